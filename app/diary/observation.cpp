#include "diary/observation.h"

#include "diary/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, sides> side_words{"left", "right", "both"};
constexpr std::array<std::string_view, muscles> muscle_words{
    "calf",        "foot",    "toes", "shin",  "back_of_thigh", "front_thigh",
    "inner_thigh", "buttock", "back", "belly", "hand",          "other"};
constexpr std::array<std::string_view, occasions> occasion_words{"night", "sport", "rest", "other"};

constexpr std::array<std::string_view, 29> regions{
    "foot_sole",   "calf",        "outer_shin",   "front_shin", "hamstrings",   "front_thigh",
    "inner_thigh", "outer_thigh", "front_hip",    "side_hip",   "buttock",      "low_back",
    "mid_back",    "upper_back",  "side_of_back", "neck",       "shoulder_top", "back_of_shoulder",
    "chest",       "upper_arm",   "forearm",      "head",       "jaw",          "shoulder_joint",
    "elbow",       "hand",        "hip_joint",    "knee",       "ankle"};

constexpr int strongest = 10, a_day = 1440;
constexpr double strong = 7.0; // evidence sheet 7, the rule of article S004
constexpr std::chrono::days week{7};
constexpr std::size_t evenings = 2;
constexpr std::size_t longest_name = 200, longest_note = 2000;

using Fault = std::optional<ObservationFault>;

bool told(const Observation& o, Part p) {
    switch (p) {
    case Part::time: return o.time.has_value();
    case Part::region: return !o.region.empty();
    case Part::side: return o.side.has_value();
    case Part::muscle: return o.muscle.has_value();
    case Part::occasion: return o.occasion.has_value();
    case Part::worst: return o.worst.has_value();
    case Part::minutes: return o.minutes.has_value();
    case Part::relieved: return o.relieved.has_value();
    case Part::sudden: return o.sudden;
    case Part::name: return !o.name.empty();
    }
    return false;
}

Fault fault(Part part, ObservationError error) {
    return ObservationFault{ObservationField::part, error, part};
}

Fault fault_of_value(const Observation& o, const ItemRow& r) {
    using enum ObservationError;
    if (!std::isfinite(o.value) || o.value < 0.0 || o.value > r.highest)
        return ObservationFault{ObservationField::value, out_of_range, {}};
    const double steps = o.value / r.step; // steps are powers of two: exact
    if (steps != std::floor(steps))
        return ObservationFault{ObservationField::value, not_a_step, {}};
    return std::nullopt;
}

Fault fault_of_parts(const Observation& o, const ItemRow& r) {
    for (int i = 0; i < parts; ++i) {
        const auto part = static_cast<Part>(i);
        if (told(o, part) && !takes(r, part)) return fault(part, ObservationError::not_taken);
    }
    for (const Part part : r.needs)
        if (o.value > 0.0 && !told(o, part)) return fault(part, ObservationError::missing);
    return std::nullopt;
}

Fault fault_of_ranges(const Observation& o) {
    using enum ObservationError;
    if (o.time && (*o.time < 0min || *o.time >= 24h)) return fault(Part::time, out_of_range);
    if (!o.region.empty() && std::find(regions.begin(), regions.end(), o.region) == regions.end())
        return fault(Part::region, unknown);
    if (o.worst && (*o.worst < 0 || *o.worst > strongest)) return fault(Part::worst, out_of_range);
    if (o.minutes && (*o.minutes < 0 || *o.minutes > a_day))
        return fault(Part::minutes, out_of_range);
    if (o.name.size() > longest_name) return fault(Part::name, too_long);
    return std::nullopt;
}

// The night before a day that has not begun at 04:00 can be told by somebody who is up early.
bool in_future(const Observation& o, units::WallTime entered_at) {
    const auto today = row(o.item).asked == Asked::morning
                           ? std::chrono::floor<std::chrono::days>(units::local_time(entered_at))
                           : units::day_at(entered_at);
    return o.day > today;
}

} // namespace

