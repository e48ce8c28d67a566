// Plans on disk. A version is added and never changed.
#include "store/plans.h"

#include "store/encoding.h"
#include "store/open.h"
#include "store/sealed.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::uint8_t layout = 1;

Bytes encode(const std::string& text) {
    ByteWriter out;
    out.words(text);
    return sealed(BlobKind::plan, layout, out.take());
}

std::optional<std::string> decode(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::plan, layout, blob);
    if (!content) return std::nullopt;
    ByteReader in{content->bytes};
    std::string text;
    in.words(text);
    if (!in.at_end()) return std::nullopt;
    return text;
}

std::vector<KeptPlan> plans_in(SQLite::Database& db) {
    SQLite::Statement rows{db, "SELECT number, taken_ms, offset_min, id, version, dropped, body, "
                               "dropped_ms, dropped_offset_min FROM plan ORDER BY number"};
    std::vector<KeptPlan> found;
    while (rows.executeStep()) {
        found.push_back({rows.getColumn(0).getInt(), wall_at(rows, 1),
                         rows.getColumn(3).getString(), rows.getColumn(4).getInt(),
                         rows.getColumn(5).getInt() != 0, decode(bytes_of(rows.getColumn(6)))});
        if (!rows.getColumn(7).isNull()) found.back().dropped_at = wall_at(rows, 7);
    }
    return found;
}

int add(SQLite::Database& db, const KeptPlan& plan) {
    for (const KeptPlan& other : plans_in(db))
        if (!other.dropped && other.id == plan.id && other.version == plan.version &&
            other.text == plan.text)
            return other.number;
    SQLite::Statement keep{db,
                           "INSERT INTO plan (taken_ms, offset_min, id, version, dropped, body) "
                           "VALUES (?, ?, ?, ?, ?, ?)"};
    bind_time(keep, 1, plan.taken);
    keep.bind(3, plan.id);
    keep.bind(4, plan.version);
    keep.bind(5, plan.dropped ? 1 : 0);
    bind_bytes(keep, 6, encode(*plan.text));
    keep.exec();
    return static_cast<int>(db.getLastInsertRowid());
}

} // namespace

std::vector<KeptPlan> holding(const std::vector<KeptPlan>& oldest_first) {
    std::vector<KeptPlan> found;
    for (const KeptPlan& plan : oldest_first) {
        if (plan.dropped) continue;
        const auto other = std::find_if(found.begin(), found.end(),
                                        [&](const KeptPlan& one) { return one.id == plan.id; });
        if (other == found.end())
            found.push_back(plan);
        else if (other->version <= plan.version)
            *other = plan;
    }
    return found;
}

Result<std::vector<KeptPlan>> Store::plans() {
    return open_->look([](SQLite::Database& db) { return plans_in(db); });
}

Result<int> Store::keep(const KeptPlan& plan) {
    if (!plan.text || plan.text->size() > longest_plan || plan.id.empty() || plan.number != 0)
        return tl::unexpected{StoreError::out_of_range};
    return open_->change([&](SQLite::Database& db) { return add(db, plan); });
}

Result<void> Store::drop_plan(const std::string& id, const units::WallTime& at) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement drop{db, "UPDATE plan SET dropped = 1, dropped_ms = ?, "
                                   "dropped_offset_min = ? WHERE id = ? AND dropped = 0"};
        bind_time(drop, 1, at);
        drop.bind(3, id);
        if (drop.exec() == 0) throw Trouble{StoreError::not_found};
    });
}

} // namespace store
