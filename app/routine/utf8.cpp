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

namespace {

// C0, DEL, C1 (of Latin 1), separators, and embeddings, overrides and isolates.
bool is_control(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
    if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
    if (character.size() != 3 || byte(0) != 0xE2) return false;
    return (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
           (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

} // namespace

std::optional<std::size_t> characters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        const auto bytes = utf8_length(text);
        if (!bytes || is_control(text.substr(0, *bytes))) return std::nullopt;
        text.remove_prefix(*bytes);
    }
    return count;
}

} // namespace routine
