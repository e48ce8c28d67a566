#include "device/simulated_link.h"

#include "device/replay_link.h"

namespace device {

// Not found until the simulated roller moves in.
std::unique_ptr<Link> simulated_link(const Simulated&) { return std::make_unique<ReplayLink>(""); }

} // namespace device
