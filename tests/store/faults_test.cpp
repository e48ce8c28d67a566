// A disk that is full, fails, is damaged or may not be written to: nothing acknowledged is lost,
// and every failure is a value.
#include "store/expecting.h"
#include "store/faulty_disk.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <fstream>
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
                if (raw)
                    CHECK(same(raw->blocks, blocks)); // right, or not at all
                else
                    seen = true;
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
