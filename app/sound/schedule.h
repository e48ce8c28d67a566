// Who may speak when. One line at a time; what began is not cut off, but for an author's recording
// that gave way. Safety comes before sensor,
// opening, step, countdown, telling, coaching; within these, who was due first. A line that would
// run into a countdown waits; whoever has waited until it is stale is dropped. Coaching is not
// repeated. In a pause everything waits but safety and what the pause itself brings. Pure: the time
// and the lengths of the lines are handed in.
#pragma once
#include "sound/line.h"

#include <algorithm>
#include <functional>
#include <map>

namespace sound {

struct Span {
    units::SessionTime from{}, to{};
};

class Schedule {
  public:
    void add(Line);
    // Where the session stands, as an order of step and phase: lines that do not belong there go.
    void stand_at(std::size_t place);
    // What waits, safety aside, waits until it is let go, as if no time passed meanwhile; so does
    // what comes and would only help. Again, or without the other: changes nothing.
    void hold(units::SessionTime now);
    void let_go(units::SessionTime now);
    // The countdowns known now, first tone to end of the last; replaces what was known before.
    void keep_clear(std::vector<Span> countdowns) { countdowns_ = std::move(countdowns); }

    // Nothing: not known yet, and whoever would come after it waits too. Zero: cannot be spoken.
    using LengthOf = std::function<std::optional<units::Duration>(const Line&)>;
    // The line that begins now, if any; ask often, `now` never goes back.
    std::optional<Line> next(units::SessionTime now, const LengthOf&);

    units::SessionTime free_at() const { return free_at_; } // end of what is being spoken
    void cut(units::SessionTime now) { free_at_ = std::min(free_at_, now); } // it gave way
    void forget(Priority p) {
        drop([p](const Line& line) { return line.priority == p; });
    }
    void forget(const std::string& id) {
        drop([&id](const Line& line) { return line.id == id; });
    }
    // After a stop nothing is said any more but what is both safety and asked for; true: such a
    // line waits, and what is being spoken comes to its end before it.
    bool leave_what_is_asked_for();
    const std::vector<Line>& waiting() const { return waiting_; }

  private:
    bool said_lately(const Line&) const;
    bool clear(units::SessionTime from, units::SessionTime to) const;
    template <class Which> void drop(Which which) {
        std::erase_if(waiting_, which);
        std::erase_if(held_, which);
    }

    std::vector<Line> waiting_; // in the order in which they may speak
    std::vector<Line> held_;    // the same, while they are held
    std::optional<units::SessionTime> held_since_;
    std::vector<Span> countdowns_;
    units::SessionTime free_at_{};
    bool spoke_ = false;
    std::map<std::string, units::SessionTime> coached_; // end of the last time, by id
};

constexpr units::Duration pause_between_lines = std::chrono::milliseconds{250};
constexpr units::Duration coaching_rests = std::chrono::seconds{15}; // before the same again

} // namespace sound
