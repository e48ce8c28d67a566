// What the person may do to a session afterwards: give it up, delete it, correct its calibration.
// (Cutting it is in trim.cpp.)
#include "store/encoding.h"
#include "store/open.h"

#include <algorithm>

namespace store {

namespace {

void delete_row(SQLite::Database& db, const Row& row) {
    SQLite::Statement gone{db, "DELETE FROM session WHERE session = ?"}; // the rest by cascade
    gone.bind(1, row.session);
    gone.exec();
}

} // namespace

void Store::Open::shrink() {
    static_cast<void>(with([](SQLite::Database& all) {
        SQLite::Statement pages{all, "PRAGMA incremental_vacuum"};
        while (pages.executeStep()) {
        }
    }));
}

Result<void> Store::discard(const SessionId& id) {
    const auto row = open_->look([&](SQLite::Database& db) { return find_row(db, id); });
    if (!row) return tl::unexpected{row.error()};
    if (row->completion != session::Completion::unfinished)
        return tl::unexpected{StoreError::out_of_range};
    if (open_->writer) open_->writer->forget(row->id);
    const auto done = open_->change([&](SQLite::Database& db) { delete_row(db, *row); });
    if (done) open_->shrink();
    return done;
}

Result<void> Store::remove(const SessionId& id) {
    const auto done = open_->change([&](SQLite::Database& db) {
        const Row row = find_row(db, id);
        const auto& running = open_->running;
        if (row.completion == session::Completion::unfinished &&
            std::count(running.begin(), running.end(), row.id) > 0)
            throw Trouble{StoreError::not_finished};
        delete_row(db, row);
    });
    if (done) open_->shrink();
    return done;
}

Result<void> Store::recalibrate(const SessionId& id, const measure::Calibration& calibration) {
    return open_->change([&](SQLite::Database& db) {
        const Row row = find_row(db, id);
        SQLite::Statement apply{
            db, "INSERT INTO recalibration SELECT ?1, coalesce(max(number), 0) + 1, ?2 "
                "FROM recalibration WHERE session = ?1"};
        apply.bind(1, row.session);
        bind_bytes(apply, 2, encode(calibration));
        apply.exec();
        raise_edition(db, row);
    });
}

Result<void> Store::undo_recalibration(const SessionId& id) {
    return open_->change([&](SQLite::Database& db) {
        const Row row = find_row(db, id);
        SQLite::Statement undo{db, "DELETE FROM recalibration WHERE session = ?1 AND number = "
                                   "(SELECT max(number) FROM recalibration WHERE session = ?1)"};
        undo.bind(1, row.session);
        if (undo.exec() == 0) throw Trouble{StoreError::not_found};
        raise_edition(db, row);
    });
}

} // namespace store
