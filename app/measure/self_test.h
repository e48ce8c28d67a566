// The roller's self-test, 10 s left alone and 10 s pressed: what each cell says, and what is wrong
// with it, as codes. Pure functions of samples; SelfTestRun collects them.
#pragma once
#include "measure/calibration.h"
#include "measure/findings.h"
#include "measure/noise.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace measure {

constexpr double self_test_s = 10.0; // of each part

struct TimedCounts {
    double at_s = 0.0; // by the board's clock, put right by the host's
    Counts counts = 0;
};

struct FaultTally { // of one kind
    std::uint64_t conversions = 0;
    std::uint64_t events = 0; // by which none was lost
};

struct CellPart { // what came from one cell in one part
    std::vector<TimedCounts> samples;
    std::array<FaultTally, protocol::fault_kinds> faults{}; // by kind - 1
    std::uint64_t lost = 0;                                 // conversions of which nothing came
};

struct SelfTestSamples {
    PerCell<CellPart> quiet;                       // nobody on the roller
    PerCell<CellPart> pressed;                     // somebody leans on it; no samples = not done
    std::optional<PerCell<double>> reference_zero; // counts, known from calibration
    std::optional<protocol::Magnet> magnet;        // of a roller with angle sensor
    bool whole = true;                             // went on to its end
};

// What may be wrong; what to do about it is said in wording.
enum class Trouble : std::uint8_t {
    none,
    silent,     // no reading came
    input_open, // the board says so: the converter's input A is not tied, nothing can be proved
    odd_rate,   // neither 11.7 nor 92.8 per second within 15 %
    faulty,     // over 1 % of conversions faulty, 5 % late, or the converter was restarted
    saturated,  // over 1 % at the end stop
    frozen,     // at most two values
    noisy,      // fewer than 13 noise-free bits
    humming,    // a hum above 40 counts (a sound converter's own noise), over 30 % of the noise
    drifting,   // more than 3 N per minute while empty
    reversed,   // pressing lowers it
    carries_nothing, // under 3 % of the load
    moves_alone,     // over 70 % of a bed's load
    // of the roller as a whole
    cut_short,   // it fell silent, or started again and again, before the end
    losing,      // over 1 % of a cell's conversions lost between board and host
    disturbed,   // the force moved, on two cells at least, while the roller was to be left alone
    loaded,      // it lay still, 30 N above the zero known from calibration
    not_pressed, // not 40 N for 2 s
    magnet_weak,
    magnet_strong,
    magnet_absent,
    sensor_silent,
};
std::string_view name_of(Trouble); // "silent", as in documents
enum class Severity : std::uint8_t { fine, hint, unusable };
Severity severity(Trouble);

// Conversions of one cell in one part. Each is counted once: samples = good + saturated + faulty +
// settling. A restart is an event, not a conversion: those given up for it are faulty, those after
// it settling, which is no fault.
struct PartCount {
    std::uint64_t samples = 0, good = 0, saturated = 0, faulty = 0, settling = 0;
    std::uint64_t late = 0; // of the faulty ones: cells that fall together make each other late
    std::uint64_t restarts = 0;
    std::uint64_t lost = 0; // on the way to the host, not among the samples
};

struct CellReport {
    PartCount quiet, pressed;
    std::array<FaultTally, protocol::fault_kinds> faults{}; // of both parts, by kind - 1
    // While empty:
    std::optional<double> rate_hz, nominal_rate_hz; // 11.7 or 92.8, whichever it is
    std::uint64_t unique_values = 0;
    Counts lowest = 0, highest = 0;
    std::optional<double> range_share_of_converter; // highest - lowest / 2^24
    std::optional<double> range_share_of_capacity;  // the same in newtons / capacity
    std::optional<double> noise_counts, noise_n, noise_free_bits, drift_n_per_min, mains_share;
    // While the roller was pressed:
    std::optional<double> pressed_n;     // mean, less the median while empty
    std::optional<double> pressed_share; // of the sum
    std::vector<Trouble> troubles;
};

struct Verdict {
    Trouble trouble = Trouble::none;
    std::optional<std::uint8_t> cell; // nothing: the roller as a whole
    bool operator==(const Verdict&) const = default;
};

struct SelfTestReport {
    std::vector<CellReport> cells;
    std::optional<double> noise_n; // of the sum
    std::optional<double> pressed_n;
    bool was_pressed = false;
    std::vector<Verdict> verdicts; // the worst first; empty: all is well
    Severity worst = Severity::fine;
    bool in_order = true; // nothing was found; that nobody pressed is no fault of the roller
};
SelfTestReport self_test(const SelfTestSamples&, const Roller&, const Calibration&);

} // namespace measure
