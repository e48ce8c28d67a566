#include "screen/history_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

constexpr float low_em = 7.0f, high_em = 13.0f; // of a chart

void take(Wish& wish, const std::string& chosen) {
    if (!chosen.empty()) wish = {What::history, chosen, 0.0};
}

void tabs(Column& c, const std::vector<HistoryView::Tab>& all, Wish& wish) {
    if (all.empty()) return;
    std::vector<Choice> choices;
    for (const auto& one : all)
        choices.push_back({one.id, one.label, one.on ? ButtonKind::chosen : ButtonKind::normal});
    take(wish, c.choose(choices));
    c.gap(0.6f);
}

void looks(Ui& ui, Column& c, const HistoryView& v) {
    std::vector<std::pair<Look, std::string_view>> both;
    if (!v.left.empty()) both.emplace_back(Look::first, v.left);
    if (!v.right.empty()) both.emplace_back(Look::second, v.right);
    if (!both.empty()) legend(ui, c, both);
    c.gap(0.3f);
}

// --- weeks

void draw_day(Ui& ui, Rect at, const HistoryView::Day& day, Wish& wish) {
    const float em = ui.em(), size = std::min({1.3f * em, at.w, at.h});
    const Rect sign{at.x + (at.w - size) / 2, at.y + (at.h - size) / 2, size, size};
    if (day.today) ui.outline(at.inset(0.1f * em), theme::ink, 0.2f * em, 0.06f * em);
    if (day.sessions == 0)
        return ui.fill(
            {at.x + at.w / 2 - 0.1f * em, at.y + at.h / 2 - 0.1f * em, 0.2f * em, 0.2f * em},
            theme::line, 0.1f * em);
    ui.shape(Shape::roller, sign, theme::green);
    if (day.sessions > 1)
        ui.fitted({sign.right(), at.y, at.right() - sign.right(), at.h},
                  std::to_string(day.sessions),
                  {.px = 0.8f * em, .ink = theme::quiet, .valign = 0.5f});
    const Ui::Touch touch = ui.touch("open:" + day.session, at);
    if (touch == Ui::Touch::hovered) ui.outline(at, theme::line, 0.2f * em, 0.06f * em);
    if (touch == Ui::Touch::clicked) wish = {What::show_record, day.session, 0.0};
}

struct WeekRow { // where the parts of a row are
    float title_w, day_w, facts_x;
    explicit WeekRow(const Column& c, float em) {
        const bool wide = c.wide();
        title_w = (wide ? 0.30f : 0.34f) * c.width();
        day_w = std::min(3.2f * em, (wide ? 0.42f : 0.62f) * c.width() / 7.0f);
        facts_x = title_w + 7.0f * day_w + 0.6f * em;
    }
};

void draw_week(Ui& ui, Column& c, const HistoryView::Week& week, Wish& wish) {
    const float em = ui.em();
    const WeekRow row{c, em};
    const Rect at = c.take(1.9f);
    ui.fitted({at.x, at.y, row.title_w - 0.4f * em, at.h}, week.title, {.valign = 0.5f});
    for (std::size_t i = 0; i < week.days.size(); ++i)
        draw_day(ui,
                 {at.x + row.title_w + static_cast<float>(i) * row.day_w, at.y, row.day_w, at.h},
                 week.days.at(i), wish);
    const auto told = [&](Rect in) {
        const float sign = 0.9f * em;
        ui.shape(week.shape, {in.x, in.y + (in.h - sign) / 2, sign, sign}, theme::sky);
        ui.fitted({in.x + 1.3f * em, in.y, in.w - 1.3f * em, in.h}, week.facts,
                  {.ink = theme::quiet, .valign = 0.5f});
    };
    if (c.wide()) return told({at.x + row.facts_x, at.y, at.w - row.facts_x, at.h});
    told(c.take(1.5f));
    c.gap(0.3f);
}

void draw_weeks(Ui& ui, Column& column, const HistoryView& v, Wish& wish) {
    if (!v.missing.empty()) return column.text(v.missing);
    column.card([&](Column& c) {
        const float em = ui.em();
        const WeekRow row{c, em};
        const Rect head = c.take(1.5f);
        for (std::size_t i = 0; i < v.names.size(); ++i)
            ui.fitted({head.x + row.title_w + static_cast<float>(i) * row.day_w, head.y, row.day_w,
                       head.h},
                      v.names.at(i),
                      {.px = 0.85f * em, .ink = theme::quiet, .align = 0.5f, .valign = 0.5f});
        for (const auto& week : v.weeks) draw_week(ui, c, week, wish);
    });
    column.gap(0.5f);
    column.quiet(tr("A day goes from 4 in the morning to 4. Two or three days a week are usual; "
                    "a plan can mean others. Click on a sign to look at its session."));
    column.gap(0.6f);
    take(wish, column.choose({{"older", tr("Earlier weeks"), ButtonKind::normal, v.older},
                              {"newer", tr("Later weeks"), ButtonKind::normal, v.newer}}));
}

