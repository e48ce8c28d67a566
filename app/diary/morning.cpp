#include "diary/morning.h"

#include <algorithm>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::days a_day{1}, a_week{7}, a_fortnight{14};
constexpr std::size_t most_nights = 7;
constexpr int day_min = 1440;

std::vector<const Night*> latest_before(std::span<const Entry<Night>> nights, units::Day day) {
    std::vector<const Night*> found;
    for (const auto& n : nights)
        if (by_the_person(n.source) && n.value->wake_date < day &&
            n.value->wake_date >= day - a_fortnight)
            found.push_back(&*n.value);
    std::sort(found.begin(), found.end(),
              [](const Night* a, const Night* b) { return a->wake_date > b->wake_date; });
    found.resize(std::min(found.size(), most_nights));
    return found;
}

template <class Number> std::optional<Number> middle(std::vector<Number> all) {
    if (all.empty()) return std::nullopt;
    const auto at = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

std::optional<int> middle(const std::vector<const Night*>& nights,
                          std::optional<int> Night::*number) {
    std::vector<int> all;
    for (const Night* n : nights)
        if (n->*number) all.push_back(*(n->*number));
    return middle(std::move(all));
}

// Clocks go round: by how far they are from the latest one.
std::optional<NightClock> middle(const std::vector<const Night*>& nights,
                                 std::optional<NightClock> Night::*clock) {
    std::vector<int> away;
    std::optional<int> first;
    for (const Night* n : nights) {
        if (!(n->*clock)) continue;
        const int at = static_cast<int>((n->*clock)->at.count());
        if (!first) first = at;
        away.push_back((at - *first + day_min + day_min / 2) % day_min - day_min / 2);
    }
    const auto found = middle(std::move(away));
    if (!found) return std::nullopt;
    return NightClock{std::chrono::minutes{(*first + *found + day_min) % day_min}, {}};
}

Night of_middles(const std::vector<const Night*>& nights) {
    Night n;
    n.into_bed = middle(nights, &Night::into_bed);
    n.tried_to_sleep = middle(nights, &Night::tried_to_sleep);
    n.latency_min = middle(nights, &Night::latency_min);
    n.awakenings = middle(nights, &Night::awakenings);
    n.awake_min = n.awakenings == 0 ? std::optional{0} : middle(nights, &Night::awake_min);
    n.final_wake = middle(nights, &Night::final_wake);
    n.out_of_bed = middle(nights, &Night::out_of_bed);
    n.quality = middle(nights, &Night::quality);
    return n;
}

void end_by(std::optional<NightClock>& clock, units::Clock now) {
    if (clock && clock->at > now) clock = NightClock{now, {}};
}

} // namespace

const Entry<Night>* told_by_person(std::span<const Entry<Night>> nights, units::Day wake_date) {
    for (const auto& one : nights)
        if (one.value->wake_date == wake_date && by_the_person(one.source)) return &one;
    return nullptr;
}

UsualNight usual_night(std::span<const Entry<Night>> nights, units::Day wake_date,
                       const std::string& zone, units::WallTime now) {
    UsualNight usual;
    const auto before = latest_before(nights, wake_date);
    usual.of = static_cast<int>(before.size());
    usual.last_night_only = before.size() == 1 && before.front()->wake_date == wake_date - a_day;
    if (!before.empty()) usual.night = of_middles(before);
    usual.night.wake_date = wake_date;
    usual.night.zone = zone;
    usual.night = lived_through(usual.night, now);
    return usual;
}

NightPlaces night_places(std::span<const Entry<Night>> nights, units::Day wake_date,
                         const std::string& here) {
    const Night *before = nullptr, *after = nullptr;
    for (const auto& one : nights) {
        const Night& n = *one.value;
        if (!by_the_person(one.source)) continue;
        if (n.wake_date < wake_date && n.wake_date >= wake_date - a_fortnight &&
            (before == nullptr || n.wake_date > before->wake_date))
            before = &n;
        if (n.wake_date > wake_date && n.wake_date <= wake_date + a_fortnight &&
            (after == nullptr || n.wake_date < after->wake_date))
            after = &n;
    }
    NightPlaces p;
    p.after = after != nullptr ? after->zone : here;
    p.before = before != nullptr ? waking_zone(*before) : p.after;
    if (after != nullptr) p.next = after->wake_date;
    const auto morning = wake_date + std::chrono::hours{8};
    const auto there = units::moment_of(morning, p.before);
    const auto here_then = units::moment_of(morning, p.after);
    p.differ = there && here_then && there->offset != here_then->offset;
    return p;
}

