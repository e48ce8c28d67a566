#include "store/schedule.h"

#include "store/expecting.h"

#include <filesystem>
#include <fstream>
#include <set>

using namespace std::chrono_literals;
using session::Completion;
using store::Backup, store::Store;
namespace fs = std::filesystem;

namespace {

units::WallTime at(std::chrono::seconds since) {
    return {std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 20h + since, 60min};
}

Backup backup(std::chrono::seconds age, std::uintmax_t bytes = 1000) {
    const auto made = std::chrono::floor<std::chrono::seconds>(at(0s).utc) - age;
    return {std::to_string(age / 1h), made, bytes};
}

std::set<std::string> left_of(const std::vector<Backup>& all) {
    std::set<std::string> names;
    for (const auto& one : all) names.insert(one.path.string());
    for (const auto& gone : store::superseded(all, at(0s))) names.erase(gone.string());
    return names;
}

} // namespace

TEST_CASE("schedule: a backup is named by its moment in UTC, and known again") {
    const material::Folder folder;
    CHECK(store::name_of_backup(at(61s)) == "20261120T200101Z.db");
    for (const char* name : {"20261120T200101Z.db", "20250101T000000Z.db", "20251301T000000Z.db",
                             "notes.txt", "me.db", "20261120T200101Z.db.part"})
        std::ofstream{folder.path() / name} << "12345";
    const auto found = store::backups_in(folder.path());
    REQUIRE(found.size() == 2);
    CHECK(found[0].path.filename() == "20250101T000000Z.db");
    CHECK(found[1].made == std::chrono::floor<std::chrono::seconds>(at(61s).utc));
    CHECK(found[1].bytes == 5);
    CHECK(store::backups_in(folder.path() / "nowhere").empty());
}

TEST_CASE("schedule: due after half an hour, or when the clock was set back") {
    CHECK(store::due({}, at(0s)));
    CHECK_FALSE(store::due({backup(29min)}, at(0s)));
    CHECK(store::due({backup(30min)}, at(0s)));
    CHECK(store::due({backup(-5min)}, at(0s)));
}

TEST_CASE("schedule: all of a day, then daily, weekly and monthly ones, and the rest goes") {
    std::vector<Backup> hourly;
    for (int hour = 3 * 365 * 24; hour >= 0; --hour) hourly.push_back(backup(1h * hour));
    const auto left = left_of(hourly);
    CHECK(left.size() == 24 + 7 + 8 + 12);
    for (int hour = 0; hour < 24; ++hour) CHECK(left.count(std::to_string(hour)) == 1);
    CHECK(left.count("24") == 1);
    CHECK(left.count("25") == 0);
    CHECK(left.count(std::to_string(2 * 365 * 24)) == 0);
    CHECK(left_of({backup(24h * 9000)}).size() == 1); // the newest stays, however old
}

TEST_CASE("schedule: two gigabytes are enough, but the newest always stays") {
    CHECK(left_of({backup(3h, 1'500'000'000), backup(2h, 600'000'000), backup(1h, 900'000'000)}) ==
          std::set<std::string>{"1", "2"});
    CHECK(left_of({backup(1h, 9'000'000'000)}).size() == 1);
}

TEST_CASE("backup: made by itself when there is something new, private and whole") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK_FALSE(good(open.backup_if_due(at(0s)))); // nothing of the person yet
    const auto id = stored(open, material::blocks(3));
    good(open.finish(id, Completion::done));
    const auto made = good(open.backup_if_due(at(0s)));
    REQUIRE(made);
    CHECK(made->parent_path() == folder.path() / "backups" / "person");
    CHECK(fs::status(*made).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::status(made->parent_path()).permissions() == fs::perms::owner_all);
    CHECK(good(Store::open_read_only(*made)).sessions()->size() == 1);

    CHECK_FALSE(good(open.backup_if_due(at(1h)))); // nothing changed
    const auto older = fs::last_write_time(*made) - 1h;
    fs::last_write_time(*made, older); // so that the next change is later, whatever the clock
    CHECK_FALSE(good(open.backup_if_due(at(10min)))); // too soon
    CHECK(good(open.backup_if_due(at(1h))));
    CHECK(store::backups_in(made->parent_path()).size() == 2);
}

TEST_CASE("backup: made by itself for somebody who only keeps the diary, or only asked of it") {
    const material::Folder folder;
    auto diary = good(Store::open(folder.path() / "diary"));
    diary::Night night;
    night.wake_date = *units::day("2026-11-20");
    night.zone = "Europe/Berlin";
    night.quality = 7;
    good(diary.keep({diary::entered("", night, at(0s))}));
    CHECK(good(diary.backup_if_due(at(0s))));

    auto asked = good(Store::open(folder.path() / "asked"));
    good(asked.keep(store::AskedQuestion{0, at(0s), false, insight::Question{}}));
    CHECK(good(asked.backup_if_due(at(0s))));
}
