// One thing in the diary as it was entered. Entries never change: a correction is the next revision
// under the same id, and whoever keeps them keeps every one.
#pragma once
#include "units/wall_time.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace diary {

// Where it came from. The numbers are on disk. Sheet: typed in from the printed one.
enum class Origin : std::uint8_t { typed, sheet, imported };
constexpr int origins = 3;
std::string_view word(Origin);
std::optional<Origin> origin_named(std::string_view);

struct Source {
    Origin origin = Origin::typed;
    std::string import;       // id of the import; empty unless imported
    std::string told_by = {}; // the program and device that measured it, "oura"; as exchange/rank.h
    bool operator==(const Source&) const = default;
};

// The word of the diary's own CSV: its format, and told_by of what it holds.
constexpr std::string_view own_table = "rolltakt-csv";
// Typed, from the sheet, or come back by the own CSV: not what another program tells.
inline bool by_the_person(const Source& source) {
    return source.origin != Origin::imported || source.told_by == own_table;
}

template <class Value> struct Entry {
    std::string id;
    int revision = 1; // 1, 2, 3 ..
    units::WallTime entered_at{};
    Source source;
    std::optional<Value> value; // nothing = taken back
    bool operator==(const Entry&) const = default;
};

template <class Value>
Entry<Value> entered(std::string id, Value value, units::WallTime at, Source source = {}) {
    return {std::move(id), 1, at, std::move(source), std::move(value)};
}

template <class Value>
Entry<Value> corrected(const Entry<Value>& last, Value value, units::WallTime at,
                       Source source = {}) {
    return {last.id, last.revision + 1, at, std::move(source), std::move(value)};
}

template <class Value> Entry<Value> taken_back(const Entry<Value>& last, units::WallTime at) {
    return {last.id, last.revision + 1, at, {}, std::nullopt};
}

// Every revision of one entry, oldest first; the order handed in does not matter.
template <class Value>
std::vector<Entry<Value>> history(std::span<const Entry<Value>> all, std::string_view id) {
    std::vector<Entry<Value>> found;
    for (const auto& e : all)
        if (e.id == id) found.push_back(e);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.revision < b.revision; });
    return found;
}

namespace entry {
template <class Value> std::vector<std::string> ids(std::span<const Entry<Value>> all) {
    std::vector<std::string> found;
    std::unordered_set<std::string_view> seen;
    for (const auto& e : all)
        if (seen.insert(e.id).second) found.push_back(e.id);
    return found;
}
} // namespace entry

// What holds now: the last revision of each entry, without those taken back, in the order in which
// the entries appear first.
template <class Value> std::vector<Entry<Value>> current(std::span<const Entry<Value>> all) {
    std::vector<const Entry<Value>*> last;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const auto& e : all) {
        const auto [place, first] = places.try_emplace(e.id, last.size());
        if (first)
            last.push_back(&e);
        else if (e.revision >= last[place->second]->revision)
            last[place->second] = &e;
    }
    std::vector<Entry<Value>> found;
    for (const auto* e : last)
        if (e->value) found.push_back(*e);
    return found;
}
template <class Value> std::vector<Entry<Value>> current(const std::vector<Entry<Value>>& all) {
    return current(std::span<const Entry<Value>>{all});
}
// Without id and revision.
template <class Value> std::vector<Value> values(const std::vector<Entry<Value>>& all) {
    std::vector<Value> found;
    for (auto& one : current(all)) found.push_back(std::move(*one.value));
    return found;
}

// What undoing an import means for each entry it touched. Corrected since: left as it is, and said.
struct Undone {
    std::vector<std::string> taken_back; // came with the import
    std::vector<std::string> restored;   // was there before: back to the revision before it
    std::vector<std::string> corrected_since;
};
template <class Value> Undone undo(std::span<const Entry<Value>> all, std::string_view import) {
    Undone u;
    const auto of_import = [&](const Entry<Value>& e) { return e.source.import == import; };
    for (const auto& id : entry::ids(all)) {
        const auto revisions = history(all, id);
        if (import.empty() || std::none_of(revisions.begin(), revisions.end(), of_import)) continue;
        if (!of_import(revisions.back())) {
            if (revisions.back().value) u.corrected_since.push_back(id);
        } else if (std::all_of(revisions.begin(), revisions.end(), of_import))
            u.taken_back.push_back(id);
        else
            u.restored.push_back(id);
    }
    return u;
}

} // namespace diary
