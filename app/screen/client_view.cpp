#include "care/answers.h"
#include "plan/due.h"
#include "routine/words.h"
#include "screen/client_screen.h"
#include "wording/care.h"
#include "wording/plans.h"
#include "wording/review.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using review::NotTold, review::Skipped;
using wording::filled, wording::number, wording::tr, wording::trn;

constexpr std::size_t most_sessions = 40;
constexpr std::size_t most_drawn = 4; // sessions

std::string date(units::Day day) { return wording::date(std::chrono::year_month_day{day}); }

void join(std::string& all, const std::string& text, const char* between = "  ·  ") {
    if (!text.empty()) all.append(all.empty() ? "" : between).append(text);
}

// The present one first: what an earlier one had of its own is still named.
std::vector<const plan::Plan*> versions(const ClientFacts& f) {
    std::vector<const plan::Plan*> all;
    if (f.read->plan) all.push_back(&*f.read->plan);
    for (const auto& one : f.read->earlier) all.push_back(&one.plan);
    return all;
}

std::string exercise_name(const ClientFacts& f, const std::string& id) {
    const auto in = [&](std::span<const routine::Exercise> all) -> const routine::Exercise* {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const routine::Exercise& e) { return e.id == id; });
        return found == all.end() ? nullptr : &*found;
    };
    for (const plan::Plan* plan : versions(f))
        for (const plan::Planned& planned : plan->routines)
            if (const auto* e = in(planned.routine.exercises))
                return e->name.in(wording::language());
    if (const auto* e = in(f.exercises)) return e->name.in(wording::language());
    return id;
}

std::string routine_name(const ClientFacts& f, const std::string& id) {
    for (const plan::Plan* plan : versions(f))
        for (const plan::Planned& planned : plan->routines)
            if (planned.routine.id == id) return planned.routine.title.in(wording::language());
    return wording::title(f.routines, id);
}

std::string side_name(const std::string& side) {
    if (side == "left") return wording::name(routine::Side::left);
    if (side == "right") return wording::name(routine::Side::right);
    return {};
}

std::string times_told(Skipped why, int times) {
    const auto n = static_cast<unsigned long>(times);
    switch (why) {
    case Skipped::by_person:
        return trn("skipped by the person {n} time", "skipped by the person {n} times", n);
    case Skipped::pain: return trn("pain {n} time", "pain {n} times", n);
    case Skipped::off_roller: return trn("off the roller {n} time", "off the roller {n} times", n);
    case Skipped::by_rule: return trn("left out by rule {n} time", "left out by rule {n} times", n);
    case Skipped::not_told: return trn("reason not told {n} time", "reason not told {n} times", n);
    case Skipped::no_time: return trn("no time {n} time", "no time {n} times", n);
    case Skipped::interrupted: return trn("interrupted {n} time", "interrupted {n} times", n);
    case Skipped::roller:
        return trn("ended by the roller {n} time", "ended by the roller {n} times", n);
    case Skipped::something_else:
        return trn("something else {n} time", "something else {n} times", n);
    }
    return {};
}

ClientView::Step step_of(const ClientFacts& f, const review::StepDone& step) {
    ClientView::Step v;
    v.name = exercise_name(f, step.exercise);
    if (const auto side = side_name(step.side); !side.empty()) v.name += ", " + side;
    if (step.sets > 1) v.name += ", " + filled(tr("set {n}"), {{"n", std::to_string(step.set)}});
    v.done = std::to_string(step.done) + " / " + std::to_string(step.planned);
    v.pace = v.bands = v.force = "–";
    if (step.seconds_per_stroke || step.set_seconds_per_stroke)
        v.pace = figure_or_dash(step.seconds_per_stroke, 1) + " / " +
                 figure_or_dash(step.set_seconds_per_stroke, 1) + " s";
    if (step.in_both_bands_percent) v.bands = number(*step.in_both_bands_percent, 0) + " %";
    if (step.mean_force_n) v.force = number(*step.mean_force_n, 0) + " N";
    if (step.planned > 0 && step.not_measured_told == step.planned)
        v.pace = v.bands = v.force = wording::not_told();
    for (std::size_t i = 0; i < review::skipped_kinds; ++i)
        if (step.skipped.at(i) > 0)
            join(v.why, times_told(static_cast<Skipped>(i), step.skipped.at(i)), ", ");
    if (v.why.empty()) v.why = "–";
    return v;
}

