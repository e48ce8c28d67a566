#include "store/summary.h"

#include "store/trouble.h"

namespace store {

const char* const list_sql =
    "SELECT session.id, started_ms, offset_min, routine, roller, practice, completion, "
    "coalesce(summary.duration_us, "
    "  (SELECT max(end_us) FROM block WHERE block.session = session.session), 0), "
    "summary.usable "
    "FROM session LEFT JOIN summary ON summary.session = session.session "
    "  AND summary.edition = session.edition AND summary.method = ?1 "
    "ORDER BY session.session DESC";

namespace {

void bind(SQLite::Statement& statement, int place, const std::optional<double>& value) {
    if (value) statement.bind(place, *value);
}
void bind(SQLite::Statement& statement, int place, units::SessionTime at) {
    statement.bind(place, static_cast<std::int64_t>(at.time_since_epoch().count()));
}

std::optional<double> number_at(SQLite::Statement& row, int place) {
    const auto column = row.getColumn(place);
    return column.isNull() ? std::nullopt : std::optional{column.getDouble()};
}
units::SessionTime time_at(SQLite::Statement& row, int place) {
    return units::SessionTime{units::Duration{row.getColumn(place).getInt64()}};
}

void keep_step(SQLite::Database& db, const Row& row, std::int64_t place, const StepSummary& step) {
    SQLite::Statement insert{
        db, "INSERT INTO step_summary VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
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
    insert.bind(12, step.ended_off_roller ? 1 : 0);
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
        insert.bind(23, step.balance->to_right_percent);
    }
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
    step.ended_off_roller = row.getColumn(9).getInt() != 0;
    step.strokes = static_cast<std::size_t>(row.getColumn(10).getInt64());
    if (const auto force = number_at(row, 11)) step.mean_force = units::Newtons{*force};
    step.seconds_per_stroke = number_at(row, 12);
    step.in_force_band_percent = number_at(row, 13);
    step.in_pace_band_percent = number_at(row, 14);
    step.control = {number_at(row, 15), number_at(row, 16), number_at(row, 17), number_at(row, 18)};
    if (const auto right = number_at(row, 19))
        step.balance = measure::Balance{*right, number_at(row, 20).value_or(0.0)};
    return step;
}

} // namespace

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
        step.strokes = done.strokes.size();
        step.mean_force = done.mean_force;
        step.seconds_per_stroke = done.seconds_per_stroke;
        step.in_force_band_percent = done.in_force_band_percent;
        step.in_pace_band_percent = done.in_pace_band_percent;
        step.control = done.control;
        step.balance = done.balance;
    }
    return steps;
}

void keep_summary(SQLite::Database& db, const session::Record& record, std::int64_t edition) {
    const Row row = find_row(db, record.id);
    if (row.edition != edition) return; // cut or recalibrated since it was read
    SQLite::Statement forget{db, "DELETE FROM summary WHERE session = ?"};
    forget.bind(1, row.session);
    forget.exec();
    SQLite::Statement insert{db, "INSERT INTO summary VALUES (?, ?, ?, ?, ?)"};
    insert.bind(1, row.session);
    insert.bind(2, row.edition);
    insert.bind(3, summary_method);
    insert.bind(4, static_cast<std::int64_t>(record.duration.count()));
    insert.bind(5, record.quality.usable ? 1 : 0);
    insert.exec();
    std::int64_t place = 0;
    for (const auto& step : steps_of(record)) keep_step(db, row, place++, step);
}

std::optional<std::vector<StepSummary>> kept_steps(SQLite::Database& db, const Row& row) {
    SQLite::Statement valid{
        db, "SELECT 1 FROM summary WHERE session = ? AND edition = ? AND method = ?"};
    valid.bind(1, row.session);
    valid.bind(2, row.edition);
    valid.bind(3, summary_method);
    if (!valid.executeStep()) return std::nullopt;
    SQLite::Statement rows{
        db, "SELECT step, exercise, variant, side, set_number, start_us, end_us, measured, "
            "skipped, ended_off_roller, strokes, mean_force_n, seconds_per_stroke, "
            "in_force_band_percent, in_pace_band_percent, in_both_bands_percent, "
            "pace_told_percent, pace_variation_percent, force_variation_percent, right_percent, "
            "to_right_percent FROM step_summary "
            "WHERE session = ? ORDER BY place"};
    rows.bind(1, row.session);
    std::vector<StepSummary> steps;
    while (rows.executeStep()) steps.push_back(step_at(rows));
    return steps;
}

} // namespace store
