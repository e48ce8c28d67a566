#include "terminal/timing.h"

namespace terminal {

using units::Duration, units::HostTime;

namespace {

constexpr Duration step = units::duration_of(0.010);
constexpr Duration stood_still = units::duration_of(2.0);

Duration scaled(Duration d, double factor) {
    return units::duration_of(units::seconds(d) * factor);
}

} // namespace

Timing::Timing(const Surroundings& around, bool real, double speed)
    : around_{around}, real_{real}, speed_{speed}, began_{around.host_now()}, now_{began_},
      looked_{began_} {}

bool Timing::next(int descriptor) {
    if (real_) return next_real(descriptor);
    next_virtual();
    return false;
}

bool Timing::next_real(int descriptor) {
    around_.wait(descriptor, step);
    const HostTime real = around_.host_now();
    const bool slept = real - looked_ > stood_still;
    looked_ = real;
    now_ = began_ + scaled(real - began_, speed_);
    return slept;
}

void Timing::next_virtual() {
    now_ += step;
    const HostTime real = around_.host_now();
    const HostTime due = looked_ + scaled(step, 1.0 / speed_);
    if (due > real) around_.wait(-1, due - real);
    // Time that was missed is not made up for.
    looked_ = real - due > stood_still ? real : due;
}

} // namespace terminal
