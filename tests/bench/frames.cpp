// From a sample readable on the line to the frame handed to the screen that shows it: the program's
// own window in a session, beside plain loops that look every 10 ms and draw the same. The roller
// is the simulated one, its bytes written to a pseudo-terminal when they arrive.
//   SDL_VIDEODRIVER=offscreen bench_frames [SECONDS=20] [RUNS=3]      or on a display; xvfb-run
// A sample is disturbed when the computer stood still on its way: a thread that only sleeps for 1
// ms at a time came 5 ms late. Goals are about the others; all are told beside them. Ends with 1 if
// a goal of tests/bench/README.md is missed.
#include "device/simulated_link.h"
#include "main/desktop.h"
#include "main/surroundings.h"
#include "main/window.h"
#include "screen/display.h"
#include "wire/frame_reader.h"
#include "wording/wording.h"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <poll.h>
#include <pty.h>
#include <sstream>
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

double milliseconds(Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

double percentile(std::vector<double>& values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

double cpu_s(clockid_t clock) {
    timespec spent{};
    ::clock_gettime(clock, &spent);
    return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
}

// --- the roller at the other end of the line ----------------------------------------------------

// Somebody who stays off until the zero is known, and rolls then.
class Cable {
  public:
    explicit Cable(const device::Simulated& roller) : roller_{roller} {
        std::array<char, 64> name{};
        int slave = -1;
        if (::openpty(&master_, &slave, name.data(), nullptr, nullptr) != 0) std::abort();
        ::close(slave); // the player's end is made raw by the player
        ::fcntl(master_, F_SETFL, O_NONBLOCK);
        path_ = name.data();
        thread_ = std::thread{[this] { live(); }};
    }
    ~Cable() {
        end();
        ::close(master_);
    }
    Cable(const Cable&) = delete;
    Cable& operator=(const Cable&) = delete;

    const std::string& path() const { return path_; }
    void roll() { rolls_ = true; }
    void fall_silent() { silent_ = true; }
    void end() {
        over_ = true;
        if (thread_.joinable()) thread_.join();
    }
    double own_cpu_s() const { return cpu_s_; }
    // After the end: when the last byte of each sample was written, and whether the computer stood
    // still between two times.
    const std::vector<Clock::time_point>& written() const { return written_; }
    bool stood_still(Clock::time_point from, Clock::time_point to) const {
        const auto after = std::partition_point(stills_.begin(), stills_.end(),
                                                [&](const Still& s) { return s.to < from; });
        return after != stills_.end() && after->from < to;
    }

  private:
    struct Still {
        Clock::time_point from, to;
    };
    void live() {
        for (auto next = Clock::now(); !over_; std::this_thread::sleep_until(next += 1ms)) {
            note_late(next);
            hear();
            if (silent_) continue;
            roller_.ask(rolls_ ? device::Asked::roll : device::Asked::step_off, 3.0);
            const auto now =
                std::chrono::duration_cast<units::Duration>(Clock::now().time_since_epoch());
            for (const auto& chunk : roller_.take(units::HostTime{now}).chunks) say(chunk.bytes);
            cpu_s_ = cpu_s(CLOCK_THREAD_CPUTIME_ID);
        }
    }
    // Who only sleeps for 1 ms and comes 5 ms late was kept by the computer, not by the program.
    void note_late(Clock::time_point& next) {
        const auto late = Clock::now() - next;
        if (late < 5ms) return;
        stills_.push_back({next, next + late});
        next += late;
    }
    void say(const std::vector<std::uint8_t>& bytes) {
        const auto now = Clock::now();
        for (std::size_t done = 0; done < bytes.size() && !over_;) {
            const long count = ::write(master_, bytes.data() + done, bytes.size() - done);
            if (count > 0)
                done += static_cast<std::size_t>(count);
            else
                std::this_thread::sleep_for(1ms);
        }
        reader_.push(bytes);
        while (const auto frame = reader_.pop())
            if (frame->type == static_cast<std::uint8_t>(protocol::Type::sample))
                written_.push_back(now);
    }
    void hear() {
        std::array<std::uint8_t, 1024> bytes{};
        const long count = ::read(master_, bytes.data(), bytes.size());
        for (long i = 0; i < count; ++i) {
            command_.push_back(bytes[static_cast<std::size_t>(i)]);
            if (command_.back() != 0) continue;
            if (command_.size() > 1) roller_.send(command_);
            command_.clear();
        }
    }

    device::SimulatedLink roller_;
    int master_ = -1;
    std::string path_;
    std::vector<std::uint8_t> command_;
    wire::FrameReader reader_;
    std::vector<Clock::time_point> written_;
    std::vector<Still> stills_;
    std::atomic<bool> over_ = false, rolls_ = false, silent_ = false;
    std::atomic<double> cpu_s_ = 0.0;
    std::thread thread_;
};

// --- what a loop did ----------------------------------------------------------------------------

struct Result {
    double p50 = 0.0, p99 = 0.0;         // ms, of the undisturbed samples
    double all_p50 = 0.0, all_p99 = 0.0; // ms
    double frames_per_s = 0.0, samples_per_s = 0.0, core_percent = 0.0;
    double disturbed_percent = 0.0; // of the samples: on their way the computer stood still
    bool sound = false;             // measured as meant: all samples accounted for
};

// Follows a session from its first frame to the end of what is measured.
class Watch {
  public:
    Watch(Cable& cable, std::chrono::duration<double> measured) : cable_{cable} {
        measured_ = std::chrono::duration_cast<Clock::duration>(measured);
    }
    void submitted(std::uint64_t samples) {
        const auto now = Clock::now();
        if (samples == 0) return;
        if (frames_.empty()) began_ = now;
        frames_.push_back({now, samples});
    }
    bool over() { // asked in every turn of a loop
        const auto now = Clock::now();
        if (frames_.empty()) {
            if (now - pressed_ > 300ms) press_enter(); // past the questions before a session
            return now - made_ > 20s;
        }
        if (now - began_ > off_roller) cable_.roll();
        if (now - began_ > warm && !first_) first_ = spent_s();
        if (now - began_ > warm + measured_ && !last_) {
            last_ = spent_s();
            cable_.fall_silent();
        }
        return now - began_ > warm + measured_ + 300ms;
    }
    Result result() const {
        Result result;
        const auto& written = cable_.written();
        if (!last_ || written.size() < frames_.back().samples) return result;
        const std::size_t before = written.size() - frames_.back().samples; // of the session
        std::vector<double> all, undisturbed;
        double frames = 0.0;
        result.sound = true;
        std::uint64_t shown = 0;
        for (const Frame& frame : frames_) {
            const auto since = frame.at - began_;
            const bool counts = since > warm && since <= warm + measured_;
            frames += counts ? 1.0 : 0.0;
            for (; shown < frame.samples; ++shown) {
                const auto begun = written[before + shown];
                const double ms = milliseconds(frame.at - begun);
                result.sound &= ms > 0.0;
                if (!counts) continue;
                all.push_back(ms);
                if (!cable_.stood_still(begun, frame.at)) undisturbed.push_back(ms);
            }
        }
        if (undisturbed.empty()) return {};
        const double s = milliseconds(measured_) / 1000.0;
        const auto count = static_cast<double>(all.size());
        result.frames_per_s = frames / s;
        result.samples_per_s = count / s;
        result.core_percent = 100.0 * (*last_ - *first_) / s;
        result.disturbed_percent = 100.0 * (1.0 - static_cast<double>(undisturbed.size()) / count);
        result.p50 = percentile(undisturbed, 0.5);
        result.p99 = percentile(undisturbed, 0.99);
        result.all_p50 = percentile(all, 0.5);
        result.all_p99 = percentile(all, 0.99);
        return result;
    }

  private:
    static constexpr auto off_roller = 8s, warm = 15s;
    struct Frame {
        Clock::time_point at;
        std::uint64_t samples;
    };
    void press_enter() {
        pressed_ = Clock::now();
        for (const Uint32 type : {SDL_KEYDOWN, SDL_KEYUP}) {
            SDL_Event event{};
            event.type = type;
            event.key.keysym.sym = SDLK_RETURN;
            event.key.keysym.scancode = SDL_SCANCODE_RETURN;
            SDL_PushEvent(&event);
        }
    }
    double spent_s() const { return cpu_s(CLOCK_PROCESS_CPUTIME_ID) - cable_.own_cpu_s(); }

    Cable& cable_;
    Clock::duration measured_{};
    std::vector<Frame> frames_;
    Clock::time_point made_ = Clock::now(), pressed_ = made_, began_{};
    std::optional<double> first_, last_; // core seconds spent, around what is measured
};

// --- the loops ----------------------------------------------------------------------------------

void our_window(const terminal::WindowStart& start, terminal::Surroundings around, Watch& watch) {
    app::WindowReport report;
    report.submitted = [&](std::uint64_t samples) { watch.submitted(samples); };
    around.stop_asked = [&] { return watch.over(); };
    app::run_window(start, around, &report);
}

// The peer: looks every 10 ms, draws what is new, but nothing sooner than `least` after the frame
// before.
void polling_loop(const terminal::WindowStart& start, const terminal::Surroundings& around,
                  Watch& watch, Clock::duration least) {
    auto opened = screen::Display::open({start.width, start.height}, screen::DisplayKind::window);
    if (!opened) return;
    app::Desktop desktop{start, around, around.host_now()};
    screen::Stage stage{opened->size(), desktop.scale()};
    screen::Display display{std::move(*opened)}; // ends before the stage it draws
    display.attach(stage);
    bool fresh = true;
    for (auto drawn = Clock::now(); !watch.over(); std::this_thread::sleep_for(10ms)) {
        const screen::Happened happened = display.wait(stage, 0ms);
        if (happened.quit) break;
        fresh |= desktop.advance(around.host_now()) || happened.any || stage.waiting();
        if (!fresh || Clock::now() - drawn < least) continue;
        drawn = Clock::now();
        fresh = false;
        const std::uint64_t samples = desktop.samples();
        desktop.draw(stage.begin(1.0 / 60.0));
        display.show(stage.end());
        watch.submitted(samples);
        fresh = desktop.act(around.host_now());
    }
    desktop.leave();
}

enum class Loop { ours, polling, polling_60 };
constexpr std::array<const char*, 3> loop_names{"the program's window", "looks every 10 ms",
                                                "same, at most 60 frames/s"};

// In a process of its own: each has its own screen.
Result run(Loop loop, const std::string& build, double seconds, const fs::path& data) {
    auto* const told = static_cast<Result*>(
        ::mmap(nullptr, sizeof(Result), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    *told = {};
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        terminal::Surroundings around = app::surroundings("rolltakt");
        wording::begin(around.locale, routine::Language::de);
        device::Simulated roller;
        roller.build = build;
        std::ostringstream unread;
        terminal::run({"care", "screening", "--none", "--data", data.string()}, around,
                      {unread, unread});
        Cable cable{roller};
        Watch watch{cable, std::chrono::duration<double>{seconds}};
        terminal::WindowStart start;
        start.data = data;
        start.roller = cable.path();
        start.routine = "starter";
        if (loop == Loop::ours) our_window(start, around, watch);
        if (loop == Loop::polling) polling_loop(start, around, watch, {});
        if (loop == Loop::polling_60) polling_loop(start, around, watch, 16ms);
        cable.end();
        *told = watch.result();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const Result result = *told;
    ::munmap(told, sizeof(Result));
    return result;
}

struct Folder {
    fs::path path = fs::temp_directory_path() / ("rolltakt-frames-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

bool reached(const std::string& build, double seconds, const fs::path& data) {
    bool good = true;
    for (const Loop loop : {Loop::ours, Loop::polling, Loop::polling_60}) {
        const char* const name = loop_names.at(static_cast<std::size_t>(loop));
        const fs::path own = data / (build + "-" + std::to_string(static_cast<int>(loop)));
        const Result r = run(loop, build, seconds, own);
        fs::remove_all(own);
        std::printf("%-7s %-26s p50 %6.2f p99 %6.2f ms (all: %6.2f %6.2f, %4.1f %% disturbed); "
                    "%5.1f frames/s, %5.1f samples/s, %4.1f %% of a core%s\n",
                    build.c_str(), name, r.p50, r.p99, r.all_p50, r.all_p99, r.disturbed_percent,
                    r.frames_per_s, r.samples_per_s, r.core_percent,
                    r.sound ? "" : "   NOT MEASURED");
        std::fflush(stdout);
        good &= r.sound;
        if (loop == Loop::ours && !(r.p50 <= 9.0 && r.p99 <= 18.0)) {
            std::printf("MISSED: p50 <= 9 ms, p99 <= 18 ms\n");
            good = false;
        }
    }
    return good;
}

} // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 20.0;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 3;
    ::setenv("SDL_AUDIODRIVER", "dummy", 0);
    const Folder folder;
    bool good = true;
    for (int i = 0; i < runs; ++i)
        for (const std::string build : {"bed", "single"})
            good &= reached(build, seconds, folder.path);
    return good ? 0 : 1;
}
