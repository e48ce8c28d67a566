// A session's sound, for window and windowless player alike: the announcer with its voice, its
// settings and the person's clips, driven along with the session and faded away after it.
#pragma once
#include "sound/trial.h"
#include "terminal/run.h"

#include <memory>
#include <string>
#include <vector>

namespace terminal {

// Beside the people's files: how loud, how late; and a folder of clips per language.
std::filesystem::path sound_file(const std::filesystem::path& data);
std::string damaged_sound(const std::filesystem::path& file); // said where it is, see settings.h
std::string sound_not_written(const Surroundings&, const std::filesystem::path& file);
std::filesystem::path clip_folder(const std::filesystem::path& data, routine::Language);
sound::Speaker speaker(routine::Language);

using MakeOutlet = std::function<std::unique_ptr<sound::Outlet>(std::shared_ptr<sound::Mixer>)>;

// For what is tried outside of a session.
std::unique_ptr<sound::Trial> sound_trial(const std::filesystem::path& data, const sound::Settings&,
                                          const MakeOutlet&, units::SessionTime from);

class Sounding {
  public:
    // In the language present; `from` is the session's time now.
    Sounding(const routine::Routine&, const std::filesystem::path& data, const sound::Settings&,
             const MakeOutlet&, units::SessionTime from);

    // After every advance of the session, with what it said.
    void advance(const std::vector<session::Event>&, const session::Session&, units::HostTime now);
    void say_again(const session::View& view) { announcer_.say_again(view, at_); }
    void say_now(const sound::Part& part) { announcer_.say_now(part, at_); }
    void set(const sound::Settings& settings) { announcer_.set(settings); }
    void fade_away(units::HostTime now); // after its end, until quiet() or 15 s have passed
    bool quiet() const;
    void wait_for_voice() { announcer_.wait_for_voice(); } // not for a window

    std::string speaking() const; // the line being spoken now, or empty
    std::vector<sound::Heard> heard() { return announcer_.heard(); }
    std::vector<std::string> troubles(); // new ones, a sentence each

  private:
    sound::Announcer announcer_;
    units::SessionTime at_{}; // of the last advance
    units::HostTime looked_{};
    units::Duration fading_{};
};

} // namespace terminal
