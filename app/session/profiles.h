// What is known of how this person's force moves (measure/profile.h), by exercise, variant and
// side.
#pragma once
#include "session/record.h"

#include <span>

namespace session {

// Of the exercise, variant and side of this step; nothing = not known.
std::optional<int> peaks_of(std::span<const Profile>, const routine::Routine&, std::size_t step);
// Adds what an event tells, or replaces what was known.
void learn(std::vector<Profile>&, const routine::Routine&, const Event&);

} // namespace session
