#include "entering/typed.h"

#include "routine/utf8.h"
#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entering {

using namespace std::chrono_literals;
using wording::filled, wording::tr;

namespace {

std::optional<int> digits(std::string_view text, std::size_t most) {
    const bool all =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > most || !all) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with(',')) text.remove_suffix(1);
    return text;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string underscored(std::string word) {
    std::replace(word.begin(), word.end(), '-', '_');
    return word;
}

std::string unusable(std::string_view option, std::string_view typed, std::string_view allowed) {
    std::string what{typed.substr(0, 100)};
    std::replace(what.begin(), what.end(), '\n', '?'); // one sentence is one line
    return filled(tr("{option}: “{what}” cannot be used here; {allowed}."),
                  {{"option", std::string{option}},
                   {"what", std::move(what)},
                   {"allowed", std::string{allowed}}});
}

std::optional<std::chrono::minutes> taken_offset(std::string_view& text) {
    if (text.ends_with('Z')) {
        text.remove_suffix(1);
        return 0min;
    }
    if (text.size() < 6) return std::nullopt;
    const std::string_view tail = text.substr(text.size() - 6);
    const auto hours = digits(tail.substr(1, 2), 2), minutes = digits(tail.substr(4, 2), 2);
    if ((tail[0] != '+' && tail[0] != '-') || tail[3] != ':' || !hours || !minutes || *hours > 14 ||
        *minutes > 59)
        return std::nullopt;
    text.remove_suffix(6);
    const auto offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return tail[0] == '-' ? -offset : offset;
}

std::optional<units::Clock> clock_of(std::string_view text) {
    const auto mark = text.find_first_of(":.");
    if (mark == std::string_view::npos) return std::nullopt;
    std::string_view rest = text.substr(mark + 1);
    if (rest.size() == 5 && rest[2] == ':') {
        const auto seconds = digits(rest.substr(3), 2);
        if (!seconds || *seconds > 59) return std::nullopt;
        rest = rest.substr(0, 2);
    }
    const auto hours = digits(text.substr(0, mark), 2), minutes = digits(rest, 2);
    if (!hours || !minutes || rest.size() != 2 || *hours > 23 || *minutes > 59) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::optional<double> number_typed(std::string_view typed) {
    std::string text{trimmed(typed)};
    if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1)
        text[text.find(',')] = '.';
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] =
        std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc{} || stopped != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> whole_typed(std::string_view text) {
    text = trimmed(text);
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return value;
}

std::string with_colon(std::string_view typed) {
    std::string text{trimmed(typed)};
    if ((text.size() == 3 || text.size() == 4) && digits(text, 4))
        text.insert(text.size() - 2, ":");
    return text;
}

std::optional<ClockTyped> clock_typed(std::string_view text) {
    text = trimmed(text);
    ClockTyped typed;
    typed.offset = taken_offset(text);
    const auto at = clock_of(text);
    if (!at) return std::nullopt;
    typed.at = *at;
    return typed;
}

tl::expected<diary::NightClock, std::string> night_clock_typed(std::string_view option,
                                                               std::string_view text,
                                                               units::Day date,
                                                               std::string_view zone) {
    const auto typed = clock_typed(text);
    if (!typed) return tl::unexpected{unusable(option, text, tr("a time is written as 22:45"))};
    if (!typed->offset) return diary::NightClock{typed->at, {}};
    bool known = false;
    for (int back = -1; back <= 3; ++back) {
        const auto m = units::moments(date - std::chrono::days{back} + typed->at, zone);
        if (!m) continue;
        known |= m->first.offset == *typed->offset;
        if (!m->second) continue;
        if (m->first.offset == *typed->offset)
            return diary::NightClock{typed->at, units::Reading::first};
        if (m->second->offset == *typed->offset)
            return diary::NightClock{typed->at, units::Reading::second};
    }
    if (known) return diary::NightClock{typed->at, {}};
    return tl::unexpected{
        unusable(option, text, tr("the clocks do not have that offset from UTC on that day"))};
}

tl::expected<std::string, std::string> text_typed(std::string_view option,
                                                  const std::string& text) {
    if (routine::characters(text)) return text;
    return tl::unexpected{
        unusable(option, text, tr("write plain text of one line, without control characters"))};
}

} // namespace entering
