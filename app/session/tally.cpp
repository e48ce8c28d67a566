#include "session/tally.h"

#include <algorithm>
#include <utility>

namespace session {

using units::SessionTime;

namespace {

// The cells of one damaged piece of the line report their losses within a few samples of each
// other; at 11.7 samples/s this is six samples.
constexpr units::Duration merged_within = units::duration_of(0.5);

// Conversions of a cell, a second of the faster ones: more than any buffer of a line holds.
constexpr std::uint32_t most_repeated = 100;

} // namespace

bool Tally::sample(std::uint8_t cell, std::uint32_t counter, SessionTime at) {
    return heard(cell, counter, 1, at);
}

bool Tally::fault(std::uint8_t cell, std::uint32_t counter, std::uint16_t count, SessionTime at) {
    return count == 0 || heard(cell, counter, count, at);
}

bool Tally::heard(std::uint8_t number, std::uint32_t counter, std::uint32_t conversions,
                  SessionTime at) {
    Cell& cell = cells_.at(number);
    const std::uint32_t missing = cell.next ? counter - *cell.next : 0;
    const bool before = missing > 0x80000000U;
    if (before && !goes_on_behind(cell, counter, conversions)) return false;
    if (!before && missing > 0) add({cell.last.value_or(at), at, missing});
    end_silence(at);
    cell.next = counter + conversions;
    cell.last = at;
    return true;
}

// One alone may be a damaged number.
bool Tally::goes_on_behind(Cell& cell, std::uint32_t counter, std::uint32_t conversions) {
    if (*cell.next - counter <= most_repeated) return false;
    if (std::exchange(cell.behind, counter + conversions) != counter) return false;
    restart();
    found_restart_ = true;
    return true;
}

bool Tally::found_restart() { return std::exchange(found_restart_, false); }

void Tally::silent() {
    for (const Cell& cell : cells_)
        if (cell.last && (!silent_since_ || *silent_since_ < *cell.last)) silent_since_ = cell.last;
}

void Tally::end_silence(SessionTime at) {
    if (silent_since_ && at - *silent_since_ > hole) add({*silent_since_, at, 0});
    silent_since_.reset();
}

void Tally::restart() {
    silent();
    for (Cell& cell : cells_) {
        cell.next.reset();
        cell.behind.reset();
    }
}

void Tally::add(measure::Gap gap) {
    gap.end = std::max(gap.start, gap.end);
    if (open_ && gap.start <= open_->end + merged_within) {
        open_->start = std::min(open_->start, gap.start);
        open_->end = std::max(open_->end, gap.end);
        open_->samples_lost += gap.samples_lost;
        return;
    }
    if (open_) closed_.push_back(*open_);
    open_ = gap;
}

std::vector<measure::Gap> Tally::closed(SessionTime now) {
    return open_ && open_->end + merged_within < now ? rest() : std::exchange(closed_, {});
}

std::vector<measure::Gap> Tally::rest() {
    if (open_) closed_.push_back(*std::exchange(open_, std::nullopt));
    return std::exchange(closed_, {});
}

std::vector<measure::Gap> Tally::over(SessionTime now) {
    end_silence(now);
    return rest();
}

} // namespace session
