#include "plan/edits.h"

#include "plan/due.h"

#include <algorithm>

namespace plan {
namespace {

constexpr double usual_ready_s = 20.0, usual_rest_s = 30.0, usual_change_s = 10.0;

const routine::Exercise* exercise_of(const Planned& planned, const std::string& id) {
    for (const routine::Exercise& one : planned.routine.exercises)
        if (one.id == id) return &one;
    return nullptr;
}

std::vector<routine::Side> usual_sides(const routine::Exercise& e) {
    if (e.sided) return {routine::Side::left, routine::Side::right};
    return {routine::Side::none};
}

// As a routine file is read where it leaves things out.
routine::Part filled(const Part& part, const Planned& planned) {
    routine::Part full;
    const auto& all = planned.routine.exercises;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].id == part.exercise) full.exercise = i;
    full.sets = part.sets.value_or(1);
    full.effort = part.effort.value_or(routine::Effort::light);
    full.work = units::duration_of(part.work_s);
    full.get_ready = units::duration_of(part.get_ready_s.value_or(usual_ready_s));
    full.rest = units::duration_of(part.rest_s.value_or(usual_rest_s));
    full.change = units::duration_of(part.change_sides_s.value_or(usual_change_s));
    full.rest_after = units::duration_of(part.rest_after_s.value_or(0.0));
    full.sides = part.sides;
    const routine::Exercise* const e = exercise_of(planned, part.exercise);
    if (e == nullptr) return full;
    if (part.sides.empty()) full.sides = usual_sides(*e);
    for (std::size_t i = 0; i < e->variants.size(); ++i)
        if (part.variant == e->variants[i].id) full.variant = i;
    if (e->activity == routine::Activity::roll) {
        full.seconds_per_stroke = part.seconds_per_stroke.value_or(e->seconds_per_stroke);
        full.pace_band = part.pace_band;
    }
    return full;
}

std::optional<double> unless(double seconds, double usual) {
    if (seconds == usual) return std::nullopt;
    return seconds;
}

// And back: what is usual is left out.
Part written(const routine::Part& full, const Planned& planned, bool last) {
    const routine::Exercise& e = planned.routine.exercises.at(full.exercise);
    Part part;
    part.exercise = e.id;
    if (full.variant > 0) part.variant = e.variants.at(full.variant).id;
    if (full.sides != usual_sides(e)) part.sides = full.sides;
    part.sets = full.sets;
    part.effort = full.effort;
    part.work_s = units::seconds(full.work);
    part.seconds_per_stroke = full.seconds_per_stroke;
    if (full.seconds_per_stroke && full.pace_band) {
        const auto usual = routine::usual_pace_band(*full.seconds_per_stroke);
        if (full.pace_band->low != usual.low || full.pace_band->high != usual.high)
            part.pace_band = full.pace_band;
    }
    part.get_ready_s = unless(units::seconds(full.get_ready), usual_ready_s);
    part.rest_s = unless(units::seconds(full.rest), usual_rest_s);
    part.change_sides_s = unless(units::seconds(full.change), usual_change_s);
    if (!last) part.rest_after_s = unless(units::seconds(full.rest_after), 0.0);
    return part;
}

const std::string& exercise_id(const Planned& planned, std::size_t part) {
    if (planned.own) return planned.own->parts.at(part).exercise;
    return planned.routine.exercises.at(parts_of(planned).at(part).exercise).id;
}

// What an own routine says itself, no setting says otherwise.
template <class Member> void forget(Planned& planned, const std::string& exercise, Member member) {
    for (Setting& one : planned.settings)
        if (one.exercise == exercise) (one.*member).reset();
    std::erase_if(planned.settings, [](const Setting& one) {
        return !one.sets && !one.seconds_per_stroke && !one.effort;
    });
}

Part& own_part(Planned& planned, std::size_t part) { return own_of(planned).parts.at(part); }

} // namespace

Setting& setting_of(Planned& planned, const std::string& exercise) {
    for (Setting& one : planned.settings)
        if (one.exercise == exercise) return one;
    Setting made;
    made.exercise = exercise;
    planned.settings.push_back(made);
    return planned.settings.back();
}

std::vector<routine::Part> parts_of(const Planned& planned) {
    if (!planned.own) return routine_parts(as_planned(planned));
    std::vector<routine::Part> parts;
    for (const Part& one : planned.own->parts) {
        routine::Part part = filled(one, planned);
        for (const Setting& setting : planned.settings)
            if (setting.exercise == one.exercise) {
                part.sets = setting.sets.value_or(part.sets);
                part.effort = setting.effort.value_or(part.effort);
                if (setting.seconds_per_stroke) set_pace_of(part, *setting.seconds_per_stroke);
            }
        parts.push_back(std::move(part));
    }
    return parts;
}

void add_routine(Plan& plan, const routine::Routine& routine) {
    Planned planned;
    planned.id = routine.id;
    planned.days_a_week = plan.routines.empty() ? 2 : days_a_week(plan.routines.back());
    planned.routine = routine;
    plan.routines.push_back(std::move(planned));
}

void add_own(Plan& plan, const Text& title, const Text& about, const routine::Exercise& first) {
    Planned planned;
    const auto taken = [&](const std::string& id) {
        return std::any_of(plan.routines.begin(), plan.routines.end(),
                           [&](const Planned& one) { return one.id == id; });
    };
    for (std::size_t n = 1; planned.id.empty() || taken(planned.id); ++n)
        planned.id = "own_" + std::to_string(n);
    planned.days_a_week = plan.routines.empty() ? 2 : days_a_week(plan.routines.back());
    planned.own.emplace();
    planned.own->title = title;
    planned.own->about = about;
    add_exercise(planned, first, 0);
    plan.routines.push_back(std::move(planned));
}

