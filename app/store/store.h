// One file per person, SQLite inside. Everything acknowledged is on the disk (synchronous=FULL).
#pragma once
#include "care/history.h"
#include "history/series.h"
#include "routine/routine.h"
#include "session/compare.h"
#include "session/note.h"
#include "store/diary.h"
#include "store/history.h"
#include "store/plans.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace store {

enum class StoreError {
    cannot_open,
    in_use,
    newer_schema,
    disk_full,
    read_only,
    damaged,
    not_found,
    ambiguous,
    failed,
    not_finished,
    out_of_range,
    incomplete // a session without some of its blocks: they were refused for good
};
// By itself, or when the person makes room: worth another attempt.
bool may_pass(StoreError);
template <class T> using Result = tl::expected<T, StoreError>;

using SessionId = std::string; // a UUID; never reused

struct SessionLine { // one row of the list
    SessionId id;
    units::WallTime started{};
    std::string routine;
    session::RollerKind roller{};
    units::Duration duration{};
    session::Completion completion{};
    bool usable = false;
    bool counts = false; // real, or practice: part of the history
    session::Note note;
};

struct StepSummary {      // a step as a chart needs it; nothing = cannot tell
    std::size_t step = 0; // index in the routine
    std::string exercise, variant;
    routine::Side side = routine::Side::none;
    int set = 1;
    units::SessionTime start{}, end{};
    bool measured = false, skipped = false, ended_off_roller = false, left_early = false;
    std::size_t strokes = 0;
    std::optional<units::Newtons> mean_force;
    std::optional<double> seconds_per_stroke;
    std::optional<double> in_force_band_percent, in_pace_band_percent;
    measure::Control control;
    std::optional<measure::Balance> balance;
    routine::Tool tool = routine::Tool::none;
    bool pace_estimated = false;
    std::optional<measure::Range> force_band, pace_band; // newtons, seconds per stroke
    // As in session::StepRecord.
    std::optional<double> set_seconds_per_stroke;
    int asked_lighter = 0;
    std::optional<int> over_mark;
};

struct Measured { // with what a session was measured, and what of it
    protocol::Build build = protocol::Build::unknown;
    std::string serial; // of the roller
    measure::Calibration calibration;
    std::vector<StepSummary> steps;
};

struct Unfinished { // left by a kill or a power cut
    SessionId id;
    session::Beginning beginning;
    guide::Bookmark bookmark;
    units::SessionTime at{};
    std::uint32_t next_block = 0, next_segment = 0;
    std::vector<std::string> stopped; // exercises, because of pain
};

struct Settings {                         // of the person
    std::optional<units::Kilograms> mass; // 20 to 300
    std::optional<units::Metres> height;  // 1 to 2.3; both unknown when a file holds anything else
    std::string language;                 // "", "de" or "en"
    std::string last_roller;              // serial number or port path
    std::string zone;                     // tz database name
    std::string country = {};             // ISO 3166, for emergency numbers; "" = not told
};

class Store {
  public:
    // Creates the file (0600, folders 0700) when absent; migrates an older one after a verified
    // backup. One writer at a time: in_use. A damaged file (damaged) or one of a newer player
    // (newer_schema) is left as it is; a file that is none of ours is cannot_open.
    static Result<Store> open(const std::filesystem::path& file);
    // Also while somebody writes. An older file is first brought up to date, as by open().
    // not_found when there is no file.
    static Result<Store> open_read_only(const std::filesystem::path& file);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // On the writing thread; the future tells when the session is on disk, or why it cannot be.
    // With the disk full it begins in memory and is written before all that follows of it.
    std::future<Result<SessionId>> begin_soon(session::Beginning);
    Result<SessionId> begin(const session::Beginning&); // waits for it
    // Hands the block to the writing thread and returns at once; the future tells when it is on
    // disk. With the disk full or failing, blocks stay in memory and are tried again every second.
    std::future<Result<void>> append(const SessionId&, session::Block);
    std::size_t waiting() const;               // blocks not yet on disk
    std::optional<StoreError> trouble() const; // why they wait longer than a moment
    // After the blocks handed in before, one small transaction on the writing thread. Blocks that
    // cannot be written now are the future's trouble: they go on waiting, finish it again later.
    std::future<Result<void>> finish_soon(const SessionId&, session::Completion);
    Result<void> finish(const SessionId&, session::Completion); // waits for it
    Result<void> pack(const SessionId&); // FLAC; may be interrupted and repeated
    std::size_t pack_finished();         // all that are not yet packed; how many

