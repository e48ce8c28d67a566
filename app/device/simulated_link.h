// A roller inside the player, with a simulated person on it.
#pragma once
#include "device/link.h"

#include <memory>

namespace device {

std::unique_ptr<Link> simulated_link(const Simulated&);

} // namespace device
