// After a session: three figures to be read from the floor in three seconds, then every step.
// Slow, in band and steady is good; peak force is not shown.
#pragma once
#include "screen/status.h"
#include "screen/trace.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "session/record.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace screen {

struct SummaryView {
    std::string title, when;
    Status ended;
    struct Figure {
        std::string value, label;
        bool operator==(const Figure&) const = default;
    };
    std::vector<Figure> figures; // three
    struct Step {
        std::string title, time, strokes, covered, pace, in_pace, force, in_band;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps;
    std::vector<Trace> traces;
    std::vector<Status> remarks; // signal faults, gaps, simulated
    std::string id;
    bool operator==(const SummaryView&) const = default;
};

SummaryView view_of(const session::Record&, std::span<const routine::Routine>,
                    std::optional<units::Metres> body_height = {}); // pure
Wish draw(Ui&, const SummaryView&);

} // namespace screen
