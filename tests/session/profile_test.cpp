// Profile strokes in a session: asked for where only the force is known, once, and remembered.
#include "session/drive.h"

#include <doctest/doctest.h>

#include <cmath>

using drive::beginning, drive::calves, drive::Drive;
using guide::CueKind;
using session::EventKind, session::RollerKind;

namespace {

session::Beginning on_one_cell(routine::Routine routine) {
    auto begin = beginning(std::move(routine), RollerKind::port);
    begin.hello->build.build = protocol::Build::single;
    return begin;
}

// On the roller from second 6, and from second 8 on six strokes of three seconds with so many peaks
// of force; then lying still for as long as `still_s`, then rolling on.
board::Loads strokes(int peaks, double still_s = 5.0) {
    return [=](double t) -> board::Load {
        if (t < 6.0) return {};
        const double rolled = std::clamp(t - 8.0, 0.0, 18.0) + std::max(0.0, t - 26.0 - still_s);
        const double place = -std::cos(3.14159265358979323846 * rolled / 3.0);
        const double shape = peaks == 2 ? 1.0 - 2.0 * place * place : -place;
        return {150.0 * (1.0 + 0.3 * shape), 0.08 * place};
    };
}

drive::Kept played(session::Beginning begin, const board::Loads& loads, double to_s) {
    board::Board board;
    Drive drive{std::move(begin)};
    drive.feed(board.say(0.0, to_s, loads));
    drive.run(to_s);
    return drive.finish();
}

int said(const drive::Kept& kept, CueKind kind) {
    int n = 0;
    for (const auto& event : kept.events) n += event.cue == kind ? 1 : 0;
    return n;
}

double said_at(const drive::Kept& kept, CueKind kind) {
    for (const auto& event : kept.events)
        if (event.cue == kind) return units::seconds(event.at);
    return -1.0;
}

} // namespace

TEST_CASE("profile: asked for as the work begins, noticed within seconds of lying still") {
    for (const int peaks : {1, 2}) {
        CAPTURE(peaks);
        const auto begin = on_one_cell(calves(1, 30.0));
        const auto kept = played(begin, strokes(peaks), 70.0);
        CHECK(said(kept, CueKind::profile_strokes) == 1);
        CHECK(said_at(kept, CueKind::profile_strokes) - said_at(kept, CueKind::go) < 0.1);
        CHECK(said(kept, CueKind::roll_on) == 1);
        CHECK(said_at(kept, CueKind::roll_on) > 26.0);
        CHECK(said_at(kept, CueKind::roll_on) < 31.5);
        // The 30 s of the work begin then.
        CHECK(kept.at(EventKind::work_ended) - said_at(kept, CueKind::roll_on) ==
              doctest::Approx(30.0).epsilon(0.01));
        CHECK(kept.count(EventKind::one_peak) == (peaks == 1 ? 1 : 0));
        CHECK(kept.count(EventKind::two_peaks) == (peaks == 2 ? 1 : 0));

        // The record reads all strokes by it, those before it was known too.
        const auto record = session::rebuild(begin, kept.blocks, session::Completion::done);
        const auto& found = record.steps.at(0).strokes;
        CHECK(std::abs(static_cast<int>(found.size()) - 15) <= 2);
        CHECK(record.steps[0].seconds_per_stroke.value_or(0.0) ==
              doctest::Approx(3.0).epsilon(0.04));
        CHECK(record.steps[0].pace.back().confidence > 0.75);
    }
}

TEST_CASE("profile: what is known is not asked again, neither in the session nor in the next") {
    const auto sets = [] { return on_one_cell(calves(2, 30.0)); };
    const auto two_sets = played(sets(), strokes(2), 115.0);
    CHECK(said(two_sets, CueKind::go) == 2);
    CHECK(said(two_sets, CueKind::profile_strokes) == 1);

    auto next = on_one_cell(calves(1, 30.0));
    next.profiles = {{"calf", "normal", routine::Side::left, 2}};
    const auto known = played(next, strokes(2), 45.0);
    CHECK(said(known, CueKind::profile_strokes) == 0);
    CHECK(known.count(EventKind::two_peaks) == 0);
    next.profiles = {{"calf", "normal", routine::Side::right, 2}};
    CHECK(said(played(next, strokes(2), 45.0), CueKind::profile_strokes) == 1);
}

TEST_CASE("profile: whoever is not understood is left in peace") {
    // Rolls on without lying still: the time begins to count without an answer, and the next sets
    // do not ask.
    const auto begin = on_one_cell(calves(4, 30.0));
    const auto kept = played(begin, strokes(1, 0.0), 170.0);
    CHECK(said(kept, CueKind::go) >= 3);
    CHECK(said(kept, CueKind::profile_strokes) == 1);
    CHECK(kept.count(EventKind::one_peak) + kept.count(EventKind::two_peaks) == 0);
    // Lies still all the time: told to roll before the work is over.
    const auto lies = [](double t) { return board::Load{t < 6.0 ? 0.0 : 150.0, 0.0}; };
    const auto still = played(on_one_cell(calves(1, 30.0)), lies, 62.0);
    CHECK(said(still, CueKind::roll_on) == 1);
    CHECK(still.count(EventKind::one_peak) + still.count(EventKind::two_peaks) == 0);
}

TEST_CASE("profile: a measured path tells it by itself") {
    for (const int peaks : {1, 2}) {
        CAPTURE(peaks);
        const auto kept =
            played(beginning(calves(2, 40.0), RollerKind::port), strokes(peaks, 0.0), 95.0);
        CHECK(said(kept, CueKind::profile_strokes) == 0);
        CHECK(kept.count(peaks == 1 ? EventKind::one_peak : EventKind::two_peaks) == 1);
        CHECK(kept.count(EventKind::one_peak) + kept.count(EventKind::two_peaks) == 1);
    }
}

TEST_CASE("profile: a pause is not counted, and strokes after it are") {
    board::Board board;
    Drive drive{on_one_cell(calves(1, 30.0))};
    // Two strokes, off the roller for 45 s, then as asked.
    const auto loads = [](double t) -> board::Load {
        if (t < 6.0 || (t > 14.0 && t < 59.0)) return {};
        const double place =
            -std::cos(3.14159265358979323846 * (t < 14.0 ? std::max(0.0, t - 8.0) / 3.0
                                                         : std::clamp(t - 62.0, 0.0, 18.0) / 3.0));
        return {150.0 * (1.0 - 0.3 * place), 0.08 * place};
    };
    drive.feed(board.say(0.0, 100.0, loads));
    drive.run(100.0);
    const auto kept = drive.finish();
    CHECK(said(kept, CueKind::profile_strokes) == 1);
    CHECK(said(kept, CueKind::roll_on) == 1);
    CHECK(said_at(kept, CueKind::roll_on) > 80.0);
    CHECK(kept.count(EventKind::one_peak) == 1);
}
