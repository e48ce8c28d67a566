#include "screen/screening_screen.h"

#include "screen/column.h"
#include "wording/care.h"
#include "wording/read_out.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::tr;

void places(Column& c, const ScreeningView::Line& line, Wish& wish) {
    if (line.near.empty()) return;
    c.gap(0.3f);
    c.quiet(tr("Where? Nothing is rolled there."));
    c.gap(0.4f);
    std::vector<Choice> choices;
    for (const ScreeningView::Line& region : line.near)
        choices.push_back({"near:" + region.id, region.text,
                           region.on ? ButtonKind::chosen : ButtonKind::normal});
    const std::string chosen = c.choose(choices);
    if (!chosen.empty()) wish = {What::tick_near, chosen.substr(5), 0.0};
}

void lines(Column& c, const std::vector<ScreeningView::Line>& all, Wish& wish) {
    for (const ScreeningView::Line& line : all) {
        if (!c.toggles(line.text, {{"tick:" + line.id, tr("applies"), line.on}}).empty())
            wish = {What::tick, line.id, 0.0};
        if (line.on && !line.detail.empty()) {
            const Choice clear{"clear:" + line.id, tr("Cleared .."), ButtonKind::quiet};
            if (!c.line({}, line.detail, {clear}).empty())
                wish = {What::clear_condition, line.id, 0.0};
        }
        places(c, line, wish);
        c.gap(0.5f);
    }
}

void refusal(Column& c, const std::string& why) {
    if (why.empty()) return;
    c.gap(0.4f);
    c.status(Shape::warning, theme::orange, why, {});
}

void clearing_card(Column& column, const ScreeningView& v, ScreeningTyping& typing, Wish& wish) {
    if (v.clearing.empty()) return;
    column.card([&](Column& c) {
        c.heading(v.clearing);
        c.quiet(tr("Who has said that rolling is all right, and when? It is noted as you type "
                   "it."));
        c.gap(0.4f);
        c.field("cleared-by", typing.by, tr("who"), 22.0f);
        c.gap(0.4f);
        c.quiet(filled(tr("When, for instance {day}?"), {{"day", v.day}}));
        c.field("cleared-on", typing.on, {}, 16.0f);
        c.gap(0.4f);
        c.field("cleared-note", typing.note, tr("note"), 22.0f);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"save-clearance", tr("Take it over")}, {"no-clearance", tr("Not cleared")}});
        if (chosen == "save-clearance") wish.what = What::save_clearance;
        if (chosen == "no-clearance") wish.what = What::drop_clearance;
        refusal(c, v.refused);
    });
}

std::vector<ScreeningView::Line> places_of(const care::Ticked& ticked) {
    std::vector<ScreeningView::Line> places;
    for (int i = 0; i < routine::regions; ++i) {
        const auto region = static_cast<routine::Region>(i);
        if (routine::never_rolled(region)) continue;
        const bool on =
            std::find(ticked.near.begin(), ticked.near.end(), region) != ticked.near.end();
        const std::string of{routine::word(ticked.condition)};
        places.push_back(
            {of + ':' + std::string{routine::word(region)}, wording::name(region), {}, on, {}});
    }
    return places;
}

} // namespace

ScreeningView view_of(const care::Screening& s, const std::optional<routine::Condition>& clearing,
                      const std::string& refused, units::WallTime now) {
    ScreeningView v;
    v.day = wording::today(now);
    v.any = !s.stops.empty() || !s.conditions.empty();
    v.refused = refused;
    for (int i = 0; i < care::stops; ++i) {
        const auto stop = static_cast<care::Stop>(i);
        const bool on = std::find(s.stops.begin(), s.stops.end(), stop) != s.stops.end();
        v.stops.push_back({std::string{care::word(stop)}, wording::statement(stop), {}, on, {}});
    }
    for (int i = 0; i < routine::conditions; ++i) {
        const auto condition = static_cast<routine::Condition>(i);
        const auto ticked =
            std::find_if(s.conditions.begin(), s.conditions.end(),
                         [&](const care::Ticked& t) { return t.condition == condition; });
        const bool on = ticked != s.conditions.end();
        v.conditions.push_back({std::string{routine::word(condition)},
                                wording::statement(condition),
                                on ? wording::outcome(*ticked) : "",
                                on,
                                {}});
        if (on && care::asked_where(condition)) v.conditions.back().near = places_of(*ticked);
    }
    v.spoken = wording::read_out_screening();
    if (clearing) v.clearing = wording::please_ask_if() + ' ' + wording::statement(*clearing);
    return v;
}

Wish draw(Ui& ui, const ScreeningView& v, ScreeningTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("screening");
    // One key must not answer statements that nobody has read.
    ui.focus_first(v.any ? "done" : "later");
    Column column = page_top(ui, page, tr("Before you roll"), false).column;
    if (!v.progress.empty()) {
        column.quiet(v.progress);
        column.gap(0.4f);
    }
    column.text(wording::about_screening());
    if (!v.emergency.empty()) {
        column.gap(0.4f);
        column.quiet(v.emergency);
    }
    column.gap(0.7f);
    std::vector<Choice> ways{
        {"done", v.any ? tr("Save what is ticked (Enter)") : tr("Save: none of it applies to me"),
         v.any ? ButtonKind::primary : ButtonKind::normal},
        {"later",
         v.any ? tr("Later: light until then (Esc)") : tr("Later: light until then (Enter)"),
         v.any ? ButtonKind::normal : ButtonKind::primary}};
    if (!v.progress.empty()) ways.push_back({"before", tr("← Back")});
    const std::string chosen = column.choose(ways);
    if (chosen == "done") wish.what = What::screening_done;
    if (chosen == "before") wish.what = What::welcome_back;
    if (chosen == "later" || ui.pressed(Key::escape)) wish.what = What::screening_later;
    if (v.clearing.empty()) refusal(column, v.refused);
    column.gap(0.9f);
    clearing_card(column, v, typing, wish);
    column.card([&](Column& c) {
        c.heading(wording::please_not_if() + ':');
        lines(c, v.stops, wish);
    });
    column.card([&](Column& c) {
        c.heading(wording::please_ask_if() + ':');
        lines(c, v.conditions, wish);
    });
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
