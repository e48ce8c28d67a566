// The person's own plan for magnesium: its steps, one of them while it is altered, a dose of it;
// with what institutes say of a day as it is planned. Nothing is proposed.
#pragma once
#include "diary/plan.h"
#include "entering/taken.h"
#include "screen/form.h"

#include <optional>
#include <vector>

namespace screen {

struct PlannedTyped {
    std::optional<diary::Anchor> anchor; // nothing = not told
    std::string clock;                   // of Anchor::clock
    entering::ProductTyped product;
    bool operator==(const PlannedTyped&) const = default;
};
PlannedTyped as_typed(const diary::PlannedDose&);
// Refused: as of a product, and "anchor", "clock".
tl::expected<diary::PlannedDose, entering::Refused> read(const PlannedTyped&);

struct PlanStepTyped {
    diary::Phase phase = diary::Phase::maintenance;
    std::string from, until; // days; until "" = open
    std::vector<diary::PlannedDose> doses;
    bool operator==(const PlanStepTyped&) const = default;
};
PlanStepTyped as_typed(const diary::PlanStep&);

enum class DosePlanPage { plan, step, dose, forms };

struct DosePlanFacts {
    diary::Plan plan; // as it is kept
    units::Day today{};
    diary::Person person;
    DosePlanPage page{};
    bool alters = false;                         // a step that is kept; otherwise it is a new one
    std::optional<PlanStepTyped> step = {};      // that is altered
    PlannedTyped dose = {};                      // of it, that is altered
    std::vector<diary::PlannedDose> doses = {};  // of the step, with that one as far as it is whole
    std::vector<diary::Product> before = {};     // that were noted
    std::optional<std::size_t> asks_remove = {}; // of that step whether it is to go
    bool asks_end = false;                       // whether the plan ends today
    entering::Refused refused = {};
    std::string said = {}, trouble = {};
};

FormView view_of(const DosePlanFacts&); // pure

} // namespace screen
