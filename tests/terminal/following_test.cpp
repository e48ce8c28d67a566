// The simulated person does what a person would: goes lighter when it is told, and follows the
// ramp.
#include "terminal/rig.h"
#include "terminal/running_session.h"

#include <doctest/doctest.h>

using rig::Rig;

namespace {

std::string calf(const Rig& rolltakt) {
    return rolltakt.file("long.toml", R"(kind = "routine"
title.de = "Lang"
title.en = "Long"
about.de = "Zum Probieren."
about.en = "To try."

[[part]]
exercise = "calf"
work_s = 60
get_ready_s = 6
sides = ["left"]
)");
}

} // namespace

TEST_CASE("following: the simulated person goes lighter, into the band, when it is told") {
    Rig rolltakt;
    rolltakt("person --mass-kg 60"); // lighter than the one on the roller
    const auto played =
        rolltakt("play " + calf(rolltakt) + " --roller sim:person=calm,seed=5 --headless");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Lighter."));
    const auto step = rolltakt("session last --json").json()["steps"][0];
    double first = 0.0, last = 0.0; // mean force of the strokes at either end
    for (std::size_t i = 0; i < 2; ++i) {
        first += step["strokes"][i]["mean_force_n"].get<double>() / 2.0;
        last += step["strokes"][step["strokes"].size() - 1 - i]["mean_force_n"].get<double>() / 2.0;
    }
    CHECK(last < 0.8 * first);
    CHECK(step["in_force_band_percent"].get<double>() > 40.0);
}

TEST_CASE("following: what is asked of the force: the ramp's stage, else only after lighter") {
    session::View view;
    routine::Routine routine;
    routine.exercises.emplace_back();
    routine.exercises[0].tool = routine::Tool::roller;
    routine.exercises[0].variants.emplace_back();
    routine.steps.emplace_back();
    view.tared = true;
    view.place.phase = guide::Phase::work;
    view.force_band = routine::Band{100.0, 200.0};
    CHECK_FALSE(terminal::instruction(view, routine).force);
    CHECK(terminal::instruction(view, routine, true).force == units::Newtons{150.0});
    view.place.ramp = units::Newtons{120.0};
    CHECK(terminal::instruction(view, routine).force == units::Newtons{120.0});
    CHECK(terminal::instruction(view, routine, true).force == units::Newtons{120.0});
    view.place.phase = guide::Phase::rest;
    CHECK_FALSE(terminal::instruction(view, routine, true).force);
    view.place.phase = guide::Phase::work;
    view.place.ramp.reset();
    view.force_band.reset(); // no mass, no band: it cannot be followed
    CHECK_FALSE(terminal::instruction(view, routine, true).force);
}

TEST_CASE("following: a practising person comes through the ramp to a comfort mark") {
    Rig rolltakt;
    const std::string practice = " --person practice";
    rolltakt("person --mass-kg 75" + practice);
    rolltakt("care screening --none" + practice);
    const std::string play = "play " + calf(rolltakt) + practice +
                             " --roller sim:person=calm,seed=5 --headless --painkiller no";
    REQUIRE(rolltakt(play).exit_code == 0);
    rolltakt.days_later(8);
    REQUIRE(rolltakt(play).exit_code == 0);
    const auto marks = rolltakt("care --json" + practice).json()["marks"];
    REQUIRE(marks.size() == 1);
    CHECK(marks[0]["exercise"] == "calf");
    CHECK(marks[0]["reached"] == false); // nobody said that it feels like 5
}
