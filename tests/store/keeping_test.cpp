// Backups, restoring, migrations: a good copy before anything that cannot be undone.
#include "store/keeping.h"

#include "store/companions.h"
#include "store/expecting.h"
#include "store/private_file.h"
#include "store/schema.h"
#include "store/trouble.h"

#include <atomic>
#include <fstream>
#include <thread>

using material::same;
using session::Completion;
using store::Store, store::StoreError;
namespace fs = std::filesystem;

namespace {

store::SessionId finished_session(const fs::path& file, std::size_t seconds) {
    auto open = good(Store::open(file));
    const auto id = stored(open, material::blocks(seconds));
    good(open.finish(id, Completion::done));
    return id;
}

void set_user_version(const fs::path& file, int version) {
    SQLite::Database db{file.string(), SQLite::OPEN_READWRITE};
    db.exec("PRAGMA user_version = " + std::to_string(version));
}

const int next = store::schema_version + 1;
const store::Migration another{next, "ALTER TABLE session ADD COLUMN weather TEXT"};
const store::Migration half_way{
    next + 1, "ALTER TABLE session ADD COLUMN mood TEXT; INSERT INTO no_such_table VALUES (1)"};

} // namespace

TEST_CASE("backup: a whole file under its name, or none") {
    const material::Folder folder;
    finished_session(folder.file(), 4);
    const auto copy = folder.path() / "copy";
    {
        auto open = good(Store::open(folder.file()));
        good(open.backup(copy));
        good(open.backup(copy)); // an older one is replaced
        CHECK(error_of(open.backup(folder.file())) == StoreError::in_use);
        CHECK_FALSE(open.backup(folder.path() / "none" / "copy").has_value());
    }
    CHECK_FALSE(fs::exists(copy.string() + ".part"));
    auto from_copy = good(Store::open(copy));
    good(from_copy.verify());
    CHECK(same(good(from_copy.raw("last")).blocks, material::blocks(4)));
}

TEST_CASE("backup: while another process writes it is made, or the file is in use") {
    const material::Folder folder;
    finished_session(folder.file(), 4);
    auto writer = good(Store::open(folder.file()));
    std::atomic<bool> over = false;
    std::thread playing{[&] {
        while (!over) {
            static_cast<void>(writer.begin(material::beginning()));
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    }};
    int made = 0;
    for (int n = 0; n < 20; ++n) {
        auto reader = Store::open_read_only(folder.file());
        const auto done = reader ? reader->backup(folder.path() / "copy")
                                 : store::Result<void>{tl::unexpected{reader.error()}};
        made += done ? 1 : 0;
        if (!done) CHECK(done.error() == StoreError::in_use);
    }
    over = true;
    playing.join();
    CHECK(made > 0);
    good(good(Store::open(folder.path() / "copy")).verify());
}

TEST_CASE("backup: never over the file of another person") {
    const material::Folder folder;
    const auto other = folder.path() / "other";
    const auto id = finished_session(other, 2);
    finished_session(folder.file(), 3);
    CHECK(error_of(good(Store::open(folder.file())).backup(other)) == StoreError::in_use);
    CHECK(good(good(Store::open(other)).record("last")).id == id);
}

TEST_CASE("restore: the backup holds, and what was there before is kept") {
    const material::Folder folder;
    const auto old_id = finished_session(folder.file(), 4);
    const auto copy = folder.path() / "copy";
    good(good(Store::open(folder.file())).backup(copy));
    const auto newer_id = finished_session(folder.file(), 5);
    std::ofstream{folder.file().string() + "-journal"} << "not a journal of this file";
    const auto kept = good(Store::restore(copy, folder.file()));
    REQUIRE(kept.has_value());
    CHECK_FALSE(fs::exists(folder.file().string() + "-journal"));
    CHECK(good(good(Store::open(folder.file())).record("last")).id == old_id);
    CHECK(good(good(Store::open(*kept)).record("last")).id == newer_id);
    const auto again = good(Store::restore(*kept, folder.file())); // the undo
    CHECK(*again != *kept);
    CHECK(good(good(Store::open(folder.file())).record("last")).id == newer_id);
}

TEST_CASE("backup and restore: what stands beside the file goes wherever it goes") {
    const material::Folder folder;
    finished_session(folder.file(), 2);
    const auto own = store::beside_person(folder.file());
    const auto copy = folder.path() / "copy";
    const auto beside = store::beside_copy(copy);
    REQUIRE(own.size() == 4);
    REQUIRE(beside.size() == own.size());
    for (const auto& one : own) std::ofstream{one} << one.filename().string();
    good(good(Store::open(folder.file())).backup(copy));
    for (std::size_t i = 0; i < own.size(); ++i) {
        CAPTURE(beside[i].string());
        CHECK(good(store::read_private(beside[i])) == own[i].filename().string());
        CHECK(fs::status(beside[i]).permissions() ==
              (fs::perms::owner_read | fs::perms::owner_write));
        std::ofstream{own[i]} << "newer";
    }
    const auto kept = good(Store::restore(copy, folder.file()));
    REQUIRE(kept);
    for (std::size_t i = 0; i < own.size(); ++i) {
        CHECK(good(store::read_private(own[i])) == own[i].filename().string());
        CHECK(good(store::read_private(store::beside_copy(*kept)[i])) == "newer");
    }
    fs::remove(folder.file()); // without a diary: set aside
    for (const auto& one : beside) fs::remove(one);
    CHECK_FALSE(good(Store::restore(copy, folder.file())));
    for (const auto& one : own) {
        CHECK_FALSE(fs::exists(one));
        CHECK(fs::exists(one.string() + ".old-1"));
    }
}

TEST_CASE("restore: to where nothing was, and over a damaged file") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 4);
    const auto copy = folder.path() / "copy";
    good(good(Store::open(folder.file())).backup(copy));
    const auto elsewhere = folder.path() / "new" / "person";
    CHECK_FALSE(good(Store::restore(copy, elsewhere)).has_value());
    CHECK(good(good(Store::open(elsewhere)).record("last")).id == id);
    std::ofstream{folder.file()} << "damaged";
    const auto kept = good(Store::restore(copy, folder.file()));
    REQUIRE(kept.has_value());
    CHECK(fs::file_size(*kept) == 7);
    CHECK(good(good(Store::open(folder.file())).record("last")).id == id);
}

