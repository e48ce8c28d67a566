// Which few symptoms and factors the morning page asks beside the night; the person picks them.
#pragma once
#include "diary/item.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "units/local_time.h"

#include <string>
#include <vector>

namespace screen {

struct AskingView {
    struct Item {
        std::string id, label; // its word, its name
        bool on = false;
        bool can = true; // be turned on or off: one more would be too many
        bool operator==(const Item&) const = default;
    };
    std::string day;   // of the morning page that it leads back to, as a wish names it
    std::string state; // how many are asked
    std::vector<Item> symptoms, factors;
    bool operator==(const AskingView&) const = default;
};

AskingView view_of(const diary::Choice&, units::Day of_page); // pure
Wish draw(Ui&, const AskingView&);

// With that item, or without it where it was there; as it was where it would be too many.
diary::Choice toggled(diary::Choice, diary::Item);

} // namespace screen
