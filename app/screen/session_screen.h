// The screen during a session, read from 2 to 3 m: step and side, time left, pace beside the beat,
// force against its band. Nothing else competes: what is for hands is there while somebody uses
// them. Phase is told by colour, shape and word.
#pragma once
#include "figure/motion.h"
#include "screen/looking.h"
#include "screen/shapes.h"
#include "screen/theme.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "session/session.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

// Against a band. Lighter or slower than the band is nobody's fault: `apart`, no word is said.
enum class Standing { unknown, in, apart, care };

struct ForceGauge {
    std::string value;             // "145 N", or a dash: no fresh reading
    std::string word;              // "lighter", or empty
    std::optional<float> at;       // 0..1 of the gauge; nothing = no fresh reading
    float low = 0.0f, high = 0.0f; // of the band, 0..1; equal = no band
    Standing standing = Standing::unknown;
    bool operator==(const ForceGauge&) const = default;
};

struct PaceGauge {
    std::string value; // "3.1 s", "≈ 3.1 s" where it is estimated, or a dash; empty = not measured
    std::string word;  // "slower", or empty
    std::optional<float> guide; // 0..1: where a roller at the set pace would be on its way
    std::optional<float> own;   // 0..1: where the person is, nothing = cannot tell
    bool estimated = false;     // from force alone
    Standing standing = Standing::unknown;
    bool operator==(const PaceGauge&) const = default;
};

struct Notice { // instead of the gauges: paused, off the roller, roller lost, countdown
    Shape shape{};
    Colour colour{};
    std::string headline, explanation;
    std::string digits; // of a countdown, else empty
    bool offers_unmeasured = false;
    bool operator==(const Notice&) const = default;
};

// How a step is done, while nobody rolls: one sentence after the other, each for as long as it
// takes to say and read it, or the one that is being said. So it can be read from afar.
struct How {
    std::string sentence;
    bool heed = false; // it is of the caution
    bool operator==(const How&) const = default;
};

struct NextStep {         // shown in a rest, below its title and side
    std::string position; // "face down"; empty where it stays the same
    How how;
    bool operator==(const NextStep&) const = default;
};

struct SessionView { // everything on the screen, ready to print
    Shape shape{};
    Colour colour{};
    std::string phase;           // "Roll"
    std::string title, side;     // "Calf", "left"; in a rest of the next step
    std::string left_of_routine; // "12:40 left in all", while nobody rolls
    std::string clock;           // "0:27"
    float progress = 0.0f;       // 0..1 of this phase
    std::optional<How> how;      // while getting ready
    std::string cue;             // latest spoken line, or empty
    std::string obstacle;        // before the work begins; where the figure stands otherwise
    std::optional<ForceGauge> force;
    std::optional<PaceGauge> pace;
    std::vector<figure::Drawing> figure; // none, one, or both ends of the stroke (reduced motion)
    double capitals = 0.0;               // of what is read from afar / diagonal of the screen
    bool waiting = false;                // for somebody to lie down: no time runs
    std::optional<NextStep> next;
    std::optional<Notice> notice;
    std::string mark; // "Simulated", "Without sensor", "Pace estimated", "Disk full", or empty
    bool paused = false, over = false;
    bool hands = false;  // the buttons stand there, touched or not
    bool locked = false; // keys and buttons do nothing, but for unlocking and stopping
    bool operator==(const SessionView&) const = default;
};

struct Voice {
    std::string said;         // last; empty without one
    units::Duration silent{}; // since then
};

struct SessionHints { // what the view does not know by itself
    session::RollerKind roller = session::RollerKind::none;
    protocol::Build build = protocol::Build::unknown;
    std::optional<guide::Cue> cue = {}; // the latest, as long as it is to be shown
    std::string said = {};              // what is being spoken, as long as it is
    std::string why_stopped = {};       // where nobody at the keys did it; a sentence
    Voice voice = {};
    std::optional<int> countdown = {};             // seconds until a pause ends by itself
    std::optional<store::StoreError> trouble = {}; // of the disk; stays until it is over
    units::Duration troubled_for{};                // since it began
    const figure::Motion* figure = nullptr;        // of the step shown
    bool locked = false;
    Looking looking = {};
};

// In a rest and a change of sides it is the next step that counts.
const routine::Step& step_shown(const guide::Place&, const routine::Routine&);

SessionView view_of(const session::View&, const routine::Routine&, const SessionHints&); // pure
Wish draw(Ui&, const SessionView&);

} // namespace screen
