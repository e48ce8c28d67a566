// The sound of a windowless session: into the loudspeaker, a file, a transcript, or none at all.
#pragma once
#include "terminal/play.h"
#include "terminal/sounding.h"

#include <fstream>
#include <optional>

namespace terminal {

// Whether anything of a session will be heard: aloud, in a file or in a transcript.
bool is_heard(const Desk&, const PlayOptions&);

class SessionSound {
  public:
    // Faster than life nothing sounds but into files; with --json only into files, too.
    SessionSound(Desk&, const PlayOptions&, const session::Session&);

    void advance(const std::vector<session::Event>&, const session::Session&, units::HostTime now);
    void say_again(const session::Session&); // what is to be done now
    void say_now(const sound::Part&);
    void fade_away(units::HostTime now);
    bool quiet() const { return !sounding_ || sounding_->quiet(); }

  private:
    void tell();

    Desk* desk_;
    std::optional<Sounding> sounding_;
    std::optional<std::ofstream> transcript_;
};

} // namespace terminal
