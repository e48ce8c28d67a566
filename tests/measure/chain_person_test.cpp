// The chain on the simulated person: what is found, beside what was done.
#include "simulated_session.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using person::Build, person::Character;
using simulated::Session, simulated::SessionSettings;
using units::seconds;

namespace {

struct Set {
    int strokes = 0;
    double mean_force = 0.0, pace = 0.0; // of whole strokes
};

Set set_of(int count, double area, double total) {
    if (count == 0) return {};
    return {count, area / total, total / count};
}

Set true_set(const Session& s, double from, double to) {
    int count = 0;
    double area = 0.0, total = 0.0;
    for (const auto& stroke : s.truth.strokes) {
        if (!stroke.complete || stroke.start_s < from || stroke.end_s > to) continue;
        const double lasts = stroke.end_s - stroke.start_s;
        ++count;
        area += lasts * stroke.mean_force_n;
        total += lasts;
    }
    return set_of(count, area, total);
}

Set found_set(const Session& s, double from, double to) {
    int count = 0;
    double area = 0.0, total = 0.0;
    for (const auto& stroke : s.findings.strokes) {
        if (seconds(stroke.start) < from || seconds(stroke.end) > to) continue;
        const double lasts = seconds(stroke.end - stroke.start);
        ++count;
        area += lasts * stroke.mean_force.value;
        total += lasts;
    }
    return set_of(count, area, total);
}

constexpr double sets[][2] = {{5.0, 72.0}, {73.0, 135.0}};

} // namespace

TEST_CASE("chain: strokes, force and pace of each set, on every build, at both rates") {
    for (const Build build : {Build::bed, Build::cradle, Build::single})
        for (const double rate : {92.8, 11.7})
            for (const Character who : {Character::calm, Character::study, Character::hurried}) {
                if (who == Character::study && rate > 50.0) continue; // the benchmark has them all
                const auto s =
                    simulated::session({.build = build, .character = who, .rate = rate, .seed = 3});
                CAPTURE(static_cast<int>(build));
                CAPTURE(rate);
                CAPTURE(person::name_of(who));
                for (const auto& set : sets) {
                    const double from = set[0], to = set[1];
                    const Set truth = true_set(s, from, to), found = found_set(s, from, to);
                    CAPTURE(from);
                    REQUIRE(truth.strokes >= 7);
                    CHECK(std::abs(found.strokes - truth.strokes) <= 1);
                    CHECK(found.mean_force == doctest::Approx(truth.mean_force).epsilon(0.02));
                    CHECK(found.pace == doctest::Approx(truth.pace).epsilon(0.03));
                }
            }
}
