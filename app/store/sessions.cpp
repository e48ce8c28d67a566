// Reading sessions back.
#include "session/session.h"
#include "store/open.h"
#include "store/summary.h"
#include "store/traces.h"

#include <algorithm>

namespace store {

namespace {

SessionLine line_of(SQLite::Statement& row) {
    SessionLine line;
    line.id = row.getColumn(0).getString();
    line.started.utc = std::chrono::sys_time<std::chrono::milliseconds>{
        std::chrono::milliseconds{row.getColumn(1).getInt64()}};
    line.started.offset = std::chrono::minutes{row.getColumn(2).getInt64()};
    line.routine = row.getColumn(3).getString();
    line.roller = roller_kind(row.getColumn(4).getString());
    line.counts = session::part_of_history(line.roller, row.getColumn(5).getInt() != 0);
    line.completion = completion(row.getColumn(6).getString());
    line.note = note_at(row, 9);
    return line;
}

} // namespace

Result<Blobs> Store::Open::blobs(const SessionId& id, Row* row) {
    return look([&](SQLite::Database& all) {
        const Row found = find_row(all, id);
        if (row != nullptr) *row = found;
        return blobs_of(all, found);
    });
}

Result<SessionId> Store::id_of(const SessionId& id) {
    return open_->look([&](SQLite::Database& db) { return find_row(db, id).id; });
}

Result<Store::Raw> Store::raw(const SessionId& id) {
    return guarded([&] { return readable(value_or_trouble(open_->blobs(id))); });
}

session::Record Store::Open::rebuilt(const SessionId& id, Row& row, Raw* read) {
    Raw raw = readable(value_or_trouble(blobs(id, &row)));
    const auto marks = value_or_trouble(
        look([&row](SQLite::Database& all) { return marks_of(all, row); })); // found in it
    auto record = session::rebuild(raw.beginning, raw.blocks, raw.completion, marks);
    record.id = row.id;
    record.gaps.insert(record.gaps.end(), raw.damaged.begin(), raw.damaged.end());
    std::stable_sort(record.gaps.begin(), record.gaps.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    if (read != nullptr) *read = std::move(raw);
    return record;
}

Result<session::Record> Store::record(const SessionId& id) {
    return guarded([&] {
        Row row;
        return open_->rebuilt(id, row);
    });
}

// Its summary is kept, and what charts show of it, if we may write.
Result<session::Record> Store::Open::summarised(const SessionId& id) {
    return guarded([&] {
        Row row;
        Raw raw;
        auto made = rebuilt(id, row, &raw);
        if (access != Access::write) return made;
        const Traces traces = traces_of(raw, made);
        static_cast<void>(change([&](SQLite::Database& all) {
            if (keep_summary(all, made, row.edition)) keep_traces(all, row, traces);
        }));
        return made;
    });
}

// Newest first. What a summary lacks is computed now, and kept if we may write.
Result<std::vector<SessionLine>> Store::sessions() {
    std::vector<SessionId> without_summary;
    auto lines = open_->look([&](SQLite::Database& db) {
        SQLite::Statement rows{db, list_sql};
        rows.bind(1, summary_method);
        std::vector<SessionLine> found;
        while (rows.executeStep()) {
            auto& line = found.emplace_back(line_of(rows));
            line.duration = units::Duration{rows.getColumn(7).getInt64()};
            line.usable = rows.getColumn(8).getInt() != 0;
            if (rows.getColumn(8).isNull() && line.completion != session::Completion::unfinished)
                without_summary.push_back(line.id);
        }
        return found;
    });
    if (!lines) return lines;
    for (auto& line : *lines) {
        if (without_summary.empty() || line.id != without_summary.front()) continue;
        without_summary.erase(without_summary.begin());
        // One of which nothing can be read stays in the list.
        if (const auto made = open_->summarised(line.id)) {
            line.duration = made->duration;
            line.usable = made->quality.usable;
        }
    }
    return lines;
}

Result<std::vector<StepSummary>> Store::steps(const SessionId& id) {
    auto kept = open_->look([&](SQLite::Database& db) { return kept_steps(db, find_row(db, id)); });
    if (!kept) return tl::unexpected{kept.error()};
    if (*kept) return **std::move(kept);
    return open_->summarised(id).map(steps_of);
}

Result<Measured> Store::measured(const SessionId& id) {
    auto kept =
        open_->look([&](SQLite::Database& db) { return kept_measured(db, find_row(db, id)); });
    if (!kept) return tl::unexpected{kept.error()};
    if (*kept) return **std::move(kept);
    return open_->summarised(id).map(measured_of);
}

Result<std::vector<session::Account>> Store::before(const SessionId& id) {
    std::vector<SessionId> without_summary;
    auto accounts = open_->look(
        [&](SQLite::Database& db) { return kept_before(db, find_row(db, id), without_summary); });
    if (!accounts) return accounts;
    for (session::Account& account : *accounts)
        if (std::find(without_summary.begin(), without_summary.end(), account.id) !=
            without_summary.end())
            if (const auto made = open_->summarised(account.id))
                account = session::account_of(*made);
    return accounts;
}

Result<std::optional<Unfinished>> Store::unfinished() {
    return open_->look([&](SQLite::Database& db) { return newest_unfinished(db, open_->running); });
}

} // namespace store
