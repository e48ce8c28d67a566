#include "diary/nap.h"

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr int longest = 360;

tl::unexpected<NapFault> fault(NapField field, NightError error) {
    return tl::unexpected{NapFault{field, error}};
}

} // namespace

tl::expected<units::WallTime, NapFault> began(const Nap& n, units::WallTime entered_at) {
    using enum NightError;
    if (n.begin.at < 0min || n.begin.at >= 24h) return fault(NapField::begin, out_of_range);
    if (n.asleep_min < 1 || n.asleep_min > longest) return fault(NapField::asleep, out_of_range);
    const auto m = units::moments(units::within(n.day, n.begin.at), n.zone);
    if (!m)
        return m.error() == units::LocalTimeError::skipped ? fault(NapField::begin, skipped)
                                                           : fault(NapField::zone, no_such_zone);
    if (m->second && !n.begin.reading) return fault(NapField::begin, twice);
    const auto begin =
        m->second && n.begin.reading == units::Reading::second ? *m->second : m->first;
    if (begin.utc + std::chrono::minutes{n.asleep_min} > entered_at.utc)
        return fault(NapField::day, in_future);
    return begin;
}

int nap_minutes(std::span<const Nap> naps, units::Day day) {
    int sum = 0;
    for (const auto& n : naps)
        if (n.day == day) sum += n.asleep_min;
    return sum;
}

} // namespace diary
