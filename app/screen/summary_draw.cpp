#include "screen/column.h"
#include "screen/summary_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using wording::tr;

// The figures in one row, as large as the row allows; below one another where it is too narrow.
void draw_figures(Ui& ui, Column& column, const std::vector<SummaryView::Figure>& figures) {
    if (figures.empty()) return;
    const float em = ui.em(), gap = em;
    const bool wide = column.wide();
    const auto count = static_cast<float>(wide ? figures.size() : 1);
    const float w = (column.width() - gap * (count - 1)) / count;
    float x = column.x();
    Rect place{};
    for (const SummaryView::Figure& f : figures) {
        if (!wide || x == column.x()) place = column.take(7.4f);
        const Rect at{x, place.y, w, place.h};
        ui.fill(at, theme::card, 0.6f * em);
        const Rect in = at.inset(0.8f * em);
        ui.fitted({in.x, in.y, in.w, 4.0f * em}, f.value,
                  {.weight = Weight::bold, .px = 3.8f * em, .align = 0.5f, .valign = 0.5f});
        ui.fitted({in.x, in.y + 4.0f * em, in.w, in.h - 4.0f * em}, f.label,
                  {.px = 1.2f * em, .ink = theme::quiet, .align = 0.5f, .valign = 0.5f}, 2);
        if (wide)
            x += w + gap;
        else
            column.gap(0.6f);
    }
    column.gap(1.0f);
}

// Read from the floor, in at most three lines.
void draw_sentence(Ui& ui, Column& column, const SummaryView& v) {
    const float px = std::max(ui.far_letters(v.capitals), 1.9f * ui.em());
    const float sign = 0.9f * px, beside = 1.15f * px;
    const Rect room{column.x() + beside, column.bottom(), column.width() - beside, 3.0f * px};
    const Letters letters = ui.fitting(room, v.sentence, {.weight = Weight::bold, .px = px}, 3);
    ui.shape(v.ended.shape, {column.x(), column.bottom() + 0.05f * px, sign, sign}, v.ended.colour);
    column.gap(ui.text({room.x, room.y, room.w, 0.0f}, v.sentence, letters) / ui.em());
    column.gap(0.8f);
}

std::vector<Cell> cells_of(const SummaryView::Step& s) {
    return {{{}, s.title, 3.5f, true, 0.0f},
            {tr("Time"), s.time, 1.5f, false, 1.0f},
            {tr("Strokes"), s.strokes, 1.6f, false, 1.0f},
            {tr("Range"), s.covered, 1.1f, false, 1.0f},
            {tr("Pace"), s.pace, 1.0f, false, 1.0f},
            {tr("In pace"), s.in_pace, 1.1f, false, 1.0f},
            {tr("Pressure"), s.force, 1.1f, false, 1.0f},
            {tr("In band"), s.in_band, 1.2f, false, 1.0f}};
}

std::vector<Cell> cells_of(const SummaryView::Compared& s) {
    return {{{}, s.title, 3.4f, true, 0.0f},
            {tr("Last time"), s.when, 1.6f, false, 0.0f},
            {tr("Pace"), s.pace, 1.6f, false, 1.0f},
            {tr("Pressure"), s.force, 1.7f, false, 1.0f},
            {tr("In both bands"), s.both, 2.2f, false, 1.0f},
            {{}, s.words.empty() ? "–" : s.words, 3.1f, false, 1.0f}};
}

void draw_compared(Column& column, const SummaryView& v) {
    if (v.compared.empty() && v.not_compared.empty()) return;
    column.gap(1.0f);
    column.card([&](Column& c) {
        c.heading(tr("The last time and now"));
        if (!v.compared.empty()) c.table_head(cells_of(v.compared.front()));
        for (const SummaryView::Compared& s : v.compared) c.row(cells_of(s));
        if (!v.not_compared.empty()) c.gap(0.4f);
        for (const std::string& sentence : v.not_compared) c.quiet(sentence);
    });
}

void draw_note(Column& column, const SummaryView& v, NoteTyping& typing, Wish& wish) {
    column.gap(1.0f);
    column.card([&](Column& c) {
        c.heading(tr("Your note"));
        c.quiet(tr("What you want to remember of it; nobody has to write one."));
        c.gap(0.4f);
        bool ended = c.field("note", typing.text, {}, 50.0f);
        c.gap(0.5f);
        c.quiet(tr("Tags: short words, parted by commas"));
        c.gap(0.3f);
        ended |= c.field("tags", typing.tags, {}, 50.0f);
        if (!v.refused.empty()) {
            c.gap(0.5f);
            c.status(Shape::warning, theme::orange, v.refused, {});
        }
        c.gap(0.6f);
        const bool changed = typing.text != v.note || typing.tags != v.tags;
        const std::string chosen =
            c.choose({{"keep-note", tr("Keep the note"), ButtonKind::normal, changed}});
        if (changed && (ended || chosen == "keep-note")) wish.what = Wish::What::keep_note;
    });
}

void draw_around(Column& column, const SummaryView& v) {
    if (v.around.empty()) return;
    column.gap(1.0f);
    column.card([&](Column& c) {
        c.heading(tr("What was noted around it"));
        for (const std::string& line : v.around) {
            if (&line == &v.around.back())
                c.quiet(line);
            else
                c.text(line);
            c.gap(0.3f);
        }
    });
}

} // namespace

Wish draw(Ui& ui, const SummaryView& v, NoteTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("summary");
    ui.focus_first("home");
    PageTop top = page_top(ui, page, v.title, false);
    Column& column = top.column;
    column.quiet(v.ended.detail.empty() ? v.when : v.when + ". " + v.ended.detail);
    column.gap(0.6f);
    draw_sentence(ui, column, v);
    draw_figures(ui, column, v.figures);
    const std::string chosen =
        column.choose({{"home", tr("To the start (Enter)"), ButtonKind::primary},
                       {"sessions", tr("All sessions")}});
    const bool escaped = ui.pressed(Key::escape) && !ui.typing(); // out of the field first
    if (chosen == "home" || escaped) wish.what = Wish::What::show_home;
    if (chosen == "sessions") wish.what = Wish::What::show_sessions;
    column.gap(1.0f);
    for (const Status& remark : v.remarks) {
        column.status(remark.shape, remark.colour, remark.headline, remark.detail);
        column.gap(0.7f);
    }
    if (!v.steps.empty()) {
        column.card([&](Column& c) {
            c.table_head(cells_of(v.steps.front()));
            for (const SummaryView::Step& s : v.steps) {
                c.row(cells_of(s));
                if (!s.balance.empty()) c.quiet(s.balance);
            }
        });
    }
    draw_compared(column, v);
    draw_note(column, v, typing, wish);
    draw_around(column, v);
    if (!v.traces.empty()) {
        column.gap(1.0f);
        column.card([&](Column& c) {
            c.heading(tr("Over time"));
            c.quiet(tr("One mark a second: in the band flat and green, outside it high and orange. "
                       "A hole is a second in which nothing can be told."));
            c.gap(0.5f);
            for (const Trace& trace : v.traces) draw(ui, c, trace);
        });
    }
    column.gap(0.6f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
