// The board without registers: commands, frames, records, silence. Its converters answer nothing
// here; roller_converter_test.cpp is about them.
#include "roller/board.h"
#include "wire/frame_reader.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <array>
#include <deque>
#include <random>
#include <vector>

using protocol::RecordKind, protocol::RecordState, protocol::Result, protocol::Type;

namespace {

// A board on the desk: its clock, its memory and its line are variables.
struct Desk {
    static constexpr std::uint8_t kind_of_board = 1;
    static constexpr std::uint8_t ticks_to_line = 0;

    std::uint32_t ticks = 0;
    std::deque<std::uint8_t> in;
    std::vector<std::uint8_t> out;
    std::size_t room = 100000; // of the queue to the host
    std::array<std::uint8_t, 1024> memory{};
    int writes_until_power_cut = -1;
    std::vector<int> wear = std::vector<int>(1024, 0);
    int power_cycles = 0;
    std::vector<roller::AngleReading> angles;

    Desk() { memory.fill(0xFF); }

    std::uint32_t now() const { return ticks; }
    static bool take_ready(std::uint8_t, roller::ReadyEdge&) { return false; }
    static roller::Reading read(std::uint8_t, std::uint8_t) { return {}; }
    void power_cycle(std::uint8_t) { ++power_cycles; }
    bool take_angle(roller::AngleReading& reading) {
        if (angles.empty()) return false;
        reading = angles.front();
        angles.erase(angles.begin());
        return true;
    }
    bool take_byte(std::uint8_t& byte) {
        if (in.empty()) return false;
        byte = in.front();
        in.pop_front();
        return true;
    }
    bool send(const std::uint8_t* bytes, std::uint8_t count) {
        if (room < count) return false;
        room -= count;
        out.insert(out.end(), bytes, bytes + count);
        return true;
    }
    bool idle = true; // its line
    bool line_idle() const { return idle; }
    static std::uint8_t reset_cause() { return 2; }
    std::uint8_t read_stored(std::uint16_t at) const { return memory.at(at); }
    void write_stored(std::uint16_t at, std::uint8_t byte) {
        if (writes_until_power_cut == 0) return;
        if (writes_until_power_cut > 0) --writes_until_power_cut;
        memory.at(at) = byte;
        ++wear.at(at);
    }
    static bool storage_idle() { return true; }
};

struct Bench {
    Desk desk;
    roller::Board<Desk> board;
    wire::Commands commands;
    wire::FrameReader reader;

    Bench() { board.begin(desk); }
    explicit Bench(const Desk& before) : desk(before) { board.begin(desk); }

    // Lets it work for so long, polled every 5 ms.
    std::vector<wire::Message> wait(int ms) {
        for (int t = 0; t < ms; t += 5) {
            desk.ticks += roller::ticks_of_ms(5);
            for (int round = 0; round < 60; ++round) board.poll();
        }
        reader.push(desk.out);
        desk.out.clear();
        std::vector<wire::Message> told;
        while (const auto frame = reader.pop()) {
            const auto message = wire::decode(*frame);
            REQUIRE(message);
            told.push_back(*message);
        }
        return told;
    }
    std::vector<wire::Message> ask(const std::vector<std::uint8_t>& bytes, int ms = 20) {
        desk.in.insert(desk.in.end(), bytes.begin(), bytes.end());
        return wait(ms);
    }
    template <class M> M answer(const std::vector<std::uint8_t>& bytes) {
        for (const auto& message : ask(bytes))
            if (const auto* wanted = std::get_if<M>(&message)) return *wanted;
        FAIL("no such answer");
        return {};
    }
};

std::vector<std::uint8_t> framed(std::uint8_t type, const std::vector<std::uint8_t>& payload,
                                 std::uint16_t seed) {
    std::vector<std::uint8_t> out(protocol::longest_on_wire);
    out.resize(protocol::write_frame(out.data(), type, 9, payload.data(),
                                     static_cast<std::uint8_t>(payload.size()), seed));
    return out;
}
std::vector<std::uint8_t> framed(Type type, const std::vector<std::uint8_t>& payload) {
    return framed(static_cast<std::uint8_t>(type), payload, protocol::seed_of(type));
}

std::vector<std::uint8_t> after_a_zero(std::vector<std::uint8_t> bytes) {
    bytes.insert(bytes.begin(), 0);
    return bytes;
}

protocol::BuildRecord bed() {
    protocol::BuildRecord r;
    r.build = protocol::Build::bed;
    r.cells = 4;
    for (std::uint8_t i = 0; i < 8; ++i) r.serial[i] = static_cast<std::uint8_t>('A' + i);
    r.cell[2] = {-210, 150, 490};
    return r;
}

std::vector<std::uint8_t> bytes_of(const protocol::BuildRecord& r) {
    std::vector<std::uint8_t> bytes(protocol::build_record_size);
    protocol::put(bytes.data(), r);
    return bytes;
}

} // namespace

