#include "screen/column.h"
#include "screen/roller_screen.h"
#include "screen/settings_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

void draw_bar(Ui& ui, Rect at, float share, Colour colour) {
    ui.fill(at, theme::raised, at.h / 2);
    const float w = std::max(share, 0.0f) * at.w;
    if (w > at.h) ui.fill({at.x, at.y, std::min(w, at.w), at.h}, colour, at.h / 2);
}

void draw_cells(Ui& ui, Column& c, const std::vector<RollerView::Cell>& cells) {
    for (const RollerView::Cell& cell : cells) {
        const Rect words = c.take(1.3f);
        const float half = words.w / 2;
        ui.fitted({words.x, words.y, half, words.h}, cell.name,
                  {.ink = theme::quiet, .valign = 0.5f});
        ui.fitted({words.x + half, words.y, half, words.h}, cell.value,
                  {.weight = Weight::bold, .align = 1.0f, .valign = 0.5f});
        c.gap(0.15f);
        draw_bar(ui, c.take(0.6f), cell.share, cell.known ? theme::green : theme::grey);
        c.gap(0.5f);
    }
}

void live_card(Ui& ui, Column& column, const RollerView& v) {
    column.card([&](Column& c) {
        c.status(v.status.shape, v.status.colour, v.status.headline, v.status.detail);
        if (!v.live) return;
        c.gap(0.8f);
        const Rect big = c.take(4.6f);
        ui.fitted(big, v.force,
                  {.weight = Weight::bold,
                   .px = 4.8f * ui.em(),
                   .ink = v.stale ? theme::quiet : theme::ink,
                   .align = 0.5f,
                   .valign = 0.5f});
        c.gap(0.2f);
        c.words(
            v.rate + ", " + v.age,
            {.px = 0.85f * ui.em(), .ink = v.stale ? theme::orange : theme::quiet, .align = 0.5f});
        c.gap(1.0f);
        draw_cells(ui, c, v.cells);
    });
}

void task_card(Ui& ui, Column& column, const RollerView& v, RollerTyping& typing, Wish& wish) {
    column.card([&](Column& c) {
        c.heading(tr("Set up"));
        if (!v.can_work) {
            c.quiet(tr("As soon as the roller sends samples, you can begin here."));
            c.gap(0.6f);
        }
        const bool calibrating =
            v.task == RollerTask::calibrate_mass || v.task == RollerTask::calibrate_standing;
        if (!v.prompt.empty()) {
            c.text(v.prompt);
            c.gap(0.6f);
        }
        if (v.progress >= 0.0f) {
            draw_bar(ui, c.take(0.8f), v.progress, theme::sky);
            c.gap(0.6f);
        }
        if (v.asks_mass) {
            const bool ended = c.field("load", typing.mass, "kg", 9.0f);
            c.gap(0.6f);
            const bool taken =
                !c.choose({{"take-mass", tr("Take it over"), ButtonKind::primary}}).empty();
            if (ended || taken)
                wish = {
                    What::calibrate_mass, {}, typed_number(typing.mass, 1.0, 300.0).value_or(-1.0)};
            c.gap(0.6f);
        }
        std::vector<Choice> choices;
        if (v.can_take_spot)
            choices.push_back({"take-spot", tr("Take the spot"), ButtonKind::primary});
        if (v.can_accept)
            choices.push_back({"accept", tr("Save in the roller"), ButtonKind::primary});
        if (calibrating || v.progress >= 0.0f)
            choices.push_back({"abort", tr("Leave it"), ButtonKind::quiet});
        else {
            choices.push_back({"self-test", tr("Test (25 s)"), ButtonKind::normal, v.can_work});
            choices.push_back({"tare", tr("Take the zero"), ButtonKind::normal, v.can_work});
            choices.push_back(
                {"calibrate-mass", tr("Calibrate with a mass"), ButtonKind::normal, v.can_work});
            choices.push_back({"calibrate-standing", tr("Calibrate by standing on it"),
                               ButtonKind::normal, v.can_stand});
        }
        const std::string chosen = c.choose(choices);
        if (!v.hint.empty() && !calibrating && v.progress < 0.0f) {
            c.gap(0.6f);
            c.quiet(v.hint);
        }
        if (chosen == "take-spot") wish.what = What::take_spot;
        if (chosen == "accept") wish.what = What::accept_calibration;
        if (chosen == "abort") wish.what = What::abort;
        if (chosen == "self-test") wish.what = What::self_test;
        if (chosen == "tare") wish.what = What::tare;
        if (chosen == "calibrate-mass") wish.what = What::calibrate_mass;
        if (chosen == "calibrate-standing") wish.what = What::calibrate_standing;
    });
}

} // namespace

Wish draw(Ui& ui, const RollerView& v, RollerTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page("roller");
    ui.focus_first(v.asks_mass       ? "load"
                   : v.can_take_spot ? "take-spot"
                   : v.can_accept    ? "accept"
                                     : "");
    PageTop top = page_top(ui, page, tr("Roller"));
    two_columns(
        ui, top.column, 0.5f, [&](Column& c) { live_card(ui, c, v); },
        [&](Column& c) {
            task_card(ui, c, v, typing, wish);
            for (const Status& result : v.results) {
                c.status(result.shape, result.colour, result.headline, result.detail);
                c.gap(0.7f);
            }
        });
    if (top.back) wish.what = What::show_home;
    top.column.gap(1.0f);
    ui.end_page(top.column.bottom());
    return wish;
}

} // namespace screen