    // Wherever a SessionId is asked for, "last" (the one begun last) and a unique beginning of an
    // id (4 characters or more; else ambiguous) will do, but not in append.
    Result<SessionId> id_of(const SessionId&);
    Result<std::vector<SessionLine>> sessions();      // the last one begun comes first
    Result<session::Record> record(const SessionId&); // damaged parts are gaps
    Result<std::vector<StepSummary>> steps(const SessionId&);
    Result<Measured> measured(const SessionId&); // from what is kept, without its recording
    // The finished ones that were begun before it, the latest first: what it is compared with.
    Result<std::vector<session::Account>> before(const SessionId&);

    // For charts of many sessions. This tells each from what is kept, without its recording.
    Result<History> history();
    // Reads the recording of one of those missing there, or of one whose traces are damaged, and
    // keeps what charts show of it: some tenths of a second. One that turns out not to be usable is
    // in no list then; an error says why it could not be read, or kept.
    Result<void> make_history(const SessionId&);
    // The steps of those that history() tells, the first one begun first: for history::series.
    Result<std::vector<history::SessionDone>> done();
    // Of one of them, by its whole id; not_found of any other. Samples by parts, as of
    // history::Pyramid::part_size.
    Result<history::Pyramid> pyramid(const SessionId&, history::Quantity);
    Result<std::vector<history::Sample>> samples(const SessionId&, history::Quantity,
                                                 std::size_t part);

    struct Raw {
        session::Beginning beginning;
        std::vector<session::Block> blocks;
        session::Completion completion{};
        std::vector<measure::Gap>
            damaged; // what can no longer be read; samples_lost of live blocks
    };
    // What is whole of it; `damaged` only when nothing of it can be read.
    Result<Raw> raw(const SessionId&);
    // The last one begun that nobody finished; not one that this store is writing.
    Result<std::optional<Unfinished>> unfinished();
    Result<void> discard(const SessionId&); // an unfinished one
    Result<void> remove(const SessionId&);  // for good: its bytes in the file are overwritten
    // Keeps [from, to) of a finished session; the rest is gone for good. Times stay as they were.
    Result<void> trim(const SessionId&, units::SessionTime from, units::SessionTime to);
    // From now on its counts are read with this calibration; the one before is kept for the undo.
    Result<void> recalibrate(const SessionId&, const measure::Calibration&);
    Result<void> undo_recalibration(const SessionId&);

    // What the person wrote about a session. Keeping it replaces the one before; out_of_range when
    // it breaks a limit of session/note.h.
    Result<session::Note> note(const SessionId&);
    Result<void> keep(const SessionId&, const session::Note&);

    Result<Settings> settings();
    Result<void> save(const Settings&);
    // The last calibration made of a roller, by its serial number: for a board that forgot it.
    Result<void> keep_calibration(const std::string& serial, const measure::Calibration&);
    Result<std::optional<measure::Calibration>> kept_calibration(const std::string& serial);
    // How the force moves in each exercise, learned in sessions that are part of the history; the
    // last answer holds. A session's Beginning tells them.
    Result<std::vector<session::Profile>> profiles();

