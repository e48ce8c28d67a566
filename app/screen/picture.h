// Pictures of any screen without a display: software OpenGL off the screen, the fixed example's
// values, a PNG file. The same call gives the same bytes.
#pragma once
#include "screen/stage.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace screen {

struct PictureError {
    enum class Code { no_such_screen, no_graphics, cannot_write } code{};
    std::string detail; // SDL's words, or the names of the screens there are
};

// `name` as in example_screens(); the language is the one wording speaks.
tl::expected<void, PictureError> take_picture(const std::filesystem::path& file,
                                              std::string_view name, Size, double scale);

} // namespace screen
