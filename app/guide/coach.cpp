#include "guide/coach.h"

#include <algorithm>

namespace guide {
namespace {

using namespace std::chrono_literals;
using units::SessionTime;

constexpr double hurried_share = 0.6; // of the lower end of the pace band
constexpr std::uint32_t hurried_strokes = 3;
constexpr units::Duration heavy_lasts = 3s;
constexpr units::Duration quiet_between = 10s;
constexpr double least_room = 0.2; // of a band's upper end: strokes swing about their mean

bool may_speak(const std::optional<SessionTime>& last, SessionTime now) {
    return !last || now - *last >= quiet_between;
}

// How many strokes were completed since the last look; a restarted count is none.
std::uint32_t new_strokes(Coaching& c, std::uint32_t strokes) {
    const std::uint32_t seen = c.strokes_seen.value_or(strokes);
    c.strokes_seen = strokes;
    return strokes > seen ? strokes - seen : 0;
}

bool too_fast(Coaching& c, const routine::Step& step, const Feel& feel, SessionTime now) {
    const std::uint32_t fresh = new_strokes(c, feel.strokes);
    if (!step.pace_band || !feel.slowest_s ||
        *feel.slowest_s >= hurried_share * step.pace_band->low) {
        c.hurried = 0;
        return false;
    }
    c.hurried += fresh;
    if (fresh == 0 || c.hurried < hurried_strokes || !may_speak(c.slower_at, now)) return false;
    c.hurried = 0;
    c.slower_at = now;
    return true;
}

bool too_heavy(Coaching& c, const std::optional<units::Newtons>& most, const Feel& feel,
               SessionTime now) {
    if (!most || feel.force <= *most) {
        c.heavy_since.reset();
        return false;
    }
    if (!c.heavy_since) c.heavy_since = now;
    if (now - *c.heavy_since <= heavy_lasts || !may_speak(c.lighter_at, now)) return false;
    c.lighter_at = now;
    return true;
}

} // namespace

void begin_work(Coaching& c) {
    c.strokes_seen.reset();
    c.hurried = 0;
    c.heavy_since.reset();
}

std::optional<routine::Band> band(const routine::Exercise& exercise, const routine::Step& step,
                                  const Person& person) {
    if (!person.mass) return std::nullopt;
    const auto mark = care::mark_of(person.marks, exercise, step.variant);
    routine::Step here = step;
    if (!mark) here.effort = routine::Effort::light;
    routine::Band band = routine::force_band(exercise, here, *person.mass);
    if (!mark) return band;
    band.high = std::min(band.high, mark->force.value);
    while (here.effort != routine::Effort::light && band.low > (1.0 - least_room) * band.high) {
        here.effort = static_cast<routine::Effort>(static_cast<int>(here.effort) - 1);
        band.low = routine::force_band(exercise, here, *person.mass).low;
    }
    return band;
}

std::optional<units::Newtons> ceiling(const routine::Exercise& exercise, const routine::Step& step,
                                      const Person& person) {
    if (const auto here = band(exercise, step, person)) return units::Newtons{here->high};
    if (const auto mark = care::mark_of(person.marks, exercise, step.variant)) return mark->force;
    return std::nullopt;
}

std::vector<CueKind> coach(Coaching& c, const routine::Exercise& exercise,
                           const routine::Step& step, const Feel& feel, const Person& person,
                           SessionTime now) {
    if (!feel.measured || !feel.contact) {
        begin_work(c);
        return {};
    }
    std::vector<CueKind> said;
    if (too_heavy(c, ceiling(exercise, step, person), feel, now)) said.push_back(CueKind::lighter);
    if (too_fast(c, step, feel, now)) said.push_back(CueKind::slower);
    return said;
}

} // namespace guide
