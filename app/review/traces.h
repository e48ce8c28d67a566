// The course of force and pace over the measured steps of sessions, a point a second, with the
// bands that held. It goes along with a reply as a text of its own, so that whoever needs the
// reply alone does not read it; it comes from somebody else's computer, and is taken whole or not
// at all.
#pragma once
#include "history/trace.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace review {

struct Band {
    double low = 0.0, high = 0.0;
    bool operator==(const Band&) const = default;
};

struct ForceTold { // of the samples in it, in whole newtons
    int least = 0, mean = 0, greatest = 0;
    bool operator==(const ForceTold&) const = default;
};

struct TracePoint {
    std::optional<ForceTold> force;           // nothing: no sample lies in it
    std::optional<double> seconds_per_stroke; // nothing = cannot tell
    bool operator==(const TracePoint&) const = default;
};

struct StepTrace {
    std::optional<Band> force_band, pace_band; // N; seconds per stroke
    int every_s = 1;                           // what a point stands for
    std::vector<TracePoint> points;            // from the step's beginning on
    bool operator==(const StepTrace&) const = default;
};

struct SessionTraces {
    std::string id;               // of a session of the reply
    std::vector<StepTrace> steps; // as many as it has; without points: nothing is told
    bool operator==(const SessionTraces&) const = default;
};
using Traces = std::vector<SessionTraces>;

constexpr std::size_t longest_traces = 8u << 20; // bytes of their text; a year is about three
constexpr std::size_t most_points = 350000;      // of all sessions: 97 hours at one a second

// How many seconds a point stands for, so that so many of them are not too many.
int seconds_a_point(double seconds, std::size_t steps);
// Samples of the session, in the order of time; the step begins at `from_ms` of it.
std::vector<TracePoint> points_of(std::span<const history::Sample> force,
                                  std::span<const history::Sample> pace, std::int64_t from_ms,
                                  double seconds, int every_s);

struct Reply;
enum class ReplyError : std::uint8_t;

std::string text_of(const Traces&); // JSON
// Of sessions of that reply, each once, and of steps that were measured in it; in order.
tl::expected<Traces, ReplyError> traces_of(std::string_view text, const Reply&);

} // namespace review
