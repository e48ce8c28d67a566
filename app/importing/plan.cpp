#include "importing/plan.h"

#include "importing/edited.h"

#include "diary/day.h"
#include "diary/span.h"
#include "exchange/own_csv.h"
#include "exchange/rank.h"

#include <algorithm>
#include <map>

namespace importing {

using diary::Entry, diary::Night;
template <class T> using Result = tl::expected<T, store::StoreError>;

namespace {

bool is_own(const exchange::Read& read, const exchange::Record& record) {
    return read.formats.at(record.file) == diary::own_table;
}

bool asked_for(const exchange::Value& value, Kind kind) {
    const bool sleep =
        std::holds_alternative<Night>(value) || std::holds_alternative<diary::Nap>(value);
    const bool intake =
        std::holds_alternative<diary::Dose>(value) || std::holds_alternative<diary::Intake>(value);
    return kind == Kind::diary || (kind == Kind::sleep ? sleep : intake);
}

// The diary as it is, around the days of the records.
struct There {
    std::map<units::Day, std::vector<Entry<Night>>> nights; // that hold now
    std::map<std::string, std::vector<Entry<Night>>> history;
    std::set<std::string> rows; // of the own CSV, as they would be written
    Written written;            // what rows of it that were edited came from
};

// What holds, and what was corrected or taken back: a row of an older export changes neither. Only
// what an import told that was undone may come again. Several entries that say the same are as many
// rows.
template <class Value>
void add_rows(std::set<std::string>& rows, const std::vector<Entry<Value>>& all,
              const std::set<std::string>& undone, units::WallTime now) {
    std::set<std::pair<std::string, std::string>> told; // hash and entry
    const auto add = [&](const Entry<Value>& one) {
        const auto hash = exchange::own_hash(*one.value, now);
        if (!hash || !told.emplace(*hash, one.id).second) return;
        for (std::size_t n = 1;; ++n)
            if (rows.insert(exchange::own_hash(*one.value, now, n).value_or("")).second) return;
    };
    for (const auto& one : all)
        if (one.value && !undone.contains(one.source.import)) add(one);
}

Result<Imports> imports_of(store::Store& store) {
    const auto all = store.imports();
    if (!all) return tl::unexpected{all.error()};
    Imports found;
    for (const auto& one : *all) {
        if (one.undone) found.undone.insert(one.id);
        if (one.source == diary::own_table) found.of_own_csv.insert(one.id);
    }
    return found;
}

Result<There> there(store::Store& store, const exchange::Read& read, units::WallTime now) {
    There found;
    if (read.records.empty()) return found;
    units::Day from = units::Day::max(), to = units::Day::min();
    for (const auto& record : read.records) {
        const auto day =
            std::visit([](const auto& value) { return diary::day_of(value); }, record.value);
        from = std::min(from, day);
        to = std::max(to, day);
    }
    const bool any_edited =
        std::any_of(read.records.begin(), read.records.end(),
                    [&](const exchange::Record& record) { return edited(record, now); });
    if (any_edited) { // the day may be what was edited
        from = std::min(from, diary::first_day);
        to = std::max(to, diary::last_day);
    }
    const auto diary = store.diary(from, to);
    if (!diary) return tl::unexpected{diary.error()};
    for (const auto& one : diary::current(diary->nights))
        found.nights[one.value->wake_date].push_back(one);
    for (const auto& one : diary->nights) found.history[one.id].push_back(one);
    const auto imports = imports_of(store);
    if (!imports) return tl::unexpected{imports.error()};
    const auto rows = [&](const auto&... lists) {
        (add_rows(found.rows, lists, imports->undone, now), ...);
    };
    rows(diary->nights, diary->naps, diary->doses, diary->intakes, diary->observations,
         diary->laboratory, diary->answers);
    if (any_edited) found.written = Written{*diary, *imports, now};
    return found;
}

class Planning {
  public:
    Planning(const exchange::Read& read, Kind kind, units::WallTime now, There& there,
             const std::vector<bool>& brought)
        : read_{read}, kind_{kind}, now_{now}, there_{there}, brought_{brought} {}

    Plan made() && {
        for (const auto& record : read_.records)
            if (edited(record, now_))
                edited_in_.emplace(record.check, record.file);
            else if (!record.check.empty())
                there_.written.unedited(record.check, record.file);
        for (std::size_t i = 0; i < read_.records.size(); ++i) plan_.fates.push_back(fate(i));
        return std::move(plan_);
    }

  private:
    Fate fate(std::size_t i) {
        const auto& record = read_.records[i];
        if (!asked_for(record.value, kind_)) return Fate::other_kind;
        if (edited_beside(record)) return Fate::known;
        const bool known =
            brought_[i] || (is_own(read_, record) && there_.rows.contains(record.hash));
        if (edited(record, now_)) {
            if (const auto became = of_edited(record, known, brought_[i])) return *became;
        } else if (known)
            return Fate::known;
        if (const auto* night = std::get_if<Night>(&record.value)) return of_night(record, *night);
        add(record);
        return Fate::fresh;
    }

