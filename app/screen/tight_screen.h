// "Where is it tight today, how many minutes?": marks on a drawn body or in a list, and the routine
// that comes of them.
#pragma once
#include "screen/body_map.h"
#include "screen/wish.h"

#include <span>
#include <string>
#include <vector>

namespace screen {

struct TightView {
    struct Place {
        routine::Region region{};
        std::string name;
        bool left = false, right = false; // marked
        bool operator==(const Place&) const = default;
    };
    std::vector<Place> back, front; // head to foot; front: with the sides of the legs
    int minutes = 10;
    struct Line {
        std::string title, facts; // "Calf", "left and right, 2 x 0:45, light"
        bool operator==(const Line&) const = default;
    };
    std::string title, facts; // of the routine; empty while there is none
    std::vector<Line> parts;
    std::vector<std::string> claims; // statements with their labels
    std::string shorter;             // why it is for fewer minutes than were chosen
    std::string missing;             // marks that are not in it
    std::string trouble;             // why there is no routine
    bool offers_without = false, starting = false;
    bool ready() const { return !parts.empty(); }
    bool operator==(const TightView&) const = default;
};

struct TightFacts {
    std::span<const routine::Tight> marks;
    int minutes = 10;
    const routine::Composed* made = nullptr;                           // its routine with its texts
    routine::ComposeError why = routine::ComposeError::nothing_marked; // where there is none
    std::string why_not{}; // why there is none, or why marks are not in it; empty = `why` says all
    std::string shorter{};
    bool roller_ready = false, starting = false;
};

TightView view_of(const TightFacts&); // pure

struct MapCursor { // where the keys are on the drawn body: Left and Right move it, Enter marks
    std::size_t spot = 0; // of map_spots()
};
Wish draw(Ui&, const TightView&, MapCursor&);

} // namespace screen
