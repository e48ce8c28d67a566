// The weeks of a diary: the starting picture of the first fortnight, and the question every four
// weeks how it is altogether.
#pragma once
#include "diary/entry.h"
#include "diary/night.h"
#include "diary/observation.h"

#include <optional>
#include <span>
#include <vector>

namespace diary {

// Two weeks without a change, with at least ten days filled (evidence sheet 8.1; two weeks also
// make the picture of sleep a stable one, 5.2).
constexpr int fortnight_days = 14;
constexpr int enough_days = 10;

struct StartingPicture {
    units::Day from{}, until{}; // the last day of it
    int filled = 0;             // days of it with an entry, each counted once
    int days_left = 0;          // after today
    enum class State { collecting, there, too_few } state = State::collecting;
};
// `filled`: the days with an entry, in any order.
StartingPicture starting_picture(units::Day first_day, std::span<const units::Day> filled,
                                 units::Day today);

// "Compared with the beginning": much worse, worse, a little worse, the same, a little better,
// better, much better.
constexpr int much_worse = -3, much_better = 3;
struct GlobalAnswer {
    units::Day day{};
    int step = 0; // much_worse .. much_better
    bool operator==(const GlobalAnswer&) const = default;
};
enum class GlobalError { out_of_range, in_future };
std::optional<GlobalError> check(const GlobalAnswer&, units::WallTime entered_at);

// Four weeks after the first day, then four weeks after each answer; an answer given late moves the
// next one.
units::Day global_question_on(units::Day first_day, std::span<const GlobalAnswer>);
bool global_question_due(units::Day first_day, std::span<const GlobalAnswer>, units::Day today);

// What the person told of its days: nights and answers. What another program told is no beginning.
struct Course {
    std::optional<units::Day> first; // nothing = nothing is told so far
    std::vector<units::Day> filled;  // the fortnight from then on, in any order
    std::vector<GlobalAnswer> answers;
};
// What holds now, of all days.
Course course(std::span<const Entry<Night>>, std::span<const Entry<Observation>>,
              std::span<const Entry<GlobalAnswer>>);
bool global_question_due(const Course&, units::Day today);

} // namespace diary
