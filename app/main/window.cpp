#include "main/window.h"

#include "device/wait.h"
#include "main/desktop.h"
#include "main/frame_times.h"
#include "screen/display.h"
#include "screen/picture.h"
#include "wording/wording.h"

#include <cstdlib>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

namespace app {
namespace {

using namespace std::chrono_literals;
using screen::Display, screen::DisplayKind, screen::Stage;

constexpr int frames_after_input = 3; // hover, focus and scrolling settle

// Once more with software OpenGL, in the place of this program; returns when that cannot be done.
void try_software_graphics() {
    if (std::getenv("LIBGL_ALWAYS_SOFTWARE") != nullptr) return;
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    std::ifstream line{"/proc/self/cmdline", std::ios::binary};
    std::vector<std::string> arguments;
    for (std::string argument; std::getline(line, argument, '\0');) arguments.push_back(argument);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    if (pointers.size() > 1) execv("/proc/self/exe", pointers.data());
}

int fail(const std::string& sentence) {
    std::cerr << sentence << '\n';
    return 1;
}

std::string no_graphics(const std::string& detail) {
    return wording::filled(wording::tr("No window can be opened here ({detail}). The player works "
                                       "without one: rolltakt play starter --headless"),
                           {{"detail", detail}});
}

int take_picture(const terminal::WindowStart& start) {
    using Code = screen::PictureError::Code;
    const auto taken = screen::take_picture(*start.screenshot, start.screen,
                                            {start.width, start.height}, start.scale);
    if (taken) return 0;
    switch (taken.error().code) {
    case Code::no_such_screen:
        return fail(
            wording::filled(wording::tr("There is no screen of that name. There are: {names}"),
                            {{"names", taken.error().detail}}));
    case Code::no_graphics: return fail(no_graphics(taken.error().detail));
    case Code::cannot_write:
        return fail(wording::filled(wording::tr("{file} cannot be written."),
                                    {{"file", taken.error().detail}}));
    }
    return 1;
}

// What the window will show: made on a thread of its own while the window opens, for both take
// their time.
struct Contents {
    Desktop desktop;
    Stage stage;

    Contents(const terminal::WindowStart& start, const terminal::Surroundings& around)
        : desktop{start, around, around.host_now()}, stage{{start.width, start.height},
                                                           desktop.scale(),
                                                           screen::Baking::of_pages} {}
};

class Window {
  public:
    Window(std::unique_ptr<Contents> contents, const terminal::Surroundings& around,
           Display display, WindowReport& report)
        : report_{report}, around_{around}, contents_{std::move(contents)},
          display_{std::move(display)}, times_{around.host_now(), display_.vertical_sync()} {
        stage_.resize(display_.size(), desktop_.scale());
        display_.attach(stage_);
        display_.mean(desktop_.buttons());
        times_.want(frames_after_input);
    }

    int run() {
        while (!desktop_.over()) {
            const screen::Happened happened = wait();
            if ((happened.quit && desktop_.may_close()) || around_.stop_asked()) break;
            shown_ = happened.shown;
            if (happened.taught) desktop_.taught(*happened.taught);
            if (!happened.dropped.empty()) desktop_.dropped(happened.dropped);
            display_.learn(desktop_.learning());
            if (happened.any) times_.want(frames_after_input);
            const units::HostTime now = around_.host_now();
            times_.looked(now);
            if (happened.full_screen && desktop_.seen_lying()) { // of a session alone
                desktop_.wish({screen::Wish::What::toggle_full_screen, {}, 0.0});
                desktop_.act(now);
            }
            if (desktop_.advance(now) || stage_.holding() || stage_.waiting()) times_.want(1);
            report_.in_session = desktop_.in_session();
            display_.keep_awake(report_.in_session);
            display_.full_screen(desktop_.full_screen());
            fit();
            if (shown_ && times_.due(now)) frame(now);
        }
        desktop_.leave();
        return 0;
    }

  private:
    screen::Happened wait() {
        using Moving = FrameTimes::Moving;
        using std::chrono::ceil;
        const int line = desktop_.descriptor();
        const bool moves = desktop_.in_session() || stage_.holding();
        const FrameTimes::Wait next = times_.wait(around_.host_now(), shown_,
                                                  line >= 0 ? Moving::line
                                                  : moves   ? Moving::time
                                                            : Moving::nothing,
                                                  desktop_.patience());
        if (!next.quiet)
            return display_.wait(stage_, ceil<std::chrono::milliseconds>(next.at_most));
        // Hands are seen with the next look: soon enough for a frame.
        device::wait_for_line(line, *next.quiet, next.at_most);
        return display_.wait(stage_, 0ms);
    }

    // Window resized, moved to another screen, or letters of another size chosen.
    void fit() {
        const screen::Size before = stage_.size();
        const screen::Turn turn = desktop_.turn();
        if (stage_.resize(display_.size(), desktop_.scale(), turn)) display_.send_letters(stage_);
        if (!(before == stage_.size()) || turn != turn_) times_.want(frames_after_input);
        turn_ = turn;
    }

    void frame(units::HostTime now) {
        const std::uint64_t samples = desktop_.samples();
        desktop_.draw(stage_.begin(units::seconds(times_.since_drawn(now))));
        display_.show(stage_.end());
        times_.drawn(now, around_.host_now());
        ++report_.frames;
        if (report_.submitted) report_.submitted(samples);
        if (report_.shown) report_.shown(stage_);
        if (stage_.complete_letters()) { // not before there is something to look at
            display_.send_letters(stage_);
            times_.want(1);
        }
        if (desktop_.act(now)) times_.want(frames_after_input);
    }

    WindowReport& report_;
    const terminal::Surroundings& around_;
    std::unique_ptr<Contents> contents_;
    Desktop& desktop_{contents_->desktop};
    Stage& stage_{contents_->stage};
    Display display_; // ends before the stage it draws
    screen::Turn turn_ = screen::Turn::none;
    FrameTimes times_;
    bool shown_ = true;
};

} // namespace

int run_window(const terminal::WindowStart& start, const terminal::Surroundings& around,
               WindowReport* report) {
    if (start.screenshot) return take_picture(start);
    Display::wake();
    auto made =
        std::async(std::launch::async, [&] { return std::make_unique<Contents>(start, around); });
    auto display = Display::open({start.width, start.height}, DisplayKind::window);
    auto contents = made.get();
    if (!display) {
        contents.reset();
        try_software_graphics();
        return fail(no_graphics(display.error().detail));
    }
    WindowReport unread;
    Window window{std::move(contents), around, std::move(*display),
                  report != nullptr ? *report : unread};
    return window.run();
}

} // namespace app
