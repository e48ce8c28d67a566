// Places samples in time: the board's 32-bit tick counter, unwrapped, fitted to the host's clock.
// Arrival is sample time plus a delay that is never negative, so the lower convex hull of (tick,
// arrival) bounds the true line from above (signal facts, section 2; Moon, Skelly and Towsley,
// 1999: "Estimation and removal of clock skew from network delay measurements"). The line in use is
// the hull's edge over the recent past; a sliding window of 60 s follows temperature.
#pragma once
#include "units/session_time.h"
#include "wire/frame_reader.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace measure {

struct ClockFit {
    std::uint64_t ticks = 0; // unwrapped, since the board's start or this connection
    units::HostTime host{};  // the moment of `ticks`
    double microseconds_per_tick = 0.5;
};

// A moment on the line of a fit, to the nearest microsecond.
units::HostTime host_time(const ClockFit&, std::uint64_t ticks);

// A frame's way over the line. Its bytes left the board no sooner than so many ticks after its
// stamp; those that the line handed over earlier than the rest, `begun`, had left by then.
struct Passage {
    units::HostTime whole{}, begun{};
    std::uint32_t whole_after = 0, begun_after = 0; // 0: none were earlier
};

// Of a frame that became whole with what arrived `at`; `before`: the arrival before that.
Passage passage_of(const wire::Frame&, units::HostTime at, units::HostTime before);

class SampleClock {
  public:
    explicit SampleClock(std::uint32_t ticks_per_second);

    std::uint64_t
    unwrap(std::uint32_t ticks); // calls come within half a turn (17.9 min) of each other

    // `at` never goes back; ticks may come a little out of order. Constant work on average.
    void arrived(std::uint64_t ticks, units::HostTime at);
    void arrived(std::uint64_t ticks, const Passage&); // a frame stamped with `ticks`

    // Rises strictly with ticks that are more than a few microseconds apart, across refits too:
    // what was said about a tick stays said, and a better line is approached by running up to half
    // as fast (a line more than 100 ms later is taken at once). Before the first arrival: nominal.
    units::HostTime host_time(std::uint64_t ticks) const;

    // The present best line, without that approach.
    ClockFit fit() const;

    void restart(); // the board restarted or reconnected

  private:
    struct Point {
        double ticks = 0.0, host = 0.0; // host in microseconds
    };
    struct Line {
        double at = 0.0, host = 0.0, slope = 0.5; // microseconds per tick
        double operator()(double ticks) const { return host + slope * (ticks - at); }
    };
    struct Bucket { // one second of arrivals: only its own hull is kept
        double begins = 0.0, ticks_sum = 0.0, count = 0.0;
        double least_excess = 0.0; // of arrivals over the line of their time, microseconds
        std::vector<Point> hull;
    };

    static void append(std::vector<Point>& hull, Point);
    void keep(Point, double excess);
    void forget_before(double ticks);
    void notice_shift();
    double centre() const;
    Line best_line() const;
    void refit();
    double said(double ticks) const;

    double ticks_per_second_;
    bool begun_ = false; // ticks were unwrapped
    std::uint64_t unwrapped_ = 0;
    std::deque<Bucket> buckets_;
    double newest_ = 0.0, refitted_ = 0.0;
    Line line_;
    std::deque<Point> said_; // the map handed out so far: a polyline, ending on the line
};

} // namespace measure
