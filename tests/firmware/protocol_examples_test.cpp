// PROTOCOL.md and the code say the same: every example of the document is encoded and decoded here,
// every seed and every size compared.
#include "places.h"
#include "protocol/messages.h"
#include "wire/frame_reader.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using protocol::Type;

namespace {

using Bytes = std::vector<std::uint8_t>;

std::string document() {
    std::ifstream file(places::source("/firmware/PROTOCOL.md"));
    return {std::istreambuf_iterator<char>(file), {}};
}

// The blocks that open with "```hex NAME".
std::map<std::string, Bytes> examples() {
    std::map<std::string, Bytes> found;
    std::istringstream lines(document());
    std::string line;
    std::string name;
    while (std::getline(lines, line)) {
        if (line.rfind("```", 0) == 0) {
            name = line.rfind("```hex ", 0) == 0 ? line.substr(7) : "";
        } else if (!name.empty()) {
            std::istringstream words(line);
            std::string word;
            while (words >> word)
                found[name].push_back(static_cast<std::uint8_t>(std::stoi(word, nullptr, 16)));
        }
    }
    return found;
}

template <class M> Bytes payload_of(const M& message, std::size_t size) {
    Bytes bytes(size);
    protocol::put(bytes.data(), message);
    return bytes;
}

Bytes framed(Type type, std::uint16_t sequence, const Bytes& payload) {
    Bytes out(protocol::longest_on_wire);
    out.resize(protocol::write_frame(out.data(), static_cast<std::uint8_t>(type), sequence,
                                     payload.data(), static_cast<std::uint8_t>(payload.size()),
                                     protocol::seed_of(type)));
    return out;
}

protocol::BuildRecord bed() {
    protocol::BuildRecord r;
    r.build = protocol::Build::bed;
    r.cells = 4;
    const char serial[] = "RT-00042";
    for (std::size_t i = 0; i < 8; ++i) r.serial[i] = static_cast<std::uint8_t>(serial[i]);
    r.cell[0] = {-150, 210, 490};
    r.cell[1] = {150, 210, 490};
    r.cell[2] = {-150, -210, 490};
    r.cell[3] = {150, -210, 490};
    return r;
}

protocol::CalibrationRecord calibration() {
    protocol::CalibrationRecord r;
    r.id = 3;
    r.made_unix_s = 1795392000;
    for (std::size_t i = 0; i < 4; ++i) {
        r.newtons_per_count[i] = 0.0009765625F;
        r.zero_counts[i] = -1000 * static_cast<std::int32_t>(i);
    }
    return r;
}

protocol::Hello hello() {
    protocol::Hello h;
    h.boot_id = 17;
    h.reset_cause = 2;
    h.calibration_id = 3;
    h.build = bed();
    return h;
}

protocol::Status status() {
    protocol::Status s;
    s.cell = 1;
    s.ticks = 8000000;
    s.frames_sent = 1601;
    s.commands_damaged = 1;
    s.conversions = 372;
    s.passed = 360;
    s.faults[0] = 2;
    s.faults[4] = 2;
    s.faults[5] = 8;
    return s;
}

Bytes after(Bytes first, const Bytes& rest) {
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

// What the document's examples are said to be.
std::map<std::string, Bytes> expected() {
    const Bytes build = payload_of(bed(), protocol::build_record_size);
    const Bytes slopes = payload_of(calibration(), protocol::calibration_record_size);
    return {
        {"identify", framed(Type::identify, 0, {1})},
        {"hello", framed(Type::hello, 0, payload_of(hello(), protocol::hello_size))},
        {"start", framed(Type::start, 1, {})},
        {"stop", framed(Type::stop, 2, {})},
        {"reply", framed(Type::reply, 1, {0x42, 0})},
        {"sample",
         framed(Type::sample, 258, payload_of(protocol::Sample{2, 372, 8021552, -123456}, 12))},
        {"fault",
         framed(
             Type::fault, 259,
             payload_of(protocol::Fault{2, protocol::FaultKind::settling, 373, 8043104, 4}, 12))},
        {"angle", framed(Type::angle, 260, payload_of(protocol::Angle{50, 8000000, 2048, {}}, 11))},
        {"status", framed(Type::status, 1600, payload_of(status(), protocol::status_size))},
        {"time", framed(Type::time, 1541, payload_of(protocol::Time{8000128}, 4))},
        {"read_record", framed(Type::read_record, 3, {1})},
        {"record", framed(Type::record, 2, after({1, 1}, build))},
        {"record absent", framed(Type::record, 2, {2, 0})},
        {"write_record build", framed(Type::write_record, 4, after({1}, build))},
        {"write_record calibration", framed(Type::write_record, 5, after({2}, slopes))},
        {"restart_converter", framed(Type::restart_converter, 6, {protocol::whole_board})},
    };
}

std::string hex(const Bytes& bytes) {
    std::ostringstream text;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        text << std::hex << (bytes[i] < 16 ? "0" : "") << static_cast<int>(bytes[i])
             << (i % 24 == 23 ? "\n" : " ");
    return text.str();
}

} // namespace

TEST_CASE("PROTOCOL.md: every example is what the code sends, and there is one for each frame") {
    const auto in_document = examples();
    const auto from_code = expected();
    for (const auto& [name, bytes] : from_code) {
        const std::string which = name;
        const std::string wanted = hex(bytes);
        CAPTURE(which);
        CAPTURE(wanted);
        REQUIRE(in_document.count(name) == 1);
        CHECK(in_document.at(name) == bytes);
    }
    CHECK(in_document.size() == from_code.size());
}

TEST_CASE("PROTOCOL.md: the player reads the examples of what the board sends") {
    wire::FrameReader reader;
    const auto in_document = examples();
    std::map<int, int> seen;
    for (const auto& [name, bytes] : in_document) {
        reader.push(bytes);
        const auto frame = reader.pop();
        if (!frame) continue;
        const auto message = wire::decode(*frame);
        REQUIRE(message);
        ++seen[frame->type];
        if (const auto* s = std::get_if<protocol::Sample>(&*message)) CHECK(s->counts == -123456);
        if (const auto* h = std::get_if<protocol::Hello>(&*message))
            CHECK(h->build.cell[3].x_mm == 150);
        if (const auto* s = std::get_if<protocol::Status>(&*message)) CHECK(s->faults[5] == 8);
        if (const auto* t = std::get_if<protocol::Time>(&*message)) CHECK(t->ticks == 8000128);
    }
    for (const auto type : {Type::hello, Type::sample, Type::fault, Type::angle, Type::status,
                            Type::time, Type::reply, Type::record})
        CHECK(seen[static_cast<int>(type)] >= 1);
}

TEST_CASE("PROTOCOL.md: the seeds of its table are those of the code") {
    const std::string text = document();
    const std::regex row(
        R"(\| 0x([0-9A-F]{2}) \| ([a-z_]+) \| (?:board|host) \| ([0-9a-z+ ]+) \| 0x([0-9A-F]{4}) \|)");
    int rows = 0;
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at, ++rows) {
        const auto type = static_cast<Type>(std::stoi((*at)[1], nullptr, 16));
        const std::string name = (*at)[2];
        CAPTURE(name);
        CAPTURE(protocol::seed_of(type));
        CHECK(protocol::seed_of(type) == std::stoi((*at)[4], nullptr, 16));
    }
    CHECK(rows == 14);
}

TEST_CASE("PROTOCOL.md: the fields of each table fill its message without a hole") {
    std::istringstream lines(document());
    const std::regex row(R"(\| (\d+) \| (\d+) \| .*)");
    const std::regex title(R"(### ([a-z_ ]+), payload (\d+) bytes.*)");
    std::string line;
    std::string name;
    int size = 0;
    int at = 0;
    int tables = 0;
    const auto close = [&] {
        const std::string which = name;
        CAPTURE(which);
        CHECK(at == size);
    };
    while (std::getline(lines, line)) {
        std::smatch found;
        if (std::regex_match(line, found, title)) {
            close();
            name = found[1];
            size = std::stoi(found[2]);
            at = 0;
            ++tables;
        } else if (std::regex_match(line, found, row)) {
            CHECK(std::stoi(found[1]) == at);
            at += std::stoi(found[2]);
        }
    }
    close();
    CHECK(tables == 11);
}
