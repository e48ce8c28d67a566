// What stands in the boxes of a sheet as entries, all at once and as somebody types it.
#include "entering/sitting.h"
#include "entering/waiting.h"
#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace entering;

namespace {

const units::WallTime now = units::wall_time("2026-11-26T08:00:00+01:00").value();
const std::string zone = "Europe/Berlin";

struct Sheet {
    store::Diary diary;
    Sitting sitting;
    SheetCells cells;
    int ids = 0;

    explicit Sheet(const diary::Choice& choice = {}, store::Diary there = {})
        : diary{there}, sitting{begun(choice, std::move(there))} {}

    static Sitting begun(const diary::Choice& choice, store::Diary diary) {
        wording::begin(places::build("/share/locale"), routine::Language::en);
        const auto from = units::day("2026-11-09").value();
        auto facts = sheet_facts(diary, choice, from, units::day("2026-11-26").value());
        return entering::sitting(std::move(facts), std::move(diary));
    }
    SheetTold told() const {
        return entering::told(sitting.facts, cells, {&sitting.before, now, zone});
    }
    void write(const std::string& row, std::size_t day, std::string text) {
        auto& boxes = cells[row];
        boxes.resize(14);
        boxes[day] = std::move(text);
    }
    // What is written of it, as the store would.
    std::vector<SheetChange> keep() {
        const auto list = changes(sitting, cells, now, zone);
        std::vector<std::string> written;
        for (const auto& one : list)
            std::visit(
                [&](auto entry) {
                    if (entry.id.empty()) entry.id = "id-" + std::to_string(++ids);
                    written.push_back(entry.id);
                    put(std::move(entry));
                },
                one.entry);
        take(sitting, list, written);
        return list;
    }
    void put(diary::Entry<diary::Night> e) { diary.nights.push_back(std::move(e)); }
    void put(diary::Entry<diary::Dose> e) { diary.doses.push_back(std::move(e)); }
    void put(diary::Entry<diary::Observation> e) { diary.observations.push_back(std::move(e)); }
    template <class Other> void put(diary::Entry<Other> /*not on a sheet*/) {}
};

store::Diary with_dose() {
    diary::Dose dose;
    dose.taken = units::wall_time("2026-11-08T21:30:00+01:00").value();
    dose.zone = zone;
    dose.product.components = {{diary::Form::oxide, diary::Basis::compound, {300.0}}};
    store::Diary d;
    d.doses.push_back(diary::entered("usual", dose, now));
    return d;
}

} // namespace

TEST_CASE("sheet: a night waits for its times, and is kept once they are there") {
    Sheet sheet;
    sheet.write("quality", 0, "7");
    sheet.write("into-bed", 0, "2245");
    REQUIRE(sheet.told().faults.size() == 1);
    CHECK(sheet.told().faults[0].waits);
    CHECK(sheet.keep().empty());
    sheet.write("final-wake", 0, "0630");
    REQUIRE(sheet.keep().size() == 1);
    CHECK(sheet.keep().empty());
    sheet.write("out-of-bed", 0, "0650");
    REQUIRE(sheet.keep().size() == 1);
    const auto nights = diary::values(sheet.diary.nights);
    REQUIRE(nights.size() == 1);
    CHECK(nights[0].quality == 7);
    CHECK(units::text(nights[0].wake_date) == "2026-11-09");
    CHECK(sheet.diary.nights.back().source.origin == diary::Origin::sheet);
    CHECK(diary::days_late(nights[0].wake_date, sheet.diary.nights.back().entered_at) == 17);
}

TEST_CASE("sheet: a night keeps the zone of those before it, and a journey is not guessed") {
    const auto night = [](const char* date, const char* where) {
        diary::Night n;
        n.wake_date = units::day(date).value();
        n.zone = where;
        n.into_bed = diary::NightClock{std::chrono::hours{22}, {}};
        n.out_of_bed = diary::NightClock{std::chrono::hours{7}, {}};
        return diary::entered(date, n, now);
    };
    store::Diary there;
    there.nights = {night("2026-11-10", "Asia/Tokyo"), night("2026-11-14", zone.c_str())};
    Sheet sheet{{}, there};
    for (const std::size_t column : {2U, 4U, 6U}) { // to the 11th, 13th and 15th
        sheet.write("into-bed", column, "2200");
        sheet.write("out-of-bed", column, "0700");
    }
    const auto told = sheet.told();
    REQUIRE(told.faults.size() == 1);
    CHECK(told.faults[0].code == "journey");
    CHECK(told.faults[0].day == 4);
    CHECK(told.faults[0].message.find("morning page") != std::string::npos);
    REQUIRE(told.things.size() == 2);
    const auto zone_of = [](const Told& t) {
        return std::get<diary::Entry<diary::Night>>(t.entry).value->zone;
    };
    CHECK(zone_of(told.things[0]) == "Asia/Tokyo");
    CHECK(zone_of(told.things[1]) == zone);
}

