// A session cut short: the clock throws in the middle of a wait, and nothing of the program after
// that is run, as after a kill (real kills are tried in tests/store).
#include "terminal/meeting.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <stdexcept>

using rig::Rig;

namespace {

struct Killed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void cut_short(Rig& rolltakt, const std::string& roller, double at_s) {
    const auto wait = rolltakt.around.wait;
    const auto dead_at = rolltakt.now + units::duration_of(at_s);
    rolltakt.around.wait = [&rolltakt, dead_at](int, units::Duration most) {
        rolltakt.now += most;
        if (rolltakt.now >= dead_at) throw Killed{"killed"};
    };
    CHECK_THROWS_AS(
        rolltakt("play " + rolltakt.short_routine() + " --headless --no-sound --roller " + roller),
        Killed);
    rolltakt.around.wait = wait;
}

// Who reads on a roller begins by lying down on it; without one it waits for the words.
double in_second_work(const std::string& roller) { return roller == "none" ? 80.0 : 43.0; }

double worked_s(const nlohmann::json& session) {
    double sum = 0.0;
    for (const auto& step : session["steps"])
        sum += step["end_s"].get<double>() - step["start_s"].get<double>();
    return sum;
}

} // namespace

TEST_CASE("resume: a session cut short is offered, and loses at most a second") {
    Rig rolltakt;
    cut_short(rolltakt, "none", in_second_work("none"));
    const auto line = rolltakt("sessions --json").json()["sessions"][0];
    CHECK(line["state"] == "unfinished");
    CHECK(line["duration_s"].get<double>() > 78.9);
    rolltakt.around.wall_now = [began = rolltakt.around.wall_now()] {
        return units::WallTime{began.utc + std::chrono::hours{3}, began.offset};
    };
    const auto said = rolltakt("resume");
    CHECK(said.exit_code == 2);
    CAPTURE(said.err);
    CHECK(said.complains("Session " + line["id"].get<std::string>() + ": "));
    CHECK(said.complains(", cut short 2 hours ago, at Calf"));
    CHECK(said.complains("--continue | --finish | --discard"));
    CHECK(rolltakt("play " + rolltakt.short_routine() + " --roller none --headless")
              .complains("was cut short"));
    CHECK(rolltakt("resume --discard").exit_code == 0);
    const auto nothing = rolltakt("resume");
    CHECK(nothing.exit_code == 1);
    CHECK(nothing.complains("No session was cut short."));
}

TEST_CASE("resume --continue: the same session goes on at the same step with the time left") {
    for (const std::string roller : {"none", "sim"}) {
        Rig rolltakt;
        cut_short(rolltakt, roller, in_second_work(roller));
        const auto id = rolltakt("sessions --json").json()["sessions"][0]["id"];
        const auto on = rolltakt("resume --continue --headless --json");
        REQUIRE(on.exit_code == 0);
        CHECK(on.json()["session"] == id);
        CHECK(on.json()["ended"] == "done");
        CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
        const auto session = rolltakt("session last --json").json();
        CHECK(session["roller"] == roller);
        CHECK(worked_s(session) > 29.0); // 2 x 15 s, whatever the kill cost done again
        CHECK(session["steps"].size() == 3);
        CHECK(session["steps"][2]["side"] == "right");
        CHECK(session["steps"][2]["measured"] == (roller == "sim"));
    }
}

TEST_CASE("resume --continue: not with a roller of another kind; what is simulated is no history") {
    for (const auto& [begun, other] :
         {std::pair{"none", "sim"}, std::pair{"sim", "none"}, std::pair{"none", "auto"}}) {
        CAPTURE(begun);
        Rig rolltakt;
        cut_short(rolltakt, begun, in_second_work(begun));
        const auto refused =
            rolltakt("resume --continue --headless --json --roller " + std::string{other});
        CHECK(refused.exit_code == 1);
        CHECK(refused.json()["error"]["code"] == "other_roller");
        CHECK(rolltakt("sessions --json").json()["sessions"][0]["state"] == "unfinished");
    }
}

TEST_CASE("resume --continue: not with another roller of the same kind") {
    session::Beginning begun;
    begun.roller = session::RollerKind::port;
    protocol::Hello hello;
    hello.build.build = protocol::Build::bed;
    begun.hello = hello;
    using terminal::same_roller;
    CHECK(same_roller(begun, session::RollerKind::port, &hello));
    CHECK(same_roller(begun, session::RollerKind::port, nullptr)); // none met yet
    CHECK_FALSE(same_roller(begun, session::RollerKind::sim, &hello));
    CHECK_FALSE(same_roller(begun, session::RollerKind::none, nullptr));
    protocol::Hello other = hello;
    other.build.serial[3] = 7;
    const auto refused = same_roller(begun, session::RollerKind::port, &other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "other_roller");
    other = hello;
    other.build.build = protocol::Build::cradle;
    CHECK_FALSE(same_roller(begun, session::RollerKind::port, &other));
}

TEST_CASE("resume --finish: what was done counts; --discard: nothing is left") {
    Rig rolltakt;
    cut_short(rolltakt, "none", in_second_work("none"));
    const auto id = rolltakt("sessions --json").json()["sessions"][0]["id"].get<std::string>();
    CHECK(rolltakt("resume " + id + " --finish").exit_code == 0);
    CHECK(rolltakt("sessions --json").json()["sessions"][0]["state"] == "stopped");
    CHECK(worked_s(rolltakt("session last --json").json()) > 7.0);
    cut_short(rolltakt, "none", in_second_work("none"));
    CHECK(rolltakt("resume --discard --json").exit_code == 0);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
}

TEST_CASE("resume --continue: not against what was told since; finished it can be") {
    Rig rolltakt;
    cut_short(rolltakt, "none", in_second_work("none"));
    rolltakt("care screening --applies fracture");
    const auto refused = rolltakt("resume --continue --headless --json");
    CHECK(refused.exit_code == 1);
    CHECK(refused.json()["error"]["code"] == "not_today");
    CHECK(refused.complains("a bone is broken"));
    CHECK(rolltakt("sessions --json").json()["sessions"][0]["state"] == "unfinished");
    CHECK(rolltakt("resume --finish").exit_code == 0);
}
