// The roller inside the player: real protocol, real firmware logic, simulated chips and person.
#include "device/simulated_link.h"

#include "chips/fault_plan.h"
#include "person/truth.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <vector>

using namespace std::chrono_literals;
using device::Asked, device::Intake, device::LinkState, device::Simulated, device::SimulatedLink;
using units::HostTime;

namespace {

constexpr auto step = 20ms;

// Takes like a session does and keeps what it heard.
struct Listener {
    SimulatedLink link;
    HostTime now{1000s};
    wire::FrameReader frames;
    std::vector<protocol::Sample> samples;
    std::vector<protocol::Fault> faults;
    std::vector<protocol::Angle> angles;
    std::vector<protocol::Reply> replies;
    std::vector<wire::Record> records;
    std::vector<protocol::Hello> hellos;
    std::vector<LinkState> states;
    std::vector<device::Chunk> chunks;
    int new_connections = 0;

    explicit Listener(const Simulated& what) : link(what) {}

    void listen(std::chrono::milliseconds lasts) {
        for (const HostTime end = now + lasts; now < end; now += step) {
            Intake intake = link.take(now);
            if (states.empty() || states.back() != intake.state) states.push_back(intake.state);
            if (intake.new_connection) {
                ++new_connections;
                frames.restart();
            }
            for (auto& chunk : intake.chunks) {
                frames.push(chunk.bytes);
                chunks.push_back(chunk);
            }
            while (const auto frame = frames.pop()) {
                const auto message = wire::decode(*frame);
                if (!message) FAIL("no message");
                sort(*message);
            }
        }
    }

    void sort(const wire::Message& message) {
        if (const auto* m = std::get_if<protocol::Sample>(&message)) samples.push_back(*m);
        if (const auto* m = std::get_if<protocol::Fault>(&message)) faults.push_back(*m);
        if (const auto* m = std::get_if<protocol::Angle>(&message)) angles.push_back(*m);
        if (const auto* m = std::get_if<protocol::Reply>(&message)) replies.push_back(*m);
        if (const auto* m = std::get_if<wire::Record>(&message)) records.push_back(*m);
        if (const auto* m = std::get_if<protocol::Hello>(&message)) hellos.push_back(*m);
    }

    bool told(protocol::FaultKind kind) const {
        return std::any_of(faults.begin(), faults.end(),
                           [&](const auto& f) { return f.kind == kind; });
    }
};

Simulated with(std::string build, int rate = 80, std::vector<std::string> faults = {}) {
    return {"calm", 1, std::move(build), rate, 3, std::move(faults)};
}

// Mean newtons of all cells between two board times, by the stored calibration and a zero.
double mean_force(const Listener& heard, const protocol::CalibrationRecord& calibration,
                  const std::array<double, 4>& zero, double from_s, double to_s) {
    std::array<double, 4> sum{};
    std::array<int, 4> count{};
    for (const auto& s : heard.samples) {
        const double at_s = s.ticks / 2e6;
        if (at_s < from_s || at_s >= to_s) continue;
        sum[s.cell] +=
            (s.counts - zero[s.cell]) * static_cast<double>(calibration.newtons_per_count[s.cell]);
        ++count[s.cell];
    }
    double force = 0.0;
    for (std::size_t i = 0; i < 4; ++i)
        if (count[i] > 0) force += sum[i] / count[i];
    return force;
}

std::array<double, 4> zero_counts(const Listener& heard, double from_s, double to_s) {
    std::array<double, 4> sum{};
    std::array<int, 4> count{};
    for (const auto& s : heard.samples) {
        if (s.ticks / 2e6 < from_s || s.ticks / 2e6 >= to_s) continue;
        sum[s.cell] += s.counts;
        ++count[s.cell];
    }
    for (std::size_t i = 0; i < 4; ++i)
        if (count[i] > 0) sum[i] /= count[i];
    return sum;
}

} // namespace

