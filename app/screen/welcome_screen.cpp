#include "screen/welcome_screen.h"

#include "screen/column.h"
#include "screen/settings_cards.h"
#include "screen/starting.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::tr;

// Words and a clock exactly as large as in a session.
void example(Ui& ui, Column& column, double capitals) {
    const float em = ui.em(), px = ui.far_letters(capitals);
    const float timer = ui.px_for_capitals(Weight::digits, static_cast<float>(timer_to_capitals) *
                                                               capitals_of_letters * px);
    const float high = std::max(digits_of_letters * timer, px) + em;
    const Rect room = column.take(high / em).inset(em, 0.5f * em);
    ui.fill(room.inset(-em, -0.5f * em), theme::card, 0.4f * em);
    const float clock = ui.clock_width("0:45", timer), gap = 0.5f * px;
    const std::string word = tr("slower");
    const float all = clock + gap + ui.width_of(word, {.weight = Weight::bold, .px = px});
    const float x = room.x + std::max(0.0f, (room.w - all) / 2);
    ui.clock({x, room.y, clock, room.h}, "0:45", {.px = timer, .valign = 0.5f});
    ui.fitted({x + clock + gap, room.y, room.right() - x - clock - gap, room.h}, word,
              {.weight = Weight::bold, .px = px, .valign = 0.5f});
    column.gap(0.7f);
}

void roller_card(Column& column, const WelcomeView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.status(v.roller.shape, v.roller.colour, v.roller.headline, v.roller.detail);
        c.gap(0.8f);
        if (!v.first.empty()) {
            c.text(v.first);
            c.gap(0.8f);
        }
        const Wish asked = start_choices(c, {.routine = v.routine,
                                             .offers_without = !v.roller_ready,
                                             .without_first = v.without_first,
                                             .starting = v.starting});
        if (asked) wish = asked;
    });
}

// Who is never asked rolls to beats that come late.
void late_card(Column& column, const Ui& ui, const SettingsView& v, Wish& wish) {
    column.card([&](Column& c) {
        const Choice find{"delay", tr("Find its delay (D)"), ButtonKind::normal};
        const std::string present = filled(
            tr("Press D and find its delay by ear. At present: {delay}"), {{"delay", v.delay}});
        if (!c.line(tr("Sound by Bluetooth or a television?"), present, {find}).empty())
            wish.what = What::show_delay;
    });
    if (ui.pressed(Key::d)) wish.what = What::show_delay;
}

// Enter in the field takes over what was typed, and goes on where nothing was.
void body_card(Column& column, const WelcomeView& v, SettingsTyping& typing, Wish& wish) {
    mass_card(column, v.settings, typing, wish);
    if (wish.what == What::set_mass && typing.mass.empty() && wish.value < 0.0)
        wish = {What::welcome_next, {}, 0.0};
    if (v.settings.refused.empty()) return;
    column.gap(0.4f);
    column.status(Shape::warning, theme::orange, v.settings.refused, {});
}

// What was typed and not taken over yet goes along.
Wish go_on(const WelcomeView& v, const SettingsTyping& typing) {
    const bool typed = v.step == WelcomeStep::body && !typing.mass.empty();
    return {What::welcome_next, {}, typed ? typed_mass(typing) : 0.0};
}

void ways_on(Column& column, const WelcomeView& v, const SettingsTyping& typing, Wish& wish) {
    std::vector<Choice> choices;
    if (v.step != WelcomeStep::roller)
        choices.push_back({"next", tr("Go on (Enter)"), ButtonKind::primary, true, true});
    if (v.step != WelcomeStep::language) choices.push_back({"before", tr("← Back")});
    const std::string chosen = column.choose(choices);
    if (chosen == "next") wish = go_on(v, typing);
    if (chosen == "before") wish.what = What::welcome_back;
    if (column.escaped() && !v.starting) wish.what = What::welcome_leave;
}

const char* first_of(const WelcomeView& v) { // Enter's
    if (v.step == WelcomeStep::body) return "mass";
    if (v.step != WelcomeStep::roller) return "next";
    return v.without_first ? "without" : "start";
}

// The last of the page: no key that is pressed once too often leaves it.
void way_out(Column& column, const WelcomeView& v, Wish& wish) {
    column.gap(0.3f);
    const std::string label = v.step == WelcomeStep::roller ? tr("Later: to the start (Esc)")
                                                            : tr("Skip all of it (Esc)");
    if (!column.choose({{"leave", label, ButtonKind::quiet}}).empty())
        wish.what = What::welcome_leave;
}

} // namespace

std::string progress_of(WelcomeStep step) {
    return filled(tr("First steps, {n} of {all}"),
                  {{"n", std::to_string(static_cast<int>(step) + 1)},
                   {"all", std::to_string(wording::first_steps)}});
}

WelcomeView view_of(const WelcomeFacts& facts) {
    WelcomeView v;
    v.step = facts.step;
    v.title = wording::title(facts.step);
    v.progress = progress_of(facts.step);
    v.text = wording::text(facts.step);
    v.settings = facts.settings;
    v.capitals = capitals(facts.looking);
    v.roller = status_of(facts.roller);
    if (v.roller.shape == Shape::cross) v.roller.detail.clear(); // the text says the same
    v.roller_ready = facts.roller.stage == RollerFacts::Stage::ready;
    v.without_first = !v.roller_ready && facts.roller.looked_a_while;
    v.starting = facts.starting;
    v.routine = facts.routine;
    if (facts.step == WelcomeStep::roller && !facts.first.empty())
        v.first = filled(tr("The first session: {routine}, about {minutes} minutes."),
                         {{"routine", facts.first}, {"minutes", std::to_string(facts.minutes)}});
    v.spoken = wording::read_out(v.step, {v.first, v.starting, v.without_first});
    return v;
}

Wish draw(Ui& ui, const WelcomeView& v, SettingsTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("welcome " + v.progress);
    ui.focus_first(first_of(v));
    Column column = page_top(ui, page, v.title, false).column;
    column.quiet(v.progress);
    column.gap(0.4f);
    column.text(v.text);
    column.gap(0.6f);
    ways_on(column, v, typing, wish); // above what may be long, so that they are always in sight
    column.gap(0.8f);
    switch (v.step) {
    case WelcomeStep::language: language_card(column, v.settings, wish); break;
    case WelcomeStep::sound:
        late_card(column, ui, v.settings, wish);
        sound_card(column, v.settings, wish, false);
        break;
    case WelcomeStep::distance:
        example(ui, column, v.capitals);
        column.card([&](Column& c) { distance_lines(c, v.settings, wish); });
        break;
    case WelcomeStep::body: body_card(column, v, typing, wish); break;
    case WelcomeStep::safety: break; // has its own screen
    case WelcomeStep::roller: roller_card(column, v, wish); break;
    }
    way_out(column, v, wish);
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
