#include "screen/body_map.h"

#include <algorithm>

namespace screen {
namespace {

using routine::Region, routine::Side, routine::Tight;

// The half of a view that lies left of its middle, as the looker sees it.
struct Half {
    Region region;
    bool front;
    Rect at;
};

// clang-format off
const Half halves[] = {
    {Region::neck,             false, {44.0f,  20.5f,  5.5f,  8.5f}},
    {Region::shoulder_top,     false, {34.0f,  30.0f, 15.5f,  6.0f}},
    {Region::back_of_shoulder, false, {27.0f,  37.0f, 10.0f, 12.0f}},
    {Region::upper_back,       false, {38.0f,  37.0f, 11.5f, 12.0f}},
    {Region::side_of_back,     false, {33.0f,  50.0f,  6.5f, 14.0f}},
    {Region::mid_back,         false, {40.5f,  50.0f,  9.0f, 14.0f}},
    {Region::low_back,         false, {37.0f,  65.0f, 12.5f, 12.0f}},
    {Region::upper_arm,        false, {18.0f,  43.0f,  8.0f, 20.0f}},
    {Region::side_hip,         false, {30.5f,  78.0f,  7.0f, 15.0f}},
    {Region::buttock,          false, {38.5f,  78.0f, 11.0f, 16.0f}},
    {Region::hamstrings,       false, {33.0f,  96.0f, 15.0f, 32.0f}},
    {Region::calf,             false, {33.5f, 134.0f, 13.0f, 28.0f}},
    {Region::foot_sole,        false, {33.0f, 174.0f, 14.0f, 10.0f}},
    {Region::chest,            true,  {33.0f,  35.0f, 16.5f, 19.0f}},
    {Region::forearm,          true,  {15.5f,  66.0f,  9.5f, 25.0f}},
    {Region::front_hip,        true,  {32.0f,  79.0f, 11.0f, 14.0f}},
    {Region::front_thigh,      true,  {36.0f,  95.0f,  7.5f, 32.0f}},
    {Region::inner_thigh,      true,  {44.5f,  99.0f,  5.0f, 28.0f}},
    {Region::outer_thigh,      true,  {30.0f,  95.0f,  5.0f, 32.0f}},
    {Region::outer_shin,       true,  {32.0f, 136.0f,  5.0f, 30.0f}},
    {Region::front_shin,       true,  {38.0f, 136.0f,  8.5f, 32.0f}}};
// clang-format on

Rect mirrored(Rect r) { return {map_width - r.right(), r.y, r.w, r.h}; }

} // namespace

const std::vector<MapSpot>& map_spots() {
    static const std::vector<MapSpot> spots = [] {
        std::vector<MapSpot> all;
        for (const Half& half : halves) {
            const Side near = half.front ? Side::right : Side::left;
            const Side far = half.front ? Side::left : Side::right;
            all.push_back({half.region, near, half.front, half.at});
            all.push_back({half.region, far, half.front, mirrored(half.at)});
        }
        return all;
    }();
    return spots;
}

bool marked(std::span<const Tight> marks, Region region, Side side) {
    return std::any_of(marks.begin(), marks.end(), [&](const Tight& mark) {
        return mark.region == region && (mark.side == side || mark.side == Side::both);
    });
}

std::string id_of(Region region, Side side) {
    return std::string{word(region)} + (side == Side::left ? ":left" : ":right");
}

std::optional<Tight> mark_with_id(std::string_view id) {
    const auto colon = id.find(':');
    const auto region = routine::region_named(id.substr(0, colon));
    if (!region || colon == std::string_view::npos) return std::nullopt;
    if (id.substr(colon) == ":left") return Tight{*region, Side::left};
    if (id.substr(colon) == ":right") return Tight{*region, Side::right};
    return std::nullopt;
}

void toggle(std::vector<Tight>& marks, const Tight& mark) {
    const Side other = mark.side == Side::left ? Side::right : Side::left;
    const auto there = std::find_if(marks.begin(), marks.end(),
                                    [&](const Tight& t) { return t.region == mark.region; });
    if (there == marks.end())
        marks.push_back(mark);
    else if (there->side == Side::both)
        there->side = other;
    else if (there->side == other)
        there->side = Side::both;
    else
        marks.erase(there);
}

} // namespace screen
