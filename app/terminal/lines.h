// Events of a session as lines for the windowless player, in the person's language.
#pragma once
#include "session/session.h"
#include "session/telling.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal {

// Without the line's end; nothing for events that nobody needs to be told.
std::optional<std::string> line(const session::Event&, const routine::Routine&);

// What is to be done now, all of it, once more.
std::vector<std::string> again(const guide::Place&, const routine::Routine&);

// What the voice says on how it is done, whether it sounds or not, as it is due at this event.
std::vector<std::string> lines(const session::Tell&, const session::Event&,
                               const routine::Routine&);

} // namespace terminal
