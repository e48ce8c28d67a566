// Reminders: when, on which days, and when not. What is set holds at once.
#include "screen/settings_cards.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using units::Clock;
using wording::tr;
using std::chrono_literals::operator""h;
using std::chrono_literals::operator""min;

constexpr Clock step = 15min, day_long = 24h;

Clock moved(Clock at, bool later) { return (at + (later ? step : day_long - step)) % day_long; }

// A time that can be moved and, where it may be missing, switched off and on.
bool time_row(Column& c, const char* id, const char* name, std::optional<Clock>& at, Clock usual,
              bool may_miss = true) {
    const auto with = [id](const char* what) { return std::string{id} + what; };
    std::vector<Choice> choices{{with("-earlier"), "–", ButtonKind::normal, at.has_value()},
                                {with("-later"), "+", ButtonKind::normal, at.has_value()}};
    if (may_miss) choices.push_back({with("-on"), at ? tr("Switch off") : tr("Switch on")});
    const std::string chosen =
        c.line(name, at ? units::clock_text(*at) : std::string{tr("never")}, choices);
    c.gap(0.4f);
    if (chosen.empty()) return false;
    if (chosen == with("-on"))
        at = at ? std::nullopt : std::optional{usual};
    else
        at = moved(*at, chosen == with("-later"));
    return true;
}

bool clock_row(Column& c, const char* id, const char* name, Clock& at) {
    std::optional<Clock> told = at;
    const bool changed = time_row(c, id, name, told, at, false);
    at = *told;
    return changed;
}

bool days_row(Column& c, std::vector<std::chrono::weekday>& days) {
    std::vector<Choice> choices;
    for (unsigned i = 1; i <= 7; ++i) { // from Monday on
        const std::chrono::weekday day{i};
        const bool on = std::find(days.begin(), days.end(), day) != days.end();
        choices.push_back({"rolls-" + std::to_string(i), wording::name(day),
                           on ? ButtonKind::chosen : ButtonKind::normal});
    }
    const std::string pressed = c.choose(choices);
    c.gap(0.4f);
    if (pressed.empty()) return false;
    const std::chrono::weekday day{static_cast<unsigned>(pressed.back() - '0')};
    if (std::erase(days, day) == 0) days.push_back(day);
    return true;
}

} // namespace

void reminders_card(Column& column, diary::Reminders& r, Wish& wish) {
    const diary::Reminders usual;
    column.card([&](Column& c) {
        c.heading(tr("Reminders"));
        c.quiet(tr("On the screen, while Rolltakt is open. For your telephone: rolltakt export "
                   "ics."));
        c.gap(0.5f);
        bool changed = false;
        if (!c.toggles(tr("Remind me"),
                       {{"remind", r.on_screen ? tr("on") : tr("off"), r.on_screen}})
                 .empty()) {
            r.on_screen = !r.on_screen;
            changed = true;
        }
        c.gap(0.4f);
        if (usual.morning)
            changed |= time_row(c, "morning", tr("Morning entry"), r.morning, *usual.morning);
        if (usual.rolling)
            changed |= time_row(c, "rolling", tr("Rolling"), r.rolling, *usual.rolling);
        changed |= days_row(c, r.rolling_on);
        if (usual.evening)
            changed |=
                time_row(c, "evening", tr("Planned doses before bed"), r.evening, *usual.evening);
        if (!c.choose({{"evening-plan", tr("Look at what is planned")}}).empty())
            wish.what = Wish::What::show_doses;
        c.gap(0.4f);
        changed |= clock_row(c, "quiet-from", tr("Quiet from"), r.quiet_from);
        changed |= clock_row(c, "quiet-until", tr("Quiet until"), r.quiet_until);
        if (changed) wish.what = Wish::What::keep_reminders;
    });
}

} // namespace screen
