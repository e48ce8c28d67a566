// Writes the session down, block by block: about one second each, complete in itself.
#pragma once
#include "session/record.h"

#include <vector>

namespace session {

class Book {
  public:
    Book(units::SessionTime start, std::uint32_t next_block, std::uint32_t segment);

    Block& open() { return open_; }
    void event(const Event&); // also kept for whoever shows it
    void gap(const measure::Gap&);

    // Due after 0.9 s, so that with the time of a commit a kill costs less than one second.
    bool due(units::SessionTime now) const;
    void close(units::SessionTime end, const guide::State&, const measure::ClockFit&);
    void new_segment() { ++open_.segment; }                                    // just after a close
    void tare(const std::optional<measure::Tare>& tare) { open_.tare = tare; } // likewise

    std::vector<Event> told();   // since the last call
    std::vector<Block> closed(); // since the last call

  private:
    Block open_;
    std::vector<Event> told_;
    std::vector<Block> closed_;
};

} // namespace session