TEST_CASE(
    "simulated roller: says hello within a second, as board 2, then sends samples of every cell") {
    for (const auto& [build, kind, cells] : {std::tuple{"bed", protocol::Build::bed, 4},
                                             {"cradle", protocol::Build::cradle, 2},
                                             {"single", protocol::Build::single, 1}}) {
        for (const auto& [rate, true_rate] : {std::pair{80, 92.8}, {10, 11.7}}) {
            Listener heard(with(build, rate));
            heard.listen(1s);
            REQUIRE(heard.hellos.size() == 1);
            CHECK(heard.hellos[0].board == 2);
            CHECK(heard.hellos[0].build.build == kind);
            CHECK(heard.hellos[0].build.cells == cells);
            CHECK(heard.new_connections == 1);
            CHECK(heard.states.back() == LinkState::ready);
            heard.listen(4s);
            const auto before = heard.samples.size();
            heard.listen(10s);
            const double per_cell =
                static_cast<double>(heard.samples.size() - before) / cells / 10.0;
            CHECK(per_cell == doctest::Approx(true_rate).epsilon(0.05));
            CHECK((heard.angles.size() > 500) == (kind == protocol::Build::cradle));
        }
    }
}

TEST_CASE("simulated roller: of sound converters nothing but their settling is told") {
    for (const auto* build : {"bed", "cradle", "single"}) {
        Listener heard(with(build));
        heard.listen(60s);
        for (const auto& fault : heard.faults) CHECK(fault.kind == protocol::FaultKind::settling);
    }
}

TEST_CASE("simulated roller: the same source and calls give the same bytes at the same times") {
    Simulated what = with("bed", 80, {"desynchronised", "late"});
    Listener a(what), b(what);
    for (auto* heard : {&a, &b}) {
        heard->link.ask(Asked::roll, 5.0);
        heard->listen(30s);
    }
    REQUIRE(a.chunks.size() == b.chunks.size());
    for (std::size_t i = 0; i < a.chunks.size(); ++i) {
        const bool same =
            a.chunks[i].arrived == b.chunks[i].arrived && a.chunks[i].bytes == b.chunks[i].bytes;
        if (!same) FAIL("differs");
    }
    what.seed = 4;
    Listener c(what);
    c.listen(30s);
    CHECK(c.chunks.back().bytes != a.chunks.back().bytes);
}

TEST_CASE("simulated roller: arrivals are ordered, never before their time and a few ms late") {
    Listener heard(with("single"));
    heard.listen(20s);
    HostTime before{};
    for (const auto& chunk : heard.chunks) {
        if (chunk.arrived < before) FAIL("out of order");
        before = chunk.arrived;
    }
    wire::FrameReader frames;
    double least = 1e9, most = -1e9;
    for (const auto& chunk : heard.chunks) {
        frames.push(chunk.bytes);
        while (const auto frame = frames.pop()) {
            if (frame->type != static_cast<std::uint8_t>(protocol::Type::sample)) continue;
            // one sample is held back for a conversion; the board's clock is up to 0.2 % off
            const double at_s = protocol::sample(frame->payload.data()).ticks / 2e6;
            const double late = units::seconds(chunk.arrived - HostTime{1000s}) - at_s;
            least = std::min(least, late);
            most = std::max(most, late);
        }
    }
    CHECK(least > -0.04);
    CHECK(most < 0.08);
}

TEST_CASE("simulated roller: commands are answered by the firmware's own logic") {
    Listener heard(with("cradle"));
    heard.listen(1s);
    wire::Commands commands;
    heard.link.send(commands.read_record(protocol::RecordKind::build));
    heard.link.send(commands.stop());
    heard.listen(100ms);
    REQUIRE(heard.records.size() == 1);
    CHECK(protocol::build_record(heard.records[0].bytes.data()).cells == 2);
    const auto count = heard.samples.size();
    heard.listen(1s);
    CHECK(heard.samples.size() == count);
    heard.link.send(commands.start());
    heard.listen(1s);
    CHECK(heard.samples.size() > count + 100);
}

