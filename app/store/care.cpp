// What the person said: screening, before and after sessions, comfort marks.
#include "care/history.h"
#include "store/bruises.h"
#include "store/open.h"

#include "units/local_time.h"

#include <sstream>

namespace store {
namespace {

std::optional<int> int_at(SQLite::Statement& row, int place) {
    const auto column = row.getColumn(place);
    return column.isNull() ? std::nullopt : std::optional{column.getInt()};
}
void put(SQLite::Statement& statement, int place, const std::optional<int>& value) {
    if (value) statement.bind(place, *value);
}

routine::Region region(const std::string& word) {
    const auto found = routine::region_named(word);
    if (!found) throw Trouble{StoreError::damaged};
    return *found;
}

// --- screening

std::string joined(const std::vector<routine::Region>& regions) {
    std::string words;
    for (const auto one : regions) {
        if (!words.empty()) words += ' ';
        words += word(one);
    }
    return words;
}

std::vector<routine::Region> parted(const std::string& words) {
    std::vector<routine::Region> regions;
    std::istringstream in{words};
    for (std::string one; in >> one;) regions.push_back(region(one));
    return regions;
}

class ScreeningRows {
  public:
    ScreeningRows(SQLite::Database& db, const units::WallTime& taken)
        : db_{db},
          number_{db.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM screening").getInt64()},
          taken_{taken} {}

    void add(std::optional<std::string_view> statement, const care::Ticked& ticked = {}) {
        SQLite::Statement insert{db_, "INSERT INTO screening VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
        insert.bind(1, number_);
        bind_time(insert, 2, taken_);
        if (statement) insert.bind(4, std::string{*statement});
        if (!ticked.near.empty()) insert.bind(5, joined(ticked.near));
        if (ticked.cleared) {
            insert.bind(6, ticked.cleared->by);
            insert.bind(7, ticked.cleared->on);
            insert.bind(8, ticked.cleared->note);
        }
        insert.exec();
    }

  private:
    SQLite::Database& db_;
    std::int64_t number_;
    units::WallTime taken_;
};

void insert(SQLite::Database& db, const care::Screening& screening) {
    ScreeningRows rows{db, screening.taken};
    for (const care::Stop stop : screening.stops) rows.add(care::word(stop));
    for (const care::Ticked& ticked : screening.conditions)
        rows.add(routine::word(ticked.condition), ticked);
    if (screening.stops.empty() && screening.conditions.empty()) rows.add({});
}

void read_answer(SQLite::Statement& row, care::Screening& screening) {
    if (row.getColumn(3).isNull()) return;
    const std::string statement = row.getColumn(3).getString();
    if (const auto stop = care::stop_named(statement)) return screening.stops.push_back(*stop);
    const auto condition = care::condition_named(statement);
    if (!condition) throw Trouble{StoreError::damaged};
    care::Ticked ticked{*condition, parted(row.getColumn(4).getString()), {}};
    if (!row.getColumn(5).isNull())
        ticked.cleared = {row.getColumn(5).getString(), row.getColumn(6).getString(),
                          row.getColumn(7).getString()};
    screening.conditions.push_back(std::move(ticked));
}

std::vector<care::Screening> screenings(SQLite::Database& db) {
    std::vector<care::Screening> found;
    std::int64_t number = 0;
    SQLite::Statement rows{db, "SELECT number, taken_ms, offset_min, statement, near, cleared_by, "
                               "cleared_on, cleared_note FROM screening ORDER BY number, rowid"};
    while (rows.executeStep()) {
        if (rows.getColumn(0).getInt64() != number) found.push_back({wall_at(rows, 1), {}, {}});
        number = rows.getColumn(0).getInt64();
        read_answer(rows, found.back());
    }
    return found;
}

// --- around a session

constexpr const char* some_history =
    "(roller IN ('port', 'none') OR (roller = 'sim' AND practice = 1))";

bool counts(SQLite::Database& db, const Row& row) {
    SQLite::Statement session{db, std::string{"SELECT 1 FROM session WHERE session = ? AND "} +
                                      some_history};
    session.bind(1, row.session);
    return session.executeStep();
}

void keep_before(SQLite::Database& db, const Row& row, const care::Before& before) {
    SQLite::Statement keep{
        db, "UPDATE session SET discomfort_before = ?2, painkiller = ?3 WHERE session = ?1"};
    keep.bind(1, row.session);
    put(keep, 2, before.discomfort);
    if (before.painkiller) keep.bind(3, *before.painkiller ? 1 : 0);
    keep.exec();
}

void keep_after(SQLite::Database& db, const Row& row, std::optional<int> discomfort) {
    SQLite::Statement keep{db, "UPDATE session SET discomfort_after = ?2 WHERE session = ?1"};
    keep.bind(1, row.session);
    put(keep, 2, discomfort);
    keep.exec();
}

void keep_ended_by(SQLite::Database& db, const Row& row, care::EndedBy by) {
    SQLite::Statement keep{db, "UPDATE session SET ended_by = ?2 WHERE session = ?1"};
    keep.bind(1, row.session);
    keep.bind(2, std::string{care::word(by)});
    keep.exec();
}

void keep_pain(SQLite::Database& db, const Row& row, const care::Pain& pain) {
    SQLite::Statement keep{
        db, "INSERT INTO hurt (session, at_us, exercise, level, bad) VALUES (?, ?, ?, ?, ?)"};
    keep.bind(1, row.session);
    keep.bind(2, static_cast<std::int64_t>(pain.at.time_since_epoch().count()));
    keep.bind(3, pain.exercise);
    put(keep, 4, pain.discomfort);
    keep.bind(5, pain.sharp ? 1 : 0);
    keep.exec();
}

void keep_mark(SQLite::Database& db, const Row& row, const care::Mark& mark) {
    if (!counts(db, row)) return;
    SQLite::Statement keep{
        db, "INSERT INTO comfort_mark (session, exercise, variant, tool, force_n, reached) "
            "VALUES (?, ?, ?, ?, ?, ?)"};
    keep.bind(1, row.session);
    keep.bind(2, mark.exercise);
    keep.bind(3, mark.variant);
    keep.bind(4, word(mark.tool));
    keep.bind(5, mark.force.value);
    keep.bind(6, mark.reached ? 1 : 0);
    keep.exec();
    raise_edition(db, row); // its bands follow the mark
}

void keep_report(SQLite::Database& db, const Row& row, const care::Report& report) {
    SQLite::Statement keep{db,
                           "INSERT INTO hurt (session, told_ms, offset_min, region, level, bad) "
                           "VALUES (?, ?, ?, ?, ?, ?)"};
    keep.bind(1, row.session);
    bind_time(keep, 2, report.at);
    keep.bind(4, std::string{routine::word(report.region)});
    put(keep, 5, report.soreness);
    keep.bind(6, report.bruised ? 1 : 0);
    keep.exec();
}

// Also where its session was deleted meanwhile.
void take_back(SQLite::Database& db, const care::Report& report) {
    SQLite::Statement gone{db, "DELETE FROM hurt WHERE region = ? AND told_ms = ?"};
    gone.bind(1, std::string{routine::word(report.region)});
    gone.bind(2, static_cast<std::int64_t>(report.at.utc.time_since_epoch().count()));
    gone.exec();
}

care::Mark mark_at(SQLite::Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(),
            tool(row.getColumn(2).getString()), units::Newtons{row.getColumn(3).getDouble()},
            row.getColumn(4).getInt() != 0};
}

care::Report report_at(SQLite::Statement& row) {
    return {wall_at(row, 0), region(row.getColumn(2).getString()), int_at(row, 3),
            row.getColumn(4).getInt() != 0};
}

care::Pain pain_at(SQLite::Statement& row) {
    return {units::SessionTime{units::Duration{row.getColumn(0).getInt64()}},
            row.getColumn(1).getString(), int_at(row, 2), row.getColumn(3).getInt() != 0};
}

care::Answers answers_of(SQLite::Database& db, const Row& row) {
    care::Answers answers;
    SQLite::Statement said{db, "SELECT discomfort_before, painkiller, discomfort_after, ended_by "
                               "FROM session WHERE session = ?"};
    said.bind(1, row.session);
    if (said.executeStep()) {
        answers.before.discomfort = int_at(said, 0);
        if (const auto painkiller = int_at(said, 1)) answers.before.painkiller = *painkiller != 0;
        answers.after = int_at(said, 2);
        if (!said.getColumn(3).isNull())
            answers.ended_by = care::ended_by_named(said.getColumn(3).getString());
    }
    SQLite::Statement pains{db, "SELECT at_us, exercise, level, bad FROM hurt WHERE session = ? "
                                "AND at_us IS NOT NULL ORDER BY at_us"};
    pains.bind(1, row.session);
    while (pains.executeStep()) answers.pain.push_back(pain_at(pains));
    SQLite::Statement reports{db, "SELECT told_ms, offset_min, region, level, bad "
                                  "FROM hurt WHERE session = ? AND region IS NOT NULL "
                                  "ORDER BY rowid"};
    reports.bind(1, row.session);
    while (reports.executeStep()) answers.next_day.push_back(report_at(reports));
    return answers;
}

// --- all of it

void read_told(SQLite::Database& db, care::History& history) {
    SQLite::Statement reports{db, "SELECT told_ms, offset_min, region, level, bad "
                                  "FROM hurt WHERE region IS NOT NULL ORDER BY rowid"};
    while (reports.executeStep()) history.reports.push_back(report_at(reports));
    SQLite::Statement before{db, std::string{"SELECT discomfort_before FROM session WHERE "
                                             "discomfort_before IS NOT NULL AND "} +
                                     some_history + " ORDER BY session"};
    while (before.executeStep()) history.discomfort.push_back(before.getColumn(0).getInt());
    SQLite::Statement pains{
        db, std::string{"SELECT started_ms + at_us / 1000, session.offset_min, "
                        "at_us, exercise, level, bad FROM hurt "
                        "JOIN session USING (session) WHERE at_us IS NOT NULL AND "} +
                some_history + " ORDER BY session, at_us"};
    while (pains.executeStep()) {
        const care::Pain pain{
            {}, pains.getColumn(3).getString(), int_at(pains, 4), pains.getColumn(5).getInt() != 0};
        if (care::stops_exercise(pain))
            history.stopped.push_back({wall_at(pains, 0), pain.exercise});
    }
}

// What was worked at, by the summaries: session() makes those that are missing.
std::vector<care::Rolled> rolled(SQLite::Database& db, const std::string& sessions,
                                 std::int64_t argument) {
    SQLite::Statement rows{db, "SELECT DISTINCT exercise, variant FROM step_summary "
                               "JOIN session USING (session) WHERE end_us > start_us AND " +
                                   sessions};
    rows.bind(1, argument);
    std::vector<care::Rolled> found;
    while (rows.executeStep())
        found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString()});
    return found;
}

void read_sessions(SQLite::Database& db, care::History& history, units::WallTime now) {
    const std::string counted = some_history;
    SQLite::Statement first{db, "SELECT started_ms, offset_min FROM session WHERE " + counted +
                                    " ORDER BY session LIMIT 1"};
    if (!first.executeStep()) return;
    history.first_session = wall_at(first, 0);
    history.rolled = rolled(db, counted + " AND ?1 = 0", 0);
    SQLite::Statement recent{db, "SELECT started_ms, offset_min, id, session FROM session "
                                 "WHERE completion <> 'unfinished' AND " +
                                     counted + " ORDER BY session DESC"};
    const auto wanted = [&](units::WallTime started) {
        return started.utc >= now.utc - care::remembered || history.recent.empty() ||
               units::day_at(history.recent.back().started) >= units::day_at(now);
    };
    while (recent.executeStep())
        if (const auto started = wall_at(recent, 0); wanted(started))
            history.recent.push_back({recent.getColumn(2).getString(), started,
                                      rolled(db, "session = ?1", recent.getColumn(3).getInt64())});
}

} // namespace

