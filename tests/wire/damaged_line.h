// A long stream of frames, damage done to it, and the account of what a reader made of it. Seeded;
// used by the test of the reader and, at full length, by the benchmark.
#pragma once
#include "wire/line.h"
#include "wire/message.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace line {

struct Stream {
    Bytes bytes;
    std::vector<std::size_t> begins; // of each frame in bytes; one more for the end
    std::size_t frames() const { return begins.size() - 1; }
    std::span<const std::uint8_t> frame(std::size_t i) const {
        return std::span{bytes}.subspan(begins[i], begins[i + 1] - begins[i]);
    }
};

// The board's own count of frames is in it, this one included.
inline protocol::Status status(std::uint8_t cell, std::uint32_t ticks, std::size_t frames_before) {
    protocol::Status s;
    s.cell = cell;
    s.ticks = ticks;
    s.frames_sent = static_cast<std::uint32_t>(frames_before + 1);
    return s;
}

// What a bed at 92.8 per second sends: four samples in turn, now and then a fault, a status, an
// angle.
inline Stream stream(std::size_t frames, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    Stream s;
    for (std::size_t i = 0; i < frames; ++i) {
        s.begins.push_back(s.bytes.size());
        const auto sequence = static_cast<std::uint16_t>(i);
        const auto cell = static_cast<std::uint8_t>(i % 4);
        const auto counter = static_cast<std::uint32_t>(i / 4);
        const std::uint32_t ticks = counter * 21553 + static_cast<std::uint32_t>(random() % 300);
        const auto counts = static_cast<std::int32_t>(random() % 400000) - 50000;
        if (i % 397 == 5)
            s.bytes += framed(sequence,
                              protocol::Fault{cell, protocol::FaultKind::late, counter, ticks, 1});
        else if (i % 93 == 7)
            s.bytes += framed(sequence, status(cell, ticks, i));
        else if (i % 11 == 3)
            s.bytes += framed(sequence, protocol::Angle{counter, ticks,
                                                        static_cast<std::uint16_t>(random() % 4096),
                                                        protocol::Magnet::good});
        else
            s.bytes += framed(sequence, protocol::Sample{cell, counter, ticks, counts});
    }
    s.begins.push_back(s.bytes.size());
    return s;
}

enum class Damage { one_bit, some_bits, one_byte, some_bytes, run, deletion, insertion, any };
constexpr std::array<std::string_view, 8> damage_names{
    "one bit", "2-4 bits", "one byte", "2-4 bytes", "random run", "deletion", "insertion", "any"};

struct Damaged {
    Bytes bytes;
    std::size_t hits = 0;    // how often it was damaged
    std::size_t touched = 0; // bytes changed, taken away or put in
};

inline void change_byte(Bytes& bytes, std::size_t at, std::mt19937_64& random) {
    bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1 + random() % 255));
}

// Damages `piece`, which is never empty; returns how many bytes were touched.
inline std::size_t hit(Bytes& piece, Damage kind, std::mt19937_64& random) {
    const auto place = [&] { return random() % piece.size(); };
    switch (kind) {
    case Damage::one_bit:
    case Damage::some_bits: {
        const std::size_t count = kind == Damage::one_bit ? 1 : 2 + random() % 3;
        for (std::size_t i = 0; i < count; ++i)
            piece[place()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
        return count;
    }
    case Damage::one_byte:
    case Damage::some_bytes: {
        const std::size_t count = kind == Damage::one_byte ? 1 : 2 + random() % 3;
        for (std::size_t i = 0; i < count; ++i) change_byte(piece, place(), random);
        return count;
    }
    case Damage::run: {
        const std::size_t at = place(), size = std::min(2 + random() % 15, piece.size() - at);
        for (std::size_t i = 0; i < size; ++i) piece[at + i] = static_cast<std::uint8_t>(random());
        return size;
    }
    case Damage::deletion: {
        const std::size_t at = place(), size = std::min(1 + random() % 8, piece.size() - at);
        const auto from = piece.begin() + static_cast<std::ptrdiff_t>(at);
        piece.erase(from, from + static_cast<std::ptrdiff_t>(size));
        return size;
    }
    case Damage::insertion: {
        const std::size_t size = 1 + random() % 8;
        for (std::size_t i = 0; i < size; ++i)
            piece.insert(piece.begin() + static_cast<std::ptrdiff_t>(random() % (piece.size() + 1)),
                         static_cast<std::uint8_t>(random()));
        return size;
    }
    case Damage::any: return hit(piece, static_cast<Damage>(random() % 7), random);
    }
    return 0;
}

// One frame in `every` is hit; the first and the last stay whole, so that the sequence counts all.
inline Damaged damaged(const Stream& s, Damage kind, std::size_t every, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    Damaged d;
    d.bytes.reserve(s.bytes.size() + s.bytes.size() / 8);
    for (std::size_t i = 0; i < s.frames(); ++i) {
        const auto frame = s.frame(i);
        Bytes piece{frame.begin(), frame.end()};
        if (i != 0 && i + 2 < s.frames() && random() % every == 0) {
            ++d.hits;
            d.touched += hit(piece, kind, random);
        }
        d.bytes += piece;
    }
    return d;
}

struct Account {
    std::uint64_t sent = 0;
    std::uint64_t right = 0; // as they were sent
    std::uint64_t wrong = 0; // taken as good, but never sent like that
    wire::LineCounters counters;

    bool exact() const { return counters.frames + counters.missing_frames == sent; }
    std::uint64_t lost() const { return sent - right; }
};

inline Account account(const Stream& s, std::span<const std::uint8_t> bytes) {
    wire::FrameReader reader;
    Account a;
    a.sent = s.frames();
    std::size_t expected = 0; // index of the frame that should come next
    for (std::size_t at = 0; at < bytes.size(); at += 4096) {
        reader.push(bytes.subspan(at, std::min<std::size_t>(4096, bytes.size() - at)));
        while (const auto frame = reader.pop()) {
            const auto ahead = static_cast<std::uint16_t>(frame->sequence - expected);
            const std::size_t index = expected + ahead;
            const auto again =
                framed(static_cast<protocol::Type>(frame->type), frame->sequence, frame->bytes());
            const bool right =
                index < s.frames() && std::equal(again.begin(), again.end(), s.frame(index).begin(),
                                                 s.frame(index).end());
            ++(right ? a.right : a.wrong);
            if (right) expected = index + 1;
        }
    }
    a.counters = reader.counters();
    return a;
}

} // namespace line
