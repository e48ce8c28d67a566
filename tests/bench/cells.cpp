// One cell goes wrong while somebody rolls: is it noticed, is it the right one, and what is still
// known of force, place and pace?
//   bench_cells [SEEDS=100] [FIRST=1] [--cases]
// Anybody of bench_people, rolling for 150 s and, after getting off, for 60 s; at 20 to 90 s one
// cell (each in turn) falls silent, freezes, stands still but for its noise, loses half its gain,
// loses its zero by 30 N, or by 5 N a minute from there on. Before it is named and after: error of
// the force above 40 N, of the place on the bed, of the strokes' times, and of the pace by seconds
// (after it from four strokes on: it looks back over as many). Then sound rollers: as
// calibrated, and with slopes off by up to 10 % and zeros by up to 3 N. Ends with 1 when a sound
// cell is named, or a bed's pace misses its goal after a fault was named. --cases prints what was
// named wrongly.
#include "measure/simulated_session.h"

#include "measure/statistics.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

using person::Build;
using units::seconds;

namespace {

enum class Wrong { nothing, silent, frozen, dead, half, step, drift };

struct Case {
    Wrong wrong{};
    const char* name = "";
    double slopes = 0.02, zeros_n = 0.5; // off by so much at most
};
constexpr Case cases[] = {
    {Wrong::silent, "silent"},          {Wrong::frozen, "frozen"},
    {Wrong::dead, "dead, noise 0.3 N"}, {Wrong::half, "half its gain"},
    {Wrong::step, "zero +-30 N"},       {Wrong::drift, "zero +-5 N/min"},
    {Wrong::nothing, "sound"},          {Wrong::nothing, "sound, 10 %", 0.1, 3.0}};

struct Tally {
    int sessions = 0, right = 0, of_no_cell = 0, wrong_cell = 0;
    std::vector<double> waited, unknown_waited;
    struct Errors {
        std::vector<double> force, place_m, stroke, pace;
        int rolling_s = 0, told_s = 0;
    } before, after;
};

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(
        std::lround(share * static_cast<double>(values.size() - 1)))];
}

double percent(int part, int all) { return all > 0 ? 100.0 * part / all : 0.0; }

// Makes one cell's readings wrong, and all of them a little.
class Harm {
  public:
    Harm(const Case& what, const measure::Roller& roller, int seed)
        : what_{what}, slope_{measure::nominal(roller).newtons_per_count},
          random_{static_cast<std::uint64_t>(seed) + 77000} {
        cell = static_cast<std::uint8_t>(seed % roller.cells);
        at_s = uniform(20.0, 90.0);
        sign_ = uniform(0.0, 1.0) < 0.5 ? -1.0 : 1.0;
        for (std::size_t i = 0; i < roller.cells; ++i) {
            gain_[i] = 1.0 + uniform(-what.slopes, what.slopes);
            zero_n_[i] = uniform(-what.zeros_n, what.zeros_n);
        }
    }
    std::optional<simulated::Reading> pass(simulated::Reading r, const measure::Tare& tare) {
        if (r.is_angle) return r;
        const double t = seconds(r.at), zero = tare.zero[r.cell];
        double n = gain_[r.cell] * (r.counts - zero) * slope_[r.cell] + zero_n_[r.cell];
        if (r.cell == cell && t >= at_s) {
            if (what_.wrong == Wrong::silent) return std::nullopt;
            if (!held_) held_ = n;
            if (what_.wrong == Wrong::frozen) n = *held_;
            if (what_.wrong == Wrong::dead) n = *held_ + 0.3 * normal_(random_);
            if (what_.wrong == Wrong::half) n *= 0.5;
            if (what_.wrong == Wrong::step) n += sign_ * 30.0;
            if (what_.wrong == Wrong::drift) n += sign_ * 5.0 * (t - at_s) / 60.0;
        }
        r.counts = static_cast<measure::Counts>(std::lround(zero + n / slope_[r.cell]));
        return r;
    }
    std::uint8_t cell = 0;
    double at_s = 0.0;

