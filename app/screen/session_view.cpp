#include "routine/telling.h"
#include "screen/session_screen.h"
#include "session/own_way.h"
#include "session/roller.h"
#include "wording/around.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using guide::Phase;
using routine::Activity;
using wording::filled;
using wording::number;
using wording::tr;
using namespace std::chrono_literals;

constexpr const char* dash = "–";
constexpr double full_scale_n = 400.0;         // of the gauge of force while no band is known
constexpr units::Duration trouble_stands = 8s; // its sentence; then a mark in the band

struct Look {
    Shape shape{};
    Colour colour;
};

Shape shape_of(Activity activity) {
    switch (activity) {
    case Activity::roll: return Shape::both_ways;
    case Activity::hold: return Shape::square;
    case Activity::stretch: return Shape::diamond;
    case Activity::breathe: return Shape::wave;
    case Activity::lie_quiet: return Shape::moon;
    }
    return Shape::both_ways;
}

Look look_of(Phase phase, Activity activity) {
    switch (phase) {
    case Phase::get_ready: return {Shape::ring, theme::yellow};
    case Phase::work: return {shape_of(activity), theme::green};
    case Phase::switch_sides: return {Shape::exchange, theme::pink};
    case Phase::rest: return {Shape::moon, theme::sky};
    }
    return {Shape::ring, theme::yellow};
}

std::string side_of(const routine::Step& step) {
    return step.side == routine::Side::none ? std::string{} : wording::name(step.side);
}

ForceGauge force_gauge(const session::View& now) {
    ForceGauge g;
    const auto& band = now.force_band;
    const double most = now.ramp_top ? now.ramp_top->value : band ? band->high : 0.0;
    const double full = band ? std::max(1.4 * most, 50.0) : full_scale_n;
    if (band) {
        g.low = static_cast<float>(band->low / full);
        g.high = static_cast<float>(band->high / full);
    }
    g.value = dash;
    if (now.signal != session::Signal::fresh || !now.tared) return g;
    const double force = std::max(now.live.force.value, 0.0);
    g.value = filled(tr("{force} N"), {{"force", number(std::round(force / 5.0) * 5.0, 0)}});
    g.at = static_cast<float>(std::min(force / full, 1.0));
    if (!band || !now.live.contact) return g;
    g.standing = force > most                              ? Standing::care
                 : force < band->low || force > band->high ? Standing::apart
                                                           : Standing::in;
    if (g.standing == Standing::care) g.word = tr("lighter");
    return g;
}

float guide_position(units::Duration done, double seconds_per_stroke) {
    return static_cast<float>(session::beat_place(done, seconds_per_stroke));
}

PaceGauge pace_gauge(const session::View& now, const routine::Step& step, bool still) {
    PaceGauge g;
    const auto& target = step.seconds_per_stroke;
    if (target) {
        const float guide = guide_position(now.place.lasts - now.place.left, *target);
        g.guide = still ? std::round(guide) : guide; // from end to end, without a way between
    }
    g.value = dash;
    if (now.signal != session::Signal::fresh) return g;
    const auto& pace = now.live.pace;
    if (!pace.seconds_per_stroke) return g;
    g.estimated = pace.source == measure::PaceSource::force;
    g.value = (g.estimated ? "≈ " : "") +
              filled(tr("{seconds} s"), {{"seconds", number(*pace.seconds_per_stroke, 1)}});
    if (now.own_place) g.own = static_cast<float>(*now.own_place);
    if (!step.pace_band) return g;
    g.standing = *pace.seconds_per_stroke < step.pace_band->low    ? Standing::care
                 : *pace.seconds_per_stroke > step.pace_band->high ? Standing::apart
                                                                   : Standing::in;
    if (g.standing == Standing::care) g.word = tr("slower");
    return g;
}

std::optional<Notice> notice_of(const session::View& now, const SessionHints& hints) {
    if (!now.place.paused) return {};
    switch (*now.place.paused) {
    case guide::Pause::asked:
        return Notice{
            Shape::bars,
            theme::grey,
            tr("Paused"),
            now.signal == session::Signal::none
                ? tr("Nothing is lost. Space goes on where you were.")
                : tr("Nothing is lost. Two presses on the roller, or space: on where you were."),
            {},
            false};
    case guide::Pause::off_roller:
        return Notice{Shape::lift,
                      theme::orange,
                      tr("Off the roller"),
                      tr("The time stands still. It goes on when you lie on the roller again."),
                      {},
                      false};
    case guide::Pause::roller_lost:
        return Notice{Shape::cross,
                      theme::vermillion,
                      tr("Roller lost"),
                      tr("Everything so far is kept. Check the cable; it goes on by itself."),
                      {},
                      true};
    case guide::Pause::countdown:
        return Notice{Shape::dots,
                      theme::yellow,
                      tr("It goes on"),
                      {},
                      hints.countdown ? std::to_string(*hints.countdown) : std::string{},
                      false};
    }
    return {};
}

std::string mark_of(session::RollerKind roller) {
    switch (roller) {
    case session::RollerKind::sim: return tr("Simulated");
    case session::RollerKind::replay: return tr("Recording");
    case session::RollerKind::none: return tr("Without sensor");
    case session::RollerKind::port: return {};
    }
    return {};
}

