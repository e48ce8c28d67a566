// What was ticked on an order sheet (handout/order_sheet.h), row by row as somebody types it, as a
// plan. The same rules hold on the command line and in the window.
#pragma once
#include "plan/plan_file.h"

#include <tl/expected.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entering {

struct OrderDays {             // at most one of them
    std::vector<int> weekdays; // 1 = Monday .. 7, rising
    std::optional<int> a_week;
    bool none() const { return weekdays.empty() && !a_week; }
    bool operator==(const OrderDays&) const = default;
};
// "3", "mo we fr", "Mo, Mi, Fr"; else a sentence why not.
tl::expected<OrderDays, std::string> days_typed(std::string_view);

struct OrderRow {
    plan::Part part;
    OrderDays days;
};
// "2 L 2x10 6s B mo we": the number (or the id of an exercise of one's own), then what is ticked in
// any order. What is left out is as the exercise is usually done; without days it has `usual` ones.
// Else a sentence that names the row.
tl::expected<OrderRow, std::string> order_row_typed(std::string_view,
                                                    std::span<const routine::Exercise>,
                                                    const OrderDays& usual,
                                                    std::span<const OrderRow> before);
// How it was understood: "Calf, Lighter: 2 sets of 60 s (10 strokes), 6 s per stroke, left; Mon,
// Wed."
std::string line(const OrderRow&, std::span<const routine::Exercise>);

struct Order {
    std::string id, author, client;
    units::Day made{}, begins{};
    int weeks = 1;
    std::vector<OrderRow> rows; // at least one; in this order they are done
};
plan::Plan plan_of(const Order&); // a routine for each choice of days
// Why the plan cannot have this row as well; empty = it can.
std::string too_much(const Order&, const OrderRow&, const routine::Library&);

} // namespace entering
