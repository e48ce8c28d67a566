#include "store/summary.h"

#include "store/encoding.h"
#include "store/traces.h"
#include "store/trouble.h"

#include <unordered_map>

namespace store {

const char* const list_sql =
    "SELECT session.id, started_ms, offset_min, routine, roller, practice, completion, "
    "coalesce(summary.duration_us, "
    "  (SELECT max(end_us) FROM block WHERE block.session = session.session), 0), "
    "summary.usable, note, tags "
    "FROM session LEFT JOIN summary ON summary.session = session.session "
    "  AND summary.edition = session.edition AND summary.method = ?1 "
    "ORDER BY session.session DESC";

namespace {

void bind(SQLite::Statement& statement, int place, const std::optional<double>& value) {
    if (value) statement.bind(place, *value);
}
void bind(SQLite::Statement& statement, int place, const std::optional<measure::Range>& range) {
    if (!range) return;
    statement.bind(place, range->low);
    statement.bind(place + 1, range->high);
}
void bind(SQLite::Statement& statement, int place, units::SessionTime at) {
    statement.bind(place, static_cast<std::int64_t>(at.time_since_epoch().count()));
}

std::optional<double> number_at(SQLite::Statement& row, int place) {
    const auto column = row.getColumn(place);
    return column.isNull() ? std::nullopt : std::optional{column.getDouble()};
}
std::optional<measure::Range> range_at(SQLite::Statement& row, int place) {
    const auto low = number_at(row, place), high = number_at(row, place + 1);
    return low && high ? std::optional{measure::Range{*low, *high}} : std::nullopt;
}
units::SessionTime time_at(SQLite::Statement& row, int place) {
    return units::SessionTime{units::Duration{row.getColumn(place).getInt64()}};
}

// In the column ended_off_roller, which was there before the rest of it.
enum Left { to_the_end = 0, off_the_roller = 1, otherwise_early = 2 };

Left how_left(const StepSummary& step) {
    if (step.ended_off_roller) return off_the_roller;
    return step.left_early ? otherwise_early : to_the_end;
}

void keep_step(SQLite::Database& db, const Row& row, std::int64_t place, const StepSummary& step) {
    SQLite::Statement insert{
        db, "INSERT INTO step_summary VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?)"};
    insert.bind(1, row.session);
    insert.bind(2, place);
    insert.bind(3, static_cast<std::int64_t>(step.step));
    insert.bind(4, step.exercise);
    insert.bind(5, step.variant);
    insert.bind(6, word(step.side));
    insert.bind(7, step.set);
    bind(insert, 8, step.start);
    bind(insert, 9, step.end);
    insert.bind(10, step.measured ? 1 : 0);
    insert.bind(11, step.skipped ? 1 : 0);
    insert.bind(12, static_cast<int>(how_left(step)));
    insert.bind(13, static_cast<std::int64_t>(step.strokes));
    if (step.mean_force) insert.bind(14, step.mean_force->value);
    bind(insert, 15, step.seconds_per_stroke);
    bind(insert, 16, step.in_force_band_percent);
    bind(insert, 17, step.in_pace_band_percent);
    bind(insert, 18, step.control.in_both_bands_percent);
    bind(insert, 19, step.control.pace_told_percent);
    bind(insert, 20, step.control.pace_variation_percent);
    bind(insert, 21, step.control.force_variation_percent);
    if (step.balance) {
        insert.bind(22, step.balance->right_percent);
        bind(insert, 23, step.balance->to_right_percent);
    }
    insert.bind(24, word(step.tool));
    insert.bind(25, step.pace_estimated ? 1 : 0);
    bind(insert, 26, step.force_band);
    bind(insert, 28, step.pace_band);
    bind(insert, 30, step.set_seconds_per_stroke);
    insert.bind(31, step.asked_lighter);
    if (step.over_mark) insert.bind(32, *step.over_mark);
    insert.exec();
}

StepSummary step_at(SQLite::Statement& row) {
    StepSummary step;
    step.step = static_cast<std::size_t>(row.getColumn(0).getInt64());
    step.exercise = row.getColumn(1).getString();
    step.variant = row.getColumn(2).getString();
    step.side = side(row.getColumn(3).getString());
    step.set = row.getColumn(4).getInt();
    step.start = time_at(row, 5);
    step.end = time_at(row, 6);
    step.measured = row.getColumn(7).getInt() != 0;
    step.skipped = row.getColumn(8).getInt() != 0;
    step.ended_off_roller = row.getColumn(9).getInt() == off_the_roller;
    step.left_early = row.getColumn(9).getInt() != to_the_end;
    step.strokes = static_cast<std::size_t>(row.getColumn(10).getInt64());
    if (const auto force = number_at(row, 11)) step.mean_force = units::Newtons{*force};
    step.seconds_per_stroke = number_at(row, 12);
    step.in_force_band_percent = number_at(row, 13);
    step.in_pace_band_percent = number_at(row, 14);
    step.control = {number_at(row, 15), number_at(row, 16), number_at(row, 17), number_at(row, 18)};
    if (const auto right = number_at(row, 19))
        step.balance = measure::Balance{*right, number_at(row, 20)};
    step.tool = tool(row.getColumn(21).getString());
    step.pace_estimated = row.getColumn(22).getInt() != 0;
    step.force_band = range_at(row, 23);
    step.pace_band = range_at(row, 25);
    step.set_seconds_per_stroke = number_at(row, 27);
    step.asked_lighter = row.getColumn(28).getInt();
    if (!row.getColumn(29).isNull()) step.over_mark = row.getColumn(29).getInt();
    return step;
}

// What step_at reads.
const std::string step_columns =
    "step, exercise, variant, side, set_number, start_us, end_us, measured, skipped, "
    "ended_off_roller, strokes, mean_force_n, seconds_per_stroke, in_force_band_percent, "
    "in_pace_band_percent, in_both_bands_percent, pace_told_percent, pace_variation_percent, "
    "force_variation_percent, right_percent, to_right_percent, tool, pace_estimated, force_low_n, "
    "force_high_n, pace_low_s, pace_high_s, set_pace_s, asked_lighter, over_mark";
constexpr int after_step = 30; // columns

std::vector<StepSummary> steps_in(SQLite::Database& db, std::int64_t session) {
    SQLite::Statement rows{db, "SELECT " + step_columns +
                                   " FROM step_summary WHERE session = ? ORDER BY place"};
    rows.bind(1, session);
    std::vector<StepSummary> steps;
    while (rows.executeStep()) steps.push_back(step_at(rows));
    return steps;
}

void add_steps(SQLite::Database& db, std::int64_t session, session::Account& account) {
    for (const StepSummary& step : steps_in(db, session))
        account.steps.push_back(session::figures_of(step, step.pace_estimated));
}

} // namespace

session::Account account_at(SQLite::Statement& row) {
    session::Account account;
    account.id = row.getColumn(1).getString();
    if (row.getColumn(6).isNull()) return account;
    account.started.utc = std::chrono::sys_time<std::chrono::milliseconds>{
        std::chrono::milliseconds{row.getColumn(2).getInt64()}};
    account.started.offset = std::chrono::minutes{row.getColumn(3).getInt64()};
    account.roller = roller_kind(row.getColumn(4).getString());
    account.counts = session::part_of_history(account.roller, row.getColumn(5).getInt() != 0);
    account.usable = row.getColumn(6).getInt() != 0;
    account.build = static_cast<protocol::Build>(row.getColumn(7).getInt());
    account.serial = row.getColumn(8).getString();
    const auto calibration = decode_calibration(bytes_of(row.getColumn(9)));
    if (!calibration) throw Trouble{StoreError::damaged};
    account.calibration = *calibration;
    return account;
}

std::vector<StepSummary> steps_of(const session::Record& record) {
    std::vector<StepSummary> steps;
    for (const auto& done : record.steps) {
        auto& step = steps.emplace_back();
        step.step = done.step;
        step.exercise = done.exercise;
        step.variant = done.variant;
        step.side = done.side;
        step.set = done.set;
        step.start = done.start;
        step.end = done.end;
        step.measured = done.measured;
        step.skipped = done.skipped;
        step.ended_off_roller = done.ended_off_roller;
        step.left_early = done.left_early;
        step.strokes = done.strokes.size();
        step.mean_force = done.mean_force;
        step.seconds_per_stroke = done.seconds_per_stroke;
        step.in_force_band_percent = done.in_force_band_percent;
        step.in_pace_band_percent = done.in_pace_band_percent;
        step.control = done.control;
        step.balance = done.balance;
        step.tool = done.tool;
        step.pace_estimated = session::pace_estimated(done);
        step.force_band = done.force_band;
        step.pace_band = done.pace_band;
        step.set_seconds_per_stroke = done.set_seconds_per_stroke;
        step.asked_lighter = done.asked_lighter;
        step.over_mark = done.over_mark;
    }
    return steps;
}

bool keep_summary(SQLite::Database& db, const session::Record& record, std::int64_t edition) {
    const Row row = find_row(db, record.id);
    if (row.edition != edition) return false; // cut or recalibrated since it was read
    SQLite::Statement forget{db, "DELETE FROM summary WHERE session = ?"};
    forget.bind(1, row.session);
    forget.exec();
    SQLite::Statement insert{db, "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(1, row.session);
    insert.bind(2, row.edition);
    insert.bind(3, summary_method);
    insert.bind(4, static_cast<std::int64_t>(record.duration.count()));
    insert.bind(5, record.quality.usable ? 1 : 0);
    insert.bind(6, static_cast<int>(record.build));
    insert.bind(7, record.roller_serial);
    bind_bytes(insert, 8, encode(record.calibration));
    insert.exec();
    std::int64_t place = 0;
    for (const auto& step : steps_of(record)) keep_step(db, row, place++, step);
    return true;
}

std::optional<std::vector<StepSummary>> kept_steps(SQLite::Database& db, const Row& row) {
    SQLite::Statement valid{
        db, "SELECT 1 FROM summary WHERE session = ? AND edition = ? AND method = ?"};
    valid.bind(1, row.session);
    valid.bind(2, row.edition);
    valid.bind(3, summary_method);
    if (!valid.executeStep()) return std::nullopt;
    return steps_in(db, row.session);
}

std::optional<Measured> kept_measured(SQLite::Database& db, const Row& row) {
    SQLite::Statement summary{db, "SELECT build, serial, calibration FROM summary "
                                  "WHERE session = ? AND edition = ? AND method = ?"};
    summary.bind(1, row.session);
    summary.bind(2, row.edition);
    summary.bind(3, summary_method);
    if (!summary.executeStep()) return std::nullopt;
    Measured found;
    found.build = static_cast<protocol::Build>(summary.getColumn(0).getInt());
    found.serial = summary.getColumn(1).getString();
    const auto calibration = decode_calibration(bytes_of(summary.getColumn(2)));
    if (!calibration) throw Trouble{StoreError::damaged};
    found.calibration = *calibration;
    found.steps = steps_in(db, row.session);
    return found;
}

Measured measured_of(const session::Record& record) {
    return {record.build, record.roller_serial, record.calibration, steps_of(record)};
}

std::vector<session::Account> kept_before(SQLite::Database& db, const Row& row,
                                          std::vector<SessionId>& without_summary) {
    SQLite::Statement rows{
        db, "SELECT session.session, id, started_ms, offset_min, roller, practice, usable, build, "
            "serial, calibration FROM session LEFT JOIN summary "
            "ON summary.session = session.session AND summary.edition = session.edition "
            "AND summary.method = ?1 WHERE session.session < ?2 AND completion <> 'unfinished' "
            "ORDER BY session.session DESC"};
    rows.bind(1, summary_method);
    rows.bind(2, row.session);
    std::vector<session::Account> found;
    while (rows.executeStep()) {
        session::Account& account = found.emplace_back(account_at(rows));
        if (rows.getColumn(6).isNull())
            without_summary.push_back(account.id);
        else
            add_steps(db, rows.getColumn(0).getInt64(), account);
    }
    return found;
}

// One walk over all steps as they lie: a session's were put down one after the other, in their
// order. Neither an index of them is asked nor the sessions' own rows, whose beginnings are long.
std::vector<history::SessionDone> kept_done(SQLite::Database& db) {
    std::vector<history::SessionDone> all;
    for (HistorySession& one : kept_history(db).sessions)
        all.push_back({std::move(one.account), {}});
    std::unordered_map<std::string, history::SessionDone*> by_id;
    for (history::SessionDone& one : all) by_id[one.account.id] = &one;
    std::unordered_map<std::int64_t, history::SessionDone*> by_number;
    SQLite::Statement numbers{db, "SELECT session, id FROM session INDEXED BY session_charted "
                                  "WHERE completion <> 'unfinished'"};
    while (numbers.executeStep())
        if (const auto of = by_id.find(numbers.getColumn(1).getString()); of != by_id.end())
            by_number[numbers.getColumn(0).getInt64()] = of->second;
    SQLite::Statement rows{db, "SELECT " + step_columns +
                                   ", session FROM step_summary NOT INDEXED ORDER BY rowid"};
    while (rows.executeStep())
        if (const auto of = by_number.find(rows.getColumn(after_step).getInt64());
            of != by_number.end())
            of->second->steps.push_back(history::done(step_at(rows)));
    return all;
}

} // namespace store
