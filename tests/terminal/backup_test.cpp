// backup, restore: what stands beside the person's file comes along, for its owner alone.
#include "review/practices.h"
#include "rig.h"

#include <doctest/doctest.h>

#include <fstream>

using rig::Rig;
namespace fs = std::filesystem;

namespace {

struct Beside : Rig {
    Beside() {
        (*this)("play " + short_routine() + " --roller none --headless");
        people = around.data / "people";
    }
    std::string text(const fs::path& file) const {
        std::ifstream in{file};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    }
    fs::path copy() const { return folder / "copy.db"; }
    fs::path people;
};

bool private_to_its_owner(const fs::path& file) {
    return fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

review::Practice a_practice(std::uint64_t replies) {
    review::Practice one;
    const auto pair = bundle::KeyPair::fresh(bundle::Randomness::fresh());
    one.key = pair.open();
    one.known_as = bundle::new_id<bundle::ClientId>(bundle::Randomness::fresh());
    one.plan = bundle::new_id<bundle::PlanId>(bundle::Randomness::fresh());
    one.plan_name = "k17";
    one.secret = review::secret_of(pair);
    one.replies = replies;
    return one;
}

} // namespace

TEST_CASE("backup and restore: plans that were told, and what of a mailbox was looked at") {
    Beside me;
    for (const char* ending : {".plans.json", ".mailbox"}) {
        CAPTURE(ending);
        const fs::path own = me.people / ("me" + std::string{ending}),
                       beside = me.copy().string() + ending;
        std::ofstream{own} << "older";
        REQUIRE(me("backup " + me.copy().string()).exit_code == 0);
        CHECK(me.text(beside) == "older");
        CHECK(private_to_its_owner(beside));
        std::ofstream{own} << "newer";
        const auto restored = me("restore " + me.copy().string() + " --json");
        REQUIRE(restored.exit_code == 0);
        CHECK(me.text(own) == "older");
        CHECK(private_to_its_owner(own));
        const auto kept = restored.json()["kept"].get<std::string>();
        CHECK(me.text(kept + ending) == "newer"); // with its diary
        fs::remove(own);
        REQUIRE(me("backup " + me.copy().string()).exit_code == 0);
        CHECK_FALSE(fs::exists(beside)); // an older one is not left there
        std::ofstream{beside} << "somebody's";
        fs::remove(me.copy());
        CHECK(me("backup " + me.copy().string()).complains(beside.string() + " is there already"));
        CHECK(me.text(beside) == "somebody's");
        fs::remove(beside);
    }
}

TEST_CASE("backup and restore: keys of practices come along, and none is lost") {
    Beside me;
    const fs::path file = me.people / "me.practices.json";
    const auto first = a_practice(3);
    const auto later = a_practice(1);
    REQUIRE(review::keep(file, {first}));
    REQUIRE(me("backup " + me.copy().string()).exit_code == 0);
    const fs::path beside = me.copy().string() + ".practices.json";
    CHECK(private_to_its_owner(beside));
    CHECK(review::practices(beside).value() == std::vector{first});

    const std::string elsewhere = " --data " + (me.folder / "new").string();
    REQUIRE(me("restore " + me.copy().string() + " --person me" + elsewhere).exit_code == 0);
    const fs::path new_one = me.folder / "new" / "people" / "me.practices.json";
    CHECK(review::practices(new_one).value() == std::vector{first});
    CHECK(private_to_its_owner(new_one));

    auto now = first;
    now.replies = 5; // two went out since
    REQUIRE(review::keep(file, {now, later}));
    const auto restored = me("restore " + me.copy().string() + " --json");
    REQUIRE(restored.exit_code == 0);
    CHECK(review::practices(file).value() == std::vector{now, later});
    CHECK(private_to_its_owner(file));
    const auto kept = restored.json()["kept"].get<std::string>();
    CHECK(review::practices(kept + ".practices.json").value() == std::vector{now, later});

    fs::remove(beside); // as earlier players left a backup
    REQUIRE(me("restore " + me.copy().string()).exit_code == 0);
    CHECK(review::practices(file).value() == std::vector{now, later});
}