TEST_CASE("simulated roller: what is sent is the person's force, stroke by stroke, on every "
          "build and rate") {
    for (const auto* build : {"bed", "cradle", "single"}) {
        for (const int rate : {80, 10}) {
            Listener heard(with(build, rate));
            heard.link.ask(Asked::step_off, 0.0);
            heard.listen(6s);
            heard.link.ask(Asked::roll, 5.0);
            wire::Commands commands;
            heard.link.send(commands.read_record(protocol::RecordKind::calibration));
            heard.listen(50s);
            REQUIRE(heard.records.size() == 1);
            const auto calibration = protocol::calibration_record(heard.records[0].bytes.data());
            const auto zero = zero_counts(heard, 3.0, 6.0);
            const auto& strokes = heard.link.truth().strokes;
            REQUIRE(strokes.size() > 5);
            const double delay_s = rate == 80 ? 2 / 92.8 : 2 / 11.7; // of the converter's filter
            for (const auto& stroke : strokes) {
                const double seen = mean_force(heard, calibration, zero, stroke.start_s + delay_s,
                                               stroke.end_s + delay_s);
                CHECK(seen ==
                      doctest::Approx(stroke.mean_force_n).epsilon(rate == 80 ? 0.01 : 0.015));
            }
        }
    }
}

TEST_CASE("simulated roller: every fault of the contract strikes and is named; none of them lies") {
    const std::map<std::string, protocol::FaultKind> named = {
        {"desynchronised", protocol::FaultKind::desynchronised},
        {"late", protocol::FaultKind::late},
        {"missed", protocol::FaultKind::missed},
        {"saturated", protocol::FaultKind::saturated},
        {"restarted", protocol::FaultKind::restarted},
        {"settling", protocol::FaultKind::settling},
        {"disconnected", protocol::FaultKind::disconnected},
        {"stuck", protocol::FaultKind::stuck}};
    for (const auto& entry : named) {
        for (const int rate : {80, 10}) {
            const std::string& word = entry.first;
            const protocol::FaultKind kind = entry.second;
            CAPTURE(word);
            CAPTURE(rate);
            Listener heard(with("single", rate, {word}));
            heard.listen(10s);
            heard.faults.clear(); // of the start
            const auto zero = heard.samples.back().counts;
            heard.listen(45s);
            REQUIRE(heard.link.struck().size() >= 3);
            CHECK(heard.told(kind));
            // Nobody is on the roller: every sample passed on is the zero within its noise.
            int farthest = 0;
            for (const auto& s : heard.samples)
                farthest = std::max(farthest, std::abs(s.counts - zero));
            CHECK(farthest < 300);
        }
    }
}

TEST_CASE("simulated roller: a drifting cell drifts, and the firmware cannot know") {
    Listener heard(with("single", 80, {"drift"}));
    heard.listen(11s);
    const auto before = heard.samples.back().counts;
    heard.listen(120s);
    const double newtons =
        (heard.samples.back().counts - before) / (protocol::nominal_counts_at_capacity / 1961);
    CHECK(newtons == doctest::Approx(15.0 * 2 - 0.5).epsilon(0.15));
}

TEST_CASE("simulated roller: unplugged it is lost, plugged in again it greets as restarted") {
    Listener heard(with("bed", 80, {"disconnected"}));
    heard.listen(60s);
    const std::vector<LinkState> expected = {LinkState::identifying, LinkState::ready,
                                             LinkState::lost, LinkState::identifying,
                                             LinkState::ready};
    CHECK(heard.states == expected);
    REQUIRE(heard.hellos.size() == 2);
    CHECK(heard.hellos[1].boot_id == heard.hellos[0].boot_id + 1);
    CHECK(heard.new_connections == 2);
    const auto count = heard.samples.size();
    heard.listen(3s);
    CHECK(heard.samples.size() > count + 500);
}
