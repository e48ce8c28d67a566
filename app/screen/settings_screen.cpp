#include "screen/settings_screen.h"

#include "screen/settings_cards.h"
#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::number;
using wording::tr;

void letters_card(Column& column, const SettingsView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Size of letters"));
        c.text(v.scale);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"smaller", tr("Smaller"), ButtonKind::normal, v.can_shrink},
                      {"larger", tr("Larger"), ButtonKind::normal, v.can_grow}});
        if (chosen == "smaller") wish.what = What::smaller;
        if (chosen == "larger") wish.what = What::larger;
    });
}

VolumeView volume_view(const char* id, const char* name, const sound::Volume& volume) {
    VolumeView v{id, name, filled(tr("{n} %"), {{"n", std::to_string(volume.percent)}})};
    if (volume.muted) v.volume = tr("muted");
    v.muted = volume.muted;
    v.can_grow = volume.percent < 100;
    v.can_shrink = volume.percent > 0;
    return v;
}

void height_card(Column& column, const SettingsView& v, SettingsTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Body height (optional)"));
        c.quiet(tr("It tells how long a stroke is meant to be, and so how much of the muscle you "
                   "rolled over."));
        c.gap(0.5f);
        if (!v.height.empty()) c.text(filled(tr("At present: {height}"), {{"height", v.height}}));
        c.gap(0.4f);
        const bool ended = c.field("height", typing.height, "cm", 9.0f);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"save-height", tr("Take it over")},
                      {"forget-height", tr("Forget it"), ButtonKind::quiet, !v.height.empty()}});
        if (ended || chosen == "save-height")
            wish = {What::set_height, {}, typed_number(typing.height, 100.0, 230.0).value_or(-1.0)};
        if (chosen == "forget-height") wish = {What::set_height, {}, 0.0};
    });
}

void buttons_card(Column& column, const SettingsView& v, Wish& wish) {
    struct Row {
        Act act{};
        const char* what = "";
        const char* id = "";
        What learn{};
    };
    const Row rows[] = {
        {Act::go_on, tr("Pause and go on"), "learn-go-on", What::learn_go_on},
        {Act::next, tr("Next step"), "learn-next", What::learn_next},
        {Act::back, tr("Step again"), "learn-back", What::learn_back},
        {Act::again, tr("Say that again"), "learn-again", What::learn_again},
    };
    column.card([&](Column& c) {
        c.heading(tr("Pedal, remote, controller"));
        c.quiet(tr("Presenters and game controllers work by themselves. Any other button can be "
                   "learned: choose what it is to do, then press it."));
        c.gap(0.5f);
        bool any = false;
        for (const Row& row : rows) {
            const std::string& name = v.buttons.at(static_cast<std::size_t>(row.act));
            const bool waits = v.learning == row.act;
            any |= !name.empty();
            const std::string facts = waits          ? tr("Press the button now; Esc: leave it.")
                                      : name.empty() ? tr("nothing learned")
                                                     : name;
            const std::string chosen =
                c.line(row.what, facts,
                       {{row.id, waits ? tr("Leave it") : tr("Learn"), ButtonKind::normal}});
            c.gap(0.4f);
            if (chosen == row.id) wish.what = waits ? What::learn_nothing : row.learn;
        }
        if (any &&
            c.choose({{"forget-buttons", tr("Forget all"), ButtonKind::quiet}}) == "forget-buttons")
            wish.what = What::forget_buttons;
    });
}

std::string name_of(const Button& button) {
    if (button.of != Button::Of::pad) return button.name;
    return filled(tr("Pad button {n}"), {{"n", std::to_string(button.code + 1)}});
}

const char* name_of(Turn turn) {
    switch (turn) {
    case Turn::none: return tr("upright");
    case Turn::left: return tr("a quarter turn to the left");
    case Turn::half: return tr("upside down");
    case Turn::right: return tr("a quarter turn to the right");
    }
    return "";
}

void picture_card(Column& column, const SettingsView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Picture during a session"));
        const auto row = [&c](const char* what, const std::string& value, const Choice& choice) {
            const bool chosen = !c.line(what, value, {choice}).empty();
            c.gap(0.4f);
            return chosen;
        };
        const auto on_off = [](bool on) { return std::string{on ? tr("on") : tr("off")}; };
        if (row(tr("Turned"), v.turn, {"turn", tr("Turn")})) wish.what = What::turn_picture;
        if (row(tr("Full screen"), on_off(v.full_screen), {"full-screen", tr("Change")}))
            wish.what = What::toggle_full_screen;
        if (row(tr("Reduced motion"), on_off(v.reduced_motion), {"reduced-motion", tr("Change")}))
            wish.what = What::reduce_motion;
    });
}

