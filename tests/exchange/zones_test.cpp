// Nights on the right dates: across changes of clocks, across zones, by day.
#include "exchange/rank.h"
#include "reading.h"

#include <doctest/doctest.h>

#include <array>
#include <map>

using namespace reading;

namespace {

Lines of(const std::string& text, const exchange::Options& options = berlin()) {
    const auto found = exchange::read(text, options);
    REQUIRE(found.has_value());
    Lines all = records(*found);
    for (const auto& line : rejected(*found)) all.push_back(line);
    return all;
}

std::string takeout(const std::string& begin, const std::string& end, int minutes,
                    const std::string& duration = "") {
    return R"([{"logId":1,"startTime":")" + begin + R"(","endTime":")" + end +
           R"(","minutesAsleep":)" + std::to_string(minutes) +
           (duration.empty() ? "" : R"(,"duration":)" + duration) + "}]";
}

std::string withings(const std::string& begin, const std::string& end, int asleep_s) {
    return "from,to,light (s),deep (s)\n" + begin + "," + end + "," + std::to_string(asleep_s) +
           ",0\n";
}

// One night of the journey: bed and waking as moments, and what the clocks showed.
struct Lived {
    std::string bed, wake;             // with offset
    std::string local_bed, local_wake; // as the clock on the wall
    std::string wake_date;
};

// A week across the spring change in Berlin, and on Wednesday a flight to New York.
const std::array<Lived, 7> week{{
    {"2026-03-27T23:00:00+01:00", "2026-03-28T06:30:00+01:00", "2026-03-27T23:00:00.000",
     "2026-03-28T06:30:00.000", "2026-03-28"},
    {"2026-03-28T23:30:00+01:00", "2026-03-29T07:30:00+02:00", "2026-03-28T23:30:00.000",
     "2026-03-29T07:30:00.000", "2026-03-29"},
    {"2026-03-30T00:15:00+02:00", "2026-03-30T07:00:00+02:00", "2026-03-30T00:15:00.000",
     "2026-03-30T07:00:00.000", "2026-03-30"},
    {"2026-03-30T22:45:00+02:00", "2026-03-31T06:45:00+02:00", "2026-03-30T22:45:00.000",
     "2026-03-31T06:45:00.000", "2026-03-31"},
    {"2026-03-31T23:00:00+02:00", "2026-04-01T06:00:00+02:00", "2026-03-31T23:00:00.000",
     "2026-04-01T06:00:00.000", "2026-04-01"},
    {"2026-04-01T22:00:00-04:00", "2026-04-02T05:00:00-04:00", "2026-04-01T22:00:00.000",
     "2026-04-02T05:00:00.000", "2026-04-02"},
    {"2026-04-02T23:00:00-04:00", "2026-04-03T06:30:00-04:00", "2026-04-02T23:00:00.000",
     "2026-04-03T06:30:00.000", "2026-04-03"},
}};

std::string as_oura() {
    std::string all;
    for (const auto& n : week)
        all += (all.empty() ? "[" : ",") +
               std::string{R"({"type":"long_sleep","bedtime_start":")"} + n.bed +
               R"(","bedtime_end":")" + n.wake + R"(","total_sleep_duration":21600})";
    return all + "]";
}

std::string as_takeout() {
    std::string all;
    for (const auto& n : week)
        all += (all.empty() ? "[" : ",") +
               std::string{R"({"logId":1,"isMainSleep":true,"startTime":")"} + n.local_bed +
               R"(","endTime":")" + n.local_wake + R"(","minutesAsleep":350})";
    return all + "]";
}

std::string as_garmin() {
    std::string all;
    for (const auto& n : week) {
        const auto gmt = [](const std::string& iso) {
            return units::iso8601({at(iso).utc, {}}).substr(0, 19) + ".0";
        };
        all += all.empty() ? '[' : ',';
        all += R"({"sleepStartTimestampGMT":")" + gmt(n.bed) + R"(","sleepEndTimestampGMT":")" +
               gmt(n.wake) + R"(","deepSleepSeconds":20000})";
    }
    return all + "]";
}

} // namespace

TEST_CASE("zones: true minutes on the nights when clocks change") {
    CHECK(of(withings("2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00", 25200)) ==
          Lines{"night 2026-03-29 bed 23:00..07:00 asleep 420 Europe/Berlin"});
    CHECK(of(withings("2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00", 32400)) ==
          Lines{"night 2026-10-25 bed 23:00..07:00 asleep 540 Europe/Berlin"});
    // One minute more than there was.
    CHECK(of(withings("2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00", 25320)) ==
          Lines{"2 contradicts"});
}