std::size_t step_index(const guide::Place& place, const routine::Routine& r) {
    return std::min(guide::step_told(place), r.steps.size() - 1);
}

// What is said of how it is done stands large on the screen, but for the work and a pause.
bool stands_already(const std::string& said, const guide::Place& place, const routine::Routine& r) {
    if (place.phase == Phase::work || place.paused) return false;
    const auto all = routine::how(r, step_index(place, r), wording::language());
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.text == said; });
}

// What stands in the way of the work, for as long as it does, and the rule of when to stop: neither
// hides how it is done.
std::string obstacle_of(const session::View& now, const routine::Routine& r,
                        const SessionHints& hints) {
    if (now.place.phase != Phase::get_ready || now.place.paused) return {};
    if (now.signal == session::Signal::fresh && !now.tared)
        return now.tare_error ? wording::sentence(*now.tare_error)
                              : std::string{tr("Stay off the roller: its zero is being taken.")};
    const std::string rule = wording::cue(guide::CueKind::stop_rule, r, now.place.step);
    const bool told = hints.said == rule || (hints.said.empty() && hints.cue &&
                                             hints.cue->kind == guide::CueKind::stop_rule);
    return told ? rule : std::string{};
}

// The trouble of the disk, once its sentence was read: nothing is to be done about it from here.
std::string mark_of(store::StoreError trouble) {
    return trouble == store::StoreError::disk_full ? tr("Disk full") : tr("Not saved yet");
}

// In a ramp its goal stands there, with the key that ends it; what is not of the ramp, and whatever
// is being spoken, is read in between.
bool of_the_ramp(const SessionHints& hints) {
    using guide::CueKind;
    if (!hints.said.empty()) return false;
    if (!hints.cue) return true;
    const CueKind kind = hints.cue->kind;
    return kind == CueKind::ramp || kind == CueKind::more_weight || kind == CueKind::go ||
           kind == CueKind::countdown;
}

// The one line below the clock.
std::string line_of(const session::View& now, const routine::Routine& r, const SessionHints& hints,
                    const std::string& obstacle) {
    if (hints.trouble && hints.troubled_for < trouble_stands)
        return wording::not_written(*hints.trouble);
    if (now.place.ramp && !now.place.paused && of_the_ramp(hints))
        return filled(tr("{force} N is enough for now. It feels like 5 of 10: press 5."),
                      {{"force", number(std::round(now.place.ramp->value / 5.0) * 5.0, 0)}});
    if (!hints.said.empty() && hints.said != obstacle && !stands_already(hints.said, now.place, r))
        return hints.said;
    if (hints.cue) {
        std::string cue = wording::cue(hints.cue->kind, r, hints.cue->step);
        return cue == obstacle ? std::string{} : cue;
    }
    if (now.profile == guide::Profile::wanted)
        return wording::cue(guide::CueKind::profile_strokes, r, now.place.step);
    return {};
}

// The person who shows it: moves as the guide does, with the person's own place where it is
// measured. With reduced motion both ends are shown.
std::vector<figure::Drawing> figure_of(const SessionView& v, const session::View& now,
                                       const routine::Step& step, const SessionHints& hints) {
    if (hints.figure == nullptr) return {};
    const figure::Motion& m = *hints.figure;
    if (!m.moves()) return {m.at(0.0, step.side)};
    if (hints.looking.reduced_motion) return {m.at(0.0, step.side), m.at(1.0, step.side)};
    const double seconds = step.seconds_per_stroke.value_or(m.seconds());
    const units::Duration done = now.place.lasts - now.place.left;
    const double phase = v.pace && v.pace->guide ? static_cast<double>(*v.pace->guide)
                         : seconds > 0.0 ? static_cast<double>(guide_position(done, seconds))
                                         : 0.5;
    std::optional<double> own;
    if (v.pace && v.pace->own && !v.pace->estimated) own = static_cast<double>(*v.pace->own);
    return {m.at(phase, step.side, own)};
}

// What is new in it comes first.
std::vector<routine::Told> in_turn(const routine::Routine& r, std::size_t step,
                                   routine::Steps before) {
    auto list = routine::told(r, step, wording::language(), before);
    for (const routine::Told& one : routine::how(r, step, wording::language()))
        if (std::none_of(list.begin(), list.end(),
                         [&](const routine::Told& other) { return other.text == one.text; }))
            list.push_back(one);
    return list;
}

