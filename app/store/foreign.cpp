#include "store/foreign.h"

#include "store/trouble.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr int longest_value = 1 << 20; // bytes of one cell, of one statement of its schema
constexpr int most_columns = 500;
constexpr int steps_between = 100000;
constexpr long most_between = 20000; // of these; far beyond ten years of minutes

// "file:" with what has a meaning there written as %XX. Immutable: no lock, no journal is looked
// at, nothing is written.
std::string uri_of(const fs::path& file) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string all = "file:";
    for (const char c : file.string()) {
        if (c != '?' && c != '#' && c != '%') {
            all += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        all += '%';
        all += digits[byte >> 4U];
        all += digits[byte & 15U];
    }
    return all + "?mode=ro&immutable=1";
}

std::string quoted(std::string_view name) {
    std::string all = "\"";
    for (const char c : name) all += c == '"' ? std::string{"\"\""} : std::string{c};
    return all + '"';
}

void distrust(sqlite3* db) {
    for (const int off : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML,
                          SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(db, off, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, longest_value);
    sqlite3_limit(db, SQLITE_LIMIT_COLUMN, most_columns);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
}

ForeignTables::Cell cell_at(const SQLite::Column& column) {
    if (column.isInteger()) return std::int64_t{column.getInt64()};
    if (column.isFloat()) return column.getDouble();
    if (column.isText()) return column.getString();
    return std::monostate{};
}

} // namespace

struct ForeignTables::Open {
    SQLite::Database db;
    long between = 0; // of the statement that runs

    explicit Open(const fs::path& file)
        : db{uri_of(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOFOLLOW} {
        distrust(db.getHandle());
        db.exec("PRAGMA cell_size_check = ON");
        db.exec("PRAGMA mmap_size = 0");
        db.exec("PRAGMA temp_store = MEMORY"); // nothing of it lands in another file
        sqlite3_progress_handler(
            db.getHandle(), steps_between,
            [](void* open) { return ++static_cast<Open*>(open)->between > most_between ? 1 : 0; },
            this);
        db.execAndGet("SELECT count(*) FROM sqlite_master"); // reads the schema
    }
};

ForeignTables::ForeignTables(std::unique_ptr<Open> open) : open_{std::move(open)} {}
ForeignTables::ForeignTables(ForeignTables&&) noexcept = default;
ForeignTables& ForeignTables::operator=(ForeignTables&&) noexcept = default;
ForeignTables::~ForeignTables() = default;

Result<ForeignTables> ForeignTables::open(const fs::path& file) {
    std::error_code none;
    if (!fs::exists(file, none)) return tl::unexpected{StoreError::not_found};
    try {
        const fs::path plain = fs::canonical(file); // what the person named, also by a link
        if (!fs::is_regular_file(plain)) return tl::unexpected{StoreError::cannot_open};
        for (const char* beside : {"-wal", "-journal"}) // its newest rows are there alone
            if (const auto size = fs::file_size(plain.string() + beside, none); !none && size > 0)
                return tl::unexpected{StoreError::in_use};
        return ForeignTables{std::make_unique<Open>(plain)};
    } catch (const SQLite::Exception& exception) {
        const bool not_opened = exception.getErrorCode() == SQLITE_CANTOPEN ||
                                exception.getErrorCode() == SQLITE_PERM ||
                                exception.getErrorCode() == SQLITE_AUTH;
        return tl::unexpected{not_opened ? StoreError::cannot_open : StoreError::damaged};
    } catch (const fs::filesystem_error&) {
        return tl::unexpected{StoreError::cannot_open};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{StoreError::damaged};
    }
}

Result<std::vector<std::string>> ForeignTables::columns(std::string_view table) {
    open_->between = 0;
    return guarded([&] {
        // Views and virtual tables have no page of their own.
        SQLite::Statement known{open_->db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND "
                                           "rootpage > 0 AND name = ?"};
        known.bind(1, std::string{table});
        if (!known.executeStep()) throw Trouble{StoreError::not_found};
        SQLite::Statement info{open_->db, "PRAGMA table_info(" + quoted(table) + ")"};
        std::vector<std::string> names;
        while (info.executeStep()) names.push_back(info.getColumn(1).getString());
        return names;
    });
}

bool ForeignTables::rows(std::string_view table, std::span<const std::string_view> columns,
                         const std::function<bool(std::span<const Cell>)>& row) {
    open_->between = 0;
    const auto done = guarded([&] {
        std::string select = "SELECT ";
        for (std::size_t i = 0; i < columns.size(); ++i)
            select += (i > 0 ? ", " : "") + quoted(columns[i]);
        SQLite::Statement all{open_->db, select + " FROM " + quoted(table) + " ORDER BY 1"};
        std::vector<Cell> cells(columns.size());
        while (all.executeStep()) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = cell_at(all.getColumn(static_cast<int>(i)));
            if (!row(cells)) return;
        }
    });
    return done.has_value();
}

} // namespace store
