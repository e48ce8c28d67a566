// Laws of the chain, on signals whose truth is a formula.
#include "measure/chain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>
#include <random>

using measure::Chain, measure::Findings, measure::Moment, measure::PaceSource;
using units::seconds, units::session_time;

namespace {

struct Felt {
    double newtons = 0.0;
    std::optional<double> path{}; // metres
};
using Story = std::function<Felt(double)>;

// There and back along 24 cm, `stroke` seconds each way at even speed; phase 0 = one end.
double zigzag(double t, double stroke) {
    const double u = std::fmod(t, 2.0 * stroke) / stroke;
    return 0.24 * (u < 1.0 ? u : 2.0 - u);
}

Felt rolling(double t, double stroke) {
    const double at = zigzag(t, stroke);
    return {300.0 - 500.0 * at, at}; // 300 N at one end, 180 N at the other
}

Moment moment(double t, const Felt& felt) {
    Moment m;
    m.at = session_time(t);
    m.force = {felt.newtons};
    if (felt.path) m.position = measure::Located{{*felt.path}, {0.001}};
    return m;
}

struct Played {
    Findings findings;
    measure::Live live;
};

Chain fed(Chain chain, const Story& story, double from, double to, double rate = 50.0) {
    for (int n = 0; from + n / rate < to; ++n) {
        const double t = from + n / rate;
        chain.push(moment(t, story(t)));
    }
    return chain;
}

Played play(PaceSource source, const Story& story, double to, double rate = 50.0) {
    const Chain chain = fed(Chain{source}, story, 0.0, to, rate);
    return {chain.findings(), chain.live()};
}

std::optional<double> pace_at(const Findings& f, int second) {
    for (const measure::Pace& p : f.pace)
        if (std::abs(seconds(p.at) - second) < 0.01) return p.seconds_per_stroke;
    return std::nullopt;
}

constexpr PaceSource sources[] = {PaceSource::position, PaceSource::force};

} // namespace

TEST_CASE("contact: begins above 16 N, ends below 12 N, and not in between") {
    const auto found = play(
                           PaceSource::force,
                           [](double t) {
                               return Felt{t < 2.0   ? 14.0
                                           : t < 4.0 ? 18.0
                                           : t < 6.0 ? 13.0
                                           : t < 8.0 ? 8.0
                                           : t < 9.0 ? 1500.0
                                                     : 0.0};
                           },
                           10.0)
                           .findings.contact;
    REQUIRE(found.size() == 2);
    CHECK(seconds(found[0].start) == doctest::Approx(2.0).epsilon(0.02));
    CHECK(seconds(found[0].end) == doctest::Approx(6.0).epsilon(0.02));
    CHECK(seconds(found[1].start) == doctest::Approx(8.0).epsilon(0.02));
    CHECK(seconds(found[1].end) == doctest::Approx(9.0).epsilon(0.02));
}

TEST_CASE("contact: onset and end within one sample when a foot strikes and leaves") {
    const auto story = [](double t) {
        const double u = std::fmod(t, 1.1);
        return Felt{u < 0.7 ? 800.0 * std::sin(std::numbers::pi * u / 0.7) : 2.0};
    };
    const auto found = play(PaceSource::force, story, 22.0, 100.0).findings.contact;
    REQUIRE(found.size() == 20);
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(std::abs(seconds(found[i].start) - (1.1 * static_cast<double>(i) + 0.0056)) <= 0.011);
}

TEST_CASE("strokes: from turning point to turning point, with their forces and lengths") {
    for (const double rate : {11.7, 92.8, 500.0})
        for (const double stroke : {2.0, 4.0, 9.0}) {
            CAPTURE(rate);
            CAPTURE(stroke);
            const auto found = play(
                                   PaceSource::position,
                                   [=](double t) { return rolling(t, stroke); }, stroke * 8.5, rate)
                                   .findings;
            REQUIRE(found.strokes.size() == 8);
            for (std::size_t i = 1; i < 8; ++i) {
                const measure::Stroke& s = found.strokes[i];
                CHECK(std::abs(seconds(s.start) - stroke * static_cast<double>(i)) <
                      1.0 / rate + 0.01);
                CHECK(s.start == found.strokes[i - 1].end);
                CHECK(s.mean_force.value == doctest::Approx(240.0).epsilon(0.01));
                CHECK(s.peak_force.value == doctest::Approx(300.0).epsilon(0.04));
                REQUIRE(s.length);
                CHECK(s.length->value == doctest::Approx(0.24).epsilon(0.06));
            }
            CHECK(found.holds.empty());
        }
}

