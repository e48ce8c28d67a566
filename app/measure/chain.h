// The causal chain from force to findings, used alike by a live session, a replay and an analysis.
#pragma once
#include "measure/contact.h"
#include "measure/doubt.h"
#include "measure/findings.h"
#include "measure/profile.h"
#include "measure/rhythm.h"
#include "measure/running_median.h"
#include "measure/runs.h"
#include "measure/series.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace measure {

struct Expectation {                             // weak hints; never a reason to invent a stroke
    std::optional<double> seconds_per_stroke;    // the set pace
    std::optional<int> peaks_per_there_and_back; // what profile strokes showed (1 or 2)
    std::optional<PaceSource> best_source;       // of this step; nothing = the roller's best
};

class Chain {
  public:
    // `pace_window_s`: pace is the mean over the strokes of the last seconds, not the median of
    // four.
    explicit Chain(PaceSource best_source, std::optional<double> pace_window_s = std::nullopt);

    // Times rise strictly; a moment that does not is ignored. Constant work on average, 24 bytes
    // kept until they are forgotten. A pause of more than 1 s (and of four usual intervals) is a
    // gap by itself.
    void push(const Moment&);
    void expect(const Expectation&);   // a new step begins, or more is known of the present one
    void tared() { contact_.tared(); } // moments are from now on by another zero
    // Nothing is known in between; up to 0.5 s is bridged.
    void gap(units::SessionTime from, units::SessionTime to);
    const Live& live() const { return live_; }

    // Since the last expect(): guided ones, and what strokes of measured path showed.
    ProfileStrokes profile_strokes() const;
    std::optional<int> peaks_seen() const;

    // For a live view without end: from now on what lies before `at` is as if it had not been, for
    // findings() too. The live view does not change as long as nobody rolls, or rests, for longer
    // than what is left without a turn.
    void forget_before(units::SessionTime at);
    std::size_t moments_kept() const { return series_.size() - series_.first(); }

    // Corrected with hindsight, for everything pushed so far. Work grows with the session's length.
    Findings findings() const;

  private:
    static constexpr int peaks_assumed = 1;
    struct Known { // a stretch in which the path was known without a break of 2.5 s
        units::SessionTime from{}, to{};
    };
    struct Expected {
        units::SessionTime since{};
        Expectation what;
    };

    float path_of(const Moment&) const;
    PaceSource source() const; // that the present findings come from
    // Of every expectation, with hindsight.
    std::vector<int> peaks_expected() const;
    std::size_t expectation_at(units::SessionTime) const;
    void learn_peaks();
    void know_peaks(std::optional<int>);
    int peaks() const { return known_peaks_.value_or(peaks_assumed); }
    void break_off(RunEnd);
    void follow_path(std::size_t index);
    void follow_force(std::size_t index);
    void pace_until(units::SessionTime);
    Pace pace_at(units::SessionTime) const;
    Pace estimated(units::SessionTime) const;
    void feel_rhythm();
    std::optional<double> phase(const RunFinder&, const Pace&) const;
    void count_strokes();
    void show(const Moment&, bool contact);

    PaceSource best_source_;
    std::optional<double> pace_window_s_;
    bool length_known_ = true;
    std::vector<Expected> expected_;
    std::optional<int> known_peaks_; // at present
    Series series_;
    units::SessionTime first_at_{};
    double interval_s_ = 0.0; // usual, between moments
    ContactFinder contact_;
    bool within_ = false; // in contact, short lift-offs bridged
    RunningMedian median_;
    RunFinder by_path_, by_force_;
    RhythmMeter rhythm_;         // heard only where a window asks for it
    std::optional<Rhythm> felt_; // at the last whole second
    Doubt doubt_;
    std::vector<Known> known_;
    std::vector<Pace> paces_;
    std::size_t path_strokes_ = 0, force_strokes_ = 0; // of the finders, counted so far
    Live live_;
};

} // namespace measure
