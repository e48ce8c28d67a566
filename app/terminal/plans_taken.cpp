// plan list, use, drop, now: the plans of a person, and what of them is due.
#include "terminal/plans.h"

#include "care/answers.h"
#include "routine/disk.h"
#include "terminal/document.h"
#include "terminal/heeding.h"
#include "terminal/here.h"
#include "terminal/mail.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::plans {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

Result<std::vector<store::KeptPlan>> kept(const Desk& desk) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return std::vector<store::KeptPlan>{};
    if (!store) return tl::unexpected{store.error()};
    auto all = store->plans();
    if (!all) return tl::unexpected{failure(all.error(), desk.file())};
    return *std::move(all);
}

plan::Read read_kept(const store::KeptPlan& plan, const routine::Library& library) {
    return plan::read(plan.text.value_or(std::string{}), plan.id, library);
}

Json line_of(const store::KeptPlan& kept, bool holds) {
    return {{"id", kept.id},
            {"version", kept.version},
            {"taken", units::iso8601(kept.taken)},
            {"dropped", kept.dropped},
            {"holds", holds}};
}

Json due_of(const plan::DueRoutine& due, const plan::Planned& planned) {
    Json rules = Json::array();
    for (std::size_t i = 0; i < due.stages.size(); ++i)
        rules.push_back({{"exercise", planned.progress[i].exercise.empty()
                                          ? Json(nullptr)
                                          : Json(planned.progress[i].exercise)},
                         {"steps", due.stages[i].steps},
                         {"comfortable_weeks", due.stages[i].comfortable_weeks}});
    Json sets = Json::array();
    for (const routine::Step& step : due.routine.steps)
        if (step.set == 1 && (sets.empty() || step.side != routine::Side::right))
            sets.push_back({{"exercise", due.routine.exercises[step.exercise].id},
                            {"sets", step.sets},
                            {"seconds_per_stroke", or_null(step.seconds_per_stroke)}});
    return {{"routine", due.routine.id},
            {"title", due.routine.title.in(wording::language())},
            {"today", due.today},
            {"can_wait", due.can_wait},
            {"done", due.done},
            {"this_week", due.this_week},
            {"duration_s", units::seconds(routine::duration(due.routine))},
            {"exercises", std::move(sets)},
            {"progress", std::move(rules)}};
}

const char* word_of(plan::Standing standing) {
    switch (standing) {
    case plan::Standing::not_begun: return "not_begun";
    case plan::Standing::running: return "running";
    case plan::Standing::over: return "over";
    }
    return "";
}

Json tell_due(Desk& desk, const plan::Plan& plan, const plan::Due& due) {
    desk.say(wording::standing(plan, due.standing));
    if (due.standing == plan::Standing::running && plan.said) desk.say(wording::said(plan));
    Json routines = Json::array();
    for (const plan::DueRoutine& one : due.routines) {
        const plan::Planned& planned = plan.routines[one.planned];
        desk.say("  " + wording::line(one));
        if (one.today)
            desk.say("    " + filled(tr("rolltakt play {routine} plays it as planned."),
                                     {{"routine", planned.routine.id}}));
        for (std::size_t i = 0; i < one.stages.size(); ++i)
            desk.say("    " +
                     wording::sentence(planned.progress[i], one.stages[i], planned.routine));
        routines.push_back(due_of(one, planned));
    }
    return {{"plan", plan.id},
            {"version", plan.version},
            {"standing", word_of(due.standing)},
            {"until", units::text(plan::days_of(plan).last)},
            {"routines", std::move(routines)}};
}

std::string not_read(const std::string& id) {
    return filled(tr("{plan} cannot be read any more; rolltakt plan list says why. Its rules about "
                     "when to stop do not hold."),
                  {{"plan", id}});
}

Json tell_changes(Desk& desk, const std::optional<plan::Plan>& before, const plan::Plan& after,
                  const std::vector<plan::Change>& changes) {
    if (!before || before->version >= after.version) return nullptr;
    if (!changes.empty()) desk.say(tr("Changed since last time:"));
    for (const plan::Change& change : changes)
        if (change.kind != plan::ChangeKind::review) desk.say("  " + wording::sentence(change));
    return document(changes);
}

} // namespace

Json document(const std::vector<plan::Change>& changes) {
    Json list = Json::array();
    for (const plan::Change& change : changes)
        list.push_back({{"kind", plan::word(change.kind)}, {"message", wording::sentence(change)}});
    return list;
}

Result<DoneSince> done_since(store::Store& store, units::Day from, const std::string& file) {
    const auto lines = store.sessions();
    if (!lines) return tl::unexpected{failure(lines.error(), file)};
    DoneSince found;
    for (const store::SessionLine& line : *lines) {
        const units::Day day = units::day_at(line.started);
        if (!line.counts || day < from || line.completion == session::Completion::unfinished)
            continue;
        const auto told = store.answers(line.id);
        if (!told) {
            found.trouble = filled(tr("What was told around the session of {day} cannot be read: "
                                      "it does not count for the plan."),
                                   {{"day", wording::date(std::chrono::year_month_day{day})}});
            continue;
        }
        plan::Done done{day, line.routine, line.completion == session::Completion::done,
                        told->after, false};
        for (const care::Pain& pain : told->pain)
            done.hurt = done.hurt || care::stops_exercise(pain);
        found.all.push_back(std::move(done));
    }
    return found;
}

std::optional<Used> used(const Desk& desk) {
    const auto person = desk.person();
    auto store = desk.open_to_read();
    if (!person || !store) return std::nullopt;
    const auto all =
        used(*store, desk.library(), told(told_file(desk.file_of(*person))), desk.file());
    if (!all) return std::nullopt;
    return *all;
}

