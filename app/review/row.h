// One row of the practice's review: what a client did of the plan in some days, and whether that
// meets what the plan's author typed to be looked at. Nothing is judged that no author asked for.
#pragma once
#include "plan/plan.h"
#include "review/reply.h"
#include "store/store.h"

#include <span>

namespace review {

// The most urgent comes first; a row stands where its first reason says.
enum class Reason : std::uint8_t {
    stopped,
    over_mark,
    discomfort_up,
    too_fast,
    silent,
    bad_signal
};
std::string_view word(Reason); // for programs, "over_mark"

struct NotTold { // sessions of which the client left it out; see LeftOut
    int measured = 0, discomfort = 0, pain = 0;
    int traces = 0; // alone; no figure rests on them
    bool operator==(const NotTold&) const = default;
};

// What was not told counts nowhere: not as zero, and not as done well.
struct Figures {
    int done = 0, planned = 0; // days; of those that are over
    int sessions = 0, stopped = 0, bad_signal = 0;
    std::optional<int> times_over_mark; // nothing: nowhere told, or there was no mark
    // Medians over the measured steps of usable sessions.
    std::optional<double> seconds_per_stroke, set_seconds_per_stroke;
    std::optional<double> in_both_bands_percent; // over their time
    std::optional<double> before, after;         // medians of the sessions in which both were told
    int most_discomfort_up = 0;                  // of one session
    NotTold not_told;
    bool nowhere_told(int NotTold::*kind) const {
        return sessions > 0 && not_told.*kind == sessions;
    }
    bool operator==(const Figures&) const = default;
};
Figures figures(const plan::Plan&, std::span<const Session>, Day from, Day until);

struct Held { // a version of the plan, on days that count by it
    const plan::Plan* plan = nullptr;
    Day from{}, until{}; // both included
};
// By at least one version; a session of other days by any of them.
Figures figures(std::span<const Held>, std::span<const Session>, Day from, Day until);

struct Row {
    std::string client, label; // its id here, and whom the author calls it
    Figures now;
    std::optional<Figures> last;     // of the reply before
    std::optional<Day> last_session; // of all replies
    std::optional<int> silent_days;  // since then; nothing before the plan begins and after its end
    std::vector<Reason> reasons;     // the most urgent one first
    bool practice = false;
    int fresh = 0;          // replies that were not seen yet
    bool two_plans = false; // two desks sent the same version in different words
    std::size_t notes = 0;  // of the desks
    std::size_t replies = 0;
    enum class Unread : std::uint8_t { nothing, plan, file };
    Unread unread{};                         // then nothing else is told
    std::vector<store::StoreError> not_read; // replies that should have been looked at
};

// Days since the last session, or since the plan began.
std::optional<int> silence(const plan::Plan&, std::optional<Day> last_session, Day today);
std::vector<Reason> reasons(const plan::Review&, const Figures&, std::optional<int> silent_days);

// All that came was seen, and more may still come.
bool settled(const Row&);

// What cannot be read first, what is settled last; then by their first reason and by how many there
// are, those without one last. Among equals by label and id, so that the order is the same on every
// desk.
void put_in_order(std::vector<Row>&);

} // namespace review
