#include "simulator/pseudo_terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace simulator {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

PseudoTerminal::PseudoTerminal(std::string link) : link_(std::move(link)) {
    ours_ = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    std::array<char, 128> name{};
    if (ours_ < 0 || grantpt(ours_) != 0 || unlockpt(ours_) != 0 ||
        ptsname_r(ours_, name.data(), name.size()) != 0)
        fail("pseudo-terminal");
    path_ = name.data();
    theirs_ = open(path_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios raw{};
    if (theirs_ < 0 || tcgetattr(theirs_, &raw) != 0) fail(path_.c_str());
    cfmakeraw(&raw);
    if (tcsetattr(theirs_, TCSANOW, &raw) != 0) fail(path_.c_str());
    if (link_.empty()) return;
    unlink(link_.c_str());
    if (symlink(path_.c_str(), link_.c_str()) != 0) fail(link_.c_str());
}

PseudoTerminal::~PseudoTerminal() {
    if (!link_.empty()) unlink(link_.c_str());
    close(theirs_);
    close(ours_);
}

std::vector<std::uint8_t> PseudoTerminal::read() {
    std::array<std::uint8_t, 1024> buffer{};
    std::vector<std::uint8_t> bytes;
    for (;;) {
        const ssize_t got = ::read(ours_, buffer.data(), buffer.size());
        if (got <= 0) return bytes;
        bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + got);
    }
}

void PseudoTerminal::write(std::span<const std::uint8_t> bytes, bool patient) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(ours_, bytes.data(), bytes.size());
        if (done > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(done));
            fetched_ = true;
        } else {
            fetched_ = patient && fetched_ && fetched_within(1000);
            if (!fetched_) return;
        }
    }
}

// In short looks: not every kernel wakes us when the other end reads.
bool PseudoTerminal::fetched_within(int ms) const {
    pollfd room{ours_, POLLOUT, 0};
    for (; ms > 0; ms -= 10)
        if (poll(&room, 1, 10) > 0) return true;
    return false;
}

} // namespace simulator
