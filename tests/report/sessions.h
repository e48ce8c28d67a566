// Sessions for the tests of the report, as somebody may have done them.
#pragma once
#include "report/report.h"

#include "places.h"
#include "wording/wording.h"

#include <cmath>
#include <string>

namespace sessions {

inline void speak(routine::Language language) {
    wording::begin(places::build("/share/locale"), language);
}

inline units::Day day(const char* text) { return units::day(text).value(); }

inline store::StepSummary step(const char* exercise, routine::Side side, double seconds,
                               double newtons, double from_s = 0.0) {
    store::StepSummary s;
    s.exercise = exercise;
    s.variant = "normal";
    s.side = side;
    s.tool = routine::Tool::roller;
    s.start = units::session_time(from_s);
    s.end = units::session_time(from_s + 60.0);
    s.measured = true;
    s.strokes = 20;
    s.seconds_per_stroke = seconds;
    s.mean_force = units::Newtons{newtons};
    s.pace_band = measure::Range{2.5, 3.5};
    s.force_band = measure::Range{100.0, 200.0};
    s.in_pace_band_percent = 80.0;
    s.in_force_band_percent = 90.0;
    s.control.pace_told_percent = 100.0;
    return s;
}

// On that day at 20:00, on a bed; calf left and right.
inline report::Session evening(units::Day on, double seconds = 3.0, double left = 140.0,
                               double right = 150.0) {
    report::Session s;
    s.line.id = "id-" + units::text(on);
    s.line.started = units::moment_of(on + std::chrono::hours{20}, "Europe/Berlin").value();
    s.line.routine = "starter";
    s.line.roller = session::RollerKind::port;
    s.line.duration = units::duration_of(300.0);
    s.line.completion = session::Completion::done;
    s.line.usable = s.line.counts = true;
    s.build = protocol::Build::bed;
    s.serial = "0102030405060708";
    s.calibration.id = 1;
    s.calibration.newtons_per_count = {0.001, 0.001, 0.001, 0.001};
    s.steps = {step("calf", routine::Side::left, seconds, left),
               step("calf", routine::Side::right, seconds, right, 90.0)};
    s.steps[1].asked_lighter = 1;
    s.answers.before.discomfort = 4;
    s.answers.after = 3;
    return s;
}

inline report::Facts facts(const char* from, const char* to) {
    static const auto library =
        routine::Library::read({std::filesystem::path{places::source()} / "exercises"});
    report::Facts f;
    f.from = day(from);
    f.to = day(to);
    f.exercises = library.exercises();
    f.routines = library.routines();
    return f;
}

// Three sessions a week of six exercises, the last third with another calibration, some unmeasured,
// some with a signal that is not usable, and simulated ones.
inline report::Facts busy(const char* from, const char* to) {
    report::Facts f = facts(from, to);
    f.mass = units::Kilograms{75.0};
    int n = 0;
    for (units::Day on = f.from; on <= f.to; on += std::chrono::days{n % 3 == 0 ? 3 : 2}) {
        ++n;
        const double wave = std::sin(0.35 * n);
        auto s = evening(on, 2.9 + 0.3 * wave, 150.0 + 15.0 * wave, 158.0 + 13.0 * wave);
        double at = 200.0;
        for (const char* exercise : {"hamstrings", "front_thigh", "buttock", "outer_thigh"})
            for (const auto side : {routine::Side::left, routine::Side::right})
                if (n % 4 != 0 || at < 400.0) {
                    at += 90.0;
                    s.steps.push_back(step(exercise, side, 3.1 - 0.2 * wave,
                                           120.0 + at / 20.0 + 20.0 * wave, at));
                }
        auto wall = step("chest", routine::Side::left, 0.0, 0.0, at + 90.0);
        wall.measured = false;
        wall.seconds_per_stroke.reset();
        wall.mean_force.reset();
        wall.in_pace_band_percent.reset();
        wall.in_force_band_percent.reset();
        s.steps.push_back(wall);
        for (auto& one : s.steps) one.asked_lighter = n % 5 == 0 ? 1 : 0;
        if (on > f.from + (f.to - f.from) * 2 / 3) s.calibration.id = 2;
        if (n % 11 == 0) s.line.usable = false;
        if (n % 7 == 0) {
            s.line.roller = session::RollerKind::none;
            for (auto& one : s.steps) {
                auto bare = wall;
                bare.exercise = one.exercise;
                bare.side = one.side;
                one = bare;
            }
        }
        if (n % 13 == 0) {
            s.line.roller = session::RollerKind::sim;
            s.line.counts = false;
        }
        if (n % 6 == 0) s.answers = {};
        f.sessions.push_back(std::move(s));
    }
    return f;
}

} // namespace sessions
