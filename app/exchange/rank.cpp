#include "exchange/rank.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace exchange {
namespace {

std::size_t rank(const Source& source, std::span<const Source> ranking) {
    const auto exact = std::find(ranking.begin(), ranking.end(), source);
    if (exact != ranking.end()) return static_cast<std::size_t>(exact - ranking.begin());
    const auto program = std::find(ranking.begin(), ranking.end(), Source{source.program, ""});
    return static_cast<std::size_t>(program - ranking.begin());
}

} // namespace

std::vector<std::size_t> chosen(std::span<const Told> nights, std::span<const Source> ranking) {
    std::map<units::Day, std::size_t> best;
    for (std::size_t i = 0; i < nights.size(); ++i) {
        const auto [place, first] = best.emplace(nights[i].wake_date, i);
        if (first) continue;
        const auto key = [&](std::size_t n) {
            return std::tuple{rank(nights[n].source, ranking), nights[n].source};
        };
        if (key(i) < key(place->second)) place->second = i;
    }
    std::vector<std::size_t> places;
    for (const auto& [day, place] : best) places.push_back(place);
    return places;
}

} // namespace exchange