// As the voice goes; when it is silent, or there is none, one after the other, round and round.
How how_of(const session::View& now, const routine::Routine& r, const Voice& voice) {
    constexpr units::Duration least = 3s, beyond = 1s;
    const guide::Place& place = now.place;
    const auto all = in_turn(r, step_index(place, r), place.call.told);
    if (all.empty()) return {};
    units::Duration passed = std::max(units::Duration{}, place.lasts - place.left) + place.waited;
    const auto stands = [&](const routine::Told& one) {
        return std::max(least, routine::speaking_time(one.text, wording::language()) + beyond);
    };
    auto one = all.begin();
    if (!voice.said.empty()) {
        passed = std::max(units::Duration{}, voice.silent - beyond);
        const auto said = std::find_if(all.begin(), all.end(), [&](const routine::Told& each) {
            return each.text == voice.said;
        });
        if (said != all.end()) one = said;
        if (said != all.end() && passed > units::Duration{} && ++one == all.end())
            one = all.begin();
    }
    units::Duration round{};
    for (const auto& each : all) round += stands(each);
    for (passed %= round; passed >= stands(*one);) {
        passed -= stands(*one);
        if (++one == all.end()) one = all.begin();
    }
    return How{std::string{one->text}, one->about == routine::About::caution};
}

NextStep next_of(const session::View& now, const routine::Routine& r, const Voice& voice) {
    const routine::Step& step = step_shown(now.place, r);
    const routine::Exercise& e = r.exercises.at(step.exercise);
    return {now.place.phase == Phase::rest ? wording::name(routine::position(e, step.variant)) : "",
            how_of(now, r, voice)};
}

void fill_gauges(SessionView& v, const session::View& now, const routine::Routine& r,
                 const SessionHints& hints) {
    const routine::Step& step = r.steps[now.place.step];
    const routine::Exercise& e = r.exercises[step.exercise];
    const bool sensor = now.signal != session::Signal::none;
    if (sensor && session::measurable(r, now.place.step, hints.build)) {
        v.force = force_gauge(now);
        if (e.activity == Activity::roll)
            v.pace = pace_gauge(now, step, hints.looking.reduced_motion);
    } else if (e.activity == Activity::roll && step.seconds_per_stroke) {
        v.pace = pace_gauge(now, step, hints.looking.reduced_motion); // the guide alone
        v.pace->value.clear();
    }
}

} // namespace

const routine::Step& step_shown(const guide::Place& place, const routine::Routine& r) {
    return r.steps[step_index(place, r)];
}

SessionView view_of(const session::View& now, const routine::Routine& r,
                    const SessionHints& hints) {
    SessionView v;
    v.mark = mark_of(hints.roller);
    const guide::Place& place = now.place;
    if (place.ended || place.step >= r.steps.size()) {
        const bool stopped = place.ended == guide::Ended::stopped;
        v.shape = stopped ? Shape::square : Shape::tick;
        v.colour = stopped ? theme::grey : theme::green;
        v.phase = stopped ? tr("Stopped") : tr("Done");
        v.title = r.title.in(wording::language());
        v.clock = wording::clock({});
        v.over = true;
        if (stopped) v.cue = hints.why_stopped;
        const auto said = wording::all_done(r, place.step); // "Done.", and how to get up
        if (place.ended == guide::Ended::done && said.size() > 1) v.how = How{said[1].text, false};
        v.capitals = capitals(hints.looking);
        return v;
    }
    const auto lang = wording::language();
    const routine::Step& step = step_shown(place, r);
    const routine::Exercise& e = r.exercises.at(step.exercise);
    const Look look = look_of(place.phase, e.activity);
    v.shape = look.shape;
    v.colour = look.colour;
    v.phase = wording::name(place.phase, e.activity);
    v.title = e.name.in(lang);
    v.side = side_of(step);
    if (place.phase != Phase::work || place.paused)
        v.left_of_routine =
            filled(tr("{time} left in all"), {{"time", wording::clock(place.left_of_routine)}});
    v.clock = wording::clock(place.left);
    v.progress =
        place.lasts.count() > 0
            ? static_cast<float>(1.0 - units::seconds(place.left) / units::seconds(place.lasts))
            : 0.0f;
    v.obstacle = obstacle_of(now, r, hints);
    v.cue = line_of(now, r, hints, v.obstacle);
    v.notice = notice_of(now, hints);
    v.paused = place.paused.has_value();
    v.locked = hints.locked;
    if (v.locked) v.mark = tr("Locked (L)");
    if (v.locked && v.notice) v.notice->offers_unmeasured = false;
    v.waiting = place.waiting_for_load && !v.paused;
    if (v.waiting) v.phase = tr("Onto the roller: it begins");
    if (v.notice) { // the whole screen says so, not only the card
        v.shape = v.notice->shape;
        v.colour = v.notice->colour;
        v.phase = v.notice->headline;
    }
    switch (place.phase) {
    case Phase::get_ready: v.how = how_of(now, r, hints.voice); break;
    case Phase::work: fill_gauges(v, now, r, hints); break;
    case Phase::switch_sides:
    case Phase::rest:
        if (place.step + 1 < r.steps.size()) v.next = next_of(now, r, hints.voice);
        break;
    }
    if (v.mark.empty() && v.pace && v.pace->estimated) v.mark = tr("Pace estimated");
    if (hints.trouble && hints.troubled_for >= trouble_stands)
        v.mark =
            v.mark.empty() ? mark_of(*hints.trouble) : v.mark + " · " + mark_of(*hints.trouble);
    v.figure = figure_of(v, now, step, hints);
    v.capitals = capitals(hints.looking);
    return v;
}

} // namespace screen
