#include "wording/weeks.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <cmath>

namespace wording {
namespace {

std::string asleep(double minutes) {
    return filled(tr("asleep {time}"), {{"time", lasting(static_cast<int>(std::lround(minutes)))}});
}

} // namespace

std::string facts(const insight::Week& week) {
    std::string facts = trn("rolled on {n} day", "rolled on {n} days",
                            static_cast<unsigned long>(week.rolled_days()));
    if (const auto minutes = week.asleep_min()) facts.append(", ").append(asleep(*minutes));
    return facts;
}

std::vector<std::string> lines(const insight::Steadiness& s) {
    if (s.weeks == 0) return {tr("There is no whole week yet.")};
    std::vector<std::string> lines;
    lines.push_back(filled(
        trn("One whole week so far: rolled on {days} days.",
            "Rolled on two days or more in {of} of the last {n} whole weeks; {days} days a week.",
            static_cast<unsigned long>(s.weeks)),
        {{"of", std::to_string(s.as_meant)},
         {"days", number(s.rolled_a_week, s.weeks == 1 ? 0 : 1)}}));
    const int days = insight::days_a_week * s.weeks;
    lines.push_back(filled(tr("Nights noted: {of} of {all}."),
                           {{"of", std::to_string(s.nights)}, {"all", std::to_string(days)}}));
    if (s.planned_doses > 0)
        lines.push_back(
            filled(tr("Doses of your own plan noted as taken: {of} of {all}."),
                   {{"of", std::to_string(s.as_taken)}, {"all", std::to_string(s.planned_doses)}}));
    return lines;
}

std::string value(insight::NightValue of, double told) {
    using insight::NightValue;
    switch (of) {
    case NightValue::total_sleep_min:
    case NightValue::latency_min:
    case NightValue::awake_min: return lasting(static_cast<int>(std::lround(told)));
    case NightValue::efficiency_percent: return filled(tr("{n} %"), {{"n", number(told, 0)}});
    case NightValue::quality:
    case NightValue::awakenings: break;
    }
    return number(told, 0);
}

std::string still_missing(const insight::NightAndDay& found) {
    return trn("{n} more day with both is needed before they are shown.",
               "{n} more days with both are needed before they are shown.",
               static_cast<unsigned long>(found.missing));
}

std::string line(const insight::WeekDay& day) {
    std::string told;
    const auto add = [&told](const std::string& what) {
        told.append(told.empty() ? "" : ", ").append(what);
    };
    if (day.rolled_min)
        add(filled(tr("rolled {time}"),
                   {{"time", lasting(static_cast<int>(std::ceil(*day.rolled_min)))}}));
    if (day.asleep_min) add(asleep(*day.asleep_min));
    if (day.quality) add(filled(tr("quality {n}"), {{"n", number(*day.quality, 0)}}));
    if (day.magnesium_mg > 0.0)
        add(filled(tr("{mg} magnesium"),
                   {{"mg", milligrams(diary::Milligrams{day.magnesium_mg})}}));
    if (told.empty()) return told;
    return name(std::chrono::weekday{day.day}) + ": " + told;
}

} // namespace wording
