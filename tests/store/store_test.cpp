#include "store/expecting.h"
#include "store/summary.h"

#include <fstream>
#include <sys/stat.h>

using namespace std::chrono_literals;
using material::same;
using session::Completion, session::RollerKind;
using store::Store, store::StoreError;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

// The mask of new files' permissions, put back at the end.
struct Umask {
    mode_t before;
    explicit Umask(mode_t mask) : before{::umask(mask)} {}
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;
    ~Umask() { ::umask(before); }
};

} // namespace

TEST_CASE("store: begun and finished without waiting, in order with the blocks between") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = good(open.begin_soon(material::beginning(RollerKind::port)).get());
    const auto blocks = material::blocks(5);
    std::vector<std::future<store::Result<void>>> written;
    for (const auto& block : blocks) written.push_back(open.append(id, block));
    auto finished = open.finish_soon(id, Completion::stopped);
    good(finished.get());
    for (auto& one : written) // on disk before the session was closed
        CHECK(one.wait_for(0s) == std::future_status::ready);
    CHECK(good(open.raw(id)).blocks.size() == blocks.size());
    CHECK(good(open.raw(id)).completion == Completion::stopped);
}

TEST_CASE("store: what was appended is there after opening again") {
    const material::Folder folder;
    const auto blocks = material::blocks(5);
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, blocks);
        good(open.finish(id, Completion::done));
    }
    auto again = good(Store::open(folder.file()));
    const auto raw = good(again.raw(id));
    CHECK(raw.completion == Completion::done);
    CHECK(same(raw.blocks, blocks));
    CHECK(store::encode(raw.beginning) == store::encode(material::beginning()));
    good(again.verify());
}

TEST_CASE("store: an unfinished session is offered where it stood, until it is finished") {
    const material::Folder folder;
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, material::blocks(5));
        CHECK_FALSE(good(open.unfinished()).has_value()); // it is running here
    }
    auto next = good(Store::open(folder.file()));
    const auto found = good(next.unfinished());
    REQUIRE(found.has_value());
    CHECK(found->id == id);
    CHECK(found->next_block == 5);
    CHECK(found->next_segment == 1);
    CHECK(found->at == units::SessionTime{5s});
    CHECK(found->bookmark.done == 4s);
    CHECK(found->beginning.routine.id == "starter");
    const auto longer = material::blocks(6);
    good(next.append(id, longer.back()).get()); // goes on
    good(next.finish(id, Completion::stopped));
    CHECK_FALSE(good(next.unfinished()).has_value());
    CHECK(same(good(next.raw(id)).blocks, longer));
}

TEST_CASE("store: a session given up leaves nothing") {
    const material::Folder folder;
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, material::blocks(3));
    }
    auto open = good(Store::open(folder.file()));
    good(open.discard(id));
    CHECK(good(open.sessions()).empty());
    CHECK(error_of(open.raw(id)) == StoreError::not_found);
    good(open.verify());
}

TEST_CASE("store: only an unfinished session can be given up, only a finished one deleted") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = stored(open, material::blocks(2));
    CHECK(error_of(open.remove(id)) == StoreError::not_finished);
    good(open.finish(id, Completion::done));
    good(open.finish(id, Completion::done)); // once more says nothing new
    CHECK(error_of(open.finish(id, Completion::stopped)) == StoreError::out_of_range);
    CHECK(error_of(open.discard(id)) == StoreError::out_of_range);
    CHECK(error_of(open.append(id, material::blocks(3).back()).get()) == StoreError::not_found);
    good(open.remove(id));
    CHECK(error_of(open.remove(id)) == StoreError::not_found);
}

TEST_CASE("store: the list has the newest first and says what counts as history") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    for (const auto roller :
         {RollerKind::port, RollerKind::sim, RollerKind::replay, RollerKind::none})
        good(open.finish(stored(open, material::blocks(2), roller), Completion::done));
    auto practice = material::beginning(RollerKind::sim);
    practice.practice = true;
    const auto last = good(open.begin(practice));
    const auto lines = good(open.sessions());
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].id == last);
    CHECK(lines[0].completion == Completion::unfinished);
    CHECK(lines[0].counts);
    CHECK(lines[1].counts);       // without a roller
    CHECK_FALSE(lines[2].counts); // replay
    CHECK_FALSE(lines[3].counts); // simulated
    CHECK(lines[4].counts);
    CHECK(lines[4].roller == RollerKind::port);
    CHECK(lines[4].duration == 2s);
    CHECK(lines[4].started == material::beginning().started);
    CHECK(lines[4].routine == "starter");
}

TEST_CASE("store: a session is found by id, by its beginning, and as the last") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK(error_of(open.record("last")) == StoreError::not_found);
    const auto first = stored(open, material::blocks(1));
    const auto second = stored(open, material::blocks(2));
    CHECK(first != second);
    CHECK(good(open.record("last")).id == second);
    CHECK(good(open.record(first.substr(0, 18))).id == first);
    CHECK(error_of(open.record(first.substr(0, 3))) == StoreError::not_found);
    CHECK(error_of(open.record("none such")) == StoreError::not_found);
    CHECK(error_of(open.record("' OR 1=1 --")) == StoreError::not_found);
}

