#include "screen/care_screen.h"

#include "care/contacts.h"
#include "screen/column.h"
#include "store/cautions.h"
#include "wording/care.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::filled;
using wording::tr;

std::string screened(const std::optional<care::Screening>& latest, units::WallTime now) {
    switch (care::due(latest, now)) {
    case care::Due::first_time: return tr("Not answered yet; until then you roll lightly.");
    case care::Due::after_90_days:
        return tr("More than 90 days ago: asked before the next session.");
    case care::Due::no: break;
    }
    return filled(tr("Answered on {when}."), {{"when", wording::date_time(latest->taken)}});
}

void answers_card(Column& column, const CareView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Safety questions"));
        c.text(v.screened);
        for (const std::string& line : v.applies) {
            c.gap(0.3f);
            c.quiet(line);
        }
        c.gap(0.7f);
        if (!c.choose({{"screening", tr("Something has changed")}}).empty())
            wish.what = What::show_screening;
        if (v.spared.empty()) return;
        c.gap(0.7f);
        for (const std::string& line : v.spared) c.text(line);
    });
}

void marks_card(Column& column, const CareView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Comfort marks"));
        c.quiet(
            tr("The force that felt like 5 of 10: a mark, not a safe threshold. A deleted one is "
               "found anew."));
        c.gap(0.5f);
        if (v.marks.empty()) c.text(tr("None yet: the light band holds."));
        for (const CareView::Line& line : v.marks) {
            if (!c.line(line.title, line.facts, {{"forget:" + line.id, tr("Delete")}}).empty())
                wish = {What::forget_mark, line.id, 0.0};
            c.gap(0.4f);
        }
    });
}

void cautions_card(Column& column, const CareView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("To be heeded with magnesium"));
        c.quiet(tr("What applies is named where magnesium is noted, and whom to ask first. It "
                   "changes nothing else."));
        c.gap(0.5f);
        for (const std::string& line : v.cautions_elsewhere) {
            c.text(line);
            c.gap(0.4f);
        }
        for (const CareView::Country& one : v.cautions) {
            if (!c.toggles(one.name, {{"caution:" + one.id, tr("applies"), one.on}}).empty())
                wish = {What::tick, one.id, 0.0};
            c.gap(0.5f);
        }
    });
}

void help_card(Column& column, const CareView& v, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("General warning signs"));
        for (const CareView::Line& flag : v.flags) {
            c.words(flag.title, {.weight = Weight::bold});
            c.gap(0.2f);
            c.quiet(flag.facts);
            c.gap(0.5f);
        }
        c.text(v.emergency);
        c.gap(0.5f);
        std::vector<Choice> choices;
        for (const CareView::Country& country : v.countries)
            choices.push_back({"country:" + country.id, country.name,
                               country.on ? ButtonKind::chosen : ButtonKind::normal});
        const std::string chosen = c.choose(choices);
        if (!chosen.empty()) wish = {What::set_country, chosen.substr(8), 0.0};
    });
}

} // namespace

namespace {

void add_cautions(CareView& v, const std::vector<diary::Caution>& told,
                  const std::optional<care::Screening>& screening) {
    const auto has = [](const std::vector<diary::Caution>& all, diary::Caution one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    const auto elsewhere = store::cautions_of(screening);
    for (int i = 0; i < diary::cautions; ++i) {
        const auto one = static_cast<diary::Caution>(i);
        if (has(elsewhere, one))
            v.cautions_elsewhere.push_back(filled(tr("As told in the safety questions: {caution}."),
                                                  {{"caution", wording::name(one)}}));
        else
            v.cautions.push_back(
                {std::string{diary::word(one)}, wording::name(one), has(told, one)});
    }
}

} // namespace

CareView view_of(const care::History& history, std::span<const routine::Exercise> exercises,
                 const std::string& country, units::WallTime now,
                 const std::vector<diary::Caution>& told) {
    CareView v;
    v.screened = screened(history.screening, now);
    if (history.screening) v.applies = wording::applies(*history.screening);
    for (const routine::Region region : care::spared(history.reports))
        v.spared.push_back(
            filled(tr("Spared until it is gone: {region}."), {{"region", wording::name(region)}}));
    for (const care::Mark& mark : history.marks)
        v.marks.push_back({std::to_string(v.marks.size()), wording::mark(mark, exercises), {}});
    for (const wording::Flag& flag : wording::red_flags(country))
        v.flags.push_back({{}, flag.when, flag.signs});
    v.emergency = wording::emergency(country);
    for (const care::Contacts& one : care::all_contacts())
        v.countries.push_back(
            {std::string{one.country}, wording::country_name(one.country), one.country == country});
    add_cautions(v, told, history.screening);
    return v;
}

Wish draw(Ui& ui, const CareView& v) {
    Wish wish;
    const Rect page = ui.begin_page("care");
    PageTop top = page_top(ui, page, tr("Your safety"));
    two_columns(
        ui, top.column, 0.5f,
        [&](Column& c) {
            answers_card(c, v, wish);
            marks_card(c, v, wish);
            cautions_card(c, v, wish);
        },
        [&](Column& c) { help_card(c, v, wish); });
    if (top.back) wish.what = What::show_home;
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
