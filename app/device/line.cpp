#include "device/line.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <poll.h>
#include <sys/file.h>

namespace device {

namespace {

constexpr short hung_up = POLLHUP | POLLERR | POLLNVAL;

// A real port has an entry in /sys/class/tty; a pseudo-terminal has none.
bool is_real_port(const std::string& path) {
    std::error_code none;
    const auto target = std::filesystem::canonical(path, none);
    const auto name = (none ? std::filesystem::path{path} : target).filename();
    return std::filesystem::exists(std::filesystem::path{"/sys/class/tty"} / name, none);
}

} // namespace

Line::Heard Line::read(std::vector<std::uint8_t>& into) {
    pollfd asked{descriptor(), POLLIN, 0};
    if (poll(&asked, 1, 0) <= 0) return Heard::nothing;
    std::array<std::uint8_t, 4096> buffer{};
    const long count = read_some(buffer.data(), buffer.size());
    if (count > 0) {
        into.insert(into.end(), buffer.begin(), buffer.begin() + count);
        return Heard::bytes;
    }
    const bool readable_but_empty = (asked.revents & POLLIN) != 0 && count == 0;
    return readable_but_empty || (asked.revents & hung_up) != 0 ? Heard::gone : Heard::nothing;
}

void Line::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const long count = write_some(bytes.data(), bytes.size());
        if (count <= 0) return; // full or gone; the next read tells which
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

LineResult open_line(const std::string& path) {
    return is_real_port(path) ? open_serial_line(path) : open_terminal_line(path);
}

LineError line_error(int error_number, const std::string& path) {
    switch (error_number) {
    case ENOENT:
    case ENODEV:
    case ENXIO: return {Trouble::not_found, path};
    case EACCES:
    case EPERM: return {Trouble::permission_denied, path};
    case EBUSY:
    case EWOULDBLOCK: {
        const std::string holder = holder_of(path);
        return {Trouble::busy, holder.empty() ? path : path + " (" + holder + ")"};
    }
    default: return {Trouble::io_error, path};
    }
}

int lock_against_others(int descriptor) {
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

} // namespace device
