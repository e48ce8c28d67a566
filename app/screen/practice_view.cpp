#include "screen/practice_screen.h"

#include "wording/plans.h"
#include "wording/wording.h"

namespace screen {
namespace {

using wording::filled, wording::tr, wording::trn;

FormItem told(FormItem::Kind kind, std::string text) {
    FormItem item;
    item.kind = kind;
    item.title = std::move(text);
    return item;
}

FormItem row_of(const PlanRow& row) {
    const FormButton open{"open:" + row.name, tr("Open")};
    if (!row.plan) {
        std::string facts = row.name;
        if (row.error)
            facts.append("  ·  ").append(
                filled(tr("line {line}: {what}"), {{"line", std::to_string(row.error->line)},
                                                   {"what", wording::message(*row.error)}}));
        return form_line(trn("A text with {n} mistake", "A text with {n} mistakes",
                             static_cast<unsigned long>(row.errors)),
                         facts, {open});
    }
    if (row.plan->is_template)
        return form_line(row.plan->title.in(wording::language()),
                         filled(tr("a template, no plan: {name}"), {{"name", row.name}}), {});
    std::string facts =
        row.plan->client.empty() ? tr("for nobody in particular") : row.plan->client;
    facts.append("  ·  ").append(
        filled(tr("version {version}"), {{"version", std::to_string(row.plan->version)}}));
    facts.append("  ·  ").append(wording::how_long(*row.plan));
    if (row.unfinished) facts.append("  ·  ").append(tr("a text with mistakes waits beside it"));
    return form_line(row.plan->title.in(wording::language()), facts, {open});
}

std::string about(const plan::Plan& one) {
    std::string facts = wording::how_long(one);
    for (const plan::Planned& planned : one.routines)
        facts.append("  ·  ").append(planned.routine.title.in(wording::language()));
    if (one.said) facts.append("  ·  ").append(wording::said(one));
    return facts;
}

void show_list(FormView& v, const PracticeFacts& f) {
    v.page = "plans";
    v.title = tr("Plans of the practice");
    v.back = "leave";
    FormCard own;
    own.heading = tr("Your plans");
    for (const PlanRow& row : f.plans) own.items.push_back(row_of(row));
    if (f.plans.empty() && f.templates != nullptr) // else nobody looked yet
        own.items.push_back(form_text(tr("There is none yet. A template is a good beginning: "
                                         "everything in it can be changed.")));
    FormCard from;
    from.heading = tr("Templates");
    if (f.templates != nullptr)
        for (const plan::Template& one : f.templates->all)
            from.items.push_back(form_line(one.plan.title.in(wording::language()), about(one.plan),
                                           {{"new:" + one.plan.id, tr("New from this")}}));
    FormCard sheet;
    sheet.items = {form_line(tr("From an order sheet"),
                             tr("what was ticked on paper, a line for each exercise"),
                             {{"from-sheet", tr("Type it in")}})};
    v.below = {own, sheet, from};
    for (const FormCard& card : v.below)
        for (const FormItem& item : card.items)
            if (v.first.empty() && !item.buttons.empty()) v.first = item.buttons.front().id;
}

FormItem asked(const PracticeFacts& f, const char* id, const char* title, const std::string& value,
               const char* unit, float ems) {
    FormItem item = form_box(id, title, value, unit, ems);
    if (const auto wrong = f.refused.find(id); wrong != f.refused.end())
        item.refused = wrong->second;
    return item;
}

void show_new(FormView& v, const PracticeFacts& f) {
    v.page = "plans-new";
    v.title = tr("A new plan");
    v.back = "list";
    v.first = f.author.empty() ? "author" : "client";
    const plan::Template* const from = f.templates->find(f.from);
    FormCard card;
    if (from != nullptr) {
        card.heading = from->plan.title.in(wording::language());
        card.items.push_back(form_quiet(about(from->plan)));
    }
    card.items.push_back(asked(f, "author", tr("Who makes the plan?"), f.author, "", 24.0f));
    card.items.push_back(
        asked(f, "client", tr("For whom? A label that tells you who it is, not a name in full."),
              f.client, "", 24.0f));
    card.items.push_back(
        asked(f, "begins", tr("Its first day"), f.begins, tr("as 2026-04-01"), 20.0f));
    card.items.push_back(form_buttons({{"make", tr("Make the plan"), ButtonKind::primary}}));
    v.below = {card};
}

} // namespace

FormView view_of(const PracticeFacts& f) {
    FormView v;
    if (!f.trouble.empty()) v.top.push_back(told(FormItem::Kind::warning, f.trouble));
    if (!f.said.empty()) v.top.push_back(told(FormItem::Kind::done, f.said));
    if (f.from.empty() || f.templates == nullptr)
        show_list(v, f);
    else
        show_new(v, f);
    return v;
}

} // namespace screen