  private:
    double uniform(double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random_);
    }
    Case what_;
    measure::PerCell<double> slope_, gain_{}, zero_n_{};
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    double sign_ = 1.0;
    std::optional<double> held_;
};

void strokes(Tally& tally, const person::Truth& truth, const measure::Findings& found, double from,
             double named) {
    for (const auto& t : truth.strokes) {
        if (!t.complete || t.start_s < from) continue;
        for (const auto& f : found.strokes) {
            const double start = seconds(f.start), end = seconds(f.end);
            const double both = std::min(end, t.end_s) - std::max(start, t.start_s);
            if (both < 0.5 * std::max(end - start, t.end_s - t.start_s)) continue;
            auto& errors = t.start_s > named ? tally.after : tally.before;
            errors.stroke.push_back(std::abs((end - start) / (t.end_s - t.start_s) - 1.0));
        }
    }
}

// Against the median of the last four true strokes of the run, after two of them.
void pace(Tally& tally, const person::Truth& truth, const measure::Findings& found, double from,
          double named) {
    const auto& all = truth.strokes;
    for (const auto& p : found.pace) {
        const double t = seconds(p.at);
        if (t < from) continue;
        const auto now = std::find_if(all.begin(), all.end(), [&](const person::Stroke& s) {
            return s.start_s <= t && t < s.end_s;
        });
        if (now == all.end() || !now->complete) continue;
        std::vector<double> last;
        for (auto s = now; s != all.begin() && last.size() < 4; --s) {
            if ((s - 1)->end_s < s->start_s - 0.01) break;
            last.push_back((s - 1)->end_s - (s - 1)->start_s);
        }
        if (last.size() < 2) continue;
        auto& errors = t > named ? tally.after : tally.before;
        // The pace looks back over four strokes: to before that is not the fault of what is now.
        const auto earliest = now - static_cast<std::ptrdiff_t>(last.size());
        if (t > named && earliest->start_s < named) continue;
        ++errors.rolling_s;
        if (!p.seconds_per_stroke) continue;
        ++errors.told_s;
        errors.pace.push_back(std::abs(*p.seconds_per_stroke / measure::median(last) - 1.0));
    }
}

void add(Tally& tally, const simulated::SessionSettings& settings, const Case& what, bool tell) {
    const auto stand = simulated::stand_of(settings);
    const auto roller = simulated::roller_on(stand);
    const auto tare = simulated::tare_of_empty(stand, settings.noise_n);
    person::Person person{*settings.traits, settings.body, settings.seed};
    Harm harm{what, roller, static_cast<int>(settings.seed)};
    measure::Merger merger{roller, measure::nominal(roller), tare};
    measure::Chain chain{simulated::best_source(settings.build)};
    const double from = what.wrong == Wrong::nothing ? 0.0 : harm.at_s;
    double named = 1e9, unknown = 1e9;
    bool right = false, wrong = false;
    simulated::each_reading(settings, person, [&](const simulated::Reading& r) {
        const auto passed = harm.pass(r, tare);
        if (passed && passed->is_angle)
            merger.angle(r.at, r.angle, protocol::Magnet::good);
        else if (passed)
            merger.sample(r.cell, r.at, passed->counts);
        while (const auto m = merger.pop()) {
            chain.push(*m);
            const double t = seconds(m->at);
            const auto truth = person.load(t);
            if (t < from || truth.force.value < 40.0) continue;
            auto& errors = t > named ? tally.after : tally.before;
            errors.force.push_back(std::abs(m->force.value / truth.force.value - 1.0));
            if (m->position && settings.build == Build::bed)
                errors.place_m.push_back(std::abs(m->position->at.value - truth.along.value));
        }
        for (const auto& fault : merger.take_faults()) {
            const double t = seconds(fault.at);
            const bool its = t >= from && what.wrong != Wrong::nothing;
            if (its && !fault.cell) unknown = std::min(unknown, t);
            if (its && fault.cell == harm.cell && !right) named = t, right = true;
            if (!its || (fault.cell && fault.cell != harm.cell)) {
                wrong = true;
                if (tell)
                    std::printf("    seed %llu: %s of cell %d at %.1f s, harm to %d at %.1f s\n",
                                static_cast<unsigned long long>(settings.seed),
                                std::string{measure::name_of(fault.kind)}.c_str(),
                                fault.cell ? *fault.cell : -1, t, harm.cell, harm.at_s);
            }
        }
    });
    ++tally.sessions;
    tally.right += right;
    tally.wrong_cell += wrong;
    tally.of_no_cell += unknown < 1e8 && !right;
    if (right) tally.waited.push_back(named - from);
    if (unknown < 1e8) tally.unknown_waited.push_back(unknown - from);
    strokes(tally, person.truth(), chain.findings(), from, named);
    pace(tally, person.truth(), chain.findings(), from, named);
}

