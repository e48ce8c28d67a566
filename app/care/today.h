// What of a routine is right for this person today: the screening, what was said before the
// session and after the last ones, in; the routine as it is to be played and the reasons, out.
// Pure: the day is handed in. After evidence sheet 1.5 (R1, R2, R6, R7, R8) and 2.2. A routine file
// cannot switch any of it off.
#pragma once
#include "care/answers.h"
#include "care/mark.h"
#include "care/screening.h"
#include "routine/compose.h"
#include "routine/routine.h"

#include <optional>
#include <span>
#include <vector>

namespace care {

struct Today {
    units::WallTime now{};
    std::optional<Screening> screening; // the latest
    bool unscreened_is_light = true;    // nobody answered it: light everywhere
    // Nobody answered it and nobody is there to be asked, as of a script: the light band and no
    // ramp; variants, sets and times stay as they were set (design 4.6, R7 and R8).
    bool unasked = false;
    Before before;
    std::vector<int> discomfort_before_that;      // of earlier sessions, the last one last
    std::vector<Report> reports;                  // of all sessions, oldest first
    std::vector<std::string> stopped;             // exercises stopped because of pain today
    std::vector<routine::Region> stopped_regions; // what they press
    bool first_week = false;
    std::vector<routine::Tool> new_tools; // never rolled with before
    std::vector<Mark> marks;
    std::vector<routine::Way> known; // that need not be told at length any more
    std::optional<units::Kilograms> mass;
};

enum class Why {
    stop,        // Effect::stop applies: do not roll
    strong_pain, // discomfort of 7 or more before the session
    stopped_today,
    sore, // or bruised: spared until it is gone
    condition,
    painkiller,
    discomfort, // of 5 or 6
    tender,     // a little sore, told today
    first_week,
    new_tool,
    not_screened
};

enum class Verdict { free, light, off };

// One reason with all it changes.
struct Effect {
    Why why{};
    Verdict verdict{};
    std::optional<Stop> stop;
    std::optional<routine::Condition> condition;
    std::optional<routine::Region> region;
    std::vector<routine::Text> exercises; // that it left out or made lighter, by name
    bool out_of_date = false; // of not_screened: it was answered, but more than 90 days ago
};

struct Fitted {
    routine::Routine routine; // without steps: nothing of it is left for today
    std::vector<Effect> effects;
    bool professional = false; // strong or lasting discomfort, or sore twice in a row
    // Steps whose work begins with a ramp, to find a comfort mark: at most one in a session, never
    // in the first week, with a new tool, after a painkiller, or where anything asks for lighter.
    std::vector<std::size_t> ramps;
};

Fitted fit(const routine::Routine&, const Today&);

// Nothing of it is right, whatever else is told: somebody ticked "please do not roll if ...", and
// it lays something on the body.
bool forbidden(const routine::Routine&, const std::optional<Screening>&);

// Whether a session that was cut short may still go on as it was begun, by what has been told
// since; nothing = it may.
std::optional<Fitted> no_longer_right(const routine::Routine& as_begun, Today);

// The same for a routine that is composed from marks on the body, where `besides` holds as well.
routine::Allowed allowed(const Today&, routine::Allowed besides = {});

// A routine composed for today, and why marks are not in it.
struct Composition {
    tl::expected<routine::Composed, routine::ComposeError> made;
    std::optional<Fitted> why; // what speaks today against those that are not; nothing: not today
    bool no_time = false;      // for some of them, in so many minutes
    bool no_way = false;       // `besides` leaves nothing for some of them, or not lightly enough
};
Composition compose(std::span<const routine::Exercise>, std::span<const routine::Tight> marks,
                    int minutes, const routine::Allowed& besides, const Today&);

// What speaks today against what would be composed from these marks: what leaves it out, or where
// nothing does, what makes it lighter. Nothing: it is not because of today, `besides` leaves
// nothing either.
std::optional<Fitted> why_nothing(std::span<const routine::Exercise>,
                                  std::span<const routine::Tight> marks, int minutes,
                                  const routine::Allowed& besides, const Today&);

} // namespace care
