// Turning points of a movement, or of a force, as they become certain. A run is rolling without a
// break; it ends with a hold, a lift-off or a gap.
#pragma once
#include "measure/series.h"
#include "measure/sliding_range.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace measure {

// Of the mean force: below and above somebody gets off, or on, and makes no stroke.
constexpr double gone_share = 0.35, came_share = 2.2;

struct Turn {
    units::SessionTime
        at{};           // the middle of the dwell; at a run's start its end, at a hold its start
    double value = 0.0; // metres or newtons
};

enum class RunEnd : std::uint8_t { open, hold, lift_off, gap };

struct Run {
    std::vector<Turn> turns;
    RunEnd end = RunEnd::open;
    bool last_uncertain = false;  // the last turn is only where it was broken off
    bool first_uncertain = false; // the first turn is only where a gap ended
};

struct Still { // no turning, next to no change
    units::SessionTime start{}, end{};
};

// How turning points are told from unrest. `share`s are of the typical swing between turning points
// (the median of the run's last four); a swing is never less than `least_swing`.
struct Manner {
    float Instant::*value = nullptr;
    bool relative = false;       // least_swing and still_range are shares of the mean value
    double least_swing = 0.0;    // a reversal by this much is certain
    double reversal_share = 0.0; // or by this share of the typical swing, ..
    double reversal_most = 0.0;  // .. though never more than this
    double edge = 0.0;           // leaving a place, or reaching it, shows from this distance on
    double dwell = 0.0;          // force: within this of the extreme it dwells, ..
    double dwell_share = 0.0;    // .. or within this share of the swing
    double still_s = 0.0, still_range = 0.0;
    std::optional<double> still_strokes{}; // while rolling: as many usual strokes, at most still_s
    double still_share = 0.0;              // while rolling: within this share of the typical swing
    bool is_force = false; // coming on and leaving show in the value itself, and breathing shifts
                           // its extremes
};
Manner by_path();  // position or rotation: reversal 12 mm, 10 % of the stroke, at most 20 mm
Manner by_force(); // reversal 14 % of the mean force, or 35 % of the typical swing

class RunFinder {
  public:
    explicit RunFinder(const Manner&);

    void push(const Series&, std::size_t index); // in contact, with a known value
    void finish(const Series&, RunEnd);          // the contact or the knowledge ends here
    // After the series forgot: so do the runs and stills that ended before, but the last run.
    void forget_before(const Series&, units::SessionTime);

    const std::vector<Run>& runs() const { return runs_; } // the last one may be open
    std::vector<Still> stills() const; // the present one ends at the last moment
    bool rolling() const { return !runs_.empty() && runs_.back().end == RunEnd::open; }
    bool still() const { return still_since_.has_value(); }
    // Where, and since about when, an open run has come to rest: within 0.3 of the typical swing
    // for 1.2 of the usual stroke, at least 3 s. Sooner told, and of somebody who breathes more
    // deeply, than a hold; for those who were asked to lie still.
    std::optional<Turn> resting() const;
    // Median of the last four swings of the open run; nothing before the first.
    std::optional<double> typical_swing() const;
    // The same of the last ended run of at least three strokes.
    std::optional<double> usual_swing() const { return usual_swing_; }
    double mean_value() const { return level_; } // of the open run, slowly following

  private:
    double value(const Series& s, std::size_t i) const {
        return static_cast<double>(s[i].*manner_.value);
    }
    double absolute(double least) const { return manner_.relative ? least * level_ : least; }
    double reversal(units::SessionTime now) const;
    double dwell_width(double swing) const;
    double edge() const;
    struct Calm { // how long within which range counts as still
        double lasts_s = 0.0, range = 0.0;
    };
    Calm calm() const;
    std::optional<double> usual_time_s() const; // of a stroke of the open run
    bool settled(const Series&, std::size_t index) const;
    void begin_at(const Series&, std::size_t index);
    void catch_up(const Series&, std::size_t from, std::size_t to);
    void follow(const Series&, std::size_t index);
    void first_direction(const Series&, std::size_t index, double x);
    void turn(const Series&, std::size_t index);
    void refine(const Series&, std::size_t turn);
    void refine_start(const Series&);
    struct Ends {
        units::SessionTime from{}, to{};
    };
    std::optional<Ends> way(const Series&, std::size_t from, std::size_t to, double there) const;
    bool came_or_went(double x) const;
    struct Rest { // where it stayed, and how far from there
        double place = 0.0, width = 0.0;
    };
    Rest rest(const Series&, std::size_t to, double from_ago_s, double to_ago_s) const;
    void become_still(const Series&);
    void leave_still(const Series&, std::size_t index);
    std::size_t dwell_begin(const Series&, std::size_t from, double centre, double width) const;
    std::size_t dwell_end(const Series&, std::size_t from, std::size_t to, double centre,
                          double width) const;
    struct Unseen { // nothing was known between the two
        std::size_t from = 0, to = 0;
    };
    struct Dwell {
        units::SessionTime begin{}, end{};
    };
    Dwell dwell(const Series&, std::size_t index) const;
    units::SessionTime turned_unseen(const Series&, units::SessionTime seen) const;
    units::SessionTime departure(const Series&, std::size_t from, std::size_t to, double place,
                                 double width) const;
    units::SessionTime arrival(const Series&, std::size_t to, double place, double width) const;
    std::size_t before(const Series&, std::size_t index) const;
    void feel_unrest(const Series&, std::size_t index);
    void close(RunEnd);

    Manner manner_;
    std::vector<Run> runs_;
    std::vector<Still> stills_;
    SlidingRange range_;
    std::optional<units::SessionTime> still_since_;
    Calm calm_;                    // that the present rest is measured by
    std::optional<Unseen> unseen_; // the last one of the open run
    double unrest_ = 0.0; // of neighbouring values: about the standard deviation of their noise
    std::optional<double> usual_swing_;

    bool begun_ = false, settled_ = false, after_gap_ = false, torn_ = false;
    int direction_ = 0;                // 1 rising, -1 falling, 0 not known yet
    std::size_t first_ = 0, last_ = 0; // of the values pushed since the last break
    units::SessionTime last_at_{};
    std::size_t low_ = 0, high_ = 0; // extremes while the direction is unknown
    std::size_t extreme_ = 0;        // since the last turn
    std::size_t turned_ = 0;         // index of the last turn's extreme
    double level_ = 0.0;
};

} // namespace measure
