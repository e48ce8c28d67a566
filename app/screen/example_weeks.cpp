#include "screen/example_weeks.h"

namespace screen::example {
namespace {

using std::chrono::days, std::chrono::minutes;

const units::Day today{std::chrono::year{2026} / 11 / 26};
constexpr int told = 40; // days

units::WallTime on(units::Day day, units::Clock at) {
    return units::moment_of(day + at, "Europe/Berlin").value_or(units::WallTime{});
}

diary::Night night(units::Day day, int i) {
    diary::Night n;
    n.wake_date = day;
    n.zone = "Europe/Berlin";
    n.into_bed = diary::NightClock{minutes{22 * 60 + 20 + 7 * (i % 9)}, {}};
    n.tried_to_sleep = n.into_bed;
    n.latency_min = 5 + 4 * (i % 6);
    n.awakenings = i % 3;
    n.awake_min = 8 * (i % 3);
    n.final_wake = n.out_of_bed = diary::NightClock{minutes{6 * 60 + 5 * (i % 11)}, {}};
    n.quality = 4 + i % 5;
    return n;
}

diary::Dose dose(units::Day day, double mg) {
    diary::Dose d;
    d.taken = on(day, minutes{21 * 60 + 30});
    d.zone = "Europe/Berlin";
    d.product = {"capsule", diary::Route::swallowed, {}, diary::Milligrams{mg}};
    return d;
}

insight::Log made() {
    insight::Log log;
    for (int i = 0; i < told; ++i) {
        const units::Day day = today - days{i};
        if (i % 13 != 5) log.nights.push_back(night(day, i));
        if (i > 0 && i < 25) log.doses.push_back(dose(day, i < 14 ? 200 : 100));
        if (i % 7 == 1 || i % 7 == 4 || i % 14 == 6)
            log.rollings.push_back({"", on(day, minutes{20 * 60}), on(day, minutes{20 * 60 + 14})});
        if (i % 4 == 3) continue;
        diary::Observation tense;
        tense.item = diary::Item::tension;
        tense.day = day;
        tense.value = (5 * i + i / 6) % 8;
        tense.region = "neck";
        log.observations.push_back(tense);
    }
    return log;
}

} // namespace

const insight::Log& weeks_log() {
    static const insight::Log log = made();
    return log;
}

WeeksFacts weeks(const insight::Log& log) {
    diary::Plan plan;
    plan.steps = {{diary::Phase::maintenance,
                   today - days{24},
                   {},
                   {{diary::Anchor::before_bed, {}, dose(today, 100).product, 1.0}}}};
    return {&log, plan, today, on(today, minutes{7 * 60 + 10}), {}};
}

} // namespace screen::example
