// A disk that is full, fails, is damaged or may not be written to: nothing acknowledged is lost,
// and every failure is a value.
#include "store/expecting.h"
#include "store/faulty_disk.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>
#include <map>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using material::same;
using session::Completion;
using store::Store, store::StoreError;

namespace {

bool ready(const std::future<store::Result<void>>& done) {
    return done.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

// What `work` says of itself in a process of its own, where it may change limits and identity.
template <class Work> int in_a_child(Work work) {
    const pid_t pid = ::fork();
    if (pid == 0) ::_exit(work());
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void damage(const std::filesystem::path& file, std::size_t page, std::mt19937_64& random) {
    std::fstream bytes{file, std::ios::in | std::ios::out | std::ios::binary};
    bytes.seekp(static_cast<std::streamoff>(page * 4096));
    for (int i = 0; i < 4096; ++i) bytes.put(static_cast<char>(random()));
}

} // namespace

TEST_CASE("full disk: blocks wait in memory, in order, and go on the disk once there is room") {
    const material::Folder folder;
    faults::FaultyDisk disk;
    auto open = good(Store::open(folder.file()));
    const auto blocks = material::blocks(12);
    const auto id = stored(open, {blocks[0]});
    disk.hold(disk.used() + 6000);
    std::vector<std::future<store::Result<void>>> done;
    for (std::size_t i = 1; i < blocks.size(); ++i) done.push_back(open.append(id, blocks[i]));
    CHECK(error_of(open.finish(id, Completion::done)) == StoreError::disk_full);
    CHECK(open.trouble() == StoreError::disk_full);
    CHECK(open.waiting() > 0);
    CHECK_FALSE(ready(done.back()));
    CHECK(good(open.unfinished()).has_value() == false); // still the one running here
    good(open.verify());                                 // what is on the disk is sound
    disk.hold(std::nullopt);
    good(open.finish(id, Completion::done));
    for (auto& one : done) good(one.get());
    CHECK(open.waiting() == 0);
    CHECK_FALSE(open.trouble().has_value());
    CHECK(same(good(open.raw(id)).blocks, blocks));
}

TEST_CASE("full disk: a session begins in memory, and is written before all that follows of it") {
    const material::Folder folder;
    faults::FaultyDisk disk;
    auto open = good(Store::open(folder.file()));
    const auto blocks = material::blocks(3);
    const auto before = stored(open, blocks);
    good(open.finish(before, Completion::done));
    disk.hold(disk.used());
    const auto first = good(open.begin(material::beginning()));
    const auto second = good(open.begin(material::beginning()));
    CHECK(error_of(open.keep_soon(second, care::Before{3, false}).get()) == StoreError::disk_full);
    for (const auto& block : blocks) open.append(first, block);
    CHECK(error_of(open.finish(first, Completion::done)) == StoreError::disk_full);
    CHECK(good(open.sessions()).size() == 1);
    disk.hold(std::nullopt);
    good(open.keep_soon(second, care::Before{3, false}).get());
    good(open.finish(first, Completion::done));
    good(open.finish(second, Completion::stopped));
    const auto lines = good(open.sessions());
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].id == second);
    CHECK(lines[1].id == first);
    CHECK(same(good(open.raw(first)).blocks, blocks));
    CHECK(good(open.answers(second)).before == care::Before{3, false});
    good(open.verify());
}

TEST_CASE("failing disk: the same for errors of writing and of syncing") {
    for (const auto what :
         {faults::Operation::write, faults::Operation::sync, faults::Operation::truncate}) {
        const material::Folder folder;
        faults::FaultyDisk disk;
        auto open = good(Store::open(folder.file()));
        const auto blocks = material::blocks(4);
        const auto id = stored(open, {blocks[0]});
        disk.fail(what, true);
        std::vector<std::future<store::Result<void>>> done;
        for (std::size_t i = 1; i < blocks.size(); ++i) done.push_back(open.append(id, blocks[i]));
        CHECK(error_of(open.finish(id, Completion::done)) == StoreError::failed);
        CHECK(open.waiting() > 0);
        disk.fail(what, false);
        good(open.finish(id, Completion::done));
        for (auto& one : done) good(one.get());
        CHECK(same(good(open.raw(id)).blocks, blocks));
        good(open.verify());
    }
}

