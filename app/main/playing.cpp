#include "main/playing.h"

#include "routine/telling.h"
#include "wording/wording.h"

#include <cmath>
#include <utility>

namespace app {
namespace {

using namespace std::chrono_literals;
using What = screen::Wish::What;
using wording::tr;

constexpr units::Duration stood_still = 5s; // the computer slept; a busy one is back sooner
constexpr units::Duration note_shown = 6s;
constexpr units::Duration end_stands = 5s, end_stands_at_most = 15s; // how to get up

units::Duration shown_for(guide::CueKind kind) {
    using guide::CueKind;
    return kind == CueKind::stop_rule || kind == CueKind::long_enough ? 12s : 4s;
}

} // namespace

Playing::Playing(store::Store& store, terminal::RunningSession running,
                 const std::vector<routine::Exercise>& known,
                 std::unique_ptr<terminal::Sounding> sound, units::HostTime now)
    : store_{&store}, running_{std::move(running)}, beginning_{&running_.session().beginning()},
      figures_{std::make_unique<Figures>(beginning_->routine.exercises, known)},
      sound_{std::move(sound)}, advanced_{now} {}

void Playing::keep_to(RulesOfPlans rules, units::HostTime now) {
    if (auto text = told_at_the_beginning(rules); !text.empty()) note(std::move(text));
    if (sound_)
        for (const sound::Part& part : rules.told) sound_->say_now(part);
    heeding_ = std::move(rules.heeding);
    heed();
    if (over()) over_since_ = now;
}

void Playing::tell(const terminal::ByThePlan& follows) {
    if (!follows) return;
    note(follows->text);
    if (sound_) sound_->say_now(*follows);
}

void Playing::heed() {
    tell(heeding_.heed(running_.session()));
    if (heeding_.stopped() && why_stopped_.empty()) why_stopped_ = note_; // as it was just told
}

bool Playing::tell_pain(std::optional<int> discomfort, bool sharp) {
    session::Session& session = running_.session();
    tell(heeding_.hear(session, discomfort, sharp));
    const bool strong = session.tell_pain(discomfort, sharp);
    heed();
    return strong;
}

void Playing::advance(units::HostTime now) {
    if (now - std::exchange(advanced_, now) > stood_still) running_.session().interrupted();
    const auto events = running_.advance(now);
    for (const session::Event& event : events) notice(event);
    heed();
    if (over() && !over_since_) over_since_ = now;
    sound(events, now);
    if (note_since_ && running_.view().now - *note_since_ > note_shown) note_.clear();
    const auto& view = running_.view();
    if (!store_->trouble())
        trouble_since_.reset();
    else if (!trouble_since_)
        trouble_since_ = view.now;
    if (cue_ && view.now - cue_->at > shown_for(cue_->kind)) cue_.reset();
    if (view.place.paused != guide::Pause::countdown)
        countdown_since_.reset();
    else if (!countdown_since_)
        countdown_since_ = view.now;
}

bool Playing::still_telling(units::HostTime now) const {
    const bool told = running_.view().place.ended == guide::Ended::done || heeding_.stopped();
    if (left_ || !over_since_ || !told) return false;
    const units::Duration since = now - *over_since_;
    return since < end_stands || (!said_.empty() && since < end_stands_at_most);
}

void Playing::sound(const std::vector<session::Event>& events, units::HostTime now) {
    if (!sound_) return;
    sound_->advance(events, running_.session(), now);
    sound_->heard(); // the window shows what is being spoken, and keeps no list
    said_ = sound_->speaking();
    if (!said_.empty()) {
        voice_ = said_;
        spoke_ = running_.view().now;
    }
    for (std::string& trouble : sound_->troubles()) note(std::move(trouble));
}

void Playing::note(std::string text) {
    note_ = std::move(text);
    note_since_ = running_.view().now;
}

void Playing::notice(const session::Event& event) {
    if (event.kind != session::EventKind::cue || !event.cue) return;
    // The stop rule is said once; what follows it at once does not push it away.
    const bool rule_stands = cue_ && cue_->kind == guide::CueKind::stop_rule &&
                             event.at - cue_->at < shown_for(cue_->kind);
    if (!rule_stands) cue_ = guide::Cue{event.at, *event.cue, event.step};
}

screen::SessionView Playing::view(const screen::Looking& looking) const {
    screen::SessionHints hints{beginning_->roller};
    if (beginning_->hello) hints.build = beginning_->hello->build.build;
    hints.cue = cue_;
    hints.said = note_.empty() ? said_ : note_;
    hints.why_stopped = why_stopped_;
    hints.voice = {voice_, running_.view().now - spoke_};
    if (countdown_since_) {
        const auto left = routine::countdown_lasts - (running_.view().now - *countdown_since_);
        hints.countdown = std::max(static_cast<int>(std::ceil(units::seconds(left))), 1);
    }
    hints.trouble = store_->trouble();
    if (trouble_since_) hints.troubled_for = running_.view().now - *trouble_since_;
    hints.looking = looking;
    hints.locked = locked_;
    const routine::Routine& routine = beginning_->routine;
    const guide::Place& place = running_.view().place;
    if (!place.ended && place.step < routine.steps.size())
        hints.figure = figures_->of(screen::step_shown(place, routine));
    return screen::view_of(running_.view(), routine, hints);
}

void Playing::act(const screen::Wish& wish) {
    session::Session& session = running_.session();
    left_ = over();
    switch (wish.what) {
    case What::pause: session.pause(); break;
    case What::resume:
    case What::go_on_unmeasured: session.resume(); break;
    case What::skip: session.skip(); break;
    case What::back: session.back(); break;
    case What::stop: session.stop(); break;
    case What::retare: session.retare(); break;
    case What::say_again: say_again(); break;
    case What::five_of_ten: session.five_of_ten(); break;
    case What::longer: session.longer(); break;
    case What::other_side: session.other_side(); break;
    case What::lock: locked_ = !locked_; [[fallthrough]];
    case What::told_locked:
        note(locked_ ? tr("Locked. L unlocks; Esc, held, stops.") : tr("Unlocked."));
        break;
    default: break;
    }
}

void Playing::hear_as(const sound::Settings& settings) {
    if (!sound_) return;
    sound_->set(settings);
    const bool voice = settings.voice.muted, tones = settings.tones.muted;
    note(voice && tones ? tr("Voice and tones are off: V and T.")
         : voice        ? tr("The voice is off. V: on again.")
         : tones        ? tr("The tones are off. T: on again.")
                        : tr("Voice and tones are on."));
}

void Playing::say_again() {
    const session::View& view = running_.view();
    if (view.place.ended) return;
    cue_ = guide::Cue{view.now, guide::announces(view.place.phase), view.place.step};
    if (sound_) sound_->say_again(view);
}

void Playing::leave() { running_.leave(); }

} // namespace app
