// Frames over a damaged line: is every one accounted for, does anything false get through, and what
// does the care cost beside a plain decoder?
//   bench_damaged_line [FRAMES=1000000] [RUNS=9]
// Ends with 1 if a goal of tests/bench/README.md is missed.
#include "wire/damaged_line.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace {

using line::Bytes;

// The usual: collect up to the zero, undo COBS block by block, CRC-16 by one table, hand out a
// copy. No seeds by type, no sizes, no values, no sequence, no counters.
class PlainReader {
  public:
    PlainReader() {
        for (unsigned byte = 0; byte < 256; ++byte)
            table_[byte] = protocol::crc_of(0, static_cast<std::uint8_t>(byte));
    }

    template <class Take> void push(std::span<const std::uint8_t> bytes, Take take) {
        for (const std::uint8_t byte : bytes) {
            if (byte != 0) {
                if (size_ < piece_.size()) piece_[size_++] = byte;
                continue;
            }
            if (const auto frame = decoded()) take(*frame);
            size_ = 0;
        }
    }

  private:
    std::optional<wire::Frame> decoded() const {
        std::array<std::uint8_t, protocol::longest_frame + 1> raw{};
        std::size_t size = 0;
        for (std::size_t at = 0; at < size_;) {
            const std::size_t code = piece_[at++];
            if (at + code - 1 > size_) return std::nullopt;
            std::memcpy(raw.data() + size, piece_.data() + at, code - 1);
            size += code - 1;
            at += code - 1;
            if (code < 255 && at < size_) raw[size++] = 0;
        }
        if (size < protocol::frame_overhead) return std::nullopt;
        std::uint16_t crc = protocol::crc_start;
        for (std::size_t i = 0; i + 2 < size; ++i)
            crc = static_cast<std::uint16_t>((crc << 8) ^ table_[(crc >> 8) ^ raw[i]]);
        if (crc != protocol::get_u16(raw.data() + size - 2)) return std::nullopt;
        wire::Frame frame;
        frame.type = raw[0];
        frame.sequence = protocol::get_u16(raw.data() + 1);
        frame.size = static_cast<std::uint8_t>(size - protocol::frame_overhead);
        std::memcpy(frame.payload.data(), raw.data() + 3, frame.size);
        return frame;
    }

    std::array<std::uint16_t, 256> table_{};
    std::array<std::uint8_t, protocol::longest_on_wire> piece_{};
    std::size_t size_ = 0;
};

struct Timed {
    double seconds = 0.0;
    std::uint64_t frames = 0, sum = 0; // the sum keeps the work from being left out
};

template <class Decode> Timed timed(std::span<const std::uint8_t> bytes, Decode decode) {
    Timed t;
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at < bytes.size(); at += 4096)
        decode(bytes.subspan(at, std::min<std::size_t>(4096, bytes.size() - at)), t);
    t.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return t;
}

Timed ours(std::span<const std::uint8_t> bytes) {
    wire::FrameReader reader;
    return timed(bytes, [&](std::span<const std::uint8_t> part, Timed& t) {
        reader.push(part);
        while (const auto frame = reader.pop()) ++t.frames, t.sum += frame->payload[8];
    });
}

Timed plain(std::span<const std::uint8_t> bytes) {
    PlainReader reader;
    return timed(bytes, [&](std::span<const std::uint8_t> part, Timed& t) {
        reader.push(part, [&](const wire::Frame& frame) { ++t.frames, t.sum += frame.payload[8]; });
    });
}

// The same frames with the one CRC start that the plain reader knows.
Bytes without_seeds(const line::Stream& stream) {
    Bytes bytes;
    wire::FrameReader reader;
    for (std::size_t i = 0; i < stream.frames(); ++i) {
        reader.push(stream.frame(i));
        const auto frame = reader.pop();
        Bytes again(protocol::longest_on_wire);
        again.resize(protocol::write_frame(again.data(), frame->type, frame->sequence,
                                           frame->payload.data(), frame->size,
                                           protocol::crc_start));
        line::operator+=(bytes, again);
    }
    return bytes;
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(),
                     values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

bool goal(bool reached, const char* what) {
    if (!reached) std::printf("MISSED: %s\n", what);
    return reached;
}

bool damage_is_accounted_for(const line::Stream& stream) {
    std::printf("%-11s %9s %9s %9s %9s %9s %7s %6s %10s %6s\n", "damage", "sent", "hits", "good",
                "missing", "damaged", "wrong", "exact", "wrong/1e5", "lost/B");
    bool reached = true;
    for (std::size_t kind = 0; kind < line::damage_names.size(); ++kind) {
        const auto hurt = line::damaged(stream, static_cast<line::Damage>(kind), 10, 100 + kind);
        const auto a = line::account(stream, hurt.bytes);
        const double wrong_of_1e5 =
            1e5 * static_cast<double>(a.wrong) / static_cast<double>(hurt.hits);
        const double lost = static_cast<double>(a.lost()) / static_cast<double>(hurt.touched);
        std::printf("%-11s %9llu %9zu %9llu %9llu %9llu %7llu %6s %10.2f %6.3f\n",
                    line::damage_names[kind].data(), static_cast<unsigned long long>(a.sent),
                    hurt.hits, static_cast<unsigned long long>(a.counters.frames),
                    static_cast<unsigned long long>(a.counters.missing_frames),
                    static_cast<unsigned long long>(a.counters.damaged_pieces),
                    static_cast<unsigned long long>(a.wrong), a.exact() ? "yes" : "NO",
                    wrong_of_1e5, lost);
        reached = goal(a.exact(), "good + missing = sent") && reached;
        reached = goal(wrong_of_1e5 <= 2.0, "wrong frames <= 2 in 1e5 damaged") && reached;
        reached = goal(lost <= 1.07, "frames lost per damaged byte <= 1.07") && reached;
    }
    return reached;
}

bool decoding_is_quick(const line::Stream& stream, int runs) {
    const Bytes unseeded = without_seeds(stream);
    std::vector<double> ratios, our_rates, plain_rates;
    const double megabytes = static_cast<double>(stream.bytes.size()) / 1e6;
    for (int i = 0; i < runs; ++i) {
        const Timed p = plain(unseeded), o = ours(stream.bytes);
        if (p.frames != o.frames) std::printf("plain decoder lost frames\n");
        ratios.push_back(p.seconds / o.seconds);
        our_rates.push_back(megabytes / o.seconds);
        plain_rates.push_back(megabytes / p.seconds);
    }
    std::printf("decode, median of %d runs: ours %.0f MB/s, plain %.0f MB/s, ratio %.2f\n", runs,
                median(our_rates), median(plain_rates), median(ratios));
    return goal(median(ratios) >= 1.0, "decode >= 1.0x the plain decoder");
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t frames = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 9;
    const auto stream = line::stream(frames, 1);
    const bool accounted = damage_is_accounted_for(stream);
    const bool quick = decoding_is_quick(stream, runs);
    return accounted && quick ? 0 : 1;
}
