// What was asked of the diary, on disk.
#include "store/diary_values.h"
#include "store/open.h"

namespace store {

namespace {

int add(SQLite::Database& db, const AskedQuestion& asked) {
    SQLite::Statement keep{db, "INSERT INTO question (asked_ms, offset_min, dropped, body) "
                               "VALUES (?, ?, ?, ?)"};
    bind_time(keep, 1, asked.at);
    keep.bind(3, asked.dropped ? 1 : 0);
    bind_bytes(keep, 4, encode(*asked.question));
    keep.exec();
    return static_cast<int>(db.getLastInsertRowid());
}

// One that can no longer be read may still be dropped.
int replace(SQLite::Database& db, const AskedQuestion& asked) {
    SQLite::Statement drop{db, "UPDATE question SET dropped = ?2 WHERE number = ?1"};
    drop.bind(1, asked.number);
    drop.bind(2, asked.dropped ? 1 : 0);
    if (drop.exec() == 0) throw Trouble{StoreError::not_found};
    if (!asked.question) return asked.number;
    SQLite::Statement keep{db, "UPDATE question SET body = ?2 WHERE number = ?1"};
    keep.bind(1, asked.number);
    bind_bytes(keep, 2, encode(*asked.question));
    keep.exec();
    return asked.number;
}

AskedQuestion asked_at(SQLite::Statement& row) {
    AskedQuestion asked{row.getColumn(0).getInt(), wall_at(row, 1), row.getColumn(3).getInt() != 0,
                        std::nullopt};
    if (auto question = decode_question(bytes_of(row.getColumn(4))))
        asked.question = *std::move(question);
    return asked;
}

} // namespace

Result<std::vector<AskedQuestion>> Store::questions() {
    return open_->look([](SQLite::Database& db) {
        SQLite::Statement rows{db, "SELECT number, asked_ms, offset_min, dropped, body "
                                   "FROM question ORDER BY number"};
        std::vector<AskedQuestion> found;
        while (rows.executeStep()) found.push_back(asked_at(rows));
        return found;
    });
}

Result<int> Store::keep(const AskedQuestion& asked) {
    if (asked.number == 0 && !asked.question) return tl::unexpected{StoreError::out_of_range};
    if (asked.question && insight::check(*asked.question))
        return tl::unexpected{StoreError::out_of_range};
    return open_->change([&](SQLite::Database& db) {
        return asked.number == 0 ? add(db, asked) : replace(db, asked);
    });
}

} // namespace store
