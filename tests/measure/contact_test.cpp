// Contact: its thresholds, what follows the zero and what must not, and what hindsight leaves out.
#include "measure/contact.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

using measure::ContactFinder;
using units::seconds, units::session_time;

namespace {

struct Heard {
    ContactFinder finder;
    std::vector<double> live; // beginnings, as they were known
};

Heard heard(const std::function<double(double)>& force, double lasts_s, double rate_hz = 100.0) {
    Heard result;
    for (int i = 0; i < lasts_s * rate_hz; ++i) {
        const double t = i / rate_hz;
        const bool before = result.finder.now();
        if (result.finder.push(session_time(t), {force(t)}) && !before) result.live.push_back(t);
    }
    return result;
}

std::function<double(double)> between(double from_s, double to_s, double newtons) {
    return [=](double t) { return t >= from_s && t < to_s ? newtons : 0.0; };
}

} // namespace

TEST_CASE("contact: from a forearm of 18 N to 1500 N") {
    for (const double newtons : {18.0, 50.0, 400.0, 1500.0}) {
        CAPTURE(newtons);
        const auto found = heard(between(3.0, 8.0, newtons), 12.0).finder.found();
        REQUIRE(found.size() == 1);
        CHECK(seconds(found[0].start) == doctest::Approx(3.0).epsilon(0.004));
        CHECK(seconds(found[0].end) == doctest::Approx(8.0).epsilon(0.002));
    }
}

TEST_CASE("contact: begins and ends where the force crosses, also between two slow moments") {
    const auto ramp = [](double t) {
        return t < 5.0 ? 40.0 * (t - 2.0) : 120.0 - 40.0 * (t - 5.0);
    };
    for (const double rate_hz : {92.8, 11.7}) {
        const auto found = heard(ramp, 10.0, rate_hz).finder.found();
        REQUIRE(found.size() == 1);
        CHECK(seconds(found[0].start) == doctest::Approx(2.4).epsilon(0.0005));
        CHECK(seconds(found[0].end) == doctest::Approx(7.7).epsilon(0.0005));
    }
}

TEST_CASE("contact: live at the first moment above, corrected later") {
    const auto result = heard(between(3.0, 8.0, 100.0), 12.0);
    REQUIRE(result.live.size() == 1);
    CHECK(result.live[0] == doctest::Approx(3.0));
}

TEST_CASE("contact: a touch and a break under a tenth of a second are none, with hindsight") {
    const auto touched = [](double t) {
        return (t > 2.0 && t < 2.05) || (t > 4.0 && t < 6.0) ? 90.0 : 0.0;
    };
    CHECK(heard(touched, 8.0).finder.found().size() == 1);
    const auto broken = [](double t) {
        return t > 2.0 && t < 6.0 && !(t > 4.0 && t < 4.05) ? 90.0 : 0.0;
    };
    const auto whole = heard(broken, 8.0).finder.found();
    REQUIRE(whole.size() == 1);
    CHECK(seconds(whole[0].end) == doctest::Approx(6.0).epsilon(0.01));
    const auto longer = [](double t) {
        return t > 2.0 && t < 6.0 && !(t > 4.0 && t < 4.3) ? 90.0 : 0.0;
    };
    CHECK(heard(longer, 8.0).finder.found().size() == 2);
}

TEST_CASE("contact: a heavy foot has left though 15 N linger, a light arm has not") {
    const auto steps = [](double t) { return std::fmod(t, 1.0) < 0.6 ? 700.0 : 15.0; };
    CHECK(heard(steps, 10.0).finder.found().size() == 10);
    const auto arm = [](double t) { return std::fmod(t, 1.0) < 0.6 ? 40.0 : 15.0; };
    CHECK(heard(arm, 10.0).finder.found().size() == 1);
    const auto then_arm = [](double t) { return t < 5.0 ? 700.0 : t < 7.0 ? 0.0 : 18.0; };
    CHECK(heard(then_arm, 12.0).finder.found().size() == 2);
}

