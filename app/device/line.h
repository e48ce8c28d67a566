// One open line to a board: bytes in and out, and whether it is still plugged in. Two kinds: real
// serial ports (libserialport) and pseudo-terminals (plain termios; libserialport refuses them).
// Neither ever blocks.
#pragma once
#include "device/link.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace device {

class Line {
  public:
    Line() = default;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    virtual ~Line() = default;

    virtual int descriptor() const = 0;

    enum class Heard { bytes, nothing, gone };
    // Appends what has arrived, at most 4 kB. `gone` = unplugged: hung up, an error, or readable
    // with nothing to read (libserialport alone cannot tell this from silence).
    Heard read(std::vector<std::uint8_t>& into);
    void write(std::span<const std::uint8_t>); // what does not fit at once is lost

  private:
    virtual long read_some(std::uint8_t* into,
                           std::size_t most) = 0; // < 0 = nothing now, or failed
    virtual long write_some(const std::uint8_t* from, std::size_t size) = 0;
};

struct LineError {
    Trouble trouble = Trouble::io_error;
    std::string detail; // as in Intake
};
using LineResult = tl::expected<std::unique_ptr<Line>, LineError>;

// Opens and configures: 250000 baud 8N1, raw, closed on exec, locked against other programs.
LineResult open_serial_line(const std::string& path);
LineResult open_terminal_line(const std::string& path);
LineResult open_line(const std::string& path); // whichever of the two fits the path

// The error for errno of a failed open or lock; looks for the holder if it is busy.
LineError line_error(int error_number, const std::string& path);

// Locks out other programs that ask (flock); nothing if it is ours now, else EWOULDBLOCK.
int lock_against_others(int descriptor);

// Name of another program that has the file open, as far as /proc shows it; empty = cannot tell.
std::string holder_of(const std::string& path);

} // namespace device
