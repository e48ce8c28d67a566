// How well the time of a sample is known behind a USB line: SampleClock beside arrival stamps and
// beside a least-squares line over the same 60 s.
//   bench_sample_clock [SEEDS]
#include "measure/sample_clock.h"
#include "measure/simulated_line.h"

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

struct Error { // over the second after a checkpoint, all seeds together
    double squares = 0.0, worst = 0.0;
    long n = 0;
    void add(double e) {
        squares += e * e, ++n;
        worst = std::max(worst, std::abs(e));
    }
    double rms() const { return n ? std::sqrt(squares / static_cast<double>(n)) : 0.0; }
};

constexpr double checkpoints[] = {2.0, 10.0, 60.0, 180.0};

void run(const char* name, const simulated::LineSettings& line, int seeds) {
    constexpr std::size_t n = std::size(checkpoints);
    Error time[3][n], rate[2][n];
    for (int seed = 1; seed <= seeds; ++seed) {
        measure::SampleClock clock{2000000};
        Regression regression;
        std::size_t next = 0;
        for (const auto& a : simulated::arrivals(line, checkpoints[n - 1] + 1.2,
                                                 static_cast<std::uint64_t>(seed))) {
            const auto ticks = clock.unwrap(static_cast<std::uint32_t>(a.ticks));
            clock.arrived(ticks, units::HostTime{units::duration_of(a.arrived_s)});
            regression.arrived(static_cast<double>(ticks), a.arrived_s);
            if (next < n && a.true_s >= checkpoints[next] + 1.0) ++next;
            if (next < n && a.true_s >= checkpoints[next]) {
                const double ppm =
                    1e6 * (a.ticks_per_second * clock.fit().microseconds_per_tick * 1e-6 - 1.0);
                rate[0][next].add(ppm);
                rate[1][next].add(1e6 * (a.ticks_per_second * regression.slope() - 1.0));
                time[0][next].add(1e3 * (a.arrived_s - a.true_s));
                time[1][next].add(1e3 * (regression.at(static_cast<double>(ticks)) - a.true_s));
                time[2][next].add(1e3 * (units::seconds(clock.host_time(ticks)) - a.true_s));
            }
        }
    }
    std::printf("%s\n", name);
    for (std::size_t i = 0; i < n; ++i)
        std::printf(
            "  %5.0f s   time, ms rms: arrival %6.3f  regression %6.3f  hull %6.3f (worst %6.3f)"
            "   rate, ppm rms: regression %7.1f  hull %6.1f (worst %6.1f)\n",
            checkpoints[i], time[0][i].rms(), time[1][i].rms(), time[2][i].rms(), time[2][i].worst,
            rate[1][i].rms(), rate[0][i].rms(), rate[0][i].worst);
}

} // namespace

int main(int argc, char** argv) {
    const int seeds = argc > 1 ? std::atoi(argv[1]) : 100;
    run("4 cells at 92.8 per second, 16 ms latency timer", {}, seeds);
    run("1 cell at 92.8 per second, 16 ms latency timer", {.cells = 1}, seeds);
    run("4 cells at 11.7 per second, 16 ms latency timer", {.samples_per_second = 11.7}, seeds);
    run("1 cell at 11.7 per second, 16 ms latency timer", {.samples_per_second = 11.7, .cells = 1},
        seeds);
    run("4 cells at 92.8 per second, 1 ms timer", {.latency_timer_s = 0.001}, seeds);
}
