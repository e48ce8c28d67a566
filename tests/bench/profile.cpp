// Whether profile strokes tell one peak of force per there-and-back from two, and what the pace by
// force alone is worth with them, without them, and where the truth is known.
//   bench_profile [SEEDS] [FIRST]
// People drawn anew on a single cell, half of them with two peaks. They do profile strokes at the
// set pace (or hurry: at half of its time; or are not listening: they roll on, or hold after every
// few strokes; or shift their hands again and again), then roll for a minute. Ends with 1 when a profile is wrong in more than 0.3 % of
// those that were told, or fewer than 90 % of those that do as asked are told.
#include "measure/simulated_session.h"

#include "measure/statistics.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using units::seconds;

namespace {

enum class Manners { as_asked, hurried, rolls_on, holds, fidgety };
constexpr std::pair<Manners, const char*> manners[] = {{Manners::as_asked, "as asked"},
                                                       {Manners::hurried, "hurried"},
                                                       {Manners::rolls_on, "rolls on"},
                                                       {Manners::holds, "holds"},
                                                       {Manners::fidgety, "fidgety"}};

struct Told { // of the minute of rolling
    int rolling_s = 0, told_s = 0, octaves = 0;
    std::vector<double> errors;
    double confidence = 0.0;
};

struct Tally {
    int people = 0, right = 0, wrong = 0;
    std::vector<double> waited_s; // from lying still to the answer
    Told known, learned, assumed;
};

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(share * n))];
}

constexpr double profile_until_s = 80.0;

void add(Told& told, const person::Truth& truth, const measure::Findings& found) {
    for (const auto& p : found.pace) {
        const double t = seconds(p.at);
        if (t < profile_until_s) continue;
        std::vector<double> last;
        bool rolling = false;
        for (std::size_t i = 0; i < truth.strokes.size(); ++i) {
            const auto& now = truth.strokes[i];
            if (now.start_s > t || t >= now.end_s) continue;
            rolling = now.complete;
            for (std::size_t k = i; k-- > 0 && last.size() < 4;) {
                const auto& stroke = truth.strokes[k];
                if (stroke.end_s < truth.strokes[k + 1].start_s - 0.01) break;
                last.push_back(stroke.end_s - stroke.start_s);
            }
        }
        if (!rolling || last.size() < 2) continue;
        ++told.rolling_s;
        if (!p.seconds_per_stroke) continue;
        ++told.told_s;
        told.confidence += p.confidence;
        const double ratio = *p.seconds_per_stroke / measure::median(last);
        told.errors.push_back(std::abs(ratio - 1.0));
        told.octaves += std::abs(ratio / 2.0 - 1.0) < 0.15 || std::abs(ratio * 2.0 - 1.0) < 0.15;
    }
}

void add(Tally& tally, double rate, int seed, Manners how) {
    auto who = simulated::somebody(static_cast<std::uint64_t>(seed));
    if (how == Manners::fidgety) {
        const double pace_s = who.traits.own_pace_s;
        who.traits = person::traits_of(person::Character::fidgety);
        who.traits.follows_pace = false;
        who.traits.own_pace_s = pace_s;
    }
    who.traits.force_peaks = 1 + seed % 2;
    who.traits.strokes_until_hold = how == Manners::holds ? 3.0 : 0.0;
    const double set_s = who.traits.own_pace_s * (how == Manners::hurried ? 2.0 : 1.0);
    simulated::SessionSettings settings{.build = person::Build::single, .rate = rate};
    settings.seed = static_cast<std::uint64_t>(seed);
    settings.traits = who.traits;
    settings.body = who.body;
    settings.script = how == Manners::rolls_on ? "away 6, roll 66, away 8, roll 60, away 8"
                                               : "away 6, profile 66, away 8, roll 60, away 8";
    settings.seconds = 148.0;

    measure::Chain known{measure::PaceSource::force}, learned{measure::PaceSource::force},
        assumed{measure::PaceSource::force};
    measure::Expectation expected{.seconds_per_stroke = set_s,
                                  .peaks_per_there_and_back = {},
                                  .best_source = measure::PaceSource::force};
    learned.expect(expected);
    assumed.expect(expected);
    expected.peaks_per_there_and_back = who.traits.force_peaks;
    known.expect(expected);
    std::optional<int> peaks;
    bool over = false;
    const auto session = simulated::session(settings, {}, [&](const measure::Moment& m) {
        for (measure::Chain* chain : {&known, &learned, &assumed}) chain->push(m);
        if (over || seconds(m.at) > profile_until_s) return;
        const auto strokes = learned.profile_strokes();
        over = strokes.over;
        if (!over) return;
        peaks = strokes.peaks;
        tally.waited_s.push_back(seconds(m.at));
        expected.peaks_per_there_and_back = peaks;
        if (peaks) learned.expect(expected);
    });
    if (over && !session.truth.strokes.empty()) {
        double still_s = 0.0;
        for (const auto& stroke : session.truth.strokes)
            if (stroke.end_s < tally.waited_s.back()) still_s = stroke.end_s;
        tally.waited_s.back() -= still_s;
    }
    ++tally.people;
    tally.right += peaks == who.traits.force_peaks;
    tally.wrong += peaks && peaks != who.traits.force_peaks;
    add(tally.known, session.truth, known.findings());
    add(tally.learned, session.truth, learned.findings());
    add(tally.assumed, session.truth, assumed.findings());
}

double percent(double part, double whole) { return whole > 0.0 ? 100.0 * part / whole : 0.0; }

void print(const Told& t) {
    std::printf(" | %5.1f %5.2f %5.2f %5.2f %4.2f", percent(t.told_s, t.rolling_s),
                100.0 * quantile(t.errors, 0.5), 100.0 * quantile(t.errors, 0.95),
                percent(t.octaves, t.told_s), t.told_s > 0 ? t.confidence / t.told_s : 0.0);
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 100;
    const int first = argc > 2 ? std::atoi(argv[2]) : 1;
    std::printf("                | profile, %%              | with the truth: told %%, error "
                "med 95 %%, octaves %%, confidence | as learned | without\n"
                " rate who       | right wrong none  wait s |\n");
    bool met = true;
    for (const double rate : {92.8, 11.7})
        for (const auto& [how, word] : manners) {
            Tally t;
            for (int seed = first; seed < first + count; ++seed) add(t, rate, seed, how);
            std::printf("%5.1f %-9s | %5.1f %5.2f %5.1f %6.1f", rate, word,
                        percent(t.right, t.people), percent(t.wrong, t.people),
                        percent(t.people - t.right - t.wrong, t.people), quantile(t.waited_s, 0.5));
            for (const Told* told : {&t.known, &t.learned, &t.assumed}) print(*told);
            std::printf("\n");
            std::fflush(stdout);
            met = met && percent(t.wrong, t.right + t.wrong) <= 0.3 &&
                  (how != Manners::as_asked || percent(t.right, t.people) >= 90.0);
        }
    std::printf("%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
