#include "diary/timeline.h"

#include "diary/morning.h"
#include "diary/words.h"
#include "units/day_start.h"

#include <algorithm>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, lanes> lane_words{"bed",      "rolling",   "magnesium",
                                                         "minerals", "medicines", "food"};

units::WallTime beginning(units::Day day, const std::string& zone) {
    return units::moment_of(units::within(day, units::day_begins), zone)
        .value_or(units::WallTime{});
}

std::optional<units::Clock> clock_of(const std::optional<NightClock>& clock) {
    return clock ? std::optional{clock->at} : std::nullopt;
}

Lane lane_of(Kind kind) {
    if (is_medicine(kind)) return Lane::medicines;
    return kind == Kind::coffee_or_tea || kind == Kind::milk ? Lane::food : Lane::minerals;
}

std::optional<Lane> lane_of(const Observation& o) {
    switch (o.item) {
    case Item::caffeine:
    case Item::alcohol: return Lane::food;
    case Item::painkiller:
    case Item::diuretic:
    case Item::acid_blocker:
    case Item::antibiotic: return Lane::medicines;
    default: return std::nullopt;
    }
}

class Making {
  public:
    explicit Making(const DayTold& told) : told_{told} {
        made_.from = beginning(told.day, told.zone);
        made_.until = beginning(told.day + std::chrono::days{1}, told.zone);
    }

    void add_rest() {
        for (const auto& bed : told_.beds) lasting(Lane::bed, bed.from, bed.until, bed);
        for (const auto& nap : told_.naps)
            if (nap.day == told_.day) add(nap);
        for (const auto& rolled : told_.rolled)
            lasting(Lane::rolling, rolled.from, rolled.until, rolled);
        usually(Anchor::morning, told_.anchors.up);
        usually(Anchor::before_bed, told_.anchors.bed);
    }

    void add_taken() {
        for (const auto& dose : told_.doses)
            at(dose.product.route == Route::food ? Lane::food : Lane::magnesium, dose.taken, dose);
        for (const auto& intake : told_.intakes) at(lane_of(intake.kind), intake.taken, intake);
        for (const auto& o : told_.observations) {
            const auto lane = lane_of(o);
            const auto when = moment(o);
            if (lane && when && o.value > 0.0) at(*lane, *when, o);
        }
    }

    void add_planned() {
        std::vector<Dose> planned;
        for (auto& one : planned_on(told_.plan, told_.day, told_.anchors, told_.doses)) {
            if (one.taken) continue;
            if (!one.at) {
                made_.waiting.push_back(std::move(one));
                continue;
            }
            planned.push_back(as_planned(one, told_.zone));
            at(Lane::magnesium, *one.at, one);
        }
        for (const auto& c : collisions(told_.doses, told_.intakes, told_.day))
            made_.close.push_back({c, false});
        for (const auto& c : collisions(planned, told_.intakes, told_.day))
            made_.close.push_back({c, true});
        planned.insert(planned.end(), told_.doses.begin(), told_.doses.end());
        made_.to_ask = to_ask(planned, told_.intakes, told_.day);
    }

    Timeline made() {
        made_.iron = iron_notes(told_.intakes, told_.day);
        std::stable_sort(made_.marks.begin(), made_.marks.end(),
                         [](const Mark& a, const Mark& b) { return a.from.utc < b.from.utc; });
        std::stable_sort(made_.close.begin(), made_.close.end(),
                         [](const Close& a, const Close& b) {
                             return std::min(a.collision.magnesium, a.collision.other).utc <
                                    std::min(b.collision.magnesium, b.collision.other).utc;
                         });
        return std::move(made_);
    }

  private:
    template <class What> void at(Lane lane, units::WallTime when, const What& what) {
        if (units::day_at(when) == told_.day)
            made_.marks.push_back({lane, when, std::nullopt, what});
    }

    template <class What>
    void lasting(Lane lane, units::WallTime from, units::WallTime until, const What& what) {
        if (until.utc > made_.from.utc && from.utc < made_.until.utc)
            made_.marks.push_back({lane, from, until, what});
    }

    void add(const Nap& nap) {
        const auto begin = began(nap, {made_.until.utc + std::chrono::days{1}, made_.until.offset});
        if (!begin) return;
        const units::WallTime end{begin->utc + std::chrono::minutes{nap.asleep_min}, begin->offset};
        lasting(Lane::bed, *begin, end, nap);
    }

    // Where a night of that day tells it, its bar does.
    void usually(Anchor anchor, const std::optional<units::Clock>& clock) {
        const bool told = std::any_of(told_.beds.begin(), told_.beds.end(), [&](const InBed& bed) {
            const auto edge = anchor == Anchor::morning ? bed.until : bed.from;
            return edge.utc > made_.from.utc && edge.utc < made_.until.utc;
        });
        if (told || !clock) return;
        const auto when = units::moment_of(units::within(told_.day, *clock), told_.zone);
        if (when) at(Lane::bed, *when, anchor);
    }

    const DayTold& told_;
    Timeline made_;
};

} // namespace

std::string_view word(Lane lane) { return lane_words.at(static_cast<std::size_t>(lane)); }

DayAnchors day_anchors(std::span<const Entry<Night>> nights, std::span<const Rolled> rolled,
                       units::Day day, const std::string& zone, units::WallTime now) {
    DayAnchors found{zone, {}, {}, {}};
    const Night usual = usual_night(nights, day, zone, now).night;
    const auto* before = told_by_person(nights, day);
    const auto* after = told_by_person(nights, day + std::chrono::days{1});
    found.up = clock_of(before != nullptr ? before->value->out_of_bed : usual.out_of_bed);
    found.bed = clock_of(after != nullptr ? after->value->into_bed : usual.into_bed);
    if (found.up && *found.up < units::day_begins) found.up.reset(); // it lies on the day before
    for (const auto& one : rolled)
        if (units::day_at(one.from) == day && (!found.rolled || one.until.utc < found.rolled->utc))
            found.rolled = one.until;
    return found;
}

std::vector<Planned> planned_on(const Plan& plan, units::Day day, const DayAnchors& when,
                                std::span<const Dose> logged) {
    std::vector<Planned> found;
    const PlanStep* step = step_on(plan, day);
    if (step == nullptr) return found;
    const Rhythm rhythm{when.zone, when.up.value_or(0min), when.bed.value_or(0min), when.rolled};
    for (const auto& one : due(plan, day, rhythm, logged)) {
        const auto& dose = step->doses[one.dose];
        const bool unknown = (dose.anchor == Anchor::morning && !when.up) ||
                             (dose.anchor == Anchor::before_bed && !when.bed);
        found.push_back({dose, unknown ? std::nullopt : one.at, one.taken});
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const Planned& p) { return p.at.has_value(); });
    return found;
}

Dose as_planned(const Planned& planned, const std::string& zone) {
    return {planned.at.value_or(units::WallTime{}),
            zone,
            planned.dose.product,
            planned.dose.pieces,
            {}};
}

Timeline timeline(const DayTold& told) {
    Making making{told};
    making.add_rest();
    making.add_taken();
    making.add_planned();
    return making.made();
}

} // namespace diary
