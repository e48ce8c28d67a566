// A roller at a port: found, greeted, watched, lost and found again. Real pseudo-terminals,
// injected time.
#include "device/hands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <poll.h>

using namespace test;
using protocol::Type;

namespace {

bool only_identify(const std::vector<Type>& heard) {
    return std::all_of(heard.begin(), heard.end(), [](Type t) { return t == Type::identify; });
}

} // namespace

TEST_CASE("link: a roller is asked, greeted and started; its bytes begin with the hello") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.take();
    CHECK(hands.last.state == LinkState::identifying);
    CHECK(hands.last.detail == board.path());
    hands.until_ready(board);
    CHECK(hands.last.state == LinkState::ready);
    CHECK(hands.connections == 1);
    CHECK(link.hello()->boot_id == 1);
    CHECK(link.name() == board.path());
    CHECK(board.hello.running == 1);
    board.hello.running = 0;
    const auto hello = line::framed(0, board.hello);
    REQUIRE(hands.bytes.size() >= hello.size());
    CHECK(std::equal(hello.begin(), hello.end(), hands.bytes.begin()));
}

TEST_CASE("link: every byte value passes through, and its descriptor wakes who waits for it") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    hands.bytes.clear();
    Bytes all;
    for (int value = 0; value < 256; ++value) all.push_back(static_cast<std::uint8_t>(value));
    pollfd waiting{link.descriptor(), POLLIN, 0};
    CHECK(poll(&waiting, 1, 0) == 0);
    board.say(all);
    CHECK(poll(&waiting, 1, 1000) == 1);
    hands.go(50ms);
    CHECK(hands.bytes == all);
    CHECK((fcntl(link.descriptor(), F_GETFD) & FD_CLOEXEC) != 0);
}

TEST_CASE("link: what comes before the hello is ignored: garbage of a bootloader, our own echo") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.take();
    board.say(Bytes(3000, 'U'));
    board.say(wire::Commands{}.identify());
    board.say(line::framed(9, protocol::Sample{0, 1, 2, 3}));
    board.say({0x41, 0x56, 0x00, 0x81});
    hands.go(2s, [&] { board.commands(); }); // a bootloader for 2 s: nobody listens
    CHECK(hands.last.state == LinkState::identifying);
    CHECK(hands.bytes.empty());
    CHECK(only_identify(board.heard));
    CHECK(board.heard.size() == 9); // at once, then every 250 ms
    hands.until_ready(board);
    CHECK(hands.last.state == LinkState::ready);
    CHECK(hands.bytes[1] == static_cast<std::uint8_t>(Type::hello));
}

TEST_CASE("link: a board that begins to listen just before 3 s are over is still greeted") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.take();
    hands.go(2700ms, [&] { board.commands(); });
    hands.go(200ms, [&] { board.answer(); });
    CHECK(hands.last.state == LinkState::ready);
}

TEST_CASE("link: unplugged is noticed at the next look, and nothing spins") {
    PtyBoard board;
    Desk desk;
    device::PortLink link{board.path(), desk.surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    board.say_samples(3);
    hands.go(50ms);
    const std::size_t opened = desk.opened.size();
    board.unplug();
    hands.go(50ms);
    CHECK(hands.last.state == LinkState::lost);
    CHECK(link.descriptor() == -1);
    CHECK(link.hello());
    for (int i = 0; i < 10000; ++i) link.take(hands.now); // as often as you like
    CHECK(desk.opened.size() == opened);
    hands.go(5s);
    CHECK(hands.last.state == LinkState::lost);
    CHECK(desk.opened.size() <= opened + 10); // every 500 ms
}

TEST_CASE("link: the same roller is found again under another name, and started") {
    Desk desk;
    auto board = std::make_unique<PtyBoard>();
    board->hello.build.serial[0] = 7;
    desk.plug(*board);
    device::PortLink link{board->path(), desk.surroundings()};
    Hands hands{link};
    hands.until_ready(*board);

    PtyBoard other, moved; // both there before the first goes, so that the name differs
    other.hello.build.serial[0] = 8;
    moved.hello.build.serial[0] = 7;
    moved.hello.boot_id = 99;
    board->unplug();
    desk.list.clear();
    desk.plug(moved);
    desk.plug(other); // is looked at first
    hands.go(3s, [&] {
        other.answer();
        moved.answer();
    });
    CHECK(hands.last.state == LinkState::ready);
    CHECK(link.name() == moved.path());
    CHECK(link.hello()->boot_id == 99);
    CHECK(hands.connections == 2);
    CHECK(moved.hello.running == 1);
    CHECK(only_identify(other.heard));
}

TEST_CASE("link: a silent roller is opened anew after 3 s") {
    PtyBoard board;
    Desk desk;
    device::PortLink link{board.path(), desk.surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    board.say_samples(1);
    hands.go(950ms, [&] { board.commands(); });
    CHECK(hands.last.state == LinkState::ready);
    hands.go(150ms, [&] { board.commands(); });
    CHECK(hands.last.state == LinkState::silent);
    hands.go(1800ms, [&] { board.commands(); });
    CHECK(desk.opened.size() == 1);
    hands.go(300ms, [&] { board.commands(); });
    CHECK(desk.opened.size() == 2);
    CHECK(hands.last.state == LinkState::identifying);
    hands.go(10s, [&] { board.commands(); }); // never given up: it is our roller's port
    CHECK(desk.opened.size() >= 4);
    hands.until_ready(board);
    CHECK(hands.last.state == LinkState::ready);
    CHECK(hands.connections == 2);
}

TEST_CASE("link: a board with little to say is asked, and never counts as silent") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    for (int i = 0; i < 10; ++i) { // one frame in 1.2 s
        board.say_samples(1);
        for (int step = 0; step < 24; ++step) {
            hands.go(50ms, [&] { board.answer(); });
            REQUIRE(hands.last.state == LinkState::ready);
        }
    }
    CHECK(hands.connections == 1);
}

TEST_CASE("link: noise is no sign of life") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    hands.go(1100ms, [&] { board.say({1, 2, 3, 0, 5, 6, 7, 8, 9, 10, 0}); });
    CHECK(hands.last.state == LinkState::silent);
    board.say_samples(1);
    hands.go(50ms);
    CHECK(hands.last.state == LinkState::ready);
}

