// How late the loudspeaker is, found by ear: a mark runs over a line, a tone sounds when it does.
// With the arrow keys both are brought together.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"
#include "units/session_time.h"

#include <optional>
#include <string>

namespace screen {

struct DelayView {
    std::string delay;         // "120 ms"
    std::optional<float> mark; // 0..1 of its way, the line is at 0.5; nothing = nothing sounds
    bool on_line = false;      // the tone is to be heard now
    bool can_more = true, can_less = true;
    std::string consequence; // of a long delay, or empty
    std::string trouble;     // why nothing is heard, or empty
    bool operator==(const DelayView&) const = default;
};

// `phase` 0..1 of the beat: 0 = the tone is to be heard now. Pure.
DelayView delay_view_of(units::Duration delay, std::optional<double> phase,
                        const std::string& trouble);
Wish draw(Ui&, const DelayView&);

} // namespace screen
