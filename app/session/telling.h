// When it is told how a step is done: once when it is called up, in the pause before it or in its
// get ready. For the voice and for lines to read alike.
#pragma once
#include "session/record.h"

namespace session {

struct Tell {
    bool opening = false;            // what is said before all else
    std::optional<std::size_t> step; // what was not told with the steps before
    std::vector<std::size_t> before = {};
    bool asked = false; // for all of it, whatever was told
};

class Telling {
  public:
    // What follows the words of the event itself. Of each event once, in their order.
    Tell hear(const Event&, const guide::Place&, const routine::Routine&);

  private:
    std::optional<std::size_t> told_; // the last one, while nobody went back
};

} // namespace session
