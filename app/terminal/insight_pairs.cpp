// insight pairs: each session with the magnesium before it, the nights round it and what was noted
// the day after.
#include "terminal/insights.h"

#include "terminal/log.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

namespace terminal::insights {

using wording::filled, wording::tr;

namespace {

constexpr std::chrono::days four_weeks{27};

struct Told {
    const insight::Log& log;
    std::vector<insight::Slept> slept;
    std::vector<std::size_t> night; // of each of them, in the log
    units::WallTime now{};
};

Told told(const insight::Log& log, units::WallTime now) {
    Told found{log, {}, {}, now};
    for (std::size_t i = 0; i < log.nights.size(); ++i)
        if (const auto night = insight::slept(log.nights[i], now)) {
            found.slept.push_back(*night);
            found.night.push_back(i);
        }
    return found;
}

const diary::Night& night_at(const Told& all, std::size_t place) {
    return all.log.nights[all.night[place]];
}

std::string night_words(const Told& all, std::size_t place) {
    const auto& night = night_at(all, place);
    const auto times = diary::times(night, all.now).value_or(diary::NightTimes{});
    return wording::date(night.wake_date) + ": " + log::line(night, times);
}

std::vector<std::string> lines_of(const Told& all, const insight::Pair& p) {
    std::vector<std::string> lines;
    const auto row = [&](const char* text, const std::string& what) {
        lines.push_back(filled(text, {{"what", what}}));
    };
    const std::string none = tr("not noted");
    row(tr("magnesium before: {what}"),
        p.dose ? log::line(all.log.doses[*p.dose]) + ", " +
                     filled(tr("{n} h earlier"), {{"n", wording::number(p.hours_after_dose, 1)}})
               : none);
    row(tr("night before: {what}"), p.night_before ? night_words(all, *p.night_before) : none);
    if (p.in_night) row(tr("in the middle of a night: {what}"), night_words(all, *p.in_night));
    row(tr("night after: {what}"), p.night_after ? night_words(all, *p.night_after) : none);
    std::string next;
    for (const auto i : p.next_day)
        next += (next.empty() ? "" : "; ") + log::line(all.log.observations[i]);
    row(tr("next day: {what}"), next.empty() ? none : next);
    return lines;
}

void say(Desk& desk, const Told& all, const insight::Rolling& rolling, const insight::Pair& p) {
    desk.say(wording::date_time(rolling.began) + "  " + rolling.id.substr(0, 8));
    for (const std::string& line : lines_of(all, p)) desk.say("  " + line);
}

Json night_document(const Told& all, const std::optional<std::size_t>& place) {
    return place ? log::document(night_at(all, *place), all.now) : Json(nullptr);
}

Json document(const Told& all, const insight::Rolling& rolling, const insight::Pair& p) {
    Json next = Json::array();
    for (const auto i : p.next_day) next.push_back(log::document(all.log.observations[i]));
    return {{"session", rolling.id},
            {"started", units::iso8601(rolling.began)},
            {"day", units::text(p.day)},
            {"dose_before", p.dose ? log::document(all.log.doses[*p.dose]) : Json(nullptr)},
            {"hours_after_dose", p.dose ? Json(p.hours_after_dose) : Json(nullptr)},
            {"night_before", night_document(all, p.night_before)},
            {"in_night", night_document(all, p.in_night)},
            {"night_after", night_document(all, p.night_after)},
            {"next_day", std::move(next)}};
}

} // namespace

std::vector<std::string> around(store::Store& store, const std::string& session,
                                units::WallTime began, units::WallTime now) {
    constexpr std::chrono::days two{2};
    const units::Day day = units::day_at(began);
    const auto log = log_of(store, day - two, day + two);
    if (!log) return {};
    const Told all = told(*log, now);
    for (const auto& rolling : log->rollings) {
        if (rolling.id != session) continue;
        auto lines =
            lines_of(all, insight::pair(rolling, log->doses, all.slept, log->observations));
        lines.push_back(wording::pairing_rule());
        return lines;
    }
    return {};
}

Outcome pairs(Desk& desk, const PairsTyped& typed) {
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    units::Day to = units::day_at(at->now);
    if (const auto wrong = read_day("--to", typed.to, to)) return tl::unexpected{*wrong};
    units::Day from = to - four_weeks;
    if (const auto wrong = read_day("--from", typed.from, from)) return tl::unexpected{*wrong};
    if (to < from) return tl::unexpected{Failure{"usage", tr("--to lies before --from.")}};
    insight::Log log;
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    if (store) {
        std::vector<store::LostEntry> lost;
        auto read = log_of(*store, from, to, &lost);
        if (!read) return tl::unexpected{failure(read.error(), desk.file())};
        log = *std::move(read);
        log::warn_of(desk, lost);
    }
    desk.say(wording::pairing_rule());
    const Told all = told(log, at->now);
    Json list = Json::array();
    for (const auto& rolling : log.rollings) {
        const auto pair = insight::pair(rolling, log.doses, all.slept, log.observations);
        say(desk, all, rolling, pair);
        list.push_back(document(all, rolling, pair));
    }
    if (log.rollings.empty())
        desk.say(filled(tr("Nobody rolled from {from} to {to}."),
                        {{"from", wording::date(from)}, {"to", wording::date(to)}}));
    desk.answer({{"from", units::text(from)},
                 {"to", units::text(to)},
                 {"rule", wording::pairing_rule()},
                 {"pairs", std::move(list)}});
    return 0;
}

} // namespace terminal::insights
