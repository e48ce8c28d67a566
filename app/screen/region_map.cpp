#include "screen/region_map.h"

#include "screen/body_map.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::Side;
using wording::tr;

Side side_of(const MapSpot& spot) {
    return spot.side == routine::Side::left ? Side::left : Side::right;
}

bool chosen(const MorningField& f, const MapSpot& spot) {
    const auto regions = diary::body_regions();
    const auto at = std::find(regions.begin(), regions.end(), routine::word(spot.region));
    const std::string region = std::to_string(at - regions.begin());
    const auto& all = f.map->places;
    return std::any_of(all.begin(), all.end(), [&](const MorningField::Map::Place& place) {
        return place.region == region && is_on(place, side_of(spot));
    });
}

void draw_view(Ui& ui, const MorningField& f, MorningTyping& typing, bool front, Rect room) {
    draw_body(ui, room);
    for (const MapSpot& spot : map_spots()) {
        if (spot.front != front) continue;
        const Rect at = place_of(spot, room);
        const auto touched = ui.touch("map:" + f.id + ':' + id_of(spot.region, spot.side), at);
        if (touched == Ui::Touch::clicked)
            press(typing, f, routine::word(spot.region), side_of(spot));
        const bool on = chosen(f, spot);
        ui.fill(at, on ? theme::orange : theme::line, radius_of(at));
        if (touched != Ui::Touch::none || on)
            ui.outline(at, theme::ink, radius_of(at), 0.08f * ui.em());
    }
}

} // namespace

void region_map(Ui& ui, Column& c, const MorningField& f, MorningTyping& typing) {
    const float em = ui.em(), gap = 1.5f * em, caption = 1.3f * em;
    const float width = std::min(8.0f * em, (c.width() - gap) / 2);
    const float tall = width * map_height / map_width;
    const Rect room = c.take((tall + caption) / em + 0.4f);
    const float left = room.x + (room.w - 2 * width - gap) / 2;
    for (const bool front : {false, true}) {
        const float x = front ? left + width + gap : left;
        ui.fitted({x, room.y, width, caption}, front ? tr("Front") : tr("Back view"),
                  {.px = 0.85f * em, .ink = theme::quiet, .align = 0.5f, .valign = 0.5f});
        draw_view(ui, f, typing, front, {x, room.y + caption, width, tall});
    }
}

} // namespace screen
