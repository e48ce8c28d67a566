// import: what becomes of each record. What was brought before does not come again; what a source
// tells otherwise than before is a further revision of its own entry; and what the person entered
// or corrected is never touched.
#include "terminal/imports.h"

#include "diary/day.h"
#include "exchange/own_csv.h"
#include "exchange/rank.h"

#include <algorithm>
#include <map>

namespace terminal::imports {

using diary::Entry, diary::Night;
template <class T> using Result = tl::expected<T, store::StoreError>;

namespace {

bool is_own(const exchange::Read& read, const exchange::Record& record) {
    return read.formats.at(record.file) == "rolltakt-csv";
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
};

// What holds, and what the person entered and then corrected or took back: a row of an older export
// changes neither.
template <class Value>
void add_rows(std::set<std::string>& rows, const std::vector<Entry<Value>>& all,
              units::WallTime now) {
    const auto add = [&](const Entry<Value>& one) {
        if (const auto hash = exchange::own_hash(*one.value, now)) rows.insert(*hash);
    };
    for (const auto& one : diary::current(std::span<const Entry<Value>>{all})) add(one);
    for (const auto& one : all)
        if (one.value && one.source.origin != diary::Origin::imported) add(one);
}

Result<There> there(store::Store& store, const exchange::Read& read, const Here& here) {
    There found;
    if (read.records.empty()) return found;
    units::Day from = units::Day::max(), to = units::Day::min();
    for (const auto& record : read.records) {
        const auto day =
            std::visit([](const auto& value) { return diary::day_of(value); }, record.value);
        from = std::min(from, day);
        to = std::max(to, day);
    }
    const auto diary = store.diary(from, to);
    if (!diary) return tl::unexpected{diary.error()};
    for (const auto& one : diary::current(std::span<const Entry<Night>>{diary->nights}))
        found.nights[one.value->wake_date].push_back(one);
    for (const auto& one : diary->nights) found.history[one.id].push_back(one);
    add_rows(found.rows, diary->nights, here.now);
    add_rows(found.rows, diary->naps, here.now);
    add_rows(found.rows, diary->doses, here.now);
    add_rows(found.rows, diary->intakes, here.now);
    add_rows(found.rows, diary->observations, here.now);
    add_rows(found.rows, diary->laboratory, here.now);
    add_rows(found.rows, diary->answers, here.now);
    return found;
}

class Planning {
  public:
    Planning(const exchange::Read& read, Kind kind, const Here& here, const There& there,
             const std::vector<bool>& brought)
        : read_{read}, kind_{kind}, here_{here}, there_{there}, brought_{brought} {}

    Plan made() && {
        for (std::size_t i = 0; i < read_.records.size(); ++i) plan_.fates.push_back(fate(i));
        return std::move(plan_);
    }

  private:
    Fate fate(std::size_t i) {
        const auto& record = read_.records[i];
        if (!asked_for(record.value, kind_)) return Fate::other_kind;
        if (brought_[i] || (is_own(read_, record) && there_.rows.contains(record.hash)))
            return Fate::known;
        if (const auto* night = std::get_if<Night>(&record.value)) return of_night(record, *night);
        add(record, std::nullopt);
        return Fate::fresh;
    }

    // The same source told this night before: what it tells now is a revision of that.
    Fate of_night(const exchange::Record& record, const Night& night) {
        const auto mine = exchange::source_of(source(record));
        const auto at = there_.nights.find(night.wake_date);
        if (at != there_.nights.end())
            for (const auto& held : at->second) {
                if (exchange::source_of(held.source) == mine && used_.insert(held.id).second) {
                    add(record, held);
                    return Fate::changed;
                }
                const bool by_another = !(exchange::source_of(held.source) == mine);
                if (by_another && told_before(held.id, mine)) return Fate::corrected;
                remember(night.wake_date, exchange::text(exchange::source_of(held.source)));
            }
        add(record, std::nullopt);
        return Fate::fresh;
    }

    bool told_before(const std::string& id, const exchange::Source& mine) const {
        const auto& all = there_.history.at(id);
        return std::any_of(all.begin(), all.end(), [&](const Entry<Night>& one) {
            return one.source.origin == diary::Origin::imported &&
                   exchange::source_of(one.source) == mine;
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

    void add(const exchange::Record& record, const std::optional<Entry<Night>>& held) {
        auto entry = std::visit(
            [&](const auto& value) -> store::DiaryEntry {
                return diary::entered("", value, here_.now, source(record));
            },
            record.value);
        if (held)
            entry =
                diary::corrected(*held, std::get<Night>(record.value), here_.now, source(record));
        plan_.entries.push_back({std::move(entry), record.hash});
    }

    const exchange::Read& read_;
    Kind kind_;
    const Here& here_;
    const There& there_;
    const std::vector<bool>& brought_;
    std::set<std::string> used_;
    Plan plan_;
};

} // namespace

Result<Plan> plan(store::Store* store, const exchange::Read& read, Kind kind, const Here& here) {
    There before;
    std::vector<bool> brought(read.records.size());
    if (store != nullptr) {
        std::vector<std::string> rows;
        for (const auto& record : read.records) rows.push_back(record.hash);
        auto known = store->brought(rows);
        if (!known) return tl::unexpected{known.error()};
        brought = *std::move(known);
        auto found = there(*store, read, here);
        if (!found) return tl::unexpected{found.error()};
        before = *std::move(found);
    }
    return Planning{read, kind, here, before, brought}.made();
}

} // namespace terminal::imports
