#include "screen/ui.h"

#include "screen/draw_shape.h"
#include "screen/looking.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace screen {
namespace {

ImU32 packed(Colour c) { return IM_COL32(c.red, c.green, c.blue, 255); }
ImVec2 corner(Rect r) { return {std::round(r.x), std::round(r.y)}; }
ImVec2 far_corner(Rect r) { return {std::round(r.right()), std::round(r.bottom())}; }
ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

template <class Drawn> const Drawn* last_below(const std::vector<Drawn>& drawn, Rect text) {
    const float x = text.x + text.w / 2, y = text.y + text.h / 2;
    const auto found = std::find_if(drawn.rbegin(), drawn.rend(),
                                    [x, y](const Drawn& d) { return d.at.contains(x, y); });
    return found == drawn.rend() ? nullptr : &*found;
}

} // namespace

void Ui::begin_frame(Rect screen, double seconds) {
    screen_ = screen;
    dt_ = seconds;
    untouched_ += seconds;
    fills_.clear();
    cards_.clear();
    groundless_.clear();
    last_order_ = std::exchange(order_, {});
    typing_ = ImGui::GetIO().WantTextInput;
    for (std::size_t key = 0; key < key_count; ++key)
        held_.at(key) = down_.at(key) ? held_.at(key) + seconds : 0.0;
    step_ = pressed(Key::tab) || pressed(Key::down) ? +1 : 0;
    if (pressed(Key::back_tab) || (pressed(Key::up) && !own_up_)) step_ -= 1;
    own_up_ = false;
    if (step_ != 0) move_focus(step_);
    aside_ = (pressed(Key::right) ? 1 : 0) - (pressed(Key::left) ? 1 : 0);
    if (aside_ != 0 && !own_sideways_) move_aside(aside_);
    own_sideways_ = false;
    seen_ = {};
    focus_arrived_ = focus() != had_focus_;
    had_focus_ = focus();
}

void Ui::end_frame() {
    if (new_page_) { // a key was meant for this page, whose order is known only now
        last_order_ = order_;
        if (step_ != 0) move_focus(step_);
        if (aside_ != 0 && !own_sideways_) move_aside(aside_);
    }
    new_page_ = false;
    for (const std::size_t index : groundless_) {
        TextSeen& text = seen_.texts[index];
        const Drawn* below = last_below(cards_, text.at);
        text.ground = below != nullptr ? below->colour : theme::page;
    }
    struck_ = {};
    focus_moved_ = false;
    follow_focus_ = std::max(follow_focus_ - 1, 0);
}

void Ui::key(const Input& input) {
    const auto key = static_cast<std::size_t>(input.key);
    const bool goes_down = input.kind == Input::Kind::key_down;
    if (goes_down && !down_.at(key)) {
        struck_.at(key) = true;
        held_.at(key) = 0.0;
    }
    down_.at(key) = goes_down;
}

bool Ui::pressed(Key key) const {
    const bool for_the_field = typing_ && key != Key::enter && key != Key::escape &&
                               key != Key::tab && key != Key::back_tab && key != Key::go &&
                               key != Key::f1;
    return !for_the_field && struck_.at(static_cast<std::size_t>(key));
}

double Ui::held_s(Key key) const { return held_.at(static_cast<std::size_t>(key)); }

double Ui::held_button_s(std::string_view id) const {
    const auto found = held_buttons_.find(id);
    return found == held_buttons_.end() ? 0.0 : found->second;
}

// --- focus ------------------------------------------------------------------------------------

void Ui::focus_first(std::string_view id) { first_ = id; }

const std::string& Ui::focus() const {
    const bool there =
        std::find(last_order_.begin(), last_order_.end(), focus_) != last_order_.end();
    return there ? focus_ : first_;
}

void Ui::focus_next() { move_focus(+1); }

void Ui::focus_on(std::string_view id) {
    focus_ = id;
    focus_moved_ = true;
}

void Ui::move_focus(int by) {
    if (last_order_.empty()) return;
    const auto count = static_cast<int>(last_order_.size());
    const auto at = std::find(last_order_.begin(), last_order_.end(), focus());
    const int from = at == last_order_.end() ? (by > 0 ? -1 : count)
                                             : static_cast<int>(at - last_order_.begin());
    focus_ = last_order_.at(static_cast<std::size_t>((from + by + count) % count));
    focus_moved_ = true;
    follow_focus_ = 3;
}

