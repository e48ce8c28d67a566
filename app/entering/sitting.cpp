#include "entering/sitting.h"

#include <algorithm>
#include <type_traits>

namespace entering {
namespace {

using store::DiaryEntry;

constexpr diary::Origin from_sheet = diary::Origin::sheet;

template <class Value> const std::vector<diary::Entry<Value>>& all_of(const store::Diary& d) {
    if constexpr (std::is_same_v<Value, diary::Night>)
        return d.nights;
    else if constexpr (std::is_same_v<Value, diary::Dose>)
        return d.doses;
    else
        return d.observations;
}

// As it was before the sheet was typed; nothing where it came with it.
template <class Value>
std::optional<Value> before(const store::Diary& d, const diary::Entry<Value>& entry) {
    for (const auto& one : diary::current(all_of<Value>(d)))
        if (one.id == entry.id) return one.value;
    return std::nullopt;
}

// No other kinds stand on a sheet.
template <class Value>
constexpr bool on_sheet =
    std::is_same_v<Value, diary::Night> || std::is_same_v<Value, diary::Dose> ||
    std::is_same_v<Value, diary::Observation>;

struct Changing {
    const Sitting& sitting;
    units::WallTime now;

    std::optional<DiaryEntry> told(const Told& told, const DiaryEntry* kept) const {
        return std::visit(
            [&](const auto& entry) { return this->told(entry, told.unchanged, kept); }, told.entry);
    }
    template <class Value>
    std::optional<DiaryEntry> told(const diary::Entry<Value>& entry, bool unchanged,
                                   const DiaryEntry* kept) const {
        const auto* last = kept != nullptr ? std::get_if<diary::Entry<Value>>(kept) : nullptr;
        if (last == nullptr) return unchanged ? std::nullopt : std::optional<DiaryEntry>{entry};
        if (*last->value == *entry.value) return std::nullopt;
        if (unchanged && entry.id != last->id) return dropped(*last); // another one says it
        return diary::corrected(*last, *entry.value, now, {from_sheet, "", ""});
    }

    std::optional<DiaryEntry> dropped(const DiaryEntry& kept) const {
        return std::visit([&](const auto& last) { return this->dropped(last); }, kept);
    }
    template <class Value>
    std::optional<DiaryEntry> dropped(const diary::Entry<Value>& last) const {
        if constexpr (on_sheet<Value>) {
            const auto was = before(sitting.before, last);
            if (!was) return diary::taken_back(last, now);
            if (*was != *last.value) return diary::corrected(last, *was, now, {from_sheet, "", ""});
        }
        return std::nullopt;
    }
};

} // namespace

Sitting sitting(paper::SheetFacts facts, store::Diary diary) {
    Sitting s{std::move(facts), std::move(diary)};
    const auto doses = diary::current(s.before.doses);
    for (std::size_t day = 0; day < static_cast<std::size_t>(paper::sheet_days); ++day) {
        const auto taken = usual_taken(s.facts, doses, s.facts.from + std::chrono::days{day});
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (taken[i] != nullptr) s.kept[{day, "dose-" + std::to_string(i + 1)}] = *taken[i];
    }
    return s;
}

std::vector<SheetChange> changes(const Sitting& s, const SheetCells& cells, units::WallTime now,
                                 const std::string& zone) {
    const Changing changing{s, now};
    const SheetTold all = told(s.facts, cells, {&s.before, now, zone});
    std::vector<SheetChange> list;
    for (const Told& one : all.things) {
        const auto kept = s.kept.find({one.day, one.what});
        if (auto entry = changing.told(one, kept == s.kept.end() ? nullptr : &kept->second))
            list.push_back({one.day, one.what, *std::move(entry)});
    }
    for (const auto& [where, entry] : s.kept) {
        const auto& [day, what] = where;
        const bool there =
            std::any_of(all.things.begin(), all.things.end(), [&where = where](const Told& one) {
                return one.day == where.first && one.what == where.second;
            });
        const bool faulty = std::any_of(
            all.faults.begin(), all.faults.end(), [&where = where](const SheetFault& one) {
                return one.day == where.first && told_in(one.row) == where.second;
            });
        if (there || faulty) continue;
        if (auto back = changing.dropped(entry)) list.push_back({day, what, *std::move(back)});
    }
    return list;
}

void take(Sitting& s, const std::vector<SheetChange>& written,
          const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < written.size() && i < ids.size(); ++i) {
        const SheetChange& one = written[i];
        std::visit(
            [&](auto entry) {
                entry.id = ids[i];
                if (entry.value)
                    s.kept[{one.day, one.what}] = std::move(entry);
                else
                    s.kept.erase({one.day, one.what});
            },
            one.entry);
    }
}

SheetCells still_open(const SheetCells& cells, const SheetTold& told) {
    SheetCells open;
    for (const SheetFault& fault : told.faults)
        for (const auto& [row, boxes] : cells) {
            if (told_in(row) != told_in(fault.row) || written(cells, row, fault.day) == nullptr)
                continue;
            auto& there = open[row];
            there.resize(static_cast<std::size_t>(paper::sheet_days));
            there[fault.day] = boxes[fault.day];
        }
    return open;
}

} // namespace entering
