#include "session/book.h"

#include <utility>

namespace session {

using units::SessionTime;

namespace {

constexpr units::Duration block_length = units::duration_of(0.9);

} // namespace

Book::Book(SessionTime start, std::uint32_t next_block, std::uint32_t segment) {
    open_.number = next_block;
    open_.segment = segment;
    open_.start = open_.end = start;
}

void Book::event(const Event& event) {
    open_.events.push_back(event);
    told_.push_back(event);
}

void Book::gap(const measure::Gap& gap) {
    open_.gaps.push_back(gap);
    event({.at = gap.end, .kind = EventKind::gap});
}

bool Book::due(SessionTime now) const { return now - open_.start >= block_length; }

void Book::close(SessionTime end, const guide::State& state, const measure::ClockFit& clock) {
    Block next;
    next.number = open_.number + 1;
    next.segment = open_.segment;
    next.tare = open_.tare;
    next.start = next.end = end;
    open_.end = end;
    open_.clock = clock;
    open_.state = state;
    open_.bookmark = guide::bookmark(state);
    closed_.push_back(std::exchange(open_, std::move(next)));
}

std::vector<Event> Book::told() { return std::exchange(told_, {}); }
std::vector<Block> Book::closed() { return std::exchange(closed_, {}); }

} // namespace session
