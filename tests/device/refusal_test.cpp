// Ports that cannot be used: each is told apart, and somebody else's device is left in peace.
#include "device/hands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace test;
using protocol::Type;

namespace {

struct Outcome {
    LinkState state;
    Trouble trouble;
    std::string detail;
};

Outcome after(units::Duration span, device::Link& link, PtyBoard* board = nullptr,
              units::HostTime from = units::HostTime{10s}) {
    Hands hands{link};
    hands.now = from;
    hands.go(span, [&] {
        if (board != nullptr) board->answer();
    });
    return {hands.last.state, hands.last.trouble, hands.last.detail};
}

} // namespace

TEST_CASE("refusal: a port that is not there is waited for") {
    device::PortLink link{"/dev/pts/no_such_port", device::real_surroundings()};
    const auto outcome = after(2s, link);
    CHECK(outcome.state == LinkState::searching);
    CHECK(outcome.trouble == Trouble::not_found);
    CHECK(outcome.detail == "/dev/pts/no_such_port");
}

TEST_CASE("refusal: no port at all is waited for") {
    Desk desk;
    device::PortLink link{std::nullopt, desk.surroundings()};
    const auto outcome = after(2s, link);
    CHECK(outcome.state == LinkState::searching);
    CHECK(outcome.trouble == Trouble::not_found);
    CHECK(link.name() == "auto");
}

TEST_CASE("refusal: a file is no roller") {
    device::PortLink link{"/dev/null", device::real_surroundings()};
    CHECK(after(1s, link).trouble == Trouble::not_a_roller);
}

TEST_CASE("refusal: without permission, and by itself again once it is given") {
    PtyBoard board;
    const bool root = geteuid() == 0;
    REQUIRE(chmod(board.path().c_str(), 0) == 0);
    if (root) REQUIRE(seteuid(65534) == 0);
    device::PortLink link{board.path(), device::real_surroundings()};
    const auto outcome = after(1s, link, &board);
    if (root) REQUIRE(seteuid(0) == 0);
    CHECK(outcome.state == LinkState::refused);
    CHECK(outcome.trouble == Trouble::permission_denied);
    CHECK(outcome.detail == board.path());
    REQUIRE(chmod(board.path().c_str(), 0600) == 0);
    CHECK(after(1s, link, &board, units::HostTime{20s}).state == LinkState::ready);
}

TEST_CASE("refusal: a port in use names who uses it") {
    PtyBoard board;
    int told[2];
    REQUIRE(pipe(told) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) { // another program that holds the port
        const int port = ::open(board.path().c_str(), O_RDWR | O_NOCTTY);
        const char answer = flock(port, LOCK_EX | LOCK_NB) == 0 ? 'y' : 'n';
        if (::write(told[1], &answer, 1) == 1) pause();
        _exit(0);
    }
    char answer = 'n';
    REQUIRE(::read(told[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    device::PortLink link{board.path(), device::real_surroundings()};
    const auto outcome = after(1s, link, &board);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    ::close(told[0]);
    ::close(told[1]);
    CHECK(outcome.state == LinkState::refused);
    CHECK(outcome.trouble == Trouble::busy);
    CHECK(outcome.detail == board.path() + " (device_test)");
    CHECK(after(1s, link, &board, units::HostTime{20s}).state == LinkState::ready); // free again
}

TEST_CASE("refusal: somebody else's device hears nothing but our question, and only once") {
    PtyBoard printer;
    Desk desk;
    desk.plug(printer);
    device::PortLink link{printer.path(), desk.surroundings()};
    Hands hands{link};
    hands.go(10s, [&] {
        if (!printer.commands().empty()) printer.say({'o', 'k', ' ', 'T', ':', '2', '0', '\n'});
    });
    CHECK(hands.last.state == LinkState::refused);
    CHECK(hands.last.trouble == Trouble::not_a_roller);
    CHECK(hands.last.detail == printer.path());
    CHECK(hands.bytes.empty());
    CHECK(desk.opened.size() == 1);
    CHECK(std::all_of(printer.heard.begin(), printer.heard.end(),
                      [](Type type) { return type == Type::identify; }));
    link.send(wire::Commands{}.start());
    CHECK(printer.commands().empty());
}

TEST_CASE("refusal: a roller plugged in where somebody else's device was is found") {
    auto printer = std::make_unique<PtyBoard>();
    const std::string path = printer->path();
    device::PortLink link{path, device::real_surroundings()};
    Hands hands{link};
    hands.go(4s, [&] { printer->commands(); });
    CHECK(hands.last.trouble == Trouble::not_a_roller);
    printer.reset();
    hands.go(1s);
    CHECK(hands.last.trouble == Trouble::not_found);
    PtyBoard roller; // the kernel gives the free number again
    REQUIRE(roller.path() == path);
    hands.until_ready(roller);
    CHECK(hands.last.state == LinkState::ready);
}

TEST_CASE("refusal: any port: likely ones first, foreign ones left, the hello decides") {
    PtyBoard printer, unlikely, roller;
    Desk desk;
    desk.plug(unlikely, false);
    desk.plug(roller, false);
    desk.plug(printer, true, "PRINTER-1");
    device::PortLink link{std::nullopt, desk.surroundings()};
    Hands hands{link};
    hands.go(8s, [&] {
        printer.commands();
        unlikely.commands();
        roller.answer();
    });
    CHECK(hands.last.state == LinkState::ready);
    CHECK(desk.opened == std::vector{printer.path(), unlikely.path(), roller.path()});
}

TEST_CASE("refusal: trouble with a port that is likely no roller is not told") {
    Desk desk;
    device::PortFound modem;
    modem.path = "/dev/null";
    desk.list.push_back(modem);
    device::PortLink link{std::nullopt, desk.surroundings()};
    CHECK(after(1s, link).trouble == Trouble::not_found);
    desk.list.back().likely = true;
    CHECK(after(1s, link, nullptr, units::HostTime{20s}).trouble == Trouble::not_a_roller);
}

TEST_CASE("refusal: firmware newer or older than this player can understand") {
    PtyBoard newer, older;
    newer.hello.version = protocol::version + 3;
    newer.hello.oldest_version = protocol::version + 1;
    device::PortLink to_newer{newer.path(), device::real_surroundings()};
    const auto too_new = after(1s, to_newer, &newer);
    CHECK(too_new.state == LinkState::refused);
    CHECK(too_new.trouble == Trouble::protocol_too_new);
    CHECK(too_new.detail == std::to_string(protocol::version + 3));
    CHECK(newer.hello.running == 0);

    PtyBoard understood; // newer, but it still speaks ours
    understood.hello.version = protocol::version + 1;
    understood.hello.oldest_version = protocol::version;
    device::PortLink to_understood{understood.path(), device::real_surroundings()};
    CHECK(after(1s, to_understood, &understood).state == LinkState::ready);
}

TEST_CASE("refusal: a message that must be understood, and is not, is believed when said twice") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    board.say(line::framed(static_cast<Type>(0x0A), 50, Bytes{1})); // may be skipped
    board.say(line::framed(static_cast<Type>(0x0A), 51, Bytes{1}));
    board.say(line::framed(static_cast<Type>(0x8A), 52, Bytes{1}));
    hands.go(100ms, [&] { board.answer(); });
    CHECK(hands.last.state == LinkState::ready);
    board.say(line::framed(static_cast<Type>(0x8A), 53, Bytes{1}));
    hands.go(100ms, [&] { board.answer(); });
    CHECK(hands.last.state == LinkState::refused);
    CHECK(hands.last.trouble == Trouble::protocol_too_new);
}
