// The guide's side of a session: feeds it the time and what the roller feels, and turns every
// change of its state into events with their exact times.
#pragma once
#include "session/record.h"

#include <vector>

namespace session {

class Course {
  public:
    Course(routine::Routine, guide::Person, guide::State);

    // Decides everything up to `at`; a time already decided changes nothing.
    void tick(const guide::Feel&, units::SessionTime at);

    // Wishes of the person and news of the roller: they act at the time decided so far.
    void pause();
    void interrupt(); // the computer stood still: a pause by another name
    void resume();
    void go_on();
    void skip();
    void back();
    void stop();
    void roller_lost();
    void roller_back();
    void longer();
    bool other_side();    // false: none follows
    void stop_exercise(); // it hurts; paused until the person says how it goes on
    void lighten();
    void five_of_ten();
    std::vector<care::Mark> found(); // comfort marks since the last call; they hold from now on

    const guide::State& state() const { return state_; }
    std::vector<guide::Cue> foreseen(units::SessionTime until) const;
    std::optional<std::size_t> working() const; // the step whose work has begun and not ended
    std::optional<guide::Pause> paused() const;
    bool over() const;
    std::size_t step() const;

    std::vector<Event> told(); // since the last call, in order

  private:
    void become(guide::State next, std::optional<EventKind> why);
    void note(units::SessionTime at, EventKind kind, std::size_t step);
    void note(const std::vector<guide::Cue>&);

    routine::Routine routine_;
    guide::Person person_;
    guide::State state_;
    std::vector<Event> told_;
    std::size_t marks_told_ = 0; // of state_.found
};

// The step of a state's work, paused or not; nothing in any other phase.
std::optional<std::size_t> working(const guide::State&);

} // namespace session
