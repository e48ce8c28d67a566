#include "store/cut.h"

#include <algorithm>
#include <cmath>

namespace store {

using session::Block, session::Event, session::EventKind;
using units::SessionTime;

namespace {

struct Span {
    SessionTime from, to;
    bool holds(SessionTime at) const { return at >= from && at < to; }
    bool touches(const Block& block) const {
        return block.start == block.end ? holds(block.start) : block.start < to && block.end > from;
    }
};

// Beyond any session where the ticks are nonsense.
SessionTime time_of(std::uint64_t ticks, const measure::ClockFit& fit) {
    const auto since = static_cast<double>(static_cast<std::int64_t>(ticks - fit.ticks));
    const double us = static_cast<double>(fit.host.time_since_epoch().count()) +
                      since * fit.microseconds_per_tick;
    constexpr double farthest = 1e18;
    const double bounded = std::isnan(us) ? farthest : std::clamp(us, -farthest, farthest);
    return SessionTime{units::Duration{std::llround(bounded)}};
}

template <class Raw>
void keep_raw(std::vector<Raw>& raw, const measure::ClockFit& fit, const Span& span) {
    std::erase_if(raw, [&](const Raw& r) { return !span.holds(time_of(r.ticks, fit)); });
}

// The share of the lost samples goes with the share of the gap.
void keep_gaps(std::vector<measure::Gap>& gaps, const Span& span) {
    std::erase_if(gaps,
                  [&](const auto& gap) { return gap.end <= span.from || gap.start >= span.to; });
    for (auto& gap : gaps) {
        const double before = units::seconds(gap.end - gap.start);
        gap.start = std::max(gap.start, span.from);
        gap.end = std::min(gap.end, span.to);
        if (before > 0)
            gap.samples_lost = static_cast<std::uint64_t>(
                std::llround(static_cast<double>(gap.samples_lost) *
                             units::seconds(gap.end - gap.start) / before));
    }
}

// What goes on at a moment, as the events that began it.
class GoingOn {
  public:
    void follow(const Event& event) {
        switch (event.kind) {
        case EventKind::started:
        case EventKind::work_began:
        case EventKind::paused:
            end(event.kind);
            begun_.push_back(event);
            break;
        case EventKind::finished: end(EventKind::started); break;
        case EventKind::work_ended: end(EventKind::work_began); break;
        case EventKind::resumed: end(EventKind::paused); break;
        default: break;
        }
    }
    std::vector<Event> beginning_at(SessionTime at) const {
        std::vector<Event> events = begun_;
        for (auto& event : events) event.at = at;
        return events;
    }
    std::vector<Event> ending_at(SessionTime at) const {
        std::vector<Event> events;
        for (const auto kind : {EventKind::work_began, EventKind::started})
            for (const auto& begun : begun_)
                if (begun.kind == kind)
                    events.push_back({at, end_of(kind), begun.step, {}, {}, {}});
        return events;
    }

  private:
    static EventKind end_of(EventKind kind) {
        return kind == EventKind::work_began ? EventKind::work_ended : EventKind::finished;
    }
    void end(EventKind kind) {
        std::erase_if(begun_, [kind](const Event& event) { return event.kind == kind; });
    }

    std::vector<Event> begun_;
};

} // namespace

std::vector<Block> cut(std::vector<Block> blocks, SessionTime from, SessionTime to) {
    const Span span{from, to};
    GoingOn at_from, at_to;
    for (const auto& block : blocks)
        for (const auto& event : block.events) {
            if (event.at < from) at_from.follow(event);
            if (event.at < to) at_to.follow(event);
        }
    std::erase_if(blocks, [&](const Block& block) { return !span.touches(block); });
    if (blocks.empty()) return blocks;
    for (auto& block : blocks) {
        keep_raw(block.samples, block.clock, span);
        keep_raw(block.angles, block.clock, span);
        keep_gaps(block.gaps, span);
        std::erase_if(block.events, [&](const Event& event) { return !span.holds(event.at); });
        block.start = std::max(block.start, from);
        block.end = std::min(block.end, to);
    }
    auto& first = blocks.front();
    const auto begun = at_from.beginning_at(first.start);
    first.events.insert(first.events.begin(), begun.begin(), begun.end());
    auto& last = blocks.back();
    const auto ended = at_to.ending_at(last.end);
    last.events.insert(last.events.end(), ended.begin(), ended.end());
    return blocks;
}

} // namespace store
