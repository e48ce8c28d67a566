// The command line: one call of run() is one run of the program. What it needs of this computer is
// handed in, so tests run commands inside one process with a clock and a disk folder of their own.
#pragma once
#include "routine/routine.h"
#include "sound/microphone.h"
#include "sound/outlet.h"
#include "units/session_time.h"
#include "units/wall_time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace terminal {

extern const char* const version; // "0.1.0"

// What the window is to begin with.
struct WindowStart {
    std::filesystem::path data; // folder of this player's files
    std::optional<std::string> person;
    routine::Language language{};
    std::string roller = "auto";              // a SOURCE
    std::optional<std::string> routine;       // played at once
    std::optional<routine::Routine> composed; // instead of it
    std::vector<std::string> files;           // opened as if they were dropped onto it
    bool sound = true;
    std::optional<std::filesystem::path> screenshot;
    std::string screen = "home";
    int width = 1280, height = 720;
    double scale = 1.0;
};

struct Surroundings {
    std::filesystem::path data;                         // folder used when no --data is given
    std::vector<std::filesystem::path> exercises;       // exercise and routine files
    std::filesystem::path claims;                       // what articles say
    std::filesystem::path locale;                       // catalogues
    routine::Language language = routine::Language::en; // of this computer
    std::string zone = "UTC"; // of this computer, a name of the tz database
    std::string country;      // whose emergency numbers a new file shows; "" = not known
    bool display = false;

    std::function<units::HostTime()> host_now;
    std::function<units::WallTime()> wall_now;
    // Returns when bytes wait at the descriptor (-1: none), a line was typed, a stop was asked for,
    // or after this time.
    std::function<void(int descriptor, units::Duration)> wait;
    // Bytes free where this file is, or is to be; nothing = not known.
    std::function<std::optional<std::uintmax_t>(const std::filesystem::path&)> room;
    std::function<bool()> stop_asked;                  // SIGINT, SIGTERM
    std::function<std::optional<std::string>()> typed; // one line, when somebody sits there
    std::function<int(const WindowStart&)> window;     // opens it; its exit code
    // Shows a note on the desktop; false: it cannot here. Absent: never.
    std::function<bool(const std::string& title, const std::string& text)> notify;
    // Opens this computer's loudspeaker; absent: nothing sounds.
    std::function<std::unique_ptr<sound::Outlet>(std::shared_ptr<sound::Mixer>)> loudspeaker;
    // Opens its microphone; absent: nothing is recorded.
    std::function<std::unique_ptr<sound::Microphone>()> microphone = {};
};

struct Streams {
    std::ostream& out;
    std::ostream& err;
};

// `arguments` without the program's name. Returns the exit code: 0 done, 1 not possible, 2 usage.
int run(const std::vector<std::string>& arguments, const Surroundings&, Streams);

} // namespace terminal
