// What must hold for everybody who rolls, whoever it is: the findings do not depend on when it was,
// on the roller's gain or zero, hardly on its rate, and a gap spoils nothing but its surroundings.
#include "simulated_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using measure::Findings, measure::Moment, measure::PaceSource;
using person::Build;
using units::seconds, units::session_time;

namespace {

constexpr Build builds[] = {Build::bed, Build::cradle, Build::single};
constexpr std::uint64_t seeds[] = {11, 12, 13, 14};

std::vector<Moment> moments_of(simulated::SessionSettings settings) {
    settings.traits = simulated::somebody(settings.seed).traits;
    settings.script = "away 6, roll 50, away 6";
    settings.seconds = 66.0;
    std::vector<Moment> all;
    simulated::session(settings, {}, [&](const Moment& m) { all.push_back(m); });
    return all;
}
std::vector<Moment> moments_of(Build build, std::uint64_t seed) {
    return moments_of({.build = build, .seed = seed});
}

Findings found(Build build, const std::vector<Moment>& moments) {
    measure::Chain chain{simulated::best_source(build)};
    for (const Moment& m : moments) chain.push(m);
    return chain.findings();
}

template <class Change> std::vector<Moment> changed(std::vector<Moment> moments, Change change) {
    for (Moment& m : moments) change(m);
    return moments;
}

// The same strokes, within so many seconds, holds and contact, and the same pace; `later_s` is
// taken off the second ones.
void check_alike(const Findings& a, const Findings& b, double within_s, double later_s = 0.0,
                 double gain = 1.0) {
    REQUIRE(a.strokes.size() > 3);
    REQUIRE(a.strokes.size() == b.strokes.size());
    for (std::size_t i = 0; i < a.strokes.size(); ++i) {
        CHECK(std::abs(seconds(b.strokes[i].start) - later_s - seconds(a.strokes[i].start)) <
              within_s);
        CHECK(std::abs(seconds(b.strokes[i].end) - later_s - seconds(a.strokes[i].end)) < within_s);
        CHECK(b.strokes[i].mean_force.value ==
              doctest::Approx(gain * a.strokes[i].mean_force.value).epsilon(0.05));
    }
    CHECK(a.holds.size() == b.holds.size());
    CHECK(a.contact.size() == b.contact.size());
    // Near a turn it depends on the moment whether it is known already.
    int compared = 0, differ = 0;
    for (std::size_t i = 0; i < std::min(a.pace.size(), b.pace.size()); ++i) {
        const auto &x = a.pace[i].seconds_per_stroke, &y = b.pace[i].seconds_per_stroke;
        if (!x && !y) continue;
        ++compared;
        differ += !x || !y || std::abs(*x / *y - 1.0) > 0.05 ? 1 : 0;
    }
    CHECK(compared > 25);
    CHECK(differ <= compared / 10);
}

template <class Check> void for_everybody(Check check) {
    for (const Build build : builds)
        for (const std::uint64_t seed : seeds) {
            CAPTURE(static_cast<int>(build));
            CAPTURE(seed);
            check(build, seed, moments_of(build, seed));
        }
}

} // namespace

TEST_CASE("properties: when it was does not matter") {
    for_everybody([](Build build, std::uint64_t, const std::vector<Moment>& moments) {
        constexpr double later_s = 4321.0;
        const auto later = changed(moments, [](Moment& m) { m.at += units::duration_of(later_s); });
        check_alike(found(build, moments), found(build, later), 0.001, later_s);
    });
}

TEST_CASE("properties: a gain that is wrong scales the forces and moves no stroke") {
    for_everybody([](Build build, std::uint64_t seed, const std::vector<Moment>& moments) {
        for (const double gain : {0.6, 1.6}) {
            const auto other = moments_of({.build = build, .seed = seed, .gain = gain});
            check_alike(found(build, moments), found(build, other), 0.25, 0.0, gain);
        }
    });
}

TEST_CASE("properties: zeros that are off by 3 N in all move no stroke") {
    for_everybody([](Build build, std::uint64_t seed, const std::vector<Moment>& moments) {
        const double each_n = 3.0 / (build == Build::bed      ? 4.0
                                     : build == Build::cradle ? 2.0
                                                              : 1.0);
        const auto other = moments_of({.build = build, .seed = seed, .zero_n = each_n});
        check_alike(found(build, moments), found(build, other), 0.1);
    });
}

