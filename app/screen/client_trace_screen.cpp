#include "screen/client_trace_screen.h"

#include "screen/chart.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace screen {
namespace {

constexpr std::size_t most_marks = 1000;

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

// Where no band held nothing is outside it. `half_step`: what the value is rounded by at most.
bool within(double value, const std::optional<review::Band>& band, double half_step) {
    return !band || (value >= band->low - half_step && value <= band->high + half_step);
}

review::TracePoint joined(std::span<const review::TracePoint> points) {
    review::TracePoint all;
    double force = 0.0, pace = 0.0;
    int forces = 0, paces = 0;
    for (const review::TracePoint& one : points) {
        if (one.seconds_per_stroke) pace += *one.seconds_per_stroke, ++paces;
        if (!one.force) continue;
        force += one.force->mean, ++forces;
        if (!all.force) all.force = one.force;
        all.force->least = std::min(all.force->least, one.force->least);
        all.force->greatest = std::max(all.force->greatest, one.force->greatest);
    }
    if (forces > 0) all.force->mean = static_cast<int>(std::lround(force / forces));
    if (paces > 0) all.seconds_per_stroke = pace / paces;
    return all;
}

// More than the page has room for would only take time to draw: a step may have a day's seconds.
review::StepTrace to_be_drawn(const review::StepTrace& told) {
    const std::size_t together = (told.points.size() + most_marks - 1) / most_marks;
    if (together <= 1) return told;
    review::StepTrace fewer = told;
    fewer.every_s = told.every_s * static_cast<int>(together);
    fewer.points.clear();
    const std::span all{told.points};
    for (std::size_t at = 0; at < all.size(); at += together)
        fewer.points.push_back(joined(all.subspan(at, std::min(together, all.size() - at))));
    return fewer;
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
    Trace trace = of_step(tr("Force, newtons"), seconds, told.force_band);
    double highest = 0.0;
    for (std::size_t i = 0; i < told.points.size(); ++i) {
        const auto& force = told.points[i].force;
        if (!force) continue;
        const double at_s = end_of(i, told, seconds);
        trace.marks.push_back(
            {at_s, static_cast<double>(force->mean), within(force->mean, told.force_band, 0.5),
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
        trace.marks.push_back({at_s, *pace, within(*pace, told.pace_band, 0.0)});
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

// The whole session's.
std::string none_sent(const review::Session& session) {
    const review::LeftOut& left = session.left_out;
    std::string why; // what else was left out is no reason
    if (!review::tells_traces(left))
        why = wording::not_told(review::LeftOut{left.measured, false, false, left.traces});
    else if (session.measured && !session.usable)
        why = tr("bad signal");
    return why.empty() ? std::string{tr("No trace was sent.")}
                       : filled(tr("No trace was sent ({why})."), {{"why", why}});
}

std::string missing_of(const ClientTraceFacts& f) {
    if (f.told == nullptr) return none_sent(*f.session);
    return f.session->steps.at(f.step).measured ? tr("No trace was sent of this step.")
                                                : tr("This step was not measured.");
}

std::vector<std::string> legend_of(const std::vector<Trace>& traces, int every_s) {
    std::vector<std::string> lines;
    lines.push_back(every_s == 1
                        ? std::string{tr("One mark a second. A hole is a second in which nothing "
                                         "can be told.")}
                        : filled(tr("One mark every {n} s. A hole is a time in which nothing can "
                                    "be told."),
                                 {{"n", std::to_string(every_s)}}));
    const auto has_bands = [](const Trace& trace) { return !trace.bands.empty(); };
    if (std::any_of(traces.begin(), traces.end(), has_bands))
        lines.push_back(tr("Grey behind it: the band. In it marks are flat and green, outside it "
                           "high and orange."));
    const auto ranges = [](const Trace::Mark& mark) { return mark.low < mark.high; };
    const auto has_ranges = [&](const Trace& trace) {
        return std::any_of(trace.marks.begin(), trace.marks.end(), ranges);
    };
    if (std::any_of(traces.begin(), traces.end(), has_ranges))
        lines.push_back(tr("The thin line: from the least to the greatest force of that time."));
    return lines;
}

void draw_traces(Ui& ui, Column& column, const ClientTraceView& v) {
    column.card([&](Column& c) {
        c.heading(v.step);
        c.text(v.facts);
        c.gap(0.5f);
        if (!v.missing.empty()) return c.text(v.missing);
        for (const std::string& line : v.legend) c.quiet(line);
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
    const review::StepTrace trace = to_be_drawn(f.told->steps[f.step]);
    Trace force = force_of(trace, steps[f.step].seconds),
          pace = pace_of(trace, steps[f.step].seconds);
    if (!force.marks.empty()) v.traces.push_back(std::move(force));
    if (!pace.marks.empty()) v.traces.push_back(std::move(pace));
    v.legend = legend_of(v.traces, trace.every_s);
    return v;
}

Wish draw(Ui& ui, const ClientTraceView& v) {
    Wish wish;
    const Rect page = ui.begin_page("review-trace");
    ui.focus_first(v.later ? "trace-later" : "back"); // Enter goes through them and out again
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