void print(const Tally::Errors& e) {
    std::printf(" | %5.2f %5.2f %5.1f  %5.2f %5.2f  %5.1f %5.2f %5.2f",
                100 * quantile(e.force, 0.5), 100 * quantile(e.force, 0.95),
                1000 * quantile(e.place_m, 0.95), 100 * quantile(e.stroke, 0.5),
                100 * quantile(e.stroke, 0.95), percent(e.told_s, e.rolling_s),
                100 * quantile(e.pace, 0.5), 100 * quantile(e.pace, 0.95));
}

bool reached(const Tally& t, Build build, Wrong wrong) {
    if (wrong == Wrong::nothing) return t.wrong_cell == 0;
    if (build != Build::bed || t.after.rolling_s == 0) return true;
    return percent(t.after.told_s, t.after.rolling_s) >= 98.0 &&
           quantile(t.after.pace, 0.5) <= 0.015 && quantile(t.after.pace, 0.95) <= 0.05;
}

} // namespace

int main(int argc, char** argv) {
    const bool tell = argc > 1 && std::strcmp(argv[argc - 1], "--cases") == 0;
    const int numbers = argc - tell;
    const int count = numbers > 1 ? std::atoi(argv[1]) : 100;
    const int first = numbers > 2 ? std::atoi(argv[2]) : 1;
    struct On {
        Build build{};
        std::size_t cells = 0;
        const char* name = "";
    };
    constexpr On rollers[] = {
        {Build::bed, 4, "bed"}, {Build::cradle, 2, "cradle 2"}, {Build::cradle, 4, "cradle 4"}};
    std::printf(
        "%% named right, of no cell, wrong; waited s 50 95 | before: force %% 50 95, place mm "
        "95, stroke %% 50 95, pace told %% and off %% 50 95 | after: the same\n");
    bool met = true;
    for (const On& on : rollers)
        for (const double rate : {92.8, 11.7})
            for (const Case& what : cases) {
                Tally tally;
                for (int seed = first; seed < first + count; ++seed) {
                    simulated::SessionSettings settings{.build = on.build, .cells = on.cells};
                    settings.rate = rate;
                    settings.seed = static_cast<std::uint64_t>(seed);
                    const auto who = simulated::somebody(settings.seed);
                    settings.traits = who.traits;
                    settings.body = who.body;
                    settings.script = "away 6, roll 150, away 12, roll 60, away 8";
                    settings.seconds = 236.0;
                    settings.noise_n = 0.03 * (1 + seed % 3);
                    add(tally, settings, what, tell);
                }
                const int n = tally.sessions;
                std::printf("%-8s %4.1f %-18s %5.1f %5.1f %5.1f  %5.1f %5.1f", on.name, rate,
                            what.name, percent(tally.right, n), percent(tally.of_no_cell, n),
                            percent(tally.wrong_cell, n), quantile(tally.waited, 0.5),
                            quantile(tally.waited, 0.95));
                print(tally.before);
                print(tally.after);
                std::printf("\n");
                std::fflush(stdout);
                met = met && reached(tally, on.build, what.wrong);
            }
    std::printf("%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
