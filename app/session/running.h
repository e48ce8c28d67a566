// The inside of a running session. Everything happens in the order of the host's time: arrivals,
// and between them the beats of a fixed 10 ms grid, so the result does not depend on how often, or
// with how many bytes at once, advance() is called.
#pragma once
#include "session/book.h"
#include "session/course.h"
#include "session/own_way.h"
#include "session/session.h"
#include "session/tally.h"
#include "session/zero.h"

#include "measure/cells.h"
#include "measure/chain.h"
#include "measure/presses.h"
#include "wire/message.h"

#include <map>

namespace session {

struct Session::Running {
    Running(Beginning, units::HostTime origin, const guide::State&, Book);

    void advance(std::span<const Arrival>, bool connected, bool new_connection,
                 units::HostTime now);
    Changes changes();
    void ask_pain();
    void end_question_of_pain(); // it goes on, unless it was paused before
    bool tell_pain(care::Pain);  // true: the exercise is over
    void wait_after_pain();      // until the person goes on
    void finish();
    void look(); // brings the view up to date

    Beginning beginning;
    units::HostTime origin;
    View view;
    Course course;
    Book book;
    bool retare_asked = false;
    bool asks_pain = false;

  private:
    units::SessionTime session_time(units::HostTime t) const;

    // What the line says.
    void take(const Arrival&);
    void hear(const wire::Message&, const measure::Passage&);
    void hear(const protocol::Hello&, units::HostTime arrived);
    void hear(const protocol::Sample&, const measure::Passage&);
    void hear(const protocol::Angle&, const measure::Passage&);
    void hear(const protocol::Fault&, const measure::Passage&);
    void tell(const measure::Fault&);
    void tell(const measure::Gap&);
    void merge();
    std::optional<std::uint64_t> place(std::uint32_t ticks, const measure::Passage&);
    void weigh(const measure::Tare&);
    void new_segment(units::HostTime at, bool board_restarted);
    void tell_restart(units::SessionTime at);
    void feel(const measure::Moment&);
    guide::Feel felt(units::SessionTime at) const;
    std::optional<double> set_pace() const; // seconds per stroke, of this step
    void watch_presses(const measure::Moment&);

    // What the time says.
    void beat(units::HostTime now);
    void watch_line(units::SessionTime at);
    void watch_zero(units::SessionTime at);
    void take_zero(units::SessionTime at, bool tell_refusal);
    void tell_course();
    void close_block(units::SessionTime at);
    void begin_work(std::size_t step, units::SessionTime at);
    void end_work(std::size_t step, units::SessionTime at);
    void watch_profile(units::SessionTime at);
    void learn(int peaks, std::size_t step, units::SessionTime at);

    bool measured() const { return beginning.roller != RollerKind::none; }

    measure::Roller roller_;
    wire::FrameReader reader_;
    measure::SampleClock clock_;
    Tally tally_;
    Zero zero_;
    std::optional<measure::Merger> merger_; // once the zero is known
    measure::Chain chain_;
    measure::PressFinder presses_;
    bool listens_ = false; // nobody rolled when the present gesture began
    std::vector<Profile> profiles_;
    std::vector<care::Mark> found_; // not handed out yet
    std::vector<care::Pain> pain_;
    bool paused_before_pain_ = false; // before it was asked
    bool strong_pain_ = false;        // was told, and nobody has gone on since

    std::optional<std::uint32_t> boot_;
    units::HostTime next_beat_, heard_; // heard_: the last sample
    units::HostTime arrived_{};         // the last bytes
    struct Placed {
        std::uint32_t ticks = 0;
        std::uint64_t unwrapped = 0;
    };
    std::optional<Placed> last_frame_;             // the last one believed
    std::optional<units::HostTime> strange_since_; // frames whose time cannot be true
    std::optional<units::SessionTime> moment_;     // the last one
    bool connected_ = true;
    bool lost_ = false;
    std::optional<units::SessionTime> lost_since_; // the last time, until its gap is told
    bool zero_doubtful_ = false;                  // to be taken anew: after a reconnect, or a drift
    std::uint32_t strokes_before_ = 0;            // of this step
    OwnWay own_way_;                              // of this step
    std::optional<units::Duration> profile_left_; // no longer, whatever the strokes show
    units::SessionTime profile_from_{};           // up to here its time has been counted
    std::map<std::pair<measure::FaultKind, std::optional<std::uint8_t>>, units::SessionTime>
        told_faults_;
};

} // namespace session
