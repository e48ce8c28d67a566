#include "main/dictation.h"

#include "main/typed_path.h"
#include "sound/recording.h"
#include "wording/wording.h"

#include <utility>

namespace app {

using sound::Microphone;
using wording::filled, wording::tr;

namespace {

constexpr auto most_heard = static_cast<std::size_t>(sound::longest_clip_s * sound::rate_hz);

Dictation::Made made_of(const sound::Samples& heard) {
    auto said = sound::recorded(heard);
    if (said) return *std::move(said);
    return tl::unexpected{terminal::Failure{
        "recording", filled(tr("What the microphone heard cannot go along: {why}."),
                            {{"why", wording::why(said.error())}})}};
}

} // namespace

bool is_wav(const std::string& file) { return file.ends_with(".wav") || file.ends_with(".WAV"); }

Dictation::Dictation(MakeMicrophone make) : make_{std::move(make)} {}

void Dictation::open(Recording recording) {
    microphone_.reset();
    heard_.clear();
    work_.reset();
    refused_.clear();
    working_ = keeps_ = changed_ = plays_ = false;
    recording_ = std::move(recording);
}

bool Dictation::act(const std::string& what) {
    if (!what.starts_with("voice-")) return false;
    refused_.clear();
    if (what == "voice-record" && make_ && !recording_) {
        heard_.clear();
        microphone_ = make_();
    }
    if (what == "voice-stop" && microphone_) stop();
    if (what == "voice-play") plays_ = static_cast<bool>(recording_);
    if (what == "voice-keep") keeps_ = !keeps_;
    if (what == "voice-remove") {
        changed_ = changed_ || recording_;
        recording_ = {};
        keeps_ = false;
    }
    return true;
}

void Dictation::take_file(const std::string& typed) {
    const std::string file = path_of(typed);
    if (file.empty()) return;
    microphone_.reset();
    refused_.clear();
    work_ = [file] { return terminal::sealed::recording_from(file); };
}

void Dictation::leave() {
    microphone_.reset();
    heard_.clear();
}

void Dictation::advance() {
    if (!microphone_) return;
    const sound::Samples more = microphone_->heard();
    heard_.insert(heard_.end(), more.begin(), more.end());
    if (heard_.size() >= most_heard) {
        heard_.resize(most_heard);
        stop();
    } else if (microphone_->state() == Microphone::State::none) {
        if (!heard_.empty()) return stop(); // it was pulled out: what was said is kept
        microphone_.reset();
        refused_ = tr("No microphone was found. Plug one in, or take a WAV file.");
    }
}

// The end of what was said is cut off where it is quiet, not here.
void Dictation::stop() {
    const sound::Samples rest = microphone_->heard();
    heard_.insert(heard_.end(), rest.begin(), rest.end());
    if (heard_.size() > most_heard) heard_.resize(most_heard);
    microphone_.reset();
    work_ = [heard = std::exchange(heard_, {})] { return made_of(heard); };
}

std::optional<sound::Part> Dictation::to_be_heard() {
    if (!std::exchange(plays_, false)) return std::nullopt;
    return sound::Part{"plan.said", tr("Your recording"), recording_.wav};
}

std::optional<std::function<Dictation::Made()>> Dictation::work() {
    working_ = working_ || work_;
    return std::exchange(work_, std::nullopt);
}

void Dictation::hear(const Made& made) {
    working_ = false;
    if (made)
        recording_ = *made, changed_ = true;
    else
        refused_ = made.error().message;
}

bool Dictation::take_changed() { return std::exchange(changed_, false); }

screen::RecordingFacts Dictation::facts() const {
    screen::RecordingFacts facts;
    facts.lasts_s = recording_.lasts_s;
    facts.keeps = keeps_;
    facts.microphone = static_cast<bool>(make_);
    if (microphone_) facts.since_s = static_cast<double>(heard_.size()) / sound::rate_hz;
    facts.refused = refused_;
    return facts;
}

} // namespace app
