#include "guide/ramp.h"

#include <algorithm>
#include <cmath>

namespace guide {
namespace {

using namespace std::chrono_literals;
using units::Newtons, units::SessionTime;

constexpr double first_share = 0.4;
constexpr double swing = 0.1; // of the top: strokes swing that far about what is asked for
constexpr double smoothing_s = 1.0;
constexpr units::Duration too_high_lasts = 3s; // as for "lighter"
constexpr units::Duration whole = ramp_stage_lasts * static_cast<int>(ramp_stages);

void smooth(Ramp& ramp, const Feel& feel, SessionTime now) {
    if (!feel.measured || !feel.contact) {
        ramp.smoothed.reset();
        return;
    }
    const double passed = ramp.smoothed ? units::seconds(now - ramp.smoothed_at) : 0.0;
    const double before = ramp.smoothed ? ramp.smoothed->value : feel.force.value;
    const double share = 1.0 - std::exp(-passed / smoothing_s);
    ramp.smoothed = Newtons{before + share * (feel.force.value - before)};
    ramp.smoothed_at = now;
}

bool too_high(Ramp& ramp, SessionTime now) {
    if (!ramp.smoothed || *ramp.smoothed <= ramp.top) {
        ramp.too_high_since.reset();
        return false;
    }
    if (!ramp.too_high_since) ramp.too_high_since = now;
    return now - *ramp.too_high_since > too_high_lasts;
}

care::Mark mark_at(const routine::Routine& r, std::size_t index, Newtons force, bool reached) {
    const routine::Step& step = r.steps.at(index);
    const routine::Exercise& e = r.exercises.at(step.exercise);
    return {e.id, e.variants.at(step.variant).id, routine::tool(e, step.variant), force, reached};
}

RampLook begin(Ramp& ramp, const routine::Routine& r, std::size_t index, const Person& person,
               units::Duration done) {
    const routine::Step& step = r.steps.at(index);
    if (step.work - done < whole) { // gone on with after a crash, too late
        ramp.over = true;
        return {};
    }
    ramp.running = true;
    ramp.began = done;
    ramp.stage = 0;
    ramp.top = Newtons{routine::force_band(r.exercises.at(step.exercise), step, *person.mass).high};
    return {{CueKind::ramp}, {}};
}

} // namespace

void end(Ramp& ramp) {
    ramp.running = false;
    ramp.over = true;
}

Newtons ramp_target(const Ramp& ramp) {
    const double share = first_share + (1.0 - first_share) * static_cast<double>(ramp.stage) /
                                           static_cast<double>(ramp_stages - 1);
    return ramp.top * std::min(share, 1.0);
}

routine::Band ramp_band(const Ramp& ramp) {
    const Newtons asked = ramp_target(ramp), about = ramp.top * swing;
    return {(asked - about).value, std::min(asked + about, ramp.top).value};
}

bool has_ramp(const routine::Routine& r, std::size_t step, const Person& person) {
    return person.mass && step < r.steps.size() && r.steps[step].work >= whole &&
           std::find(person.ramps.begin(), person.ramps.end(), step) != person.ramps.end();
}

RampLook look(Ramp& ramp, const routine::Routine& r, std::size_t step, const Feel& feel,
              const Person& person, units::Duration done, SessionTime now) {
    if (ramp.over || !has_ramp(r, step, person) || feel.profile == Profile::wanted) return {};
    smooth(ramp, feel, now);
    if (!ramp.running) return ramp.smoothed ? begin(ramp, r, step, person, done) : RampLook{};
    if (too_high(ramp, now)) {
        end(ramp);
        return {{CueKind::lighter}, {}};
    }
    const auto stage = static_cast<std::size_t>((done - ramp.began) / ramp_stage_lasts);
    if (stage >= ramp_stages) {
        end(ramp);
        RampLook last{{CueKind::ramp_over}, {}};
        if (ramp.smoothed && *ramp.smoothed >= ramp.top * (1.0 - swing))
            last.found = mark_at(r, step, std::min(*ramp.smoothed, ramp.top), false);
        return last;
    }
    if (stage == ramp.stage) return {};
    ramp.stage = stage;
    if (!ramp.smoothed || ramp.smoothed->value >= ramp_band(ramp).low) return {};
    return {{CueKind::more_weight}, {}};
}

std::optional<care::Mark> feels_like_five(Ramp& ramp, const routine::Routine& r, std::size_t step) {
    if (!ramp.running || !ramp.smoothed) return std::nullopt;
    end(ramp);
    return mark_at(r, step, std::min(*ramp.smoothed, ramp.top), true);
}

} // namespace guide
