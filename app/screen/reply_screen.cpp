#include "screen/reply_screen.h"

#include "screen/column.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::tr;

Wish asked(std::string what) { return {What::plan, std::move(what), 0.0}; }

std::string date_of(units::Day day) { return wording::date(std::chrono::year_month_day{day}); }

void days_card(Column& column, const ReplyView& v, ReplyTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Days"));
        c.text(v.days);
        c.gap(0.4f);
        const bool from = c.field("from", typing.from, tr("first day"), 18.0f);
        c.gap(0.3f);
        const bool until = c.field("until", typing.until, tr("last day"), 18.0f);
        c.gap(0.4f);
        const bool any = !typing.from.empty() || !typing.until.empty();
        const bool chosen =
            !c.choose({{"days", tr("Take these days"), ButtonKind::normal, any}}).empty();
        if ((from || until || chosen) && any)
            wish = asked("days:" + typing.from + '=' + typing.until);
    });
}

void kinds_card(Column& column, const ReplyView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("What is told"));
        const std::string chosen = c.toggles(tr("Sessions, and of them:"),
                                             {{"kind:measured", tr("pace, force"), v.measured},
                                              {"kind:discomfort", tr("discomfort"), v.discomfort},
                                              {"kind:pain", tr("pain"), v.pain}});
        if (!chosen.empty()) wish = asked(chosen);
        c.gap(0.5f);
        const std::string course =
            c.toggles(tr("Also force and pace over each step, one point a second:"),
                      {{"kind:traces", tr("course"), v.traces}});
        if (!course.empty()) wish = asked(course);
    });
}

void out_card(Column& column, const ReplyView& v, ReplyTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Send it"));
        if (!v.several.empty()) {
            std::vector<Toggle> choices;
            for (const ReplyView::From& one : v.several)
                choices.push_back({one.id, one.words, one.on});
            const std::string chosen =
                c.toggles(tr("This plan came more than once. Which one is answered?"), choices);
            if (!chosen.empty()) wish = asked(chosen);
            c.gap(0.5f);
        }
        if (v.sealed) {
            c.quiet(tr("Sealed: only the practice can open it."));
            c.gap(0.4f);
            if (!v.mailbox.empty()) {
                if (!c.choose({{"post", tr("Into the mailbox"), ButtonKind::primary}}).empty())
                    wish = asked("post");
                c.gap(0.5f);
            }
            const bool ended = c.field("reply-file", typing.file, {}, 24.0f);
            c.gap(0.3f);
            c.quiet(tr("What is in it is written beside it as a text that anybody can read; no "
                       "values."));
            c.gap(0.4f);
            const bool chosen = !c.choose({{"seal", tr("Seal it into this file"),
                                            ButtonKind::normal, !typing.file.empty()}})
                                     .empty();
            if ((ended || chosen) && !typing.file.empty()) wish = asked("seal:" + typing.file);
            c.gap(0.7f);
        }
        c.quiet(tr("As a PDF that anybody can read, for a practice without Rolltakt:"));
        c.quiet(tr("Without the course of force and pace."));
        c.gap(0.4f);
        const bool ended = c.field("reply-paper", typing.paper, {}, 24.0f);
        c.gap(0.4f);
        if (const std::string size = c.paper(v.letter); !size.empty()) wish = asked(size);
        c.gap(0.4f);
        const bool chosen =
            !c.choose({{"reply-print", tr("Write it"), ButtonKind::normal, !typing.paper.empty()}})
                 .empty();
        if ((ended || chosen) && !typing.paper.empty()) wish = asked("pdf:" + typing.paper);
    });
}

} // namespace

ReplyView view_of(const ReplyFacts& f) {
    ReplyView v;
    v.to = f.plan + ", " + f.author;
    v.days =
        filled(tr("{from} to {until}"), {{"from", date_of(f.from)}, {"until", date_of(f.until)}});
    v.mailbox = f.mailbox;
    v.said = f.said;
    v.trouble = f.trouble;
    v.sealed = f.sealed;
    v.measured = f.measured;
    v.discomfort = f.discomfort;
    v.pain = f.pain;
    v.traces = f.traces;
    v.lines = f.lines;
    v.letter = f.letter;
    for (const ReplyFacts::From& one : f.several)
        v.several.push_back({"to:" + std::to_string(v.several.size()),
                             one.told_until ? filled(tr("Version {version}, told until {day}"),
                                                     {{"version", std::to_string(one.version)},
                                                      {"day", date_of(*one.told_until)}})
                                            : filled(tr("Version {version}, nothing told yet"),
                                                     {{"version", std::to_string(one.version)}}),
                             one.chosen});
    return v;
}

Wish draw(Ui& ui, const ReplyView& v, ReplyTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("reply");
    ui.focus_first(v.sealed && !v.mailbox.empty() ? "post" : "kind:measured");
    PageTop top = page_top(ui, page, tr("Reply to the practice"));
    Column& column = top.column;
    if (!v.trouble.empty()) column.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.said.empty()) column.status(Shape::tick, theme::green, v.said, {});
    if (!v.trouble.empty() || !v.said.empty()) column.gap(0.6f);
    two_columns(
        ui, column, 0.5f,
        [&](Column& c) {
            c.card([&](Column& inside) {
                inside.heading(v.to);
                for (const std::string& line : v.lines) {
                    inside.text(line);
                    inside.gap(0.25f);
                }
            });
            out_card(c, v, typing, wish);
        },
        [&](Column& c) {
            days_card(c, v, typing, wish);
            kinds_card(c, v, wish);
        });
    if (top.back) wish = asked("reply-leave");
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