void tell_steps(ClientView& v, const ClientFacts& f, const plan::Plan& plan,
                const std::vector<review::RoutineDone>& all) {
    for (const review::RoutineDone& done : all) {
        const plan::Planned& planned = plan.routines.at(done.planned);
        std::string title = planned.routine.title.in(wording::language());
        if (!f.read->earlier.empty())
            title = filled(tr("{plan}, version {n}"),
                           {{"plan", title}, {"n", std::to_string(plan.version)}});
        ClientView::Routine routine{std::move(title),
                                    wording::how_often(planned) + "  ·  " +
                                        trn("{n} session told", "{n} sessions told",
                                            static_cast<unsigned long>(done.sessions)),
                                    {}};
        for (const review::StepDone& step : done.steps) routine.steps.push_back(step_of(f, step));
        v.routines.push_back(std::move(routine));
    }
}

// Of a version that nothing was told of yet there is nothing to compare.
void tell_steps(ClientView& v, const ClientFacts& f) {
    for (const ClientRead::Earlier& one : f.read->earlier) tell_steps(v, f, one.plan, one.done);
    const bool told = std::any_of(f.read->done.begin(), f.read->done.end(),
                                  [](const review::RoutineDone& r) { return r.sessions > 0; });
    if (told || f.read->earlier.empty()) tell_steps(v, f, *f.read->plan, f.read->done);
}

// --- weeks

double share(int part, int whole) { return static_cast<double>(part) / std::max(whole, 1); }

struct Weeks {
    const std::vector<review::WeekDone>& all;
    double middle(std::size_t i) const {
        return (static_cast<double>(i) + 0.5) / static_cast<double>(all.size());
    }
    std::vector<std::string> ticks() const {
        std::vector<std::string> days{date(all.front().first)};
        if (all.size() > 1) days.push_back(date(all.back().first));
        return days;
    }
};

Chart done_chart(const Weeks& weeks) {
    int most = 1;
    for (const auto& week : weeks.all)
        most = std::max({most, week.figures.done, week.figures.planned});
    Chart chart;
    chart.title = tr("Days done; grey: planned");
    chart.top = std::to_string(most);
    chart.bottom = "0";
    chart.ticks = weeks.ticks();
    Chart::Layer bars;
    for (std::size_t i = 0; i < weeks.all.size(); ++i) {
        const double wide = 0.4 / static_cast<double>(weeks.all.size());
        chart.bands.push_back({weeks.middle(i) - wide, weeks.middle(i) + wide, 0.0,
                               share(weeks.all[i].figures.planned, most)});
        const int done = weeks.all[i].figures.done;
        const auto bar = done > 0
                             ? std::optional{Reach{0.0f, static_cast<float>(share(done, most))}}
                             : std::nullopt;
        for (int part = 0; part < 5; ++part) // a bar in the middle of its week
            bars.columns.push_back(part >= 1 && part <= 3 ? bar : std::nullopt);
    }
    chart.layers.push_back(std::move(bars));
    return chart;
}

template <class Value>
void add_points(Chart& chart, const Weeks& weeks, double top, Look look, Value value) {
    bool before = false;
    for (std::size_t i = 0; i < weeks.all.size(); ++i) {
        const std::optional<double> told = value(weeks.all[i]);
        if (told) chart.points.push_back({weeks.middle(i), *told / top, 0.0, look, before});
        before = told.has_value();
    }
}

template <class Value>
Chart values_chart(const Weeks& weeks, const char* title, double at_least, Value value) {
    double top = at_least;
    for (const auto& week : weeks.all) top = std::max(top, value(week).value_or(0.0));
    top = round_up(top);
    Chart chart;
    chart.title = title;
    chart.top = axis_number(top);
    chart.bottom = "0";
    chart.ticks = weeks.ticks();
    add_points(chart, weeks, top, Look::first, value);
    return chart;
}

