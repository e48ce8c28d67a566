#include "diary/spacing.h"
#include "screen/intakes_screen.h"
#include "screen/product_form.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::Dose, diary::Intake, diary::Kind, diary::Unit;
using wording::filled, wording::tr;

struct KindButton {
    std::optional<Kind> kind;
    std::string label;
};
std::vector<KindButton> kind_buttons() {
    return {{{}, tr("Magnesium")},
            {Kind::iron, tr("Iron")},
            {Kind::zinc, tr("Zinc")},
            {Kind::calcium, tr("Calcium")},
            {Kind::vitamin_d, tr("Vitamin D")},
            {Kind::vitamin_c, tr("Vitamin C")},
            {Kind::coffee_or_tea, tr("Coffee or tea")},
            {Kind::milk, tr("Milk")},
            {Kind::other_medicine, tr("Medicine")}};
}

bool same_button(std::optional<Kind> button, std::optional<Kind> kind) {
    if (button && kind && diary::is_medicine(*button)) return diary::is_medicine(*kind);
    return button == kind;
}

// A correction stays magnesium, or something else.
void show_kinds(FormCard& card, const IntakesFacts& f) {
    std::vector<FormButton> buttons;
    for (const auto& one : kind_buttons()) {
        const bool fits = f.corrects.empty() || one.kind.has_value() == f.form.kind.has_value();
        const std::string word{one.kind ? diary::word(*one.kind) : "magnesium"};
        if (fits)
            buttons.push_back(
                form_choice("kind:" + word, one.label, same_button(one.kind, f.form.kind)));
    }
    card.items.push_back(form_buttons(std::move(buttons)));
}

void show_amount(FormCard& card, const IntakesFacts& f) {
    const Kind kind = *f.form.kind;
    if (kind == Kind::coffee_or_tea || kind == Kind::milk) return; // its time is what matters
    const bool choice = kind == Kind::vitamin_d || diary::is_medicine(kind);
    card.items.push_back(form_asked(f.refused, "amount",
                                    diary::is_medicine(kind) || kind == Kind::vitamin_d
                                        ? tr("Amount, if you know it")
                                        : tr("Amount of the mineral itself, if you know it"),
                                    f.form.amount,
                                    choice ? std::string{} : wording::name(Unit::milligrams)));
    if (!choice) return;
    std::vector<FormButton> units;
    for (const Unit unit : {Unit::milligrams, Unit::micrograms, Unit::international_units})
        if (kind != Kind::vitamin_d || unit != Unit::milligrams)
            units.push_back(form_choice("unit:" + std::to_string(static_cast<int>(unit)),
                                        wording::name(unit), f.form.unit == unit));
    card.items.push_back(form_buttons(std::move(units)));
}

void show_other(FormCard& card, const IntakesFacts& f) {
    const bool medicine = diary::is_medicine(*f.form.kind);
    card.items.push_back(form_asked(f.refused, "name",
                                    medicine ? tr("What is it called?") : tr("Name, if you like"),
                                    f.form.name, "", 18.0f));
    if (medicine)
        card.items.push_back(form_line(
            filled(tr("Heeded as: {kind}"), {{"kind", wording::name(entering::kind_of(f.form))}}),
            f.form.class_told ? std::string{} : tr("because of its name, until you choose"),
            {{"classes", tr("Choose what it is")}}));
    show_amount(card, f);
}

// What a correction is of, as it stands.
void show_corrected(FormCard& card, const IntakesFacts& f) {
    card.heading = tr("To be corrected");
    if (!f.corrected) return;
    const auto when = [](const auto& one) { return wording::date_time(one.taken); };
    const auto what = [](const auto& one) { return wording::line(one); };
    card.heading =
        filled(tr("To be corrected: {time}"), {{"time", std::visit(when, *f.corrected)}});
    card.items.push_back(form_text(std::visit(what, *f.corrected)));
}

FormCard form_card(const IntakesFacts& f) {
    FormCard card;
    if (f.corrects.empty())
        card.heading = tr("To be noted");
    else
        show_corrected(card, f);
    show_kinds(card, f);
    card.items.push_back(form_asked(f.refused, "day", tr("Day, from four to four"), f.form.day,
                                    tr("as 2026-11-20"), 18.0f));
    card.items.push_back(form_asked(f.refused, "time", tr("When; empty means now"), f.form.time,
                                    tr("as 21:30"), 13.0f));
    if (f.form.kind)
        show_other(card, f);
    else
        show_product(card, f.form.product, f.refused);
    card.items.push_back(form_asked(f.refused, "note", tr("Note"), f.form.note, "", 18.0f));
    card.items.push_back(form_buttons(
        {{"keep", f.corrects.empty() ? tr("Note it") : tr("Correct it"), ButtonKind::primary},
         {"empty", f.corrects.empty() ? tr("Empty the form") : tr("Leave it as it was")}}));
    return card;
}

