#include "wording/history.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace wording {
namespace {

using history::Sides;

struct Told { // of one figure, both ways round
    const char *left_more, *right_more, *may_be_none;
    std::string missing; // until it is
};

unsigned long left_to_tell(int pairs) {
    return static_cast<unsigned long>(std::max(1, history::fewest_to_compare - pairs));
}

std::string line(const std::optional<history::Apart>& apart, int pairs, const Told& told) {
    const Sides sides = history::sides(apart);
    if (sides == Sides::cannot_tell) return told.missing;
    const bool turned = sides == Sides::left_more; // the interval is of right less left
    const double low = turned ? -apart->interval.high : apart->interval.low;
    const double high = turned ? -apart->interval.low : apart->interval.high;
    const char* text = sides == Sides::may_be_none ? told.may_be_none
                       : turned                    ? told.left_more
                                                   : told.right_more;
    return filled(text, {{"n", number(std::abs(apart->percent), 0)},
                         {"low", number(low, 0)},
                         {"high", number(high, 0)},
                         {"of", std::to_string(pairs)}});
}

} // namespace

std::string title(const history::CalendarWeek& week) {
    return filled(tr("Week {n}, from {day}"),
                  {{"n", std::to_string(week.week)}, {"day", date(week.monday())}});
}

std::string against(const history::CalendarWeek& week) {
    const history::Goal& goal = week.goal;
    const std::string meant =
        goal.least == goal.most
            ? std::to_string(goal.least)
            : filled(tr("{least} to {most}"),
                     {{"least", std::to_string(goal.least)}, {"most", std::to_string(goal.most)}});
    return filled(trn("{n} day of {meant}", "{n} days of {meant}",
                      static_cast<unsigned long>(week.days_rolled())),
                  {{"meant", meant}});
}

std::string begins_anew(session::NotCompared why) {
    using session::NotCompared;
    switch (why) {
    case NotCompared::other_build: return tr("another kind of roller");
    case NotCompared::other_roller: return tr("another roller");
    case NotCompared::other_tool: return tr("another tool");
    case NotCompared::other_calibration: return tr("another calibration");
    default: return {};
    }
}

std::vector<std::string> lines(const history::SideBySide& sides) {
    return {line(sides.force, sides.force_pairs,
                 {tr("Pressure: {n} % more on the left ({low} to {high} %, {of} sessions)."),
                  tr("Pressure: {n} % more on the right ({low} to {high} %, {of} sessions)."),
                  tr("Pressure: left and right may be the same (right less left: {low} to {high} "
                     "%, {of} sessions)."),
                  trn("Pressure, left and right: {n} more session that tells both is needed.",
                      "Pressure, left and right: {n} more sessions that tell both are needed.",
                      left_to_tell(sides.force_pairs))}),
            line(sides.seconds_per_stroke, sides.pace_pairs,
                 {tr("Pace: {n} % slower on the left ({low} to {high} %, {of} sessions)."),
                  tr("Pace: {n} % slower on the right ({low} to {high} %, {of} sessions)."),
                  tr("Pace: left and right may be the same (right less left: {low} to {high} %, "
                     "{of} sessions)."),
                  trn("Pace, left and right: {n} more session that tells both is needed.",
                      "Pace, left and right: {n} more sessions that tell both are needed.",
                      left_to_tell(sides.pace_pairs))})};
}

} // namespace wording
