// Whether the differences of a diary are called as rarely and as well as is promised.
//   bench_insight [DIARIES=1000] [SEED=1] [PART]
// PART: 0.0, 0.2 or 0.4 (random days of that autocorrelation), phases; the same lines as in a run
// of all. Ends with 2 when it is none of these.
// Simulated diaries with a known truth (tests/insight/simulated_diary.h): so many per line, all of
// them on numbers drawn anew from the seed. Beside it what the t-test of two groups says, which
// takes days for independent. Ends with 1 when a goal is missed:
//   random days, 28 or more filled a side: shown in 90 %, 95 % intervals that cover 93 to 97 %;
//   nothing there: called a difference in at most 5 %, in random days and in planned phases;
//   one standard deviation over eight weeks of random days: called in 75 %.
// Goals hold for all diaries of a table together (the nulls of eight weeks: with the lines), and
// for every line but for three standard errors of its own chance.
#include "insight/distributions.h"
#include "insight/finding.h"
#include "insight/random.h"
#include "insight/simulated_diary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>
#include <vector>

using insight::Exposure, insight::Finding, insight::Interval, insight::Sample, insight::Verdict;
using simulated::Life, simulated::Scale;

namespace {

const units::Day first = units::day("2026-11-02").value(); // a Monday
constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Run {
    int diaries = 1000;
    std::uint64_t seed = 1;
    bool met = true;
};

Interval naive(const std::vector<Sample>& all) {
    double n[2]{}, sum[2]{}, square = 0.0;
    for (const Sample& s : all) n[s.with] += 1.0, sum[s.with] += s.value;
    for (const Sample& s : all) square += std::pow(s.value - sum[s.with] / n[s.with], 2);
    const double freedom = n[0] + n[1] - 2.0, found = sum[1] / n[1] - sum[0] / n[0];
    const double error = std::sqrt(square / freedom * (1.0 / n[0] + 1.0 / n[1]));
    const double half = insight::t_quantile(0.975, freedom) * error;
    return {found - half, found + half};
}

struct Tally {
    int diaries = 0, shown = 0, covered = 0, called = 0, naive_covered = 0, naive_called = 0;
    int ratios = 0, ratio_covered = 0;
    double width = 0.0;
    void operator+=(const Tally& t) {
        diaries += t.diaries;
        shown += t.shown;
        covered += t.covered;
        called += t.called;
    }
};

using Plan = std::function<Exposure(std::uint64_t seed)>;

void count(Tally& t, const Exposure& e, const simulated::Diary& d, const Finding& f, double truth,
           double ratio) {
    ++t.diaries;
    if (f.verdict == Verdict::not_yet) return;
    ++t.shown;
    const Interval simple = naive(insight::samples(e, d.series, 0));
    if (f.estimate->interval.covers(truth)) ++t.covered;
    if (f.verdict == Verdict::difference) ++t.called;
    if (simple.covers(truth)) ++t.naive_covered;
    if (!simple.covers(0.0)) ++t.naive_called;
    t.width += 0.5 * (f.estimate->interval.high - f.estimate->interval.low);
    if (!f.rates) return;
    ++t.ratios;
    if (f.rates->interval.covers(ratio)) ++t.ratio_covered;
}

// Diaries with fewer filled days in one arm than `least` are left out.
Tally run(const Run& r, std::uint64_t line, const Plan& plan, const Life& life, int least) {
    Tally t;
    const double truth = simulated::true_effect(plan(r.seed), life);
    const double ratio = std::exp((life.scale == Scale::rare ? 1.0 : 0.7) * life.effect);
    for (int k = 0; k < r.diaries; ++k) {
        const auto seed = insight::seed_of(r.seed * 1000003 + line, static_cast<std::uint64_t>(k));
        simulated::Generator random{seed};
        const Exposure e = plan(seed);
        const auto d = simulated::diary(e, life, random);
        const auto all = insight::samples(e, d.series, 0);
        const auto with = std::count_if(all.begin(), all.end(), [](auto& s) { return s.with; });
        if (std::min(with, std::ssize(all) - with) < least) continue;
        count(
            t, e, d,
            insight::compare(
                e, d.series,
                {.outcome_days_after = 0, .counted = simulated::counts(life.scale), .seed = seed}),
            truth, ratio);
    }
    return t;
}

double percent(int part, int whole) { return whole == 0 ? none : 100.0 * part / whole; }

// Three standard errors of a share of so many.
double chance(double percent, int of) { return 3.0 * std::sqrt(percent * (100.0 - percent) / of); }

struct Goals {
    bool covers = false, shown = false, silent = false;
    double finds = 0.0; // percent
};

bool meets(const Tally& t, const Goals& g, bool by_chance) {
    const auto slack = [&](double p, int of) { return by_chance ? chance(p, of) : 0.0; };
    const double covered = percent(t.covered, t.shown), called = percent(t.called, t.diaries);
    const double shown = percent(t.shown, t.diaries);
    bool met = true;
    if (g.covers)
        met =
            met && covered >= 93.0 - slack(93.0, t.shown) && covered <= 97.0 + slack(97.0, t.shown);
    if (g.shown) met = met && shown >= 90.0;
    if (g.silent) met = met && called <= 5.0 + slack(5.0, t.diaries);
    if (g.finds > 0.0) met = met && called >= g.finds - slack(g.finds, t.diaries);
    return met;
}

void judge(Run& r, const Tally& t, const Goals& g, bool by_chance) {
    const bool met = meets(t, g, by_chance);
    std::printf("%s\n", met ? "" : "  MISSED");
    std::fflush(stdout);
    r.met = r.met && met;
}

void print(const std::string& what, const Tally& t) {
    std::printf("%-52s | %5.1f | %5.1f | %5.1f | %5.1f | %5.1f | %5.2f |", what.c_str(),
                percent(t.shown, t.diaries), percent(t.naive_covered, t.shown),
                percent(t.covered, t.shown), percent(t.naive_called, t.diaries),
                percent(t.called, t.diaries), t.width / t.shown);
    if (t.ratios > 0) std::printf(" %5.1f |", percent(t.ratio_covered, t.ratios));
}

void head(const char* title) {
    std::printf("\n%s\n%-52s | shown |t cover| cover |t calls| calls | +-    | ratio covered\n",
                title, "");
}

struct Case {
    const char* what;
    Life life;
    int weeks = 14; // at least 28 rolling days
};

std::vector<Case> cases() {
    return {{"exact", {}},
            {"exact, a fifth not filled", {.gaps = 0.2}, 18},
            {"exact, weekends +0.7", {.weekend = 0.7}},
            {"exact, drift of 1.5", {.drift = 1.5}},
            {"exact, begun in a bad week", {.bad_start = true}},
            {"0 .. 10", {.scale = Scale::whole}},
            {"0 .. 10, near the ceiling", {.scale = Scale::ceiling}},
            {"0 .. 10, near the floor", {.scale = Scale::floor}},
            {"0 .. 10, ceiling, a fifth not filled", {.scale = Scale::ceiling, .gaps = 0.2}, 18},
            {"skewed", {.scale = Scale::skewed}},
            {"crowded counts", {.scale = Scale::crowded}},
            {"rare counts", {.scale = Scale::rare}}};
}

Plan weeks(int n) {
    return [n](std::uint64_t seed) { return insight::drawn_days(first, n, seed); };
}

std::string named(const Case& c, double effect) {
    char text[80];
    std::snprintf(text, sizeof text, "%s%s", c.what,
                  effect == 0.0  ? ", nothing there"
                  : effect > 0.0 ? ", +1"
                                 : ", -1");
    return text;
}

void random_days(Run& r, double autocorrelation, std::uint64_t line) {
    char title[80];
    std::snprintf(title, sizeof title, "random days, autocorrelation %.1f", autocorrelation);
    head(title);
    Tally null, all;
    for (const double effect : {0.0, 1.0, -1.0})
        for (Case c : cases()) {
            if (effect < 0.0 && c.life.scale < Scale::ceiling) continue; // symmetric
            c.life.autocorrelation = autocorrelation;
            c.life.effect = effect;
            const Tally t = run(r, ++line, weeks(c.weeks), c.life, 28);
            print(named(c, effect), t);
            judge(r, t, {.covers = true, .shown = true, .silent = effect == 0.0}, true);
            all += t;
            if (effect == 0.0) null += t;
        }
    std::printf("all: %.1f %% shown, %.2f %% covered; nothing there: %.2f %% called",
                percent(all.shown, all.diaries), percent(all.covered, all.shown),
                percent(null.called, null.diaries));
    judge(r, all, {.covers = true, .shown = true}, false);
    r.met = r.met && meets(null, {.silent = true}, false);
}

void eight_weeks(Run& r, double autocorrelation, std::uint64_t line) {
    char title[80];
    std::snprintf(title, sizeof title, "eight weeks of random days, autocorrelation %.1f",
                  autocorrelation);
    head(title);
    Tally null, found;
    for (const double effect : {1.0, 0.0})
        for (Case c : cases()) {
            const bool some = c.life.scale == Scale::whole || c.life.scale == Scale::skewed;
            if (effect == 0.0 && !some && c.life.gaps == 0.0) continue; // as over 14 weeks
            c.life.autocorrelation = autocorrelation;
            c.life.effect = effect;
            if (c.life.gaps > 0.0) c.life.gaps = 0.1;
            const Tally t = run(r, ++line, weeks(8), c.life, 0);
            print(named(c, effect), t);
            const bool crowded = c.life.scale == Scale::crowded; // no standard deviation of its own
            judge(r, t, {.silent = effect == 0.0, .finds = effect > 0.0 && !crowded ? 75.0 : 0.0},
                  true);
            if (effect == 0.0) null += t;
            if (effect > 0.0 && !crowded) found += t;
        }
    std::printf("one standard deviation: %.2f %% called", percent(found.called, found.diaries));
    judge(r, found, {.finds = 75.0}, false);
    std::printf("nothing there: %.2f %% called", percent(null.called, null.diaries));
    judge(r, null, {.silent = true}, true); // too few for more
}

Plan phases(int number, int days) {
    return [=](std::uint64_t seed) {
        return insight::phased_days(simulated::phases(first, number, days, seed % 2 == 0));
    };
}

void planned(Run& r, int number, int days, std::uint64_t line) {
    char title[80];
    std::snprintf(title, sizeof title, "planned phases, %d of %d days", number, days);
    head(title);
    const std::vector<Case> lives{
        {"autocorrelation 0", {.autocorrelation = 0.0}},
        {"autocorrelation 0.4", {.autocorrelation = 0.4}},
        {"0.4, drift of 0.5", {.autocorrelation = 0.4, .drift = 0.5}},
        {"0.4, drift of 3", {.autocorrelation = 0.4, .drift = 3.0}},
        {"0.4, a season of 1.5", {.autocorrelation = 0.4, .season = 1.5}},
        {"0.8", {.autocorrelation = 0.8}},
        {"0.9, begun in a bad week", {.autocorrelation = 0.9, .bad_start = true}},
        {"0.9, bad week, drift", {.autocorrelation = 0.9, .drift = 1.0, .bad_start = true}},
        {"0.2, 0 .. 10, ceiling", {.scale = Scale::ceiling}},
        {"0.2, crowded counts", {.scale = Scale::crowded}}};
    Tally null;
    for (const Case& c : lives) {
        const Tally t = run(r, ++line, phases(number, days), c.life, 0);
        print(c.what, t);
        judge(r, t, {.silent = true}, true);
        null += t;
    }
    std::printf("nothing there: %.2f %% called", percent(null.called, null.diaries));
    judge(r, null, {.silent = true}, false);
    for (const double effect : {1.0, 2.0}) {
        const Life life{.autocorrelation = 0.2, .effect = effect};
        print(effect == 1.0 ? "0.2, +1" : "0.2, +2", run(r, ++line, phases(number, days), life, 0));
        std::printf("\n");
    }
}

} // namespace

