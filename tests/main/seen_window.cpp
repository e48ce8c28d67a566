// The player as main.cpp starts it, with a witness: after each frame the file named by
// ROLLTAKT_SEEN holds what that frame shows, so that a test finds the places of buttons by their
// ids and waits for what it expects. ROLLTAKT_DAYS_LATER: for it the day is that many days later,
// so that weeks pass in a test; its commands, too. ROLLTAKT_TIMES_FASTER: its time goes so many
// times faster, so that a whole routine does. The player itself has no such door. Whatever text was
// ever shown stands in the file with ".ever" behind its name, once, in the order in which it came.
//   widget ID X Y on|off    a button or field, or a spot of a drawing, and its middle
//   focus ID
//   text WORDS
#include "main/surroundings.h"
#include "main/window.h"
#include "screen/stage.h"

#include <chrono>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <set>
#include <sstream>
#include <sys/stat.h>

namespace {

std::string told(const screen::Stage& stage) {
    std::ostringstream text;
    for (const auto* widgets : {&stage.seen().widgets, &stage.seen().spots})
        for (const screen::WidgetSeen& widget : *widgets)
            text << "widget\t" << widget.id << '\t' << std::lround(widget.at.x + widget.at.w / 2)
                 << '\t' << std::lround(widget.at.y + widget.at.h / 2) << '\t'
                 << (widget.enabled ? "on" : "off") << '\n';
    text << "focus\t" << stage.focus() << '\n';
    for (const screen::TextSeen& one : stage.seen().texts) text << "text\t" << one.text << '\n';
    return text.str();
}

class Witness {
  public:
    explicit Witness(std::filesystem::path file)
        : file_{std::move(file)}, ever_{file_.string() + ".ever"} {}
    void see(const screen::Stage& stage) {
        std::string now = told(stage);
        if (now == last_) return;
        last_ = std::move(now);
        for (const screen::TextSeen& one : stage.seen().texts)
            if (texts_.insert(one.text).second) ever_ << "text\t" << one.text << std::endl;
        std::filesystem::path fresh = file_;
        fresh += ".new"; // whoever reads never sees half of it
        std::ofstream{fresh} << last_;
        std::filesystem::rename(fresh, file_);
    }

  private:
    std::filesystem::path file_;
    std::string last_;
    std::ofstream ever_;
    std::set<std::string> texts_;
};

// As if those days had passed.
std::function<units::WallTime()> later(std::function<units::WallTime()> now, const char* days) {
    if (days == nullptr) return now;
    return [now = std::move(now), by = std::chrono::days{std::atoi(days)}] {
        units::WallTime at = now();
        at.utc += by;
        return at;
    };
}

// What is asked of the disk, or waited for, takes its own time.
std::function<units::HostTime()> faster(std::function<units::HostTime()> now, const char* times) {
    const int by = times == nullptr ? 0 : std::atoi(times);
    if (by <= 1) return now;
    const units::HostTime from = now();
    return [now = std::move(now), from, by] { return from + (now() - from) * by; };
}

} // namespace

int main(int argc, char** argv) {
    const char* const file = std::getenv("ROLLTAKT_SEEN");
    if (file == nullptr) {
        std::cerr << "ROLLTAKT_SEEN names no file\n";
        return 2;
    }
    ::umask(077);
    std::setlocale(LC_NUMERIC, "C");
    Witness witness{file};
    app::WindowReport report;
    report.shown = [&witness](const screen::Stage& stage) { witness.see(stage); };
    terminal::Surroundings around = app::surroundings(argv[0]);
    around.wall_now = later(around.wall_now, std::getenv("ROLLTAKT_DAYS_LATER"));
    around.host_now = faster(around.host_now, std::getenv("ROLLTAKT_TIMES_FASTER"));
    around.window = [&](const terminal::WindowStart& start) {
        return app::run_window(start, around, &report);
    };
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return terminal::run(arguments, around, {std::cout, std::cerr});
}
