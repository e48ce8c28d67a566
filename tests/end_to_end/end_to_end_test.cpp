// From the load cell to the saved session: the real firmware on the simulated board, a
// pseudo-terminal, the real program, and what it says about the session beside what really
// happened. The speed is only asked for: where the computer cannot keep up, it takes longer.
#include "device/fake_ports.h"
#include "end_to_end/rehearsal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace end_to_end;

namespace {

constexpr double set_s = 30.0; // each of sets.toml

bool within(const std::optional<double>& found, const std::optional<double>& truth, double share) {
    return found && truth && std::abs(*found - *truth) <= share * *truth;
}

std::size_t measured_sets(const Json& session) {
    std::size_t count = 0;
    for (const Json& step : session["steps"]) count += step["measured"] == true ? 1 : 0;
    return count;
}

// The figures that every set has to reach.
void check_sets(const Json& session, const Json& truth, double offset_s) {
    std::size_t checked = 0;
    for (const Set& set : sets(session, truth, offset_s)) {
        if (!set.true_force_n) continue; // nobody was on the roller
        ++checked;
        CAPTURE(set.name);
        CAPTURE(set.strokes);
        CAPTURE(set.true_strokes);
        CAPTURE(set.force_n.value_or(-1.0));
        CAPTURE(set.true_force_n.value_or(-1.0));
        CAPTURE(set.pace_s.value_or(-1.0));
        CAPTURE(set.true_pace_s.value_or(-1.0));
        CHECK(set.measured);
        CHECK(std::abs(set.strokes - set.true_strokes) <= 1);
        CHECK(within(set.force_n, set.true_force_n, 0.02));
        if (set.rolled) CHECK(within(set.pace_s, set.true_pace_s, 0.03));
    }
    CHECK(checked == measured_sets(session));
}

// A sound roller: nothing lost, nothing wrong but what settles at the start.
void check_signal(const Json& session, const Cast& cast) {
    CHECK(session["gaps"].empty());
    for (const Json& fault : session["faults"]) CHECK(fault["kind"] == "settling");
    const Json& quality = session["quality"];
    CHECK(quality["usable"] == true);
    const double rate_hz = cast.rate == "80" ? 92.8 : 11.7;
    CHECK(quality["rate_hz"].get<double>() == doctest::Approx(rate_hz).epsilon(0.05));
}

void rehearse(const Cast& cast, std::size_t measured) {
    Rehearsal rehearsal{cast};
    INFO(rehearsal.board_call());
    const Json played = rehearsal.play(rehearsal.port());
    CHECK(played["ended"] == "done");
    CHECK(played["roller"] == "port");
    const Json session = rehearsal.session();
    CHECK(session["build"] == cast.build);
    CHECK(measured_sets(session) == measured);
    check_signal(session, cast);
    const Json truth = rehearsal.truth();
    check_sets(session, truth, rehearsal.offset_s(truth));
}

// A set during which the roller was away lasts longer by that time at least, and has strokes from
// before and from afterwards.
bool waited(const Json& session, double from_s, double to_s) {
    for (const Json& step : session["steps"]) {
        const double start_s = step["start_s"], end_s = step["end_s"];
        if (start_s > from_s || end_s < to_s) continue;
        double away_s = 0.0;
        for (const Json& gap : session["gaps"])
            if (gap["start_s"] >= start_s && gap["end_s"] <= end_s)
                away_s += gap["end_s"].get<double>() - gap["start_s"].get<double>();
        const Json& strokes = step["strokes"];
        const auto at = [&](double begin_s, double until_s) {
            return std::any_of(strokes.begin(), strokes.end(), [&](const Json& stroke) {
                return stroke["start_s"] >= begin_s && stroke["end_s"] <= until_s;
            });
        };
        return end_s - start_s > set_s + away_s - 0.5 &&
               (at(start_s, from_s) || from_s - start_s < 10.0) &&
               (at(to_s, end_s) || end_s - to_s < 15.0);
    }
    return true; // between two sets
}

// `cell`: nothing for the whole roller.
bool named(const Json& session, const Json& kind, const Json& cell, double at_s) {
    const Json& all = session["faults"];
    return std::any_of(all.begin(), all.end(), [&](const Json& one) {
        const double later_s = one["t_s"].get<double>() - at_s;
        return one["kind"] == kind && one["cell"] == cell && later_s > -0.5 && later_s < 3.0;
    });
}

std::string four_sets() { return END_TO_END_FOLDER "/sets.toml"; }

} // namespace

