#include "wire/frame_reader.h"

#include "wire/crc.h"
#include "wire/message.h"
#include "wire/plausible.h"

#include <algorithm>
#include <cstring>

namespace wire {

namespace {

constexpr std::size_t most_unread = 16384;
constexpr std::size_t longest_piece = protocol::longest_on_wire - 1; // without the final zero
constexpr std::size_t head = 3;                                      // type, sequence

struct Bytes {
    std::array<std::uint8_t, protocol::longest_frame> data{};
    std::size_t size = 0;
};

// COBS, undone in one copy: a frame is shorter than 254 bytes, so every byte moves one place to the
// front and only the codes turn back into zeros. Too short or too long: nothing.
bool unstuff(std::span<const std::uint8_t> piece, Bytes& out) {
    if (piece.size() < protocol::frame_overhead + 1U || piece.size() > longest_piece) return false;
    out.size = piece.size() - 1;
    std::memcpy(out.data.data(), piece.data() + 1, out.size);
    std::size_t code_at = piece[0];
    while (code_at < piece.size()) {
        out.data[code_at - 1] = 0;
        code_at += piece[code_at];
    }
    return code_at == piece.size();
}

bool crc_right(const Bytes& bytes) {
    const std::size_t size = bytes.size - 2;
    return crc_over(crc_seed(bytes.data[0]), std::span{bytes.data}.first(size)) ==
           protocol::get_u16(bytes.data.data() + size);
}

void take_apart(const Bytes& bytes, Frame& frame) {
    frame.type = bytes.data[0];
    frame.sequence = protocol::get_u16(bytes.data.data() + 1);
    frame.size = static_cast<std::uint8_t>(bytes.size - protocol::frame_overhead);
    std::memcpy(frame.payload.data(), bytes.data.data() + head, frame.size);
}

} // namespace

void FrameReader::push(std::span<const std::uint8_t> bytes) {
    counters_.bytes += bytes.size();
    if (unread_.size() - at_ > most_unread) {
        const auto keep = unread_.end() - static_cast<std::ptrdiff_t>(most_unread);
        unread_.erase(unread_.begin(), std::find(keep, unread_.end(), 0));
        at_ = 0;
    }
    pushed_ = unread_.size();
    unread_.insert(unread_.end(), bytes.begin(), bytes.end());
}

std::optional<Frame> FrameReader::pop() {
    std::optional<Frame> frame;
    while (at_ < unread_.size()) {
        const std::span left = std::span{unread_}.subspan(at_);
        const auto* zero =
            static_cast<const std::uint8_t*>(std::memchr(left.data(), 0, left.size()));
        if (zero == nullptr) break;
        const auto piece = left.first(static_cast<std::size_t>(zero - left.data()));
        const std::size_t early = pushed_ - std::min(at_, pushed_);
        at_ += piece.size() + 1;
        if (too_long_ || piece.empty()) {
            too_long_ = false; // counted when it grew too long
            continue;
        }
        if (!read(piece, frame.emplace())) continue;
        frame->early = static_cast<std::uint8_t>(std::min(early, piece.size() + 1));
        return frame;
    }
    keep_only_half_a_frame();
    frame.reset();
    return frame;
}

void FrameReader::restart() {
    unread_.clear();
    at_ = pushed_ = 0;
    too_long_ = false;
    sequence_.restart();
    boot_id_.reset();
}

bool FrameReader::read(std::span<const std::uint8_t> piece, Frame& frame) {
    Bytes bytes;
    if (!unstuff(piece, bytes) || !crc_right(bytes)) {
        ++counters_.damaged_pieces;
        return false;
    }
    take_apart(bytes, frame);
    if (from_host(frame.type)) {
        ++counters_.echoed_commands;
        return false;
    }
    if (flaw(frame)) {
        ++counters_.damaged_pieces;
        return false;
    }
    note_number(frame);
    ++counters_.frames;
    counters_.missing_frames = sequence_.missing();
    return true;
}

void FrameReader::note_number(const Frame& frame) {
    if (frame.type == static_cast<std::uint8_t>(protocol::Type::hello)) {
        const std::uint32_t boot_id = protocol::hello(frame.payload.data()).boot_id;
        if (boot_id_ && *boot_id_ != boot_id) sequence_.restart(); // numbering began anew
        boot_id_ = boot_id;
    }
    sequence_.arrived(frame.sequence);
    if (frame.type == static_cast<std::uint8_t>(protocol::Type::status))
        sequence_.confirm(protocol::status(frame.payload.data()).frames_sent - 1);
}

void FrameReader::keep_only_half_a_frame() {
    unread_.erase(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(at_));
    pushed_ -= std::min(at_, pushed_);
    at_ = 0;
    if (unread_.size() <= longest_piece) return;
    if (!too_long_) ++counters_.damaged_pieces;
    too_long_ = true;
    unread_.clear();
    pushed_ = 0;
}

} // namespace wire
