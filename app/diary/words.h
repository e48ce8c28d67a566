// The words of an enumeration, in its order: for programs and for the disk.
#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace diary {

template <class Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& words, std::string_view word) {
    for (std::size_t i = 0; i < Count; ++i)
        if (words[i] == word) return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace diary
