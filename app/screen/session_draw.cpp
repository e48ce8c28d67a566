#include "screen/session_screen.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace screen {
namespace {

using wording::tr;

constexpr double stop_hold_s = 1.0; // long enough that nobody stops by accident

// Where everything stands. Rows in shares of the height; letters for somebody far away fill theirs.
struct Frame {
    Rect bar, title, track, left, right, cue, keys;
};

Frame wide_frame(Rect s) {
    const float side = 0.035f * s.w, gap = 0.03f * s.w, left_w = 0.42f * s.w, y = s.y;
    const float middle = y + 0.28f * s.h, middle_h = 0.5f * s.h;
    const float right_x = s.x + side + left_w + gap;
    return {.bar = {s.x, y, s.w, 0.125f * s.h},
            .title = {s.x + side, y + 0.13f * s.h, s.w - 2 * side, 0.125f * s.h},
            .track = {s.x + side, y + 0.258f * s.h, s.w - 2 * side, 0.013f * s.h},
            .left = {s.x + side, middle, left_w, middle_h},
            .right = {right_x, middle, s.right() - side - right_x, middle_h},
            .cue = {s.x + side, y + 0.79f * s.h, s.w - 2 * side, 0.085f * s.h},
            .keys = {s.x + side, y + 0.883f * s.h, s.w - 2 * side, 0.088f * s.h}};
}

Frame tall_frame(Rect s) { // turned for somebody on the side
    const float side = 0.04f * s.w, w = s.w - 2 * side, x = s.x + side, y = s.y;
    return {.bar = {s.x, y, s.w, 0.085f * s.h},
            .title = {x, y + 0.09f * s.h, w, 0.085f * s.h},
            .track = {x, y + 0.18f * s.h, w, 0.01f * s.h},
            .left = {x, y + 0.2f * s.h, w, 0.34f * s.h},
            .right = {x, y + 0.555f * s.h, w, 0.27f * s.h},
            .cue = {x, y + 0.83f * s.h, w, 0.07f * s.h},
            .keys = {x, y + 0.91f * s.h, w, 0.07f * s.h}};
}

// The figure gets what the numbers leave: below the clock while there are gauges, else the whole
// column, with the clock above the words.
struct Middle {
    Rect clock, figure, right;
};

Middle middle_of(const Frame& f, const SessionView& v, bool tall) {
    const auto upper = [](Rect r, float share) { return Rect{r.x, r.y, r.w, share * r.h}; };
    const auto lower = [](Rect r, float share) {
        return Rect{r.x, r.y + share * r.h, r.w, (1 - share) * r.h};
    };
    if (v.figure.empty() || v.notice) return {f.left, {}, f.right};
    if (v.how || v.next) { // the more words, the smaller the clock
        if (tall) return {upper(f.left, 0.3f), lower(f.left, 0.32f), f.right};
        return {upper(f.right, 0.3f), f.left, lower(f.right, 0.32f)};
    }
    if (v.force || v.pace || tall) return {upper(f.left, 0.47f), lower(f.left, 0.5f), f.right};
    return {upper(f.right, 0.4f), f.left, lower(f.right, 0.43f)};
}

// The letters that have to be read from afar.
float far_letters(const Ui& ui, const SessionView& v) {
    const Rect s = ui.screen();
    const float least = 0.06f, most = 0.118f, h = std::min(s.h, s.w);
    const float high = static_cast<float>(v.capitals) * std::hypot(s.w, s.h);
    return std::clamp(ui.px_for_capitals(Weight::bold, high), least * h, most * h);
}

void draw_bar(Ui& ui, Rect bar, const SessionView& v) {
    const float h = ui.screen().h;
    ui.fill(bar, v.colour);
    const float sign = 0.56f * bar.h, side = 0.035f * bar.w;
    ui.shape(v.shape, {bar.x + side, bar.y + (bar.h - sign) / 2, sign, sign}, theme::dark_ink);
    const Rect word{bar.x + side + sign * 1.4f, bar.y, 0.5f * bar.w, bar.h};
    ui.fitted(
        word, v.phase,
        {.weight = Weight::bold, .px = far_letters(ui, v), .ink = theme::dark_ink, .valign = 0.5f});
    Rect facts{bar.x + 0.64f * bar.w, bar.y + 0.08f * bar.h, 0.36f * bar.w - side, 0.84f * bar.h};
    const Letters small{.weight = Weight::bold,
                        .px = 0.05f * h,
                        .ink = theme::dark_ink,
                        .align = 1.0f,
                        .valign = 0.5f};
    if (!v.place.empty()) {
        ui.fitted({facts.x, facts.y, facts.w, facts.h / 2}, v.place, small);
        facts = {facts.x, facts.y + facts.h / 2, facts.w, facts.h / 2};
    }
    ui.fitted(facts, v.left_of_routine, small);
}

void draw_title(Ui& ui, Rect at, const SessionView& v) {
    const float h = ui.screen().h;
    const Letters big{.weight = Weight::bold, .px = far_letters(ui, v), .valign = 0.5f};
    float right = at.right();
    if (!v.mark.empty()) {
        const Rect badge{at.right() - 0.2f * at.w, at.y + 0.25f * at.h, 0.2f * at.w, 0.5f * at.h};
        ui.outline(badge, theme::orange, badge.h / 2, 0.004f * h);
        ui.fitted(badge.inset(0.3f * badge.h, 0.1f * badge.h), v.mark,
                  {.weight = Weight::bold,
                   .px = 0.04f * h,
                   .ink = theme::orange,
                   .align = 0.5f,
                   .valign = 0.5f});
        right = badge.x - 0.02f * at.w;
    }
    std::string title = v.side.empty() ? v.title : v.title + " – " + v.side;
    if (v.next) title.insert(0, "→ ");
    ui.fitted({at.x, at.y, right - at.x, at.h}, title, big, 2);
}

void draw_time(Ui& ui, const Frame& f, Rect clock, const SessionView& v) {
    ui.clock(clock, v.clock, {.px = 0.5f * ui.screen().h, .align = 0.5f, .valign = 0.5f});
    ui.fitted(f.cue, v.cue,
              {.weight = Weight::bold, .px = far_letters(ui, v), .align = 0.5f, .valign = 0.5f}, 2);
    const float round = f.track.h / 2, done = std::clamp(v.progress, 0.0f, 1.0f) * f.track.w;
    ui.fill(f.track, theme::raised, round);
    if (done > f.track.h) ui.fill({f.track.x, f.track.y, done, f.track.h}, v.colour, round);
}

Colour colour_of(Standing standing) {
    switch (standing) {
    case Standing::in: return theme::green;
    case Standing::care: return theme::orange;
    case Standing::apart:
    case Standing::unknown: return theme::grey;
    }
    return theme::grey;
}

struct GaugeRows {
    Rect words, lane, foot;
};

GaugeRows rows_of(Rect at) {
    return {.words = {at.x, at.y - 0.04f * at.h, at.w, 0.46f * at.h},
            .lane = {at.x, at.y + 0.45f * at.h, at.w, 0.22f * at.h},
            .foot = {at.x, at.y + 0.71f * at.h, at.w, 0.22f * at.h}};
}

// Label left, value right, or what to change there and the value beside the label; below the lane
// what is aimed at.
void draw_words(Ui& ui, const GaugeRows& r, float letters, const std::string& label,
                const std::string& value, std::string_view aim, const std::string& word,
                Standing standing) {
    const float h = ui.screen().h, left = (word.empty() ? 0.4f : 0.56f) * r.words.w;
    const std::string beside = word.empty() ? label : label + "  " + value;
    ui.fitted({r.words.x, r.words.y, left, r.words.h}, beside,
              {.weight = Weight::bold, .px = 0.055f * h, .valign = 0.6f});
    ui.fitted({r.words.x + left, r.words.y, r.words.w - left, r.words.h},
              word.empty() ? value : word,
              {.weight = Weight::bold,
               .px = letters,
               .ink = word.empty() ? theme::ink : colour_of(standing),
               .align = 1.0f,
               .valign = 0.5f});
    ui.fitted(r.foot, aim,
              {.weight = Weight::bold, .px = 0.05f * h, .ink = theme::quiet, .valign = 0.5f});
}

void draw_force(Ui& ui, Rect at, float letters, const ForceGauge& g) {
    const GaugeRows r = rows_of(at);
    draw_words(ui, r, letters, tr("Pressure"), g.value, g.band, g.word, g.standing);
    const float round = 0.3f * r.lane.h;
    ui.fill(r.lane, theme::raised, round);
    if (g.high > g.low)
        ui.fill({r.lane.x + g.low * r.lane.w, r.lane.y, (g.high - g.low) * r.lane.w, r.lane.h},
                mixed(theme::page, theme::green, 0.45), round);
    if (!g.at) return;
    const float w = 0.03f * r.lane.w;
    const float x = r.lane.x + std::clamp(*g.at, 0.0f, 1.0f) * (r.lane.w - w);
    ui.fill({x, r.lane.y - 0.25f * r.lane.h, w, 1.5f * r.lane.h}, colour_of(g.standing), w / 3);
}

void draw_pace(Ui& ui, Rect at, float letters, const PaceGauge& g) {
    const GaugeRows r = rows_of(at);
    const std::string foot = g.source.empty() ? g.target : g.target + "  ·  " + g.source;
    draw_words(ui, r, letters, tr("Pace"), g.value, foot, g.word, g.standing);
    ui.fill(r.lane, theme::raised, r.lane.h / 2);
    const float d = r.lane.h, way = r.lane.w - d;
    const Rect ball{r.lane.x + std::clamp(g.guide, 0.0f, 1.0f) * way, r.lane.y, d, d};
    ui.fill(ball.inset(0.06f * d), theme::ink, d / 2);
    if (!g.own) return;
    const float x = r.lane.x + d / 2 + std::clamp(*g.own, 0.0f, 1.0f) * way;
    // Solid what is measured, hollow what is estimated.
    const float w = (g.estimated ? 0.36f : 0.18f) * d;
    const Rect mark{x - w / 2, r.lane.y - 0.25f * d, w, 1.5f * d};
    if (g.estimated)
        ui.outline(mark, colour_of(g.standing), w / 2, 0.09f * d);
    else
        ui.fill(mark, colour_of(g.standing), w / 2);
}

// One sentence in letters that are read from afar, smaller only where it would not fit.
void draw_how(Ui& ui, Rect at, const How& how, float px) {
    const Colour ink = how.heed ? theme::orange : theme::ink;
    const auto aside = [&] { return how.heed ? 1.3f * px : 0.0f; };
    const auto high = [&] {
        return ui.height_of(at.w - aside(), how.sentence, {.weight = Weight::bold, .px = px});
    };
    while (px > 0.026f * at.h && high() > at.h) px *= 0.96f;
    const float y = at.y + std::max(0.0f, (at.h - high()) / 2);
    if (how.heed)
        ui.shape(Shape::warning, {at.x, y + 0.1f * px, 0.95f * px, 0.95f * px}, theme::orange);
    ui.text({at.x + aside(), y, at.w - aside(), at.bottom() - y}, how.sentence,
            {.weight = Weight::bold, .px = px, .ink = ink});
}

void draw_next(Ui& ui, Rect at, const NextStep& next, float letters) {
    const float h = ui.screen().h;
    ui.fill(at, theme::card, 0.02f * h);
    const Rect in = at.inset(0.035f * h);
    ui.fitted({in.x, in.y, in.w, 0.16f * in.h}, next.position,
              {.weight = Weight::bold, .px = 0.05f * h, .ink = theme::quiet, .valign = 0.5f});
    draw_how(ui, {in.x, in.y + 0.18f * in.h, in.w, 0.82f * in.h}, next.how, letters);
}

void draw_how_card(Ui& ui, Rect at, const How& how, float letters) {
    const float h = ui.screen().h;
    ui.fill(at, theme::card, 0.02f * h);
    draw_how(ui, at.inset(0.03f * h), how, letters);
}

void draw_text_card(Ui& ui, Rect at, std::string_view text) {
    const float h = ui.screen().h;
    ui.fill(at, theme::card, 0.02f * h);
    ui.fitted(at.inset(0.04f * h), text, {.weight = Weight::bold, .px = 0.062f * h, .valign = 0.5f},
              7);
}

Wish draw_notice(Ui& ui, Rect at, const Notice& n) {
    const float h = ui.screen().h;
    ui.fill(at, theme::card, 0.02f * h);
    ui.outline(at, n.colour, 0.02f * h, 0.008f * h);
    const Rect in = at.inset(0.04f * h);
    const float sign = 0.26f * in.h;
    ui.shape(n.shape, {in.x, in.y, sign, sign}, n.colour);
    const float x = in.x + sign * 1.3f;
    ui.fitted({x, in.y, in.right() - x, sign}, n.headline,
              {.weight = Weight::bold, .px = 0.085f * h, .ink = n.colour, .valign = 0.5f}, 2);
    Rect rest{in.x, in.y + sign + 0.06f * in.h, in.w, in.h - sign - 0.06f * in.h};
    if (!n.digits.empty()) {
        ui.clock({rest.x, rest.y, rest.w, 0.55f * rest.h}, n.digits,
                 {.px = 0.3f * h, .ink = n.colour, .align = 0.5f, .valign = 0.5f});
        rest = {rest.x, rest.y + 0.6f * rest.h, rest.w, 0.4f * rest.h};
    }
    Wish wish;
    if (n.offers_unmeasured) {
        const Rect button{rest.x, rest.bottom() - 0.3f * rest.h, rest.w, 0.3f * rest.h};
        if (ui.button("go-on-unmeasured", button, tr("Go on without the roller"),
                      ButtonKind::normal, true, 0.045f * h))
            wish.what = Wish::What::go_on_unmeasured;
        rest.h *= 0.64f;
    }
    ui.fitted(rest, n.explanation, {.weight = Weight::bold, .px = 0.062f * h}, 5);
    return wish;
}

Wish draw_keys(Ui& ui, Rect at, const SessionView& v) {
    using What = Wish::What;
    struct Control {
        const char* id;
        std::string label;
        What wish;
    };
    const std::array<Control, 5> controls{{
        {"back", std::string{"←  "} + tr("Back"), What::back},
        {"pause", v.paused ? tr("Go on (Space)") : tr("Pause (Space)"),
         v.paused ? What::resume : What::pause},
        {"next", std::string{tr("Next step")} + "  →", What::skip},
        {"pain", tr("It hurts (X)"), What::tell_pain},
        {"stop", tr("Stop: hold Esc"), What::none},
    }};
    const float gap = 0.015f * at.w, w = (at.w - 4 * gap) / 5;
    float px = 0.04f * ui.screen().h; // one size for all
    for (const Control& c : controls)
        px = std::min(px, ui.fitting(Rect{0, 0, w, at.h}.inset(0.6f * ui.em(), 0.1f * ui.em()),
                                     c.label, {.weight = Weight::bold, .px = px}, 2)
                              .px);
    Wish wish;
    float x = at.x;
    for (const Control& c : controls) {
        const Rect place{x, at.y, w, at.h};
        if (ui.button(c.id, place, c.label, ButtonKind::normal, true, px) && c.wish != What::none)
            wish.what = c.wish;
        x += w + gap;
    }
    const double held = std::max(ui.held_s(Key::escape), ui.held_button_s("stop"));
    if (held > 0.0) {
        const auto share = static_cast<float>(std::min(held / stop_hold_s, 1.0));
        ui.fill({at.right() - w, at.bottom() - 0.12f * at.h, w * share, 0.12f * at.h},
                theme::vermillion, 0.0f);
    }
    if (held >= stop_hold_s) wish.what = What::stop;
    return wish;
}

Wish by_key(const Ui& ui, const SessionView& v) {
    using What = Wish::What;
    const auto any = [&ui](std::initializer_list<Key> keys) {
        return std::any_of(keys.begin(), keys.end(), [&ui](Key k) { return ui.pressed(k); });
    };
    if (any({Key::space, Key::b, Key::go})) return {v.paused ? What::resume : What::pause, {}, 0.0};
    if (any({Key::right, Key::page_down, Key::n})) return {What::skip, {}, 0.0};
    if (any({Key::left, Key::page_up})) return {What::back, {}, 0.0};
    if (any({Key::f})) return {What::toggle_full_screen, {}, 0.0};
    if (any({Key::r})) return {What::retare, {}, 0.0};
    if (any({Key::w})) return {What::say_again, {}, 0.0};
    if (any({Key::x})) return {What::tell_pain, {}, 0.0};
    if (any({Key::five, Key::enter})) return {What::five_of_ten, {}, 0.0};
    return {};
}

Wish draw_right(Ui& ui, Rect at, const SessionView& v) {
    if (v.notice) return draw_notice(ui, at, *v.notice);
    const float letters = far_letters(ui, v);
    if (v.next) return draw_next(ui, at, *v.next, letters), Wish{};
    if (v.how) return draw_how_card(ui, at, *v.how, letters), Wish{};
    if (!v.pace && !v.force) return draw_text_card(ui, at, v.path), Wish{};
    const float half = 0.5f * at.h;
    if (v.pace) draw_pace(ui, {at.x, at.y, at.w, half}, letters, *v.pace);
    if (v.force) draw_force(ui, {at.x, v.pace ? at.y + half : at.y, at.w, half}, letters, *v.force);
    if (v.path.empty()) return {};
    draw_text_card(ui, {at.x, at.y + half, at.w, half}, v.path);
    return {};
}

// One person, or both ends of the stroke beside or below each other.
void draw_figure(Ui& ui, Rect at, const SessionView& v) {
    if (v.figure.empty()) return;
    const Colour own = v.pace ? colour_of(v.pace->standing) : theme::ink;
    if (v.figure.size() == 1) return ui.figure(at, v.figure.front(), own);
    const figure::Box& e = v.figure.front().extent;
    const float gap = 0.03f * at.w;
    const bool below = e.width() > 1.6 * e.height() && at.h > 0.4f * at.w;
    const float w = below ? at.w : (at.w - gap) / 2, h = below ? (at.h - gap) / 2 : at.h;
    ui.figure({at.x, at.y, w, h}, v.figure[0], own);
    ui.figure({at.right() - w, at.bottom() - h, w, h}, v.figure[1], own);
}

} // namespace

Wish draw(Ui& ui, const SessionView& v) {
    Wish wish = by_key(ui, v);
    const Rect s = ui.begin_page("session");
    const bool tall = s.h > s.w;
    const Frame f = tall ? tall_frame(s) : wide_frame(s);
    const Middle m = middle_of(f, v, tall);
    draw_bar(ui, f.bar, v);
    draw_title(ui, f.title, v);
    draw_time(ui, f, m.clock, v);
    if (m.figure.h > 0.0f) draw_figure(ui, m.figure, v);
    if (const Wish asked = draw_right(ui, m.right, v)) wish = asked;
    if (const Wish asked = draw_keys(ui, f.keys, v)) wish = asked;
    ui.end_page(s.bottom());
    return wish;
}

} // namespace screen
