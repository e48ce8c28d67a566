#include "entering/typed.h"
#include "screen/dose_plan_screen.h"
#include "screen/product_form.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::Anchor, diary::Phase, diary::PlannedDose, diary::PlanStep;
using wording::filled, wording::tr;

std::string when(const PlannedDose& dose) {
    return dose.clock ? units::clock_text(*dose.clock) : wording::name(dose.anchor);
}

std::string line(const PlannedDose& dose) {
    return when(dose) + ": " + wording::line(dose.product, dose.pieces);
}

std::string days_of(const PlanStep& step) {
    const std::string from = wording::date(step.from);
    if (!step.until) return filled(tr("from {from} on"), {{"from", from}});
    return filled(tr("{from} to {to}"), {{"from", from}, {"to", wording::date(*step.until)}});
}

std::string doses_of(const PlanStep& step) {
    std::string all;
    for (const auto& dose : step.doses) all += (all.empty() ? "" : "  ·  ") + line(dose);
    return all;
}

std::string label(Phase phase) {
    switch (phase) {
    case Phase::ramp_up: return tr("Ramp-up");
    case Phase::maintenance: return tr("Maintenance");
    case Phase::pause: return tr("Pause");
    }
    return {};
}

std::string label(Anchor anchor) {
    switch (anchor) {
    case Anchor::morning: return tr("In the morning");
    case Anchor::after_rolling: return tr("After rolling");
    case Anchor::before_bed: return tr("Before bed");
    case Anchor::clock: return tr("At a clock time");
    }
    return {};
}

FormItem done(std::string text) {
    FormItem item = form_text(std::move(text));
    item.kind = FormItem::Kind::done;
    return item;
}

FormCard limits_card(const std::vector<PlannedDose>& doses, const diary::Person& person) {
    FormCard card;
    card.heading = tr("To be read of such a day");
    PlanStep step;
    step.doses = doses;
    show_limits(card, diary::planned_total(step), person);
    if (card.items.empty())
        card.items.push_back(form_quiet(tr("What institutes say of the amount stands here.")));
    return card;
}

FormItem step_line(const DosePlanFacts& f, std::size_t i) {
    const PlanStep& step = f.plan.steps[i];
    const std::string n = std::to_string(i);
    std::vector<FormButton> buttons{{"alter:" + n, tr("Change")},
                                    {"remove:" + n, tr("Take it out")}};
    if (f.asks_remove == i)
        buttons = {{"remove-now:" + n, tr("Take it out for good"), ButtonKind::danger},
                   {"plan-back", tr("Let it stay")}};
    return form_line(days_of(step) + ": " + wording::name(step.phase), doses_of(step), buttons);
}

void show_plan(FormView& v, const DosePlanFacts& f) {
    v.page = "dose-plan";
    v.title = tr("My plan for magnesium");
    v.back = "leave";
    v.first = f.step ? "go-on" : "new-step";
    v.top.push_back(form_quiet(
        tr("It is your own plan; Rolltakt proposes no dose. What institutes say of it stands "
           "beside it. Whether a doctor is to be asked first is told on the page “Your safety”.")));
    FormCard steps;
    steps.heading = tr("Steps");
    if (f.plan.steps.empty()) steps.items.push_back(form_quiet(tr("Nothing is planned.")));
    for (std::size_t i = 0; i < f.plan.steps.size(); ++i) steps.items.push_back(step_line(f, i));
    if (f.step)
        steps.items.push_back(
            form_line(tr("A step is not kept so far"), {},
                      {{"go-on", tr("Go on with it")}, {"drop-step", tr("Drop it")}}));
    else
        steps.items.push_back(form_buttons({{"new-step", tr("Add a step")}}));
    const bool goes_on =
        std::any_of(f.plan.steps.begin(), f.plan.steps.end(),
                    [&](const PlanStep& s) { return !s.until || *s.until > f.today; });
    if (goes_on && f.asks_end)
        steps.items.push_back(form_line(tr("Today is its last day; later steps go."), {},
                                        {{"end-now", tr("End the plan"), ButtonKind::danger},
                                         {"plan-back", tr("Let it stay")}}));
    else if (goes_on)
        steps.items.push_back(form_buttons({{"end", tr("End the plan today")}}));
    v.left = {steps};
    for (const PlanStep& step : f.plan.steps) {
        FormCard said;
        show_limits(said, diary::planned_total(step), f.person);
        said.heading = days_of(step);
        if (!said.items.empty()) v.right.push_back(std::move(said));
    }
}

