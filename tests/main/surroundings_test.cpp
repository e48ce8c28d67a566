// What the program asks of the computer it runs on, in a process of its own.
#include "main/surroundings.h"

#include "units/local_time.h"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
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
