// Contact of feet that walk, beside the upward crossing of 20 N.
//   bench_walks FOLDER
// FOLDER holds files t_s,force_n: the force under one foot of somebody walking, zero in the air. A
// stance is a stretch above 20 N of at least 0.2 s after at least 0.1 s below. For the files as
// they are, with a zero that drifts by 30 N either way, with a third of the force, and with noise:
// are the contacts found those stances, how late is the corrected and the live beginning, and what
// is the cadence in windows of 8 s. A threshold of 20 N, restated, stands beside. Ends with 1 when
// a goal is missed.
#include "bench/recorded.h"
#include "measure/chain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using recorded::Sample;

using Walk = std::vector<Sample>;

// Where the force crosses 20 N upwards, of stances that last; between samples by a straight line.
std::vector<double> onsets(const Walk& walk) {
    constexpr double threshold_n = 20.0, least_stance_s = 0.2, least_swing_s = 0.1;
    std::vector<double> all;
    double left_s = -1e9, on_s = walk.front().at_s;
    bool whole = false; // the stance that is there when the file begins has no onset
    for (std::size_t i = 1; i < walk.size(); ++i) {
        const Sample &a = walk[i - 1], &b = walk[i];
        if (a.force_n < threshold_n && b.force_n >= threshold_n) {
            on_s = a.at_s + (b.at_s - a.at_s) * (threshold_n - a.force_n) / (b.force_n - a.force_n);
            whole = true;
        }
        if (a.force_n < threshold_n || b.force_n >= threshold_n) continue;
        if (whole && b.at_s - on_s >= least_stance_s && on_s - left_s >= least_swing_s)
            all.push_back(on_s);
        if (b.at_s - on_s >= least_stance_s) left_s = b.at_s;
    }
    if (walk.back().force_n >= threshold_n && on_s - left_s >= least_swing_s) all.push_back(on_s);
    return all;
}

struct Found {
    std::vector<double> corrected, live; // beginnings
};

Found found(const Walk& walk) {
    measure::Chain chain{measure::PaceSource::force};
    Found result;
    bool before = true; // what is already there when the file begins has no beginning
    for (const Sample& s : walk) {
        measure::Moment moment;
        moment.at = units::session_time(s.at_s);
        moment.force = units::Newtons{s.force_n};
        chain.push(moment);
        if (chain.live().contact && !before) result.live.push_back(s.at_s);
        before = chain.live().contact;
    }
    for (const auto& contact : chain.findings().contact)
        result.corrected.push_back(units::seconds(contact.start));
    return result;
}

// The first sample above a fixed 20 N.
Found by_threshold(const Walk& walk) {
    Found result;
    for (std::size_t i = 1; i < walk.size(); ++i)
        if (walk[i - 1].force_n < 20.0 && walk[i].force_n >= 20.0)
            result.live.push_back(walk[i].at_s);
    result.corrected = result.live;
    return result;
}

struct Tally {
    std::size_t stances = 0, missed = 0, invented = 0;
    double worst_s = 0.0, worst_live_s = 0.0, worst_cadence = 0.0;
};

const double* nearest(const std::vector<double>& all, double at_s) {
    const auto near = std::min_element(all.begin(), all.end(), [&](double a, double b) {
        return std::abs(a - at_s) < std::abs(b - at_s);
    });
    return near != all.end() && std::abs(*near - at_s) < 0.15 ? &*near : nullptr;
}

void add(Tally& tally, const std::vector<double>& truth, const Found& f) {
    tally.stances += truth.size();
    for (const double at_s : truth) {
        const double* corrected = nearest(f.corrected, at_s);
        const double* live = nearest(f.live, at_s);
        if (corrected == nullptr || live == nullptr) {
            ++tally.missed;
            continue;
        }
        tally.worst_s = std::max(tally.worst_s, std::abs(*corrected - at_s));
        tally.worst_live_s = std::max(tally.worst_live_s, *live - at_s);
    }
    for (const double at_s : f.corrected)
        if (at_s > truth.front() - 0.5 && nearest(truth, at_s) == nullptr) ++tally.invented;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto end = std::upper_bound(truth.begin(), truth.end(), truth[i] + 8.0);
        const double last_s = *(end - 1);
        const double* from = nearest(f.corrected, truth[i]);
        const double* to = nearest(f.corrected, last_s);
        if (last_s - truth[i] < 6.0) continue;
        const bool told = from != nullptr && to != nullptr;
        // As many strides lie between them, if none was missed or invented.
        const double error = told ? std::abs((last_s - truth[i]) / (*to - *from) - 1.0) : 1.0;
        tally.worst_cadence = std::max(tally.worst_cadence, error);
    }
}

struct Case {
    const char* name = "";
    double drift_n = 0.0, gain = 1.0, noise_n = 0.0;
};
constexpr Case cases[] = {{"as recorded"},
                          {"zero drifts by +30 N", 30.0},
                          {"zero drifts by -30 N", -30.0},
                          {"a third of the force", 0.0, 1.0 / 3.0},
                          {"noise of 1 N", 0.0, 1.0, 1.0}};

Walk changed(const Walk& walk, const Case& how, std::mt19937& random) {
    Walk out = walk;
    std::normal_distribution<double> noise{0.0, 1.0};
    const double from_s = walk.front().at_s, lasts_s = walk.back().at_s - from_s;
    for (Sample& s : out)
        s.force_n = how.gain * s.force_n + how.drift_n * (s.at_s - from_s) / lasts_s +
                    how.noise_n * noise(random);
    return out;
}

} // namespace

int main(int argc, char** argv) {
    const fs::path folder = argc > 1 ? argv[1] : "";
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error})
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    if (files.empty()) {
        std::fprintf(stderr, "bench_walks FOLDER: there are no recordings in \"%s\".\n",
                     folder.c_str());
        return 2;
    }
    std::printf("%-22s %-10s stances missed invented | begins, ms | live, ms | cadence %%\n", "",
                "");
    bool met = true;
    for (const Case& how : cases) {
        Tally chain, threshold;
        std::mt19937 random{1};
        for (const auto& file : files) {
            const Walk walk = recorded::samples(file), heard = changed(walk, how, random);
            const auto truth = onsets(walk);
            add(chain, truth, found(heard));
            add(threshold, truth, by_threshold(heard));
        }
        for (const auto& [who, t] : {std::pair{"chain", &chain}, {"20 N", &threshold}})
            std::printf("%-22s %-10s %7zu %6zu %8zu | %10.1f | %8.1f | %9.2f\n", how.name, who,
                        t->stances, t->missed, t->invented, 1e3 * t->worst_s, 1e3 * t->worst_live_s,
                        100.0 * t->worst_cadence);
        if (how.gain == 1.0 && how.drift_n == 0.0)
            met = met && chain.missed == 0 && chain.invented == 0 && chain.worst_s <= 0.0105 &&
                  chain.worst_live_s <= 0.0305 && chain.worst_cadence <= 0.005;
    }
    std::printf("%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
