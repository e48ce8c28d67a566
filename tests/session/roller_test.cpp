// What a build can measure of a step.
#include "session/drive.h"

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
