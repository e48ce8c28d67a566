// The drawn person on paper: light greys, black edges, what is worked on dark. Nothing is told by a
// colour.
#pragma once
#include "figure/motion.h"
#include "paper/document.h"

#include <optional>
#include <vector>

namespace handout {

struct Picture {
    struct Way { // where the person moves to from here
        figure::Point from, to;
    };
    figure::Drawing drawing;
    std::optional<Way> way;
};

// Both ends of a movement, or the one position there is. `as_done` has a figure (routine::done_as).
std::vector<Picture> pictures_of(const routine::Exercise& as_done, routine::Side);

// Beside or below one another, as they get larger.
void draw(paper::Document&, paper::Place, const std::vector<Picture>&);

} // namespace handout
