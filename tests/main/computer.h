// A computer with its own time, its own folder and the simulated roller, for the program behind the
// window: nothing passes unless a test says so.
#pragma once
#include "main/desktop.h"
#include "places.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace tests {

using namespace std::chrono_literals;
using What = screen::Wish::What;
namespace fs = std::filesystem;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("rolltakt-desktop-" + std::to_string(::getpid()));
    Folder() { fs::remove_all(path), fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

struct Computer {
    Folder folder;
    units::HostTime now{100s};
    terminal::Surroundings around;
    terminal::WindowStart start;

    explicit Computer(std::string roller) {
        wording::begin(places::build("/share/locale"), wording::Language::en);
        around.data = start.data = folder.path;
        around.exercises = {fs::path{places::source()} / "exercises"};
        around.claims = fs::path{places::source()} / "assets" / "claims";
        around.locale = places::build("/share/locale");
        around.host_now = [this] { return now; };
        around.wall_now = [this] {
            return units::WallTime{
                std::chrono::sys_time<std::chrono::milliseconds>{
                    std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()) +
                    1'790'000'000s},
                60min};
        };
        start.roller = std::move(roller);
        std::ofstream{folder.path / "window"} << ""; // the first steps are done
    }
    app::Desktop desktop() { return {start, around, now}; }

    void pass(app::Desktop& desktop, units::Duration time) {
        for (const units::HostTime until = now + time; now < until; now += 33ms) advance(desktop);
    }
    // The disk has its own time: nothing passes while it works.
    void advance(app::Desktop& desktop) {
        desktop.advance(now);
        desktop.wait_for_disk(now);
        desktop.advance(now);
    }
    void wish(app::Desktop& desktop, What what, std::string id = {}, double value = 0.0) {
        desktop.wish({what, std::move(id), value});
        desktop.act(now);
        advance(desktop);
    }
    // Starts a session: nothing of the screening applies, every question is skipped.
    void begin(app::Desktop& desktop, What what, const std::string& id) {
        wish(desktop, what, id);
        answer(desktop);
    }
    // Plays it without sensor for so long and stops it: to the first question afterwards.
    void play(app::Desktop& desktop, const std::string& id, units::Duration time = 3s) {
        begin(desktop, What::start_unmeasured, id);
        pass(desktop, time);
        end(desktop);
    }
    void end(app::Desktop& desktop) {
        wish(desktop, What::stop);
        pass(desktop, 1s);
    }
    // Ends the session; what is asked after it is skipped, down to the summary.
    void stop(app::Desktop& desktop) {
        end(desktop);
        while (std::holds_alternative<screen::QuestionView>(desktop.view()))
            wish(desktop, What::answer);
    }
    // What was said around a session, read by another program meanwhile.
    care::Answers answers(const std::string& id) {
        auto open = store::Store::open_read_only(folder.path / "people" / "me.db");
        return open ? open->answers(id).value_or(care::Answers{}) : care::Answers{};
    }
    void answer(app::Desktop& desktop) {
        if (std::holds_alternative<screen::ScreeningView>(desktop.view()))
            wish(desktop, What::screening_done);
        while (const auto* question = std::get_if<screen::QuestionView>(&desktop.view()))
            wish(desktop, What::answer, question->skips ? "" : "go");
    }
};

template <class V> const V* shown(const app::Desktop& desktop) {
    return std::get_if<V>(&desktop.view());
}

inline std::string question(const app::Desktop& desktop) {
    const auto* view = shown<screen::QuestionView>(desktop);
    return view == nullptr ? "" : view->question;
}

// Below the question.
inline bool notes(const app::Desktop& desktop, const std::string& what) {
    const auto* view = shown<screen::QuestionView>(desktop);
    return view != nullptr &&
           std::any_of(view->notes.begin(), view->notes.end(), [&](const std::string& note) {
               return note.find(what) != std::string::npos;
           });
}

} // namespace tests
