#include "diary/night.h"

#include "diary/words.h"

#include <algorithm>

namespace diary {
namespace {

using namespace std::chrono_literals;
using units::WallTime;

// Longer than this from one time to the next, and one of the two is a slip of the keyboard. Also
// what tells on which date of the calendar a clock time fell.
constexpr auto longest_before_trying = 12h;
constexpr auto longest_attempt = 20h;
constexpr auto longest_after_waking = 12h;
constexpr auto longest_in_bed = 24h;

constexpr int longest_latency = 720, most_awakenings = 99, longest_awake = 1080,
              longest_asleep = 1440, best_quality = 10;
constexpr std::size_t longest_note = 2000;

constexpr std::array<std::string_view, night_fields> field_words{
    "wake-date",       "zone",       "waking-zone", "into-bed",   "tried-to-sleep",
    "latency-min",     "awakenings", "awake-min",   "final-wake", "out-of-bed",
    "measured-asleep", "quality",    "note"};
constexpr std::array<std::string_view, night_errors> error_words{
    "missing",      "no_such_zone", "skipped",  "twice",      "out_of_range",
    "out_of_order", "in_future",    "no_sleep", "contradicts"};

using Fault = std::optional<NightFault>;

int minutes_between(WallTime from, WallTime to) {
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(to.utc - from.utc).count());
}

// One way to read the clock times of a night as moments. Where clocks are put back there are
// several, and the order of the times leaves one, or the person has to say.
struct Way {
    std::optional<WallTime> into_bed, tried_to_sleep, final_wake, out_of_bed;

    std::optional<WallTime> of(NightField field) const {
        switch (field) {
        case NightField::into_bed: return into_bed;
        case NightField::tried_to_sleep: return tried_to_sleep;
        case NightField::final_wake: return final_wake;
        default: return out_of_bed;
        }
    }
    WallTime morning() const { return final_wake ? *final_wake : out_of_bed.value(); }
    WallTime evening() const { return tried_to_sleep ? *tried_to_sleep : into_bed.value(); }
    WallTime first() const { return into_bed ? *into_bed : evening(); }
    WallTime last() const { return out_of_bed ? *out_of_bed : morning(); }
};
using Ways = std::vector<Way>;

// The moments a clock time can mean on one date; none where it was skipped.
std::vector<WallTime> readings(const NightClock& clock, units::Day date, std::string_view zone) {
    const auto m = units::moments(date + clock.at, zone);
    if (!m) return {};
    if (!m->second) return {m->first};
    if (clock.reading) return {*clock.reading == units::Reading::first ? m->first : *m->second};
    return {m->first, *m->second};
}

// Every way, continued by each moment of a clock time that fits it.
template <class Fits>
Ways continued_by(const Ways& ways, std::optional<WallTime> Way::*place,
                  const std::vector<WallTime>& moments, Fits fits) {
    Ways next;
    for (const auto& moment : moments)
        for (Way way : ways)
            if (fits(way, moment)) {
                way.*place = moment;
                next.push_back(way);
            }
    return next;
}

struct Item {
    NightField field;
    std::optional<WallTime> Way::*place;
    const NightClock& clock;
    std::string_view zone;
};

template <class Fits>
tl::expected<Ways, NightFault> continued(const Ways& ways, const Item& item, units::Day from,
                                         units::Day to, Fits fits) {
    Ways next;
    bool skipped = false; // on a date when it would have fitted
    for (units::Day date = from; date <= to; date += std::chrono::days{1}) {
        const auto moments = readings(item.clock, date, item.zone);
        if (moments.empty()) {
            if (const auto behind = units::moment_of(date + item.clock.at, item.zone))
                skipped |= !continued_by(ways, item.place, {*behind}, fits).empty();
            continue;
        }
        const Ways more = continued_by(ways, item.place, moments, fits);
        next.insert(next.end(), more.begin(), more.end());
    }
    if (!next.empty()) return next;
    return tl::unexpected{
        NightFault{item.field, skipped ? NightError::skipped : NightError::out_of_order}};
}

bool within(WallTime from, WallTime to, std::chrono::hours longest) {
    return from.utc <= to.utc && to.utc - from.utc <= longest;
}

constexpr std::chrono::days one{1};

struct Placing {
    const Night& night;
    std::string_view waking_zone;

