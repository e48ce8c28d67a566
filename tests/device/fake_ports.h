// A folder for serial_shim.c: pseudo-terminals as USB serial ports, in the shape of sysfs. Ports
// may come and go while a program runs.
#pragma once
#include <filesystem>
#include <fstream>
#include <string>

namespace test {

struct UsbDevice {
    std::string vendor = "1a86", product = "7523"; // CH340
    std::string serial;                            // empty = it has none, as a CH340
    std::string description = "USB Serial";
};

class FakePorts {
  public:
    explicit FakePorts(std::filesystem::path folder) : folder_{std::move(folder)} {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "dev");
        std::filesystem::create_directories(folder_ / "sys/class/tty");
    }

    // `name`: "ttyUSB9"; `terminal`: the path of the pseudo-terminal.
    void plug(const std::string& name, const std::string& terminal,
              const UsbDevice& usb = {}) const {
        const auto device = device_of(name);
        const auto port = device / "1-1:1.0" / name / "tty" / name;
        std::filesystem::create_directories(port);
        write(device / "busnum", "1");
        write(device / "devnum", "7");
        write(device / "idVendor", usb.vendor);
        write(device / "idProduct", usb.product);
        write(device / "product", usb.description);
        if (!usb.serial.empty()) write(device / "serial", usb.serial);
        std::filesystem::create_directory_symlink("../../../" + name, port / "device");
        std::filesystem::create_symlink(terminal, folder_ / "dev" / name);
        std::filesystem::create_directory_symlink("../../devices/usb1/" + name + "/1-1:1.0/" +
                                                      name + "/tty/" + name,
                                                  folder_ / "sys/class/tty" / name);
    }

    void rename(const std::string& name, const std::string& description) const {
        write(device_of(name) / "product", description);
    }

    void unplug(const std::string& name) const {
        std::filesystem::remove(folder_ / "sys/class/tty" / name);
        std::filesystem::remove(folder_ / "dev" / name);
        std::filesystem::remove_all(device_of(name));
    }

  private:
    std::filesystem::path device_of(const std::string& name) const {
        return folder_ / "sys/devices/usb1" / name;
    }
    static void write(const std::filesystem::path& file, const std::string& text) {
        std::ofstream{file} << text << '\n';
    }

    std::filesystem::path folder_;
};

} // namespace test