TEST_CASE("board: silent until asked, whatever its converters do") {
    Bench b;
    CHECK(b.wait(5000).empty());
    CHECK(b.desk.power_cycles > 3);
}

TEST_CASE("board: identify is answered by a hello, start and stop by a reply") {
    Bench b;
    const auto hello = b.answer<protocol::Hello>(b.commands.identify());
    CHECK(hello.version == protocol::version);
    CHECK(hello.board == 1);
    CHECK(hello.boot_id == 1);
    CHECK(hello.reset_cause == 2);
    CHECK(hello.running == 0);
    CHECK(hello.build.cells == 0);
    CHECK(b.answer<protocol::Reply>(b.commands.start()).result == Result::done);
    CHECK(b.answer<protocol::Hello>(b.commands.identify()).running == 1);
    CHECK(b.answer<protocol::Reply>(b.commands.stop()).to == Type::stop);
    b.wait(20);
    CHECK(b.wait(3000).empty());
}

TEST_CASE(
    "board: while running each cell's status comes once a second, with the frames sent so far") {
    Bench b;
    b.ask(b.commands.start());
    std::uint32_t last = 0;
    std::array<int, 4> count{};
    for (const auto& message : b.wait(10000)) {
        const auto* status = std::get_if<protocol::Status>(&message);
        if (status == nullptr) continue;
        ++count.at(status->cell);
        CHECK(status->frames_sent > last);
        last = status->frames_sent;
        CHECK(status->conversions == 0);
    }
    for (const int n : count) CHECK(n == 10);
    CHECK(b.reader.counters().missing_frames == 0);
}

TEST_CASE("board: unknown and malformed commands are told apart, damage is only counted") {
    Bench b;
    const auto unknown = b.answer<protocol::Reply>(framed(0x60, {1, 2, 3}, protocol::crc_start));
    CHECK(static_cast<int>(unknown.to) == 0x60);
    CHECK(unknown.result == Result::unknown_command);
    CHECK(b.answer<protocol::Reply>(framed(Type::start, {1})).result == Result::malformed);
    CHECK(b.answer<protocol::Reply>(framed(Type::identify, {})).result == Result::malformed);
    CHECK(b.answer<protocol::Reply>(framed(Type::read_record, {9})).result ==
          Result::no_such_thing);
    CHECK(b.answer<protocol::Reply>(framed(Type::write_record, {1, 2})).result ==
          Result::malformed);
    CHECK(b.answer<protocol::Reply>(framed(Type::restart_converter, {4})).result ==
          Result::no_such_thing);
    CHECK(b.answer<protocol::Reply>(b.commands.restart_converter(protocol::whole_board)).result ==
          Result::done);

    auto damaged = b.commands.identify();
    damaged[2] ^= 0x10;
    CHECK(b.ask(damaged).empty());
    CHECK(b.ask({0, 0, 0, 'A', 'T', '\r', '\n', 0}).empty());
    CHECK(b.ask(std::vector<std::uint8_t>(300, 0x55)).empty());
    CHECK(b.ask({0}).empty());
    b.ask(b.commands.start());
    for (const auto& message : b.wait(1000))
        if (const auto* status = std::get_if<protocol::Status>(&message))
            CHECK(status->commands_damaged == 3);
}

