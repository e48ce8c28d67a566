// How good the signal of a session or a file is: counters, and figures from its quiet stretches.
#pragma once
#include "measure/calibration.h"
#include "measure/findings.h"
#include "measure/noise.h"
#include "measure/usual_interval.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace measure {

// Usable: samples at a known rate, at most 5 % of the conversions faulty or lost, at most 1 %
// saturated, and, where known, noise up to 2 N and a drift of up to 5 N/min.
bool usable(const Quality&, std::uint64_t faulty, std::uint64_t lost);

class QualityMeter {
  public:
    // `range_n`: newtons from one end stop of the converter to the other, for each cell; 0 where
    // unknown, as in a file of forces (one cell).
    QualityMeter(std::size_t cells, const PerCell<double>& range_n);
    QualityMeter(const Roller&, const Calibration&);

    // Good samples only, in order for each cell; newtons by the tare alone (the drift must show).
    void sample(std::uint8_t cell, units::SessionTime, double newtons);
    void fault(FaultKind, std::uint64_t conversions); // an event that lost none counts as one
    void gap(const Gap&);

    // Noise: median over the seconds in which the roller was empty (below 15 N), of all cells
    // together; in a signal without three such seconds, the quietest tenth, an upper bound. Bits:
    // of the worst cell. Drift: of the empty roller over at least 8 s. Hum: of the worst cell, from
    // up to six empty stretches of 10 s. Nothing where it cannot be told. Rate: by the times given.
    Quality quality() const;

  private:
    struct CellMeter {
        std::vector<Timed> second;                    // the samples of the present second
        std::vector<Timed> stretch;                   // of the present empty stretch
        std::vector<float> empty_noise, loaded_noise; // one for each second
        UsualInterval interval;
        double interval_sum = 0.0, last_s = 0.0; // the sum of those that fit
        std::uint64_t intervals = 0;
        bool heard = false;
        double mean_interval() const { return interval_sum / static_cast<double>(intervals); }
    };
    void end_second();
    void end_stretch();
    void note_interval(CellMeter&, double at_s);
    std::optional<double> rate_hz() const;

    std::size_t cells_;
    PerCell<double> range_n_;
    PerCell<CellMeter> cell_;
    std::int64_t second_ = 0;
    bool begun_ = false;
    std::vector<float> empty_noise_, loaded_noise_; // of all cells together
    std::vector<Timed> empty_level_;
    std::vector<double> hum_;
    std::uint64_t samples_ = 0, gaps_ = 0, lost_ = 0, saturated_ = 0, desynchronised_ = 0,
                  faulty_ = 0;
};

} // namespace measure