    // New here, and brought as another file of this import has it: edited.
    bool edited_beside(const exchange::Record& record) const {
        const auto at = edited_in_.find(record.check);
        return at != edited_in_.end() && at->second != record.file && !edited(record, now_) &&
               !there_.written.knows(record.check);
    }

    std::optional<Fate> of_edited(const exchange::Record& record, bool known, bool brought) {
        const auto says = exchange::own_check(record.value, now_).value_or("");
        const auto found = there_.written.edited(record, says, known);
        if (!found) return known ? std::optional{Fate::known} : std::nullopt;
        if (found->fate != Fate::changed) return found->fate;
        add(record, found->last);
        // Edited back to what a file said before: it comes all the same.
        if (brought) plan_.entries.back().row += " after " + revision_of(*found->last);
        return found->fate;
    }

    static std::string revision_of(const store::DiaryEntry& entry) {
        return std::visit(
            [](const auto& one) { return one.id + " " + std::to_string(one.revision); }, entry);
    }

    // The same source told this night before: what it tells now is a revision of that. The own CSV
    // of another diary is no such source of what was entered in this one.
    Fate of_night(const exchange::Record& record, const Night& night) {
        const auto mine = exchange::source_of(source(record));
        const auto at = there_.nights.find(night.wake_date);
        if (at != there_.nights.end())
            for (const auto& held : at->second) {
                const bool by_it = exchange::source_of(held.source) == mine;
                if (by_it ? entered_here(held.id) : told_before(held.id, mine))
                    return Fate::corrected;
                if (by_it && used_.insert(held.id).second) {
                    const store::DiaryEntry last{held};
                    add(record, &last);
                    return Fate::changed;
                }
                remember(night.wake_date, exchange::text(exchange::source_of(held.source)));
            }
        add(record);
        return Fate::fresh;
    }

    bool told_before(const std::string& id, const exchange::Source& mine) const {
        const auto& all = there_.history.at(id);
        return std::any_of(all.begin(), all.end(), [&](const Entry<Night>& one) {
            return one.source.origin == diary::Origin::imported &&
                   exchange::source_of(one.source) == mine;
        });
    }

    bool entered_here(const std::string& id) const {
        const auto& all = there_.history.at(id);
        return std::any_of(all.begin(), all.end(), [](const Entry<Night>& one) {
            return one.value && one.source.origin != diary::Origin::imported;
        });
    }

    void remember(units::Day day, const std::string& rival) {
        plan_.told_by_others.insert(day);
        if (std::find(plan_.rivals.begin(), plan_.rivals.end(), rival) == plan_.rivals.end())
            plan_.rivals.push_back(rival);
    }

    static diary::Source source(const exchange::Record& record) {
        return {diary::Origin::imported, "", exchange::text(record.source)};
    }

    // A new entry, or the next revision of the one that is held, of the same kind.
    void add(const exchange::Record& record, const store::DiaryEntry* held = nullptr) {
        auto entry = std::visit(
            [&]<class Value>(const Value& value) -> store::DiaryEntry {
                const auto* last = held != nullptr ? std::get_if<Entry<Value>>(held) : nullptr;
                return last != nullptr ? diary::corrected(*last, value, now_, source(record))
                                       : diary::entered("", value, now_, source(record));
            },
            record.value);
        plan_.entries.push_back({std::move(entry), record.hash});
    }

    const exchange::Read& read_;
    Kind kind_;
    units::WallTime now_;
    There& there_;
    const std::vector<bool>& brought_;
    std::map<std::string, std::size_t> edited_in_; // by check, the file
    std::set<std::string> used_;
    Plan plan_;
};

} // namespace

std::optional<Kind> kind_named(std::string_view word) {
    if (word == "sleep") return Kind::sleep;
    if (word == "intake") return Kind::intake;
    if (word == "diary") return Kind::diary;
    return std::nullopt;
}

Result<Plan> plan(store::Store* store, const exchange::Read& read, Kind kind, units::WallTime now) {
    There before;
    std::vector<bool> brought(read.records.size());
    if (store != nullptr) {
        std::vector<std::string> rows;
        for (const auto& record : read.records) rows.push_back(record.hash);
        auto known = store->brought(rows);
        if (!known) return tl::unexpected{known.error()};
        brought = *std::move(known);
        auto found = there(*store, read, now);
        if (!found) return tl::unexpected{found.error()};
        before = *std::move(found);
    }
    return Planning{read, kind, now, before, brought}.made();
}

} // namespace importing
