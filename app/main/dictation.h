// A sentence of the author as it is recorded at the desk: by the microphone or from a WAV file,
// heard, taken out again. It belongs to one version of a plan. Nothing here is on the disk.
#pragma once
#include "screen/recording.h"
#include "sound/line.h"
#include "sound/microphone.h"
#include "terminal/plan_recording.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace app {

bool is_wav(const std::string& file); // by its name

class Dictation {
  public:
    using Recording = routine::Recording;
    using MakeMicrophone = std::function<std::unique_ptr<sound::Microphone>()>;
    explicit Dictation(MakeMicrophone = {});

    void open(Recording);               // of another plan; what was going on is left
    bool act(const std::string& what);  // a button's id (screen/recording.h); false: of another
    void take_file(const std::string&); // as it was typed or dropped
    void advance();                     // while the microphone is on
    bool listens() const { return microphone_ != nullptr; }
    bool busy() const { return microphone_ || work_ || working_; } // what comes of it is not there
    void leave();                             // what was said so far is not kept
    std::optional<sound::Part> to_be_heard(); // what somebody asked to hear, once
    void was_not_heard(std::string why) { refused_ = std::move(why); }

    // What takes a while and may be done anywhere; hear() is told what came of it.
    using Made = terminal::sealed::OrFailure<Recording>;
    std::optional<std::function<Made()>> work();
    void hear(const Made&);

    const Recording& recording() const { return recording_; }
    bool keeps() const { return keeps_; } // for the next version, too
    void was_kept() { keeps_ = false; }   // that version is out
    bool take_changed();                  // since the last call: taken, or taken out
    screen::RecordingFacts facts() const;

  private:
    void stop();

    MakeMicrophone make_;
    std::unique_ptr<sound::Microphone> microphone_;
    sound::Samples heard_;
    Recording recording_;
    std::optional<std::function<Made()>> work_;
    std::string refused_;
    bool working_ = false, keeps_ = false, changed_ = false, plays_ = false;
};

} // namespace app
