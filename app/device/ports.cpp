#include "device/link.h"

#include <libserialport.h>

#include <algorithm>
#include <array>
#include <dirent.h>
#include <optional>
#include <string>
#include <utility>

namespace device {

namespace {

struct UsbId {
    int vendor, product; // -1 = any
};
// Boards and adapters that rollers are built with.
constexpr std::array<UsbId, 8> known{{
    {0x1a86, 0x7523}, // CH340: most Nano clones
    {0x1a86, 0x5523}, // CH341
    {0x0403, 0x6001}, // FTDI FT232R: Nano
    {0x0403, 0x6015}, // FTDI FT231X
    {0x10c4, 0xea60}, // CP2102
    {0x067b, 0x2303}, // PL2303
    {0x2341, -1},     // Arduino: Uno
    {0x2a03, -1},     // Arduino.org
}};

bool is_known(int vendor, int product) {
    return std::any_of(known.begin(), known.end(), [=](UsbId id) {
        return id.vendor == vendor && (id.product == product || id.product == -1);
    });
}

std::string text(const char* from_library) { return from_library == nullptr ? "" : from_library; }

PortFound found(const sp_port* port) {
    PortFound p;
    p.path = text(sp_get_port_name(port));
    p.description = text(sp_get_port_description(port));
    if (sp_get_port_transport(port) != SP_TRANSPORT_USB) return p;
    p.serial = text(sp_get_port_usb_serial(port));
    if (sp_get_port_usb_vid_pid(port, &p.usb_vendor, &p.usb_product) != SP_OK)
        p.usb_vendor = p.usb_product = -1;
    p.likely = is_known(p.usb_vendor, p.usb_product);
    return p;
}

// By name and number: what is plugged in again has another number.
using Terminals = std::vector<std::pair<std::string, ino_t>>;
std::optional<Terminals> terminals() {
    struct End {
        void operator()(DIR* folder) const { ::closedir(folder); }
    };
    const std::unique_ptr<DIR, End> folder{::opendir("/sys/class/tty")};
    if (!folder) return std::nullopt;
    Terminals all;
    while (const dirent* entry = ::readdir(folder.get()))
        all.emplace_back(entry->d_name, entry->d_ino);
    return all;
}

constexpr int looks_at_one_list = 20; // ten seconds of a search, twelve at the start

} // namespace

std::vector<PortFound> ports() {
    std::vector<PortFound> list;
    sp_port** all = nullptr;
    if (sp_list_ports(&all) != SP_OK) return list;
    for (sp_port** port = all; *port != nullptr; ++port)
        if (sp_get_port_transport(*port) != SP_TRANSPORT_BLUETOOTH) // opening would wait for it
            list.push_back(found(*port));
    sp_free_port_list(all);
    std::stable_sort(list.begin(), list.end(), [](const PortFound& a, const PortFound& b) {
        return a.likely != b.likely ? a.likely : a.path < b.path;
    });
    return list;
}

std::function<std::vector<PortFound>()> ports_as_they_change() {
    return
        [seen = std::optional<Terminals>{}, list = std::vector<PortFound>{}, looks = 0]() mutable {
            auto now = terminals();
            if (!now || now != seen || ++looks >= looks_at_one_list) {
                list = ports();
                looks = 0;
            }
            seen = std::move(now);
            return list;
        };
}

} // namespace device
