// The zero of each cell after the tare: it drifts by a few newtons in an evening, and is followed
// only while the roller is provably unloaded.
#pragma once
#include "measure/calibration.h"
#include "measure/statistics.h"
#include "units/session_time.h"

#include <cstdint>

namespace measure {

// Unloaded is proven by 4 s in which the sum stays within 8 N of zero, every cell within 8 N, and
// nothing moves by more than 1 N or eight times its noise: nobody lies that still that lightly.
// Then a fifth of the difference is taken over every 2 s, at most 20 N per cell since the tare.
class ZeroFollower {
  public:
    ZeroFollower(std::size_t cells, const PerCell<double>& noise_n);
    // Forces by the tare alone, all cells present.
    void push(units::SessionTime, const PerCell<double>& newtons);
    void interrupt();                                       // a cell is missing: nothing is proven
    const PerCell<double>& drift() const { return drift_; } // newtons, to be taken off
    std::uint8_t far_off() const {
        return far_off_;
    } // a bit for each cell whose drift reached 20 N

  private:
    void begin(units::SessionTime);
    void finish_part();

    std::size_t cells_;
    double steady_n_;
    PerCell<double> drift_{};
    std::uint8_t far_off_ = 0;
    bool part_begun_ = false, proven_ = false;
    units::SessionTime part_start_{};
    PerCell<Spread> part_{};
    double lowest_ = 0.0, highest_ = 0.0;
};

} // namespace measure
