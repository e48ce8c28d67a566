// The order sheet: all exercises by their numbers on one page, with boxes that somebody ticks by
// hand beside the client, to be typed in afterwards (entering/order.h).
#pragma once
#include "paper/sheet.h"
#include "routine/routine.h"

#include <span>
#include <string>
#include <vector>

namespace handout {

struct OrderRow {
    int number = 0;
    std::string name;
    bool sided = true, paced = true;
    std::vector<std::string> amounts; // strokes, else times
    std::size_t variants = 1;         // by letters, A the first
    bool operator==(const OrderRow&) const = default;
};
struct OrderSheet {
    std::string title;
    std::vector<std::string> days; // Monday first
    std::vector<OrderRow> rows;    // by number
    std::vector<std::string> notes;
};

constexpr int paces[] = {3, 4, 6, 8}; // seconds per stroke, with a box

OrderSheet order_sheet(std::span<const routine::Exercise>); // in the present language
tl::expected<paper::Printed, paper::PaperError> print(const OrderSheet&, paper::Size);

} // namespace handout
