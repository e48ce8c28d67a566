#include "wire/crc.h"

#include "protocol/messages.h"

#include <array>

namespace wire {

namespace {

using Shares = std::array<std::uint16_t, 256>;

// [k][b]: what byte b adds to the sum when k more bytes follow it.
constexpr std::array<Shares, 8> make_shares() {
    std::array<Shares, 8> shares{};
    for (unsigned b = 0; b < 256; ++b) {
        std::uint16_t crc = protocol::crc_of(0, static_cast<std::uint8_t>(b));
        for (auto& share : shares) {
            share[b] = crc;
            crc = protocol::crc_of(crc, 0);
        }
    }
    return shares;
}
constexpr std::array<Shares, 8> shares = make_shares();

constexpr std::array<std::uint16_t, 256> make_seeds() {
    std::array<std::uint16_t, 256> seeds{};
    for (unsigned type = 0; type < 256; ++type)
        seeds[type] = protocol::seed_of(static_cast<protocol::Type>(type));
    return seeds;
}
constexpr std::array<std::uint16_t, 256> seeds = make_seeds();

std::uint16_t eight_bytes(std::uint16_t crc, const std::uint8_t* in) {
    const unsigned sum = shares[7][in[0] ^ (crc >> 8)] ^ shares[6][in[1] ^ (crc & 0xFF)] ^
                         shares[5][in[2]] ^ shares[4][in[3]] ^ shares[3][in[4]] ^ shares[2][in[5]] ^
                         shares[1][in[6]] ^ shares[0][in[7]];
    return static_cast<std::uint16_t>(sum);
}

std::uint16_t one_byte(std::uint16_t crc, std::uint8_t byte) {
    return static_cast<std::uint16_t>((crc << 8) ^ shares[0][(crc >> 8) ^ byte]);
}

} // namespace

std::uint16_t crc_over(std::uint16_t start, std::span<const std::uint8_t> bytes) {
    std::uint16_t crc = start;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) crc = eight_bytes(crc, bytes.data());
    for (const std::uint8_t byte : bytes) crc = one_byte(crc, byte);
    return crc;
}

std::uint16_t crc_seed(std::uint8_t type) { return seeds[type]; }

} // namespace wire
