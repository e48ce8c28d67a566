#include "wording/plans.h"

#include "wording/both.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace wording {
namespace {

std::string date_of(plan::Day day) { return date(std::chrono::year_month_day{day}); }

// With as many decimals as it was typed with.
std::string plain(double value) {
    const bool whole = value == static_cast<double>(static_cast<long>(value));
    return number(value, whole ? 0 : 1);
}

std::string exercise_named(const routine::Routine& routine, const std::string& id) {
    for (const routine::Exercise& e : routine.exercises)
        if (e.id == id) return e.name.in(language());
    return {};
}

// "Calves and feet, Calf"
std::string about(const plan::Change& change) {
    const std::string& exercise = change.exercise.in(language());
    return change.routine.in(language()) + (exercise.empty() ? "" : ", ") + exercise;
}

std::string told(const plan::Change& change, const char* text, const std::string& before,
                 const std::string& after) {
    return filled(text, {{"what", about(change)}, {"before", before}, {"after", after}});
}

std::string from_to(const plan::Days& days) {
    return filled(tr("{from} to {until}"),
                  {{"from", date_of(days.first)}, {"until", date_of(days.last)}});
}

std::string effort_of(double value) { return name(static_cast<routine::Effort>(value)); }

} // namespace

std::string how_often(const plan::Planned& planned) {
    std::string days;
    for (const int day : planned.weekdays)
        days.append(days.empty() ? "" : ", ")
            .append(name(std::chrono::weekday{static_cast<unsigned>(day)}));
    if (!days.empty()) return days;
    const int count = plan::days_a_week(planned);
    return trn("{n} day a week", "{n} days a week", static_cast<unsigned long>(count));
}

std::string how_long(const plan::Plan& plan) {
    if (!plan.is_template) return from_to(plan::days_of(plan));
    return trn("{n} week", "{n} weeks", static_cast<unsigned long>(plan.weeks.value_or(1)));
}

std::string line(const plan::Plan& plan) {
    const std::string front = plan.id + "  " + plan.title.in(language()) + "  ";
    if (plan.is_template) return front + how_long(plan);
    return front + filled(tr("version {version}, until {until}"),
                          {{"version", std::to_string(plan.version)},
                           {"until", date_of(plan::days_of(plan).last)}});
}

std::string made_by(const plan::Plan& plan) {
    return filled(tr("Version {version}, by {author}, {made}."),
                  {{"version", std::to_string(plan.version)},
                   {"author", plan.author},
                   {"made", date_of(plan.made)}});
}

std::string said(const plan::Plan& plan) {
    return plan.said ? filled(tr("“{text}”"), {{"text", plan.said->in(language())}})
                     : std::string{};
}

std::string line(const plan::Plan& plan, const plan::Planned& planned) {
    const routine::Routine routine = plan::as_planned(planned);
    std::string text = routine.title.in(language()) + ", " + how_often(planned) + ", " +
                       clock(routine::duration(routine));
    const plan::Days all = plan::days_of(plan), own = plan::days_of(plan, planned);
    if (all.first == own.first && all.last == own.last) return text;
    if (!plan.is_template) return text + ", " + from_to(own);
    return text + ", " +
           filled(tr("weeks {from} to {until}"),
                  {{"from", std::to_string(plan::week_of(plan, own.first) + 1)},
                   {"until", std::to_string(plan::week_of(plan, own.last) + 1)}});
}

std::string sentence(const plan::Progress& rule, const routine::Routine& routine) {
    const std::string weeks = trn("{n} comfortable week", "{n} comfortable weeks",
                                  static_cast<unsigned long>(rule.after_comfortable_weeks));
    const std::string which =
        rule.exercise.empty() ? tr("All exercises") : exercise_named(routine, rule.exercise);
    if (rule.sets_up_to)
        return filled(tr("{which}: a further set after {weeks} (discomfort at most {most}), up to "
                         "{sets} sets."),
                      {{"which", which},
                       {"weeks", weeks},
                       {"most", std::to_string(rule.discomfort_up_to)},
                       {"sets", std::to_string(*rule.sets_up_to)}});
    return filled(tr("{which}: {by} s slower after {weeks} (discomfort at most {most}), up to "
                     "{slowest} s per stroke."),
                  {{"which", which},
                   {"weeks", weeks},
                   {"most", std::to_string(rule.discomfort_up_to)},
                   {"by", plain(rule.slower_by_s.value_or(0.0))},
                   {"slowest", plain(rule.slower_up_to_s.value_or(0.0))}});
}

std::vector<std::string> lines(const plan::Stop& stop) {
    std::vector<std::string> all;
    const auto add = [&](const char* text, const std::string& n) {
        all.push_back(filled(text, {{"n", n}}));
    };
    if (stop.exercise_from_pain)
        add(tr("An exercise ends at discomfort {n} of 10."),
            std::to_string(*stop.exercise_from_pain));
    if (stop.session_from_pain)
        add(tr("The session ends at discomfort {n} of 10."),
            std::to_string(*stop.session_from_pain));
    if (stop.session_up_to_min)
        add(tr("A session lasts at most {n} minutes."), plain(*stop.session_up_to_min));
    return all;
}

