// The catalogue that comes with the player, and a plan to change.
#pragma once
#include "plan/plan_file.h"

#include "places.h"
#include "routine/test_files.h"

namespace plans {

inline const routine::Library& catalogue() {
    static const auto all = routine::Library::read({places::source("/exercises")});
    return all;
}

inline plan::Day day(const char* text) { return units::day(text).value(); }

inline const std::string calves = R"(# For K-017, after the first talk.
kind = "plan"
id = "calves_k17"
title.de = "Waden"   # short, it stands in a list
title.en = "Calves"
author = "Praxis am Markt"
version = 1
for = "K-017"
made = "2026-11-02"
weeks = 6

said = "Ganz langsam, bitte." # from the talk

# the first month
[[routine]]
id = "calves"
days_a_week = 3 # any days

[[routine.exercise]]
id = "calf"          # both legs
sets = 1
seconds_per_stroke = 7

[[routine.progress]]
exercise = "calf"
after_comfortable_weeks = 2
discomfort_up_to = 3
sets_up_to = 3

# on Sundays
[[routine]]
id = "sunday"
weekdays = [ # only one
    "sun",
]

[routine.own]
title = { de = "Sonntag", en = "Sunday" }
about.de = "Nur Liegen und Rollen."
about.en = "Only lying and rolling."

[[routine.own.part]]
exercise = "calf" # gently
work_s = 45

# at the end
[[routine.own.part]]
exercise = "lie_quiet"
work_s = 60

[stop]
exercise_from_pain = 5

[review]
silent_days = 10 # she travels
# end of the file
)";

inline files::Words checked(const std::string& text) {
    const auto plan = plan::read(text, "plan.toml", catalogue());
    return plan ? files::Words{} : files::words(plan.error());
}

inline plan::Plan good(const std::string& text) {
    CHECK(checked(text) == files::Words{});
    return plan::read(text, "plan.toml", catalogue()).value();
}

} // namespace plans
