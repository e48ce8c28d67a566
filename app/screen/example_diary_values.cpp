// Of the diary: nights, intakes, a plan, a day.
#include "screen/example_values.h"

#include "wording/wording.h"

namespace screen::example {

store::Diary diary() {
    using diary::Night, diary::NightClock;
    const auto noted_at = units::wall_time("2026-11-25T07:20:00+01:00").value();
    const auto clock = [](int hours, int minutes) {
        return NightClock{std::chrono::hours{hours} + std::chrono::minutes{minutes}, {}};
    };
    store::Diary made;
    for (int d = 19; d <= 25; ++d) {
        const units::Day day{std::chrono::year{2026} / 11 / d};
        diary::Dose dose;
        dose.zone = "Europe/Berlin";
        dose.taken =
            units::moment_of(day - std::chrono::hours{2} + std::chrono::minutes{d}, dose.zone)
                .value();
        dose.product.components = {
            {diary::Form::bisglycinate, diary::Basis::compound, diary::Milligrams{1000}}};
        made.doses.push_back(diary::entered("dose" + std::to_string(d), dose, noted_at));
        if (d == 23) continue;
        Night n;
        n.wake_date = day;
        n.zone = "Europe/Berlin";
        n.into_bed = clock(22, 30 + d % 3 * 5);
        n.tried_to_sleep = clock(23, d % 4 * 5);
        n.latency_min = 15 + d % 3 * 5;
        n.awakenings = d % 3;
        n.awake_min = d % 3 * 10;
        n.final_wake = clock(6, 20 + d % 3 * 5);
        n.out_of_bed = clock(6, 45 + d % 2 * 10);
        n.quality = 5 + d % 3;
        made.nights.push_back(diary::entered("night" + std::to_string(d), n, noted_at));
    }
    return made;
}

diary::Plan plan() {
    using diary::Anchor, diary::PlannedDose;
    diary::PlanStep step{
        diary::Phase::maintenance, units::Day{std::chrono::year{2026} / 11 / 25}, std::nullopt, {}};
    const std::pair<Anchor, const char*> doses[] = {{Anchor::morning, "Magnesium A"},
                                                    {Anchor::after_rolling, "Magnesium R"},
                                                    {Anchor::before_bed, "Magnesium B"}};
    for (const auto& [anchor, name] : doses) {
        PlannedDose dose{anchor, {}, {}, 1.0};
        dose.product.name = name;
        dose.product.label = diary::Milligrams{80.0};
        step.doses.push_back(dose);
    }
    return {{step}};
}

diary::DayTold day() {
    using diary::Kind, diary::Quantity, diary::Unit;
    const std::string zone = "Europe/Berlin";
    const auto at = [&zone](int hours, int minutes) {
        const units::Day day{std::chrono::year{2026} / 11 / 25};
        return units::moment_of(day + std::chrono::hours{hours} + std::chrono::minutes{minutes},
                                zone)
            .value();
    };
    diary::DayTold told;
    told.day = units::Day{std::chrono::year{2026} / 11 / 25};
    told.zone = zone;
    told.anchors = {zone, std::chrono::minutes{410}, std::chrono::minutes{1350}, {}};
    told.beds = {{at(-2, 35), at(6, 50)}};
    told.rolled = {{at(19, 30), at(19, 44), legs().title.in(wording::language())}};
    diary::Dose dose{at(8, 30), zone, {}, 1.0, {}};
    dose.product.name = "Magnesium C";
    dose.product.components = {
        {diary::Form::citrate_trimagnesium, diary::Basis::elemental, diary::Milligrams{100}}};
    told.doses = {dose};
    diary::PlannedDose planned{diary::Anchor::before_bed, {}, {}, 1.0};
    planned.product.name = "Magnesium B";
    planned.product.components = {
        {diary::Form::bisglycinate, diary::Basis::compound, diary::Milligrams{1000}}};
    told.plan.steps = {{diary::Phase::maintenance, told.day, {}, {planned}}};
    const auto taken = [&](int hours, int minutes, Kind kind, const char* name,
                           std::optional<Quantity> amount) {
        told.intakes.push_back({at(hours, minutes), zone, kind, name, amount, {}});
    };
    taken(6, 55, Kind::levothyroxine, "L-Thyroxin", Quantity{50, Unit::micrograms});
    taken(9, 0, Kind::coffee_or_tea, "", {});
    taken(12, 30, Kind::vitamin_d, "", Quantity{20, Unit::micrograms});
    taken(20, 45, Kind::iron, "", Quantity{25, Unit::milligrams});
    taken(20, 45, Kind::vitamin_c, "", {});
    return told;
}

} // namespace screen::example