TEST_CASE("zones: a local time that came twice is told by the duration, else not at all") {
    CHECK(of(takeout("2026-10-24T23:00:00", "2026-10-25T02:30:00", 200, "12600000")) ==
          Lines{"night 2026-10-25 bed 23:00..02:30a asleep 200 Europe/Berlin"});
    CHECK(of(takeout("2026-10-24T23:00:00", "2026-10-25T02:30:00", 200, "16200000")) ==
          Lines{"night 2026-10-25 bed 23:00..02:30b asleep 200 Europe/Berlin"});
    CHECK(of(takeout("2026-10-24T23:00:00", "2026-10-25T02:30:00", 200)) == Lines{"1 twice"});
    CHECK(of(takeout("2026-03-28T23:00:00", "2026-03-29T02:30:00", 200)) == Lines{"1 skipped"});
}

TEST_CASE("zones: an offset that is not the person's is a place of its own") {
    CHECK(of(withings("2026-03-10T23:00:00-04:00", "2026-03-11T07:00:00-04:00", 25200)) ==
          Lines{"night 2026-03-11 bed 23:00..07:00 asleep 420 Etc/GMT+4"});
    CHECK(of(withings("2026-03-10T23:00:00+05:30", "2026-03-11T07:00:00+05:30", 25200)) ==
          Lines{"night 2026-03-11 bed 23:00..07:00 asleep 420 Asia/Kolkata"});
    CHECK(of(withings("2026-03-10T23:00:00+05:17", "2026-03-11T07:00:00+05:17", 25200)) ==
          Lines{"2 no_such_zone"});
}

TEST_CASE("zones: the nights of New York and of Lord Howe Island") {
    auto there = berlin();
    there.zone = "America/New_York";
    CHECK(of(takeout("2026-03-07T23:00:00", "2026-03-08T07:00:00", 420), there) ==
          Lines{"night 2026-03-08 bed 23:00..07:00 asleep 420 America/New_York"});
    CHECK(of(takeout("2026-10-31T23:00:00", "2026-11-01T07:00:00", 540), there) ==
          Lines{"night 2026-11-01 bed 23:00..07:00 asleep 540 America/New_York"});
    there.zone = "Australia/Lord_Howe"; // half an hour
    CHECK(of(takeout("2026-04-04T23:00:00", "2026-04-05T07:00:00", 510), there) ==
          Lines{"night 2026-04-05 bed 23:00..07:00 asleep 510 Australia/Lord_Howe"});
    CHECK(of(takeout("2026-10-03T23:00:00", "2026-10-04T07:00:00", 450), there) ==
          Lines{"night 2026-10-04 bed 23:00..07:00 asleep 450 Australia/Lord_Howe"});
}

TEST_CASE("zones: short by day is a nap, and up for less than an hour is one night") {
    const std::string header = "from,to,light (s),deep (s)\n";
    CHECK(of(header + "2026-03-10T13:00:00+01:00,2026-03-10T15:30:00+01:00,7200,0\n") ==
          Lines{"nap 2026-03-10 13:00 120 Europe/Berlin"});
    CHECK(
        of(header + "2026-03-10T13:00:00+01:00,2026-03-10T19:30:00+01:00,7200,0\n") ==
        Lines{"night 2026-03-10 bed 13:00..19:30 asleep 120 Europe/Berlin"}); // after a night shift
    CHECK(of(header + "2026-03-10T23:00:00+01:00,2026-03-11T03:00:00+01:00,12000,0\n" +
             "2026-03-11T03:50:00+01:00,2026-03-11T07:00:00+01:00,9000,0\n") ==
          Lines{"night 2026-03-11 bed 23:00..07:00 asleep 350 Europe/Berlin"});
    // Later it is a sleep of its own, and one night to a date: the longer one.
    CHECK(of(header + "2026-03-10T23:00:00+01:00,2026-03-11T03:00:00+01:00,12000,0\n" +
             "2026-03-11T05:00:00+01:00,2026-03-11T07:00:00+01:00,6000,0\n") ==
          Lines{"night 2026-03-11 bed 23:00..03:00 asleep 200 Europe/Berlin",
                "nap 2026-03-11 05:00 100 Europe/Berlin"});
    CHECK(of(header + "2026-03-10T23:00:00+01:00,2026-03-11T07:00:00+01:00,12000,0\n" +
             "2026-03-11T01:00:00+01:00,2026-03-11T06:00:00+01:00,12001,0\n") ==
          Lines{"night 2026-03-11 bed 23:00..07:00 asleep 200 Europe/Berlin", "3 overlaps"});
}

TEST_CASE("zones: three sources line up across the spring change and a flight") {
    auto options = berlin();
    options.stays = {{*units::day("2026-04-01"), "America/New_York"}};
    // Naive clocks, UTC alone, and offsets. The night of the 31st to the 1st was still in Berlin:
    // its waking at 06:00 is told by offsets as such, by UTC as midnight in New York, by clocks as
    // 06:00 there. The date is the same for all.
    std::vector<exchange::Told> told;
    std::vector<exchange::Record> all;
    for (const auto& text : {as_oura(), as_takeout(), as_garmin()}) {
        const auto found = exchange::read(text, options);
        REQUIRE(found.has_value());
        CHECK(rejected(*found) == Lines{});
        REQUIRE(found->records.size() == week.size());
        for (std::size_t i = 0; i < week.size(); ++i) {
            const auto& night = std::get<diary::Night>(found->records[i].value);
            CHECK(units::text(night.wake_date) == week[i].wake_date);
            told.push_back({night.wake_date, found->records[i].source});
            all.push_back(found->records[i]);
        }
    }
    // One night a date counts, by the person's order.
    const std::array<exchange::Source, 2> garmin_first{{{"garmin", ""}, {"oura", ""}}};
    const auto nights = exchange::chosen(told, garmin_first);
    REQUIRE(nights.size() == week.size());
    for (const auto place : nights) CHECK(told[place].source.program == "garmin");
    for (const auto place : exchange::chosen(told, {}))
        CHECK(told[place].source.program == "fitbit-takeout"); // by name: always the same
}