TEST_CASE("contact: the zero is followed while nobody is there, either way") {
    for (const double per_min : {-10.0, 10.0}) {
        CAPTURE(per_min);
        // For two minutes empty, then somebody with 100 N, then empty again.
        const auto drifting = [=](double t) {
            return per_min * t / 60.0 + (t > 120.0 && t < 150.0 ? 100.0 : 0.0);
        };
        const auto found = heard(drifting, 170.0).finder.found();
        REQUIRE(found.size() == 1);
        CHECK(seconds(found[0].start) == doctest::Approx(120.0).epsilon(0.0002));
        CHECK(seconds(found[0].end) == doctest::Approx(150.0).epsilon(0.0002));
    }
}

TEST_CASE("contact: who lies still, or rests lightly, is never the zero") {
    const auto still = heard([](double t) { return t < 3.0 ? 0.0 : 250.0; }, 600.0);
    CHECK(still.finder.now());
    CHECK(still.finder.zero().value == 0.0);
    const auto light = heard([](double t) { return t < 3.0 ? 0.0 : 10.0; }, 600.0);
    CHECK(light.finder.zero().value == 0.0);
    // A breathing hand moves by more than 1 N.
    const auto hand =
        heard([](double t) { return t < 3.0 ? 0.0 : 7.0 + 0.8 * std::sin(1.6 * t); }, 600.0);
    CHECK(hand.finder.zero().value == 0.0);
}

TEST_CASE("contact: later is the same, and nothing is joined over a gap") {
    const auto story = between(3.0, 8.0, 60.0);
    ContactFinder late;
    for (int i = 0; i < 1200; ++i) late.push(session_time(5000.0 + 0.01 * i), {story(0.01 * i)});
    const auto here = heard(story, 12.0).finder.found(), there = late.found();
    REQUIRE(there.size() == here.size());
    CHECK(seconds(there[0].start) - 5000.0 == doctest::Approx(seconds(here[0].start)));

    ContactFinder torn;
    for (int i = 0; i < 300; ++i) torn.push(session_time(0.01 * i), {100.0});
    torn.gap(session_time(2.99));
    for (int i = 400; i < 700; ++i) torn.push(session_time(0.01 * i), {100.0});
    CHECK(torn.found().size() == 2);
    CHECK(seconds(torn.found()[1].start) == doctest::Approx(4.0));
}

TEST_CASE("contact: a load that comes on in small steps is not swallowed by the zero") {
    for (const double lasts_s : {6.0, 30.0}) {
        CAPTURE(lasts_s);
        const auto steps = [&](double t) {
            constexpr double level_n[] = {0.0, 7.0, 14.0, 18.0};
            return level_n[std::min(static_cast<std::size_t>(t / lasts_s), std::size_t{3})];
        };
        const auto result = heard(steps, 4.0 * lasts_s);
        CHECK(std::abs(result.finder.zero().value) < 1.0);
        CHECK(result.finder.now());
    }
}

TEST_CASE("contact: a thing that lies there hides no drift, and is gone when it is gone") {
    const auto story = [](double t) {
        return 0.05 * t + (t > 20.0 && t < 80.0 ? 8.0 : 0.0); // drifts by 3 N/min
    };
    CHECK(heard(story, 70.0).finder.zero().value == doctest::Approx(3.4).epsilon(0.1));
    CHECK_FALSE(heard(story, 70.0).finder.now());
    CHECK(heard(story, 120.0).finder.zero().value == doctest::Approx(5.9).epsilon(0.1));
}

TEST_CASE("contact: a tare forgets the zero that was followed") {
    ContactFinder finder;
    const auto push = [&](double from_s, double to_s, double newtons) {
        for (int i = 0; from_s + 0.01 * i < to_s; ++i)
            finder.push(session_time(from_s + 0.01 * i), {newtons});
    };
    push(0.0, 5.0, 0.0);
    for (int i = 0; i < 3; ++i) { // the zero falls by 4 N each time somebody was there
        push(5.0 + 50.0 * i, 45.0 + 50.0 * i, 150.0);
        push(45.0 + 50.0 * i, 55.0 + 50.0 * i, -4.0 * (i + 1));
    }
    CHECK(finder.zero().value == doctest::Approx(-12.0));
    finder.tared();
    push(155.0, 165.0, 0.0);
    CHECK_FALSE(finder.now());
    push(165.0, 170.0, 18.0);
    CHECK(finder.now());
}
