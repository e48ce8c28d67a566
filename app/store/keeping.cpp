#include "store/keeping.h"

#include "store/companions.h"
#include "store/encoding.h"
#include "store/open.h"
#include "store/private_file.h"
#include "store/schedule.h"
#include "store/schema.h"
#include "store/traces.h"

#include <algorithm>

namespace store {

namespace {

std::vector<std::int64_t> row_counts(SQLite::Database& db) {
    const SQLite::Transaction moment{db, SQLite::TransactionBehavior::DEFERRED};
    SQLite::Statement tables{db,
                             "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"};
    std::vector<std::int64_t> counts;
    while (tables.executeStep())
        counts.push_back(
            db.execAndGet("SELECT count(*) FROM " + tables.getColumn(0).getString()).getInt64());
    return counts;
}

// Removed when it leaves the scope, whatever happened; gone already once it was renamed.
struct Scratch {
    fs::path path;
    ~Scratch() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
};

std::vector<std::int64_t> copied_rows(SQLite::Database& db, const fs::path& to) {
    remove_with_journals(to);
    create_private(to);
    SQLite::Statement copy{db, "VACUUM INTO ?"};
    copy.bind(1, in_real_folder(to).string());
    copy.exec();
    auto written = connected(to, Access::read);
    return row_counts(written);
}

// VACUUM takes no part in a transaction: another process that plays a session may write between the
// copy and the counting. Then neither count fits, though nothing is damaged.
void copy_whole(SQLite::Database& db, const fs::path& to) {
    constexpr int attempts = 10;
    for (int n = 0; n < attempts; ++n) {
        const auto before = row_counts(db);
        const auto copied = copied_rows(db, to);
        const auto after = row_counts(db);
        if (copied == before || copied == after) return;
        if (before == after) throw Trouble{StoreError::damaged};
    }
    throw Trouble{StoreError::in_use};
}

fs::file_time_type last_change(const fs::path& file) {
    auto last = fs::last_write_time(file);
    for (const fs::path& one : beside_person(file)) {
        std::error_code none;
        const auto changed = fs::last_write_time(one, none);
        if (!none) last = std::max(last, changed);
    }
    return last;
}

} // namespace

void write_verified_copy(SQLite::Database& db, const fs::path& to, int newest) {
    const Scratch scratch{beside(to, ".part")};
    copy_whole(db, scratch.path);
    {
        auto written = connected(scratch.path, Access::read);
        check_ours(written, newest);
        check_sound(written, Depth::full);
    }
    sync_file(scratch.path);
    rename_durably(scratch.path, to);
}

Result<void> Store::verify() {
    const auto rows = open_->look([](SQLite::Database& db) {
        check_ours(db);
        check_sound(db, Depth::full);
        SQLite::Statement all{db, "SELECT id FROM session ORDER BY session"};
        std::vector<SessionId> ids;
        while (all.executeStep()) ids.push_back(all.getColumn(0).getString());
        return ids;
    });
    if (!rows) return tl::unexpected{rows.error()};
    for (const auto& id : *rows)
        if (const auto whole = guarded([&] { raw_of(value_or_trouble(open_->blobs(id))); }); !whole)
            return whole;
    if (const auto traces = open_->look([](SQLite::Database& db) { check_traces(db); }); !traces)
        return tl::unexpected{traces.error()};
    if (const auto told = care_history({}); !told) return tl::unexpected{told.error()}; // all of it
    if (const auto told = screenings(); !told) return tl::unexpected{told.error()};
    const auto all = diary(units::Day::min(), units::Day::max());
    if (!all) return tl::unexpected{all.error()};
    if (!all->lost.empty()) return tl::unexpected{StoreError::damaged};
    if (const auto chosen = diary_settings(); !chosen) return tl::unexpected{chosen.error()};
    const auto asked = questions();
    if (!asked) return tl::unexpected{asked.error()};
    for (const auto& one : *asked)
        if (!one.question) return tl::unexpected{StoreError::damaged};
    const auto taken = plans();
    if (!taken) return tl::unexpected{taken.error()};
    for (const auto& one : *taken) {
        if (!one.text) return tl::unexpected{StoreError::damaged};
        if (const auto said = recording(one); !said) return tl::unexpected{said.error()};
    }
    return {};
}

bool Store::is_of_a_person(const fs::path& file) {
    std::error_code none;
    return fs::exists(beside(file, ".lock"), none);
}

bool Store::is_backup(const fs::path& file) {
    const auto ours = guarded([&] {
        auto db = connected(file, Access::read);
        check_ours(db);
    });
    return ours && !is_of_a_person(file);
}

Result<void> Store::backup(const std::filesystem::path& to) {
    static_cast<void>(open_->flush()); // a full disk here is no reason not to back up elsewhere
    return open_->with([&](SQLite::Database& db) {
        std::error_code not_there;
        if (fs::equivalent(open_->file, to, not_there) || is_of_a_person(to))
            throw Trouble{StoreError::in_use};
        write_verified_copy(db, to, schema_version);
        copy_companions(beside_person(open_->file), beside_copy(to));
    });
}

Result<std::optional<fs::path>> Store::backup_if_due(const units::WallTime& now) {
    return guarded([&]() -> std::optional<fs::path> {
        const fs::path folder = backups_of(open_->file);
        const auto kept = backups_in(folder);
        const bool used = value_or_trouble(open_->with([](SQLite::Database& db) {
            return db.execAndGet("SELECT EXISTS (SELECT 1 FROM session) OR "
                                 "EXISTS (SELECT 1 FROM diary_entry) OR "
                                 "EXISTS (SELECT 1 FROM question) OR "
                                 "EXISTS (SELECT 1 FROM plan)")
                       .getInt() != 0;
        }));
        const bool waits = fs::exists(sheet_beside(open_->file));
        const bool changed =
            kept.empty() || last_change(open_->file) > fs::last_write_time(kept.back().path);
        if (!(used || waits) || !changed || !due(kept, now)) return std::nullopt;
        fs::path made = folder / name_of_backup(now);
        make_private_folder(folder);
        value_or_trouble(backup(made));
        for (const auto& old : superseded(backups_in(folder), now)) {
            remove_with_journals(old);
            remove_companions(beside_copy(old));
        }
        return made;
    });
}

Result<void> Store::keep_calibration(const std::string& serial,
                                     const measure::Calibration& calibration) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement keep{db, "INSERT OR REPLACE INTO calibration VALUES (?, ?)"};
        keep.bind(1, serial);
        bind_bytes(keep, 2, encode(calibration));
        keep.exec();
    });
}

