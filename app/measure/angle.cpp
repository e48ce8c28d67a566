#include "measure/angle.h"

#include <cmath>
#include <numbers>

namespace measure {

namespace {

constexpr int steps_per_turn = 4096;
constexpr double flicker_turns = 4.0 / steps_per_turn;
constexpr int believed_after = 3;
constexpr double pause_s = 0.2; // in less nobody rolls half a turn

// From one reading to another the shorter way round, in turns: -0.5 .. 0.5.
double turns_between(std::uint16_t from, std::uint16_t to) {
    int step = (static_cast<int>(to) - static_cast<int>(from)) % steps_per_turn;
    if (step >= steps_per_turn / 2) step -= steps_per_turn;
    if (step < -steps_per_turn / 2) step += steps_per_turn;
    return static_cast<double>(step) / steps_per_turn;
}

bool possible(double turns, double seconds) {
    return std::abs(turns) <= fastest_turns_per_second * seconds + flicker_turns;
}

} // namespace

double AngleTrack::turns_since(std::uint16_t angle, double seconds) const {
    const double turns = turns_between(angle_, angle);
    const auto middle = rolled_.middle(rolled_s / 2.0);
    if (seconds <= pause_s || !middle) return turns;
    const double nearest = turns + std::round(*middle - (unwrapped_ + turns));
    return possible(nearest, seconds) ? nearest : turns;
}

std::optional<double> AngleTrack::push(units::SessionTime at, std::uint16_t angle,
                                       protocol::Magnet magnet) {
    if (magnet == protocol::Magnet::absent || magnet == protocol::Magnet::no_answer)
        return std::nullopt;
    angle %= steps_per_turn;
    if (begun_) {
        if (at <= at_) return std::nullopt;
        const double seconds = units::seconds(at - at_);
        const double turns = turns_since(angle, seconds);
        if (possible(turns, seconds)) {
            unwrapped_ += turns;
        } else {
            ++jumps_;
            const bool agrees = agreeing_ > 0 && possible(turns_between(doubtful_, angle),
                                                          units::seconds(at - doubtful_at_));
            agreeing_ = agrees ? agreeing_ + 1 : 1;
            doubtful_ = angle;
            doubtful_at_ = at;
            if (agreeing_ < believed_after) return std::nullopt;
        }
    }
    begun_ = true;
    agreeing_ = 0;
    angle_ = angle;
    at_ = at;
    rolled_.push(at, unwrapped_);
    return unwrapped_ * 2.0 * std::numbers::pi;
}

} // namespace measure
