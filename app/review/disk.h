// Small files of this player's own, for the .cpp files of this room only: 0600 in folders of 0700,
// there whole or not at all.
#pragma once
#include "store/store.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace review {

store::Result<std::string> text_in(const std::filesystem::path&); // not_found when it is not there
store::Result<void> keep_text(const std::filesystem::path&, std::string_view);

} // namespace review
