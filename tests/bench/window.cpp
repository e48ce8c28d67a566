// What the window costs: building a frame of each screen, the whole program during a session beside
// a program that only redraws an empty window, frames drawn and time spent when nothing changes.
//   bench_window [SECONDS=20] [RUNS=5] [IDLE_SECONDS=60]      on a display; xvfb-run will do
//   bench_window short      what a busy machine can tell, also off the screen; a test
// Ends with 1 if a goal of tests/bench/README.md is missed. Off the screen nothing would be drawn:
// software OpenGL throws a frame away that nobody looks at.
#include "main/window.h"
#include "main/surroundings.h"
#include "screen/example.h"
#include "screen/stage.h"
#include "wording/wording.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <poll.h>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

double seconds(Clock::duration d) { return std::chrono::duration<double>(d).count(); }

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

// --- building a frame ---------------------------------------------------------------------------

struct Slowest {
    std::string_view name;
    double ms = 0.0;
};

Slowest frames_of_every_screen(screen::Size size, int frames) {
    screen::Stage stage{size, 1.0};
    Slowest slowest;
    for (const std::string_view name : screen::example_screens()) {
        std::vector<double> ms;
        for (int i = 0; i < frames + 3; ++i) {
            const auto begun = Clock::now();
            screen::draw_example(stage.begin(1.0 / 60.0), name);
            stage.end();
            if (i >= 3) ms.push_back(1000.0 * seconds(Clock::now() - begun));
        }
        if (const double m = median(ms); m > slowest.ms) slowest = {name, m};
    }
    return slowest;
}

// --- windows in processes of their own ----------------------------------------------------------

// What a window's process tells while it runs, in memory shared with this one.
struct Told {
    std::uint64_t frames;
    bool ready; // what is to be measured has begun
};

struct Seen { // between two looks
    double cpu_s = 0.0, wall_s = 0.0;
    std::uint64_t frames = 0;
    double rate() const { return static_cast<double>(frames) / wall_s; }
    double core_percent() const { return 100.0 * cpu_s / wall_s; }
};

class Child {
  public:
    explicit Child(const std::function<void(Told&, const std::function<bool()>&)>& window)
        : told_{static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0))} {
        *told_ = {};
        ::pipe(stop_.data());
        std::fflush(nullptr);
        pid_ = ::fork();
        if (pid_ != 0) {
            ::close(stop_[0]);
            return;
        }
        ::close(stop_[1]);
        window(*told_, [this] { return over(); });
        ::_exit(0);
    }
    ~Child() {
        ::close(stop_[1]);
        int status = 0;
        ::waitpid(pid_, &status, 0);
        ::munmap(told_, sizeof(Told));
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool wait_until_ready(std::chrono::seconds at_most) const {
        const auto until = Clock::now() + at_most;
        while (!told_->ready && Clock::now() < until) std::this_thread::sleep_for(50ms);
        return told_->ready;
    }
    Seen watch(std::chrono::duration<double> time) const {
        const auto begun = Clock::now();
        const double cpu = cpu_s();
        const std::uint64_t frames = told_->frames;
        std::this_thread::sleep_for(time);
        return {cpu_s() - cpu, seconds(Clock::now() - begun), told_->frames - frames};
    }

  private:
    bool over() const { // in the child: the other end of the pipe is closed
        pollfd end{stop_[0], POLLIN, 0};
        return ::poll(&end, 1, 0) > 0;
    }
    double cpu_s() const { // of all its threads
        clockid_t clock{};
        timespec spent{};
        ::clock_getcpuclockid(pid_, &clock);
        ::clock_gettime(clock, &spent);
        return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
    }

    Told* told_;
    std::array<int, 2> stop_{};
    pid_t pid_ = 0;
};

