// The logic of one converter against the model of the chip at its pins: nothing doubtful passes,
// and what is kept back is named.
#include "converter_rig.h"

#include <doctest/doctest.h>

#include <cmath>

using chips::Change, chips::Injected, chips::Rate;
using protocol::FaultKind;
using rig::Rig;

namespace {

double breathing(double t) { return 80000.0 + 40000.0 * std::sin(1.9 * t); }

chips::Hx711Settings chip_with(Rate rate, Change change, std::uint64_t seed = 1) {
    chips::Hx711Settings settings;
    settings.rate = rate;
    settings.change = change;
    settings.oscillator = 1.0 + 0.04 * std::sin(static_cast<double>(seed));
    settings.seed = seed;
    return settings;
}

constexpr Change changes[] = {Change::in_time, Change::mixed, Change::silent};
constexpr Rate rates[] = {Rate::fast, Rate::slow};

// Seconds from power-on until samples flow, and from a fault until they flow again.
double settled_s(Rate rate) { return rate == Rate::fast ? 0.3 : 2.5; }

} // namespace

TEST_CASE("converter: undisturbed, every conversion is passed on once settled, at either rate") {
    for (const auto rate : rates) {
        for (const auto change : changes) {
            Rig r(chip_with(rate, change), breathing);
            r.run_until(settled_s(rate));
            CHECK(r.converter.measuring());
            const auto kept_back = r.tally.good_kept_back;
            const auto passed = r.converter.passed();
            r.run_until(settled_s(rate) + 100.0);
            CHECK(r.tally.passed_wrong == 0);
            CHECK(r.tally.good_kept_back - kept_back <= (rate == Rate::fast ? 20 : 10));
            CHECK(r.converter.passed() - passed >= 99.0 / r.chip.period_s());
            CHECK(r.tally.count(FaultKind::restarted) == 1);
            CHECK(r.tally.count(FaultKind::desynchronised) == 0);
        }
    }
}
