#include "chips/as5600.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace chips {

namespace {
constexpr double turn = 2 * std::numbers::pi;
constexpr double jump_rad = 0.5;
} // namespace

As5600::As5600(const As5600Settings& settings, Rotation rotation)
    : settings_(settings), rotation_(std::move(rotation)), random_(settings.seed) {}

void As5600::inject(const AngleInjection& injection) { injections_.push_back(injection); }

bool As5600::faulty(AngleFault kind, double at_s) const {
    for (const AngleInjection& i : injections_)
        if (i.kind == kind && at_s >= i.at_s && at_s < i.at_s + i.lasts_s) return true;
    return false;
}

std::uint16_t As5600::measured(double at_s) {
    double angle = rotation_(at_s);
    angle += settings_.eccentricity_rad * std::sin(angle) + settings_.noise_rad * normal_(random_);
    if (faulty(AngleFault::jump, at_s)) angle += jump_rad;
    if (faulty(AngleFault::magnet_absent, at_s))
        angle = turn * static_cast<double>(random_() % 4096) / 4096;
    const double turns = angle / turn;
    return static_cast<std::uint16_t>((turns - std::floor(turns)) * 4096.0) & 0x0FFFU;
}

std::uint8_t As5600::read_register(std::uint8_t at, double at_s) {
    using namespace as5600;
    const bool absent = faulty(AngleFault::magnet_absent, at_s);
    const bool weak = faulty(AngleFault::magnet_weak, at_s);
    const bool strong = faulty(AngleFault::magnet_strong, at_s);
    switch (at) {
    case status:
        return static_cast<std::uint8_t>((absent ? 0 : magnet_detected) |
                                         (weak || absent ? magnet_weak : 0) |
                                         (strong ? magnet_strong : 0));
    case raw_angle:
    case angle: latched_ = measured(at_s); return static_cast<std::uint8_t>(latched_ >> 8U);
    case raw_angle + 1:
    case angle + 1: return static_cast<std::uint8_t>(latched_ & 0xFFU);
    case agc: return absent || weak ? 255 : strong ? 0 : 128;
    case magnitude: return absent ? 0 : 0x07;
    case magnitude + 1: return absent ? 0 : 0x80;
    default: return 0;
    }
}

bool As5600::address(std::uint8_t seven_bits, bool reading, double at_s) {
    if (seven_bits != as5600_address || faulty(AngleFault::no_answer, at_s)) return false;
    pointer_next_ = !reading;
    return true;
}

void As5600::write(std::uint8_t byte) {
    if (pointer_next_) pointer_ = byte;
    pointer_next_ = false;
}

std::uint8_t As5600::read(double at_s) {
    using namespace as5600;
    const std::uint8_t at = pointer_;
    const bool low_byte = at == raw_angle + 1 || at == angle + 1 || at == magnitude + 1;
    pointer_ = static_cast<std::uint8_t>(low_byte ? at - 1 : at + 1);
    return read_register(at, at_s);
}

} // namespace chips
