#include "report/session.h"

#include "session/roller.h"
#include "units/local_time.h"

#include <algorithm>

namespace report {
namespace {

// A step that was done twice is there twice; what was said belongs to the one it was said in.
std::vector<int> asked_lighter(const std::vector<store::StepSummary>& steps,
                               const std::vector<session::Block>& blocks) {
    std::vector<int> times(steps.size());
    for (const auto& block : blocks)
        for (const auto& event : block.events) {
            if (event.cue != guide::CueKind::lighter) continue;
            for (std::size_t i = 0; i < steps.size(); ++i)
                if (event.at >= steps[i].start && event.at <= steps[i].end) {
                    ++times[i];
                    break;
                }
        }
    return times;
}

std::vector<std::optional<double>> set_pace(const std::vector<store::StepSummary>& steps,
                                            const routine::Routine& routine) {
    std::vector<std::optional<double>> set;
    for (const auto& step : steps)
        set.push_back(step.step < routine.steps.size() ? routine.steps[step.step].seconds_per_stroke
                                                       : std::nullopt);
    return set;
}

} // namespace

double rolled_min(const Session& s) {
    double seconds = 0.0;
    for (const auto& step : s.steps)
        if (!step.skipped) seconds += units::seconds(step.end - step.start);
    return seconds / 60.0;
}

store::Result<Session> read(store::Store& store, const store::SessionLine& line) {
    Session s;
    s.line = line;
    auto steps = store.steps(line.id);
    if (!steps) return tl::unexpected{steps.error()};
    s.steps = *std::move(steps);
    const auto raw = store.raw(line.id);
    if (!raw) return tl::unexpected{raw.error()};
    if (const auto& hello = raw->beginning.hello) {
        s.build = hello->build.build;
        s.serial = session::serial_of(*hello);
    }
    s.calibration = raw->beginning.calibration;
    s.lighter = asked_lighter(s.steps, raw->blocks);
    s.set_pace = set_pace(s.steps, raw->beginning.routine);
    auto answers = store.answers(line.id);
    if (!answers) return tl::unexpected{answers.error()};
    s.answers = *std::move(answers);
    return s;
}

store::Result<Found> read(store::Store& store, units::Day from, units::Day to) {
    const auto lines = store.sessions();
    if (!lines) return tl::unexpected{lines.error()};
    Found found;
    for (const auto& line : *lines) {
        const auto day = units::day_at(line.started);
        if (day < from || day > to) continue;
        if (!line.counts || line.completion == session::Completion::unfinished) {
            found.sessions.emplace_back().line = line; // nothing but their number is told
            continue;
        }
        auto one = read(store, line);
        if (one)
            found.sessions.push_back(*std::move(one));
        else if (one.error() == store::StoreError::damaged)
            ++found.unreadable;
        else
            return tl::unexpected{one.error()};
    }
    std::stable_sort(
        found.sessions.begin(), found.sessions.end(),
        [](const auto& a, const auto& b) { return a.line.started.utc < b.line.started.utc; });
    return found;
}

} // namespace report
