#include "screen/home_plan_screen.h"
#include "screen/home_screen.h"
#include "wording/plans.h"
#include "wording/wording.h"

namespace screen {
namespace {

using wording::filled;
using wording::tr;

std::string line_of(const plan::Planned& planned) {
    const routine::Routine r = plan::as_planned(planned);
    return r.title.in(wording::language()) + ", " + wording::how_often(planned) + ", " +
           minutes(routine::duration(r));
}

HomePlanView::Routine routine_of(const plan::Planned& planned, const plan::Due& due,
                                 std::size_t at) {
    HomePlanView::Routine made{planned.routine.id, line_of(planned), {}, false, {}};
    for (const plan::Progress& rule : planned.progress)
        made.lines.push_back(wording::sentence(rule, planned.routine));
    for (const plan::DueRoutine& one : due.routines) {
        if (one.planned != at) continue;
        made.today = one.today;
        made.facts = wording::when(one);
        for (std::size_t i = 0; i < one.stages.size(); ++i)
            made.lines.push_back(
                wording::sentence(planned.progress[i], one.stages[i], planned.routine));
    }
    if (made.facts.empty()) made.facts = tr("Not in these days.");
    return made;
}

} // namespace

HomePlanView view_of(const HomePlanFacts& f) {
    HomePlanView v;
    v.damaged = f.damaged;
    v.asks_end = f.asks_end;
    v.letter = f.letter;
    v.mailbox = f.mailbox;
    v.told = f.said;
    v.trouble = f.trouble;
    if (f.at >= f.plans.size()) return v;
    const auto lang = wording::language();
    const HomePlanFacts::One& one = f.plans[f.at];
    const plan::Plan& plan = *one.plan;
    v.id = plan.id;
    v.title = plan.title.in(lang);
    v.made_by = wording::made_by(plan);
    v.how_long = wording::how_long(plan);
    if (one.due.standing != plan::Standing::running)
        v.standing = wording::standing(plan, one.due.standing);
    v.said = wording::said_by(plan);
    if (one.recording) v.recorded = wording::recorded(plan, one.recording);
    v.news = one.news;
    v.stop = wording::lines(plan.stop);
    for (std::size_t i = 0; i < plan.routines.size(); ++i)
        v.routines.push_back(routine_of(plan.routines[i], one.due, i));
    std::string versions;
    for (const int version : one.versions)
        versions.append(versions.empty() ? "" : ", ").append(std::to_string(version));
    if (one.versions.size() > 1)
        v.versions = filled(tr("Versions that came so far: {list}."), {{"list", versions}});
    if (f.plans.size() > 1)
        for (std::size_t i = 0; i < f.plans.size(); ++i)
            v.tabs.push_back(
                {"open:" + f.plans[i].plan->id, f.plans[i].plan->title.in(lang), i == f.at});
    return v;
}

ArrivingView view_of(const ArrivingFacts& f) {
    ArrivingView v;
    const auto slash = f.file.rfind('/');
    v.file = slash == std::string::npos ? f.file : f.file.substr(slash + 1);
    v.trouble = f.trouble;
    v.known = f.known;
    if (f.plan == nullptr) return v;
    v.opened = true;
    v.title = f.plan->title.in(wording::language());
    v.made_by = wording::made_by(*f.plan);
    v.how_long = wording::how_long(*f.plan);
    v.said = wording::said_by(*f.plan);
    if (f.recording) v.recorded = wording::recorded(*f.plan, f.recording);
    for (const plan::Planned& planned : f.plan->routines) v.routines.push_back(line_of(planned));
    v.stop = wording::lines(f.plan->stop);
    v.news = f.news;
    return v;
}

} // namespace screen
