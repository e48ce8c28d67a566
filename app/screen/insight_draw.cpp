#include "screen/insight_screen.h"

#include "screen/column.h"
#include "wording/insight.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;
using Tone = InsightView::Tone;

Wish of(const std::string& chosen) {
    return chosen.empty() ? Wish{} : Wish{What::insight, chosen, 0.0};
}
void take(Wish& wish, const Wish& made) {
    if (made) wish = made;
}

void lines(Column& c, const std::vector<std::string>& all) {
    for (const std::string& one : all) {
        c.gap(0.3f);
        c.quiet(one);
    }
}

void question_card(Column& column, const InsightView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(v.question.front());
        lines(c, {v.question.begin() + 1, v.question.end()});
        c.gap(0.7f);
        c.text(v.stage);
        if (!v.today.empty()) {
            c.gap(0.4f);
            c.words(v.today, {.weight = Weight::bold});
        }
        if (!v.ahead.empty()) {
            c.gap(0.4f);
            c.quiet(v.ahead);
        }
        c.gap(0.7f);
        if (v.asked_drop) {
            c.status(Shape::warning, theme::vermillion, tr("Take this question back?"),
                     tr("That it was asked stays counted."));
            c.gap(0.7f);
            take(wish, of(c.choose({{"keep", tr("Keep it")},
                                    {"drop", tr("Take it back"), ButtonKind::danger}})));
            return;
        }
        std::vector<screen::Choice> can;
        if (v.can_begin)
            can.push_back({"begin", tr("Draw the rolling days and begin"), ButtonKind::primary});
        can.push_back({"ask-drop", tr("Take it back"), ButtonKind::quiet});
        take(wish, of(c.choose(can)));
    });
}

struct Look {
    Shape shape;
    Colour colour;
};
Look look(Tone tone) {
    switch (tone) {
    case Tone::open: return {Shape::dots, theme::grey};
    case Tone::cannot_tell: return {Shape::both_ways, theme::orange};
    case Tone::difference: return {Shape::diamond, theme::sky};
    }
    return {};
}

// A label and its range, and below them the range as a bar with its dot on the line with zero.
void draw_mark(Ui& ui, Column& c, const InsightView::Mark& m, double zero) {
    const float em = ui.em();
    const Rect words = c.take(1.5f);
    const Letters letters{.weight = m.own ? Weight::bold : Weight::regular,
                          .px = m.own ? em : 0.85f * em,
                          .ink = m.own ? theme::ink : theme::quiet,
                          .valign = 0.5f};
    Letters right = letters;
    right.align = 1.0f;
    ui.fitted({words.x, words.y, 0.5f * words.w, words.h}, m.label, letters);
    ui.fitted({words.x + 0.52f * words.w, words.y, 0.48f * words.w, words.h}, m.value, right);
    const Rect row = c.take(1.4f);
    const float middle = row.y + row.h / 2, thick = m.own ? 0.22f * em : 0.14f * em;
    const auto at = [&](double share) { return row.x + static_cast<float>(share) * row.w; };
    const Colour colour = m.own ? theme::sky : theme::grey;
    const float dot = m.own ? 0.9f * em : 0.65f * em;
    ui.fill({row.x, middle - 0.04f * em, row.w, 0.08f * em}, theme::raised);
    ui.fill({at(zero) - 0.05f * em, row.y, 0.1f * em, row.h}, theme::ink);
    ui.fill({at(m.low), middle - thick / 2, at(m.high) - at(m.low), thick}, colour, thick / 2);
    ui.fill({at(m.at) - dot / 2, middle - dot / 2, dot, dot}, colour, dot / 2);
    c.gap(0.4f);
}

void draw_chart(Ui& ui, Column& c, const InsightView::Chart& chart) {
    const float em = ui.em();
    for (const auto& one : chart.marks) draw_mark(ui, c, one, chart.zero);
    const Rect below = c.take(1.3f);
    const auto end = [&](float from, const std::string& text, float align) {
        ui.fitted({below.x + from * below.w, below.y, 0.3f * below.w, below.h}, text,
                  {.px = 0.85f * em, .ink = theme::quiet, .align = align, .valign = 0.5f});
    };
    end(0.0f, "←  " + chart.lower, 0.0f);
    end(0.35f, "0", 0.5f);
    end(0.7f, chart.higher + "  →", 1.0f);
}

