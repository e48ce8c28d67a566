// An order sheet that was ticked on paper, typed in: a box for each row, and how it was understood.
#pragma once
#include "screen/form.h"

namespace screen {

// Boxes: "author", "client", "begins", "weeks", "days", "row:0" ..; wishes: "make", "list".
struct OrderFacts {
    std::string author, client, begins, weeks, days; // as they were typed
    struct Row {
        std::string typed, understood, refused;
    };
    std::vector<Row> rows;                           // some empty ones at the end
    std::map<std::string, std::string> refused = {}; // by box
};

FormView view_of(const OrderFacts&); // pure

} // namespace screen
