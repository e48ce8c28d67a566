// The diary on disk. Nothing is ever changed there: a correction is a further revision, what is
// taken back a revision without a value.
#include "store/diary_values.h"
#include "store/open.h"

#include <algorithm>
#include <set>

namespace store {

namespace {

using units::Day;

std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }

constexpr const char* columns =
    "SELECT kind, id, revision, entered_ms, offset_min, origin, import, body, told_by, day "
    "FROM diary_entry ";

struct Kept { // nothing when no value of this kind can be made of it
    std::optional<DiaryEntry> entry;
    bool readable = false;
};
Kept kept_at(SQLite::Statement& row) {
    auto entry = entry_of_kind(row.getColumn(0).getString());
    const auto origin = diary::origin_named(row.getColumn(5).getString());
    if (!entry || !origin) return {};
    const bool readable = row.getColumn(7).isNull() || decode(bytes_of(row.getColumn(7)), *entry);
    std::visit(
        [&](auto& one) {
            one.id = row.getColumn(1).getString();
            one.revision = row.getColumn(2).getInt();
            one.entered_at = wall_at(row, 3);
            one.source = {*origin, row.getColumn(6).getString(), row.getColumn(8).getString()};
            if (!readable) one.value.reset();
        },
        *entry);
    return {std::move(entry), readable};
}

LostEntry lost_at(SQLite::Statement& row) {
    return {row.getColumn(1).getString(), row.getColumn(2).getInt(), row.getColumn(0).getString(),
            Day{std::chrono::days{row.getColumn(9).getInt64()}}};
}

void insert(SQLite::Database& db, const DiaryEntry& entry, Day day) {
    SQLite::Statement keep{db, "INSERT INTO diary_entry (kind, id, revision, day, entered_ms, "
                               "offset_min, origin, import, body, told_by) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    const bool there = std::visit(
        [&](const auto& one) {
            keep.bind(1, kind_of(entry));
            keep.bind(2, one.id);
            keep.bind(3, one.revision);
            keep.bind(4, number_of(day));
            bind_time(keep, 5, one.entered_at);
            keep.bind(7, std::string{diary::word(one.source.origin)});
            keep.bind(8, one.source.import);
            keep.bind(10, one.source.told_by);
            return one.value.has_value();
        },
        entry);
    if (there) bind_bytes(keep, 9, encode(entry));
    keep.exec();
}

struct Last { // revision of an entry
    std::string kind;
    int revision = 0;
    Day day{};
};
std::optional<Last> last_of(SQLite::Database& db, const std::string& id) {
    SQLite::Statement last{db, "SELECT kind, revision, day FROM diary_entry WHERE id = ? "
                               "ORDER BY revision DESC LIMIT 1"};
    last.bind(1, id);
    if (!last.executeStep()) return std::nullopt;
    return Last{last.getColumn(0).getString(), last.getColumn(1).getInt(),
                Day{std::chrono::days{last.getColumn(2).getInt64()}}};
}

// A new entry gets its id; a further revision has to be the next one of the same kind, which also
// keeps two windows from correcting the same.
std::string keep_one(SQLite::Database& db, DiaryEntry entry) {
    const auto numbered = [&](auto& one) {
        const bool there = one.value.has_value();
        if (one.id.empty()) {
            if (!there || one.revision != 1) throw Trouble{StoreError::out_of_range};
            one.id = fresh_id();
            return day_of(entry);
        }
        const auto last = last_of(db, one.id);
        if (!last) throw Trouble{StoreError::not_found};
        if (last->kind != kind_of(entry) || one.revision != last->revision + 1)
            throw Trouble{StoreError::out_of_range};
        return there ? day_of(entry) : last->day;
    };
    insert(db, entry, std::visit(numbered, entry));
    return std::visit([](const auto& one) { return one.id; }, entry);
}

using diary::Entry;
auto& list_for(Diary& d, const Entry<diary::Dose>&) { return d.doses; }
auto& list_for(Diary& d, const Entry<diary::Night>&) { return d.nights; }
auto& list_for(Diary& d, const Entry<diary::Nap>&) { return d.naps; }
auto& list_for(Diary& d, const Entry<diary::Intake>&) { return d.intakes; }
auto& list_for(Diary& d, const Entry<diary::Observation>&) { return d.observations; }
auto& list_for(Diary& d, const Entry<diary::LabNote>&) { return d.laboratory; }
auto& list_for(Diary& d, const Entry<diary::GlobalAnswer>&) { return d.answers; }

template <class Work> void each_list(Diary& d, Work work) {
    const auto all = [&work](auto&... list) { (work(list), ...); };
    all(d.doses, d.nights, d.naps, d.intakes, d.observations, d.laboratory, d.answers);
}

void add(Diary& diary, DiaryEntry entry) {
    std::visit([&](auto& one) { list_for(diary, one).push_back(std::move(one)); }, entry);
}

// The rows come by id and revision: a lost one stands behind those that hold no more.
Diary sorted(SQLite::Statement& rows) {
    Diary diary;
    while (rows.executeStep()) {
        auto kept = kept_at(rows);
        if (kept.readable) {
            add(diary, *std::move(kept.entry));
            continue;
        }
        diary.lost.push_back(lost_at(rows));
        each_list(diary, [&](auto& list) {
            while (!list.empty() && list.back().id == diary.lost.back().id) list.pop_back();
        });
    }
    return diary;
}

// What cannot be read is like taken back: an import can be undone all the same.
Diary sorted_for_undo(SQLite::Statement& rows) {
    Diary diary;
    while (rows.executeStep())
        if (auto kept = kept_at(rows); kept.entry) add(diary, *std::move(kept.entry));
    return diary;
}

bool brought_before(SQLite::Database& db, const std::string& row) {
    SQLite::Statement known{db, "SELECT 1 FROM diary_row WHERE row = ?"};
    known.bind(1, row);
    return known.executeStep();
}

// Of this import, and of those undone before: what they told holds no more.
std::set<std::string> gone_with(SQLite::Database& db, const std::string& import) {
    std::set<std::string> gone{import};
    SQLite::Statement undone{db, "SELECT id FROM diary_import WHERE undone = 1"};
    while (undone.executeStep()) gone.insert(undone.getColumn(0).getString());
    return gone;
}

template <class Value>
diary::Undone undo_kind(SQLite::Database& db, const std::vector<diary::Entry<Value>>& all,
                        const std::string& import, const units::WallTime& at) {
    auto undone = diary::undo(std::span<const diary::Entry<Value>>{all}, import);
    const auto gone = gone_with(db, import);
    std::vector<std::string> restored;
    for (const auto& id : undone.restored) {
        const auto revisions = diary::history(std::span{all}, id);
        const auto before =
            std::find_if(revisions.rbegin(), revisions.rend(),
                         [&](const auto& one) { return !gone.contains(one.source.import); });
        if (before == revisions.rend()) {
            undone.taken_back.push_back(id);
            continue;
        }
        auto again = *before;
        again.revision = revisions.back().revision + 1;
        again.entered_at = at;
        keep_one(db, again);
        restored.push_back(id);
    }
    undone.restored = std::move(restored);
    for (const auto& id : undone.taken_back)
        keep_one(db, diary::taken_back(diary::history(std::span{all}, id).back(), at));
    return undone;
}

void add(diary::Undone& to, const diary::Undone& more) {
    const auto append = [](auto& list, const auto& other) {
        list.insert(list.end(), other.begin(), other.end());
    };
    append(to.taken_back, more.taken_back);
    append(to.restored, more.restored);
    append(to.corrected_since, more.corrected_since);
}

// What the import told may come again, but not of entries that stay; and what is taken back now is
// forgotten whoever told it.
void forget_rows(SQLite::Database& db, const std::string& import, const diary::Undone& undone) {
    const std::set<std::string> stays{undone.corrected_since.begin(), undone.corrected_since.end()};
    SQLite::Statement rows{db, "SELECT row, entry FROM diary_row WHERE import = ?"};
    rows.bind(1, import);
    std::vector<std::string> gone;
    while (rows.executeStep())
        if (!stays.contains(rows.getColumn(1).getString()))
            gone.push_back(rows.getColumn(0).getString());
    const auto forget = [&](const char* sql, const std::vector<std::string>& of) {
        SQLite::Statement statement{db, sql};
        for (const auto& one : of) {
            statement.reset();
            statement.bind(1, one);
            statement.exec();
        }
    };
    forget("DELETE FROM diary_row WHERE row = ?", gone);
    forget("DELETE FROM diary_row WHERE entry = ? AND import IN (SELECT id FROM diary_import WHERE "
           "undone = 1)",
           undone.taken_back);
}

} // namespace

