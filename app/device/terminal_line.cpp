// Pseudo-terminals, and whatever else lies outside /sys/class/tty, by plain termios. They have no
// speed to set, no modem lines, and no exclusive mode: that would outlive us on a pseudo-terminal.
#include "device/line.h"

#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace device {

namespace {

class TerminalLine : public Line {
  public:
    explicit TerminalLine(int descriptor) : descriptor_{descriptor} {}
    ~TerminalLine() override { ::close(descriptor_); }
    int descriptor() const override { return descriptor_; }

  private:
    long read_some(std::uint8_t* into, std::size_t most) override {
        return ::read(descriptor_, into, most);
    }
    long write_some(const std::uint8_t* from, std::size_t size) override {
        return ::write(descriptor_, from, size);
    }

    int descriptor_;
};

bool make_raw(int descriptor) {
    termios settings{};
    if (tcgetattr(descriptor, &settings) != 0) return false;
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    settings.c_cc[VMIN] = 1; // so that read() gives EAGAIN, not 0, when there is nothing
    settings.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSANOW, &settings) == 0;
}

} // namespace

LineResult open_terminal_line(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return tl::unexpected{line_error(errno, path)};
    auto line = std::make_unique<TerminalLine>(descriptor);
    if (isatty(descriptor) == 0) return tl::unexpected{LineError{Trouble::not_a_roller, path}};
    if (const int error = lock_against_others(descriptor); error != 0)
        return tl::unexpected{line_error(error, path)};
    if (!make_raw(descriptor)) return tl::unexpected{line_error(errno, path)};
    return line;
}

} // namespace device
