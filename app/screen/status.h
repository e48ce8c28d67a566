// One line about something that may be well or not: sign, colour, headline, and what to do.
#pragma once
#include "device/link.h"
#include "screen/shapes.h"
#include "screen/theme.h"

#include <optional>
#include <string>

namespace screen {

struct Status {
    Shape shape = Shape::none;
    Colour colour = theme::quiet;
    std::string headline, detail;
    bool operator==(const Status&) const = default;
};

struct RollerFacts { // what is known about the roller outside a session
    enum class Stage { looking, greeting, ready, failed };
    Stage stage = Stage::looking;
    bool looked_a_while = false; // 4 s without an answer: say what one can do instead
    bool simulated = false;
    device::Trouble trouble = device::Trouble::none;
    std::string detail;
    std::optional<protocol::Hello> hello;
    std::optional<std::uint32_t> calibration_id; // 0 = never calibrated
};

Status status_of(const RollerFacts&);
std::string build_name(protocol::Build); // "Bed", "Cradle", ..

} // namespace screen
