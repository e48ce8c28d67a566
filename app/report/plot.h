// What a report shows, drawn into a place of a page: black on white, bands in grey.
#pragma once
#include "paper/document.h"
#include "report/report.h"

#include <functional>
#include <string>
#include <vector>

namespace report {

constexpr paper::Letters of_plot{7.5}, of_plot_title{8.0, paper::Weight::bold};

// Bars, one for each week, of up to three parts that stand on each other: dark, grey, white.
struct Bars {
    std::string title;
    std::vector<std::array<double, 3>> parts; // of each week
    std::optional<measure::Range> aim;        // in grey behind them
};
void draw(paper::Document&, paper::Place, const Bars&, const std::vector<Week>&);

// A value of an exercise over the days, with the band that was set. Left: black dots; right: white
// ones. A line joins what may be compared; a dashed line across stands where a series begins anew.
struct Course {
    std::string title;
    std::function<std::optional<double>(const Point&)> value;
    std::function<std::optional<measure::Range>(const Point&)> band;
};
void draw(paper::Document&, paper::Place, const Course&, const Work&, units::Day from,
          units::Day to);

// Rising round numbers, two to five steps, the first not above `low`, the last not below `high`.
std::vector<double> ticks(double low, double high);

} // namespace report
