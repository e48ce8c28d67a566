// What a period of rolling shows: weeks, and figures of each exercise, variant and side. Values for
// paper, made from what the person's file tells. Documentation: nothing here judges, nothing takes
// more force for better, or less; what cannot be told is not told.
#pragma once
#include "history/sides.h"
#include "report/adherence.h"
#include "report/session.h"
#include "routine/routine.h"
#include "units/local_time.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace report {

struct Facts {
    units::Day from{}, to{};       // both included
    std::string name;              // to stand on it; empty = none
    bool practice = false;         // of the practising person
    bool hours = true;             // of the day stand beside it
    std::vector<std::string> also; // sentences that stand below what is in short
    std::optional<units::Kilograms> mass;
    Adherence adherence;                          // of the plans in use in it
    std::vector<Session> sessions;                // begun in the period
    int unreadable = 0;                           // begun in it, and damaged
    std::span<const routine::Exercise> exercises; // for their names
    std::span<const routine::Routine> routines;
};

// Done sessions in three kinds; figures come from the first one alone.
enum class Kind : std::uint8_t { measured, not_measured, bad_signal };
Kind kind_of(const Session&);

struct Week { // from Monday
    units::Day from{};
    int measured = 0, not_measured = 0, bad_signal = 0;
    double rolled_min = 0.0; // the work of its steps, without rests
    bool whole = false;      // all of it lies in the period
    int sessions() const { return measured + not_measured + bad_signal; }
    bool operator==(const Week&) const = default;
};

// Of an exercise in a session, all its sets together; nothing = cannot tell.
struct Point {
    units::Day day{};
    std::optional<double> seconds_per_stroke, force_n;
    std::optional<measure::Range> pace_band, force_band; // seconds per stroke, newtons
    bool estimated = false;                              // the pace, by the force alone
};

struct Figures {
    int sessions = 0;
    std::size_t strokes = 0;
    std::optional<double> seconds_per_stroke;                          // the median of the sessions
    std::optional<double> force_n, percent_of_weight;                  // the mean over time
    std::optional<double> in_pace_band_percent, in_force_band_percent; // of the time
    std::optional<double> pace_told_percent;             // of the time: how good the pace was known
    std::optional<measure::Range> pace_band, force_band; // of the last session
    int lighter = 0;                                     // how often less force was asked for
    bool estimated = false;                              // some of the pace
    std::optional<double> discomfort_before, discomfort_after; // medians of these sessions
};

// Between two breaks: the same roller, tool and calibration.
struct Stretch {
    session::NotCompared why = session::NotCompared::first_time; // what ended the one before
    std::vector<Point> points;                                   // in the order of time
    Figures figures;
};
struct Series {
    routine::Side side = routine::Side::none;
    std::vector<Stretch> stretches; // at least one
    int sessions() const;
};

struct Difference {
    int sessions = 0;                                        // in which both sides were measured
    std::optional<history::Apart> force, seconds_per_stroke; // nothing: too few sessions
};

struct Work {                      // an exercise in a variant
    std::string exercise, variant; // ids
    std::string name;
    std::vector<Series> sides;
    std::optional<Difference> difference; // where both sides were measured
    int sessions() const;                 // of the side with more
};

struct Row { // a session
    std::string when, routine;
    Kind kind{};
    session::Completion completion{};
    double rolled_min = 0.0;
    std::optional<int> before, after; // discomfort
    int lighter = 0;
};

struct NotMeasured { // steps that no roller can feel, or that were done without one
    std::string name;
    int sessions = 0;
    bool operator==(const NotMeasured&) const = default;
};

struct Report {
    units::Day from{}, to{};
    std::string name;
    std::vector<std::string> also;
    bool practice = false;
    Adherence adherence;
    bool weight_known = false;
    std::vector<Week> weeks;
    std::vector<Work> works; // the one with most sessions first
    std::vector<NotMeasured> not_measured;
    std::vector<Row> rows;                             // in the order of time
    int simulated = 0, unfinished = 0, unreadable = 0; // left out
    // Of all that was measured.
    std::optional<double> seconds_per_stroke, in_pace_band_percent, in_force_band_percent;
    int lighter = 0;
    int discomfort_told = 0;                                   // sessions in which both were told
    std::optional<double> discomfort_before, discomfort_after; // medians of these

    int sessions() const { return static_cast<int>(rows.size()); }
    int count(Kind) const;
    double rolled_min() const;
    // What is meant in general is not set against what the person's own plan asks for.
    bool has_plan() const { return adherence.planned() > 0; }
};

Report report_of(const Facts&); // pure; names in the present language

} // namespace report
