#include "screen/column.h"
#include "screen/question_screen.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using wording::tr;
using Choices = std::vector<QuestionView::Choice>;

constexpr float least_row = 4.0f, most_row = 9.0f; // height of a row of choices, ems
constexpr float tightest_row = 1.4f; // of the letters, where large ones leave no room for more

// Letters of what has to be read from afar.
float far_letters(const Ui& ui, double capitals) {
    return std::max(ui.far_letters(capitals), 1.8f * ui.em());
}

// As many side by side as the letters leave room for.
std::size_t beside(const Ui& ui, float width, const Choices& choices, float px) {
    float widest = 0.0f;
    for (const QuestionView::Choice& c : choices)
        widest =
            std::max(widest, ui.width_of(c.label, {.weight = Weight::bold, .px = px}) + 1.2f * px);
    const auto count = static_cast<float>(choices.size());
    for (float rows = 1.0f; rows < count; ++rows) {
        const float in_a_row = std::ceil(count / rows);
        if (in_a_row * widest <= width) return static_cast<std::size_t>(in_a_row);
    }
    return 1;
}

float rows_of(const Choices& choices, std::size_t in_a_row) {
    return static_cast<float>((choices.size() + in_a_row - 1) / in_a_row);
}

struct Sizes {
    std::size_t numbers = 1, others = 1; // side by side
    float rows = 0.0f, px = 0.0f;
    float least_row = 0.0f;          // ems
    float small = 0.0f, foot = 0.0f; // letters below the answers, and the room for them
};

// Bold ones are there in every size.
Letters letters(float px) { return {.weight = Weight::bold, .px = px}; }

float foot_row(const Ui& ui, float small) { return std::max(2.4f * ui.em(), tightest_row * small); }

float foot_height(const Ui& ui, const QuestionView& v, float width, float small) {
    float height = ui.em();
    if (v.skips || v.back) height += foot_row(ui, small) + 0.5f * ui.em();
    if (!v.hint.empty()) height += ui.height_of(width, v.hint, letters(small)) + 0.5f * ui.em();
    return height;
}

float notes_height(const Ui& ui, const std::vector<std::string>& notes, float width, float px) {
    float height = 0.0f;
    for (const std::string& note : notes)
        height += ui.height_of(width, note, letters(px)) + 0.5f * ui.em();
    return height;
}

using Notes = std::vector<std::string>;
constexpr float notes_to_answers = 0.6f; // letters of the notes, at least

// In the largest letters, up to `px`, at which all of it lies within `height`.
Sizes laid_out(const Ui& ui, const QuestionView& v, const Notes& of, float width, float height,
               float px) {
    const float em = ui.em(), smallest = 1.2f * em;
    // What is to be read comes before what is to be pressed: two buttons share a row.
    const bool two = !of.empty() && v.others.size() == 2;
    while (two && px > smallest && beside(ui, width, v.others, px) < 2) px *= 0.92f;
    for (;; px *= 0.92f) {
        Sizes s;
        if (!v.numbers.empty()) s.numbers = beside(ui, width, v.numbers, px);
        if (!v.others.empty()) s.others = beside(ui, width, v.others, px);
        s.rows = rows_of(v.numbers, s.numbers) + rows_of(v.others, s.others);
        s.px = px;
        s.least_row = std::min(least_row, tightest_row * px / em);
        s.small = std::max(1.1f * em, 0.6f * px);
        s.foot = foot_height(ui, v, width, s.small);
        const float answers = s.rows * (s.least_row + 0.5f) * em;
        const float notes = notes_height(ui, of, width, notes_to_answers * px);
        if (px < smallest || notes + answers + s.foot <= height) return s;
    }
}

void draw_rows(Ui& ui, Column& column, const QuestionView& v, const Choices& choices,
               std::size_t in_a_row, float height, float px, Wish& wish) {
    const float em = ui.em(), gap = 0.5f * em;
    for (std::size_t from = 0; from < choices.size(); from += in_a_row) {
        const Rect row = column.take(height);
        const float w =
            (row.w - gap * static_cast<float>(in_a_row - 1)) / static_cast<float>(in_a_row);
        float x = row.x;
        for (std::size_t i = from; i < std::min(from + in_a_row, choices.size()); ++i) {
            const QuestionView::Choice& c = choices[i];
            const bool given = !v.given.empty() && c.id == v.given;
            if (ui.button("answer:" + c.id, {x, row.y, w, row.h}, c.label,
                          given ? ButtonKind::chosen : ButtonKind::normal, true, px))
                wish = {Wish::What::answer, c.id, 0.0};
            x += w + gap;
        }
        column.gap(0.5f);
    }
}

