// Numbers, durations and dates in the person's form. No printf, no locale: only to_chars.
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace wording {
namespace {

std::string two_digits(long long value) {
    const std::string text = std::to_string(value);
    return text.size() < 2 ? "0" + text : text;
}

const char* english_month(unsigned month) {
    static constexpr std::array<const char*, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names.at(month - 1);
}

// The digits at the beginning of `text`, at most four, taken off; nothing when there are none.
std::optional<int> taken_number(std::string_view& text) {
    int value = 0;
    const std::string_view head = text.substr(0, 4);
    const auto [end, fault] = std::from_chars(head.data(), head.data() + head.size(), value);
    if (fault != std::errc{} || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - head.data()));
    return value;
}

std::optional<int> taken_month(std::string_view& text) {
    for (unsigned month = 1; month <= 12; ++month)
        if (text.starts_with(english_month(month))) {
            text.remove_prefix(3);
            return static_cast<int>(month);
        }
    return taken_number(text);
}

bool taken(std::string_view& text, char what) {
    if (text.empty() || text.front() != what) return false;
    text.remove_prefix(1);
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

using Day = std::chrono::year_month_day;

std::optional<Day> day_of(int y, int m, int d) {
    if (m > 12 || d > 31) return std::nullopt; // both are kept in a byte: 257 would become 1
    const Day made{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                   std::chrono::day{static_cast<unsigned>(d)}};
    return y >= 1900 && made.ok() ? std::optional{made} : std::nullopt;
}

// All that it may mean: none, one, or with slashes two, whose order nobody tells.
std::vector<Day> days_typed(std::string_view typed) {
    std::string_view rest = trimmed(typed);
    const auto first = taken_number(rest);
    if (!first || rest.empty()) return {};
    const char mark = rest.front();
    if (std::string_view{"./- "}.find(mark) == std::string_view::npos) return {};
    const auto part = [&] { // "20. 11. 2026", too
        const bool there = taken(rest, mark);
        while (mark == '.' && taken(rest, ' ')) {
        }
        return there;
    };
    part();
    const auto second = taken_month(rest);
    if (!second || !part()) return {};
    const auto third = taken_number(rest);
    if (!third || !rest.empty()) return {};
    const auto day = mark == '-'   ? day_of(*first, *second, *third)
                     : mark == '/' ? day_of(*third, *first, *second)
                                   : day_of(*third, *second, *first);
    if (!day) return {};
    const auto turned = mark == '/' ? day_of(*third, *second, *first) : day;
    if (!turned || *turned == *day) return {*day};
    return {*turned, *day};
}

} // namespace

std::optional<Day> day_typed(std::string_view typed) {
    const auto days = days_typed(typed);
    return days.size() == 1 ? std::optional{days.front()} : std::nullopt;
}

std::string which_day(std::string_view typed) {
    const auto days = days_typed(typed);
    if (days.size() != 2) return {};
    return filled(tr("“{typed}” may be two days: please type {one} or {other}."),
                  {{"typed", std::string{trimmed(typed)}},
                   {"one", date(days.front())},
                   {"other", date(days.back())}});
}

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) return "–";
    std::array<char, 400> text{}; // the largest double has 309 digits before the point
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::fixed, std::clamp(decimals, 0, 9))
                         .ptr;
    std::string out{text.data(), end};
    if (out.find_first_of("123456789") == std::string::npos && out.front() == '-') out.erase(0, 1);
    if (language() == Language::de) std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::string clock(units::Duration duration) {
    const auto s = std::max(std::chrono::ceil<std::chrono::seconds>(duration).count(),
                            std::chrono::seconds::rep{0});
    std::string tail{':'};
    tail += two_digits(s % 60);
    if (s < 3600) return std::to_string(s / 60) + tail;
    return std::to_string(s / 3600) + ':' + two_digits(s / 60 % 60) + tail;
}

std::string date(std::chrono::year_month_day date) {
    const std::string year = std::to_string(static_cast<int>(date.year()));
    const auto month = static_cast<unsigned>(date.month());
    const auto day = static_cast<unsigned>(date.day());
    if (language() == Language::de) return two_digits(day) + "." + two_digits(month) + "." + year;
    return std::to_string(day) + " " + english_month(month) + " " + year;
}

std::string date_time(const units::WallTime& t) {
    const auto local = std::chrono::floor<std::chrono::minutes>(t.utc + t.offset);
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = (local - midnight).count();
    return date(midnight) + ", " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string sentence(const measure::Balance& b) {
    const std::string right = number(std::round(b.right_percent), 0);
    const std::string left = number(100.0 - std::round(b.right_percent), 0);
    std::string words =
        filled(tr("Load on the roller: its left end {left} %, its right end {right} %"),
               {{"left", left}, {"right", right}});
    if (!b.to_right_percent) return words;
    const std::string by = number(std::round(std::abs(*b.to_right_percent)), 0);
    return words + ", " +
           filled(*b.to_right_percent > 0.0 ? tr("{n} points further right at the end")
                                            : tr("{n} points further left at the end"),
                  {{"n", by}});
}

} // namespace wording
