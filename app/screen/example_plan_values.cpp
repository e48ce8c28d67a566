// The plan behind the pictures of example.h.
#include "screen/example_values.h"

namespace screen::example {
namespace {

plan::Plan first_version() {
    plan::Plan p;
    p.id = "calves_k17";
    p.title = {"Waden und Füße", "Calves and feet"};
    p.author = "Praxis am Markt";
    p.version = 1;
    p.made = followed_on() - std::chrono::days{20};
    p.from = followed_on() - std::chrono::days{18};
    p.weeks = 6;
    plan::Planned planned;
    planned.routine = legs();
    planned.id = planned.routine.id;
    planned.days_a_week = 3;
    plan::Progress rule;
    rule.after_comfortable_weeks = 2;
    rule.discomfort_up_to = 3;
    rule.sets_up_to = 3;
    planned.progress = {rule};
    p.routines = {planned};
    p.stop.exercise_from_pain = 5;
    p.stop.session_up_to_min = 15;
    return p;
}

plan::Plan second_version() {
    plan::Plan p = first_version();
    p.version = 2;
    p.made = followed_on() - std::chrono::days{2};
    p.said = plan::Text{"Lass dir mehr Zeit als zuletzt.", "Take more time than last week."};
    p.routines.front().days_a_week = 2;
    return p;
}

} // namespace

plan::Day followed_on() { return plan::Day{std::chrono::year{2026} / 11 / 25}; }

const plan::Plan& followed_before() {
    static const plan::Plan plan = first_version();
    return plan;
}

const plan::Plan& followed() {
    static const plan::Plan plan = second_version();
    return plan;
}

} // namespace screen::example
