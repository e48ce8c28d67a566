#include "screen/column.h"

#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {

void Column::words(std::string_view text, const Letters& letters) {
    if (text.empty()) return;
    const float height = ui_->height_of(w_, text, letters);
    ui_->text({x_, y_, w_, height}, text, letters);
    y_ += height;
}

void Column::title(std::string_view text) {
    Letters letters{.weight = Weight::bold, .px = 1.9f * ui_->em()};
    letters = ui_->fitting({x_, y_, w_, 4.0f * ui_->em()}, text, letters, 2);
    words(text, letters);
    gap(0.6f);
}

void Column::heading(std::string_view text) {
    words(text, ui_->fitting({x_, y_, w_, 3.0f * ui_->em()}, text,
                             {.weight = Weight::bold, .px = 1.2f * ui_->em()}, 2));
    gap(0.4f);
}

void Column::text(std::string_view text) { words(text, {}); }

void Column::quiet(std::string_view text) {
    words(text, {.px = 0.85f * ui_->em(), .ink = theme::quiet});
}

void Column::status(Shape shape, Colour colour, std::string_view headline,
                    std::string_view detail) {
    const float em = ui_->em(), sign = 1.3f * em, indent = 2.0f * em;
    ui_->shape(shape, {x_, y_, sign, sign}, colour);
    Column beside{*ui_, x_ + indent, y_ + 0.1f * em, w_ - indent};
    beside.words(headline, {.weight = Weight::bold, .ink = colour});
    beside.gap(0.25f);
    beside.quiet(detail);
    y_ = std::max(beside.bottom(), y_ + sign);
}

std::vector<Rect> Column::places_of(const std::vector<Choice>& choices) const {
    const float em = ui_->em(), gap = 0.7f * em;
    float height = 2.3f * em, x = x_, y = y_;
    std::vector<Rect> places;
    for (const Choice& c : choices) {
        const float size = c.large ? 1.5f * em : em;
        if (c.large) height = 3.4f * em;
        const float wanted =
            ui_->width_of(c.label, {.weight = Weight::bold, .px = size}) + 2.4f * size;
        const float width = std::min(std::max(wanted, 4.5f * em), w_);
        if (!places.empty() && x + width > x_ + w_) {
            x = x_;
            y += height + gap;
            height = 2.3f * em;
        }
        places.push_back({x, y, width, height});
        x += width + gap;
    }
    return places;
}

float Column::height_of(const std::vector<Choice>& choices) const {
    return choices.empty() ? 0.0f : places_of(choices).back().bottom() - y_;
}

std::string Column::choose(const std::vector<Choice>& choices) {
    const auto places = places_of(choices);
    std::string chosen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& c = choices[i];
        const float size = c.large ? 1.5f * ui_->em() : ui_->em();
        if (ui_->button(c.id, places[i], c.label, c.kind, c.enabled, size)) chosen = c.id;
    }
    if (!places.empty()) y_ = places.back().bottom();
    return chosen;
}

std::string Column::line(std::string_view title, std::string_view facts,
                         const std::vector<Choice>& choices) {
    const float em = ui_->em(), top = y_, gap = 0.7f * em, h = 2.3f * em;
    const auto width_of = [&](const Choice& c) {
        return ui_->width_of(c.label, {.weight = Weight::bold}) + 2.4f * em;
    };
    float wanted = -gap;
    for (const Choice& c : choices) wanted += width_of(c) + gap;
    const bool beside = w_ - wanted > 12.0f * em;
    Column words{*ui_, x_, y_, beside ? w_ - std::max(wanted, 0.0f) - em : w_};
    words.words(title, {.weight = Weight::bold});
    words.gap(0.15f);
    words.quiet(facts);
    if (!beside) {
        y_ = words.bottom() + 0.4f * em;
        return choose(choices);
    }
    std::string chosen;
    float x = x_ + w_ - wanted;
    const float y = std::max(top, (top + words.bottom() - h) / 2);
    for (const Choice& c : choices) {
        if (ui_->button(c.id, {x, y, width_of(c), h}, c.label, c.kind, c.enabled)) chosen = c.id;
        x += width_of(c) + gap;
    }
    y_ = choices.empty() ? words.bottom() : std::max(words.bottom(), y + h);
    return chosen;
}

std::string Column::paper(bool letter) {
    const auto kind = [](bool on) { return on ? ButtonKind::chosen : ButtonKind::normal; };
    return choose({{"a4", "A4", kind(!letter)}, {"letter", "Letter", kind(letter)}});
}