void remove_routine(Plan& plan, std::size_t routine) {
    plan.routines.erase(plan.routines.begin() + static_cast<std::ptrdiff_t>(routine));
}

Own& own_of(Planned& planned) {
    if (planned.own) return *planned.own;
    const auto parts = parts_of(planned);
    Own own;
    own.title = planned.routine.title;
    own.about = planned.routine.about;
    for (std::size_t i = 0; i < parts.size(); ++i)
        own.parts.push_back(written(parts[i], planned, i + 1 == parts.size()));
    planned.settings.clear();
    planned.own = std::move(own);
    return *planned.own;
}

void add_exercise(Planned& planned, const routine::Exercise& exercise, std::size_t before) {
    Part part;
    part.exercise = exercise.id;
    part.sets = exercise.usual.sets;
    part.work_s = units::seconds(exercise.usual.work);
    auto& parts = own_of(planned).parts;
    const auto at = static_cast<std::ptrdiff_t>(std::min(before, parts.size()));
    parts.insert(parts.begin() + at, std::move(part));
}

void remove_exercise(Planned& planned, std::size_t part) {
    auto& parts = own_of(planned).parts;
    const std::string id = parts.at(part).exercise;
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(part));
    const bool again = std::any_of(parts.begin(), parts.end(),
                                   [&](const Part& one) { return one.exercise == id; });
    if (again) return;
    std::erase_if(planned.settings, [&](const Setting& one) { return one.exercise == id; });
    std::erase_if(planned.progress, [&](const Progress& one) { return one.exercise == id; });
}

void move_exercise(Planned& planned, std::size_t part, std::size_t to) {
    auto& parts = own_of(planned).parts;
    Part moved = std::move(parts.at(part));
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(part));
    const auto at = static_cast<std::ptrdiff_t>(std::min(to, parts.size()));
    parts.insert(parts.begin() + at, std::move(moved));
}

void set_sets(Planned& planned, std::size_t part, int sets) {
    const std::string id = exercise_id(planned, part);
    if (!planned.own) {
        setting_of(planned, id).sets = sets;
        return;
    }
    planned.own->parts.at(part).sets = sets;
    forget(planned, id, &Setting::sets);
}

void set_pace(Planned& planned, std::size_t part, double seconds_per_stroke) {
    const std::string id = exercise_id(planned, part);
    if (!planned.own) {
        setting_of(planned, id).seconds_per_stroke = seconds_per_stroke;
        return;
    }
    routine::Part shown = parts_of(planned).at(part);
    set_pace_of(shown, seconds_per_stroke);
    Part& own = planned.own->parts.at(part);
    own.seconds_per_stroke = seconds_per_stroke;
    if (own.pace_band && shown.pace_band) own.pace_band = shown.pace_band;
    forget(planned, id, &Setting::seconds_per_stroke);
}

void set_pace_band(Planned& planned, std::size_t part, routine::Band band) {
    const std::string id = exercise_id(planned, part);
    const auto pace = parts_of(planned).at(part).seconds_per_stroke;
    Part& own = own_part(planned, part);
    own.seconds_per_stroke = pace; // the one that the band is for
    own.pace_band = band;
    forget(planned, id, &Setting::seconds_per_stroke);
}

void set_effort(Planned& planned, std::size_t part, routine::Effort effort) {
    const std::string id = exercise_id(planned, part);
    if (!planned.own) {
        setting_of(planned, id).effort = effort;
        return;
    }
    planned.own->parts.at(part).effort = effort;
    forget(planned, id, &Setting::effort);
}

void set_work(Planned& planned, std::size_t part, double seconds) {
    own_part(planned, part).work_s = seconds;
}

void set_variant(Planned& planned, std::size_t part, std::size_t variant) {
    Part& own = own_part(planned, part);
    const routine::Exercise* const e = exercise_of(planned, own.exercise);
    if (e == nullptr || variant >= e->variants.size()) return;
    own.variant.reset();
    if (variant > 0) own.variant = e->variants[variant].id;
}

void set_sides(Planned& planned, std::size_t part, const std::vector<routine::Side>& sides) {
    own_part(planned, part).sides = sides;
}

void set_get_ready(Planned& planned, std::size_t part, double seconds) {
    own_part(planned, part).get_ready_s = seconds;
}
void set_rest(Planned& planned, std::size_t part, double seconds) {
    own_part(planned, part).rest_s = seconds;
}
void set_rest_after(Planned& planned, std::size_t part, double seconds) {
    own_part(planned, part).rest_after_s = seconds;
}

void set_days_a_week(Planned& planned, int days) {
    planned.weekdays.clear();
    planned.days_a_week = days;
}

void toggle_weekday(Planned& planned, int day) {
    auto& days = planned.weekdays;
    const auto found = std::find(days.begin(), days.end(), day);
    if (found == days.end())
        days.insert(std::upper_bound(days.begin(), days.end(), day), day);
    else
        days.erase(found);
    planned.days_a_week.reset();
    if (days.empty()) planned.days_a_week = 1;
}

void set_until(Plan& plan, Day day) {
    plan.weeks.reset();
    plan.until = day;
}

void set_weeks(Plan& plan, int weeks) {
    plan.until.reset();
    plan.weeks = weeks;
}

} // namespace plan
