// Checks of options that the parser's own do not do well.
#pragma once
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <string>

namespace terminal {

inline std::string plain(double number) {
    std::array<char, 32> text{};
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return {text.data(), written.ptr};
}

// A number from low to high, with a point or a comma; the parser's own check of a range lets "nan"
// pass. To be used as a transformation: the number gets the point of the locale in force.
inline CLI::Validator between(double low, double high) {
    return {[low, high](std::string& text) -> std::string {
                if (text.find('.') == std::string::npos &&
                    std::count(text.begin(), text.end(), ',') == 1)
                    text[text.find(',')] = '.';
                double value = 0.0;
                const char* const end = text.data() + text.size();
                const auto [stopped, error] = std::from_chars(text.data(), end, value);
                if (error == std::errc{} && stopped == end && value >= low && value <= high) {
                    // The parser reads it again by the locale in force.
                    std::replace(text.begin(), text.end(), '.', *std::localeconv()->decimal_point);
                    return {};
                }
                return '{' + plain(low) + " .. " + plain(high) + '}';
            },
            {}};
}

// A whole number from low to high, named as between() names them.
inline CLI::Validator whole(int low, int high) {
    return {[low, high](std::string& text) -> std::string {
                int value = 0;
                const char* const end = text.data() + text.size();
                const auto [stopped, error] = std::from_chars(text.data(), end, value);
                if (error == std::errc{} && stopped == end && value >= low && value <= high)
                    return {};
                return '{' + std::to_string(low) + " .. " + std::to_string(high) + '}';
            },
            {}};
}

} // namespace terminal