TEST_CASE("properties: the slow rate finds the same strokes") {
    for_everybody([](Build build, std::uint64_t seed, const std::vector<Moment>& moments) {
        const auto slow = moments_of({.build = build, .rate = 11.7, .seed = seed});
        check_alike(found(build, moments), found(build, slow), build == Build::single ? 0.4 : 0.3);
    });
}

TEST_CASE("properties: a gap leaves what is far from it alone, and no number within it") {
    for_everybody([](Build build, std::uint64_t, const std::vector<Moment>& moments) {
        const auto whole = found(build, moments);
        int compared = 0;
        for (const double from_s : {12.3, 25.0, 38.7, 49.9}) {
            const double to_s = from_s + 2.4;
            CAPTURE(from_s);
            std::vector<Moment> torn;
            for (const Moment& m : moments)
                if (seconds(m.at) < from_s || seconds(m.at) >= to_s) torn.push_back(m);
            const auto rest = found(build, torn);
            for (const auto& pace : rest.pace)
                if (seconds(pace.at) > from_s + 0.6 && seconds(pace.at) < to_s)
                    CHECK_FALSE(pace.seconds_per_stroke);
            // A stroke of more than 10 s is none, so this far away nothing can have changed.
            const auto near = [&](double t) { return t > from_s - 20.0 && t < to_s + 20.0; };
            // The first and the last one are judged by the others.
            for (std::size_t i = 1; i + 1 < whole.strokes.size(); ++i) {
                const auto& stroke = whole.strokes[i];
                if (near(seconds(stroke.start)) || near(seconds(stroke.end))) continue;
                ++compared;
                CHECK(std::any_of(rest.strokes.begin(), rest.strokes.end(), [&](const auto& s) {
                    return std::abs(seconds(s.start - stroke.start)) < 0.15 &&
                           std::abs(seconds(s.end - stroke.end)) < 0.15;
                }));
            }
            for (std::size_t i = 1; i < rest.strokes.size(); ++i)
                CHECK(rest.strokes[i].start >= rest.strokes[i - 1].end - units::duration_of(0.001));
        }
        CHECK(compared >= 2); // strokes of 8 s leave few far from a gap
    });
}

TEST_CASE("properties: what is live never goes back, and counts what is found") {
    for_everybody([](Build build, std::uint64_t, const std::vector<Moment>& moments) {
        measure::Chain chain{simulated::best_source(build)};
        std::uint32_t before = 0;
        for (const Moment& m : moments) {
            chain.push(m);
            REQUIRE(chain.live().strokes >= before);
            before = chain.live().strokes;
        }
        const auto strokes = static_cast<double>(chain.findings().strokes.size());
        CHECK(std::abs(before - strokes) <= (build == Build::single ? 2.0 : 1.0));
    });
}

TEST_CASE("properties: findings can be asked for at any time and change nothing") {
    for_everybody([](Build build, std::uint64_t, const std::vector<Moment>& moments) {
        measure::Chain asked{simulated::best_source(build)};
        std::size_t n = 0;
        for (const Moment& m : moments) {
            asked.push(m);
            if (++n % 1500 == 0) (void)asked.findings();
        }
        check_alike(found(build, moments), asked.findings(), 1e-9);
    });
}

TEST_CASE("properties: a force that pulls, jumps or is beyond anybody tells no pace") {
    const auto moments = moments_of(Build::single, 11);
    const auto told_after = [&](auto change, double from_s, double to_s) {
        const auto rest = found(Build::single, changed(moments, change));
        return std::any_of(rest.pace.begin(), rest.pace.end(), [&](const auto& p) {
            return p.seconds_per_stroke && seconds(p.at) > from_s && seconds(p.at) < to_s;
        });
    };
    CHECK(told_after([](Moment&) {}, 35.0, 45.0));
    const auto once = [](double newtons) {
        return [newtons](Moment& m) {
            if (std::abs(seconds(m.at) - 34.0) < 0.1) m.force = units::Newtons{newtons};
        };
    };
    CHECK_FALSE(told_after(once(-80.0), 34.5, 43.5));
    CHECK_FALSE(told_after(once(5000.0), 34.5, 43.5));
    int n = 0;
    const auto jumping = [&n](Moment& m) { m.force = m.force * (++n % 2 == 0 ? 1.3 : 0.7); };
    CHECK_FALSE(told_after(jumping, 10.0, 60.0));
}