struct Folder {
    fs::path path = fs::temp_directory_path() / ("rolltakt-bench-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

// The program's own window. `begin` is a routine to be played at once, or empty.
void our_window(const fs::path& data, const std::string& roller, const std::string& begin,
                Told& told, const std::function<bool()>& over) {
    terminal::Surroundings around = app::surroundings("rolltakt");
    wording::begin(around.locale, routine::Language::de);
    terminal::WindowStart start;
    start.data = data;
    start.roller = roller;
    if (!begin.empty()) start.routine = begin;
    app::WindowReport report;
    around.stop_asked = [&] {
        told.frames = report.frames;
        told.ready = begin.empty() || report.in_session;
        return over();
    };
    std::exit(app::run_window(start, around, &report));
}

// The peer: an empty ImGui window, drawn anew so many times a second.
void empty_window(double rate, Told& told, const std::function<bool()>& over) {
    SDL_Init(SDL_INIT_VIDEO);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_Window* window =
        SDL_CreateWindow("empty", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 1280, 720,
                         SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    SDL_GL_CreateContext(window);
    SDL_GL_SetSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 130");
    const std::chrono::duration<double> frame{1.0 / rate};
    for (auto next = Clock::now(); !over();) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        SDL_Event event;
        SDL_WaitEventTimeout(&event, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (Clock::now() < next) continue;
        next += std::chrono::duration_cast<Clock::duration>(frame);
        ImGui_ImplOpenGL3_NewFrame();
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = static_cast<float>(frame.count());
        io.DisplaySize = {1280, 720};
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1280, 720});
        ImGui::Begin("empty", nullptr, ImGuiWindowFlags_NoDecoration);
        ImGui::End();
        ImGui::Render();
        glViewport(0, 0, 1280, 720);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        SDL_GL_SwapWindow(window);
        ++told.frames;
        told.ready = true;
    }
    std::exit(0);
}

// --- goals --------------------------------------------------------------------------------------

bool missed = false;

void goal(const char* what, double value, double most, const char* unit) {
    std::printf("%-58s %9.3f %s (goal: at most %.3g)%s\n", what, value, unit, most,
                value <= most ? "" : "   MISSED");
    missed |= !(value <= most);
}

void building(int frames, double most_ms) {
    for (const screen::Size size : {screen::Size{1280, 720}, screen::Size{1920, 1080}}) {
        const Slowest slowest = frames_of_every_screen(size, frames);
        const std::string what = "one frame at " + std::to_string(size.width) + "x" +
                                 std::to_string(size.height) +
                                 ", slowest: " + std::string{slowest.name};
        goal(what.c_str(), slowest.ms, most_ms, "ms");
    }
}

void during_a_session(double watched_s, int runs, const fs::path& data) {
    std::vector<double> ratios;
    for (int run = 0; run < runs; ++run) {
        const fs::path own = data / ("session-" + std::to_string(run));
        const Child ours{[&](Told& told, const auto& over) {
            our_window(own, "sim:person=calm,build=bed", "starter", told, over);
        }};
        if (!ours.wait_until_ready(20s)) continue;
        static_cast<void>(ours.watch(25s)); // getting ready shows little; then it is rolled
        const Seen session = ours.watch(std::chrono::duration<double>{watched_s});
        const Child peer{
            [&](Told& told, const auto& over) { empty_window(session.rate(), told, over); }};
        if (!peer.wait_until_ready(20s)) continue;
        static_cast<void>(peer.watch(2s));
        const Seen empty = peer.watch(std::chrono::duration<double>{watched_s});
        ratios.push_back(session.cpu_s / empty.cpu_s);
        std::printf(
            "  session %5.1f %% of a core at %.1f frames/s; empty window %5.1f %% at %.1f\n",
            session.core_percent(), session.rate(), empty.core_percent(), empty.rate());
    }
    if (ratios.empty()) missed = true;
    goal("whole program in a session / empty window, median", median(ratios), 1.3, "x");
}

void at_rest(double watched_s, double most_percent, const fs::path& data) {
    const Child ours{
        [&](Told& told, const auto& over) { our_window(data / "rest", "auto", {}, told, over); }};
    const bool there = ours.wait_until_ready(20s);
    static_cast<void>(ours.watch(6s)); // until "no roller found" stands there
    const Seen rest = ours.watch(std::chrono::duration<double>{watched_s});
    missed |= !there;
    goal("frames drawn on the first screen, nothing happening", static_cast<double>(rest.frames),
         0.0, "");
    goal("time spent there", rest.core_percent(), most_percent, "% of a core");
}

} // namespace

int main(int argc, char** argv) {
    const bool is_short = argc > 1 && std::strcmp(argv[1], "short") == 0;
    const auto argument = [&](int n, double usual) {
        return argc > n && !is_short ? std::atof(argv[n]) : usual;
    };
    wording::begin(app::surroundings(argv[0]).locale, routine::Language::de);
    const Folder folder;
    if (is_short) {
        building(5, 50.0);
        at_rest(3.0, 100.0, folder.path);
        return missed ? 1 : 0;
    }
    building(101, 1.5);
    during_a_session(argument(1, 20.0), static_cast<int>(argument(2, 5.0)), folder.path);
    at_rest(argument(3, 60.0), 0.3, folder.path);
    return missed ? 1 : 0;
}
