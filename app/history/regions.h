// The exercises of one region together, week after week, for a chart. Pure.
#pragma once
#include "history/series.h"

namespace history {

// Of the series of one region: one for each side, without exercise and variant, with a point for
// each week (from Monday) that stands at its first session and is the mean of its sessions. A band
// is told where all of them had the same; standard errors are not. Force depends on the exercise:
// another run begins where one of the series begins anew, and, with first_time as its reason, where
// the exercises of the week are others than those of the week before.
std::vector<Series> by_weeks(std::span<const Series> of_a_region);

} // namespace history
