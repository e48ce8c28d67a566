// Messages: what the board says is read back exactly; what it cannot have said is refused.
#include "wire/message.h"

#include "wire/line.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using protocol::Type;

namespace {

wire::Frame frame(Type type, const line::Bytes& payload) {
    wire::Frame f;
    f.type = static_cast<std::uint8_t>(type);
    f.size = static_cast<std::uint8_t>(payload.size());
    std::copy(payload.begin(), payload.end(), f.payload.begin());
    return f;
}

template <class Values> wire::Frame frame(const Values& values) {
    return frame(line::type_of(values), line::payload(values));
}

template <class Values> Values read_back(const Values& values) {
    const auto message = wire::decode(frame(values));
    REQUIRE(message);
    REQUIRE(std::holds_alternative<Values>(*message));
    return std::get<Values>(*message);
}

bool impossible(const wire::Frame& f) {
    const auto message = wire::decode(f);
    return !message && message.error() == wire::DecodeError::impossible_value;
}

bool wrong_size(const wire::Frame& f) {
    const auto message = wire::decode(f);
    return !message && message.error() == wire::DecodeError::wrong_size;
}

protocol::CalibrationRecord calibration() {
    protocol::CalibrationRecord r;
    r.id = 7;
    for (auto& slope : r.newtons_per_count) slope = 0.0001F;
    return r;
}

wire::Frame record(protocol::RecordKind kind, protocol::RecordState state,
                   const line::Bytes& body) {
    line::Bytes payload{static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(state)};
    payload.insert(payload.end(), body.begin(), body.end());
    return frame(Type::record, payload);
}

wire::Frame record(const protocol::CalibrationRecord& r) {
    return record(protocol::RecordKind::calibration, protocol::RecordState::good,
                  line::payload_of<protocol::calibration_record_size>(r));
}

} // namespace

TEST_CASE("message: a sample keeps its cell, number, time and sign") {
    const auto s = read_back(protocol::Sample{3, 0xFFFFFFFF, 0x80000001, -8388607});
    CHECK(s.cell == 3);
    CHECK(s.counter == 0xFFFFFFFF);
    CHECK(s.ticks == 0x80000001);
    CHECK(s.counts == -8388607);
}

TEST_CASE("message: a hello keeps the build and the place of each cell") {
    protocol::Hello h;
    h.boot_id = 0xDEADBEEF;
    h.build.build = protocol::Build::bed;
    h.build.cells = 4;
    h.build.cell[2] = {-220, 160, 490};
    const auto back = read_back(h);
    CHECK(back.boot_id == 0xDEADBEEF);
    CHECK(back.build.build == protocol::Build::bed);
    CHECK(back.build.cell[2].x_mm == -220);
    CHECK(back.build.cell[2].capacity_n == 490);
}

TEST_CASE("message: every fault kind of the contract is read, none beyond it") {
    for (std::uint8_t kind = 1; kind <= protocol::fault_kinds; ++kind)
        CHECK(
            read_back(protocol::Fault{0, static_cast<protocol::FaultKind>(kind), 1, 2, 3}).count ==
            3);
    CHECK(impossible(frame(protocol::Fault{0, static_cast<protocol::FaultKind>(0), 1, 2, 3})));
    CHECK(impossible(frame(
        protocol::Fault{0, static_cast<protocol::FaultKind>(protocol::fault_kinds + 1), 1, 2, 3})));
}

TEST_CASE("message: a fifth cell does not exist") {
    CHECK(impossible(frame(protocol::Sample{4, 1, 2, 3})));
    CHECK(impossible(frame(protocol::Fault{4, protocol::FaultKind::late, 1, 2, 3})));
    protocol::Status status;
    status.cell = 4;
    CHECK(impossible(frame(status)));
}

TEST_CASE("message: more good samples than conversions is impossible") {
    protocol::Status status;
    status.conversions = 10;
    status.passed = 10;
    CHECK(read_back(status).passed == 10);
    status.passed = 11;
    CHECK(impossible(frame(status)));
}

