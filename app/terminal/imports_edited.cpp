#include "terminal/imports_edited.h"

#include "exchange/own_csv.h"

#include <algorithm>

namespace terminal::imports {

bool edited(const exchange::Record& record, units::WallTime now) {
    return !record.check.empty() && exchange::own_check(record.value, now) != record.check;
}

Written::Written(const store::Diary& diary, const std::set<std::string>& undone_imports,
                 units::WallTime now) {
    const auto each = [&](const auto&... lists) { (add(lists, undone_imports, now), ...); };
    each(diary.doses, diary.nights, diary.naps, diary.intakes, diary.observations, diary.laboratory,
         diary.answers);
    for (std::size_t i = 0; i < all_.size(); ++i)
        for (const auto& check : all_[i].was) by_check_.emplace(check, i);
}

template <class Value>
void Written::add(const std::vector<diary::Entry<Value>>& entries,
                  const std::set<std::string>& undone_imports, units::WallTime now) {
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& one : entries) {
        const auto [place, first] = places.try_emplace(one.id, all_.size());
        if (first) all_.emplace_back();
        Past& past = all_[place->second];
        past.last = one;
        past.by_import = one.source.origin == diary::Origin::imported;
        past.holds = one.value ? exchange::own_check(*one.value, now).value_or("") : std::string{};
        if (past.holds.empty() || undone_imports.contains(one.source.import)) continue;
        if (std::find(past.was.begin(), past.was.end(), past.holds) == past.was.end())
            past.was.push_back(past.holds);
    }
}

template <class Fits> Written::Past* Written::first(const std::string& check, Fits fits) {
    std::size_t found = all_.size();
    const auto [begin, end] = by_check_.equal_range(check);
    for (auto at = begin; at != end; ++at)
        if (!all_[at->second].taken && fits(all_[at->second])) found = std::min(found, at->second);
    if (found == all_.size()) return nullptr;
    all_[found].taken = true;
    return &all_[found];
}

void Written::unedited(const std::string& check) {
    first(check, [&](const Past& one) { return one.holds == check; });
}

std::optional<Written::Found> Written::edited(const std::string& check, const std::string& now_says,
                                              bool known) {
    if (first(check, [&](const Past& one) { return one.holds == now_says; }) != nullptr)
        return Found{Fate::known}; // the same file again
    if (const Past* one = first(check, [&](const Past& p) { return p.holds == check; }))
        return Found{Fate::changed, &one->last};
    if (known) return Found{Fate::known};
    const Past* one = first(check, [](const Past&) { return true; });
    if (one == nullptr) return std::nullopt;
    if (one->by_import && !one->holds.empty()) return Found{Fate::changed, &one->last};
    return Found{Fate::corrected};
}

} // namespace terminal::imports
