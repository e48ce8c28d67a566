#include "main/frame_times.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using app::FrameTimes;
using Moving = FrameTimes::Moving;
using units::HostTime;

namespace {

constexpr HostTime begun{100s};

// A frame at this time that took so long.
void draw(FrameTimes& times, HostTime at, units::Duration took = 1ms) {
    times.want(1);
    REQUIRE(times.due(at));
    times.looked(at);
    times.drawn(at, at + took);
}

} // namespace

TEST_CASE("frame times: nothing wanted, nothing drawn; the next look when patience ends") {
    FrameTimes times{begun, true};
    CHECK_FALSE(times.due(begun + 1h));
    const auto wait = times.wait(begun + 1h, true, Moving::nothing, 400ms);
    CHECK(wait.at_most == 400ms);
    CHECK_FALSE(wait.quiet);
}

TEST_CASE("frame times: the first frame waits for nothing") {
    FrameTimes times{begun, true};
    times.want(3);
    CHECK(times.wait(begun, true, Moving::nothing, 400ms).at_most == 0ms);
    CHECK(times.due(begun));
}

TEST_CASE("frame times: what is wanted waits for the next frame, however many inputs come") {
    FrameTimes times{begun, true};
    draw(times, begun + 1s);
    times.want(3);
    CHECK_FALSE(times.due(begun + 1s + 13ms));
    CHECK(times.wait(begun + 1s + 5ms, true, Moving::nothing, 400ms).at_most == 9ms);
    CHECK(times.due(begun + 1s + 14ms));
    CHECK(times.wait(begun + 2s, true, Moving::nothing, 400ms).at_most == 0ms);
    times.want(1); // no fewer than were wanted
    for (int i = 1; i <= 3; ++i) {
        const HostTime at = begun + 1s + i * 14ms;
        CHECK(times.due(at));
        times.drawn(at, at + 1ms);
    }
    CHECK_FALSE(times.due(begun + 10s));
}

TEST_CASE("frame times: a window that is not shown is not waited on") {
    FrameTimes times{begun, true};
    times.want(3);
    CHECK(times.wait(begun + 1s, false, Moving::nothing, 400ms).at_most == 400ms);
    times.looked(begun + 1s);
    CHECK(times.wait(begun + 1s, false, Moving::time, 400ms).at_most == 33ms);
    CHECK(times.wait(begun + 1s, false, Moving::line, 400ms).quiet == 14ms);
}

TEST_CASE("frame times: 30 looks a second while time passes, not sooner for a line") {
    FrameTimes times{begun, true};
    draw(times, begun + 1s);
    const auto wait = times.wait(begun + 1s + 3ms, true, Moving::time, 400ms);
    CHECK(wait.at_most == 30ms);
    CHECK_FALSE(wait.quiet);
    CHECK(times.wait(begun + 2s, true, Moving::time, 400ms).at_most == 0ms);
}

TEST_CASE("frame times: the line is heard as soon as a frame may follow the one before") {
    FrameTimes times{begun, true};
    draw(times, begun + 1s);
    const auto wait = times.wait(begun + 1s + 3ms, true, Moving::line, 400ms);
    CHECK(wait.at_most == 30ms);
    CHECK(wait.quiet == 11ms);
    CHECK(times.wait(begun + 1s + 20ms, true, Moving::line, 400ms).quiet == 0ms);
    times.looked(begun + 1s + 20ms); // there was nothing new to draw
    CHECK(times.wait(begun + 1s + 20ms, true, Moving::line, 400ms).quiet == 14ms);
}

TEST_CASE("frame times: slow painting leaves half of the time, and the session goes on meanwhile") {
    FrameTimes times{begun, false};
    draw(times, begun + 1s, 40ms);
    times.want(1);
    CHECK(times.due(begun + 1s + 14ms)); // once is chance
    draw(times, begun + 2s, 40ms);
    times.want(1);
    CHECK_FALSE(times.due(begun + 2s + 79ms));
    CHECK(times.due(begun + 2s + 80ms));
    CHECK(times.wait(begun + 2s + 40ms, true, Moving::nothing, 400ms).at_most == 40ms);
    times.looked(begun + 2s + 40ms);
    CHECK(times.wait(begun + 2s + 40ms, true, Moving::line, 400ms).at_most == 33ms);
    CHECK_FALSE(times.wait(begun + 2s + 40ms, true, Moving::line, 400ms).quiet);
}

TEST_CASE("frame times: waiting for the screen's own beat is no slow painting") {
    FrameTimes times{begun, true};
    draw(times, begun + 1s, 16ms);
    draw(times, begun + 2s, 16ms);
    times.want(1);
    CHECK(times.due(begun + 2s + 14ms));
}