TEST_CASE("message: angle and magnet stay within the sensor's range") {
    CHECK(read_back(protocol::Angle{1, 2, 4095, protocol::Magnet::no_answer}).angle == 4095);
    CHECK(impossible(frame(protocol::Angle{1, 2, 4096, protocol::Magnet::good})));
    CHECK(impossible(frame(protocol::Angle{1, 2, 0, static_cast<protocol::Magnet>(5)})));
}

TEST_CASE("message: a reply names a command, unless it says that it knows none") {
    CHECK(read_back(protocol::Reply{Type::start, protocol::Result::done}).to == Type::start);
    CHECK(impossible(frame(protocol::Reply{Type::sample, protocol::Result::done})));
    read_back(protocol::Reply{static_cast<Type>(0x55), protocol::Result::unknown_command});
    CHECK(impossible(frame(protocol::Reply{Type::start, static_cast<protocol::Result>(6)})));
}

TEST_CASE("message: a hello of another version is let through, to be told about it") {
    protocol::Hello newer;
    newer.version = protocol::version + 1;
    newer.build.cells = 200;
    CHECK(read_back(newer).version == protocol::version + 1);
    protocol::Hello ours;
    ours.build.cells = protocol::most_cells + 1;
    CHECK(impossible(frame(ours)));
    protocol::Hello confused;
    confused.oldest_version = confused.version + 1;
    CHECK(impossible(frame(confused)));
}

TEST_CASE("message: a calibration with numbers that are none is refused") {
    const auto good = wire::decode(record(calibration()));
    REQUIRE(good);
    CHECK(std::get<wire::Record>(*good).bytes.size() == protocol::calibration_record_size);
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        auto broken = calibration();
        broken.newtons_per_count[3] = bad;
        CHECK(impossible(record(broken)));
    }
    auto zero = calibration();
    zero.zero_counts[0] = 0x800000; // beyond 24 bits
    CHECK(impossible(record(zero)));
}

TEST_CASE("message: a record that is absent may be empty, a good one may not") {
    using protocol::RecordKind, protocol::RecordState;
    CHECK(wire::decode(record(RecordKind::build, RecordState::absent, {})));
    CHECK(wrong_size(record(RecordKind::build, RecordState::good, {})));
    CHECK(impossible(record(static_cast<RecordKind>(3), RecordState::good, {})));
    CHECK(impossible(record(RecordKind::build, static_cast<RecordState>(3), {})));
    CHECK(wrong_size(frame(Type::record, {1})));
}

TEST_CASE("message: one byte too few or too many is the wrong size") {
    const auto shorter_and_longer = [](const auto& values) {
        auto payload = line::payload(values);
        payload.push_back(0);
        CHECK(wrong_size(frame(line::type_of(values), payload)));
        payload.resize(payload.size() - 2);
        CHECK(wrong_size(frame(line::type_of(values), payload)));
    };
    shorter_and_longer(protocol::Hello{});
    shorter_and_longer(protocol::Sample{});
    shorter_and_longer(protocol::Fault{0, protocol::FaultKind::late, 0, 0, 0});
    shorter_and_longer(protocol::Angle{});
    shorter_and_longer(protocol::Status{});
    shorter_and_longer(protocol::Time{});
    shorter_and_longer(protocol::Reply{});
}

TEST_CASE("message: a type nobody knows is handed on, with what it demands") {
    const auto skipped = wire::decode(frame(static_cast<Type>(0x0A), {1, 2}));
    REQUIRE(skipped);
    CHECK_FALSE(std::get<wire::Unknown>(*skipped).mandatory);
    const auto demanded = wire::decode(frame(static_cast<Type>(0x8A), {}));
    REQUIRE(demanded);
    CHECK(std::get<wire::Unknown>(*demanded).mandatory);
}
