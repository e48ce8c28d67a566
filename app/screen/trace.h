// Force or pace over the time of a session, each second a mark, with the bands of its steps.
#pragma once
#include "screen/column.h"
#include "session/record.h"

#include <string>
#include <vector>

namespace screen {

struct Trace {
    std::string title; // "Pressure, N"
    double from_s = 0.0, to_s = 0.0;
    double top = 0.0;     // of the scale, which begins at 0; a round number
    std::string top_text; // "200"
    struct Band {
        double from_s = 0.0, to_s = 0.0, low = 0.0, high = 0.0;
        bool operator==(const Band&) const = default;
    };
    std::vector<Band> bands; // where a step had one
    struct Mark {
        double at_s = 0.0, value = 0.0;
        bool in = false;              // not outside a band
        double low = 0.0, high = 0.0; // of what it is the mean of, where low < high
        bool operator==(const Mark&) const = default;
    };
    std::vector<Mark> marks;
    std::vector<std::string> times; // of from_s, the middle and to_s
    bool operator==(const Trace&) const = default;
};

// Force, then pace; of these what was measured. Pace that cannot be told leaves a hole.
std::vector<Trace> traces_of(const session::Record&); // pure
void draw(Ui&, Column&, const Trace&);

} // namespace screen
