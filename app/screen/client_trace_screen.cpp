#include "screen/client_trace_screen.h"

#include "screen/chart.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled, wording::number, wording::tr;

Wish asked(std::string id) { return {What::review, std::move(id), 0.0}; }

void join(std::string& all, const std::string& text) {
    if (!text.empty()) all.append(all.empty() ? "" : "  ·  ").append(text);
}

Trace of_step(std::string title, double seconds, const std::optional<review::Band>& band) {
    Trace trace;
    trace.title = std::move(title);
    trace.to_s = seconds;
    if (band) trace.bands.push_back({0.0, seconds, band->low, band->high});
    for (const double share : {0.0, 0.5, 1.0})
        trace.times.push_back(wording::clock(units::duration_of(share * seconds)));
    return trace;
}

bool within(double value, const std::optional<review::Band>& band) {
    return band && value >= band->low && value <= band->high;
}

// Of a point, within the step; a mark stands for the second before it.
double end_of(std::size_t point, const review::StepTrace& told, double seconds) {
    return std::max(1.0, std::min(seconds, static_cast<double>(point + 1) * told.every_s));
}

void end_at(Trace& trace, double highest) {
    for (const Trace::Band& band : trace.bands) highest = std::max(highest, band.high);
    trace.top = round_up(std::max(highest, 1.0));
    trace.top_text = axis_number(trace.top);
}

// The mean of each point, and from its least to its greatest.
Trace force_of(const review::StepTrace& told, double seconds) {
    Trace trace = of_step(tr("Pressure, newtons"), seconds, told.force_band);
    double highest = 0.0;
    for (std::size_t i = 0; i < told.points.size(); ++i) {
        const auto& force = told.points[i].force;
        if (!force) continue;
        const double at_s = end_of(i, told, seconds);
        trace.marks.push_back(
            {at_s, static_cast<double>(force->mean), within(force->mean, told.force_band),
             static_cast<double>(force->least), static_cast<double>(force->greatest)});
        highest = std::max(highest, static_cast<double>(force->greatest));
    }
    end_at(trace, highest);
    return trace;
}

Trace pace_of(const review::StepTrace& told, double seconds) {
    Trace trace = of_step(tr("Pace, seconds per stroke"), seconds, told.pace_band);
    double highest = 0.0;
    for (std::size_t i = 0; i < told.points.size(); ++i) {
        const auto& pace = told.points[i].seconds_per_stroke;
        if (!pace) continue;
        const double at_s = end_of(i, told, seconds);
        trace.marks.push_back({at_s, *pace, within(*pace, told.pace_band)});
        highest = std::max(highest, *pace);
    }
    end_at(trace, highest);
    return trace;
}

std::string facts_of(const review::Step& step) {
    std::string all = wording::clock(units::duration_of(step.seconds));
    if (step.skipped) join(all, tr("skipped"));
    if (step.seconds_per_stroke || step.set_seconds_per_stroke)
        join(all, filled(tr("pace / set: {pace} / {set} s"),
                         {{"pace", figure_or_dash(step.seconds_per_stroke, 1)},
                          {"set", figure_or_dash(step.set_seconds_per_stroke, 1)}}));
    if (step.mean_force_n)
        join(all, filled(tr("mean force: {force} N"), {{"force", number(*step.mean_force_n, 0)}}));
    if (step.in_both_bands_percent)
        join(all, filled(tr("in both bands: {share} %"),
                         {{"share", number(*step.in_both_bands_percent, 0)}}));
    return all;
}

std::string missing_of(const ClientTraceFacts& f) {
    if (const auto left = wording::not_told(f.session->left_out);
        f.told == nullptr && !review::tells_traces(f.session->left_out))
        return filled(tr("No trace was sent ({why})."), {{"why", left}});
    if (f.told == nullptr) return tr("No trace was sent.");
    return f.session->steps.at(f.step).measured ? tr("No trace was sent of this step.")
                                                : tr("This step was not measured.");
}

void draw_traces(Ui& ui, Column& column, const ClientTraceView& v) {
    column.card([&](Column& c) {
        c.heading(v.step);
        c.text(v.facts);
        c.gap(0.5f);
        if (!v.missing.empty()) return c.text(v.missing);
        c.quiet(tr("One mark a second: in the band flat and green, outside it high and orange. "
                   "A hole is a second in which nothing can be told."));
        c.quiet(tr("Grey behind it: the band. The thin line: from the least to the greatest "
                   "pressure of that second."));
        c.gap(0.5f);
        for (const Trace& trace : v.traces) draw(ui, c, trace);
    });
}

} // namespace

ClientTraceView view_of(const ClientTraceFacts& f) {
    ClientTraceView v;
    const auto& steps = f.session->steps;
    v.title = session_title(f.client, *f.session);
    v.said = f.client.said;
    v.trouble = f.client.trouble;
    if (f.step >= steps.size()) { // it has none
        v.missing = tr("No trace was sent.");
        return v;
    }
    v.place = filled(tr("Step {n} of {all}"),
                     {{"n", std::to_string(f.step + 1)}, {"all", std::to_string(steps.size())}});
    v.step = step_name(f.client, steps[f.step]);
    v.facts = facts_of(steps[f.step]);
    v.earlier = f.step > 0;
    v.later = f.step + 1 < steps.size();
    const bool told =
        f.told != nullptr && f.step < f.told->steps.size() && !f.told->steps[f.step].points.empty();
    if (!told) {
        v.missing = missing_of(f);
        return v;
    }
    const review::StepTrace& trace = f.told->steps[f.step];
    if (trace.every_s > 1) // of very long sessions
        join(v.facts, filled(tr("one mark every {n} s"), {{"n", std::to_string(trace.every_s)}}));
    Trace force = force_of(trace, steps[f.step].seconds),
          pace = pace_of(trace, steps[f.step].seconds);
    if (!force.marks.empty()) v.traces.push_back(std::move(force));
    if (!pace.marks.empty()) v.traces.push_back(std::move(pace));
    return v;
}

Wish draw(Ui& ui, const ClientTraceView& v) {
    Wish wish;
    const Rect page = ui.begin_page("review-trace");
    ui.focus_first(v.later ? "trace-later" : "trace-earlier");
    PageTop top = page_top(ui, page, v.title);
    Column& c = top.column;
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.said.empty()) c.status(Shape::tick, theme::green, v.said, {});
    if (!v.trouble.empty() || !v.said.empty()) c.gap(0.6f);
    if (v.place.empty()) {
        c.text(v.missing);
    } else {
        c.text(v.place);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"trace-later", tr("Next step (Enter)"), ButtonKind::primary, v.later},
                      {"trace-earlier", tr("Step before"), ButtonKind::normal, v.earlier}});
        if (!chosen.empty()) wish = asked(chosen);
        c.gap(0.8f);
        draw_traces(ui, c, v);
    }
    if (top.back) wish = asked("client");
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
