#include "importing/ranking.h"

#include <algorithm>
#include <map>
#include <utility>

namespace importing {

std::vector<SourceOfNights> in_order(std::span<const diary::Entry<diary::Night>> nights,
                                     std::span<const std::string> ranking) {
    std::map<std::string, std::vector<const diary::Entry<diary::Night>*>> by_source;
    for (const auto& one : nights)
        by_source[exchange::text(exchange::source_of(one.source))].push_back(&one);
    // Who comes first is asked of the rule itself: a night that all of them tell.
    std::vector<diary::Entry<diary::Night>> told;
    std::vector<std::string> names;
    for (const auto& [name, all] : by_source) {
        told.push_back(*all.front());
        told.back().value->wake_date = units::Day{std::chrono::year{2000} / 1 / 1};
        names.push_back(name);
    }
    std::vector<SourceOfNights> found;
    while (!told.empty()) {
        const auto next = exchange::counting(told, ranking).front();
        found.push_back({names[next], by_source[names[next]].size()});
        told.erase(told.begin() + static_cast<std::ptrdiff_t>(next));
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(next));
    }
    return found;
}

std::vector<std::string> one_up(const std::vector<SourceOfNights>& sources,
                                std::span<const std::string> ranking, const std::string& name) {
    std::vector<std::string> order;
    for (const auto& one : sources) {
        order.push_back(one.name);
        const std::size_t n = order.size();
        if (n > 1 && one.name == name) std::swap(order[n - 1], order[n - 2]);
    }
    for (const std::string& one : ranking)
        if (std::find(order.begin(), order.end(), one) == order.end()) order.push_back(one);
    return order;
}

} // namespace importing