    tl::expected<Ways, NightFault> morning() const {
        const auto any = [](const Way&, WallTime) { return true; };
        const Item item = night.final_wake ? woke() : rose();
        return continued({Way{}}, item, night.wake_date, night.wake_date, any);
    }
    tl::expected<Ways, NightFault> out_of_bed(const Ways& ways) const {
        if (!night.out_of_bed || !night.final_wake) return ways;
        const auto fits = [](const Way& way, WallTime t) {
            return within(*way.final_wake, t, longest_after_waking);
        };
        return continued(ways, rose(), night.wake_date, night.wake_date + one, fits);
    }
    // From two dates back to one ahead: zones differ by up to 26 hours.
    tl::expected<Ways, NightFault> tried(const Ways& ways) const {
        if (!night.tried_to_sleep) return ways;
        const Item item{NightField::tried_to_sleep, &Way::tried_to_sleep, *night.tried_to_sleep,
                        night.zone};
        const auto fits = [](const Way& way, WallTime t) {
            return within(t, way.morning(), longest_attempt);
        };
        return continued(ways, item, night.wake_date - 2 * one, night.wake_date + one, fits);
    }
    tl::expected<Ways, NightFault> into_bed(const Ways& ways) const {
        if (!night.into_bed) return ways;
        const Item item{NightField::into_bed, &Way::into_bed, *night.into_bed, night.zone};
        const auto fits = [](const Way& way, WallTime t) {
            if (!way.tried_to_sleep) return within(t, way.morning(), longest_attempt);
            return within(t, *way.tried_to_sleep, longest_before_trying) &&
                   within(t, way.last(), longest_in_bed);
        };
        return continued(ways, item, night.wake_date - 3 * one, night.wake_date + one, fits);
    }