TEST_CASE("store: a second writer is told so, a reader is not kept out") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = stored(open, material::blocks(2));
    CHECK(error_of(Store::open(folder.file())) == StoreError::in_use);
    auto reader = good(Store::open_read_only(folder.file()));
    CHECK(good(reader.raw(id)).blocks.size() == 2);
    CHECK(good(reader.sessions()).size() == 1);
    CHECK(error_of(reader.begin(material::beginning())) == StoreError::read_only);
    CHECK(error_of(reader.append(id, {}).get()) == StoreError::read_only);
    CHECK(error_of(reader.finish(id, Completion::done)) == StoreError::read_only);
    good(open.append(id, material::blocks(3).back()).get());
    CHECK(good(reader.raw(id)).blocks.size() == 3);
}

TEST_CASE("store: an empty file, cut short while it was made, is a new one") {
    const material::Folder folder;
    std::ofstream{folder.file()}.close();
    auto reader = good(Store::open_read_only(folder.file()));
    CHECK(good(reader.sessions()).empty());
    good(reader.verify());
}

TEST_CASE("store: files are private whatever the umask says") {
    for (const mode_t mask : {mode_t{0}, mode_t{0077}, mode_t{0777}}) {
        const material::Folder folder;
        const Umask narrowed{mask};
        const auto file = folder.path() / "deep" / "er" / "person.rolltakt";
        auto open = good(Store::open(file));
        good(open.begin(material::beginning()));
        good(open.backup(folder.path() / "deep" / "copy"));
        CHECK(mode_of(file) == 0600);
        CHECK(mode_of(file.string() + ".lock") == 0600);
        CHECK(mode_of(file.string() + "-journal") == 0600);
        CHECK(mode_of(folder.path() / "deep" / "copy") == 0600);
        CHECK(mode_of(file.parent_path()) == 0700);
        CHECK(mode_of(file.parent_path().parent_path()) == 0700);
    }
}

TEST_CASE("store: a file that became readable to others is made private again") {
    const material::Folder folder;
    { good(Store::open(folder.file())); }
    ::chmod(folder.file().c_str(), 0644);
    auto open = good(Store::open(folder.file()));
    CHECK(mode_of(folder.file()) == 0600);
}

TEST_CASE("store: its folder may be reached through a symbolic link, the file may be none") {
    const material::Folder folder;
    std::filesystem::create_directory(folder.path() / "real");
    std::filesystem::create_directory_symlink("real", folder.path() / "link");
    const auto file = folder.path() / "link" / "person.rolltakt";
    good(good(Store::open(file)).begin(material::beginning()));
    CHECK(good(good(Store::open_read_only(file)).sessions()).size() == 1);
    good(good(Store::open_read_only(file)).backup(folder.path() / "link" / "copy"));
    std::filesystem::create_symlink(file, folder.path() / "file");
    CHECK(error_of(Store::open(folder.path() / "file")) == StoreError::cannot_open);
}

TEST_CASE("store: a pipe, a device or a folder in the place of a file is refused, not waited for") {
    const material::Folder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const std::filesystem::path& none : {pipe, folder.path(), {"/dev/zero"}}) {
        CAPTURE(none.string());
        CHECK(error_of(Store::open_read_only(none)) == StoreError::cannot_open);
        CHECK(error_of(Store::restore(none, folder.file())) == StoreError::cannot_open);
    }
}

TEST_CASE("store: settings come back") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK_FALSE(good(open.settings()).mass.has_value());
    good(open.save({units::Kilograms{71.5}, units::Metres{1.72}, "de", "A1B2", "Europe/Berlin"}));
    CHECK(good(open.settings()).mass == units::Kilograms{71.5});
    good(open.save({std::nullopt, std::nullopt, "en", "/dev/ttyUSB0", "Europe/Berlin"}));
    const auto settings = good(open.settings());
    CHECK_FALSE(settings.mass.has_value());
    CHECK(settings.language == "en");
    CHECK(settings.last_roller == "/dev/ttyUSB0");
    CHECK(settings.zone == "Europe/Berlin");
}

TEST_CASE("store: a mass or a height that nobody has is one that nobody told") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    good(open.save({units::Kilograms{71.5}, units::Metres{1.72}, "de", "", ""}));
    SQLite::Database damaged{folder.file().string(), SQLite::OPEN_READWRITE};
    for (const char* value : {"-1", "0", "0.99", "1e9", "9e999", "-9e999", "NULL"}) {
        CAPTURE(value);
        damaged.exec(std::string{"UPDATE person SET mass_kg = "} + value + ", height_m = " + value);
        const auto settings = good(open.settings());
        CHECK_FALSE(settings.mass.has_value());
        CHECK_FALSE(settings.height.has_value());
        CHECK(settings.language == "de");
    }
    damaged.exec("UPDATE person SET mass_kg = 20, height_m = 2.3"); // the ends can be told
    CHECK(good(open.settings()).mass == units::Kilograms{20.0});
    CHECK(good(open.settings()).height == units::Metres{2.3});
}

