#include "screen/home_screen.h"
#include "screen/tight_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using routine::Region, routine::Side;
using wording::filled, wording::tr;

TightView::Place place_of(Region region, std::span<const routine::Tight> marks) {
    return {region, wording::name(region), marked(marks, region, Side::left),
            marked(marks, region, Side::right)};
}

std::string sides_of(bool left, bool right) {
    if (left && right) return tr("left and right");
    if (left) return tr("left");
    return right ? tr("right") : std::string{};
}

// The parts of a composed routine: one line for each exercise.
std::vector<TightView::Line> parts_of(const routine::Routine& r) {
    std::vector<TightView::Line> parts;
    for (std::size_t i = 0; i < r.steps.size();) {
        const routine::Step& first = r.steps[i];
        const routine::Exercise& e = r.exercises[first.exercise];
        bool left = false, right = false;
        for (; i < r.steps.size() && r.steps[i].exercise == first.exercise; ++i) {
            left |= r.steps[i].side == Side::left;
            right |= r.steps[i].side == Side::right;
        }
        std::string facts = sides_of(left, right);
        if (!facts.empty()) facts += ", ";
        if (first.sets > 1) facts += std::to_string(first.sets) + " × ";
        facts += wording::clock(first.work);
        if (loads_a_roller(e, first.variant)) facts += ", " + wording::name(first.effort);
        parts.push_back({e.name.in(wording::language()), std::move(facts)});
    }
    return parts;
}

} // namespace

TightView view_of(const TightFacts& facts) {
    using enum Region;
    TightView v;
    for (const Region region : {neck, shoulder_top, back_of_shoulder, upper_back, side_of_back,
                                mid_back, low_back, buttock, side_hip, hamstrings, calf, foot_sole})
        v.back.push_back(place_of(region, facts.marks));
    for (const Region region : {chest, upper_arm, forearm, front_hip, front_thigh, inner_thigh,
                                outer_thigh, front_shin, outer_shin})
        v.front.push_back(place_of(region, facts.marks));
    v.minutes = facts.minutes;
    v.shorter = facts.shorter;
    v.offers_without = !facts.roller_ready;
    v.starting = facts.starting;
    if (facts.made == nullptr) {
        v.trouble = facts.why_not.empty() ? wording::sentence(facts.why) : facts.why_not;
        return v;
    }
    const routine::Routine& r = facts.made->routine;
    v.title = r.title.in(wording::language());
    v.facts = facts_of(r);
    v.parts = parts_of(r);
    for (const routine::Claim& claim : r.claims) v.claims.push_back(wording::line(claim));
    v.missing = wording::not_in_it(*facts.made);
    if (!v.missing.empty() && !facts.why_not.empty()) v.missing += ' ' + facts.why_not;
    return v;
}

} // namespace screen
