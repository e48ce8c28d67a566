// Files that are read beside a window: the same as read at once, stopped when asked.
#include "importing/reading.h"

#include "importing/plan.h"
#include "places.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace {

exchange::Options options() {
    exchange::Options how;
    how.zone = "Europe/Berlin";
    how.entered_at = units::wall_time("2026-11-26T07:10:00+01:00").value();
    return how;
}

std::string fixture() { return places::source("/tests/exchange/fixtures/oura/sleep.json"); }

// The same night again and again: it takes a while to read.
struct LongFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("rolltakt-reading-" + std::to_string(::getpid()) + ".csv");
    LongFile() {
        std::ifstream in{places::source("/tests/exchange/fixtures/oura/sleep.csv")};
        std::string header, row;
        std::getline(in, header);
        std::getline(in, row);
        std::ofstream out{path};
        out << header << '\n';
        for (int i = 0; i < 30000; ++i) out << row << '\n';
    }
    ~LongFile() { std::filesystem::remove(path); }
    LongFile(const LongFile&) = delete;
    LongFile& operator=(const LongFile&) = delete;
};

} // namespace

TEST_CASE("reading: a thread of its own reads what a call reads") {
    const auto at_once = importing::read({fixture()}, options());
    REQUIRE(at_once);
    importing::Reading reading{{fixture()}, options()};
    const auto beside = reading.take();
    REQUIRE(beside);
    CHECK(beside->records.size() == at_once->records.size());
    CHECK(beside->format == "oura");
    const LongFile file;
    importing::Reading longer{{file.path.string()}, options()};
    REQUIRE(longer.take());
    CHECK(longer.bytes() > 0);
    CHECK(longer.bytes() <= std::filesystem::file_size(file.path));
}

TEST_CASE("reading: it ends soon when it is stopped, and says so") {
    const LongFile file;
    importing::Reading reading{{file.path.string()}, options()};
    reading.stop();
    const auto read = reading.take();
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "cancelled");
    importing::Reading left{{file.path.string()}, options()}; // and nobody waits for it
}

TEST_CASE("reading: what is no file is refused with its name, none is half read") {
    for (const char* path : {"/no/such/file.csv", "/dev/zero", "/"}) {
        const auto read = importing::read({fixture(), path}, options());
        REQUIRE_FALSE(read);
        CHECK(read.error().file == path);
        CHECK(read.error().message.find(path) != std::string::npos);
    }
}

TEST_CASE("plan: for a person without a file everything is new, of the kind that was asked for") {
    const auto read = importing::read({fixture()}, options());
    REQUIRE(read);
    REQUIRE(!read->records.empty());
    const auto all = importing::plan(nullptr, *read, importing::Kind::diary, options().entered_at);
    REQUIRE(all);
    CHECK(all->entries.size() == read->records.size());
    const auto intake =
        importing::plan(nullptr, *read, importing::Kind::intake, options().entered_at);
    REQUIRE(intake);
    CHECK(intake->entries.empty());
    CHECK(intake->fates.front() == importing::Fate::other_kind);
}
