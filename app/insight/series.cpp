#include "insight/series.h"

#include "diary/words.h"

#include <algorithm>
#include <array>

namespace insight {
namespace {

constexpr std::array<std::string_view, night_values> night_words{
    "quality", "total_sleep_min", "efficiency_percent", "latency_min", "awake_min", "awakenings"};

template <class Number> std::optional<double> number(const std::optional<Number>& n) {
    if (!n) return std::nullopt;
    return static_cast<double>(*n);
}

std::optional<double> value_of(const diary::Night& night, NightValue what,
                               units::WallTime entered_at) {
    const auto times = diary::times(night, entered_at);
    if (!times) return std::nullopt;
    switch (what) {
    case NightValue::quality: return number(night.quality);
    case NightValue::total_sleep_min: return number(times->total_sleep_min);
    case NightValue::efficiency_percent: return times->efficiency_percent;
    case NightValue::latency_min: return number(night.latency_min);
    case NightValue::awake_min: return number(night.awake_min);
    case NightValue::awakenings: return number(night.awakenings);
    }
    return std::nullopt;
}

bool summed(diary::Scale scale) {
    return scale == diary::Scale::count || scale == diary::Scale::amount ||
           scale == diary::Scale::minutes;
}

Series empty(Period p) {
    return {p.from, std::vector<std::optional<double>>(static_cast<std::size_t>(p.days))};
}

std::optional<double>* place(Series& s, units::Day day) {
    const auto i = (day - s.first).count();
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(s.values.size())) return nullptr;
    return &s.values[static_cast<std::size_t>(i)];
}

} // namespace

std::string_view word(NightValue v) { return night_words.at(static_cast<std::size_t>(v)); }

bool counted(const Outcome& o) {
    if (const auto* night = std::get_if<NightValue>(&o)) return *night == NightValue::awakenings;
    return diary::row(std::get<diary::Item>(o)).scale == diary::Scale::count;
}

int days_after(const Outcome& o) {
    const auto* item = std::get_if<diary::Item>(&o);
    return item && diary::row(*item).asked == diary::Asked::evening ? 0 : 1;
}

std::optional<double> Series::on(units::Day day) const {
    const auto i = (day - first).count();
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(values.size())) return std::nullopt;
    return values[static_cast<std::size_t>(i)];
}

int filled(const Series& s, Period p) {
    int found = 0;
    for (int i = 0; i < p.days; ++i)
        if (s.on(p.from + std::chrono::days{i})) ++found;
    return found;
}

Series series(std::span<const diary::Night> nights, NightValue what, Period period,
              units::WallTime entered_at) {
    Series s = empty(period);
    for (const auto& night : nights)
        if (auto* value = place(s, night.wake_date); value && !*value)
            *value = value_of(night, what, entered_at);
    return s;
}

Series series(std::span<const diary::Observation> all, diary::Item item, Period period) {
    Series s = empty(period);
    const bool sum = summed(diary::row(item).scale);
    for (const auto& o : all) {
        if (o.item != item) continue;
        auto* value = place(s, o.day);
        if (!value) continue;
        if (!*value)
            *value = o.value;
        else
            *value = sum ? **value + o.value : std::max(**value, o.value);
    }
    return s;
}

} // namespace insight
