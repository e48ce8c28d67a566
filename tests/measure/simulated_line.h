// A board, its clock and the line between it and the host, simulated: what a fit of the clock has
// to cope with. The firmware's own logic (chips/model_board.h) decides what is sent when; a USB
// bridge with a latency timer and a host that is not always awake hand it over. Used by the tests
// and the benchmark of SampleClock.
#pragma once
#include "chips/model_board.h"
#include "chips/sample_roller.h"
#include "measure/sample_clock.h"
#include "wire/message.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace simulated {

struct LineSettings {
    chips::Rate rate = chips::Rate::fast;
    std::uint8_t cells = 4;
    bool angle = false;
    double latency_timer_s = 0.016; // runs from one handing over to the next (FTDI AN232B-04)
    std::size_t packet = 62;        // bytes of the bridge's buffer that are handed over at once
    double skew = 0.004;            // a ceramic resonator, to either side
    double wander = 20e-6;          // amplitude, with a period of 2 to 10 minutes
    bool time_frames = true;        // false: a board of before, or all of them lost
};

struct Arriving { // one frame that carries a board time
    bool sample = false;
    std::uint8_t cell = 0;
    std::uint32_t counter = 0; // of a sample
    std::uint32_t ticks = 0;
    measure::Passage passage;
    double true_s = 0.0;           // host time of `ticks`
    double ticks_per_second = 0.0; // the board's true rate at that moment

    double arrived_s() const { return units::seconds(passage.whole); }
};

// The board's time against the host's: its oscillator is off and wanders. Counted from the moment
// the host asked the board to start.
class BoardTime {
  public:
    BoardTime(const LineSettings& line, std::mt19937_64& random) : wander_{line.wander} {
        std::uniform_real_distribution<double> uniform{0.0, 1.0};
        skew_ = line.skew * (uniform(random) < 0.5 ? -1.0 : 1.0);
        turn_ = 2.0 * std::numbers::pi / (120.0 + 480.0 * uniform(random));
        phase_ = 2.0 * std::numbers::pi * uniform(random);
    }
    double rate(double host_s) const {
        return 1.0 + skew_ + wander_ * std::sin(turn_ * host_s + phase_);
    }
    double board(double host_s) const {
        return host_s * (1.0 + skew_) -
               wander_ / turn_ * (std::cos(turn_ * host_s + phase_) - std::cos(phase_));
    }
    double host(double board_s) const {
        double t = board_s;
        for (int i = 0; i < 4; ++i) t += (board_s - board(t)) / rate(t);
        return t;
    }

  private:
    double skew_ = 0.0, wander_ = 0.0, turn_ = 0.0, phase_ = 0.0;
};

struct Chunk {
    double arrived_s = 0.0;
    std::vector<std::uint8_t> bytes;
};

// Hands bytes over when its buffer is full or its timer runs out, whichever comes first; the host
// wakes a little later, now and then much later.
class Bridge {
  public:
    Bridge(const LineSettings& line, std::mt19937_64& random)
        : random_{random}, packet_{line.packet} {
        timer_s_ = line.latency_timer_s * (0.999 + 0.002 * uniform_(random));
        fires_s_ = -timer_s_ * uniform_(random);
    }

    void take(std::uint8_t byte, double at_s) {
        while (fires_s_ <= at_s) hand_over(fires_s_);
        held_.push_back(byte);
        if (held_.size() == packet_) hand_over(at_s);
    }
    std::vector<Chunk> all() {
        hand_over(fires_s_);
        return std::move(chunks_);
    }

  private:
    void hand_over(double at_s) {
        fires_s_ = at_s + timer_s_;
        if (held_.empty()) return;
        const double late_s =
            scheduler_(random_) + (uniform_(random_) < 0.02 ? 5e-3 * uniform_(random_) : 0.0);
        last_s_ = std::max(last_s_, at_s + late_s);
        chunks_.push_back({last_s_, std::exchange(held_, {})});
    }

    std::mt19937_64& random_;
    std::uniform_real_distribution<double> uniform_{0.0, 1.0};
    std::exponential_distribution<double> scheduler_{1.0 / 60e-6};
    std::size_t packet_;
    double timer_s_ = 0.0, fires_s_ = 0.0, last_s_ = 0.0;
    std::vector<std::uint8_t> held_;
    std::vector<Chunk> chunks_;
};

inline std::optional<Arriving> arriving(const wire::Message& message) {
    Arriving a;
    if (const auto* sample = std::get_if<protocol::Sample>(&message)) {
        a.sample = true;
        a.cell = sample->cell;
        a.counter = sample->counter;
        a.ticks = sample->ticks;
    } else if (const auto* angle = std::get_if<protocol::Angle>(&message)) {
        a.ticks = angle->ticks;
    } else if (const auto* fault = std::get_if<protocol::Fault>(&message)) {
        a.ticks = fault->ticks;
    } else if (const auto* status = std::get_if<protocol::Status>(&message)) {
        a.ticks = status->ticks;
    } else if (const auto* time = std::get_if<protocol::Time>(&message)) {
        a.ticks = time->ticks;
    } else {
        return std::nullopt;
    }
    return a;
}

// What a board sends that was switched on a while ago and is told to start at 0 s, in order of
// arrival.
inline std::vector<Arriving> arrivals(const LineSettings& line, double seconds,
                                      std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    const BoardTime clock{line, random};
    Bridge bridge{line, random};
    const double started_s = 1.5 + uniform(random); // board seconds since power-on
    const auto first_ticks = static_cast<std::uint32_t>(random());

    chips::ModelBoard::Make make;
    make.build.cells = line.cells;
    make.build.has_angle = line.angle ? 1 : 0;
    make.rate = line.rate;
    for (double& factor : make.oscillator) factor = 0.97 + 0.06 * uniform(random);
    make.seed = seed;
    make.counts = [](std::uint8_t, double) { return 1000.0; };
    make.angle = [](double) { return 1.0; };
    chips::Memory memory = chips::memory_with(make.build, {});
    chips::ModelBoard board{make, memory, 0.0};
    board.run_until(started_s);
    wire::Commands commands;
    board.receive(commands.start(), started_s);
    board.run_until(started_s + clock.board(seconds));

    constexpr double byte_s = 10.0 / protocol::baud;
    const auto host = [&](double board_s) { return clock.host(board_s - started_s); };
    for (const auto& frame : board.take_sent()) {
        constexpr auto time = static_cast<std::uint8_t>(protocol::Type::time);
        if (!line.time_frames && frame.bytes[1] == time) continue;
        double left_s = frame.done_s - static_cast<double>(frame.bytes.size()) * byte_s;
        for (const std::uint8_t byte : frame.bytes) bridge.take(byte, host(left_s += byte_s));
    }

    std::vector<Arriving> all;
    wire::FrameReader reader;
    units::HostTime before{};
    for (const Chunk& chunk : bridge.all()) {
        const units::HostTime at{units::duration_of(chunk.arrived_s)};
        reader.push(chunk.bytes);
        while (const auto frame = reader.pop()) {
            const auto told = arriving(wire::decode(*frame).value());
            if (!told) continue;
            Arriving& a = all.emplace_back(*told);
            a.true_s = host(a.ticks / double{protocol::ticks_per_second});
            a.ticks_per_second = protocol::ticks_per_second * clock.rate(a.true_s);
            a.ticks += first_ticks;
            a.passage = measure::passage_of(*frame, at, before);
        }
        before = at;
    }
    return all;
}

} // namespace simulated