TEST_CASE("restore: a bad backup, or a file in use, changes nothing") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 4);
    const auto bad = folder.path() / "bad";
    CHECK(error_of(Store::restore(bad, folder.file())) == StoreError::not_found);
    std::ofstream{bad} << std::string(9000, '?');
    CHECK(error_of(Store::restore(bad, folder.file())) == StoreError::damaged);
    auto open = good(Store::open(folder.file()));
    CHECK(error_of(Store::restore(bad, folder.file())) == StoreError::in_use);
    CHECK(good(open.record("last")).id == id);
}

TEST_CASE("schema: a file of a newer player is refused and left alone") {
    const material::Folder folder;
    finished_session(folder.file(), 2);
    set_user_version(folder.file(), store::schema_version + 1);
    CHECK(error_of(Store::open(folder.file())) == StoreError::newer_schema);
    CHECK(error_of(Store::open_read_only(folder.file())) == StoreError::newer_schema);
    CHECK(error_of(Store::restore(folder.file(), folder.path() / "x")) == StoreError::newer_schema);
    set_user_version(folder.file(), store::schema_version);
    CHECK(good(good(Store::open(folder.file())).sessions()).size() == 1);
}

TEST_CASE("schema: another program's database is not taken for ours") {
    const material::Folder folder;
    {
        SQLite::Database other{folder.file().string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE theirs (x)");
    }
    CHECK(error_of(Store::open(folder.file())) == StoreError::cannot_open);
    CHECK(error_of(Store::open_read_only(folder.file())) == StoreError::cannot_open);
}

TEST_CASE("migration: a step leaves a verified backup of the version before") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 3);
    auto db = store::connected(folder.file(), store::Access::write);
    const store::Migration steps[] = {another};
    store::bring_up_to_date(db, folder.file(), steps);
    CHECK(store::user_version(db) == next);
    CHECK(db.execAndGet("SELECT weather IS NULL FROM session").getInt() == 1);
    store::bring_up_to_date(db, folder.file(), steps); // nothing left to do
    auto before = good(Store::open(folder.file().string() + ".before-v" + std::to_string(next)));
    CHECK(good(before.record("last")).id == id);
}

// What version 13 brought.
const std::string without_recording = "DROP TABLE plan_recording;";