FormItem entry_line(units::WallTime taken, const std::string& words, const std::string& id) {
    return form_line(units::clock_text(units::clock_at(taken)) + "  " + words, {},
                     {{"correct:" + id, tr("Correct")}, {"take-back:" + id, tr("Take back")}});
}

FormCard noted_card(const IntakesFacts& f) {
    std::vector<std::pair<units::WallTime, FormItem>> lines;
    for (const auto& one : f.doses)
        if (units::day_at(one.value->taken) == f.day)
            lines.emplace_back(one.value->taken,
                               entry_line(one.value->taken, wording::line(*one.value), one.id));
    for (const auto& one : f.intakes)
        if (units::day_at(one.value->taken) == f.day)
            lines.emplace_back(one.value->taken,
                               entry_line(one.value->taken, wording::line(*one.value), one.id));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.first.utc < b.first.utc; });
    FormCard card;
    card.heading = wording::weekday_date(f.day);
    if (lines.empty()) card.items.push_back(form_quiet(tr("Nothing is noted of this day.")));
    for (auto& line : lines) card.items.push_back(std::move(line.second));
    return card;
}

// What holds, with what is typed in place of what it corrects.
template <class Value>
std::vector<Value> with_typed(const std::vector<diary::Entry<Value>>& all, const IntakesFacts& f) {
    std::vector<Value> values;
    for (const auto& one : all)
        if (!f.typed || one.id != f.corrects) values.push_back(*one.value);
    if (f.typed)
        if (const auto* typed = std::get_if<Value>(&*f.typed)) values.push_back(*typed);
    return values;
}

units::Day day_of_typed(const IntakesFacts& f) {
    if (!f.typed) return f.day;
    return std::visit([](const auto& one) { return units::day_at(one.taken); }, *f.typed);
}

FormCard said_card(const IntakesFacts& f) {
    const units::Day day = day_of_typed(f);
    const auto doses = with_typed(f.doses, f);
    const auto intakes = with_typed(f.intakes, f);
    FormCard card;
    card.heading = f.typed ? tr("To be read of it, with what is typed") : tr("To be read of it");
    // Of a day's sum nothing is told while entries of the day are missing.
    const bool whole = f.beside == IntakesFacts::Beside::read;
    if (whole) show_limits(card, diary::day_total(doses, day), f.person);
    for (const auto& one : diary::collisions(doses, intakes, day))
        card.items.push_back(form_warning(wording::sentence(one)));
    for (const auto& taken : diary::to_ask(doses, intakes, day))
        card.items.push_back(form_warning(wording::ask_all_the_same(taken)));
    for (const auto& note : diary::iron_notes(intakes, day))
        card.items.push_back(form_quiet(wording::sentence(note)));
    if (const double zinc = diary::zinc_mg(intakes, day); whole && diary::disturbs_magnesium(zinc))
        card.items.push_back(form_quiet(wording::zinc_disturbs(zinc)));
    if (f.beside == IntakesFacts::Beside::coming)
        card.items.push_back(form_quiet(tr("The other entries of that day are being read.")));
    else if (f.beside == IntakesFacts::Beside::unreadable)
        card.items.push_back(
            form_warning(tr("The other entries of that day cannot be read: what stands close to "
                            "them and the sum of the day are not told here.")));
    else if (card.items.empty())
        card.items.push_back(form_quiet(tr("Nothing stands close together, and no number of an "
                                           "institute is passed.")));
    return card;
}

void show_classes(FormView& v) {
    v.page = "medicine-classes";
    v.title = tr("What kind of medicine is it?");
    v.back = "form-back";
    FormCard card;
    for (int i = static_cast<int>(Kind::tetracycline); i < diary::kinds; ++i) {
        const auto kind = static_cast<Kind>(i);
        const std::string id = "class:" + std::string{diary::word(kind)};
        if (v.first.empty()) v.first = id;
        card.items.push_back(
            form_line(kind == Kind::other_medicine ? tr("none of these") : wording::name(kind), {},
                      {{id, tr("Choose")}}));
    }
    v.below = {card};
}

} // namespace

FormView view_of(const IntakesFacts& f) {
    FormView v;
    if (f.page == IntakesPage::forms) return show_forms(v), v;
    if (f.page == IntakesPage::classes) return show_classes(v), v;
    v.page = "intakes";
    v.title = tr("What was taken");
    v.back = "leave";
    v.first = f.corrects.empty() ? "kind:magnesium" : "time";
    if (!f.trouble.empty()) v.top.push_back(form_warning(f.trouble));
    if (!f.said.empty()) {
        v.top.push_back(form_text(f.said));
        v.top.back().kind = FormItem::Kind::done;
    }
    v.left = {form_card(f)};
    if (!f.form.kind && f.corrects.empty() && !f.before.empty())
        v.left.push_back(products_card(f.before));
    v.right = {said_card(f), noted_card(f)};
    return v;
}

} // namespace screen
