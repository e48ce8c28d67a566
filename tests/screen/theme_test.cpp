// The palette as numbers.
#include "screen/theme.h"

#include <doctest/doctest.h>

#include <array>

using screen::Colour, screen::contrast;
namespace theme = screen::theme;

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
