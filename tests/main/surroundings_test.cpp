// What the program asks of the computer it runs on, in a process of its own.
#include "main/surroundings.h"

#include "units/local_time.h"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace {

// How a process ended that did `work`: its exit code, or less than nothing: the signal.
template <class Work> int ended(Work work) {
    const pid_t pid = ::fork();
    if (pid == 0) {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(signal, SIG_DFL);
        ::_exit(work(app::surroundings("rolltakt")));
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

// A keyboard of our own in the place of the standard input.
class Keyboard {
  public:
    Keyboard() {
        int slave = -1;
        termios as_it_comes{};
        if (::openpty(&master_, &slave, nullptr, nullptr, nullptr) != 0) ::_exit(9);
        ::tcgetattr(slave, &as_it_comes);
        ::cfmakeraw(&as_it_comes); // otherwise the terminal itself cuts lines at 4095 bytes
        ::tcsetattr(slave, TCSANOW, &as_it_comes);
        ::dup2(slave, STDIN_FILENO);
    }
    std::optional<std::string> type(const terminal::Surroundings& around, const std::string& text) {
        if (::write(master_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            ::_exit(8);
        std::optional<std::string> line;
        for (int i = 0; i < 100 && !line; ++i) {
            line = around.typed();
            ::usleep(1000);
        }
        return line;
    }

  private:
    int master_ = -1;
};

} // namespace

TEST_CASE("signals: whoever asks whether to stop is told, everybody else is ended") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        CHECK(ended([&](const terminal::Surroundings&) { return ::raise(signal); }) == -signal);
        CHECK(ended([&](const terminal::Surroundings& around) {
                  if (around.stop_asked()) return 1;
                  ::raise(signal);
                  return around.stop_asked() ? 0 : 2;
              }) == 0);
        CHECK(ended([&](const terminal::Surroundings& around) {
                  around.wait(-1, units::Duration{1});
                  ::raise(signal);
                  return around.stop_asked() ? 0 : 2;
              }) == 0);
    }
}

TEST_CASE("signals: a reader that leaves does not end the session, nor a terminal under nohup") {
    CHECK(ended([](const terminal::Surroundings& around) {
              around.stop_asked();
              ::raise(SIGPIPE);
              return around.stop_asked() ? 1 : 0;
          }) == 0);
    CHECK(ended([](const terminal::Surroundings& around) {
              ::signal(SIGHUP, SIG_IGN);
              around.stop_asked();
              ::raise(SIGHUP);
              return around.stop_asked() ? 1 : 0;
          }) == 0);
}

TEST_CASE("folders: a home that is no place gives way to the one this computer knows") {
    for (const char* home : {"", "relative"})
        CHECK(ended([&](const terminal::Surroundings&) {
                  ::setenv("HOME", home, 1);
                  ::setenv("XDG_DATA_HOME", home, 1);
                  return app::surroundings("rolltakt").data.is_absolute() ? 0 : 1;
              }) == 0);
    CHECK(ended([](const terminal::Surroundings&) {
              ::setenv("HOME", "/home/anna", 1);
              ::unsetenv("XDG_DATA_HOME");
              const auto data = app::surroundings("rolltakt").data;
              return data == "/home/anna/.local/share/rolltakt" ? 0 : 1;
          }) == 0);
}

TEST_CASE("zone: what TZ names, and one that is there in any case") {
    CHECK(ended([](const terminal::Surroundings&) {
              ::setenv("TZ", ":America/New_York", 1);
              return app::surroundings("rolltakt").zone == "America/New_York" ? 0 : 1;
          }) == 0);
    for (const char* none : {"", "Mars/Olympus", "CET-1CEST,M3.5.0,M10.5.0/3", "/etc/passwd"})
        CHECK(ended([none](const terminal::Surroundings&) {
                  ::setenv("TZ", none, 1);
                  return units::known_zone(app::surroundings("rolltakt").zone) ? 0 : 1;
              }) == 0);
}

TEST_CASE("typed: a long line comes whole; a far too long one is cut between two letters") {
    std::string letters;
    for (int i = 0; i < 150; ++i) letters += "\u00e4";
    CHECK(ended([&](const terminal::Surroundings&) {
              Keyboard keyboard;
              const auto around = app::surroundings("rolltakt");
              if (keyboard.type(around, letters + "\n") != letters) return 1;
              keyboard.type(around, std::string(3000, 'a'));
              const auto cut = keyboard.type(around, std::string(1095, 'a') + "\u00e4b\n");
              if (cut != std::string(4095, 'a')) return 2;
              return keyboard.type(around, "again\n") == "again" ? 0 : 3;
          }) == 0);
}

TEST_CASE("notify: by notify-send where it is, and told where it is not") {
    CHECK(ended([](const terminal::Surroundings& around) {
              ::setenv("PATH", "/nowhere", 1);
              return around.notify("title", "text") ? 1 : 0;
          }) == 0);
    const auto folder =
        std::filesystem::temp_directory_path() / ("rolltakt-notify-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "notify-send"} << "#!/bin/sh\nprintf '%s|' \"$@\" > " << folder / "said"
                                          << "\n";
    std::filesystem::permissions(folder / "notify-send", std::filesystem::perms::owner_all);
    CHECK(ended([&](const terminal::Surroundings& around) {
              ::setenv("PATH", (folder.string() + ":/usr/bin:/bin").c_str(), 1);
              if (!around.notify("Rolltakt: rolling", "$(slow) and -steady")) return 1;
              ::wait(nullptr);
              return 0;
          }) == 0);
    std::string said;
    std::getline(std::ifstream{folder / "said"}, said);
    CHECK(said == "--app-name=Rolltakt|--icon=rolltakt|--|Rolltakt: rolling|$(slow) and -steady|");
    std::filesystem::remove_all(folder);
}
