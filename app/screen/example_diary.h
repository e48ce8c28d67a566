// The diary's screens of example.h, and that of what articles say.
#pragma once
#include "screen/ui.h"

#include <functional>
#include <string_view>
#include <vector>

namespace screen {

struct Example {
    std::string_view name;
    std::function<void(Ui&)> draw;
};
std::vector<Example> diary_examples();

} // namespace screen
