// What was lost on the way, by the running counters of the cells: every number that is neither a
// sample nor explained by a fault message is a sample lost on the line.
#pragma once
#include "measure/findings.h"
#include "protocol/messages.h"
#include "units/session_time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace session {

class Tally {
  public:
    // False: this number was there before (a repetition after a reconnect); drop the sample.
    bool sample(std::uint8_t cell, std::uint32_t counter, units::SessionTime at);
    // `count` conversions from `counter` on were not passed on by the board.
    void fault(std::uint8_t cell, std::uint32_t counter, std::uint16_t count,
               units::SessionTime at);
    // The board restarted: its counters begin anew; nothing is known until its next sample.
    void restart();

    // Gaps to which nothing can be added any more, losses of several cells merged; each told once.
    std::vector<measure::Gap> closed(units::SessionTime now);
    std::vector<measure::Gap> rest(); // at the end: also the one still open

  private:
    struct Cell {
        std::optional<std::uint32_t> next;
        std::optional<units::SessionTime> last;
    };
    bool heard(std::uint8_t cell, std::uint32_t counter, std::uint32_t conversions,
               units::SessionTime at);
    void add(measure::Gap);

    std::array<Cell, protocol::most_cells> cells_{};
    std::optional<units::SessionTime> silent_since_; // of a restart not yet over
    std::optional<measure::Gap> open_;
    std::vector<measure::Gap> closed_;
};

} // namespace session
