#include "screen/plan_editor_view.h"

#include "plan/due.h"
#include "wording/diary.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {

using wording::filled, wording::tr, wording::trn;

namespace editor {

FormItem asked(const PlanEditorFacts& f, std::string id, std::string title, std::string value,
               std::string unit, float ems) {
    FormItem item =
        form_box(std::move(id), std::move(title), std::move(value), std::move(unit), ems);
    if (const auto wrong = f.refused.find(item.id); wrong != f.refused.end())
        item.refused = wrong->second;
    return item;
}

FormItem warned(std::string text) {
    FormItem item = form_text(std::move(text));
    item.kind = FormItem::Kind::warning;
    return item;
}

std::string minutes_of(const plan::Planned& planned) {
    const double s = units::seconds(routine::duration(plan::as_planned(planned)));
    return filled(tr("{n} min"), {{"n", std::to_string(static_cast<int>((s + 30.0) / 60.0))}});
}

FormButton choice(std::string id, std::string label, bool on) {
    return {std::move(id), std::move(label), on ? ButtonKind::chosen : ButtonKind::normal};
}

} // namespace editor

namespace {

using namespace editor;

std::vector<FormButton> weekdays(const plan::Planned& planned, const std::string& r) {
    std::vector<FormButton> days;
    for (unsigned day = 1; day <= 7; ++day) {
        const auto& named = planned.weekdays;
        const bool on = std::find(named.begin(), named.end(), static_cast<int>(day)) != named.end();
        days.push_back(choice("weekday:" + r + ":" + std::to_string(day),
                              wording::name(std::chrono::weekday{day}), on));
    }
    return days;
}

FormCard routine_card(const PlanEditorFacts& f, std::size_t i) {
    const plan::Planned& planned = f.plan->routines[i];
    const std::string r = std::to_string(i);
    FormCard card;
    card.items.push_back(form_line(
        planned.routine.title.in(wording::language()),
        minutes_of(planned) + "  ·  " + wording::how_often(planned) + "  ·  " +
            (planned.own ? tr("this plan's own") : tr("of the catalogue")),
        {{"exercises:" + r, tr("Exercises")},
         {"preview:" + r, tr("Preview")},
         {"drop-routine:" + r, tr("Take out"), ButtonKind::quiet, f.plan->routines.size() > 1}}));
    std::vector<FormButton> counts;
    for (int n = 1; n <= 7; ++n)
        counts.push_back(choice("days:" + r + ":" + std::to_string(n), std::to_string(n),
                                planned.weekdays.empty() && plan::days_a_week(planned) == n));
    card.items.push_back(form_quiet(tr("Days a week, or which")));
    card.items.push_back(form_buttons(counts));
    card.items.push_back(form_buttons(weekdays(planned, r)));
    const auto week = [](const std::optional<int>& n) { return n ? std::to_string(*n) : ""; };
    card.items.push_back(asked(f, "from-week:" + r, tr("From week (empty: from the first)"),
                               week(planned.from_week), "", 7.0f));
    card.items.push_back(asked(f, "until-week:" + r, tr("Until week (empty: to the last)"),
                               week(planned.until_week), "", 7.0f));
    return card;
}

FormCard head_card(const PlanEditorFacts& f) {
    const plan::Plan& plan = *f.plan;
    FormCard card;
    card.heading = tr("For whom and how long");
    card.items = {
        asked(f, "client", tr("For whom (a label)"), plan.client, "", 22.0f),
        asked(f, "title", tr("Title"), plan.title.in(wording::language()), "", 22.0f),
        asked(f, "author", tr("Who makes the plan"), plan.author, "", 22.0f),
        asked(f, "begins", tr("Its first day"), units::text(plan::days_of(plan).first),
              tr("as 2026-04-01"), 18.0f),
        asked(f, "weeks", tr("Weeks"), plan.weeks ? std::to_string(*plan.weeks) : "", "", 7.0f),
        asked(f, "until", tr("Last day (instead of weeks)"),
              plan.until ? units::text(*plan.until) : "", tr("as 2026-04-01"), 18.0f)};
    return card;
}

FormCard words_card(const PlanEditorFacts& f) {
    const plan::Plan& plan = *f.plan;
    const auto in = [](const std::optional<plan::Text>& text) {
        return text ? text->in(wording::language()) : std::string{};
    };
    FormCard card;
    card.heading = tr("What you say");
    card.items = {
        asked(f, "said", tr("Your sentence, shown and spoken"), in(plan.said), "", 26.0f),
        asked(f, "changed", tr("What is new in this version"), in(plan.changed), "", 26.0f)};
    for (FormItem& item : recording_items(f.recording, true)) card.items.push_back(std::move(item));
    return card;
}

FormCard more_routines(const PlanEditorFacts& f) {
    FormCard card;
    card.heading = tr("Another routine");
    std::vector<FormButton> buttons{{"own-routine", tr("A new one of your own")}};
    for (const routine::Routine& one : f.routines) {
        const auto& there = f.plan->routines;
        const bool in = std::any_of(there.begin(), there.end(),
                                    [&](const plan::Planned& p) { return p.id == one.id; });
        if (!in) buttons.push_back({"add-routine:" + one.id, one.title.in(wording::language())});
    }
    card.items = {form_buttons(buttons)};
    return card;
}

void show_plan(FormView& v, const PlanEditorFacts& f) {
    v.page = "plan";
    v.back = "list";
    v.first = "exercises:0";
    const plan::Plan& plan = *f.plan;
    if (const auto wrong = f.refused.find(""); wrong != f.refused.end())
        v.top.push_back(warned(wrong->second));
    v.top.push_back(form_buttons({{"rules", tr("Rules")},
                                  {"hand-over", tr("Hand over")},
                                  {"text", tr("Text")},
                                  {"undo", tr("Undo"), ButtonKind::quiet, f.can_undo},
                                  {"redo", tr("Redo"), ButtonKind::quiet, f.can_redo}}));
    for (std::size_t i = 0; i < plan.routines.size(); ++i) v.left.push_back(routine_card(f, i));
    v.right = {head_card(f), words_card(f)};
    v.below = {more_routines(f)};
}

std::string told(const routine::FileError& e) {
    return filled(tr("Line {line}, column {column}: {what}"), {{"line", std::to_string(e.line)},
                                                               {"column", std::to_string(e.column)},
                                                               {"what", wording::message(e)}});
}

// In a place of its own, so that no line moves while one is typed.
FormItem told_of_text(const std::vector<routine::FileError>& errors) {
    if (errors.empty())
        return form_place(tr("The text is right. Enter in a line adds one below it; a line that "
                             "is emptied goes, an empty one by a blank."),
                          false);
    std::string first = told(errors.front());
    if (errors.size() > 1)
        first.append("  ·  ").append(
            trn("and {n} more", "and {n} more", static_cast<unsigned long>(errors.size() - 1)));
    return form_place(std::move(first), true);
}

// Of a line that is right the one elsewhere, which may be out of sight.
std::string told_below(const std::vector<routine::FileError>& errors, int line, bool typed) {
    for (const routine::FileError& e : errors)
        if (e.line == line) return told(e);
    return typed && !errors.empty() ? told(errors.front()) : std::string{};
}

void show_text(FormView& v, const PlanEditorFacts& f) {
    v.page = "plan-text";
    v.back = "plan";
    const auto& errors = f.typed ? f.typed->errors : f.errors;
    const int first = f.errors.empty() ? 1 : std::max(f.errors.front().line, 1);
    v.first = "line:" + std::to_string(first);
    v.top.push_back(form_buttons({{"undo", tr("Undo"), ButtonKind::quiet, f.can_undo},
                                  {"redo", tr("Redo"), ButtonKind::quiet, f.can_redo}}));
    v.top.push_back(told_of_text(errors));
    FormCard card;
    int number = 0;
    const auto line = [&](std::string text) {
        const std::string n = std::to_string(++number);
        const bool typed = f.typed && f.typed->line == number;
        const bool wrong = std::any_of(errors.begin(), errors.end(),
                                       [&](const auto& e) { return e.line == number; });
        FormItem box = form_box("line:" + n, {}, std::move(text), n, 60.0f);
        if (wrong) box.unit.insert(0, "!  ");
        box.refused = told_below(errors, number, typed);
        box.told_in_focus = true;
        card.items.push_back(std::move(box));
    };
    const std::string_view text = f.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        line(std::string{text.substr(at, end - at)});
        at = end + 1;
    }
    line({}); // to go on, or to begin
    v.below = {card};
}

} // namespace

