// Another program's SQLite file: its rows come as they are, and a hostile one is an error.
#include "store/expecting.h"
#include "store/foreign.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <fstream>
#include <sys/stat.h>

using material::Folder;
using store::ForeignTables, store::StoreError;
namespace fs = std::filesystem;

namespace {

using Cells = std::vector<ForeignTables::Cell>;

fs::path made(const Folder& folder, const std::string& sql, const char* name = "other.db") {
    const fs::path file = folder.path() / name;
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(sql);
    return file;
}

struct All {
    bool whole = false;
    std::vector<Cells> rows;
};
All all_of(ForeignTables& tables, std::string_view table,
           const std::vector<std::string_view>& columns) {
    All all;
    all.whole = tables.rows(table, columns, [&](std::span<const ForeignTables::Cell> cells) {
        all.rows.emplace_back(cells.begin(), cells.end());
        return true;
    });
    return all;
}

const std::string nights = "CREATE TABLE NIGHT (TIMESTAMP INTEGER, DEVICE, NOTE);"
                           "INSERT INTO NIGHT VALUES (20, 1.5, 'b'), (10, NULL, x'00ff');";

} // namespace

TEST_CASE("foreign: rows by the first column, each cell as what it is") {
    const Folder folder;
    const auto file = made(folder, nights, "what? #1 100%.db");
    auto tables = good(ForeignTables::open(file));
    CHECK(good(tables.columns("NIGHT")) == std::vector<std::string>{"TIMESTAMP", "DEVICE", "NOTE"});
    CHECK_FALSE(tables.columns("DAY"));
    const auto found = all_of(tables, "NIGHT", {"TIMESTAMP", "DEVICE", "NOTE"});
    CHECK(found.whole);
    CHECK(found.rows == std::vector<Cells>{{std::int64_t{10}, std::monostate{}, std::monostate{}},
                                           {std::int64_t{20}, 1.5, std::string{"b"}}});
    int seen = 0;
    CHECK(tables.rows("NIGHT", std::vector<std::string_view>{"TIMESTAMP"},
                      [&](auto) { return ++seen, false; }));
    CHECK(seen == 1);
}

TEST_CASE("foreign: nothing is written, also beside a file that another program left open") {
    const Folder folder;
    const auto file = made(folder, "PRAGMA journal_mode = WAL;" + nights);
    const auto size = fs::file_size(file);
    ::chmod(file.c_str(), 0400);
    {
        auto tables = good(ForeignTables::open(file));
        CHECK(all_of(tables, "NIGHT", {"TIMESTAMP"}).rows.size() == 2);
    }
    CHECK(fs::file_size(file) == size);
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
}

TEST_CASE("foreign: what was written last lies beside it: it is not read without that") {
    const Folder folder;
    const auto file = made(folder, nights);
    const auto beside = file.string() + "-wal";
    std::ofstream{beside};
    CHECK(ForeignTables::open(file));
    std::ofstream{beside} << "rows";
    const auto refused = ForeignTables::open(file);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == store::StoreError::in_use);
}

TEST_CASE("foreign: views, virtual tables and computed columns are none") {
    const Folder folder;
    const auto file = made(
        folder, nights + "CREATE VIEW SLEEP AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                         "i + 1 FROM n) SELECT i AS TIMESTAMP FROM n;"
                         "CREATE TABLE MADE (TIMESTAMP INTEGER, BIG AS (zeroblob(3000000)));"
                         "INSERT INTO MADE (TIMESTAMP) VALUES (1);"
                         "CREATE TRIGGER T BEFORE INSERT ON NIGHT BEGIN SELECT 1; END;");
    auto tables = good(ForeignTables::open(file));
    CHECK_FALSE(tables.columns("SLEEP"));
    CHECK_FALSE(all_of(tables, "SLEEP", {"TIMESTAMP"}).whole);
    CHECK(good(tables.columns("MADE")) == std::vector<std::string>{"TIMESTAMP"});
    CHECK_FALSE(all_of(tables, "MADE", {"TIMESTAMP", "BIG"}).whole);
    CHECK(all_of(tables, "MADE", {"TIMESTAMP"}).whole);
    CHECK_FALSE(tables.columns("NIGHT\"; DROP TABLE NIGHT; --"));
}

TEST_CASE("foreign: what is no database, or only a part of one") {
    const Folder folder;
    const auto error = [&](const std::string& text) {
        std::ofstream{folder.path() / "x", std::ios::binary} << text;
        return error_of(ForeignTables::open(folder.path() / "x"));
    };
    CHECK(error_of(ForeignTables::open(folder.path() / "none")) == StoreError::not_found);
    CHECK(error_of(ForeignTables::open(folder.path())) == StoreError::cannot_open);
    CHECK(error("id,day\n1,2\n") == StoreError::damaged);
    CHECK(error(std::string{"SQLite format 3"} + '\0') == StoreError::damaged);

    std::string many = nights;
    for (int i = 0; i < 2000; ++i)
        many += "INSERT INTO NIGHT VALUES (" + std::to_string(i) +
                ", 1, 'a long note, a long note, "
                "a long note, a long note');";
    const auto file = made(folder, "BEGIN;" + many + "COMMIT;");
    const auto whole = fs::file_size(file);
    for (const auto share : {4U, 2U}) {
        fs::copy_file(file, folder.path() / "cut", fs::copy_options::overwrite_existing);
        fs::resize_file(folder.path() / "cut", whole / share);
        auto tables = ForeignTables::open(folder.path() / "cut");
        if (!tables) continue; // an error at once will do
        CHECK_FALSE(all_of(*tables, "NIGHT", {"TIMESTAMP", "NOTE"}).whole);
    }
}

TEST_CASE("foreign: a table that can no longer be read is not one that is missing") {
    const Folder folder;
    std::string many;
    for (int i = 0; i < 700; ++i) // a page each: more of a schema than SQLite keeps in memory
        many += "CREATE TABLE T" + std::to_string(i) + " (X /*" + std::string(3900, '-') + "*/);";
    const auto file = made(folder, "BEGIN;" + many + "COMMIT;");
    auto tables = good(ForeignTables::open(file));
    CHECK(error_of(tables.columns("NIGHT")) == StoreError::not_found);
    CHECK(good(tables.columns("T7")) == std::vector<std::string>{"X"});
    fs::resize_file(file, 4096);
    CHECK(error_of(tables.columns("NIGHT")) == StoreError::damaged);
}

TEST_CASE("foreign: a cell beyond every real one ends it") {
    const Folder folder;
    const auto file =
        made(folder, "CREATE TABLE N (T, X); INSERT INTO N VALUES (1, CAST(zeroblob(3000000) AS "
                     "TEXT))");
    auto tables = good(ForeignTables::open(file));
    CHECK_FALSE(all_of(tables, "N", {"T", "X"}).whole);
}
