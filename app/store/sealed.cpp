#include "store/sealed.h"

#include <array>

namespace store {

namespace {

constexpr std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        table[i] = value;
    }
    return table;
}
constexpr auto table = crc_table();

constexpr std::size_t frame = 2 + 4; // bytes around the content

} // namespace

std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
    std::uint32_t crc = ~0U;
    for (const std::uint8_t byte : bytes) crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF];
    return ~crc;
}

Bytes sealed(BlobKind kind, std::uint8_t version, std::span<const std::uint8_t> content) {
    Bytes blob;
    blob.reserve(content.size() + frame);
    blob.push_back(static_cast<std::uint8_t>(kind));
    blob.push_back(version);
    blob.insert(blob.end(), content.begin(), content.end());
    const std::uint32_t crc = crc32(blob);
    for (int shift = 0; shift < 32; shift += 8)
        blob.push_back(static_cast<std::uint8_t>(crc >> shift));
    return blob;
}

tl::expected<Content, DecodeError> unsealed(BlobKind kind, std::uint8_t newest,
                                            std::span<const std::uint8_t> blob) {
    if (blob.size() < frame) return tl::unexpected{DecodeError::damaged};
    const auto body = blob.first(blob.size() - 4);
    std::uint32_t crc = 0;
    for (std::size_t i = 0; i < 4; ++i)
        crc |= static_cast<std::uint32_t>(blob[body.size() + i]) << (8 * i);
    if (crc != crc32(body) || body[0] != static_cast<std::uint8_t>(kind) || body[1] == 0)
        return tl::unexpected{DecodeError::damaged};
    if (body[1] > newest) return tl::unexpected{DecodeError::newer};
    return Content{body[1], body.subspan(2)};
}

} // namespace store
