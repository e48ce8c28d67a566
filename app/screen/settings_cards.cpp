#include "screen/settings_cards.h"

#include "wording/wording.h"

namespace screen {

using What = Wish::What;
using wording::tr;

void language_card(Column& column, const SettingsView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Language"));
        const auto kind = [](bool on) { return on ? ButtonKind::chosen : ButtonKind::normal; };
        const std::string chosen = c.choose(
            {{"german", "Deutsch", kind(v.german)}, {"english", "English", kind(!v.german)}});
        if (chosen == "german") wish.what = What::german;
        if (chosen == "english") wish.what = What::english;
    });
}

void sound_card(Column& column, const SettingsView& v, Wish& wish, bool with_delay) {
    column.card([&](Column& c) {
        c.heading(tr("Sound"));
        for (const VolumeView& volume : v.volumes) {
            const auto id = [&volume](const char* what) { return what + volume.id; };
            const std::string chosen = c.line(
                volume.name, volume.volume,
                {{id("quieter-"), tr("Quieter"), ButtonKind::normal, volume.can_shrink},
                 {id("louder-"), tr("Louder"), ButtonKind::normal, volume.can_grow},
                 {id("mute-"), volume.muted ? tr("Switch on") : tr("Mute"), ButtonKind::normal},
                 {id("hear-"), tr("Listen"), ButtonKind::normal}});
            if (chosen == id("quieter-")) wish = {What::quieter, volume.id};
            if (chosen == id("louder-")) wish = {What::louder, volume.id};
            if (chosen == id("mute-")) wish = {What::mute, volume.id};
            if (chosen == id("hear-")) wish = {What::hear, volume.id};
            c.gap(0.5f);
        }
        const Choice by_ear{"delay", tr("Find it by ear"), ButtonKind::normal};
        if (with_delay && !c.line(tr("Delay of the loudspeaker"), v.delay, {by_ear}).empty())
            wish.what = What::show_delay;
        if (v.sound_trouble.empty()) return;
        c.gap(0.5f);
        c.status(Shape::warning, theme::orange, v.sound_trouble, {});
    });
}

void practice_card(Column& column, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("For physiotherapists"));
        const std::string chosen =
            c.choose({{"practice", tr("Plans you make")}, {"review", tr("Review of clients")}});
        if (chosen == "practice") wish.what = What::show_practice;
        if (chosen == "review") wish.what = What::show_review;
    });
}

void distance_lines(Column& c, const SettingsView& v, Wish& wish) {
    const auto less_more = [](const char* less, const char* more) {
        return std::vector<Choice>{{less, "–", ButtonKind::normal},
                                   {more, "+", ButtonKind::normal}};
    };
    const std::string far = c.line(tr("Distance"), v.distance, less_more("nearer", "farther"));
    c.gap(0.4f);
    const std::string wide = c.line(tr("Diagonal of the screen"), v.diagonal,
                                    less_more("smaller-screen", "wider-screen"));
    if (!v.reach.empty()) {
        c.gap(0.4f);
        c.quiet(v.reach);
    }
    if (far == "nearer") wish.what = What::nearer;
    if (far == "farther") wish.what = What::farther;
    if (wide == "smaller-screen") wish.what = What::smaller_screen;
    if (wide == "wider-screen") wish.what = What::wider_screen;
}

void distance_card(Column& column, const SettingsView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Seen from the floor"));
        c.quiet(tr("In a session, letters are as large as your distance from the screen asks "
                   "for."));
        c.gap(0.5f);
        distance_lines(c, v, wish);
    });
}

double typed_mass(const SettingsTyping& typing) {
    return typed_number(typing.mass, 20.0, 300.0).value_or(-1.0);
}

void mass_card(Column& column, const SettingsView& v, SettingsTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Body mass (optional)"));
        c.quiet(
            tr("Only with it can a band of pressure be shown: how much of the body rests on the "
               "roller depends on it. It stays in your file."));
        c.gap(0.5f);
        if (!v.mass.empty()) c.text(wording::filled(tr("At present: {mass}"), {{"mass", v.mass}}));
        c.gap(0.4f);
        const bool ended = c.field("mass", typing.mass, "kg", 9.0f);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"save-mass", tr("Take it over")},
                      {"forget-mass", tr("Forget it"), ButtonKind::quiet, !v.mass.empty()}});
        if (ended || chosen == "save-mass") wish = {What::set_mass, {}, typed_mass(typing)};
        if (chosen == "forget-mass") wish = {What::set_mass, {}, 0.0};
    });
}

} // namespace screen
