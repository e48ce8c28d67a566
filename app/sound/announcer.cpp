#include "sound/announcer.h"

#include "routine/telling.h"
#include "session/own_way.h"

#include <algorithm>
#include <utility>

namespace sound {
namespace {

using guide::CueKind, guide::Phase;
using namespace std::chrono_literals;
using units::Duration, units::SessionTime;

// Tones are handed to the mixer this much before they begin: longer than a window takes to come
// back, shorter than anybody would notice when they turn out wrong.
constexpr Duration handed_over = 100ms;
constexpr Duration same_moment = 60ms;
constexpr Duration too_late_to_count = 150ms; // one of three, two, one
constexpr Duration time_told = 1600ms;        // "ten seconds left", with its tone
constexpr Duration remembers = 60s;

bool brought_by_time(CueKind kind) {
    switch (kind) {
    case CueKind::go:
    case CueKind::half_time:
    case CueKind::ten_seconds_left:
    case CueKind::switch_sides:
    case CueKind::rest:
    case CueKind::get_ready:
    case CueKind::done: return true;
    default: return false;
    }
}

bool near(SessionTime a, SessionTime b, Duration apart) {
    return a < b ? b - a < apart : a - b < apart;
}

double set_pace(const routine::Routine& r, const guide::Place& place) {
    if (place.ended || place.step >= r.steps.size()) return 0.0;
    const routine::Step& step = r.steps[place.step];
    const routine::Exercise& exercise = r.exercises.at(step.exercise);
    if (exercise.activity != routine::Activity::roll) return 0.0;
    return step.seconds_per_stroke.value_or(0.0);
}

// 0 near .. 1 far: the person's own place on the path where it is known, else the guide's.
double place_on_path(const session::View& view, double pace) {
    if (view.own_place) return *view.own_place;
    if (pace <= 0.0) return 0.5;
    return session::beat_place(view.place.lasts - view.place.left, pace);
}

} // namespace

Announcer::Announcer(routine::Routine routine, Words words, const Settings& settings,
                     std::shared_ptr<Mixer> mixer, std::unique_ptr<Outlet> outlet,
                     std::unique_ptr<Voice> voice, SessionTime from)
    : routine_{std::move(routine)}, words_{std::move(words)}, settings_{settings},
      mixer_{std::move(mixer)}, outlet_{std::move(outlet)}, voice_{std::move(voice)} {
    mixer_->set(gains(settings_));
    timeline_.look(from, mixer_->rendered());
}

void Announcer::set(const Settings& settings) {
    settings_ = settings;
    mixer_->set(gains(settings_));
}

std::shared_ptr<const Samples> Announcer::samples(Tone tone) {
    auto& kept = tones_[tone];
    if (!kept) kept = std::make_shared<const Samples>(samples_of(tone));
    return kept;
}

Duration Announcer::lasts(Tone tone) {
    return duration_of(static_cast<Frame>(samples(tone)->size()));
}

// --- what is needed soon ------------------------------------------------------------------------

// The voice makes the lines of this step and the next one ready.
void Announcer::prepare(std::size_t step) {
    if (prepared_ == step) return;
    const bool first = !prepared_;
    prepared_ = step;
    if (first) voice_->want(words_.cue(CueKind::stop_rule, step));
    if (first && step == 0)
        for (const auto& sentence : words_.opening) voice_->want(sentence);
    for (const std::size_t s : {step, step + 1}) {
        if (s >= routine_.steps.size()) break;
        voice_->want(words_.cue(CueKind::get_ready, s));
        for (const auto& sentence : words_.told(s, {})) voice_->want(sentence);
        for (const CueKind kind :
             {CueKind::go, CueKind::half_time, CueKind::ten_seconds_left, CueKind::switch_sides,
              CueKind::rest, CueKind::slower, CueKind::lighter})
            voice_->want(words_.cue(kind, s));
    }
    if (!first) return;
    for (const CueKind kind :
         {CueKind::off_roller, CueKind::step_ended_off_roller, CueKind::roller_lost,
          CueKind::roller_back, CueKind::done, CueKind::waiting_for_load, CueKind::profile_strokes,
          CueKind::roll_on})
        voice_->want(words_.cue(kind, step));
    voice_->want(words_.event({.kind = session::EventKind::work_ended}));
}

// --- what happens -------------------------------------------------------------------------------

void Announcer::advance(const Instant& instant, SessionTime now) {
    const session::View& view = instant.view;
    prepare(view.place.step);
    if (view.place.paused == guide::Pause::asked)
        schedule_.hold(now);
    else
        schedule_.let_go(now);
    bool hurts = false;
    for (const session::Event& event : instant.events) {
        hurts |= event.kind == session::EventKind::stopped_by_pain;
        hear(event, view);
        tell(telling_.hear(event, view.place, routine_), view.place, event.at);
    }
    const std::size_t place = place_in_order(view.place);
    schedule_.stand_at(place); // what was added of a step that is left, too
    if (hurts || (recorded_to_ && place >= *recorded_to_)) cut_recording(now);
    paused_ = view.place.paused;
    if (view.place.ended && !over_) {
        over_ = true;
        mixer_->follow(std::nullopt);
        if (*view.place.ended == guide::Ended::stopped) { // somebody wants to have done with it
            if (!schedule_.leave_what_is_asked_for()) mixer_->hush();
        }
    }
    if (!over_) {
        plan(instant.coming, now);
        beat(view, instant.coming, now);
        follow(view);
    }
    speak(now);
    outlet_->advance(now);
    timeline_.look(now, mixer_->rendered());
    while (!played_.empty() && played_.front().at + remembers < now) played_.pop_front();
}

// It is as long as its author spoke: nobody waits for it who went on, stopped, or hurts.
void Announcer::cut_recording(SessionTime now) {
    if (!std::exchange(recorded_to_, {}) || now >= schedule_.free_at()) return;
    mixer_->cut(Channel::voice);
    schedule_.cut(now);
}

void Announcer::fade_away(SessionTime now) {
    speak(now);
    outlet_->advance(now);
    timeline_.look(now, mixer_->rendered());
}

void Announcer::hear(const session::Event& event, const session::View& view) {
    using session::EventKind;
    switch (event.kind) {
    case EventKind::work_ended: work_over_ = event; return;
    case EventKind::skipped:
    case EventKind::stopped_by_pain: work_over_.reset(); return;
    case EventKind::went_back: // what waits to be said comes again, and what was named is named
        work_over_.reset();
        named_.reset();
        naming_.reset();
        schedule_.forget(Priority::telling);
        schedule_.forget(Priority::step);
        return;
    case EventKind::cue:
        if (event.cue) hear(guide::Cue{event.at, *event.cue, event.step});
        return;
    case EventKind::paused:
        if (view.place.paused != guide::Pause::asked) return;
        break;
    case EventKind::resumed:
        if (paused_ != guide::Pause::asked) return;
        break;
    case EventKind::interrupted:
    case EventKind::tare_refused: break;
    default: return;
    }
    Line line;
    line.parts = words_.event(event);
    if (line.parts.empty()) return;
    line.id = line.parts.front().id;
    line.priority = Priority::sensor; // before what waited for the end of a pause
    line.due = event.at;
    line.stale = event.at + 4s;
    say(std::move(line));
}

void Announcer::hear(const guide::Cue& cue) {
    if (cue.kind == CueKind::countdown) counting_ = cue.at;
    const auto tone = tone_of(cue.kind);
    if (tone && !played(*tone, cue.at)) play(*tone, cue.at);
    if (cue.kind == CueKind::countdown) return; // its tones follow from the work that begins
    const auto over = std::exchange(work_over_, {});
    if (over && over->at == cue.at && cue.kind == CueKind::get_ready) { // no pause says so
        Line line = line_of(cue, words_.event(*over));
        line.due += lasts(*tone);
        say(std::move(line));
    }
    Line line = line_of(cue, words_.cue(cue.kind, cue.step));
    if (cue.kind == CueKind::get_ready && std::exchange(named_, {}) == cue.step &&
        line.parts.size() > 1)
        line.parts.resize(1);
    const std::string id = line.id;
    if (tone) { // first the tone, then the words
        line.due += lasts(*tone);
        line.stale += lasts(*tone);
    }
    say(std::move(line));
    if (cue.kind == CueKind::rest || cue.kind == CueKind::switch_sides)
        naming_ = Naming{id, cue.step + 1};
}

void Announcer::tell(const session::Tell& what, const guide::Place& place, SessionTime due) {
    if (what.opening)
        for (const auto& sentence : words_.opening) say(opening_line(due, sentence));
    if (!what.step) return;
    const bool late = place.phase == Phase::work; // somebody asks, or it was cut short there
    for (auto& sentence :
         what.asked ? words_.how(*what.step) : words_.told(*what.step, what.before)) {
        Line line = told_line(*what.step, due, std::move(sentence));
        if (late) ++line.to;
        line.answers = what.asked;
        say(std::move(line));
    }
}

void Announcer::say_again(const session::View& view, SessionTime now) {
    const guide::Place& place = view.place;
    if (over_ || place.ended || place.step >= routine_.steps.size()) return;
    const CueKind kind = guide::announces(place.phase);
    Line line = line_of({now, kind, place.step}, words_.cue(kind, place.step));
    schedule_.forget(Priority::telling);
    schedule_.forget(line.id);
    say(std::move(line));
    const std::size_t step = guide::step_told(place);
    if (step < routine_.steps.size()) tell({.step = step, .asked = true}, place, now);
}

void Announcer::say_now(Part part, SessionTime now) {
    Line line;
    line.id = part.id;
    line.parts = {std::move(part)};
    line.priority = Priority::safety;
    line.answers = true;
    line.due = now;
    line.stale = std::max(now, schedule_.free_at()) + 15s;
    say(std::move(line));
}

void Announcer::say(Line line) {
    voice_->want(line.parts, true);
    schedule_.add(std::move(line));
}

// --- tones --------------------------------------------------------------------------------------

bool Announcer::played(Tone tone, SessionTime at) const {
    return std::any_of(played_.begin(), played_.end(), [&](const Played& p) {
        return p.tone == tone && near(p.at, at, same_moment);
    });
}

void Announcer::play(Tone tone, SessionTime at) {
    played_.push_back({tone, at});
    const Frame wanted = timeline_.frame_at(at - early());
    const Frame late = std::max<Frame>(mixer_->rendered() - wanted, 0);
    mixer_->play(Channel::tones, samples(tone), wanted);
    if (settings_.tones.muted || settings_.tones.percent == 0) return;
    heard_.push_back({at + duration_of(late), "tone." + std::string{name(tone)}, "", lasts(tone)});
}

// Tones of what is to come, as soon as it is near enough; and the countdowns, for the voice to keep
// clear of.
void Announcer::plan(const std::vector<guide::Cue>& coming, SessionTime now) {
    std::vector<Span> countdowns;
    const auto counted = [&](SessionTime begins) {
        if (counting_ && near(*counting_, begins, same_moment)) return true;
        return std::any_of(coming.begin(), coming.end(), [&](const guide::Cue& cue) {
            return cue.kind == CueKind::countdown && near(cue.at, begins, same_moment);
        });
    };
    for (const guide::Cue& cue : coming) {
        if (cue.kind == CueKind::go && counted(cue.at - routine::countdown_lasts)) {
            const SessionTime zero = cue.at - early();
            countdowns.push_back(
                {zero - routine::countdown_lasts,
                 zero + duration_of(static_cast<Frame>(samples(Tone::go)->size()))});
            count_down(cue.at, now);
        }
        const auto tone = tone_of(cue.kind);
        if (!tone || !brought_by_time(cue.kind)) continue;
        if (cue.at - early() > now + handed_over || played(*tone, cue.at)) continue;
        play(*tone, cue.at);
    }
    for (const Played& p : played_) // handed over, and called off too late
        if (p.tone == Tone::countdown && p.at - early() + lasts(p.tone) > now)
            countdowns.push_back({p.at - early(), p.at - early() + lasts(p.tone)});
    schedule_.keep_clear(std::move(countdowns));
}

// Three, two, one: those whose moment has come, unless somebody is speaking.
void Announcer::count_down(SessionTime zero, SessionTime now) {
    for (Duration left = routine::countdown_lasts; left > 0s; left -= 1s) {
        const SessionTime at = zero - left, begins = at - early();
        if (begins > now + handed_over || begins + too_late_to_count < now) continue;
        if (begins < schedule_.free_at() || played(Tone::countdown, at)) continue;
        play(Tone::countdown, at);
    }
}

// Tone and words about the time left are heard then, or soon.
bool Announcer::tells_time(SessionTime at, const std::vector<guide::Cue>& coming) const {
    const auto meets = [at](SessionTime told) {
        return at > told - 200ms && at < told + time_told;
    };
    return std::any_of(
               played_.begin(), played_.end(),
               [&](const Played& p) { return p.tone == Tone::ten_seconds_left && meets(p.at); }) ||
           std::any_of(coming.begin(), coming.end(), [&](const guide::Cue& cue) {
               return cue.kind == CueKind::ten_seconds_left && meets(cue.at);
           });
}

// Pacing: where a roller at the set pace turns, the marker on the screen turns too.
void Announcer::beat(const session::View& view, const std::vector<guide::Cue>& coming,
                     SessionTime now) {
    const guide::Place& place = view.place;
    const double pace = set_pace(routine_, place);
    if (pace <= 0.0 || place.phase != Phase::work || place.stands) return;
    const double done = units::seconds(place.lasts - place.left);
    for (int turn = static_cast<int>(done / pace) + 1;; ++turn) {
        const SessionTime at = view.now + units::duration_of(turn * pace - done);
        if (at - early() > now + handed_over) return;
        if (at + 500ms > view.now + place.left) return; // the end has a tone of its own
        const Tone tone = turn % 2 == 1 ? Tone::turn_far : Tone::turn_near;
        if (played(tone, at) || tells_time(at, coming)) continue;
        if (at - early() + too_late_to_count > now) play(tone, at);
    }
}

void Announcer::follow(const session::View& view) {
    const guide::Place& place = view.place;
    const double pace = set_pace(routine_, place);
    const bool rolls = place.phase == Phase::work && !place.paused && view.live.contact &&
                       view.signal == session::Signal::fresh && view.tared && pace > 0.0;
    if (!rolls || !settings_.soft_tone_sounds()) return mixer_->follow(std::nullopt);
    Rolling rolling;
    rolling.place = place_on_path(view, pace);
    rolling.force_n = view.live.force.value;
    rolling.force_band = view.force_band;
    if (rolling.force_band && view.ramp_top) rolling.force_band->high = view.ramp_top->value;
    rolling.seconds_per_stroke = view.live.pace.seconds_per_stroke;
    rolling.pace_band = routine_.steps[place.step].pace_band;
    mixer_->follow(timbre_of(rolling));
}

// --- the voice ----------------------------------------------------------------------------------

void Announcer::speak(SessionTime now) {
    if (waits_) voice_->wait();
    std::shared_ptr<const Samples> sound;
    const bool mute = !settings_.voice_sounds();
    const auto line = schedule_.next(now, [&](const Line& asked) -> std::optional<Duration> {
        if (mute) return Duration{};
        auto found = voice_->find(asked.parts);
        if (!found) return std::nullopt;
        sound = std::move(*found);
        return duration_of(static_cast<Frame>(sound->size()));
    });
    if (!line) return;
    mixer_->play(Channel::voice, sound, timeline_.frame_at(now));
    if (naming_ && naming_->id == line->id) named_ = naming_->next;
    spoken_ = text_of(*line);
    const bool recording = std::any_of(line->parts.begin(), line->parts.end(),
                                       [](const Part& part) { return part.recording != nullptr; });
    recorded_to_ = recording ? std::optional{line->to} : std::nullopt;
    heard_.push_back(
        {now + early(), line->id, spoken_, duration_of(static_cast<Frame>(sound->size()))});
}

bool Announcer::quiet() const { return mixer_->quiet() && schedule_.waiting().empty(); }

std::string Announcer::speaking(SessionTime now) const {
    return now < schedule_.free_at() ? spoken_ : std::string{};
}

std::vector<Heard> Announcer::heard() { return std::exchange(heard_, {}); }

std::vector<Trouble> Announcer::troubles() { return troubles_of(*outlet_, *voice_); }

std::vector<Trouble> troubles_of(Outlet& outlet, Voice& voice) {
    std::vector<Trouble> list;
    if (const auto lost = outlet.trouble()) list.emplace_back(*lost);
    for (VoiceTrouble& trouble : voice.troubles())
        std::visit([&list](auto& what) { list.emplace_back(std::move(what)); }, trouble);
    return list;
}

} // namespace sound
