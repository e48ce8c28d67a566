#include "main/reminding.h"

#include <algorithm>

namespace app {
namespace {

bool taken(const Reminding::Known& known, const diary::Reminder& r) {
    const diary::Rhythm any{known.zone, {}, {}, std::nullopt};
    const auto dues = diary::due(known.plan, r.day, any, known.doses);
    return std::any_of(dues.begin(), dues.end(),
                       [&](const diary::Due& d) { return d.dose == r.dose && d.taken; });
}

bool done(const Reminding::Known& known, const diary::Reminder& r) {
    switch (r.of) {
    case diary::Reminder::Of::morning: return known.night_noted;
    case diary::Reminder::Of::rolling: return known.rolled;
    case diary::Reminder::Of::dose: return taken(known, r);
    }
    return false;
}

} // namespace

std::vector<diary::Reminder> Reminding::due(const Known& known, units::LocalTime now) {
    // The first call, another clock, or nothing was wanted so far.
    if (!told_ || now < *told_ || !known.times.on_screen) told_ = now;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const units::Clock clock = now - today;
    if (diary::quiet(known.times, clock)) return {};
    const units::Clock told = *told_ < today ? units::Clock{-1} : *told_ - today;
    told_ = now;
    auto all = diary::ringing(known.times, known.plan, today, told, clock);
    std::erase_if(all, [&](const diary::Reminder& r) { return done(known, r); });
    return all;
}

} // namespace app
