// What the cells said lately: of each cell the samples of the last seconds. The newest sample of
// all of them tells what is late, so that a cell that fell silent soon has nothing to say.
#pragma once
#include "measure/calibration.h"
#include "measure/self_test.h"

#include <deque>
#include <optional>

namespace measure {

class Recent {
  public:
    static constexpr double kept_s = 3.0;

    void hear(std::size_t cell, double at_s, Counts, std::uint32_t counter);
    // What the board says of it instead: so many conversions were not passed on; 0 = an event.
    void hear_fault(std::size_t cell, double at_s, FaultKind, std::uint64_t conversions);

    TareSamples last(double seconds) const; // of every cell
    std::optional<double> mean(std::size_t cell, double seconds) const;
    double noise(std::size_t cell) const;                  // standard deviation; 0 = cannot tell
    std::optional<double> rate_hz(std::size_t cell) const; // conversions, good and faulty ones
    // What is plain without a test: nothing came for 1 s (silent; saturated or frozen where the
    // board says so), or the same value over and over for 1 s (frozen).
    Trouble trouble(std::size_t cell) const;

  private:
    struct Heard {
        double at_s = 0.0; // board's clock
        Counts counts = 0;
        std::uint32_t counter = 0;
    };
    void pass(double at_s);

    PerCell<std::deque<Heard>> cells_{};
    PerCell<std::optional<FaultKind>> fault_{}; // since the last sample
    std::optional<double> first_s_;
    double newest_s_ = 0.0;
};

} // namespace measure
