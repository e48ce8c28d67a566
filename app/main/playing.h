// The session on the screen: the running one, what it said last, and its end.
#pragma once
#include "screen/session_screen.h"
#include "terminal/running_session.h"

#include <optional>
#include <string>

namespace app {

class Playing {
  public:
    Playing(store::Store&, terminal::RunningSession, units::HostTime now);

    void advance(units::HostTime now);
    bool over() const { return running_.over(); }
    screen::SessionView view() const;
    const store::SessionId& id() const { return running_.id(); }
    void act(const screen::Wish&);

    // The end that the person or the routine wanted; it only shows itself afterwards.
    std::future<store::Result<void>> finish() { return running_.close(); }
    // The window closes in the middle: everything so far goes to the disk, to be continued.
    void leave();

  private:
    void notice(const session::Event&);

    store::Store* store_;
    terminal::RunningSession running_;
    const session::Beginning* beginning_; // the running session's own
    units::HostTime advanced_;
    std::optional<guide::Cue> cue_;
    std::optional<units::SessionTime> countdown_since_;
};

} // namespace app
