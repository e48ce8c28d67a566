// A settings file of which not every line could be used: what was chosen must not be lost unseen.
#pragma once
#include <filesystem>

namespace sound {

bool damaged(const std::filesystem::path& file); // something is there, and not all of it is known
std::filesystem::path
kept_damaged(const std::filesystem::path& file); // its name once it is written

} // namespace sound
