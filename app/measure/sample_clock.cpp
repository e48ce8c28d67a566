#include "measure/sample_clock.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double window_s = 60.0; // follows temperature; keeps enough undelayed arrivals
constexpr double bucket_s = 1.0;
constexpr double refit_every_s = 0.25;   // at once when an arrival lies below the line
constexpr double recent_s = 15.0;        // weight of the past falls by e: the edge in use lies here
constexpr double slope_tolerance = 0.02; // a UART at 250000 baud stops working beyond
constexpr double shift_us = 100e3;       // later by this for 3 s: the relation itself has changed
constexpr std::size_t shift_buckets = 3;
constexpr std::size_t most_knots = 64;

units::HostTime to_host(double microseconds) {
    return units::HostTime{units::Duration{std::llround(microseconds)}};
}

} // namespace

units::HostTime host_time(const ClockFit& fit, std::uint64_t ticks) {
    const auto since = static_cast<double>(static_cast<std::int64_t>(ticks - fit.ticks));
    return fit.host + units::Duration{std::llround(since * fit.microseconds_per_tick)};
}

Passage passage_of(const wire::Frame& frame, units::HostTime at, units::HostTime before) {
    return {at, before, wire::ticks_on_line(wire::bytes_on_line(frame.size)),
            wire::ticks_on_line(frame.early)};
}

SampleClock::SampleClock(std::uint32_t ticks_per_second)
    : ticks_per_second_{static_cast<double>(ticks_per_second)} {
    line_.slope = 1e6 / ticks_per_second_;
}

std::uint64_t SampleClock::unwrap(std::uint32_t ticks) {
    if (!begun_) {
        begun_ = true;
        return unwrapped_ = ticks;
    }
    const auto step = static_cast<std::int32_t>(ticks - static_cast<std::uint32_t>(unwrapped_));
    if (step < 0 && unwrapped_ < static_cast<std::uint64_t>(-static_cast<std::int64_t>(step)))
        return 0;
    return unwrapped_ += static_cast<std::uint64_t>(static_cast<std::int64_t>(step));
}

void SampleClock::arrived(std::uint64_t ticks, units::HostTime at) {
    const Point point{static_cast<double>(ticks),
                      static_cast<double>(at.time_since_epoch().count())};
    if (buckets_.empty()) {
        line_ = {point.ticks, point.host, 1e6 / ticks_per_second_};
        said_.assign(1, point);
        newest_ = refitted_ = point.ticks;
    }
    const double excess = point.host - line_(point.ticks);
    keep(point, excess);
    newest_ = std::max(newest_, point.ticks);
    if (excess < 0.0 || newest_ - refitted_ >= refit_every_s * ticks_per_second_) refit();
}

void SampleClock::arrived(std::uint64_t ticks, const Passage& passage) {
    if (passage.begun_after != 0) arrived(ticks + passage.begun_after, passage.begun);
    arrived(ticks + passage.whole_after, passage.whole);
}

// Appends to a lower hull whose points come in order of ticks.
void SampleClock::append(std::vector<Point>& hull, Point p) {
    const auto above = [](Point a, Point b, Point c) { // b on or above the line from a to c
        return (b.host - a.host) * (c.ticks - a.ticks) >= (c.host - a.host) * (b.ticks - a.ticks);
    };
    while (!hull.empty() && hull.back().ticks >= p.ticks && hull.back().host >= p.host)
        hull.pop_back();
    if (!hull.empty() && hull.back().ticks >= p.ticks) return; // out of order and no earlier
    while (hull.size() >= 2 && above(hull[hull.size() - 2], hull.back(), p)) hull.pop_back();
    hull.push_back(p);
}

void SampleClock::keep(Point point, double excess) {
    if (buckets_.empty() || point.ticks - buckets_.back().begins >= bucket_s * ticks_per_second_) {
        notice_shift();
        buckets_.push_back({point.ticks, 0.0, 0.0, excess, {}});
        forget_before(point.ticks - window_s * ticks_per_second_);
    }
    Bucket& bucket = buckets_.back();
    bucket.ticks_sum += point.ticks;
    bucket.count += 1.0;
    bucket.least_excess = std::min(bucket.least_excess, excess);
    append(bucket.hull, point);
}

