// A bruise that the diary tells is heeded like one that was told of a session.
#include "store/bruises.h"
#include "store/expecting.h"

#include <doctest/doctest.h>

using material::Folder;
using routine::Region;
using store::Store;
using namespace std::chrono_literals;

namespace {

using Regions = std::vector<Region>;
using Entry = diary::Entry<diary::Observation>;

units::WallTime at(int day, int hour) {
    using namespace std::chrono;
    return {sys_days{year{2026} / November / day} + hours{hour - 1}, 60min};
}

// Of that day in November; no region: none anywhere.
Entry bruise(int day, const char* region, units::WallTime entered) {
    static int number = 0;
    diary::Observation o;
    o.item = diary::Item::bruise;
    o.day = *units::day("2026-11-" + std::to_string(day));
    o.value = *region == '\0' ? 0.0 : 1.0;
    o.region = region;
    return diary::entered(std::to_string(++number), o, entered);
}

Regions spared(const std::vector<care::Report>& told, const std::vector<Entry>& diary) {
    return care::spared(store::with_bruises(told, diary));
}

} // namespace

TEST_CASE("bruises: one that the diary tells spares its region in what care reads") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    auto one = bruise(25, "calf", at(25, 8));
    one.id.clear();
    const auto ids = good(open.keep({store::DiaryEntry{one}}));
    auto history = good(open.care_history(at(26, 21)));
    REQUIRE(history.reports.size() == 1);
    CHECK(history.reports[0] == care::Report{at(25, 8), Region::calf, {}, true});
    CHECK(care::spared(history.reports) == Regions{Region::calf});
    one.id = ids.at(0);
    good(open.keep({store::DiaryEntry{diary::taken_back(one, at(25, 9))}}));
    CHECK(good(open.care_history(at(26, 21))).reports.empty());
}

TEST_CASE("bruises: the diary's later no ends what it told, and nothing told otherwise") {
    const auto calf = bruise(24, "calf", at(24, 8)), none = bruise(25, "", at(25, 8));
    CHECK(spared({}, {calf}) == Regions{Region::calf});
    CHECK(spared({}, {calf, none}).empty());
    CHECK(spared({}, {none, bruise(26, "calf", at(26, 8))}) == Regions{Region::calf});
    const care::Report sore{at(24, 20), Region::calf, 6, false};
    CHECK(spared({sore}, {calf, none}) == Regions{Region::calf});
    CHECK(spared({{at(24, 20), Region::buttock, {}, true}}, {none}) == Regions{Region::buttock});
    CHECK(spared({{at(25, 9), Region::calf, 0, false}}, {calf}).empty()); // asked, and gone
}

TEST_CASE("bruises: no bruise says nothing of soreness, which is asked about all the same") {
    const auto calf = bruise(24, "calf", at(24, 8)), none = bruise(25, "", at(25, 8));
    CHECK(store::with_bruises({}, {calf, none}).empty());
    const care::Report sore{at(23, 20), Region::calf, 6, false};
    CHECK(store::with_bruises({sore}, {calf, none}) == std::vector{sore});
    CHECK(spared({sore}, {calf, none}) == Regions{Region::calf}); // nobody said that it is gone
    // Two mornings of it end together.
    CHECK(spared({}, {calf, bruise(25, "calf", at(25, 7)), none}).empty());
    routine::Exercise rolled;
    rolled.id = "calf";
    rolled.targets = {Region::calf};
    care::History history;
    history.recent = {{"one", at(24, 7), {{"calf", "normal"}}}};
    history.reports = store::with_bruises({}, {calf, none});
    const auto asked = care::morning(history, std::vector{rolled}, at(25, 9));
    REQUIRE(asked);
    CHECK(asked->places.at(0).region == Region::calf);
}

TEST_CASE("bruises: what was entered late counts on its day, and what is never rolled is not") {
    const care::Report gone{at(25, 9), Region::calf, 0, false};
    CHECK(spared({gone}, {bruise(23, "calf", at(26, 8))}).empty());
    CHECK(spared({gone}, {bruise(26, "calf", at(27, 8))}) == Regions{Region::calf});
    CHECK(spared({}, {bruise(25, "low_back", at(25, 8))}).empty());
    CHECK(spared({}, {bruise(25, "knee", at(25, 8))}).empty());
}

TEST_CASE("bruises: on two days in a row they are a hint to ask a professional") {
    const auto reports =
        store::with_bruises({}, {bruise(24, "calf", at(24, 8)), bruise(25, "calf", at(25, 8))});
    CHECK(care::twice_in_a_row(reports) == Regions{Region::calf});
}
