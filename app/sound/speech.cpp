#include "sound/speech.h"

#include "sound/wav.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ; // NOLINT: POSIX names it so

namespace sound {
namespace {

constexpr std::size_t most_text = 2000;        // bytes
constexpr std::size_t most_answer = 4'000'000; // bytes: 90 s of its 22 kHz

class Descriptor {
  public:
    explicit Descriptor(int fd = -1) : fd_{fd} {}
    Descriptor(Descriptor&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int operator*() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

// A file in memory that holds the text: nobody has to write while the process reads.
Descriptor file_with(const std::string& text) {
    Descriptor file{::memfd_create("line", MFD_CLOEXEC)};
    if (!file) return file;
    for (std::size_t done = 0; done < text.size();) {
        const auto got = ::write(*file, text.data() + done, text.size() - done);
        if (got <= 0) return Descriptor{};
        done += static_cast<std::size_t>(got);
    }
    ::lseek(*file, 0, SEEK_SET);
    return file;
}

Descriptor alarm_after(units::Duration time) {
    Descriptor alarm{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)};
    itimerspec when{};
    const auto us = std::max<std::int64_t>(time.count(), 1);
    when.it_value.tv_sec = us / 1000000;
    when.it_value.tv_nsec = us % 1000000 * 1000;
    if (alarm) ::timerfd_settime(*alarm, 0, &when, nullptr);
    return alarm;
}

// Its commands between double brackets and control characters are not for reading out.
std::string plain(const std::string& text) {
    std::string out = text.substr(0, most_text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (static_cast<unsigned char>(out[i]) < 0x20 || out[i] == 0x7F) out[i] = ' ';
        if (i > 0 && out[i] == '[' && out[i - 1] == '[') out[i] = ' ';
    }
    return out;
}

// A process in a group of its own, so that whatever it started ends with it.
class Process {
  public:
    Process(Process&& other) noexcept
        : pid_{std::exchange(other.pid_, -1)}, out_{std::move(other.out_)} {}
    Process& operator=(Process&&) = delete;
    ~Process() {
        if (pid_ <= 0) return;
        ::kill(-pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    int out() const { return *out_; }

    static tl::expected<Process, SpeechError> begin(const Speaker& speaker, const Descriptor& in) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected{SpeechError::failed};
        Descriptor out{ends[0]}, theirs{ends[1]};
        std::vector<std::string> words{speaker.program,
                                       "-v",
                                       speaker.voice,
                                       "-s",
                                       std::to_string(speaker.words_per_minute),
                                       "--stdin",
                                       "--stdout"};
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);

        posix_spawn_file_actions_t files;
        posix_spawnattr_t how;
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&how);
        ::posix_spawn_file_actions_adddup2(&files, *in, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&files, *theirs, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        ::posix_spawnattr_setpgroup(&how, 0);
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&how, &none);
        pid_t pid = -1;
        const int error =
            ::posix_spawnp(&pid, speaker.program.c_str(), &files, &how, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&how);
        if (error == ENOENT || error == EACCES) return tl::unexpected{SpeechError::absent};
        if (error != 0) return tl::unexpected{SpeechError::failed};
        return Process{pid, std::move(out)};
    }

  private:
    Process(pid_t pid, Descriptor out) : pid_{pid}, out_{std::move(out)} {}

    pid_t pid_;
    Descriptor out_;
};

// All it writes until it closes its output.
tl::expected<std::vector<std::uint8_t>, SpeechError> answer(const Process& process, int alarm,
                                                            int stop) {
    std::vector<std::uint8_t> bytes;
    std::array<std::uint8_t, 65536> part{};
    for (;;) {
        std::array<pollfd, 3> watched{
            {{process.out(), POLLIN, 0}, {alarm, POLLIN, 0}, {stop, POLLIN, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return tl::unexpected{SpeechError::failed};
        }
        if (watched[2].revents != 0) return tl::unexpected{SpeechError::stopped};
        if (watched[1].revents != 0) return tl::unexpected{SpeechError::too_late};
        const auto got = ::read(process.out(), part.data(), part.size());
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected{SpeechError::failed};
        bytes.insert(bytes.end(), part.begin(), part.begin() + got);
        if (bytes.size() > most_answer) return tl::unexpected{SpeechError::failed};
    }
}

} // namespace

tl::expected<Samples, SpeechError> spoken(const Speaker& speaker, const std::string& text,
                                          int stop) {
    const Descriptor in = file_with(plain(text));
    const Descriptor alarm = alarm_after(speaker.limit);
    if (!in || !alarm) return tl::unexpected{SpeechError::failed};
    const auto process = Process::begin(speaker, in);
    if (!process) return tl::unexpected{process.error()};
    const auto bytes = answer(*process, *alarm, stop);
    if (!bytes) return tl::unexpected{bytes.error()};
    auto samples = read_wav(*bytes, true);
    if (!samples) return tl::unexpected{SpeechError::failed};
    return std::move(*samples);
}

} // namespace sound