TEST_CASE("strokes: the middle of a dwell is the turning point") {
    const auto story = [](double t) { // 3 s of movement, 1 s of rest
        const double u = std::fmod(t, 8.0);
        const double at = u < 3.0 ? u / 3.0 : u < 4.0 ? 1.0 : u < 7.0 ? (7.0 - u) / 3.0 : 0.0;
        return Felt{200.0, 0.2 * at};
    };
    const auto found = play(PaceSource::position, story, 41.0).findings;
    REQUIRE(found.strokes.size() == 10);
    for (std::size_t i = 1; i + 1 < found.strokes.size(); ++i) {
        CHECK(seconds(found.strokes[i].start) ==
              doctest::Approx(4.0 * static_cast<double>(i) - 0.5).epsilon(0.01));
        CHECK(seconds(found.strokes[i].end - found.strokes[i].start) ==
              doctest::Approx(4.0).epsilon(0.02));
    }
}

TEST_CASE("strokes: from force alone, one peak for there and back, or two") {
    const auto one = play(
        PaceSource::force,
        [](double t) {
            return Felt{rolling(t, 4.0).newtons, {}};
        },
        42.0);
    CHECK(std::abs(static_cast<int>(one.findings.strokes.size()) - 10) <= 1);
    CHECK_FALSE(one.findings.strokes[3].length);
    CHECK(pace_at(one.findings, 35).value_or(0.0) == doctest::Approx(4.0).epsilon(0.02));
    CHECK(one.findings.pace.back().source == PaceSource::force);

    Chain chain{PaceSource::force};
    measure::Expectation expectation;
    expectation.peaks_per_there_and_back = 2;
    chain.expect(expectation);
    const auto two =
        fed(
            chain,
            [](double t) { // a peak in the middle of each stroke of 4 s
                return Felt{200.0 - 60.0 * std::cos(2.0 * std::numbers::pi * t / 4.0), {}};
            },
            0.0, 42.0)
            .findings();
    CHECK(std::abs(static_cast<int>(two.strokes.size()) - 10) <= 1);
    CHECK(pace_at(two, 35).value_or(0.0) == doctest::Approx(4.0).epsilon(0.02));
}

TEST_CASE("strokes: weak waves, breathing or noise make none, and no pace") {
    for (const double depth : {0.0, 0.04, 0.06}) {
        CAPTURE(depth);
        std::mt19937 random{3};
        std::normal_distribution<double> noise{0.0, 2.0};
        const auto found =
            play(
                PaceSource::force,
                [&](double t) {
                    return Felt{
                        200.0 * (1.0 + depth * std::sin(2.0 * std::numbers::pi * 0.25 * t)) +
                            noise(random),
                        {}};
                },
                60.0)
                .findings;
        CHECK(found.strokes.empty());
        for (const measure::Pace& p : found.pace) REQUIRE_FALSE(p.seconds_per_stroke);
    }
}

