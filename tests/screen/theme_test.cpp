// The palette as numbers.
#include "screen/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using screen::Colour, screen::contrast;
namespace theme = screen::theme;

namespace {

using Triple = std::array<double, 3>;
using Sight = std::array<Triple, 3>;

// What reaches somebody without one kind of cone: Machado, Oliveira and Fernandes (2009), full
// severity, in linear light.
constexpr Sight usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Sight protanopia{{{0.152286, 1.052583, -0.204868},
                            {0.114503, 0.786281, 0.099216},
                            {-0.003882, -0.048116, 1.051998}}};
constexpr Sight deuteranopia{{{0.367322, 0.860646, -0.227968},
                              {0.280085, 0.672501, 0.047413},
                              {-0.011820, 0.042940, 0.968881}}};
constexpr Sight tritanopia{{{1.255528, -0.076749, -0.178779},
                            {-0.078411, 0.930809, 0.147602},
                            {0.004733, 0.691367, 0.303900}}};

Triple times(const Sight& m, Triple v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k) out[i] += m[i][k] * v[k];
    return out;
}

// CIE L*a*b* under daylight.
Triple lab(Colour c, const Sight& sight) {
    const auto linear = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    Triple light = times(sight, {linear(c.red), linear(c.green), linear(c.blue)});
    for (double& l : light) l = std::clamp(l, 0.0, 1.0);
    constexpr Sight to_xyz{{{0.4124564, 0.3575761, 0.1804375},
                            {0.2126729, 0.7151522, 0.0721750},
                            {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(to_xyz, light);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double apart(Colour a, Colour b, const Sight& sight) {
    const Triple p = lab(a, sight), q = lab(b, sight);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

} // namespace

TEST_CASE("theme: states stay apart for colour-blind eyes, and so does what is worked on") {
    // 2.3 is just noticed side by side; these are large areas seen one after the other.
    constexpr double at_a_glance = 12.0;
    const std::array states{theme::sky,        theme::green, theme::yellow, theme::orange,
                            theme::vermillion, theme::pink,  theme::grey};
    CHECK(apart(theme::page, {255, 255, 255}, usual) > 80.0); // the measure itself
    CHECK(apart({255, 0, 0}, {128, 100, 0}, deuteranopia) <
          apart({255, 0, 0}, {128, 100, 0}, usual));
    CHECK(apart({0, 110, 255}, {0, 160, 140}, tritanopia) <
          apart({0, 110, 255}, {0, 160, 140}, usual));
    for (const Sight& sight : {usual, protanopia, deuteranopia, tritanopia}) {
        for (std::size_t i = 0; i < states.size(); ++i)
            for (std::size_t k = i + 1; k < states.size(); ++k) {
                INFO(i, " ", k);
                CHECK(apart(states.at(i), states.at(k), sight) > at_a_glance);
            }
        for (const double tone : {0.0, 0.5, 1.0})
            CHECK(apart(theme::region, screen::mixed(theme::body_far, theme::body_near, tone),
                        sight) > 2.0 * at_a_glance);
    }
}

TEST_CASE("theme: contrast is WCAG's, from 1 to 21") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.478).epsilon(0.001));
    CHECK(contrast(theme::ink, theme::ink) == doctest::Approx(1.0));
}

TEST_CASE("theme: every state can be read as letters on the page and under dark letters") {
    const std::array states{theme::sky,        theme::green, theme::yellow, theme::orange,
                            theme::vermillion, theme::pink,  theme::grey};
    for (const Colour state : states) {
        CHECK(contrast(state, theme::page) >= theme::least_contrast_session);
        CHECK(contrast(state, theme::card) >= theme::least_contrast_session);
        CHECK(contrast(theme::dark_ink, state) >= theme::least_contrast_session);
    }
}

TEST_CASE("theme: text keeps 7:1 on every ground it may stand on") {
    for (const Colour ground : {theme::page, theme::card, theme::raised, theme::hover}) {
        CHECK(contrast(theme::ink, ground) >= theme::least_contrast_session);
        CHECK(contrast(theme::quiet, ground) >= theme::least_contrast);
    }
    CHECK(contrast(theme::quiet, theme::page) >= theme::least_contrast_session);
    CHECK(contrast(theme::quiet, theme::card) >= theme::least_contrast_session);
}