TEST_CASE("failing disk: reading says so, and works again afterwards") {
    const material::Folder folder;
    faults::FaultyDisk disk;
    const auto blocks = material::blocks(40);
    {
        auto open = good(Store::open(folder.file()));
        good(open.finish(stored(open, blocks), Completion::done));
    }
    disk.fail(faults::Operation::read, true);
    CHECK_FALSE(Store::open(folder.file()).has_value());
    disk.fail(faults::Operation::read, false);
    CHECK(same(good(good(Store::open(folder.file())).raw("last")).blocks, blocks));
}

TEST_CASE("full disk: of a file that could not be made nothing is left, one that was there stays") {
    faults::FaultyDisk disk;
    const material::Folder folder;
    disk.hold(0);
    CHECK(error_of(Store::open(folder.file())) == StoreError::disk_full);
    CHECK_FALSE(std::filesystem::exists(folder.file()));
    std::ofstream{folder.file()}; // another program's, or cut short earlier
    CHECK(error_of(Store::open(folder.file())) == StoreError::disk_full);
    CHECK(std::filesystem::exists(folder.file()));
    disk.hold(std::nullopt);
    good(Store::open(folder.file()));
    CHECK(std::filesystem::exists(folder.file())); // also with nothing in it yet, on this disk
}

TEST_CASE("full disk: of a file that could not be made nothing is left, on a real one") {
    const material::Folder folder;
    const int ended = in_a_child([&] {
        const rlimit small{10'000, 10'000};
        ::setrlimit(RLIMIT_FSIZE, &small);
        ::signal(SIGXFSZ, SIG_IGN);
        if (Store::open(folder.file())) return 1;
        const std::filesystem::directory_iterator left{folder.file().parent_path()}, end;
        return std::all_of(left, end,
                           [](const auto& one) { return one.path().extension() == ".lock"; })
                   ? 0
                   : 2;
    });
    CHECK(ended == 0);
    good(Store::open(folder.file()));
}

TEST_CASE("full disk: on a real one, by the limit of a file's size") {
    const material::Folder folder;
    const auto blocks = material::blocks(60);
    {
        auto open = good(Store::open(folder.file()));
        stored(open, {blocks[0]});
    }
    const int ended = in_a_child([&] {
        const rlimit small{200'000, 200'000};
        ::setrlimit(RLIMIT_FSIZE, &small);
        ::signal(SIGXFSZ, SIG_IGN);
        auto open = Store::open(folder.file());
        if (!open) return 1;
        const auto left = open->unfinished();
        if (!left || !*left) return 2;
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            auto done = open->append((*left)->id, blocks[i]);
            while (!ready(done))
                if (open->trouble()) return open->verify() ? 0 : 3;
        }
        return 4; // the limit was never met
    });
    CHECK(ended == 0);
    auto open = good(Store::open(folder.file()));
    good(open.verify());
    const auto found = good(open.raw("last")).blocks;
    CHECK(found.size() > 10);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(same(found[i], blocks[i]));
}

TEST_CASE("a folder that may not be entered cannot be opened") {
    const material::Folder folder;
    { good(Store::open(folder.file())); }
    const int ended = in_a_child([&] { // the folder is 0700
        if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0)) return 1;
        if (::geteuid() != 65534) ::chmod(folder.path().c_str(), 0);
        const auto reader = Store::open_read_only(folder.file());
        return !reader && reader.error() == StoreError::cannot_open ? 0 : 2;
    });
    CHECK(ended == 0);
    ::chmod(folder.path().c_str(), 0700);
}

TEST_CASE("read-only: a folder nobody may write to can still be read") {
    const material::Folder folder;
    ::chmod(folder.path().c_str(), 0755);
    {
        auto open = good(Store::open(folder.file()));
        good(open.finish(stored(open, material::blocks(3)), Completion::done));
    }
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
        ::chmod(entry.path().c_str(), 0444);
    ::chmod(folder.path().c_str(), 0555);
    const int ended = in_a_child([&] {
        if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0)) return 1;
        const auto writer = Store::open(folder.file());
        if (writer || writer.error() != StoreError::read_only) return 2;
        auto reader = Store::open_read_only(folder.file());
        if (!reader) return 3;
        return reader->record("last") && reader->verify() ? 0 : 4;
    });
    CHECK(ended == 0);
    ::chmod(folder.path().c_str(), 0700);
}

