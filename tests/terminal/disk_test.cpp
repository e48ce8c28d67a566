#include "store/faulty_disk.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

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

TEST_CASE("a full disk is said of the file that does not fit, not of the session") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    disk.hold(disk.used());
    const auto said = rolltakt("session delete last");
    CHECK(said.exit_code == 1);
    CHECK(said.complains("The disk is full; " + (rolltakt.around.data / "people/me.db").string()));
}

TEST_CASE("play: a disk that stays full ends in one sentence, the session can be resumed") {
    faults::FaultyDisk disk;
    Rig rolltakt;
    fill(rolltakt, disk, std::nullopt);
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller none --headless --json");
    CHECK(played.exit_code == 1);
    CHECK(played.json()["error"]["code"] == "disk_full");
    CHECK(rolltakt.now.time_since_epoch() > std::chrono::seconds{600}); // ten minutes it waited
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
