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

// What lies between samples further apart is not known. Two at 11.7/s are made 0.17 s apart, and a
// line delivers within 16 ms; what it held back comes late, but was made without a hole.
constexpr units::Duration hole = units::duration_of(0.3);

class Tally {
  public:
    // False: this number was there before (a repetition after a reconnect); drop the sample. When
    // two go on from each other far behind, the board restarted and did not say so: as restart().
    bool sample(std::uint8_t cell, std::uint32_t counter, units::SessionTime at);
    // `count` conversions from `counter` on were not passed on by the board. False: it was told
    // before, as of a sample; an event that lost none always counts.
    bool fault(std::uint8_t cell, std::uint32_t counter, std::uint16_t count,
               units::SessionTime at);
    // Nothing comes any more. Where the next sample was made well after the last one, that is a
    // gap, whether or not a number is missing.
    void silent();
    // The board restarted: its counters begin anew; nothing is known until its next sample.
    void restart();
    bool found_restart(); // one that nobody told, since the last call

    // Gaps to which nothing can be added any more, losses of several cells merged; each told once.
    std::vector<measure::Gap> closed(units::SessionTime now);
    std::vector<measure::Gap> rest();                       // also the one still open
    std::vector<measure::Gap> over(units::SessionTime now); // at the end: a silence as well

  private:
    struct Cell {
        std::optional<std::uint32_t> next;
        std::optional<units::SessionTime> last;
        std::optional<std::uint32_t> behind; // the number to go on with, far behind
    };
    bool heard(std::uint8_t cell, std::uint32_t counter, std::uint32_t conversions,
               units::SessionTime at);
    bool goes_on_behind(Cell&, std::uint32_t counter, std::uint32_t conversions);
    void add(measure::Gap);
    void end_silence(units::SessionTime);

    std::array<Cell, protocol::most_cells> cells_{};
    std::optional<units::SessionTime> silent_since_; // of a silence or restart not yet over
    std::optional<measure::Gap> open_;
    std::vector<measure::Gap> closed_;
    bool found_restart_ = false;
};

} // namespace session