TEST_CASE("board: its own frames, echoed by a terminal, are no commands") {
    Bench b;
    b.desk.in.assign({'h', 'e', 'l', 'l', 'o', 0});
    b.ask(b.commands.identify());
    std::vector<std::uint8_t> hello(protocol::hello_size);
    protocol::put(hello.data(), protocol::Hello{});
    CHECK(b.ask(framed(Type::hello, hello)).empty());
    CHECK(b.ask(framed(Type::reply, {0x42, 0})).empty());
}

TEST_CASE("board: every single damaged byte of a command costs that command and nothing else") {
    Bench b;
    const auto good = b.commands.read_record(RecordKind::calibration);
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            auto damaged = good;
            damaged[i] = static_cast<std::uint8_t>(damaged[i] ^ (1U << static_cast<unsigned>(bit)));
            damaged.push_back(0);
            for (const auto& message : b.ask(damaged, 5))
                CHECK(std::get_if<wire::Record>(&message) == nullptr);
            CHECK(b.ask(good, 5).size() == 1);
        }
    }
}

TEST_CASE("board: after any rubbish the next command is heard") {
    Bench b;
    b.desk.room = 1000000;
    std::mt19937 random(7);
    for (int piece = 0; piece < 2000; ++piece) {
        std::vector<std::uint8_t> rubbish(random() % 90);
        for (auto& byte : rubbish)
            byte = static_cast<std::uint8_t>(random() % 4 == 0 ? 0 : random());
        b.ask(rubbish, 5);
        const auto answered = b.ask(after_a_zero(b.commands.identify()), 5);
        REQUIRE(!answered.empty());
        CHECK(std::holds_alternative<protocol::Hello>(answered.back()));
    }
}

TEST_CASE("board: records are kept, read back, and shown in the hello") {
    Bench b;
    CHECK(b.answer<wire::Record>(b.commands.read_record(RecordKind::build)).state ==
          RecordState::absent);
    CHECK(b.answer<protocol::Reply>(b.commands.write(bed())).result == Result::done);
    protocol::CalibrationRecord calibration;
    calibration.id = 77;
    calibration.newtons_per_count[3] = 0.25F;
    CHECK(b.answer<protocol::Reply>(b.commands.write(calibration)).result == Result::done);

    Bench later(b.desk);
    const auto hello = later.answer<protocol::Hello>(later.commands.identify());
    CHECK(hello.boot_id == 2);
    CHECK(hello.calibration_id == 77);
    CHECK(hello.build.cell[2].x_mm == -210);
    const auto record = later.answer<wire::Record>(later.commands.read_record(RecordKind::build));
    CHECK(record.state == RecordState::good);
    CHECK(record.bytes == bytes_of(bed()));
}

TEST_CASE("board: nothing is written while running, nor a build of five cells") {
    Bench b;
    b.ask(b.commands.start());
    CHECK(b.answer<protocol::Reply>(b.commands.write(bed())).result == Result::not_while_running);
    b.ask(b.commands.stop());
    auto five = bed();
    five.cells = 5;
    CHECK(b.answer<protocol::Reply>(b.commands.write(five)).result == Result::malformed);
}

TEST_CASE("board: a power cut at any byte of a write leaves the old record or the new one") {
    Bench first;
    first.ask(first.commands.write(bed()));
    auto changed = bed();
    changed.build = protocol::Build::single;
    changed.serial[7] = 'Z';
    int old_ones = 0;
    int new_ones = 0;
    for (int cut = 0; cut < 12; ++cut) {
        Desk desk = first.desk;
        Bench before(desk);
        before.desk.writes_until_power_cut = cut;
        before.ask(before.commands.write(changed));
        before.desk.writes_until_power_cut = -1;
        Bench after(before.desk);
        const auto record =
            after.answer<wire::Record>(after.commands.read_record(RecordKind::build));
        CHECK(record.state != RecordState::absent);
        const bool is_old = record.bytes == bytes_of(bed());
        CHECK((is_old || record.bytes == bytes_of(changed)));
        (is_old ? old_ones : new_ones) += 1;
    }
    CHECK(old_ones >= 3);
    CHECK(new_ones >= 4);
}

