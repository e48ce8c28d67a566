// The ears' side of a session: listens to what the guide says and how the rolling goes, and lets
// tones and voice be heard at their moments. Drives everything else in this room. Sentences are
// handed in; so is the time. Never waits.
//
// What time alone brings is known ahead, so that it sounds to the moment, and early by the delay
// of a late loudspeaker. Everything else sounds when it becomes known.
#pragma once
#include "sound/cues.h"
#include "sound/outlet.h"
#include "sound/schedule.h"
#include "sound/settings.h"
#include "sound/timeline.h"
#include "sound/voice.h"

#include "session/session.h"
#include "session/telling.h"

#include <functional>

namespace sound {

struct Words { // in the person's language; empty = nothing to say
    std::function<std::vector<Part>(guide::CueKind, std::size_t step)> cue;
    using Sentences = std::vector<std::vector<Part>>;
    std::function<Sentences(std::size_t step)> how; // it is done, all of it
    // What is told of that after the steps before.
    std::function<Sentences(std::size_t step, routine::Steps before)> told;
    std::function<std::vector<Part>(const session::Event&)> event; // that is no cue
    Sentences opening = {};                                        // before the first step
};

struct Heard { // one line or tone, at the time it is heard
    units::SessionTime at{};
    std::string id;   // of a line's first part, or "tone." and its name
    std::string text; // of a line
    units::Duration lasts{};
};

using Trouble = std::variant<OutletTrouble, SpeechError, ClipRefused>;
std::vector<Trouble> troubles_of(Outlet&, Voice&); // since the last call

struct Instant {                               // of the session
    const std::vector<session::Event>& events; // since the last one
    const session::View& view;
    const std::vector<guide::Cue>& coming; // of the next `looks_ahead`
};

class Announcer {
  public:
    static constexpr units::Duration looks_ahead = std::chrono::seconds{35};

    Announcer(routine::Routine, Words, const Settings&, std::shared_ptr<Mixer>,
              std::unique_ptr<Outlet>, std::unique_ptr<Voice>, units::SessionTime from);

    void advance(const Instant&, units::SessionTime now);         // at least every 50 ms
    void fade_away(units::SessionTime now);                       // after the session's end
    void say_again(const session::View&, units::SessionTime now); // what is to be done now
    // What nothing above it expects: a safety line that is said as soon as nobody speaks, in a
    // pause and after a stop, too. It cuts nothing off but a recording after a stop.
    void say_now(Part, units::SessionTime now);
    void set(const Settings&);
    // Every line has its length before the time goes on: for a session faster than life, which
    // goes into a file. Not for a window: this waits.
    void wait_for_voice() { waits_ = true; }

    bool quiet() const;                                 // nothing sounds, nothing waits to be said
    std::string speaking(units::SessionTime now) const; // the line being spoken, or empty
    std::vector<Heard> heard();      // since the last call, in order of time begun
    std::vector<Trouble> troubles(); // since the last call

  private:
    void prepare(std::size_t step);
    void hear(const session::Event&, const session::View&);
    void hear(const guide::Cue&);
    void say(Line);
    void tell(const session::Tell&, const guide::Place&, units::SessionTime due);
    void plan(const std::vector<guide::Cue>& coming, units::SessionTime now);
    void count_down(units::SessionTime zero, units::SessionTime now);
    void beat(const session::View&, const std::vector<guide::Cue>& coming, units::SessionTime now);
    bool tells_time(units::SessionTime at, const std::vector<guide::Cue>& coming) const;
    void follow(const session::View&);
    void cut_recording(units::SessionTime now);
    void speak(units::SessionTime now);
    void play(Tone, units::SessionTime at); // when it is to be heard
    bool played(Tone, units::SessionTime at) const;
    units::Duration early() const { return settings_.delay + outlet_->latency(); }
    std::shared_ptr<const Samples> samples(Tone);
    units::Duration lasts(Tone);

    routine::Routine routine_;
    Words words_;
    Settings settings_;
    std::shared_ptr<Mixer> mixer_;
    std::unique_ptr<Outlet> outlet_;
    std::unique_ptr<Voice> voice_;
    Timeline timeline_;
    Schedule schedule_;
    std::map<Tone, std::shared_ptr<const Samples>> tones_;

    struct Played {
        Tone tone{};
        units::SessionTime at{};
    };
    std::deque<Played> played_;
    std::optional<units::SessionTime> counting_; // the countdown said last
    std::optional<std::size_t> prepared_;
    session::Telling telling_;
    struct Naming {
        std::string id; // of the line that names the next step
        std::size_t next = 0;
    };
    std::optional<Naming> naming_;
    std::optional<std::size_t> named_;        // step that was named in the pause before it
    std::optional<session::Event> work_over_; // told when no pause follows
    std::optional<guide::Pause> paused_;
    std::string spoken_;
    // Somebody's recording is what was begun last: the first place that it does not belong to.
    std::optional<std::size_t> recorded_to_;
    std::vector<Heard> heard_;
    bool waits_ = false, over_ = false;
};

} // namespace sound
