#include "store/schema.h"

#include "store/keeping.h"
#include "store/trouble.h"

#include <array>
#include <string>

namespace store {

namespace {

// Words, not numbers, where a person might look; times in the unit their name says.
const char* const kept_sql = R"sql(
CREATE TABLE person (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    mass_kg      REAL,
    height_m     REAL,
    language     TEXT NOT NULL,
    last_roller  TEXT NOT NULL,
    zone         TEXT NOT NULL,
    country      TEXT NOT NULL DEFAULT ''           -- whose emergency numbers; ISO 3166
) STRICT;

CREATE TABLE session (
    session      INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order of their beginnings; never reused
    id           TEXT NOT NULL UNIQUE,
    started_ms   INTEGER NOT NULL,                   -- UTC, since 1970
    offset_min   INTEGER NOT NULL,                   -- of local time, at that moment
    routine      TEXT NOT NULL,
    roller       TEXT NOT NULL CHECK (roller IN ('port', 'sim', 'replay', 'none')),
    practice     INTEGER NOT NULL CHECK (practice IN (0, 1)),
    completion   TEXT NOT NULL CHECK (completion IN ('unfinished', 'done', 'stopped')),
    beginning    BLOB NOT NULL,                      -- sealed: routine, hello, calibration, person
    edition      INTEGER NOT NULL DEFAULT 0          -- raised by whatever changes blocks or calibration
) STRICT;

-- Live data, about a second each; gone once the session is packed.
CREATE TABLE block (
    session      INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    start_us     INTEGER NOT NULL,
    end_us       INTEGER NOT NULL,
    body         BLOB NOT NULL,                      -- sealed
    PRIMARY KEY (session, number)
) STRICT;

-- A finished recording: part 0 the blocks without their samples, then one part per series.
CREATE TABLE packed (
    session      INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    part         INTEGER NOT NULL,
    body         BLOB NOT NULL,                      -- sealed
    PRIMARY KEY (session, part)
) STRICT;

-- Calibrations applied afterwards; the highest number holds. The one in force during the session stays
-- in session.beginning.
CREATE TABLE recalibration (
    session      INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    body         BLOB NOT NULL,                      -- sealed
    PRIMARY KEY (session, number)
) STRICT;

-- The last calibration made of each roller, by its serial number.
CREATE TABLE calibration (
    serial       TEXT PRIMARY KEY,
    body         BLOB NOT NULL                       -- sealed
) STRICT, WITHOUT ROWID;
)sql";

const char* const derived_sql = R"sql(
-- Derived, so that lists and charts are fast: may be missing or of an older edition, then it is made anew.
CREATE TABLE summary (
    session      INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    edition      INTEGER NOT NULL,
    method       INTEGER NOT NULL,                   -- of the computation; see summary.h
    duration_us  INTEGER NOT NULL,
    usable       INTEGER NOT NULL,
    build        INTEGER NOT NULL,                   -- as in the protocol
    serial       TEXT NOT NULL,                      -- of the roller
    calibration  BLOB NOT NULL                       -- sealed; the one its counts are read with
) STRICT;

CREATE TABLE step_summary (
    session      INTEGER NOT NULL REFERENCES summary ON DELETE CASCADE,
    place        INTEGER NOT NULL,                   -- 0, 1, 2 .. in the order they were done
    step         INTEGER NOT NULL,                   -- index in the routine
    exercise     TEXT NOT NULL,
    variant      TEXT NOT NULL,
    side         TEXT NOT NULL CHECK (side IN ('none', 'left', 'right', 'both')),
    set_number   INTEGER NOT NULL,
    start_us     INTEGER NOT NULL,
    end_us       INTEGER NOT NULL,
    measured     INTEGER NOT NULL,
    skipped      INTEGER NOT NULL,
    ended_off_roller INTEGER NOT NULL,
    strokes      INTEGER NOT NULL,
    mean_force_n REAL,
    seconds_per_stroke REAL,
    in_force_band_percent REAL,
    in_pace_band_percent REAL,
    in_both_bands_percent REAL,
    pace_told_percent REAL,
    pace_variation_percent REAL,
    force_variation_percent REAL,
    right_percent REAL,                              -- of the force, on a bed
    to_right_percent REAL,
    tool         TEXT NOT NULL CHECK (tool IN ('none', 'roller', 'ball')),
    pace_estimated INTEGER NOT NULL,
    force_low_n  REAL,
    force_high_n REAL,
    pace_low_s   REAL,
    pace_high_s  REAL,
    PRIMARY KEY (session, place)
) STRICT;
)sql";

