// Frames to messages and commands to bytes. The values are those of firmware/protocol/messages.h.
#pragma once
#include "wire/frame_reader.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace wire {

struct Record { // a record read back from the board, still as bytes
    protocol::RecordKind kind{};
    protocol::RecordState state{};
    std::vector<std::uint8_t> bytes;
};
struct Unknown { // a type this reader does not know
    std::uint8_t type = 0;
    bool mandatory = false; // it must not go on as if nothing had been said
};

using Message = std::variant<protocol::Hello, protocol::Sample, protocol::Fault, protocol::Angle,
                             protocol::Status, protocol::Time, protocol::Reply, Record, Unknown>;

enum class DecodeError { wrong_size, impossible_value };
tl::expected<Message, DecodeError> decode(const Frame&);

// The board's time that a message is stamped with; nothing where it has none.
std::optional<std::uint32_t> ticks_of(const Message&);

// Host to board. Each call numbers its frame one higher.
class Commands {
  public:
    std::vector<std::uint8_t> identify();
    std::vector<std::uint8_t> start();
    std::vector<std::uint8_t> stop();
    std::vector<std::uint8_t> read_record(protocol::RecordKind);
    std::vector<std::uint8_t> write(const protocol::BuildRecord&);
    std::vector<std::uint8_t> write(const protocol::CalibrationRecord&);
    std::vector<std::uint8_t> restart_converter(std::uint8_t cell); // or protocol::whole_board
  private:
    std::uint16_t sequence_ = 0;
};

} // namespace wire