std::string Column::toggles(std::string_view name, const std::vector<Toggle>& list) {
    const float em = ui_->em(), gap = 0.5f * em, h = 2.1f * em;
    float widest = 0.0f;
    for (const Toggle& t : list)
        widest = std::max(widest, ui_->width_of(t.label, {.weight = Weight::bold}) + 3.4f * em);
    const float wanted = (widest + gap) * static_cast<float>(list.size()) - gap;
    const bool beside = w_ - wanted > 8.0f * em;
    const float named = beside ? ui_->height_of(w_ - wanted - gap, name, {}) : 0.0f;
    if (beside)
        ui_->text({x_, y_ + std::max(0.0f, (h - named) / 2), w_ - wanted - gap, 0.0f}, name, {});
    else
        words(name, {});
    float x = beside ? x_ + w_ - wanted : x_;
    const float width = std::min(widest, (w_ + gap) / static_cast<float>(list.size()) - gap);
    std::string pressed;
    for (const Toggle& t : list) {
        if (ui_->toggle(t.id, {x, y_, width, h}, t.label, t.on)) pressed = t.id;
        x += width + gap;
    }
    y_ += std::max(h, named);
    return pressed;
}

bool Column::escaped() const { return ui_->pressed(Key::escape); }

void Column::table_head(const std::vector<Cell>& cells) {
    if (!wide()) return;
    std::vector<Cell> labels = cells;
    const float em = ui_->em();
    float sum = 0.0f, x = x_;
    for (const Cell& c : labels) sum += c.share;
    for (const Cell& c : labels) {
        const float width = w_ * c.share / sum;
        ui_->fitted({x, y_, width - 0.5f * em, 1.3f * em}, c.label,
                    {.px = 0.85f * em, .ink = theme::quiet, .align = c.align, .valign = 0.5f});
        x += width;
    }
    y_ += 1.6f * em;
}

void Column::row(const std::vector<Cell>& cells) {
    const float em = ui_->em();
    if (!wide()) {
        for (const Cell& c : cells) {
            if (c.value == "–") continue;
            const bool alone = c.label.empty() || c.strong;
            words(alone ? c.value : c.label + ": " + c.value,
                  {.weight = c.strong ? Weight::bold : Weight::regular});
        }
        gap(0.6f);
        return;
    }
    float sum = 0.0f, x = x_;
    for (const Cell& c : cells) sum += c.share;
    for (const Cell& c : cells) {
        const float width = w_ * c.share / sum;
        ui_->fitted(
            {x, y_, width - 0.5f * em, 1.7f * em}, c.value,
            {.weight = c.strong ? Weight::bold : Weight::regular, .align = c.align, .valign = 0.5f},
            2);
        x += width;
    }
    y_ += 1.9f * em;
}

bool Column::field(std::string_view id, std::string& buffer, std::string_view unit, float ems,
                   bool hidden) {
    const float width = std::min(ems * ui_->em(), w_);
    const bool ended = ui_->field(id, {x_, y_, width, 2.3f * ui_->em()}, buffer, unit, hidden);
    gap(2.3f);
    return ended;
}

Rect Column::take(float ems) {
    const Rect place{x_, y_, w_, ems * ui_->em()};
    gap(ems);
    return place;
}

void Column::card(const std::function<void(Column&)>& content, Colour colour) {
    const float pad = 1.1f * ui_->em();
    Column inside{*ui_, x_ + pad, y_ + pad, w_ - 2 * pad};
    content(inside);
    ui_->card({x_, y_, w_, inside.bottom() + pad - y_}, colour, 0.6f * ui_->em());
    y_ = inside.bottom() + pad;
    gap(0.9f);
}

PageTop page_top(Ui& ui, Rect page, std::string_view title, bool with_back) {
    const float em = ui.em();
    const float width = std::min(page.w - 2.4f * em, 62.0f * em);
    PageTop top{Column{ui, page.x + (page.w - width) / 2, page.y + 1.4f * em, width}};
    if (with_back) {
        const std::string label = std::string{"←  "} + wording::tr("Back");
        top.back = !top.column.choose({{"back", label, ButtonKind::quiet}}).empty();
        top.back |= ui.pressed(Key::escape);
        top.column.gap(0.9f);
    }
    top.column.title(title);
    return top;
}

void two_columns(Ui& ui, Column& all, float left_share, const std::function<void(Column&)>& left,
                 const std::function<void(Column&)>& right) {
    const float em = ui.em(), gap = 1.2f * em;
    const bool wide = all.width() > 44.0f * em;
    const float left_w = wide ? (all.width() - gap) * left_share : all.width();
    Column first{ui, all.x(), all.bottom(), left_w};
    left(first);
    Column second =
        wide ? Column{ui, all.x() + left_w + gap, all.bottom(), all.width() - gap - left_w} : first;
    right(second);
    all = Column{ui, all.x(), std::max(first.bottom(), second.bottom()), all.width()};
}

} // namespace screen
