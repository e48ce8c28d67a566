// One session with its roller and its place on the disk: link → session → store. The window and the
// windowless player both drive this, each with its own clock.
#pragma once
#include "device/link.h"
#include "session/session.h"
#include "store/store.h"

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace terminal {

class RunningSession {
  public:
    // A new session. `link` is nullptr when played without sensor; otherwise its roller has
    // answered (see Greeting). `now` becomes session time zero.
    static store::Result<RunningSession> begin(store::Store&, std::unique_ptr<device::Link>,
                                               session::Beginning, units::HostTime now);
    // The same where the store has begun it already.
    static RunningSession begun(store::Store&, store::SessionId, std::unique_ptr<device::Link>,
                                session::Beginning, units::HostTime now);
    // Goes on with one that was cut short.
    static RunningSession go_on(store::Store&, std::unique_ptr<device::Link>,
                                const store::Unfinished&, units::HostTime now);

    // What changed since the last call; call at least every 50 ms. Never waits for the disk: what
    // could not be written yet is in Store::waiting() and Store::trouble().
    std::vector<session::Event> advance(units::HostTime now);

    session::Session& session() { return session_; }
    const session::Session& session() const { return session_; }
    const session::View& view() const { return session_.view(); }
    const store::SessionId& id() const { return id_; }
    device::Link* link() { return link_.get(); }
    int descriptor() const { return link_ ? link_->descriptor() : -1; } // to wait on, -1 = none
    device::LinkState link_state() const { return link_state_; }
    bool over() const { return session_.over(); }

    // What was told before it. Like marks and pain it is handed in again until the disk takes it.
    void tell(const care::Before&);

    void leave(); // hands over the rest; it may be gone on with later
    // Hands over the rest; whoever gets the future, on any thread, waits until all of it is on
    // disk, with what was told, and only then closes the session: done when the routine came to its
    // end, else stopped. What the disk did not take is still here: close it once more. incomplete:
    // blocks, or some of what was told, were refused for good; all else is kept.
    std::future<store::Result<void>> close();
    store::Result<session::Completion> finish(); // waits for it

  private:
    RunningSession(store::Store&, std::unique_ptr<device::Link>, session::Session,
                   store::SessionId);
    void keep(std::vector<session::Block>);
    void look_for_refused();
    session::Completion completion() const;
    void heed(const std::vector<session::Event>&);
    void guide_the_person();
    void say_again();
    using Said = std::function<std::future<store::Result<void>>()>;
    void say(Said);
    template <class What> void say(const std::vector<What>&);

    store::Store* store_;
    std::unique_ptr<device::Link> link_;
    session::Session session_;
    store::SessionId id_;
    device::LinkState link_state_ = device::LinkState::ready;
    std::optional<std::size_t> lightened_; // the step in which "lighter" was said
    struct Saying {
        Said said;
        std::shared_future<store::Result<void>> kept;
    };
    std::vector<Saying> saying_;
    std::deque<std::shared_future<store::Result<void>>> kept_; // blocks, until that is known
    bool refused_ = false;                                     // one of them, or what was told
    bool handed_over_ = false;                                 // the rest
    std::optional<units::HostTime> said_again_;
};

// What a simulated person is to do at this point of a session.
struct Instruction {
    device::Asked what = device::Asked::nothing;
    double seconds_per_stroke = 0.0;       // of a roll
    std::optional<units::Newtons> force{}; // nothing = with what rests there by itself
};
// `lighter`: it was said in this step. Where no band of force is known it cannot be followed.
Instruction instruction(const session::View&, const routine::Routine&, bool lighter = false);

} // namespace terminal
