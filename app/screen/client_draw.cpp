#include "screen/client_screen.h"
#include "screen/figures_row.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

constexpr float chart_em = 7.0f, steps_em = 4.0f;

Wish asked(std::string id) { return {What::review, std::move(id), 0.0}; }

void take(Wish& wish, const std::string& chosen) {
    if (!chosen.empty()) wish = asked(chosen);
}

std::vector<Cell> cells_of(const ClientView::Step& step) {
    return {{tr("Step"), step.name, 2.4f, true}, {tr("Done"), step.done, 0.8f},
            {tr("Pace / set"), step.pace, 1.3f}, {tr("In bands"), step.bands, 0.9f},
            {tr("Force"), step.force, 0.8f},     {tr("Why not"), step.why, 2.4f}};
}

void draw_steps(Ui& ui, Column& column, const ClientView& v) {
    for (const auto& routine : v.routines)
        column.card([&](Column& c) {
            c.heading(routine.title);
            c.quiet(routine.facts);
            c.gap(0.4f);
            if (!routine.steps.empty() && c.wide())
                figures_row(ui, c, cells_of(routine.steps.front()), RowKind::head);
            for (const auto& step : routine.steps)
                if (c.wide())
                    figures_row(ui, c, cells_of(step), RowKind::figures);
                else
                    c.row(cells_of(step));
        });
}

void draw_weeks(Ui& ui, Column& column, const ClientView& v) {
    for (std::size_t i = 0; i + 1 < v.charts.size(); i += 2)
        two_columns(
            ui, column, 0.5f, [&](Column& c) { draw(ui, c, v.charts[i], chart_em); },
            [&](Column& c) { draw(ui, c, v.charts[i + 1], chart_em); });
    for (const auto& line : v.weeks) {
        column.quiet(line);
        column.gap(0.2f);
    }
}

void draw_sessions(Ui& ui, Column& column, const ClientView& v, Wish& wish) {
    column.card([&](Column& c) {
        for (const auto& session : v.sessions) {
            std::vector<Choice> choices;
            if (!session.trace.empty()) choices.push_back({session.trace, tr("Step by step")});
            take(wish, c.line(session.title, session.facts, choices));
            if (!session.told.empty()) c.text(session.told);
            if (session.steps.size() == 2) {
                c.gap(0.3f);
                two_columns(
                    ui, c, 0.5f, [&](Column& one) { draw(ui, one, session.steps[0], steps_em); },
                    [&](Column& one) { draw(ui, one, session.steps[1], steps_em); });
            }
            c.gap(0.5f);
        }
    });
}

void draw_notes(Column& column, const ClientView& v, ClientTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.quiet(tr("A note for the desks of this practice alone; no plan and no reply tells it."));
        c.gap(0.3f);
        const bool entered = c.field("note", typing.note, {}, 36.0f);
        c.gap(0.4f);
        const bool keep = !c.choose({{"keep-note", tr("Keep the note"), ButtonKind::normal,
                                      !typing.note.empty()}})
                               .empty();
        if ((entered || keep) && !typing.note.empty()) wish = asked("note");
        for (const auto& note : v.notes) {
            c.gap(0.6f);
            take(wish, c.line(note.when, note.text, {{note.id, tr("Take it back")}}));
        }
    });
    if (v.seen.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Seen"));
        for (const auto& line : v.seen) {
            c.text(line);
            c.gap(0.2f);
        }
    });
}

void draw_part(Ui& ui, Column& c, const ClientView& v, ClientTyping& typing, Wish& wish) {
    if (!v.missing.empty()) return c.text(v.missing);
    switch (v.part) {
    case ClientPart::steps: return draw_steps(ui, c, v);
    case ClientPart::weeks: return draw_weeks(ui, c, v);
    case ClientPart::sessions: return draw_sessions(ui, c, v, wish);
    case ClientPart::notes: return draw_notes(c, v, typing, wish);
    }
}

void draw_head(Column& c, const ClientView& v) {
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.said.empty()) c.status(Shape::tick, theme::green, v.said, {});
    for (const auto& line : v.facts) {
        c.text(line);
        c.gap(0.2f);
    }
    if (v.conflict.empty()) return c.gap(0.3f);
    c.gap(0.3f);
    c.card([&](Column& inside) {
        for (const auto& line : v.conflict) {
            inside.text(line);
            inside.gap(0.2f);
        }
    });
}

void what_to_do(Ui& ui, Column& c, const ClientView& v, Wish& wish) {
    take(wish,
         c.choose({{"answer", tr("Change and answer (Enter)"), ButtonKind::primary, v.can_answer},
                   {"seen-one", tr("Seen (S)"), ButtonKind::normal, v.fresh}}));
    if (ui.pressed(Key::s) && v.fresh) wish = asked("seen-one");
    c.gap(0.6f);
    std::vector<Choice> tabs;
    for (const auto& one : v.parts)
        tabs.push_back({one.id, one.label, one.on ? ButtonKind::chosen : ButtonKind::normal});
    take(wish, c.choose(tabs));
    c.gap(0.6f);
}

void foot(Column& c, ClientTyping& typing, Wish& wish) {
    c.gap(0.6f);
    c.quiet(tr("Everything of this client as one file that programs read: its path"));
    c.gap(0.3f);
    const bool entered = c.field("export-file", typing.file, {}, 30.0f);
    c.gap(0.4f);
    const auto chosen =
        c.choose({{"export", tr("Write it"), ButtonKind::normal, !typing.file.empty()},
                  {"close", tr("Close the record .."), ButtonKind::quiet}});
    if ((entered || chosen == "export") && !typing.file.empty()) wish = asked("export");
    if (chosen == "close") wish = asked("close");
}

} // namespace

Wish draw(Ui& ui, const ClientView& v, ClientTyping& typing) {
    Wish wish;
    // Escape leaves a field first, and what was typed there stays.
    const bool field_left = ui.pressed(Key::escape) && ui.typing();
    const ClientTyping before = typing;
    const Rect page = ui.begin_page("review-client");
    ui.focus_first(v.can_answer ? "answer" : "part:steps");
    PageTop top = page_top(ui, page, v.name);
    Column& c = top.column;
    draw_head(c, v);
    what_to_do(ui, c, v, wish);
    draw_part(ui, c, v, typing, wish);
    // Where nothing long stands above it.
    if (v.part == ClientPart::notes) foot(c, typing, wish);
    if (field_left) typing = before;
    if (top.back && !field_left) wish = asked("list");
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
