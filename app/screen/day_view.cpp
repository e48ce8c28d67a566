#include "screen/day_screen.h"

#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using wording::tr;

constexpr std::chrono::hours hours_apart{4};

struct Scale {
    units::WallTime from{}, until{};
    double share(units::WallTime t) const {
        const std::chrono::duration<double> past = t.utc - from.utc, all = until.utc - from.utc;
        return std::clamp(past / all, 0.0, 1.0);
    }
};

std::string title_of(units::Day day, units::Day today) {
    const std::string date = wording::weekday_date(day);
    return day == today ? date + ", " + tr("today") : date;
}

// By the clock on the wall, also on a day of 23 or 25 hours.
std::vector<DayView::Hour> hours_of(const DayFacts& f, const Scale& scale) {
    std::vector<DayView::Hour> found;
    const auto from = units::local_time(scale.from);
    for (auto at = from; at <= from + std::chrono::hours{24}; at += hours_apart)
        if (const auto moment = units::moment_of(at, f.told.zone))
            found.push_back({scale.share(*moment), units::clock_text(units::clock_at(*moment))});
    return found;
}

std::vector<DayView::Lane> lanes_of(const diary::Timeline& line, const Scale& scale) {
    std::vector<DayView::Lane> found;
    for (int i = 0; i < diary::lanes; ++i) {
        const auto lane = static_cast<diary::Lane>(i);
        DayView::Lane made{wording::name(lane), lane == diary::Lane::magnesium, {}};
        for (const auto& mark : line.marks)
            if (mark.lane == lane)
                made.marks.push_back({scale.share(mark.from),
                                      scale.share(mark.until.value_or(mark.from)),
                                      mark.planned() || mark.usual()});
        if (!made.marks.empty()) found.push_back(std::move(made));
    }
    return found;
}

DayView::Pair pair_of(const diary::Close& close, std::size_t number, const Scale& scale) {
    const auto &a = close.collision.magnesium, &b = close.collision.other;
    return {std::to_string(number), wording::apart(close), wording::sentence(close),
            scale.share(std::min(a, b)), scale.share(std::max(a, b))};
}

std::vector<DayView::Line> lines_of(const diary::Timeline& line) {
    std::vector<DayView::Line> found;
    for (const auto& mark : line.marks)
        found.push_back({wording::when(mark), wording::name(mark.lane) + ": " + wording::line(mark),
                         mark.planned() || mark.usual()});
    for (const auto& one : line.waiting) found.push_back({"–", wording::line(one), true});
    return found;
}

} // namespace

DayView view_of(const DayFacts& f) {
    constexpr std::chrono::days one{1};
    const auto line = diary::timeline(f.told);
    const Scale scale{line.from, line.until};
    const units::Day today = units::day_at(units::in_zone(f.now.utc, f.told.zone));
    DayView v;
    v.title = title_of(f.told.day, today);
    v.day = units::text(f.told.day);
    v.day_before = units::text(f.told.day - one);
    if (f.told.day < today) v.day_after = units::text(f.told.day + one);
    v.hours = hours_of(f, scale);
    if (f.told.day == today) v.now = scale.share(f.now);
    v.lanes = lanes_of(line, scale);
    for (const auto& close : line.close)
        v.pairs.push_back(pair_of(close, v.pairs.size() + 1, scale));
    v.lines = lines_of(line);
    if (!v.lines.empty()) v.to_ask = wording::to_ask_about(v.pairs.size());
    for (const auto& taken : line.to_ask) v.notes.push_back(wording::ask_all_the_same(taken));
    for (const auto& note : line.iron) v.notes.push_back(wording::sentence(note));
    return v;
}

} // namespace screen
