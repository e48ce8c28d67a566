// Control: worked out by hand, and what must not matter.
#include "measure/control.h"

#include "rollers.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using measure::Moment, measure::Range, measure::Second, measure::Stroke;
using units::session_time;

namespace {

Stroke stroke(double from_s, double lasts_s, double newtons) {
    return {session_time(from_s), session_time(from_s + lasts_s), {newtons}, {newtons}, {}};
}

std::vector<Moment> leaning(double right_from, double right_to, double newtons = 200.0,
                            const measure::Roller& roller = rollers::bed()) {
    std::vector<Moment> all;
    for (int i = 0; i < 300; ++i) {
        Moment m;
        m.at = session_time(0.1 * i);
        m.force = {newtons};
        const double right = right_from + (right_to - right_from) * i / 299.0;
        for (std::size_t k = 0; k < roller.cells; ++k)
            m.cells[k] = units::Newtons{newtons * 2.0 / roller.cells *
                                        (roller.cell[k].x.value > 0.0 ? right : 1.0 - right)};
        all.push_back(m);
    }
    return all;
}

} // namespace

TEST_CASE("control: percent of the values that could be told; both ends belong to the band") {
    const Range band{4.0, 6.0};
    CHECK(*measure::percent_in(band, std::vector{4.0, 6.0, 6.1, 3.9}) == doctest::Approx(50.0));
    CHECK_FALSE(measure::percent_in(std::nullopt, std::vector{4.0}));
    CHECK_FALSE(measure::percent_in(band, std::vector<double>{}));
}

TEST_CASE("control: variation is the coefficient of variation, deaf to single odd values") {
    // Quartiles of 1 to 9: 3 and 7.
    CHECK(*measure::variation_percent({9, 1, 8, 2, 7, 3, 6, 4, 5}) ==
          doctest::Approx(74.13 * 4.0 / 5.0));
    CHECK(*measure::variation_percent({3, 3, 3, 3}) == 0.0);
    CHECK_FALSE(measure::variation_percent({3, 3, 3}));
    std::vector<double> even;
    for (int i = 1; i < 400; ++i) {
        // Values of a normal distribution by its quantiles (Hastings' approximation).
        const double p = i / 400.0, q = p < 0.5 ? p : 1.0 - p, t = std::sqrt(-2.0 * std::log(q));
        const double z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) /
                                 (1.0 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
        even.push_back(6.0 + 0.6 * (p < 0.5 ? -z : z));
    }
    const double plain = *measure::variation_percent(even);
    CHECK(plain == doctest::Approx(10.0).epsilon(0.02));
    even[0] = 500.0;
    CHECK(*measure::variation_percent(even) == doctest::Approx(plain).epsilon(0.03));
}

TEST_CASE("control: both bands at once, of the seconds in which both were told") {
    const Range pace{4.0, 6.0}, force{100.0, 150.0};
    const std::vector<Second> seconds{{5.0, 120.0}, {5.0, 200.0}, {3.0, 120.0},
                                      {5.0, 110.0}, {{}, 120.0},  {5.0, {}}};
    const auto found = measure::control(seconds, {}, pace, force);
    CHECK(*found.in_both_bands_percent == doctest::Approx(50.0));
    CHECK(*found.pace_told_percent == doctest::Approx(500.0 / 6.0));
    CHECK_FALSE(found.pace_variation_percent);
    CHECK_FALSE(measure::control(seconds, {}, pace, std::nullopt).in_both_bands_percent);
    CHECK_FALSE(measure::control({}, {}, pace, force).pace_told_percent);
}

TEST_CASE("control: steadier strokes vary less, whenever and however hard they are") {
    std::vector<Stroke> steady, uneven, harder;
    for (int i = 0; i < 12; ++i) {
        steady.push_back(stroke(5.0 * i, 4.0 + 0.1 * (i % 3), 200.0 + i % 2));
        uneven.push_back(stroke(5.0 * i, 3.0 + 0.8 * (i % 3), 150.0 + 60.0 * (i % 2)));
        harder.push_back(stroke(1000.0 + 5.0 * i, 4.0 + 0.1 * (i % 3), 3.0 * (200.0 + i % 2)));
    }
    const auto of = [](const std::vector<Stroke>& s) { return measure::control({}, s, {}, {}); };
    CHECK(*of(steady).pace_variation_percent < *of(uneven).pace_variation_percent);
    CHECK(*of(steady).force_variation_percent < *of(uneven).force_variation_percent);
    CHECK(*of(steady).pace_variation_percent ==
          doctest::Approx(*of(harder).pace_variation_percent));
    CHECK(*of(steady).force_variation_percent ==
          doctest::Approx(*of(harder).force_variation_percent));
}

