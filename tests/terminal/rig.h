// Runs commands inside the test: a data folder of its own, a clock that only moves when somebody
// waits, nobody at the keyboard unless the test types.
#pragma once
#include "places.h"
#include "terminal/run.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace rig {

namespace fs = std::filesystem;

struct Said {
    int exit_code = -1;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
    bool says(const std::string& text) const { return out.find(text) != std::string::npos; }
    bool complains(const std::string& text) const { return err.find(text) != std::string::npos; }
};

class Rig {
  public:
    Rig() {
        std::string name = (fs::temp_directory_path() / "rolltakt-test-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        around.data = folder / "data";
        around.exercises = {fs::path{places::source()} / "exercises"};
        around.claims = fs::path{places::source()} / "assets" / "claims";
        around.locale = fs::path{places::build()} / "share" / "locale";
        around.zone = "Europe/Berlin";
        around.host_now = [this] { return now; };
        around.wall_now = [] {
            return units::WallTime{std::chrono::sys_time<std::chrono::milliseconds>{
                                       std::chrono::milliseconds{1795204800000}},
                                   std::chrono::minutes{60}};
        };
        around.wait = [this](int, units::Duration most) { now += most; };
        around.stop_asked = [this] { return stop_after && now.time_since_epoch() >= *stop_after; };
    }
    ~Rig() {
        std::error_code none;
        fs::remove_all(folder, none);
    }
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    // Words of a command line, parted by blanks.
    Said operator()(const std::string& words) {
        std::istringstream in{words};
        std::vector<std::string> arguments;
        for (std::string word; in >> word;) arguments.push_back(word);
        return run(arguments);
    }
    Said run(const std::vector<std::string>& arguments) {
        std::ostringstream out, err;
        const int exit_code = terminal::run(arguments, around, {out, err});
        return {exit_code, out.str(), err.str()};
    }

    // Somebody who types these lines as soon as they are asked, each from that second of the rig's
    // clock on; then nobody says anything more.
    struct Key {
        double from_s = 0.0;
        std::string line;
    };
    void types(std::deque<Key> keys) {
        around.typed = [this, keys = std::move(keys)]() mutable -> std::optional<std::string> {
            if (keys.empty() || units::seconds(now) < keys.front().from_s) return std::nullopt;
            auto line = std::move(keys.front().line);
            keys.pop_front();
            return line;
        };
    }
    void types(std::initializer_list<const char*> lines) {
        std::deque<Key> keys;
        for (const char* line : lines) keys.push_back({0.0, line});
        types(std::move(keys));
    }

    void days_later(int days) {
        auto at = around.wall_now();
        at.utc += std::chrono::days{days};
        around.wall_now = [at] { return at; };
    }

    // The wall clock from now on: a moment as units::wall_time reads it.
    void at(const char* iso) {
        const auto moment = units::wall_time(iso).value();
        around.wall_now = [moment] { return moment; };
    }

    // A file in the rig's folder; its path.
    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream{folder / name, std::ios::binary} << text;
        return (folder / name).string();
    }

    // The calf, rolled for 15 s on each side.
    std::string short_routine() const {
        return file("short.toml", R"(kind = "routine"
title.de = "Kurz"
title.en = "Short"
about.de = "Zum Probieren."
about.en = "To try."

[[part]]
exercise = "calf"
work_s = 15
get_ready_s = 6
)");
    }

    fs::path folder;
    terminal::Surroundings around;
    units::HostTime now{};
    std::optional<units::Duration> stop_after; // of the rig's clock
};

} // namespace rig