std::string line_of(const review::WeekDone& week) {
    const review::Figures& f = week.figures;
    std::string line = filled(tr("From {day}: {done} of {planned} done"),
                              {{"day", date(week.first)},
                               {"done", std::to_string(f.done)},
                               {"planned", std::to_string(f.planned)}});
    if (!f.nowhere_told(&NotTold::measured))
        join(line,
             filled(tr("{pace} s, {force} N"), {{"pace", figure_or_dash(f.seconds_per_stroke, 1)},
                                                {"force", figure_or_dash(week.mean_force_n, 0)}}),
             ", ");
    if (!f.nowhere_told(&NotTold::discomfort))
        join(line,
             filled(tr("discomfort {before} → {after}"), {{"before", figure_or_dash(f.before, 0)},
                                                          {"after", figure_or_dash(f.after, 0)}}),
             ", ");
    join(line, wording::not_told(f), ", ");
    return line;
}

void tell_weeks(ClientView& v, const ClientFacts& f) {
    const Weeks weeks{f.read->weeks};
    if (weeks.all.empty()) {
        v.missing = tr("The plan has not begun yet.");
        return;
    }
    v.charts.push_back(done_chart(weeks));
    v.charts.push_back(values_chart(weeks, tr("Pace, seconds per stroke"), 6.0,
                                    [](const auto& w) { return w.figures.seconds_per_stroke; }));
    v.charts.push_back(values_chart(weeks, tr("Force, N (mean)"), 100.0,
                                    [](const auto& w) { return w.mean_force_n; }));
    Chart discomfort = values_chart(weeks, tr("Discomfort, blue: before, orange: after"), 10.0,
                                    [](const auto& w) { return w.figures.before; });
    add_points(discomfort, weeks, 10.0, Look::second,
               [](const auto& w) { return w.figures.after; });
    v.charts.push_back(std::move(discomfort));
    for (const auto& week : weeks.all) v.weeks.push_back(line_of(week));
}

// --- sessions

std::string told_in(const ClientFacts& f, const review::Session& s) {
    std::string all;
    if (s.ended_by)
        if (const auto by = care::ended_by_named(*s.ended_by))
            join(all, filled(tr("ended early: {why}"), {{"why", wording::name(*by)}}), "; ");
    for (const review::Pain& pain : s.pain) {
        std::string one = exercise_name(f, pain.exercise);
        if (pain.discomfort) one += ' ' + std::to_string(*pain.discomfort);
        if (pain.sharp) one.append(" (").append(tr("sharp")).append(")");
        join(all, filled(tr("pain told at {what}"), {{"what", one}}), "; ");
    }
    return all;
}

ClientView::Session session_of(const ClientFacts& f, const review::Session& s) {
    ClientView::Session v;
    v.title = session_title(f, s);
    if (s.measured) v.trace = "trace:" + s.id;
    join(v.facts, filled(tr("{n} min"), {{"n", number(s.seconds / 60.0, 0)}}));
    join(v.facts, s.stopped ? tr("stopped") : tr("done"));
    if (s.measured && !s.usable) join(v.facts, tr("bad signal"));
    if (!s.measured && !s.left_out.measured) join(v.facts, tr("not measured"));
    const review::Shares in = review::shares(s);
    if (s.measured && s.usable)
        join(v.facts, filled(tr("in band: pace {pace} %, force {force} %, both {both} %"),
                             {{"pace", figure_or_dash(in.pace, 0)},
                              {"force", figure_or_dash(in.force, 0)},
                              {"both", figure_or_dash(in.both, 0)}}));
    if (s.before || s.after) {
        const auto told = [](const std::optional<int>& n) {
            return n ? std::to_string(*n) : std::string{"–"};
        };
        join(v.facts, filled(tr("discomfort {before} → {after}"),
                             {{"before", told(s.before)}, {"after", told(s.after)}}));
    }
    join(v.facts, wording::not_told(s.left_out));
    v.told = told_in(f, s);
    return v;
}

void tell_sessions(ClientView& v, const ClientFacts& f) {
    const auto& all = f.read->sessions;
    for (std::size_t i = all.size(); i-- > 0 && v.sessions.size() < most_sessions;)
        v.sessions.push_back(session_of(f, all[i]));
    for (std::size_t i = 0; i < v.sessions.size() && i < most_drawn; ++i)
        v.sessions[i].steps = charts_of(all[all.size() - 1 - i]);
    if (all.empty()) v.missing = tr("No session was told yet.");
}

