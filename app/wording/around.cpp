#include "wording/around.h"

#include "wording/both.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wording {
namespace {

using routine::Position, routine::Tool;
using sound::Part;

struct Stance { // where somebody is during a step
    Tool tool{};
    Position position{};
    bool at_wall = false;
};

Stance stance(const routine::Routine& r, std::size_t index) {
    const routine::Step& step = r.steps.at(index);
    const routine::Exercise& exercise = r.exercises.at(step.exercise);
    return {routine::tool(exercise, step.variant), routine::position(exercise, step.variant),
            routine::place(exercise, step.variant) == routine::Place::wall};
}

bool lying(Position p) {
    return p == Position::supine || p == Position::prone || p == Position::side_lying;
}

bool on_the_floor(Position p) {
    return lying(p) || p == Position::sitting || p == Position::kneeling;
}

Spoken off_the_roller(Position p) {
    return lying(p)
               ? Spoken{{"set_over.roller.lying", tr("Come off the roller and lie comfortably.")}}
               : Spoken{
                     {"set_over.roller.sitting", tr("Come off the roller and sit comfortably.")}};
}

Spoken off_the_ball(Position p) {
    if (lying(p)) return {{"set_over.ball.lying", tr("Come off the ball and lie comfortably.")}};
    if (on_the_floor(p))
        return {{"set_over.ball.sitting", tr("Come off the ball and sit comfortably.")}};
    return {{"set_over.ball", tr("Take your weight off the ball.")}};
}

} // namespace

Spoken name_and_minutes(const routine::Routine& r) {
    const auto minutes = static_cast<unsigned long>(
        std::max(std::ceil(units::seconds(routine::duration(r)) / 60.0), 1.0));
    return {{"title." + r.id + "." + std::to_string(minutes),
             r.title.in(language()) + ", " + trn("{n} minute.", "{n} minutes.", minutes)}};
}

Spoken things_needed(const routine::Routine& r) {
    const auto any = [&](auto matches) {
        for (std::size_t i = 0; i < r.steps.size(); ++i)
            if (matches(stance(r, i))) return true;
        return false;
    };
    struct Thing {
        const char* word;
        std::string name;
        bool needed;
    };
    const std::array<Thing, 4> things{
        {{"roller", tr("roller"), any([](const Stance& s) { return s.tool == Tool::roller; })},
         {"ball", tr("ball"), any([](const Stance& s) { return s.tool == Tool::ball; })},
         {"chair", tr("chair"), any([](const Stance& s) { return s.position == Position::chair; })},
         {"wall", tr("wall"), any([](const Stance& s) { return s.at_wall; })}}};
    std::string id = "things", names;
    bool more = false; // than the roller
    for (const Thing& thing : things) {
        if (!thing.needed) continue;
        id += std::string{"."} + thing.word;
        names += (names.empty() ? "" : ", ") + thing.name;
        more = more || thing.word != things.front().word;
    }
    if (!more) return {};
    return {{id, filled(tr("You need: {things}."), {{"things", names}})}};
}

std::vector<Spoken> how_to_stop(Hands hands) {
    switch (hands) {
    case Hands::roller:
        return {{{"how_to_stop.roller.1", tr("Off the roller, time stands still.")}},
                {{"how_to_stop.roller.2",
                  tr("Press it twice to go on, once and long for the next step.")}}};
    case Hands::keys:
        return {{{"how_to_stop.keys.1", tr("Space pauses, and goes on.")}},
                {{"how_to_stop.keys.2", tr("To stop, hold the Escape key down.")}}};
    case Hands::letters:
        return {{{"how_to_stop.letters.1", tr("P and Enter pause, Enter alone goes on.")}},
                {{"how_to_stop.letters.2", tr("To stop, press Q and Enter.")}}};
    }
    return {};
}

std::vector<Spoken> about_tones(const routine::Routine& r, bool soft_tone) {
    const bool rolls = std::any_of(r.steps.begin(), r.steps.end(), [&](const routine::Step& s) {
        return r.exercises.at(s.exercise).activity == routine::Activity::roll &&
               s.seconds_per_stroke.value_or(0.0) > 0.0;
    });
    if (!rolls) return {};
    std::vector<Spoken> lines{
        {{"about_tones.turn", tr("Turn back at each short tone; you may always be slower.")}}};
    if (soft_tone)
        lines.push_back(
            {{"about_tones.soft", tr("When the soft tone turns rough, go slower or lighter.")}});
    return lines;
}

