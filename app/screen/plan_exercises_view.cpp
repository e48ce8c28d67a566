// The exercises of one routine of a plan.
#include "plan/due.h"
#include "plan/edits.h"
#include "screen/plan_editor_view.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen::editor {

using wording::filled, wording::tr, wording::trn;

namespace {

constexpr int most_sets = 4; // of an exercise, as a routine's file has room for

const routine::Exercise& exercise_of(const plan::Planned& planned, const routine::Part& part) {
    return planned.routine.exercises.at(part.exercise);
}

std::string seconds_of(units::Duration time) { return plain_number(units::seconds(time)); }

std::string facts_of(const routine::Exercise& e, const routine::Part& part) {
    std::string facts =
        filled(trn("{n} set of {s} s", "{n} sets of {s} s", static_cast<unsigned long>(part.sets)),
               {{"s", seconds_of(part.work)}});
    if (part.seconds_per_stroke)
        facts.append("  ·  ").append(
            filled(tr("{n} s per stroke"), {{"n", plain_number(*part.seconds_per_stroke)}}));
    facts.append("  ·  ").append(wording::name(part.effort));
    if (part.variant > 0)
        facts.append("  ·  ").append(e.variants[part.variant].name.in(wording::language()));
    return facts;
}

FormItem sides_item(const routine::Part& part) {
    using routine::Side;
    const bool one = part.sides.size() == 1;
    return form_buttons(
        {choice("sides:both", tr("Both sides"), !one),
         choice("sides:left", tr("Left"), one && part.sides.front() == Side::left),
         choice("sides:right", tr("Right"), one && part.sides.front() == Side::right)});
}

FormCard open_card(const PlanEditorFacts& f, const plan::Planned& planned,
                   const std::vector<routine::Part>& parts) {
    const routine::Part& part = parts.at(f.exercise);
    const routine::Exercise& e = exercise_of(planned, part);
    FormCard card;
    card.heading = e.name.in(wording::language());
    if (f.figure) {
        FormItem figure;
        figure.kind = FormItem::Kind::figure;
        figure.drawing = *f.figure;
        figure.ems = 6.0f;
        card.items.push_back(figure);
    }
    if (const auto wrong = f.refused.find(""); wrong != f.refused.end())
        card.items.push_back(warned(wrong->second));
    std::vector<FormButton> sets, efforts, variants;
    for (int n = 1; n <= most_sets; ++n)
        sets.push_back(choice("sets:" + std::to_string(n),
                              trn("{n} set", "{n} sets", static_cast<unsigned long>(n)),
                              part.sets == n));
    card.items.push_back(form_buttons(sets));
    if (part.seconds_per_stroke) {
        const auto band =
            part.pace_band.value_or(routine::usual_pace_band(*part.seconds_per_stroke));
        card.items.push_back(asked(f, "pace", tr("Seconds per stroke"),
                                   plain_number(*part.seconds_per_stroke), "s"));
        card.items.push_back(asked(f, "band-from", tr("Its band from, seconds per stroke"),
                                   plain_number(band.low), "s"));
        card.items.push_back(asked(f, "band-to", tr("Its band to, seconds per stroke"),
                                   plain_number(band.high), "s"));
    }
    for (int n = 0; n <= static_cast<int>(e.against.effort_up_to); ++n) {
        const auto effort = static_cast<routine::Effort>(n);
        efforts.push_back(
            choice("effort:" + std::to_string(n), wording::name(effort), part.effort == effort));
    }
    card.items.push_back(form_buttons(efforts));
    card.items.push_back(asked(f, "work", tr("Seconds of a set"), seconds_of(part.work), "s"));
    for (std::size_t i = 0; i < e.variants.size() && e.variants.size() > 1; ++i)
        variants.push_back(choice("variant:" + std::to_string(i),
                                  e.variants[i].name.in(wording::language()), part.variant == i));
    if (!variants.empty()) card.items.push_back(form_buttons(variants));
    if (e.sided) card.items.push_back(sides_item(part));
    card.items.push_back(
        asked(f, "get-ready", tr("Seconds to get ready"), seconds_of(part.get_ready), "s"));
    card.items.push_back(asked(f, "rest", tr("Rest between sets"), seconds_of(part.rest), "s"));
    if (f.exercise + 1 < parts.size())
        card.items.push_back(asked(f, "rest-after", tr("Rest before the next exercise"),
                                   seconds_of(part.rest_after), "s"));
    return card;
}

} // namespace

void show_exercises(FormView& v, const PlanEditorFacts& f) {
    const plan::Planned& planned = f.plan->routines.at(f.routine);
    const auto parts = plan::parts_of(planned);
    const std::string r = std::to_string(f.routine);
    v.page = "plan-steps";
    v.back = "plan";
    v.first = "sets:" + std::to_string(std::clamp(parts.at(f.exercise).sets, 1, most_sets));
    v.title = planned.routine.title.in(wording::language()) + "  ·  " + minutes_of(planned);
    v.top.push_back(form_buttons({{"add", tr("Add an exercise")},
                                  {"preview:" + r, tr("Preview")},
                                  {"fast:" + r, tr("Preview, 10 times as fast")},
                                  {"undo", tr("Undo"), ButtonKind::quiet, f.can_undo},
                                  {"redo", tr("Redo"), ButtonKind::quiet, f.can_redo}}));
    v.left = {open_card(f, planned, parts)};
    FormCard list;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const routine::Exercise& e = exercise_of(planned, parts[i]);
        const std::string n = std::to_string(i);
        list.items.push_back(form_line(
            std::to_string(i + 1) + "  " + e.name.in(wording::language()), facts_of(e, parts[i]),
            {choice("part:" + n, tr("Change"), i == f.exercise),
             {"up:" + n, tr("Up"), ButtonKind::normal, i > 0},
             {"down:" + n, tr("Down"), ButtonKind::normal, i + 1 < parts.size()},
             {"remove:" + n, tr("Take out"), ButtonKind::quiet, parts.size() > 1}}));
        if (parts.size() < 2) continue;
        list.items.back().list = "move";
        list.items.back().place = static_cast<int>(i);
    }
    if (!planned.own)
        list.items.push_back(form_quiet(
            tr("This routine is of the catalogue. Sets, pace and effort can be set "
               "for this plan; with any other change the plan gets a copy of its own.")));
    v.right = {list};
}

void show_add(FormView& v, const PlanEditorFacts& f) {
    v.page = "plan-add";
    v.back = f.begins_own ? "plan" : "exercises:" + std::to_string(f.routine);
    v.title = f.begins_own ? tr("What does your routine begin with?") : tr("Add an exercise");
    const std::pair<routine::Tool, const char*> groups[] = {
        {routine::Tool::roller, tr("With the roller")},
        {routine::Tool::ball, tr("With the ball")},
        {routine::Tool::none, tr("Without a tool")}};
    for (const auto& [tool, heading] : groups) {
        FormCard card;
        card.heading = heading;
        std::vector<FormButton> buttons;
        for (const routine::Exercise& e : f.exercises)
            if (e.tool == tool) buttons.push_back({"add:" + e.id, e.name.in(wording::language())});
        if (buttons.empty()) continue;
        if (v.first.empty()) v.first = buttons.front().id;
        card.items = {form_buttons(buttons)};
        v.below.push_back(card);
    }
}

} // namespace screen::editor