// --- notes

void tell_notes(ClientView& v, const ClientFacts& f) {
    for (std::size_t i = 0; i < f.read->notes.size(); ++i) {
        const auto& note = f.read->notes[i];
        std::string text =
            note.told.text.empty() ? std::string{tr("(taken back)")} : note.told.text;
        if (note.conflict) text.append("  ").append(tr("(changed on two desks at once)"));
        v.notes.push_back({take_back(note.key), date(units::day_at(note.at)), text});
    }
    for (const auto& one : f.read->seen)
        v.seen.push_back(
            filled(tr("{from} to {until}: seen on {day}"), {{"from", date(one.from)},
                                                            {"until", date(one.until)},
                                                            {"day", date(units::day_at(one.at))}}));
}

void tell_head(ClientView& v, const ClientFacts& f) {
    const review::Row& row = f.read->row;
    std::string why;
    for (const review::Reason reason : row.reasons) join(why, sentence(reason, row), ", ");
    if (!why.empty()) v.facts.push_back(why);
    if (const auto left_out = wording::not_told(row.now); !left_out.empty())
        v.facts.push_back(left_out);
    if (f.read->plan) {
        const plan::Plan& plan = *f.read->plan;
        v.facts.push_back(plan.title.in(wording::language()) + "  ·  " + wording::made_by(plan) +
                          "  ·  " + wording::how_long(plan));
        if (plan.said) v.facts.push_back(wording::said(plan));
    } else {
        v.facts.push_back(tr("The plan cannot be read any more."));
    }
    if (!row.not_read.empty())
        v.facts.push_back(trn("{n} reply cannot be read; restore the latest backup.",
                              "{n} replies cannot be read; restore the latest backup.",
                              row.not_read.size()));
    if (row.practice) v.facts.push_back(tr("Practice: nothing of this is anybody's history."));
    const auto conflict = [&](const std::string& line) { v.conflict.push_back(line); };
    if (!row.two_plans) return;
    conflict(tr("Two desks sent the same version in different words. What the other one has "
                "otherwise:"));
    for (const auto& changes : f.read->conflicts) {
        for (const plan::Change& change : changes) conflict(wording::sentence(change));
        if (changes.empty()) conflict(tr("Nothing that is rolled: a sentence or a comment."));
    }
    if (f.read->unreadable_conflicts > 0) conflict(tr("The other text cannot be read."));
    conflict(tr("The next version that goes out puts an end to it."));
}

} // namespace

std::string session_title(const ClientFacts& f, const review::Session& s) {
    return date(s.day) + "  " + routine_name(f, s.routine);
}

std::string step_name(const ClientFacts& f, const review::Step& step) {
    std::string name = exercise_name(f, step.exercise);
    if (const auto side = side_name(step.side); !side.empty()) name += ", " + side;
    if (step.set > 1) name += ", " + filled(tr("set {n}"), {{"n", std::to_string(step.set)}});
    return name;
}

std::string take_back(const mailbox::Key& key) {
    return "unnote:" + std::to_string(key.counter) + ':' + bundle::text(key.desk);
}

ClientView view_of(const ClientFacts& f) {
    ClientView v;
    v.id = f.read->client.id;
    v.name = review::called(f.read->client);
    v.part = f.part;
    v.parts = {{"part:steps", tr("Plan and done"), f.part == ClientPart::steps},
               {"part:weeks", tr("Weeks"), f.part == ClientPart::weeks},
               {"part:sessions", tr("Sessions"), f.part == ClientPart::sessions},
               {"part:notes", tr("Notes and record"), f.part == ClientPart::notes}};
    tell_head(v, f);
    v.can_answer = f.read->plan.has_value();
    v.fresh = f.read->row.fresh > 0;
    switch (f.part) {
    case ClientPart::steps:
        if (f.read->plan) tell_steps(v, f);
        break;
    case ClientPart::weeks:
        if (f.read->plan) tell_weeks(v, f);
        break;
    case ClientPart::sessions: tell_sessions(v, f); break;
    case ClientPart::notes: tell_notes(v, f); break;
    }
    v.said = f.said;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
