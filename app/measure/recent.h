// What the cells said lately: of each cell the samples of the last seconds. The newest sample of
// all of them tells what is late, so that a cell that fell silent soon has nothing to say.
#pragma once
#include "measure/calibration.h"

#include <deque>
#include <optional>

namespace measure {

class Recent {
  public:
    static constexpr double kept_s = 3.0;

    void hear(std::size_t cell, double at_s, Counts, std::uint32_t counter);

    TareSamples last(double seconds) const; // of every cell
    std::optional<double> mean(std::size_t cell, double seconds) const;
    double noise(std::size_t cell) const;                  // standard deviation; 0 = cannot tell
    std::optional<double> rate_hz(std::size_t cell) const; // conversions, good and faulty ones

  private:
    struct Heard {
        double at_s = 0.0; // board's clock
        Counts counts = 0;
        std::uint32_t counter = 0;
    };
    PerCell<std::deque<Heard>> cells_{};
    double newest_s_ = 0.0;
};

} // namespace measure
