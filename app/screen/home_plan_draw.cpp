#include "screen/column.h"
#include "screen/home_plan_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

Wish asked(std::string what) { return {What::plan, std::move(what), 0.0}; }

void lines(Column& c, const std::vector<std::string>& all) {
    for (const std::string& line : all) {
        c.text(line);
        c.gap(0.25f);
    }
}

void news_card(Column& column, const std::vector<std::string>& news) {
    if (news.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Changed since last time"));
        lines(c, news);
    });
}

void stop_lines(Column& c, const std::vector<std::string>& stop) {
    if (stop.empty()) return;
    c.gap(0.4f);
    lines(c, stop);
}

void plan_card(Column& column, const HomePlanView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(v.title);
        c.text(v.how_long);
        c.quiet(v.made_by);
        c.quiet(v.versions);
        if (!v.standing.empty()) c.gap(0.3f);
        c.text(v.standing);
        if (!v.said.empty()) c.gap(0.3f);
        c.text(v.said);
        if (!v.recorded.empty()) c.gap(0.3f);
        c.text(v.recorded);
        stop_lines(c, v.stop);
        c.gap(0.6f);
        if (!v.asks_end) {
            std::vector<Choice> choices;
            if (!v.recorded.empty()) choices.push_back({"hear", tr("Hear it again")});
            choices.push_back({"reply", tr("Reply to the practice")});
            choices.push_back({"end", tr("Stop following it"), ButtonKind::quiet});
            const std::string chosen = c.choose(choices);
            if (!chosen.empty()) wish = asked(chosen);
            return;
        }
        c.text(tr("It is not in use any more then; what was done stays."));
        c.gap(0.4f);
        const std::string chosen = c.choose(
            {{"end-yes", tr("Stop following it"), ButtonKind::danger}, {"end-no", tr("Keep it")}});
        if (!chosen.empty()) wish = asked(chosen);
    });
}

void routines_card(Column& column, const HomePlanView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Routines"));
        bool first = true;
        for (const HomePlanView::Routine& r : v.routines) {
            if (!first) c.gap(0.7f);
            first = false;
            const ButtonKind kind = ButtonKind::normal;
            if (!c.line(r.title, r.facts, {{"start:" + r.id, tr("Start"), kind}}).empty())
                wish = {What::start, r.id, 0.0};
            c.gap(0.2f);
            for (const std::string& line : r.lines) c.quiet(line);
        }
    });
}

void paper_card(Column& column, bool letter, HomePlanTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("On paper"));
        c.quiet(tr("A hand-out with figures and boxes to tick. Type where the PDF is to lie."));
        c.gap(0.4f);
        const bool ended = c.field("paper", typing.paper, {}, 24.0f);
        c.gap(0.4f);
        if (const std::string size = c.paper(letter); !size.empty()) wish = asked(size);
        c.gap(0.4f);
        const bool chosen =
            !c.choose({{"print", tr("Write it"), ButtonKind::normal, !typing.paper.empty()}})
                 .empty();
        if ((ended || chosen) && !typing.paper.empty()) wish = asked("print:" + typing.paper);
    });
}

void take_card(Column& column, HomePlanTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("A plan of a practice"));
        c.quiet(tr("Drop the sealed file onto this window, or type where it lies. You see what is "
                   "in it before it is taken."));
        c.gap(0.4f);
        const bool ended = c.field("file", typing.file, {}, 24.0f);
        c.gap(0.4f);
        const bool chosen =
            !c.choose({{"look", tr("Look into it"), ButtonKind::normal, !typing.file.empty()}})
                 .empty();
        if ((ended || chosen) && !typing.file.empty()) wish = asked("file:" + typing.file);
    });
}

