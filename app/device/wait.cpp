#include "device/wait.h"

#include <algorithm>
#include <poll.h>

namespace device {
namespace {

// False when a signal came.
bool wait(pollfd* line, units::Duration time) {
    const auto us = std::max(time, units::Duration{}).count();
    const timespec most{us / 1000000, us % 1000000 * 1000};
    return ::ppoll(line, line != nullptr ? 1 : 0, &most, nullptr) >= 0;
}

} // namespace

void wait_for_line(int descriptor, units::Duration quiet, units::Duration at_most) {
    pollfd line{descriptor, POLLIN, 0};
    if (wait(nullptr, std::min(quiet, at_most))) wait(&line, at_most - quiet);
}

} // namespace device
