// libserialport's own code at work, on pseudo-terminals that serial_shim.c shows it as USB ports:
// listing, opening, configuring, reading, and the plug being pulled.
#include "device/fake_ports.h"
#include "device/hands.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

using namespace test;

namespace {

// Linux' termios2, whose speed is a number: 250000 is none of termios' constants, and its own
// header does not go together with <termios.h>.
struct LineSettings {
    unsigned input = 0, output = 0, control = 0, local = 0;
    std::array<unsigned char, 20> line_and_characters{};
    unsigned input_speed = 0, output_speed = 0;
};

unsigned speed_of(int descriptor) {
    LineSettings settings;
    REQUIRE(ioctl(descriptor, _IOR('T', 0x2A, LineSettings), &settings) == 0);
    return settings.output_speed;
}

FakePorts fake_ports() {
    const char* folder = std::getenv("ROLLTAKT_SERIAL_SHIM");
    REQUIRE(folder != nullptr);
    return FakePorts{folder};
}

} // namespace

TEST_CASE("real port: listed with its USB ids and serial number, likely ones first") {
    const auto ports = fake_ports();
    PtyBoard modem, roller;
    ports.plug("ttyUSB3", modem.path(), {"12d1", "1001", "M-1", "Modem"});
    ports.plug("ttyUSB9", roller.path(), {"1a86", "7523", "R-7", "USB2.0-Serial"});
    const auto list = device::ports();
    REQUIRE(list.size() == 2);
    CHECK(list[0].path == "/dev/ttyUSB9");
    CHECK(list[0].usb_vendor == 0x1a86);
    CHECK(list[0].usb_product == 0x7523);
    CHECK(list[0].serial == "R-7");
    CHECK(list[0].description.find("USB2.0-Serial") != std::string::npos);
    CHECK(list[0].likely);
    CHECK(list[1].path == "/dev/ttyUSB3");
    CHECK_FALSE(list[1].likely);
}

TEST_CASE("real port: who looks again and again sees what comes and goes") {
    const auto ports = fake_ports();
    PtyBoard one, other;
    const auto look = device::ports_as_they_change();
    CHECK(look().empty());
    ports.plug("ttyUSB9", one.path());
    REQUIRE(look().size() == 1);
    ports.plug("ttyUSB3", other.path());
    CHECK(look().size() == 2);
    ports.unplug("ttyUSB9");
    REQUIRE(look().size() == 1);
    CHECK(look()[0].path == "/dev/ttyUSB3");
    ports.rename("ttyUSB3", "Another"); // nothing came or went: it is asked now and then
    CHECK(look()[0].description.find("Another") == std::string::npos);
    for (int i = 0; i < 20; ++i) look();
    CHECK(look()[0].description.find("Another") != std::string::npos);
}

TEST_CASE("real port: opened raw at 250000 8N1, alone, closed on exec, DTR kept at closing") {
    const auto ports = fake_ports();
    PtyBoard board;
    ports.plug("ttyUSB9", board.path());
    const auto line = device::open_line("/dev/ttyUSB9");
    REQUIRE(line);
    const termios settings = board.settings(); // both ends share them
    CHECK((settings.c_cflag & HUPCL) == 0);
    CHECK((settings.c_cflag & CSIZE) == CS8);
    CHECK((settings.c_cflag & (PARENB | CSTOPB | CRTSCTS)) == 0);
    CHECK((settings.c_lflag & (ICANON | ECHO | ISIG)) == 0);
    CHECK((settings.c_iflag & (IXON | IXOFF | ICRNL)) == 0);
    CHECK((settings.c_oflag & OPOST) == 0);
    CHECK(speed_of((*line)->descriptor()) == 250000);
    CHECK((fcntl((*line)->descriptor(), F_GETFD) & FD_CLOEXEC) != 0);
    const auto again = device::open_line("/dev/ttyUSB9");
    REQUIRE_FALSE(again);
    CHECK(again.error().trouble == Trouble::busy);
}

TEST_CASE("real port: a roller is found by itself, speaks, is unplugged and comes back elsewhere") {
    const auto ports = fake_ports();
    auto board = std::make_unique<PtyBoard>();
    PtyBoard printer, moved;
    board->hello.build.serial[0] = moved.hello.build.serial[0] = 42;
    ports.plug("ttyUSB3", printer.path(), {"1a86", "7523", "", "Printer"});
    ports.plug("ttyUSB9", board->path());
    const auto link = device::open(device::AnyPort{});
    Hands hands{*link};
    hands.go(4s, [&] {
        printer.commands();
        board->answer();
    });
    REQUIRE(hands.last.state == LinkState::ready);
    CHECK(link->name() == "/dev/ttyUSB9");

    hands.bytes.clear();
    Bytes said;
    for (std::uint32_t i = 0; i < 100; ++i)
        line::operator+=(said, line::framed(static_cast<std::uint16_t>(i),
                                            protocol::Sample{0, i, i * 21553, 17}));
    REQUIRE(board->say(said) == said.size());
    hands.go(50ms);
    CHECK(hands.bytes == said);

    board->unplug();
    hands.go(50ms);
    CHECK(hands.last.state == LinkState::lost);
    CHECK(link->descriptor() == -1);
    ports.unplug("ttyUSB9");
    hands.go(2s);
    CHECK(hands.last.state == LinkState::lost);

    ports.plug("ttyUSB10", moved.path());
    hands.go(2s, [&] { moved.answer(); });
    CHECK(hands.last.state == LinkState::ready);
    CHECK(link->name() == "/dev/ttyUSB10");
    CHECK(hands.connections == 2);
    for (const auto type : printer.heard) CHECK(type == protocol::Type::identify);
}

TEST_CASE("real port: an unplugged line is gone, not silent, and reading it again never spins") {
    const auto ports = fake_ports();
    PtyBoard board;
    ports.plug("ttyUSB9", board.path());
    const auto line = device::open_line("/dev/ttyUSB9");
    REQUIRE(line);
    Bytes bytes;
    CHECK((*line)->read(bytes) == device::Line::Heard::nothing);
    board.say({1, 2, 3});
    pollfd waiting{(*line)->descriptor(), POLLIN, 0};
    REQUIRE(poll(&waiting, 1, 1000) == 1);
    CHECK((*line)->read(bytes) == device::Line::Heard::bytes);
    CHECK(bytes == Bytes{1, 2, 3});
    CHECK((*line)->read(bytes) == device::Line::Heard::nothing);
    board.unplug();
    CHECK((*line)->read(bytes) == device::Line::Heard::gone);
    (*line)->write(bytes); // into the void
}

TEST_CASE("real port: a name nobody has is not found") {
    const auto ports = fake_ports();
    const auto line = device::open_serial_line("/dev/ttyUSB9");
    REQUIRE_FALSE(line);
    CHECK(line.error().trouble == Trouble::not_found);
}

TEST_CASE("real port: without permission it says so") {
    const auto ports = fake_ports();
    PtyBoard board;
    ports.plug("ttyUSB9", board.path());
    const bool root = geteuid() == 0;
    REQUIRE(chmod(board.path().c_str(), 0) == 0);
    if (root) REQUIRE(seteuid(65534) == 0);
    const auto line = device::open_line("/dev/ttyUSB9");
    if (root) REQUIRE(seteuid(0) == 0);
    REQUIRE_FALSE(line);
    CHECK(line.error().trouble == Trouble::permission_denied);
    CHECK(line.error().detail == "/dev/ttyUSB9");
}
