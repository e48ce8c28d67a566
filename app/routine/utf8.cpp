#include "routine/utf8.h"

namespace routine {

std::optional<std::size_t> utf8_length(std::string_view s) {
    const auto byte = [&](std::size_t i) {
        return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    const unsigned second = byte(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF && tail(1)) return 2;
    if (first >= 0xE0 && first <= 0xEF && tail(1) && tail(2)) {
        if (first == 0xE0 && second < 0xA0) return std::nullopt;
        if (first == 0xED && second > 0x9F) return std::nullopt;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4 && tail(1) && tail(2) && tail(3)) {
        if (first == 0xF0 && second < 0x90) return std::nullopt;
        if (first == 0xF4 && second > 0x8F) return std::nullopt;
        return 4;
    }
    return std::nullopt;
}

} // namespace routine
