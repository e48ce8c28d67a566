// Checks of options that the parser's own do not do well.
#pragma once
#include <CLI/CLI.hpp>

#include <charconv>

namespace terminal {

// A number from low to high; the parser's own check of a range lets "nan" pass.
inline CLI::Validator between(double low, double high) {
    return {[low, high](std::string& text) -> std::string {
                double value = 0.0;
                const char* const end = text.data() + text.size();
                const auto [stopped, error] = std::from_chars(text.data(), end, value);
                if (error == std::errc{} && stopped == end && value >= low && value <= high)
                    return {};
                return text;
            },
            {}};
}

} // namespace terminal
