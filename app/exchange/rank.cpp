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

std::string text(const Source& source) {
    return source.device.empty() ? source.program : source.program + ": " + source.device;
}

Source source_named(std::string_view text) {
    const auto colon = text.find(": ");
    if (colon == std::string_view::npos) return {std::string{text}, ""};
    return {std::string{text.substr(0, colon)}, std::string{text.substr(colon + 2)}};
}

Source source_of(const diary::Source& source) {
    if (diary::by_the_person(source)) return {std::string{diary::word(diary::Origin::typed)}, ""};
    return source_named(source.told_by);
}

std::vector<std::size_t> counting(std::span<const diary::Entry<diary::Night>> nights,
                                  std::span<const std::string> ranking) {
    std::vector<Source> order;
    for (const auto& one : ranking) order.push_back(source_named(one));
    const Source own = source_of({});
    if (std::find(order.begin(), order.end(), own) == order.end()) order.insert(order.begin(), own);
    std::vector<Told> told;
    for (const auto& night : nights)
        told.push_back({night.value->wake_date, source_of(night.source)});
    return chosen(told, order);
}

std::vector<diary::InBed> beds(std::span<const diary::Entry<diary::Night>> nights,
                               std::span<const std::string> ranking) {
    std::vector<diary::InBed> found;
    for (const auto place : counting(nights, ranking)) {
        const auto& night = nights[place];
        const auto times = diary::times(*night.value, night.entered_at);
        if (!times) continue;
        const auto from = times->into_bed ? times->into_bed : times->tried_to_sleep;
        const auto until = times->out_of_bed ? times->out_of_bed : times->final_wake;
        if (from && until) found.push_back({*from, *until});
    }
    return found;
}

} // namespace exchange
