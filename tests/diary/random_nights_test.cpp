// Nights at random dates in random zones: built as moments, told as clock times, found again.
#include "nights.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdlib>

using diary::Night, diary::NightTimes;
using units::WallTime;

namespace {

using namespace std::chrono_literals;

constexpr std::array zones{"Europe/Berlin",      "America/New_York",  "Australia/Lord_Howe",
                           "Asia/Kathmandu",     "America/St_Johns",  "Pacific/Auckland",
                           "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"};

const char* any_zone() { return *rc::gen::elementOf(zones); }
int any(int from, int to) { return *rc::gen::inRange(from, to + 1); }

struct Place {
    units::Day date; // a night that leads into it
    const char* zone = "";
};

// A date on which clocks are changed, by the rules since 2008.
Place any_change() {
    using namespace std::chrono;
    const year y{any(2008, 2036)};
    switch (any(0, 5)) {
    case 0: return {units::Day{y / March / Sunday[last]}, "Europe/Berlin"};
    case 1: return {units::Day{y / October / Sunday[last]}, "Europe/Berlin"};
    case 2: return {units::Day{y / March / Sunday[2]}, "America/New_York"};
    case 3: return {units::Day{y / November / Sunday[1]}, "America/New_York"};
    case 4: return {units::Day{y / October / Sunday[1]}, "Australia/Lord_Howe"};
    default: return {units::Day{y / April / Sunday[1]}, "Australia/Lord_Howe"};
    }
}

// Half of all nights are those of a change of clocks.
Place any_place() {
    if (any(0, 1) == 0) return any_change();
    const units::Day first{std::chrono::year{any(1990, 2036)} / 1 / 1};
    return {first + std::chrono::days{any(0, 364)}, any_zone()};
}

struct Truth {
    Night told;
    WallTime into_bed, tried, final_wake, out_of_bed;
    int reading = 0, latency = 0, awake = 0, asleep = 0, lying = 0; // minutes
};

// What really happened, and how the person's clocks told it.
Truth any_night() {
    Truth t;
    const Place place = any_place();
    t.told.zone = place.zone;
    t.told.waking_zone = any(0, 2) == 0 ? any_zone() : t.told.zone;
    t.reading = any(0, 180);
    t.latency = any(0, 120);
    t.awake = any(0, 120);
    t.asleep = any(1, 600);
    t.lying = any(0, 120);
    // From 18:00 to 02:59 on the clock, now and then by day.
    const int clock = any(0, 4) == 0 ? any(-360, 1079) : any(-360, 179);
    const auto begin =
        units::moment_of(place.date + std::chrono::minutes{clock}, place.zone).value().utc;
    const auto moment = [&](int minutes, std::string_view zone) {
        return units::in_zone(begin + std::chrono::minutes{minutes}, zone);
    };
    int now = 0;
    t.into_bed = moment(now, t.told.zone);
    t.tried = moment(now += t.reading, t.told.zone);
    t.final_wake = moment(now += t.latency + t.awake + t.asleep, t.told.waking_zone);
    t.out_of_bed = moment(now + t.lying, t.told.waking_zone);
    t.told.into_bed = diary::night_clock(t.into_bed, t.told.zone);
    t.told.tried_to_sleep = diary::night_clock(t.tried, t.told.zone);
    t.told.final_wake = diary::night_clock(t.final_wake, t.told.waking_zone);
    t.told.out_of_bed = diary::night_clock(t.out_of_bed, t.told.waking_zone);
    t.told.latency_min = t.latency;
    t.told.awake_min = t.awake;
    t.told.awakenings = t.awake > 0 ? any(1, 9) : 0;
    t.told.wake_date = std::chrono::floor<std::chrono::days>(units::local_time(t.final_wake));
    return t;
}

// The same nights in every run, unless RC_PARAMS says otherwise.
void holds(const char* law, const auto& property) {
    setenv("RC_PARAMS", "seed=20261120 max_success=2000", 0);
    CHECK_MESSAGE(rc::check(law, property), law);
}

} // namespace