// What version 12 brought, too.
const std::string without_over_mark =
    without_recording +
    "ALTER TABLE step_summary DROP COLUMN set_pace_s;"
    "ALTER TABLE step_summary DROP COLUMN asked_lighter;"
    "ALTER TABLE step_summary DROP COLUMN over_mark; ALTER TABLE plan DROP COLUMN dropped_ms;"
    "ALTER TABLE plan DROP COLUMN dropped_offset_min;";

// What version 11 brought, too.
const std::string without_trace =
    without_over_mark + "DROP TABLE trace_part; DROP TABLE trace; DROP INDEX session_charted;";

// What version 10 brought, too.
const std::string without_plan = without_trace + "DROP TABLE plan;";

// What version 9 brought, too.
const std::string without_question = without_plan + "DROP TABLE question;";

// What version 8 brought, too.
const std::string without_row_entry = without_question + "ALTER TABLE diary_row DROP COLUMN entry;";

// What version 6 brought, too; version 7 added to it.
const std::string without_diary =
    without_row_entry + "DROP TABLE diary_row; DROP TABLE diary_import; DROP TABLE diary_entry;"
                        "DROP TABLE diary_settings;";

// What version 5 brought, too.
const std::string without_note =
    without_diary + "ALTER TABLE session DROP COLUMN note; ALTER TABLE session DROP COLUMN tags;"
                    "ALTER TABLE session DROP COLUMN ended_by;"
                    "DROP TABLE step_summary; DROP TABLE summary;"
                    "CREATE TABLE summary (session INTEGER PRIMARY KEY, usable INTEGER) STRICT;"
                    "CREATE TABLE step_summary (session INTEGER, strokes INTEGER) STRICT;";

// What version 4 brought, too.
const std::string without_care =
    without_note +
    "DROP TABLE screening; DROP TABLE hurt; DROP TABLE comfort_mark;"
    "ALTER TABLE session DROP COLUMN discomfort_before; ALTER TABLE session DROP COLUMN painkiller;"
    "ALTER TABLE session DROP COLUMN discomfort_after; ALTER TABLE person DROP COLUMN country;";

TEST_CASE("migration: a file of version 1 keeps its sessions and learns profiles") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 3);
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec(without_care + "DROP TABLE profile; ALTER TABLE person DROP COLUMN height_m;"
                               "PRAGMA user_version = 1");
    }
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.sessions()).size() == 1);
    CHECK(good(open.steps(id)).size() == good(open.record(id)).steps.size());
    CHECK(good(open.profiles()).empty());
    CHECK(fs::exists(folder.file().string() + ".before-v2"));
}

TEST_CASE("migration: a file of version 2 keeps the person and learns of body height") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        good(open.save({units::Kilograms{71.5}, std::nullopt, "de", "", ""}));
    }
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec(without_care + "ALTER TABLE person DROP COLUMN height_m; PRAGMA user_version = 2");
    }
    auto open = good(Store::open(folder.file()));
    auto settings = good(open.settings());
    CHECK(settings.mass == units::Kilograms{71.5});
    CHECK(settings.language == "de");
    CHECK_FALSE(settings.height);
    settings.height = units::Metres{1.72};
    REQUIRE(open.save(settings));
    CHECK(good(open.settings()).height == units::Metres{1.72});
    CHECK(fs::exists(folder.file().string() + ".before-v3"));
}

TEST_CASE("migration: a file of version 3 keeps everything and learns of the person's safety") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 3);
    {
        auto open = good(Store::open(folder.file()));
        good(open.save({units::Kilograms{71.5}, units::Metres{1.7}, "de", "", ""}));
    }
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec(without_care + "PRAGMA user_version = 3");
    }
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.settings()).height == units::Metres{1.7});
    CHECK(good(open.settings()).country.empty());
    CHECK(good(open.record("last")).id == id);
    CHECK(good(open.screenings()).empty());
    good(open.keep(care::Screening{{}, {care::Stop::fever}, {}}));
    CHECK(good(open.screenings()).size() == 1);
    good(open.verify());
    CHECK(fs::exists(folder.file().string() + ".before-v4"));
    auto before = SQLite::Database{folder.file().string() + ".before-v4", SQLite::OPEN_READONLY};
    CHECK(store::user_version(before) == 3);
}

