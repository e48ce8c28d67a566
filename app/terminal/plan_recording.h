// What the author of a plan recorded: a part "voice" beside the plan's text, and at the desk a file
// beside the plan's.
#pragma once
#include "bundle/parts.h"
#include "routine/routine.h"
#include "terminal/desk.h"

#include <filesystem>
#include <string>

namespace terminal::sealed {

using routine::Recording;
template <class T> using OrFailure = tl::expected<T, Failure>;

void add_recording(bundle::Parts&, const Recording&); // one that is there
// Empty where none came; one that cannot be played refuses the file.
OrFailure<Recording> recording_in(const std::string& file, const bundle::Parts&);

// Of somebody's own WAV file, brought to what goes along.
OrFailure<Recording> recording_from(const std::string& file);

// "calves.toml.voice"
std::filesystem::path recording_beside(const std::filesystem::path& plan);
// Empty: none lies there, or none that can be played.
Recording kept_recording(const std::filesystem::path& plan);
// 0600; an empty one removes what lies there.
store::Result<void> keep_recording(const std::filesystem::path& plan, const Recording&);

} // namespace terminal::sealed