// As large as their words; one below the other where they do not fit side by side.
void draw_foot(Ui& ui, Column& column, const QuestionView& v, const Sizes& s, Wish& wish) {
    const float em = ui.em();
    const bool enter_skips = v.given.empty();
    std::vector<Choice> choices;
    if (v.skips) choices.push_back({"skip", enter_skips ? tr("Skip (Enter)") : tr("Skip (Esc)")});
    if (v.back) choices.push_back({"back", tr("Back (Backspace)")});
    if (!choices.empty()) {
        const Rect row = column.take(foot_row(ui, s.small) / em);
        const float w = (row.w - 0.5f * em) / 2.0f;
        float x = row.x;
        for (const Choice& c : choices) {
            const float own = std::min(w, ui.width_of(c.label, letters(s.small)) + 1.6f * s.small);
            if (ui.button(c.id, {x, row.y, own, row.h}, c.label, ButtonKind::quiet, true, s.small))
                wish = c.id == "back" ? Wish{Wish::What::question_back, {}, 0.0}
                                      : Wish{Wish::What::answer, {}, 0.0};
            x += own + 0.5f * em;
        }
        column.gap(0.5f);
    }
    if (v.skips && ui.pressed(Key::escape)) wish = {Wish::What::answer, {}, 0.0};
    if (v.back && ui.pressed(Key::backspace)) wish = {Wish::What::question_back, {}, 0.0};
    Letters hint = letters(s.small);
    hint.ink = theme::quiet;
    column.words(v.hint, hint);
    column.gap(1.0f);
}

void heed_keys(const Ui& ui, const Choices& choices, Wish& wish) {
    for (const QuestionView::Choice& c : choices)
        if (ui.pressed(c.key) || (c.key == Key::y && ui.pressed(Key::j)) ||
            (c.key == Key::enter && ui.pressed(Key::go)))
            wish = {Wish::What::answer, c.id, 0.0};
}

void heed_remote(const Ui& ui, Wish& wish) {
    if (!ui.pressed(Key::right) && !ui.pressed(Key::page_down)) return;
    const std::string& focus = ui.focus();
    if (focus == "back")
        wish = {Wish::What::question_back, {}, 0.0};
    else
        wish = {Wish::What::answer, focus == "skip" ? "" : focus.substr(focus.find(':') + 1), 0.0};
}

// All of them, or where their letters would be too small to be read from afar the one that has its
// turn; `room`: for all that stands below the question.
Notes notes_of(const Ui& ui, const QuestionView& v, Rect room, float px) {
    constexpr float least = 0.9f; // of the letters wished for
    const auto small = [&] {
        const Sizes s = laid_out(ui, v, v.notes, room.w, room.h, px);
        const float answers = s.foot + s.rows * (s.least_row + 0.5f) * ui.em();
        return answers + notes_height(ui, v.notes, room.w, least * px) > room.h;
    };
    if (v.notes.size() < 2 || !small()) return v.notes;
    const std::size_t turn = v.standing % v.notes.size();
    return {v.notes[turn] + " (" + std::to_string(turn + 1) + "/" + std::to_string(v.notes.size()) +
            ")"};
}

// The notes in the largest letters, up to `px`, at which they leave `below` for the answers.
void draw_notes(const Ui& ui, Column& column, const std::vector<std::string>& notes, float px,
                float below) {
    const float em = ui.em(), bottom = ui.screen().h - below, least = 1.1f * em;
    const auto ends_at = [&](float size) {
        return column.bottom() + notes_height(ui, notes, column.width(), size);
    };
    while (px > least && ends_at(px) > bottom) px *= 0.92f;
    for (const std::string& note : notes) {
        column.words(note, letters(std::max(px, least)));
        column.gap(0.5f);
    }
}

} // namespace

Wish draw(Ui& ui, const QuestionView& v) {
    Wish wish;
    const Rect page = ui.begin_page("question " + v.question);
    ui.own_sideways();
    if (!v.given.empty())
        ui.focus_first("answer:" + v.given);
    else
        ui.focus_first(v.skips ? "skip" : "answer:" + v.others.front().id);
    if (ui.pressed(Key::left) || ui.pressed(Key::page_up)) ui.focus_next();
    const float em = ui.em(), px = far_letters(ui, v.capitals);
    Column column = page_top(ui, page, {}, false).column;
    const Rect room{column.x(), column.bottom(), column.width(), 0.3f * page.h};
    column.words(v.question, ui.fitting(room, v.question, {.weight = Weight::bold, .px = px}, 2));
    column.gap(1.0f);

    const auto left = [&] { return ui.screen().h - (column.bottom() - page.y); };
    const Notes notes = notes_of(ui, v, {0, 0, column.width(), left()}, px);
    const Sizes s = laid_out(ui, v, notes, column.width(), left(), px);
    draw_notes(ui, column, notes, px, s.foot + s.rows * (s.least_row + 0.5f) * em);
    const float height =
        std::clamp((left() - s.foot) / (s.rows * em) - 0.5f, s.least_row, most_row);
    draw_rows(ui, column, v, v.numbers, s.numbers, height, s.px, wish);
    draw_rows(ui, column, v, v.others, s.others, height, s.px, wish);
    draw_foot(ui, column, v, s, wish);
    heed_remote(ui, wish);
    heed_keys(ui, v.numbers, wish);
    heed_keys(ui, v.others, wish);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
