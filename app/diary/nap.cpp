#include "diary/nap.h"

#include <algorithm>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr int longest = 360;

tl::unexpected<NapFault> fault(NapField field, NightError error) {
    return tl::unexpected{NapFault{field, error}};
}

// Of a time on its day.
tl::expected<units::WallTime, NightError> moment(const Nap& n, const NightClock& clock) {
    using enum NightError;
    if (clock.at < 0min || clock.at >= 24h) return tl::unexpected{out_of_range};
    const auto m = units::moments(units::within(n.day, clock.at), n.zone);
    if (!m)
        return tl::unexpected{m.error() == units::LocalTimeError::skipped ? skipped : no_such_zone};
    if (m->second && !clock.reading) return tl::unexpected{twice};
    return m->second && clock.reading == units::Reading::second ? *m->second : m->first;
}

struct Asleep {
    units::WallTime from{}, until{};
};
bool share_time(const Asleep& a, const Asleep& b) {
    return a.from.utc < b.until.utc && b.from.utc < a.until.utc;
}

std::optional<Asleep> time_of(const Nap& n, units::WallTime entered_at) {
    const auto from = began(n, entered_at);
    if (!from) return std::nullopt;
    return Asleep{*from, {from->utc + std::chrono::minutes{n.asleep_min}, from->offset}};
}

// From trying to sleep to the last waking, as far as it is told.
std::optional<Asleep> time_of(const Night& n, units::WallTime entered_at) {
    const auto t = times(n, entered_at);
    if (!t) return std::nullopt;
    const auto from = t->tried_to_sleep ? t->tried_to_sleep : t->into_bed;
    const auto until = t->final_wake ? t->final_wake : t->out_of_bed;
    if (!from || !until) return std::nullopt;
    return Asleep{*from, *until};
}

} // namespace

tl::expected<units::WallTime, NapFault> began(const Nap& n, units::WallTime entered_at) {
    using enum NightError;
    if (n.begin.at < 0min || n.begin.at >= 24h) return fault(NapField::begin, out_of_range);
    if (n.asleep_min < 1 || n.asleep_min > longest) return fault(NapField::asleep, out_of_range);
    const auto begin = moment(n, n.begin);
    if (!begin)
        return fault(begin.error() == no_such_zone ? NapField::zone : NapField::begin,
                     begin.error());
    if (begin->utc + std::chrono::minutes{n.asleep_min} > entered_at.utc)
        return fault(NapField::day, in_future);
    return *begin;
}

tl::expected<int, NapFault> minutes_until(const Nap& n, const NightClock& end,
                                          units::WallTime entered_at) {
    const auto from = moment(n, n.begin), until = moment(n, end);
    if (!from) return fault(NapField::begin, from.error());
    if (!until) return fault(NapField::asleep, until.error());
    const auto minutes = std::chrono::floor<std::chrono::minutes>(until->utc - from->utc).count();
    if (minutes < 1) return fault(NapField::asleep, NightError::out_of_order);
    if (until->utc > entered_at.utc) return fault(NapField::asleep, NightError::in_future);
    return static_cast<int>(minutes);
}

bool overlaps(const Nap& nap, std::span<const Entry<Night>> nights, std::span<const Nap> others,
              units::WallTime entered_at) {
    const auto asleep = time_of(nap, entered_at);
    if (!asleep) return false;
    constexpr std::chrono::days near{2};
    const auto shares = [&](const auto& other, units::Day day) {
        if (day < nap.day - near || day > nap.day + near) return false;
        const auto time = time_of(other, entered_at);
        return time && share_time(*asleep, *time);
    };
    return std::any_of(others.begin(), others.end(),
                       [&](const Nap& other) { return shares(other, other.day); }) ||
           std::any_of(nights.begin(), nights.end(), [&](const Entry<Night>& night) {
               return night.value && by_the_person(night.source) &&
                      shares(*night.value, night.value->wake_date);
           });
}

InTheWay in_the_way(const Nap& nap, std::string_view corrects, std::span<const Entry<Night>> nights,
                    std::span<const Entry<Nap>> naps, units::WallTime entered_at) {
    std::vector<Nap> others;
    for (const auto& one : current(naps)) {
        if (one.id == corrects) continue;
        if (one.value->day == nap.day && one.value->begin.at == nap.begin.at) return {one.id, true};
        others.push_back(*one.value);
    }
    return {{}, overlaps(nap, current(nights), others, entered_at)};
}

int nap_minutes(std::span<const Nap> naps, units::Day day) {
    int sum = 0;
    for (const auto& n : naps)
        if (n.day == day) sum += n.asleep_min;
    return sum;
}

} // namespace diary
