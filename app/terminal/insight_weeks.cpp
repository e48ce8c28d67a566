// insight weeks: the weeks of the log one below the other.
#include "terminal/insights.h"

#include "insight/weeks.h"
#include "terminal/log.h"
#include "wording/diary.h"
#include "wording/weeks.h"
#include "wording/wording.h"

namespace terminal::insights {

using wording::tr;

namespace {

Json document(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json document(const insight::Week& week) {
    Json days = Json::array();
    for (const auto& day : week.days)
        days.push_back({{"day", units::text(day.day)},
                        {"rolled_min", document(day.rolled_min)},
                        {"asleep_min", document(day.asleep_min)},
                        {"quality", document(day.quality)},
                        {"magnesium_mg", day.magnesium_mg}});
    return {{"from", units::text(week.days.front().day)},
            {"rolled_days", week.rolled_days()},
            {"asleep_min", document(week.asleep_min())},
            {"days", std::move(days)}};
}

Json document(const insight::Steadiness& s) {
    return {{"weeks", s.weeks},
            {"weeks_as_meant", s.as_meant},
            {"rolled_days_a_week", s.rolled_a_week},
            {"nights", s.nights},
            {"planned_doses", s.planned_doses},
            {"doses_taken", s.as_taken}};
}

} // namespace

Outcome weeks(Desk& desk, const WeeksTyped& typed) {
    const auto count = whole_typed(typed.weeks);
    if (!count || *count < 1 || *count > insight::most_weeks)
        return tl::unexpected{unusable("--weeks", typed.weeks, "1 .. 52")};
    const auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    const units::Day today = units::day_at(book->here.now);
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    insight::Log log;
    if (store) {
        auto read = log_of(*store, today - std::chrono::days{insight::days_a_week * *count}, today);
        if (!read) return tl::unexpected{failure(read.error(), desk.file())};
        log = *std::move(read);
    }
    const auto all = insight::weeks(log, today, *count, book->here.now);
    Json documents = Json::array();
    for (const auto& week : all) {
        documents.push_back(document(week));
        desk.say(wording::date(week.days.front().day) + "  " + wording::facts(week));
        for (const auto& day : week.days)
            if (const auto line = wording::line(day); !line.empty()) desk.say("  " + line);
    }
    const auto steady = insight::steadiness(all, log, book->plan, today);
    for (const auto& line : wording::lines(steady)) desk.say(line);
    desk.answer({{"weeks", std::move(documents)}, {"steadiness", document(steady)}});
    return 0;
}

} // namespace terminal::insights
