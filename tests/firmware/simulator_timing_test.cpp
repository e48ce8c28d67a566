// How exact the real firmware's stamps are, and what its processor's time is spent on.
#include "simulator/avr_board.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

using chips::Rate;
using protocol::Build;

namespace {

// Four cells of different rhythm, and an angle sensor that is read all the time.
simulator::AvrMake busiest(Rate rate) {
    simulator::AvrMake make;
    make.elf = ROLLER_ELF;
    make.rate = rate;
    make.oscillator = {1.03, 0.98, 1.0, 1.013};
    make.has_angle = true;
    make.counts = [](std::uint8_t cell, double) { return 10000.0 * cell; };
    make.angle = [](double t) { return t; };
    protocol::BuildRecord build;
    build.build = Build::bed;
    build.cells = 4;
    build.has_angle = 1;
    make.memory = chips::memory_with(build, {});
    return make;
}

struct Stamps { // how long after the truth; by how much the board's clock began late is not known
    double earliest_s = 1.0, latest_s = -1.0;
    std::size_t count = 0;
    void add(double late_s) {
        earliest_s = std::min(earliest_s, late_s);
        latest_s = std::max(latest_s, late_s);
        ++count;
    }
};

Stamps stamps_of(const std::vector<protocol::Sample>& samples,
                 const std::vector<chips::Conversion>& truth) {
    Stamps stamps;
    auto next = truth.begin();
    for (const auto& s : samples) {
        const double at_s = s.ticks / 2e6;
        while (next != truth.end() && next->ready_s < at_s - 2e-3) ++next;
        REQUIRE(next != truth.end());
        REQUIRE(next->counts == s.counts);
        stamps.add(at_s - next->ready_s);
    }
    return stamps;
}

// A board told to start, every byte of it heard within 10 us of the moment its transmission began.
struct Overheard {
    std::array<std::vector<protocol::Sample>, protocol::most_cells> samples;
    std::size_t angles = 0;
    Stamps times; // of time frames: how late their first byte was

    Overheard(simulator::AvrBoard& board, double seconds) {
        wire::Commands commands;
        wire::FrameReader frames;
        board.run_until(0.5);
        board.receive(commands.start());
        double begun_s = 0.0;
        bool begins = true;
        while (board.now_s() < seconds) {
            board.run_until(board.now_s() + 10e-6);
            for (const std::uint8_t byte : board.take_sent()) {
                if (begins) begun_s = board.now_s();
                begins = byte == 0;
                frames.push({&byte, 1});
                if (const auto frame = frames.pop()) note(wire::decode(*frame).value(), begun_s);
            }
        }
        CHECK(frames.counters().damaged_pieces == 0);
        CHECK(frames.counters().missing_frames == 0);
    }
    void note(const wire::Message& message, double begun_s) {
        if (const auto* s = std::get_if<protocol::Sample>(&message))
            samples.at(s->cell).push_back(*s);
        if (const auto* t = std::get_if<protocol::Time>(&message))
            times.add(begun_s - t->ticks / 2e6);
        angles += std::holds_alternative<protocol::Angle>(message) ? 1 : 0;
    }
};

} // namespace

TEST_CASE(
    "board: input capture and pin change, four cells and the angle: stamped on one clock within "
    "50 us of the truth, and so are the time frames") {
    for (const auto rate : {Rate::fast, Rate::slow}) {
        const double seconds = rate == Rate::fast ? 8.0 : 20.0;
        simulator::AvrBoard board(busiest(rate), 0.0);
        const Overheard heard(board, seconds);
        CHECK(static_cast<double>(heard.angles) > 90.0 * (seconds - 0.6));
        std::array<Stamps, protocol::most_cells> stamps;
        for (std::uint8_t cell = 0; cell < protocol::most_cells; ++cell)
            stamps.at(cell) = stamps_of(heard.samples.at(cell), board.take_conversions(cell));
        // The timer itself captures cell 0: its earliest stamp tells when the clock began.
        const double clock_began_s = -stamps[0].earliest_s;
        for (const Stamps& s : stamps) {
            CHECK(s.count > (rate == Rate::fast ? 600 : 150));
            CHECK(s.earliest_s + clock_began_s > -1e-6);
            CHECK(s.latest_s + clock_began_s < 50e-6);
        }
        CHECK(heard.times.count > 500);
        CHECK(heard.times.earliest_s - clock_began_s > 0.0);
        CHECK(heard.times.latest_s - clock_began_s < 75e-6); // 10 us of it are the listener's
    }
}

TEST_CASE("board: never deaf for long, pulses below a microsecond, asleep between events") {
    simulator::AvrBoard board(busiest(Rate::fast), 0.0);
    board.run_until(0.5);
    board.take_habits();
    board.run_until(1.5);
    const auto idle = board.take_habits();
    board.receive(wire::Commands{}.start());
    board.run_until(2.5);
    board.take_habits();
    board.run_until(4.5);
    const auto busy = board.take_habits();
    CHECK(busy.longest_interrupt_s < 25e-6); // half of what a stamp may be late
    CHECK(busy.longest_deaf_s < 6e-6);       // it looks once more before it falls asleep
    CHECK(busy.longest_pulse_s > chips::shortest_pulse_s);
    CHECK(busy.longest_pulse_s < 1e-6);
    CHECK(busy.power_cycles == 0);
    CHECK(idle.asleep_s > 0.8);
    CHECK(busy.asleep_s > 0.8); // of two seconds
}
