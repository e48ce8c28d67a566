// bench_store [FOLDER=.] [BLOCKS=2000]: how long the commit of a block of one second takes (bed,
// four cells at 92.8/s), from handing it over to the future, and how long handing it over keeps the
// caller. Rows for the same blob with synchronous FULL and NORMAL, plain, beside it. FOLDER decides
// the disk.
#include "store/material.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Latencies {
    std::vector<double> ms;

    template <class Work> void time(Work work) {
        const auto begun = Clock::now();
        work();
        ms.push_back(Milliseconds{Clock::now() - begun}.count());
    }
    double at(double share) {
        std::sort(ms.begin(), ms.end());
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    }
    void print(const char* what) {
        std::printf("%-34s p50 %7.3f  p99 %7.3f  max %7.3f ms\n", what, at(0.5), at(0.99), at(1.0));
    }
};

std::size_t number(const char* text, std::size_t otherwise) {
    std::from_chars(text, text + std::strlen(text), otherwise);
    return otherwise;
}

bool through_the_store(const std::filesystem::path& file,
                       const std::vector<session::Block>& blocks) {
    auto open = store::Store::open(file);
    if (!open) return false;
    const auto id = open->begin(material::beginning());
    if (!id) return false;
    Latencies commit, caller;
    for (const auto& block : blocks) {
        std::future<store::Result<void>> done;
        session::Block own = block;
        bool good = false;
        commit.time([&] {
            caller.time([&] { done = open->append(*id, std::move(own)); });
            good = done.get().has_value();
        });
        if (!good) return false;
    }
    commit.print("store: block on disk (FULL)");
    caller.print("store: caller kept for");
    return commit.at(0.99) <= 5.0;
}

void plain(const std::filesystem::path& file, const std::vector<session::Block>& blocks,
           const char* journal, const char* synchronous) {
    SQLite::Database db{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    db.exec(std::string{"PRAGMA journal_mode = "} + journal);
    db.exec(std::string{"PRAGMA synchronous = "} + synchronous);
    db.exec("CREATE TABLE block (number INTEGER PRIMARY KEY, body BLOB)");
    SQLite::Statement insert{db, "INSERT INTO block VALUES (?, ?)"};
    Latencies commit;
    for (const auto& block : blocks) {
        const auto body = store::encode(block);
        insert.bind(1, static_cast<std::int64_t>(block.number));
        insert.bind(2, static_cast<const void*>(body.data()), static_cast<int>(body.size()));
        commit.time([&] { insert.exec(); });
        insert.reset();
    }
    commit.print((std::string{"plain: "} + journal + ", " + synchronous).c_str());
}

} // namespace

int main(int argc, char** argv) {
    const std::filesystem::path where = argc > 1 ? argv[1] : ".";
    const std::size_t count = argc > 2 ? number(argv[2], 2000) : 2000;
    const auto folder = where / ("bench-store-" + std::to_string(::getpid()));
    const auto blocks = material::blocks(count);
    const bool good = through_the_store(folder / "store", blocks);
    plain(folder / "truncate-full", blocks, "TRUNCATE", "FULL");
    plain(folder / "delete-full", blocks, "DELETE", "FULL");
    plain(folder / "truncate-normal", blocks, "TRUNCATE", "NORMAL");
    plain(folder / "wal-normal", blocks, "WAL", "NORMAL");
    std::filesystem::remove_all(folder);
    std::printf("%s\n", good ? "goal kept: p99 <= 5 ms" : "goal missed: p99 <= 5 ms");
    return good ? 0 : 1;
}