TEST_CASE("pace: one entry for every whole second, the median of the last four strokes") {
    const auto story = [](double t) { return t < 40.0 ? rolling(t, 4.0) : rolling(t - 40.0, 2.5); };
    const auto found = play(PaceSource::position, story, 60.25).findings;
    REQUIRE(found.pace.size() == 60);
    for (std::size_t i = 0; i < 60; ++i)
        CHECK(seconds(found.pace[i].at) == doctest::Approx(static_cast<double>(i + 1)));
    CHECK_FALSE(pace_at(found, 3));
    CHECK(pace_at(found, 6).value_or(0.0) ==
          doctest::Approx(4.0).epsilon(0.08)); // the first stroke
    CHECK(pace_at(found, 39).value_or(0.0) == doctest::Approx(4.0).epsilon(0.01));
    CHECK(pace_at(found, 44).value_or(0.0) ==
          doctest::Approx(4.0).epsilon(0.01)); // one of four is fast
    CHECK(pace_at(found, 52).value_or(0.0) == doctest::Approx(2.5).epsilon(0.01));
    for (const measure::Pace& p : found.pace) CHECK(p.source == PaceSource::position);
}

TEST_CASE("pace: with a window, the mean over its strokes") {
    const auto story = [](double t) { return t < 40.0 ? rolling(t, 4.0) : rolling(t - 40.0, 2.0); };
    const auto found = fed(Chain{PaceSource::position, 16.0}, story, 0.0, 60.0).findings();
    CHECK(pace_at(found, 38).value_or(0.0) == doctest::Approx(4.0).epsilon(0.01));
    CHECK(pace_at(found, 49).value_or(0.0) == doctest::Approx((4.0 + 8.0) / 5.0).epsilon(0.03));
    CHECK(pace_at(found, 59).value_or(0.0) == doctest::Approx(2.0).epsilon(0.01));
}

TEST_CASE("pace: what was said at a moment depends on nothing later") {
    for (const PaceSource source : sources) {
        std::mt19937 random{5};
        std::normal_distribution<double> unrest{0.0, 1.0};
        std::vector<Felt> felt;
        for (int n = 0; n < 100 * 50; ++n) {
            Felt f = rolling(n / 50.0, n < 2500 ? 4.0 : 3.0);
            f.newtons += 4.0 * unrest(random);
            felt.push_back(n > 3000 && n < 3400 ? Felt{2.0, {}} : f);
        }
        const auto story = [&](double t) {
            return felt[static_cast<std::size_t>(std::lround(t * 50.0))];
        };
        const auto whole = play(source, story, 100.0).findings.pace;
        for (const double until : {13.3, 48.0, 61.7, 99.0}) {
            const auto part = play(source, story, until).findings.pace;
            for (std::size_t i = 0; i < part.size(); ++i) {
                CHECK(part[i].at == whole[i].at);
                CHECK(part[i].seconds_per_stroke == whole[i].seconds_per_stroke);
                CHECK(part[i].confidence == whole[i].confidence);
            }
        }
    }
}

TEST_CASE("findings: asking for them changes nothing") {
    const auto story = [](double t) { return rolling(t, 4.0); };
    Chain asked{PaceSource::position}, left{PaceSource::position};
    for (int part = 0; part < 9; ++part) {
        asked = fed(asked, story, 5.0 * part, 5.0 * part + 5.0);
        left = fed(left, story, 5.0 * part, 5.0 * part + 5.0);
        asked.findings();
    }
    CHECK(asked.findings().strokes.size() == left.findings().strokes.size());
    CHECK(asked.findings().pace.size() == left.findings().pace.size());
    CHECK(asked.live().strokes == left.live().strokes);
}

TEST_CASE("holds: a hold ends the run; its force is its mean, and pace is unknown until the next "
          "stroke") {
    const auto story = [](double t) {
        if (t < 24.0) return rolling(t, 4.0);
        if (t < 54.0) return Felt{220.0 - 0.5 * (t - 24.0), 0.0};
        return rolling(t - 54.0, 4.0);
    };
    for (const PaceSource source : sources) {
        CAPTURE(static_cast<int>(source));
        const auto found = play(source, story, 78.0).findings;
        REQUIRE(found.holds.size() == 1);
        CHECK(std::abs(seconds(found.holds[0].start) - 24.0) < 0.8);
        CHECK(std::abs(seconds(found.holds[0].end) - 54.0) < 0.8);
        CHECK(found.holds[0].mean_force.value == doctest::Approx(212.5).epsilon(0.01));
        for (int s = 35; s < 58; ++s) CHECK_FALSE(pace_at(found, s));
        CHECK(pace_at(found, 73).value_or(0.0) == doctest::Approx(4.0).epsilon(0.05));
        CHECK(std::abs(static_cast<int>(found.strokes.size()) - 12) <= 1);
    }
}

