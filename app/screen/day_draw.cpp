#include "screen/column.h"
#include "screen/day_screen.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using What = Wish::What;
using wording::tr;

constexpr float row_ems = 1.9f;

// The lanes below one another, names on the left, the day on the right.
class Chart {
  public:
    Chart(Ui& ui, Column& c, const DayView& v)
        : ui_{&ui}, c_{&c}, v_{&v}, em_{ui.em()}, names_{0.3f * c.width()}, x_{c.x() + names_},
          w_{c.width() - names_} {}

    void draw() {
        hours();
        const float top = c_->bottom();
        const auto rows = static_cast<float>(v_->lanes.size() + v_->pairs.size());
        const float height = rows * row_ems * em_;
        for (const auto& hour : v_->hours) upright(hour.at, top, height, theme::raised);
        for (const auto& pair : v_->pairs)
            ui_->fill({at(pair.from), top, at(pair.until) - at(pair.from), height}, theme::raised);
        if (v_->now) upright(*v_->now, top, height, theme::quiet);
        for (const auto& lane : v_->lanes) draw(lane);
        for (const auto& pair : v_->pairs) draw(pair);
    }

  private:
    float at(double share) const { return x_ + static_cast<float>(share) * w_; }

    void upright(double share, float top, float height, Colour colour) {
        ui_->fill({at(share) - 0.04f * em_, top, 0.08f * em_, height}, colour);
    }

    // The first and the last stand inside.
    void hours() {
        const Rect row = c_->take(1.3f);
        const float w = 3.0f * em_;
        for (const auto& hour : v_->hours)
            ui_->fitted({at(hour.at) - static_cast<float>(hour.at) * w, row.y, w, row.h},
                        hour.label,
                        {.px = 0.8f * em_,
                         .ink = theme::quiet,
                         .align = static_cast<float>(hour.at),
                         .valign = 0.5f});
    }

    void draw(const DayView::Lane& lane) {
        const Rect row = c_->take(row_ems);
        ui_->fitted({row.x, row.y, names_ - 0.6f * em_, row.h}, lane.name, {.valign = 0.5f}, 2);
        const float middle = row.y + row.h / 2;
        ui_->fill({x_, middle - 0.03f * em_, w_, 0.06f * em_}, theme::line);
        const Colour colour = lane.magnesium ? theme::sky : theme::grey;
        for (const auto& mark : lane.marks) draw(mark, middle, colour);
    }

    // What lasts is a bar, a moment a dot; a ring is planned, or as usual.
    void draw(const DayView::Mark& mark, float middle, Colour colour) {
        const float dot = 0.9f * em_;
        if (mark.until > mark.from) {
            const float width = std::max(at(mark.until) - at(mark.from), 0.35f * em_);
            ui_->fill({at(mark.from), middle - 0.35f * em_, width, 0.7f * em_}, colour,
                      0.15f * em_);
            return;
        }
        const Rect place{at(mark.from) - dot / 2, middle - dot / 2, dot, dot};
        if (mark.open)
            ui_->shape(Shape::ring, place, colour);
        else
            ui_->fill(place, colour, dot / 2);
    }

    void draw(const DayView::Pair& pair) {
        const Rect row = c_->take(row_ems);
        const float sign = 1.2f * em_, middle = row.y + row.h / 2;
        ui_->shape(Shape::warning, {row.x, middle - sign / 2, sign, sign}, theme::orange);
        ui_->fitted({row.x + 1.6f * em_, row.y, names_ - 2.2f * em_, row.h},
                    pair.number + ": " + pair.apart, {.weight = Weight::bold, .valign = 0.5f}, 2);
        const float width = std::max(at(pair.until) - at(pair.from), 0.3f * em_);
        ui_->fill({at(pair.from), middle - 0.12f * em_, width, 0.24f * em_}, theme::orange,
                  0.12f * em_);
        for (const double end : {pair.from, pair.until})
            ui_->fill({at(end) - 0.15f * em_, middle - 0.5f * em_, 0.3f * em_, em_}, theme::orange);
    }

