// The frame reader: damage costs the frame it hits and nothing else, and everything is counted.
#include "wire/frame_reader.h"

#include "wire/line.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <string>

using line::operator+=;

namespace {

line::Bytes samples(std::uint16_t first, int count) {
    line::Bytes bytes;
    for (int i = 0; i < count; ++i) {
        const auto number = static_cast<std::uint32_t>(first + i);
        bytes +=
            line::framed(static_cast<std::uint16_t>(first + i),
                         protocol::Sample{static_cast<std::uint8_t>(number % 4), number,
                                          number * 21553, static_cast<std::int32_t>(number) - 9});
    }
    return bytes;
}

std::string sequences(wire::FrameReader& reader) {
    std::string text;
    while (const auto frame = reader.pop()) text += std::to_string(frame->sequence) + " ";
    return text;
}

std::vector<line::Bytes> one_of_each() {
    protocol::Hello hello;
    hello.boot_id = 0x01000200;
    protocol::CalibrationRecord calibration;
    line::Bytes record{2, 1};
    record += line::payload_of<protocol::calibration_record_size>(calibration);
    return {line::framed(1, hello),
            line::framed(2, protocol::Sample{1, 2, 3, -4}),
            line::framed(3, protocol::Fault{0, protocol::FaultKind::late, 1, 2, 3}),
            line::framed(4, protocol::Angle{1, 2, 3, protocol::Magnet::good}),
            line::framed(5, protocol::Status{}),
            line::framed(6, protocol::Reply{protocol::Type::stop, protocol::Result::done}),
            line::framed(protocol::Type::record, 7, record),
            line::framed(8, protocol::Time{1234567})};
}

} // namespace

TEST_CASE("frame reader: byte by byte gives the same as all at once") {
    line::Bytes bytes;
    for (const auto& frame : one_of_each()) bytes += frame;
    wire::FrameReader whole, by_byte;
    whole.push(bytes);
    std::string pieces;
    for (const std::uint8_t byte : bytes) {
        by_byte.push({&byte, 1});
        pieces += sequences(by_byte);
    }
    CHECK(pieces == "1 2 3 4 5 6 7 8 ");
    CHECK(sequences(whole) == pieces);
    CHECK(whole.counters().bytes == bytes.size());
    CHECK(by_byte.counters().frames == 8);
}

TEST_CASE("frame reader: every single bit flip is rejected, in every message") {
    for (const auto& frame : one_of_each()) {
        for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
            auto damaged = frame;
            damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1U << (bit % 8)));
            wire::FrameReader reader;
            reader.push(damaged);
            reader.push(std::array<std::uint8_t, 1>{0});
            CAPTURE(bit);
            CHECK_FALSE(reader.pop());
            CHECK(reader.counters().damaged_pieces >= 1);
        }
    }
}

TEST_CASE("frame reader: damage costs one frame; a lost zero two") {
    auto bytes = samples(0, 5);
    const auto two = samples(0, 2).size();
    SUBCASE("a byte") {
        bytes[two + 4] ^= 0x10;
        wire::FrameReader reader;
        reader.push(bytes);
        CHECK(sequences(reader) == "0 1 3 4 ");
        CHECK(reader.counters().damaged_pieces == 1);
        CHECK(reader.counters().missing_frames == 1);
    }
    SUBCASE("a lost zero joins two frames") {
        bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(two) - 1);
        wire::FrameReader reader;
        reader.push(bytes);
        CHECK(sequences(reader) == "0 3 4 ");
        CHECK(reader.counters().damaged_pieces == 1);
        CHECK(reader.counters().missing_frames == 2);
    }
    SUBCASE("a zero too many is no piece at all") {
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(two), 3, 0);
        wire::FrameReader reader;
        reader.push(bytes);
        CHECK(sequences(reader) == "0 1 2 3 4 ");
        CHECK(reader.counters().damaged_pieces == 0);
    }
}

TEST_CASE("frame reader: a line without zeros costs one damaged piece and no memory") {
    wire::FrameReader reader;
    const line::Bytes noise(1000, 0x55);
    for (int i = 0; i < 1000; ++i) {
        reader.push(noise);
        CHECK_FALSE(reader.pop());
    }
    CHECK(reader.counters().damaged_pieces == 1);
    reader.push(std::array<std::uint8_t, 1>{0});
    reader.push(samples(7, 1));
    CHECK(sequences(reader) == "7 ");
    CHECK(reader.counters().damaged_pieces == 1);
}

TEST_CASE("frame reader: what nobody pops is let go, and shows as missing") {
    wire::FrameReader reader;
    const int pushes = 200;
    for (int i = 0; i < pushes; ++i) reader.push(samples(static_cast<std::uint16_t>(100 * i), 100));
    std::uint64_t popped = 0;
    auto first = reader.pop();
    REQUIRE(first);
    for (popped = 1; reader.pop();) ++popped;
    CHECK(popped < 1200); // about 16 kB and one push
    CHECK(first->sequence + popped == 100 * pushes);
    CHECK(reader.counters().damaged_pieces == 0);
}

