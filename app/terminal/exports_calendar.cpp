// export ics: reminders of the morning entry, of rolling, and of the doses of the person's own
// plan.
#include "terminal/exports.h"

#include "exchange/calendar.h"
#include "terminal/log.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace terminal::exports {

using exchange::Reminder;
using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::array<const char*, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Times {
    std::vector<std::chrono::weekday> rolling;
    std::optional<units::Clock> rolling_at, morning_at, evening_at; // nothing: not wanted
};

Result<std::optional<units::Clock>> clock_of(const char* option, const std::string& text) {
    if (text == "-") return std::optional<units::Clock>{};
    const auto told = clock_typed(text);
    if (told && !told->offset) return std::optional{told->at};
    return tl::unexpected{unusable(option, text, tr("a time is written as 22:45"))};
}

Result<std::vector<std::chrono::weekday>> days_of(const std::string& text) {
    std::vector<std::chrono::weekday> found;
    std::string_view rest{text};
    if (rest == "-") rest = {};
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const auto place = std::find(weekdays.begin(), weekdays.end(), rest.substr(0, comma));
        if (place == weekdays.end())
            return tl::unexpected{unusable("--rolling", text, "mon,tue,wed,thu,fri,sat,sun, -")};
        found.emplace_back(static_cast<unsigned>(place - weekdays.begin()));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return found;
}

Result<Times> times_of(const Calendar& asked) {
    Times times;
    auto rolling = days_of(asked.rolling);
    if (!rolling) return tl::unexpected{rolling.error()};
    times.rolling = *std::move(rolling);
    for (const auto& [option, text, to] :
         {std::tuple{"--rolling-at", &asked.rolling_at, &times.rolling_at},
          std::tuple{"--morning-at", &asked.morning_at, &times.morning_at},
          std::tuple{"--evening-at", &asked.evening_at, &times.evening_at}}) {
        const auto at = clock_of(option, *text);
        if (!at) return tl::unexpected{at.error()};
        *to = *at;
    }
    return times;
}

// A dose of the person's plan; after rolling it comes on the days of rolling.
std::optional<Reminder> dose_of(const diary::PlannedDose& dose, const Times& times) {
    Reminder r;
    std::optional<units::Clock> at;
    switch (dose.anchor) {
    case diary::Anchor::morning: at = times.morning_at; break;
    case diary::Anchor::before_bed: at = times.evening_at; break;
    case diary::Anchor::clock: at = dose.clock; break;
    case diary::Anchor::after_rolling:
        if (times.rolling.empty() || !times.rolling_at) return std::nullopt;
        at = *times.rolling_at + std::chrono::minutes{30};
        r.on = times.rolling;
        if (*at < std::chrono::hours{24}) break;
        *at -= std::chrono::hours{24}; // after midnight
        for (std::chrono::weekday& day : r.on) ++day;
        break;
    }
    if (!at) return std::nullopt;
    r.at = *at;
    r.title = filled(tr("Rolltakt: {what}"), {{"what", tr("your dose")}});
    r.text =
        filled(tr("{dose}, as you planned it."), {{"dose", log::line(dose.product, dose.pieces)}});
    return r;
}

std::vector<Reminder> reminders(const Times& times, const diary::Plan& plan, units::Day today) {
    std::vector<Reminder> all;
    const auto add = [&](const char* id, const char* title, const char* text,
                         const std::optional<units::Clock>& at) -> Reminder* {
        if (!at) return nullptr;
        all.push_back(
            {id, filled(tr("Rolltakt: {what}"), {{"what", title}}), text, *at, {}, today, {}});
        return &all.back();
    };
    add("morning", tr("last night"), tr("How was it? Noted in ten seconds."), times.morning_at);
    if (!times.rolling.empty())
        if (auto* r = add("rolling", tr("rolling"), tr("Slow and steady, as it is comfortable."),
                          times.rolling_at))
            r->on = times.rolling;
    for (std::size_t s = 0; s < plan.steps.size(); ++s)
        for (std::size_t d = 0; d < plan.steps[s].doses.size(); ++d) {
            auto r = dose_of(plan.steps[s].doses[d], times);
            if (!r) continue;
            r->id = "dose-" + units::text(plan.steps[s].from) + "-" + std::to_string(d + 1);
            r->from = std::max(plan.steps[s].from, today);
            r->until = plan.steps[s].until;
            all.push_back(*std::move(r));
        }
    std::erase_if(all, [](const Reminder& r) { return !exchange::ever(r); });
    return all;
}

// Exports of the practising person say so, and on the telephone it is the title that is seen.
void mark_practice(std::vector<Reminder>& all) {
    for (auto& r : all) r.title += std::string{" ("} + tr("practice") + ")";
}

} // namespace

Outcome calendar(Desk& desk, const Calendar& asked) {
    const auto times = times_of(asked);
    if (!times) return tl::unexpected{times.error()};
    const auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    auto all = reminders(*times, book->plan, book->here.today());
    if (all.empty())
        return tl::unexpected{
            Failure{"nothing_to_remind_of",
                    tr("There is nothing to remind of: no morning, no rolling and no planned dose "
                       "is left. No file was written.")}};
    if (desk.common().person == practice) mark_practice(all);
    std::error_code as_it_is;
    const auto diary = std::filesystem::weakly_canonical(desk.file(), as_it_is).string();
    const auto text = exchange::calendar_of(all, exchange::whose(diary), book->here.now);
    if (const auto done = write(asked.file, asked.replace, text); !done)
        return tl::unexpected{done.error()};
    Json documents = Json::array();
    for (const auto& r : all) {
        desk.say(units::clock_text(r.at) + "  " + r.title);
        documents.push_back({{"id", r.id}, {"title", r.title}, {"at", units::clock_text(r.at)}});
    }
    desk.say(filled(
        trn("{n} reminder is written: {file}", "{n} reminders are written: {file}", all.size()),
        {{"file", asked.file}}));
    desk.say(tr("Open it once with the calendar of your telephone. A later file brings the same "
                "reminders under the same names; delete the ones before."));
    desk.answer({{"file", asked.file},
                 {"kind", "ics"},
                 {"reminders", std::move(documents)},
                 {"practice", desk.common().person == practice}});
    return 0;
}

} // namespace terminal::exports