std::vector<care::Mark> marks_of(SQLite::Database& db, const Row& row) {
    SQLite::Statement rows{db, "SELECT exercise, variant, tool, force_n, reached "
                               "FROM comfort_mark WHERE session = ? ORDER BY rowid"};
    rows.bind(1, row.session);
    std::vector<care::Mark> found;
    while (rows.executeStep()) found.push_back(mark_at(rows));
    return found;
}

std::vector<care::Mark> marks(SQLite::Database& db) {
    SQLite::Statement rows{db, "SELECT exercise, variant, tool, force_n, reached FROM comfort_mark "
                               "WHERE forgotten = 0 ORDER BY rowid"};
    std::vector<care::Mark> found;
    while (rows.executeStep()) care::replace(found, mark_at(rows));
    return found;
}

std::vector<std::string> stopped_in(SQLite::Database& db, std::int64_t session) {
    std::vector<std::string> found;
    SQLite::Statement rows{
        db, "SELECT at_us, exercise, level, bad FROM hurt WHERE session = ? AND at_us IS NOT NULL"};
    rows.bind(1, session);
    while (rows.executeStep())
        if (const auto pain = pain_at(rows); care::stops_exercise(pain))
            found.push_back(pain.exercise);
    return found;
}

Result<void> Store::keep(const care::Screening& screening) {
    return open_->change([&](SQLite::Database& db) { insert(db, screening); });
}