TEST_CASE("nights at random: the clocks' times lead back to the true moments and minutes") {
    holds("moments and minutes", [] {
        const Truth t = any_night();
        const auto found = diary::times(t.told, days::much_later);
        RC_ASSERT(found.has_value());
        RC_ASSERT(found->into_bed->utc == t.into_bed.utc);
        RC_ASSERT(found->tried_to_sleep->utc == t.tried.utc);
        RC_ASSERT(found->final_wake->utc == t.final_wake.utc);
        RC_ASSERT(found->out_of_bed->utc == t.out_of_bed.utc);
        RC_ASSERT(found->total_sleep_min == t.asleep);
        RC_ASSERT(found->time_in_bed_min == t.reading + t.latency + t.awake + t.asleep + t.lying);
    });
}

TEST_CASE("nights at random: without the readings it is the truth, or asked which") {
    holds("truth or twice", [] {
        Truth t = any_night();
        for (auto* clock :
             {&t.told.into_bed, &t.told.tried_to_sleep, &t.told.final_wake, &t.told.out_of_bed})
            (*clock)->reading.reset();
        const auto found = diary::times(t.told, days::much_later);
        RC_CLASSIFY(!found, "asked which");
        if (found)
            RC_ASSERT(found->total_sleep_min == t.asleep);
        else
            RC_ASSERT(found.error().error == diary::NightError::twice);
    });
}

namespace {

// Anything a person could type, sensible or not.
Night any_entry() {
    Night n;
    const Place place = any_place();
    n.wake_date = place.date;
    n.zone = place.zone;
    if (any(0, 3) == 0) n.waking_zone = any_zone();
    const auto clock = [](int from, int to) -> std::optional<diary::NightClock> {
        if (any(0, 9) == 0) return std::nullopt;
        return diary::NightClock{std::chrono::minutes{any(from, to)}, std::nullopt};
    };
    const auto number = [](int most) -> std::optional<int> {
        if (any(0, 9) == 0) return std::nullopt;
        return any(-1, most);
    };
    const int evening = any(0, 1439);
    n.into_bed = clock(evening, std::min(evening + 60, 1439));
    n.tried_to_sleep = clock(evening, std::min(evening + 120, 1439));
    n.final_wake = clock(0, 720);
    n.out_of_bed = clock(0, 900);
    n.latency_min = number(200);
    n.awakenings = number(5);
    n.awake_min = number(200);
    if (any(0, 9) == 0) n.measured_asleep_min = any(0, 600);
    return n;
}

void in_order(const NightTimes& t) {
    std::optional<WallTime> last;
    for (const auto& moment : {t.into_bed, t.tried_to_sleep, t.onset, t.final_wake, t.out_of_bed})
        if (moment) {
            if (last) RC_ASSERT(last->utc <= moment->utc);
            last = moment;
        }
}

void sums_up(const Night& n, const NightTimes& t) {
    if (t.sleep_period_min && n.awake_min)
        RC_ASSERT(*t.total_sleep_min + *n.awake_min == *t.sleep_period_min);
    if (t.time_in_bed_min && t.total_wake_min && t.tried_to_sleep && t.total_sleep_min) {
        const auto before = std::chrono::duration_cast<std::chrono::minutes>(t.tried_to_sleep->utc -
                                                                             t.into_bed->utc);
        RC_ASSERT(before.count() + *t.total_wake_min + *t.total_sleep_min == *t.time_in_bed_min);
    }
    if (t.midpoint) {
        const auto first = t.midpoint->utc - t.onset->utc;
        RC_ASSERT(first == t.final_wake->utc - t.midpoint->utc);
    }
}

} // namespace

TEST_CASE("nights at random: whatever is typed, what is taken is in order and sums up") {
    holds("in order, sums up", [] {
        const Night n = any_entry();
        const auto found = diary::times(n, days::much_later);
        RC_CLASSIFY(found.has_value(), "taken");
        if (!found) return;
        in_order(*found);
        sums_up(n, *found);
        if (found->total_sleep_min) RC_ASSERT(*found->total_sleep_min > 0);
        if (found->efficiency_percent) {
            RC_ASSERT(*found->efficiency_percent > 0.0);
            RC_ASSERT(*found->efficiency_percent <= 100.0);
        }
    });
}
