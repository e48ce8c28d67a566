#include "screen/column.h"
#include "screen/weeks_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

// From the top: title, facts, who rolled, the night, magnesium, the days' names.
constexpr float title_em = 1.5f, facts_em = 2.2f, rolled_em = 1.2f, night_em = 4.0f,
                taken_em = 1.4f, names_em = 1.2f, inset_em = 0.7f;
constexpr float week_em =
    title_em + facts_em + rolled_em + night_em + taken_em + names_em + 2 * inset_em + 0.6f;

void draw_day(Ui& ui, Rect at, const WeeksView::Day& day, const std::string& name) {
    const float em = ui.em(), bar = 0.62f * at.w, x = at.x + (at.w - bar) / 2;
    if (day.rolled) {
        const float size = std::min(0.95f * em, at.w);
        ui.shape(Shape::roller, {at.x + (at.w - size) / 2, at.y, size, size}, theme::green);
    }
    const float ground = at.y + (rolled_em + night_em) * em;
    if (day.asleep) {
        const float high = std::max(0.2f, static_cast<float>(*day.asleep) * (night_em - 0.3f)) * em;
        ui.fill({x, ground - high, bar, high}, theme::sky, 0.12f * em);
    }
    ui.fill({at.x, ground, at.w, 0.06f * em}, theme::line);
    if (day.magnesium > 0.0) {
        const float high = static_cast<float>(day.magnesium) * (taken_em - 0.3f) * em;
        ui.fill({x, ground + 0.2f * em, bar, high}, theme::orange, 0.08f * em);
    }
    const Rect below{at.x, ground + taken_em * em, at.w, names_em * em};
    if (day.today)
        ui.outline({at.x, at.y, at.w, below.bottom() - at.y}, theme::ink, 0.2f * em, 0.06f * em);
    ui.fitted(below, name, {.px = 0.75f * em, .ink = theme::quiet, .align = 0.5f, .valign = 0.5f});
}

void draw_week(Ui& ui, Rect card, const WeeksView& v, const WeeksView::Week& week) {
    const float em = ui.em();
    ui.card(card, theme::card, 0.5f * em);
    const Rect in = card.inset(inset_em * em);
    ui.fitted({in.x, in.y, in.w, title_em * em}, week.title,
              {.weight = Weight::bold, .valign = 0.5f});
    ui.fitted({in.x, in.y + title_em * em, in.w, facts_em * em}, week.facts,
              {.px = 0.85f * em, .ink = theme::quiet}, 2);
    const float top = in.y + (title_em + facts_em + 0.3f) * em;
    const float wide = in.w / static_cast<float>(week.days.size());
    for (std::size_t i = 0; i < week.days.size(); ++i)
        draw_day(ui, {in.x + static_cast<float>(i) * wide + 0.05f * wide, top, 0.9f * wide, 0.0f},
                 week.days.at(i), v.names.at(i));
}

void weeks_grid(Ui& ui, Column& column, const WeeksView& v) {
    const float em = ui.em(), gap = 0.6f * em;
    const int beside = std::clamp(static_cast<int>(column.width() / (13.0f * em)), 1, 4);
    const float wide =
        (column.width() - gap * static_cast<float>(beside - 1)) / static_cast<float>(beside);
    for (std::size_t first = 0; first < v.weeks.size(); first += static_cast<std::size_t>(beside)) {
        const Rect row = column.take(week_em);
        for (int i = 0; i < beside; ++i) {
            const std::size_t week = first + static_cast<std::size_t>(i);
            if (week >= v.weeks.size()) break;
            draw_week(ui, {row.x + static_cast<float>(i) * (wide + gap), row.y, wide, row.h}, v,
                      v.weeks[week]);
        }
        column.gap(0.6f);
    }
}

void legend(Ui& ui, Column& column, const WeeksView& v) {
    const auto row = [&](Shape shape, Colour colour, const std::string& text) {
        const float em = ui.em();
        const Rect at = column.take(1.5f);
        const Rect sign{at.x, at.y + 0.3f * em, 0.9f * em, 0.9f * em};
        if (shape == Shape::none)
            ui.fill(sign, colour, 0.12f * em);
        else
            ui.shape(shape, sign, colour);
        ui.fitted({at.x + 1.5f * em, at.y, at.w - 1.5f * em, at.h}, text,
                  {.ink = theme::quiet, .valign = 0.5f});
    };
    row(Shape::roller, theme::green, tr("Rolled"));
    row(Shape::none, theme::sky, v.asleep_scale);
    row(Shape::none, theme::orange, v.magnesium_scale);
    column.gap(0.6f);
}

void draw_points(Ui& ui, Column& c, const WeeksView::Points& points) {
    const float em = ui.em(), dot = 0.6f * em;
    constexpr float left_em = 6.0f;
    const Rect plot = c.take(11.0f);
    const Rect room{plot.x + left_em * em, plot.y, plot.w - left_em * em, plot.h};
    const Letters small{.px = 0.85f * em, .ink = theme::quiet, .align = 1.0f, .valign = 0.5f};
    ui.fitted({plot.x, plot.y, (left_em - 0.5f) * em, 1.3f * em}, points.top, small);
    ui.fitted({plot.x, plot.bottom() - 1.3f * em, (left_em - 0.5f) * em, 1.3f * em}, points.bottom,
              small);
    ui.outline(room, theme::line, 0.0f, 0.06f * em);
    const Rect in = room.inset(dot);
    for (const auto& [x, y] : points.at)
        ui.shape(Shape::diamond,
                 {in.x + static_cast<float>(x) * in.w - dot / 2,
                  in.bottom() - static_cast<float>(y) * in.h - dot / 2, dot, dot},
                 theme::sky);
    const Rect below = c.take(1.4f);
    ui.fitted({room.x, below.y, 0.45f * room.w, below.h}, points.left,
              {.px = 0.85f * em, .ink = theme::quiet, .valign = 0.5f});
    ui.fitted({room.x + 0.55f * room.w, below.y, 0.45f * room.w, below.h}, points.right, small);
}

std::string chosen_of(Column& c, const std::vector<WeeksView::Choice>& all) {
    std::vector<Choice> buttons;
    for (const auto& one : all)
        buttons.push_back({one.id, one.label, one.on ? ButtonKind::chosen : ButtonKind::normal});
    const std::string chosen = c.choose(buttons);
    c.gap(0.6f);
    return chosen;
}

void beside_card(Ui& ui, Column& column, const WeeksView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("The night beside its day"));
        for (const auto* choices : {&v.nights, &v.days})
            if (const std::string chosen = chosen_of(c, *choices); !chosen.empty())
                wish = {What::weeks_beside, chosen, 0.0};
        if (!v.points) return c.text(v.missing);
        c.quiet(wording::filled(tr("Up: {day}. To the right: {night}, of the night before. Each "
                                   "dot is a day; what lies together need not belong together."),
                                {{"day", v.day}, {"night", v.night}}));
        c.gap(0.5f);
        draw_points(ui, c, *v.points);
    });
}

} // namespace

Wish draw(Ui& ui, const WeeksView& v) {
    Wish wish;
    const Rect page = ui.begin_page("weeks");
    PageTop top = page_top(ui, page, tr("Your weeks"));
    for (const std::string& line : v.steady) top.column.text(line);
    top.column.gap(0.6f);
    legend(ui, top.column, v);
    weeks_grid(ui, top.column, v);
    beside_card(ui, top.column, v, wish);
    if (top.back) wish.what = What::show_insight;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
