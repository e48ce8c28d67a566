// What is in a bundle: named parts in their order, and nothing else.
#pragma once
#include "bundle/id.h"

namespace bundle {

struct Part {
    std::string kind; // 1 to 32 of a-z, 0-9 and '-'
    PrivateBytes bytes;
    bool operator==(const Part&) const = default;
};
using Parts = std::vector<Part>;

constexpr std::size_t most_parts = 4096;
constexpr std::size_t longest_kind = 32;
constexpr std::size_t most_content = std::size_t{128} << 20; // bytes, names and lengths included

Part part(std::string kind, std::span<const std::uint8_t>);
Part part(std::string kind, std::string_view text);
std::string_view text_of(const Part&);

// The only part of that kind; null where there is none or more than one.
const Part* only(const Parts&, std::string_view kind);

// Within the limits above; only such parts can be sealed.
bool fits(const Parts&);

// The same for the same parts, whichever files they came in.
Digest digest(const Parts&);

// As it is sealed: number of parts; of each the length of its kind, its kind, its length, its bytes
// (numbers little-endian); zeros up to a size that says little of the content (padded_size).
PrivateBytes encoded(const Parts&); // parts that fit
// Nothing unless it is exactly what encoded() makes.
std::optional<Parts> decoded(std::span<const std::uint8_t>);

// At least 2 KiB, then at most 12 % more, such that only about log log of the size is told (the
// Padmé scheme).
std::size_t padded_size(std::size_t content);

} // namespace bundle
