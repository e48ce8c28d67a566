#include "screen/column.h"
#include "screen/starting.h"
#include "screen/tight_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using routine::Region, routine::Side;
using What = Wish::What;
using wording::filled, wording::tr;

void take(Wish& wish, Region region, Side side) {
    wish = {What::toggle_tight, id_of(region, side), 0.0};
}

bool is_marked(const TightView& v, Region region, Side side) {
    for (const auto* places : {&v.back, &v.front})
        for (const TightView::Place& place : *places)
            if (place.region == region) return side == Side::left ? place.left : place.right;
    return false;
}

std::string name_of(const MapSpot& spot) {
    return wording::name(spot.region) + ", " + wording::name(spot.side);
}

void draw_spot(Ui& ui, Rect at, bool on, bool pointed_at) {
    const float radius = radius_of(at);
    ui.fill(at, on ? theme::orange : pointed_at ? theme::quiet : theme::line, radius);
    if (pointed_at) ui.outline(at, theme::ink, radius, 0.1f * ui.em());
    if (!on) return;
    const float sign = std::min({at.w, at.h, 1.2f * ui.em()}) * 0.8f;
    ui.shape(Shape::tick, {at.x + (at.w - sign) / 2, at.y + (at.h - sign) / 2, sign, sign},
             theme::dark_ink);
}

// One view; the spot under the pointer or the cursor, if any.
const MapSpot* draw_view(Ui& ui, const TightView& v, bool front, Rect room, const MapSpot* cursor,
                         Wish& wish) {
    const MapSpot* pointed = nullptr;
    draw_body(ui, room);
    for (const MapSpot& spot : map_spots()) {
        if (spot.front != front) continue;
        const Rect at = place_of(spot, room);
        const auto touched = ui.touch("map:" + id_of(spot.region, spot.side), at);
        if (touched == Ui::Touch::clicked) take(wish, spot.region, spot.side);
        const bool here = touched != Ui::Touch::none || cursor == &spot;
        if (here) pointed = &spot;
        draw_spot(ui, at, is_marked(v, spot.region, spot.side), here);
    }
    return pointed;
}

// While the drawing has the focus: Left and Right go from spot to spot, Enter marks.
const MapSpot* steered(Ui& ui, Rect room, MapCursor& cursor, Wish& wish) {
    if (!ui.drawing("map", room)) return nullptr;
    const std::size_t count = map_spots().size();
    if (ui.pressed(Key::right)) cursor.spot = (cursor.spot + 1) % count;
    if (ui.pressed(Key::left)) cursor.spot = (cursor.spot + count - 1) % count;
    const MapSpot& spot = map_spots().at(cursor.spot % count);
    if (ui.pressed(Key::enter)) take(wish, spot.region, spot.side);
    return &spot;
}

// How large the map's unit is, pixels: as the column allows, and so that it is seen whole where the
// page begins; where that would leave spots nobody hits, it is no taller than the window.
float map_unit(const Ui& ui, float width, float from_top) {
    const float em = ui.em(), beside = 4.8f * em, h = ui.screen().h;
    const float whole = (h - from_top - 2.0f * em - beside) / map_height;
    return std::min({width, 0.16f * em,
                     std::max(whole, std::min(0.11f * em, (0.94f * h - beside) / map_height))});
}