    // The safety of the person (app/care). A screening is added, never changed.
    Result<void> keep(const care::Screening&);
    Result<std::vector<care::Screening>> screenings(); // oldest first
    // Each replaces what was told before. On the writing thread, like append; whoever does not want
    // to know how it went lets the future go.
    std::future<Result<void>> keep_soon(const SessionId&, const care::Before&);
    std::future<Result<void>> keep_after_soon(const SessionId&, std::optional<int> discomfort);
    std::future<Result<void>> keep_soon(const SessionId&, care::EndedBy);
    std::future<Result<void>> keep_soon(const SessionId&, const care::Pain&); // adds
    // Of a session that is part of the history; of another one it is dropped.
    std::future<Result<void>> keep_soon(const SessionId&, const care::Mark&);
    // How it felt on a later day; `instead_of`: kept before, answered anew since.
    Result<void> keep(const std::vector<care::Told>&,
                      const std::vector<care::Told>& instead_of = {});
    Result<care::Answers> answers(const SessionId&);
    Result<std::vector<care::Mark>> marks();
    Result<void> forget(const care::Mark&); // found anew in the next session that may
    // With what the diary tells of bruises in the days that are `remembered`.
    Result<care::History> care_history(units::WallTime now);

    // The diary. All of `keep` is written or nothing; an entry without id is new, another one has
    // to be the next revision of what is there (out_of_range, not_found).
    Result<Diary> diary(units::Day from, units::Day to);                   // both included
    Result<std::vector<std::string>> keep(const std::vector<DiaryEntry>&); // their ids
    // Of rows that were brought before, as brought() tells, nothing is kept; nor is an import
    // that brings nothing.
    Result<ImportCount> keep(const Import&, const std::vector<ImportedEntry>&);
    // For each row: whether an import brought it that was not undone, or left its entry there.
    Result<std::vector<bool>> brought(const std::vector<std::string>& rows);
    Result<std::vector<Import>> imports(); // the latest first
    // What was told otherwise since then stays; not_found when there is none, or it was undone.
    Result<diary::Undone> undo_import(const std::string& id, const units::WallTime& at);
    Result<DiarySettings> diary_settings();
    Result<void> save(const DiarySettings&);

    // What was asked of the diary, the first one first: one that was dropped stays, since it was
    // looked at. Without a number it is new; another one is replaced (not_found).
    Result<std::vector<AskedQuestion>> questions();
    Result<int> keep(const AskedQuestion&); // its number

    // Plans that were taken, the first one first. The same version in the same words is kept once;
    // in other words it is kept beside. Dropped are all versions of one; they stay.
    Result<std::vector<KeptPlan>> plans();
    // A new one; its number. What its author recorded is kept with it as long as it holds, also
    // where it comes with a version that was taken before.
    Result<int> keep(const KeptPlan&, const routine::Recording& = {});
    Result<routine::Recording> recording(const KeptPlan&); // none: empty
    Result<void> drop_plan(const std::string& id, const units::WallTime& at);

    Result<void> verify(); // the file's pages; every blob of every session and entry is read
    // A player writes this file, or wrote it: its lock is there. Never a backup.
    static bool is_of_a_person(const std::filesystem::path& file);
    // A file of ours, of this player or an older one, that no player writes; left as it is.
    static bool is_backup(const std::filesystem::path& file);
    // A copy, verified before it gets its name (0600); an older backup there is replaced, a
    // person's file never (in_use).
    Result<void> backup(const std::filesystem::path& to);
    // The one made by itself, in the folder "backups" beside the file: nothing unless there is a
    // session, a diary, a question or a plan, the file changed since the last one, and that is half
    // an hour old. Old ones go (schedule.h).
    Result<std::optional<std::filesystem::path>> backup_if_due(const units::WallTime& now);
    // Puts a backup in the place of a person's file, which nobody may have open. What was there is
    // kept beside it: its path, or nothing when there was no file.
    static Result<std::optional<std::filesystem::path>> restore(const std::filesystem::path& backup,
                                                                const std::filesystem::path& file);

  private:
    struct Open;
    explicit Store(std::unique_ptr<Open>);
    std::unique_ptr<Open> open_;
};

} // namespace store
