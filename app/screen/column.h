// A column of texts, buttons and cards, from the top down: the layout of every screen that is read
// from near. It grows downwards; the page scrolls.
#pragma once
#include "screen/ui.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace screen {

struct Choice {
    std::string id, label;
    ButtonKind kind = ButtonKind::normal;
    bool enabled = true;
    bool large = false; // what most people come for
};

struct Toggle {
    std::string id, label;
    bool on = false;
};

struct Cell {
    std::string label, value; // the label is shown when the row does not fit side by side
    float share = 1.0f;       // of the width
    bool strong = false;
    float align = 0.0f;
};

class Column {
  public:
    Column(Ui& ui, float x, float y, float w) : ui_{&ui}, x_{x}, y_{y}, w_{w} {}

    float bottom() const { return y_; }
    float width() const { return w_; }
    float x() const { return x_; }
    void gap(float ems) { y_ += ems * ui_->em(); }

    void title(std::string_view);   // of a page
    void heading(std::string_view); // of a card
    void text(std::string_view);
    void quiet(std::string_view);
    void words(std::string_view, const Letters&);
    void status(Shape, Colour, std::string_view headline, std::string_view detail);
    // Side by side where they fit, else below one another; the id of the one that was chosen.
    std::string choose(const std::vector<Choice>&);
    float height_of(const std::vector<Choice>&) const; // in pixels
    // A title with its facts, and what can be done with it beside or below: the id chosen.
    std::string line(std::string_view title, std::string_view facts, const std::vector<Choice>&);
    std::string paper(bool letter); // which size: "a4" or "letter", where one was chosen
    // A name with buttons that stay on, beside or below: the id of the one that was pressed.
    std::string toggles(std::string_view name, const std::vector<Toggle>&);
    bool escaped() const; // Escape went down
    void table_head(const std::vector<Cell>&);
    void row(const std::vector<Cell>&);
    bool wide() const { return w_ > 34.0f * ui_->em(); } // rows fit side by side
    bool field(std::string_view id, std::string& buffer, std::string_view unit, float ems,
               bool hidden = false); // stars stand for its letters
    Rect take(float ems);            // the next place of that height
    // What `content` draws lies on a card; it gets a column inside.
    void card(const std::function<void(Column&)>& content, Colour = theme::card);

  private:
    std::vector<Rect> places_of(const std::vector<Choice>&) const;

    Ui* ui_;
    float x_, y_, w_;
};

// Page margins, and the top row: a way back (left), the title.
struct PageTop { // NOLINT(cppcoreguidelines-pro-type-member-init): it has no default
    Column column;
    bool back = false; // asked for, by click or Escape
};
PageTop page_top(Ui&, Rect page, std::string_view title, bool with_back = true);

// Two columns where the window is wide enough, else one; `left` then `right`.
void two_columns(Ui&, Column&, float left_share, const std::function<void(Column&)>& left,
                 const std::function<void(Column&)>& right);

} // namespace screen
