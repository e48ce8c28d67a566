#include "importing/edited.h"

#include "exchange/own_csv.h"

#include <algorithm>

namespace importing {

bool edited(const exchange::Record& record, units::WallTime now) {
    return !record.check.empty() &&
           exchange::own_check(record.value, now) != exchange::said_in(record.check);
}

Written::Written(const store::Diary& diary, const Imports& imports, units::WallTime now) {
    const auto each = [&](const auto&... lists) { (add(lists, imports, now), ...); };
    each(diary.doses, diary.nights, diary.naps, diary.intakes, diary.observations, diary.laboratory,
         diary.answers);
    for (std::size_t i = 0; i < all_.size(); ++i)
        for (const auto& check : all_[i].was) by_check_.emplace(check, i);
}

template <class Value>
void Written::add(const std::vector<diary::Entry<Value>>& entries, const Imports& imports,
                  units::WallTime now) {
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& one : entries) {
        const auto [place, first] = places.try_emplace(one.id, all_.size());
        const bool of_own_csv = imports.of_own_csv.contains(one.source.import);
        if (first) all_.emplace_back().brought = of_own_csv;
        Past& past = all_[place->second];
        past.last = one;
        past.by_import = one.source.origin == diary::Origin::imported;
        past.holds = one.value ? exchange::own_check(*one.value, now).value_or("") : std::string{};
        if (past.holds.empty() || imports.undone.contains(one.source.import)) continue;
        past.was.insert(exchange::own_check(*one.value, now, one.id).value_or(""));
        if (past.brought && of_own_csv) past.was.insert(past.holds);
    }
}

// Of this diary, or what another one's rows became here.
std::string Written::key(const std::string& check) const {
    return by_check_.contains(check) ? check : exchange::said_in(check);
}

template <class Fits>
Written::Past* Written::first(const std::string& check, std::size_t file, Fits fits) {
    std::size_t found = all_.size();
    const auto [begin, end] = by_check_.equal_range(key(check));
    for (auto at = begin; at != end; ++at) {
        const Past& one = all_[at->second];
        if (!one.changed && !one.taken.contains(file) && fits(one))
            found = std::min(found, at->second);
    }
    if (found == all_.size()) return nullptr;
    all_[found].taken.insert(file);
    return &all_[found];
}

void Written::unedited(const std::string& check, std::size_t file) {
    first(check, file,
          [said = exchange::said_in(check)](const Past& one) { return one.holds == said; });
}

std::optional<Written::Found> Written::edited(const exchange::Record& row,
                                              const std::string& now_says, bool known) {
    const auto find = [&](auto fits) { return first(row.check, row.file, fits); };
    const auto changed = [](Past& one) {
        one.changed = true;
        return Found{Fate::changed, &one.last};
    };
    if (find([&](const Past& one) { return one.holds == now_says; }) != nullptr)
        return Found{Fate::known}; // the same file again
    const auto said = exchange::said_in(row.check);
    if (Past* one = find([&](const Past& p) { return p.holds == said; })) return changed(*one);
    if (known) return Found{Fate::known};
    Past* one = find([](const Past&) { return true; });
    if (one == nullptr) return std::nullopt;
    if (one->by_import && !one->holds.empty()) return changed(*one);
    return Found{Fate::corrected};
}

} // namespace importing
