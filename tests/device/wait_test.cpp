// Real time passes here, as little as will do.
#include "device/wait.h"

#include "device/pty_board.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

namespace {

// The player's end of a line.
struct Line {
    test::PtyBoard board;
    int descriptor = ::open(board.path().c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK);
    Line() {
        termios raw{};
        tcgetattr(descriptor, &raw);
        cfmakeraw(&raw);
        tcsetattr(descriptor, TCSANOW, &raw);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() { ::close(descriptor); }
};

std::chrono::steady_clock::duration waited(int descriptor, units::Duration quiet,
                                           units::Duration at_most) {
    const auto begun = std::chrono::steady_clock::now();
    device::wait_for_line(descriptor, quiet, at_most);
    return std::chrono::steady_clock::now() - begun;
}

} // namespace

TEST_CASE("wait: bytes end it, those that come and those that are there") {
    Line line;
    std::thread speaker{[&] {
        std::this_thread::sleep_for(5ms);
        line.board.say_samples(1);
    }};
    CHECK(waited(line.descriptor, 0ms, 1min) < 50s);
    speaker.join();
    CHECK(waited(line.descriptor, 0ms, 1min) < 50s);
}

TEST_CASE("wait: bytes gather as long as it is to be quiet") {
    Line line;
    line.board.say_samples(1);
    const auto time = waited(line.descriptor, 30ms, 1min);
    CHECK(time >= 30ms);
    CHECK(time < 50s);
}

TEST_CASE("wait: no longer than asked for, with a silent line, without one, or all quiet") {
    Line line;
    CHECK(waited(line.descriptor, 5ms, 20ms) >= 20ms);
    CHECK(waited(-1, 5ms, 20ms) >= 20ms);
    CHECK(waited(line.descriptor, 1min, 20ms) < 50s);
    line.board.say_samples(1);
    CHECK(waited(line.descriptor, 0ms, 0ms) < 50s);
}

TEST_CASE("wait: a line that is gone ends it, but not before the quiet") {
    Line line;
    line.board.unplug();
    CHECK(waited(line.descriptor, 0ms, 1min) < 50s);
    CHECK(waited(line.descriptor, 20ms, 1min) >= 20ms);
}
