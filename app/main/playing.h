// The session on the screen: the running one, what it said last, and its end.
#pragma once
#include "main/figures.h"
#include "main/rules_of_plans.h"
#include "screen/session_screen.h"
#include "terminal/running_session.h"
#include "terminal/sounding.h"

#include <memory>
#include <optional>
#include <string>

namespace app {

class Playing {
  public:
    // `known`: exercises whose figures may be shown; `sound`: nullptr = silent.
    Playing(store::Store&, terminal::RunningSession, const std::vector<routine::Exercise>& known,
            std::unique_ptr<terminal::Sounding> sound, units::HostTime now);

    void keep_to(RulesOfPlans, units::HostTime now); // from now on
    void advance(units::HostTime now);
    bool over() const { return running_.over(); }
    // It is over, but how to get up, or that the plan ends it, is still being said, or has just
    // begun to stand there.
    bool still_telling(units::HostTime now) const;
    screen::SessionView view(const screen::Looking&) const;
    const store::SessionId& id() const { return running_.id(); }
    int descriptor() const { return running_.descriptor(); } // of the line, -1 = none
    std::uint64_t samples() const { return running_.view().quality.samples; } // so far
    void act(const screen::Wish&);
    // As Session::tell_pain, and what follows of it by the plan.
    bool tell_pain(std::optional<int> discomfort, bool sharp);
    const std::string& why_stopped() const { return why_stopped_; } // by a plan, else empty
    void hear_as(const sound::Settings&);                           // they changed meanwhile
    void note(std::string); // trouble of the sound, or what a key did; shown for a while
    session::Session& session() { return running_.session(); }
    const session::Session& session() const { return running_.session(); }

    std::unique_ptr<terminal::Sounding> take_sound() { return std::move(sound_); } // to fade away
    // The end that the person or the routine wanted; it only shows itself afterwards.
    std::future<store::Result<void>> finish() { return running_.close(); }
    // The window closes in the middle: everything so far goes to the disk, to be continued.
    void leave();

  private:
    void notice(const session::Event&);
    void say_again();
    void tell(const terminal::ByThePlan&);
    void heed();
    void sound(const std::vector<session::Event>&, units::HostTime now);

    store::Store* store_;
    terminal::RunningSession running_;
    const session::Beginning* beginning_; // the running session's own
    std::unique_ptr<Figures> figures_;
    std::unique_ptr<terminal::Sounding> sound_;
    terminal::Heeding heeding_;
    units::HostTime advanced_;
    std::string said_;  // being spoken
    std::string voice_; // what was spoken last, and until when
    units::SessionTime spoke_{};
    std::string why_stopped_;
    std::string note_; // trouble of the sound, or what a key did; shown for a while
    std::optional<units::SessionTime> note_since_;
    std::optional<units::SessionTime> trouble_since_; // of the disk
    std::optional<guide::Cue> cue_;
    std::optional<units::SessionTime> countdown_since_;
    std::optional<units::HostTime> over_since_;
    bool left_ = false; // nobody waits for the rest of it
    bool locked_ = false;
};

} // namespace app
