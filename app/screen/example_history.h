// Half a year of sessions, for the pictures of example.h.
#pragma once
#include "screen/history_screen.h"

#include <functional>
#include <vector>

namespace screen::example {

struct HistoryExample {
    std::string_view name;
    std::function<HistoryView()> view; // in the language present when asked
};
std::vector<HistoryExample> histories();

const HistoryRead& half_a_year(); // up to Thursday, 26 November 2026

} // namespace screen::example
