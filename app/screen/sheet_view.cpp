#include "diary/morning.h"
#include "screen/sheet_screen.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace screen {
namespace {

using diary::NightField;
using entering::written;
using wording::filled, wording::tr, wording::trn;
using Box = SheetView::Box;
using Kind = SheetView::Kind;
using Row = SheetView::Row;
using State = Box::State;

constexpr std::array clocks{NightField::into_bed, NightField::tried_to_sleep,
                            NightField::final_wake, NightField::out_of_bed};
constexpr int most_mg = 9999;

// "2245" is 22:45, as it is understood.
std::string with_colon(const std::string& text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() < 3 || text.size() > 4) return text;
    return text.substr(0, text.size() - 2) + ':' + text.substr(text.size() - 2);
}

bool is_clock(const std::string& word) {
    const bool of_night = std::any_of(clocks.begin(), clocks.end(),
                                      [&](NightField f) { return diary::word(f) == word; });
    const bool dose = word.starts_with("dose-") && word != "dose-mg" && word != "dose-of";
    return of_night || dose || word.ends_with("-time");
}

int highest_of(const std::string& word) {
    if (word == diary::word(NightField::quality)) return 10;
    if (word == diary::word(NightField::latency)) return 720;
    if (word == diary::word(NightField::awakenings)) return 99;
    if (word == diary::word(NightField::awake)) return 1080;
    if (word == "dose-mg") return most_mg;
    const auto item = diary::item_named(word);
    return item ? static_cast<int>(diary::row(*item).highest) : 0;
}

// The numbers that stand for words, where the sheet does not tell them.
std::string numbered(const Row& row) {
    std::string all;
    int number = row.first;
    for (const auto& one : row.choices)
        all.append(all.empty() ? "" : ", ")
            .append(std::to_string(number++))
            .append(" = ")
            .append(one.name);
    return all;
}

Row row_of(const paper::SheetRow& on_paper) {
    Row row{on_paper.word, on_paper.name, on_paper.how, {}, {}, Kind::number, 0, 0,
            false,         false,         {},           {}};
    for (auto& one : entering::choices(row.word))
        row.choices.push_back({std::move(one.word), std::move(one.name)});
    if (const auto item = diary::item_named(row.word)) {
        row.halves = diary::row(*item).step < 1.0;
        row.yes_no = diary::row(*item).scale == diary::Scale::yes_no;
    }
    row.yes_no = row.yes_no || row.word.ends_with("-sudden");
    if (is_clock(row.word))
        row.kind = Kind::clock;
    else if (!row.choices.empty()) {
        row.kind = Kind::choice;
        row.first = on_paper.belongs && !row.yes_no ? 1 : 0;
        row.highest = row.first + static_cast<int>(row.choices.size()) - 1;
        row.how = numbered(row);
    } else if (on_paper.belongs)
        row.kind = Kind::text;
    else
        row.highest = highest_of(row.word);
    return row;
}

// A choice is shown by its number: a word has no room.
std::string shown(const Row& row, const std::string& text) {
    if (row.kind == Kind::clock) return with_colon(text);
    if (row.kind != Kind::choice) return text;
    for (std::size_t i = 0; i < row.choices.size(); ++i)
        if (row.choices[i].word == text) return std::to_string(row.first + static_cast<int>(i));
    return text;
}

struct Filling {
    const SheetFacts& f;
    const SheetTyping& typing;
    entering::SheetCells noted = entering::written_before(f.sitting->facts, f.sitting->before);
    entering::SheetTold told =
        entering::told(f.sitting->facts, typing.cells, {&f.sitting->before, f.now, f.zone});

    State state(const std::string& row, std::size_t day) const {
        const std::string what = entering::told_in(row);
        State state = State::kept;
        for (const auto& fault : told.faults) {
            if (fault.day != day || entering::told_in(fault.row) != what) continue;
            if (!fault.waits && fault.row == row) return State::refused;
            state = State::waits;
        }
        return state;
    }
    Box box(const Row& row, std::size_t day) const {
        Box b;
        if (const auto* text = written(noted, row.word, day)) b.noted = b.text = shown(row, *text);
        if (!b.noted.empty()) b.state = State::noted;
        if (const auto* text = written(typing.cells, row.word, day)) {
            b.text = shown(row, *text);
            b.state = state(row.word, day);
        }
        return b;
    }
};

// How late the night of that day was entered, where it is noted.
std::string noted_of(const SheetFacts& f, std::size_t day) {
    const units::Day date = f.sitting->facts.from + std::chrono::days{day};
    const diary::Entry<diary::Night>* night = nullptr;
    const auto nights = diary::current(f.sitting->before.nights);
    if (const auto kept = f.sitting->kept.find({day, "night"}); kept != f.sitting->kept.end())
        night = std::get_if<diary::Entry<diary::Night>>(&kept->second);
    if (night == nullptr) night = diary::told_by_person(nights, date);
    if (night == nullptr) return {};
    std::string text = tr("The night is noted.");
    const int late = diary::days_late(date, night->entered_at);
    if (late > 0) text.append(" ").append(wording::entered_late(late));
    return text;
}

std::string where(const SheetView& v, const std::string& row, std::size_t day) {
    std::string name = row;
    for (const Row& one : v.rows)
        if (one.word == row) name = one.name;
    return v.days[day].weekday + ' ' + v.days[day].date + ": " + name;
}

std::string waiting(unsigned long boxes) {
    if (boxes == 0) return {};
    return trn("{n} box waits for another one, as a night does for the time out of bed.",
               "{n} boxes wait for others, as a night does for the time out of bed.", boxes);
}

} // namespace

SheetView view_of(const SheetFacts& f, const SheetTyping& typing) {
    SheetView v;
    const auto& asked = f.sitting->facts;
    const paper::Sheet sheet = paper::sheet_of(asked);
    constexpr std::chrono::days one{1};
    v.title =
        filled(tr("{from} to {to}"),
               {{"from", wording::date(asked.from)},
                {"to", wording::date(asked.from + std::chrono::days{paper::sheet_days - 1})}});
    v.earlier = units::text(asked.from - one);
    if (asked.from + one <= units::day_at(units::in_zone(f.now.utc, f.zone)))
        v.later = units::text(asked.from + one);
    for (std::size_t day = 0; day < sheet.days.size(); ++day)
        v.days.push_back({sheet.days[day].weekday, sheet.days[day].date, sheet.days[day].monday,
                          noted_of(f, day)});
    const Filling filling{f, typing};
    unsigned long waits = 0;
    for (const auto& block : sheet.blocks) {
        std::string title = block.title, above;
        for (const auto& on_paper : block.rows) {
            if (on_paper.word == "rolled") continue; // the diary has no place for it
            Row row = row_of(on_paper);
            row.title = std::exchange(title, {});
            if (on_paper.belongs)
                row.belongs = above;
            else
                above = row.word;
            for (std::size_t day = 0; day < v.days.size(); ++day) {
                row.boxes.push_back(filling.box(row, day));
                waits += row.boxes.back().state == State::waits ? 1 : 0;
            }
            v.rows.push_back(std::move(row));
        }
    }
    v.state = waiting(waits);
    if (f.elsewhere)
        v.state.append(v.state.empty() ? "" : " ")
            .append(filled(tr("On {date} something is left as well: begin the sheet there."),
                           {{"date", wording::date(*f.elsewhere)}}));
    for (const auto& fault : filling.told.faults)
        if (!fault.waits)
            v.refused.push_back(
                {fault.row, where(v, fault.row, fault.day), fault.message, fault.day});
    v.said = f.said;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
