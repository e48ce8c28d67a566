// "Where is it tight today, how many minutes?": a routine put together from marks on a map of the
// body. Pure: the same marks, minutes and exercises give the same routine.
//
// The first exercise of every mark comes first, then more sets of it, then the other exercises of
// the marks, then those of the regions beside them, as long as there is time; breathing and lying
// quiet take what is left. Positions are grouped, and the floor comes last, on the back.
#pragma once
#include "routine/routine.h"

#include <tl/expected.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace routine {

struct Tight {
    Region region{};
    Side side = Side::both; // left, right or both
    bool operator==(const Tight&) const = default;
};

// How somebody's plan has an exercise.
struct Prescribed {
    std::string exercise;
    std::size_t variant = 0;
    Effort effort = Effort::light;
    std::optional<double> seconds_per_stroke; // nothing = as it is usual
    std::optional<Band> pace_band;
};

// What the person's plan, cautions and things at hand leave.
struct Allowed {
    std::vector<Region> off, light_only;
    std::vector<Condition> conditions; // not cleared: they decide by off_if and light_if
    bool light = false;                // everything: painkiller, soreness
    std::vector<Prescribed> planned;   // each exercise once
    std::vector<Way> known;            // told briefly: more of the minutes is rolled
    bool first_use = false;            // first week, new tool: 30 s, light, one set (R7)
    bool roller = true, ball = true, wall = true, table = true; // at hand; table: with its chair
    bool bed = true, cradle = true, single = true; // builds that are there: what they can measure
                                                   // goes before what they cannot
};

constexpr std::array<int, 4> composed_minutes{3, 5, 10, 20};
constexpr units::Duration composed_tolerance = std::chrono::seconds{5};

enum class ComposeError {
    minutes,        // none of composed_minutes
    nothing_marked, // or only with a side that is neither left, right nor both
    nothing_left    // what is marked is off, or nothing for it is at hand
};

struct Composed {
    Routine routine;              // id "today"; without title and about, which are made in wording/
    std::vector<Tight> marks;     // each region once, in the order they were marked
    std::vector<Region> left_out; // marked, but off, or there was no time
    std::vector<Region> gone_round; // marked and never rolled: others stand in
};
constexpr const char* composed_id = "today";

// The routine is never longer than the minutes, and at most composed_tolerance shorter. It keeps
// the longest times (evidence sheet 1.5, R4 and R5): 120 s of rolling and 90 s of holding at a
// time, ten minutes on one region.
tl::expected<Composed, ComposeError> compose(std::span<const Exercise>, std::span<const Tight>,
                                             int minutes, const Allowed& = {});

} // namespace routine