Result<Diary> Store::diary(Day from, Day to) {
    return open_->look([&](SQLite::Database& db) {
        SQLite::Statement rows{db, std::string{columns} +
                                       "WHERE id IN (SELECT id FROM diary_entry WHERE day BETWEEN "
                                       "? AND ?) ORDER BY id, revision"};
        rows.bind(1, number_of(from));
        rows.bind(2, number_of(to));
        return sorted(rows);
    });
}

Result<std::vector<std::string>> Store::keep(const std::vector<DiaryEntry>& all) {
    return open_->change([&](SQLite::Database& db) {
        std::vector<std::string> ids;
        for (const DiaryEntry& entry : all) ids.push_back(keep_one(db, entry));
        return ids;
    });
}

Result<ImportCount> Store::keep(const Import& import, const std::vector<ImportedEntry>& all) {
    return open_->change([&](SQLite::Database& db) {
        ImportCount count;
        count.id = fresh_id();
        SQLite::Statement made{db, "INSERT INTO diary_import (id, made_ms, offset_min, kind, "
                                   "source, file) VALUES (?, ?, ?, ?, ?, ?)"};
        made.bind(1, count.id);
        bind_time(made, 2, import.made);
        made.bind(4, import.kind);
        made.bind(5, import.source);
        made.bind(6, import.file);
        made.exec();
        for (const auto& [entry, row] : all) {
            if (brought_before(db, row)) {
                ++count.duplicate;
                continue;
            }
            auto of_import = entry;
            std::visit(
                [&](auto& one) {
                    one.source = {diary::Origin::imported, count.id, one.source.told_by};
                },
                of_import);
            const std::string id = keep_one(db, std::move(of_import));
            SQLite::Statement brought{db, "INSERT INTO diary_row (row, import, entry) "
                                          "VALUES (?, ?, ?)"};
            brought.bind(1, row);
            brought.bind(2, count.id);
            brought.bind(3, id);
            brought.exec();
            ++count.fresh;
        }
        if (count.fresh == 0) {
            SQLite::Statement none{db, "DELETE FROM diary_import WHERE id = ?"};
            none.bind(1, count.id);
            none.exec();
        }
        return count;
    });
}

