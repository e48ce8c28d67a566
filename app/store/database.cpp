#include "store/database.h"

#include "store/schema.h"
#include "store/trouble.h"

#include <sqlite3.h>

namespace store {

namespace {

constexpr int patience_ms = 5000; // for a reader's short transaction, or a writer's commit

void configure(SQLite::Database& db, int option, int value) {
    if (sqlite3_db_config(db.getHandle(), option, value, nullptr) != SQLITE_OK)
        throw Trouble{StoreError::failed};
}

// A damaged or hostile file must not make SQLite do more than read rows.
void distrust(SQLite::Database& db) {
    configure(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    configure(db, SQLITE_DBCONFIG_DQS_DML, 0);
    configure(db, SQLITE_DBCONFIG_DQS_DDL, 0);
    db.exec("PRAGMA cell_size_check = ON");
    db.exec("PRAGMA mmap_size = 0");
    db.exec(
        "PRAGMA temp_store = MEMORY"); // a small temporary folder must not look like a full disk
}

// No symbolic link, and no pipe, which would be waited for.
fs::path plain_file(const fs::path& file) {
    const fs::path plain = in_real_folder(file);
    if (!fs::is_regular_file(fs::symlink_status(plain))) throw Trouble{StoreError::cannot_open};
    return plain;
}

} // namespace

SQLite::Database connected(const fs::path& file, Access access) {
    const int flags = access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    SQLite::Database db{plain_file(file).string(), flags | SQLite::OPEN_NOFOLLOW, patience_ms};
    distrust(db);
    if (access == Access::read) return db;
    if (sqlite3_db_readonly(db.getHandle(), "main") == 1) throw Trouble{StoreError::read_only};
    db.exec("PRAGMA foreign_keys = ON");
    db.exec("PRAGMA secure_delete = ON");
    // The end of a transaction is the end of its journal. TRUNCATE with FULL syncs that end; DELETE
    // would leave it to the folder's entry, which FULL does not sync: after a power cut the journal
    // could be back and undo a commit that was acknowledged.
    db.exec("PRAGMA journal_mode = TRUNCATE");
    db.exec("PRAGMA synchronous = FULL");
    constexpr int incremental = 2;
    if (pragma(db, "auto_vacuum") != incremental) // setting it writes, and only a new file takes it
        db.exec("PRAGMA auto_vacuum = INCREMENTAL");
    return db;
}

SQLite::Database connected_for_reading(const fs::path& file) {
    auto db = connected(file, Access::read);
    try {
        user_version(db);
        return db;
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() != SQLITE_READONLY_ROLLBACK) throw;
    }
    {
        const WriterLock lock{file};
        auto writer = connected(file, Access::write);
        user_version(writer);
    }
    return connected(file, Access::read);
}

void check_sound(SQLite::Database& db, Depth depth) {
    const char* const sql =
        depth == Depth::full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    if (db.execAndGet(sql).getString() != "ok") throw Trouble{StoreError::damaged};
    SQLite::Statement orphan{db, "PRAGMA foreign_key_check"};
    if (orphan.executeStep()) throw Trouble{StoreError::damaged};
}

} // namespace store
