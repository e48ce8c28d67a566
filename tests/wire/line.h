// A board's side of the line for tests: messages framed and numbered as the firmware does it.
#pragma once
#include "protocol/messages.h"

#include <cstdint>
#include <span>
#include <vector>

namespace line {

using Bytes = std::vector<std::uint8_t>;

inline Bytes framed(protocol::Type type, std::uint16_t sequence,
                    std::span<const std::uint8_t> payload) {
    Bytes wire(protocol::longest_on_wire);
    wire.resize(protocol::write_frame(wire.data(), static_cast<std::uint8_t>(type), sequence,
                                      payload.data(), static_cast<std::uint8_t>(payload.size()),
                                      protocol::seed_of(type)));
    return wire;
}

template <std::size_t size, class Values> Bytes payload_of(const Values& values) {
    Bytes payload(size);
    protocol::put(payload.data(), values);
    return payload;
}

inline Bytes payload(const protocol::Hello& m) { return payload_of<protocol::hello_size>(m); }
inline Bytes payload(const protocol::Sample& m) { return payload_of<protocol::sample_size>(m); }
inline Bytes payload(const protocol::Fault& m) { return payload_of<protocol::fault_size>(m); }
inline Bytes payload(const protocol::Angle& m) { return payload_of<protocol::angle_size>(m); }
inline Bytes payload(const protocol::Status& m) { return payload_of<protocol::status_size>(m); }
inline Bytes payload(const protocol::Time& m) { return payload_of<protocol::time_size>(m); }
inline Bytes payload(const protocol::Reply& m) {
    return {static_cast<std::uint8_t>(m.to), static_cast<std::uint8_t>(m.result)};
}

constexpr protocol::Type type_of(const protocol::Hello&) { return protocol::Type::hello; }
constexpr protocol::Type type_of(const protocol::Sample&) { return protocol::Type::sample; }
constexpr protocol::Type type_of(const protocol::Fault&) { return protocol::Type::fault; }
constexpr protocol::Type type_of(const protocol::Angle&) { return protocol::Type::angle; }
constexpr protocol::Type type_of(const protocol::Status&) { return protocol::Type::status; }
constexpr protocol::Type type_of(const protocol::Time&) { return protocol::Type::time; }
constexpr protocol::Type type_of(const protocol::Reply&) { return protocol::Type::reply; }

template <class Values> Bytes framed(std::uint16_t sequence, const Values& values) {
    return framed(type_of(values), sequence, payload(values));
}

inline Bytes& operator+=(Bytes& to, const Bytes& more) {
    to.insert(to.end(), more.begin(), more.end());
    return to;
}

} // namespace line