void mailbox_card(Column& column, const HomePlanView& v, HomePlanTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Mailbox"));
        c.quiet(tr("A folder that another program keeps in step with the practice. Later versions "
                   "are taken from it by themselves."));
        c.gap(0.4f);
        if (!v.mailbox.empty()) c.text(v.mailbox);
        const bool ended = c.field("mailbox", typing.mailbox, {}, 24.0f);
        c.gap(0.4f);
        const std::string chosen = c.choose(
            {{"use-mailbox", tr("Use this folder"), ButtonKind::normal, !typing.mailbox.empty()},
             {"no-mailbox", tr("No mailbox"), ButtonKind::quiet, !v.mailbox.empty()}});
        if ((ended || chosen == "use-mailbox") && !typing.mailbox.empty())
            wish = asked("mailbox:" + typing.mailbox);
        if (chosen == "no-mailbox") wish = asked(chosen);
    });
}

void told(Column& c, const std::string& said, const std::string& trouble) {
    if (!trouble.empty()) c.status(Shape::warning, theme::orange, trouble, {});
    if (!said.empty()) c.status(Shape::tick, theme::green, said, {});
    if (!trouble.empty() || !said.empty()) c.gap(0.6f);
}

} // namespace

Wish draw(Ui& ui, const HomePlanView& v, HomePlanTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("home-plan");
    PageTop top = page_top(ui, page, tr("Your plan"));
    Column& column = top.column;
    told(column, v.told, v.trouble);
    if (!v.tabs.empty()) {
        std::vector<Choice> choices;
        for (const auto& tab : v.tabs)
            choices.push_back(
                {tab.id, tab.title, tab.on ? ButtonKind::chosen : ButtonKind::normal});
        const std::string chosen = column.choose(choices);
        if (!chosen.empty()) wish = asked(chosen);
        column.gap(0.6f);
    }
    two_columns(
        ui, column, 0.55f,
        [&](Column& c) {
            news_card(c, v.news);
            if (!v.id.empty()) routines_card(c, v, wish);
            if (!v.id.empty()) plan_card(c, v, wish);
            for (const std::string& line : v.damaged)
                c.status(Shape::warning, theme::orange, line, {});
            if (v.id.empty()) take_card(c, typing, wish);
        },
        [&](Column& c) {
            if (!v.id.empty()) paper_card(c, v.letter, typing, wish);
            if (!v.id.empty()) take_card(c, typing, wish);
            mailbox_card(c, v, typing, wish);
        });
    if (top.back) wish.what = What::show_home;
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

Wish draw(Ui& ui, const ArrivingView& v, HomePlanTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page(v.opened ? "plan-arrived" : "plan-passphrase");
    ui.focus_first(v.opened ? (v.known ? "leave" : "take") : "passphrase");
    PageTop top = page_top(ui, page, tr("A plan has come"));
    Column& column = top.column;
    told(column, {}, v.trouble);
    column.card([&](Column& c) {
        c.quiet(v.file);
        c.gap(0.4f);
        if (!v.opened) {
            c.text(
                tr("Type the passphrase that the practice told you. Capitals and dashes count."));
            c.gap(0.4f);
            const bool ended = c.field("passphrase", typing.passphrase, {}, 18.0f, true);
            c.gap(0.5f);
            const std::string chosen = c.choose(
                {{"open", tr("Open it (Enter)"), ButtonKind::primary, !typing.passphrase.empty()},
                 {"leave", tr("Leave it")}});
            if ((ended || chosen == "open") && !typing.passphrase.empty()) wish = asked("open");
            if (chosen == "leave") wish = asked("leave");
            return;
        }
        c.heading(v.title);
        c.text(v.how_long);
        c.quiet(v.made_by);
        if (!v.said.empty()) c.gap(0.3f);
        c.text(v.said);
        c.text(v.recorded);
        c.gap(0.4f);
        lines(c, v.routines);
        stop_lines(c, v.stop);
        if (v.known) c.text(tr("This version was taken already; nothing is new."));
        c.gap(0.6f);
        std::vector<Choice> choices;
        if (!v.known)
            choices.push_back({"take", tr("Take this plan (Enter)"), ButtonKind::primary});
        choices.push_back({"leave", tr("Leave it")});
        const std::string chosen = c.choose(choices);
        if (!chosen.empty()) wish = asked(chosen);
    });
    news_card(column, v.news);
    if (top.back) wish = asked("leave");
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