TEST_CASE("migration: an older file that is only read is brought up to date, too") {
    const std::string of_version_3 = without_care + "PRAGMA user_version = 3",
                      of_version_2 = without_care + "ALTER TABLE person DROP COLUMN height_m;"
                                                    "PRAGMA user_version = 2";
    for (const std::string& made_older : {of_version_3, of_version_2}) {
        const material::Folder folder;
        const auto id = finished_session(folder.file(), 3);
        SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(made_older);
        const auto copy = folder.path() / "copy";
        fs::copy_file(folder.file(), copy);
        {
            auto read = good(Store::open_read_only(folder.file()));
            good(read.verify());
            CHECK(good(read.record("last")).id == id);
            CHECK_FALSE(good(read.settings()).height);
            CHECK(error_of(read.save(store::Settings{})) == StoreError::read_only);
        }
        CHECK(fs::exists(folder.file().string() + ".before-v4"));

        CHECK(Store::is_backup(copy)); // and that is all that happens to it
        CHECK_FALSE(Store::is_backup(folder.file()));
        CHECK_FALSE(Store::is_backup(folder.path() / "none"));
        SQLite::Database as_it_was{copy.string(), SQLite::OPEN_READONLY};
        CHECK(store::user_version(as_it_was) < store::schema_version);
        CHECK_FALSE(fs::exists(copy.string() + ".lock"));
    }
}

TEST_CASE("migration: a file of version 6 keeps its diary and learns who told a night") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        diary::Nap nap;
        nap.day = *units::day("2026-11-20");
        nap.zone = "Europe/Berlin";
        nap.begin.at = std::chrono::hours{13};
        nap.asleep_min = 30;
        good(open.keep({diary::entered("", nap, {})}));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        without_row_entry + "ALTER TABLE diary_entry DROP COLUMN told_by; PRAGMA user_version = 6");
    auto open = good(Store::open(folder.file()));
    const auto naps = good(open.diary(*units::day("2026-11-20"), *units::day("2026-11-20"))).naps;
    REQUIRE(naps.size() == 1);
    CHECK(naps[0].value->asleep_min == 30);
    CHECK(naps[0].source.told_by.empty());
    CHECK(fs::exists(folder.file().string() + ".before-v7"));
}

TEST_CASE("migration: a file of version 7 keeps its diary and can be asked") {
    const material::Folder folder;
    const auto day = *units::day("2026-11-20");
    {
        auto open = good(Store::open(folder.file()));
        good(open.keep({diary::entered("", diary::GlobalAnswer{day, 1}, {})}));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        without_row_entry + "PRAGMA user_version = 7");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.diary(day, day)).answers.size() == 1);
    CHECK(good(open.questions()).empty());
    insight::Question question;
    question.baseline_from = day;
    CHECK(good(open.keep(store::AskedQuestion{0, {}, false, question})) == 1);
    good(open.verify());
    auto before = SQLite::Database{folder.file().string() + ".before-v8", SQLite::OPEN_READONLY};
    CHECK(store::user_version(before) == 7);
}

TEST_CASE("migration: a file of version 4 keeps what was said and learns of notes and tools") {
    const material::Folder folder;
    const auto id = finished_session(folder.file(), 3);
    std::size_t steps = 0;
    {
        auto open = good(Store::open(folder.file()));
        good(open.keep_after_soon(id, 2).get());
        steps = good(open.steps(id)).size();
    }
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec(without_note + "INSERT INTO summary VALUES (1, 1); PRAGMA user_version = 4");
    }
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.answers(id)).after == 2);
    CHECK(good(open.note(id)) == session::Note{});
    CHECK(good(open.steps(id)).size() == steps);
    const session::Note note{"leicht", {"abends"}};
    good(open.keep(id, note));
    CHECK(good(open.note(id)) == note);
    good(open.verify());
    auto before = SQLite::Database{folder.file().string() + ".before-v5", SQLite::OPEN_READONLY};
    CHECK(store::user_version(before) == 4);
}

TEST_CASE("migration: one that fails half-way leaves the version before") {
    const material::Folder folder;
    finished_session(folder.file(), 3);
    auto db = store::connected(folder.file(), store::Access::write);
    const store::Migration steps[] = {another, half_way};
    const auto result = store::guarded([&] { store::bring_up_to_date(db, folder.file(), steps); });
    CHECK_FALSE(result.has_value());
    CHECK(store::user_version(db) == next);
    CHECK(db.execAndGet("SELECT count(*) FROM pragma_table_info('session') WHERE name = 'mood'")
              .getInt() == 0);
    CHECK(fs::exists(folder.file().string() + ".before-v" + std::to_string(next + 1)));
}
