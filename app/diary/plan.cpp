#include "diary/plan.h"

#include "diary/words.h"

#include <algorithm>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, anchors> anchor_words{"morning", "after_rolling",
                                                             "before_bed", "clock"};

// Checked as if taken on an ordinary day: the rules are those of doses.
Dose as_dose(const PlannedDose& planned) {
    return {.taken = {},
            .zone = "UTC",
            .product = planned.product,
            .pieces = planned.pieces,
            .note = {}};
}

std::optional<PlanFault> fault_of(const PlanStep& step, std::size_t s) {
    if (step.until && *step.until < step.from) return PlanFault{PlanError::reversed, s, {}, {}};
    if (step.phase == Phase::pause && !step.doses.empty())
        return PlanFault{PlanError::doses_in_pause, s, {}, {}};
    if (step.phase != Phase::pause && step.doses.empty())
        return PlanFault{PlanError::no_doses, s, {}, {}};
    for (std::size_t d = 0; d < step.doses.size(); ++d) {
        const auto& dose = step.doses[d];
        const bool at_clock = dose.anchor == Anchor::clock;
        if (at_clock != dose.clock.has_value() ||
            (dose.clock && (*dose.clock < 0min || *dose.clock >= 24h)))
            return PlanFault{PlanError::clock, s, d, {}};
        if (const auto wrong = check(as_dose(dose), {}))
            return PlanFault{PlanError::wrong_dose, s, d, wrong};
    }
    return std::nullopt;
}

bool begins_too_early(const PlanStep& step, const PlanStep& before) {
    return !before.until || step.from <= *before.until;
}

std::optional<units::WallTime> moment(units::Day day, units::Clock clock, std::string_view zone) {
    return units::moment_of(units::within(day, clock), zone);
}

std::optional<units::WallTime> when(const PlannedDose& dose, units::Day day, const Rhythm& r) {
    switch (dose.anchor) {
    case Anchor::morning: return moment(day, r.morning, r.zone);
    case Anchor::before_bed: return moment(day, r.before_bed, r.zone);
    case Anchor::clock: return moment(day, dose.clock.value_or(0min), r.zone);
    case Anchor::after_rolling: break;
    }
    return r.rolled;
}

bool earlier(const Due& a, const Due& b) {
    if (!a.at || !b.at) return a.at.has_value() && !b.at.has_value();
    return a.at->utc < b.at->utc;
}

void mark_taken(std::vector<Due>& dues, const PlanStep& step, const Dose& logged) {
    const auto match = std::find_if(dues.begin(), dues.end(), [&](const Due& d) {
        return !d.taken && same_product(step.doses[d.dose].product, logged.product);
    });
    if (match != dues.end()) match->taken = true;
}

} // namespace

std::string_view word(Anchor a) { return anchor_words.at(static_cast<std::size_t>(a)); }

std::optional<Anchor> anchor_named(std::string_view word) {
    return named<Anchor>(anchor_words, word);
}

std::optional<PlanFault> check(const Plan& plan) {
    if (plan.steps.empty()) return PlanFault{PlanError::empty, 0, {}, {}};
    for (std::size_t s = 0; s < plan.steps.size(); ++s) {
        if (const auto fault = fault_of(plan.steps[s], s)) return fault;
        if (s > 0 && begins_too_early(plan.steps[s], plan.steps[s - 1]))
            return PlanFault{PlanError::overlapping, s, {}, {}};
    }
    return std::nullopt;
}

std::optional<units::Day> add(Plan& plan, PlanStep step) {
    std::optional<units::Day> ended;
    const auto later = std::find_if(plan.steps.begin(), plan.steps.end(),
                                    [&](const PlanStep& s) { return s.from > step.from; });
    if (later != plan.steps.begin()) {
        PlanStep& before = *std::prev(later);
        const units::Day last = step.from - std::chrono::days{1};
        if (!before.until && before.from <= last) before.until = ended = last;
    }
    plan.steps.insert(later, std::move(step));
    return ended;
}

void end(Plan& plan, units::Day last) {
    std::erase_if(plan.steps, [&](const PlanStep& s) { return s.from > last; });
    for (PlanStep& step : plan.steps)
        if (!step.until || *step.until > last) step.until = last;
}

const PlanStep* step_on(const Plan& plan, units::Day day) {
    const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const PlanStep& s) {
        return s.from <= day && (!s.until || day <= *s.until);
    });
    return found == plan.steps.end() ? nullptr : &*found;
}

DayTotal planned_total(const PlanStep& step) {
    DayTotal total;
    std::vector<const PlannedDose*> at; // the anchor of each intake
    for (const auto& dose : step.doses) {
        ++total.entries;
        const auto amount = elemental(as_dose(dose));
        if (!counts_as_intake(dose.product) || !amount) continue;
        total.supplements += *amount;
        const auto same = std::find_if(at.begin(), at.end(), [&](const PlannedDose* other) {
            return other->anchor == dose.anchor && other->clock == dose.clock;
        });
        if (same == at.end()) {
            at.push_back(&dose);
            total.singles.push_back({{}, *amount});
        } else
            total.singles[static_cast<std::size_t>(same - at.begin())].elemental += *amount;
    }
    return total;
}

std::vector<Due> due(const Plan& plan, units::Day day, const Rhythm& rhythm,
                     std::span<const Dose> logged) {
    std::vector<Due> dues;
    const PlanStep* step = step_on(plan, day);
    if (step == nullptr) return dues;
    for (std::size_t d = 0; d < step->doses.size(); ++d)
        dues.push_back({d, when(step->doses[d], day, rhythm), false});
    std::stable_sort(dues.begin(), dues.end(), earlier);
    for (const auto& dose : doses_of(logged, day))
        if (dose.product.route != Route::food) mark_taken(dues, *step, dose);
    return dues;
}

} // namespace diary
