// sealed [DAMAGES=1000000] [DERIVATIONS=500] [RUNS=1000]: what sealed files and the mailbox cost,
// then the long campaigns: damages below the key derivation and through it, and three desks at one
// mailbox. Ends with 1 when a figure is missed, a damage was accepted or anything was lost.
#include "bundle/damage.h"
#include "bundle/material.h"
#include "mailbox/desks.h"
#include "mailbox/simulation.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace {

struct Cost {
    double clock = 0, processor = 0; // seconds
};

// The least of some, for other programs have the machine too.
template <class Work> Cost cost_of(int times, Work work) {
    Cost least{1e9, 1e9};
    for (int n = 0; n < times; ++n) {
        const auto begin = std::chrono::steady_clock::now();
        const auto used = std::clock();
        work();
        const double processor = static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC;
        const std::chrono::duration<double> clock = std::chrono::steady_clock::now() - begin;
        least.clock = std::min(least.clock, clock.count());
        least.processor = std::min(least.processor, processor);
    }
    return least;
}

bool told(const char* what, Cost cost, double goal) {
    std::printf("%-44s %8.3f s by the clock, %.3f s of the processor (goal %.1f s)\n", what,
                cost.clock, cost.processor, goal);
    return cost.processor <= goal;
}

bool figures() {
    using bundle::Kind;
    const auto plan = material::parts(20000), year = material::parts(40 << 20);
    const auto pair = material::pair();
    auto chance = [n = std::uint64_t{0}]() mutable { return material::chance(++n); };
    const auto by_words = bundle::seal_with_passphrase(Kind::plan, plan, "said", chance()).value();
    const auto reply = bundle::seal_to(pair.open(), Kind::reply, year, chance()).value();
    bool good = true;
    const auto demand = [&good](bool opened) { good = good && opened; };
    good = told("open a plan by its passphrase",
                cost_of(
                    5, [&] { demand(bundle::open_with_passphrase(by_words, "said").has_value()); }),
                1) &&
           good;
    good =
        told("seal a reply of 40 MiB",
             cost_of(5,
                     [&] {
                         demand(
                             bundle::seal_to(pair.open(), Kind::reply, year, chance()).has_value());
                     }),
             3) &&
        good;
    good = told("open it", cost_of(5, [&] { demand(bundle::open_with(pair, reply).has_value()); }),
                1) &&
           good;
    mailbox::Desk one = desks::desk(1), other = desks::desk(2);
    std::vector<mailbox::File> files;
    for (std::uint64_t n = 0; n < 1000; ++n)
        files.push_back(*mailbox::tell(one, desks::practice(), desks::client(n % 30),
                                       mailbox::Note{"slower, and lighter at the calf", {}, {}},
                                       desks::at(), chance()));
    good = told("take 1000 events of other desks",
                cost_of(5,
                        [&] {
                            mailbox::Desk fresh = other;
                            for (const auto& file : files)
                                demand(mailbox::take(fresh, desks::practice(), file).outcome ==
                                       mailbox::Outcome::fresh);
                        }),
                1) &&
           good;
    return good;
}

bool told(const char* what, const damage::Tally& tally) {
    std::printf("%-44s %8zu damages, %zu accepted%s%s\n", what, tally.runs, tally.accepted,
                tally.first_accepted.empty() ? "" : ": ", tally.first_accepted.c_str());
    return tally.good();
}

bool told(const simulation::Tally& tally) {
    std::printf(
        "%-44s %8zu runs: %zu files, %zu deliveries, %zu first in pieces, %zu twice, %zu desks "
        "played back, %zu clients closed; %zu desks different, %zu lost%s%s\n",
        "three desks at one mailbox", tally.runs, tally.files, tally.deliveries, tally.in_pieces,
        tally.twice, tally.played_back, tally.closed, tally.different, tally.lost,
        tally.first_trouble.empty() ? "" : ": ", tally.first_trouble.c_str());
    return tally.good();
}

} // namespace

int main(int argc, char** argv) {
    std::size_t counts[] = {1000000, 500, 1000};
    for (int n = 1; n < argc && n <= 3; ++n)
        std::from_chars(argv[n], argv[n] + std::strlen(argv[n]), counts[n - 1]);
    bool good = figures();
    good =
        told("below the key derivation", damage::below_the_derivation(counts[0], 20261127)) && good;
    good = told("through it", damage::through_the_derivation(counts[1], 1, bundle::usual_work)) &&
           good;
    good = told(simulation::run(counts[2], 1000)) && good;
    return good ? 0 : 1;
}
