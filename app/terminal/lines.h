// Events of a session as lines for the windowless player, in the person's language.
#pragma once
#include "session/session.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal {

// Without the line's end; nothing for events that nobody needs to be told.
std::optional<std::string> line(const session::Event&, const routine::Routine&);

// What is to be done now, all of it, once more.
std::vector<std::string> again(const guide::Place&, const routine::Routine&);

// The sentences on how a step is done, as the voice says them, whether it sounds or not.
class Telling {
  public:
    std::vector<std::string> lines(const session::Event&, const routine::Routine&);

  private:
    std::optional<std::size_t> told_; // step
};

} // namespace terminal