// The nearest one of the same row, else the nearest of what lies wholly on that side.
const std::string* Ui::beside(int by) const {
    const auto drawn = [this](const std::string& id) {
        return std::find_if(seen_.widgets.begin(), seen_.widgets.end(),
                            [&id](const WidgetSeen& w) { return w.id == id; });
    };
    const auto from = drawn(focus());
    if (from == seen_.widgets.end()) return nullptr;
    const std::string* nearest = nullptr;
    float least = 0.0f;
    for (const std::string& id : last_order_) {
        const auto to = drawn(id);
        if (to == seen_.widgets.end() || to == from) continue;
        const Rect &a = from->at, &b = to->at;
        const float across = by > 0 ? b.x - a.right() : a.x - b.right();
        if (across < 0.0f) continue;
        const float apart = std::max({b.y - a.bottom(), a.y - b.bottom(), 0.0f});
        const float far = across + 1000.0f * apart; // another row only where this one ends
        if (nearest != nullptr && far >= least) continue;
        nearest = &id;
        least = far;
    }
    return nearest;
}

// At the end of a row on to the next one, as one reads; never round the page.
void Ui::move_aside(int by) {
    if (const std::string* to = beside(by)) {
        focus_ = *to;
        focus_moved_ = true;
        follow_focus_ = 3;
        return;
    }
    const auto at = std::find(last_order_.begin(), last_order_.end(), focus());
    const bool ends = by > 0 ? at != last_order_.end() && std::next(at) == last_order_.end()
                             : at == last_order_.end() || at == last_order_.begin();
    if (!ends) move_focus(by);
}

void Ui::own_sideways() { own_sideways_ = true; }
void Ui::own_up() { own_up_ = true; }

bool Ui::takes_focus(std::string_view id, Rect at) {
    order_.emplace_back(id);
    const bool here = focus() == id;
    if (here && follow_focus_ > 0) ImGui::SetScrollFromPosY(at.y + at.h / 2 - screen_.y, 0.5f);
    return here;
}

// --- drawing ----------------------------------------------------------------------------------

void Ui::fill(Rect r, Colour colour, float radius) {
    list().AddRectFilled(corner(r), far_corner(r), packed(colour), radius);
    fills_.push_back({r, colour});
}

void Ui::bar(Rect r, Colour colour, float radius) {
    fill(r, colour, radius);
    seen_.bars.push_back({std::min(r.x, r.right()), std::min(r.y, r.bottom()), std::abs(r.w),
                          std::abs(r.h)}); // one turned over is one, too
}

void Ui::card(Rect r, Colour colour, float radius) {
    list().ChannelsSetCurrent(0);
    list().AddRectFilled(corner(r), far_corner(r), packed(colour), radius);
    list().ChannelsSetCurrent(1);
    cards_.push_back({r, colour});
}

void Ui::outline(Rect r, Colour colour, float radius, float thickness) {
    list().AddRect(corner(r), far_corner(r), packed(colour), radius, 0, thickness);
}

void Ui::line(float from_x, float from_y, float to_x, float to_y, float thick, Colour colour) {
    list().AddLine({from_x, from_y}, {to_x, to_y}, packed(colour), std::max(thick, 1.0f));
}

void Ui::columns(Rect room, const std::vector<std::optional<Reach>>& all, Colour colour,
                 bool edges) {
    const float wide = room.w / static_cast<float>(std::max<std::size_t>(all.size(), 1));
    const float thick = std::max(1.0f, 0.08f * em_);
    const auto y_of = [&](float share) {
        return room.bottom() - room.h * std::clamp(share, 0.0f, 1.0f);
    };
    const Reach* before = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Reach* const last = std::exchange(before, all[i] ? &*all[i] : nullptr);
        if (before == nullptr) continue;
        const float x = room.x + static_cast<float>(i) * wide, right = x + std::max(wide, 1.0f);
        if (edges) {
            const Reach& from = last != nullptr ? *last : *before;
            for (const auto side : {&Reach::low, &Reach::high})
                list().AddLine({x, y_of(from.*side)}, {right, y_of(before->*side)}, packed(colour),
                               thick);
            continue;
        }
        const float low = last != nullptr ? std::min(before->low, last->high) : before->low;
        const float high = last != nullptr ? std::max(before->high, last->low) : before->high;
        list().AddRectFilled({x, y_of(high) - thick / 2}, {right, y_of(low) + thick / 2},
                             packed(colour));
    }
}

void Ui::shape(Shape shape, Rect r, Colour colour) {
    const Drawn* below = last_below(fills_, r);
    draw_shape(list(), shape, {r.x + r.w / 2, r.y + r.h / 2}, std::min(r.w, r.h) / 2,
               packed(colour), packed(below != nullptr ? below->colour : theme::card));
}

const Face& Ui::face(const Letters& letters) const {
    return type_.at_most(letters.weight, letters.px > 0.0f ? letters.px : em_);
}

void Ui::see(std::string_view text, Rect at, Rect room, const Letters& letters, float px) {
    const Drawn* below = last_below(fills_, at);
    if (below == nullptr) groundless_.push_back(seen_.texts.size());
    seen_.texts.push_back({std::string{text}, at, room, px, letters.ink,
                           below != nullptr ? below->colour : theme::page});
}

