#include "screen/column.h"
#include "screen/sheet_screen.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>

namespace screen {
namespace {

using What = Wish::What;
using Box = SheetView::Box;
using Kind = SheetView::Kind;
using Row = SheetView::Row;
using State = Box::State;
using wording::tr;

constexpr float row_em = 1.75f, box_em = 3.2f, days_em = 2.6f;
constexpr const char* in_words = "in-words";

constexpr std::array keys{Key::zero, Key::one,   Key::two,       Key::three, Key::four,
                          Key::five, Key::six,   Key::seven,     Key::eight, Key::nine,
                          Key::plus, Key::minus, Key::left,      Key::right, Key::enter,
                          Key::go,   Key::del,   Key::backspace, Key::y,     Key::j,
                          Key::n,    Key::l,     Key::r,         Key::b,     Key::m};

std::string id_of(const std::string& row) { return "row-" + row; }

class Grid {
  public:
    Grid(Ui& ui, Column& c, const SheetView& v, SheetTyping& typing)
        : ui_{&ui}, c_{&c}, v_{&v}, typing_{&typing}, em_{ui.em()}, names_{std::clamp(
                                                                        0.24f * c.width(),
                                                                        7.0f * em_, 15.0f * em_)} {
        const auto room = static_cast<int>((c.width() - names_) / (box_em * em_));
        const int all = static_cast<int>(v.days.size());
        seen_ = static_cast<std::size_t>(room >= all ? all : room >= 7 ? 7 : std::max(room, 1));
        first_ = typing.day / seen_ * seen_;
        wide_ = (c.width() - names_) / static_cast<float>(seen_);
    }

    void draw() {
        follow_focus();
        for (const Row& row : v_->rows) {
            if (!row.title.empty()) heading(row.title);
            if (any_open(row)) draw(row);
        }
    }

  private:
    // Whoever goes to another row by the arrows, Tab or the pointer leaves what was in hand there.
    void follow_focus() {
        if (typing_->row.empty() && !v_->rows.empty()) typing_->row = v_->rows.front().word;
        for (const Row& row : v_->rows)
            if (ui_->focus() == id_of(row.word) && row.word != typing_->row)
                go_to(*typing_, *v_, row.word, typing_->day);
    }
    bool any_open(const Row& row) const {
        for (std::size_t day = 0; day < v_->days.size(); ++day)
            if (open(*v_, *typing_, row, day)) return true;
        return false;
    }

    Rect box_at(Rect row, std::size_t day) const {
        return {row.x + names_ + static_cast<float>(day - first_) * wide_, row.y, wide_, row.h};
    }

    void heading(const std::string& title) {
        c_->gap(0.5f);
        c_->words(title, {.weight = Weight::bold});
        const Rect row = c_->take(days_em);
        for (std::size_t day = first_; day < first_ + seen_ && day < v_->days.size(); ++day) {
            const auto& one = v_->days[day];
            const Rect at = box_at(row, day).inset(0.1f * em_, 0.0f);
            const bool here = day == typing_->day;
            const Letters letters{.weight = here ? Weight::bold : Weight::regular,
                                  .px = 0.8f * em_,
                                  .ink = here ? theme::ink : theme::quiet,
                                  .align = 0.5f,
                                  .valign = 0.5f};
            ui_->fitted({at.x, at.y, at.w, at.h / 2}, one.weekday, letters);
            ui_->fitted({at.x, at.y + at.h / 2, at.w, at.h / 2}, one.date, letters);
        }
    }

    void draw(const Row& row) {
        const Rect at = c_->take(row_em);
        const Rect boxes{at.x + names_, at.y, at.w - names_, at.h};
        const bool focused = ui_->drawing(id_of(row.word), boxes);
        const float inset = row.belongs.empty() ? 0.3f : 1.0f;
        ui_->fitted({at.x + inset * em_, at.y, names_ - (inset + 0.4f) * em_, at.h}, row.name,
                    {.px = 0.85f * em_, .valign = 0.5f}, 2);
        const bool in_hand = row.word == typing_->row;
        for (std::size_t day = first_; day < first_ + seen_ && day < v_->days.size(); ++day)
            if (open(*v_, *typing_, row, day))
                draw(row, day, box_at(at, day).inset(0.1f * em_, 0.12f * em_),
                     in_hand && day == typing_->day);
        if (in_hand) below(row);
        if (focused && !ui_->typing()) hear();
    }

    void draw(const Row& row, std::size_t day, Rect at, bool in_hand) {
        const Box& box = row.boxes[day];
        const bool coming = in_hand && !typing_->in_hand.empty();
        ui_->fill(at, in_hand ? theme::line : theme::raised, 0.25f * em_);
        if (in_hand) ui_->outline(at, theme::ink, 0.25f * em_, 0.1f * em_);
        if (!coming && box.state == State::refused)
            ui_->outline(at, theme::orange, 0.25f * em_, 0.14f * em_);
        const bool kept = coming || box.state == State::kept;
        const bool typed = kept || box.state == State::waits;
        const std::string text = coming ? typing_->in_hand : box.text;
        if (!text.empty())
            ui_->fitted(at.inset(0.15f * em_, 0.0f), text,
                        {.weight = kept ? Weight::bold : Weight::regular,
                         .px = 0.95f * em_,
                         .ink = typed                         ? theme::ink
                                : box.state == State::refused ? theme::orange
                                                              : theme::quiet,
                         .align = 0.5f,
                         .valign = 0.5f});
        if (ui_->touch("box-" + row.word + "-" + std::to_string(day), at) == Ui::Touch::clicked) {
            go_to(*typing_, *v_, row.word, day);
            ui_->focus_on(id_of(row.word));
        }
    }

