// How many frames were sent, from the 16-bit sequence numbers of those that arrived. One frame
// whose damage no CRC noticed may carry any number; the next sound one sets the count right again.
#pragma once
#include <cstdint>

namespace wire {

class SequenceCount {
  public:
    void arrived(std::uint16_t sequence);
    std::uint64_t missing() const; // between the first and the last that arrived
    void restart();                // numbering begins anew; what was counted stays

  private:
    std::uint64_t settled_ = 0; // missing before the last restart
    std::int64_t frames_ = 0;   // arrived since then
    std::int64_t first_ = 0;    // unwrapped number of the first of them,
    std::int64_t last_ = 0;     // of the last
    std::int64_t before_ = 0;   // and of the one before
    bool stepped_back_ = false; // last_ lies behind before_: one wild frame, or a very long gap
};

} // namespace wire
