// How loud, what not at all, and how late the loudspeaker is. Belongs to this computer, not to a
// person: a small text file beside the people's files.
#pragma once
#include "sound/mixer.h"

#include <filesystem>

namespace sound {

struct Volume {
    int percent = 0; // 0..100
    bool muted = false;
    bool operator==(const Volume&) const = default;
};

constexpr units::Duration most_delay = std::chrono::milliseconds{500};
constexpr units::Duration live_up_to = std::chrono::milliseconds{100}; // beyond: no soft tone

struct Settings {
    Volume voice{80}, tones{70}, soft{40, true};
    units::Duration delay{}; // of the loudspeaker, 0..most_delay, whole milliseconds
    bool operator==(const Settings&) const = default;

    bool voice_sounds() const;
    bool soft_tone_sounds() const;
};

Gains gains(const Settings&); // half the percent sounds about half as loud, so its power is squared

// What cannot be read, or lies out of range, is as if it had not been set.
Settings read_settings(const std::filesystem::path& file);
// Something is there of which not every line could be used: what was chosen is not lost unseen.
bool damaged(const std::filesystem::path& file);
std::filesystem::path
kept_damaged(const std::filesystem::path& file); // its name once it is written
bool write_settings(const std::filesystem::path& file, const Settings&); // as a whole or not at all

} // namespace sound
