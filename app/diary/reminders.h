// What the person wants to be reminded of, and when: the entry of the morning, rolling, the doses
// of their own plan. Times are the person's own, and say nothing about when a dose is best taken.
#pragma once
#include "diary/plan.h"

#include <chrono>
#include <optional>
#include <vector>

namespace diary {

struct Reminders {
    // Nothing = not wanted; evening: of the doses before bed.
    std::optional<units::Clock> morning = std::chrono::minutes{7 * 60 + 30};
    std::optional<units::Clock> rolling = std::chrono::hours{20};
    std::optional<units::Clock> evening = std::chrono::minutes{21 * 60 + 30};
    std::vector<std::chrono::weekday> rolling_on{std::chrono::Monday, std::chrono::Wednesday,
                                                 std::chrono::Friday};
    bool on_screen = false; // while the program is open
    // Held back then, and told after it on the same day; the same time twice = never quiet.
    units::Clock quiet_from = std::chrono::hours{22}, quiet_until = std::chrono::hours{7};
    bool operator==(const Reminders&) const = default;
};

// After it was begun: a dose that hangs to rolling is reminded of then.
constexpr units::Clock after_rolling{30};

// The clock of a planned dose; `tomorrow`: it lies behind the midnight of its day.
struct DoseTime {
    units::Clock at{};
    bool tomorrow = false;
};
std::optional<DoseTime> time_of(const PlannedDose&, const Reminders&);

bool quiet(const Reminders&, units::Clock);

struct Reminder {
    enum class Of { morning, rolling, dose };
    Of of{};
    units::Clock at{};
    units::Day day{};     // it belongs to; a dose behind midnight to the day before
    std::size_t dose = 0; // of Of::dose: in the step of that day
    bool operator==(const Reminder&) const = default;
};

// What may be told now, in order of time: on this day, later than `told`, up to `now`; nothing in
// the quiet hours.
std::vector<Reminder> ringing(const Reminders&, const Plan&, units::Day, units::Clock told,
                              units::Clock now);

} // namespace diary
