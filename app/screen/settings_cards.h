// Parts of the settings that the first steps show, too.
#pragma once
#include "screen/column.h"
#include "screen/settings_screen.h"

namespace screen {

void language_card(Column&, const SettingsView&, Wish&);
void practice_card(Column&, Wish&); // for physiotherapists
void sound_card(Column&, const SettingsView&, Wish&, bool with_delay = true);
void distance_lines(Column&, const SettingsView&, Wish&); // and the screen's diagonal
void distance_card(Column&, const SettingsView&, Wish&);
void reminders_card(Column&, diary::Reminders&, Wish&);
double typed_mass(const SettingsTyping&); // kilograms; -1: nothing that could be a mass
void mass_card(Column&, const SettingsView&, SettingsTyping&, Wish&);

} // namespace screen
