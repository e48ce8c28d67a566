#include "terminal/reminders.h"

#include "terminal/typed.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace terminal {

using wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"},
    german{"so", "mo", "di", "mi", "do", "fr", "sa"};

std::optional<std::chrono::weekday> weekday_named(std::string_view word) {
    for (unsigned i = 0; i < weekdays.size(); ++i)
        if (word == weekdays.at(i) || word == german.at(i)) return std::chrono::weekday{i};
    return std::nullopt;
}

Result<std::optional<units::Clock>> clock_of(const char* option, const std::string& text) {
    if (text == "-") return std::optional<units::Clock>{};
    const auto told = clock_typed(text);
    if (told && !told->offset) return std::optional{told->at};
    return tl::unexpected{unusable(option, text, tr("a time is written as 22:45"))};
}

Result<std::vector<std::chrono::weekday>> days_of(const std::string& text) {
    std::vector<std::chrono::weekday> found;
    std::string_view rest{text};
    if (rest == "-") return found;
    do {
        const auto comma = std::min(rest.find(','), rest.size());
        const auto day = weekday_named(rest.substr(0, comma));
        if (!day)
            return tl::unexpected{
                unusable("--rolling", text,
                         tr("days are mon,tue,wed,thu,fri,sat,sun, parted by commas; - for none"))};
        if (std::find(found.begin(), found.end(), *day) == found.end()) found.push_back(*day);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    } while (!rest.empty());
    return found;
}

} // namespace

void add_options(CLI::App& app, ReminderTimes& times) {
    app.add_option("--rolling", times.rolling,
                   tr("days of rolling, mon,wed,fri unless others are kept; - for none"))
        ->type_name(tr("days"));
    app.add_option("--rolling-at", times.rolling_at, tr("20:00 unless another is kept; - for none"))
        ->type_name("HH:MM");
    app.add_option("--morning-at", times.morning_at, tr("07:30 unless another is kept; - for none"))
        ->type_name("HH:MM");
    app.add_option("--evening-at", times.evening_at,
                   tr("of planned doses before bed, 21:30 unless another is kept; - for none"))
        ->type_name("HH:MM");
}

Result<diary::Reminders> typed_over(diary::Reminders kept, const ReminderTimes& typed) {
    if (typed.rolling) {
        auto days = days_of(*typed.rolling);
        if (!days) return tl::unexpected{days.error()};
        kept.rolling_on = *std::move(days);
    }
    for (const auto& [option, text, to] :
         {std::tuple{"--rolling-at", &typed.rolling_at, &kept.rolling},
          std::tuple{"--morning-at", &typed.morning_at, &kept.morning},
          std::tuple{"--evening-at", &typed.evening_at, &kept.evening}}) {
        if (!*text) continue;
        const auto at = clock_of(option, **text);
        if (!at) return tl::unexpected{at.error()};
        *to = *at;
    }
    return kept;
}

std::string_view weekday_word(std::chrono::weekday day) { return weekdays.at(day.c_encoding()); }

} // namespace terminal
