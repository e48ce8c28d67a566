// The drawn body that can be marked: seen from the front and from the back, in units of its own
// (100 wide, 186 high). What is left is the person's left: on the right of the front view.
#pragma once
#include "routine/compose.h"
#include "screen/ui.h"

#include <optional>
#include <span>
#include <vector>

namespace screen {

struct MapSpot {
    routine::Region region{};
    routine::Side side{}; // left or right
    bool front = false;   // on the front view; else on the back view
    Rect at;              // in units of the map
};
constexpr float map_width = 100.0f, map_height = 186.0f;

const std::vector<MapSpot>& map_spots(); // none lies on another

bool marked(std::span<const routine::Tight>, routine::Region, routine::Side); // left or right

// "calf:left", the id of a mark on screens and in wishes.
std::string id_of(routine::Region, routine::Side);
std::optional<routine::Tight> mark_with_id(std::string_view);

// Takes the side away where it is marked, else marks it.
void toggle(std::vector<routine::Tight>&, const routine::Tight&);

// A view as wide as `room`: the body without its spots, and where a spot of it lies.
void draw_body(Ui&, Rect room);
Rect place_of(const MapSpot&, Rect room);
float radius_of(Rect spot); // of its corners, drawn

} // namespace screen
