// A board made of words: says what a real one would say while somebody does to it what the test
// wants. Its line delivers every 16 ms, as a common USB adapter does.
#pragma once
#include "measure/calibration.h"
#include "protocol/messages.h"
#include "session/session.h"

#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace board {

struct Piece {
    units::HostTime at{};
    std::vector<std::uint8_t> bytes;
};

// What lies on the bed: newtons, and where its middle is, metres to the front.
struct Load {
    double force_n = 0.0, along_m = 0.0;
};
using Loads = std::function<Load(double t_s)>;

inline protocol::Hello bed_hello(std::uint32_t boot = 7) {
    protocol::Hello hello;
    hello.boot_id = boot;
    hello.build.build = protocol::Build::bed;
    hello.build.cells = 4;
    hello.build.serial[7] = 0x2A;
    for (std::uint8_t i = 0; i < 4; ++i)
        hello.build.cell[i] = {static_cast<std::int16_t>(i % 2 == 0 ? -220 : 220),
                               static_cast<std::int16_t>(i < 2 ? 160 : -160), 490};
    return hello;
}

class Board {
  public:
    // `origin`: host time of test second 0. The board was started `uptime_s` before.
    explicit Board(double rate_hz = 92.8, double origin_s = 100.0, double uptime_s = 5.0)
        : rate_hz_{rate_hz}, origin_s_{origin_s}, uptime_s_{uptime_s} {}

    // What the line delivers of [from, to), in seconds of the test.
    std::vector<Piece> say(double from_s, double to_s, const Loads& loads) {
        const double period = 1.0 / rate_hz_;
        for (; next_s_ < to_s; next_s_ += period) {
            if (next_s_ < from_s) continue;
            for (std::uint8_t cell = 0; cell < 4; ++cell)
                convert(cell, next_s_ + 0.001 * cell, loads);
        }
        return std::exchange(said_, {});
    }

    // Another start of the board: other boot id, ticks and counters from the beginning.
    void restart(double at_s) {
        started_s_ = at_s;
        uptime_s_ = 0.1;
        next_s_ = at_s + 0.5;
        sequence_ = 0;
        counter_ = {};
    }

    void hello(double at_s, std::uint32_t boot) {
        std::array<std::uint8_t, protocol::hello_size> payload{};
        protocol::put(payload.data(), bed_hello(boot));
        frame(at_s, protocol::Type::hello, payload.data(), protocol::hello_size);
    }

    void fault(double at_s, std::uint8_t cell, protocol::FaultKind kind, std::uint16_t count) {
        protocol::Fault fault;
        fault.cell = cell;
        fault.kind = kind;
        fault.counter = counter_.at(cell);
        fault.ticks = ticks(at_s);
        fault.count = count;
        counter_.at(cell) += count;
        std::array<std::uint8_t, protocol::fault_size> payload{};
        protocol::put(payload.data(), fault);
        frame(at_s, protocol::Type::fault, payload.data(), protocol::fault_size);
    }

    // Its clock runs so much too fast; to be said before anything else.
    void clock_error(double share) { clock_error_ = share; }

    // From `at_s` on a cell reads so much more.
    void shift_zero(std::uint8_t cell, double at_s, double newtons) {
        shifted_ = {cell, at_s, newtons};
    }

    double slope() const { return 490.0 / measure::nominal_counts_at_capacity; }
    std::uint64_t samples() const { return samples_; }

  private:
    std::uint32_t ticks(double t_s) const {
        const double since_s = t_s - started_s_ + uptime_s_;
        return static_cast<std::uint32_t>(
            std::llround(since_s * (1.0 + clock_error_) * protocol::ticks_per_second));
    }

    void convert(std::uint8_t cell, double t_s, const Loads& loads) {
        const Load load = loads(t_s);
        const double front = 0.5 + load.along_m / 0.320;
        const double share = (cell < 2 ? front : 1.0 - front) / 2.0;
        random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
        const double noise = (static_cast<double>(random_ >> 40) / 16777216.0 - 0.5) * 200.0;
        const bool shifts = cell == shifted_.cell && t_s >= shifted_.at_s;
        const double shift = shifts ? shifted_.newtons : 0.0;
        protocol::Sample sample;
        sample.cell = cell;
        sample.counter = counter_.at(cell)++;
        sample.ticks = ticks(t_s);
        sample.counts = static_cast<std::int32_t>(
            std::lround(1000.0 * cell + (load.force_n * share + shift) / slope() + noise));
        std::array<std::uint8_t, protocol::sample_size> payload{};
        protocol::put(payload.data(), sample);
        frame(t_s, protocol::Type::sample, payload.data(), protocol::sample_size);
        ++samples_;
    }

    void frame(double t_s, protocol::Type type, const std::uint8_t* payload, std::uint8_t size) {
        std::array<std::uint8_t, protocol::longest_on_wire> wire{};
        const std::uint8_t length =
            protocol::write_frame(wire.data(), static_cast<std::uint8_t>(type), sequence_++,
                                  payload, size, protocol::seed_of(type));
        const double delivered = (std::floor((t_s + 0.0005) / 0.016) + 1.0) * 0.016;
        const units::HostTime at{units::duration_of(origin_s_ + delivered)};
        if (said_.empty() || said_.back().at != at) said_.push_back({at, {}});
        said_.back().bytes.insert(said_.back().bytes.end(), wire.data(), wire.data() + length);
    }

    double rate_hz_, origin_s_, uptime_s_;
    double started_s_ = 0.0, next_s_ = 0.0, clock_error_ = 0.0;
    std::uint16_t sequence_ = 0;
    std::array<std::uint32_t, 4> counter_{};
    struct Shift {
        std::uint8_t cell = 0;
        double at_s = 1e9, newtons = 0.0;
    } shifted_;
    std::uint64_t random_ = 1, samples_ = 0;
    std::vector<Piece> said_;
};

} // namespace board
