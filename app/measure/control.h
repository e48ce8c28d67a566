// How steadily somebody worked, and how much of the time within the bands. What could not be told
// counts neither for nor against; how much could be told stands beside. Formulas: README.md.
// Nothing here grows with force.
#pragma once
#include "measure/findings.h"
#include "measure/moment.h"

#include <optional>
#include <span>
#include <vector>

namespace measure {

struct Range { // both ends belong to it
    double low = 0.0, high = 0.0;
    bool contains(double value) const { return value >= low && value <= high; }
};

// Of the values within the range, in percent; nothing without a range or without values.
std::optional<double> percent_in(const std::optional<Range>&, std::span<const double> values);

// Spread of the values around their middle, in percent of it: 74.13 (q75 - q25) / median, which is
// the coefficient of variation where they are spread normally (there the quartiles are 1.349
// standard deviations apart), and is not moved by single odd ones. Nothing below four values.
std::optional<double> variation_percent(std::vector<double> values);

// One second of work in contact.
struct Second {
    std::optional<double> seconds_per_stroke; // nothing = cannot tell
    std::optional<double> force_n;            // mean; nothing = no samples
};

struct Control {
    // Of the seconds in which pace and force could be told: both within their bands.
    std::optional<double> in_both_bands_percent;
    std::optional<double> pace_told_percent; // of the seconds of work
    // From stroke to stroke.
    std::optional<double> pace_variation_percent, force_variation_percent;
};
Control control(std::span<const Second>, std::span<const Stroke>,
                const std::optional<Range>& seconds_per_stroke,
                const std::optional<Range>& force_n);

// Of a roller with cells on both sides: what the right ones carry, in percent of all (50 = even),
// and by how many of these points that rose from the first third of the moments to the last. The
// rise only where it stands out from the unrest: at least 2 points, and the slope through twelve
// parts is five times its standard error (parts of a few seconds hang together, which makes that
// error too small by half). Moments under 40 N, or with a cell left out, tell nothing; nothing
// below 30 of them.
struct Balance {
    double right_percent = 50.0;
    std::optional<double> to_right_percent;
};
std::optional<Balance> balance(const Roller&, std::span<const Moment>);

// How much of the body's path was rolled over: the places that at least two of the strokes passed,
// all together. Strokes of one contact are counted, of several the longest: who gets off and on
// again may lie elsewhere. Nothing where no two strokes have a length.
std::optional<units::Metres> reach(std::span<const Stroke>, std::span<const Contact>);

// Steadiness of the force of a hold: its variation, without half a second at both ends.
std::optional<double> hold_variation_percent(const Hold&, std::span<const Moment>);

} // namespace measure