TEST_CASE("board: a memory cell that cannot be written is reported") {
    Bench b;
    b.desk.writes_until_power_cut = 5;
    CHECK(b.answer<protocol::Reply>(b.commands.write(bed())).result == Result::storage_failed);
}

TEST_CASE("board: the boot id is another one at every start, and the memory wears evenly") {
    Desk desk;
    for (std::uint32_t start = 1; start <= 1600; ++start) {
        Bench b(desk);
        if (start % 100 == 0)
            CHECK(b.answer<protocol::Hello>(b.commands.identify()).boot_id == start);
        desk = b.desk;
    }
    int worst = 0;
    for (const int n : desk.wear) worst = std::max(worst, n);
    CHECK(worst <= 100);
}

TEST_CASE("board: without room whole frames are dropped and counted, the sequence has no hole") {
    Bench b;
    b.ask(b.commands.start());
    b.desk.room = 50; // one status, and no more
    b.wait(3000);
    b.desk.room = 100000;
    std::uint16_t dropped = 0;
    for (const auto& message : b.wait(1000))
        if (const auto* status = std::get_if<protocol::Status>(&message))
            dropped = status->frames_dropped;
    CHECK(dropped >= 10);
    CHECK(b.reader.counters().missing_frames == 0);
    CHECK(b.reader.counters().damaged_pieces == 0);
}

TEST_CASE(
    "board: the time is told densely after the start, then less often, and only when the line "
    "is free") {
    Bench b;
    b.desk.room = 1000000;
    CHECK(b.wait(1000).empty());
    const auto times = [&](int ms) {
        std::vector<std::uint32_t> ticks;
        for (const auto& message : b.wait(ms))
            if (const auto* time = std::get_if<protocol::Time>(&message))
                ticks.push_back(time->ticks);
        return ticks;
    };
    b.ask(b.commands.start());
    const auto dense = times(1000);
    CHECK(dense.size() >= 190); // each 5 ms round of this desk, but for those with a status
    CHECK(dense.back() > b.desk.ticks - roller::ticks_of_ms(11));
    b.desk.idle = false;
    CHECK(times(1000).empty());
    b.desk.idle = true;
    CHECK(times(1000).size() >= 190);
    times(300000);
    const auto later = times(10000);
    CHECK(later.size() >= 250);
    CHECK(later.size() <= 500);
    b.ask(b.commands.start());
    CHECK(times(1000).size() >= 190);
    b.ask(b.commands.stop());
    CHECK(times(1000).empty());
}

TEST_CASE("board: the angle is told while running, with the state of its magnet") {
    Bench b;
    b.desk.angles = {{1, true, 0x20, 100}};
    CHECK(b.wait(10).empty());
    b.ask(b.commands.start());
    b.desk.angles = {{1, true, 0x20, 100},
                     {2, true, 0x30, 200},
                     {3, true, 0x28, 300},
                     {4, true, 0x00, 400},
                     {5, false, 0, 0}};
    std::vector<protocol::Angle> told;
    for (const auto& message : b.wait(20))
        if (const auto* angle = std::get_if<protocol::Angle>(&message)) told.push_back(*angle);
    REQUIRE(told.size() == 5);
    using protocol::Magnet;
    const Magnet expected[] = {Magnet::good, Magnet::weak, Magnet::strong, Magnet::absent,
                               Magnet::no_answer};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(told[i].magnet == expected[i]);
        CHECK(told[i].counter == i);
    }
}

TEST_CASE("board: without an angle sensor, and none promised, nothing is said about it") {
    Bench b;
    b.ask(b.commands.start());
    b.desk.angles = {{5, false, 0, 0}};
    for (const auto& message : b.wait(20)) CHECK(std::get_if<protocol::Angle>(&message) == nullptr);
    b.ask(b.commands.stop());
    auto cradle = bed();
    cradle.has_angle = 1;
    b.ask(b.commands.write(cradle));
    b.ask(b.commands.start());
    b.desk.angles = {{5, false, 0, 0}};
    int told = 0;
    for (const auto& message : b.wait(20))
        told += std::holds_alternative<protocol::Angle>(message) ? 1 : 0;
    CHECK(told == 1);
}
