// export sessions, and the sessions of export json.
#include "terminal/exports.h"

#include "report/table.h"
#include "terminal/document.h"
#include "terminal/here.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::exports {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

struct Told {
    std::vector<report::Session> sessions; // that are history
    report::Adherence adherence;
    int simulated = 0, unfinished = 0, unreadable = 0;
};

// One without a file has none.
Result<Told> told(Desk& desk, const Days& days) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return Told{};
    if (!store) return tl::unexpected{store.error()};
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    auto found = report::read(*store, days.from, days.to);
    if (!found) return tl::unexpected{failure(found.error(), desk.file())};
    Told all;
    const auto plans = store->plans();
    if (!plans) return tl::unexpected{failure(plans.error(), desk.file())};
    all.unreadable = found->unreadable;
    all.adherence = report::adherence_of(*plans, desk.library(), found->sessions, days.from,
                                         std::min(days.to, units::day_at(at->now)));
    for (auto& one : found->sessions) {
        if (!one.line.counts)
            ++all.simulated;
        else if (one.line.completion == session::Completion::unfinished)
            ++all.unfinished;
        else
            all.sessions.push_back(std::move(one));
    }
    return all;
}

Json document(const report::Adherence& all) {
    Json plans = Json::array();
    for (const report::PlannedDays& one : all.plans)
        plans.push_back({{"plan", one.plan},
                         {"title", one.title},
                         {"version", one.version},
                         {"from", units::text(one.from)},
                         {"until", units::text(one.until)},
                         {"planned_days", one.planned},
                         {"done_days", one.done}});
    return plans;
}

Json range(const std::optional<measure::Range>& r) {
    return r ? Json{{"low", r->low}, {"high", r->high}} : Json(nullptr);
}

Json document(const store::StepSummary& s) {
    return {{"exercise", s.exercise},
            {"side", word(s.side)},
            {"variant", s.variant},
            {"tool", report::word(s.tool)},
            {"set", s.set},
            {"start_s", units::seconds(s.start)},
            {"end_s", units::seconds(s.end)},
            {"measured", s.measured},
            {"skipped", s.skipped},
            {"ended_off_roller", s.ended_off_roller},
            {"strokes", s.strokes},
            {"seconds_per_stroke", or_null(s.seconds_per_stroke)},
            {"pace_estimated", s.pace_estimated},
            {"pace_band_s", range(s.pace_band)},
            {"in_pace_band_percent", or_null(s.in_pace_band_percent)},
            {"pace_told_percent", or_null(s.control.pace_told_percent)},
            {"mean_force_n", s.mean_force ? Json(s.mean_force->value) : Json(nullptr)},
            {"force_band_n", range(s.force_band)},
            {"in_force_band_percent", or_null(s.in_force_band_percent)},
            {"in_both_bands_percent", or_null(s.control.in_both_bands_percent)},
            {"asked_lighter", s.asked_lighter},
            {"right_percent", s.balance ? Json(s.balance->right_percent) : Json(nullptr)}};
}

Json document(const report::Session& s) {
    Json steps = Json::array();
    for (const store::StepSummary& step : s.steps) steps.push_back(document(step));
    const auto text = [](const std::string& words) {
        return words.empty() ? Json(nullptr) : Json(words);
    };
    return {
        {"id", s.line.id},
        {"started", units::iso8601(s.line.started)},
        {"routine", s.line.routine},
        {"roller", word(s.line.roller)},
        {"build", word_or_null(s.build)},
        {"roller_serial", text(s.serial)},
        {"calibration", s.calibration.id},
        {"duration_s", units::seconds(s.line.duration)},
        {"state", word(s.line.completion)},
        {"usable", s.line.usable},
        {"discomfort_before", or_null(s.answers.before.discomfort)},
        {"painkiller", or_null(s.answers.before.painkiller)},
        {"discomfort_after", or_null(s.answers.after)},
        {"ended_by", s.answers.ended_by ? Json(care::word(*s.answers.ended_by)) : Json(nullptr)},
        {"note", text(s.line.note.text)},
        {"tags", s.line.note.tags},
        {"steps", std::move(steps)}};
}

} // namespace

Result<Json> sessions_told(Desk& desk, const Days& days) {
    const auto all = told(desk, days);
    if (!all) return tl::unexpected{all.error()};
    Json sessions = Json::array();
    for (const auto& one : all->sessions) sessions.push_back(document(one));
    return Json{{"sessions", std::move(sessions)},
                {"planned", document(all->adherence)},
                {"left_out",
                 {{"simulated", all->simulated},
                  {"unfinished", all->unfinished},
                  {"unreadable", all->unreadable}}}};
}

Outcome sessions(Desk& desk, const Sessions& asked) {
    const auto days = days_of(asked.span);
    if (!days) return tl::unexpected{days.error()};
    const auto all = told(desk, *days);
    if (!all) return tl::unexpected{all.error()};
    exchange::CsvForm form;
    if (asked.semicolons) form = {';', true, true};
    const auto text = report::csv_of(all->sessions, form, practising(desk) ? practice : "");
    if (const auto done = write(asked.file, asked.replace, text); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(trn("{n} session is written: {file}", "{n} sessions are written: {file}",
                        all->sessions.size()),
                    {{"file", asked.file}}));
    if (const int out = all->simulated + all->unfinished + all->unreadable; out > 0)
        desk.say(trn("{n} session that is simulated, unfinished or no longer readable is left out.",
                     "{n} sessions that are simulated, unfinished or no longer readable are left "
                     "out.",
                     static_cast<unsigned long>(out)));
    desk.say(tr("What stands in it is private; whoever has the file can read it."));
    desk.answer({{"file", asked.file},
                 {"kind", "sessions"},
                 {"sessions", all->sessions.size()},
                 {"practice", practising(desk)}});
    return 0;
}

Outcome planned(Desk& desk, const Sessions& asked) {
    const auto days = days_of(asked.span);
    if (!days) return tl::unexpected{days.error()};
    const auto all = told(desk, *days);
    if (!all) return tl::unexpected{all.error()};
    exchange::CsvForm form;
    if (asked.semicolons) form = {';', true, true};
    const auto text = report::csv_of(all->adherence, form, practising(desk) ? practice : "");
    if (const auto done = write(asked.file, asked.replace, text); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(trn("{n} version of a plan is written: {file}",
                        "{n} versions of plans are written: {file}", all->adherence.plans.size()),
                    {{"file", asked.file}}));
    if (const int out = all->adherence.unreadable; out > 0)
        desk.say(trn("{n} version of a plan can no longer be read; its days are not counted.",
                     "{n} versions of plans can no longer be read; their days are not counted.",
                     static_cast<unsigned long>(out)));
    desk.say(tr("What stands in it is private; whoever has the file can read it."));
    desk.answer({{"file", asked.file},
                 {"kind", "planned"},
                 {"plans", all->adherence.plans.size()},
                 {"practice", practising(desk)}});
    return 0;
}

} // namespace terminal::exports
