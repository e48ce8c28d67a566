// The chain on the simulated person: what is found, beside what was done.
#include "simulated_session.h"

#include "measure/statistics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using person::Build, person::Character;
using simulated::Session, simulated::SessionSettings;
using units::seconds;

namespace {

struct Set {
    int strokes = 0;
    double mean_force = 0.0, pace = 0.0; // of whole strokes; as a record summarises them
};

struct Stroke {
    double start = 0.0, end = 0.0, force = 0.0;
};

Set set_of(const std::vector<Stroke>& strokes, double from, double to) {
    double area = 0.0, total = 0.0;
    std::vector<double> times;
    for (const Stroke& s : strokes) {
        if (s.start < from || s.end > to) continue;
        times.push_back(s.end - s.start);
        area += times.back() * s.force;
        total += times.back();
    }
    if (times.empty()) return {};
    return {static_cast<int>(times.size()), area / total, measure::interquartile_mean(times)};
}

std::vector<Stroke> true_strokes(const Session& session) {
    std::vector<Stroke> all;
    for (const auto& s : session.truth.strokes)
        if (s.complete) all.push_back({s.start_s, s.end_s, s.mean_force_n});
    return all;
}

std::vector<Stroke> found_strokes(const Session& session) {
    std::vector<Stroke> all;
    for (const auto& s : session.findings.strokes)
        all.push_back({seconds(s.start), seconds(s.end), s.mean_force.value});
    return all;
}

constexpr double sets[][2] = {{5.0, 72.0}, {73.0, 135.0}};

} // namespace

TEST_CASE("chain: strokes, force and pace of each set, on every build, at both rates") {
    for (const Build build : {Build::bed, Build::cradle, Build::single})
        for (const double rate : {92.8, 11.7})
            for (const Character who : {Character::calm, Character::study, Character::hurried})
                for (const std::uint64_t seed : {3U, 4U}) {
                    const auto s = simulated::session(
                        {.build = build, .character = who, .rate = rate, .seed = seed});
                    CAPTURE(static_cast<int>(build));
                    CAPTURE(rate);
                    CAPTURE(person::name_of(who));
                    CAPTURE(seed);
                    const auto truth = true_strokes(s), found = found_strokes(s);
                    for (const auto& set : sets) {
                        const Set t = set_of(truth, set[0], set[1]);
                        const Set f = set_of(found, set[0], set[1]);
                        CAPTURE(set[0]);
                        REQUIRE(t.strokes >= 7);
                        CHECK(std::abs(f.strokes - t.strokes) <= 1);
                        CHECK(f.mean_force == doctest::Approx(t.mean_force).epsilon(0.02));
                        CHECK(f.pace == doctest::Approx(t.pace).epsilon(0.03));
                    }
                }
}

TEST_CASE("chain: who stops now and then is found to, and strokes end where the hold begins") {
    const auto s = simulated::session({.build = Build::cradle, .character = Character::holding});
    std::size_t holds = 0;
    for (const auto& hold : s.truth.holds) {
        if (hold.end_s - hold.start_s < 4.0) continue;
        CAPTURE(hold.start_s);
        ++holds;
        const auto same = [&](const measure::Hold& h) {
            return std::abs(seconds(h.start) - hold.start_s) < 0.5 &&
                   seconds(h.end) > hold.end_s - 0.1;
        };
        CHECK(std::any_of(s.findings.holds.begin(), s.findings.holds.end(), same));
    }
    REQUIRE(holds >= 3);
    for (const auto& stroke : found_strokes(s))
        for (const auto& hold : s.truth.holds)
            CHECK((stroke.end < hold.start_s + 0.5 || stroke.start > hold.end_s - 0.1));
}

TEST_CASE("chain: force that rises once a second, twice per there-and-back, is followed") {
    for (const double rate : {92.8, 11.7}) {
        int told = 0, asked = 0;
        for (const std::uint64_t seed : {7U, 21U, 35U}) {
            auto who = simulated::somebody(seed);
            who.traits.force_peaks = 2;
            who.traits.own_pace_s = 1.1;
            who.traits.strokes_until_hold = 0.0;
            const auto s = simulated::session({.build = Build::single,
                                               .traits = who.traits,
                                               .body = who.body,
                                               .rate = rate,
                                               .seed = seed,
                                               .script = "away 6, roll 60, away 6",
                                               .seconds = 72.0,
                                               .peaks = 2});
            for (const auto& pace : s.findings.pace) {
                if (seconds(pace.at) < 15.0 || seconds(pace.at) > 60.0) continue;
                ++asked;
                told += pace.seconds_per_stroke && *pace.seconds_per_stroke < 1.6;
            }
        }
        CAPTURE(rate);
        CHECK(told > asked / 2);
    }
}

// Whoever did profile strokes lies on the roller when the answer is known.
TEST_CASE(
    "chain: two peaks are followed from when they are known, in the middle of a contact too") {
    for (const std::uint64_t seed : {7U, 21U, 35U}) {
        auto who = simulated::somebody(seed);
        who.traits.force_peaks = 2;
        who.traits.own_pace_s = 1.1;
        who.traits.strokes_until_hold = 0.0;
        measure::Expectation two;
        two.peaks_per_there_and_back = 2;
        measure::Chain early{measure::PaceSource::force}, late{measure::PaceSource::force};
        early.expect(two);
        simulated::session({.build = Build::single,
                            .traits = who.traits,
                            .body = who.body,
                            .rate = 11.7,
                            .seed = seed,
                            .script = "away 6, roll 60, away 6",
                            .seconds = 72.0},
                           {}, [&, told = false](const measure::Moment& moment) mutable {
                               if (!told && seconds(moment.at) > 12.0) late.expect(two);
                               told = seconds(moment.at) > 12.0;
                               early.push(moment);
                               late.push(moment);
                           });
        const auto told_from_20s = [](const measure::Findings& found) {
            return std::count_if(found.pace.begin(), found.pace.end(), [](const auto& pace) {
                return seconds(pace.at) > 20.0 && pace.seconds_per_stroke;
            });
        };
        CAPTURE(seed);
        CHECK(told_from_20s(late.findings()) == told_from_20s(early.findings()));
    }
}
