// From where the screen is looked at, and how: it belongs to the room, not to a person.
#pragma once

namespace screen {

// The picture of a session turned for somebody who lies on the side or looks from behind.
enum class Turn { none, left, half, right }; // left: its top points to the left

struct Looking {
    double scale = 1.0;        // of all letters, 0.75 .. 3
    double distance_m = 2.5;   // 0.5 .. 6
    double diagonal_in = 15.6; // of the screen, inches, 7 .. 100
    Turn turn = Turn::none;    // during a session
    bool reduced_motion = false;
    bool full_screen = true; // during a session
    bool operator==(const Looking&) const = default;
};

// What has to be read from that far: height of the capitals / distance (0.0064 = 22 minutes of arc,
// 16 mm at 2.5 m), as a share of the screen's diagonal. The time left is three times as high.
constexpr double capitals_by_distance = 0.0064, timer_to_capitals = 3.0;
// The largest words a session's screen has room for: lines of this share of its height, and the
// capitals of these as a share of the diagonal of a 16:9 screen.
constexpr double largest_line = 0.145, smallest_line = 0.06;
constexpr double most_capitals = 0.14 * 0.6 * 0.49;
constexpr double capitals(const Looking& l) {
    return l.distance_m * capitals_by_distance / (l.diagonal_in * 0.0254);
}

} // namespace screen
