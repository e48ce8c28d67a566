#include "routine/compose.h"

#include "routine/piece.h"

#include <algorithm>
#include <tuple>

namespace routine {
namespace {

using std::chrono::seconds;
using units::Duration;

constexpr Duration longest_on_a_region = std::chrono::minutes{10}; // R5
constexpr Duration much = seconds{120};                            // to lie quiet beyond the least
constexpr Duration why_gone_round = seconds{10}; // says why nothing is rolled there
constexpr int most_sets = 3; // more are not better (Behm et al., JSCR 2020;34:3301)

std::size_t most_positions(int minutes) {
    return minutes <= 3 ? 2 : minutes <= 5 ? 3 : minutes <= 10 ? 4 : 7;
}

Duration least_quiet(int minutes) {
    return seconds{minutes <= 3 ? 30 : minutes <= 5 ? 45 : minutes <= 10 ? 60 : 75};
}

bool known(const std::vector<Tight>& marks, Region region) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](const Tight& mark) { return mark.region == region; });
}

// What a set may last: the usual time, or less where that does not fit.
std::array<Duration, 3> set_times(Duration usual) {
    return {usual, std::min<Duration>(usual, seconds{45}), std::min<Duration>(usual, seconds{30})};
}

class Composer {
  public:
    Composer(std::span<const Exercise> exercises, int minutes, const Allowed& allowed)
        : exercises_{exercises}, minutes_{minutes}, allowed_{allowed} {
        end_ = {first(Activity::lie_quiet), first(Activity::breathe)};
    }

    // First one exercise for each mark, then its usual sets, then one exercise more, and so on.
    void put(const std::vector<Tight>& marks) {
        std::vector<Tight> open;
        for (const Tight& mark : marks)
            if (never_rolled(mark.region)) opening_ += why_gone_round;
        for (const Tight& mark : marks) {
            if (holds(allowed_.off, mark.region)) continue;
            widen(mark);
            if (serves(mark) || add(mark)) open.push_back(mark);
        }
        while (!open.empty()) {
            raise_all(open);
            std::erase_if(open, [this](const Tight& mark) { return !add(mark); });
        }
        raise_all(open);
    }

    // While there is much time left: what lies beside, then beside that; at last a third set.
    void fill(const std::vector<Tight>& marks) {
        constexpr int most_rings = 3;
        const auto same = [&](const Tight& mark) { return mark.side == marks.front().side; };
        const bool one_side = std::all_of(marks.begin(), marks.end(), same);
        const Side side = one_side ? marks.front().side : Side::both;
        for (int ring = 0; ring < most_rings && left_over() > much; ++ring) put(around(side));
        if (allowed_.first_use) return;
        for (Piece& piece : pieces_)
            if (piece.exercise->usual.sets == 2) raise(piece, most_sets);
    }

    // On the sides that are marked.
    bool serves(const Tight& mark) const {
        std::vector<Side> sides;
        for (const Piece& piece : pieces_)
            if (is_for(*piece.exercise, mark.region))
                sides.insert(sides.end(), piece.sides.begin(), piece.sides.end());
        if (holds(sides, Side::none)) return true; // both at once
        return (mark.side == Side::right || holds(sides, Side::left)) &&
               (mark.side == Side::left || holds(sides, Side::right));
    }
    bool empty() const { return pieces_.empty(); }
    Routine routine() const {
        return assembled(pieces_, end_, least_quiet(minutes_) + left_over(), opening_,
                         allowed_.known);
    }

  private:
    const Exercise* first(Activity activity) const {
        const auto found =
            std::find_if(exercises_.begin(), exercises_.end(), [&](const Exercise& e) {
                return e.activity == activity && !e.sided && !e.variants.empty();
            });
        return found == exercises_.end() ? nullptr : &*found;
    }

    std::vector<Tight> around(Side side) const {
        std::vector<Region> reached;
        for (const Piece& piece : pieces_)
            reached.insert(reached.end(), piece.exercise->targets.begin(),
                           piece.exercise->targets.end());
        std::vector<Tight> around;
        for (const Region from : reached)
            for (const Region region : beside(from))
                if (!holds(reached, region) && !known(around, region))
                    around.push_back({region, side});
        return around;
    }

    bool may_come(const Exercise& e) const {
        const bool there = std::any_of(pieces_.begin(), pieces_.end(),
                                       [&](const Piece& piece) { return piece.exercise == &e; });
        return !there && !holds(refused_, &e) && may_be_done(e, allowed_);
    }

