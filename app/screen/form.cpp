#include "screen/form.h"

#include "screen/column.h"

namespace screen {
namespace {

using Kind = FormItem::Kind;
using What = Wish::What;

Wish asked(std::string what) { return {What::practice, std::move(what), 0.0}; }

// What stands out is what Enter does: while it ends a box, or presses another button, none does.
std::vector<Choice> choices_of(const Ui& ui, const std::vector<FormButton>& buttons) {
    std::vector<Choice> choices;
    for (const FormButton& b : buttons) {
        const bool elsewhere = b.kind == ButtonKind::primary && ui.focus() != b.id;
        choices.push_back({b.id, b.label, elsewhere ? ButtonKind::normal : b.kind, b.enabled});
    }
    return choices;
}

// True: Enter leads on to what comes next.
bool draw_box(Ui& ui, Column& c, const FormItem& item, FormTyping& typing, Wish& wish) {
    FormTyping::Box& box = typing.boxes[item.id];
    if (!box.begun || box.shown != item.value) {
        box.text = box.shown = item.value;
        box.sent.clear();
        box.begun = true;
    }
    if (!item.title.empty()) {
        c.quiet(item.title);
        c.gap(0.2f);
    }
    const bool ended = c.field(item.id, box.text, item.unit, item.ems);
    const bool left = ui.focus() != item.id;
    const bool fresh = box.text != box.shown && box.text != box.sent;
    if ((ended || (left && fresh)) && !wish) {
        box.sent = box.text;
        wish = asked("set:" + item.id + '=' + box.text);
    }
    if (!item.refused.empty() && (!item.told_in_focus || ui.focus() == item.id)) {
        c.gap(0.2f);
        c.status(Shape::warning, theme::orange, item.refused, {});
    }
    c.gap(0.4f);
    return ended && item.enter_goes_on;
}

std::string draw_line(Ui& ui, Column& c, const FormItem& item) {
    const auto choices = choices_of(ui, item.buttons);
    if (item.list.empty()) return c.line(item.title, item.facts, choices);
    const float top = c.bottom(), indent = 1.3f * ui.em();
    Column words{ui, c.x() + indent, top, c.width() - indent};
    const std::string pressed = words.line(item.title, item.facts, choices);
    const Rect row = c.take((words.bottom() - top) / ui.em());
    const auto from = ui.reordered(item.list, item.place, row);
    if (!from) return pressed;
    return item.list + ':' + std::to_string(*from) + ':' + std::to_string(item.place);
}

void draw_place(Ui& ui, Column& c, const FormItem& item) {
    constexpr int most_lines = 3;
    const float sign = 1.3f * ui.em(), indent = 2.0f * ui.em();
    Rect room = c.take(item.ems);
    if (item.refused.empty())
        return ui.fitted(room, item.title, {.px = 0.85f * ui.em(), .ink = theme::quiet},
                         most_lines);
    ui.shape(Shape::warning, {room.x, room.y, sign, sign}, theme::orange);
    room.x += indent;
    room.w -= indent;
    ui.fitted(room, item.refused, {.weight = Weight::bold, .ink = theme::orange}, most_lines);
}

void draw_figure(Ui& ui, Column& c, const FormItem& item, float page_top) {
    if (item.drawing.shapes.empty()) return;
    // One that would lie below the window's edge before anybody scrolls is left out, with its room.
    if (c.bottom() + item.ems * ui.em() - page_top > ui.screen().h) return;
    ui.figure(c.take(item.ems), item.drawing, theme::sky);
    c.gap(0.4f);
}

class Drawing {
  public:
    Drawing(Ui& ui, FormTyping& typing, float page_top, Wish& wish)
        : ui_{ui}, typing_{typing}, page_top_{page_top}, wish_{wish} {}

    void items(Column& c, const std::vector<FormItem>& items) {
        for (const FormItem& item : items) one(c, item);
    }
    void cards(Column& column, const std::vector<FormCard>& cards) {
        for (const FormCard& card : cards)
            column.card([&](Column& c) {
                if (!card.heading.empty()) c.heading(card.heading);
                items(c, card.items);
            });
    }

    bool goes_on() const { return goes_on_; }

