// What the roller in use can tell about the routine in use.
#pragma once
#include "session/record.h"

#include "measure/chain.h"

#include <span>

namespace session {

measure::Roller roller_of(const Beginning&);   // without a hello: nothing is known of it
std::string serial_of(const protocol::Hello&); // its 8 bytes as hex digits
std::uint32_t ticks_per_second(const Beginning&);
measure::PaceSource best_source(const measure::Roller&);

// Whether this build can measure the exercise of this step; beyond the last step: no.
bool measurable(const routine::Routine&, std::size_t step, protocol::Build);

// Own weight of what the exercise of this step is rolled on; nothing where it cannot move about.
units::Newtons loose_piece(const routine::Routine&, std::size_t step, const measure::Roller&);

measure::Expectation expectation(const routine::Routine&, std::size_t step, const measure::Roller&,
                                 std::span<const Profile>);

// Newtons; nothing for steps without force, or while the person's mass is unknown.
std::optional<routine::Band> band_of_force(const Beginning&, std::size_t step);

} // namespace session
