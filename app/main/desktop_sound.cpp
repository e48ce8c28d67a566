// What the desktop does for the ears: a session's sound, its volumes, and what is tried.
#include "main/desktop.h"
#include "wording/around.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

using namespace std::chrono_literals;
using What = screen::Wish::What;

constexpr int volume_step = 10; // percent
constexpr units::Duration delay_step = 10ms;

sound::Volume* volume_of(sound::Settings& s, const std::string& id) {
    if (id == "voice") return &s.voice;
    if (id == "tones") return &s.tones;
    if (id == "soft") return &s.soft;
    return nullptr;
}

sound::Channel channel_of(const std::string& id) {
    if (id == "voice") return sound::Channel::voice;
    return id == "tones" ? sound::Channel::tones : sound::Channel::soft;
}

} // namespace

std::unique_ptr<terminal::Sounding> Desktop::session_sound(const routine::Routine& routine,
                                                           units::SessionTime from) const {
    if (!loudspeaker_) return nullptr;
    return std::make_unique<terminal::Sounding>(routine, desk_.data(), sound_, loudspeaker_, from);
}

std::string Desktop::sound_told() const {
    if (!sound_trouble_.empty() || !sound_damaged_) return sound_trouble_;
    return terminal::damaged_sound(sound_file_);
}

// The first session that sounds otherwise than it was chosen says so.
void Desktop::tell_of_damaged_sound() {
    if (!loudspeaker_ || !sound_damaged_ || std::exchange(sound_damage_told_, true)) return;
    playing_->note(terminal::damaged_sound(sound_file_));
}

// With what is said before it; why it is not as it was set was told on a page of its own.
routine::Routine Desktop::heard_before(routine::Routine routine, session::RollerKind kind) {
    if (!loudspeaker_ || !sound_.voice_sounds()) {
        routine::make_room(routine); // a lighter variant may have more words
        return routine;
    }
    using wording::Hands;
    wording::Opening opening;
    opening.newcomer = kind == session::RollerKind::sim || as_of_today().first_week;
    opening.hands = kind == session::RollerKind::none ? Hands::keys : Hands::roller;
    opening.soft_tone = sound_.soft_tone_sounds();
    opening.reasons = say_news(routine.id);
    return wording::opened(std::move(routine), opening);
}

sound::Trial* Desktop::trial(units::HostTime now) {
    if (!loudspeaker_) {
        sound_trouble_ = wording::sentence(sound::OutletTrouble::no_device);
        return nullptr;
    }
    if (!trial_) {
        trial_ = terminal::sound_trial(desk_.data(), sound_, loudspeaker_, {});
        trial_began_ = now;
    }
    return trial_.get();
}

void Desktop::go_on_sounding(units::HostTime now) {
    if (fading_) {
        fading_->fade_away(now);
        if (fading_->quiet()) fading_.reset();
    }
    if (!trial_) return;
    trial_->advance(units::SessionTime{now - trial_began_});
    for (const sound::Trouble& trouble : trial_->troubles()) {
        sound_trouble_ = wording::sentence(trouble);
        if (sound_trouble_.empty()) continue;
        if (page_ == Page::plan) plans_.was_not_heard(sound_trouble_);
        if (auto* const dictation = dictating()) dictation->was_not_heard(sound_trouble_);
    }
    if (trial_->quiet()) trial_.reset();
}

std::vector<sound::Part> Desktop::to_read_out() const {
    if (help_) return {};
    if (const auto* v = std::get_if<screen::QuestionView>(&view_))
        return {{v->spoken_id, v->spoken}};
    if (const auto* v = std::get_if<screen::WelcomeView>(&view_)) return v->spoken;
    if (const auto* v = std::get_if<screen::ScreeningView>(&view_)) return v->spoken;
    return {};
}

// Of the page that is shown.
Dictation* Desktop::dictating() {
    if (page_ == Page::practice && practice_) return &practice_->dictation();
    if (page_ == Page::review && review_) return &review_->dictation();
    return nullptr;
}

// Somebody asked to hear it; the microphone hears no loudspeaker.
void Desktop::hear_dictation() {
    Dictation* const dictation = dictating();
    if (dictation == nullptr) return;
    if (const auto part = dictation->to_be_heard(); part && !let_hear(*part))
        dictation->was_not_heard(sound_trouble_);
    if (dictation->listens()) trial_.reset();
}

// Of a page that says more than before, what is new.
void Desktop::read_out(units::HostTime now) {
    const std::vector<sound::Part> all = to_read_out();
    if (all == read_out_ || fading_) return; // not over the last words of a session
    const auto differs =
        std::mismatch(all.begin(), all.end(), read_out_.begin(), read_out_.end()).first;
    const std::vector<sound::Part> lines(differs, all.end());
    read_out_ = all;
    if (lines.empty() || !sound_.voice_sounds() || !loudspeaker_) return;
    trial_.reset(); // what was said before is over
    trial(now)->read(lines);
}

void Desktop::keep_sound() {
    const auto write = [file = sound_file_, s = sound_] { return sound::write_settings(file, s); };
    own_files_.change(sound_file_, write, around_->host_now());
    if (trial_) trial_->set(sound_);
}

bool Desktop::mute_session(const screen::Wish& wish, units::HostTime now) {
    if (wish.what != What::mute || !change_sound(wish, now)) return false;
    playing_->hear_as(sound_);
    return true;
}

void Desktop::hear_of_own_files(const std::vector<OwnFiles::Written>& all) {
    for (const OwnFiles::Written& written : all) {
        if (written.file == buttons_file_ && !written.good)
            refused_ = wording::filled(
                wording::tr("{file} cannot be written: what the buttons do holds until the "
                            "program ends. Free some space, or look at its permissions."),
                {{"file", buttons_file_.string()}});
        if (written.file != sound_file_) continue; // how it looks is chosen again in a moment
        if (written.good)
            sound_damaged_ = false;
        else
            sound_trouble_ = terminal::sound_not_written(*around_, sound_file_);
    }
}

bool Desktop::change_sound(const screen::Wish& wish, units::HostTime now) {
    sound::Volume* volume = volume_of(sound_, wish.id);
    switch (wish.what) {
    case What::louder:
    case What::quieter:
        if (volume == nullptr) return false;
        volume->percent += wish.what == What::louder ? volume_step : -volume_step;
        volume->percent = std::clamp(volume->percent, 0, 100);
        break;
    case What::mute:
        if (volume == nullptr) return false;
        volume->muted = !volume->muted;
        break;
    case What::hear:
        sound_trouble_.clear();
        if (volume != nullptr)
            if (auto* tried = trial(now)) tried->play(channel_of(wish.id), wording::test_line());
        return true;
    case What::show_delay:
        sound_trouble_.clear();
        trial(now);
        show(Page::delay);
        return true;
    case What::delay_more:
    case What::delay_less:
        sound_.delay += wish.what == What::delay_more ? delay_step : -delay_step;
        sound_.delay = std::clamp<units::Duration>(sound_.delay, 0ms, sound::most_delay);
        break;
    default: return false;
    }
    keep_sound();
    return true;
}

} // namespace app
