// One simulated HX711 wired to the firmware's Converter, with a driver as the board has it: edges
// stamped up to 50 us late, each served a little later, 26 pulses of about 3 us. What is passed on
// is compared with what the chip really held.
#pragma once
#include "chips/hx711.h"
#include "roller/converter.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <vector>

namespace rig {

// Seconds to board ticks, and back to the same turn of the 32 bits.
inline std::uint32_t ticks_of(double s) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(s * protocol::ticks_per_second));
}

// The board's side of one converter: clock out, data in, and the time all that takes.
struct Driver {
    double half_pulse_s = 1.5e-6;

    // `pulses` pulses; the time goes on in `now_s`.
    roller::Reading read(chips::Hx711& chip, int pulses, double& now_s) const {
        roller::Reading r;
        r.ended_high = r.steady = true;
        std::uint32_t bits = 0;
        for (int i = 0; i < pulses; ++i) {
            chip.clock(true, now_s);
            now_s += half_pulse_s;
            chip.clock(false, now_s);
            now_s += half_pulse_s / 2;
            const bool first = chip.data(now_s);
            now_s += half_pulse_s / 2;
            const bool second = chip.data(now_s);
            if (first != second) r.steady = false;
            if (i < 24)
                bits = (bits << 1U) | (second ? 1U : 0U);
            else if (!second)
                r.ended_high = false;
        }
        r.counts = static_cast<std::int32_t>((bits & 0x800000U) != 0 ? bits | 0xFF000000U : bits);
        r.longest_high = ticks_of(half_pulse_s);
        r.ended = ticks_of(now_s);
        return r;
    }

    static void power_cycle(chips::Hx711& chip, double& now_s) {
        chip.clock(true, now_s);
        now_s += 100e-6;
        chip.clock(false, now_s);
    }
};

struct Tally {
    std::uint64_t conversions = 0; // the chip's
    std::uint64_t not_good = 0; // of them: wrong input, settling, saturated or transfer disturbed
    std::uint64_t passed = 0;   // as samples
    std::uint64_t passed_wrong = 0; // another value than the chip held, or it was not a settled one
                                    // of the cell
    std::uint64_t passed_touched = 0; // the right value, although its transfer was disturbed
    std::uint64_t good_kept_back = 0;
    std::vector<protocol::Fault> faults;

    std::uint64_t count(protocol::FaultKind kind) const {
        std::uint64_t n = 0;
        for (const auto& f : faults) n += f.kind == kind ? std::max<std::uint64_t>(f.count, 1) : 0;
        return n;
    }
};

class Rig {
  public:
    Rig(const chips::Hx711Settings& settings, chips::Input input, std::uint64_t seed = 1)
        : chip(settings, std::move(input)), random_(seed) {}

    chips::Hx711 chip;
    roller::Converter converter;
    Driver driver;
    double stall_from_s = -1.0, stall_to_s = -1.0; // the main loop does nothing else in between
    Tally tally;

    void run_until(double end_s) {
        while (now_s_ < end_s) step(end_s);
    }
    double now() const { return now_s_; }

    // For the converter.
    void sample(const protocol::Sample& s) {
        ++tally.passed;
        samples.push_back(s);
        to_judge_.push_back(s);
    }
    void fault(const protocol::Fault& f) {
        if (keep_faults) tally.faults.push_back(f);
    }
    std::vector<protocol::Sample> samples;
    bool keep_samples = true, keep_faults = true;

  private:
    double random(double below) {
        return std::uniform_real_distribution<double>(0.0, below)(random_);
    }

    // To the next change of the data line or the next round of the main loop.
    void step(double end_s) {
        const double poll_s = last_poll_s_ + 10e-3;
        const double served_s = edges_ > 0 ? serve_at_s_ : poll_s;
        double until_s = std::min({end_s, served_s, poll_s});
        const double change_s = chip.next_change(now_s_);
        if (change_s <= until_s) {
            now_s_ = change_s;
            watch_line();
            return;
        }
        now_s_ = std::max(now_s_, until_s);
        if (now_s_ < end_s) serve();
    }

    void watch_line() {
        const bool level = chip.data(now_s_);
        if (level_ && !level) {
            if (edges_ < 255) ++edges_;
            edge_ticks_ = ticks_of(now_s_ + random(50e-6));
            if (edges_ == 1) serve_at_s_ = now_s_ + 60e-6 + random(200e-6);
        }
        level_ = level;
    }

    void serve() {
        if (now_s_ >= stall_from_s && now_s_ < stall_to_s) {
            for (;;) { // edges are stamped all the same
                const double change_s = chip.next_change(now_s_);
                if (change_s >= stall_to_s) break;
                now_s_ = change_s;
                watch_line();
            }
            now_s_ = stall_to_s;
        }
        last_poll_s_ = now_s_;
        if (edges_ > 0 && !chip.data(now_s_)) converter.ready(edge_ticks_, edges_);
        edges_ = 0;
        switch (converter.next(ticks_of(now_s_), *this)) {
        case roller::Wish::nothing: break;
        case roller::Wish::read_tied_input: read(roller::pulses_for_tied_input); break;
        case roller::Wish::read_cell: read(roller::pulses_for_cell); break;
        case roller::Wish::power_cycle:
            Driver::power_cycle(chip, now_s_);
            converter.was_power_cycled(ticks_of(now_s_), *this);
            break;
        }
        level_ = chip.data(now_s_);
        judge();
    }

    void read(int pulses) {
        const auto reading = driver.read(chip, pulses, now_s_);
        converter.was_read(reading, *this);
    }

    // Finished conversions against the samples passed on, by the time of their edge.
    void judge() {
        for (const auto& c : chip.take_finished()) truth_.push_back(c);
        while (!truth_.empty() && now_s_ - truth_.front().ready_s > 0.5) {
            const chips::Conversion c = truth_.front();
            truth_.pop_front();
            ++tally.conversions;
            if (!c.good()) ++tally.not_good;
            bool passed = false;
            while (!to_judge_.empty()) {
                const auto late =
                    static_cast<std::int32_t>(to_judge_.front().ticks - ticks_of(c.ready_s));
                if (late > static_cast<std::int32_t>(ticks_of(chip.period_s() / 2)))
                    break; // a later one's
                passed = late >= -2 && to_judge_.front().counts == c.counts;
                if (!passed || !c.of_cell || !c.settled || c.saturated)
                    ++tally.passed_wrong;
                else if (c.touched)
                    ++tally.passed_touched;
                to_judge_.pop_front();
            }
            if (c.good() && !passed) ++tally.good_kept_back;
        }
        if (!keep_samples) samples.clear();
    }

    std::mt19937_64 random_;
    double now_s_ = 0.0, last_poll_s_ = 0.0, serve_at_s_ = 0.0;
    bool level_ = true;
    std::uint8_t edges_ = 0;
    std::uint32_t edge_ticks_ = 0;
    std::deque<chips::Conversion> truth_;
    std::deque<protocol::Sample> to_judge_;
};

} // namespace rig
