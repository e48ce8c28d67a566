// The roller's self-test, 10 s empty and 10 s pressed: what each cell says, and what is wrong with
// it, as codes; and the figures of the maker's acceptance page. Pure functions of samples.
#pragma once
#include "measure/calibration.h"
#include "measure/findings.h"
#include "measure/noise.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace measure {

constexpr double self_test_s = 10.0; // of each part

struct TimedCounts {
    double at_s = 0.0; // by the board's clock
    Counts counts = 0;
};

struct SelfTestSamples {
    double seconds = self_test_s;              // how long each part was listened to
    PerCell<std::vector<TimedCounts>> quiet;   // nobody on the roller
    PerCell<std::vector<TimedCounts>> pressed; // somebody leans on it; all empty = not done
    PerCell<std::array<std::uint64_t, protocol::fault_kinds>> faults{}; // conversions, by kind - 1
    std::optional<protocol::Magnet> magnet; // of a roller with angle sensor
};

// What may be wrong, and what to do about it (the sentences are made in wording).
enum class Trouble : std::uint8_t {
    none,
    silent,      // nothing came: check data and clock wire and the converter's supply
    odd_rate,    // neither 11.7 nor 92.8 per second within 15 %: rate pin floating
    faulty,      // more than 1 % of conversions faulty: shorten the wires, join the grounds
    saturated,   // at the end stop: a bridge wire open or swapped, or too much load
    frozen,      // the same value again and again: data line stuck
    noisy,       // fewer than 13 noise-free bits: check solder joints, keep away from motors
    humming,     // noisy, and over 30 % of it from the mains: join E- to ground, shield
    drifting,    // more than 3 N per minute while empty: warm up, check screws and ball contacts
    not_pressed, // the force rose by less than 40 N: press on the roller when asked
    reversed,    // pressing lowers it: swap the two signal wires
    carries_nothing, // under 3 % of the load: foot not touching the ground, or on its hard stop
    moves_alone, // this cell carries over 70 % of a bed's load: pressed at the edge, or others hang
    magnet_weak,
    magnet_strong,
    magnet_absent,
    sensor_silent,
};
enum class Severity : std::uint8_t { fine, hint, unusable };
Severity severity(Trouble);

struct CellReport {
    std::uint64_t samples = 0, good = 0, saturated = 0, faulty = 0; // good: neither of the others
    std::optional<double> rate_hz;
    std::uint64_t unique_values = 0;
    Counts lowest = 0, highest = 0;                 // while empty
    std::optional<double> range_share_of_converter; // highest - lowest / 2^24
    std::optional<double> range_share_of_capacity;  // the same in newtons / capacity
    std::optional<double> noise_counts, noise_n, noise_free_bits, drift_n_per_min, mains_share;
    std::optional<double> pressed_n;     // median while pressed - median while empty
    std::optional<double> pressed_share; // of the sum
    std::vector<Trouble> troubles;
};

struct Verdict {
    Trouble trouble = Trouble::none;
    std::optional<std::uint8_t> cell; // nothing: the roller as a whole
};

struct SelfTestReport {
    std::vector<CellReport> cells;
    std::optional<double> noise_n; // of the sum
    std::optional<double> pressed_n;
    bool was_pressed = false;
    std::vector<Verdict> verdicts; // the worst first; empty: all is well
    Severity worst = Severity::fine;
};
SelfTestReport self_test(const SelfTestSamples&, const Roller&, const Calibration&);

} // namespace measure
