// What a client tells the practice: summaries of the sessions of some days and what was answered
// around them, and how force and pace went over each step. No name, no hour of the day, no samples.
// Values and their text, which comes from somebody else's computer: it is read within limits and
// taken whole or not at all.
#pragma once
#include "review/traces.h"
#include "units/local_time.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace review {

using units::Day;

struct Step {             // nothing = cannot tell
    std::string exercise; // a routine may know others than the practice does
    std::string side;     // left, right, both, none
    int set = 1;
    double seconds = 0.0;
    bool measured = false, skipped = false, ended_off_roller = false;
    std::uint32_t strokes = 0;
    std::optional<double> seconds_per_stroke, set_seconds_per_stroke;
    std::optional<double> mean_force_n;
    std::optional<double> in_pace_band_percent, in_force_band_percent, in_both_bands_percent;
    int asked_lighter = 0;        // how often "lighter" was said, for any reason
    std::optional<int> over_mark; // how often the force stayed above the comfort mark for more than
                                  // 3 s; also nothing: there was none, or an older player told it
    bool operator==(const Step&) const = default;
};

struct Pain { // told while rolling
    std::string exercise;
    std::optional<int> discomfort;
    bool sharp = false;
    bool operator==(const Pain&) const = default;
};

struct LeftOut {             // by the client's own choice: not told, whether it was or not
    bool measured = false;   // pace, force, bands, signal
    bool discomfort = false; // before and after
    bool pain = false;       // told while rolling, and why a session ended early
    bool traces = false;     // force and pace over each step; also where `measured` is left out
    bool operator==(const LeftOut&) const = default;
};

inline bool tells_traces(const LeftOut& left) { return !left.measured && !left.traces; }

// For files and programs: "measured", "discomfort", "pain", "traces".
std::vector<std::string_view> words(const LeftOut&);
bool add(LeftOut&, std::string_view word); // false: there is no such word

struct Session {
    std::string id; // by chance; the same in every reply that holds it
    Day day{};
    std::string routine;
    bool stopped = false; // before its end
    bool measured = false, usable = false;
    double seconds = 0.0;
    std::optional<int> before, after; // discomfort
    std::optional<std::string> ended_by;
    std::vector<Pain> pain;
    std::vector<Step> steps;
    LeftOut left_out; // of its reply
    bool operator==(const Session&) const = default;
};

struct Reply {
    bool practice = false; // of the practising person: nobody's history
    Day from{}, until{};   // chosen, both included
    std::vector<Session> sessions;
    LeftOut left_out;
    Traces traces; // of sessions that have any; a text of their own beside that of the reply
    bool operator==(const Reply&) const = default;
};

constexpr std::size_t most_sessions = 4000, most_steps = 200, most_pain = 200;
constexpr std::size_t longest_reply = 8u << 20; // bytes of its text; a year is about one
constexpr std::size_t longest_word = 128;

enum class ReplyError : std::uint8_t {
    newer, // of a later player
    wrong  // anything else than text_of() writes
};

void leave_out(Reply&, const LeftOut&); // takes it out of every session
// Of one session in two replies: the later one, with what only the earlier one told.
Session joined(Session later, const Session& earlier);
// What the earlier one left out, or what was answered since.
bool tells_more(const Session& later, const Session& earlier);

std::string text_of(const Reply&); // JSON, without the traces
tl::expected<Reply, ReplyError> reply_of(std::string_view text);

} // namespace review