TEST_CASE("runs: a lift-off ends one; a foot put down for a second does not") {
    const auto lifted = [](double from, double lasts) {
        return [=](double t) {
            return t > from && t < from + lasts ? Felt{1.0, {}} : rolling(t, 4.0);
        };
    };
    for (const PaceSource source : sources) {
        CAPTURE(static_cast<int>(source));
        const auto shortly = play(source, lifted(29.5, 0.9), 62.0).findings;
        CHECK(shortly.contact.size() == 2);
        CHECK(std::abs(static_cast<int>(shortly.strokes.size()) - 15) <= 1);
        for (int s = 20; s < 60; ++s) CHECK(pace_at(shortly, s).has_value());
        const auto long_ago = play(source, lifted(29.5, 6.0), 62.0).findings;
        CHECK(long_ago.contact.size() == 2);
        CHECK_FALSE(pace_at(long_ago, 35));
        CHECK(pace_at(long_ago, 55).value_or(0.0) == doctest::Approx(4.0).epsilon(0.03));
    }
}

TEST_CASE("strokes: the way to a spot is none, a whole way between two holds is one") {
    const auto story = [](double way) {
        return [=](double t) {
            if (t < 20.0) return rolling(t, 4.0);
            if (t < 24.0) return Felt{1.0, {}};
            const double at = way * std::clamp((t - 30.0) / 3.0, 0.0, 1.0);
            return Felt{300.0 - 500.0 * at, at};
        };
    };
    const auto spot = play(PaceSource::position, story(0.10), 45.0).findings;
    CHECK(spot.strokes.size() == 5);
    CHECK(spot.holds.size() == 2);
    CHECK(play(PaceSource::position, story(0.24), 45.0).findings.strokes.size() == 6);
}

TEST_CASE("runs: getting on, lying down lightly and getting off are no strokes") {
    const auto found = play(
                           PaceSource::force,
                           [](double t) {
                               const double on = t < 5.0    ? 0.0
                                                 : t < 10.0 ? 40.0
                                                 : t < 11.5 ? 40.0 + 140.0 * (t - 10.0)
                                                            : 250.0;
                               return Felt{t < 26.0 ? on : t < 34.0 ? 38.0 : 0.0, {}};
                           },
                           40.0)
                           .findings;
    CHECK(found.strokes.empty());
    CHECK(found.contact.size() == 1);
}

TEST_CASE("gaps: nothing is concluded across one, told or noticed") {
    const auto story = [](double t) { return rolling(t, 4.0); };
    for (const bool told : {false, true}) {
        Chain chain = fed(Chain{PaceSource::position}, story, 0.0, 25.0);
        if (told) chain.gap(session_time(25.0), session_time(31.0));
        const auto found = fed(chain, story, 31.0, 60.0).findings();
        CHECK(found.contact.size() == 2);
        for (const measure::Stroke& s : found.strokes)
            CHECK((seconds(s.end) < 25.1 || seconds(s.start) > 30.9));
        CHECK(found.pace.size() == 59);
        for (int s = 26; s < 35; ++s) CHECK_FALSE(pace_at(found, s));
        CHECK(pace_at(found, 55).value_or(0.0) == doctest::Approx(4.0).epsilon(0.02));
    }
}

TEST_CASE("sources: when the path is lost the force goes on, and the record says so") {
    const auto story = [](double t) {
        Felt f = rolling(t, 4.0);
        if (t > 40.0) f.path.reset();
        return f;
    };
    const auto found = play(PaceSource::position, story, 90.0).findings;
    CHECK(found.pace[38].source == PaceSource::position);
    CHECK(found.pace[80].source == PaceSource::force);
    CHECK(pace_at(found, 80).value_or(0.0) == doctest::Approx(4.0).epsilon(0.02));
    CHECK(std::abs(static_cast<int>(found.strokes.size()) - 22) <= 2);
}