TEST_CASE("control: balance of the sides, and a drift to one") {
    const auto bed = rollers::bed();
    const auto even = measure::balance(bed, leaning(0.5, 0.5));
    REQUIRE(even);
    CHECK(even->right_percent == doctest::Approx(50.0));
    CHECK_FALSE(even->to_right_percent);
    const auto drifting = measure::balance(bed, leaning(0.5, 0.65));
    REQUIRE(drifting);
    CHECK(drifting->right_percent == doctest::Approx(57.5).epsilon(0.01));
    CHECK(drifting->to_right_percent.value_or(0.0) == doctest::Approx(10.0).epsilon(0.01));
    CHECK_FALSE(measure::balance(bed, leaning(0.5, 0.5, 30.0)));
    auto one_left_out = leaning(0.5, 0.5);
    for (Moment& m : one_left_out) m.left_out = 4;
    CHECK_FALSE(measure::balance(bed, one_left_out));

    const auto cradle = rollers::cradle(), single = rollers::single();
    const auto on_axle = measure::balance(cradle, leaning(0.6, 0.6, 200.0, cradle));
    REQUIRE(on_axle);
    CHECK(on_axle->right_percent == doctest::Approx(60.0));
    CHECK_FALSE(measure::balance(single, leaning(0.5, 0.5, 200.0, single)));
}

TEST_CASE("control: somebody who sways is not said to drift") {
    const auto bed = rollers::bed();
    std::mt19937_64 random{7};
    std::normal_distribution<double> step{0.0, 1.0};
    int drifting = 0;
    for (int person = 0; person < 300; ++person) { // 30 s, each place kept for about 3 s
        auto moments = leaning(0.5, 0.5);
        double place = 0.0;
        const double kept = std::exp(-30.0 / 3.0 / static_cast<double>(moments.size()));
        for (Moment& m : moments) {
            place = kept * place + std::sqrt(1.0 - kept * kept) * step(random);
            for (std::size_t i = 0; i < bed.cells; ++i) {
                const double side = bed.cell.at(i).x > units::Metres{} ? 1.0 : -1.0;
                m.cells.at(i)->value *= 1.0 + side * 0.054 * place; // 2.7 points of the share
            }
        }
        const auto found = measure::balance(bed, moments);
        REQUIRE(found);
        if (found->to_right_percent) ++drifting;
    }
    CHECK(drifting <= 15); // one in twenty
}

TEST_CASE("control: what was rolled over is what two strokes of one contact passed") {
    const auto from_to = [](double at_s, double from_m, double to_m) {
        Stroke s = stroke(at_s, 4.0, 200.0);
        s.from = units::Metres{from_m};
        s.to = units::Metres{to_m};
        return s;
    };
    using measure::Contact;
    const std::vector<Contact> one{{session_time(0.0), session_time(100.0)}};
    // There and back over 20 cm; one way only beyond that.
    std::vector<Stroke> strokes{from_to(0, 0.0, 0.2), from_to(4, 0.2, 0.0), from_to(8, 0.0, 0.3)};
    CHECK(measure::reach(strokes, one)->value == doctest::Approx(0.2));
    // Short strokes that wander cover what long ones do.
    strokes = {from_to(0, 0.00, 0.10), from_to(4, 0.10, 0.00), from_to(8, 0.10, 0.20),
               from_to(12, 0.20, 0.10)};
    CHECK(measure::reach(strokes, one)->value == doctest::Approx(0.2));
    // Apart: the part between was not rolled over.
    strokes = {from_to(0, 0.00, 0.05), from_to(4, 0.05, 0.00), from_to(8, 0.15, 0.20),
               from_to(12, 0.20, 0.15)};
    CHECK(measure::reach(strokes, one)->value == doctest::Approx(0.1));
    // Off and on again: the same place of the roller is another of the body.
    const std::vector<Contact> two{{session_time(0.0), session_time(7.9)},
                                   {session_time(8.0), session_time(100.0)}};
    CHECK(measure::reach(strokes, two)->value == doctest::Approx(0.05));
    CHECK_FALSE(measure::reach(std::vector{from_to(0, 0.0, 0.2)}, one));
    CHECK_FALSE(measure::reach(std::vector{stroke(0, 4, 200), stroke(4, 4, 200)}, one));
    CHECK_FALSE(measure::reach(strokes, {}));
}

TEST_CASE("control: a hold's steadiness leaves its ends out") {
    std::vector<Moment> moments;
    for (int i = 0; i <= 1000; ++i) {
        Moment m;
        m.at = session_time(0.01 * i);
        const bool end = i < 45 || i > 955;
        m.force = {end ? 50.0 : 200.0 + (i % 2 == 0 ? 2.0 : -2.0)};
        moments.push_back(m);
    }
    const measure::Hold hold{session_time(0.0), session_time(10.0), {200.0}};
    CHECK(*measure::hold_variation_percent(hold, moments) == doctest::Approx(1.4826).epsilon(0.01));
    const measure::Hold brief{session_time(0.0), session_time(1.0), {200.0}};
    CHECK_FALSE(measure::hold_variation_percent(brief, moments));
}