void SampleClock::forget_before(double ticks) {
    while (buckets_.size() > 1 && buckets_[1].begins <= ticks) buckets_.pop_front();
}

// A simulated board that was held up, or a host that slept: arrivals stay late for good, and the
// old hull would hold the line down for a minute.
void SampleClock::notice_shift() {
    if (buckets_.size() <= shift_buckets) return;
    const auto recent = buckets_.end() - shift_buckets;
    const bool shifted = std::all_of(recent, buckets_.end(),
                                     [](const Bucket& b) { return b.least_excess > shift_us; });
    if (shifted) buckets_.erase(buckets_.begin(), recent);
}

// Where the edge in use lies: the mean tick of the window, the recent past counting more.
double SampleClock::centre() const {
    double sum = 0.0, weight = 0.0;
    for (const Bucket& b : buckets_) {
        const double mean = b.ticks_sum / b.count;
        const double w = b.count * std::exp((mean - newest_) / (recent_s * ticks_per_second_));
        sum += w * mean;
        weight += w;
    }
    return sum / weight;
}

SampleClock::Line SampleClock::best_line() const {
    std::vector<Point> hull;
    for (const Bucket& b : buckets_)
        for (const Point& p : b.hull) append(hull, p);

    const double nominal = 1e6 / ticks_per_second_;
    double slope = nominal;
    if (hull.size() >= 2) {
        const auto after = std::upper_bound(hull.begin() + 1, hull.end() - 1, centre(),
                                            [](double c, const Point& p) { return c < p.ticks; });
        const Point b = *after, a = *(after - 1);
        slope = std::clamp((b.host - a.host) / (b.ticks - a.ticks),
                           nominal * (1.0 - slope_tolerance), nominal * (1.0 + slope_tolerance));
    }
    const auto rest = [slope](const Point& p) { return p.host - slope * p.ticks; };
    const auto touch =
        std::min_element(hull.begin(), hull.end(),
                         [&](const Point& p, const Point& q) { return rest(p) < rest(q); });
    return {touch->ticks, touch->host, slope};
}

// What was said up to the newest tick stays; from there the polyline joins the new line.
void SampleClock::refit() {
    const double here = said(newest_);
    line_ = best_line();
    refitted_ = newest_;
    while (!said_.empty() && said_.back().ticks >= newest_) said_.pop_back();
    said_.push_back({newest_, here});
    const double ahead = here - line_(newest_);
    double joined = newest_ + 1.0;
    if (ahead > -shift_us) {
        const double rate = std::clamp(std::abs(ahead) * 4e-6, 0.02, 0.5); // of time, per time
        joined += std::abs(ahead) / rate / line_.slope;
    }
    said_.push_back({joined, line_(joined)});
    while (said_.size() > most_knots) said_.pop_front();
}

double SampleClock::said(double t) const {
    if (said_.empty()) return t * line_.slope;
    if (t >= said_.back().ticks) return said_.back().host + line_.slope * (t - said_.back().ticks);
    const auto after = std::upper_bound(said_.begin(), said_.end(), t,
                                        [](double v, const Point& p) { return v < p.ticks; });
    if (after == said_.begin()) return after->host - line_.slope * (after->ticks - t);
    const Point a = *(after - 1), b = *after;
    return a.host + (b.host - a.host) * (t - a.ticks) / (b.ticks - a.ticks);
}

units::HostTime SampleClock::host_time(std::uint64_t ticks) const {
    return to_host(said(static_cast<double>(ticks)));
}

ClockFit SampleClock::fit() const {
    return {static_cast<std::uint64_t>(newest_), to_host(line_(newest_)), line_.slope};
}

void SampleClock::restart() { *this = SampleClock{static_cast<std::uint32_t>(ticks_per_second_)}; }

} // namespace measure
