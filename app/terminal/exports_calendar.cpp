// export ics: reminders of the morning entry, of rolling, and of the doses of the person's own
// plan.
#include "terminal/exports.h"

#include "exchange/calendar.h"
#include "terminal/log.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>

namespace terminal::exports {

using exchange::Reminder;
using wording::filled, wording::tr, wording::trn;

namespace {

// A dose of the person's plan; after rolling it comes on the days of rolling.
std::optional<Reminder> dose_of(const diary::PlannedDose& dose, const diary::Reminders& kept) {
    const auto time = diary::time_of(dose, kept);
    if (!time) return std::nullopt;
    Reminder r;
    r.at = time->at;
    if (dose.anchor == diary::Anchor::after_rolling) {
        r.on = kept.rolling_on;
        if (time->tomorrow)
            for (std::chrono::weekday& day : r.on) ++day;
    }
    r.title = filled(tr("Rolltakt: {what}"), {{"what", tr("your dose")}});
    r.text =
        filled(tr("{dose}, as you planned it."), {{"dose", log::line(dose.product, dose.pieces)}});
    return r;
}

std::vector<Reminder> reminders(const diary::Reminders& kept, const diary::Plan& plan,
                                units::Day today) {
    std::vector<Reminder> all;
    const auto add = [&](const char* id, const char* title, const char* text,
                         const std::optional<units::Clock>& at) -> Reminder* {
        if (!at) return nullptr;
        all.push_back(
            {id, filled(tr("Rolltakt: {what}"), {{"what", title}}), text, *at, {}, today, {}});
        return &all.back();
    };
    add("morning", tr("last night"), tr("How was it? Noted in ten seconds."), kept.morning);
    if (!kept.rolling_on.empty())
        if (auto* r = add("rolling", tr("rolling"), tr("Slow and steady, as it is comfortable."),
                          kept.rolling))
            r->on = kept.rolling_on;
    for (std::size_t s = 0; s < plan.steps.size(); ++s)
        for (std::size_t d = 0; d < plan.steps[s].doses.size(); ++d) {
            auto r = dose_of(plan.steps[s].doses[d], kept);
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
    const auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto times = typed_over(book->reminders, asked.times);
    if (!times) return tl::unexpected{times.error()};
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
