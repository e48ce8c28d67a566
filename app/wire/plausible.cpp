#include "wire/plausible.h"

#include "wire/message.h"

#include <algorithm>
#include <cmath>

namespace wire {

using protocol::Type;

namespace {

constexpr std::uint8_t record_head = 2; // kind, state
constexpr std::int32_t largest_counts = 0x7FFFFF, smallest_counts = -0x800000;

bool possible(const protocol::BuildRecord& r) {
    return r.build <= protocol::Build::single && r.cells <= protocol::most_cells &&
           r.has_angle <= 1;
}

bool possible(const protocol::CalibrationRecord& r) {
    const auto finite = [](float v) { return std::isfinite(v); };
    const auto in_range = [](std::int32_t v) {
        return v >= smallest_counts && v <= largest_counts;
    };
    return std::all_of(std::begin(r.newtons_per_count), std::end(r.newtons_per_count), finite) &&
           std::all_of(std::begin(r.zero_counts), std::end(r.zero_counts), in_range);
}

// A hello in another version is let through whatever else it says: that it is another version is
// what has to be told.
bool possible(const protocol::Hello& h) {
    if (h.version == 0 || h.oldest_version > h.version) return false;
    if (h.version != protocol::version) return true;
    return h.ticks_per_second > 0 && h.running <= 1 && possible(h.build);
}

bool possible(const protocol::Fault& f) {
    const auto kind = static_cast<std::uint8_t>(f.kind);
    return f.cell < protocol::most_cells && kind >= 1 && kind <= protocol::fault_kinds;
}

bool possible(const protocol::Angle& a) {
    return a.angle < 4096 && a.magnet <= protocol::Magnet::no_answer;
}

bool possible(const protocol::Status& s) {
    return s.cell < protocol::most_cells && s.passed <= s.conversions;
}

bool possible_reply(std::uint8_t to, std::uint8_t result) {
    if (result > static_cast<std::uint8_t>(protocol::Result::no_such_thing)) return false;
    return from_host(to) || result == static_cast<std::uint8_t>(protocol::Result::unknown_command);
}

std::optional<DecodeError> flaw_of_record(const Frame& frame) {
    if (frame.size < record_head) return DecodeError::wrong_size;
    const auto* in = frame.payload.data();
    const bool is_build = in[0] == static_cast<std::uint8_t>(protocol::RecordKind::build);
    const bool is_calibration =
        in[0] == static_cast<std::uint8_t>(protocol::RecordKind::calibration);
    if (!is_build && !is_calibration) return DecodeError::impossible_value;
    if (in[1] > static_cast<std::uint8_t>(protocol::RecordState::from_second_copy))
        return DecodeError::impossible_value;
    const bool absent = in[1] == static_cast<std::uint8_t>(protocol::RecordState::absent);
    const int size = frame.size - record_head;
    if (absent && size == 0) return std::nullopt;
    if (size != (is_build ? protocol::build_record_size : protocol::calibration_record_size))
        return DecodeError::wrong_size;
    const auto* body = in + record_head;
    const bool sound = absent || (is_build ? possible(protocol::build_record(body))
                                           : possible(protocol::calibration_record(body)));
    return sound ? std::nullopt : std::optional{DecodeError::impossible_value};
}

std::optional<DecodeError> flaw(std::uint8_t size, std::uint8_t right_size, bool possible_values) {
    if (size != right_size) return DecodeError::wrong_size;
    return possible_values ? std::nullopt : std::optional{DecodeError::impossible_value};
}

} // namespace

bool from_host(std::uint8_t type) {
    return type >= static_cast<std::uint8_t>(Type::identify) &&
           type <= static_cast<std::uint8_t>(Type::restart_converter);
}

std::optional<DecodeError> flaw(const Frame& frame) {
    using namespace protocol;
    const std::uint8_t* in = frame.payload.data(); // 64 bytes are there, whatever its size says
    switch (static_cast<Type>(frame.type)) {
    case Type::sample: return flaw(frame.size, sample_size, in[0] < most_cells);
    case Type::fault: return flaw(frame.size, fault_size, possible(fault(in)));
    case Type::angle: return flaw(frame.size, angle_size, possible(angle(in)));
    case Type::status: return flaw(frame.size, status_size, possible(status(in)));
    case Type::time: return flaw(frame.size, time_size, true);
    case Type::reply: return flaw(frame.size, reply_size, possible_reply(in[0], in[1]));
    case Type::hello: return flaw(frame.size, hello_size, possible(hello(in)));
    case Type::record: return flaw_of_record(frame);
    case Type::identify:
    case Type::start:
    case Type::stop:
    case Type::read_record:
    case Type::write_record:
    case Type::restart_converter: break;
    }
    return std::nullopt;
}

} // namespace wire
