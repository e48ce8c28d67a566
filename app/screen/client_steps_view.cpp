// A session of a client, step by step: what a reply tells of it, which holds no samples.
#include "screen/client_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using wording::tr;

Chart of_steps(std::string title, double top, const std::string& unit, std::size_t steps) {
    Chart chart;
    chart.title = std::move(title);
    chart.top = axis_number(top) + unit;
    chart.bottom = "0";
    chart.ticks.emplace_back("1");
    if (steps > 1) chart.ticks.push_back(std::to_string(steps));
    return chart;
}

using Value = std::optional<double> review::Step::*;

void add(Chart& chart, const review::Session& session, Value value, double top, Look look) {
    const auto steps = static_cast<double>(session.steps.size());
    for (std::size_t i = 0; i < session.steps.size(); ++i) {
        const auto& told = session.steps[i].*value;
        if (!told) continue;
        const double middle = (static_cast<double>(i) + 0.5) / steps;
        chart.points.push_back({middle, std::clamp(*told / top, 0.0, 1.0), 0.0, look, false});
    }
}

} // namespace

std::vector<Chart> charts_of(const review::Session& session) {
    double slowest = 0.0; // seconds per stroke
    for (const review::Step& step : session.steps)
        slowest = std::max({slowest, step.seconds_per_stroke.value_or(0.0),
                            step.set_seconds_per_stroke.value_or(0.0)});
    const bool told =
        std::any_of(session.steps.begin(), session.steps.end(), [](const review::Step& step) {
            return step.seconds_per_stroke || step.in_pace_band_percent ||
                   step.in_force_band_percent;
        });
    if (!session.measured || !session.usable || !told || slowest <= 0.0) return {};
    const double top = round_up(slowest);
    Chart pace = of_steps(tr("Pace of each step, blue; as it was set, orange"), top, " s",
                          session.steps.size());
    add(pace, session, &review::Step::set_seconds_per_stroke, top, Look::second);
    add(pace, session, &review::Step::seconds_per_stroke, top, Look::first);
    Chart bands = of_steps(tr("In the band, each step: pace blue, force orange"), 100.0, " %",
                           session.steps.size());
    add(bands, session, &review::Step::in_force_band_percent, 100.0, Look::second);
    add(bands, session, &review::Step::in_pace_band_percent, 100.0, Look::first);
    return {std::move(pace), std::move(bands)};
}

} // namespace screen
