// From the start of the program to its first frame, beside the barest ImGui window there can be,
// by turns; both are programs of their own, started as from a menu.
//   bench_start [RUNS=20]      on a display (xvfb-run will do), or SDL_VIDEODRIVER=offscreen
// Ends with 1 if a goal of tests/bench/README.md is missed.
#include "main/surroundings.h"
#include "main/window.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::int64_t now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * std::int64_t{1000000000} + now.tv_nsec;
}

// What main.cpp does, until the first frame; told as bare_window does.
int ours(const char* data) {
    std::setlocale(LC_NUMERIC, "C");
    terminal::Surroundings around = app::surroundings("rolltakt");
    around.display = true;
    app::WindowReport report;
    bool over = false;
    report.submitted = [&](std::uint64_t) {
        const std::int64_t ns = now_ns();
        if (!over) static_cast<void>(!::write(3, &ns, sizeof ns));
        over = true;
    };
    around.stop_asked = [&] { return over; };
    around.window = [&](const terminal::WindowStart& start) {
        return app::run_window(start, around, &report);
    };
    return terminal::run({"--data", data, "--language", "de"}, around, {std::cout, std::cerr});
}

// Milliseconds from the start to the first frame; nothing = there was none.
std::optional<double> first_frame(const fs::path& program, std::vector<std::string> arguments) {
    std::array<int, 2> told{};
    if (::pipe2(told.data(), O_CLOEXEC) != 0) return std::nullopt;
    arguments.insert(arguments.begin(), program.string());
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const std::int64_t began = now_ns();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(told[1], 3);
        ::execv(program.c_str(), pointers.data());
        ::_exit(127);
    }
    ::close(told[1]);
    std::int64_t ns = 0;
    const bool heard = ::read(told[0], &ns, sizeof ns) == sizeof ns;
    ::close(told[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!heard) return std::nullopt;
    return static_cast<double>(ns - began) * 1e-6;
}

double part(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void tell(const char* name, const std::vector<double>& ms) {
    std::printf("%-22s fastest %6.1f  median %6.1f  slowest %6.1f ms\n", name, part(ms, 0.0),
                part(ms, 0.5), part(ms, 1.0));
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "ours") == 0) return ours(argv[2]);
    const int runs = argc > 1 ? std::atoi(argv[1]) : 20;
    const fs::path self = fs::canonical("/proc/self/exe");
    const fs::path data =
        fs::temp_directory_path() / ("rolltakt-start-" + std::to_string(::getpid()));
    std::vector<double> program, bare, ratios;
    for (int i = 0; i <= runs; ++i) { // the first warms the disk's cache
        const auto a = first_frame(self, {"ours", data.string()});
        const auto b = first_frame(self.parent_path() / "bare_window", {});
        if (!a || !b) break;
        if (i == 0) continue;
        program.push_back(*a);
        bare.push_back(*b);
        ratios.push_back(*a / *b);
    }
    fs::remove_all(data);
    if (program.empty()) {
        std::printf("no window can be opened here\n");
        return 1;
    }
    tell("the program", program);
    tell("a bare ImGui window", bare);
    const double ratio = part(ratios, 0.5);
    const bool good = part(program, 0.5) <= 300.0 || ratio <= 1.3;
    std::printf("ratio, median of pairs %.2f (goal: 300 ms or 1.3)%s\n", ratio,
                good ? "" : "   MISSED");
    return good ? 0 : 1;
}
