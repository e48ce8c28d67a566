// Presses on an empty roller, worked out by hand; how often they are found: bench_presses.
#include "measure/presses.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using measure::PressFinder, measure::Presses;

namespace {

struct Pulse {
    double from_s = 0.0, to_s = 0.0, newtons = 80.0;
};

// What was told over 10 s, and when: "two 3.05".
std::string told(const std::vector<Pulse>& pulses, double rate = 92.8, double rest_n = 0.0) {
    PressFinder finder;
    std::string all;
    for (int i = 0; i < static_cast<int>(10.0 * rate); ++i) {
        const double t = i / rate;
        double force = rest_n;
        for (const Pulse& p : pulses)
            if (t >= p.from_s && t < p.to_s) force += p.newtons;
        const auto heard = finder.push(units::session_time(t), units::Newtons{force});
        if (heard) all += *heard == Presses::two ? "two " : "long ";
    }
    return all;
}

} // namespace

TEST_CASE("presses: two short ones, or a long one") {
    for (const double rate : {92.8, 11.7}) {
        CAPTURE(rate);
        CHECK(told({{2.0, 2.3}, {2.6, 2.9}}, rate) == "two ");
        CHECK(told({{2.0, 2.3}, {2.6, 2.9}, {3.2, 3.5}}, rate) == "two "); // impatient
        CHECK(told({{2.0, 3.2}}, rate) == "long ");
        CHECK(told({{2.0, 2.3}, {2.6, 2.9}, {5.0, 6.0}}, rate) == "two long ");
    }
}

TEST_CASE("presses: what is none") {
    CHECK(told({}).empty());
    CHECK(told({{2.0, 2.3}}).empty());                                     // one
    CHECK(told({{2.0, 2.3}, {3.5, 3.8}}).empty());                         // two, apart
    CHECK(told({{2.0, 2.2}, {2.4, 2.6}, {2.8, 3.0}, {3.2, 3.4}}).empty()); // drumming
    CHECK(told({{2.0, 5.0}}).empty());                                     // somebody got on
    CHECK(told({{2.0, 3.0, 700.0}}).empty());                              // and stood on it
    CHECK(told({{2.0, 2.3}, {2.6, 3.8}}).empty());                         // short and long
    CHECK(told({{2.0, 2.3, 15.0}, {2.6, 2.9, 15.0}}).empty());             // too light
    CHECK(told({{0.2, 0.5}, {0.8, 1.1}}).empty()); // not seen empty for long enough before
    CHECK(told({{2.0, 3.2}, {3.6, 9.0}}).empty()); // off, and soon on again
    CHECK(told({{2.0, 2.3}, {2.6, 2.9}}, 92.8, 60.0).empty()); // something lies on it
}

TEST_CASE("presses: a drift of the zero by a few newtons changes nothing") {
    CHECK(told({{2.0, 2.3}, {2.6, 2.9}}, 92.8, 5.0) == "two ");
    CHECK(told({{2.0, 3.2}}, 92.8, -5.0) == "long ");
}

TEST_CASE("presses: what a gap cut off is none") {
    PressFinder finder;
    const auto push = [&](double from_s, double to_s, double newtons) {
        bool told = false;
        for (double t = from_s; t < to_s; t += 0.01)
            told |= finder.push(units::session_time(t), units::Newtons{newtons}).has_value();
        return told;
    };
    CHECK_FALSE(push(0.0, 2.0, 0.0));
    CHECK_FALSE(push(2.0, 2.3, 80.0));
    finder.gap();
    CHECK_FALSE(push(4.0, 4.2, 0.0));
    CHECK_FALSE(push(4.2, 4.5, 80.0));
    CHECK_FALSE(push(4.5, 9.0, 0.0));
    CHECK_FALSE(push(9.0, 10.0, 80.0));
    CHECK(push(10.0, 12.0, 0.0));
}
