#include "insight/beside.h"

#include "diary/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace insight {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, others> other_words{
    "weekday",      "season", "stress",     "alcohol", "caffeine",  "illness", "cycle",
    "new_medicine", "travel", "painkiller", "warmth",  "magnesium", "rolled",  "filling"};

constexpr int long_enough = 56; // days: weather and light change

constexpr std::array<std::pair<Other, diary::Item>, 8> noted{
    {{Other::stress, diary::Item::stress},
     {Other::alcohol, diary::Item::alcohol},
     {Other::caffeine, diary::Item::caffeine},
     {Other::illness, diary::Item::illness},
     {Other::cycle, diary::Item::cycle},
     {Other::travel, diary::Item::travel},
     {Other::painkiller, diary::Item::painkiller},
     {Other::warmth, diary::Item::warm_bath}}};

// Mean and number of the days of an arm, and what all of them spread.
struct Sums {
    double n[2]{}, sum[2]{}, square = 0.0;
    void add(bool with, double value) {
        n[with] += 1.0;
        sum[with] += value;
        square += value * value;
    }
    std::optional<Beside> made(Other what) const {
        if (n[0] == 0.0 || n[1] == 0.0) return std::nullopt;
        const double all = n[0] + n[1], mean = (sum[0] + sum[1]) / all;
        const double deviation = std::sqrt(std::max(0.0, square / all - mean * mean));
        Beside b{what, sum[1] / n[1], sum[0] / n[0], false};
        b.uneven = deviation > 1e-9 && std::fabs(b.with - b.without) >= uneven_from * deviation;
        return b;
    }
};

// value_of(day): nothing = not known.
template <class Value>
std::optional<Beside> over_days(Other what, const Exposure& e, const Value& value_of) {
    Sums sums;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        if (e.days[i].arm == Arm::left_out) continue;
        const std::optional<double> value = value_of(e.first + days{static_cast<int>(i)});
        if (value) sums.add(e.days[i].arm == Arm::with, *value);
    }
    return sums.made(what);
}

double at_weekend(units::Day day) {
    const std::chrono::weekday on{day};
    return on == std::chrono::Saturday || on == std::chrono::Sunday ? 1.0 : 0.0;
}

bool ever(const Series& s) {
    for (const auto& value : s.values)
        if (value && *value > 0.0) return true;
    return false;
}

// Nothing noted at all, or only zeros: it was not there.
std::optional<Beside> of_item(Other what, diary::Item item, const Exposure& e,
                              std::span<const diary::Observation> all) {
    const Series s = series(all, item, {e.first, static_cast<int>(e.days.size())});
    if (!ever(s)) return std::nullopt;
    const bool yes_no = diary::row(item).scale == diary::Scale::yes_no;
    return over_days(what, e, [&](units::Day day) {
        const auto value = s.on(day);
        return value || !yes_no ? value : std::optional{0.0}; // not noted = no
    });
}

std::optional<Beside> new_medicine(const Exposure& e, std::span<const diary::Observation> all) {
    std::optional<units::Day> since;
    for (const auto& o : all)
        if (o.item == diary::Item::new_medicine && o.value > 0.0 && (!since || o.day < *since))
            since = o.day;
    if (!since || *since >= e.first + days{static_cast<int>(e.days.size())}) return std::nullopt;
    if (*since < e.first) return std::nullopt; // all days alike
    return over_days(Other::new_medicine, e,
                     [&](units::Day day) { return std::optional{day >= *since ? 1.0 : 0.0}; });
}

std::optional<Beside> of_done(const Exposure& e, const Done& done) {
    const auto on = [&](units::Day day) {
        return std::find(done.days.begin(), done.days.end(), day) != done.days.end();
    };
    bool ever = false;
    for (std::size_t i = 0; i < e.days.size(); ++i)
        ever = ever || on(e.first + days{static_cast<int>(i)});
    if (!ever) return std::nullopt;
    return over_days(done.what, e, [&](units::Day d) { return std::optional{on(d) ? 1.0 : 0.0}; });
}

} // namespace

std::string_view word(Other o) { return other_words.at(static_cast<std::size_t>(o)); }

std::vector<Beside> beside(const Exposure& e, const Series& outcome, int after,
                           std::span<const diary::Observation> all, const Done& done) {
    std::vector<Beside> found;
    const auto take = [&](const std::optional<Beside>& b) {
        if (b) found.push_back(*b);
    };
    take(over_days(Other::weekday, e, [](units::Day d) { return std::optional{at_weekend(d)}; }));
    if (e.days.size() > long_enough)
        take(over_days(Other::season, e, [&](units::Day d) {
            return std::optional{static_cast<double>((d - e.first).count())};
        }));
    for (const auto& [what, item] : noted) {
        if (what == Other::travel) take(new_medicine(e, all)); // in its order
        take(of_item(what, item, e, all));
    }
    take(of_done(e, done));
    take(over_days(Other::filling, e, [&](units::Day d) {
        return std::optional{outcome.on(d + days{after}) ? 1.0 : 0.0};
    }));
    return found;
}

} // namespace insight
