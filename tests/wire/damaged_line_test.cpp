// The short form of tests/bench/damaged_line.cpp: whatever is done to the line, every frame is
// accounted for, and almost nothing false gets through.
#include "wire/damaged_line.h"

#include <doctest/doctest.h>

TEST_CASE("damaged line: good + missing = sent, whatever the damage") {
    const auto sent = line::stream(30000, 1);
    for (std::size_t kind = 0; kind < line::damage_names.size(); ++kind) {
        const auto hurt = line::damaged(sent, static_cast<line::Damage>(kind), 10, 2 + kind);
        const auto account = line::account(sent, hurt.bytes);
        CAPTURE(line::damage_names[kind]);
        CHECK(hurt.hits > 2500);
        CHECK(account.counters.bytes == hurt.bytes.size());
        CHECK(account.exact());
        CHECK(account.wrong <= 1); // 2 in 10^5
        CHECK(account.lost() > 2000);
        CHECK(account.counters.damaged_pieces > 2000);
        CHECK(static_cast<double>(account.lost()) / static_cast<double>(hurt.touched) <= 1.07);
    }
}

TEST_CASE("damaged line: an undamaged line loses nothing") {
    const auto sent = line::stream(70000, 3); // more than one turn of the sequence
    const auto account = line::account(sent, sent.bytes);
    CHECK(account.right == sent.frames());
    CHECK(account.wrong == 0);
    CHECK(account.exact());
    CHECK(account.counters.damaged_pieces == 0);
}

TEST_CASE("damaged line: a gap of more than 65536 frames is counted exactly") {
    const auto sent = line::stream(205000, 5);
    const auto part = [&](std::size_t from, std::size_t to) {
        const auto bytes = std::span{sent.bytes};
        return bytes.subspan(sent.begins[from], sent.begins[to] - sent.begins[from]);
    };
    for (const std::size_t lost : {65536U, 65535U, 131072U, 200001U}) {
        wire::FrameReader reader;
        reader.push(part(0, 1000));
        while (reader.pop()) {
        }
        reader.push(part(1000 + lost, 1200 + lost));
        while (reader.pop()) {
        }
        CHECK(reader.counters().frames == 1200);
        CHECK(reader.counters().missing_frames == lost);
    }
}

TEST_CASE("damaged line: pure noise is no frame, and costs no memory") {
    std::mt19937_64 random{4};
    wire::FrameReader reader;
    for (int i = 0; i < 200; ++i) {
        line::Bytes noise(1 + random() % 3000);
        for (auto& byte : noise)
            byte = static_cast<std::uint8_t>(random() % (i % 2 == 0 ? 256 : 3));
        reader.push(noise);
        while (reader.pop()) {
        }
    }
    CHECK(reader.counters().frames <= 2);
    CHECK(reader.counters().damaged_pieces > 1000);
}
