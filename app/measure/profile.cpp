#include "measure/profile.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace measure {

namespace {

constexpr std::size_t least_turns = 4;
constexpr std::size_t one_least = 5, one_most = 7, two_least = 10, two_most = 14;
constexpr double strokes_asked = 6.0, fast = 0.6, slow = 1.67; // of the set pace
constexpr std::size_t least_path_turns = 4;                    // between the first and the last
constexpr double tolerated = 0.2;
constexpr double short_wave = 0.4, long_wave = 2.5; // of the median, in time and in force

// Of one person the waves are alike; a hand set down anew makes two short ones or a deep one.
bool even(const Run& run) {
    std::vector<double> times, swings;
    for (std::size_t i = 2; i + 1 < run.turns.size(); ++i) { // the first and the last may be cut
        times.push_back(units::seconds(run.turns[i].at - run.turns[i - 1].at));
        swings.push_back(std::abs(run.turns[i].value - run.turns[i - 1].value));
    }
    const auto alike = [](const std::vector<double>& values) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const double usual = median(values);
        return *low >= short_wave * usual && *high <= long_wave * usual;
    };
    return alike(times) && alike(swings);
}

std::optional<int> peaks_of(const Run& run, std::optional<double> set_seconds_per_stroke) {
    const std::size_t ways = run.turns.size() - 1;
    const double lasted_s = units::seconds(run.turns.back().at - run.turns.front().at);
    if (set_seconds_per_stroke) {
        const double of_set = lasted_s / strokes_asked / *set_seconds_per_stroke;
        if (of_set < fast || of_set > slow) return std::nullopt;
    }
    if (ways >= one_least && ways <= one_most) return 1;
    if (ways >= two_least && ways <= two_most && even(run)) return 2;
    return std::nullopt;
}

bool near(double number, double expected) {
    return number >= (1.0 - tolerated) * expected && number <= (1.0 + tolerated) * expected;
}

} // namespace

ProfileStrokes profile_strokes(std::span<const Run> by_force, units::SessionTime since,
                               std::optional<double> set_seconds_per_stroke) {
    for (const Run& run : by_force) {
        if (run.turns.front().at < since) continue;
        if (run.end == RunEnd::hold && run.turns.size() < least_turns) return {true, {}};
        if (run.end == RunEnd::hold) return {true, peaks_of(run, set_seconds_per_stroke)};
        if (run.end == RunEnd::open && run.turns.size() > two_most + 2) return {true, {}};
    }
    return {};
}

std::optional<int> peaks_seen(std::span<const Run> by_path, std::span<const Run> by_force,
                              units::SessionTime from, units::SessionTime to) {
    const auto before = [](const Turn& t, units::SessionTime at) { return t.at < at; };
    std::size_t turns = 0, twice = 0, of_force = 0;
    for (const Run& run : by_path) {
        const auto first = std::lower_bound(run.turns.begin(), run.turns.end(), from, before);
        const auto end = std::lower_bound(first, run.turns.end(), to, before);
        if (end - first < 3) continue;
        // From late in the first stroke to early in the last one: all turns between, and with two
        // peaks also the middle of every stroke but these.
        const auto begins = first->at + (first[1].at - first->at) * 3 / 4;
        const auto ends = end[-1].at - (end[-1].at - end[-2].at) * 3 / 4;
        turns += static_cast<std::size_t>(end - first) - 2;
        twice += 2 * (static_cast<std::size_t>(end - first) - 2) - 1;
        for (const Run& waves : by_force) {
            if (waves.turns.empty() || waves.turns.back().at < begins) continue;
            if (waves.turns.front().at >= ends) break;
            of_force += static_cast<std::size_t>(
                std::count_if(waves.turns.begin(), waves.turns.end(),
                              [&](const Turn& t) { return t.at >= begins && t.at < ends; }));
        }
    }
    if (turns < least_path_turns) return std::nullopt;
    const auto number = static_cast<double>(of_force);
    if (near(number, static_cast<double>(turns))) return 1;
    if (near(number, static_cast<double>(twice))) return 2;
    return std::nullopt;
}

} // namespace measure
