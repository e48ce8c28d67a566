// How this computer's screen is looked at, kept beside the people's files: it belongs to the screen
// and the room, not to a person. One "key=value" a line; what is damaged means the usual.
#pragma once
#include "screen/looking.h"

#include <filesystem>

namespace app {

screen::Looking read_looking(const std::filesystem::path&);
// One that cannot be kept is no error.
bool write_looking(const std::filesystem::path&, const screen::Looking&);

// The next one of the usual screens, in inches; the last one stays.
double wider_screen(double diagonal_in);
double smaller_screen(double diagonal_in);

} // namespace app
