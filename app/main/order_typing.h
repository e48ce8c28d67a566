// An order sheet while it is typed in at the desk: a row for each exercise that was ticked, by the
// rules of entering/order.h, until a plan can be made of it.
#pragma once
#include "entering/order.h"
#include "screen/order_screen.h"

namespace app {

class OrderTyping {
  public:
    OrderTyping(const routine::Library&, std::string author, units::Day today);

    void set(const std::string& box, const std::string& text);
    // Nothing: what is missing is said at its box.
    std::optional<entering::Order> order(const std::string& id);
    void refuse(const std::string& box, std::string why);
    const screen::OrderFacts& facts() const { return facts_; }

  private:
    void read_rows();

    const routine::Library* library_;
    units::Day today_{};
    screen::OrderFacts facts_;
    entering::OrderDays usual_;
    std::vector<entering::OrderRow> rows_; // that were understood
    bool whole_ = true;                    // no other one was typed
};

} // namespace app
