// log reminders: when the person is reminded. What they are about lies in the diary.
#include "terminal/log.h"

#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using wording::filled, wording::tr;

namespace {

std::optional<Failure> read_quiet(const std::string& typed, diary::Reminders& to) {
    if (typed == "-") {
        to.quiet_from = to.quiet_until = units::Clock{0};
        return std::nullopt;
    }
    const auto dash = typed.find('-');
    if (dash != std::string::npos) {
        const auto from = clock_typed(typed.substr(0, dash));
        const auto until = clock_typed(typed.substr(dash + 1));
        if (from && until && !from->offset && !until->offset && from->at != until->at) {
            to.quiet_from = from->at;
            to.quiet_until = until->at;
            return std::nullopt;
        }
    }
    return unusable("--quiet", typed, tr("written as 22:00-07:00, or - for never"));
}

std::optional<Failure> read_on_screen(const std::string& typed, diary::Reminders& to) {
    if (typed != "yes" && typed != "no") return unusable("--on-screen", typed, "yes, no");
    to.on_screen = typed == "yes";
    return std::nullopt;
}

tl::expected<diary::Reminders, Failure> typed_over(const diary::Reminders& kept,
                                                   const RemindersTyped& typed) {
    auto made = terminal::typed_over(kept, typed.times);
    if (!made) return made;
    if (typed.quiet)
        if (const auto refused = read_quiet(*typed.quiet, *made)) return tl::unexpected{*refused};
    if (typed.on_screen)
        if (const auto refused = read_on_screen(*typed.on_screen, *made))
            return tl::unexpected{*refused};
    return made;
}

std::string shown(const std::optional<units::Clock>& at) {
    return at ? units::clock_text(*at) : tr("never");
}
Json document(const std::optional<units::Clock>& at) {
    return at ? Json(units::clock_text(*at)) : Json(nullptr);
}

void say(Desk& desk, const diary::Reminders& r) {
    Json days = Json::array();
    std::string names;
    for (const auto day : r.rolling_on) {
        days.push_back(weekday_word(day));
        names.append(names.empty() ? "" : ", ").append(wording::name(day));
    }
    desk.say(filled(tr("Morning entry: {at}"), {{"at", shown(r.morning)}}));
    desk.say(names.empty() ? filled(tr("Rolling: {at}"), {{"at", tr("never")}})
                           : filled(tr("Rolling: {at} on {days}"),
                                    {{"at", shown(r.rolling)}, {"days", names}}));
    desk.say(filled(tr("Planned doses before bed: {at}"), {{"at", shown(r.evening)}}));
    desk.say(r.on_screen ? tr("On the screen while the window is open: yes")
                         : tr("On the screen while the window is open: no"));
    if (r.quiet_from != r.quiet_until)
        desk.say(filled(tr("Quiet from {from} to {until}"),
                        {{"from", units::clock_text(r.quiet_from)},
                         {"until", units::clock_text(r.quiet_until)}}));
    desk.answer({{"morning", document(r.morning)},
                 {"rolling", document(r.rolling)},
                 {"rolling_on", std::move(days)},
                 {"evening", document(r.evening)},
                 {"on_screen", r.on_screen},
                 {"quiet_from", units::clock_text(r.quiet_from)},
                 {"quiet_until", units::clock_text(r.quiet_until)}});
}

} // namespace

Outcome reminders(Desk& desk, const RemindersTyped& typed) {
    const auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto made = typed_over(book->reminders, typed);
    if (!made) return tl::unexpected{made.error()};
    if (*made != book->reminders) {
        auto store = desk.open();
        if (!store) return tl::unexpected{store.error()};
        auto own = store->diary_settings();
        if (!own) return tl::unexpected{failure(own.error(), desk.file())};
        own->reminders = *made;
        if (const auto saved = store->save(*own); !saved)
            return tl::unexpected{failure(saved.error(), desk.file())};
    }
    say(desk, *made);
    return 0;
}

} // namespace terminal::log