Result<std::vector<bool>> Store::brought(const std::vector<std::string>& rows) {
    return open_->look([&](SQLite::Database& db) {
        SQLite::Statement known{db, "SELECT 1 FROM diary_row WHERE row = ?"};
        std::vector<bool> found;
        for (const auto& row : rows) {
            known.reset();
            known.bind(1, row);
            found.push_back(known.executeStep());
        }
        return found;
    });
}

Result<std::vector<Import>> Store::imports() {
    return open_->look([](SQLite::Database& db) {
        SQLite::Statement rows{
            db, "SELECT id, made_ms, offset_min, kind, source, file, undone, "
                "(SELECT count(DISTINCT id) FROM diary_entry WHERE import = diary_import.id) "
                "FROM diary_import ORDER BY made_ms DESC, id"};
        std::vector<Import> found;
        while (rows.executeStep())
            found.push_back({rows.getColumn(0).getString(), wall_at(rows, 1),
                             rows.getColumn(3).getString(), rows.getColumn(4).getString(),
                             rows.getColumn(5).getString(),
                             static_cast<std::size_t>(rows.getColumn(7).getInt64()),
                             rows.getColumn(6).getInt() != 0});
        return found;
    });
}

Result<diary::Undone> Store::undo_import(const std::string& import, const units::WallTime& at) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement undo{db, "UPDATE diary_import SET undone = 1 "
                                   "WHERE id = ? AND undone = 0"};
        undo.bind(1, import);
        if (undo.exec() == 0) throw Trouble{StoreError::not_found};
        SQLite::Statement rows{db, std::string{columns} +
                                       "WHERE id IN (SELECT id FROM diary_entry WHERE import = ?) "
                                       "ORDER BY id, revision"};
        rows.bind(1, import);
        Diary touched = sorted_for_undo(rows);
        diary::Undone undone;
        each_list(touched, [&](const auto& list) { add(undone, undo_kind(db, list, import, at)); });
        forget_rows(db, import, undone);
        return undone;
    });
}

Result<DiarySettings> Store::diary_settings() {
    return open_->look([](SQLite::Database& db) {
        SQLite::Statement kept{db, "SELECT body FROM diary_settings"};
        if (!kept.executeStep()) return DiarySettings{};
        auto settings = decode_diary_settings(bytes_of(kept.getColumn(0)));
        if (!settings) throw Trouble{StoreError::damaged};
        return *std::move(settings);
    });
}

Result<void> Store::save(const DiarySettings& settings) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement keep{db, "INSERT OR REPLACE INTO diary_settings (one, body) "
                                   "VALUES (1, ?)"};
        bind_bytes(keep, 1, encode(settings));
        keep.exec();
    });
}

} // namespace store