  private:
    void one(Column& c, const FormItem& item) {
        switch (item.kind) {
        case Kind::text: c.text(item.title); break;
        case Kind::quiet: c.quiet(item.title); break;
        case Kind::warning: c.status(Shape::warning, theme::orange, item.title, item.facts); break;
        case Kind::done: c.status(Shape::tick, theme::green, item.title, item.facts); break;
        case Kind::line: press(draw_line(ui_, c, item)); break;
        case Kind::buttons: press(c.choose(choices_of(ui_, item.buttons))); break;
        case Kind::box: goes_on_ |= draw_box(ui_, c, item, typing_, wish_); return;
        case Kind::place: draw_place(ui_, c, item); break;
        case Kind::figure: draw_figure(ui_, c, item, page_top_); return;
        }
        c.gap(0.5f);
    }
    void press(const std::string& id) {
        if (!id.empty()) wish_ = asked(id);
    }

    Ui& ui_;
    FormTyping& typing_;
    float page_top_;
    Wish& wish_;
    bool goes_on_ = false;
};

template <class Found> void each_item(const FormView& v, Found found) {
    for (const FormItem& item : v.top) found(item);
    for (const auto* cards : {&v.left, &v.right, &v.below})
        for (const FormCard& card : *cards)
            for (const FormItem& item : card.items) found(item);
}

} // namespace

FormItem form_text(std::string text) {
    FormItem item;
    item.title = std::move(text);
    return item;
}

FormItem form_quiet(std::string text) {
    FormItem item = form_text(std::move(text));
    item.kind = Kind::quiet;
    return item;
}

FormItem form_place(std::string text, bool refused) {
    FormItem item;
    item.kind = Kind::place;
    (refused ? item.refused : item.title) = std::move(text);
    item.ems = 3.4f;
    return item;
}

FormItem form_line(std::string title, std::string facts, std::vector<FormButton> buttons) {
    FormItem item;
    item.kind = Kind::line;
    item.title = std::move(title);
    item.facts = std::move(facts);
    item.buttons = std::move(buttons);
    return item;
}

FormItem form_buttons(std::vector<FormButton> buttons) {
    FormItem item;
    item.kind = Kind::buttons;
    item.buttons = std::move(buttons);
    return item;
}

FormItem form_box(std::string id, std::string title, std::string value, std::string unit,
                  float ems) {
    FormItem item;
    item.kind = Kind::box;
    item.id = std::move(id);
    item.title = std::move(title);
    item.value = std::move(value);
    item.unit = std::move(unit);
    item.ems = ems;
    return item;
}

const FormItem* item_of(const FormView& v, const std::string& id) {
    const FormItem* found = nullptr;
    each_item(v, [&](const FormItem& item) {
        if (item.id == id) found = &item;
        for (const FormButton& b : item.buttons)
            if (b.id == id) found = &item;
    });
    return found;
}

bool offers(const FormView& v, const std::string& id) {
    bool found = false;
    each_item(v, [&](const FormItem& item) {
        for (const FormButton& b : item.buttons) found = found || (b.id == id && b.enabled);
    });
    return found;
}

std::string FormTyping::text(const std::string& id) const {
    const auto found = boxes.find(id);
    return found == boxes.end() ? std::string{} : found->second.text;
}

Wish draw(Ui& ui, const FormView& v, FormTyping& typing) {
    Wish wish;
    const Rect page = ui.begin_page(v.page);
    if (!v.first.empty()) ui.focus_first(v.first);
    PageTop top = page_top(ui, page, v.title);
    Column& c = top.column;
    Drawing drawing{ui, typing, page.y, wish};
    drawing.items(c, v.top);
    if (!v.left.empty() || !v.right.empty())
        two_columns(
            ui, c, 0.5f, [&](Column& column) { drawing.cards(column, v.left); },
            [&](Column& column) { drawing.cards(column, v.right); });
    drawing.cards(c, v.below);
    const bool out_of_box = ui.typing() && ui.pressed(Key::escape); // before the page is left
    if (top.back && !wish && !out_of_box) wish = asked(v.back);
    c.gap(1.0f);
    ui.end_page(c.bottom());
    if (drawing.goes_on()) ui.focus_next(); // not before: the next box would hear this Enter, too
    return wish;
}

} // namespace screen
