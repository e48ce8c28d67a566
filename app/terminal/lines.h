// Events of a session as lines for the windowless player, in the person's language.
#pragma once
#include "session/session.h"

#include <optional>
#include <string>

namespace terminal {

// Without the line's end; nothing for events that nobody needs to be told.
std::optional<std::string> line(const session::Event&, const routine::Routine&);

} // namespace terminal
