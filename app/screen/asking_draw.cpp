#include "screen/asking_screen.h"
#include "screen/column.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

void card(Column& column, const char* title, const std::vector<AskingView::Item>& items,
          Wish& wish) {
    std::vector<Choice> choices;
    for (const auto& item : items)
        choices.push_back({"ask-" + item.id, item.label,
                           item.on ? ButtonKind::chosen : ButtonKind::normal, item.can});
    column.card([&](Column& c) {
        c.heading(title);
        const std::string chosen = c.choose(choices);
        if (!chosen.empty()) wish = {What::toggle_asked, chosen.substr(4), 0.0};
    });
}

} // namespace

Wish draw(Ui& ui, const AskingView& v) {
    Wish wish;
    const Rect page = ui.begin_page("asking");
    PageTop top = page_top(ui, page, tr("What the morning asks"));
    top.column.quiet(v.state);
    top.column.gap(0.6f);
    two_columns(
        ui, top.column, 0.5f, [&](Column& c) { card(c, tr("Symptoms"), v.symptoms, wish); },
        [&](Column& c) { card(c, tr("What else matters"), v.factors, wish); });
    if (top.back) wish = {What::show_morning, v.day, 0.0};
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