Result<std::vector<care::Screening>> Store::screenings() {
    return open_->look([](SQLite::Database& db) { return store::screenings(db); });
}

namespace {

// On the writing thread, after what was handed in before.
template <class Open, class Work>
std::future<Result<void>> keep_later(Open& at, const SessionId& id, Work work) {
    return at.template soon<void>(
        [&at, id, work](const Result<void>&) -> Result<void> {
            if (const auto begun = at.write_begun(); !begun) return begun;
            return at.change([&](SQLite::Database& db) { work(db, find_row(db, id)); });
        },
        false);
}

} // namespace

std::future<Result<void>> Store::keep_soon(const SessionId& id, const care::Before& before) {
    return keep_later(*open_, id,
                      [before](auto& db, const Row& row) { keep_before(db, row, before); });
}

std::future<Result<void>> Store::keep_after_soon(const SessionId& id,
                                                 std::optional<int> discomfort) {
    return keep_later(*open_, id,
                      [discomfort](auto& db, const Row& row) { keep_after(db, row, discomfort); });
}

std::future<Result<void>> Store::keep_soon(const SessionId& id, care::EndedBy by) {
    return keep_later(*open_, id, [by](auto& db, const Row& row) { keep_ended_by(db, row, by); });
}

std::future<Result<void>> Store::keep_soon(const SessionId& id, const care::Pain& pain) {
    return keep_later(*open_, id, [pain](auto& db, const Row& row) { keep_pain(db, row, pain); });
}

