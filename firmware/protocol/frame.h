// One frame on the wire, compiled by avr-g++ (C++14, no C++ library) and by the app.
//
//   COBS( type  sequence_low sequence_high  payload[0..64]  crc_low crc_high )  0x00
//
// CRC-16/CCITT (polynomial 0x1021, most significant bit first) over type..payload. Its start value
// is not a constant but the CRC of the text that describes the payload (schema.h): a reader that
// believes in another layout rejects the frame instead of misreading it.
// No struct is ever copied to the wire: every byte is placed by hand. See PROTOCOL.md.
#pragma once
#include <stdint.h> // avr-g++ 5.4 has no <cstdint>

namespace protocol {

constexpr uint8_t longest_payload = 64;
constexpr uint8_t frame_overhead = 5;                               // type, sequence, crc
constexpr uint8_t longest_frame = longest_payload + frame_overhead; // before COBS
constexpr uint8_t longest_on_wire = longest_frame + 2;              // COBS code, final zero
constexpr uint16_t crc_start = 0xFFFF;                              // of a schema text

constexpr uint16_t crc_of(uint16_t crc, uint8_t byte) {
    crc = static_cast<uint16_t>(static_cast<uint16_t>(crc >> 8) | static_cast<uint16_t>(crc << 8));
    crc = static_cast<uint16_t>(crc ^ byte);
    crc = static_cast<uint16_t>(crc ^ (static_cast<uint8_t>(crc) >> 4));
    crc = static_cast<uint16_t>(crc ^ static_cast<uint16_t>(crc << 12));
    return static_cast<uint16_t>(crc ^ static_cast<uint16_t>((crc & 0xFF) << 5));
}

constexpr uint16_t crc_of_text(const char* text) {
    uint16_t crc = crc_start;
    while (*text != 0) crc = crc_of(crc, static_cast<uint8_t>(*text++));
    return crc;
}

// Little-endian, at any address, on any machine.
inline void put_u16(uint8_t* out, uint16_t v) {
    out[0] = static_cast<uint8_t>(v);
    out[1] = static_cast<uint8_t>(v >> 8);
}
inline void put_u32(uint8_t* out, uint32_t v) {
    for (uint8_t i = 0; i < 4; ++i) out[i] = static_cast<uint8_t>(v >> (8 * i));
}
inline void put_i24(uint8_t* out, int32_t v) {
    for (uint8_t i = 0; i < 3; ++i)
        out[i] = static_cast<uint8_t>(static_cast<uint32_t>(v) >> (8 * i));
}
inline uint16_t get_u16(const uint8_t* in) {
    return static_cast<uint16_t>(in[0] | static_cast<uint16_t>(in[1] << 8));
}
inline uint32_t get_u32(const uint8_t* in) {
    uint32_t v = 0;
    for (uint8_t i = 0; i < 4; ++i) v |= static_cast<uint32_t>(in[i]) << (8 * i);
    return v;
}
inline int32_t get_i24(const uint8_t* in) {
    const uint32_t v = static_cast<uint32_t>(in[0]) | (static_cast<uint32_t>(in[1]) << 8) |
                       (static_cast<uint32_t>(in[2]) << 16);
    return static_cast<int32_t>((v & 0x800000UL) != 0 ? v | 0xFF000000UL : v);
}

// Writes one whole frame, final zero included, to `out` (longest_on_wire bytes). Returns its
// length; 0 if the payload is too long.
inline uint8_t write_frame(uint8_t* out, uint8_t type, uint16_t sequence, const uint8_t* payload,
                           uint8_t size, uint16_t seed) {
    if (size > longest_payload) return 0;
    uint8_t code_at = 0; // where the distance to the next zero goes
    uint8_t at = 1;
    uint16_t crc = seed;
    const auto total = static_cast<uint8_t>(size + frame_overhead);
    for (uint8_t i = 0; i < total; ++i) {
        uint8_t byte = 0;
        if (i == 0)
            byte = type;
        else if (i == 1)
            byte = static_cast<uint8_t>(sequence);
        else if (i == 2)
            byte = static_cast<uint8_t>(sequence >> 8);
        else if (i < size + 3)
            byte = payload[i - 3];
        else if (i == size + 3)
            byte = static_cast<uint8_t>(crc);
        else
            byte = static_cast<uint8_t>(crc >> 8);
        if (i < size + 3) crc = crc_of(crc, byte);
        if (byte == 0) {
            out[code_at] = static_cast<uint8_t>(at - code_at);
            code_at = at++;
        } else {
            out[at++] = byte;
        }
    }
    out[code_at] = static_cast<uint8_t>(at - code_at);
    out[at++] = 0;
    return at;
}

} // namespace protocol
