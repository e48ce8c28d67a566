// The voice: every part of a line is the recording that came with it, else a recorded clip where
// there is one, else it is spoken by espeak-ng. Both are made ready ahead of time on a thread of
// its own, so that nobody waits for them.
//
// A clip is a WAV file named by the part's id, in a folder per language: de/half_time.wav.
#pragma once
#include "sound/line.h"
#include "sound/speech.h"
#include "sound/wav.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <variant>

namespace sound {

struct ClipRefused {
    std::filesystem::path file;
    WavError why{};
};
using VoiceTrouble = std::variant<SpeechError, ClipRefused>;

// No: its words differ from day to day, and a clip would say what somebody was told another day.
bool may_have_clip(const std::string& id);
std::string clip_name(const std::string& id); // the file's: nothing in it leads out of its folder

class Voice {
  public:
    Voice(Speaker, std::filesystem::path clips); // clips: of this language; need not exist
    ~Voice();                                    // does not wait for what is still being made
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    // Makes these ready, in this order after what was wanted before; `soon`: before all of it.
    void want(const std::vector<Part>&, bool soon = false);
    // The line as one sound. Nothing yet: it is being made. Empty: it cannot be spoken. A part that
    // fails is left out.
    std::optional<std::shared_ptr<const Samples>> find(const std::vector<Part>&);
    void wait();                          // until all that is wanted is made; not for a window
    std::vector<VoiceTrouble> troubles(); // since the last call; each kind of speech error once

  private:
    using Made = std::shared_ptr<const Samples>; // nullptr = cannot be spoken
    void work();
    Made make(const Part&);
    void trouble(VoiceTrouble);

    Speaker speaker_;
    std::filesystem::path clips_;
    int stop_ = -1; // readable once the voice ends

    std::mutex mutex_; // of everything below
    std::condition_variable changed_;
    std::deque<Part> wanted_;
    std::map<Part, Made> made_;
    std::set<Part> known_;
    std::vector<VoiceTrouble> troubles_;
    std::set<SpeechError> told_;
    int failed_in_a_row_ = 0;
    bool busy_ = false, ending_ = false;
    std::thread thread_;
};

} // namespace sound
