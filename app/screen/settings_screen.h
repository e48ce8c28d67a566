// Language, size of letters, from where the screen is looked at, sound, body mass and height
// (optional), and where the data lie.
#pragma once
#include "diary/reminders.h"
#include "screen/buttons.h"
#include "screen/looking.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "sound/settings.h"
#include "store/store.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace screen {

struct VolumeView {
    std::string id, name; // "voice", "Voice"
    std::string volume;   // "80 %", "muted"
    bool muted = false, can_grow = true, can_shrink = true;
    bool operator==(const VolumeView&) const = default;
};

struct SettingsView {
    bool german = false;
    std::string scale; // "100 %"
    bool can_grow = true, can_shrink = true;
    std::string distance, diagonal; // "2.5 m", "15.6 in"
    std::string reach;              // where letters cannot be large enough, else empty
    std::string turn;               // "upright"
    bool reduced_motion = false, full_screen = true;
    std::string mass;                      // "72,5 kg", or empty
    std::string height;                    // "172 cm", or empty
    std::array<std::string, acts> buttons; // what was taught: the button's name, or empty
    std::optional<Act> learning;           // waits for a button
    std::vector<VolumeView> volumes;
    std::string delay;         // "120 ms"
    std::string sound_trouble; // why an example could not be heard, or empty
    std::string file;          // the person's file
    bool several_people = false;
    std::string refused; // why the last entry was not taken, or empty
    bool operator==(const SettingsView&) const = default;
};

struct SettingsTyping { // what is being typed: the only thing a screen remembers
    std::string mass, height, name;
    diary::Reminders reminders; // as they are set
};

SettingsView view_of(const store::Settings&, const Looking&, const std::string& file,
                     const std::string& refused, const Buttons& buttons = {},
                     std::optional<Act> learning = {}, const sound::Settings& = {},
                     const std::string& sound_trouble = {}); // pure
Wish draw(Ui&, const SettingsView&, SettingsTyping&);

// What was typed as a number, "72,5" or "72.5", with or without blanks around it; nothing outside
// least .. most.
std::optional<double> typed_number(std::string_view typed, double least, double most);

} // namespace screen