void people_card(Column& column, const SettingsView& v, SettingsTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("People"));
        c.quiet(tr("Everybody who rolls here has a file of their own, and is chosen by name at the "
                   "start."));
        c.gap(0.5f);
        const bool ended = c.field("name", typing.name, {}, 14.0f);
        c.gap(0.5f);
        const std::string chosen =
            c.choose({{"add-person", tr("Another person rolls here")},
                      {"people", tr("Choose"), ButtonKind::quiet, v.several_people}});
        if (ended || chosen == "add-person") wish = {What::add_person, typing.name, 0.0};
        if (chosen == "people") wish.what = What::show_people;
    });
}

void plans_card(Column& column, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Plans of a practice"));
        c.quiet(tr("Take a plan, look at the one you follow, reply to it, and name the mailbox."));
        c.gap(0.5f);
        if (!c.choose({{"plan", tr("Look at the plan")}}).empty()) wish.what = What::show_plan;
    });
}

void dose_plan_card(Column& column, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("My plan for magnesium"));
        c.quiet(tr("Your own steps, with what institutes say of the amount."));
        c.gap(0.5f);
        if (!c.choose({{"dose-plan", tr("Look at my plan")}}).empty()) wish.what = What::show_doses;
    });
}

} // namespace

std::optional<double> typed_number(std::string_view typed, double least, double most) {
    std::string text{typed};
    std::replace(text.begin(), text.end(), ',', '.');
    while (!text.empty() && text.back() == ' ') text.pop_back();
    const auto start = text.find_first_not_of(' ');
    if (start == std::string::npos) return {};
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] =
        std::from_chars(text.data() + start, end, value, std::chars_format::fixed);
    if (fault != std::errc{} || stop != end || !(value >= least && value <= most)) return {};
    return value;
}

SettingsView view_of(const store::Settings& s, const Looking& l, const std::string& file,
                     const std::string& refused, const Buttons& buttons,
                     std::optional<Act> learning, const sound::Settings& sound,
                     const std::string& sound_trouble) {
    SettingsView v;
    for (std::size_t i = 0; i < acts; ++i)
        if (const auto& button = buttons.of(static_cast<Act>(i)))
            v.buttons.at(i) = name_of(*button);
    v.learning = learning;
    v.volumes = {volume_view("voice", tr("Voice"), sound.voice),
                 volume_view("tones", tr("Tones"), sound.tones),
                 volume_view("soft", tr("Soft tone that follows the rolling"), sound.soft)};
    v.delay = filled(tr("{ms} ms"), {{"ms", std::to_string(sound.delay.count() / 1000)}});
    if (!sound.soft.muted && sound.delay > sound::live_up_to)
        v.volumes.back().volume += ", " + std::string{tr("silent: the loudspeaker is too late")};
    v.sound_trouble = sound_trouble;
    v.german = wording::language() == wording::Language::de;
    v.scale = filled(tr("{n} %"), {{"n", number(std::round(l.scale * 100.0), 0)}});
    v.can_grow = l.scale < 2.99;
    v.can_shrink = l.scale > 0.76;
    v.distance = filled(tr("{m} m"), {{"m", number(l.distance_m, 1)}});
    v.diagonal = filled(tr("{inches} inches"), {{"inches", number(l.diagonal_in, 1)}});
    const double reach = l.distance_m * most_capitals / capitals(l);
    if (reach < l.distance_m)
        v.reach = filled(tr("On this screen the words of a session can be read up to {m} m; from "
                            "further away the time left still can."),
                         {{"m", number(std::floor(reach * 10.0) / 10.0, 1)}});
    v.turn = name_of(l.turn);
    v.reduced_motion = l.reduced_motion;
    v.full_screen = l.full_screen;
    if (s.mass) v.mass = filled(tr("{kg} kg"), {{"kg", number(s.mass->value, 1)}});
    if (s.height) v.height = filled(tr("{cm} cm"), {{"cm", number(100.0 * s.height->value, 0)}});
    v.file = file;
    v.refused = refused;
    return v;
}

Wish draw(Ui& ui, const SettingsView& v, SettingsTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("settings");
    PageTop top = page_top(ui, page, tr("Settings"));
    two_columns(
        ui, top.column, 0.5f,
        [&](Column& c) {
            language_card(c, v, wish);
            letters_card(c, v, wish);
            distance_card(c, v, wish);
            picture_card(c, v, wish);
            buttons_card(c, v, wish);
        },
        [&](Column& c) {
            if (!v.refused.empty()) {
                c.status(Shape::warning, theme::orange, v.refused, {});
                c.gap(0.5f);
            }
            mass_card(c, v, typing, wish);
            height_card(c, v, typing, wish);
            people_card(c, v, typing, wish);
            reminders_card(c, typing.reminders, wish);
            plans_card(c, wish);
            dose_plan_card(c, wish);
        });
    sound_card(top.column, v, wish);
    practice_card(top.column, wish);
    top.column.quiet(tr("Everything stays on this computer, in this file:"));
    top.column.quiet(v.file);
    top.column.gap(0.7f);
    if (!top.column.choose({{"welcome", tr("Show the first steps again")}}).empty())
        wish.what = What::show_welcome;
    if (top.back) wish.what = v.learning ? What::learn_nothing : What::show_home;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
