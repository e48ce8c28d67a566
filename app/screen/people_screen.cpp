#include "screen/people_screen.h"

#include "screen/column.h"
#include "wording/wording.h"

namespace screen {

using What = Wish::What;
using wording::tr;

Wish draw(Ui& ui, const PeopleView& v, PeopleTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("people");
    if (!v.names.empty()) ui.focus_first("person:" + v.names.front());
    PageTop top = page_top(ui, page, tr("Who rolls today?"), v.can_leave);
    for (const std::string& name : v.names) {
        const Rect row = top.column.take(4.0f);
        if (ui.button("person:" + name, row, wording::person(name), ButtonKind::normal, true,
                      1.8f * ui.em()))
            wish = {What::choose_person, name, 0.0};
        top.column.gap(0.5f);
    }
    top.column.gap(0.5f);
    top.column.card([&](Column& c) {
        c.heading(tr("Somebody else"));
        const bool ended = c.field("name", typing.name, {}, 14.0f);
        c.gap(0.5f);
        const bool asked = !c.choose({{"add-person", tr("Another person rolls here")}}).empty();
        if (ended || asked) wish = {What::add_person, typing.name, 0.0};
        if (v.refused.empty()) return;
        c.gap(0.5f);
        c.status(Shape::warning, theme::orange, v.refused, {});
    });
    if (top.back) wish.what = What::show_home;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