void show_step(FormView& v, const DosePlanFacts& f) {
    const PlanStepTyped& step = *f.step;
    v.page = "dose-plan-step";
    v.title = f.alters ? tr("Change a step") : tr("A further step");
    v.back = "plan-back";
    v.first = "from";
    FormCard what;
    what.heading = tr("The step");
    std::vector<FormButton> phases;
    for (const Phase phase : {Phase::ramp_up, Phase::maintenance, Phase::pause})
        phases.push_back(form_choice("phase:" + std::to_string(static_cast<int>(phase)),
                                     label(phase), step.phase == phase));
    what.items.push_back(form_buttons(std::move(phases)));
    what.items.push_back(
        form_asked(f.refused, "from", tr("Its first day"), step.from, tr("as 2026-11-20"), 18.0f));
    what.items.push_back(form_asked(f.refused, "until", tr("Its last day; empty: it goes on"),
                                    step.until, tr("as 2026-11-20"), 18.0f));
    if (step.phase != Phase::pause || !step.doses.empty()) {
        what.items.push_back(form_text(tr("Doses of a day")));
        for (std::size_t i = 0; i < step.doses.size(); ++i) {
            const std::string n = std::to_string(i);
            what.items.push_back(
                form_line(line(step.doses[i]), {},
                          {{"dose:" + n, tr("Change")}, {"drop-dose:" + n, tr("Take it out")}}));
        }
        what.items.push_back(form_buttons({{"add-dose", tr("Add a dose")}}));
    }
    what.items.push_back(form_buttons({{"keep", tr("Keep the step"), ButtonKind::primary},
                                       {"drop-step", tr("Drop what is typed")}}));
    v.left = {what};
    v.right = {limits_card(f.doses, f.person)};
}

void show_dose(FormView& v, const DosePlanFacts& f) {
    v.page = "dose-plan-dose";
    v.title = tr("A dose of the step");
    v.back = "step-back";
    v.first = "anchor:morning";
    FormCard what;
    what.heading = tr("When in the day");
    std::vector<FormButton> anchors;
    for (int i = 0; i < diary::anchors; ++i) {
        const auto anchor = static_cast<Anchor>(i);
        anchors.push_back(form_choice("anchor:" + std::string{diary::word(anchor)}, label(anchor),
                                      f.dose.anchor == anchor));
    }
    what.items.push_back(form_buttons(std::move(anchors)));
    if (const auto wrong = f.refused.find("anchor"); wrong != f.refused.end())
        what.items.push_back(form_warning(wrong->second));
    if (f.dose.anchor == Anchor::clock)
        what.items.push_back(
            form_asked(f.refused, "clock", tr("Clock time"), f.dose.clock, tr("as 21:30"), 13.0f));
    show_product(what, f.dose.product, f.refused);
    what.items.push_back(
        form_buttons({{"take-dose", tr("Put it into the step"), ButtonKind::primary}}));
    v.left = {what};
    v.right = {limits_card(f.doses, f.person)};
    if (!f.before.empty()) v.right.push_back(products_card(f.before));
}

} // namespace

PlannedTyped as_typed(const PlannedDose& dose) {
    PlannedTyped typed;
    typed.anchor = dose.anchor;
    if (dose.clock) typed.clock = units::clock_text(*dose.clock);
    typed.product = entering::as_typed(dose.product, dose.pieces);
    return typed;
}

tl::expected<PlannedDose, entering::Refused> read(const PlannedTyped& typed) {
    entering::Refused wrong;
    PlannedDose dose;
    if (typed.anchor)
        dose.anchor = *typed.anchor;
    else
        wrong["anchor"] = tr("Say when in the day it hangs.");
    if (typed.anchor == Anchor::clock) {
        const auto clock = entering::clock_typed(entering::with_colon(typed.clock));
        if (clock && !clock->offset)
            dose.clock = clock->at;
        else
            wrong["clock"] =
                entering::unusable(tr("Clock time"), typed.clock, tr("a time is written as 22:45"));
    }
    const auto made = entering::read(typed.product);
    if (!made) wrong.insert(made.error().begin(), made.error().end());
    if (!wrong.empty()) return tl::unexpected{wrong};
    dose.product = made->product;
    dose.pieces = made->pieces;
    return dose;
}

PlanStepTyped as_typed(const PlanStep& step) {
    return {step.phase, units::text(step.from), step.until ? units::text(*step.until) : "",
            step.doses};
}

FormView view_of(const DosePlanFacts& f) {
    FormView v;
    if (!f.trouble.empty()) v.top.push_back(form_warning(f.trouble));
    if (!f.said.empty()) v.top.push_back(done(f.said));
    if (f.page == DosePlanPage::forms)
        show_forms(v);
    else if (f.page == DosePlanPage::dose && f.step)
        show_dose(v, f);
    else if (f.page == DosePlanPage::step && f.step)
        show_step(v, f);
    else
        show_plan(v, f);
    return v;
}

} // namespace screen
