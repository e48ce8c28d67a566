// Names of 128 random bits, and digests of 256. They say nothing of whom they name. As text: 32 or
// 64 hexadecimal digits in lower case.
#pragma once
#include "bundle/randomness.h"

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace bundle {

template <class Of, std::size_t size = 16> struct Id {
    std::array<std::uint8_t, size> bytes{};
    auto operator<=>(const Id&) const = default;
};

// Known to the client and to the practice and to nobody else: it stands inside what is sealed and
// in no file's name, for whoever knows it can answer for the client.
using ClientId = Id<struct of_client>;
using PlanId = Id<struct of_plan>; // the same in all versions of a plan
using DeskId = Id<struct of_desk>; // one computer of a practice
using Digest = Id<struct of_digest, 32>;

namespace detail {
std::string hexadecimal(std::span<const std::uint8_t>);
bool from_hexadecimal(std::string_view, std::span<std::uint8_t>); // the whole of both
bool same_in_constant_time(std::span<const std::uint8_t>, std::span<const std::uint8_t>);
} // namespace detail

template <class Of, std::size_t size> std::string text(const Id<Of, size>& id) {
    return detail::hexadecimal(id.bytes);
}
template <class Name> std::optional<Name> id(std::string_view text) { // what text() gives only
    Name name;
    if (!detail::from_hexadecimal(text, name.bytes)) return std::nullopt;
    return name;
}
template <class Name> Name new_id(Randomness randomness) {
    Name name;
    randomness.fill(name.bytes);
    return name;
}
inline bool same(const ClientId& one, const ClientId& other) { // however much of it is right
    return detail::same_in_constant_time(one.bytes, other.bytes);
}

} // namespace bundle
