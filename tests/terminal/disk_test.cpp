#include "store/faulty_disk.h"
#include "store/material.h"
#include "terminal/check_in.h"
#include "terminal/rig.h"
#include "terminal/running_session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

using rig::Rig;

namespace {

// The disk is full from the fifth second on, until then.
void fill(Rig& rolltakt, faults::FaultyDisk& disk, std::optional<std::chrono::seconds> until) {
    rolltakt.around.wait = [&rolltakt, &disk, until](int, units::Duration most) {
        rolltakt.now += most;
        const auto now = rolltakt.now.time_since_epoch();
        if (until && now >= *until)
            disk.hold(std::nullopt);
        else if (now >= std::chrono::seconds{5} && now < std::chrono::seconds{6})
            disk.hold(disk.used());
    };
}

} // namespace

TEST_CASE("play: a full disk is said; what was measured waits in memory and is written later") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    fill(rolltakt, disk, std::chrono::seconds{300});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.exit_code == 0);
    CHECK(played.complains("The disk is full"));
    CHECK(played.complains("me.db"));
    CHECK(played.complains("stays in memory"));
    CHECK(rolltakt.now.time_since_epoch() >= std::chrono::seconds{300});
    const auto session = rolltakt("session last --json").json();
    CHECK(session["steps"].size() == 2);
    CHECK(session["gaps"].empty());
    CHECK(rolltakt("verify").exit_code == 0);
}

TEST_CASE("play: keys typed while it waits for the disk do not shorten the waiting") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    fill(rolltakt, disk, std::chrono::seconds{300});
    int keys = 0;
    bool pressed = false;
    const auto passes = rolltakt.around.wait;
    rolltakt.around.wait = [&](int line, units::Duration most) {
        if (keys > 0) return; // an unread key ends every wait
        passes(line, most);
        const bool now = rolltakt.now.time_since_epoch() > std::chrono::seconds{200};
        if (now && !std::exchange(pressed, pressed || now)) keys = 3;
    };
    rolltakt.around.typed = [&]() -> std::optional<std::string> {
        if (keys == 0) return std::nullopt;
        --keys;
        return "n";
    };
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(pressed);
    CHECK(rolltakt.now.time_since_epoch() >= std::chrono::seconds{300});
    rolltakt.around.typed = nullptr;
    CHECK(rolltakt("session last --json").json()["steps"].size() == 2);
}

TEST_CASE("a full disk is said of the file that does not fit, not of the session") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    disk.hold(disk.used());
    const auto said = rolltakt("session delete last");
    CHECK(said.exit_code == 1);
    CHECK(said.complains("The disk is full; " + (rolltakt.around.data / "people/me.db").string()));
}

TEST_CASE(
    "play: a disk that stays full is said while it is waited for, the session can be resumed") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    fill(rolltakt, disk, std::nullopt);
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller none --headless --json");
    CHECK(played.exit_code == 1);
    CHECK(played.json()["error"]["code"] == "disk_full");
    CHECK(rolltakt.now.time_since_epoch() > std::chrono::seconds{600}); // ten minutes it waited
    int told = 0;                                                       // at once, and every minute
    for (auto at = played.err.find("not saved yet"); at != std::string::npos;
         at = played.err.find("not saved yet", at + 1))
        ++told;
    CHECK(told == 10);
    CHECK(played.complains("Ctrl-C"));
    rolltakt.around.wait = [&](int, units::Duration most) { rolltakt.now += most; };
    disk.hold(std::nullopt);
    CHECK(rolltakt("sessions --json").json()["sessions"][0]["state"] == "unfinished");
    CHECK(rolltakt("resume --finish").exit_code == 0);
}

TEST_CASE("play: pain that is told while the disk is full is there when it has room again") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    rolltakt("care screening --none");
    fill(rolltakt, disk, std::chrono::seconds{300});
    rolltakt.types({{10.0, "x 8"}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.exit_code == 0);
    CHECK(played.complains("The disk is full"));
    const auto session = rolltakt("session last --json").json();
    REQUIRE(session["pain"].size() == 1);
    CHECK(session["pain"][0]["discomfort"] == 8);
}

TEST_CASE("play: a disk that is full from the start: it is played, and kept later") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    REQUIRE(rolltakt("person --mass-kg 70").exit_code == 0);
    disk.hold(disk.used());
    fill(rolltakt, disk, std::chrono::seconds{300});
    std::deque<Rig::Key> keys;
    for (const char* line : {"0", "2", "n"}) keys.push_back({0.0, line});
    keys.push_back({302.0, "1"}); // what is typed while it waits for the disk is no answer
    rolltakt.types(keys);
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none");
    REQUIRE(played.exit_code == 0);
    CHECK(played.complains("The disk is full"));
    CHECK(played.complains("What you answered holds all the same"));
    CHECK_FALSE(played.complains("stays in memory"));
    const auto session = rolltakt("session last --json").json();
    CHECK(session["steps"].size() == 2);
    CHECK(session["discomfort_before"] == 2);
    CHECK(session["painkiller"] == false);
    CHECK(session["discomfort_after"] == 1);
    CHECK(rolltakt("care --json").json()["screenings"].size() == 1);
}

