// A chart of many sessions, in shares of its room: bands, columns of lowest and highest, points
// with their standard errors, and the breaks between what cannot be compared. No line leads over a
// break.
#pragma once
#include "screen/column.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace screen {

// The next of 1, 2, 3, 4, 5, 6, 8, 10, 20 .. that is not below: the end of an axis.
double round_up(double value);
std::string axis_number(double value); // as exact as its size asks for

// Two of them are told apart by colour and by shape.
enum class Look { first, second };

struct Chart {
    std::string title;              // with its unit
    std::string top, bottom;        // of the upright axis
    std::vector<std::string> ticks; // below, spread evenly from its left end to its right end
    struct Box {
        double from = 0.0, to = 0.0, low = 0.0, high = 0.0;
        bool operator==(const Box&) const = default;
    };
    std::vector<Box> bands;
    struct Layer { // over the whole width
        Look look = Look::first;
        std::vector<std::optional<Reach>> columns; // nothing: no value there
        bool operator==(const Layer&) const = default;
    };
    std::vector<Layer> layers;
    struct Point {
        double x = 0.0, y = 0.0, error = 0.0; // error: one standard error, 0 = none told
        Look look = Look::first;
        bool linked = false; // with the point of its look before it
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points;
    std::vector<double> breaks;
    bool operator==(const Chart&) const = default;
};

// `sections` > 0: the one that was clicked, of so many side by side; their spots are "ID:0", ..
std::optional<std::size_t> draw(Ui&, Column&, const Chart&, float high_em, std::string_view id = {},
                                std::size_t sections = 0);

// What looks mean: side by side where the column is wide, else below one another.
void legend(Ui&, Column&, const std::vector<std::pair<Look, std::string_view>>&);

} // namespace screen
