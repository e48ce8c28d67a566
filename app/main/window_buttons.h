// The buttons that were taught, kept beside the people's files: pedals belong to the computer.
#pragma once
#include "screen/buttons.h"

#include <filesystem>

namespace app {

screen::Buttons read_buttons(const std::filesystem::path&); // none where there is no such file
bool write_buttons(const std::filesystem::path&, const screen::Buttons&);

} // namespace app