TEST_CASE("play: answers that never found room are said to be asked again") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    REQUIRE(rolltakt("person --mass-kg 70").exit_code == 0);
    disk.hold(disk.used());
    rolltakt.types({"1", "2", "n"}); // a bone is broken: nothing is rolled
    const auto refused = rolltakt("play " + rolltakt.short_routine() + " --roller none");
    CHECK(refused.exit_code == 1);
    CHECK(refused.complains("No rolling today"));
    CHECK(refused.complains("it is asked again"));
    disk.hold(std::nullopt);
    CHECK(rolltakt("care --json").json()["screenings"].empty());
}

TEST_CASE("play: answers of a session that did not begin are tried once more, or said to be lost") {
    for (const bool room : {false, true}) {
        faults::FaultyDisk disk;
        Rig rolltakt;
        REQUIRE(rolltakt("person --mass-kg 70").exit_code == 0);
        disk.hold(disk.used());
        std::deque<std::string> lines{"12", "", "", "2", "n"};
        rolltakt.around.typed = [&]() -> std::optional<std::string> {
            if (lines.empty()) return std::nullopt;
            if (lines.size() == 1 && room) disk.hold(std::nullopt);
            auto line = lines.front();
            lines.pop_front();
            return line;
        };
        const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller /nowhere");
        CHECK(played.exit_code == 1);
        CHECK(played.complains("/nowhere"));
        CHECK(played.complains("it is asked again") == !room);
        disk.hold(std::nullopt);
        CHECK(rolltakt("care --json").json()["screenings"].size() == (room ? 1 : 0));
    }
}

TEST_CASE("care screening: what the disk did not take is tried again, and nothing is asked anew") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    REQUIRE(rolltakt("person --mass-kg 70").exit_code == 0);
    disk.hold(disk.used());
    std::deque<std::string> lines{"12", "", "", ""};
    rolltakt.around.typed = [&]() -> std::optional<std::string> {
        if (lines.empty()) return std::nullopt;
        if (lines.size() == 1) disk.hold(std::nullopt);
        auto line = lines.front();
        lines.pop_front();
        return line;
    };
    const auto asked = rolltakt("care screening");
    CHECK(asked.exit_code == 0);
    CHECK(asked.complains("The disk is full"));
    CHECK(asked.says("Enter: try again"));
    CHECK(rolltakt("care --json").json()["screenings"][0]["conditions"].size() == 1);
    disk.hold(disk.used());
    rolltakt.types({"0", "0"});
    CHECK(rolltakt("care screening").exit_code == 1);
}

TEST_CASE("a block that is refused for good is told when its session is closed") {
    for (const bool refused : {false, true}) {
        const material::Folder folder;
        auto store = store::Store::open(folder.file()).value();
        const auto beginning = material::beginning(session::RollerKind::none);
        const auto id = store.begin(beginning).value();
        if (refused) // another one has its number
            REQUIRE(store.append(id, material::blocks(1).front()).get());
        auto running = terminal::RunningSession::begun(store, id, nullptr, beginning, {});
        for (int tenth = 1; tenth <= 35; ++tenth)
            running.advance(units::HostTime{units::duration_of(tenth / 10.0)});
        const auto closed = running.finish();
        CHECK(closed.has_value() == !refused);
        if (refused) CHECK(closed.error() == store::StoreError::incomplete);
        CHECK(store.sessions().value().front().completion == session::Completion::stopped);
    }
}

TEST_CASE("pain that is refused for good is told when its session is closed") {
    for (const int told_at : {10, 35}) { // noticed on the way, or at the end
        const material::Folder folder;
        auto store = store::Store::open(folder.file()).value();
        const auto beginning = material::beginning(session::RollerKind::none);
        const auto id = store.begin(beginning).value();
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open(folder.file().c_str(), &db) == SQLITE_OK);
        REQUIRE(sqlite3_exec(db, "DROP TABLE hurt", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(db);
        auto running = terminal::RunningSession::begun(store, id, nullptr, beginning, {});
        for (int tenth = 1; tenth <= 35; ++tenth) {
            if (tenth == told_at) running.session().tell_pain(3, false);
            running.advance(units::HostTime{units::duration_of(tenth / 10.0)});
        }
        const auto closed = running.finish();
        REQUIRE_FALSE(closed.has_value());
        CHECK(closed.error() == store::StoreError::incomplete);
        CHECK(store.sessions().value().front().completion == session::Completion::stopped);
    }
}

TEST_CASE("what was told of a session that is gone drops out alone") {
    const material::Folder folder;
    auto store = store::Store::open(folder.file()).value();
    const auto session = [&] {
        auto id = store.begin(material::beginning()).value();
        REQUIRE(store.finish(id, session::Completion::done));
        return id;
    };
    const auto gone = session(), there = session();
    const care::Report sore{material::beginning().started, routine::Region::calf, 3, false};
    REQUIRE(store.remove(gone));
    terminal::Unkept unkept{{}, {{gone, sore}, {there, sore}}, {}, store::StoreError::disk_full};
    terminal::keep(store, unkept);
    CHECK_FALSE(unkept.why);
    CHECK(unkept.told.empty());
    CHECK(store.care_history(sore.at).value().reports == std::vector{sore});
}
