#include "screen/example_history.h"

#include "screen/example_values.h"

#include <cmath>
#include <memory>

namespace screen::example {
namespace {

using history::Quantity;
using std::chrono::days, std::chrono::minutes;

const units::Day today{std::chrono::year{2026} / 11 / 26};
constexpr int sessions = 60;
constexpr std::uint32_t lasts_ms = 14 * 60'000;

units::WallTime evening_of(int session) { // two or three a week; a fortnight of them is missing
    const int back =
        (sessions - 1 - session) * 3 + (session % 4 == 0 ? 1 : 0) + (session < 20 ? 14 : 0);
    return units::moment_of(today - days{back + 1} + minutes{20 * 60 + session % 7},
                            "Europe/Berlin")
        .value_or(units::WallTime{});
}

history::StepDone done(const std::string& exercise, routine::Side side, double newtons,
                       double seconds) {
    history::StepDone d;
    d.figures.exercise = exercise;
    d.figures.variant = "normal";
    d.figures.side = side;
    d.figures.tool = routine::Tool::roller;
    d.figures.measured = true;
    d.figures.force_band = measure::Range{120.0, 220.0};
    d.figures.pace_band = measure::Range{3.5, 6.5};
    d.figures.mean_force = units::Newtons{newtons};
    d.figures.seconds_per_stroke = seconds;
    d.figures.in_both_bands_percent = 70.0 + 10.0 * std::sin(newtons);
    d.figures.pace_variation_percent = 12.0;
    d.force_variation_percent = 14.0;
    d.pace_told_percent = 98.0;
    d.lasted = std::chrono::seconds{60};
    d.strokes = 14;
    return d;
}

history::SessionDone session_of(int i) {
    history::SessionDone s;
    s.account.id = "session-" + std::to_string(i);
    s.account.started = evening_of(i);
    s.account.roller = session::RollerKind::port;
    s.account.counts = s.account.usable = true;
    s.account.build = protocol::Build::bed;
    s.account.serial = "RT-0042";
    s.account.calibration.id = i < 22 ? 1 : 2;
    const double wave = std::sin(0.7 * i), slower = 4.0 + 0.02 * i + 0.3 * std::cos(1.3 * i);
    s.steps = {done("calf", routine::Side::left, 150.0 + 0.4 * i + 14.0 * wave, slower),
               done("calf", routine::Side::right, 168.0 + 0.4 * i + 11.0 * wave, slower + 0.2)};
    if (i % 2 == 0)
        s.steps.push_back(done("mid_back", routine::Side::none, 190.0 + 9.0 * wave, slower + 0.5));
    return s;
}

history::Strip strip(const history::SessionDone& of, Quantity quantity) {
    const bool force = quantity == Quantity::force;
    return {of.account.id,
            of.account.started.utc.time_since_epoch().count(),
            true,
            true,
            force ? lasts_ms / 11 : lasts_ms / 1000,
            0,
            lasts_ms,
            force ? history::Extremes{0, 2450} : history::Extremes{280, 720}};
}

HistoryRead made() {
    HistoryRead read;
    std::vector<history::SessionDone> all;
    for (int i = 0; i < sessions; ++i) all.push_back(session_of(i));
    for (const auto& one : all) {
        store::HistorySession session;
        session.account = one.account;
        session.account.steps.clear();
        session.duration = std::chrono::milliseconds{lasts_ms};
        session.strips = {strip(one, Quantity::force), strip(one, Quantity::pace)};
        read.sessions.push_back(std::move(session));
        store::SessionLine line;
        line.id = one.account.id;
        line.started = one.account.started;
        line.routine = "legs";
        line.roller = session::RollerKind::port;
        line.completion = session::Completion::done;
        line.usable = line.counts = true;
        read.lines.push_back(std::move(line));
    }
    read.series = history::series(all);
    read.first = units::day_at(all.front().account.started);
    read.today = today;
    return read;
}

// A there-and-back every eight seconds, with a pause after each minute.
history::Columns columns(const history::Grid& grid, std::int64_t from_ms, double newtons) {
    history::Columns made(grid.count);
    for (std::size_t i = 0; i < grid.count; ++i) {
        const std::int64_t at = grid.border(i) - from_ms;
        if (at < 0 || at > lasts_ms || at % 75'000 > 60'000) continue;
        const double s = static_cast<double>(at) / 1000.0;
        const double value =
            newtons * (1.0 + 0.25 * std::sin(s * 0.785) + 0.06 * std::sin(s * 5.1));
        const auto steps = static_cast<std::int16_t>(value / history::step_of(Quantity::force));
        const auto wide = static_cast<std::int16_t>(static_cast<double>(grid.to_ms - grid.from_ms) /
                                                    static_cast<double>(grid.count) / 8.0);
        made[i] = history::Extremes{static_cast<std::int16_t>(steps - std::min<int>(wide, 400)),
                                    static_cast<std::int16_t>(steps + std::min<int>(wide, 400))};
    }
    return made;
}

std::vector<routine::Exercise> exercises() {
    const auto exercise = [](std::string id, std::string de, std::string en,
                             routine::Region target) {
        routine::Exercise e;
        e.id = std::move(id);
        e.name = {std::move(de), std::move(en)};
        e.targets = {target};
        e.variants = {{"normal", {"normal", "normal"}, {}}};
        return e;
    };
    return {exercise("calf", "Wade", "Calf", routine::Region::calf),
            exercise("mid_back", "Mittlerer Rücken", "Mid back", routine::Region::mid_back)};
}

HistoryView view(const HistoryAsking& asking) {
    static const auto catalogue = exercises();
    static const auto known = routines();
    const HistoryRead& read = half_a_year();
    HistoryFacts facts;
    facts.read = &read;
    facts.asking = asking;
    facts.exercises = catalogue;
    facts.routines = known;
    history::Picture times;
    const history::Grid grid = grid_of(asking, read);
    if (grid.possible()) times.columns.resize(grid.count);
    for (const auto& session : read.sessions) {
        const auto& strip = session.strips.front();
        if (strip.last() < grid.from_ms || strip.first() >= grid.to_ms) continue;
        const auto own = columns(grid, strip.first(), 165.0);
        for (std::size_t i = 0; i < own.size(); ++i)
            if (own[i]) history::add(times.columns[i], *own[i]);
        if (strip.first() >= grid.from_ms) // shorter than a column where years are shown
            history::add(times.columns[grid.column_at(strip.first())], {700, 2100});
    }
    facts.times = &times;
    const history::Grid both = grid_of_two(two_of(asking, read), read, asking.quantity);
    const history::Columns first = columns(both, 0, 150.0), second = columns(both, 4000, 180.0);
    facts.two = {&first, &second};
    return view_of(facts);
}

} // namespace

const HistoryRead& half_a_year() {
    static const HistoryRead read = made();
    return read;
}

std::vector<HistoryExample> histories() {
    HistoryAsking exercise, times, stroke, two;
    exercise.part = HistoryPart::exercises;
    exercise.exercise = "calf/normal";
    times.part = stroke.part = HistoryPart::times;
    stroke.from_ms = half_a_year().sessions.back().strips.front().first() + 20'000;
    stroke.to_ms = stroke.from_ms + 30'000;
    two.part = HistoryPart::together;
    static const HistoryRead nothing;
    return {{"history", [] { return view({}); }},
            {"history-empty",
             [] {
                 HistoryFacts facts;
                 facts.read = &nothing;
                 facts.asking.part = HistoryPart::exercises;
                 return view_of(facts);
             }},
            {"history-exercises", [exercise] { return view(exercise); }},
            {"history-times", [times] { return view(times); }},
            {"history-stroke", [stroke] { return view(stroke); }},
            {"history-together", [two] { return view(two); }}};
}

} // namespace screen::example
