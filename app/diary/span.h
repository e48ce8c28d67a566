// Every day a diary may have lies between.
#pragma once
#include "units/local_time.h"

namespace diary {

constexpr units::Day first_day{std::chrono::year{1900} / 1 / 1};
constexpr units::Day last_day{std::chrono::year{2200} / 1 / 1};

} // namespace diary