const char* const profile_sql = R"sql(
-- How often this person's force rises per there-and-back; learned from profile strokes or a measured path.
CREATE TABLE profile (
    exercise     TEXT NOT NULL,
    variant      TEXT NOT NULL,
    side         TEXT NOT NULL CHECK (side IN ('none', 'left', 'right', 'both')),
    peaks        INTEGER NOT NULL CHECK (peaks IN (1, 2)),
    PRIMARY KEY (exercise, variant, side)
) STRICT, WITHOUT ROWID;
)sql";

// Pages count (a table or an index that is empty takes one), so what belongs together shares them.
const char* const said_sql = R"sql(
-- What was said around it; NULL = not asked, or skipped.
ALTER TABLE session ADD COLUMN discomfort_before INTEGER CHECK (discomfort_before BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN painkiller INTEGER CHECK (painkiller IN (0, 1));
ALTER TABLE session ADD COLUMN discomfort_after INTEGER CHECK (discomfort_after BETWEEN 0 AND 10);
)sql";

const char* const care_sql = R"sql(
-- "Please do not roll if ..": a row for each statement that applied, one without for a screening where none
-- did. The highest number holds.
CREATE TABLE screening (
    number       INTEGER NOT NULL,
    taken_ms     INTEGER NOT NULL,
    offset_min   INTEGER NOT NULL,
    statement    TEXT,
    near         TEXT,                               -- regions, parted by blanks
    cleared_by   TEXT,
    cleared_on   TEXT,
    cleared_note TEXT
) STRICT;

-- Where it hurt: an exercise during the session, or a region on a later day (without region: older
-- players noted so that nothing was answered). The latter stays when the session is deleted: a region is spared by it.
CREATE TABLE hurt (
    session      INTEGER REFERENCES session ON DELETE SET NULL,
    at_us        INTEGER,                            -- session time
    exercise     TEXT,
    told_ms      INTEGER,
    offset_min   INTEGER,
    region       TEXT,
    level        INTEGER CHECK (level BETWEEN 0 AND 10),
    bad          INTEGER NOT NULL CHECK (bad IN (0, 1)) -- sharp; bruised
) STRICT;

-- As they were found; of each exercise, variant and tool the last one holds unless it was forgotten.
CREATE TABLE comfort_mark (
    session      INTEGER REFERENCES session ON DELETE SET NULL,
    exercise     TEXT NOT NULL,
    variant      TEXT NOT NULL,
    tool         TEXT NOT NULL,
    force_n      REAL NOT NULL,
    reached      INTEGER NOT NULL,
    forgotten    INTEGER NOT NULL DEFAULT 0
) STRICT;
)sql";

const char* const note_sql = R"sql(
ALTER TABLE session ADD COLUMN ended_by TEXT; -- why before its time, care::word; NULL = not told
-- What the person wrote about it; limits: session/note.h.
ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN tags TEXT NOT NULL DEFAULT ''; -- parted by commas
)sql";

