// Signs that go with a colour and a word: each state can be told by its outline alone.
#pragma once

namespace screen {

enum class Shape {
    none,
    ring,      // get ready
    both_ways, // roll
    square,    // hold still
    wave,      // breathe
    diamond,   // stretch
    moon,      // rest, lie quiet
    exchange,  // switch sides
    bars,      // paused
    lift,      // off the roller
    cross,     // roller lost, error
    tick,      // done, in order
    warning,   // take care
    dots,      // looking, waiting
    roller,    // the device
    gear,      // settings
    half,      // in part
    dash,      // nothing there
};

} // namespace screen
