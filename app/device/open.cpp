#include "device/port_link.h"
#include "device/replay_link.h"
#include "device/simulated_link.h"

namespace device {

namespace {

struct Opener {
    std::unique_ptr<Link> operator()(const AnyPort&) const {
        return std::make_unique<PortLink>(std::nullopt, real_surroundings());
    }
    std::unique_ptr<Link> operator()(const Port& port) const {
        return std::make_unique<PortLink>(port.path, real_surroundings());
    }
    std::unique_ptr<Link> operator()(const NoRoller&) const { return nullptr; }
    std::unique_ptr<Link> operator()(const Simulated& simulated) const {
        return simulated_link(simulated);
    }
    std::unique_ptr<Link> operator()(const Recording& recording) const {
        return std::make_unique<ReplayLink>(recording.path);
    }
};

} // namespace

std::unique_ptr<Link> open(const Source& source) { return std::visit(Opener{}, source); }

} // namespace device
