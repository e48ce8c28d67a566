#include "session/compare.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace session {

namespace {

constexpr double same_pace = 0.05, same_variation = 0.25, same_band = 0.02, same_slope = 1e-5;

bool near(double a, double b, double share) {
    return std::abs(a - b) <= share * std::max(std::abs(a), std::abs(b));
}

bool same(const std::optional<measure::Range>& a, const std::optional<measure::Range>& b) {
    if (!a || !b) return !a && !b;
    return near(a->low, b->low, same_band) && near(a->high, b->high, same_band);
}

// The board keeps its slopes in single precision.
bool same(const measure::Calibration& a, const measure::Calibration& b) {
    return a.id == b.id && std::equal(a.newtons_per_count.begin(), a.newtons_per_count.end(),
                                      b.newtons_per_count.begin(),
                                      [](double x, double y) { return near(x, y, same_slope); });
}

bool same_work(const StepFigures& a, const StepFigures& b) {
    return a.exercise == b.exercise && a.variant == b.variant && a.side == b.side;
}

// What of the step was done to its end; of several sets the nearest.
const StepFigures* found(const Account& account, const StepFigures& step) {
    const StepFigures* best = nullptr;
    for (const StepFigures& one : account.steps) {
        if (!same_work(one, step) || one.left_early) continue;
        if (best == nullptr || std::abs(one.set - step.set) < std::abs(best->set - step.set))
            best = &one;
    }
    return best;
}

// What speaks against comparing with anything at all.
NotCompared obstacle(const Account& account, const StepFigures& step) {
    const bool played = account.roller == RollerKind::sim || account.roller == RollerKind::replay;
    if (step.left_early) return NotCompared::left_early;
    if (played && !account.counts) return NotCompared::simulated;
    if (account.roller == RollerKind::none || !step.measured) return NotCompared::not_measured;
    return account.usable ? NotCompared::no : NotCompared::bad_signal;
}

NotCompared obstacle(const Account& now, const StepFigures& step, const Account& before,
                     const StepFigures& then) {
    if (const auto why = obstacle(before, then); why != NotCompared::no) return why;
    const auto why = measured_otherwise(now, before);
    if (why == NotCompared::other_build || why == NotCompared::other_roller) return why;
    return step.tool == then.tool ? why : NotCompared::other_tool;
}

std::optional<Than> than(const std::optional<double>& now, const std::optional<double>& then,
                         double share) {
    if (!now || !then) return std::nullopt;
    if (near(*now, *then, share)) return Than::about_the_same;
    return *now < *then ? Than::less : Than::more;
}

Comparison compared(const StepFigures& step, const Account& before, const StepFigures& then) {
    Comparison made;
    made.why = NotCompared::no;
    made.last = LastTime{before.id, before.started, then};
    made.same_bands =
        same(step.force_band, then.force_band) && same(step.pace_band, then.pace_band);
    if (step.pace_estimated != then.pace_estimated) return made; // told in two ways
    made.seconds_per_stroke = than(step.seconds_per_stroke, then.seconds_per_stroke, same_pace);
    made.variation = than(step.pace_variation_percent, then.pace_variation_percent, same_variation);
    return made;
}

Comparison comparison(const Account& now, const StepFigures& step,
                      std::span<const Account> earlier) {
    Comparison made;
    made.why = obstacle(now, step);
    made.this_session = made.why != NotCompared::no;
    if (made.this_session) return made;
    made.why = NotCompared::first_time;
    for (const Account& before : earlier) {
        const StepFigures* const then = found(before, step);
        if (then == nullptr) continue;
        const auto why = obstacle(now, step, before, *then);
        if (why == NotCompared::no) return compared(step, before, *then);
        if (made.why == NotCompared::first_time) made.why = why; // of the latest
    }
    return made;
}

} // namespace

StepFigures figures_of(const StepRecord& step) { return figures_of(step, pace_estimated(step)); }

Account account_of(const Record& record) {
    Account account;
    account.id = record.id;
    account.started = record.started;
    account.roller = record.roller;
    account.counts = record.counts;
    account.usable = record.quality.usable;
    account.build = record.build;
    account.serial = record.roller_serial;
    account.calibration = record.calibration;
    for (const StepRecord& step : record.steps) account.steps.push_back(figures_of(step));
    return account;
}

NotCompared measured_otherwise(const Account& now, const Account& before) {
    if (now.build != before.build) return NotCompared::other_build;
    if (now.serial != before.serial) return NotCompared::other_roller;
    return same(now.calibration, before.calibration) ? NotCompared::no
                                                     : NotCompared::other_calibration;
}

std::vector<Comparison> compare(const Account& now, std::span<const Account> earlier) {
    std::vector<Comparison> all;
    for (const StepFigures& step : now.steps) all.push_back(comparison(now, step, earlier));
    return all;
}

} // namespace session
