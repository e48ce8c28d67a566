#include "review/done.h"

#include "plan/due.h"
#include "review/median.h"
#include "review/versions.h"

#include <algorithm>

namespace review {
namespace {

const char* word(routine::Side side) {
    switch (side) {
    case routine::Side::left: return "left";
    case routine::Side::right: return "right";
    case routine::Side::both: return "both";
    case routine::Side::none: break;
    }
    return "none";
}

struct Values {
    std::vector<double> pace, both, force, set_pace;
};

bool hurt(const Session& session, const std::string& exercise) {
    return std::any_of(session.pain.begin(), session.pain.end(),
                       [&](const Pain& pain) { return pain.exercise == exercise; });
}

// Of a session that ended before a step; not told why: it was the person.
Skipped ended_by(const Session& session) {
    constexpr std::pair<std::string_view, Skipped> all[] = {{"time", Skipped::no_time},
                                                            {"interruption", Skipped::interrupted},
                                                            {"roller", Skipped::roller},
                                                            {"other", Skipped::something_else}};
    for (const auto& [word, kind] : all)
        if (session.ended_by == word) return kind;
    return Skipped::by_person;
}

// Why it was not done in a session; nothing: it was.
std::optional<Skipped> why_not(const Session& session, const StepDone& wanted, const Step* told) {
    if (told != nullptr && !told->skipped && !told->ended_off_roller) return std::nullopt;
    if (hurt(session, wanted.exercise)) return Skipped::pain;
    if (told != nullptr && told->ended_off_roller) return Skipped::off_roller;
    if (session.stopped && session.ended_by == "pain") return Skipped::pain;
    if (told == nullptr && !session.stopped) return Skipped::by_rule;
    if (session.left_out.pain) return Skipped::not_told;
    return told == nullptr ? ended_by(session) : Skipped::by_person;
}

const Step* told_of(const Session& session, const StepDone& wanted) {
    for (const Step& step : session.steps)
        if (step.exercise == wanted.exercise && step.side == wanted.side && step.set == wanted.set)
            return &step;
    return nullptr;
}

void add(StepDone& step, Values& values, const Session& session) {
    const Step* told = told_of(session, step);
    if (told == nullptr && step.further) return; // nobody asked for it there
    ++step.planned;
    step.not_measured_told += session.left_out.measured ? 1 : 0;
    if (const auto why = why_not(session, step, told))
        ++step.skipped.at(static_cast<std::size_t>(*why));
    else
        ++step.done;
    if (told != nullptr && told->set_seconds_per_stroke)
        values.set_pace.push_back(*told->set_seconds_per_stroke);
    if (told == nullptr || told->skipped || !told->measured || !session.usable) return;
    if (told->seconds_per_stroke) values.pace.push_back(*told->seconds_per_stroke);
    if (told->in_both_bands_percent) values.both.push_back(*told->in_both_bands_percent);
    if (told->mean_force_n) values.force.push_back(*told->mean_force_n);
}

bool same_work(const StepDone& one, const std::string& exercise, const std::string& side) {
    return one.exercise == exercise && one.side == side;
}

// Sets that the plan's rules, or the person, added; behind those of the plan.
void add_further_sets(std::vector<StepDone>& steps, const Session& session) {
    for (const Step& told : session.steps) {
        const auto last = std::find_if(steps.rbegin(), steps.rend(), [&](const StepDone& one) {
            return same_work(one, told.exercise, told.side);
        });
        if (last == steps.rend()) continue;
        const int most = last->set;
        if (told.set <= most) continue;
        StepDone one;
        one.exercise = told.exercise;
        one.side = told.side;
        one.set = told.set;
        one.further = true;
        steps.insert(last.base(), std::move(one));
        for (StepDone& other : steps)
            if (same_work(other, told.exercise, told.side))
                other.sets = std::max(other.sets, told.set);
    }
}

RoutineDone done(const plan::Planned& planned, std::span<const Session> sessions) {
    RoutineDone found;
    const routine::Routine routine = plan::as_planned(planned);
    const auto is_of_it = [&](const Session& s) { return s.routine == routine.id; };
    found.sessions = static_cast<int>(std::count_if(sessions.begin(), sessions.end(), is_of_it));
    for (const routine::Step& step : routine.steps) {
        StepDone& one = found.steps.emplace_back();
        one.exercise = routine.exercises.at(step.exercise).id;
        one.side = word(step.side);
        one.set = step.set, one.sets = step.sets;
        one.set_seconds_per_stroke = step.seconds_per_stroke;
    }
    for (const Session& session : sessions)
        if (is_of_it(session)) add_further_sets(found.steps, session);
    for (StepDone& one : found.steps) {
        Values values;
        for (const Session& session : sessions)
            if (is_of_it(session)) add(one, values, session);
        one.seconds_per_stroke = median(std::move(values.pace));
        one.in_both_bands_percent = median(std::move(values.both));
        one.mean_force_n = median(std::move(values.force));
        // As it was when it was done: a rule may have made it slower since the plan came.
        if (const auto set = median(std::move(values.set_pace))) one.set_seconds_per_stroke = set;
    }
    return found;
}

struct Mean {
    double sum = 0.0, seconds = 0.0;
    void add(const std::optional<double>& value, double s) {
        if (value) sum += *value * s, seconds += s;
    }
    std::optional<double> value() const {
        return seconds > 0.0 ? std::optional{sum / seconds} : std::nullopt;
    }
};

} // namespace

std::vector<RoutineDone> done(const plan::Plan& plan, std::span<const Session> sessions) {
    std::vector<RoutineDone> all;
    for (std::size_t i = 0; i < plan.routines.size(); ++i) {
        all.push_back(done(plan.routines[i], sessions));
        all.back().planned = i;
    }
    return all;
}

namespace {

std::vector<Held> held_in(const WeekDone& week, const plan::Plan& plan,
                          std::span<const Held> earlier) {
    std::vector<Held> all(earlier.begin(), earlier.end());
    std::vector<plan::Days> taken;
    for (const Held& one : earlier) taken.push_back({one.from, one.until});
    for (const plan::Days& days : without({week.first, week.last}, taken))
        all.push_back({&plan, days.first, days.last});
    return all;
}

} // namespace

std::vector<WeekDone> weeks(const plan::Plan& plan, std::span<const Session> sessions, Day today,
                            std::size_t most, std::span<const Held> earlier) {
    std::vector<WeekDone> all;
    const int last = plan::week_of(plan, std::min(today, plan::days_of(plan).last));
    for (int i = std::max(0, last + 1 - static_cast<int>(most)); i <= last; ++i) {
        const plan::Days days = plan::days_of_week(plan, i);
        WeekDone week{days.first, std::min(days.last, today), {}, {}};
        week.figures = figures(held_in(week, plan, earlier), sessions, week.first, week.last);
        Mean force;
        for (const Session& s : sessions) {
            if (!days.contains(s.day) || !s.measured || !s.usable) continue;
            for (const Step& step : s.steps)
                if (step.measured && !step.skipped) force.add(step.mean_force_n, step.seconds);
        }
        week.mean_force_n = force.value();
        all.push_back(std::move(week));
    }
    return all;
}

Shares shares(const Session& session) {
    Mean pace, force, both;
    for (const Step& step : session.steps) {
        if (!step.measured || step.skipped) continue;
        pace.add(step.in_pace_band_percent, step.seconds);
        force.add(step.in_force_band_percent, step.seconds);
        both.add(step.in_both_bands_percent, step.seconds);
    }
    return {pace.value(), force.value(), both.value()};
}

} // namespace review
