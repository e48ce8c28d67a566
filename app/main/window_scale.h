// The size of letters of this computer's window, kept beside the people's files: it belongs to the
// screen and the distance, not to a person.
#pragma once
#include <filesystem>

namespace app {

double read_scale(const std::filesystem::path&); // 0.75..3; 1 when there is none or it is damaged
void write_scale(const std::filesystem::path&, double); // a scale that cannot be kept is no error

} // namespace app
