// The first steps, once on a computer and again from the settings: one thing at a time, and each
// can be passed over. The safety questions between them have their own screen (screening_screen.h).
#pragma once
#include "screen/settings_screen.h"
#include "screen/status.h"
#include "wording/read_out.h"

#include <string>

namespace screen {

using WelcomeStep = wording::FirstStep;

struct WelcomeView {
    WelcomeStep step{};
    std::string title, progress, text; // "2 of 6"
    SettingsView settings;             // what the steps change
    double capitals = 0.0;             // of the example, as a session would show it
    Status roller;
    bool roller_ready = false, starting = false;
    bool without_first = false;      // no roller answers: Enter leads on all the same
    std::string routine;             // id of the first one
    std::string first;               // "The first session: Starter, about 5 minutes."
    std::vector<sound::Part> spoken; // what is read out, once
    bool operator==(const WelcomeView&) const = default;
};

struct WelcomeFacts {
    WelcomeStep step{};
    SettingsView settings;
    Looking looking;
    RollerFacts roller;
    bool starting = false;
    std::string routine = {};
    std::string first = {}; // its title
    long minutes = 0;
};

std::string progress_of(WelcomeStep); // "First steps, 2 of 6"

WelcomeView view_of(const WelcomeFacts&); // pure
Wish draw(Ui&, const WelcomeView&, SettingsTyping&);

} // namespace screen