    // Best for the region: made for it, rolled rather than held, in a position that is taken
    // anyhow, measured.
    const Exercise* next_for(const Tight& mark) const {
        const auto positions = positions_of(pieces_, end_);
        const auto rank = [&](const Exercise& e) {
            const bool main = never_rolled(mark.region) || e.targets.front() == mark.region;
            const Position position = piece_of(e, mark.side, allowed_).position();
            return std::make_tuple(!main, e.activity, !holds(positions, position),
                                   !measured(e, allowed_), std::string_view{e.id});
        };
        const Exercise* best = nullptr;
        for (const Exercise& e : exercises_)
            if (is_for(e, mark.region) && may_come(e) && (best == nullptr || rank(e) < rank(*best)))
                best = &e;
        return best;
    }

    // With less time a set where the usual one does not fit.
    bool add(const Tight& mark) {
        while (const Exercise* e = next_for(mark)) {
            Piece piece = piece_of(*e, mark.side, allowed_);
            for (const Duration work : set_times(piece.work)) {
                piece.work = work;
                pieces_.push_back(piece);
                if (fits()) return true;
                pieces_.pop_back();
            }
            refused_.push_back(e);
        }
        return false;
    }

    // With less time a set where that gives more in all.
    void raise(Piece& piece, int sets) {
        const Piece before = piece;
        for (piece.sets = std::max(sets, before.sets); piece.sets > before.sets; --piece.sets)
            for (const Duration work : set_times(before.work)) {
                piece.work = work;
                if (piece.time() > before.time() && fits()) return;
            }
        piece = before;
    }

    // What stands in for a region comes once each before anything comes twice.
    void raise_all(const std::vector<Tight>& open) {
        const bool waits = std::any_of(open.begin(), open.end(),
                                       [](const Tight& mark) { return never_rolled(mark.region); });
        if (waits || allowed_.first_use) return;
        for (Piece& piece : pieces_) raise(piece, piece.exercise->usual.sets);
    }

    // Of an exercise that is there for another mark: this mark's sides, too.
    void widen(const Tight& mark) {
        for (Piece& piece : pieces_) {
            if (!is_for(*piece.exercise, mark.region)) continue;
            const std::vector<Side> before = piece.sides;
            for (const Side side : piece_of(*piece.exercise, mark.side, allowed_).sides)
                if (!holds(piece.sides, side)) piece.sides.push_back(side);
            std::sort(piece.sides.begin(), piece.sides.end());
            if (!fits()) piece.sides = before;
        }
    }

    bool fits() const {
        if (positions_of(pieces_, end_).size() > most_positions(minutes_)) return false;
        for (int i = 0; i < regions; ++i) {
            Duration sum{};
            for (const Piece& piece : pieces_)
                if (holds(piece.exercise->targets, static_cast<Region>(i))) sum += piece.time();
            if (sum > longest_on_a_region) return false;
        }
        return left_over() >= Duration::zero();
    }

    // What these pieces and the least quiet leave of the minutes; negative = too long.
    Duration left_over() const {
        const Duration rolling = duration(assembled(pieces_, {}, {}, opening_, allowed_.known));
        const Duration quiet = end_.lying != nullptr ? least_quiet(minutes_) : Duration::zero();
        return std::chrono::minutes{minutes_} - rolling - quiet;
    }

    std::span<const Exercise> exercises_;
    int minutes_;
    const Allowed& allowed_;
    QuietEnd end_;
    Duration opening_{};
    std::vector<Piece> pieces_;
    std::vector<const Exercise*> refused_; // there was no room for them
};

// Each region once; left and right are both.
std::vector<Tight> merged(std::span<const Tight> marks) {
    std::vector<Tight> merged;
    for (const Tight& mark : marks) {
        if (mark.side == Side::none) continue;
        const auto same = std::find_if(merged.begin(), merged.end(),
                                       [&](const Tight& t) { return t.region == mark.region; });
        if (same == merged.end())
            merged.push_back(mark);
        else if (same->side != mark.side)
            same->side = Side::both;
    }
    return merged;
}

} // namespace

tl::expected<Composed, ComposeError> compose(std::span<const Exercise> exercises,
                                             std::span<const Tight> tight, int minutes,
                                             const Allowed& allowed) {
    if (!holds(composed_minutes, minutes)) return tl::unexpected{ComposeError::minutes};
    Composed composed;
    composed.marks = merged(tight);
    if (composed.marks.empty()) return tl::unexpected{ComposeError::nothing_marked};
    Composer composer{exercises, minutes, allowed};
    composer.put(composed.marks);
    if (composer.empty()) return tl::unexpected{ComposeError::nothing_left};
    composer.fill(composed.marks);
    for (const Tight& mark : composed.marks) {
        if (holds(allowed.off, mark.region) || !composer.serves(mark))
            composed.left_out.push_back(mark.region);
        else if (never_rolled(mark.region))
            composed.gone_round.push_back(mark.region);
    }
    composed.routine = composer.routine();
    return composed;
}

} // namespace routine
