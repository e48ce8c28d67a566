// Where and when it is for a person: in the zone of their own, else in that of this computer.
#pragma once
#include "store/store.h"
#include "terminal/run.h"
#include "terminal/typed.h"

namespace terminal {

Here here(const Surroundings&, const store::Settings&);

} // namespace terminal
