#include "sound/trial.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sound {
namespace {

using namespace std::chrono_literals;
using units::SessionTime;

constexpr units::Duration handed_over = 100ms, soft_lasts = 6s;
constexpr int least_percent = 30; // of a recording

// There and back; clean at first, then more and more beyond the band.
Rolling example(double since_s) {
    Rolling rolling;
    rolling.place = 0.5 - 0.5 * std::cos(since_s * std::numbers::pi / 3.0);
    rolling.force_band = routine::Band{0.0, 100.0};
    rolling.force_n = since_s < 3.0 ? 80.0 : 80.0 + 30.0 * (since_s - 2.0);
    return rolling;
}

} // namespace

double beat_phase(SessionTime now) {
    const auto in = now.time_since_epoch() % beat_period;
    return static_cast<double>(in.count()) / static_cast<double>(beat_period.count());
}

Trial::Trial(const Settings& settings, std::shared_ptr<Mixer> mixer, std::unique_ptr<Outlet> outlet,
             std::unique_ptr<Voice> voice, SessionTime from)
    : settings_{settings}, mixer_{std::move(mixer)}, outlet_{std::move(outlet)},
      voice_{std::move(voice)}, now_{from}, tick_{std::make_shared<const Samples>(
                                                samples_of(Tone::countdown))} {
    hear();
    timeline_.look(from, mixer_->rendered());
}

// Who asks for an example wants to hear it.
void Trial::hear() {
    Settings aloud = settings_;
    if (recording_) aloud.voice.percent = std::max(aloud.voice.percent, least_percent);
    aloud.voice.muted = aloud.tones.muted = aloud.soft.muted = false;
    mixer_->set(gains(aloud));
}

void Trial::set(const Settings& settings) {
    settings_ = settings;
    hear();
}

void Trial::play(Channel what, const Part& line) {
    const Frame now = timeline_.frame_at(now_ + handed_over);
    switch (what) {
    case Channel::voice: read({line}); return;
    case Channel::tones:
        for (int i = 0; i < 3; ++i) mixer_->play(Channel::tones, tick_, now + i * rate_hz / 2);
        mixer_->play(Channel::tones, std::make_shared<const Samples>(samples_of(Tone::go)),
                     now + 3 * rate_hz / 2);
        return;
    case Channel::soft: soft_since_ = now_; return;
    }
}

void Trial::read(const std::vector<Part>& lines) {
    lines_.assign(lines.begin(), lines.end());
    recording_ = std::any_of(lines.begin(), lines.end(),
                             [](const Part& line) { return line.recording != nullptr; });
    hear();
    voice_->want(lines, true);
}

void Trial::advance(SessionTime now) {
    now_ = now;
    if (!lines_.empty() && now >= free_at_)
        if (const auto line = voice_->find({lines_.front()})) {
            mixer_->play(Channel::voice, *line, timeline_.frame_at(now));
            free_at_ = now + duration_of(static_cast<Frame>((*line)->size())) + pause_between_lines;
            lines_.pop_front();
        }
    if (soft_since_ && now - *soft_since_ > soft_lasts) soft_since_.reset();
    mixer_->follow(soft_since_
                       ? std::optional{timbre_of(example(units::seconds(now - *soft_since_)))}
                       : std::nullopt);
    if (beats_) {
        const auto ahead = (now + early() + handed_over).time_since_epoch();
        const SessionTime beat{ahead - ahead % beat_period};
        if (beat > last_beat_ && beat - early() > now - handed_over) {
            mixer_->play(Channel::tones, tick_, timeline_.frame_at(beat - early()));
            last_beat_ = beat;
        }
    }
    outlet_->advance(now);
    timeline_.look(now, mixer_->rendered());
}

bool Trial::quiet() const { return !beats_ && lines_.empty() && !soft_since_ && mixer_->quiet(); }

std::vector<Trouble> Trial::troubles() { return troubles_of(*outlet_, *voice_); }

} // namespace sound