PlanEditorFacts facts_of(const plan::Draft& draft, const routine::Library& library) {
    PlanEditorFacts facts;
    facts.plan = draft.plan();
    facts.text = draft.text();
    facts.errors = draft.errors();
    facts.can_undo = draft.can_undo();
    facts.can_redo = draft.can_redo();
    facts.exercises = library.exercises();
    facts.routines = library.routines();
    return facts;
}

FormView view_of(const PlanEditorFacts& f) {
    FormView v;
    v.title =
        f.plan != nullptr ? f.plan->title.in(wording::language()) : tr("A text with mistakes");
    if (!f.trouble.empty()) v.top.push_back(warned(f.trouble));
    if (!f.waits.empty()) v.top.push_back(form_quiet(f.waits));
    if (!f.said.empty()) {
        v.top.push_back(form_text(f.said));
        v.top.back().kind = FormItem::Kind::done;
    }
    if (f.plan == nullptr) {
        show_text(v, f);
        v.back = "list";
        return v;
    }
    switch (f.page) {
    case PlanPage::plan: show_plan(v, f); break;
    case PlanPage::exercises: show_exercises(v, f); break;
    case PlanPage::add: show_add(v, f); break;
    case PlanPage::rules: show_rules(v, f); break;
    case PlanPage::hand_over: show_hand_over(v, f); break;
    case PlanPage::text: show_text(v, f); break;
    }
    return v;
}

} // namespace screen
