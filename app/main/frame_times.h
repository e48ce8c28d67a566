// When the window looks at what is new and when it draws: no faster than a screen can show, as
// soon as there is something to show, not at all when nothing changes.
#pragma once
#include "units/session_time.h"

#include <array>
#include <optional>

namespace app {

class FrameTimes {
  public:
    // `paced`: the screen itself holds back who draws faster than it shows.
    FrameTimes(units::HostTime now, bool paced);

    void want(int frames); // that many more, at least
    void looked(units::HostTime now) { looked_ = now; }
    bool due(units::HostTime now) const; // a frame is wanted and may be drawn
    void drawn(units::HostTime begun, units::HostTime done);
    units::Duration since_drawn(units::HostTime now) const { return now - drawn_; }

    enum class Moving {
        nothing, // the next look is wanted within the patience
        time,    // time passes on the screen: 30 pictures a second
        line,    // besides, what the line says is to be seen at once
    };
    struct Wait {
        units::Duration at_most{}; // for the next look
        // Bytes on the line bring it forward, after this time.
        std::optional<units::Duration> quiet;
    };
    Wait wait(units::HostTime now, bool shown, Moving, units::Duration patience) const;

  private:
    units::Duration between() const;

    bool paced_;
    units::HostTime looked_, drawn_;
    std::array<units::Duration, 2> drawing_{}; // how long the last two took
    int wanted_ = 0;
};

} // namespace app