// --- exercises

void draw_exercises(Ui& ui, Column& column, const HistoryView& v, Wish& wish) {
    tabs(column, v.regions, wish);
    tabs(column, v.exercises, wish);
    tabs(column, v.months, wish);
    if (!v.missing.empty()) return column.text(v.missing);
    column.card([&](Column& c) {
        c.heading(v.title);
        looks(ui, c, v);
        for (const Chart& chart : v.charts) draw(ui, c, chart, low_em);
        for (const auto& line : v.told) {
            c.text(line);
            c.gap(0.2f);
        }
        c.gap(0.5f);
        if (v.beside) draw(ui, c, *v.beside, high_em);
        c.quiet(
            tr("Grey: the band that was set. The line through a sign reaches one standard error "
               "of that session's strokes up and down. Dashed: from there on it was measured "
               "with something else."));
    });
}

// --- the line of time and two sessions ---------------------------------------------------------

void tell_apart(Column& c, const HistoryView& v) {
    for (const std::string& line : v.apart) {
        c.text(line);
        c.gap(0.4f);
    }
}

void draw_times(Ui& ui, Column& column, const HistoryView& v, Wish& wish) {
    if (!v.missing.empty()) return column.text(v.missing);
    tabs(column, v.quantities, wish);
    column.card([&](Column& c) {
        c.heading(v.title);
        for (const auto& line : v.told) c.status(Shape::warning, theme::orange, line, {});
        for (const Chart& chart : v.charts)
            if (const auto section = draw(ui, c, chart, high_em, "section", history_sections))
                take(wish, "section:" + std::to_string(*section));
        take(wish, c.choose({{"closer", tr("Closer"), ButtonKind::normal, v.closer},
                             {"farther", tr("Farther"), ButtonKind::normal, v.farther},
                             {"earlier", tr("Earlier"), ButtonKind::normal, v.earlier},
                             {"later", tr("Later"), ButtonKind::normal, v.later},
                             {"all", tr("All of it"), ButtonKind::normal, v.farther}}));
        c.gap(0.6f);
        const std::string chosen =
            c.choose({{"session:before", tr("Session before"), ButtonKind::normal, v.before},
                      {"session:next", tr("Session after"), ButtonKind::normal, v.next},
                      {"open", tr("Look at it"), ButtonKind::normal, !v.open.empty()}});
        if (chosen == "open")
            wish = {What::show_record, v.open, 0.0};
        else
            take(wish, chosen);
        c.gap(0.5f);
        tell_apart(c, v);
        c.quiet(tr("The lowest and the highest of what was measured. Click on a part to see it "
                   "closer, down to a single stroke."));
    });
}

void draw_two(Ui& ui, Column& column, const HistoryView& v, Wish& wish) {
    if (!v.missing.empty()) return column.text(v.missing);
    tabs(column, v.quantities, wish);
    column.card([&](Column& c) {
        for (std::size_t i = 0; i < v.two.size(); ++i) {
            const auto& one = v.two.at(i);
            const std::string which = i == 0 ? "first:" : "second:";
            take(wish, c.line(one.when, one.title,
                              {{which + "before", tr("Earlier"), ButtonKind::normal, one.before},
                               {which + "next", tr("Later"), ButtonKind::normal, one.next}}));
            c.gap(0.6f);
        }
        looks(ui, c, v);
        for (const Chart& chart : v.charts) draw(ui, c, chart, high_em);
        tell_apart(c, v);
        c.quiet(tr("Both from their beginning. Of the second one only the edges are drawn."));
    });
}

} // namespace

Wish draw(Ui& ui, const HistoryView& v) {
    Wish wish;
    const Rect page = ui.begin_page("history");
    for (const auto& one : v.parts)
        if (one.on) ui.focus_first(one.id);
    PageTop top = page_top(ui, page, tr("History"));
    Column& c = top.column;
    tabs(c, v.parts, wish);
    if (!v.trouble.empty()) {
        c.status(Shape::warning, theme::orange, v.trouble, {});
        c.gap(0.5f);
    }
    switch (v.part) {
    case HistoryPart::weeks: draw_weeks(ui, c, v, wish); break;
    case HistoryPart::exercises: draw_exercises(ui, c, v, wish); break;
    case HistoryPart::times: draw_times(ui, c, v, wish); break;
    case HistoryPart::together: draw_two(ui, c, v, wish); break;
    }
    if (top.back) wish.what = What::show_sessions;
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
