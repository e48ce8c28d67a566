#include "screen/session_screen.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace screen {
namespace {

using wording::tr;

constexpr double stop_hold_s = 1.0; // long enough that nobody stops by accident
constexpr double hands_for_s = 5.0; // buttons stay so long after the last touch

struct Heading {
    std::string title, state;
};

// Where everything stands: the band of the state with the step in it, below it the rest.
struct Frame {
    Rect band, sign, title, state, track, body, keys;
    Heading heading;
    float letters = 0.0f, timer = 0.0f; // of everything that is read from afar, and of the clock
    bool tall = false, hands = false;

    float gap() const { return 0.2f * letters; }
    float clock_height() const { return digits_of_letters * timer; }
};

Letters bold(float px, Colour ink = theme::ink) {
    return {.weight = Weight::bold, .px = px, .ink = ink, .valign = 0.5f};
}

Rect upper(Rect r, float h) { return {r.x, r.y, r.w, h}; }
Rect below(Rect r, float h) { return {r.x, r.y + h, r.w, r.h - h}; }

// The side stands beside the title where both have room, else beside the state.
Heading heading_of(const Ui& ui, const SessionView& v, float width, float letters) {
    const auto has_room = [&](const std::string& words) {
        return ui.width_of(words, bold(letters)) <= width;
    };
    Heading h{(v.next ? "→ " : "") + v.title, v.phase};
    const std::string whole = v.side.empty() ? h.title : h.title + " – " + v.side;
    if (has_room(whole) || !has_room(h.title))
        h.title = whole;
    else
        h.state = v.side + " · " + v.phase;
    const std::string placed = v.next ? h.state + ": " + v.next->position : std::string{};
    if (v.next && !v.next->position.empty() && has_room(placed)) h.state = placed;
    return h;
}

Frame frame_of(const Ui& ui, const SessionView& v) {
    const Rect s = ui.screen();
    Frame f;
    f.tall = s.h > s.w;
    f.letters = ui.far_letters(v.capitals);
    f.timer = ui.px_for_capitals(Weight::digits, static_cast<float>(timer_to_capitals) *
                                                     capitals_of_letters * f.letters);
    const float side = 0.022f * s.w, pad = 0.04f * f.letters;
    const float sign = (f.tall ? 0.9f : 1.2f) * f.letters;
    f.title = {s.x + 1.6f * side + sign, s.y + pad, s.w - 2.6f * side - sign, 2.0f * f.letters};
    f.heading = heading_of(ui, v, f.title.w, f.letters);
    const Letters fits = ui.fitting(f.title, f.heading.title, bold(f.letters), 2);
    f.title.h = std::max(ui.height_of(f.title.w, f.heading.title, fits), f.letters);
    f.state = {f.title.x, f.title.bottom(), f.title.w, f.letters};
    f.band = {s.x, s.y, s.w, f.title.h + f.letters + 2 * pad};
    f.sign = {s.x + side, s.y + (f.band.h - sign) / 2, sign, sign};
    f.track = {s.x, f.band.bottom(), s.w, 0.1f * f.letters};
    f.hands = !v.locked && (v.paused || v.hands || ui.untouched_s() < hands_for_s);
    f.keys = {s.x + side, s.bottom() - 0.1f * s.h, s.w - 2 * side, 0.08f * s.h};
    const float top = f.track.bottom() + f.gap();
    const float bottom = f.hands ? f.keys.y : s.bottom();
    f.body = {s.x + side, top, s.w - 2 * side, bottom - top - 0.15f * f.letters};
    return f;
}

// Below the title what state it is, and to the right what belongs to all of it.
void draw_band(Ui& ui, const Frame& f, const SessionView& v) {
    ui.fill(f.band, v.colour);
    ui.shape(v.shape, f.sign, theme::dark_ink);
    ui.fitted(f.title, f.heading.title, bold(f.letters, theme::dark_ink), 2);
    const std::string& state = f.heading.state;
    const std::string& beside = v.mark.empty() ? v.left_of_routine : v.mark;
    const float state_w = ui.width_of(state, bold(f.letters)) + 2 * f.gap();
    const float room = f.state.w - state_w;
    const bool fits = !beside.empty() && ui.width_of(beside, bold(f.letters)) <= room;
    if (!v.mark.empty() || fits) {
        const float w = fits ? ui.width_of(beside, bold(f.letters)) : 0.4f * f.state.w;
        Letters right = bold(f.letters, theme::dark_ink);
        right.align = 1.0f;
        ui.fitted({f.state.right() - w, f.state.y, w + 1.0f, f.state.h}, beside, right);
        ui.fitted({f.state.x, f.state.y, f.state.w - w - f.gap(), f.state.h}, state,
                  bold(f.letters, theme::dark_ink));
    } else
        ui.fitted(f.state, state, bold(f.letters, theme::dark_ink));
    ui.fill(f.track, theme::raised);
    const float done = std::clamp(v.progress, 0.0f, 1.0f) * f.track.w;
    if (done > 1.0f) ui.fill({f.track.x, f.track.y, done, f.track.h}, theme::ink);
}

void draw_clock(Ui& ui, const Frame& f, Rect at, const SessionView& v) {
    ui.clock(at, v.clock, {.px = f.timer, .align = 0.5f, .valign = 0.5f});
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

// Label and value, or what to change, and the value where there is room for both.
void draw_words(Ui& ui, Rect at, float letters, const std::string& label, const std::string& value,
                const std::string& word, Standing standing) {
    float right = value.empty() ? 0.0f : ui.width_of(value, bold(letters)) + 1.0f;
    Letters number = bold(letters);
    number.align = 1.0f;
    if (!word.empty()) {
        const float sign = 0.8f * letters, indent = 1.1f * letters;
        if (indent + ui.width_of(word, bold(letters)) + 0.3f * letters + right > at.w) right = 0.0f;
        ui.shape(Shape::warning, {at.x, at.y + (at.h - sign) / 2, sign, sign}, colour_of(standing));
        ui.fitted({at.x + indent, at.y, at.w - indent - right, at.h}, word,
                  bold(letters, colour_of(standing)));
    } else
        ui.fitted({at.x, at.y, at.w - right - 0.14f * letters, at.h}, label,
                  bold(letters, theme::quiet));
    if (right > 0.0f) ui.fitted({at.right() - right, at.y, right, at.h}, value, number);
}

constexpr float least_force = 1.25f; // in letters, of the words with their bar

void draw_force(Ui& ui, Rect at, float letters, const ForceGauge& g) {
    letters = std::min(letters, at.h / least_force);
    draw_words(ui, upper(at, letters), letters, tr("Pressure"), g.value, g.word, g.standing);
    // The mark stands out above and below.
    const Rect room = below(at, letters);
    const float out = std::min(0.12f * letters, 0.2f * room.h);
    const Rect lane{room.x, room.y + out, room.w, std::min(room.h - 2 * out, 0.8f * letters)};
    const float round = 0.2f * lane.h;
    ui.bar(lane, theme::raised, round);
    if (g.high > g.low)
        ui.bar({lane.x + g.low * lane.w, lane.y, (g.high - g.low) * lane.w, lane.h},
               mixed(theme::page, theme::green, 0.45), round);
    if (!g.at) return;
    const float w = 0.05f * lane.w;
    const float x = lane.x + std::clamp(*g.at, 0.0f, 1.0f) * (lane.w - w);
    ui.bar({x, lane.y - out, w, lane.h + 2 * out}, colour_of(g.standing), w / 4);
}

// A word that moves from one end of its lane to the other.
void draw_mover(Ui& ui, Rect lane, float letters, std::string_view word, float at, Colour colour,
                bool hollow) {
    ui.fill({lane.x, lane.y + 0.4f * lane.h, lane.w, 0.2f * lane.h}, theme::raised, 0.1f * lane.h);
    const float w = ui.width_of(word, bold(letters)) + 0.9f * letters;
    const Rect pill{lane.x + std::clamp(at, 0.0f, 1.0f) * (lane.w - w), lane.y, w, lane.h};
    const Rect seen = pill.inset(0.0f, 0.05f * lane.h);
    ui.fill(seen, hollow ? theme::page : colour, 0.3f * lane.h);
    if (hollow) ui.outline(seen.inset(0.03f * lane.h), colour, 0.3f * lane.h, 0.06f * lane.h);
    Letters inside = bold(letters, hollow ? colour : theme::dark_ink);
    inside.align = 0.5f;
    ui.text(pill, word, inside);
}

// The beat, and below it the person: solid where it is measured, hollow where it is estimated.
void draw_pace(Ui& ui, Rect at, float letters, const PaceGauge& g) {
    Rect lane = upper(at, letters);
    if (!g.value.empty()) {
        draw_words(ui, lane, letters, tr("Pace"), g.value, g.word, g.standing);
        lane.y += letters;
    }
    if (g.guide) {
        draw_mover(ui, lane, letters, tr("beat"), *g.guide, theme::ink, false);
        lane.y += letters;
    }
    if (g.own) draw_mover(ui, lane, letters, tr("you"), *g.own, colour_of(g.standing), g.estimated);
}

// In one row: what is to be changed, else the beat alone, else the person.
void draw_pace_row(Ui& ui, Rect at, float letters, const PaceGauge& g) {
    if (!g.word.empty() || (!g.guide && !g.own))
        return draw_words(ui, at, letters, tr("Pace"), g.value, g.word, g.standing);
    if (g.guide) return draw_mover(ui, at, letters, tr("beat"), *g.guide, theme::ink, false);
    draw_mover(ui, at, letters, tr("you"), *g.own, colour_of(g.standing), g.estimated);
}

// One person, or both ends of the stroke beside or below each other.
void draw_figure(Ui& ui, Rect at, const SessionView& v) {
    if (v.figure.empty() || at.h < 0.08f * ui.screen().h) return;
    const Colour own = v.pace ? colour_of(v.pace->standing) : theme::ink;
    if (v.figure.size() == 1) return ui.figure(at, v.figure.front(), own);
    const figure::Box& e = v.figure.front().extent;
    const float gap = 0.03f * at.w;
    const bool stacked = e.width() > 1.6 * e.height() && at.h > 0.4f * at.w;
    const float w = stacked ? at.w : (at.w - gap) / 2, h = stacked ? (at.h - gap) / 2 : at.h;
    ui.figure({at.x, at.y, w, h}, v.figure[0], own);
    ui.figure({at.right() - w, at.bottom() - h, w, h}, v.figure[1], own);
}

// Whole sentences in the largest letters at which they fit, none larger than those of the frame.
void draw_sentence(Ui& ui, Rect at, std::string_view words, float px, Colour ink, bool heed) {
    const auto aside = [&] { return heed ? 1.15f * px : 0.0f; };
    const auto high = [&] { return ui.height_of(at.w - aside(), words, bold(px)); };
    const float least = 0.5f * ui.em();
    while (px > least && (high() > at.h || !ui.words_fit(at.w - aside(), words, bold(px))))
        px *= 0.97f;
    const float y = at.y + std::max(0.0f, (at.h - high()) / 2);
    if (heed) ui.shape(Shape::warning, {at.x, y + 0.1f * px, 0.9f * px, 0.9f * px}, theme::orange);
    Letters letters = bold(px, ink);
    letters.valign = 0.0f;
    ui.text({at.x + aside(), y, at.w - aside(), at.bottom() - y}, words, letters);
}

void draw_how(Ui& ui, Rect at, const How& how, float px) {
    draw_sentence(ui, at, how.sentence, px, how.heed ? theme::orange : theme::ink, how.heed);
}

// What is spoken, where the figure stands otherwise.
void draw_figure_or_line(Ui& ui, const Frame& f, Rect at, const SessionView& v) {
    if (v.cue.empty()) return draw_figure(ui, at, v);
    draw_sentence(ui, at, v.cue, f.letters, theme::ink, false);
}

// Figure and clock, below them one sentence over the whole width.
struct Telling {
    Rect figure, clock, words;
};

Telling telling_of(const Frame& f) {
    const Rect b = f.body;
    if (f.tall) {
        const float clock = f.clock_height() + f.gap(), figure = 0.42f * (b.h - clock);
        return {{b.x, b.y + clock, b.w, figure},
                upper(b, clock - f.gap()),
                below(b, clock + figure + f.gap())};
    }
    const float top = std::max(f.clock_height(), b.h - 3.0f * f.letters - f.gap());
    const float half = 0.48f * b.w;
    return {{b.x, b.y, half, top}, {b.x + b.w - half, b.y, half, top}, below(b, top + f.gap())};
}

void draw_telling(Ui& ui, const Frame& f, const SessionView& v, const How& how) {
    const Telling t = telling_of(f);
    const Rect above = v.waiting && !f.tall ? upper(f.body, t.figure.h) : t.figure;
    if (v.obstacle.empty())
        draw_figure(ui, above, v);
    else
        draw_sentence(ui, above, v.obstacle, f.letters, theme::yellow, false);
    if (!v.waiting) draw_clock(ui, f, t.clock, v); // else no time runs yet
    if (v.cue.empty()) return draw_how(ui, t.words, how, f.letters);
    draw_sentence(ui, t.words, v.cue, f.letters, theme::ink, false);
}

Wish draw_notice(Ui& ui, const Frame& f, const SessionView& v) {
    const Notice& n = *v.notice;
    const Rect b = f.body;
    const float clock_w = ui.clock_width(v.clock, f.timer), clock_h = f.clock_height();
    const Rect clock =
        f.tall ? upper(b, clock_h) : Rect{b.right() - clock_w, b.y, clock_w, clock_h};
    Rect rest = f.tall ? below(b, clock_h + f.gap()) : b;
    if (!f.tall) rest.w -= clock_w + 2 * f.gap();
    Wish wish;
    draw_clock(ui, f, clock, v);
    if (n.offers_unmeasured) {
        const float h = 0.09f * ui.screen().h;
        const Rect button{rest.x, rest.bottom() - h - f.gap(), rest.w, h};
        if (ui.button("go-on-unmeasured", button, tr("Go on without the roller"),
                      ButtonKind::normal, true, 0.05f * ui.screen().h))
            wish.what = Wish::What::go_on_unmeasured;
        rest.h -= h + 2 * f.gap();
    }
    const std::string& words = v.cue.empty() ? n.explanation : v.cue;
    if (!n.digits.empty())
        ui.clock(upper(rest, clock_h), n.digits,
                 {.px = f.timer, .ink = n.colour, .align = 0.5f, .valign = 0.5f});
    else if (!words.empty())
        draw_sentence(ui, rest, words, f.letters, n.colour, false);
    return wish;
}

// The line fits in the letters it should have.
bool fits(const Ui& ui, Rect room, std::string_view line, float letters) {
    return ui.words_fit(room.w, line, bold(letters)) &&
           ui.height_of(room.w, line, bold(letters)) <= room.h;
}

constexpr float roomy_gauges = 4.5f, least_gauges = 2.55f; // in letters

// Pace and force below each other; where it is narrow, the pace in one row.
void draw_gauges(Ui& ui, Rect at, float letters, const SessionView& v) {
    if (at.h < roomy_gauges * letters) {
        letters = std::min(letters, at.h / least_gauges);
        draw_pace_row(ui, upper(at, letters), letters, *v.pace);
        const float spare = at.h - (1.0f + least_force) * letters;
        return draw_force(ui, below(at, letters + 0.5f * spare), letters, *v.force);
    }
    const float pace = std::clamp(0.65f * at.h, 3.02f * letters, 3.4f * letters);
    draw_pace(ui, upper(at, pace), letters, *v.pace);
    draw_force(ui, below(at, pace), letters, *v.force);
}

void draw_one_gauge(Ui& ui, Rect at, float letters, const SessionView& v) {
    if (v.force) return draw_force(ui, at, letters, *v.force);
    if (v.pace) draw_pace(ui, at, letters, *v.pace);
}

void draw_work_tall(Ui& ui, const Frame& f, const SessionView& v) {
    const float clock = f.clock_height() + f.gap(), figure = 0.34f * (f.body.h - clock);
    const Rect gauges = below(f.body, clock);
    draw_clock(ui, f, upper(f.body, clock - f.gap()), v);
    if (!v.force && !v.pace) return draw_figure_or_line(ui, f, gauges, v);
    const Rect upper_part = upper(gauges, gauges.h - figure - f.gap());
    if (v.force && v.pace)
        draw_gauges(ui, upper_part, f.letters, v);
    else
        draw_one_gauge(ui, upper_part, f.letters, v);
    draw_figure_or_line(ui, f, below(gauges, gauges.h - figure), v);
}

// Clock and figure left, pace and force right; where only one of these is known it stands below
// the clock, and the figure has all that is right of it.
void draw_work(Ui& ui, const Frame& f, const SessionView& v) {
    if (f.tall) return draw_work_tall(ui, f, v);
    Rect body = f.body;
    const bool both = v.force && v.pace, one = v.force || v.pace;
    if (!one && v.figure.empty() && v.cue.empty()) return draw_clock(ui, f, body, v);
    const auto width = [&](std::string_view words) { return ui.width_of(words, bold(f.letters)); };
    const float words =
        !both && v.force ? width(tr("Pressure")) + width(" ") + width(v.force->value) : 0.0f;
    const float left_w = std::clamp(std::max(ui.clock_width(v.clock, f.timer), words),
                                    0.4f * body.w, (both ? 0.5f : 0.6f) * body.w);
    const float gap = 0.02f * body.w, high = f.clock_height();
    const Rect low{body.x, body.y + high + f.gap(), left_w, body.h - high - f.gap()};
    Rect right{body.x + left_w + gap, body.y, body.w - left_w - gap, body.h};
    if (!both) {
        draw_clock(ui, f,
                   one ? Rect{body.x, body.y, left_w, high} : Rect{body.x, body.y, left_w, body.h},
                   v);
        draw_one_gauge(ui, low, f.letters, v);
        return draw_figure_or_line(ui, f, right, v);
    }
    draw_clock(ui, f, {body.x, body.y, left_w, std::min(high, 0.78f * body.h)}, v);
    if (v.cue.empty() || fits(ui, low, v.cue, f.letters)) {
        draw_figure_or_line(ui, f, low, v);
        return draw_gauges(ui, right, f.letters, v);
    }
    // The gauges need their room first: what is said is heard as well.
    const float left = body.h - std::max((least_gauges + 0.02f) * f.letters, high) - 0.5f * f.gap();
    const float most = 2.0f * f.letters;
    const float line_h = std::clamp(left, std::min(0.2f * body.h, most), most);
    right.h -= line_h + 0.5f * f.gap();
    draw_gauges(ui, right, f.letters, v);
    draw_sentence(ui, {body.x, body.bottom() - line_h, body.w, line_h}, v.cue, f.letters,
                  theme::ink, false);
}

double stop_held_s(const Ui& ui) {
    return std::max(ui.held_s(Key::escape), ui.held_button_s("stop"));
}

struct Control {
    const char* id;
    std::string label;
    Wish::What wish;
    std::string other = {}; // what it may say instead, without moving its neighbours
};

std::array<Control, 5> controls_of(const SessionView& v) {
    using What = Wish::What;
    const std::string go_on = tr("Go on (Space)"), pause = tr("Pause (Space)");
    return {{
        {"back", std::string{"←  "} + tr("Back"), What::back},
        {"pause", v.paused ? go_on : pause, v.paused ? What::resume : What::pause,
         v.paused ? pause : go_on},
        {"next", std::string{tr("Next step")} + "  →", What::skip},
        {"pain", tr("It hurts (X)"), What::tell_pain},
        {"stop", tr("Stop: hold Esc"), What::none},
    }};
}

// Each as wide as its label asks for, in one size of letters for all: as large as the distance
// wants, as far as the row has room.
Wish draw_keys(Ui& ui, const Frame& f, const SessionView& v) {
    const Rect at = f.keys;
    const auto controls = controls_of(v);
    const float gap = 0.015f * at.w, side = ui.inside_button(at).x - at.x;
    std::array<float, controls.size()> wide{};
    const auto spare = [&](float px) {
        float left = at.w - 4 * gap;
        for (std::size_t i = 0; i < controls.size(); ++i) {
            wide.at(i) = std::max(ui.width_of(controls[i].label, bold(px)),
                                  ui.width_of(controls[i].other, bold(px))) +
                         2 * side + 1.0f;
            left -= wide.at(i);
        }
        return left;
    };
    float px = std::min(f.letters, 0.75f * at.h);
    while (spare(px) < 0.0f && px > 1.0f) px *= 0.97f;
    const float more = spare(px) / static_cast<float>(controls.size());
    Wish wish;
    Rect place = at;
    place.w = 0.0f;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const Control& c = controls[i];
        place.x = i == 0 ? at.x : place.right() + gap;
        place.w = wide.at(i) + more;
        if (ui.button(c.id, place, c.label, ButtonKind::normal, true, px) &&
            c.wish != Wish::What::none)
            wish.what = c.wish;
    }
    const double held = stop_held_s(ui);
    if (held > 0.0) {
        const auto share = static_cast<float>(std::min(held / stop_hold_s, 1.0));
        ui.fill({place.x, at.bottom() - 0.12f * at.h, place.w * share, 0.12f * at.h},
                theme::vermillion, 0.0f);
    }
    return wish;
}

bool any_key(const Ui& ui) {
    for (std::size_t key = 1; key < key_count; ++key)
        if (ui.pressed(static_cast<Key>(key))) return true;
    return false;
}

Wish by_key(const Ui& ui, const SessionView& v) {
    using What = Wish::What;
    const auto any = [&ui](std::initializer_list<Key> keys) {
        return std::any_of(keys.begin(), keys.end(), [&ui](Key k) { return ui.pressed(k); });
    };
    if (stop_held_s(ui) >= stop_hold_s) return {What::stop, {}, 0.0};
    if (any({Key::l})) return {What::lock, {}, 0.0};
    if (v.locked) return any_key(ui) ? Wish{What::told_locked, {}, 0.0} : Wish{};
    if (any({Key::space, Key::b, Key::go})) return {v.paused ? What::resume : What::pause, {}, 0.0};
    if (any({Key::right, Key::page_down, Key::n})) return {What::skip, {}, 0.0};
    if (any({Key::left, Key::page_up})) return {What::back, {}, 0.0};
    if (any({Key::f})) return {What::toggle_full_screen, {}, 0.0};
    if (any({Key::r})) return {What::retare, {}, 0.0};
    if (any({Key::w})) return {What::say_again, {}, 0.0};
    if (any({Key::x})) return {What::tell_pain, {}, 0.0};
    if (any({Key::up, Key::plus})) return {What::longer, {}, 0.0};
    if (any({Key::s})) return {What::other_side, {}, 0.0};
    if (any({Key::v})) return {What::mute, "voice", 0.0};
    if (any({Key::t})) return {What::mute, "tones", 0.0};
    if (any({Key::five, Key::enter})) return {What::five_of_ten, {}, 0.0};
    return {};
}

} // namespace

Wish draw(Ui& ui, const SessionView& v) {
    Wish wish = by_key(ui, v);
    const Rect s = ui.begin_page("session");
    ui.own_sideways();
    ui.own_up();
    const Frame f = frame_of(ui, v);
    draw_band(ui, f, v);
    if (v.notice) {
        if (const Wish asked = draw_notice(ui, f, v)) wish = asked;
    } else if (v.next)
        draw_telling(ui, f, v, v.next->how);
    else if (v.how)
        draw_telling(ui, f, v, *v.how);
    else
        draw_work(ui, f, v);
    if (f.hands)
        if (const Wish asked = draw_keys(ui, f, v)) wish = asked;
    ui.end_page(s.bottom());
    return wish;
}

} // namespace screen
