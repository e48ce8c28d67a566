// What a simulated person really did, for tests. Seconds on the clock of whoever asks it.
#pragma once
#include <vector>

namespace person {

enum class Phase { away, mounting, waiting, rolling, holding, resting };

// From turning point to turning point, the middle of a dwell; the first one begins and the last one
// ends with the movement.
struct Stroke {
    double start_s = 0.0, end_s = 0.0;
    double length_m = 0.0;     // always positive
    double mean_force_n = 0.0; // over its time
    int direction = 1;         // 1 = to the distal end
    bool complete = true;      // false: broken off, or only the way to a spot
};

struct Hold {
    double start_s = 0.0, end_s = 0.0;
    double mean_force_n = 0.0;
};

struct Contact { // force above 15 N
    double start_s = 0.0, end_s = 0.0;
    bool open = false; // still lasting; end_s is the present
};

struct PhaseChange {
    double at_s = 0.0;
    Phase to = Phase::away;
};

struct Truth {
    std::vector<Stroke> strokes;
    std::vector<Hold> holds;
    std::vector<Contact> contact;
    std::vector<PhaseChange> phases;
};

} // namespace person