std::string_view word(Side s) { return side_words.at(static_cast<std::size_t>(s)); }
std::string_view word(Muscle m) { return muscle_words.at(static_cast<std::size_t>(m)); }
std::string_view word(Occasion o) { return occasion_words.at(static_cast<std::size_t>(o)); }
std::optional<Side> side_named(std::string_view word) { return named<Side>(side_words, word); }
std::optional<Muscle> muscle_named(std::string_view word) {
    return named<Muscle>(muscle_words, word);
}
std::optional<Occasion> occasion_named(std::string_view word) {
    return named<Occasion>(occasion_words, word);
}

std::span<const std::string_view> body_regions() { return regions; }

std::optional<ObservationFault> check(const Observation& o, units::WallTime entered_at) {
    using enum ObservationError;
    const ItemRow& r = row(o.item);
    for (const auto& found : {fault_of_value(o, r), fault_of_parts(o, r), fault_of_ranges(o)})
        if (found) return found;
    if (o.time && !units::known_zone(o.zone))
        return ObservationFault{ObservationField::zone, no_such_zone, {}};
    const auto at = moment(o);
    if (diary::in_future(o, entered_at) || (at && at->utc > entered_at.utc))
        return ObservationFault{ObservationField::day, ObservationError::in_future, {}};
    if (o.note.size() > longest_note) return ObservationFault{ObservationField::note, too_long, {}};
    return std::nullopt;
}

std::optional<units::WallTime> moment(const Observation& o) {
    if (!o.time) return std::nullopt;
    if (row(o.item).asked == Asked::evening)
        return units::moment_of(units::within(o.day, *o.time), o.zone);
    // Of the night to this day: after noon it was the evening before.
    const auto date = *o.time >= 12h ? o.day - std::chrono::days{1} : o.day;
    return units::moment_of(date + *o.time, o.zone);
}

std::optional<Observation> warmth(const Dose& dose) {
    if (dose.product.route != Route::bath) return std::nullopt;
    Observation o;
    o.item = Item::warm_bath;
    o.day = units::day_at(dose.taken);
    o.value = 1.0;
    o.zone = dose.zone;
    o.time = units::clock_at(dose.taken);
    return o;
}

std::vector<Observation> with_warmth(std::vector<Observation> all, std::span<const Dose> doses) {
    for (const auto& dose : doses) {
        auto warm = warmth(dose);
        const bool told = warm && std::any_of(all.begin(), all.end(), [&](const Observation& o) {
                              return o.item == warm->item && o.day == warm->day && o.value > 0.0;
                          });
        if (warm && !told) all.push_back(*std::move(warm));
    }
    return all;
}

std::optional<RedFlag> sign(const Observation& o) {
    if (o.value <= 0.0) return std::nullopt;
    switch (o.item) {
    case Item::vision: return o.sudden ? std::optional{RedFlag::sudden_vision_loss} : std::nullopt;
    case Item::headache: return o.sudden ? std::optional{RedFlag::worst_headache} : std::nullopt;
    case Item::tinnitus:
        return o.sudden ? std::optional{RedFlag::sudden_hearing_loss} : std::nullopt;
    case Item::numbness: return RedFlag::spreading_numbness;
    case Item::low_mood: return RedFlag::low_mood;
    case Item::tension:
    case Item::discomfort:
        return o.value >= strong ? std::optional{RedFlag::strong_pain} : std::nullopt;
    default: return std::nullopt;
    }
}

bool restless_week(std::span<const Observation> all, units::Day today) {
    std::set<units::Day> unrest;
    for (const auto& o : all)
        if (o.item == Item::leg_unrest && o.value > 0.0 && o.day <= today && o.day > today - week)
            unrest.insert(o.day);
    return unrest.size() >= evenings;
}

} // namespace diary
