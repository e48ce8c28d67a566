#include "screen/example_intakes.h"

#include "screen/dose_plan_screen.h"
#include "screen/example_values.h"
#include "screen/intakes_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using diary::Kind;

units::WallTime now() { return units::wall_time("2026-11-25T21:10:00+01:00").value(); }

template <class Value>
std::vector<diary::Entry<Value>> entries(const std::vector<Value>& values, const std::string& id) {
    std::vector<diary::Entry<Value>> all;
    for (const Value& value : values)
        all.push_back(diary::entered(id + std::to_string(all.size()), value, now()));
    return all;
}

IntakesFacts the_25th() {
    const diary::DayTold told = example::day();
    IntakesFacts f;
    f.day = told.day;
    f.doses = entries(told.doses, "dose-");
    f.intakes = entries(told.intakes, "intake-");
    f.person = {"DE", {diary::Caution::kidney_disease}};
    f.form.day = units::text(told.day);
    return f;
}

Example intakes(std::string_view name, const std::function<void(IntakesFacts&)>& change) {
    return {name, [change](Ui& ui) {
                IntakesFacts facts = the_25th();
                change(facts);
                FormTyping typing;
                draw(ui, view_of(facts), typing);
            }};
}

void of_parts(IntakesFacts& f) {
    f.form.product.name = "Magnesium C";
    f.form.product.parts = {{diary::Form::bisglycinate, diary::Basis::compound, "2500"},
                            {diary::Form::citrate_trimagnesium, std::nullopt, "400"}};
    f.form.time = "20:30";
    if (const auto wrong = entering::read(f.form, {now(), "Europe/Berlin"}, now()); !wrong)
        f.refused = wrong.error();
    for (const auto& one : f.doses) f.before.push_back(one.value->product);
}

void of_medicine(IntakesFacts& f) {
    entering::turn_to(f.form, Kind::other_medicine);
    f.form.name = "Doxycyclin 100 mg";
    f.form.time = "09:00";
    const auto taken = units::wall_time("2026-11-25T09:00:00+01:00").value();
    if (auto told = entering::read(f.form, {taken, "Europe/Berlin"}, now()))
        f.typed = *std::move(told);
}

void to_correct(IntakesFacts& f) {
    f.corrects = f.intakes.front().id;
    f.corrected = *f.intakes.front().value;
    f.form = entering::as_typed(*f.intakes.front().value);
    f.said = wording::tr("Taken back. That it was there stays in the diary's history.");
}

// More than from which harm is described: it stays in sight.
void severe(IntakesFacts& f) {
    f.person.cautions.clear();
    f.form.product.label = "3000";
    f.form.time = "20:30";
    const auto taken = units::wall_time("2026-11-25T20:30:00+01:00").value();
    if (auto told = entering::read(f.form, {taken, "Europe/Berlin"}, now()))
        f.typed = *std::move(told);
}

DosePlanFacts the_plan() {
    DosePlanFacts f;
    f.plan = example::plan();
    f.today = units::day_at(now());
    f.person = {"DE", {diary::Caution::pregnancy}};
    return f;
}

Example dose_plan(std::string_view name, const std::function<void(DosePlanFacts&)>& change) {
    return {name, [change](Ui& ui) {
                DosePlanFacts facts = the_plan();
                change(facts);
                FormTyping typing;
                draw(ui, view_of(facts), typing);
            }};
}

void alter(DosePlanFacts& f) {
    f.step = as_typed(f.plan.steps.front());
    f.alters = true;
    f.doses = f.step->doses;
    f.page = DosePlanPage::step;
}

} // namespace

std::vector<Example> intakes_examples() {
    return {intakes("intakes", [](IntakesFacts&) {}),
            intakes("intakes-parts", of_parts),
            intakes("intakes-medicine", of_medicine),
            intakes("intakes-correct", to_correct),
            intakes("intakes-severe", severe),
            intakes("intakes-forms", [](IntakesFacts& f) { f.page = IntakesPage::forms; }),
            intakes("intakes-classes", [](IntakesFacts& f) { f.page = IntakesPage::classes; }),
            dose_plan("dose-plan", [](DosePlanFacts&) {}),
            dose_plan("dose-plan-empty", [](DosePlanFacts& f) { f.plan = {}; }),
            dose_plan("dose-plan-end", [](DosePlanFacts& f) { f.asks_end = true; }),
            dose_plan("dose-plan-step", alter),
            dose_plan("dose-plan-dose", [](DosePlanFacts& f) {
                alter(f);
                f.page = DosePlanPage::dose;
                f.dose.anchor = diary::Anchor::clock;
                if (const auto dose = read(f.dose); !dose) f.refused = dose.error();
            })};
}

} // namespace screen
