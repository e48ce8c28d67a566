// What the roller felt at one instant: all cells brought to a common session time.
#pragma once
#include "protocol/messages.h"
#include "units/quantity.h"
#include "units/session_time.h"

#include <array>
#include <cstdint>
#include <optional>

namespace measure {

using Counts = std::int32_t; // as the converter sends them: 24 bits, sign extended

struct Located {
    units::Metres at{}; // from the middle of the plate, positive to the front; or path on the skin
    units::Metres error{}; // one standard deviation
};

struct Moment {
    units::SessionTime at{};
    units::Newtons force{}; // all cells together, after tare; may be slightly negative
    std::array<std::optional<units::Newtons>, protocol::most_cells> cells{};
    std::optional<Located> position; // bed: from the cells; nothing = cannot tell
    std::optional<double> angle_rad; // cradle: unwrapped
    std::uint8_t left_out =
        0; // a bit for each cell without a value here: the force is then estimated
    units::Newtons followed{}; // drift of the zero since the tare, already taken off `force`
};

// Geometry and capacity, from the hello.
struct Roller {
    protocol::Build build = protocol::Build::unknown;
    std::uint8_t cells = 0;
    bool has_angle = false;
    units::Metres sleeve_radius{};
    // Bed: the own weight of what is rolled on. It was tared away where that lay, and goes with it.
    units::Newtons loose_roller{};
    struct Cell {
        units::Metres x{}, y{};
        units::Newtons capacity{};
    };
    std::array<Cell, protocol::most_cells> cell{};
};
Roller roller_of(const protocol::Hello&);
// A plain roller of 0.7 kg; a massage ball of 0.15 kg (a lacrosse ball: 142 to 149 g by its rules).
// A roller of 0.3 kg more or less makes strokes at 100 N 3 % longer or shorter.
constexpr units::Newtons usual_loose_roller{7.0}, usual_loose_ball{1.5};

} // namespace measure