TEST_CASE("bed: the starter routine, from load cell to saved session") {
    rehearse({.build = "bed"}, 4);
}

TEST_CASE("cradle: four sets, from load cell to saved session") {
    rehearse({.build = "cradle", .person = "study", .routine = four_sets()}, 4);
}

TEST_CASE("single: four sets at the slow rate, from load cell to saved session") {
    rehearse({.build = "single", .rate = "10", .routine = four_sets()}, 4);
}

TEST_CASE("serial port: four sets on the bed at the slow rate, through libserialport") {
    const Cast cast{.build = "bed", .rate = "10", .person = "study", .routine = four_sets()};
    Rehearsal rehearsal{cast};
    INFO(rehearsal.board_call());
    const auto ports = rehearsal.folder() / "ports";
    test::FakePorts{ports}.plug("ttyUSB9", rehearsal.port());
    const Json played = rehearsal.play("auto", {{"LD_PRELOAD", END_TO_END_SHIM},
                                                {"ROLLTAKT_SERIAL_SHIM", ports},
                                                {"ASAN_OPTIONS", "verify_asan_link_order=0"}});
    CHECK(played["ended"] == "done");
    const Json session = rehearsal.session();
    CHECK(measured_sets(session) == 4);
    check_signal(session, cast);
    const Json truth = rehearsal.truth();
    check_sets(session, truth, rehearsal.offset_s(truth));
}

// The third fault of this kind is the whole roller's: its plug is pulled for 4 s.
TEST_CASE("faults: named with their cell; unplugged, the session waits, keeps its data, goes on") {
    Rehearsal rehearsal{
        {.faults = "disconnected", .script = "away 4, roll @6", .routine = four_sets()}};
    INFO(rehearsal.board_call());
    CHECK(rehearsal.play(rehearsal.port())["ended"] == "done");
    const Json session = rehearsal.session();
    const Json truth = rehearsal.truth();
    INFO("faults: ", session["faults"].dump(), ", gaps: ", session["gaps"].dump(), ", started at ",
         truth["started_s"].dump());
    CHECK(measured_sets(session) == 4);

    // While nothing is plugged the session has the host's time alone. On a busy computer that is
    // not the board's, so the time from one gap to the next is compared, and not the whole. And
    // the player may need so long to come up that the first faults lie before its session.
    const Json& gaps = session["gaps"];
    REQUIRE(gaps.size() >= 2);
    std::vector<double> pulled_s;
    for (const Json& fault : truth["faults"])
        if (fault["unplugged_s"] > 0.0 && fault["at_s"] > truth["started_s"])
            pulled_s.push_back(fault["at_s"]);
    REQUIRE(gaps.size() <= pulled_s.size());
    const double begins_s = pulled_s[0] - gaps[0]["start_s"].get<double>(); // on the board's clock
    CHECK(std::abs(begins_s - rehearsal.offset_s(truth, gaps[0]["start_s"])) < 1.0);
    std::size_t next = 0, of_cells = 0;
    for (const Json& fault : truth["faults"]) {
        if (next == gaps.size()) break;
        if (fault["at_s"] < begins_s) continue;
        CAPTURE(fault.dump());
        const double start_s = gaps[next]["start_s"], end_s = gaps[next]["end_s"];
        const double lasts_s = fault["unplugged_s"];
        if (lasts_s > 0.0) {
            CHECK(end_s - start_s > lasts_s - 0.5);
            CHECK(waited(session, start_s, end_s));
            CHECK(named(session, fault["kind"], nullptr, start_s));
            ++next;
        } else {
            const double at_s = fault["at_s"].get<double>() + start_s - pulled_s[next];
            CHECK(named(session, fault["kind"], fault["cell"], at_s));
            ++of_cells;
        }
    }
    CHECK(next == gaps.size());
    CHECK(of_cells >= 2 * (next - 1)); // of those before the first gap the session may miss some
}
