#include "screen/order_screen.h"

#include "wording/wording.h"

namespace screen {
namespace {

using wording::filled, wording::tr;

// Enter goes on to the next box: nobody takes the hand from the keys.
FormItem asked(std::string id, std::string title, std::string value, std::string unit, float ems) {
    FormItem item =
        form_box(std::move(id), std::move(title), std::move(value), std::move(unit), ems);
    item.enter_goes_on = true;
    return item;
}

FormCard head_card(const OrderFacts& f) {
    FormCard card;
    card.heading = tr("For whom and how long");
    card.items = {
        asked("author", tr("Who makes the plan?"), f.author, "", 24.0f),
        asked("client", tr("For whom? A label that tells you who it is, not a name in full."),
              f.client, "", 24.0f),
        asked("begins", tr("Its first day"), f.begins, tr("as 2026-04-01"), 18.0f),
        asked("weeks", tr("Weeks"), f.weeks, "", 7.0f),
        asked("days",
              tr("On which days? How many a week, or which (mo we fr); a row can have its "
                 "own."),
              f.days, "", 14.0f)};
    for (FormItem& item : card.items)
        if (const auto wrong = f.refused.find(item.id); wrong != f.refused.end())
            item.refused = wrong->second;
    return card;
}

FormCard rows_card(const OrderFacts& f) {
    FormCard card;
    card.heading = tr("What is ticked");
    card.items.push_back(
        form_quiet(tr("A box for each exercise, in the order in which they are done: number, sets "
                      "and strokes, pace, then side, variant or days where they are ticked. "
                      "2 2x10 6s. Enter goes on to the next one; an emptied box takes its "
                      "exercise out.")));
    for (std::size_t i = 0; i < f.rows.size(); ++i) {
        const std::string n = std::to_string(i);
        FormItem item = asked("row:" + n, "", f.rows[i].typed, "", 22.0f);
        item.refused = f.rows[i].refused;
        card.items.push_back(std::move(item));
        if (!f.rows[i].understood.empty()) card.items.push_back(form_quiet(f.rows[i].understood));
    }
    if (const auto wrong = f.refused.find(""); wrong != f.refused.end()) {
        FormItem item = form_text(wrong->second);
        item.kind = FormItem::Kind::warning;
        card.items.push_back(std::move(item));
    }
    card.items.push_back(form_buttons({{"make", tr("Make the plan"), ButtonKind::primary}}));
    return card;
}

} // namespace

FormView view_of(const OrderFacts& f) {
    FormView v;
    v.page = "plans-order";
    v.title = tr("A plan from an order sheet");
    v.back = "list";
    v.first = f.author.empty() ? "author" : "client";
    v.left = {head_card(f)};
    v.right = {rows_card(f)};
    return v;
}

} // namespace screen
