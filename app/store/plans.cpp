// Plans on disk. A version is added and never changed.
#include "store/plans.h"

#include "store/encoding.h"
#include "store/open.h"
#include "store/sealed.h"

#include <algorithm>
#include <cmath>

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

void drop_recordings(SQLite::Database& db, const std::string& id) {
    SQLite::Statement drop{db, "DELETE FROM plan_recording WHERE number IN "
                               "(SELECT number FROM plan WHERE id = ?)"};
    drop.bind(1, id);
    drop.exec();
}

// Of a version that holds. What came with the one before went with its sentence.
void put_recording(SQLite::Database& db, const KeptPlan& plan, int number, bool fresh,
                   const routine::Recording& said) {
    const auto all = holding(plans_in(db));
    const bool holds = std::any_of(all.begin(), all.end(),
                                   [&](const KeptPlan& one) { return one.number == number; });
    if (!holds || (!fresh && !said)) return;
    drop_recordings(db, plan.id);
    if (!said) return;
    SQLite::Statement keep{db,
                           "INSERT INTO plan_recording (number, lasts_ms, body) VALUES (?, ?, ?)"};
    keep.bind(1, number);
    keep.bind(2, static_cast<std::int64_t>(std::lround(said.lasts_s * 1000.0)));
    bind_bytes(keep, 3, sealed(BlobKind::plan_recording, layout, *said.wav));
    keep.exec();
}

routine::Recording recording_in(SQLite::Database& db, int number) {
    SQLite::Statement row{db, "SELECT lasts_ms, body FROM plan_recording WHERE number = ?"};
    row.bind(1, number);
    if (!row.executeStep()) return {};
    const Bytes blob = bytes_of(row.getColumn(1));
    const auto content = unsealed(BlobKind::plan_recording, layout, blob);
    if (!content) throw Trouble{StoreError::damaged};
    return {std::make_shared<const Bytes>(content->bytes.begin(), content->bytes.end()),
            static_cast<double>(row.getColumn(0).getInt64()) / 1000.0};
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

Result<int> Store::keep(const KeptPlan& plan, const routine::Recording& said) {
    if (!plan.text || plan.text->size() > longest_plan || plan.id.empty() || plan.number != 0 ||
        (said && said.wav->size() > longest_recording))
        return tl::unexpected{StoreError::out_of_range};
    return open_->change([&](SQLite::Database& db) {
        const auto before = plans_in(db);
        const int number = add(db, plan);
        const bool fresh = std::none_of(before.begin(), before.end(),
                                        [&](const KeptPlan& one) { return one.number == number; });
        put_recording(db, plan, number, fresh, said);
        return number;
    });
}

Result<routine::Recording> Store::recording(const KeptPlan& plan) {
    return open_->look([&](SQLite::Database& db) { return recording_in(db, plan.number); });
}

Result<void> Store::drop_plan(const std::string& id, const units::WallTime& at) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement drop{db, "UPDATE plan SET dropped = 1, dropped_ms = ?, "
                                   "dropped_offset_min = ? WHERE id = ? AND dropped = 0"};
        bind_time(drop, 1, at);
        drop.bind(3, id);
        if (drop.exec() == 0) throw Trouble{StoreError::not_found};
        drop_recordings(db, id);
    });
}

} // namespace store
