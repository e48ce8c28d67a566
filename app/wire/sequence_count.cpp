#include "wire/sequence_count.h"

namespace wire {

namespace {

constexpr std::int64_t turn = 0x10000;
constexpr int short_gap = 1024; // frames; about 2.5 s of the fastest board

// Frames; two months. A larger one is a board that restarted without a word.
constexpr std::uint32_t longest_gap = 0x80000000;

int step(std::int64_t from, std::uint16_t to) { // -32768 .. 32767, the nearer way round
    return static_cast<std::int16_t>(to - static_cast<std::uint16_t>(from));
}

} // namespace

void SequenceCount::arrived(std::uint16_t sequence) {
    if (frames_++ == 0) {
        first_ = last_ = before_ = sequence;
        stepped_back_ = false;
        return;
    }
    const int from_before = step(before_, sequence);
    const bool last_was_wild = frames_ > 2 && from_before > 0 && from_before <= short_gap;
    std::int64_t at = last_ + step(last_, sequence);
    // Numbers never fall. Two in a row that go on from further back: more than half a turn was
    // lost.
    if (stepped_back_ && at > last_ && !last_was_wild) at += turn;
    stepped_back_ = at <= last_ && !last_was_wild;
    before_ = last_;
    last_ = at;
}

void SequenceCount::confirm(std::uint32_t number) {
    if (static_cast<std::uint16_t>(number) != static_cast<std::uint16_t>(last_)) return; // damage
    const std::uint32_t since = known_ ? number - known_->number : longest_gap;
    if (since < longest_gap) last_ = known_->at + since;
    known_ = Known{number, last_};
}

std::uint64_t SequenceCount::missing() const {
    const std::int64_t open = frames_ == 0 ? 0 : last_ - first_ + 1 - frames_;
    return settled_ + (open > 0 ? static_cast<std::uint64_t>(open) : 0);
}

void SequenceCount::restart() {
    settled_ = missing();
    frames_ = 0;
    known_.reset();
}

} // namespace wire
