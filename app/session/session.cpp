#include "session/session.h"

#include "session/running.h"

#include <algorithm>

namespace session {

using units::HostTime, units::SessionTime;

namespace {

std::vector<std::size_t> indices(const routine::Routine& routine,
                                 const std::vector<std::string>& exercises) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < routine.exercises.size(); ++i)
        if (std::find(exercises.begin(), exercises.end(), routine.exercises[i].id) !=
            exercises.end())
            found.push_back(i);
    return found;
}

} // namespace

Session::Session(Beginning beginning, HostTime origin)
    : running_{std::make_unique<Running>(std::move(beginning), origin, guide::start(SessionTime{}),
                                         Book{SessionTime{}, 0, 0})} {
    running_->book.event({.at = SessionTime{}, .kind = EventKind::started});
}

Session::Session(Beginning beginning, HostTime origin, guide::Bookmark bookmark, SessionTime at,
                 std::uint32_t next_block, std::uint32_t next_segment,
                 const std::vector<std::string>& stopped) {
    const auto state =
        guide::start_at(beginning.routine, bookmark, indices(beginning.routine, stopped), at);
    running_ = std::make_unique<Running>(std::move(beginning), origin, state,
                                         Book{at, next_block, next_segment});
    running_->book.event({.at = at, .kind = EventKind::started, .step = bookmark.step});
    if (!stopped.empty()) running_->wait_after_pain();
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Changes Session::advance(std::span<const Arrival> arrivals, bool connected, bool new_connection,
                         HostTime now) {
    running_->advance(arrivals, connected, new_connection, now);
    return running_->changes();
}

void Session::pause() { running_->course.pause(); }
void Session::resume() { running_->course.resume(); }
void Session::go_on() { running_->course.go_on(); }
void Session::skip() { running_->course.skip(); }
void Session::back() { running_->course.back(); }
void Session::longer() { running_->course.longer(); }
bool Session::other_side() { return running_->course.other_side(); }
void Session::stop() { running_->course.stop(); }
void Session::interrupted() { running_->course.interrupt(); }
void Session::ask_pain() { running_->ask_pain(); }
bool Session::asks_pain() const { return running_->asks_pain && !over(); }
void Session::take_pain_back() { running_->end_question_of_pain(); }
bool Session::tell_pain(std::optional<int> discomfort, bool sharp) {
    return running_->tell_pain({running_->view.now, {}, discomfort, sharp});
}
void Session::five_of_ten() { running_->course.five_of_ten(); }
void Session::retare() { running_->retare_asked = true; }

const View& Session::view() const { return running_->view; }
std::vector<guide::Cue> Session::coming(units::Duration within) const {
    return running_->course.foreseen(running_->view.now + within);
}
const Beginning& Session::beginning() const { return running_->beginning; }
bool Session::over() const { return running_->course.over(); }

Changes Session::finish() {
    running_->finish();
    return running_->changes();
}

} // namespace session
