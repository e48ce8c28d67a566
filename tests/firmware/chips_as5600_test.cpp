// The model of the angle sensor on its bus.
#include "chips/as5600.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using chips::As5600, chips::AngleFault;

namespace {

constexpr double lsb = 2 * std::numbers::pi / 4096;

// Reads two bytes from a register pair as a bus master does.
int pair_at(As5600& sensor, std::uint8_t at, double t) {
    if (!sensor.address(0x36, false, t)) return -1;
    sensor.write(at);
    if (!sensor.address(0x36, true, t)) return -1;
    const int high = sensor.read(t);
    return high << 8 | sensor.read(t);
}

} // namespace

TEST_CASE("as5600: the angle is the shaft's, within noise and eccentricity, over many turns") {
    for (const double radians : {0.0, 0.01, 1.0, 3.14, 6.28, 100.0, -0.01, -50.0}) {
        As5600 sensor({}, [=](double) { return radians; });
        const double seen = pair_at(sensor, chips::as5600::angle, 1.0) * lsb;
        CHECK(std::abs(std::remainder(seen - radians, 2 * std::numbers::pi)) <
              0.4 / 57.3 + 2 * lsb);
    }
}

TEST_CASE("as5600: reading on after an angle starts again at its high byte") {
    As5600 sensor({}, [](double) { return 2.0; });
    REQUIRE(sensor.address(0x36, false, 0.0));
    sensor.write(chips::as5600::angle);
    REQUIRE(sensor.address(0x36, true, 0.0));
    const int first = sensor.read(0.0) << 8 | sensor.read(0.0);
    const int second = sensor.read(0.1) << 8 | sensor.read(0.1);
    CHECK(std::abs(first - second) < 4);
}

TEST_CASE("as5600: status and gain tell the magnet's state; an absent chip does not answer") {
    As5600 sensor({}, [](double) { return 2.0; });
    sensor.inject({AngleFault::magnet_weak, 1.0, 1.0});
    sensor.inject({AngleFault::magnet_strong, 3.0, 1.0});
    sensor.inject({AngleFault::magnet_absent, 5.0, 1.0});
    sensor.inject({AngleFault::no_answer, 7.0, 1.0});
    using namespace chips::as5600;
    CHECK(sensor.read_register(status, 0.5) == magnet_detected);
    CHECK(sensor.read_register(status, 1.5) == (magnet_detected | magnet_weak));
    CHECK(sensor.read_register(agc, 1.5) == 255);
    CHECK(sensor.read_register(status, 3.5) == (magnet_detected | magnet_strong));
    CHECK(sensor.read_register(status, 5.5) == magnet_weak);
    CHECK(pair_at(sensor, angle, 7.5) == -1);
    CHECK(pair_at(sensor, angle, 8.5) > 0);
    CHECK_FALSE(sensor.address(0x37, true, 8.5));
}

TEST_CASE("as5600: a jump lasts as long as it was told to") {
    As5600 sensor({}, [](double) { return 2.0; });
    sensor.inject({AngleFault::jump, 1.0, 1.0});
    const int before = pair_at(sensor, chips::as5600::angle, 0.5);
    CHECK(pair_at(sensor, chips::as5600::angle, 1.5) - before ==
          doctest::Approx(0.5 / lsb).epsilon(0.02));
    CHECK(std::abs(pair_at(sensor, chips::as5600::angle, 2.5) - before) < 4);
}
