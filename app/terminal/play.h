// The windowless player: one plain line per event.
#pragma once
#include "terminal/desk.h"
#include "terminal/running_session.h"

namespace terminal {

struct PlayOptions {
    std::string routine = "starter";
    std::optional<routine::Routine> composed; // instead of it
    std::string roller = "auto";              // a SOURCE
    bool headless = false;
    double speed = 1.0;
    std::string record; // a new .rollrec file; empty = none
    bool sound = true;
    std::string sound_file;        // what would be heard, as WAV; empty = into the loudspeaker
    std::string transcript;        // of what was heard; empty = none
    bool replace = false;          // older ones of both
    std::optional<int> discomfort; // before it, 0 .. 10
    std::optional<bool> painkiller;
    std::optional<int> discomfort_after;
};

Outcome play(Desk&, const PlayOptions&);

// Goes on with a session that was cut short.
Outcome play_on(Desk&, store::Store&, const store::Unfinished&, const PlayOptions&);

session::RollerKind kind_of(const device::Source&);

} // namespace terminal
