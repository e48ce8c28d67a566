// The colours of every screen. Dark; hues after Okabe and Ito (2008), lightened until dark letters
// on them and they themselves on the page reach 7:1. No state is told by colour alone.
#pragma once
#include <cmath>
#include <cstdint>

namespace screen {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};

// Contrast ratio of WCAG 2.1, 1 (none) to 21 (black on white).
double contrast(Colour, Colour);

// `share` of b in a, 0..1, mixed per channel.
inline Colour mixed(Colour a, Colour b, double share) {
    const auto channel = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

namespace theme {

// The floor every text keeps: on the session screen, read from 2 to 3 m, and elsewhere.
constexpr double least_contrast_session = 7.0;
constexpr double least_contrast = 4.5;

constexpr Colour page{0x0D, 0x11, 0x15};
constexpr Colour card{0x17, 0x1D, 0x23};
constexpr Colour raised{0x26, 0x2F, 0x38}; // buttons, tracks of gauges
constexpr Colour hover{0x33, 0x3F, 0x4A};
constexpr Colour line{0x4A, 0x59, 0x66}; // hairlines and outlines
constexpr Colour ink{0xF3, 0xF6, 0xF8};
constexpr Colour quiet{0xBD, 0xC8, 0xD1}; // second-rank text
constexpr Colour dark_ink{0x08, 0x0B, 0x0E};

constexpr Colour sky{0x7F, 0xC1, 0xF0};        // rest; also what Enter does
constexpr Colour green{0x4F, 0xC9, 0xA1};      // rolling, in band
constexpr Colour yellow{0xF0, 0xE4, 0x42};     // get ready
constexpr Colour orange{0xF2, 0xB0, 0x3D};     // take care
constexpr Colour vermillion{0xFF, 0x95, 0x6B}; // roller gone, delete
constexpr Colour pink{0xFF, 0x78, 0xD2};       // switch sides
constexpr Colour grey{0xC9, 0xD1, 0xD8};       // paused

// The drawn person: limbs that are far away and near, and what is worked on.
constexpr Colour body_far{0x5A, 0x68, 0x75};
constexpr Colour body_near{0xD8, 0xE0, 0xE8};
constexpr Colour region{0xF2, 0x8C, 0x28};

} // namespace theme
} // namespace screen
