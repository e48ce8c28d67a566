// What can be said about the force over time: contact, strokes, holds, pace, quality.
// `Findings` are corrected with hindsight (for the record); `Live` is the causal view (for cues).
#pragma once
#include "measure/moment.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace measure {

enum class PaceSource { position, rotation, force };

struct Contact {
    units::SessionTime start{}, end{};
};

// One roll in one direction, from turning point to turning point (the middle of a dwell).
struct Stroke {
    units::SessionTime start{}, end{};
    units::Newtons mean_force{}, peak_force{};
    std::optional<units::Metres> length;       // nothing where only force is known
    std::optional<units::Metres> from{}, to{}; // on the path; the same
    double impulse_n_s() const { return mean_force.value * units::seconds(end - start); }
};

struct Hold { // steady force, no strokes
    units::SessionTime start{}, end{};
    units::Newtons mean_force{};
    std::optional<double> variation_percent{}; // of the force: control.h
};

struct Pace {
    units::SessionTime at{};
    std::optional<double> seconds_per_stroke; // median of the last four strokes of the current run,
                                              // or the mean over a window;
                                              // nothing = cannot tell
    double confidence = 0.0;                  // 0..1
    PaceSource source = PaceSource::force;
};

enum class FaultKind : std::uint8_t {
    desynchronised = 1,
    late,
    missed,
    saturated,
    restarted,
    settling,
    disconnected,
    stuck,
    drift
};
std::string_view name_of(FaultKind); // the contract's word

struct Fault {
    units::SessionTime at{};
    FaultKind kind{};
    std::optional<std::uint8_t> cell;
};

struct Gap {
    units::SessionTime start{}, end{};
    std::uint64_t samples_lost = 0;
};

struct Quality {
    std::optional<double> rate_hz; // of one cell, by the board's clock
    std::uint64_t samples = 0, gaps = 0, saturated = 0, desynchronised = 0;
    std::optional<double> noise_n, noise_free_bits, drift_n_per_min, mains_share;
    bool usable = false;
};

struct Findings {
    std::vector<Contact> contact;
    std::vector<Stroke> strokes;
    std::vector<Hold> holds;
    std::vector<Pace> pace; // one a second, each from samples up to then only
};

struct Live {
    bool contact = false;
    units::Newtons force{};
    std::optional<Located> position;
    std::optional<double> stroke_phase; // 0..1 of the present stroke, nothing = cannot tell
    Pace pace;
    // The pace, or twice that where one peak of force per there-and-back is only assumed: nobody is
    // slower than this.
    std::optional<double> slowest_s;
    std::uint32_t strokes = 0; // completed since the chain was begun
};

} // namespace measure
