// A file of the person's data for other programs, or of text beside their own: 0600 whatever the
// umask, there whole or not at all.
#pragma once
#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>

namespace store {

enum class Existing { keep, replace };
// False when something is there and is kept. Replaced is only a plain file.
Result<bool> write_private(const std::filesystem::path&, std::string_view text, Existing);
// Nothing when none is there; only a plain file is read.
Result<std::optional<std::string>> read_private(const std::filesystem::path&);
// Under a free name beside it, "<file>.old-<n>"; false when nothing is there.
Result<bool> set_aside(const std::filesystem::path&);

// Beside a person's file, or a copy of it: boxes of the paper sheet that are no entries yet.
std::filesystem::path sheet_beside(const std::filesystem::path& file);

} // namespace store
