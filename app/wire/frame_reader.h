// Bytes from the line to whole frames. Any damage costs the frame it hits and nothing else: the
// next zero byte starts afresh. Everything is counted, so that good + missing = sent.
#pragma once
#include "protocol/messages.h"
#include "wire/sequence_count.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace wire {

struct Frame {
    std::uint8_t type = 0;
    std::uint16_t sequence = 0;
    std::uint8_t size = 0;  // of the payload
    std::uint8_t early = 0; // bytes of it on the line that were there before the last push
    std::array<std::uint8_t, protocol::longest_payload> payload{};

    std::span<const std::uint8_t> bytes() const { return {payload.data(), size}; }
};

// How long the line takes for so many bytes, and for a whole frame of so much payload, in ticks of
// the board's clock.
constexpr std::uint32_t ticks_on_line(std::size_t bytes) {
    return static_cast<std::uint32_t>(bytes) * (10 * protocol::ticks_per_second / protocol::baud);
}
constexpr std::size_t bytes_on_line(std::uint8_t payload_size) {
    return payload_size + protocol::frame_overhead + 2U; // COBS code, final zero
}

struct LineCounters {
    std::uint64_t bytes = 0;
    std::uint64_t frames = 0;          // good ones: CRC, size and values are right
    std::uint64_t damaged_pieces = 0;  // between two zeros, but no such frame
    std::uint64_t echoed_commands = 0; // our own, thrown back by the line; never board data
    std::uint64_t missing_frames = 0;  // by the 16-bit sequence; whole turns of it are counted when
                                       // the next status tells the board's own count
};

class FrameReader {
  public:
    // Bytes that nobody popped as frames before: at most 16 kB are kept, older ones are let go and
    // show as missing frames.
    void push(std::span<const std::uint8_t> bytes);
    std::optional<Frame> pop(); // frames in order of arrival; counted when popped
    const LineCounters& counters() const { return counters_; }
    void restart(); // after a reconnect: forget what is unread and the sequence, keep the counters

  private:
    bool read(std::span<const std::uint8_t> piece, Frame&); // false = no frame of the board
    void note_number(const Frame&);
    void keep_only_half_a_frame();

    std::vector<std::uint8_t> unread_;
    std::size_t at_ = 0;     // unread_ begins here
    std::size_t pushed_ = 0; // the last push begins here
    bool too_long_ = false;  // inside a piece longer than any frame; ends with the next zero
    SequenceCount sequence_;
    std::optional<std::uint32_t> boot_id_;
    LineCounters counters_;
};

} // namespace wire