TEST_CASE("strokes: a turn that the sensor did not see is where both ways meet") {
    for (const double lost_at : {42.6, 43.0, 43.8}) { // strokes turn at 40, 44, 48 s
        const auto story = [&](double t) {
            Felt f = rolling(t, 4.0);
            if (t > lost_at && t < lost_at + 2.0) f.path.reset();
            return f;
        };
        const auto found = play(PaceSource::position, story, 70.0).findings;
        CAPTURE(lost_at);
        for (const measure::Stroke& s : found.strokes)
            if (seconds(s.start) > 30.0 && seconds(s.end) < 66.0)
                CHECK(seconds(s.end - s.start) == doctest::Approx(4.0).epsilon(0.03));
        CHECK(pace_at(found, 50).value_or(0.0) == doctest::Approx(4.0).epsilon(0.03));
    }
}

TEST_CASE("sources: a step that asks for force alone gets it") {
    Chain chain{PaceSource::position};
    measure::Expectation expectation;
    expectation.best_source = PaceSource::force;
    chain.expect(expectation);
    const auto found = fed(
                           chain, [](double t) { return rolling(t, 4.0); }, 0.0, 40.0)
                           .findings();
    CHECK(found.pace.back().source == PaceSource::force);
    CHECK_FALSE(found.strokes.at(2).length);
}

TEST_CASE("rotation: an angle without a radius gives strokes and pace, but no length") {
    Chain chain{PaceSource::rotation};
    for (int n = 0; n < 50 * 42; ++n) {
        Moment m = moment(n / 50.0, {200.0, {}});
        m.angle_rad = zigzag(n / 50.0, 4.0) / 0.07;
        chain.push(m);
    }
    const auto found = chain.findings();
    CHECK(found.strokes.size() == 10);
    CHECK_FALSE(found.strokes[4].length);
    CHECK(found.pace.back().source == PaceSource::rotation);
    CHECK(pace_at(found, 30).value_or(0.0) == doctest::Approx(4.0).epsilon(0.01));
}

TEST_CASE("live: phase runs from 0 to 1 with the stroke, and the count follows") {
    for (const PaceSource source : sources) {
        Chain chain{source};
        for (int n = 0; n < 50 * 50; ++n) {
            const double t = n / 50.0;
            chain.push(moment(t, rolling(t, 4.0)));
            const auto phase = chain.live().stroke_phase;
            if (t < 20.0 || !phase) continue;
            REQUIRE(*phase >= 0.0);
            REQUIRE(*phase <= 1.0);
            if (source == PaceSource::position && std::fmod(t, 4.0) > 1.0)
                CHECK(*phase == doctest::Approx(std::fmod(t, 4.0) / 4.0).epsilon(0.1));
        }
        CHECK(std::abs(static_cast<int>(chain.live().strokes) - 12) <= 1);
        CHECK(chain.live().contact);
    }
}

TEST_CASE("chain: a moment that is not later than the last one is ignored; nothing gives nothing") {
    Chain chain{PaceSource::force};
    CHECK(chain.findings().pace.empty());
    chain.push(moment(1.0, {200.0, {}}));
    chain.push(moment(1.0, {0.0, {}}));
    chain.push(moment(0.5, {0.0, {}}));
    CHECK(chain.live().contact);
    CHECK(chain.findings().contact.size() == 1);
}

TEST_CASE("chain: seconds per sample, or a year's pause, break nothing") {
    const auto slow = play(
                          PaceSource::force, [](double t) { return rolling(t, 30.0); }, 600.0, 0.5)
                          .findings;
    CHECK(slow.contact.size() == 1);
    CHECK(slow.pace.size() == 598);
    Chain chain = fed(
        Chain{PaceSource::force}, [](double t) { return rolling(t, 4.0); }, 0.0, 20.0);
    chain.push(moment(3e7, {100.0, {}}));
    CHECK(chain.findings().pace.size() < 100000);
}
