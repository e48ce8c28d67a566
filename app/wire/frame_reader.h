// Bytes from the line to whole frames. Any damage costs the frame it hits and nothing else: the next
// zero byte starts afresh. Everything is counted, so that good + missing = sent.
#pragma once
#include "protocol/messages.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace wire {

struct Frame {
    std::uint8_t type = 0;
    std::uint16_t sequence = 0;
    std::uint8_t size = 0;  // of the payload
    std::array<std::uint8_t, protocol::longest_payload> payload{};

    std::span<const std::uint8_t> bytes() const { return {payload.data(), size}; }
};

struct LineCounters {
    std::uint64_t bytes = 0;
    std::uint64_t frames = 0;          // good ones
    std::uint64_t damaged_pieces = 0;  // between two zeros, but no frame
    std::uint64_t missing_frames = 0;  // by the 16-bit sequence; whole turns of it are seen by the
                                       // sample counters only
};

class FrameReader {
  public:
    void push(std::span<const std::uint8_t> bytes);  // never more than a few kB kept
    std::optional<Frame> pop();                      // frames in order of arrival
    const LineCounters& counters() const;
    void restart();  // after a reconnect: forget half a frame and the sequence, keep the counters
};

}  // namespace wire
