// Profile strokes: one peak of force per there-and-back told from two, and what that is worth.
#include "measure/chain.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>

using measure::Chain, measure::PaceSource;

namespace {

constexpr double set_s = 3.0;

struct Story {
    int peaks = 1;
    double stroke_s = set_s;
    int strokes = 6; // then lying still
    bool path = false;
};

// Strokes from second 2 on; before and after them it lies at an end.
measure::Moment moment(const Story& story, double t) {
    const double u =
        std::clamp((t - 2.0) / story.stroke_s, 0.0, static_cast<double>(story.strokes));
    const double place = -std::cos(std::numbers::pi * u); // -1 and 1 at the ends
    measure::Moment m;
    m.at = units::session_time(t);
    m.force = {200.0 - 60.0 * (story.peaks == 1 ? place : 2.0 * place * place - 1.0)};
    if (story.path) m.position = measure::Located{{0.12 * place}, {0.001}};
    return m;
}

void push(Chain& chain, const Story& story, double from, double to) {
    for (int n = 0; from + n / 50.0 < to; ++n) chain.push(moment(story, from + n / 50.0));
}

measure::ProfileStrokes strokes_of(const Story& story, double until = 60.0) {
    Chain chain{PaceSource::force};
    measure::Expectation expected;
    expected.seconds_per_stroke = set_s;
    chain.expect(expected);
    push(chain, story, 0.0, until);
    return chain.profile_strokes();
}

} // namespace

TEST_CASE("profile: three there-and-backs at the set pace tell one peak from two") {
    for (const int peaks : {1, 2})
        for (const double stroke_s : {2.2, 3.0, 4.5}) {
            CAPTURE(peaks);
            CAPTURE(stroke_s);
            const auto found = strokes_of({peaks, stroke_s});
            CHECK(found.over);
            CHECK(found.peaks == peaks);
        }
}

TEST_CASE("profile: it is over within seconds of lying still, and not before") {
    for (const int peaks : {1, 2}) {
        CHECK_FALSE(strokes_of({peaks}, 2.0 + 6 * set_s).over);
        CHECK(strokes_of({peaks}, 2.0 + 6 * set_s + 5.0).over);
    }
}

TEST_CASE("profile: strokes that were not asked for tell nothing") {
    // Three strokes of two peaks look like six hurried ones of one peak; both are no answer.
    CHECK_FALSE(strokes_of({2, set_s, 3}).peaks);
    CHECK_FALSE(strokes_of({1, set_s / 2.0, 6}).peaks);
    CHECK_FALSE(strokes_of({1, set_s, 9}).peaks);
    const auto rolls_on = strokes_of({1, set_s, 100}, 80.0);
    CHECK(rolls_on.over);
    CHECK_FALSE(rolls_on.peaks);
    CHECK_FALSE(strokes_of({1, set_s, 0}).over); // lies there and does not begin
}

TEST_CASE("profile: with the number of peaks known the pace is right, without it less certain") {
    const Story story{2, 3.0, 100};
    const auto live = [&](std::optional<int> peaks) {
        Chain chain{PaceSource::force};
        measure::Expectation expected;
        expected.peaks_per_there_and_back = peaks;
        chain.expect(expected);
        push(chain, story, 0.0, 40.0);
        return chain.live();
    };
    const auto known = live(2), assumed = live(std::nullopt), wrong = live(1);
    CHECK(known.pace.seconds_per_stroke.value_or(0.0) == doctest::Approx(3.0).epsilon(0.03));
    CHECK(known.strokes == 12);
    CHECK(assumed.pace.seconds_per_stroke == wrong.pace.seconds_per_stroke);
    CHECK(assumed.pace.confidence == doctest::Approx(0.7 * wrong.pace.confidence));
    CHECK(wrong.pace.confidence > 0.5);
}

TEST_CASE("profile: learned in the middle of a step it counts no stroke twice") {
    const Story story{2, 3.0, 100};
    Chain chain{PaceSource::force};
    push(chain, story, 0.0, 20.0);
    const auto before = chain.live().strokes;
    measure::Expectation expected;
    expected.peaks_per_there_and_back = 2;
    chain.expect(expected);
    push(chain, story, 20.0, 32.0);
    CHECK(chain.live().strokes - before == 4);
}

TEST_CASE("profile: strokes of measured path tell it without being asked for") {
    for (const int peaks : {1, 2}) {
        CAPTURE(peaks);
        Chain chain{PaceSource::position};
        push(chain, {peaks, 3.0, 100, true}, 0.0, 12.0);
        CHECK_FALSE(chain.peaks_seen()); // too early
        push(chain, {peaks, 3.0, 100, true}, 12.0, 40.0);
        CHECK(chain.peaks_seen() == peaks);
        // The path is lost: the force goes on telling the same pace.
        push(chain, {peaks, 3.0, 100, false}, 40.0, 60.0);
        CHECK(chain.live().pace.source == PaceSource::force);
        CHECK(chain.live().pace.confidence > 0.9);
        CHECK(chain.live().pace.seconds_per_stroke.value_or(0.0) ==
              doctest::Approx(3.0).epsilon(0.03));
        const auto strokes = chain.findings().strokes;
        CHECK(std::abs(static_cast<int>(strokes.size()) - 19) <= 1);
        CHECK(strokes.front().length);
        CHECK_FALSE(strokes.back().length);
    }
}
