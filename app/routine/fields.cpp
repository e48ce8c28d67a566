#include "routine/fields.h"

#include "routine/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace routine {
namespace {

const Table no_table;

std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string listed(Words allowed) {
    std::string list;
    for (const Word& word : allowed) {
        if (!list.empty()) list += ", ";
        list += word.text;
    }
    return list;
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

constexpr std::size_t most_letters = 400;
constexpr std::size_t most_letters_of_a_name = 60;

std::size_t most_letters_of(std::string_view key) {
    return key == "title" || key == "name" ? most_letters_of_a_name : most_letters;
}

// A text may be typed in several lines.
std::string in_one_line(std::string_view text) {
    std::string line;
    bool broken = false;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            broken = true;
            continue;
        }
        if (broken && c == ' ') continue; // how far it is set in
        if (std::exchange(broken, false) && !line.empty() && line.back() != ' ') line += ' ';
        line += c;
    }
    return line;
}

// Escapes in a text can make what the sieve keeps out of the file itself. A text stands in one line
// of a screen, a terminal and a table.
void check(const std::string& text, Spot at, const std::string& key, std::size_t most,
           Errors& errors) {
    if (blank(text)) return errors.add(at, FileErrorCode::empty, key);
    const auto letters = characters(text);
    if (!letters) return errors.add(at, FileErrorCode::control_character, key);
    if (*letters > most) errors.add(at, FileErrorCode::too_large, key, std::to_string(most));
}

} // namespace

std::string range(double low, double high) { return shortest(low) + " .. " + shortest(high); }