const char* const diary_sql = R"sql(
-- Every revision of every entry; the highest one holds. Without a body it was taken back.
CREATE TABLE diary_entry (
    id           TEXT NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    kind         TEXT NOT NULL,                      -- 'night', 'dose' ..
    day          INTEGER NOT NULL,                   -- since 1970; of a night the one of waking
    entered_ms   INTEGER NOT NULL,                   -- UTC, since 1970
    offset_min   INTEGER NOT NULL,
    origin       TEXT NOT NULL CHECK (origin IN ('typed', 'sheet', 'imported')),
    import       TEXT NOT NULL DEFAULT '',           -- id of the import it came with
    body         BLOB,                               -- sealed
    PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX diary_day ON diary_entry (day);

CREATE TABLE diary_import (
    id           TEXT PRIMARY KEY,
    made_ms      INTEGER NOT NULL,
    offset_min   INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    source       TEXT NOT NULL,
    file         TEXT NOT NULL,
    undone       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What imports brought, told apart by what stood in the row: the same row comes once.
CREATE TABLE diary_row (
    row          TEXT PRIMARY KEY,
    import       TEXT NOT NULL REFERENCES diary_import
) STRICT, WITHOUT ROWID;

CREATE TABLE diary_settings (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    body         BLOB NOT NULL                       -- sealed
) STRICT;
)sql";

const char* const told_by_sql = R"sql(
-- Of what was imported: the program and device that measured it; '' for all else.
ALTER TABLE diary_entry ADD COLUMN told_by TEXT NOT NULL DEFAULT '';
)sql";

const char* const row_entry_sql = R"sql(
-- Which entry it became; '' of rows that older players brought.
ALTER TABLE diary_row ADD COLUMN entry TEXT NOT NULL DEFAULT '';
)sql";

const char* const question_sql = R"sql(
-- What the person asked of the diary, one after the other; the last one that was not dropped is open.
CREATE TABLE question (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_ms     INTEGER NOT NULL,                   -- UTC, since 1970
    offset_min   INTEGER NOT NULL,
    dropped      INTEGER NOT NULL DEFAULT 0,
    body         BLOB NOT NULL                       -- sealed
) STRICT;
)sql";

const char* const plan_sql = R"sql(
-- Plans that the person took, every version as it came; of one id the highest version holds, of the same
-- version the last one taken.
CREATE TABLE plan (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    taken_ms     INTEGER NOT NULL,                   -- UTC, since 1970
    offset_min   INTEGER NOT NULL,
    id           TEXT NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    dropped      INTEGER NOT NULL DEFAULT 0,
    body         BLOB NOT NULL                       -- sealed: its text
) STRICT;
)sql";

const char* const trace_sql = R"sql(
-- Derived, as what they belong to: the force and the pace over a session for charts (history/), rounded. A
-- session of the history that has none yet is charted once it was summarised again. Small rows, so that ten
-- years of them are a few pages; whatever raises session.edition drops them.
CREATE TABLE trace (
    session      INTEGER NOT NULL REFERENCES summary ON DELETE CASCADE,
    quantity     TEXT NOT NULL CHECK (quantity IN ('force', 'pace')),
    samples      INTEGER NOT NULL,
    first_ms     INTEGER NOT NULL,                   -- session time of the first and the last sample
    last_ms      INTEGER NOT NULL,
    low          INTEGER NOT NULL,                   -- of all of it: 0.1 N, 0.01 s per stroke
    high         INTEGER NOT NULL,
    PRIMARY KEY (session, quantity)
) STRICT, WITHOUT ROWID;

-- Part 0 its pyramid, then its samples, 1024 a part.
CREATE TABLE trace_part (
    session      INTEGER NOT NULL REFERENCES summary ON DELETE CASCADE,
    quantity     TEXT NOT NULL CHECK (quantity IN ('force', 'pace')),
    part         INTEGER NOT NULL,
    body         BLOB NOT NULL,                      -- sealed
    PRIMARY KEY (session, quantity, part)
) STRICT;

-- What a chart asks of every session, without the pages of their beginnings.
CREATE INDEX session_charted ON session (completion, id, started_ms, offset_min, roller, practice, edition);
)sql";

