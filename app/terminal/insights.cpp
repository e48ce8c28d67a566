// What the commands of insight share, and the window with them: reading the log, and the question
// that is open.
#include "terminal/insights.h"

#include "exchange/rank.h"
#include "wording/insight.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::insights {

using wording::tr;

namespace {

// What happened in the hours beside the days asked for belongs to their pairs.
constexpr std::chrono::days beside{2};

std::vector<diary::Night> counting_nights(const std::vector<diary::Entry<diary::Night>>& every,
                                          const std::vector<std::string>& ranking) {
    const auto held = diary::current(every);
    std::vector<diary::Night> found;
    for (const auto place : exchange::counting(held, ranking)) found.push_back(*held[place].value);
    return found;
}

// Sessions of the history with any work that was not skipped.
store::Result<std::vector<insight::Rolling>> rollings(store::Store& store, units::Day from,
                                                      units::Day to) {
    const auto all = store.sessions();
    if (!all) return tl::unexpected{all.error()};
    std::vector<insight::Rolling> found;
    for (const auto& one : *all) {
        const auto day = units::day_at(one.started);
        if (!one.counts || day < from || day > to) continue;
        const auto steps = store.steps(one.id);
        if (!steps) return tl::unexpected{steps.error()};
        if (std::all_of(steps->begin(), steps->end(), [](const auto& s) { return s.skipped; }))
            continue;
        const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(one.duration);
        found.push_back({one.id, one.started, {one.started.utc + lasted, one.started.offset}});
    }
    std::reverse(found.begin(), found.end());
    return found;
}

} // namespace

store::Result<insight::Log> log_of(store::Store& store, units::Day from, units::Day to,
                                   std::vector<store::LostEntry>* lost) {
    const auto settings = store.diary_settings();
    if (!settings) return tl::unexpected{settings.error()};
    const auto diary = store.diary(from - beside, to + beside);
    if (!diary) return tl::unexpected{diary.error()};
    auto rolled = rollings(store, from, to);
    if (!rolled) return tl::unexpected{rolled.error()};
    if (lost != nullptr) *lost = diary->lost;
    auto doses = diary::values(diary->doses);
    auto observations = diary::with_warmth(diary::values(diary->observations), doses);
    return insight::Log{counting_nights(diary->nights, settings->ranking), std::move(doses),
                        std::move(observations), *std::move(rolled)};
}

std::optional<store::AskedQuestion> open_one(const std::vector<store::AskedQuestion>& all) {
    const auto last = std::find_if(all.rbegin(), all.rend(), [](const store::AskedQuestion& one) {
        return !one.dropped && one.question;
    });
    return last == all.rend() ? std::nullopt : std::optional{*last};
}

store::Result<Standing> standing(store::Store& store, units::WallTime now) {
    auto asked = store.questions();
    if (!asked) return tl::unexpected{asked.error()};
    Standing found;
    found.open = open_one(*asked);
    found.questions_before = found.open ? found.open->number - 1 : static_cast<int>(asked->size());
    if (!found.open) return found;
    const auto period = insight::asked_days(*found.open->question, units::day_at(now));
    const auto log =
        log_of(store, period.from, period.from + std::chrono::days{period.days}, &found.lost);
    if (!log) return tl::unexpected{log.error()};
    found.looked = insight::look(*found.open->question, *log, now);
    return found;
}

Failure no_question() {
    return {"no_question", tr("No question is open; rolltakt insight ask begins one.")};
}

std::string word(const insight::Outcome& o) {
    if (const auto* night = std::get_if<insight::NightValue>(&o))
        return std::string{insight::word(*night)};
    return std::string{diary::word(std::get<diary::Item>(o))};
}

std::optional<insight::Outcome> outcome_named(std::string typed) {
    std::replace(typed.begin(), typed.end(), '-', '_');
    for (int i = 0; i < insight::night_values; ++i) {
        const auto value = static_cast<insight::NightValue>(i);
        if (typed == insight::word(value)) return value;
    }
    const auto item = diary::item_named(typed);
    if (!item || diary::row(*item).group == diary::Group::factor) return std::nullopt;
    return *item;
}

void say_question(Desk& desk, const insight::Question& q) {
    const auto say = [&](const std::string& text) {
        if (!text.empty()) desk.say(text);
    };
    say(wording::asked(q));
    say(wording::also_asked(q));
    say(wording::planned(q));
    say(wording::few_phases(q));
}

} // namespace terminal::insights
