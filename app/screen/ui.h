// Drawing and asking, for the screens: the only door to Dear ImGui. Every text and every widget is
// registered with its place, so that tests can click by a stable id whatever the language, and can
// prove that no text leaves its room.
#pragma once
#include "figure/drawing.h"
#include "screen/input.h"
#include "screen/shapes.h"
#include "screen/theme.h"
#include "screen/type.h"

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace screen {

struct Rect {
    float x = 0.0f, y = 0.0f, w = 0.0f, h = 0.0f; // pixels
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
};

// What the last frame showed.
struct TextSeen {
    std::string text;
    Rect at, room; // where the letters are, and where they may be
    float px = 0.0f;
    Colour ink, ground;
};
enum class ButtonKind { normal, primary, chosen, quiet, danger }; // chosen: it stays on

struct WidgetSeen {
    std::string id;
    Rect at;
    bool enabled = true;
    ButtonKind kind = ButtonKind::normal;
};
struct Seen {
    std::vector<TextSeen> texts;
    std::vector<WidgetSeen> widgets;
    std::vector<WidgetSeen> spots;   // places of drawings, which are widgets as a whole
    std::vector<Rect> figures, bars; // of gauges: no text may lie on them
};

struct Reach { // of a column, shares of the height, upwards
    float low = 0.0f, high = 0.0f;
    bool operator==(const Reach&) const = default;
};

struct Letters { // how a text looks
    Weight weight = Weight::regular;
    float px = 0.0f; // at most; 0 = body text
    Colour ink = theme::ink;
    float align = 0.0f, valign = 0.0f; // 0 left or top, 0.5 middle, 1 right or bottom
};

class Ui {
  public:
    // Measures, in pixels.
    float em() const { return em_; }
    Rect screen() const { return screen_; }

    // Plain drawing.
    void fill(Rect, Colour, float radius = 0.0f);
    void bar(Rect, Colour, float radius); // a fill that shows a value
    void outline(Rect, Colour, float radius, float thickness);
    void shape(Shape, Rect, Colour);
    void line(float from_x, float from_y, float to_x, float to_y, float thick, Colour);
    // Side by side over the whole room; neighbours touch. `edges`: only their ends are drawn.
    void columns(Rect room, const std::vector<std::optional<Reach>>&, Colour, bool edges = false);
    void figure(Rect room, const figure::Drawing&, Colour own); // as large as fits, at the bottom

    // Text broken at spaces to the room's width; returns its height. A room of height 0 grows.
    float text(Rect room, std::string_view, const Letters&);
    float width_of(std::string_view, const Letters&) const; // on one line
    float height_of(float width, std::string_view, const Letters&) const;
    bool words_fit(float width, std::string_view, const Letters&) const; // no word is torn
    // The largest size up to letters.px at which the text fits the room in at most `most_lines`.
    Letters fitting(Rect room, std::string_view, Letters, int most_lines = 1) const;
    void fitted(Rect room, std::string_view, const Letters&, int most_lines = 1);
    // The size of letters at which capitals are at least that high, or the largest there is.
    float px_for_capitals(Weight, float high) const;
    // Digits in cells of one width, so that a running clock does not shiver.
    void clock(Rect room, std::string_view, const Letters&);
    float clock_width(std::string_view, float px) const; // in digits of at most that size
    // The size of letters that are read from afar: `capitals` high, a share of the diagonal of the
    // screen, as far as a screen has room for them.
    float far_letters(double capitals) const;

    // Hands.
    bool pressed(Key) const;                          // went down in this frame
    double held_s(Key) const;                         // seconds it has been down, 0 = up
    double seconds() const { return dt_; }            // since the frame before
    double untouched_s() const { return untouched_; } // since a key or the pointer was used
    // True when clicked, or chosen by Enter while it has the focus.
    // The label stands on one line, in letters of at most px (0 = body text).
    bool button(std::string_view id, Rect, std::string_view label, ButtonKind = ButtonKind::normal,
                bool enabled = true, float px = 0.0f);
    Rect inside_button(Rect) const; // where the label stands
    // A drawing that takes the keys while it has the focus (true), and a place of it, for the
    // pointer.
    bool drawing(std::string_view id, Rect);
    enum class Touch { none, hovered, clicked };
    Touch touch(std::string_view id, Rect);
    // A row of a list whose order the pointer changes: taken by its sign, at its left, or anywhere
    // but by its buttons, which are drawn before. The place of the row that was let go over it.
    std::optional<int> reordered(const std::string& list, int place, Rect row);
    // A button that stays on: with a tick, and in the look of what is chosen.
    bool toggle(std::string_view id, Rect, std::string_view label, bool on);
    double
    held_button_s(std::string_view id) const; // seconds a button has been held by the pointer
    // One line of text in `buffer`; true when Enter ends it.
    // `hidden`: stars stand for its letters.
    bool field(std::string_view id, Rect, std::string& buffer, std::string_view unit,
               bool hidden = false);
    // Has the focus as long as nobody moved it, and while what had it is not there.
    void focus_first(std::string_view id);
    const std::string& focus() const; // what had it last, as long as that is drawn; else the first
    void focus_next();                // from the last one to the first
    void focus_on(std::string_view id);
    void own_sideways(); // on this page Left and Right mean something else than the button beside
    void own_up();       // and Up something else than the button before
    bool typing() const { return typing_; }

    // A page fills the window and scrolls when its content is taller. Returns the content's place,
    // whose y is negative when scrolled. A page of another name forgets focus and scroll.
    Rect begin_page(std::string_view name);
    // `scrolls`: by Page up and down, where they mean nothing else.
    void end_page(float content_bottom, bool scrolls = true);
    // A filled ground that may be drawn after what lies on it.
    void card(Rect, Colour, float radius);

    const Seen& seen() const { return seen_; }

  private:
    friend class Stage;
    struct Drawn {
        Rect at;
        Colour colour;
    };
    void begin_frame(Rect, double seconds);
    void end_frame();
    void key(const Input&);
    void see(std::string_view, Rect at, Rect room, const Letters&, float px);
    const Face& face(const Letters&) const;
    void move_focus(int by);
    void move_aside(int by); // to the right or to the left
    const std::string* beside(int by) const;
    bool takes_focus(std::string_view id, Rect); // registers; true while it has the focus

    Type type_;
    float em_ = 20.0f;
    Rect screen_;
    double dt_ = 0.0;
    double untouched_ = 1e9; // seconds; nobody has touched it so far
    std::array<bool, key_count> down_{}, struck_{};
    std::array<double, key_count> held_{};
    std::map<std::string, double, std::less<>> held_buttons_;
    std::string focus_, first_, had_focus_;
    std::vector<std::string> order_, last_order_; // ids that can have the focus, as drawn
    bool focus_moved_ = false, focus_arrived_ = false, typing_ = false, button_down_ = false;
    int step_ = 0, aside_ = 0; // of the focus, in this frame
    bool own_sideways_ = false, own_up_ = false;
    bool new_page_ = false; // since this frame
    int follow_focus_ = 0;  // frames: a field that ImGui activates scrolls by itself, one later
    std::string page_;
    float page_top_ = 0.0f;
    std::vector<Drawn> fills_, cards_;
    std::vector<std::size_t> groundless_; // texts drawn on no fill so far: on a card or the page
    Seen seen_;
};

} // namespace screen
