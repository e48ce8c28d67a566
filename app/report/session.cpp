#include "report/session.h"

#include "units/local_time.h"

#include <algorithm>

namespace report {

double rolled_min(const Session& s) {
    double seconds = 0.0;
    for (const auto& step : s.steps)
        if (!step.skipped) seconds += units::seconds(step.end - step.start);
    return seconds / 60.0;
}

store::Result<Session> read(store::Store& store, const store::SessionLine& line) {
    Session s;
    s.line = line;
    auto measured = store.measured(line.id);
    if (!measured) return tl::unexpected{measured.error()};
    s.build = measured->build;
    s.serial = std::move(measured->serial);
    s.calibration = measured->calibration;
    s.steps = std::move(measured->steps);
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