const char* const over_mark_sql = R"sql(
-- Derived, too; as in session::StepRecord. over_mark: NULL = there was no comfort mark.
ALTER TABLE step_summary ADD COLUMN set_pace_s REAL;
ALTER TABLE step_summary ADD COLUMN asked_lighter INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step_summary ADD COLUMN over_mark INTEGER;

-- When a plan was dropped; NULL = it is in use, or an older player dropped it.
ALTER TABLE plan ADD COLUMN dropped_ms INTEGER;
ALTER TABLE plan ADD COLUMN dropped_offset_min INTEGER;
)sql";

const char* const plan_recording_sql = R"sql(
-- What the author of a plan said into a microphone, as it came; only of versions that hold.
CREATE TABLE plan_recording (
    number       INTEGER PRIMARY KEY REFERENCES plan ON DELETE CASCADE,
    lasts_ms     INTEGER NOT NULL,
    body         BLOB NOT NULL                       -- sealed: a WAV
) STRICT;
)sql";

} // namespace

std::span<const Migration> migrations() {
    // What is derived is made anew: files of version 1 hold it in more than one form, and version 5
    // knows more of it.
    const std::string derived_anew =
        std::string{"DROP TABLE IF EXISTS step_summary; DROP TABLE IF EXISTS summary;"} +
        derived_sql;
    static const std::array<Migration, 12> all{
        {{2, derived_anew + "DROP TABLE IF EXISTS profile;" + profile_sql},
         {3, "ALTER TABLE person ADD COLUMN height_m REAL"},
         {4, std::string{"ALTER TABLE person ADD COLUMN country TEXT NOT NULL DEFAULT '';"} +
                 said_sql + care_sql},
         {5, derived_anew + note_sql},
         {6, diary_sql},
         {7, told_by_sql},
         {8, row_entry_sql},
         {9, question_sql},
         {10, plan_sql},
         {11, trace_sql},
         {12, over_mark_sql},
         {13, plan_recording_sql}}};
    return all;
}

int pragma(SQLite::Database& db, const char* name) {
    return db.execAndGet(std::string{"PRAGMA "} + name).getInt();
}
int user_version(SQLite::Database& db) { return pragma(db, "user_version"); }

namespace {

bool empty(SQLite::Database& db) {
    return user_version(db) == 0 && pragma(db, "application_id") == 0 &&
           db.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
}

void set_version(SQLite::Database& db, int version) {
    db.exec("PRAGMA user_version = " + std::to_string(version));
}

void create(SQLite::Database& db, int version) {
    SQLite::Transaction all{db, SQLite::TransactionBehavior::IMMEDIATE};
    for (const char* const tables :
         {kept_sql, derived_sql, profile_sql, said_sql, care_sql, note_sql, diary_sql, told_by_sql,
          row_entry_sql, question_sql, plan_sql, trace_sql, over_mark_sql, plan_recording_sql})
        db.exec(tables);
    db.exec("PRAGMA application_id = " + std::to_string(application_id));
    set_version(db, version);
    all.commit();
}

} // namespace

void check_ours(SQLite::Database& db, int newest) {
    if (pragma(db, "application_id") != application_id || user_version(db) < 1)
        throw Trouble{StoreError::cannot_open};
    if (user_version(db) > newest) throw Trouble{StoreError::newer_schema};
}

void bring_up_to_date(SQLite::Database& db, const std::filesystem::path& file,
                      std::span<const Migration> steps) {
    const int newest = steps.empty() ? schema_version : steps.back().to;
    if (empty(db)) create(db, schema_version);
    check_ours(db, newest);
    for (const auto& [to, sql] : steps) {
        if (to <= user_version(db)) continue;
        auto kept = file;
        kept += ".before-v" + std::to_string(to);
        write_verified_copy(db, kept, newest);
        SQLite::Transaction all{db, SQLite::TransactionBehavior::IMMEDIATE};
        db.exec(sql);
        set_version(db, to);
        all.commit();
    }
}

} // namespace store
