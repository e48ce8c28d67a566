#include "report/plot.h"

#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace report {
namespace {

using paper::Align, paper::Document, paper::Place, paper::Weight;

// Millimetres.
constexpr double title_height = 4.2, label_height = 3.6, label_width = 8.5, label_gap = 1.0;
constexpr double thin = 0.15, thick = 0.3, dot_radius = 0.75, smallest_dot = 0.5;
constexpr double band_grey = 0.85, line_grey = 0.8, bar_dark = 0.25, bar_grey = 0.65;

// Within axes and labels.
Place inside(Place p) {
    return {p.x + label_width, p.y + title_height + 1.5, p.w - label_width - 3.0,
            p.h - title_height - 1.5 - label_height - label_gap};
}

struct Scale { // of values
    Place area;
    std::vector<double> ticks;
    double y(double value) const {
        return area.y + area.h - area.h * (value - ticks.front()) / (ticks.back() - ticks.front());
    }
};

void draw_scale(Document& d, const Scale& s) {
    const double step = s.ticks[1] - s.ticks[0];
    const int decimals = step < 1.0 ? 1 : 0;
    const paper::Letters right{of_plot.points, Weight::regular, Align::right};
    for (const double tick : s.ticks) {
        d.grey({s.area.x, s.y(tick) - thin / 2.0, s.area.w, thin}, line_grey);
        d.text({s.area.x - label_width, s.y(tick) - 1.6, label_width - label_gap, label_height},
               wording::number(tick, decimals), right);
    }
}

std::string short_date(units::Day day, bool with_year) {
    std::string text = wording::date(std::chrono::sys_days{day.time_since_epoch()});
    if (with_year) return text;
    text.resize(text.size() - 4);
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

bool over_a_year(units::Day from, units::Day to) { return to - from > std::chrono::days{300}; }

// So many steps that their labels have room.
int step_for(int count, double width, double label) {
    const int most = std::max(1, static_cast<int>(width / label));
    return std::max(1, (count + most - 1) / most);
}

void label_day(Document& d, Place area, double x, const std::string& text) {
    const double wide = d.width_of(text, of_plot);
    const double from =
        std::clamp(x - wide / 2.0, area.x - label_width, area.x + area.w + 3.0 - wide);
    d.line(x, area.y + area.h, x, area.y + area.h + 0.8, thin);
    d.text({from, area.y + area.h + label_gap, wide + 0.5, label_height}, text, of_plot);
}

// --- days

struct Days {
    Place area;
    units::Day from{}, to{};
    double x(units::Day day) const {
        const auto all = static_cast<double>((to - from).count()) + 1.0;
        return area.x + area.w * (static_cast<double>((day - from).count()) + 0.5) / all;
    }
};

void draw_days(Document& d, const Days& days) {
    const bool year = over_a_year(days.from, days.to);
    const auto count = static_cast<int>((days.to - days.from).count()) + 1;
    int step = step_for(count, days.area.w, year ? 21.0 : 16.0);
    units::Day first = days.from;
    if (step >= 7) { // on Mondays
        step = (step + 6) / 7 * 7;
        while (std::chrono::weekday{first} != std::chrono::Monday) first += std::chrono::days{1};
    }
    for (units::Day day = first; day <= days.to; day += std::chrono::days{step})
        label_day(d, days.area, days.x(day), short_date(day, year));
    d.line(days.area.x, days.area.y + days.area.h, days.area.x + days.area.w,
           days.area.y + days.area.h, thick);
}

// --- the course of a value

void widen(std::optional<measure::Range>& range, double value) {
    if (!range) range = measure::Range{value, value};
    range->low = std::min(range->low, value);
    range->high = std::max(range->high, value);
}

std::optional<measure::Range> range_of(const Course& c, const Work& work) {
    std::optional<measure::Range> range;
    for (const Series& side : work.sides)
        for (const Stretch& stretch : side.stretches)
            for (const Point& p : stretch.points) {
                const auto value = c.value(p);
                if (!value) continue;
                widen(range, *value);
                if (const auto band = c.band(p)) {
                    widen(range, band->low);
                    widen(range, band->high);
                }
            }
    return range;
}

// From half-way to the point before to half-way to the next one; of what lies in the stretch.
void draw_bands(Document& d, const Course& c, const Stretch& s, const Days& days, const Scale& y) {
    const double half_day = (days.x(days.from + std::chrono::days{1}) - days.x(days.from)) / 2.0;
    const double least = std::max(half_day, dot_radius * 1.5);
    for (std::size_t i = 0; i < s.points.size(); ++i) {
        const auto band = c.band(s.points[i]);
        if (!band || !c.value(s.points[i])) continue;
        const double x = days.x(s.points[i].day);
        const double left =
            i > 0 ? (days.x(s.points[i - 1].day) + x) / 2.0 : std::max(days.area.x, x - least);
        const double right = i + 1 < s.points.size()
                                 ? (x + days.x(s.points[i + 1].day)) / 2.0
                                 : std::min(days.area.x + days.area.w, x + least);
        d.grey({left, y.y(band->high), right - left, y.y(band->low) - y.y(band->high)}, band_grey);
    }
}

void draw_line(Document& d, const Course& c, const Stretch& s, const Days& days, const Scale& y,
               bool dashed) {
    const Point* before = nullptr;
    for (const Point& p : s.points) {
        if (!c.value(p)) continue;
        if (before != nullptr) {
            const double x = days.x(before->day), from = y.y(*c.value(*before));
            const double to_x = days.x(p.day), to = y.y(*c.value(p));
            if (dashed)
                d.dashes(x, from, to_x, to, thin);
            else
                d.line(x, from, to_x, to, thin);
        }
        before = &p;
    }
}

void draw_breaks(Document& d, const Series& series, const Days& days) {
    for (std::size_t i = 1; i < series.stretches.size(); ++i) {
        const double x = (days.x(series.stretches[i - 1].points.back().day) +
                          days.x(series.stretches[i].points.front().day)) /
                         2.0;
        d.dashes(x, days.area.y - 1.0, x, days.area.y + days.area.h, thick);
    }
}

void draw_series(Document& d, const Course& c, const Series& series, const Days& days,
                 const Scale& y) {
    const bool right = series.side == routine::Side::right;
    const double fits = days.area.w / static_cast<double>(2 * std::max(series.sessions(), 1));
    const double radius = std::clamp(fits, smallest_dot, dot_radius);
    for (const Stretch& s : series.stretches) {
        draw_line(d, c, s, days, y, right);
        for (const Point& p : s.points)
            if (const auto value = c.value(p))
                d.dot(days.x(p.day), y.y(*value), radius, right ? 1.0 : 0.0);
    }
}

} // namespace

std::vector<double> ticks(double low, double high) {
    const double range = std::max(high - low, 1e-6);
    const double rough = range / 3.0;
    double step = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double times : {2.0, 2.5, 2.0})
        if (step < rough) step *= times;
    std::vector<double> all;
    const double first = std::floor(low / step + 1e-9);
    for (double at = first;; at += 1.0) {
        all.push_back(at * step);
        if (at * step >= high - 1e-9 * step && all.size() > 1) return all;
    }
}