namespace {

Part first_of(routine::Activity activity) {
    using routine::Activity;
    switch (activity) {
    case Activity::roll: return {"go.roll", tr("Go: roll slowly.")};
    case Activity::hold: return {"go.hold", tr("Go: slowly, and keep breathing.")};
    case Activity::stretch: return {"go.stretch", tr("Stretch gently.")};
    case Activity::breathe: return {"go.breathe", tr("Breathe slowly and calmly.")};
    case Activity::lie_quiet: return {"go.lie_quiet", tr("Just lie quiet.")};
    }
    return {};
}

} // namespace

Spoken go(const routine::Routine& r, std::size_t step) {
    if (step >= r.steps.size()) return {};
    const routine::Activity activity = r.exercises.at(r.steps[step].exercise).activity;
    Spoken parts{first_of(activity)};
    const bool quiet =
        activity == routine::Activity::breathe || activity == routine::Activity::lie_quiet;
    const double seconds = units::seconds(r.steps[step].work);
    if (!quiet || seconds < 45.0) return parts;
    const auto minutes = static_cast<unsigned long>(std::lround(seconds / 60.0));
    parts.push_back({"quiet." + std::to_string(minutes),
                     trn("It lasts about {n} minute; you will hear when it is over.",
                         "It lasts about {n} minutes; you will hear when it is over.", minutes)});
    return parts;
}

Spoken lighter(const routine::Exercise& e, std::size_t variant) {
    const Part word{"lighter", tr("Lighter.")};
    for (std::size_t i = 0; i < e.variants.size(); ++i)
        if (e.variants[i].id == "lighter" && i != variant && !stands_apart(e, i) &&
            !stands_apart(e, variant))
            return {word, {"variant." + e.id + ".lighter", e.variants[i].how.in(language())}};
    if (on_the_floor(routine::position(e, variant)))
        return {word, {"lighter.floor", tr("Carry more with your hands and feet.")}};
    return {word, {"lighter.less", tr("Put less weight on it.")}};
}

namespace {

// A line made anew in each language; its ids are the same in both.
template <class Make> void add(std::vector<routine::Said>& list, Make make) {
    for (std::size_t line = 0; line < make().size(); ++line)
        list.push_back(
            {make()[line].front().id, in_both([&] { return make()[line].front().text; })});
}

} // namespace

routine::Routine opened(routine::Routine r, const Opening& what) {
    r.opening = what.reasons;
    if (!things_needed(r).empty())
        r.opening.insert(r.opening.begin(), {things_needed(r).front().id, in_both([&] {
                                                 return things_needed(r).front().text;
                                             })});
    if (what.newcomer && what.hands) add(r.opening, [&] { return how_to_stop(*what.hands); });
    if (what.newcomer) add(r.opening, [&] { return about_tones(r, what.soft_tone); });
    routine::make_room(r);
    r.opening.insert(r.opening.begin(), {name_and_minutes(r).front().id, in_both([&] {
                                             return name_and_minutes(r).front().text;
                                         })});
    routine::make_room(r);
    return r;
}

Spoken set_over(const routine::Routine& r, std::size_t step) {
    if (step >= r.steps.size()) return {};
    const Stance is = stance(r, step);
    if (is.tool == Tool::none) return {};
    if (is.at_wall) return {{"set_over.wall", tr("Take one step away from the wall.")}};
    return is.tool == Tool::roller ? off_the_roller(is.position) : off_the_ball(is.position);
}

Spoken all_done(const routine::Routine& r, std::size_t last_step) {
    Spoken parts{{"done", tr("Done.")}};
    if (last_step >= r.steps.size()) return parts;
    const Position position = stance(r, last_step).position;
    if (lying(position))
        parts.push_back(
            {"stand_up.lying",
             tr("Stay lying for a moment. Then turn onto your side and get up slowly.")});
    else if (on_the_floor(position))
        parts.push_back({"stand_up.sitting", tr("Stay sitting for a moment. Then get up slowly.")});
    return parts;
}

} // namespace wording
