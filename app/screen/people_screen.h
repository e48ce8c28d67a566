// Who rolls today: asked at the start where several people use this player.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"

#include <string>
#include <vector>

namespace screen {

struct PeopleView {
    std::vector<std::string> names;
    std::string refused; // why a name was not taken, or empty
    bool can_leave = false;
    bool operator==(const PeopleView&) const = default;
};

struct PeopleTyping {
    std::string name;
};

Wish draw(Ui&, const PeopleView&, PeopleTyping&);

} // namespace screen
