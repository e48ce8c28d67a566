// What was asked of the diary comes back as it was asked, and what was dropped stays told.
#include "store/expecting.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using store::AskedQuestion, store::Store, store::StoreError;
using namespace std::chrono_literals;

namespace {

const auto start = *units::day("2026-11-20");
const units::WallTime asked_at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h,
                               60min};

insight::Question nights() {
    insight::Question q;
    q.main = insight::NightValue::quality;
    q.also = {insight::NightValue::awakenings, diary::Item::cramps};
    q.baseline_from = start;
    q.test_from = start + std::chrono::days{20};
    q.weeks = 12;
    q.seed = 0xFEDCBA9876543210;
    q.hidden = false;
    return q;
}

insight::Question phases() {
    insight::Question q;
    q.main = diary::Item::leg_unrest;
    q.design = insight::Design::planned_phases;
    q.baseline_from = start;
    for (int i = 0; i < 4; ++i) {
        const auto from = start + std::chrono::days{20 + 7 * i};
        q.phases.push_back({from, from + std::chrono::days{6}, i % 2 == 1});
    }
    return q;
}

} // namespace

TEST_CASE("questions: they come back as they were asked, in their order") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.questions()).empty());
    CHECK(good(open.keep(AskedQuestion{0, asked_at, false, nights()})) == 1);
    CHECK(good(open.keep(AskedQuestion{0, asked_at, false, phases()})) == 2);
    const auto all = good(open.questions());
    REQUIRE(all.size() == 2);
    CHECK(all[0] == AskedQuestion{1, asked_at, false, nights()});
    CHECK(all[1] == AskedQuestion{2, asked_at, false, phases()});
}

TEST_CASE("questions: one that is changed or dropped stays in its place") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    good(open.keep(AskedQuestion{0, asked_at, false, nights()}));
    auto longer = nights();
    longer.weeks = 14;
    CHECK(good(open.keep(AskedQuestion{1, asked_at, true, longer})) == 1);
    CHECK(good(open.questions()) == std::vector{AskedQuestion{1, asked_at, true, longer}});
    CHECK(error_of(open.keep(AskedQuestion{7, asked_at, true, longer})) == StoreError::not_found);
}

TEST_CASE("questions: what cannot be asked is not kept") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    auto short_one = nights();
    short_one.weeks = 1;
    CHECK(error_of(open.keep(AskedQuestion{0, {}, false, short_one})) == StoreError::out_of_range);
    CHECK(error_of(open.keep(AskedQuestion{})) == StoreError::out_of_range);
    CHECK(good(open.questions()).empty());
}

TEST_CASE("questions: a damaged one is told as lost, can be dropped, and hinders no other") {
    const material::Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        good(open.keep(AskedQuestion{0, asked_at, false, nights()}));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE question SET body = x'0801020304'");
    auto open = good(Store::open(folder.file()));
    auto all = good(open.questions());
    REQUIRE(all.size() == 1);
    CHECK_FALSE(all[0].question);
    CHECK(error_of(open.verify()) == StoreError::damaged);
    all[0].dropped = true;
    good(open.keep(all[0]));
    CHECK(good(open.keep(AskedQuestion{0, asked_at, false, phases()})) == 2);
    CHECK(good(open.questions())[0].dropped);
}
