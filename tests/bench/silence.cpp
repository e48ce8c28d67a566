// Does it stay silent when there is nothing to tell?
//   bench_silence [SEEDS=50] [FIRST=1]
// Seconds with a pace although nobody rolls, of all seconds of that kind: an empty roller with
// noise of 1, 3 and 10 times; a disconnected cell (at random within its range, or at its end);
// somebody who lies still or sits, breathing by 1 to 5 %; asked holds; getting on and off. On each
// build, at both rates, and by force alone with windows of 8 and 32 s. Where somebody rolled
// before, seconds count from three of the person's strokes (at least 3 s) later on: so long the
// present stroke may still last; with a window also that much later. Goal: at most 0.1 % each,
// without a window.
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

bool rolls(const person::Truth& truth, double at_s, double afterwards_s) {
    return std::any_of(truth.strokes.begin(), truth.strokes.end(), [&](const person::Stroke& s) {
        return s.complete && at_s > s.start_s && at_s < s.end_s + afterwards_s;
    });
}

void add(Tally& tally, const SessionSettings& settings) {
    const auto session = simulated::session(settings);
    const double afterwards_s =
        std::max(3.0, 3.0 * settings.traits->own_pace_s) + settings.window_s.value_or(0.0);
    for (const auto& pace : session.findings.pace) {
        if (rolls(session.truth, units::seconds(pace.at), afterwards_s)) continue;
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
    {"rolls, then holds", "away 5, roll 40, hold 90, away"},
    {"getting on and off", "away 4, ready 5, away 4, ready 3, rest 5, repeat"}};

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 50;
    const int first = argc > 2 ? std::atoi(argv[2]) : 1;
    std::printf("%% of seconds with a number\n%-26s", "");
    struct Way {
        const char* word = "";
        Build build = Build::bed;
        double rate = 92.8;
        std::optional<double> window_s{};
    };
    constexpr Way ways[] = {{"bed 92.8", Build::bed},
                            {"bed 11.7", Build::bed, 11.7},
                            {"cradle 92.8", Build::cradle},
                            {"cradle 11.7", Build::cradle, 11.7},
                            {"single 92.8", Build::single},
                            {"single 11.7", Build::single, 11.7},
                            {"window 8 s", Build::single, 11.7, 8.0},
                            {"window 32 s", Build::single, 11.7, 32.0}};
    for (const Way& way : ways) std::printf(" %11s", way.word);
    bool met = true;
    for (const Kind& kind : kinds) {
        std::printf("\n%-26s", kind.name);
        for (const Way& way : ways) {
            Tally tally;
            for (int seed = first; seed < first + count; ++seed) {
                SessionSettings settings{.build = way.build, .rate = way.rate};
                settings.seed = static_cast<std::uint64_t>(seed);
                const auto who = simulated::somebody(settings.seed);
                settings.traits = who.traits;
                settings.traits->rolls = !kind.still;
                settings.body = who.body;
                settings.script = kind.script;
                settings.noise_n = kind.noise_n;
                settings.troubles.bad = kind.bad;
                settings.window_s = way.window_s;
                add(tally, settings);
            }
            std::printf(" %11.3f", tally.share());
            std::fflush(stdout);
            met = met && (way.window_s || tally.share() <= 0.1);
        }
    }
    std::printf("\n%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
