// A program run by a test: its output is read, it has a hard limit of time, and it never outlives
// the test.
#pragma once
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace end_to_end {

class Child {
  public:
    using Environment = std::vector<std::pair<std::string, std::string>>; // beside the test's own

    explicit Child(std::vector<std::string> words, const Environment& environment = {}) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
        const pid_t parent = ::getpid();
        id_ = ::fork();
        if (id_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent) ::_exit(126);
            ::dup2(ends[1], STDOUT_FILENO);
            for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
            std::vector<char*> arguments;
            for (auto& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~Child() {
        end(SIGKILL);
        ::close(output_);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // Without its end; empty when the program ended, or said no line in time.
    std::string line(std::chrono::milliseconds within) {
        const auto until = Clock::now() + within;
        std::size_t end = 0;
        while ((end = said_.find('\n')) == std::string::npos)
            if (!listen(until)) return {};
        std::string text = said_.substr(0, end);
        said_.erase(0, end + 1);
        return text;
    }

    struct Ended {
        int exit_code = -1; // -1: by a signal, or killed because the time was over
        std::string output; // that nobody read before
    };
    Ended wait(std::chrono::milliseconds within) {
        const auto until = Clock::now() + within;
        while (listen(until)) {
        }
        const int status = end(Clock::now() < until ? 0 : SIGKILL);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, std::move(said_)};
    }

    // Sends the signal (0 = none) and waits for the end.
    int end(int signal) {
        int status = -1;
        if (id_ <= 0) return status;
        if (signal != 0) ::kill(id_, signal);
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = 0;
        return status;
    }

  private:
    using Clock = std::chrono::steady_clock;

    bool listen(Clock::time_point until) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        pollfd waiting{output_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            return false;
        std::array<char, 65536> buffer{};
        const ssize_t size = ::read(output_, buffer.data(), buffer.size());
        if (size <= 0) return false;
        said_.append(buffer.data(), static_cast<std::size_t>(size));
        return true;
    }

    pid_t id_ = 0;
    int output_ = -1;
    std::string said_;
};

} // namespace end_to_end
