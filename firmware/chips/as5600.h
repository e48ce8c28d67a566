// The angle sensor AS5600 as seen on its I2C bus (address 0x36), and register by register. The
// angle is handed in as a function of time; the same seed and the same calls give the same bytes.
//
// From the datasheet (ams AS5600): 12 bits a turn; STATUS bit 5 = magnet detected, 4 = too weak,
// 3 = too strong; noise 0.015 degrees rms with the slow filter; reading on after ANGLE, RAW ANGLE
// or MAGNITUDE starts again at its high byte, every other register moves on to the next.
#pragma once
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace chips {

constexpr std::uint8_t as5600_address = 0x36;
namespace as5600 {
constexpr std::uint8_t status = 0x0B, raw_angle = 0x0C, angle = 0x0E, agc = 0x1A, magnitude = 0x1B;
constexpr std::uint8_t magnet_detected = 0x20, magnet_weak = 0x10, magnet_strong = 0x08;
} // namespace as5600

using Rotation = std::function<double(double seconds)>; // radians, any number of turns

enum class AngleFault : std::uint8_t {
    no_answer,     // the chip does not acknowledge its address
    magnet_absent, // angle meaningless
    magnet_weak,
    magnet_strong,
    jump, // the angle is off by 0.5 rad while it lasts
};
struct AngleInjection {
    AngleFault kind{};
    double at_s = 0.0, lasts_s = 0.0;
};

struct As5600Settings {
    double noise_rad = 0.015 / 57.29577951308232;
    double eccentricity_rad =
        0.3 / 57.29577951308232; // one wave a turn: the magnet is never centred
    std::uint64_t seed = 1;
};

class As5600 {
  public:
    As5600(const As5600Settings&, Rotation);
    void inject(const AngleInjection&);

    // One byte of a register, as it is now.
    std::uint8_t read_register(std::uint8_t at, double at_s);

    // The bus, byte by byte. `address` = false: no acknowledge. The first byte written sets the
    // register pointer; later ones would configure and are ignored.
    bool address(std::uint8_t seven_bits, bool reading, double at_s);
    void write(std::uint8_t byte);
    std::uint8_t read(double at_s);

  private:
    bool faulty(AngleFault, double at_s) const;
    std::uint16_t measured(double at_s);

    As5600Settings settings_;
    Rotation rotation_;
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    std::vector<AngleInjection> injections_;
    std::uint8_t pointer_ = 0;
    std::uint16_t latched_ = 0; // high and low byte come from one measurement
    bool pointer_next_ = true;
};

} // namespace chips