std::string shorter(const plan::Stop& stop, int asked, int minutes) {
    if (minutes >= asked || !stop.session_up_to_min) return {};
    return filled(tr("By the plan a session lasts at most {n} minutes: this is for {minutes} "
                     "minutes."),
                  {{"n", plain(*stop.session_up_to_min)}, {"minutes", std::to_string(minutes)}});
}

std::optional<sound::Part> spoken(plan::Follows follows, const plan::Stop& stop) {
    const auto part = [](const std::string& id, const char* text, std::optional<int> from) {
        const std::string n = std::to_string(from.value_or(0));
        return sound::Part{id + "." + n, filled(text, {{"n", n}})};
    };
    switch (follows) {
    case plan::Follows::nothing: break;
    case plan::Follows::exercise_ends:
        return part("plan.exercise_ends", tr("By the plan the exercise ends from {n} of 10 on."),
                    stop.exercise_from_pain);
    case plan::Follows::session_ends:
        return part("plan.session_ends", tr("By the plan the session ends from {n} of 10 on."),
                    stop.session_from_pain);
    }
    return std::nullopt;
}

sound::Part time_is_over() {
    return {"plan.time_over", tr("By the plan a session is over after this time.")};
}

std::string rules_do_not_hold(const plan::Plan& plan, plan::Day day) {
    const auto where = plan::standing(plan, day);
    const std::string why = where == plan::Standing::running
                                ? filled(tr("{plan}: this routine is not for today."),
                                         {{"plan", plan.title.in(language())}})
                                : standing(plan, where);
    return why + ' ' + tr("The plan's rules about when to stop do not hold.");
}

std::vector<std::string> lines(const plan::Review& review) {
    std::vector<std::string> all;
    const auto add = [&](const char* text, const auto& n) {
        if (n) all.push_back(filled(text, {{"n", plain(*n)}}));
    };
    add(tr("sessions that were stopped: from {n}"), review.stopped_sessions);
    add(tr("times over the comfort mark: from {n}"), review.times_over_mark);
    add(tr("discomfort higher than before: from {n} points"), review.discomfort_up_by);
    add(tr("pace faster than {n} s per stroke"), review.seconds_per_stroke_under);
    add(tr("nothing heard for {n} days"), review.silent_days);
    add(tr("sessions with a bad signal: from {n}"), review.bad_signal_sessions);
    return all;
}

std::string sentence(const plan::Change& change) {
    using plan::ChangeKind;
    const auto with = [&](const char* text, const std::string& before, const std::string& after) {
        return told(change, text, before, after);
    };
    const std::string before = plain(change.before), after = plain(change.after);
    switch (change.kind) {
    case ChangeKind::routine_added: return with(tr("New: {what}."), {}, {});
    case ChangeKind::routine_removed: return with(tr("No longer: {what}."), {}, {});
    case ChangeKind::exercise_added: return with(tr("{what}: new in it."), {}, {});
    case ChangeKind::exercise_removed: return with(tr("{what}: no longer in it."), {}, {});
    case ChangeKind::sets:
        return with(tr("{what}: number of sets {after} instead of {before}."), before, after);
    case ChangeKind::work:
        return with(tr("{what}: {after} s a set instead of {before} s."), before, after);
    case ChangeKind::pace:
        return with(tr("{what}: {after} s per stroke instead of {before} s."), before, after);
    case ChangeKind::effort:
        return with(tr("{what}: pressure {after} instead of {before}."), effort_of(change.before),
                    effort_of(change.after));
    case ChangeKind::variant:
        return with(tr("{what}: done another way, “{after}”."), {}, change.variant.in(language()));
    case ChangeKind::days:
        return change.before == 0.0
                   ? with(tr("{what}: on other days of the week."), {}, {})
                   : with(tr("{what}: days a week {after} instead of {before}."), before, after);
    case ChangeKind::dates:
        return with(tr("{what}: {after} instead of {before}."), from_to(change.days_before),
                    from_to(change.days_after));
    case ChangeKind::until:
        return with(tr("The plan holds until {after} instead of {before}."),
                    date_of(change.days_before.last), date_of(change.days_after.last));
    case ChangeKind::progress: return with(tr("{what}: how it grows has changed."), {}, {});
    case ChangeKind::stop: return tr("When to stop has changed.");
    case ChangeKind::review: return tr("What the author looks at has changed.");
    }
    return {};
}