std::optional<routine::Routine> routine_named(const Desk& desk, const std::string& id) {
    const auto all = used(desk);
    const auto at = here(desk);
    if (!all || !at) return std::nullopt;
    return as_planned(*all, id, units::day_at(at->now));
}

Result<plan::Stop> stop_rules(Desk& desk, const std::string& routine, plan::Day day) {
    const auto all = kept(desk);
    if (!all) return tl::unexpected{all.error()};
    const PlansStop found = stop_of(*all, desk.library(), routine, day);
    for (const std::string& id : found.unread) desk.warn(not_read(id));
    for (const plan::Plan& plan : found.not_today) desk.say(wording::rules_do_not_hold(plan, day));
    return found.stop;
}

Result<bool> has(const Desk& desk, const std::string& id, const std::string& text,
                 const routine::Recording& recording) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return false;
    if (!store) return tl::unexpected{store.error()};
    return has(*store, id, text, recording, desk.file());
}

Result<bool> stopped(const Desk& desk, const std::string& id) {
    const auto all = kept(desk);
    if (!all) return tl::unexpected{all.error()};
    return stopped(*all, id);
}

Outcome list(Desk& desk) {
    sealed::collect_plans(desk);
    const auto all = kept(desk);
    if (!all) return tl::unexpected{all.error()};
    const auto library = desk.library();
    const auto holding = store::holding(*all);
    Json plans = Json::array();
    for (const store::KeptPlan& one : *all) {
        const bool holds = std::find(holding.begin(), holding.end(), one) != holding.end();
        plans.push_back(line_of(one, holds));
        if (!holds) continue;
        if (const auto read = read_kept(one, library))
            desk.say(wording::line(*read));
        else
            desk.warn(failure_of(desk, read.error()).message);
    }
    if (holding.empty()) desk.say(tr("No plan is in use. rolltakt plan use FILE takes one."));
    desk.answer({{"plans", std::move(plans)}});
    return 0;
}

Result<Json> take(Desk& desk, const plan::Plan& plan, const std::string& text,
                  const routine::Recording& recording) {
    const auto library = desk.library();
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    const auto taken = take(*store, library, at->now, plan, text, desk.file(), recording);
    if (!taken) return tl::unexpected{taken.error()};
    const auto& last = taken->before;
    if (!taken->fresh) desk.say(tr("This version was taken already; nothing is new."));
    if (taken->fresh && last && last->version == plan.version) desk.warn(wording::two_of(plan));
    if (!taken->holds)
        desk.warn(filled(tr("Version {version} was taken before and holds; this one is older."),
                         {{"version", std::to_string(last->version)}}));
    tell(desk, plan);
    if (recording && taken->holds) desk.say(wording::recorded(plan, recording));
    Json changes = tell_changes(desk, last, plan, taken->changes);
    return Json{
        {"plan", plan.id},
        {"version", plan.version},
        {"new", taken->fresh},
        {"holds", taken->holds},
        {"recording_s", recording && taken->holds ? Json(recording.lasts_s) : Json(nullptr)},
        {"changes", std::move(changes)}};
}

Outcome use(Desk& desk, const std::string& file) {
    const auto text = routine::text_of(file);
    if (!text) return tl::unexpected{no_file(file)};
    const auto read = plan::read(*text, file, desk.library());
    if (!read) return tl::unexpected{failure_of(desk, read.error())};
    if (read->is_template) return tl::unexpected{is_template(file, read->id)};
    const auto taken = take(desk, *read, *text);
    if (!taken) return tl::unexpected{taken.error()};
    desk.answer(*taken);
    return 0;
}

Outcome drop(Desk& desk, const std::string& id) {
    const Failure none{"not_found", wording::no_plan(id)};
    if (auto read = desk.open_to_read(); !read)
        return tl::unexpected{read.error().code == "not_found" ? none : read.error()};
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    if (const auto dropped = store->drop_plan(id, desk.around().wall_now()); !dropped)
        return tl::unexpected{dropped.error() == store::StoreError::not_found
                                  ? none
                                  : failure(dropped.error(), desk.file())};
    desk.say(filled(tr("{plan} is not in use any more; what was done stays."), {{"plan", id}}));
    desk.answer({{"plan", id}, {"dropped", true}});
    return 0;
}

Outcome now(Desk& desk, const std::optional<std::string>& typed) {
    sealed::collect_plans(desk);
    const auto all = kept(desk);
    if (!all) return tl::unexpected{all.error()};
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    units::Day day = units::day_at(at->now);
    if (const auto wrong = read_day("--on", typed, day)) return tl::unexpected{*wrong};
    const auto library = desk.library();
    Json plans = Json::array();
    const auto holding = store::holding(*all);
    for (const store::KeptPlan& one : holding) {
        const auto read = read_kept(one, library);
        if (!read) {
            desk.warn(failure_of(desk, read.error()).message);
            continue;
        }
        auto store = desk.open_to_read();
        if (!store) return tl::unexpected{store.error()};
        const auto done = done_since(*store, plan::days_of(*read).first, desk.file());
        if (!done) return tl::unexpected{done.error()};
        if (!done->trouble.empty()) desk.warn(done->trouble);
        plans.push_back(tell_due(desk, *read, plan::due(*read, day, done->all)));
    }
    if (holding.empty()) desk.say(tr("No plan is in use. rolltakt plan use FILE takes one."));
    desk.answer({{"day", units::text(day)}, {"plans", std::move(plans)}});
    return 0;
}

} // namespace terminal::plans
