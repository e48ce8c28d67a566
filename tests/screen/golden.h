// Pictures of screens, small enough to be kept: what is compared, how, and what a person sees of
// it.
#pragma once
#include "screen/stage.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace tests {

struct Pixels { // RGB from the top left, as Display::pixels gives them
    screen::Size size;
    std::vector<std::uint8_t> rgb;

    std::uint8_t* at(int x, int y) {
        return rgb.data() +
               3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                    static_cast<std::size_t>(x));
    }
    const std::uint8_t* at(int x, int y) const { return const_cast<Pixels*>(this)->at(x, y); }
};

// Lightness in 32 levels, each over a square of pixels. Dark colours lie a little further apart
// than they do in a photograph, so that a card is told from the page.
constexpr int levels = 32;
struct Small {
    screen::Size size;
    std::vector<std::uint8_t> level;

    std::uint8_t& at(int x, int y) {
        return level[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                     static_cast<std::size_t>(x)];
    }
    std::uint8_t at(int x, int y) const { return const_cast<Small*>(this)->at(x, y); }
};
Small small(const Pixels&, int square); // what is left over at the right and below is left out

// The largest difference of the two, averaged over 3 x 3, in levels. Letters set by another version
// of the libraries differ at their edges, and that averages out; what was moved, left out or cut
// off does not.
struct Difference {
    double most = 0.0;
    int x = 0, y = 0; // where it is
};
constexpr double tolerated =
    1.8; // levels; softer letters give up to 1.7, what is left out 2 and more
Difference difference(const Small&, const Small&); // of one size

// As PNG files, in the lightness they stand for.
bool write(const std::filesystem::path&, const Small&);
std::optional<Small> read(const std::filesystem::path&); // nothing: not there, or of another form
bool write(const std::filesystem::path&, const Pixels&);

// The reference, the new one and where they differ (red), side by side and four times as large.
Pixels side_by_side(const Small& reference, const Small& now);

} // namespace tests
