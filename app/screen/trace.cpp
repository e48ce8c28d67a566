#include "screen/trace.h"

#include "screen/chart.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {

namespace {

using wording::tr;

constexpr std::size_t most_times = 3;

struct Figure {
    const std::optional<measure::Range>& band;
    std::vector<Trace::Mark> marks;
};

Trace made(std::string title, const std::vector<session::StepRecord>& steps,
           const std::vector<Figure>& figures) {
    Trace trace;
    trace.title = std::move(title);
    double highest = 0.0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double from = units::seconds(steps[i].start), to = units::seconds(steps[i].end);
        if (i == 0) trace.from_s = from;
        trace.to_s = std::max(trace.to_s, to);
        const Figure& figure = figures[i];
        if (figure.marks.empty()) continue;
        if (figure.band) {
            trace.bands.push_back({from, to, figure.band->low, figure.band->high});
            highest = std::max(highest, figure.band->high);
        }
        for (const Trace::Mark& mark : figure.marks) {
            trace.marks.push_back(mark);
            highest = std::max(highest, mark.value);
        }
    }
    trace.top = round_up(highest);
    trace.top_text = wording::number(trace.top, 0);
    for (std::size_t i = 0; i < most_times; ++i) {
        const double share = static_cast<double>(i) / (most_times - 1);
        trace.times.push_back(
            wording::clock(units::duration_of(trace.from_s + share * (trace.to_s - trace.from_s))));
    }
    return trace;
}

} // namespace

std::vector<Trace> traces_of(const session::Record& record) {
    std::vector<Figure> force, pace;
    for (const session::StepRecord& step : record.steps) {
        force.push_back({step.force_band, {}});
        pace.push_back({step.pace_band, {}});
        for (std::size_t i = 0; i < step.pace.size() && i < step.force.size(); ++i) {
            const double at_s = units::seconds(step.pace[i].at);
            const auto mark = [&](Figure& figure, double value) {
                figure.marks.push_back({at_s, value, figure.band && figure.band->contains(value)});
            };
            if (step.force[i]) mark(force.back(), std::max(0.0, step.force[i]->value));
            if (const auto told = step.pace[i].seconds_per_stroke) mark(pace.back(), *told);
        }
    }
    const auto any = [](const std::vector<Figure>& figures) {
        return std::any_of(figures.begin(), figures.end(),
                           [](const Figure& f) { return !f.marks.empty(); });
    };
    std::vector<Trace> traces;
    if (any(force)) traces.push_back(made(tr("Pressure, newtons"), record.steps, force));
    if (any(pace)) traces.push_back(made(tr("Pace, seconds per stroke"), record.steps, pace));
    return traces;
}

void draw(Ui& ui, Column& column, const Trace& trace) {
    const float em = ui.em(), label = 3.2f * em;
    column.quiet(trace.title);
    const Rect all = column.take(6.0f);
    const Rect plot{all.x + label, all.y + 0.4f * em, all.w - label, all.h - 0.4f * em};
    const auto x_of = [&](double at_s) {
        return plot.x + plot.w * static_cast<float>((at_s - trace.from_s) /
                                                    std::max(1.0, trace.to_s - trace.from_s));
    };
    const auto y_of = [&](double value) {
        return plot.bottom() - plot.h * static_cast<float>(std::min(value / trace.top, 1.0));
    };
    ui.fitted({all.x, all.y, label - 0.5f * em, 1.3f * em}, trace.top_text,
              {.ink = theme::quiet, .align = 1.0f});
    ui.fitted({all.x, plot.bottom() - 1.0f * em, label - 0.5f * em, 1.3f * em}, "0",
              {.ink = theme::quiet, .align = 1.0f});
    for (const Trace::Band& band : trace.bands) {
        const float x = x_of(band.from_s), y = y_of(band.high);
        ui.fill({x, y, x_of(band.to_s) - x, y_of(band.low) - y}, theme::raised);
    }
    ui.fill({plot.x, plot.bottom(), plot.w, 0.06f * em}, theme::line);
    // In the band flat and green, out of it high and orange: told apart without colour, too.
    const float second = std::max(0.16f * em, x_of(trace.from_s + 1.0) - plot.x);
    for (const Trace::Mark& mark : trace.marks) {
        if (mark.low < mark.high) { // in the middle of its second
            const float x = (x_of(mark.at_s - 1.0) + second / 2) - 0.05f * em;
            ui.fill({x, y_of(mark.high), 0.1f * em, y_of(mark.low) - y_of(mark.high)}, theme::line);
        }
        const float h = mark.in ? 0.22f * em : 0.40f * em;
        ui.fill({x_of(mark.at_s - 1.0), y_of(mark.value) - 0.5f * h, second, h},
                mark.in ? theme::green : theme::orange);
    }
    column.gap(0.2f);
    const Rect times = column.take(1.3f);
    const auto parts = static_cast<float>(trace.times.size());
    for (std::size_t i = 0; i < trace.times.size(); ++i) {
        const auto place = static_cast<float>(i);
        ui.fitted({plot.x + plot.w * place / parts, times.y, plot.w / parts, times.h},
                  trace.times[i], {.ink = theme::quiet, .align = place / (parts - 1.0f)});
    }
    column.gap(0.6f);
}

} // namespace screen
