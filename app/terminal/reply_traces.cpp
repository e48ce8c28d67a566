// Force and pace over each step, as charts of this person's history read them.
#include "terminal/exchange.h"
#include "terminal/replying.h"

#include <algorithm>

namespace terminal::sealed {

template <class T> using Result = tl::expected<T, Failure>;

namespace {

using history::Quantity, history::Sample;
using store::StoreError;

// None of a session that is not part of the history, not usable, or whose traces are damaged.
store::Result<std::vector<Sample>> samples_of(store::Store& store, const std::string& session,
                                              Quantity quantity) {
    const auto pyramid = store.pyramid(session, quantity);
    if (!pyramid) return tl::unexpected{pyramid.error()};
    std::vector<Sample> all;
    all.reserve(pyramid->samples());
    for (std::size_t part = 0; part < pyramid->parts(); ++part) {
        const auto some = store.samples(session, quantity, part);
        if (!some) return tl::unexpected{some.error()};
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

std::optional<review::Band> band_of(const std::optional<measure::Range>& range) {
    if (!range) return std::nullopt;
    return review::Band{range->low, range->high};
}

double seconds_of(const store::StepSummary& step) { return units::seconds(step.end - step.start); }

bool measured(const report::Session& session) {
    return std::any_of(session.steps.begin(), session.steps.end(),
                       [](const store::StepSummary& step) { return step.measured; });
}

// Nothing where no sample lies in any step.
std::optional<review::SessionTraces> traces_of(const report::Session& session,
                                               std::span<const Sample> force,
                                               std::span<const Sample> pace, int every_s) {
    review::SessionTraces told{session.line.id, {}};
    bool any = false;
    for (const store::StepSummary& step : session.steps) {
        review::StepTrace& trace = told.steps.emplace_back();
        if (!step.measured) continue;
        const auto from =
            std::chrono::floor<std::chrono::milliseconds>(step.start.time_since_epoch());
        trace.points = review::points_of(force, pace, from.count(), seconds_of(step), every_s);
        if (trace.points.empty()) continue;
        trace.every_s = every_s;
        trace.force_band = band_of(step.force_band);
        trace.pace_band = band_of(step.pace_band);
        any = true;
    }
    if (!any) return std::nullopt;
    return told;
}

} // namespace

void count_traces(Gathered& all) {
    all.traceable = all.badly_signalled = 0;
    if (!review::tells_traces(all.reply.left_out)) return;
    double seconds = 0.0;
    std::size_t steps = 0;
    for (const report::Session& session : all.sessions) {
        if (!measured(session)) continue;
        ++(session.line.usable ? all.traceable : all.badly_signalled);
        if (!session.line.usable) continue;
        for (const store::StepSummary& step : session.steps)
            if (step.measured) seconds += seconds_of(step), ++steps;
    }
    all.every_s = review::seconds_a_point(seconds, steps);
}

Result<void> add_traces(store::Store& store, Gathered& all, const std::string& file) {
    if (!review::tells_traces(all.reply.left_out)) return {};
    for (const report::Session& session : all.sessions) {
        if (!measured(session) || !session.line.usable) continue;
        const auto force = samples_of(store, session.line.id, Quantity::force);
        const auto pace = samples_of(store, session.line.id, Quantity::pace);
        bool damaged = false;
        for (const auto& read : {&force, &pace}) {
            if (*read || read->error() == StoreError::not_found) continue;
            if (read->error() != StoreError::damaged)
                return tl::unexpected{failure(read->error(), file)};
            damaged = true;
        }
        auto told = force && pace ? traces_of(session, *force, *pace, all.every_s) : std::nullopt;
        if (told)
            all.reply.traces.push_back(*std::move(told));
        else
            ++(damaged ? all.damaged : all.untraced);
    }
    return {};
}

} // namespace terminal::sealed
