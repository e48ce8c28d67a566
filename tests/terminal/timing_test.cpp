// The time of a windowless session over a port: the host's, or that of a board at another speed.
#include "terminal/timing.h"
#include "wire/line.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

using terminal::Timing;
using units::HostTime, units::seconds;

namespace {

// Says what it is given to say.
struct Mouth : device::Link {
    explicit Mouth(line::Bytes& bytes_) : bytes{bytes_} {}
    device::Intake take(HostTime now) override {
        device::Intake intake;
        intake.state = device::LinkState::ready;
        if (!bytes.empty()) intake.chunks.push_back({now, std::exchange(bytes, {})});
        return intake;
    }
    void send(std::span<const std::uint8_t>) override {}
    std::optional<protocol::Hello> hello() const override { return std::nullopt; }
    std::string name() const override { return "mouth"; }

    line::Bytes& bytes;
};

// A board that runs at its own speed beside the host's clock.
struct Beside {
    explicit Beside(double asked) {
        around.host_now = [this] { return host; };
        around.wait = [this](int, units::Duration most) { host += most; };
        timing.emplace(around, true, asked);
        link = timing->timed(std::make_unique<Mouth>(bytes));
    }
    // For so long of the host's time. At speed 0 it stands still and says nothing.
    void run(double host_s, double speed, int descriptor = 3) {
        for (const HostTime until = host + units::duration_of(host_s); host < until;) {
            const HostTime before = host;
            timing->next(descriptor);
            const double passed_s = seconds(host - before) * speed;
            for (int i = 0; speed > 0.0 && i < 4; ++i) {
                board_s += passed_s / 4;
                const auto ticks = static_cast<std::uint32_t>(board_s * 2e6);
                const auto frame =
                    line::framed(sequence++, protocol::Sample{0, counter++, ticks, 7});
                bytes.insert(bytes.end(), frame.begin(), frame.end());
            }
            for (auto& chunk : link->take(timing->now()).chunks) chunks.push_back(std::move(chunk));
        }
    }
    double passed_s() const { return seconds(timing->now() - HostTime{}) - 100.0; }

    HostTime host{units::duration_of(100.0)};
    terminal::Surroundings around;
    std::optional<Timing> timing;
    line::Bytes bytes;
    std::unique_ptr<device::Link> link;
    std::vector<device::Chunk> chunks;
    double board_s = 5.0;
    std::uint16_t sequence = 0;
    std::uint32_t counter = 0;
};

} // namespace

TEST_CASE("timing: a board's time is followed, however fast it really runs") {
    for (const double speed : {8.0, 3.0, 0.5}) {
        Beside beside{8.0};
        beside.run(0.1, speed);
        const double from_s = beside.passed_s(), board_s = beside.board_s;
        beside.run(10.0, speed);
        CHECK(beside.passed_s() - from_s ==
              doctest::Approx(beside.board_s - board_s).epsilon(1e-4));
        CHECK(beside.board_s - board_s > 9.9 * speed);
    }
}

TEST_CASE("timing: each frame arrives when the board's clock shows what it says") {
    Beside beside{8.0};
    beside.run(0.1, 8.0);
    beside.chunks.clear();
    beside.run(1.0, 8.0);
    REQUIRE(beside.chunks.size() > 300);
    wire::FrameReader reader;
    std::optional<double> apart_s;
    for (const auto& chunk : beside.chunks) {
        reader.push(chunk.bytes);
        while (const auto frame = reader.pop()) {
            const auto message = wire::decode(*frame);
            const auto* sample = std::get_if<protocol::Sample>(&*message);
            REQUIRE(sample != nullptr);
            const double s = seconds(chunk.arrived - HostTime{}) - sample->ticks / 2e6;
            if (!apart_s) apart_s = s;
            CHECK(std::abs(s - *apart_s) < 1e-5);
        }
    }
}

TEST_CASE("timing: a board that stands still stops the time, and after half a second is silent") {
    Beside beside{8.0};
    beside.run(1.0, 8.0);
    const double from_s = beside.passed_s();
    beside.run(0.4, 0.0);
    CHECK(beside.passed_s() == from_s);
    beside.run(2.1, 0.0);
    CHECK(beside.passed_s() - from_s == doctest::Approx(2.0).epsilon(0.02));
    beside.run(1.0, 8.0); // of these 8 s it has already counted 2
    CHECK(beside.passed_s() - from_s == doctest::Approx(8.0).epsilon(0.02));
}

TEST_CASE("timing: unplugged, the time goes on at the speed that was asked for") {
    Beside beside{8.0};
    beside.run(1.0, 8.0);
    const double from_s = beside.passed_s();
    beside.run(0.5, 0.0, -1);
    CHECK(beside.passed_s() - from_s == doctest::Approx(4.0).epsilon(0.02));
    beside.board_s = 0.0; // it starts anew
    beside.run(1.0, 8.0);
    CHECK(beside.passed_s() - from_s == doctest::Approx(12.0).epsilon(0.02));
}

TEST_CASE("timing: at speed 1 the host's clock is the time") {
    Beside beside{1.0};
    beside.run(3.0, 0.5);
    CHECK(beside.passed_s() == doctest::Approx(3.0));
    CHECK(beside.chunks.back().arrived == beside.timing->now());
}
