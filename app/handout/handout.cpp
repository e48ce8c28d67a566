#include "handout/handout.h"

#include "handout/numbers.h"
#include "plan/due.h"
#include "routine/part.h"
#include "wording/diary.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace handout {
namespace {

using routine::Activity, routine::Exercise, routine::Routine, routine::Side, routine::Step;
using wording::filled, wording::number, wording::tr, wording::trn;
using Steps = std::span<const Step>;

const std::string& in_words(const routine::Text& text) { return text.in(wording::language()); }

std::string plain(double value) { // "6", "4.5"
    return number(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

std::string lasting(double seconds) { // "45 s", "3 min"
    const bool minutes = seconds > 120.0 && std::fmod(seconds, 60.0) == 0.0;
    return minutes ? filled(tr("{n} min"), {{"n", plain(seconds / 60.0)}})
                   : filled(tr("{n} s"), {{"n", plain(seconds)}});
}

std::string together(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + " " + b;
}

// --- an exercise

std::string sides_of(Steps steps) {
    if (steps.size() > 1 && steps[1].set == 1) return tr("left and right, one after the other");
    switch (steps.front().side) {
    case Side::left: return tr("left only");
    case Side::right: return tr("right only");
    case Side::both: return tr("both sides at once");
    case Side::none: break;
    }
    return {};
}

std::string how_much(Steps steps) {
    const Step& first = steps.front();
    std::string text = filled(
        trn("{n} set of {time}", "{n} sets of {time}", static_cast<unsigned long>(first.sets)),
        {{"time", lasting(units::seconds(first.work))}});
    if (const std::string sides = sides_of(steps); !sides.empty()) text.append(", ").append(sides);
    text += '.';
    if (first.sets < 2) return text;
    // Of a set, on its last side.
    const auto last = std::find_if(steps.begin(), steps.end(),
                                   [](const Step& s) { return s.set == 1 && !s.switch_sides; });
    if (last != steps.end() && last->rest > units::Duration{})
        text.append(" ").append(filled(tr("Between sets rest {time}."),
                                       {{"time", lasting(units::seconds(last->rest))}}));
    return text;
}

std::string pace_of(const Step& step) {
    const double pace = *step.seconds_per_stroke;
    std::string text =
        filled(tr("{n} s for each stroke; there and back are two."), {{"n", plain(pace)}});
    if (step.pace_band)
        text.append(" ").append(
            filled(tr("From {low} to {high} s is within the set pace."),
                   {{"low", plain(step.pace_band->low)}, {"high", plain(step.pace_band->high)}}));
    const double strokes = std::round(units::seconds(step.work) / pace);
    return text + ' ' +
           trn("About {n} stroke a set.", "About {n} strokes a set.",
               static_cast<unsigned long>(std::max(strokes, 1.0)));
}

std::string way_of(const Exercise& e, std::size_t variant) {
    std::string way = e.variants.size() > 1 ? in_words(e.variants.at(variant).name) : "";
    const auto add = [&](const char* text) { way.append(way.empty() ? "" : ", ").append(text); };
    const auto tool = routine::tool(e, variant);
    if (tool == routine::Tool::roller) add(tr("with the roller"));
    if (tool == routine::Tool::ball) add(tr("with the ball"));
    return way;
}

std::vector<Line> lines_of(const Exercise& e, Steps steps) {
    const Step& first = steps.front();
    const routine::Variant& variant = e.variants.at(first.variant);
    std::vector<Line> lines;
    const auto add = [&](const char* label, const std::string& text, bool heed = false) {
        if (!text.empty()) lines.push_back({label, text, heed});
    };
    const bool apart = routine::stands_apart(e, first.variant);
    add(tr("Set-up"), together(apart ? "" : in_words(e.set_up), in_words(variant.how)));
    add(e.activity == Activity::roll ? tr("Path") : tr("Meanwhile"), in_words(e.path));
    add(tr("How much"), how_much(steps));
    if (first.seconds_per_stroke) add(tr("Pace"), pace_of(first));
    if (e.activity == Activity::roll || e.activity == Activity::hold)
        add(tr("Pressure"), filled(tr("{effort}, felt as 5 of 10 at most."),
                                   {{"effort", wording::name(first.effort)}}));
    add(tr("Take care"), in_words(e.caution), true);
    return lines;
}

Card card_of(const Exercise& e, Steps steps) {
    const Step& first = steps.front();
    Card card;
    const auto number = number_of(e.id);
    card.name = (number ? std::to_string(*number) + "   " : std::string{}) + in_words(e.name);
    card.way = way_of(e, first.variant);
    card.lines = lines_of(e, steps);
    card.side = first.side;
    card.look = e.id + '/' + e.variants.at(first.variant).id +
                (first.side == Side::right ? "/right" : "/left");
    Exercise done = routine::done_as(e, first.variant);
    if (done.figure) card.drawn = std::move(done);
    return card;
}

// --- a routine

std::string minutes_of(const Routine& routine) {
    const double minutes = std::ceil(units::seconds(routine::duration(routine)) / 60.0);
    return trn("about {n} minute", "about {n} minutes", static_cast<unsigned long>(minutes));
}

Section section_of(const Routine& routine) {
    Section s;
    s.title = in_words(routine.title);
    s.when = minutes_of(routine);
    for (Steps left{routine.steps}; !left.empty();) {
        const std::size_t n = routine::length_of_part(left);
        s.cards.push_back(card_of(routine.exercises.at(left.front().exercise), left.first(n)));
        left = left.subspan(n);
    }
    return s;
}

std::vector<std::string> days_of(const plan::Planned& planned) {
    std::vector<std::string> days;
    for (const int day : planned.weekdays)
        days.push_back(wording::name(std::chrono::weekday{static_cast<unsigned>(day)}));
    if (days.empty())
        for (int i = 1; i <= plan::days_a_week(planned); ++i) days.push_back(std::to_string(i));
    return days;
}

std::string when_of(const plan::Plan& plan, const plan::Planned& planned) {
    const plan::Days all = plan::days_of(plan), own = plan::days_of(plan, planned);
    if (all.first == own.first && all.last == own.last) return {};
    if (plan.is_template)
        return ", " + filled(tr("weeks {from} to {until}"),
                             {{"from", std::to_string(plan::week_of(plan, own.first) + 1)},
                              {"until", std::to_string(plan::week_of(plan, own.last) + 1)}});
    return ", " + filled(tr("{from} to {until}"),
                         {{"from", wording::date(own.first)}, {"until", wording::date(own.last)}});
}

Section section_of(const plan::Plan& plan, const plan::Planned& planned,
                   std::optional<units::Day> from) {
    Section s = section_of(plan::as_planned(planned));
    s.when = wording::how_often(planned) + ", " + s.when + when_of(plan, planned);
    for (const plan::Progress& rule : planned.progress)
        s.more.push_back(wording::sentence(rule, planned.routine));
    const plan::Days own = plan::days_of(plan, planned);
    s.ticks.days = days_of(planned);
    s.ticks.first_week = plan::week_of(plan, std::max(own.first, from.value_or(own.first))) + 1;
    s.ticks.last_week = plan::week_of(plan, own.last) + 1;
    return s;
}

std::string stop_rule() { return tr("Stop at sharp pain, numbness or tingling."); }

std::string signed_by(const plan::Plan& plan) { // for every page
    return filled(tr("{title}, version {version}, {author}, {made}"),
                  {{"title", in_words(plan.title)},
                   {"version", std::to_string(plan.version)},
                   {"author", plan.author},
                   {"made", wording::date(plan.made)}});
}

} // namespace

Handout handout_of(const plan::Plan& plan, std::optional<units::Day> from) {
    Handout h;
    h.title = in_words(plan.title);
    h.foot = "Rolltakt · " + (plan.is_template ? h.title : signed_by(plan));
    if (!plan.is_template) h.head.push_back(wording::made_by(plan));
    if (!plan.client.empty()) h.head.push_back(filled(tr("For {name}."), {{"name", plan.client}}));
    h.head.push_back(wording::how_long(plan) + '.');
    if (plan.said) h.head.push_back(wording::said(plan));
    if (plan.changed) h.head.push_back(in_words(*plan.changed));
    for (const plan::Planned& planned : plan.routines)
        h.sections.push_back(section_of(plan, planned, from));
    h.rules.push_back(stop_rule());
    for (std::string& line : wording::lines(plan.stop)) h.rules.push_back(std::move(line));
    h.rules.push_back(plan.is_template
                          ? tr("Each number before a row of boxes is a week. Tick a box when the "
                               "exercise is done.")
                          : filled(tr("Each number before a row of boxes is a week; the first one "
                                      "begins on {day}. Tick a box when the exercise is done."),
                                   {{"day", wording::date(plan::days_of(plan).first)}}));
    return h;
}

Handout handout_of(const routine::Routine& routine) {
    Handout h;
    h.title = in_words(routine.title);
    h.foot = "Rolltakt · " + h.title;
    h.head.push_back(in_words(routine.about));
    h.sections.push_back(section_of(routine));
    h.sections.front().title.clear(); // it is the page's
    h.rules = {stop_rule(), tr("Tick a box when the exercise is done, or write the day into it.")};
    return h;
}

} // namespace handout