int main(int count, char** arguments) {
    Run r;
    if (count > 1) r.diaries = std::atoi(arguments[1]);
    if (count > 2) r.seed = std::strtoull(arguments[2], nullptr, 10);
    const std::string part = count > 3 ? arguments[3] : "";
    constexpr std::array parts{"", "0.0", "0.2", "0.4", "phases"};
    if (r.diaries < 1 || std::find(parts.begin(), parts.end(), part) == parts.end()) {
        std::fprintf(stderr, "bench_insight [DIARIES] [SEED] [PART], PART: 0.0, 0.2, 0.4, phases; "
                             "all of them without one\n");
        return 2;
    }
    std::printf("Percent of %d diaries a line; t = the t-test of two groups\n", r.diaries);
    const auto wanted = [&](const std::string& name) { return part.empty() || part == name; };
    std::uint64_t line = 0;
    for (const char* autocorrelation : {"0.0", "0.2", "0.4"}) {
        line += 200;
        if (!wanted(autocorrelation)) continue;
        random_days(r, std::atof(autocorrelation), line);
        eight_weeks(r, std::atof(autocorrelation), line + 100);
    }
    for (const auto& [number, days] :
         {std::pair{2, 28}, {4, 14}, {6, 7}, {6, 14}, {8, 7}, {12, 7}}) {
        line += 100;
        if (wanted("phases")) planned(r, number, days, line);
    }
    std::printf("\n%s\n", r.met ? "met" : "MISSED");
    return r.met ? 0 : 1;
}
