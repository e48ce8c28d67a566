// How many frames were sent, from the 16-bit sequence numbers of those that arrived. One frame
// whose damage no CRC noticed may carry any number; the next sound one sets the count right again.
#pragma once
#include <cstdint>
#include <optional>

namespace wire {

class SequenceCount {
  public:
    void arrived(std::uint16_t sequence);
    // The frame that just arrived tells its whole number (a status does): the turns of the 16 bits
    // that were lost since the last such frame are counted too.
    void confirm(std::uint32_t number);
    std::uint64_t missing() const; // between the first and the last that arrived
    void restart();                // numbering begins anew; what was counted stays

  private:
    struct Known {
        std::uint32_t number = 0;
        std::int64_t at = 0; // its unwrapped number
    };

    std::uint64_t settled_ = 0; // missing before the last restart
    std::int64_t frames_ = 0;   // arrived since then
    std::int64_t first_ = 0;    // unwrapped number of the first of them,
    std::int64_t last_ = 0;     // of the last
    std::int64_t before_ = 0;   // and of the one before
    std::optional<Known> known_;
    bool stepped_back_ = false; // last_ lies behind before_: one wild frame, or a very long gap
};

} // namespace wire
