// What keys do on the sheet.
#include "screen/sheet_screen.h"

#include <algorithm>

namespace screen {
namespace {

using Box = SheetView::Box;
using Kind = SheetView::Kind;
using Row = SheetView::Row;

constexpr std::size_t most_digits = 6;

std::size_t place_of(const SheetView& v, const std::string& word) {
    for (std::size_t i = 0; i < v.rows.size(); ++i)
        if (v.rows[i].word == word) return i;
    return 0;
}

// As it stands there now: typed, or noted before.
std::string text_in(const SheetTyping& typing, const Row& row, std::size_t day) {
    const std::string* typed = entering::written(typing.cells, row.word, day);
    return typed != nullptr ? *typed : row.boxes[day].noted;
}

bool anything(const std::string& text) { return !text.empty() && text != "0" && text != "n"; }

void put(SheetTyping& typing, const Row& row, std::size_t day, std::string text) {
    auto& boxes = typing.cells[row.word];
    boxes.resize(row.boxes.size());
    if (boxes[day] == text) return;
    boxes[day] = std::move(text);
    typing.touched = true;
}

// A number that stands for a word.
std::string told(const Row& row, const std::string& digits) {
    if (row.kind != Kind::choice || digits.size() > 2) return digits;
    const int place = std::stoi(digits) - row.first;
    if (place < 0 || place >= static_cast<int>(row.choices.size())) return digits;
    return row.choices[static_cast<std::size_t>(place)].word;
}

void leave(SheetTyping& typing, const Row& row) {
    if (!typing.in_hand.empty()) put(typing, row, typing.day, told(row, typing.in_hand));
    typing.in_hand.clear();
    typing.passed = false;
}

// No further digit can belong to it.
bool full(const Row& row, const std::string& digits) {
    if (row.kind == Kind::clock) return digits.size() == 4;
    if (row.halves) return false;
    const int value = std::stoi(digits);
    return value == 0 || 10 * value > row.highest;
}

bool step_aside(SheetTyping& typing, const SheetView& v, const Row& row, int by) {
    leave(typing, row);
    for (int day = static_cast<int>(typing.day) + by;
         day >= 0 && day < static_cast<int>(v.days.size()); day += by) {
        if (!open(v, typing, row, static_cast<std::size_t>(day))) continue;
        typing.day = static_cast<std::size_t>(day);
        break;
    }
    return true;
}

// To the next box of the row, behind the last one to the row below.
void go_on(SheetTyping& typing, const SheetView& v, const Row& row) {
    leave(typing, row);
    std::size_t day = typing.day + 1;
    for (std::size_t at = place_of(v, row.word); at < v.rows.size(); ++at, day = 0)
        for (; day < v.days.size(); ++day)
            if (open(v, typing, v.rows[at], day)) {
                typing.row = v.rows[at].word;
                typing.day = day;
                return;
            }
}

bool tell(SheetTyping& typing, const SheetView& v, const Row& row, std::string text) {
    typing.in_hand.clear();
    put(typing, row, typing.day, std::move(text));
    go_on(typing, v, row);
    return true;
}

bool digit_into(SheetTyping& typing, const SheetView& v, const Row& row, char digit) {
    if (row.kind == Kind::text || typing.in_hand.size() >= most_digits) return false;
    typing.passed = false;
    typing.in_hand += digit;
    if (!full(row, typing.in_hand)) return true;
    go_on(typing, v, row);
    typing.passed = true;
    return true;
}

bool plus(SheetTyping& typing, const SheetView& v, const Row& row) {
    if (row.halves && !typing.in_hand.empty()) {
        if (typing.in_hand.find('.') == std::string::npos) typing.in_hand += ".5";
        return true;
    }
    if (!typing.in_hand.empty() || typing.day == 0) return false;
    std::string before = text_in(typing, row, typing.day - 1);
    if (before.empty()) return false;
    if (row.kind == Kind::choice &&
        entering::written(typing.cells, row.word, typing.day - 1) == nullptr)
        before = told(row, before); // noted ones are told by their number
    return tell(typing, v, row, std::move(before));
}

bool back_space(SheetTyping& typing, const Row& row) {
    typing.passed = false;
    if (typing.in_hand.empty())
        put(typing, row, typing.day, {});
    else if (typing.in_hand.ends_with(".5"))
        typing.in_hand.resize(typing.in_hand.size() - 2);
    else
        typing.in_hand.pop_back();
    return true;
}

// The letters that the sheet itself names.
const char* letter(const Row& row, Key key) {
    if (row.yes_no && (key == Key::y || key == Key::j)) return "1";
    if (row.yes_no && key == Key::n) return "0";
    const auto has = [&](const char* word) {
        return std::any_of(row.choices.begin(), row.choices.end(),
                           [&](const auto& one) { return one.word == word; });
    };
    if (key == Key::l && has("left")) return "left";
    if (key == Key::r && has("right")) return "right";
    if (key == Key::b && has("both")) return "both";
    if (key == Key::m && has("m")) return "m";
    return nullptr;
}

} // namespace

bool open(const SheetView& v, const SheetTyping& typing, const Row& row, std::size_t day) {
    if (row.belongs.empty()) return true;
    return anything(text_in(typing, v.rows[place_of(v, row.belongs)], day));
}

void go_to(SheetTyping& typing, const SheetView& v, const std::string& row, std::size_t day) {
    leave(typing, v.rows[place_of(v, typing.row)]);
    const Row& to = v.rows[place_of(v, row)];
    typing.row = to.word;
    typing.day = std::min(day, v.days.size() - 1);
    for (std::size_t i = 0; i < v.days.size() && !open(v, typing, to, typing.day); ++i)
        typing.day = i;
}

void type(SheetTyping& typing, const SheetView& v, const std::string& words) {
    put(typing, v.rows[place_of(v, typing.row)], typing.day, words);
}

bool press(SheetTyping& typing, const SheetView& v, Key key) {
    const Row& row = v.rows[place_of(v, typing.row)];
    typing.row = row.word;
    for (int n = 0; n <= 9; ++n)
        if (key == digit(n)) return digit_into(typing, v, row, static_cast<char>('0' + n));
    if (const char* said = letter(row, key)) {
        tell(typing, v, row, said);
        return typing.passed = true;
    }
    switch (key) {
    case Key::enter:
    case Key::go:
        if (typing.passed)
            typing.passed = false;
        else
            go_on(typing, v, row);
        return true;
    case Key::right: return step_aside(typing, v, row, +1);
    case Key::left: return step_aside(typing, v, row, -1);
    case Key::plus: return plus(typing, v, row);
    case Key::minus: return tell(typing, v, row, {});
    case Key::backspace: return back_space(typing, row);
    case Key::del: typing.in_hand.clear(); return back_space(typing, row);
    default: return false;
    }
}

} // namespace screen