TEST_CASE("sheet: what cannot be says why, and leaves the rest to be kept") {
    Sheet sheet{{diary::Item::stress}};
    sheet.write("stress", 0, "17");
    sheet.write("stress", 1, "4");
    sheet.write("into-bed", 2, "2975");
    sheet.write("out-of-bed", 2, "0650");
    CHECK(sheet.keep().size() == 1);
    const auto faults = sheet.told().faults;
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].row == "stress");
    CHECK_FALSE(faults[0].message.empty());
    CHECK_FALSE(faults[0].waits);
    CHECK(faults[1].row == "into-bed");
    CHECK(faults[1].day == 2);
    const auto open = still_open(sheet.cells, sheet.told());
    CHECK(written(open, "stress", 0) != nullptr);
    CHECK(written(open, "stress", 1) == nullptr);
    CHECK(written(open, "out-of-bed", 2) != nullptr);
}

TEST_CASE("sheet: a dose typed once more corrects the one that was kept of its box") {
    Sheet sheet;
    sheet.write("dose-mg", 3, "100");
    CHECK(sheet.told().faults.size() == 2);
    sheet.write("dose-of", 3, "m");
    sheet.write("dose-at", 3, "2130");
    REQUIRE(sheet.keep().size() == 1);
    sheet.write("dose-at", 3, "2200");
    REQUIRE(sheet.keep().size() == 1);
    auto doses = diary::values(sheet.diary.doses);
    REQUIRE(doses.size() == 1);
    CHECK(units::clock_text(units::clock_at(doses[0].taken)) == "22:00");
    sheet.write("dose-mg", 3, "");
    sheet.write("dose-of", 3, "");
    sheet.write("dose-at", 3, "");
    REQUIRE(sheet.keep().size() == 1);
    CHECK(diary::values(sheet.diary.doses).empty());
    CHECK(sheet.keep().empty());
}

TEST_CASE("sheet: a usual dose that was noted is corrected in its box, not doubled") {
    store::Diary there = with_dose();
    auto again = *there.doses[0].value;
    again.taken = units::wall_time("2026-11-10T21:30:00+01:00").value();
    there.doses.push_back(diary::entered("noted", again, now));
    Sheet sheet{{}, there};
    REQUIRE(sheet.sitting.facts.usual.size() == 1);
    CHECK(*written(written_before(sheet.sitting.facts, there), "dose-1", 1) == "21:30");
    CHECK(sheet.keep().empty());
    sheet.write("dose-1", 1, "2130");
    CHECK(sheet.keep().empty());
    sheet.write("dose-1", 1, "2215");
    REQUIRE(sheet.keep().size() == 1);
    CHECK(diary::values(sheet.diary.doses).size() == 2);
    sheet.write("dose-1", 1, "");
    REQUIRE(sheet.keep().size() == 1);
    CHECK(*diary::current(sheet.diary.doses).back().value == again);
}

TEST_CASE("sheet: what was written before stands in the boxes, and typed again changes nothing") {
    Sheet first{{diary::Item::cramps, diary::Item::tension}};
    for (const auto& [row, text] :
         std::vector<std::pair<std::string, std::string>>{{"into-bed", "2245"},
                                                          {"out-of-bed", "0650"},
                                                          {"latency-min", "25"},
                                                          {"quality", "7"},
                                                          {"cramps", "2"},
                                                          {"cramps-side", "l"},
                                                          {"cramps-muscle", "calf"},
                                                          {"tension", "0"}})
        first.write(row, 4, text);
    REQUIRE(first.keep().size() == 3);
    Sheet second{{diary::Item::cramps, diary::Item::tension}, first.diary};
    second.cells = written_before(second.sitting.facts, first.diary);
    CHECK(*written(second.cells, "cramps-side", 4) == "left");
    CHECK(second.told().things.size() == 3);
    CHECK(second.keep().empty());
    second.write("quality", 4, "5");
    second.write("cramps", 4, "0");
    REQUIRE(second.keep().size() == 2);
    CHECK(diary::values(second.diary.nights).at(0).quality == 5);
    second.cells.clear();
    REQUIRE(second.keep().size() == 2); // and back
    CHECK(diary::values(second.diary.nights) == diary::values(first.diary.nights));
    CHECK(diary::values(second.diary.observations) == diary::values(first.diary.observations));
}

