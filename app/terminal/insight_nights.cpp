// insight nights: a value of each night beside one of the day after it, as on the window's page of
// the weeks.
#include "terminal/insights.h"

#include "insight/weeks.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/weeks.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::insights {

using wording::filled, wording::tr;

namespace {

std::string known_values() {
    std::string all;
    for (int i = 0; i < insight::night_values; ++i)
        all.append(i > 0 ? " " : "").append(insight::word(static_cast<insight::NightValue>(i)));
    return all;
}

std::string known_items() {
    std::string all;
    for (const auto& row : diary::item_table())
        if (row.group != diary::Group::factor) all.append(all.empty() ? "" : " ").append(row.word);
    return all;
}

template <class Value> std::optional<Value> named(const std::string& typed) {
    const auto outcome = outcome_named(typed);
    const auto* value = outcome ? std::get_if<Value>(&*outcome) : nullptr;
    return value != nullptr ? std::optional{*value} : std::nullopt;
}

} // namespace

Outcome nights(Desk& desk, const NightsTyped& typed) {
    const auto of_night = named<insight::NightValue>(typed.night);
    if (!of_night) return tl::unexpected{unusable("--night", typed.night, known_values())};
    const auto of_day = named<diary::Item>(typed.day);
    if (!of_day) return tl::unexpected{unusable("--day", typed.day, known_items())};
    const auto count = whole_typed(typed.weeks);
    if (!count || *count < 1 || *count > insight::most_weeks)
        return tl::unexpected{unusable("--weeks", typed.weeks, "1 .. 52")};
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    const units::Day today = units::day_at(at->now);
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    insight::Log log;
    if (store) {
        auto read = log_of(*store, today - std::chrono::days{insight::days_a_week * *count}, today);
        if (!read) return tl::unexpected{failure(read.error(), desk.file())};
        log = *std::move(read);
    }
    const auto weeks = insight::weeks(log, today, *count, at->now);
    auto found = insight::night_and_day(
        log, *of_night, *of_day, {weeks.front().days.front().day, insight::days_a_week * *count},
        at->now);
    std::sort(found.points.begin(), found.points.end());
    desk.say(filled(
        tr("Of the night: {night}. Of the day after it: {day}."),
        {{"night", wording::name(insight::Outcome{*of_night})}, {"day", wording::name(*of_day)}}));
    Json points = Json::array();
    for (const auto& [night, day] : found.points) {
        desk.say("  " + wording::value(*of_night, night) + "  –  " + wording::value(*of_day, day));
        points.push_back({{"night", night}, {"day", day}});
    }
    if (found.missing > 0)
        desk.say(wording::still_missing(found));
    else
        desk.say(tr("Whether one belongs to the other cannot be seen from that; a question of your "
                    "own can ask."));
    desk.answer({{"night", insight::word(*of_night)},
                 {"day", diary::word(*of_day)},
                 {"weeks", *count},
                 {"points", std::move(points)},
                 {"missing", found.missing}});
    return 0;
}

} // namespace terminal::insights
