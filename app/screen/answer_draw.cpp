// The answer to a client, and the end of their record.
#include "screen/client_screen.h"
#include "screen/column.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

Wish asked(std::string id) { return {What::review, std::move(id), 0.0}; }

void take(Wish& wish, const std::string& chosen) {
    if (!chosen.empty()) wish = asked(chosen);
}

void sentence_card(Ui& ui, Column& column, const AnswerView& v, AnswerTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.quiet(tr("One sentence that is shown and said to the client:"));
        c.gap(0.3f);
        bool entered = c.field("said", typing.said, {}, 44.0f);
        c.gap(0.4f);
        take(wish, draw_recording(c, v.recording, typing.voice));
        if (!v.mailbox) {
            c.gap(0.4f);
            c.quiet(tr("The file to be written, for the client:"));
            c.gap(0.3f);
            entered |= c.field("file", typing.file, {}, 44.0f);
        }
        if (v.needs_passphrase) {
            c.gap(0.4f);
            c.quiet(tr("This client has not replied yet: a passphrase seals the plan. Tell it in "
                       "person or by telephone, not with the file."));
            c.gap(0.3f);
            entered |= c.field("passphrase", typing.passphrase, {}, 20.0f);
        }
        c.gap(0.5f);
        if (v.asks_own) {
            c.text(v.own);
            c.gap(0.4f);
            take(wish, c.choose({{"from-sent", tr("From what was sent")},
                                 {"from-own", tr("From the text at this desk")}}));
            return;
        }
        if (entered) ui.focus_on("send"); // that Enter sends nothing yet
        const auto chosen = c.choose({{"send", tr("Send it")}});
        if (!entered) take(wish, chosen);
    });
}

void routine_card(Column& column, const AnswerView::Routine& routine, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(routine.title);
        take(wish, c.line(tr("Days a week"), routine.days,
                          {{"days-:" + routine.id, tr("Fewer"), ButtonKind::normal, routine.fewer},
                           {"days+:" + routine.id, tr("More"), ButtonKind::normal, routine.more}}));
        for (const auto& one : routine.exercises) {
            c.gap(0.5f);
            take(wish, c.line(one.name, one.sets,
                              {{"sets-:" + one.id, tr("Fewer"), ButtonKind::normal, one.fewer},
                               {"sets+:" + one.id, tr("More"), ButtonKind::normal, one.more}}));
            if (one.pace.empty()) continue;
            c.gap(0.3f);
            take(wish, c.line({}, one.pace,
                              {{"pace-:" + one.id, tr("Faster"), ButtonKind::normal, one.faster},
                               {"pace+:" + one.id, tr("Slower"), ButtonKind::normal, one.slower}}));
        }
    });
}

} // namespace

Wish draw(Ui& ui, const AnswerView& v, AnswerTyping& typing) {
    Wish wish;
    // Escape leaves a field first, and what was typed there stays.
    const bool field_left = ui.pressed(Key::escape) && ui.typing();
    AnswerTyping before;
    if (field_left)
        before.said = typing.said, before.file = typing.file, before.voice = typing.voice;
    const Rect page = ui.begin_page("review-answer");
    ui.focus_first("said");
    PageTop top = page_top(ui, page, v.title);
    Column& c = top.column;
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    if (v.sending) c.text(tr("The plan is on its way .."));
    if (!v.waits.empty()) c.status(Shape::warning, theme::orange, v.waits, {});
    for (const auto& line : v.changes) {
        c.text(line);
        c.gap(0.2f);
    }
    for (const auto& line : v.notes) c.status(Shape::warning, theme::orange, line, {});
    c.gap(0.5f);
    if (!v.sending) sentence_card(ui, c, v, typing, wish);
    if (field_left)
        typing.said = before.said, typing.file = before.file, typing.voice = before.voice;
    for (const auto& routine : v.routines) routine_card(c, routine, wish);
    if (top.back && !field_left) wish = asked("client");
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

Wish draw(Ui& ui, const CloseView& v, CloseTyping& typing) {
    Wish wish;
    const bool field_left = ui.pressed(Key::escape) && ui.typing();
    const std::string before = typing.file;
    const Rect page = ui.begin_page(v.asked ? "review-close-asked" : "review-close");
    ui.focus_first(v.asked ? "client" : "record");
    PageTop top = page_top(ui, page, v.title);
    Column& c = top.column;
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.waits.empty()) c.status(Shape::warning, theme::orange, v.waits, {});
    c.text(tr("A record is written as a PDF, for the file of the practice: the plans as they were "
              "sent, and what was told of each session. Then everything of this client is "
              "deleted: plans, replies, notes, here and on the other desks."));
    for (const auto& plan : v.plans) {
        c.gap(0.2f);
        c.quiet(plan);
    }
    c.gap(0.5f);
    if (v.writing) {
        c.text(tr("The record is written .."));
    } else if (!v.asked) {
        c.quiet(tr("The record, a PDF file: its path"));
        c.gap(0.3f);
        const bool entered = c.field("record", typing.file, {}, 36.0f);
        c.gap(0.4f);
        const auto chosen = c.choose(
            {{"ask-close", tr("Write and delete .."), ButtonKind::normal, !typing.file.empty()}});
        if ((entered || !chosen.empty()) && !typing.file.empty()) wish = asked("ask-close");
    } else {
        c.status(Shape::warning, theme::vermillion,
                 tr("Delete everything of this client for good?"),
                 tr("The record is written first; without it nothing is deleted."));
        c.gap(0.5f);
        take(wish, c.choose({{"client", tr("Keep all of it")},
                             {"close-now", tr("Write, then delete"), ButtonKind::danger}}));
    }
    if (field_left) typing.file = before;
    if (top.back && !field_left) wish = asked("client");
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
