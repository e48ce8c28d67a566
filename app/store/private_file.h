// A file of the person's data for other programs: 0600 whatever the umask, there whole or not at
// all.
#pragma once
#include "store/store.h"

#include <string_view>

namespace store {

enum class Existing { keep, replace };
// False when something is there and is kept. Replaced is only a plain file.
Result<bool> write_private(const std::filesystem::path&, std::string_view text, Existing);

} // namespace store
