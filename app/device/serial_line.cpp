// Real serial ports: libserialport opens and configures them; waiting, locking and noticing that
// the plug was pulled are ours (its 0.1.1 shares a port between programs and cannot tell unplugged
// from silent).
#include "device/line.h"

#include <libserialport.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace device {

namespace {

class SerialLine : public Line {
  public:
    explicit SerialLine(sp_port* port) : port_{port} { sp_get_port_handle(port_, &descriptor_); }
    ~SerialLine() override {
        if (exclusive_) ioctl(descriptor_, TIOCNXCL);
        sp_close(port_);
        sp_free_port(port_);
    }
    int descriptor() const override { return descriptor_; }

    // errno, or 0. Everything that other programs could notice comes after the lock.
    int prepare() {
        if (fcntl(descriptor_, F_SETFD, FD_CLOEXEC) != 0) return errno;
        if (const int error = lock_against_others(descriptor_); error != 0) return error;
        exclusive_ = ioctl(descriptor_, TIOCEXCL) == 0;
        keep_dtr_on_close();
        return configure() ? 0 : EIO;
    }

  private:
    long read_some(std::uint8_t* into, std::size_t most) override {
        return sp_nonblocking_read(port_, into, most);
    }
    long write_some(const std::uint8_t* from, std::size_t size) override {
        return sp_nonblocking_write(port_, from, size);
    }

    // A falling and rising DTR restarts the board; so it stays up when we go, for the next opening.
    void keep_dtr_on_close() const {
        termios settings{};
        if (tcgetattr(descriptor_, &settings) != 0) return;
        settings.c_cflag &= ~static_cast<tcflag_t>(HUPCL);
        tcsetattr(descriptor_, TCSANOW, &settings);
    }

    bool configure() const {
        return sp_set_baudrate(port_, static_cast<int>(protocol::baud)) == SP_OK &&
               sp_set_bits(port_, 8) == SP_OK && sp_set_parity(port_, SP_PARITY_NONE) == SP_OK &&
               sp_set_stopbits(port_, 1) == SP_OK &&
               sp_set_flowcontrol(port_, SP_FLOWCONTROL_NONE) == SP_OK &&
               sp_flush(port_, SP_BUF_INPUT) == SP_OK;
    }

    sp_port* port_;
    int descriptor_ = -1;
    bool exclusive_ = false;
};

} // namespace

LineResult open_serial_line(const std::string& path) {
    sp_port* port = nullptr;
    if (sp_get_port_by_name(path.c_str(), &port) != SP_OK)
        return tl::unexpected{LineError{Trouble::not_found, path}};
    errno = 0;
    if (sp_open(port, SP_MODE_READ_WRITE) != SP_OK) {
        const int error = errno;
        sp_free_port(port);
        return tl::unexpected{line_error(error, path)};
    }
    auto line = std::make_unique<SerialLine>(port);
    if (const int error = line->prepare(); error != 0)
        return tl::unexpected{line_error(error, path)};
    return line;
}

} // namespace device