namespace {

// Whatever is left of a damaged session was there before, as it is.
bool only_true_samples(const std::vector<session::Block>& left,
                       const std::vector<session::Block>& whole) {
    std::map<std::pair<std::uint8_t, std::uint32_t>, session::RawSample> all;
    for (const auto& block : whole)
        for (const auto& sample : block.samples) all[{sample.cell, sample.counter}] = sample;
    for (const auto& block : left)
        for (const auto& sample : block.samples) {
            const auto& truth = all[{sample.cell, sample.counter}];
            if (truth.counts != sample.counts || truth.ticks != sample.ticks) return false;
        }
    return true;
}

// Turns around a byte in the middle of these blobs.
void hurt(const std::filesystem::path& file, const char* table, const std::string& where) {
    SQLite::Database db{file.string(), SQLite::OPEN_READWRITE};
    const std::string body = std::string{"SELECT body FROM "} + table + " WHERE " + where;
    const auto blob = db.execAndGet(body);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(blob.getBytes()));
    std::memcpy(bytes.data(), blob.getBlob(), bytes.size());
    bytes[bytes.size() / 2] ^= 0xFFU;
    SQLite::Statement update{db, std::string{"UPDATE "} + table + " SET body = ? WHERE " + where};
    update.bind(1, bytes.data(), static_cast<int>(bytes.size()));
    update.exec();
}

} // namespace

TEST_CASE("damage: one block of a live session is a named gap, the others are whole") {
    const material::Folder folder;
    const auto blocks = material::blocks(10);
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, blocks);
        good(open.finish(id, Completion::done));
    }
    hurt(folder.file(), "block", "number = 4");
    hurt(folder.file(), "block", "number = 5");
    hurt(folder.file(), "block", "number = 9");
    auto open = good(Store::open(folder.file()));
    const auto raw = good(open.raw(id));
    CHECK(raw.blocks.size() == 7);
    REQUIRE(raw.damaged.size() == 2);
    CHECK(raw.damaged[0].start == blocks[4].start);
    CHECK(raw.damaged[0].end == blocks[5].end);
    const std::size_t samples = blocks[4].samples.size() + blocks[5].samples.size();
    CHECK(raw.damaged[0].samples_lost >= samples); // faulty ones have numbers too
    CHECK(raw.damaged[0].samples_lost < samples + 40);
    CHECK(raw.damaged[1].start == blocks[9].start);
    const auto record = good(open.record(id));
    CHECK(record.duration == blocks[8].end - blocks[0].start);
    CHECK(std::count_if(record.gaps.begin(), record.gaps.end(), [&](const auto& gap) {
              return gap.start == blocks[4].start && gap.end == blocks[5].end;
          }) == 1);
    CHECK(good(open.sessions()).front().duration == record.duration);
    CHECK(error_of(open.verify()) == StoreError::damaged);
    CHECK(error_of(open.pack(id)) == StoreError::damaged); // stays as it is
    CHECK(good(open.raw(id)).blocks.size() == 7);
}

TEST_CASE("damage: a cell's series of a packed session is missing, the others are whole") {
    const material::Folder folder;
    const auto blocks = material::blocks(10);
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = stored(open, blocks);
        good(open.finish(id, Completion::done));
        good(open.pack(id));
    }
    hurt(folder.file(), "packed", "part = 2");
    auto open = good(Store::open(folder.file()));
    const auto raw = good(open.raw(id));
    REQUIRE(raw.damaged.size() == 1);
    CHECK(raw.damaged[0].start == blocks.front().start);
    CHECK(raw.damaged[0].end == blocks.back().end);
    REQUIRE(raw.blocks.size() == blocks.size());
    CHECK(only_true_samples(raw.blocks, blocks));
    std::size_t left = 0, all = 0;
    for (const auto& block : raw.blocks) left += block.samples.size();
    for (const auto& block : blocks) all += block.samples.size();
    CHECK(left > all * 7 / 10);
    CHECK(left < all * 8 / 10); // one cell of four is missing
    for (std::size_t i = 0; i < blocks.size(); ++i)
        CHECK(raw.blocks[i].angles.size() + 3 > blocks[i].angles.size());
    hurt(folder.file(), "packed", "part = 0");
    CHECK(error_of(open.raw(id)) == StoreError::damaged);
    CHECK(good(open.sessions()).size() == 1); // still in the list
}

