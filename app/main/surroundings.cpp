#include "main/surroundings.h"

#include "care/contacts.h"
#include "main/territory.h"
#include "units/local_time.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <pwd.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace app {

namespace fs = std::filesystem;

namespace {

// A signal arrives as a byte in a pipe, so that whoever waits is woken, however it was timed.
std::array<int, 2> stop_pipe{-1, -1};
volatile std::sig_atomic_t stop_wanted = 0;

extern "C" void on_stop(int) {
    stop_wanted = 1;
    const char byte = 1;
    const int kept = errno;
    static_cast<void>(!::write(stop_pipe[1], &byte, 1));
    errno = kept;
}

// From the first question on whether to stop: a command that never asks is ended by the signal.
// A terminal that is closed stops like Ctrl-C, unless nohup asked to outlive it; whoever read what
// is said may leave before the session ends.
void heed_signals() {
    if (stop_pipe[0] >= 0 || ::pipe2(stop_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
    struct sigaction action {};
    action.sa_handler = on_stop;
    for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
    struct sigaction before {};
    if (::sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
        ::sigaction(SIGHUP, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool stop_asked() {
    heed_signals();
    return stop_wanted != 0;
}

// Goes on while the computer sleeps, so that a sleep can be seen.
units::HostTime host_now() {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return units::HostTime{std::chrono::seconds{now.tv_sec} +
                           std::chrono::microseconds{now.tv_nsec / 1000}};
}

units::WallTime wall_now() {
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return {now, std::chrono::minutes{local.tm_gmtoff / 60}};
}

bool keyboard() { return ::isatty(STDIN_FILENO) == 1; }

void wait(int descriptor, units::Duration most) {
    heed_signals();
    std::array<pollfd, 3> watched{{{stop_pipe[0], POLLIN, 0},
                                   {descriptor, POLLIN, 0},
                                   {keyboard() ? STDIN_FILENO : -1, POLLIN, 0}}};
    timespec time{};
    time.tv_sec = most.count() / 1000000;
    time.tv_nsec = most.count() % 1000000 * 1000;
    ::ppoll(watched.data(), watched.size(), &time, nullptr);
    // A line that is gone would be reported at once, again and again: then only the time counts.
    if ((watched[1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        ::ppoll(watched.data(), 1, &time, nullptr);
}

// A line that is longer than anybody types is cut between two letters.
constexpr std::size_t longest_line = 4096;

bool inside_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

void cut_between_letters(std::string& line, char next) {
    if (!inside_letter(next)) return;
    while (!line.empty() && inside_letter(line.back())) line.pop_back();
    if (!line.empty()) line.pop_back();
}

// What was typed, line by line, without ever waiting.
std::optional<std::string> typed() {
    static std::string line;
    static bool full = false;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, 0) == 1 && (input.revents & POLLIN) != 0) {
        char c = 0;
        const auto got = ::read(STDIN_FILENO, &c, 1);
        if (got == 0) on_stop(0); // Ctrl-D: nobody types here any more, and nobody is waited for
        if (got != 1) return std::nullopt;
        if (c == '\n') {
            full = false;
            return std::exchange(line, {});
        }
        if (full) continue;
        full = line.size() == longest_line;
        if (full)
            cut_between_letters(line, c);
        else
            line += c;
    }
    return std::nullopt;
}

// By notify-send, which need not be there; it ends by itself, and is buried at the next one.
bool notify(const std::string& title, const std::string& text) {
    static pid_t before = -1;
    if (before > 0) ::waitpid(before, nullptr, WNOHANG);
    std::vector<std::string> words{
        "notify-send", "--app-name=Rolltakt", "--icon=rolltakt", "--", title, text};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    return ::posix_spawnp(&before, words.front().c_str(), nullptr, nullptr, arguments.data(),
                          environ) == 0;
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : value;
}

// Never a place below wherever the program was started.
fs::path home() {
    if (const fs::path told = variable("HOME"); told.is_absolute()) return told;
    const passwd* const user = ::getpwuid(::getuid());
    const fs::path known = user == nullptr ? "" : user->pw_dir;
    return known.is_absolute() ? known : fs::path{"/"};
}

fs::path data_folder() {
    const fs::path xdg = variable("XDG_DATA_HOME");
    if (xdg.is_absolute()) return xdg / "rolltakt";
    return home() / ".local" / "share" / "rolltakt";
}

routine::Language language() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string value = variable(name); !value.empty())
            return value.starts_with("de") ? routine::Language::de : routine::Language::en;
    return routine::Language::en;
}

// The zone this computer's clock shows, by name: what TZ says, else what /etc/localtime points to.
std::string zone() {
    std::string told = variable("TZ");
    if (told.starts_with(':')) told.erase(0, 1);
    if (!told.empty() && units::known_zone(told)) return told;
    std::error_code none;
    const std::string file = fs::canonical("/etc/localtime", none).string();
    constexpr std::string_view folder = "/zoneinfo/";
    const auto at = file.find(folder);
    if (at == std::string::npos) return "UTC";
    const std::string name = file.substr(at + folder.size());
    return units::known_zone(name) ? name : "UTC";
}

// An ambulance is called where somebody is: the zone, and only where it tells no country the
// locale, which on many computers is en_US wherever they stand.
std::string country() {
    std::ifstream table{"/usr/share/zoneinfo/zone.tab"};
    std::string territory = territory_of_zone(table, zone());
    for (const char* name : {"LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG"})
        if (territory.empty()) territory = territory_of_locale(variable(name));
    return std::string{care::country_of(territory)};
}

std::optional<std::uintmax_t> room(const fs::path& file) {
    fs::path folder = fs::absolute(file).parent_path();
    std::error_code failed;
    while (!fs::exists(folder, failed) && folder.has_relative_path()) folder = folder.parent_path();
    const fs::space_info space = fs::space(folder, failed);
    if (failed) return std::nullopt;
    return space.available;
}

// Installed: beside the program. In the build tree: where the sources are.
fs::path installed_or(const fs::path& program, const char* installed, const char* built) {
    std::error_code none;
    const fs::path real = fs::canonical("/proc/self/exe", none);
    const fs::path beside =
        (none ? program : real).parent_path().parent_path() / "share" / installed;
    return fs::is_directory(beside, none) ? beside : fs::path{built};
}

} // namespace

terminal::Surroundings surroundings(const fs::path& program) {
    terminal::Surroundings around;
    around.data = data_folder();
    around.exercises = {installed_or(program, "rolltakt/exercises", ROLLTAKT_EXERCISES)};
    around.claims = installed_or(program, "rolltakt/claims", ROLLTAKT_CLAIMS);
    around.locale = installed_or(program, "locale", ROLLTAKT_LOCALE);
    around.language = language();
    around.zone = zone();
    around.country = country();
    around.display = !variable("DISPLAY").empty() || !variable("WAYLAND_DISPLAY").empty();
    around.host_now = host_now;
    around.wall_now = wall_now;
    around.wait = wait;
    around.room = room;
    around.stop_asked = stop_asked;
    around.loudspeaker = sound::loudspeaker;
    around.microphone = sound::microphone;
    around.notify = notify;
    if (keyboard()) around.typed = typed;
    return around;
}

} // namespace app
