#include "diary/reminders.h"

#include "days.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;
using days::day;
using diary::Anchor, diary::Milligrams, diary::PlannedDose, diary::Reminder, diary::Reminders;

namespace {

PlannedDose hung(Anchor anchor, std::optional<units::Clock> clock = {}) {
    return {anchor, clock, {"capsule", diary::Route::swallowed, {}, Milligrams{100}}, 1.0};
}

const diary::Plan plan{{{diary::Phase::maintenance,
                         day("2026-11-20"),
                         day("2026-11-30"),
                         {hung(Anchor::morning), hung(Anchor::before_bed),
                          hung(Anchor::after_rolling), hung(Anchor::clock, 15h)}}}};

// "07:30 morning, 20:00 rolling, 15:00 dose 3"
std::string ringing(const Reminders& r, const char* date, units::Clock told, units::Clock now) {
    std::string all;
    for (const auto& one : diary::ringing(r, plan, day(date), told, now)) {
        if (!all.empty()) all += ", ";
        all += units::clock_text(one.at);
        if (one.of == Reminder::Of::morning) all += " morning";
        if (one.of == Reminder::Of::rolling) all += " rolling";
        if (one.of == Reminder::Of::dose)
            all += " dose " + std::to_string(one.dose) + " of " + units::text(one.day).substr(8);
    }
    return all;
}

} // namespace

TEST_CASE("reminders: each of a day in the order of time, on the days of rolling") {
    const Reminders r; // Monday, Wednesday, Friday
    CHECK(ringing(r, "2026-11-23", 0min, 21h + 59min) ==
          "07:30 morning, 07:30 dose 0 of 23, 15:00 dose 3 of 23, 20:00 rolling, "
          "20:30 dose 2 of 23, 21:30 dose 1 of 23");
    CHECK(ringing(r, "2026-11-24", 7h + 30min, 21h) == "15:00 dose 3 of 24");
    CHECK(ringing(r, "2026-12-02", 0min, 21h) == "07:30 morning, 20:00 rolling");
}

TEST_CASE("reminders: once, at its minute and not before") {
    const Reminders r;
    CHECK(ringing(r, "2026-12-01", 0min, 7h + 29min).empty());
    CHECK(ringing(r, "2026-12-01", 7h + 29min, 7h + 30min) == "07:30 morning");
    CHECK(ringing(r, "2026-12-01", 7h + 30min, 7h + 31min).empty());
}

TEST_CASE("reminders: none in the quiet hours, around midnight or within a day") {
    Reminders r;
    r.morning = 6h;
    r.quiet_until = 6h + 30min;
    CHECK(diary::quiet(r, 22h));
    CHECK(diary::quiet(r, 0min));
    CHECK_FALSE(diary::quiet(r, 6h + 30min));
    CHECK_FALSE(diary::quiet(r, 21h + 59min));
    CHECK(ringing(r, "2026-12-01", 0min, 6h + 29min).empty());
    CHECK(ringing(r, "2026-12-01", 0min, 6h + 30min) == "06:00 morning"); // after them
    r.quiet_from = 13h;
    r.quiet_until = 14h;
    CHECK(diary::quiet(r, 13h));
    CHECK_FALSE(diary::quiet(r, 14h));
    CHECK_FALSE(diary::quiet(r, 23h));
    r.quiet_until = r.quiet_from;
    CHECK_FALSE(diary::quiet(r, 13h));
}

TEST_CASE("reminders: what is not wanted does not ring, nor a dose that hangs to it") {
    Reminders r;
    r.morning = r.evening = std::nullopt;
    r.rolling_on.clear();
    CHECK(ringing(r, "2026-11-23", 0min, 21h) == "15:00 dose 3 of 23");
}

TEST_CASE("reminders: a dose after rolling late in the evening belongs to the day before") {
    Reminders r;
    r.rolling = 23h + 45min;
    r.quiet_from = r.quiet_until;
    CHECK(ringing(r, "2026-11-24", -1min, 1h) == "00:15 dose 2 of 23");
    CHECK(ringing(r, "2026-11-25", -1min, 1h).empty()); // nobody planned to roll on Tuesday
}
