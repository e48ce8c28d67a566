// Bytes from the host to commands, in the little memory of the board. Any damage costs the frame it
// hits; the next zero byte starts afresh. The board's own frames, echoed back, are damage too.
#pragma once
#include "protocol/messages.h"

namespace roller {

// The start value of a command's CRC; as constants, because the texts they come from must not take
// memory on the board.
inline uint16_t command_seed(uint8_t type) {
    using protocol::seed_of;
    using protocol::Type;
    constexpr uint16_t identify = seed_of(Type::identify), start = seed_of(Type::start),
                       stop = seed_of(Type::stop), read_record = seed_of(Type::read_record),
                       write_record = seed_of(Type::write_record),
                       restart_converter = seed_of(Type::restart_converter);
    switch (static_cast<Type>(type)) {
    case Type::identify: return identify;
    case Type::start: return start;
    case Type::stop: return stop;
    case Type::read_record: return read_record;
    case Type::write_record: return write_record;
    case Type::restart_converter: return restart_converter;
    default: return protocol::crc_start;
    }
}

class CommandReader {
  public:
    // True when this byte ended a whole command; it stays readable until the next call.
    bool take(uint8_t byte) {
        if (byte == 0) return end_of_piece();
        if (left_ == 0) { // a COBS code: so many bytes until the next zero
            if (any_) append(0);
            any_ = true;
            left_ = static_cast<uint8_t>(byte - 1);
        } else {
            append(byte);
            --left_;
        }
        return false;
    }

    uint8_t type() const { return bytes_[0]; }
    const uint8_t* payload() const { return bytes_ + 3; }
    uint8_t size() const { return payload_size_; }
    uint16_t damaged() const { return damaged_; } // pieces between zeros that were no command

  private:
    void append(uint8_t byte) {
        if (size_ < protocol::longest_frame)
            bytes_[size_++] = byte;
        else
            full_ = true;
    }

    bool end_of_piece() {
        const bool good = any_ && left_ == 0 && !full_ && checks();
        if (good)
            payload_size_ = static_cast<uint8_t>(size_ - protocol::frame_overhead);
        else if (any_)
            ++damaged_;
        any_ = full_ = false;
        left_ = size_ = 0;
        return good;
    }

    bool checks() const {
        if (size_ < protocol::frame_overhead) return false;
        uint16_t crc = command_seed(bytes_[0]);
        for (uint8_t i = 0; i + 2 < size_; ++i) crc = protocol::crc_of(crc, bytes_[i]);
        return crc == protocol::get_u16(bytes_ + size_ - 2);
    }

    uint8_t bytes_[protocol::longest_frame] = {};
    uint8_t size_ = 0, payload_size_ = 0;
    uint8_t left_ = 0; // bytes until the next COBS code
    bool any_ = false; // something came since the last zero byte
    bool full_ = false;
    uint16_t damaged_ = 0;
};

} // namespace roller