TEST_CASE("store: another calibration holds from now on, and can be taken back") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = stored(open, material::blocks(2));
    good(open.finish(id, Completion::done));
    const measure::Calibration better{8, {0.003, 0.003, 0.003, 0.003}};
    good(open.recalibrate(id, better));
    CHECK(good(open.raw(id)).beginning.calibration.id == 8);
    CHECK(good(open.raw(id)).beginning.calibration.newtons_per_count[3] == 0.003);
    good(open.undo_recalibration(id));
    CHECK(good(open.raw(id)).beginning.calibration.id == 7);
    CHECK(error_of(open.undo_recalibration(id)) == StoreError::not_found);
}

TEST_CASE("store: the same block twice is one block; another under its number is refused") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto blocks = material::blocks(2);
    const auto id = stored(open, {blocks[0]});
    good(open.append(id, blocks[0]).get());
    auto other = blocks[1];
    other.number = 0;
    CHECK(error_of(open.append(id, other).get()) == StoreError::out_of_range);
    good(open.append(id, blocks[1]).get()); // the refusal held up nobody
    CHECK(same(good(open.raw(id)).blocks, blocks));
}

TEST_CASE("store: profiles are learned from blocks of sessions that count, the last one holds") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.profiles()).empty());
    auto block = material::blocks(1).front();
    const auto with = [&](session::EventKind kind, std::size_t step) {
        auto told = block;
        told.events.push_back({.kind = kind, .step = step});
        return told;
    };
    stored(open, {with(session::EventKind::one_peak, 0)});
    REQUIRE(good(open.profiles()).size() == 1);
    CHECK(good(open.profiles())[0].exercise == material::beginning().routine.exercises[0].id);
    CHECK(good(open.profiles())[0].side == routine::Side::left);
    CHECK(good(open.profiles())[0].peaks == 1);
    stored(open, {with(session::EventKind::two_peaks, 0)});
    stored(open, {with(session::EventKind::one_peak, 1)}); // the right side
    CHECK(good(open.profiles()).size() == 2);
    const auto simulated = good(open.begin(material::beginning(session::RollerKind::sim)));
    good(open.append(simulated, with(session::EventKind::one_peak, 0)).get());
    for (const auto& profile : good(open.profiles()))
        CHECK(profile.peaks == (profile.side == routine::Side::left ? 2 : 1));
    // Whatever step a damaged block may speak of.
    stored(open, {with(session::EventKind::one_peak, 99)});
    CHECK(good(open.profiles()).size() == 2);
}

TEST_CASE("store: profiles that cannot be kept cost no block") {
    const material::Folder folder;
    auto block = material::blocks(1).front();
    block.events.push_back({.kind = session::EventKind::one_peak, .step = 0});
    good(Store::open(folder.file()));
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec("DROP TABLE profile");
    }
    auto open = good(Store::open(folder.file()));
    const auto id = stored(open, {block});
    CHECK(good(open.raw(id)).blocks.size() == 1);
}

TEST_CASE("store: opening a file writes nothing to it") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        stored(open, material::blocks(1));
    }
    const auto bytes = [&] {
        std::ifstream in{folder.file(), std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    const auto before = bytes();
    REQUIRE(good(Store::open(folder.file())).verify());
    CHECK(bytes() == before);
}

TEST_CASE("store: a calibration is kept for its roller, the last one holds") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK_FALSE(good(open.kept_calibration("00ff")));
    measure::Calibration calibration{7, {0.1, 0.2, 0.3, 0.4}};
    good(open.keep_calibration("00ff", calibration));
    calibration.id = 8;
    good(open.keep_calibration("00ff", calibration));
    const auto kept = good(open.kept_calibration("00ff"));
    REQUIRE(kept);
    CHECK(kept->id == 8);
    CHECK(kept->newtons_per_count == calibration.newtons_per_count);
    CHECK_FALSE(good(open.kept_calibration("00fe")));
    auto reader = good(Store::open_read_only(folder.file()));
    CHECK(error_of(reader.keep_calibration("00ff", calibration)) == StoreError::read_only);
}

TEST_CASE("store: a summary of an edition that is gone by now is not kept") {
    const material::Folder folder;
    store::SessionId id;
    session::Record before;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, material::blocks(10));
        good(open.finish(id, Completion::done));
        before = good(open.record(id));
        good(open.trim(id, units::SessionTime{2s}, units::SessionTime{5s}));
    }
    SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
    db.exec("PRAGMA foreign_keys = ON");
    const auto row = store::find_row(db, id);
    store::keep_summary(db, before, row.edition - 1);
    CHECK_FALSE(store::kept_steps(db, row));
    store::keep_summary(db, before, row.edition);
    CHECK(store::kept_steps(db, row));
}
