// Faults of every kind, thrown at the firmware's converter logic and, with the same seeds, at the
// logic of plain drivers re-stated here. How many wrong values does each call good, and how many
// good ones does the firmware's logic keep back when nothing is wrong?
//
//   bench_converter_faults [FAULTY_CONVERSIONS=1000000] [CLEAN_CONVERSIONS=1000000]
//
// Ends with 1 if a goal is missed: 0 wrong values passed on, at most 1e-5 of good ones kept back.
#include "firmware/converter_rig.h"
#include "firmware/fault_campaign.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace {

constexpr int faults_per_part = 50;

// Force of a slowly rolling person on one cell, in counts.
double rolling(double t) {
    return 150000.0 + 90000.0 * std::sin(1.9 * t) + 9000.0 * std::sin(17.0 * t);
}

struct Outcome {
    std::uint64_t faults = 0, conversions = 0, not_good = 0, passed = 0, wrong = 0, touched = 0;
};

void add(Outcome& all, const rig::Tally& t) {
    all.conversions += t.conversions;
    all.not_good += t.not_good;
    all.passed += t.passed;
    all.wrong += t.passed_wrong;
    all.touched += t.passed_touched;
}

// One part with its faults, read by the firmware's logic.
void firmware(std::uint64_t seed, Outcome& all) {
    rig::Rig r(rig::part(seed), rolling, seed);
    r.keep_samples = r.keep_faults = false;
    const double period_s = r.chip.period_s();
    rig::Faults faults(seed, period_s);
    r.run_until(30.0 * period_s);
    for (int i = 0; i < faults_per_part; ++i, ++all.faults) {
        const auto fault = faults.next(r.now());
        if (fault.injection.at_s >= 0.0) r.chip.inject(fault.injection);
        r.stall_from_s = r.now();
        r.stall_to_s = r.now() + fault.stall_s;
        r.run_until(r.now() + (2.0 + faults.below(30.0)) * period_s);
    }
    r.run_until(r.now() + 2.0); // the last ones are judged
    add(all, r.tally);
}

// What a plain driver does: cell on A, 25 pulses, no stamps. `checks` = what Klipper's adds: the
// data line must be high after the 25th pulse, else the chip is restarted and four conversions
// dropped; the ends of the range are refused.
struct PlainDriver {
    bool checks = false;
};

void plain(PlainDriver driver, std::uint64_t seed, Outcome& all) {
    auto settings = rig::part(seed);
    settings.cell_on = chips::CellOn::a;
    chips::Hx711 chip(settings, rolling);
    const double period_s = chip.period_s();
    rig::Faults faults(seed, period_s);
    std::mt19937_64 random(seed);
    const rig::Driver line;
    double now_s = 0.0;
    double next_fault_s = 30.0 * period_s;
    double stall_to_s = 0.0;
    int thrown = 0;
    int to_drop = 4;
    rig::Tally tally;
    std::deque<chips::Conversion> truth;
    while (thrown < faults_per_part || now_s < next_fault_s) {
        if (now_s >= next_fault_s) {
            const auto fault = faults.next(now_s);
            if (fault.injection.at_s >= 0.0) chip.inject(fault.injection);
            stall_to_s = now_s + fault.stall_s;
            next_fault_s = now_s + (2.0 + faults.below(30.0)) * period_s;
            ++thrown;
        }
        now_s += std::uniform_real_distribution<double>(0.05, 0.15)(random) * period_s; // polls
        now_s = std::max(now_s, stall_to_s);
        if (chip.data(now_s)) continue;
        chip.take_finished();
        const auto* before = chip.latest();
        const auto number = before == nullptr ? 0 : before->number;
        const auto reading = line.read(chip, 25, now_s);
        const bool at_end =
            reading.counts == chips::highest_counts || reading.counts == chips::lowest_counts;
        if (driver.checks && (!reading.ended_high || at_end)) {
            if (!reading.ended_high) rig::Driver::power_cycle(chip, now_s);
            to_drop = 4;
            continue;
        }
        if (to_drop > 0) {
            --to_drop;
            continue;
        }
        ++tally.passed;
        const auto* held = chip.latest();
        const bool right = before != nullptr && held != nullptr && held->number == number &&
                           held->counts == reading.counts && held->of_cell && held->settled &&
                           !held->saturated;
        if (!right)
            ++tally.passed_wrong;
        else if (held->touched)
            ++tally.passed_touched;
    }
    all.faults += static_cast<std::uint64_t>(thrown);
    add(all, tally);
}

std::uint64_t argument(int argc, char** argv, int at, std::uint64_t otherwise) {
    if (argc <= at) return otherwise;
    std::uint64_t value = otherwise;
    std::from_chars(argv[at], argv[at] + std::strlen(argv[at]), value);
    return value;
}

void print(const char* who, const Outcome& o) {
    std::printf(
        "%-34s faults %8llu  passed on %9llu  wrong values %7llu  right though disturbed %5llu\n",
        who, static_cast<unsigned long long>(o.faults), static_cast<unsigned long long>(o.passed),
        static_cast<unsigned long long>(o.wrong), static_cast<unsigned long long>(o.touched));
}

} // namespace

int main(int argc, char** argv) {
    const auto wanted = argument(argc, argv, 1, 1000000);
    const auto clean_wanted = argument(argc, argv, 2, 1000000);

    Outcome ours;
    std::uint64_t parts = 0;
    while (ours.not_good < wanted) firmware(++parts, ours);
    Outcome bare;
    Outcome checked;
    for (std::uint64_t seed = 1; seed <= parts / 10 + 1; ++seed) {
        plain({false}, seed, bare);
        plain({true}, seed, checked);
    }
    std::printf("parts %llu, faulty conversions %llu of %llu\n",
                static_cast<unsigned long long>(parts),
                static_cast<unsigned long long>(ours.not_good),
                static_cast<unsigned long long>(ours.conversions));
    print("roller::Converter", ours);
    print("plain polling (a tenth of the parts)", bare);
    print("with DOUT and range check (a tenth)", checked);

    std::uint64_t clean = 0;
    std::uint64_t kept_back = 0;
    for (std::uint64_t seed = 1; clean < clean_wanted; ++seed) {
        rig::Rig r(rig::part(seed), rolling, seed);
        r.keep_samples = r.keep_faults = false;
        r.run_until(40.0 * r.chip.period_s() + 1.0);
        const auto before = r.tally;
        r.run_until(r.now() + 20000.0 * r.chip.period_s());
        clean += r.tally.conversions - before.conversions;
        kept_back += r.tally.good_kept_back - before.good_kept_back;
    }
    std::printf("undisturbed: %llu conversions, good ones kept back %llu\n",
                static_cast<unsigned long long>(clean), static_cast<unsigned long long>(kept_back));
    const bool met =
        ours.wrong == 0 && static_cast<double>(kept_back) <= 1e-5 * static_cast<double>(clean);
    std::printf("%s\n", met ? "goals met" : "GOALS MISSED");
    return met ? 0 : 1;
}
