// Which of the four cells of a bed has gone wrong under a load: its word is held against what the
// other three say of its corner.
#pragma once
#include "measure/findings.h"
#include "measure/plate.h"
#include "units/session_time.h"

#include <deque>
#include <optional>

namespace measure {

// Looks back over 6 and 12 s of force above 40 N, once a second, at means of 0.2 s.
// A cell's word m and what the others say of its corner f show what is wrong:
//   dead         m does not move with f:       stuck
//   gain lost    m = h f, h below 0.75:        disconnected (a wire that is loose)
//   zero moved   m = f + o:                    drift; o looks alike from every corner
// For the last two the corners must miss their rule by three times what they may; the gain must
// explain nine tenths of the miss, twice as well as any other cell's would. Whose zero moved is
// told by the jump, if it was one and the other cells did not join it; or, once nobody is on the
// roller, by the cell that does not come back to zero. Till then drift is named of no cell.
// The rule is learned in the first minute of sound load. Nothing is told while a cell is missing.
class Corners {
  public:
    explicit Corners(const Roller&);

    // Forces of all four cells after the tare. `in_doubt`: a bit for each cell that is left out; of
    // the first it is watched whether it agrees with the others again.
    void push(units::SessionTime, const PerCell<double>& newtons, unsigned in_doubt);
    void interrupt(); // a cell is missing
    void tare();      // a new zero

    struct Verdict {
        FaultKind kind{};
        std::optional<std::uint8_t> cell;
        bool well = false; // the cell agrees with the others again
    };
    std::optional<Verdict> take_verdict();

    // Newtons by which the corners disagree while nobody knows whose fault it is.
    double unexplained() const { return unexplained_; }
    const Plate& plate() const { return plate_; }

  private:
    struct Point {
        units::SessionTime at{};
        PerCell<double> newtons{};
    };
    struct Jump {
        units::SessionTime at{};
        std::uint8_t cell = 0;
        double newtons = 0.0, disagreement = 0.0;
    };
    struct Words; // of one cell, over a window
    struct Halves;

    void gather(const Point&); // while sound_, what has left the window teaches
    void look_for_jump();
    void look_for_leftover();
    void forget_unexplained() { unexplained_ = unexplained_for_ = 0; }
    void forget_passing_jump(units::SessionTime now);
    void judge(units::SessionTime now, double window_s, unsigned in_doubt);
    void judge_all(const std::deque<Point>::const_iterator& from, bool whole);
    void judge_doubtful(const std::deque<Point>::const_iterator& from, std::size_t cell);
    std::optional<std::uint8_t> culprit(const PerCell<Halves>&, units::SessionTime window_began,
                                        bool whole) const;

    Plate plate_;
    std::deque<Point> moments_; // of the last 1.2 s
    std::deque<Point> points_;  // of the last 12 s, loaded
    Point sum_;                 // of the 0.2 s in progress
    int summed_ = 0;
    units::SessionTime part_began_{}, looked_{}, judged_{};
    std::optional<Jump> jump_;
    double unexplained_ = 0.0;
    int unexplained_for_ = 0;     // judgements
    PerCell<double> suspected_{}; // of each: by how much its zero moved, if it was that one
    int learned_ = 0;
    bool suspicious_ = false;
    bool sound_ = true; // every cell is believed
    std::optional<Verdict> verdict_;
};

} // namespace measure