std::future<Result<void>> Store::keep_soon(const SessionId& id, const care::Mark& mark) {
    return keep_later(*open_, id, [mark](auto& db, const Row& row) { keep_mark(db, row, mark); });
}

Result<void> Store::keep(const std::vector<care::Told>& told,
                         const std::vector<care::Told>& instead_of) {
    if (told.empty() && instead_of.empty()) return {};
    return open_->change([&](SQLite::Database& db) {
        for (const care::Told& one : instead_of) take_back(db, one.report);
        for (const care::Told& one : told) keep_report(db, find_row(db, one.session), one.report);
    });
}

Result<care::Answers> Store::answers(const SessionId& id) {
    return open_->look([&](SQLite::Database& db) { return answers_of(db, find_row(db, id)); });
}

Result<std::vector<care::Mark>> Store::marks() {
    return open_->look([](SQLite::Database& db) { return store::marks(db); });
}

Result<void> Store::forget(const care::Mark& mark) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement forget{db, "UPDATE comfort_mark SET forgotten = 1 "
                                     "WHERE exercise = ? AND variant = ? AND tool = ?"};
        forget.bind(1, mark.exercise);
        forget.bind(2, mark.variant);
        forget.bind(3, word(mark.tool));
        if (forget.exec() == 0) throw Trouble{StoreError::not_found};
    });
}

Result<care::History> Store::care_history(units::WallTime now) {
    if (const auto lines = sessions(); !lines) return tl::unexpected{lines.error()};
    const units::Day today = units::day_at(now);
    const auto noted = diary(today - care::remembered, today + std::chrono::days{1});
    if (!noted) return tl::unexpected{noted.error()};
    return open_->look([now, &noted](SQLite::Database& db) {
        care::History history;
        auto all = store::screenings(db);
        if (!all.empty()) history.screening = std::move(all.back());
        history.marks = store::marks(db);
        read_told(db, history);
        history.reports = with_bruises(std::move(history.reports), noted->observations);
        read_sessions(db, history, now);
        return history;
    });
}

} // namespace store