void map_card(Ui& ui, Column& column, float page_top, const TightView& v, MapCursor& cursor,
              Wish& wish) {
    column.card([&](Column& c) {
        const float em = ui.em(), gap = 1.0f * em, caption = 1.5f * em;
        const float unit = map_unit(ui, (c.width() - gap) / (2 * map_width), c.bottom() - page_top);
        const float width = map_width * unit, x = c.x() + (c.width() - 2 * width - gap) / 2;
        const Rect room = c.take(map_height * unit / em + 4.8f);
        const auto words = [&](float at, float y, float w, const std::string& text) {
            ui.fitted({at, y, w, caption}, text,
                      {.px = 0.85f * em, .ink = theme::quiet, .align = 0.5f, .valign = 0.5f});
        };
        const MapSpot* const steered_to = steered(ui, room, cursor, wish);
        const MapSpot* pointed = nullptr;
        for (const bool front : {false, true}) {
            const float left = front ? x + width + gap : x;
            words(left, room.y, width, front ? tr("Front") : tr("Back view"));
            words(left, room.y + caption, 0.5f * width, front ? tr("right") : tr("left"));
            words(left + 0.5f * width, room.y + caption, 0.5f * width,
                  front ? tr("left") : tr("right"));
            const Rect view{left, room.y + 2 * caption, width, map_height * unit};
            if (const auto* spot = draw_view(ui, v, front, view, steered_to, wish)) pointed = spot;
        }
        words(c.x(), room.bottom() - caption, c.width(),
              pointed != nullptr ? name_of(*pointed) : std::string{tr("Press where it is tight.")});
    });
}

void minutes_card(Column& column, const TightView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("How many minutes?"));
        std::vector<Choice> choices;
        for (const int minutes : routine::composed_minutes)
            choices.push_back({"minutes:" + std::to_string(minutes),
                               filled(tr("{minutes} min"), {{"minutes", std::to_string(minutes)}}),
                               v.minutes == minutes ? ButtonKind::chosen : ButtonKind::normal});
        const std::string chosen = c.choose(choices);
        for (const int minutes : routine::composed_minutes)
            if (chosen == "minutes:" + std::to_string(minutes))
                wish = {What::tight_minutes, {}, static_cast<double>(minutes)};
    });
}

void routine_card(Column& column, const TightView& v, Wish& wish) {
    column.card([&](Column& c) {
        if (!v.ready()) {
            c.quiet(v.trouble);
            return;
        }
        c.heading(v.title);
        c.text(v.facts);
        if (!v.shorter.empty()) c.quiet(v.shorter);
        c.gap(0.6f);
        const Wish asked = start_choices(c, {.routine = routine::composed_id,
                                             .offers_without = v.offers_without,
                                             .starting = v.starting});
        if (asked) wish = asked;
        c.gap(0.8f);
        for (const TightView::Line& part : v.parts) {
            c.words(part.title, {.weight = Weight::bold});
            c.quiet(part.facts);
            c.gap(0.35f);
        }
        if (!v.missing.empty()) {
            c.gap(0.3f);
            c.status(Shape::warning, theme::orange, v.missing, {});
        }
        for (const std::string& claim : v.claims) {
            c.gap(0.4f);
            c.quiet(claim);
        }
    });
}

void list_card(Column& column, const std::string& heading,
               const std::vector<TightView::Place>& places, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(heading);
        for (const TightView::Place& place : places) {
            const std::string left = id_of(place.region, Side::left);
            const std::string right = id_of(place.region, Side::right);
            const std::string chosen = c.toggles(
                place.name, {{left, tr("left"), place.left}, {right, tr("right"), place.right}});
            if (chosen == left) take(wish, place.region, Side::left);
            if (chosen == right) take(wish, place.region, Side::right);
            c.gap(0.4f);
        }
    });
}

} // namespace

Wish draw(Ui& ui, const TightView& v, MapCursor& cursor) {
    Wish wish;
    const Rect page = ui.begin_page("tight");
    ui.focus_first(v.ready() ? "start" : "map");
    PageTop top = page_top(ui, page, tr("Where is it tight today?"));
    Column& column = top.column;
    if (top.back) wish.what = v.starting ? What::cancel_start : What::show_home;
    two_columns(
        ui, column, 0.58f, [&](Column& c) { map_card(ui, c, page.y, v, cursor, wish); },
        [&](Column& c) {
            minutes_card(c, v, wish);
            routine_card(c, v, wish);
        });
    two_columns(
        ui, column, 0.5f, [&](Column& c) { list_card(c, tr("Back of the body"), v.back, wish); },
        [&](Column& c) { list_card(c, tr("Front, arms and sides of the legs"), v.front, wish); });
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
