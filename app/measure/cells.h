// Brings what the cells say, each by its own clock, to common times: one Moment for each conversion
// of a reference cell (the first one that is alive), the others interpolated between their
// neighbours.
#pragma once
#include "measure/angle.h"
#include "measure/calibration.h"
#include "measure/corners.h"
#include "measure/findings.h"
#include "measure/moment.h"
#include "measure/usual_interval.h"
#include "measure/zero.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace measure {

// Where on the bed the load stands: the mean of the cells' y weighed by their forces, the loose
// roller, tared near the middle, taken to move with the load. Its error is
// sqrt(sum ((y_i - y) e_i)^2) / force with e_i = 1 N of uncertain zero, and the noise of the cell.
// Nothing below 40 N, above 15 mm of error, or outside the cells.
std::optional<Located> located(const Roller&, const PerCell<double>& newtons,
                               const PerCell<double>& noise_n);

class Merger {
  public:
    Merger(const Roller&, const Calibration&, const Tare&);

    // Times rise for each cell and for the angle; what does not is ignored. Saturated counts have
    // no force and are left out, and so is a cell that shows the same value for 1 s, or that is not
    // believed (take_faults). Constant work on average.
    void sample(std::uint8_t cell, units::SessionTime, Counts);
    void angle(units::SessionTime, std::uint16_t angle, protocol::Magnet);

    // The next moment, as soon as every cell has spoken past it. A cell that is more than three of
    // its own periods behind is left out: its force is then estimated from the others (README.md),
    // and the position of a bed with it, less certainly, where it has four. With two cells of a bed
    // left out there are no moments. Times rise strictly.
    std::optional<Moment> pop();

    // What was found since the last call: a cell silent for 1 s or showing the same value for 1 s
    // (stuck), one whose share does not move while the load does (stuck), one that has lost gain
    // (disconnected) or whose zero has moved by itself under a load (drift; of no cell while nobody
    // can tell whose), as corners.h tells of a bed. These three are left out until they say again
    // what the others say; a moved zero also until the next tare. Besides, one whose zero has
    // drifted by 20 N on the empty roller (drift), and an angle sensor without a usable reading for
    // 1 s (disconnected, of no cell). Each is named once, and again only after it was well in
    // between.
    std::vector<Fault> take_faults();

    void rolled_on(units::Newtons loose) { roller_.loose_roller = loose; } // Roller::loose_roller
    void tare(const Tare&); // from here on; the drift followed so far is forgotten

    // Conversions per second of a cell, by the times given; nothing before the ninth.
    std::optional<double> rate_hz(std::uint8_t cell) const;

  private:
    struct Reading {
        units::SessionTime at{};
        double value = 0.0; // newtons by the tare alone; radians
    };
    struct Track {                    // one cell, or the angle
        std::deque<Reading> readings; // from just before the last moment on
        UsualInterval interval;
        void add(Reading);
        void forget_before(units::SessionTime);
        double patience_s() const; // three periods
        std::optional<double> at(units::SessionTime) const;
    };
    struct Watch { // of one cell's health
        Counts same = 0;
        units::SessionTime same_since{}, last{};
        bool heard = false, silent = false, frozen = false, drifted = false;
        bool unmoved = false, at_odds = false, moved_zero = false; // not believed
        bool believed() const { return !unmoved && !at_odds && !moved_zero; }
    };

    void name(bool bad, bool& already, FaultKind, std::optional<std::size_t> cell,
              units::SessionTime);
    bool silent(const Track&) const;
    bool left_out(std::size_t cell) const;
    unsigned left_out() const; // a bit for each
    std::optional<units::SessionTime> next_time() const;
    bool waiting(units::SessionTime) const;
    bool knowable(units::SessionTime) const;
    Moment moment(units::SessionTime);
    std::optional<std::size_t> fill_in(Moment&, PerCell<double>& newtons) const;
    void watch(units::SessionTime);
    void watch_corners(units::SessionTime, const PerCell<double>& newtons);
    void watch_shares(units::SessionTime, const PerCell<double>& newtons, unsigned present);
    void end_of_shares(units::SessionTime);

    Roller roller_;
    Calibration calibration_;
    Tare tare_;
    PerCell<double> noise_n_{};
    PerCell<Track> cells_;
    Track angle_;
    AngleTrack unwrapped_;
    bool angle_silent_ = false;
    ZeroFollower zero_;
    PerCell<Watch> watch_{};
    std::optional<units::SessionTime> first_, newest_, emitted_;
    Corners corners_;
    PerCell<double> share_{};                              // of the force, the last that was known
    PerCell<double> share_before_{}, share_long_before_{}; // one and two parts of 10 s ago
    units::SessionTime shares_since_{};
    std::optional<units::SessionTime> watched_;
    unsigned compared_ = 0; // cells in moved_sum_, a bit each
    double shares_known_s_ = 0.0;
    PerCell<Spread> moved_{};
    Spread moved_sum_;
    std::vector<Fault> faults_;
};

} // namespace measure
