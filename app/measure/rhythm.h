// How often a force rises and falls, where nothing but the force is known: counted from turn to
// turn, looked for in the spectrum and in its likeness to itself. They must agree.
#pragma once
#include "units/session_time.h"

#include <cstddef>
#include <deque>
#include <optional>

namespace measure {

struct Rhythm {
    double seconds_per_cycle = 0.0; // from one top of the force to the next
    double confidence = 0.0;        // 0..1, for least_confidence see pace.h
    double since_turn_s = 0.0;      // since the force was last known to turn
    double depth = 0.0;             // median way from a turn to the next / mean force
};

class RhythmMeter {
  public:
    // Newtons, times rise. A pause of up to a second is bridged by a straight line.
    void push(units::SessionTime, double force);
    void clear(); // nobody there, or nothing known

    // Over the last `window_s` seconds, or as much of them as has been pushed since the last
    // clear(); what lies before, up to `context_s` in all, tells how high a wave is and where those
    // at the edge turn. Nothing below 3 s, with less than one cycle in the window, or where the
    // waves are lower than `least_depth` of the mean force: somebody who lies still breathes, which
    // moves the force by up to 10 % (evidence sheet 1.3), and is unsteady besides.
    // Windows of up to longest_s; work grows with the window, memory is constant.
    std::optional<Rhythm> over(double window_s) const;

    static constexpr double context_s = 20.0, longest_s = 120.0;
    static constexpr double least_depth = 0.10;

  private:
    void fill_bin(double value);
    std::size_t settled() const;

    std::deque<double> bins_; // means over an even time
    double ends_s_ = 0.0;     // the present bin
    double sum_ = 0.0;        // of it
    std::size_t count_ = 0;   // of it
    std::size_t empty_ = 0;   // bins before it in which nothing came
    bool begun_ = false;
};

} // namespace measure
