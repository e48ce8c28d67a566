// A file's name as somebody types, pastes or drops it.
#pragma once
#include <string>

namespace app {

// Quoted, with a blank behind it, from the folder of their own, or as an address: the path.
std::string path_of(std::string typed);

} // namespace app
