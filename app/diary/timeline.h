// A day of the diary as it went, from 04:00 to 04:00: bed, rolling, what was taken and what the
// plan says, each with its moment, and what of it stands closer together than the spacing table
// says. Nothing here says when to take anything.
#pragma once
#include "diary/entry.h"
#include "diary/nap.h"
#include "diary/observation.h"
#include "diary/plan.h"
#include "diary/spacing.h"

#include <variant>

namespace diary {

struct Rolled {
    units::WallTime from{}, until{};
    std::string name; // of the routine
    bool operator==(const Rolled&) const = default;
};

// When the anchors of a plan are on a day; nothing = not known.
struct DayAnchors {
    std::string zone;
    std::optional<units::Clock> up, bed;   // as the person told that day's, else as usual
    std::optional<units::WallTime> rolled; // the end of the first session of that day
};
// `nights`: what holds now.
DayAnchors day_anchors(std::span<const Entry<Night>> nights, std::span<const Rolled>, units::Day,
                       const std::string& zone, units::WallTime now);

struct Planned {
    PlannedDose dose;
    std::optional<units::WallTime> at; // nothing = its anchor is not known, or not rolled yet
    bool taken = false;                // see due()
};
// In order of time, those without one last.
std::vector<Planned> planned_on(const Plan&, units::Day, const DayAnchors&,
                                std::span<const Dose> logged);
// What is noted of it when it was taken so; it has a moment.
Dose as_planned(const Planned&, const std::string& zone);

struct DayTold { // what holds, of that day and of those beside it
    units::Day day{};
    std::string zone; // where the person is
    std::vector<Dose> doses;
    std::vector<Intake> intakes;
    std::vector<Observation> observations;
    std::vector<Nap> naps;
    std::vector<InBed> beds; // of the nights that count
    std::vector<Rolled> rolled;
    Plan plan;
    DayAnchors anchors;
};

enum class Lane : std::uint8_t { bed, rolling, magnesium, minerals, medicines, food };
constexpr int lanes = 6;
std::string_view word(Lane);

struct Mark {
    Lane lane{};
    units::WallTime from{};
    std::optional<units::WallTime> until; // of what lasts
    // An anchor alone: when it usually is, where that day's own is not told.
    std::variant<InBed, Nap, Rolled, Dose, Planned, Intake, Observation, Anchor> what;
    bool planned() const { return std::holds_alternative<Planned>(what); }
    bool usual() const { return std::holds_alternative<Anchor>(what); }
};

struct Close {
    Collision collision;
    bool planned = false; // its magnesium is, and was not noted as taken
};

struct Timeline {
    units::WallTime from{}, until{}; // the day in the person's zone; 23 to 25 hours
    std::vector<Mark> marks;         // in order of time
    std::vector<Planned> waiting;    // without a moment, and not taken
    std::vector<Close> close;        // in order of time
    std::vector<IronNote> iron;
    std::vector<Intake> to_ask; // beside what was taken and what is planned
};
Timeline timeline(const DayTold&);

} // namespace diary
