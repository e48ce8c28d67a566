#include "main/order_typing.h"

#include "entering/typed.h"
#include "screen/plan_editor_screen.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {

using wording::filled, wording::tr;

namespace {

constexpr std::size_t fewest_boxes = 6, spare_boxes = 2, most_rows = 60;

bool blank(const std::string& text) { return entering::trimmed(text).empty(); }

} // namespace

OrderTyping::OrderTyping(const routine::Library& library, std::string author, units::Day today)
    : library_{&library}, today_{today} {
    facts_.author = std::move(author);
    facts_.begins = units::text(today);
    read_rows();
}

void OrderTyping::set(const std::string& box, const std::string& text) {
    facts_.refused.erase(box);
    facts_.refused.erase("");
    if (box == "author") facts_.author = text;
    if (box == "client") facts_.client = text;
    if (box == "begins") facts_.begins = text;
    if (box == "weeks") facts_.weeks = text;
    if (box == "days") {
        facts_.days = text;
        usual_ = {};
        if (!blank(text)) {
            const auto days = entering::days_typed(text);
            if (days)
                usual_ = *days;
            else
                facts_.refused[box] = days.error();
        }
    }
    if (box.starts_with("row:")) {
        const auto n =
            static_cast<std::size_t>(std::max(entering::whole_typed(box.substr(4)).value_or(0), 0));
        if (n < facts_.rows.size()) facts_.rows[n].typed = text;
    }
    read_rows();
}

// All of them anew: what one means may hang on the days of all, and on those before it.
void OrderTyping::read_rows() {
    rows_.clear();
    whole_ = true;
    entering::Order so_far;
    so_far.id = so_far.author = "sheet"; // as the plan may have; what is looked at are its rows
    so_far.made = so_far.begins = today_;
    std::size_t last = 0;
    for (std::size_t i = 0; i < facts_.rows.size(); ++i) {
        auto& row = facts_.rows[i];
        row.understood.clear();
        row.refused.clear();
        if (blank(row.typed)) continue;
        last = i + 1;
        const auto read =
            entering::order_row_typed(row.typed, library_->exercises(), usual_, rows_);
        row.refused = read ? entering::too_much(so_far, *read, *library_) : read.error();
        whole_ = whole_ && row.refused.empty();
        if (!row.refused.empty()) continue;
        row.understood = entering::line(*read, library_->exercises());
        rows_.push_back(*read);
        so_far.rows.push_back(*read);
    }
    facts_.rows.resize(
        std::min(most_rows, std::max({fewest_boxes, last + spare_boxes, facts_.rows.size()})));
}

std::optional<entering::Order> OrderTyping::order(const std::string& id) {
    facts_.refused.erase("");
    entering::Order order;
    order.id = id;
    order.author = facts_.author;
    order.client = facts_.client;
    order.made = today_;
    if (blank(facts_.author)) facts_.refused["author"] = tr("A plan names who made it.");
    if (const auto day = terminal::calendar_day_typed(entering::trimmed(facts_.begins)))
        order.begins = *day;
    else
        facts_.refused["begins"] = terminal::no_day(tr("Its first day"), facts_.begins).message;
    const auto weeks = entering::whole_typed(facts_.weeks);
    if (weeks && *weeks >= 1 && *weeks <= plan::most_weeks)
        order.weeks = *weeks;
    else
        facts_.refused["weeks"] = filled(
            tr("“{typed}” are no weeks: type a number from 1 to {most}."),
            {{"typed", facts_.weeks.substr(0, 40)}, {"most", std::to_string(plan::most_weeks)}});
    order.rows = rows_;
    if (whole_ && rows_.empty())
        facts_.refused[""] = tr("Type at least one exercise that is ticked.");
    if (!whole_ || !facts_.refused.empty()) return std::nullopt;
    return order;
}

void OrderTyping::refuse(const std::string& box, std::string why) {
    facts_.refused[box] = std::move(why);
}

} // namespace app
