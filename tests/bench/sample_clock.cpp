// How well the time of a sample is known behind a USB line: SampleClock beside arrival stamps and
// beside a least-squares line over the same 60 s. Ends with 1 when a goal is missed.
//   bench_sample_clock [SEEDS]
#include "measure/sample_clock.h"
#include "measure/simulated_line.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

class Regression { // arrival against ticks over the last 60 s, by running sums
  public:
    void arrived(double ticks, double at) {
        if (points_.empty()) first_ = {ticks, at};
        points_.push_back({ticks - first_.x, at - first_.y});
        add(points_.back(), 1.0);
        while (points_.back().x - points_[oldest_].x > 60.0 * 2e6) add(points_[oldest_++], -1.0);
    }
    double slope() const {
        const double d = n_ * xx_ - x_ * x_;
        return d > 0.0 ? (n_ * xy_ - x_ * y_) / d : 0.5e-6;
    }
    double at(double ticks) const {
        return first_.y + y_ / n_ + slope() * (ticks - first_.x - x_ / n_);
    }

  private:
    struct Point {
        double x = 0.0, y = 0.0;
    };
    void add(Point p, double sign) {
        n_ += sign, x_ += sign * p.x, y_ += sign * p.y;
        xx_ += sign * p.x * p.x, xy_ += sign * p.x * p.y;
    }
    Point first_;
    std::vector<Point> points_;
    std::size_t oldest_ = 0;
    double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, xy_ = 0;
};

struct Error { // over the second after a checkpoint, of all seeds
    double squares = 0.0;
    long n = 0;
    void add(double e) { squares += e * e, ++n; }
    double rms() const { return n ? std::sqrt(squares / static_cast<double>(n)) : 0.0; }
};

struct Errors { // one seed's or all seeds'
    Error arrival, regression, clock, regression_rate, clock_rate;
};

constexpr double checkpoints[] = {2.0, 10.0, 60.0, 180.0};
constexpr std::size_t moments = std::size(checkpoints);

std::array<Errors, moments> errors_of(const simulated::LineSettings& line, std::uint64_t seed) {
    std::array<Errors, moments> errors;
    measure::SampleClock clock{2000000};
    Regression regression;
    for (const auto& a : simulated::arrivals(line, checkpoints[moments - 1] + 1.2, seed)) {
        const auto ticks = clock.unwrap(a.ticks);
        clock.arrived(ticks, a.passage);
        if (!a.sample) continue;
        regression.arrived(static_cast<double>(ticks), a.arrived_s());
        for (std::size_t i = 0; i < moments; ++i) {
            if (a.arrived_s() < checkpoints[i] || a.arrived_s() >= checkpoints[i] + 1.0) continue;
            Errors& e = errors[i];
            e.clock_rate.add(1e6 *
                             (a.ticks_per_second * clock.fit().microseconds_per_tick * 1e-6 - 1.0));
            e.regression_rate.add(1e6 * (a.ticks_per_second * regression.slope() - 1.0));
            e.arrival.add(1e3 * (a.arrived_s() - a.true_s));
            e.regression.add(1e3 * (regression.at(static_cast<double>(ticks)) - a.true_s));
            e.clock.add(1e3 * (units::seconds(clock.host_time(ticks)) - a.true_s));
        }
    }
    return errors;
}

// Within 0.25 ms and 200 ppm after 2 s, 50 ppm after a minute.
bool reached(double after_s, const Errors& e) {
    return e.clock.rms() <= 0.25 && e.clock_rate.rms() <= (after_s < 60.0 ? 200.0 : 50.0);
}

bool run(const char* name, const simulated::LineSettings& line, int seeds) {
    std::array<Errors, moments> all;
    std::array<double, moments> worst_time{}, worst_rate{};
    const auto merge = [](Error& into, const Error& e) {
        into.squares += e.squares, into.n += e.n;
    };
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto one = errors_of(line, static_cast<std::uint64_t>(seed));
        for (std::size_t i = 0; i < moments; ++i) {
            merge(all[i].arrival, one[i].arrival);
            merge(all[i].regression, one[i].regression);
            merge(all[i].clock, one[i].clock);
            merge(all[i].regression_rate, one[i].regression_rate);
            merge(all[i].clock_rate, one[i].clock_rate);
            worst_time[i] = std::max(worst_time[i], one[i].clock.rms());
            worst_rate[i] = std::max(worst_rate[i], one[i].clock_rate.rms());
        }
    }
    std::printf("%s\n", name);
    bool good = true;
    for (std::size_t i = 0; i < moments; ++i) {
        std::printf("  %4.0f s  time, ms rms: arrival %6.2f  regression %6.2f  SampleClock %6.3f "
                    "(worst seed %6.3f)   rate, ppm rms: regression %7.1f  SampleClock %6.1f "
                    "(worst seed %6.1f)\n",
                    checkpoints[i], all[i].arrival.rms(), all[i].regression.rms(),
                    all[i].clock.rms(), worst_time[i], all[i].regression_rate.rms(),
                    all[i].clock_rate.rms(), worst_rate[i]);
        good = good && reached(checkpoints[i], all[i]);
    }
    return good;
}

} // namespace

int main(int argc, char** argv) {
    using chips::Rate;
    const int seeds = argc > 1 ? std::atoi(argv[1]) : 100;
    constexpr std::size_t never_full = 1000000;
    bool good = true;
    const auto demand = [&](const char* name, const simulated::LineSettings& line) {
        if (!run(name, line, seeds)) good = false;
    };
    demand("4 cells at 92.8 per second", {});
    demand("3 cells at 92.8 per second", {.cells = 3});
    demand("2 cells at 92.8 per second and AS5600", {.cells = 2, .angle = true});
    demand("1 cell at 92.8 per second", {.cells = 1});
    demand("4 cells at 11.7 per second", {.rate = Rate::slow});
    demand("3 cells at 11.7 per second", {.rate = Rate::slow, .cells = 3});
    demand("2 cells at 11.7 per second", {.rate = Rate::slow, .cells = 2});
    demand("1 cell at 11.7 per second", {.rate = Rate::slow, .cells = 1});
    demand("4 cells at 92.8 per second, timer alone", {.packet = never_full});
    demand("1 cell at 11.7 per second, timer alone",
           {.rate = Rate::slow, .cells = 1, .packet = never_full});
    demand("1 cell at 11.7 per second, board clock in step",
           {.rate = Rate::slow, .cells = 1, .skew = 0.0});
    demand("4 cells at 92.8 per second, 1 ms timer", {.latency_timer_s = 0.001});
    run("4 cells at 92.8 per second, no time frames", {.time_frames = false}, seeds);
    run("1 cell at 11.7 per second, no time frames",
        {.rate = Rate::slow, .cells = 1, .time_frames = false}, seeds);
    return good ? 0 : 1;
}