void answer_card(Ui& ui, Column& column, const InsightView& v) {
    column.card([&](Column& c) {
        const Look as = look(v.tone);
        c.status(as.shape, as.colour, v.verdict, "");
        c.gap(0.3f);
        c.text(v.sentence);
        for (const auto* more : {&v.rate, &v.may_be}) {
            if (more->empty()) continue;
            c.gap(0.3f);
            c.text(*more);
        }
        for (const std::string& one : v.missing) {
            c.gap(0.4f);
            c.words(one, {.weight = Weight::bold});
        }
        lines(c, v.doubts);
        if (v.chart) {
            c.gap(0.8f);
            draw_chart(ui, c, *v.chart);
            c.gap(0.4f);
            c.quiet(tr("A dot with its 95 % range. For the days beside it no difference is to be "
                       "expected."));
        }
        lines(c, v.shuffled);
        if (!v.filled.empty()) lines(c, {v.filled});
        c.gap(0.5f);
        c.quiet(v.looked_at);
    });
}

void beside_card(Column& column, const InsightView& v) {
    if (v.beside.empty()) return;
    column.card([&](Column& c) {
        c.text(wording::beside_title());
        lines(c, v.beside);
    });
}

void also_card(Column& column, const InsightView& v) {
    if (v.also.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Looked at as well, exploratory"));
        for (const auto& one : v.also) {
            c.words(one.name + ": " + one.verdict, {.weight = Weight::bold});
            c.quiet(one.sentence);
            lines(c, one.controls);
            c.gap(0.5f);
        }
    });
}

std::vector<screen::Choice> buttons(const std::string& kind,
                                    const std::vector<InsightView::Choice>& all) {
    std::vector<screen::Choice> made;
    for (const auto& one : all)
        made.push_back(
            {kind + one.id, one.label, one.on ? ButtonKind::chosen : ButtonKind::normal});
    return made;
}

void ask_card(Column& column, const InsightView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("A question of your own"));
        c.quiet(tr("First choose the one thing it is about. Then come two weeks as usual, and "
                   "after them a comparison of fixed length."));
        c.gap(0.7f);
        take(wish, of(c.choose(buttons("outcome:", v.outcomes))));
        c.gap(0.9f);
        c.text(tr("What is compared"));
        c.gap(0.4f);
        take(wish, of(c.choose(buttons("about:", v.designs))));
        c.gap(0.9f);
        take(wish, of(c.toggles(tr("Hide the result until the end"),
                                {{"hidden", v.hidden ? tr("yes") : tr("no"), v.hidden}})));
        c.gap(0.9f);
        take(wish, of(c.choose({{"ask", tr("Ask this")}})));
    });
}

} // namespace

Wish draw(Ui& ui, const InsightView& v) {
    Wish wish;
    const Rect page = ui.begin_page("insight");
    if (v.asked_drop) // nothing is dropped by one Enter too many
        ui.focus_first("keep");
    else if (v.can_begin)
        ui.focus_first("begin");
    PageTop top = page_top(ui, page, wording::differences_title());
    if (!v.notice.empty()) {
        top.column.status(Shape::warning, theme::orange, v.notice, "");
        top.column.gap(0.7f);
    }
    if (!v.question.empty()) {
        question_card(top.column, v, wish);
        answer_card(ui, top.column, v);
        beside_card(top.column, v);
        also_card(top.column, v);
    }
    if (v.asks) ask_card(top.column, v, wish);
    const std::string more =
        top.column.choose({{"weeks", tr("Your weeks"), ButtonKind::quiet},
                           {"claims", tr("What the articles say"), ButtonKind::quiet}});
    if (more == "weeks") wish.what = What::show_weeks;
    if (more == "claims") wish = {What::show_claims, "sleep", 0.0};
    if (top.back) wish.what = What::show_home;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