  private:
    Item woke() const {
        return {NightField::final_wake, &Way::final_wake, night.final_wake.value(), waking_zone};
    }
    Item rose() const {
        return {NightField::out_of_bed, &Way::out_of_bed, night.out_of_bed.value(), waking_zone};
    }
};

// Minutes from trying to sleep (or getting into bed) until waking that are left for sleep.
int left_for_sleep(const Night& n, const Way& way) {
    return minutes_between(way.evening(), way.morning()) - n.latency_min.value_or(0) -
           n.awake_min.value_or(0);
}

bool leaves_sleep(const Night& n, const Way& way) {
    const int left = left_for_sleep(n, way);
    return left > 0 && n.measured_asleep_min.value_or(left) <= left;
}

// Which item to look at when no sleep is left: the largest of those that use the time up.
NightField eater(const Night& n) {
    if (n.measured_asleep_min) return NightField::measured_asleep;
    const int latency = n.latency_min.value_or(0), awake = n.awake_min.value_or(0);
    if (latency == 0 && awake == 0) return NightField::final_wake;
    return latency > awake ? NightField::latency : NightField::awake;
}

tl::expected<Ways, NightFault> with_sleep(const Night& n, Ways ways) {
    ways.erase(std::remove_if(ways.begin(), ways.end(),
                              [&](const Way& way) { return !leaves_sleep(n, way); }),
               ways.end());
    if (ways.empty()) return tl::unexpected{NightFault{eater(n), NightError::no_sleep}};
    return ways;
}

tl::expected<Way, NightFault> the_only(const Ways& ways) {
    for (const NightField field : {NightField::into_bed, NightField::tried_to_sleep,
                                   NightField::final_wake, NightField::out_of_bed})
        for (const Way& way : ways)
            if (way.of(field) != ways.front().of(field))
                return tl::unexpected{NightFault{field, NightError::twice}};
    return ways.front();
}

Fault outside(std::optional<int> value, int most, NightField field) {
    if (!value || (*value >= 0 && *value <= most)) return std::nullopt;
    return NightFault{field, NightError::out_of_range};
}

Fault outside(const std::optional<NightClock>& clock, NightField field) {
    if (!clock || (clock->at >= 0min && clock->at < 24h)) return std::nullopt;
    return NightFault{field, NightError::out_of_range};
}

Fault fault_of_range(const Night& n) {
    using enum NightField;
    const units::Day first = units::Day{std::chrono::year{1900} / 1 / 1};
    const units::Day last = units::Day{std::chrono::year{2199} / 12 / 31};
    if (n.wake_date < first || n.wake_date > last)
        return NightFault{wake_date, NightError::out_of_range};
    for (const auto& fault :
         {outside(n.into_bed, into_bed), outside(n.tried_to_sleep, tried_to_sleep),
          outside(n.latency_min, longest_latency, latency),
          outside(n.awakenings, most_awakenings, awakenings),
          outside(n.awake_min, longest_awake, awake), outside(n.final_wake, final_wake),
          outside(n.out_of_bed, out_of_bed),
          outside(n.measured_asleep_min, longest_asleep, measured_asleep),
          outside(n.quality, best_quality, quality)})
        if (fault) return fault;
    if (n.note.size() > longest_note) return NightFault{note, NightError::out_of_range};
    return std::nullopt;
}

Fault fault_of_items(const Night& n) {
    using enum NightField;
    if (const auto fault = fault_of_range(n)) return fault;
    if (!units::known_zone(n.zone)) return NightFault{zone, NightError::no_such_zone};
    if (!n.waking_zone.empty() && !units::known_zone(n.waking_zone))
        return NightFault{waking_zone, NightError::no_such_zone};
    if (!n.into_bed && !n.tried_to_sleep) return NightFault{tried_to_sleep, NightError::missing};
    if (!n.final_wake && !n.out_of_bed) return NightFault{final_wake, NightError::missing};
    if (n.awakenings == 0 && n.awake_min.value_or(0) > 0)
        return NightFault{awake, NightError::contradicts};
    if (n.measured_asleep_min && (n.latency_min || n.awake_min))
        return NightFault{measured_asleep, NightError::contradicts};
    if (n.measured_asleep_min == 0) return NightFault{measured_asleep, NightError::no_sleep};
    return std::nullopt;
}

tl::expected<Way, NightFault> placed(const Night& n) {
    const Placing p{n, n.waking_zone.empty() ? n.zone : n.waking_zone};
    return p.morning()
        .and_then([&](const Ways& w) { return p.out_of_bed(w); })
        .and_then([&](const Ways& w) { return p.tried(w); })
        .and_then([&](const Ways& w) { return p.into_bed(w); })
        .and_then([&](const Ways& w) { return with_sleep(n, w); })
        .and_then(the_only);
}

WallTime after(WallTime t, std::chrono::milliseconds span) { return {t.utc + span, t.offset}; }

WallTime in_zone_of(WallTime t, std::string_view zone) { return units::in_zone(t.utc, zone); }

void add_sleep(NightTimes& t, const Night& n, std::string_view waking_zone) {
    if (t.tried_to_sleep && n.latency_min)
        t.onset =
            in_zone_of(after(*t.tried_to_sleep, std::chrono::minutes{*n.latency_min}), n.zone);
    if (t.onset && t.final_wake) {
        t.sleep_period_min = minutes_between(*t.onset, *t.final_wake);
        const std::chrono::seconds half{*t.sleep_period_min * 30};
        t.midpoint = in_zone_of(after(*t.onset, half), waking_zone);
    }
    if (n.measured_asleep_min) {
        t.total_sleep_min = n.measured_asleep_min;
        t.measured = true;
    } else if (t.sleep_period_min && n.awake_min)
        t.total_sleep_min = *t.sleep_period_min - *n.awake_min;
}

void add_bed(NightTimes& t, const Night& n) {
    if (t.into_bed && t.out_of_bed) t.time_in_bed_min = minutes_between(*t.into_bed, *t.out_of_bed);
    if (t.total_sleep_min && t.time_in_bed_min)
        t.efficiency_percent = 100.0 * *t.total_sleep_min / *t.time_in_bed_min;
    if (t.final_wake && t.out_of_bed)
        t.terminal_wake_min = minutes_between(*t.final_wake, *t.out_of_bed);
    if (n.latency_min && n.awake_min && t.terminal_wake_min)
        t.total_wake_min = *n.latency_min + *n.awake_min + *t.terminal_wake_min;
}

} // namespace

std::string_view word(NightField f) { return field_words.at(static_cast<std::size_t>(f)); }

std::string_view word(NightError e) { return error_words.at(static_cast<std::size_t>(e)); }

tl::expected<NightTimes, NightFault> times(const Night& n, WallTime entered_at) {
    if (const auto fault = fault_of_items(n)) return tl::unexpected{*fault};
    const auto way = placed(n);
    if (!way) return tl::unexpected{way.error()};
    if (way->last().utc > entered_at.utc)
        return tl::unexpected{NightFault{
            n.out_of_bed ? NightField::out_of_bed : NightField::final_wake, NightError::in_future}};
    NightTimes t;
    t.into_bed = way->into_bed;
    t.tried_to_sleep = way->tried_to_sleep;
    t.final_wake = way->final_wake;
    t.out_of_bed = way->out_of_bed;
    add_sleep(t, n, n.waking_zone.empty() ? n.zone : n.waking_zone);
    add_bed(t, n);
    return t;
}

int days_late(units::Day wake_date, WallTime entered_at) {
    return std::max(0, static_cast<int>((units::day_at(entered_at) - wake_date).count()));
}

NightClock night_clock(WallTime t, std::string_view zone) {
    const WallTime there = units::in_zone(t.utc, zone);
    return {units::clock_at(there), units::reading_of(there, zone)};
}

} // namespace diary
