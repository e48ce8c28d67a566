// What is kept of a session: values, the same for window, terminal, store, exports and charts.
#pragma once
#include "care/answers.h"
#include "guide/player.h"
#include "measure/calibration.h"
#include "measure/control.h"
#include "measure/findings.h"
#include "measure/sample_clock.h"
#include "routine/routine.h"
#include "units/wall_time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace session {

enum class RollerKind { port, sim, replay, none };
enum class Completion { done, stopped, unfinished };

// A simulated or replayed session is never history, but for the reserved person "practice".
inline bool part_of_history(RollerKind roller, bool practice) {
    return roller == RollerKind::port || roller == RollerKind::none ||
           (roller == RollerKind::sim && practice);
}

// How often this person's force rises per there-and-back (measure/profile.h), once or twice.
struct Profile {
    std::string exercise, variant;
    routine::Side side = routine::Side::none;
    int peaks = 1;
};

struct StepRecord {
    std::size_t step = 0; // index in the routine
    std::string exercise, variant;
    routine::Side side = routine::Side::none;
    routine::Tool tool = routine::Tool::none;
    int set = 1;
    units::SessionTime start{}, end{}; // of the work, with its pauses
    units::Duration worked{};          // without them
    bool measured = false;
    bool skipped = false, ended_off_roller = false;
    bool left_early = false;      // one of these, gone back from, or the whole was stopped in it
    bool stopped_by_pain = false; // in its work or the rest after it; only the first is skipped
    std::vector<measure::Stroke> strokes;
    std::vector<measure::Hold> holds;
    std::vector<measure::Pace> pace;
    // Of each entry of `pace`: the mean of the second before it; nothing = nobody in contact.
    std::vector<std::optional<units::Newtons>> force;
    std::optional<measure::Range> force_band, pace_band; // newtons, seconds per stroke
    std::optional<units::Newtons> mean_force;            // while in contact
    std::optional<double> seconds_per_stroke; // of the step's strokes: interquartile mean
    std::optional<double> in_force_band_percent, in_pace_band_percent;
    measure::Control control;
    std::optional<measure::Balance> balance;
    double stroke_share_of_height = 0.0;          // the set range: stroke / body height; 0 = none
    std::optional<units::Metres> reach;           // how much of the body's path was rolled over
    std::optional<double> set_seconds_per_stroke; // as it was to be
    int asked_lighter = 0;                        // how often "lighter" was said, for any reason
    // How often the force stayed above the comfort mark for more than 3 s; nothing = there was no
    // mark, or it was not measured.
    std::optional<int> over_mark;
};

// The set range of somebody of this height; nothing where it is not known.
std::optional<units::Metres> set_range(const StepRecord&, std::optional<units::Metres> height);
// Of the set range: what was rolled over, in percent, at most 100; nothing where one of them is not
// known.
std::optional<double> covered_percent(const StepRecord&, std::optional<units::Metres> height);

// Most of its strokes are known by the force alone.
bool pace_estimated(const StepRecord&);

struct Record {
    std::string id;
    units::WallTime started{};
    std::string routine;
    RollerKind roller = RollerKind::none;
    protocol::Build build = protocol::Build::unknown;
    std::string roller_serial;
    measure::Calibration calibration; // its counts are read with
    bool counts = false;              // real, or practice: part of the history
    units::Duration duration{};
    Completion completion = Completion::unfinished;
    std::vector<StepRecord> steps;
    std::vector<measure::Fault> faults;
    std::vector<measure::Gap> gaps;
    measure::Quality quality;
};

// Stopped, or a step of it was left early for a reason that is not known: pain is.
bool ended_early(const Record&);

enum class EventKind {
    started,
    cue,
    paused,
    resumed,
    skipped,
    went_back,
    roller_lost,
    roller_back,
    roller_restarted,
    tared,
    tare_refused,
    fault,
    gap,
    finished,
    work_began,
    work_ended,     // of Event::step; the steps of the record lie between these
    interrupted,    // the computer slept or stood still
    one_peak,       // the force of Event::step rises once per there-and-back
    two_peaks,      // or twice
    two_presses,    // on the empty roller: go on
    long_press,     // the same: next
    stopped_by_pain // Event::step was left, and its exercise is over for today
};
struct Event {
    units::SessionTime at{};
    EventKind kind{};
    std::size_t step = 0;
    std::optional<guide::CueKind> cue{};
    std::optional<measure::Fault> fault{};
    std::optional<measure::TareError> tare_error{};
};

struct RawSample {
    std::uint8_t cell = 0;
    std::uint32_t counter = 0;
    std::uint64_t ticks = 0; // unwrapped
    measure::Counts counts = 0;
};
struct RawAngle {
    std::uint32_t counter = 0;
    std::uint64_t ticks = 0;
    std::uint16_t angle = 0;
    protocol::Magnet magnet{};
};

constexpr std::size_t fault_counts = static_cast<std::size_t>(measure::FaultKind::drift) + 1;

// About one second of a running session, complete in itself: what a kill may cost at most.
struct Block {
    std::uint32_t number = 0; // 0, 1, 2 ..
    units::SessionTime start{}, end{};
    std::uint32_t segment =
        0; // raised when the board restarted, reconnected or the session was continued
    measure::ClockFit clock; // ticks to session time: host of the fit minus the session's origin
    std::optional<measure::Tare> tare; // in force for all of it: a new tare begins a new block
    std::array<std::uint32_t, fault_counts> faulty{}; // conversions not passed on, by FaultKind
    std::vector<RawSample> samples;
    std::vector<RawAngle> angles;
    std::vector<Event> events;
    std::vector<measure::Gap> gaps;
    guide::Bookmark bookmark;
    guide::State state; // steps skipped and ended so far
};

// What is fixed when it begins.
struct Beginning {
    units::WallTime started{};
    routine::Routine routine;
    RollerKind roller = RollerKind::none;
    bool practice = false; // simulated sessions of the reserved person "practice" count
    std::optional<protocol::Hello> hello;
    measure::Calibration calibration;
    // The zero known from the calibration, in counts: to notice a load lying on the roller at the
    // start.
    std::optional<std::array<double, protocol::most_cells>> reference_zero;
    guide::Person person;
    std::vector<Profile> profiles; // known before
};

} // namespace session
