#include "main/typed_path.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace app {
namespace {

// "%20", as file managers write it in an address.
std::string without_percents(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int value = 0;
        const bool coded =
            text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(&text[i + 1], &text[i] + 3, value, 16).ptr == &text[i] + 3;
        plain += coded ? static_cast<char>(value) : text[i];
        if (coded) i += 2;
    }
    return plain;
}

} // namespace

std::string path_of(std::string typed) {
    const auto outside = [](char c) { return c == ' ' || c == '\'' || c == '"'; };
    while (!typed.empty() && outside(typed.back())) typed.pop_back();
    typed.erase(typed.begin(), std::find_if_not(typed.begin(), typed.end(), outside));
    constexpr std::string_view address = "file://";
    if (typed.starts_with(address)) return without_percents(typed.substr(address.size()));
    const char* const home = std::getenv("HOME");
    if (typed.starts_with("~/") && home != nullptr) return home + typed.substr(1);
    return typed;
}

} // namespace app
