// Text files as they lie on the disk, before anything of them is understood.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace routine {

// At most one byte more than may be in it; never a pipe or a device, which would not end. Nothing:
// cannot be read.
std::optional<std::string> text_of(const std::filesystem::path&);

// *.toml, sorted. Of a folder that is not there: none.
std::vector<std::filesystem::path> toml_files_below(const std::filesystem::path& folder);

} // namespace routine
