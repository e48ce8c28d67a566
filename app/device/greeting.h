// The first hello that a newly opened line says. Whatever comes before it is ignored: a
// bootloader's words, half a frame, our own questions thrown back.
#pragma once
#include "wire/frame_reader.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace device {

class Greeting {
  public:
    struct Heard {
        protocol::Hello hello;
        std::vector<std::uint8_t> from_hello_on; // the hello's own bytes first
    };
    std::optional<Heard> listen(std::span<const std::uint8_t>);

  private:
    wire::FrameReader reader_;
    std::vector<std::uint8_t> piece_; // since the last zero, as far as it can be a frame
};

} // namespace device
