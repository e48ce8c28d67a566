// Plans come back as they were taken, version by version; what was dropped stays told.
#include "store/expecting.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using store::KeptPlan, store::Store, store::StoreError;
using namespace std::chrono_literals;

namespace {

const units::WallTime taken{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h, 60min};

KeptPlan plan(int version, const std::string& text = "# Äpfel\nkind = \"plan\"\n") {
    return {0, taken, "calves_k17", version, false, text};
}

} // namespace

TEST_CASE("plans: every version comes back as it came, the same one once") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        CHECK(good(open.plans()).empty());
        CHECK(good(open.keep(plan(1))) == 1);
        CHECK(good(open.keep(plan(1))) == 1);
        CHECK(good(open.keep(plan(2))) == 2);
        CHECK(good(open.keep(plan(2, "other words"))) == 3); // both are kept
    }
    auto open = good(Store::open_read_only(folder.file()));
    const auto all = good(open.plans());
    REQUIRE(all.size() == 3);
    auto first = plan(1);
    first.number = 1;
    CHECK(all[0] == first);
    CHECK(all[2].text == "other words");
    good(open.verify());
}

TEST_CASE("plans: the highest version holds, of the same one the last that was taken") {
    auto other = plan(1);
    other.id = "other";
    auto dropped = plan(9);
    dropped.dropped = true;
    const auto found =
        store::holding({plan(2), other, plan(3, "a"), plan(1), plan(3, "b"), dropped});
    REQUIRE(found.size() == 2);
    CHECK(found[0].version == 3);
    CHECK(found[0].text == "b");
    CHECK(found[1].id == "other");
}

TEST_CASE("plans: dropped ones stay, and may be taken again") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto at = units::wall_time("2026-11-20T21:00:00+01:00").value();
    CHECK(open.drop_plan("calves_k17", at).error() == StoreError::not_found);
    good(open.keep(plan(1)));
    CHECK_FALSE(good(open.plans())[0].dropped_at);
    good(open.drop_plan("calves_k17", at));
    CHECK(good(open.plans())[0].dropped);
    CHECK(good(open.plans())[0].dropped_at == at);
    CHECK(open.drop_plan("calves_k17", at).error() == StoreError::not_found);
    CHECK(good(open.keep(plan(1))) == 2);
}

TEST_CASE("plans: what is too long, has no id or no text is not kept") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK(open.keep(plan(1, std::string(store::longest_plan + 1, 'x'))).error() ==
          StoreError::out_of_range);
    auto none = plan(1);
    none.id.clear();
    CHECK(open.keep(none).error() == StoreError::out_of_range);
    none = plan(1);
    none.text.reset();
    CHECK(open.keep(none).error() == StoreError::out_of_range);
}

TEST_CASE("plans: one that was damaged has no text, the others do; verify tells") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    good(open.keep(plan(1)));
    good(open.keep(plan(2)));
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec("UPDATE plan SET body = zeroblob(40) WHERE number = 1");
    }
    const auto all = good(open.plans());
    CHECK_FALSE(all[0].text);
    CHECK(all[1].text);
    CHECK(open.verify().error() == StoreError::damaged);
}

TEST_CASE("plans: what the author recorded is kept with the version that holds, and goes with it") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto spoken = [](std::uint8_t first) {
        return routine::Recording{std::make_shared<const std::vector<std::uint8_t>>(50'000, first),
                                  2.5};
    };
    const auto kept = [&](std::size_t at) {
        return good(open.recording(good(open.plans()).at(at)));
    };
    good(open.keep(plan(1), spoken(1)));
    REQUIRE(kept(0));
    CHECK(*kept(0).wav == *spoken(1).wav);
    CHECK(kept(0).lasts_s == 2.5);
    SUBCASE("the same again, without it: it stays; with another one: that one") {
        good(open.keep(plan(1)));
        CHECK(kept(0));
        CHECK(good(open.keep(plan(1), spoken(2))) == 1);
        CHECK(*kept(0).wav == *spoken(2).wav);
    }
    SUBCASE("the next version has its own, or none") {
        good(open.keep(plan(2)));
        CHECK_FALSE(kept(0));
        CHECK_FALSE(kept(1));
        good(open.keep(plan(1, "# older, in other words"), spoken(3)));
        CHECK_FALSE(kept(2)); // it does not hold
        good(open.keep(plan(3), spoken(4)));
        CHECK(kept(3));
    }
    SUBCASE("another plan keeps its own") {
        auto other = plan(7);
        other.id = "other";
        good(open.keep(other));
        CHECK(kept(0));
    }
    SUBCASE("with the plan it goes") {
        good(open.drop_plan("calves_k17", taken));
        CHECK_FALSE(kept(0));
    }
    SUBCASE("one that is damaged is told") {
        good(open.verify());
        SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
            "UPDATE plan_recording SET body = zeroblob(40)");
        CHECK(open.recording(good(open.plans())[0]).error() == StoreError::damaged);
        CHECK(open.verify().error() == StoreError::damaged);
    }
    SUBCASE("a backup holds it") {
        good(open.backup(folder.path() / "copy"));
        auto copy = good(Store::open(folder.path() / "copy"));
        CHECK(good(copy.recording(good(copy.plans())[0])));
    }
    SUBCASE("one that is too long is not kept, nor its plan") {
        const routine::Recording long_one{
            std::make_shared<const std::vector<std::uint8_t>>(store::longest_recording + 1), 40.0};
        CHECK(open.keep(plan(2), long_one).error() == StoreError::out_of_range);
        CHECK(good(open.plans()).size() == 1);
    }
}

TEST_CASE("migration: a file of version 12 keeps its plans and can take a recording") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        good(open.keep(plan(1)));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "DROP TABLE plan_recording; PRAGMA user_version = 12");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.plans()).size() == 1);
    CHECK_FALSE(good(open.recording(good(open.plans())[0])));
    const routine::Recording said{std::make_shared<const std::vector<std::uint8_t>>(100), 1.0};
    good(open.keep(plan(1), said));
    CHECK(good(open.recording(good(open.plans())[0])));
    CHECK(std::filesystem::exists(folder.file().string() + ".before-v13"));
}

TEST_CASE("migration: a file of version 9 keeps what it holds and can take plans") {
    const material::Folder folder;
    const auto settings = [&] {
        auto open = good(Store::open(folder.file()));
        auto values = good(open.settings());
        values.mass = units::Kilograms{71.5};
        REQUIRE(open.save(values));
        return values;
    }();
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "ALTER TABLE step_summary DROP COLUMN set_pace_s; "
        "ALTER TABLE step_summary DROP COLUMN asked_lighter; "
        "ALTER TABLE step_summary DROP COLUMN over_mark; "
        "DROP TABLE plan_recording; "
        "ALTER TABLE plan DROP COLUMN dropped_ms; ALTER TABLE plan DROP COLUMN dropped_offset_min; "
        "DROP TABLE trace_part; DROP TABLE trace; DROP INDEX session_charted; DROP TABLE plan; "
        "PRAGMA user_version = 9");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.settings()).mass == settings.mass);
    CHECK(good(open.keep(plan(1))) == 1);
    CHECK(std::filesystem::exists(folder.file().string() + ".before-v10"));
}