bool plain(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

Fields::Fields(const Value& value, Errors& errors, std::string_view name)
    : at_{value.at}, errors_{errors} {
    table_ = std::get_if<Table>(&value.is);
    if (table_ != nullptr) return;
    errors_.add(at_, FileErrorCode::wrong_type, std::string{name}, "table");
    table_ = &no_table;
}

const Entry* Fields::entry(std::string_view key) const {
    const auto found =
        std::find_if(table_->begin(), table_->end(), [&](const Entry& e) { return e.key == key; });
    return found == table_->end() ? nullptr : &*found;
}

const Value* Fields::find(std::string_view key) {
    asked_.push_back(key);
    const Entry* found = entry(key);
    return found != nullptr ? &found->value : nullptr;
}

const Value* Fields::need(std::string_view key) {
    const Value* value = find(key);
    if (value == nullptr && table_ != &no_table)
        errors_.add(at_, FileErrorCode::missing_key, std::string{key});
    return value;
}

template <class Type>
const Type* Fields::as(std::string_view key, const Value& value, const char* kind) {
    const auto* typed = std::get_if<Type>(&value.is);
    if (typed == nullptr) errors_.add(value.at, FileErrorCode::wrong_type, std::string{key}, kind);
    return typed;
}

void Fields::wrong(std::string_view key, FileErrorCode code, std::string allowed) {
    const Entry* found = entry(key);
    errors_.add(found != nullptr ? found->value.at : at_, code, std::string{key},
                std::move(allowed));
}

Text Fields::text_or_none(std::string_view key) {
    if (entry(key) != nullptr) return text(key);
    asked_.push_back(key);
    return {};
}

Text Fields::text(std::string_view key) {
    const Value* value = need(key);
    if (value == nullptr) return {};
    if (as<Table>(key, *value, "table") == nullptr) return {};
    Fields both{*value, errors_};
    const auto one = [&](std::string_view language) -> std::string {
        const std::string full = std::string{key} + "." + std::string{language};
        const Value* twin = both.find(language);
        if (twin == nullptr) {
            errors_.add(value->at, FileErrorCode::missing_language, full);
            return {};
        }
        const auto* words = as<std::string>(full, *twin, "text");
        if (words == nullptr) return {};
        std::string line = in_one_line(*words);
        check(line, twin->at, full, most_letters_of(key), errors_);
        return line;
    };
    Text text{one("de"), one("en")};
    both.refuse_unknown();
    return text;
}

std::string Fields::id(std::string_view key) {
    const Value* value = need(key);
    return value != nullptr ? line_in(key, *value) : std::string{};
}

std::string Fields::line_in(std::string_view key, const Value& value) {
    const auto* line = as<std::string>(key, value, "text");
    if (line == nullptr) return {};
    check(*line, value.at, std::string{key}, most_letters, errors_);
    return *line;
}

bool Fields::truth(std::string_view key, bool otherwise) {
    const Value* value = find(key);
    if (value == nullptr) return otherwise;
    const bool* truth = as<bool>(key, *value, "true or false");
    return truth != nullptr ? *truth : otherwise;
}

std::optional<double> Fields::number_in(std::string_view key, const Value& value, double low,
                                        double high) {
    double number = 0.0;
    if (const auto* whole = std::get_if<std::int64_t>(&value.is))
        number = static_cast<double>(*whole);
    else if (const auto* real = as<double>(key, value, "number"))
        number = *real;
    else
        return std::nullopt;
    if (number >= low && number <= high) return number; // neither holds for NaN
    errors_.add(value.at, FileErrorCode::out_of_range, std::string{key}, range(low, high));
    return std::nullopt;
}

std::optional<double> Fields::number(std::string_view key, double low, double high) {
    const Value* value = find(key);
    return value != nullptr ? number_in(key, *value, low, high) : std::nullopt;
}

double Fields::needed_number(std::string_view key, double low, double high) {
    const Value* value = need(key);
    return value != nullptr ? number_in(key, *value, low, high).value_or(low) : low;
}

int Fields::whole_number(std::string_view key, int low, int high, int otherwise) {
    const Value* value = find(key);
    if (value == nullptr) return otherwise;
    const auto* whole = as<std::int64_t>(key, *value, "whole number");
    if (whole == nullptr) return otherwise;
    if (*whole >= low && *whole <= high) return static_cast<int>(*whole);
    errors_.add(value->at, FileErrorCode::out_of_range, std::string{key}, range(low, high));
    return otherwise;
}

std::optional<int> Fields::word_in(std::string_view key, const Value& value, Words allowed) {
    const auto* text = as<std::string>(key, value, "text");
    if (text == nullptr) return std::nullopt;
    for (const Word& word : allowed)
        if (word.text == *text) return word.value;
    errors_.add(value.at, FileErrorCode::out_of_range, std::string{key}, listed(allowed));
    return std::nullopt;
}

std::optional<int> Fields::word(std::string_view key, Words allowed) {
    const Value* value = find(key);
    return value != nullptr ? word_in(key, *value, allowed) : std::nullopt;
}

std::vector<int> Fields::words(std::string_view key, Words allowed) {
    const Value* value = find(key);
    if (value == nullptr) return {};
    const auto* list = as<List>(key, *value, "list");
    if (list == nullptr) return {};
    std::vector<int> found;
    for (const Value& element : *list) {
        const auto word = word_in(key, element, allowed);
        if (!word) continue;
        if (std::find(found.begin(), found.end(), *word) != found.end())
            errors_.add(element.at, FileErrorCode::duplicate_key, std::string{key});
        else
            found.push_back(*word);
    }
    return found;
}

std::optional<Band> Fields::band(std::string_view key, double low, double high) {
    const Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto* list = as<List>(key, *value, "list");
    if (list == nullptr) return std::nullopt;
    if (list->size() != 2) {
        errors_.add(value->at, FileErrorCode::wrong_type, std::string{key}, "two numbers");
        return std::nullopt;
    }
    const auto from = number_in(key, list->front(), low, high);
    const auto to = number_in(key, list->back(), from.value_or(low), high);
    if (!from || !to) return std::nullopt;
    return Band{*from, *to};
}

std::vector<double> Fields::numbers(std::string_view key, const std::vector<Band>& ranges) {
    const Value* value = find(key);
    if (value == nullptr) return {};
    const auto* list = std::get_if<List>(&value->is);
    const std::size_t count = list != nullptr ? list->size() : 1;
    if (count == 0 || count > ranges.size()) {
        errors_.add(value->at, FileErrorCode::wrong_type, std::string{key}, "list");
        return {};
    }
    std::vector<double> found;
    for (std::size_t i = 0; i < count; ++i)
        found.push_back(
            number_in(key, list != nullptr ? list->at(i) : *value, ranges[i].low, ranges[i].high)
                .value_or(0.0));
    return found;
}

const List* Fields::tables(std::string_view key) {
    const Value* value = need(key);
    if (value == nullptr) return nullptr;
    const auto* list = as<List>(key, *value, "list");
    if (list != nullptr && list->empty())
        errors_.add(value->at, FileErrorCode::empty, std::string{key});
    return list;
}

std::vector<std::string> Fields::lines(std::string_view key) {
    const Value* value = need(key);
    if (value == nullptr) return {};
    const auto* list = as<List>(key, *value, "list");
    if (list == nullptr) return {};
    std::vector<std::string> found;
    for (const Value& element : *list) found.push_back(line_in(key, element));
    return found;
}

void Fields::refuse_unknown() {
    std::string known;
    for (const auto key : asked_) known += (known.empty() ? "" : ", ") + std::string{key};
    for (const Entry& e : *table_)
        if (std::find(asked_.begin(), asked_.end(), e.key) == asked_.end())
            errors_.add(e.at, FileErrorCode::unknown_key, e.key, known);
}

} // namespace routine
