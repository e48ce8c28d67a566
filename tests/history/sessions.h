// Sessions as a person's file tells them: a calf on both sides with a bed.
#pragma once
#include "history/series.h"

namespace sessions {

inline units::WallTime at(const char* iso) { return units::wall_time(iso).value(); }

inline history::StepDone step(routine::Side side, double newtons, double seconds_per_stroke) {
    history::StepDone s;
    s.figures.exercise = "calf";
    s.figures.variant = "normal";
    s.figures.side = side;
    s.figures.tool = routine::Tool::roller;
    s.figures.measured = true;
    s.figures.force_band = measure::Range{80, 120};
    s.figures.pace_band = measure::Range{2.4, 3.6};
    s.figures.mean_force = units::Newtons{newtons};
    s.figures.seconds_per_stroke = seconds_per_stroke;
    s.figures.pace_variation_percent = 20.0;
    s.lasted = std::chrono::seconds{60};
    s.strokes = 16;
    s.force_variation_percent = 8.0;
    s.in_force_band_percent = 90.0;
    s.in_pace_band_percent = 70.0;
    return s;
}

inline history::SessionDone session(int number, std::vector<history::StepDone> steps) {
    history::SessionDone s;
    s.account.id = std::to_string(number);
    s.account.started = at("2026-03-02T20:00:00+01:00");
    s.account.started.utc += std::chrono::days{2 * number};
    s.account.roller = session::RollerKind::port;
    s.account.counts = s.account.usable = true;
    s.account.build = protocol::Build::bed;
    s.account.serial = "A";
    s.account.calibration = {7, {0.002, 0.002, 0.002, 0.002}};
    s.steps = std::move(steps);
    return s;
}

} // namespace sessions
