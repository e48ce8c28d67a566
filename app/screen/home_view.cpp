#include "screen/home_screen.h"
#include "wording/diary.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using wording::filled;
using wording::tr;

constexpr std::size_t recent_shown = 3;

const routine::Routine* routine_of(std::span<const routine::Routine> all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const auto& r) { return r.id == id; });
    return found == all.end() ? nullptr : &*found;
}

// Last played, else "starter", else whatever is there.
const routine::Routine* first_choice(const HomeFacts& facts) {
    for (const store::SessionLine& line : facts.sessions)
        if (const auto* played = routine_of(facts.routines, line.routine)) return played;
    if (const auto* starter = routine_of(facts.routines, "starter")) return starter;
    return facts.routines.empty() ? nullptr : &facts.routines.front();
}

HomeView::Unfinished view_of(const store::Unfinished& u) {
    const routine::Routine& r = u.beginning.routine;
    HomeView::Unfinished view{u.id, tr("A session was cut short"), {}};
    if (u.bookmark.step >= r.steps.size()) return view;
    view.detail = filled(tr("{when}: {routine}, at {step}"),
                         {{"when", wording::date_time(u.beginning.started)},
                          {"routine", r.title.in(wording::language())},
                          {"step", wording::step_title(r, u.bookmark.step)}});
    return view;
}

HomeView::Morning view_of(const HomeFacts::Morning& m) {
    HomeView::Morning v;
    v.noted = m.noted;
    v.text = m.noted ? tr("This morning is noted.")
                     : tr("How was the night? Ten seconds, most of it prefilled.");
    v.button = m.noted ? tr("Look at it") : tr("Note the night");
    if (!m.gap) return v;
    v.gap = units::text(*m.gap);
    v.gap_button = filled(tr("Empty: {day}"), {{"day", wording::date(*m.gap)}});
    return v;
}

} // namespace

std::string minutes(units::Duration d) {
    const auto whole = static_cast<long>(std::max(std::ceil(units::seconds(d) / 60.0), 1.0));
    return filled(tr("{minutes} min"), {{"minutes", std::to_string(whole)}});
}

std::string facts_of(const routine::Routine& r) {
    return minutes(routine::duration(r)) + ", " +
           wording::trn("{n} exercise", "{n} exercises", r.exercises.size());
}

HomeView view_of(const HomeFacts& facts) {
    const auto lang = wording::language();
    HomeView v;
    const routine::Routine* first = first_choice(facts);
    if (first != nullptr) {
        v.first = {first->id, first->title.in(lang), facts_of(*first)};
        v.about = first->about.in(lang);
        for (const routine::Claim& claim : first->claims) v.claims.push_back(wording::line(claim));
    }
    for (const routine::Routine& r : facts.routines)
        if (&r != first) v.others.push_back({r.id, r.title.in(lang), facts_of(r)});
    for (const store::SessionLine& line :
         facts.sessions.first(std::min(facts.sessions.size(), recent_shown)))
        v.recent.push_back({line.id, wording::title(facts.routines, line.routine),
                            wording::date_time(line.started) + ", " + minutes(line.duration)});
    v.roller = status_of(facts.roller);
    v.roller_ready = facts.roller.stage == RollerFacts::Stage::ready;
    if (v.roller_ready && facts.amiss) v.roller = *facts.amiss;
    v.offers_without = !v.roller_ready;
    v.starting = facts.starting;
    v.without_first = v.offers_without && facts.roller.looked_a_while && !facts.starting;
    if (facts.unfinished != nullptr) v.unfinished = view_of(*facts.unfinished);
    if (facts.morning) v.morning = view_of(*facts.morning);
    v.notice = facts.notice;
    if (!facts.person.empty()) v.person = wording::person(facts.person);
    return v;
}

} // namespace screen
