// Packing finished sessions: encode, decode again and compare, and only then exchange the live
// blobs for the packed ones in one transaction. A kill at any moment leaves one or the other,
// whole.
#include "store/encoding.h"
#include "store/open.h"
#include "store/packing.h"

#include <algorithm>

namespace store {

namespace {

bool same(const session::RawSample& a, const session::RawSample& b) {
    return a.cell == b.cell && a.counter == b.counter && a.ticks == b.ticks && a.counts == b.counts;
}

bool identical(const std::vector<session::Block>& a, const std::vector<session::Block>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return std::equal(x.samples.begin(), x.samples.end(), y.samples.begin(), y.samples.end(),
                          [](const auto& s, const auto& t) { return same(s, t); }) &&
               encode(x) == encode(y);
    });
}

// The parts, proven to give back exactly these blocks.
std::vector<Bytes> proven_parts(const std::vector<session::Block>& blocks) {
    auto parts = packed(blocks);
    if (!parts) throw Trouble{StoreError::out_of_range};
    const auto back = unpacked(*parts);
    if (!back || !identical(*back, blocks)) throw Trouble{StoreError::failed};
    return *std::move(parts);
}

void exchange(SQLite::Database& db, const Row& row, const std::vector<Bytes>& parts) {
    SQLite::Statement live{db, "DELETE FROM block WHERE session = ?"};
    live.bind(1, row.session);
    live.exec();
    std::int64_t number = 0;
    for (const auto& part : parts) {
        SQLite::Statement insert{db, "INSERT INTO packed VALUES (?, ?, ?)"};
        insert.bind(1, row.session);
        insert.bind(2, number++);
        bind_bytes(insert, 3, part);
        insert.exec();
    }
}

} // namespace

Result<void> Store::pack(const SessionId& id) {
    const auto packed_now = guarded([&] {
        Row row;
        const Blobs blobs = value_or_trouble(open_->blobs(id, &row));
        if (row.completion == session::Completion::unfinished)
            throw Trouble{StoreError::not_finished};
        if (!blobs.parts.empty()) return;
        const auto parts = proven_parts(raw_of(blobs).blocks);
        value_or_trouble(open_->change([&](SQLite::Database& db) {
            if (find_row(db, row.id).edition != row.edition) // cut or deleted meanwhile
                throw Trouble{StoreError::in_use};
            exchange(db, row, parts);
        }));
    });
    if (packed_now) open_->shrink();
    return packed_now;
}

std::size_t Store::pack_finished() {
    const auto waiting = open_->look([](SQLite::Database& db) {
        SQLite::Statement live{db, "SELECT id FROM session WHERE completion <> 'unfinished' AND "
                                   "session NOT IN (SELECT session FROM packed) ORDER BY session"};
        std::vector<SessionId> ids;
        while (live.executeStep()) ids.push_back(live.getColumn(0).getString());
        return ids;
    });
    if (!waiting) return 0;
    return static_cast<std::size_t>(
        std::count_if(waiting->begin(), waiting->end(),
                      [this](const SessionId& id) { return pack(id).has_value(); }));
}

} // namespace store
