// Does it stay silent when there is nothing to tell?
//   bench_silence [SEEDS=50] [FIRST=1]
// Seconds with a pace although nobody rolls, of all seconds of that kind: an empty roller with
// noise of 1, 3 and 10 times; a disconnected cell (at random within its range, or at its end);
// somebody who lies still or sits, breathing by 1 to 5 %; asked holds; getting on and off. On each
// build, at both rates. Seconds within two strokes after real rolling do not count. Goal: at most
// 0.1 % each.
#include "measure/simulated_session.h"

#include <cstdio>
#include <cstdlib>

using person::Build;
using simulated::SessionSettings;

namespace {

struct Tally {
    int seconds = 0, told = 0;
    double share() const { return seconds > 0 ? 100.0 * told / seconds : 0.0; }
};

bool rolls(const person::Truth& truth, double at_s) {
    constexpr double afterwards_s = 20.0; // two of the slowest strokes, and the present one
    return std::any_of(truth.strokes.begin(), truth.strokes.end(), [&](const person::Stroke& s) {
        return at_s > s.start_s && at_s < s.end_s + afterwards_s;
    });
}

void add(Tally& tally, const SessionSettings& settings) {
    const auto session = simulated::session(settings);
    for (const auto& pace : session.findings.pace) {
        if (rolls(session.truth, units::seconds(pace.at))) continue;
        ++tally.seconds;
        tally.told += pace.seconds_per_stroke.has_value();
    }
}

struct Kind {
    const char* name = "";
    const char* script = "";
    double noise_n = 0.03;
    bool still = false; // does not roll, whatever is asked
    simulated::BadCell bad = simulated::BadCell::none;
};
constexpr Kind kinds[] = {
    {"empty, noise x1", "away"},
    {"empty, noise x3", "away", 0.09},
    {"empty, noise x10", "away", 0.3},
    {"empty, a cell at random", "away", 0.03, false, simulated::BadCell::random},
    {"empty, a cell at its end", "away", 0.03, false, simulated::BadCell::saturated},
    {"lying still", "away 5, roll 130, away", 0.03, true},
    {"lying still, noise x10", "away 5, roll 130, away", 0.3, true},
    {"holds", "away 5, hold 60, rest 10, hold 60, away"},
    {"getting on and off", "away 4, ready 5, away 4, ready 3, rest 5, repeat"}};

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 50;
    const int first = argc > 2 ? std::atoi(argv[2]) : 1;
    std::printf("%% of seconds with a number\n%-26s", "");
    constexpr std::pair<Build, const char*> builds[] = {
        {Build::bed, "bed"}, {Build::cradle, "cradle"}, {Build::single, "single"}};
    for (const auto& [build, word] : builds)
        for (const double rate : {92.8, 11.7}) std::printf(" %6s %4.1f", word, rate);
    bool met = true;
    for (const Kind& kind : kinds) {
        std::printf("\n%-26s", kind.name);
        for (const auto& [build, word] : builds)
            for (const double rate : {92.8, 11.7}) {
                Tally tally;
                for (int seed = first; seed < first + count; ++seed) {
                    SessionSettings settings{.build = build, .rate = rate};
                    settings.seed = static_cast<std::uint64_t>(seed);
                    const auto who = simulated::somebody(settings.seed);
                    settings.traits = who.traits;
                    settings.traits->rolls = !kind.still;
                    settings.body = who.body;
                    settings.script = kind.script;
                    settings.noise_n = kind.noise_n;
                    settings.troubles.bad = kind.bad;
                    add(tally, settings);
                }
                std::printf(" %11.3f", tally.share());
                std::fflush(stdout);
                met = met && tally.share() <= 0.1;
            }
    }
    std::printf("\n%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
