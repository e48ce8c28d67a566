// A board at a pseudo-terminal, for tests: answers as the firmware does, when told to look.
#pragma once
#include "wire/line.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <pty.h>
#include <stdexcept>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace test {

using Bytes = line::Bytes;

class PtyBoard {
  public:
    PtyBoard() {
        int slave = -1;
        std::array<char, 64> name{};
        if (openpty(&master_, &slave, name.data(), nullptr, nullptr) != 0)
            throw std::runtime_error{"no pseudo-terminal"};
        path_ = name.data();
        ::close(slave);
        fcntl(master_, F_SETFL, O_NONBLOCK);
        hello.boot_id = 1;
        hello.build.build = protocol::Build::bed;
        hello.build.cells = 4;
    }
    PtyBoard(const PtyBoard&) = delete;
    PtyBoard& operator=(const PtyBoard&) = delete;
    ~PtyBoard() { unplug(); }

    const std::string& path() const { return path_; }
    void unplug() {
        if (master_ >= 0) ::close(master_);
        master_ = -1;
    }

    // Reads the commands that have come and answers them.
    void answer() {
        for (const auto type : commands()) {
            if (type == protocol::Type::identify) say_hello();
            if (type == protocol::Type::start) hello.running = 1;
            if (type == protocol::Type::stop) hello.running = 0;
        }
    }

    // The commands that have come, unanswered; all ever heard are in `heard`.
    std::vector<protocol::Type> commands() {
        std::array<std::uint8_t, 4096> buffer{};
        for (;;) {
            const long count = ::read(master_, buffer.data(), buffer.size());
            if (count <= 0) break;
            unread_.insert(unread_.end(), buffer.begin(), buffer.begin() + count);
        }
        std::vector<protocol::Type> types;
        std::size_t start = 0;
        for (std::size_t at = 0; at < unread_.size(); ++at) {
            if (unread_[at] != 0) continue;
            if (at > start + 1) types.push_back(static_cast<protocol::Type>(unread_[start + 1]));
            start = at + 1;
        }
        unread_.erase(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(start));
        heard.insert(heard.end(), types.begin(), types.end());
        return types;
    }

    void say_hello() { say(line::framed(sequence_++, hello)); }
    void say_samples(int count) {
        for (int i = 0; i < count; ++i, ++counter_)
            say(line::framed(sequence_++, protocol::Sample{0, counter_, counter_ * 21553, -5}));
    }
    // Returns how much of it the kernel took.
    std::size_t say(const Bytes& bytes) const {
        const long count = ::write(master_, bytes.data(), bytes.size());
        return count < 0 ? 0 : static_cast<std::size_t>(count);
    }
    void reboot() {
        ++hello.boot_id;
        hello.running = 0;
        sequence_ = 0;
        counter_ = 0;
    }

    termios settings() const { // of the line; both ends share them
        termios shared{};
        tcgetattr(master_, &shared);
        return shared;
    }

    protocol::Hello hello;
    std::vector<protocol::Type> heard;

  private:
    int master_ = -1;
    std::string path_;
    Bytes unread_;
    std::uint16_t sequence_ = 0;
    std::uint32_t counter_ = 0;
};

} // namespace test