    Ui* ui_;
    Column* c_;
    const DayView* v_;
    float em_, names_, x_, w_;
};

void chart_card(Ui& ui, Column& column, const DayView& v) {
    column.card([&](Column& c) {
        Chart{ui, c, v}.draw();
        c.gap(0.5f);
        c.quiet(v.lines.empty() ? tr("Nothing is noted or planned.")
                                : tr("A dot or a bar is noted, a ring is planned or as usual. A "
                                     "triangle stands where two are closer together than tables "
                                     "name: ask about it."));
    });
}

// True: what articles say of medicines is to be looked up.
bool pairs_card(Column& column, const DayView& v) {
    if (v.to_ask.empty()) return false; // nothing is known of this day
    bool look = false;
    column.card([&](Column& c) {
        c.heading(v.to_ask);
        if (v.pairs.empty()) c.quiet(tr("Only what is noted or planned is looked at."));
        for (const auto& pair : v.pairs) {
            c.status(Shape::warning, theme::orange, pair.number + ": " + pair.apart, pair.sentence);
            c.gap(0.5f);
        }
        for (const std::string& note : v.notes) {
            c.gap(0.3f);
            c.quiet(note);
        }
        c.gap(0.5f);
        look = !c.choose({{"claims", tr("What the articles say"), ButtonKind::quiet}}).empty();
    });
    return look;
}

void lines_card(Column& column, const DayView& v) {
    if (v.lines.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("In order of time"));
        for (const auto& line : v.lines) {
            const std::string words = line.when + "  " + line.what;
            if (line.open)
                c.quiet(words);
            else
                c.text(words);
            c.gap(0.3f);
        }
    });
}

} // namespace

Wish draw(Ui& ui, const DayView& v) {
    Wish wish;
    const Rect page = ui.begin_page("day");
    ui.own_sideways();
    const float em = ui.em(), width = std::min(page.w - 2.4f * em, 62.0f * em);
    Column column{ui, page.x + (page.w - width) / 2, page.y + 1.0f * em, width};
    ui.focus_first("back");
    const std::string back = std::string{"←  "} + tr("Back");
    const std::string chosen =
        column.choose({{"back", back, ButtonKind::quiet},
                       {"day-before", tr("Day before"), ButtonKind::quiet},
                       {"day-after", tr("Day after"), ButtonKind::quiet, !v.day_after.empty()},
                       {"intakes", tr("Note what was taken (N)"), ButtonKind::quiet},
                       {"naps", tr("Sleep by day (S)"), ButtonKind::quiet},
                       {"laboratory", tr("Laboratory (L)"), ButtonKind::quiet}});
    column.gap(0.6f);
    column.title(v.title);
    chart_card(ui, column, v);
    two_columns(
        ui, column, 0.5f,
        [&](Column& c) {
            if (pairs_card(c, v)) wish = {What::show_claims, "medicines", 0.0};
        },
        [&](Column& c) { lines_card(c, v); });
    if (chosen == "back" || column.escaped() || ui.pressed(Key::t))
        wish = {What::show_morning, v.day, 0.0};
    if (chosen == "day-before" || ui.pressed(Key::left)) wish = {What::show_day, v.day_before, 0.0};
    if (!v.day_after.empty() && (chosen == "day-after" || ui.pressed(Key::right)))
        wish = {What::show_day, v.day_after, 0.0};
    if (chosen == "intakes" || ui.pressed(Key::n)) wish = {What::show_intakes, v.day, 0.0};
    if (chosen == "naps" || ui.pressed(Key::s)) wish = {What::practice, "naps", 0.0};
    if (chosen == "laboratory" || ui.pressed(Key::l)) wish = {What::practice, "laboratory", 0.0};
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
