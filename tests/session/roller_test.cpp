// What a build can measure of a step.
#include "session/drive.h"

#include "guide/coach.h"
#include "session/roller.h"

#include <doctest/doctest.h>

using protocol::Build;

TEST_CASE("roller: what is done at the wall is not measured, and has no band") {
    auto begin = drive::beginning(drive::calves(), session::RollerKind::port);
    CHECK(session::measurable(begin.routine, 0, Build::bed));
    CHECK(session::band_of_force(begin, 0));
    begin.routine.exercises[0].variants[0].place = routine::Place::wall;
    for (const auto build : {Build::bed, Build::cradle, Build::single})
        CHECK_FALSE(session::measurable(begin.routine, 0, build));
    CHECK_FALSE(session::band_of_force(begin, 0));
}

TEST_CASE("roller: a variant may bring an exercise from the wall to the floor") {
    auto begin = drive::beginning(drive::calves(), session::RollerKind::port);
    auto& exercise = begin.routine.exercises[0];
    exercise.place = routine::Place::wall;
    CHECK_FALSE(session::measurable(begin.routine, 0, Build::bed));
    exercise.variants[0].place = routine::Place::floor;
    CHECK(session::measurable(begin.routine, 0, Build::bed));
}

TEST_CASE("roller: a ball is felt by the plate of the bed alone, a towel by nothing") {
    auto begin = drive::beginning(drive::calves(), session::RollerKind::port);
    auto& variant = begin.routine.exercises[0].variants[0];
    variant.tool = routine::Tool::ball;
    CHECK(session::measurable(begin.routine, 0, Build::bed));
    CHECK_FALSE(session::measurable(begin.routine, 0, Build::cradle));
    CHECK_FALSE(session::measurable(begin.routine, 0, Build::single));
    variant.tool = routine::Tool::none;
    CHECK_FALSE(session::measurable(begin.routine, 0, Build::bed));
    CHECK_FALSE(session::band_of_force(begin, 0));
}

TEST_CASE("roller: the band that is shown ends where lighter is said, for every effort and mark") {
    auto begin = drive::beginning(drive::calves(), session::RollerKind::port);
    auto& step = begin.routine.steps[0];
    const auto& exercise = begin.routine.exercises.at(step.exercise);
    const auto& variant = exercise.variants.at(step.variant).id;
    const auto tool = routine::tool(exercise, step.variant);
    for (const auto effort :
         {routine::Effort::light, routine::Effort::medium, routine::Effort::strong})
        for (const double force : {0.0, 60.0, 250.0, 2000.0}) { // 0: no mark
            step.effort = effort;
            begin.person.marks.clear();
            if (force > 0.0)
                begin.person.marks = {{exercise.id, variant, tool, units::Newtons{force}, true}};
            const auto shown = session::band_of_force(begin, 0);
            const auto said = guide::ceiling(exercise, step, begin.person);
            REQUIRE(shown);
            REQUIRE(said);
            CHECK(shown->high == said->value);
        }
}