TEST_CASE("damage: fifty pages at random, each found or harmless, none trusted") {
    const material::Folder folder;
    const auto blocks = material::blocks(30);
    store::SessionId live, packed;
    {
        auto open = good(Store::open(folder.file()));
        live = stored(open, blocks);
        good(open.finish(live, Completion::done));
        packed = stored(open, blocks);
        good(open.finish(packed, Completion::done));
        good(open.pack(packed));
    }
    const auto whole = folder.path() / "whole";
    std::filesystem::copy_file(folder.file(), whole);
    const auto pages = std::filesystem::file_size(whole) / 4096;
    std::mt19937_64 random{1};
    int found = 0;
    for (int round = 0; round < 50; ++round) {
        std::filesystem::copy_file(whole, folder.file(),
                                   std::filesystem::copy_options::overwrite_existing);
        damage(folder.file(), random() % pages, random);
        const auto hit_size = std::filesystem::file_size(folder.file());
        auto open = Store::open(folder.file());
        bool seen = !open;
        if (open) {
            for (const auto& id : {live, packed}) {
                const auto raw = open->raw(id);
                seen = seen || !raw || !raw->damaged.empty();
                if (!raw) continue;
                if (raw->damaged.empty())
                    CHECK(same(raw->blocks, blocks));
                else
                    CHECK(only_true_samples(raw->blocks, blocks));
            }
            seen = !open->verify() || seen;
            static_cast<void>(open->sessions());
        }
        if (seen) ++found;
        CHECK(std::filesystem::file_size(folder.file()) >= hit_size); // never started anew
    }
    CHECK(found > 40); // a page that nothing uses may be hit too
}

TEST_CASE("damage: what is no file of ours is left as it is") {
    const material::Folder folder;
    std::ofstream{folder.file()} << std::string(20000, 'x');
    CHECK(error_of(Store::open(folder.file())) == StoreError::damaged);
    CHECK(error_of(Store::open_read_only(folder.file())) == StoreError::damaged);
    CHECK(std::filesystem::file_size(folder.file()) == 20000);
    CHECK(error_of(Store::open(folder.path())) == StoreError::cannot_open);
    CHECK(error_of(Store::open_read_only(folder.path() / "none")) == StoreError::not_found);
}

TEST_CASE("damage: tables of an unknown format are damage, no passing failure") {
    const material::Folder folder;
    { good(Store::open(folder.file())); }
    std::fstream bytes{folder.file(), std::ios::in | std::ios::out | std::ios::binary};
    bytes.seekp(47); // SQLite's format of the tables
    bytes.put('\x7f').flush();
    CHECK(error_of(Store::open(folder.file())) == StoreError::damaged);
    CHECK(error_of(good(Store::open_read_only(folder.file())).sessions()) == StoreError::damaged);
}

TEST_CASE(
    "a writer that died in a transaction: the next one, or a reader, plays its journal back") {
    for (const bool reading : {false, true}) {
        const material::Folder folder;
        const auto blocks = material::blocks(3);
        const int ended = in_a_child([&] {
            auto open = Store::open(folder.file());
            const auto id = open->begin(material::beginning());
            for (const auto& block : blocks)
                if (!open->append(*id, block).get()) return 1;
            // A transaction that has already written into the file, and then the end.
            SQLite::Database half{folder.file().string(), SQLite::OPEN_READWRITE};
            half.exec("PRAGMA cache_size = 1");
            half.exec("PRAGMA cache_spill = 1");
            half.exec("BEGIN IMMEDIATE");
            half.exec("UPDATE block SET body = zeroblob(30000)");
            ::_exit(0);
        });
        CHECK(ended == 0);
        CHECK(std::filesystem::file_size(folder.file().string() + "-journal") > 0);
        auto open =
            good(reading ? Store::open_read_only(folder.file()) : Store::open(folder.file()));
        CHECK(same(good(open.raw("last")).blocks, blocks));
    }
}