Night lived_through(Night n, units::WallTime now) {
    const auto here = units::local_time(units::in_zone(now.utc, waking_zone(n)));
    const auto today = std::chrono::floor<std::chrono::days>(here);
    if (today != n.wake_date) return n;
    end_by(n.final_wake, here - today);
    end_by(n.out_of_bed, here - today);
    return n;
}

std::optional<units::Day> empty_day_before(std::span<const units::Day> told, units::Day day) {
    if (told.empty()) return std::nullopt;
    const units::Day first = *std::min_element(told.begin(), told.end());
    for (units::Day d = day - a_day; d >= day - a_week && d > first; d -= a_day)
        if (std::find(told.begin(), told.end(), d) == told.end()) return d;
    return std::nullopt;
}

std::optional<units::Moments> two_readings(const Night& n, NightField field) {
    const bool morning = field == NightField::final_wake || field == NightField::out_of_bed;
    const auto& zone = morning ? waking_zone(n) : n.zone;
    const auto& clock = field == NightField::into_bed         ? n.into_bed
                        : field == NightField::tried_to_sleep ? n.tried_to_sleep
                        : field == NightField::final_wake     ? n.final_wake
                                                              : n.out_of_bed;
    for (int back = -1; clock && back <= 3; ++back) {
        auto m = units::moments(n.wake_date - std::chrono::days{back} + clock->at, zone);
        if (m && m->second) return *m;
    }
    return std::nullopt;
}

std::vector<Dose> repeated(std::span<const Dose> all, units::Day of, units::Day on) {
    const auto already = doses_of(all, on);
    std::vector<Dose> found;
    for (const auto& before : doses_of(all, of)) {
        if (before.product.route == Route::food) continue;
        const Dose dose = again(before, on);
        if (std::count(already.begin(), already.end(), dose) == 0) found.push_back(dose);
    }
    return found;
}

std::optional<units::Day> last_day_with_doses(std::span<const Dose> all, units::Day before) {
    std::optional<units::Day> last;
    for (const Dose& d : all) {
        const units::Day day = units::day_at(d.taken);
        if (d.product.route != Route::food && day < before && day >= before - a_week)
            last = std::max(last.value_or(day), day);
    }
    return last;
}

std::vector<Product> products_noted(std::span<const Dose> all, std::size_t most) {
    std::vector<const Dose*> latest;
    for (const Dose& d : all)
        if (d.product.route != Route::food) latest.push_back(&d);
    std::stable_sort(latest.begin(), latest.end(),
                     [](const Dose* a, const Dose* b) { return a->taken.utc > b->taken.utc; });
    std::vector<Product> found;
    for (const Dose* d : latest) {
        const bool there = std::any_of(found.begin(), found.end(), [&](const Product& p) {
            return same_product(p, d->product);
        });
        if (!there && found.size() < most) found.push_back(d->product);
    }
    return found;
}

bool asked_with(const ItemRow& row, Part part) {
    if (part == Part::sudden || part == Part::occasion) return takes(row, part);
    if (part == Part::time && row.item == Item::caffeine) return true;
    return std::find(row.needs.begin(), row.needs.end(), part) != row.needs.end();
}

std::vector<RedFlag> signs(const Observation& o, std::span<const Observation> all) {
    std::vector<RedFlag> found;
    if (const auto one = sign(o)) found.push_back(*one);
    if (o.item == Item::leg_unrest && o.value > 0.0 && restless_week(all, o.day))
        found.push_back(RedFlag::restless_legs);
    return found;
}

} // namespace diary
