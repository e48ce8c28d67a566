// What the person may do to a session afterwards: write a note, give it up, delete it, cut it,
// correct its calibration.
#include "store/cut.h"
#include "store/encoding.h"
#include "store/open.h"

#include <algorithm>

namespace store {

namespace {

void delete_row(SQLite::Database& db, const Row& row) {
    SQLite::Statement pain{db, "DELETE FROM hurt WHERE session = ? AND at_us IS NOT NULL"};
    pain.bind(1, row.session);
    pain.exec();
    SQLite::Statement gone{db, "DELETE FROM session WHERE session = ?"}; // the rest by cascade
    gone.bind(1, row.session);
    gone.exec();
}

void delete_blocks(SQLite::Database& db, const Row& row) {
    for (const char* sql :
         {"DELETE FROM block WHERE session = ?", "DELETE FROM packed WHERE session = ?"}) {
        SQLite::Statement gone{db, sql};
        gone.bind(1, row.session);
        gone.exec();
    }
}

} // namespace

// What breaks a limit by now, or is damaged, is no longer there.
session::Note note_at(SQLite::Statement& row, int place) {
    return session::note_of(row.getColumn(place).getString(), row.getColumn(place + 1).getString())
        .value_or(session::Note{});
}

Result<session::Note> Store::note(const SessionId& id) {
    return open_->look([&](SQLite::Database& db) {
        SQLite::Statement row{db, "SELECT note, tags FROM session WHERE session = ?"};
        row.bind(1, find_row(db, id).session);
        row.executeStep();
        return note_at(row, 0);
    });
}

Result<void> Store::keep(const SessionId& id, const session::Note& note) {
    const std::string tags = session::joined(note.tags);
    if (session::note_of(note.text, tags) != note) return tl::unexpected{StoreError::out_of_range};
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement keep{db, "UPDATE session SET note = ?2, tags = ?3 WHERE session = ?1"};
        keep.bind(1, find_row(db, id).session);
        keep.bind(2, note.text);
        keep.bind(3, tags);
        keep.exec();
    });
}

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

Result<void> Store::trim(const SessionId& id, units::SessionTime from, units::SessionTime to) {
    const auto trimmed = guarded([&] {
        if (from >= to) throw Trouble{StoreError::out_of_range}; // nothing would be left
        Row row;
        const Blobs blobs = value_or_trouble(open_->blobs(id, &row));
        if (row.completion == session::Completion::unfinished)
            throw Trouble{StoreError::not_finished};
        const auto kept = cut(raw_of(blobs).blocks, from, to);
        if (kept.empty()) throw Trouble{StoreError::out_of_range};
        value_or_trouble(open_->change([&](SQLite::Database& db) {
            if (find_row(db, row.id).edition != row.edition) throw Trouble{StoreError::in_use};
            delete_blocks(db, row);
            for (const auto& block : kept) insert_block(db, row, block);
            raise_edition(db, row);
        }));
    });
    if (trimmed) open_->shrink();
    return trimmed;
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
