#include "store/crashes.h"
#include "store/material.h"

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace crashes {

using store::Store;

namespace {

constexpr std::size_t most_seconds = 60; // a child that nobody kills ends by itself

// Told to the parent once it is on the disk: that the session was begun, and each block.
void tell(int pipe, std::uint32_t number) {
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    static_cast<void>(::write(pipe, bytes.data(), bytes.size()));
}

std::optional<std::uint32_t> heard(int pipe) {
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t got = 0; got < bytes.size();) {
        const ssize_t n = ::read(pipe, bytes.data() + got, bytes.size() - got);
        if (n <= 0) return std::nullopt;
        got += static_cast<std::size_t>(n);
    }
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
    return number;
}

// Goes on with what an earlier child left, or begins; then writes second after second.
[[noreturn]] void child(const std::filesystem::path& file, int pipe) {
    auto open = Store::open(file);
    if (!open) ::_exit(10);
    const auto left = open->unfinished();
    if (!left) ::_exit(11);
    store::SessionId id;
    std::uint32_t next = 0;
    if (*left) {
        id = (*left)->id;
        next = (*left)->next_block;
    } else {
        const auto begun = open->begin(material::beginning());
        if (!begun) ::_exit(12);
        id = *begun;
    }
    const auto blocks = material::blocks(most_seconds);
    for (; next < most_seconds; ++next) {
        if (!open->append(id, blocks[next]).get()) ::_exit(13);
        tell(pipe, next);
    }
    if (!open->finish(id, session::Completion::done)) ::_exit(14);
    if (!open->pack(id)) ::_exit(15);
    ::_exit(0);
}

struct Heard {
    std::optional<std::uint32_t> last; // acknowledged block
    int status = 0;
};

// Kills it after so many acknowledgements and a moment more.
Heard killed(const std::filesystem::path& file, std::size_t after, std::size_t moment) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::abort();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::close(ends[0]);
        child(file, ends[1]);
    }
    ::close(ends[1]);
    Heard result;
    for (std::size_t n = 0; n < after; ++n) {
        const auto number = heard(ends[0]);
        if (!number) break;
        result.last = number;
    }
    for (std::size_t i = 0; i < moment; ++i) static_cast<void>(::getppid()); // some microseconds
    ::kill(pid, SIGKILL);
    while (const auto number = heard(ends[0])) result.last = number; // said before the end
    ::waitpid(pid, &result.status, 0);
    ::close(ends[0]);
    return result;
}

} // namespace

Tally kill_runs(std::size_t runs, std::uint64_t seed, const std::filesystem::path& folder) {
    std::mt19937_64 random{seed};
    Tally tally;
    const auto file = folder / "killed.rolltakt";
    const auto expected = material::blocks(most_seconds);
    const auto trouble = [&tally](std::size_t& count, const std::string& what) {
        ++count;
        if (tally.first_trouble.empty()) tally.first_trouble = what;
    };
    std::size_t sure = 0; // blocks acknowledged of the session under way
    for (; tally.runs < runs; ++tally.runs) {
        const auto [last, status] = killed(file, random() % 12, random() % 20000);
        if (last) {
            tally.acknowledged += *last + 1 - sure;
            sure = *last + 1;
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
            trouble(tally.stuck, "child ended with " + std::to_string(WEXITSTATUS(status)));
        std::error_code none;
        const auto journal = folder / "killed.rolltakt-journal";
        if (std::filesystem::file_size(journal, none) > 0 && !none) ++tally.in_a_change;
        auto open = Store::open(file);
        if (!open) {
            trouble(tally.unsound, "cannot be opened after a kill");
            return tally;
        }
        if (!open->verify()) trouble(tally.unsound, "does not verify after a kill");
        if (sure == 0) continue;
        const auto raw = open->raw("last");
        if (!raw || raw->blocks.size() < sure) {
            trouble(tally.lost, "acknowledged blocks are missing");
            continue;
        }
        for (std::size_t i = 0; i < raw->blocks.size(); ++i)
            if (!material::same(raw->blocks[i], expected[i]))
                trouble(tally.lost, "block " + std::to_string(i) + " came back as another one");
        if (raw->completion != session::Completion::unfinished) sure = 0; // the next one begins
    }
    return tally;
}

} // namespace crashes