TEST_CASE("link: told to stop, silence is right") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    wire::Commands commands;
    link.send(commands.stop());
    hands.go(10s, [&] { board.answer(); });
    CHECK(hands.last.state == LinkState::ready);
    CHECK(board.hello.running == 0);
    link.send(commands.start());
    hands.go(1500ms, [&] { board.commands(); });
    CHECK(hands.last.state == LinkState::silent);
}

TEST_CASE("link: a burst after a stall of this computer is taken whole") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    hands.bytes.clear();
    board.say_samples(56); // 600 ms at 92.8/s
    hands.now += 5s;       // longer than any patience; but the bytes are there
    hands.take();
    CHECK(hands.last.state == LinkState::ready);
    wire::FrameReader reader;
    reader.push(hands.bytes);
    int frames = 0;
    while (reader.pop()) ++frames;
    CHECK(frames == 56);
}

TEST_CASE("link: what this computer did not see for a stall is no silence of the board") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    board.say_samples(1);
    hands.go(50ms, [&] { board.commands(); });
    hands.now += 5s;
    hands.take();
    CHECK(hands.last.state == LinkState::ready);
    hands.go(900ms, [&] { board.commands(); });
    CHECK(hands.last.state == LinkState::ready);
    hands.go(150ms, [&] { board.commands(); });
    CHECK(hands.last.state == LinkState::silent);
}

TEST_CASE("link: a board that restarted by itself is greeted and started again") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    board.say_samples(5);
    hands.go(50ms);
    board.reboot();
    for (int step = 0; step < 14; ++step) {
        hands.go(50ms, [&] { board.answer(); });
        CHECK(hands.last.state == LinkState::ready); // so quick that nothing pauses
    }
    CHECK(hands.connections == 2);
    CHECK(link.hello()->boot_id == 2);
    CHECK(board.hello.running == 1);
}

TEST_CASE("link: a flood is taken in bounded bites, and nothing of it is lost") {
    PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    Hands hands{link};
    hands.until_ready(board);
    hands.bytes.clear();
    const Bytes flood(100000, 0x77); // no frames in it, but for one between each two bites
    std::size_t said = 0, largest = 0;
    for (int i = 0; i < 200; ++i) {
        said += board.say({0});
        said += board.say(line::framed(0, board.hello));
        said += board.say(flood);
        hands.go(50ms);
        std::size_t bite = 0;
        for (const auto& chunk : hands.last.chunks) bite += chunk.bytes.size();
        largest = std::max(largest, bite);
    }
    hands.go(500ms);
    CHECK(said > 200000);
    CHECK(hands.bytes.size() == said);
    CHECK(largest <= 65536 + 4096);
}

TEST_CASE("link: going away, the roller is told to stop") {
    PtyBoard board;
    {
        device::PortLink link{board.path(), device::real_surroundings()};
        Hands hands{link};
        hands.until_ready(board);
    }
    board.answer();
    CHECK(board.heard.back() == Type::stop);
}