void draw(Document& d, Place p, const Bars& bars, const std::vector<Week>& weeks) {
    d.text({p.x, p.y, p.w, title_height}, bars.title, of_plot_title);
    double most = bars.aim ? bars.aim->high + 1.0 : 1.0;
    for (const auto& one : bars.parts) most = std::max(most, one[0] + one[1] + one[2]);
    const Scale y{inside(p), ticks(0.0, most)};
    if (bars.aim)
        d.grey({y.area.x, y.y(bars.aim->high), y.area.w, y.y(bars.aim->low) - y.y(bars.aim->high)},
               band_grey);
    draw_scale(d, y);
    const bool year = over_a_year(weeks.front().from, weeks.back().from);
    const double each = y.area.w / static_cast<double>(weeks.size());
    const auto step = static_cast<std::size_t>(
        step_for(static_cast<int>(weeks.size()), y.area.w, year ? 21.0 : 16.0));
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const double x = y.area.x + each * (static_cast<double>(i) + 0.5);
        const double wide = std::min(each * 0.7, 7.0);
        double below = 0.0, shade = bar_dark;
        for (const double part : bars.parts.at(i)) {
            if (part > 0.0) {
                const Place bar{x - wide / 2.0, y.y(below + part), wide,
                                y.y(below) - y.y(below + part)};
                d.grey(bar, 0.0); // its edge
                const double edge = std::min(0.15, wide / 4.0);
                d.grey({bar.x + edge, bar.y + edge, bar.w - 2.0 * edge,
                        std::max(0.0, bar.h - 2.0 * edge)},
                       shade);
            }
            below += part;
            shade = shade == bar_dark ? bar_grey : 1.0;
        }
        if (i % step == 0) label_day(d, y.area, x, short_date(weeks[i].from, year));
    }
    d.line(y.area.x, y.area.y + y.area.h, y.area.x + y.area.w, y.area.y + y.area.h, thick);
}

void draw(Document& d, Place p, const Course& c, const Work& work, units::Day from, units::Day to) {
    d.text({p.x, p.y, p.w, title_height}, c.title, of_plot_title);
    const auto range = range_of(c, work);
    const Place area = inside(p);
    if (!range) {
        d.text({area.x, area.y + area.h / 2.0, area.w, label_height}, wording::tr("cannot tell"),
               {of_plot.points, Weight::regular, Align::middle});
        return;
    }
    const double more = std::max(0.08 * (range->high - range->low), 0.02 * range->high);
    const Scale y{area, ticks(std::max(0.0, range->low - more), range->high + more)};
    const Days days{area, from, to};
    for (const Series& series : work.sides)
        for (const Stretch& s : series.stretches) draw_bands(d, c, s, days, y);
    draw_scale(d, y);
    draw_days(d, days);
    for (const Series& series : work.sides) {
        draw_breaks(d, series, days);
        draw_series(d, c, series, days, y);
    }
}

} // namespace report
