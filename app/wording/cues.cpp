// What is said and shown while somebody is rolling: short, calm, never pushing.
#include "wording/around.h"
#include "wording/wording.h"

#include <algorithm>

namespace wording {
namespace {

std::string next(const routine::Routine& routine, std::size_t step) {
    return step_title(routine, step + 1);
}

std::string in_one(const Spoken& parts) {
    sound::Line line;
    line.parts = parts;
    return sound::text_of(line);
}

} // namespace

std::string step_title(const routine::Routine& routine, std::size_t index) {
    if (index >= routine.steps.size()) return {};
    const routine::Step& step = routine.steps[index];
    std::string title = routine.exercises[step.exercise].name.in(language());
    if (step.side != routine::Side::none) title += ", " + name(step.side);
    if (step.sets > 1)
        title += ", " + filled(tr("set {set} of {sets}"), {{"set", std::to_string(step.set)},
                                                           {"sets", std::to_string(step.sets)}});
    return title;
}

std::string cue(guide::CueKind kind, const routine::Routine& routine, std::size_t index) {
    using guide::CueKind;
    if (index >= routine.steps.size()) return {};
    const routine::Step& step = routine.steps[index];
    const routine::Exercise& exercise = routine.exercises[step.exercise];
    switch (kind) {
    case CueKind::get_ready:
        return filled(tr("Get ready: {step}."), {{"step", step_title(routine, index)}});
    case CueKind::go: return in_one(go(routine, index));
    case CueKind::half_time: return tr("Half time.");
    case CueKind::ten_seconds_left: return tr("Ten seconds left.");
    case CueKind::slower: return tr("Slower.");
    case CueKind::lighter: return in_one(lighter(exercise, step.variant));
    case CueKind::off_roller:
        return tr("You are off the roller. Time stands still until you lie on it again.");
    case CueKind::switch_sides:
        return filled(tr("Switch sides. Next: {step}."), {{"step", next(routine, index)}});
    case CueKind::rest: {
        const std::string next_one = filled(tr("Next: {step}."), {{"step", next(routine, index)}});
        const std::string over = in_one(set_over(routine, index));
        return tr("Rest.") + (over.empty() ? " " : " " + over + " ") + next_one;
    }
    case CueKind::step_ended_off_roller: return tr("One minute off the roller: this step is over.");
    case CueKind::roller_lost:
        return tr("The roller is gone. Check the cable; it goes on by itself.");
    case CueKind::roller_back: return tr("The roller is back.");
    case CueKind::countdown: return tr("In three seconds.");
    case CueKind::stop_rule: return tr("Stop at sharp pain, numbness or tingling.");
    case CueKind::done: return in_one(all_done(routine, index));
    case CueKind::waiting_for_load: return tr("Lie on the roller: it begins by itself.");
    case CueKind::profile_strokes:
        return tr("To get to know your strokes: three times there and back, then lie still.");
    case CueKind::roll_on: return tr("Now roll on.");
    case CueKind::ramp:
        return tr("Put on a little more weight, slowly. Say so when it feels like five of ten.");
    case CueKind::more_weight: return tr("A little more, if it is still easy.");
    case CueKind::mark_found: return tr("Noted as your comfort mark. Stay at or below it.");
    case CueKind::ramp_over: return tr("Not more than that. Roll on.");
    case CueKind::stopped_by_pain: return tr("Not this exercise any more today.");
    case CueKind::long_enough: return tr("That was plenty for one day. You can end here.");
    case CueKind::longer: return tr("Fifteen seconds more.");
    case CueKind::no_longer: return tr("It is as long as it gets.");
    }
    return {};
}

} // namespace wording