float Ui::px_for_capitals(Weight weight, float high) const {
    const auto& ladder = type_.ladder(weight);
    const auto rung = std::find_if(ladder.begin(), ladder.end(), [high](const Face& f) {
        return f.px * capitals_of_letters >= high;
    });
    return rung == ladder.end() ? ladder.back().px : rung->px;
}

float Ui::far_letters(double capitals) const {
    const float h = std::min(screen_.w, screen_.h);
    const float high = static_cast<float>(capitals) * std::hypot(screen_.w, screen_.h);
    return std::clamp(px_for_capitals(Weight::bold, high), static_cast<float>(smallest_line) * h,
                      static_cast<float>(largest_line) * h);
}

float Ui::width_of(std::string_view text, const Letters& letters) const {
    return extent(face(letters), text).w;
}

float Ui::height_of(float width, std::string_view text, const Letters& letters) const {
    const Face& used = face(letters);
    return static_cast<float>(lines(used, text, width).size()) * used.px;
}

bool Ui::words_fit(float width, std::string_view text, const Letters& letters) const {
    return screen::words_fit(face(letters), text, width);
}

float Ui::text(Rect room, std::string_view text, const Letters& letters) {
    if (text.empty()) return 0.0f;
    const Face& used = face(letters);
    const auto broken = lines(used, text, room.w);
    const float height = static_cast<float>(broken.size()) * used.px;
    if (room.h <= 0.0f) room.h = height;
    float y = std::round(room.y + (room.h - height) * letters.valign);
    const float top = y;
    float left = room.right(), right = room.x; // of the words themselves
    for (std::string_view line : broken) {
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        const float width = extent(used, line).w;
        const float x = std::round(room.x + (room.w - width) * letters.align);
        list().AddText(used.font, used.px, {x, y}, packed(letters.ink), line.data(),
                       line.data() + line.size());
        left = std::min(left, x);
        right = std::max(right, x + width);
        y += used.px;
    }
    see(text, {left, top, right - left, height}, room, letters, used.px);
    return height;
}

Letters Ui::fitting(Rect room, std::string_view text, Letters letters, int most_lines) const {
    const auto& ladder = type_.ladder(letters.weight);
    const float wanted = letters.px > 0.0f ? letters.px : em_;
    for (auto rung = ladder.rbegin(); rung != ladder.rend(); ++rung) {
        letters.px = rung->px;
        if (rung->px > wanted + 0.5f || rung->px > room.h) continue;
        if (!screen::words_fit(*rung, text, room.w)) continue;
        const auto count = static_cast<float>(lines(*rung, text, room.w).size());
        if (count <= static_cast<float>(most_lines) && count * rung->px <= room.h) break;
    }
    return letters;
}

void Ui::fitted(Rect room, std::string_view words, const Letters& letters, int most_lines) {
    text(room, words, fitting(room, words, letters, most_lines));
}

namespace {

float cell_of(const Face& face) {
    float widest = 0.0f;
    for (const char* digit = "0123456789"; *digit != '\0'; ++digit)
        widest = std::max(widest, extent(face, {digit, 1}).w);
    return widest;
}

bool is_sign(char c) { return c == ':' || c == '.' || c == ','; }

float clock_width_in(const Face& face, std::string_view digits) {
    const float cell = cell_of(face);
    float sum = 0.0f;
    for (const char c : digits) sum += cell * (is_sign(c) ? 0.5f : 1.0f);
    return sum;
}

} // namespace

float Ui::clock_width(std::string_view digits, float px) const {
    return clock_width_in(type_.at_most(Weight::digits, px), digits);
}

void Ui::clock(Rect room, std::string_view digits, const Letters& letters) {
    const auto& ladder = type_.ladder(Weight::digits);
    const Face* used = &ladder.front();
    for (auto rung = ladder.rbegin(); rung != ladder.rend(); ++rung) {
        used = &*rung;
        const bool high = rung->px > letters.px + 0.5f || rung->px * digits_of_letters > room.h;
        if (!high && clock_width_in(*rung, digits) <= room.w) break;
    }
    const ImFontGlyph* zero = used->font->FindGlyph('0'); // its box is what the eye centres
    const float scale = used->px / used->font->FontSize;
    const float height = (zero->Y1 - zero->Y0) * scale, cell = cell_of(*used);
    const float width = clock_width_in(*used, digits);
    const float y = std::round(room.y + (room.h - height) * letters.valign);
    float x = std::round(room.x + (room.w - width) * letters.align);
    see(digits, {x, y, width, height}, room, letters, used->px);
    for (const char& c : digits) {
        const float room_for_it = cell * (is_sign(c) ? 0.5f : 1.0f);
        const float own = extent(*used, {&c, 1}).w;
        list().AddText(used->font, used->px,
                       {std::round(x + (room_for_it - own) / 2), y - zero->Y0 * scale},
                       packed(letters.ink), &c, &c + 1);
        x += room_for_it;
    }
}

} // namespace screen
