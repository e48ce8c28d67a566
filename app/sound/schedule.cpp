#include "sound/schedule.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sound {

using units::Duration, units::SessionTime;

namespace {

// A line that is due so soon is waited for, rather than kept waiting by a lower one.
constexpr Duration held_for_the_next = std::chrono::seconds{1};

bool only_helps(Priority p) { return p < Priority::step || p == Priority::opening; }

} // namespace

bool Schedule::said_lately(const Line& line) const {
    if (line.priority != Priority::coaching) return false;
    const auto waits = [&line](const Line& other) { return other.id == line.id; };
    if (std::any_of(waiting_.begin(), waiting_.end(), waits)) return true;
    if (std::any_of(held_.begin(), held_.end(), waits)) return true;
    const auto last = coached_.find(line.id);
    return last != coached_.end() && line.due < last->second + coaching_rests;
}

void Schedule::add(Line line) {
    if (line.parts.empty() || said_lately(line)) return;
    if (held_since_ && !line.answers && only_helps(line.priority))
        return held_.push_back(std::move(line));
    const auto after = [](const Line& a, const Line& b) {
        return a.priority != b.priority ? a.priority > b.priority : a.due < b.due;
    };
    waiting_.insert(std::upper_bound(waiting_.begin(), waiting_.end(), line, after),
                    std::move(line));
}

void Schedule::stand_at(std::size_t place) {
    drop([place](const Line& l) { return place < l.from || place >= l.to; });
}

void Schedule::hold(SessionTime now) {
    if (held_since_) return;
    held_since_ = now;
    std::erase_if(waiting_, [now](const Line& l) { return l.stale < now; });
    const auto safety = [](const Line& line) { return line.priority == Priority::safety; };
    const auto held = std::stable_partition(waiting_.begin(), waiting_.end(), safety);
    std::move(held, waiting_.end(), std::back_inserter(held_));
    waiting_.erase(held, waiting_.end());
}

void Schedule::let_go(SessionTime now) {
    if (!held_since_) return;
    for (Line& line : held_) {
        const Duration waited = std::max(now - std::max(*held_since_, line.due), Duration::zero());
        line.due += waited;
        line.stale += waited;
    }
    held_since_.reset();
    for (Line& line : std::exchange(held_, {})) add(std::move(line));
}

bool Schedule::leave_what_is_asked_for() {
    held_since_.reset();
    countdowns_.clear();
    drop([](const Line& l) { return l.priority != Priority::safety || !l.answers; });
    if (!waiting_.empty()) return true;
    *this = {};
    return false;
}

bool Schedule::clear(SessionTime from, SessionTime to) const {
    return std::none_of(countdowns_.begin(), countdowns_.end(), [&](const Span& c) {
        return from < c.to && to + pause_between_lines > c.from;
    });
}

std::optional<Line> Schedule::next(SessionTime now, const LengthOf& length_of) {
    std::erase_if(waiting_, [now](const Line& l) { return l.stale < now; });
    if (spoke_ && now < free_at_ + pause_between_lines) return std::nullopt;
    std::optional<Priority> held; // one of these waits: so do the others of the same priority
    for (auto line = waiting_.begin(); line != waiting_.end();) {
        if (line->due > now && line->due <= now + held_for_the_next) return std::nullopt;
        if (line->due > now || held == line->priority) {
            ++line;
            continue;
        }
        const auto length = length_of(*line);
        if (!length) return std::nullopt;
        if (*length <= Duration::zero()) {
            line = waiting_.erase(line);
            continue;
        }
        if (!clear(now, now + *length)) {
            held = line->priority;
            ++line;
            continue;
        }
        Line begins = std::move(*line);
        waiting_.erase(line);
        free_at_ = now + *length;
        spoke_ = true;
        if (begins.priority == Priority::coaching) coached_[begins.id] = free_at_;
        return begins;
    }
    return std::nullopt;
}

} // namespace sound
