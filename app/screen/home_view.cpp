#include "screen/home_screen.h"
#include "wording/diary.h"
#include "wording/plans.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

constexpr std::size_t most_news = 4; // sentences; the plan's page has all of them

// What plans say of today; the first routine that is due begins by Enter.
void tell_plans(HomeView& v, const HomeFacts& facts) {
    if (facts.plans.empty()) return;
    const auto lang = wording::language();
    HomeView::Plans& told = v.plans.emplace();
    bool first = true;
    for (const HomeFacts::Plan& one : facts.plans) {
        told.news.insert(told.news.end(), one.news.begin(), one.news.end());
        if (one.plan == nullptr) told.notes.push_back(one.unreadable);
        if (one.plan == nullptr) continue;
        if (one.due.standing != plan::Standing::running)
            told.notes.push_back(wording::standing(*one.plan, one.due.standing));
        else if (one.due.routines.empty())
            told.notes.push_back(filled(tr("{plan}: nothing for these days."),
                                        {{"plan", one.plan->title.in(lang)}}));
        for (const plan::DueRoutine& due : one.due.routines) {
            const routine::Routine& r = due.routine;
            const std::string title = r.title.in(lang), when = wording::when(due);
            if (!due.today) {
                told.notes.push_back(title + ": " + when);
            } else if (std::exchange(first, false)) {
                v.first = {r.id, title, facts_of(r)};
                v.when = when;
                v.said = wording::said_by(*one.plan);
            } else {
                told.today.push_back({r.id, title, facts_of(r) + ". " + when});
            }
        }
    }
    if (told.news.size() > most_news) {
        const std::size_t more = told.news.size() - most_news;
        told.news.resize(most_news);
        told.news.push_back(wording::trn("and {n} more", "and {n} more", more));
    }
}

bool offered(const HomeView& v, const std::string& id) {
    if (v.first.id == id) return true;
    return v.plans && std::any_of(v.plans->today.begin(), v.plans->today.end(),
                                  [&](const HomeView::Line& line) { return line.id == id; });
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
    tell_plans(v, facts);
    for (const routine::Routine& r : facts.routines)
        if (!offered(v, r.id)) v.others.push_back({r.id, r.title.in(lang), facts_of(r)});
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