Result<std::optional<measure::Calibration>> Store::kept_calibration(const std::string& serial) {
    return open_->look([&](SQLite::Database& db) -> std::optional<measure::Calibration> {
        SQLite::Statement kept{db, "SELECT body FROM calibration WHERE serial = ?"};
        kept.bind(1, serial);
        if (!kept.executeStep()) return std::nullopt;
        const auto calibration = decode_calibration(bytes_of(kept.getColumn(0)));
        if (!calibration) throw Trouble{StoreError::damaged};
        return *calibration;
    });
}

namespace {

// What stood at `file`, in a copy or moved there as it is when no copy can be made of it.
std::optional<fs::path> kept_aside(const fs::path& file) {
    if (!fs::exists(file)) return std::nullopt;
    const fs::path kept = free_name(file, ".before-restore");
    const auto copied = guarded([&] {
        auto db = connected(file, Access::write); // plays back a journal, if there is one
        check_ours(db);
        write_verified_copy(db, kept, schema_version);
    });
    if (copied) return kept;
    if (copied.error() == StoreError::disk_full) throw Trouble{copied.error()};
    return move_aside(file);
}

} // namespace

fs::path move_aside(const fs::path& file) {
    const fs::path aside = free_name(file, ".set-aside");
    const fs::path journal = beside(file, "-journal");
    if (fs::exists(journal)) rename_durably(journal, beside(aside, "-journal"));
    rename_durably(file, aside);
    return aside;
}

Result<std::optional<fs::path>> Store::restore(const fs::path& backup, const fs::path& file) {
    return guarded([&] {
        const WriterLock lock{file};
        if (!fs::exists(backup)) throw Trouble{StoreError::not_found};
        const fs::path fresh = beside(file, ".restoring");
        remove_with_journals(fresh);
        {
            auto source = connected(backup, Access::read);
            check_ours(source);
            write_verified_copy(source, fresh, schema_version);
        }
        copy_companions(beside_copy(backup), beside_copy(fresh));
        auto kept = kept_aside(file);
        if (kept)
            move_companions(beside_person(file), beside_copy(*kept)); // go with their diary
        else
            for (const fs::path& one : beside_person(file)) value_or_trouble(set_aside(one));
        // A journal left beside the restored file would be played into it.
        for (const char* ending : {"-journal", "-wal", "-shm"}) fs::remove(beside(file, ending));
        sync_folder(file);
        rename_durably(fresh, file);
        move_companions(beside_copy(fresh), beside_person(file));
        return kept;
    });
}

} // namespace store