TEST_CASE("frame reader: our own commands are never board data") {
    wire::FrameReader reader;
    wire::Commands commands;
    protocol::BuildRecord build;
    for (const auto& command :
         {commands.identify(), commands.start(), commands.stop(),
          commands.read_record(protocol::RecordKind::build), commands.write(build),
          commands.write(protocol::CalibrationRecord{}), commands.restart_converter(2)})
        reader.push(command);
    CHECK_FALSE(reader.pop());
    CHECK(reader.counters().echoed_commands == 7);
    CHECK(reader.counters().frames == 0);
    CHECK(reader.counters().damaged_pieces == 0);
}

TEST_CASE("frame reader: right CRC with an impossible value is damage") {
    wire::FrameReader reader;
    reader.push(line::framed(0, protocol::Sample{4, 1, 2, 3}));
    reader.push(line::framed(protocol::Type::sample, 1, line::Bytes(11)));
    CHECK_FALSE(reader.pop());
    CHECK(reader.counters().damaged_pieces == 2);
}

TEST_CASE("frame reader: another layout means another seed, so the frame is not misread") {
    wire::FrameReader reader;
    const auto payload = line::payload(protocol::Sample{1, 2, 3, 4});
    line::Bytes bytes(protocol::longest_on_wire);
    bytes.resize(protocol::write_frame(
        bytes.data(), static_cast<std::uint8_t>(protocol::Type::sample), 0, payload.data(),
        protocol::sample_size,
        protocol::crc_of_text("sample cell:u8 ticks:u32 counter:u32 counts:i24")));
    reader.push(bytes);
    CHECK_FALSE(reader.pop());
    CHECK(reader.counters().damaged_pieces == 1);
}

TEST_CASE("frame reader: unknown types pass, whole, up to the longest payload") {
    wire::FrameReader reader;
    const line::Bytes payload(protocol::longest_payload, 0);
    reader.push(line::framed(static_cast<protocol::Type>(0x33), 5, payload));
    const auto frame = reader.pop();
    REQUIRE(frame);
    CHECK(frame->size == protocol::longest_payload);
    CHECK(std::holds_alternative<wire::Unknown>(*wire::decode(*frame)));
}

TEST_CASE("frame reader: the sequence goes on over its end") {
    wire::FrameReader reader;
    reader.push(samples(65530, 5));
    reader.push(samples(2, 1));
    sequences(reader);
    CHECK(reader.counters().frames == 6);
    CHECK(reader.counters().missing_frames == 3); // 65535, 0, 1
}

TEST_CASE("frame reader: a board that restarted numbers anew, and nothing is missing") {
    protocol::Hello hello;
    hello.boot_id = 1;
    wire::FrameReader reader;
    reader.push(line::framed(0, hello));
    reader.push(samples(1, 500));
    hello.boot_id = 2;
    reader.push(line::framed(0, hello));
    reader.push(samples(1, 10));
    sequences(reader);
    CHECK(reader.counters().frames == 512);
    CHECK(reader.counters().missing_frames == 0);
}

TEST_CASE("frame reader: after a reconnect half a frame and the sequence are forgotten") {
    const auto bytes = samples(10, 2);
    wire::FrameReader reader;
    reader.push(std::span{bytes}.first(bytes.size() - 4));
    CHECK(sequences(reader) == "10 ");
    reader.restart();
    reader.push(samples(4000, 2));
    CHECK(sequences(reader) == "4000 4001 ");
    CHECK(reader.counters().missing_frames == 0);
    CHECK(reader.counters().damaged_pieces == 0);
    CHECK(reader.counters().frames == 3);
}

TEST_CASE("frame reader: a frame tells how much of it came before the last push") {
    const line::Bytes first = samples(1, 1), second = samples(2, 1), third = samples(3, 1);
    line::Bytes bytes = first;
    bytes += second;
    bytes += third;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        wire::FrameReader reader;
        const auto early = [&] { return static_cast<std::size_t>(reader.pop().value().early); };
        reader.push(std::span{bytes}.first(cut));
        while (reader.pop()) {
        }
        reader.push(std::span{bytes}.subspan(cut));
        std::size_t begins = 0;
        for (const auto& frame : {first, second, third}) {
            if (begins + frame.size() > cut) CHECK(early() == cut - std::min(begins, cut));
            begins += frame.size();
        }
    }
}

TEST_CASE("frame reader: what came in three pushes was there but for the last of them") {
    const line::Bytes bytes = samples(1, 1);
    wire::FrameReader reader;
    reader.push(std::span{bytes}.first(4));
    reader.push(std::span{bytes}.subspan(4, 5));
    reader.push(std::span{bytes}.subspan(9));
    CHECK(reader.pop().value().early == 9);
    reader.push(bytes);
    CHECK(reader.pop().value().early == 0);
}
