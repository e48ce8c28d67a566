#include "plan/changes.h"

#include "plan/due.h"
#include "plan/plan_file.h"

#include <algorithm>
#include <array>

namespace plan {
namespace {

using routine::Exercise, routine::Routine, routine::Step;

const Step* first_of(const Routine& routine, const std::string& exercise) {
    for (const Step& step : routine.steps)
        if (routine.exercises[step.exercise].id == exercise) return &step;
    return nullptr;
}

const Exercise* with_id(const Routine& routine, const std::string& id) {
    for (const Exercise& e : routine.exercises)
        if (e.id == id) return &e;
    return nullptr;
}

class Comparing {
  public:
    std::vector<Change> found;

    void routines(const Plan& before, const Planned& old, const Plan& after, const Planned& now) {
        const Routine was = as_planned(old), is = as_planned(now);
        for (const Exercise& e : is.exercises)
            if (with_id(was, e.id) == nullptr) add(ChangeKind::exercise_added, is, &e);
        for (const Exercise& e : was.exercises)
            if (with_id(is, e.id) == nullptr) add(ChangeKind::exercise_removed, is, &e);
        for (const Exercise& e : is.exercises)
            if (const Step* step = first_of(was, e.id)) steps(was, *step, is, *first_of(is, e.id));
        number(ChangeKind::days, is, nullptr, days_a_week(old), days_a_week(now));
        if (old.weekdays != now.weekdays && days_a_week(old) == days_a_week(now))
            add(ChangeKind::days, is, nullptr).after = days_a_week(now);
        dates(is, days_of(before, old), days_of(after, now), days_of(before), days_of(after));
        const auto rules = [](const Planned& planned) {
            Plan only;
            only.routines.push_back(Planned{});
            only.routines.back().progress = planned.progress;
            return text_of(only);
        };
        if (rules(old) != rules(now)) add(ChangeKind::progress, is, nullptr);
    }

    void plans(const Plan& before, const Plan& after) {
        const auto only = [](const Stop& stop, const Review& review) {
            Plan plan;
            plan.stop = stop;
            plan.review = review;
            return text_of(plan);
        };
        const Days was = days_of(before), is = days_of(after);
        if (was.last != is.last) {
            Change change{};
            change.kind = ChangeKind::until;
            change.days_before = was;
            change.days_after = is;
            found.push_back(change);
        }
        if (only(before.stop, {}) != only(after.stop, {})) add(ChangeKind::stop, {}, nullptr);
        if (only({}, before.review) != only({}, after.review)) add(ChangeKind::review, {}, nullptr);
    }

    Change& add(ChangeKind kind, const Routine& routine, const Exercise* exercise) {
        Change change{};
        change.kind = kind;
        change.routine = routine.title;
        if (exercise != nullptr) change.exercise = exercise->name;
        found.push_back(std::move(change));
        return found.back();
    }

  private:
    void number(ChangeKind kind, const Routine& routine, const Exercise* exercise, double before,
                double after) {
        if (before == after) return;
        Change& change = add(kind, routine, exercise);
        change.before = before;
        change.after = after;
    }

    void steps(const Routine& was, const Step& old, const Routine& is, const Step& now) {
        const Exercise& e = is.exercises[now.exercise];
        number(ChangeKind::sets, is, &e, old.sets, now.sets);
        number(ChangeKind::work, is, &e, units::seconds(old.work), units::seconds(now.work));
        if (old.seconds_per_stroke && now.seconds_per_stroke)
            number(ChangeKind::pace, is, &e, *old.seconds_per_stroke, *now.seconds_per_stroke);
        number(ChangeKind::effort, is, &e, static_cast<double>(old.effort),
               static_cast<double>(now.effort));
        const auto& variant = e.variants[now.variant];
        if (was.exercises[old.exercise].variants[old.variant].id != variant.id)
            add(ChangeKind::variant, is, &e).variant = variant.name;
    }

    // A routine that goes on for as long as its plan is told by the plan's own dates.
    void dates(const Routine& is, const Days& old, const Days& now, const Days& old_plan,
               const Days& new_plan) {
        const bool first =
            old.first != now.first && (old.first != old_plan.first || now.first != new_plan.first);
        const bool last =
            old.last != now.last && (old.last != old_plan.last || now.last != new_plan.last);
        if (!first && !last) return;
        Change& change = add(ChangeKind::dates, is, nullptr);
        change.days_before = old;
        change.days_after = now;
    }
};

} // namespace

std::string_view word(ChangeKind kind) {
    static constexpr std::array<std::string_view, 15> words{"routine_added",  "routine_removed",
                                                            "exercise_added", "exercise_removed",
                                                            "sets",           "work",
                                                            "pace",           "effort",
                                                            "variant",        "days",
                                                            "dates",          "until",
                                                            "progress",       "stop",
                                                            "review"};
    return words.at(static_cast<std::size_t>(kind));
}

std::vector<Change> changes(const Plan& before, const Plan& after) {
    Comparing all;
    std::vector<bool> taken(before.routines.size(), false);
    for (const Planned& now : after.routines) {
        std::size_t i = 0;
        while (i < before.routines.size() && (taken[i] || before.routines[i].id != now.id)) ++i;
        if (i == before.routines.size()) {
            all.add(ChangeKind::routine_added, now.routine, nullptr);
            continue;
        }
        taken[i] = true;
        all.routines(before, before.routines[i], after, now);
    }
    for (std::size_t i = 0; i < before.routines.size(); ++i)
        if (!taken[i]) all.add(ChangeKind::routine_removed, before.routines[i].routine, nullptr);
    all.plans(before, after);
    return std::move(all.found);
}

} // namespace plan
