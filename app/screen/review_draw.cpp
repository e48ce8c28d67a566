#include "screen/figures_row.h"
#include "screen/review_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

Wish asked(std::string id) { return {What::review, std::move(id), 0.0}; }

constexpr float name_share = 0.18f, pick_em = 1.9f;

std::vector<Cell> cells_of(const ReviewView::Row& row) {
    return {{tr("Why"), row.why, 2.8f},         {tr("Done"), row.done, 0.8f},
            {tr("Pace / set"), row.pace, 1.3f}, {tr("In bands"), row.bands, 1.0f},
            {tr("Over mark"), row.over, 0.9f},  {tr("Discomfort"), row.discomfort, 1.4f},
            {tr("Signal"), row.quality, 0.8f},  {tr("Since last"), row.since, 1.4f}};
}

Column beside_name(Ui& ui, const Column& c) {
    const float left = (pick_em + 0.4f) * ui.em() + name_share * c.width();
    return {ui, c.x() + left, c.bottom(), c.width() - left};
}

// Whether the figures of a row fit side by side.
bool side_by_side(Ui& ui, const Column& c) { return beside_name(ui, c).wide(); }

// The pointer chooses on the box, the keys with Space on the name.
void pick(Ui& ui, Rect at, const ReviewView::Row& row, Wish& wish) {
    const float em = ui.em();
    const Rect box{at.x + 0.35f * em, at.y + 0.45f * em, 1.1f * em, 1.1f * em};
    ui.outline(box, theme::quiet, 0.15f * em, 0.08f * em);
    if (row.chosen) ui.shape(Shape::tick, box.inset(0.12f * em), theme::sky);
    if (ui.touch("pick:" + row.id, at) == Ui::Touch::clicked) wish = asked("pick:" + row.id);
}

void draw_row(Ui& ui, Column& c, const ReviewView::Row& row, Wish& wish) {
    const float em = ui.em(), high = 2.0f * em;
    const std::string id = "row:" + row.id;
    const auto kind = row.chosen    ? ButtonKind::chosen
                      : row.settled ? ButtonKind::quiet
                                    : ButtonKind::normal;
    const bool wide = side_by_side(ui, c);
    const float name = wide ? name_share * c.width() : c.width() - (pick_em + 0.4f) * em;
    pick(ui, {c.x(), c.bottom() + 0.2f * em, pick_em * em, high}, row, wish);
    const Rect at{c.x() + pick_em * em, c.bottom() + 0.2f * em, name - 0.3f * em, high};
    if (ui.button(id, at, row.name, kind)) wish = asked("open:" + row.id);
    if (ui.focus() == id && ui.pressed(Key::space)) wish = asked("pick:" + row.id);
    if (wide) {
        Column cells = beside_name(ui, c);
        figures_row(ui, cells, cells_of(row), RowKind::figures);
        c.gap(2.7f);
        return;
    }
    c.gap(2.5f);
    c.row(cells_of(row));
}

void foot(Column& c, const ReviewView& v, ReviewTyping& typing, Wish& wish) {
    c.gap(0.4f);
    if (!v.place.empty()) {
        c.quiet(v.place);
        c.gap(0.3f);
        const auto chosen =
            c.choose({{"earlier", tr("Those before"), ButtonKind::normal, v.earlier},
                      {"later", tr("Those after"), ButtonKind::normal, v.later}});
        if (!chosen.empty()) wish = asked(chosen);
        c.gap(0.6f);
    }
    for (const auto& line : v.mailbox) {
        c.quiet(line);
        c.gap(0.2f);
    }
    c.gap(0.4f);
    c.quiet(tr("A reply that came as a file: its path"));
    c.gap(0.3f);
    const bool entered = c.field("file", typing.file, {}, 30.0f);
    c.gap(0.4f);
    const bool take =
        !c.choose({{"take", tr("Take the reply"), ButtonKind::normal, !typing.file.empty()}})
             .empty();
    if ((entered || take) && !typing.file.empty()) wish = asked("take:" + typing.file);
    c.gap(0.6f);
    c.quiet(tr("The folder that is shared with clients and other desks: its path"));
    c.gap(0.3f);
    const bool named = c.field("folder", typing.folder, {}, 30.0f);
    c.gap(0.4f);
    const bool use = !c.choose({{"use-folder", tr("Use this folder"), ButtonKind::normal,
                                 !typing.folder.empty()}})
                          .empty();
    if ((named || use) && !typing.folder.empty()) wish = asked("folder:" + typing.folder);
}

void what_to_do(Ui& ui, Column& c, const ReviewView& v, Wish& wish) {
    const auto chosen =
        c.choose({{"seen", tr("Chosen ones seen (S)"), ButtonKind::normal, v.chosen > 0},
                  {"plain", tr("All inconspicuous seen (N)"), ButtonKind::normal, v.plain > 0}});
    if (!chosen.empty()) wish = asked(chosen);
    if (ui.pressed(Key::s) && v.chosen > 0) wish = asked("seen");
    if (ui.pressed(Key::n) && v.plain > 0) wish = asked("plain");
}

} // namespace

Wish draw(Ui& ui, const ReviewView& v, ReviewTyping& typing) {
    Wish wish;
    // Escape leaves a field first, and what was typed there stays.
    const bool field_left = ui.pressed(Key::escape) && ui.typing();
    const ReviewTyping before = typing;
    const Rect page = ui.begin_page("review");
    if (!v.rows.empty()) ui.focus_first("row:" + v.rows.front().id);
    PageTop top = page_top(ui, page, tr("Review"));
    Column& c = top.column;
    if (!v.trouble.empty()) c.status(Shape::warning, theme::orange, v.trouble, {});
    if (!v.said.empty()) c.status(Shape::tick, theme::green, v.said, {});
    if (!v.waits.empty()) c.status(Shape::warning, theme::orange, v.waits, {});
    if (!v.asked_remove.empty()) {
        c.status(Shape::warning, theme::vermillion, v.remove_question, {});
        c.gap(0.4f);
        const auto chosen =
            c.choose({{"keep-unread", tr("Keep all of it")},
                      {"remove:" + v.asked_remove, tr("Delete for good"), ButtonKind::danger}});
        if (!chosen.empty()) wish = asked(chosen);
        c.gap(0.6f);
    }
    c.quiet(v.head);
    c.gap(0.4f);
    what_to_do(ui, c, v, wish);
    c.gap(0.6f);
    if (!v.rows.empty() && side_by_side(ui, c)) {
        Column head = beside_name(ui, c);
        figures_row(ui, head, cells_of(v.rows.front()), RowKind::head);
        c.gap(2.5f);
    }
    for (const auto& row : v.rows) draw_row(ui, c, row, wish);
    foot(c, v, typing, wish);
    if (field_left) typing = before;
    if (top.back && !field_left) wish = {What::show_settings, {}, 0.0};
    c.gap(1.0f);
    ui.end_page(c.bottom());
    return wish;
}

} // namespace screen