std::string standing(const plan::Plan& plan, plan::Standing standing) {
    const plan::Days days = plan::days_of(plan);
    const std::string& title = plan.title.in(language());
    switch (standing) {
    case plan::Standing::not_begun:
        return filled(tr("{plan}: begins on {day}."),
                      {{"plan", title}, {"day", date_of(days.first)}});
    case plan::Standing::over:
        return filled(tr("{plan}: held until {day}. Ask {author} for a new one."),
                      {{"plan", title}, {"day", date_of(days.last)}, {"author", plan.author}});
    case plan::Standing::running: return title;
    }
    return {};
}

std::string line(const plan::DueRoutine& due) {
    const char* text = due.today ? due.can_wait ? tr("{routine}, {time}: today or later this week "
                                                     "({done} of {all} done).")
                                                : tr("{routine}, {time}: today "
                                                     "({done} of {all} done).")
                                 : tr("{routine}, {time}: not today ({done} of {all} done).");
    return filled(text, {{"routine", due.routine.title.in(language())},
                         {"time", clock(routine::duration(due.routine))},
                         {"done", std::to_string(due.done)},
                         {"all", std::to_string(due.this_week)}});
}

std::string when(const plan::DueRoutine& due) {
    const char* text = tr("Not today: {done} of {all} done this week.");
    if (due.today && due.can_wait) text = tr("Today or later this week: {done} of {all} done.");
    if (due.today && !due.can_wait) text = tr("For today: {done} of {all} done this week.");
    return filled(text,
                  {{"done", std::to_string(due.done)}, {"all", std::to_string(due.this_week)}});
}

std::string said_by(const plan::Plan& plan) {
    if (!plan.said) return {};
    return plan.author.empty() ? said(plan) : plan.author + ": " + said(plan);
}

std::vector<std::string> news(const plan::Plan& before, const plan::Plan& after) {
    std::vector<std::string> all;
    if (after.changed) all.push_back(after.changed->in(language()));
    for (const plan::Change& change : plan::changes(before, after))
        if (change.kind != plan::ChangeKind::review) all.push_back(sentence(change));
    return all;
}

std::string recorded(const plan::Plan& plan, const routine::Recording& recording) {
    return filled(tr("{author} recorded this for you: {n} s."),
                  {{"author", plan.author},
                   {"n", std::to_string(std::max(1L, std::lround(recording.lasts_s)))}});
}

std::vector<routine::Said> spoken_news(const plan::Plan& before, const plan::Plan& after,
                                       const routine::Recording& recording) {
    std::vector<routine::Said> all;
    const std::size_t lines = news(before, after).size();
    if (lines > 0)
        all.push_back({"plan.changed", in_both([] {
                           return std::string{tr("Your plan has changed since last time.")};
                       })});
    for (std::size_t i = 0; i < lines; ++i)
        all.push_back({"plan.change", in_both([&] { return news(before, after).at(i); })});
    if (recording) {
        all.push_back({"plan.said", in_both([&] {
                           return after.said ? filled(tr("{author} says: {text}"),
                                                      {{"author", after.author},
                                                       {"text", after.said->in(language())}})
                                             : recorded(after, recording);
                       }),
                       recording});
        return all;
    }
    if (after.said && (lines > 0 || !before.said || before.said->de != after.said->de ||
                       before.said->en != after.said->en))
        all.push_back({"plan.said", in_both([&] {
                           return filled(
                               tr("{author} says: {text}"),
                               {{"author", after.author}, {"text", after.said->in(language())}});
                       })});
    return all;
}

std::string sentence(const plan::Progress& rule, const plan::Stage& stage,
                     const routine::Routine& routine) {
    const std::string which =
        rule.exercise.empty() ? tr("All exercises") : exercise_named(routine, rule.exercise);
    const char* text = rule.sets_up_to
                           ? tr("{which}: {n} of {all} comfortable weeks to a further set.")
                           : tr("{which}: {n} of {all} comfortable weeks to a slower pace.");
    return filled(text, {{"which", which},
                         {"n", std::to_string(stage.comfortable_weeks)},
                         {"all", std::to_string(rule.after_comfortable_weeks)}});
}

plan::Text ordered_title() {
    return in_both([] { return std::string{tr("Exercises")}; });
}

plan::Text ordered_title(const plan::Planned& planned) {
    return in_both([&] { return filled(tr("Exercises, {days}"), {{"days", how_often(planned)}}); });
}

plan::Text ordered_about() {
    return in_both([] { return std::string{tr("As it was ticked on the sheet.")}; });
}

std::string no_plan(const std::string& typed) {
    return filled(tr("There is no plan “{name}”. “rolltakt plan list” and “rolltakt plan "
                     "templates” list what there is."),
                  {{"name", typed}});
}

std::string two_of(const plan::Plan& plan) {
    return filled(tr("Version {version} of “{plan}” was taken before, in other words. Both are "
                     "kept; the one taken last holds."),
                  {{"version", std::to_string(plan.version)}, {"plan", plan.id}});
}

} // namespace wording
