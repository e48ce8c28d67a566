#include "wire/message.h"

#include <array>

namespace wire {

using protocol::RecordKind, protocol::Type;

namespace {

std::vector<std::uint8_t> framed(Type type, std::uint16_t sequence,
                                 std::span<const std::uint8_t> payload) {
    std::vector<std::uint8_t> wire(protocol::longest_on_wire);
    wire.resize(protocol::write_frame(wire.data(), static_cast<std::uint8_t>(type), sequence,
                                      payload.data(), static_cast<std::uint8_t>(payload.size()),
                                      protocol::seed_of(type)));
    return wire;
}

template <std::size_t size, class Values>
std::array<std::uint8_t, size + 1> as_payload(RecordKind kind, const Values& values) {
    std::array<std::uint8_t, size + 1> payload{};
    payload[0] = static_cast<std::uint8_t>(kind);
    protocol::put(payload.data() + 1, values);
    return payload;
}

} // namespace

std::vector<std::uint8_t> Commands::identify() {
    return framed(Type::identify, sequence_++, std::array{protocol::version});
}

std::vector<std::uint8_t> Commands::start() { return framed(Type::start, sequence_++, {}); }

std::vector<std::uint8_t> Commands::stop() { return framed(Type::stop, sequence_++, {}); }

std::vector<std::uint8_t> Commands::read_record(RecordKind kind) {
    return framed(Type::read_record, sequence_++, std::array{static_cast<std::uint8_t>(kind)});
}

std::vector<std::uint8_t> Commands::write(const protocol::BuildRecord& values) {
    const auto payload = as_payload<protocol::build_record_size>(RecordKind::build, values);
    return framed(Type::write_record, sequence_++, payload);
}

std::vector<std::uint8_t> Commands::write(const protocol::CalibrationRecord& values) {
    const auto payload =
        as_payload<protocol::calibration_record_size>(RecordKind::calibration, values);
    return framed(Type::write_record, sequence_++, payload);
}

std::vector<std::uint8_t> Commands::restart_converter(std::uint8_t cell) {
    return framed(Type::restart_converter, sequence_++, std::array{cell});
}

} // namespace wire