TEST_CASE("zones: ranked devices come before ranked programs, others last") {
    const auto day = *units::day("2026-03-29");
    const std::vector<exchange::Told> told{{day, {"apple-health", "Mat"}},
                                           {day, {"apple-health", "Watch"}},
                                           {day + std::chrono::days{1}, {"apple-health", "Mat"}},
                                           {day, {"oura", ""}}};
    const std::vector<exchange::Source> watch{{"apple-health", "Watch"}, {"oura", ""}};
    CHECK(exchange::chosen(told, watch) == std::vector<std::size_t>{1, 2});
    const std::vector<exchange::Source> oura{{"oura", ""}, {"apple-health", ""}};
    CHECK(exchange::chosen(told, oura) == std::vector<std::size_t>{3, 2});
}

TEST_CASE("zones: of Apple's records the zone counts, not the offset of the export") {
    // Exported in New York: a night in Berlin, and one whose place the file tells.
    const std::string text =
        R"(<HealthData>)"
        R"(<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" value="1" )"
        R"(startDate="2026-03-10 18:00:00 -0400" endDate="2026-03-11 02:00:00 -0400"/>)"
        R"(<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" value="1" )"
        R"(startDate="2026-03-12 09:00:00 -0400" endDate="2026-03-12 17:00:00 -0400">)"
        R"(<MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/></Record></HealthData>)";
    CHECK(of(text) == Lines{"night 2026-03-11 sleep 23:00..07:00 asleep 480 Europe/Berlin",
                            "night 2026-03-13 sleep 22:00..06:00 asleep 480 Asia/Tokyo"});
}

TEST_CASE("zones: what the person entered itself counts, unless another source is ranked before") {
    diary::Night n;
    n.wake_date = *units::day("2026-03-29");
    const auto night = [&](diary::Source source) {
        return diary::entered("", n, {}, std::move(source));
    };
    const std::vector<diary::Entry<diary::Night>> all{
        night({diary::Origin::imported, "1", "oura"}),
        night({diary::Origin::imported, "2", "apple-health: Watch"}),
        night({diary::Origin::sheet, "", ""})};
    const auto counting = [&](const std::vector<std::string>& ranking) {
        return exchange::counting(all, ranking).at(0);
    };
    CHECK(counting({}) == 2);
    CHECK(counting({"oura"}) == 2);
    CHECK(counting({"oura", "typed"}) == 0);
    CHECK(counting({"apple-health", "typed", "oura"}) == 1);
    CHECK(exchange::counting(std::span{all}.first(2), {}).at(0) == 1); // by name
    const auto watch = exchange::source_named("apple-health: Watch");
    CHECK(watch == exchange::Source{"apple-health", "Watch"});
    CHECK(exchange::text(watch) == "apple-health: Watch");
    CHECK(exchange::source_of({diary::Origin::imported, "3", "rolltakt-csv"}).program == "typed");
}

TEST_CASE("zones: one bed a night, of the source that counts, where both of its ends are known") {
    const auto clock = [](int hour) { return diary::NightClock{std::chrono::hours{hour}, {}}; };
    const auto now = *units::wall_time("2026-12-01T00:00:00Z");
    const auto night = [&](int day, int from, std::optional<int> until, const char* by) {
        diary::Night n;
        n.wake_date = units::Day{std::chrono::year{2026} / 11 / day};
        n.zone = "Europe/Berlin";
        n.into_bed = clock(from);
        n.final_wake = clock(6);
        if (until) n.out_of_bed = clock(*until);
        return diary::entered("", n, now, {diary::Origin::imported, "1", by});
    };
    const std::vector<diary::Entry<diary::Night>> all{
        night(20, 22, 7, "oura"), night(20, 21, 8, "garmin"), night(21, 23, {}, "oura")};
    const std::vector<std::string> ranking{"oura"};
    const auto beds = exchange::beds(all, ranking);
    REQUIRE(beds.size() == 2);
    CHECK(units::iso8601(beds[0].from) == "2026-11-19T22:00:00+01:00");
    CHECK(units::iso8601(beds[0].until) == "2026-11-20T07:00:00+01:00");
    CHECK(units::iso8601(beds[1].until) == "2026-11-21T06:00:00+01:00"); // woke, else got up
}
