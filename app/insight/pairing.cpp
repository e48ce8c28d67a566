#include "insight/pairing.h"

#include <algorithm>

namespace insight {
namespace {

using Moment = decltype(units::WallTime::utc);

struct Nearest {
    std::optional<std::size_t> index;
    std::chrono::milliseconds apart{};
    // Of equals the first.
    void offer(std::size_t i, std::chrono::milliseconds distance, std::chrono::milliseconds most) {
        if (distance < distance.zero() || distance > most) return;
        if (index && distance >= apart) return;
        index = i;
        apart = distance;
    }
};

void pair_dose(Pair& p, const Rolling& r, std::span<const diary::Dose> doses) {
    Nearest last;
    for (std::size_t i = 0; i < doses.size(); ++i)
        if (diary::counts_as_intake(doses[i].product))
            last.offer(i, r.began.utc - doses[i].taken.utc, pairing_rule.dose_within);
    p.dose = last.index;
    p.hours_after_dose = std::chrono::duration<double, std::ratio<3600>>(last.apart).count();
}

bool surrounds(const Slept& n, const Rolling& r) {
    return n.began && n.ended && n.began->utc < r.ended.utc && r.began.utc < n.ended->utc;
}

void pair_nights(Pair& p, const Rolling& r, std::span<const Slept> nights) {
    Nearest before, after;
    std::optional<std::size_t> by_date_before, by_date_after;
    for (std::size_t i = 0; i < nights.size(); ++i) {
        const Slept& n = nights[i];
        if (surrounds(n, r)) {
            if (!p.in_night) p.in_night = i;
            continue;
        }
        if (n.ended)
            before.offer(i, r.began.utc - n.ended->utc, pairing_rule.night_within);
        else if (n.wake_date == p.day && !by_date_before)
            by_date_before = i;
        if (n.began)
            after.offer(i, n.began->utc - r.ended.utc, pairing_rule.night_within);
        else if (n.wake_date == diary::wake_date_after(p.day) && !by_date_after)
            by_date_after = i;
    }
    p.night_before = before.index ? before.index : by_date_before;
    p.night_after = after.index ? after.index : by_date_after;
}

} // namespace

std::vector<units::Day> days_of(std::span<const Rolling> all) {
    std::vector<units::Day> found;
    for (const auto& r : all) found.push_back(units::day_at(r.began));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::optional<Slept> slept(const diary::Night& night, units::WallTime entered_at) {
    const auto t = diary::times(night, entered_at);
    if (!t) return std::nullopt;
    Slept s{night.wake_date, t->into_bed, t->final_wake};
    if (!s.began) s.began = t->tried_to_sleep ? t->tried_to_sleep : t->onset;
    if (!s.ended) s.ended = t->out_of_bed;
    return s;
}

Pair pair(const Rolling& r, std::span<const diary::Dose> doses, std::span<const Slept> nights,
          std::span<const diary::Observation> observations) {
    Pair p;
    p.day = units::day_at(r.began);
    pair_dose(p, r, doses);
    pair_nights(p, r, nights);
    const units::Day next = p.day + std::chrono::days{1};
    for (std::size_t i = 0; i < observations.size(); ++i)
        if (observations[i].day == next) p.next_day.push_back(i);
    return p;
}

} // namespace insight
