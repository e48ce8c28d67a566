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

// Letters of what has to be read from afar; never so large that the question fills the screen.
float far_letters(const Ui& ui, double capitals) {
    const Rect s = ui.screen();
    const float wished = static_cast<float>(capitals) * std::hypot(s.w, s.h);
    return std::clamp(ui.px_for_capitals(Weight::bold, wished), 1.8f * ui.em(),
                      std::max(1.8f * ui.em(), 0.118f * std::min(s.w, s.h)));
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

struct Answers {
    std::size_t numbers = 1, others = 1; // side by side
    float rows = 0.0f, px = 0.0f;
    float least_row = 0.0f; // ems
};

// In the largest letters, up to `px`, at which all of them lie within `height`.
Answers laid_out(const Ui& ui, const QuestionView& v, float width, float height, float px) {
    const float em = ui.em(), smallest = 1.2f * em;
    for (;; px *= 0.92f) {
        Answers a;
        if (!v.numbers.empty()) a.numbers = beside(ui, width, v.numbers, px);
        if (!v.others.empty()) a.others = beside(ui, width, v.others, px);
        a.rows = rows_of(v.numbers, a.numbers) + rows_of(v.others, a.others);
        a.px = px;
        a.least_row = std::min(least_row, tightest_row * px / em);
        if (px < smallest || a.rows * (a.least_row + 0.5f) * em <= height) return a;
    }
}

void draw_rows(Ui& ui, Column& column, const Choices& choices, std::size_t in_a_row, float height,
               float px, Wish& wish) {
    const float em = ui.em(), gap = 0.5f * em;
    for (std::size_t from = 0; from < choices.size(); from += in_a_row) {
        const Rect row = column.take(height);
        const float w =
            (row.w - gap * static_cast<float>(in_a_row - 1)) / static_cast<float>(in_a_row);
        float x = row.x;
        for (std::size_t i = from; i < std::min(from + in_a_row, choices.size()); ++i) {
            const QuestionView::Choice& c = choices[i];
            if (ui.button("answer:" + c.id, {x, row.y, w, row.h}, c.label, ButtonKind::normal, true,
                          px))
                wish = {Wish::What::answer, c.id, 0.0};
            x += w + gap;
        }
        column.gap(0.5f);
    }
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
    wish = {Wish::What::answer, focus == "skip" ? "" : focus.substr(focus.find(':') + 1), 0.0};
}

// The notes in the largest letters, up to `px`, at which they leave `below` for the answers.
void draw_notes(const Ui& ui, Column& column, const std::vector<std::string>& notes, float px,
                float below) {
    const float em = ui.em(), bottom = ui.screen().h - below, least = 1.1f * em;
    const auto letters = [](float size) { // bold ones are there in every size
        return Letters{.weight = Weight::bold, .px = size};
    };
    const auto ends_at = [&](float size) {
        float y = column.bottom();
        for (const std::string& note : notes)
            y += ui.height_of(column.width(), note, letters(size)) + 0.5f * em;
        return y;
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
    ui.focus_first(v.skips ? "skip" : "answer:" + v.others.front().id);
    if (ui.pressed(Key::left) || ui.pressed(Key::page_up)) ui.focus_next();
    const float em = ui.em(), px = far_letters(ui, v.capitals);
    Column column = page_top(ui, page, {}, false).column;
    const Rect room{column.x(), column.bottom(), column.width(), 0.3f * page.h};
    column.words(v.question, ui.fitting(room, v.question, {.weight = Weight::bold, .px = px}, 2));
    column.gap(1.0f);

    const float foot = (v.skips ? 5.5f : 3.0f) * em;
    const auto left = [&] { return ui.screen().h - foot - (column.bottom() - page.y); };
    const Answers a = laid_out(ui, v, column.width(), left(), px);
    draw_notes(ui, column, v.notes, 0.8f * px, foot + a.rows * (a.least_row + 0.5f) * em);
    const float height = std::clamp(left() / (a.rows * em) - 0.5f, a.least_row, most_row);
    draw_rows(ui, column, v.numbers, a.numbers, height, a.px, wish);
    draw_rows(ui, column, v.others, a.others, height, a.px, wish);

    if (v.skips) {
        column.gap(0.5f);
        if (!column.choose({{"skip", tr("Skip (Enter)"), ButtonKind::quiet}}).empty() ||
            ui.pressed(Key::escape))
            wish = {Wish::What::answer, {}, 0.0};
    }
    heed_remote(ui, wish);
    heed_keys(ui, v.numbers, wish);
    heed_keys(ui, v.others, wish);
    column.gap(0.7f);
    column.words(v.hint, {.px = 1.1f * em, .ink = theme::quiet});
    column.gap(1.0f);
    ui.end_page(column.bottom());
    return wish;
}

} // namespace screen
