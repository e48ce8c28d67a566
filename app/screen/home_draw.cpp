#include "screen/column.h"
#include "screen/home_screen.h"
#include "screen/starting.h"
#include "wording/wording.h"

#include <algorithm>

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

void start_card(Column& column, const HomeView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.title(v.first.title);
        c.text(v.first.facts);
        c.gap(0.3f);
        if (v.when.empty()) c.quiet(v.about);
        for (const std::string& claim : v.claims) {
            if (!v.when.empty()) break; // room for what the plan says
            c.gap(0.3f);
            c.quiet(claim);
        }
        c.text(v.when);
        if (!v.said.empty()) c.gap(0.3f);
        c.quiet(v.said);
        c.gap(1.0f);
        const Wish asked = start_choices(c, {.routine = v.first.id,
                                             .by_enter = !v.unfinished, // else it goes on with that
                                             .offers_without = v.offers_without,
                                             .without_first = v.without_first && !v.unfinished,
                                             .starting = v.starting});
        if (asked) wish = asked;
    });
}

void plans_card(Column& column, const HomeView::Plans& plans, Wish& wish) {
    column.card([&](Column& c) {
        if (!plans.news.empty()) {
            c.heading(tr("Changed since last time"));
            for (const std::string& line : plans.news) {
                c.text(line);
                c.gap(0.2f);
            }
            c.gap(0.4f);
        } else {
            c.heading(tr("Your plan"));
        }
        for (const HomeView::Line& line : plans.today) {
            const bool asked =
                !c.line(line.title, line.facts, {{"start:" + line.id, tr("Start")}}).empty();
            take(wish, asked, What::start, line.id);
            c.gap(0.5f);
        }
        for (const std::string& note : plans.notes) {
            c.quiet(note);
            c.gap(0.2f);
        }
        c.gap(0.4f);
        take(wish, !c.choose({{"plan", tr("Look at the plan")}}).empty(), What::show_plan, {});
    });
}

void tight_card(Column& column, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Where is it tight today?"));
        c.quiet(tr("Mark it on a drawn body and say how many minutes you have."));
        c.gap(0.6f);
        const bool asked = !c.choose({{"tight", tr("Mark and choose")}}).empty();
        take(wish, asked, What::show_tight, {});
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

void person_card(Column& column, const std::string& person, Wish& wish) {
    if (person.empty()) return;
    column.card([&](Column& c) {
        const std::string chosen = c.line(person, {}, {{"people", tr("Somebody else")}});
        take(wish, !chosen.empty(), What::show_people, {});
    });
}

// M: what is to be noted next.
void morning_card(Ui& ui, Column& column, const HomeView::Morning& m, Wish& wish) {
    std::string chosen;
    column.card([&](Column& c) {
        c.heading(tr("Morning (M)"));
        c.quiet(m.text);
        c.gap(0.6f);
        std::vector<Choice> choices{{"morning", m.button}};
        if (!m.gap.empty()) choices.push_back({"morning-gap", m.gap_button, ButtonKind::quiet});
        chosen = c.choose(choices);
    });
    const bool next = ui.pressed(Key::m);
    if (chosen == "morning-gap" || (next && m.noted && !m.gap.empty()))
        wish = {What::show_morning, m.gap, 0.0};
    else if (chosen == "morning" || next)
        wish = {What::show_morning, {}, 0.0};
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
        const std::string chosen = c.choose({{"sessions", tr("All sessions")},
                                             {"insight", tr("Differences")},
                                             {"care", tr("Your safety")},
                                             {"settings", tr("Settings")}});
        take(wish, chosen == "sessions", What::show_sessions, {});
        take(wish, chosen == "insight", What::show_insight, {});
        take(wish, chosen == "care", What::show_care, {});
        take(wish, chosen == "settings", What::show_settings, {});
    });
}

void claims_card(Column& column, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("What the articles say"));
        c.quiet(tr("About magnesium, sleep and rolling, and what is known of it."));
        c.gap(0.6f);
        take(wish, !c.choose({{"claims", tr("Look it up")}}).empty(), What::show_claims, {});
    });
}

// Beside the title, where it is in sight; the last one for the keys.
void help_button(Ui& ui, const Column& top, float y, Wish& wish) {
    const float em = ui.em(), w = std::min(8.5f * em, 0.5f * top.width());
    const Rect at{top.x() + top.width() - w, y, w, 1.9f * em};
    take(wish, ui.button("help", at, tr("Help (F1)"), ButtonKind::quiet), What::show_help, {});
}

} // namespace

Wish draw(Ui& ui, const HomeView& v) {
    Wish wish;
    const Rect page = ui.begin_page("home");
    ui.focus_first(v.unfinished ? "continue" : v.without_first ? "without" : "start");
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
            if (v.plans) plans_card(c, *v.plans, wish);
            tight_card(c, wish);
            others_card(c, v.others, wish);
        },
        [&](Column& c) {
            person_card(c, v.person, wish);
            if (v.morning) morning_card(ui, c, *v.morning, wish);
            roller_card(c, v, wish);
            recent_card(c, v, wish);
            claims_card(c, wish);
        });
    help_button(ui, column, page.y + 1.4f * ui.em(), wish);
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
