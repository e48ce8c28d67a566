// The author's sentence as a recording, beside the typed one: taken, heard, taken out. Its buttons
// are voice-record, voice-stop, voice-play, voice-keep and voice-remove; the box is voice-file.
#pragma once
#include "screen/column.h"
#include "screen/form.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct RecordingFacts {
    double lasts_s = 0.0;               // of what is there; 0 = nothing
    bool keeps = false;                 // for the next version, too
    bool microphone = false;            // there may be one
    std::optional<double> since_s = {}; // the microphone is on
    std::string refused = {};           // why it could not be taken
};

// `keeps`: it can be kept for the next version.
std::vector<FormItem> recording_items(const RecordingFacts&, bool keeps); // pure

// On a page that is no form: the id of the button that was pressed, or "voice-file:" with what was
// typed into the box.
std::string draw_recording(Column&, const std::vector<FormItem>&, std::string& file);

} // namespace screen
