// Text to speech by espeak-ng, as a process of its own with a time limit (its licence is the GPL,
// ours is not; and whatever happens to it, the session goes on). Text goes in by standard input,
// never through a shell.
#pragma once
#include "sound/samples.h"

#include <tl/expected.hpp>

#include <string>

namespace sound {

enum class SpeechError {
    absent,   // there is no such program
    too_late, // killed
    failed,   // said nothing that could be used
    stopped   // nobody wants it any more
};

struct Speaker { // who speaks
    std::string program = "espeak-ng";
    std::string voice = "en"; // a name that the program knows
    int words_per_minute = 150;
    units::Duration limit = std::chrono::seconds{2};
};

// Waits for the process, at most Speaker::limit, or until `stop` (a descriptor, -1 = none) can be
// read. Any thread.
tl::expected<Samples, SpeechError> spoken(const Speaker&, const std::string& text, int stop = -1);

} // namespace sound
