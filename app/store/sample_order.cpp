#include "store/sample_order.h"

#include <algorithm>
#include <optional>

namespace store {

namespace {

// A board passes on a sample at once, or holds it back until the next one of that cell is read.
enum class Passed : std::uint8_t { at_once, held_back };

// Walks along the tracks: which cell is expected next, and which one it was.
class Walk {
  public:
    Walk(const Tracks& tracks, Passed passed)
        : tracks_{tracks}, taken_(tracks.size(), 0), held_{passed == Passed::held_back ? 1U : 0U} {}

    // Index of the track whose next sample is due first; nothing when all are used up.
    std::optional<std::size_t> expected() const {
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < tracks_.size(); ++i)
            if (taken_[i] < tracks_[i].ticks.size() && (!first || due(i) < due(*first))) first = i;
        return first;
    }
    bool take(std::size_t track) {
        if (track >= tracks_.size() || taken_[track] == tracks_[track].ticks.size()) return false;
        ++taken_[track];
        return true;
    }
    std::uint32_t cell(std::size_t track) const { return tracks_[track].cell; }

  private:
    std::uint64_t due(std::size_t i) const {
        const auto& ticks = tracks_[i].ticks;
        return ticks[std::min(taken_[i] + held_, ticks.size() - 1)];
    }

    const Tracks& tracks_;
    std::vector<std::size_t> taken_;
    std::size_t held_;
};

struct Surprise {
    std::size_t after = 0; // samples that came as expected
    std::size_t track = 0;
};

std::vector<Surprise> surprises(std::span<const std::uint32_t> cells, const Tracks& tracks,
                                Passed passed) {
    Walk walk{tracks, passed};
    std::vector<Surprise> found;
    std::size_t as_expected = 0;
    for (const std::uint32_t cell : cells) {
        const auto track = static_cast<std::size_t>(
            std::find_if(tracks.begin(), tracks.end(),
                         [cell](const Track& t) { return t.cell == cell; }) -
            tracks.begin());
        if (walk.expected() == track) {
            ++as_expected;
        } else {
            found.push_back({as_expected, track});
            as_expected = 0;
        }
        walk.take(track);
    }
    return found;
}

} // namespace

void put_order(ByteWriter& out, std::span<const std::uint32_t> cells, const Tracks& tracks) {
    const auto at_once = surprises(cells, tracks, Passed::at_once);
    const auto held_back = surprises(cells, tracks, Passed::held_back);
    const bool held = held_back.size() < at_once.size();
    out.one_of(held ? Passed::held_back : Passed::at_once, Passed::held_back);
    out.count(held ? held_back.size() : at_once.size());
    for (const auto& [after, track] : held ? held_back : at_once) {
        out.natural(after);
        out.natural(track);
    }
}

std::vector<std::uint32_t> order_of(ByteReader& in, std::size_t count, const Tracks& tracks) {
    std::size_t there = 0;
    for (const auto& track : tracks) there += track.ticks.size();
    if (there != count) in.fail();
    Passed passed{};
    in.one_of(passed, Passed::held_back);
    std::size_t left = in.count();
    Walk walk{tracks, passed};
    std::vector<std::uint32_t> cells;
    std::optional<Surprise> next;
    while (cells.size() < count && in.ok()) {
        if (!next && left > 0) {
            next = Surprise{static_cast<std::size_t>(in.natural()),
                            static_cast<std::size_t>(in.natural())};
            --left;
        }
        const bool surprised = next && next->after == 0;
        const std::size_t track = surprised ? next->track : *walk.expected();
        if (surprised) next.reset();
        if (next) --next->after;
        if (!walk.take(track)) in.fail();
        if (in.ok()) cells.push_back(walk.cell(track));
    }
    if (left > 0 || next) in.fail();
    return cells;
}

} // namespace store
