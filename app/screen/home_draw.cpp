#include "screen/column.h"
#include "screen/home_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

void take(Wish& wish, bool asked, What what, const std::string& id) {
    if (asked) wish = {what, id, 0.0};
}

void unfinished_card(Column& column, const HomeView::Unfinished& u, Wish& wish) {
    column.card([&](Column& c) {
        c.status(Shape::bars, theme::yellow, u.title, u.detail);
        c.gap(0.8f);
        const std::string chosen = c.choose({{"continue", tr("Continue"), ButtonKind::primary},
                                             {"finish", tr("Finish: what was done counts")},
                                             {"discard", tr("Discard"), ButtonKind::quiet}});
        take(wish, chosen == "continue", What::continue_unfinished, u.id);
        take(wish, chosen == "finish", What::finish_unfinished, u.id);
        take(wish, chosen == "discard", What::discard_unfinished, u.id);
    });
}

std::vector<Choice> ways_to_start(const HomeView& v) {
    std::vector<Choice> ways;
    if (v.starting)
        ways.push_back({"cancel-start", tr("Do not wait (Esc)")});
    else if (v.unfinished) // Enter goes on with that one
        ways.push_back({"start", tr("Start"), ButtonKind::normal, true, true});
    else
        ways.push_back({"start", tr("Start (Enter)"), ButtonKind::primary, true, true});
    if (v.offers_without) {
        ways.push_back({"without", tr("Play without sensor")});
        ways.push_back({"simulated", tr("Try with a simulated roller")});
    }
    return ways;
}

void start_card(Column& column, const HomeView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.title(v.first.title);
        c.text(v.first.facts);
        c.gap(0.3f);
        c.quiet(v.about);
        c.gap(1.0f);
        if (v.starting) {
            c.status(Shape::dots, theme::sky, tr("Starts as soon as the roller answers"), {});
            c.gap(0.8f);
        }
        const std::string chosen = c.choose(ways_to_start(v));
        take(wish, chosen == "start", What::start, v.first.id);
        const bool given_up = chosen == "cancel-start" || (v.starting && c.escaped());
        take(wish, given_up, What::cancel_start, v.first.id);
        take(wish, chosen == "without", What::start_unmeasured, v.first.id);
        take(wish, chosen == "simulated", What::start_simulated, v.first.id);
    });
}

void others_card(Column& column, const std::vector<HomeView::Line>& others, Wish& wish) {
    if (others.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Other routines"));
        bool first = true;
        for (const HomeView::Line& line : others) {
            if (!first) c.gap(0.9f);
            first = false;
            const bool asked =
                !c.line(line.title, line.facts, {{"start:" + line.id, tr("Start")}}).empty();
            take(wish, asked, What::start, line.id);
        }
    });
}

void roller_card(Column& column, const HomeView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Roller"));
        c.status(v.roller.shape, v.roller.colour, v.roller.headline, v.roller.detail);
        c.gap(0.8f);
        const bool asked = !c.choose({{"roller", tr("Set up the roller")}}).empty();
        take(wish, asked, What::show_roller, {});
    });
}

void recent_card(Column& column, const HomeView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Sessions"));
        if (v.recent.empty()) c.quiet(tr("None yet."));
        for (const HomeView::Line& line : v.recent) {
            c.words(line.title, {.weight = Weight::bold});
            c.gap(0.15f);
            c.quiet(line.facts);
            c.gap(0.5f);
        }
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"sessions", tr("All sessions")}, {"settings", tr("Settings")}});
        take(wish, chosen == "sessions", What::show_sessions, {});
        take(wish, chosen == "settings", What::show_settings, {});
    });
}

} // namespace

Wish draw(Ui& ui, const HomeView& v) {
    Wish wish;
    const Rect page = ui.begin_page("home");
    ui.focus_first(v.unfinished ? "continue" : "start");
    Column column = page_top(ui, page, "Rolltakt", false).column;
    if (!v.notice.empty()) {
        column.card([&](Column& c) {
            c.status(Shape::warning, theme::orange, tr("Please look at this"), v.notice);
        });
    }
    two_columns(
        ui, column, 0.6f,
        [&](Column& c) {
            if (v.unfinished) unfinished_card(c, *v.unfinished, wish);
            start_card(c, v, wish);
            others_card(c, v.others, wish);
        },
        [&](Column& c) {
            roller_card(c, v, wish);
            recent_card(c, v, wish);
        });
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
