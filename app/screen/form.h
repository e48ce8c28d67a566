// A page of cards with texts, boxes to type in and buttons, as values: for pages that are all the
// same in their looks and differ in what they ask. Each button and box wishes by its id.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"

#include <map>
#include <string>
#include <vector>

namespace screen {

struct FormButton {
    std::string id, label;
    ButtonKind kind = ButtonKind::normal;
    bool enabled = true;
    bool operator==(const FormButton&) const = default;
};

struct FormItem {
    enum class Kind {
        text,
        quiet,
        warning, // title, facts
        done,
        line,    // title, facts, with buttons beside it
        buttons, // side by side; chosen ones stay on
        box,     // to be typed in: its id, title, what it holds, its unit, why it was refused
        place,   // title or what was refused, `ems` high whatever it says
        figure
    };
    Kind kind = Kind::text;
    std::string id, title, facts;
    std::string value, unit, refused;
    float ems = 9.0f;           // of a box, or the height of a figure or a place
    bool enter_goes_on = false; // Enter in the box leads to the next one
    bool told_in_focus = false; // why it was refused: below the box that has the focus alone
    std::string list = {};      // of a line that can be dragged, and its place there: LIST:FROM:TO
    int place = 0;
    std::vector<FormButton> buttons;
    figure::Drawing drawing;
    bool operator==(const FormItem&) const = default;
};

struct FormCard {
    std::string heading;
    std::vector<FormItem> items;
    bool operator==(const FormCard&) const = default;
};

struct FormView {
    std::string page, title, back; // back: what Escape wishes for
    std::string first;             // has the focus
    std::vector<FormItem> top;
    std::vector<FormCard> left, right; // beside each other where there is room
    std::vector<FormCard> below;
    bool operator==(const FormView&) const = default;
};

FormItem form_text(std::string);
FormItem form_quiet(std::string);
FormItem form_place(std::string, bool refused); // three lines
FormItem form_line(std::string title, std::string facts, std::vector<FormButton>);
FormItem form_buttons(std::vector<FormButton>);
FormItem form_box(std::string id, std::string title, std::string value, std::string unit,
                  float ems = 9.0f);
const FormItem* item_of(const FormView&, const std::string& id); // a box, or what holds the button
bool offers(const FormView&, const std::string& id);             // a button that can be pressed

// What is in the boxes. A box wishes "set:ID=TEXT" once what is typed in it is left or ended by
// Enter.
struct FormTyping {
    struct Box {
        std::string text, shown, sent;
        bool begun = false;
    };
    std::map<std::string, Box, std::less<>> boxes;
    std::string text(const std::string& id) const;
};

Wish draw(Ui&, const FormView&, FormTyping&); // {practice, id}

} // namespace screen
