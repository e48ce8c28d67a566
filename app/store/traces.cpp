#include "store/traces.h"

#include "session/session.h"
#include "store/open.h"
#include "store/summary.h"
#include "store/trace_bytes.h"
#include "store/trouble.h"

#include <algorithm>

namespace store {

using history::Extremes, history::Pyramid, history::Quantity, history::Sample, history::Strip;

const char* word(Quantity quantity) { return quantity == Quantity::force ? "force" : "pace"; }

namespace {

constexpr std::size_t at(Quantity quantity) { return static_cast<std::size_t>(quantity); }

bool has_trace(const session::Record& record) {
    return record.counts && record.quality.usable &&
           record.completion != session::Completion::unfinished;
}

std::vector<Sample> paces_of(const session::Record& record) {
    std::vector<Sample> all;
    for (const session::StepRecord& step : record.steps) {
        const auto some = history::pace_of(step.pace);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Sample& a, const Sample& b) { return a.at_ms < b.at_ms; });
    return all;
}

constexpr std::int64_t levels_part = 0, first_part = 1; // in the table

void keep_parts(SQLite::Database& db, const Row& row, Quantity quantity, const Pyramid& pyramid,
                std::span<const Sample> samples) {
    SQLite::Statement insert{db, "INSERT INTO trace_part VALUES (?, ?, ?, ?)"};
    const auto keep = [&](std::int64_t part, const Bytes& body) {
        insert.bind(1, row.session);
        insert.bind(2, word(quantity));
        insert.bind(3, part);
        bind_bytes(insert, 4, body);
        insert.exec();
        insert.reset();
    };
    keep(levels_part, encode(pyramid));
    for (std::int64_t part = first_part; !samples.empty(); ++part) {
        const auto some = samples.first(std::min(samples.size(), history::samples_a_part));
        keep(part, encode(some));
        samples = samples.subspan(some.size());
    }
}

void keep_trace(SQLite::Database& db, const Row& row, Quantity quantity,
                const std::vector<Sample>& samples) {
    const Pyramid pyramid{samples};
    const Extremes whole = pyramid.whole().value_or(Extremes{});
    SQLite::Statement insert{db, "INSERT INTO trace VALUES (?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(1, row.session);
    insert.bind(2, word(quantity));
    insert.bind(3, static_cast<std::int64_t>(pyramid.samples()));
    insert.bind(4, std::int64_t{pyramid.first_ms()});
    insert.bind(5, std::int64_t{pyramid.last_ms()});
    insert.bind(6, int{whole.low});
    insert.bind(7, int{whole.high});
    insert.exec();
    keep_parts(db, row, quantity, pyramid, samples);
}

} // namespace

Traces traces_of(const Store::Raw& raw, const session::Record& record) {
    Traces traces;
    if (!has_trace(record)) return traces;
    auto& force = traces[at(Quantity::force)];
    force = history::force_of(session::moments(raw.beginning, raw.blocks));
    if (force.size() > history::most_samples) force.resize(history::most_samples);
    traces[at(Quantity::pace)] = paces_of(record);
    return traces;
}

void drop_traces(SQLite::Database& db, const Row& row) {
    for (const char* sql :
         {"DELETE FROM trace_part WHERE session = ?", "DELETE FROM trace WHERE session = ?"}) {
        SQLite::Statement gone{db, sql};
        gone.bind(1, row.session);
        gone.exec();
    }
}

void keep_traces(SQLite::Database& db, const Row& row, const Traces& traces) {
    drop_traces(db, row);
    for (const Quantity quantity : {Quantity::force, Quantity::pace})
        keep_trace(db, row, quantity, traces[at(quantity)]);
}

// --- reading

namespace {

Strip strip_at(SQLite::Statement& row, int place, const session::Account& account) {
    const auto number = [&](int i) { return row.getColumn(place + i).getInt64(); };
    Strip strip;
    strip.session = account.id;
    strip.started_ms = account.started.utc.time_since_epoch().count();
    strip.counts = account.counts;
    strip.usable = account.usable;
    strip.samples = static_cast<std::size_t>(number(0));
    strip.first_ms = static_cast<std::uint32_t>(number(1));
    strip.last_ms = static_cast<std::uint32_t>(number(2));
    strip.whole = {static_cast<std::int16_t>(number(3)), static_cast<std::int16_t>(number(4))};
    return strip;
}

// Of the session of exactly this id, by indexes alone: a view of many columns asks for a hundred.
Bytes kept_body(SQLite::Database& db, const SessionId& id, Quantity quantity, std::int64_t part) {
    SQLite::Statement row{
        db, "SELECT trace_part.body FROM session JOIN trace_part USING (session) "
            "JOIN summary USING (session) WHERE session.id = ? AND trace_part.quantity = ? "
            "AND trace_part.part = ? AND summary.method = ?"};
    row.bind(1, id);
    row.bind(2, word(quantity));
    row.bind(3, part);
    row.bind(4, summary_method);
    if (!row.executeStep()) throw Trouble{StoreError::not_found};
    return bytes_of(row.getColumn(0));
}

template <class T> T whole_or_trouble(tl::expected<T, DecodeError> decoded) {
    if (!decoded)
        throw Trouble{decoded.error() == DecodeError::newer ? StoreError::not_found
                                                            : StoreError::damaged};
    return *std::move(decoded);
}

} // namespace

History kept_history(SQLite::Database& db) {
    SQLite::Statement rows{
        db, "SELECT session.session, id, started_ms, offset_min, roller, practice, usable, build, "
            "serial, calibration, duration_us, f.samples, f.first_ms, f.last_ms, f.low, f.high, "
            "p.samples, p.first_ms, p.last_ms, p.low, p.high "
            "FROM session INDEXED BY session_charted "
            "LEFT JOIN summary ON summary.session = session.session "
            "AND summary.edition = session.edition AND summary.method = ?1 "
            "LEFT JOIN trace AS f ON f.session = summary.session AND f.quantity = 'force' "
            "LEFT JOIN trace AS p ON p.session = summary.session AND p.quantity = 'pace' "
            "WHERE completion <> 'unfinished' ORDER BY session.session"};
    rows.bind(1, summary_method);
    History history;
    while (rows.executeStep()) {
        const bool summarised = !rows.getColumn(6).isNull();
        const auto roller = roller_kind(rows.getColumn(4).getString());
        if (roller == session::RollerKind::none ||
            !session::part_of_history(roller, rows.getColumn(5).getInt() != 0) ||
            (summarised && rows.getColumn(6).getInt() == 0))
            continue;
        if (!summarised || rows.getColumn(11).isNull() || rows.getColumn(16).isNull()) {
            history.missing.push_back(rows.getColumn(1).getString());
            continue;
        }
        HistorySession& one = history.sessions.emplace_back();
        one.account = account_at(rows);
        one.duration = units::Duration{rows.getColumn(10).getInt64()};
        one.strips = {strip_at(rows, 11, one.account), strip_at(rows, 16, one.account)};
    }
    return history;
}

Pyramid kept_pyramid(SQLite::Database& db, const SessionId& id, Quantity quantity) {
    return whole_or_trouble(decode_pyramid(kept_body(db, id, quantity, levels_part)));
}

std::vector<Sample> kept_part(SQLite::Database& db, const SessionId& id, Quantity quantity,
                              std::size_t part) {
    const auto bounded = static_cast<std::int64_t>(std::min(part, history::most_samples));
    return whole_or_trouble(decode_part(kept_body(db, id, quantity, first_part + bounded)));
}

void check_traces(SQLite::Database& db) {
    SQLite::Statement rows{db, "SELECT trace_part.part, trace_part.body FROM trace_part "
                               "JOIN summary ON summary.session = trace_part.session "
                               "WHERE summary.method = ?"};
    rows.bind(1, summary_method);
    const auto check =
        [](const auto& decoded) { // one of a newer player is made anew when asked for
            if (!decoded && decoded.error() != DecodeError::newer)
                throw Trouble{StoreError::damaged};
        };
    while (rows.executeStep()) {
        const Bytes body = bytes_of(rows.getColumn(1));
        if (rows.getColumn(0).getInt64() == levels_part)
            check(decode_pyramid(body));
        else
            check(decode_part(body));
    }
}

// --- of the store

Result<History> Store::history() {
    return open_->look([](SQLite::Database& db) { return kept_history(db); });
}

Result<void> Store::make_history(const SessionId& id) {
    if (open_->access == Access::read) return tl::unexpected{StoreError::read_only};
    return open_->summarised(id).map([](const session::Record&) {});
}

Result<std::vector<history::SessionDone>> Store::done() {
    return open_->look([](SQLite::Database& db) { return kept_done(db); });
}

Result<Pyramid> Store::pyramid(const SessionId& id, Quantity quantity) {
    return open_->look([&](SQLite::Database& db) { return kept_pyramid(db, id, quantity); });
}

Result<std::vector<Sample>> Store::samples(const SessionId& id, Quantity quantity,
                                           std::size_t part) {
    return open_->look([&](SQLite::Database& db) { return kept_part(db, id, quantity, part); });
}

} // namespace store