TEST_CASE("sheet: the time of caffeine and the occasion of a cramp may be written, or not") {
    Sheet sheet{{diary::Item::cramps, diary::Item::caffeine}};
    const auto write = [&](std::size_t day, const char* row, const char* text) {
        sheet.write(row, day, text);
    };
    for (const std::size_t day : {0, 1}) {
        write(day, "cramps", "1");
        write(day, "cramps-side", "l");
        write(day, "cramps-muscle", "calf");
        write(day, "caffeine", "2");
    }
    write(0, "cramps-occasion", "at night");
    write(0, "caffeine-time", "1530");
    REQUIRE(sheet.keep().size() == 4);
    int occasions = 0, times = 0;
    for (const auto& o : diary::values(sheet.diary.observations)) {
        occasions += o.occasion == diary::Occasion::night ? 1 : 0;
        times += o.time == units::Clock{15 * 60 + 30} ? 1 : 0;
    }
    CHECK(occasions == 1);
    CHECK(times == 1);
    Sheet again{{diary::Item::cramps, diary::Item::caffeine}, sheet.diary};
    again.cells = written_before(again.sitting.facts, sheet.diary);
    CHECK(*written(again.cells, "cramps-occasion", 0) == "night");
    CHECK(*written(again.cells, "caffeine-time", 0) == "15:30");
    CHECK(written(again.cells, "caffeine-time", 1) == nullptr);
    write(2, "caffeine", "1");
    write(2, "caffeine-time", "2975");
    REQUIRE(sheet.told().faults.size() == 1);
    CHECK(sheet.told().faults[0].row == "caffeine-time");
}

TEST_CASE("sheet: what may be written in words has each word once, and is read again") {
    Sheet sheet{{diary::Item::cramps, diary::Item::tension, diary::Item::headache}};
    for (const char* row : {"cramps-side", "cramps-muscle", "cramps-occasion", "tension-region",
                            "headache-sudden", "dose-of", "sugar", "illness"}) {
        CAPTURE(row);
        CHECK(choices(row).size() >= 2);
    }
    CHECK(choices("quality").empty());
    CHECK(choices("stress").empty());
    sheet.write("tension", 0, "5");
    for (const auto& one : choices("tension-region")) {
        sheet.write("tension-region", 0, one.word);
        CHECK(sheet.told().faults.empty());
    }
    CHECK(told_in("latency-min") == "night");
    CHECK(told_in("dose-at") == "dose-mg");
    CHECK(told_in("cramps-side") == "cramps");
}

TEST_CASE("sheet: what waits stays on its date, whichever day the sheet begins on") {
    const auto monday = units::day("2026-11-09").value();
    Waiting all;
    lay_aside(all, {{"quality", {"7", "6"}}, {"cramps-side", {"", "on the left"}}}, monday);
    const auto later = on_sheet(all, monday + std::chrono::days{1});
    CHECK(*written(later, "quality", 0) == "6");
    CHECK(*written(later, "cramps-side", 0) == "on the left");
    CHECK(written(later, "quality", 1) == nullptr);
    lay_aside(all, {}, monday + std::chrono::days{1}); // all of it was kept
    const auto earlier = on_sheet(all, monday - std::chrono::days{1});
    CHECK(*written(earlier, "quality", 1) == "7");
    CHECK(written(earlier, "quality", 2) == nullptr);
}

TEST_CASE("sheet: what waits is read back as it was written, and nothing else") {
    const auto monday = units::day("2026-11-09").value();
    Waiting all;
    CHECK(text(all).empty());
    lay_aside(all, {{"quality", {"7", "17"}}, {"note", {"\u201elinks\u201c  oben"}}}, monday);
    const auto read = read_waiting(text(all));
    CHECK(read.not_understood == 0);
    CHECK(read.waiting.from == monday);
    CHECK(read.waiting.boxes == all.boxes);
    CHECK(read_waiting("").waiting.boxes.empty());
    const auto damaged =
        read_waiting("from 2026-13-01\n2026-11-09\n2026-11-09 quality\n2026-11-09 quality "
                     "\xff\n2026-11-10 quality 6\n2026-11-1");
    CHECK(damaged.not_understood == 5);
    CHECK(damaged.waiting.boxes.size() == 1);
    CHECK(damaged.waiting.from == units::day("2026-11-10").value()); // where its first box is
}