    // What is to be written there, and of the day in hand what there is to know.
    void below(const Row& row) {
        const auto& day = v_->days[typing_->day];
        std::string text = day.weekday + ' ' + day.date + ": " + row.how;
        if (!text.ends_with('.')) text += '.';
        if (!day.noted.empty()) text.append(" ").append(day.noted);
        c_->gap(0.15f);
        c_->quiet(text);
        for (const auto& refused : v_->refused)
            if (refused.row == row.word && refused.day == typing_->day)
                c_->status(Shape::warning, theme::orange, refused.why, {});
        if (row.kind == Kind::text) in_a_field(row);
        c_->gap(0.35f);
    }

    void in_a_field(const Row& row) {
        if (ui_->focus() == id_of(row.word)) ui_->focus_on(in_words);
        std::string text = row.boxes[typing_->day].text;
        if (const auto* typed = entering::written(typing_->cells, row.word, typing_->day))
            text = *typed;
        const bool ended = c_->field(in_words, text, {}, 16.0f);
        if (text != row.boxes[typing_->day].text) type(*typing_, *v_, text);
        if (!ended) return;
        press(*typing_, *v_, Key::enter);
        if (typing_->row != row.word) ui_->focus_on(id_of(typing_->row));
    }

    void hear() {
        const std::string row = typing_->row;
        for (const Key one : keys)
            if (ui_->pressed(one)) press(*typing_, *v_, one);
        if (typing_->row != row) ui_->focus_on(id_of(typing_->row));
    }

    Ui* ui_;
    Column* c_;
    const SheetView* v_;
    SheetTyping* typing_;
    float em_, names_, wide_ = 0.0f;
    std::size_t first_ = 0, seen_ = 0; // of the days
};

void refused_card(Column& column, const SheetView& v) {
    if (v.refused.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Not kept"));
        for (const auto& one : v.refused) {
            c.status(Shape::warning, theme::orange, one.where, one.why);
            c.gap(0.4f);
        }
    });
}

void said_card(Column& column, const SheetView& v) {
    if (v.said.empty()) return;
    column.card([&](Column& c) {
        c.heading(tr("Please read this"));
        for (const auto& text : v.said) {
            c.status(Shape::warning, theme::orange, text, {});
            c.gap(0.4f);
        }
    });
}

Wish from_when(Ui& ui, Column& column, const SheetView& v) {
    const std::string chosen =
        column.choose({{"earlier", tr("Begins a day earlier"), ButtonKind::quiet},
                       {"later", tr("Begins a day later"), ButtonKind::quiet, !v.later.empty()},
                       {"print", tr("A sheet to print (P)"), ButtonKind::quiet}});
    if (chosen == "print" || (!ui.typing() && ui.pressed(Key::p)))
        return {What::practice, "print", 0.0};
    if (chosen == "earlier" || ui.pressed(Key::page_up)) return {What::show_sheet, v.earlier, 0.0};
    if (!v.later.empty() && (chosen == "later" || ui.pressed(Key::page_down)))
        return {What::show_sheet, v.later, 0.0};
    return {};
}

} // namespace

Wish draw(Ui& ui, const SheetView& v, SheetTyping& typing) {
    const Rect page = ui.begin_page("sheet");
    const float em = ui.em(), width = std::min(page.w - 2.4f * em, 70.0f * em);
    Column column{ui, page.x + (page.w - width) / 2, page.y + 1.0f * em, width};
    ui.focus_first(id_of(typing.row.empty() ? v.rows.front().word : typing.row));
    const std::string back = std::string{"←  "} + tr("Back");
    const bool leaves = !column.choose({{"back", back, ButtonKind::quiet}}).empty();
    if (leaves || column.escaped()) {
        go_to(typing, v, typing.row, typing.day); // what is in hand is told
        typing.leaving = true;
    }
    column.gap(0.4f);
    column.title(tr("The paper sheet"));
    column.quiet(v.title);
    column.gap(0.4f);
    if (!v.trouble.empty()) {
        column.status(Shape::warning, theme::orange, v.trouble, {});
        column.gap(0.4f);
    }
    Wish wish = from_when(ui, column, v);
    if (wish) go_to(typing, v, typing.row, typing.day);
    Grid{ui, column, v, typing}.draw();
    column.gap(0.5f);
    if (!v.state.empty()) column.quiet(v.state);
    column.gap(0.3f);
    refused_card(column, v);
    said_card(column, v);
    if (typing.leaving && !typing.touched) wish = {What::show_morning, {}, 0.0};
    const bool kept_on_the_way = wish.what == What::practice; // of what is in hand
    if (typing.touched && !kept_on_the_way) wish = {What::keep_sheet, {}, 0.0};
    column.gap(1.0f);
    ui.end_page(column.bottom(), false);
    return wish;
}

} // namespace screen
