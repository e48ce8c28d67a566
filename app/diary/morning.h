// What a morning begins with: the night that is told already, or the person's own usual one.
// Nothing of it is measured.
#pragma once
#include "diary/entry.h"
#include "diary/night.h"
#include "diary/observation.h"

#include <span>

namespace diary {

// One night a day is told by the person, typed or from the sheet; those of imports stand beside it.
// `nights`: what holds now.
const Entry<Night>* told_by_person(std::span<const Entry<Night>> nights, units::Day wake_date);

// The middle of what the person told of the fortnight before, each time and number by itself, of
// the latest seven nights at most; with an even number the lower of the two.
struct UsualNight {
    Night night;                  // of that day and zone
    int of = 0;                   // nights; 0 = none was told
    bool last_night_only = false; // it is the one to the day before
};
UsualNight usual_night(std::span<const Entry<Night>> nights, units::Day wake_date,
                       const std::string& zone, units::WallTime now);

// Where a night may have been of which nothing is told: where the person woke before it, and where
// it went to bed after it, by the nights of a fortnight that are told; `here` where there is none.
struct NightPlaces {
    std::string before, after;      // zones
    std::optional<units::Day> next; // the next night that is told
    bool differ = false;            // their clocks, that morning: only the person can tell
};
NightPlaces night_places(std::span<const Entry<Night>> nights, units::Day wake_date,
                         const std::string& here);

// On the morning itself, times of waking that are still to come are now: whoever is up early.
Night lived_through(Night, units::WallTime now);

// The latest day before that one, and after the first that is told, which has no night; a week
// back.
std::optional<units::Day> empty_day_before(std::span<const units::Day> told, units::Day day);

// What a clock time of the night means where its clock showed it twice: both moments. Nothing
// where there is no such time, or it can mean only one.
std::optional<units::Moments> two_readings(const Night&, NightField);

// The doses of a day once more on another one: without meals, which are not repeated, and without
// what is there already.
std::vector<Dose> repeated(std::span<const Dose> all, units::Day of, units::Day on);

// The latest day of the week before that one on which something was taken that can be repeated.
std::optional<units::Day> last_day_with_doses(std::span<const Dose> all, units::Day before);

// Of an answer above nothing, the parts that the morning page and the printed sheet ask for: what
// it needs, whether it is new or sudden, the occasion of cramps and the time of caffeine.
bool asked_with(const ItemRow&, Part);

// What the person noted as swallowed or on the skin, each product once, the latest first.
std::vector<Product> products_noted(std::span<const Dose> all, std::size_t most);

// All that an answer leads to. `all`: the week up to its day, the answer itself among it.
std::vector<RedFlag> signs(const Observation&, std::span<const Observation> all);

} // namespace diary
