// bench_handout [EXERCISES=exercises] [TIMES=7]: how long a hand-out takes, from the plan's text to
// the bytes of its PDF, figures and all: every plan template, and every routine of the catalogue.
// Ends with 1 when the median of one of them is above 300 ms.
#include "handout/handout.h"
#include "plan/library.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr double goal_ms = 300.0;

struct Taken {
    std::string name;
    double ms = 0.0; // the median
    int pages = 0;
};

template <class Make> bool measure(Taken& taken, std::size_t times, Make make) {
    std::vector<double> all;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begun = Clock::now();
        const auto printed = handout::print(make(), paper::Size::a4);
        if (!printed) return false;
        all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
        taken.pages = printed->pages;
    }
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(times / 2), all.end());
    taken.ms = all[times / 2];
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const fs::path exercises = argc > 1 ? argv[1] : "exercises";
    std::size_t times = 7;
    if (argc > 2) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), times);
    times = std::max<std::size_t>(times, 1);
    const auto catalogue = routine::Library::read({exercises});
    const std::array folders{exercises};
    const auto templates = plan::templates(folders, catalogue);
    std::vector<Taken> all;
    for (const plan::Template& one : templates.all) {
        Taken& taken = all.emplace_back();
        taken.name = one.plan.id;
        const auto make = [&] {
            return handout::handout_of(plan::read(one.text, one.plan.id, catalogue).value());
        };
        if (!measure(taken, times, make)) return 2;
    }
    for (const routine::Routine& one : catalogue.routines()) {
        Taken& taken = all.emplace_back();
        taken.name = one.id;
        if (!measure(taken, times, [&] { return handout::handout_of(one); })) return 2;
    }
    if (all.empty()) {
        std::fprintf(stderr, "bench_handout: no exercises in %s\n", exercises.c_str());
        return 2;
    }
    std::sort(all.begin(), all.end(), [](const Taken& a, const Taken& b) { return a.ms > b.ms; });
    for (const Taken& one : all)
        std::printf("%6.0f ms  %2d pages  %s\n", one.ms, one.pages, one.name.c_str());
    return all.front().ms <= goal_ms ? 0 : 1;
}
