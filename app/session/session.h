// One running session: bytes and the time go in; what changed comes out. Window, terminal, replay
// and tests all drive this same loop. It starts nothing, stores nothing and asks nobody for the
// time.
#pragma once
#include "session/record.h"
#include "wire/frame_reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace session {

enum class Signal { none, fresh, stale, lost }; // none: played without sensor

struct Arrival {
    units::HostTime at{};
    std::span<const std::uint8_t> bytes;
};

struct View { // a snapshot for whoever shows it
    guide::Place place;
    measure::Live live;
    Signal signal = Signal::none;
    units::SessionTime now{};
    bool tared = false;
    std::optional<measure::TareError> tare_error;
    std::optional<routine::Band> force_band; // newtons: of the step; in a ramp of its stage
    // In a ramp, where the force may be above the stage's band: where "lighter" is due.
    std::optional<units::Newtons> ramp_top;
    measure::Quality quality;
    std::uint32_t strokes_this_step = 0;
    // 0..1 on the path as the beat counts it; nothing = cannot tell.
    std::optional<double> own_place;
    guide::Profile profile = guide::Profile::none;
};

struct Changes {
    std::vector<Event> events;
    std::vector<Block> blocks;     // to be stored; each about 1 s
    std::vector<care::Mark> marks; // found in a ramp; to be stored
    std::vector<care::Pain> pain;  // told; to be stored
};

class Session {
  public:
    // `origin` is the host time of session time zero.
    Session(Beginning, units::HostTime origin);
    // Going on after a crash: the same session, its next block number and segment.
    // `stopped` are the exercises that were stopped because of pain.
    Session(Beginning, units::HostTime origin, guide::Bookmark, units::SessionTime at,
            std::uint32_t next_block, std::uint32_t next_segment,
            const std::vector<std::string>& stopped = {});
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    // `connected` false = the link is lost or silent. `now` never goes back.
    Changes advance(std::span<const Arrival>, bool connected, bool new_connection,
                    units::HostTime now);
    void pause(); // these act at the time of the last advance; their events come with the next one
    void resume();
    void go_on(); // the one wish of busy hands: guide::go_on
    void skip();
    void back();
    void longer();     // guide::longer
    bool other_side(); // guide::other_side; false: none follows
    void stop();
    void interrupted(); // the computer slept or stood still: paused, the time does not count
    void retare();      // asked for by the person; refused while loaded
    // It hurts. While it is asked how much, the session is paused; told or taken back it goes on,
    // unless it was paused before. Told: 0 .. 10, or sharp (radiating, numb, tingling). At 6 it
    // is said to lighten; from 7 on, when sharp and when its strength is not told the exercise is
    // over for today, and how it goes on is for the person to say: true.
    void ask_pain();
    bool asks_pain() const;
    void take_pain_back();
    bool tell_pain(std::optional<int> discomfort, bool sharp);
    void five_of_ten(); // in a ramp: this is it

    const View& view() const;
    // What will be said within this time if nothing changes but the time.
    std::vector<guide::Cue> coming(units::Duration within) const;
    const Beginning& beginning() const;
    bool over() const;
    Changes finish(); // the last, shorter block

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

// The record from what was stored: derived numbers are always computed, never kept alone, so a
// better calibration or a better method can be applied to an old session.
// Marks that were found in it hold after the work with their ramp.
Record rebuild(const Beginning&, std::span<const Block>, Completion,
               std::span<const care::Mark> found = {});

// The force over time behind a record, for charts and exports: raw counts with the tare and the
// calibration applied, all cells brought to common times. Times rise strictly.
std::vector<measure::Moment> moments(const Beginning&, std::span<const Block>);

} // namespace session
