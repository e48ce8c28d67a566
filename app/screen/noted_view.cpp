#include "entering/typed.h"
#include "screen/noted_screen.h"
#include "screen/product_form.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::LabNote, diary::Nap;
using wording::filled, wording::tr;

FormItem box(const entering::Refused& refused, const char* id, const char* title,
             const std::string& value, std::string unit, float ems) {
    FormItem item = form_asked(refused, id, title, value, std::move(unit), ems);
    item.enter_goes_on = true;
    return item;
}

template <class Facts> FormCard form_of(const Facts& f, const std::vector<FormItem>& asked) {
    FormCard card;
    card.heading = f.corrects.empty() ? tr("To be noted") : tr("To be corrected");
    for (const auto& one : f.noted) // what a correction is of, as it stands
        if (!f.corrects.empty() && one.id == f.corrects) {
            card.heading =
                filled(tr("To be corrected: {time}"), {{"time", wording::date(one.value->day)}});
            card.items.push_back(form_text(wording::line(*one.value)));
        }
    card.items.insert(card.items.end(), asked.begin(), asked.end());
    card.items.push_back(form_buttons(
        {{"keep", f.corrects.empty() ? tr("Note it") : tr("Correct it"), ButtonKind::primary},
         {"empty", f.corrects.empty() ? tr("Empty the form") : tr("Leave it as it was")}}));
    return card;
}

template <class Facts>
FormView page_of(const Facts& f, const char* page, const char* title, const char* first) {
    FormView v;
    v.page = page;
    v.title = title;
    v.back = "leave";
    v.first = first;
    if (!f.trouble.empty()) v.top.push_back(form_warning(f.trouble));
    if (!f.said.empty()) {
        v.top.push_back(form_text(f.said));
        v.top.back().kind = FormItem::Kind::done;
    }
    return v;
}

FormItem entry_line(std::string title, std::string facts, const std::string& id) {
    return form_line(std::move(title), std::move(facts),
                     {{"correct:" + id, tr("Correct")}, {"take-back:" + id, tr("Take back")}});
}

// --- sleep by day

FormCard naps_of_day(const NapFacts& f) {
    std::vector<diary::Entry<Nap>> naps;
    for (const auto& one : f.noted)
        if (one.value->day == f.day) naps.push_back(one);
    // A day goes on after midnight.
    std::stable_sort(naps.begin(), naps.end(), [](const auto& a, const auto& b) {
        return units::within(a.value->day, a.value->begin.at) <
               units::within(b.value->day, b.value->begin.at);
    });
    FormCard card;
    card.heading = wording::weekday_date(f.day);
    for (const auto& one : naps)
        card.items.push_back(entry_line(units::clock_text(one.value->begin.at) + "  " +
                                            wording::lasting(one.value->asleep_min),
                                        {}, one.id));
    const int minutes = diary::nap_minutes(diary::values(f.noted), f.day);
    if (naps.empty()) card.items.push_back(form_quiet(tr("No sleep by day is noted.")));
    if (naps.size() > 1)
        card.items.push_back(
            form_text(filled(tr("Together: {minutes}"), {{"minutes", wording::lasting(minutes)}})));
    card.items.push_back(form_quiet(tr("It stands apart from the nights and adds nothing to their "
                                       "minutes. The day's line shows it.")));
    return card;
}

// --- what a laboratory measured

FormItem words_of(const LabFacts& f) {
    const std::string told = entering::lab_word(f.form.what);
    std::vector<FormButton> buttons;
    for (const auto word : diary::lab_words())
        buttons.push_back(
            form_choice("what:" + std::string{word}, wording::laboratory(word), told == word));
    return form_buttons(std::move(buttons));
}

FormCard values_noted(const LabFacts& f) {
    auto notes = f.noted;
    std::stable_sort(notes.begin(), notes.end(),
                     [](const auto& a, const auto& b) { return a.value->day > b.value->day; });
    FormCard card;
    card.heading = tr("Values that are noted");
    card.items.push_back(
        form_quiet(tr("Each as the laboratory printed it. Nothing here judges a value: talk with "
                      "your doctor or the laboratory about what it means.")));
    if (notes.empty()) card.items.push_back(form_quiet(tr("None is noted so far.")));
    for (const auto& one : notes)
        card.items.push_back(
            entry_line(wording::line(*one.value), wording::date(one.value->day), one.id));
    return card;
}

} // namespace

FormView view_of(const NapFacts& f) {
    FormView v = page_of(f, "naps", tr("Sleep by day"), "begin");
    const auto& typed = f.form;
    v.left = {form_of(
        f,
        {box(f.refused, "day", tr("Day, from four to four"), typed.day, tr("as 2026-11-20"), 18.0f),
         box(f.refused, "begin", tr("Asleep from"), typed.begin, tr("as 13:10"), 13.0f),
         box(f.refused, "until", tr("Until"), typed.until, tr("as 13:50"), 13.0f),
         box(f.refused, "minutes", tr("Or minutes asleep, if you woke in between"), typed.minutes,
             "min", 13.0f)})};
    v.right = {naps_of_day(f)};
    return v;
}

FormView view_of(const LabFacts& f) {
    const auto& typed = f.form;
    const bool anew = f.corrects.empty() && entering::trimmed(typed.what).empty();
    FormView v = page_of(f, "laboratory", tr("What a laboratory measured"),
                         anew ? "what:ferritin" : "value");
    v.left = {form_of(
        f, {words_of(f), box(f.refused, "what", tr("What was measured"), typed.what, "", 18.0f),
            box(f.refused, "value", tr("Value"), typed.value, tr("as 42.5"), 13.0f),
            box(f.refused, "unit", tr("Unit, as it is printed"), typed.unit, tr("as µg/l"), 13.0f),
            box(f.refused, "day", tr("Day of the sample"), typed.day, tr("as 2026-11-20"), 18.0f),
            box(f.refused, "note", tr("Note"), typed.note, "", 18.0f)})};
    v.right = {values_noted(f)};
    return v;
}

} // namespace screen
