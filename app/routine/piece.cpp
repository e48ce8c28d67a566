#include "routine/piece.h"

#include "routine/variants.h"

#include "routine/part.h"
#include "routine/telling.h"

#include <algorithm>
#include <tuple>

namespace routine {
namespace {

using std::chrono::seconds;
using units::Duration;

constexpr Duration longest_roll = seconds{120}, longest_hold = seconds{90}; // R4
constexpr Duration first_use_work = seconds{30};                            // R7

bool share_one(const auto& some, const auto& others) {
    return std::any_of(some.begin(), some.end(), [&](auto one) { return holds(others, one); });
}

bool at_hand(const Exercise& e, std::size_t variant, const Allowed& allowed) {
    const Tool needed = tool(e, variant);
    const Place there = place(e, variant);
    return (needed != Tool::roller || allowed.roller) && (needed != Tool::ball || allowed.ball) &&
           (there != Place::wall || allowed.wall) && (there != Place::table || allowed.table);
}

bool only_light(const Exercise& e, const Allowed& allowed) {
    return allowed.light || share_one(e.targets, allowed.light_only) ||
           share_one(e.against.light_if, allowed.conditions);
}

const Prescribed* planned(const Exercise& e, const Allowed& allowed) {
    const auto found = std::find_if(allowed.planned.begin(), allowed.planned.end(),
                                    [&](const Prescribed& p) { return p.exercise == e.id; });
    return found == allowed.planned.end() || found->variant >= e.variants.size() ? nullptr
                                                                                 : &*found;
}

// The plan's variant, else the usual one, or the lighter one where it must be light or that one
// has no place.
std::optional<std::size_t> variant_for(const Exercise& e, const Allowed& allowed) {
    const Prescribed* const plan = planned(e, allowed);
    const bool strong = plan != nullptr && heavier(e, plan->variant) &&
                        (allowed.first_use || only_light(e, allowed));
    const std::size_t wanted = plan == nullptr || strong ? 0 : plan->variant;
    const auto lighter = std::find_if(e.variants.begin(), e.variants.end(),
                                      [](const Variant& v) { return v.id == "lighter"; });
    const bool has_lighter = lighter != e.variants.end();
    const auto index = static_cast<std::size_t>(lighter - e.variants.begin());
    if (!(only_light(e, allowed) && has_lighter) && at_hand(e, wanted, allowed)) return wanted;
    if (has_lighter && at_hand(e, index, allowed)) return index;
    return std::nullopt;
}

// From standing down to the floor and onto the back, where lying quiet ends it.
int order_of(Position position) {
    switch (position) {
    case Position::standing: return 0;
    case Position::chair: return 1;
    case Position::kneeling: return 2;
    case Position::prone: return 3;
    case Position::side_lying: return 4;
    case Position::sitting: return 5;
    case Position::supine: return 6;
    }
    return 6;
}

void append(Routine& routine, const Piece& piece, Duration get_ready) {
    Part part;
    part.exercise = kept(routine, *piece.exercise);
    part.variant = piece.variant;
    part.sides = piece.sides;
    part.sets = piece.sets;
    part.effort = piece.effort;
    part.get_ready = get_ready;
    part.work = piece.work;
    part.rest = seconds{piece.sides.size() > 1 ? 15 : 30}; // one side rests while the other works
    part.change = seconds{10};
    part.seconds_per_stroke = piece.seconds_per_stroke;
    part.pace_band = piece.pace_band;
    unroll(part, routine);
}

void append_quiet(Routine& routine, const QuietEnd& end, Duration quiet,
                  std::span<const Way> known) {
    constexpr Duration get_ready = seconds{15}, much = seconds{150}, step = seconds{5};
    const auto whole = [step](Duration d) { return d / step * step; };
    // In so much time, with what has to be told of it.
    const auto add = [&](const Exercise& e, Duration time) {
        append(routine, {&e, 0, Effort::light, {Side::none}, 1, {}}, get_ready);
        take_as_known(routine, known);
        make_room(routine);
        Step& added = routine.steps.back();
        added.work = whole(time - added.get_ready);
        return added.get_ready + added.work;
    };
    if (end.lying == nullptr) return;
    if (quiet >= much && end.breathing != nullptr) quiet -= add(*end.breathing, quiet / 2);
    add(*end.lying, quiet);
}

} // namespace

bool is_for(const Exercise& e, Region region) {
    return holds(never_rolled(region) ? e.instead_of : e.targets, region);
}

bool may_be_done(const Exercise& e, const Allowed& allowed) {
    return !e.variants.empty() && !share_one(e.targets, allowed.off) &&
           !share_one(e.against.off_if, allowed.conditions) && variant_for(e, allowed).has_value();
}

bool measured(const Exercise& e, const Allowed& allowed) {
    return (e.bed && allowed.bed) || (e.cradle && allowed.cradle) || (e.single && allowed.single);
}

Piece piece_of(const Exercise& e, Side side, const Allowed& allowed) {
    Piece piece;
    piece.exercise = &e;
    piece.variant = variant_for(e, allowed).value_or(0);
    const bool pressed = e.activity == Activity::roll || e.activity == Activity::hold;
    const bool light = !pressed || allowed.first_use || only_light(e, allowed);
    const Prescribed* const plan = planned(e, allowed);
    const Effort wanted = plan == nullptr ? Effort::medium : plan->effort;
    piece.effort = light ? Effort::light : std::min(wanted, e.against.effort_up_to);
    if (e.activity == Activity::roll) {
        const bool paced = plan != nullptr && plan->seconds_per_stroke;
        piece.seconds_per_stroke = paced ? *plan->seconds_per_stroke : e.seconds_per_stroke;
        if (paced) piece.pace_band = plan->pace_band;
        if (!piece.pace_band) piece.pace_band = usual_pace_band(*piece.seconds_per_stroke);
    }
    piece.work = std::min(e.usual.work, e.activity == Activity::hold ? longest_hold : longest_roll);
    if (allowed.first_use) piece.work = std::min(piece.work, first_use_work);
    if (!e.sided)
        piece.sides = {Side::none};
    else if (side == Side::both)
        piece.sides = {Side::left, Side::right};
    else
        piece.sides = {side};
    return piece;
}

std::set<Position> positions_of(const std::vector<Piece>& pieces, const QuietEnd& end) {
    std::set<Position> positions;
    for (const Piece& piece : pieces) positions.insert(piece.position());
    if (end.lying != nullptr) positions.insert(position(*end.lying, 0));
    return positions;
}

Routine assembled(std::vector<Piece> pieces, const QuietEnd& end, Duration quiet, Duration opening,
                  std::span<const Way> known) {
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        const auto key = [](const Piece& p) {
            return std::make_tuple(order_of(p.position()),
                                   tool(*p.exercise, p.variant) != Tool::ball);
        };
        return key(a) < key(b);
    });
    Routine routine;
    routine.id = composed_id;
    std::optional<Position> before;
    for (const Piece& piece : pieces) {
        append(routine, piece, seconds{before == piece.position() ? 15 : 20});
        before = piece.position();
    }
    take_as_known(routine, known);
    make_room(routine);
    if (!routine.steps.empty()) routine.steps.front().get_ready += opening;
    append_quiet(routine, end, quiet, known);
    return routine;
}

} // namespace routine
