#include "screen/body_map.h"

#include <algorithm>

namespace screen {

// What of the body cannot be marked.
void draw_body(Ui& ui, Rect room) {
    const float x = room.x, y = room.y, unit = room.w / map_width;
    const auto part = [&](float px, float py, float w, float h, float radius) {
        ui.fill({x + px * unit, y + py * unit, w * unit, h * unit}, theme::raised, radius * unit);
    };
    const auto both = [&](float px, float py, float w, float h, float radius) {
        part(px, py, w, h, radius);
        part(map_width - px - w, py, w, h, radius);
    };
    part(41.5f, 0.5f, 17.0f, 20.0f, 8.5f); // head
    part(43.5f, 18.0f, 13.0f, 12.0f, 3.0f);
    part(31.5f, 29.0f, 37.0f, 50.0f, 8.0f);  // trunk
    part(29.5f, 64.0f, 41.0f, 32.0f, 10.0f); // hips
    both(17.0f, 34.0f, 15.0f, 32.0f, 7.0f);  // arms
    both(14.5f, 60.0f, 11.5f, 34.0f, 5.5f);
    both(13.5f, 92.0f, 10.5f, 13.0f, 5.0f); // hands
    both(29.5f, 88.0f, 20.3f, 45.0f, 8.0f); // legs
    both(31.5f, 126.0f, 16.5f, 46.0f, 7.0f);
    both(31.5f, 168.0f, 17.0f, 17.5f, 5.0f); // feet
}

Rect place_of(const MapSpot& spot, Rect room) {
    const float unit = room.w / map_width;
    return {room.x + spot.at.x * unit, room.y + spot.at.y * unit, spot.at.w * unit,
            spot.at.h * unit};
}

float radius_of(Rect spot) { return 0.25f * std::min(spot.w, spot.h); }

} // namespace screen
