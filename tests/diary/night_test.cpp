#include "diary/night.h"

#include "nights.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using days::at, days::day, days::much_later;
using diary::Night, diary::NightError, diary::NightField, diary::NightTimes;
using nights::night;
using units::iso8601;

namespace {

NightTimes times(const Night& n) {
    const auto t = diary::times(n, much_later);
    if (!t) {
        CAPTURE(diary::word(t.error().field));
        CAPTURE(diary::word(t.error().error));
        FAIL("refused");
    }
    return *t;
}

// "final-wake twice"; "" when nothing is wrong.
std::string fault(const Night& n, units::WallTime entered_at = much_later) {
    const auto t = diary::times(n, entered_at);
    if (t) return "";
    std::string text{diary::word(t.error().field)};
    text += ' ';
    text += diary::word(t.error().error);
    return text;
}

constexpr const char* usual = "22:45 23:10 25 2 20 06:30 06:50";

} // namespace

TEST_CASE("night: the numbers of the sheet") {
    const auto t = times(night("2026-11-20", usual));
    CHECK(t.time_in_bed_min == 485);
    CHECK(iso8601(*t.onset) == "2026-11-19T23:35:00+01:00");
    CHECK(t.sleep_period_min == 415);
    CHECK(t.total_sleep_min == 395);
    CHECK(std::round(*t.efficiency_percent * 100.0) / 100.0 == 81.44);
    CHECK(t.terminal_wake_min == 20);
    CHECK(t.total_wake_min == 65);
    CHECK(iso8601(*t.midpoint) == "2026-11-20T03:02:30+01:00");
    CHECK(iso8601(*t.into_bed) == "2026-11-19T22:45:00+01:00");
    CHECK(iso8601(*t.out_of_bed) == "2026-11-20T06:50:00+01:00");
    CHECK_FALSE(t.measured);
}

TEST_CASE("night: it belongs to its wake date, on whichever side of midnight it began") {
    const auto late = times(night("2026-11-20", "00:30 00:45 10 0 0 07:45 08:00"));
    CHECK(iso8601(*late.into_bed) == "2026-11-20T00:30:00+01:00");
    CHECK(late.total_sleep_min == 410);
    const auto across = times(night("2026-11-20", "23:50 00:05 10 0 0 07:45 08:00"));
    CHECK(iso8601(*across.into_bed) == "2026-11-19T23:50:00+01:00");
    CHECK(across.time_in_bed_min == 490);
    // After a night shift, and one who is up before four.
    CHECK(times(night("2026-11-20", "08:00 08:15 15 1 5 15:00 15:10")).total_sleep_min == 385);
    CHECK(times(night("2026-11-20", "20:00 20:15 15 1 5 02:00 02:10")).total_sleep_min == 325);
    // Out of bed after midnight: the date is that of waking.
    const auto evening = times(night("2026-11-20", "16:00 16:05 5 0 0 23:40 00:10"));
    CHECK(iso8601(*evening.out_of_bed) == "2026-11-21T00:10:00+01:00");
    CHECK(evening.terminal_wake_min == 30);
}

TEST_CASE("night: minutes are true ones when clocks change, Europe/Berlin") {
    CHECK(times(night("2026-03-29", usual)).time_in_bed_min == 425);
    CHECK(times(night("2026-03-29", usual)).total_sleep_min == 335);
    CHECK(times(night("2026-10-25", usual)).time_in_bed_min == 545);
    CHECK(times(night("2026-10-25", usual)).total_sleep_min == 455);
    CHECK(iso8601(*times(night("2026-03-29", usual)).midpoint) == "2026-03-29T03:32:30+02:00");
    CHECK(iso8601(*times(night("2026-10-25", usual)).midpoint) == "2026-10-25T02:32:30+01:00");
}

TEST_CASE("night: minutes are true ones when clocks change, New York and Lord Howe Island") {
    const auto asleep = [](const char* date, const char* zone) {
        return times(night(date, usual, zone)).total_sleep_min;
    };
    CHECK(asleep("2026-03-08", "America/New_York") == 335);
    CHECK(asleep("2026-11-01", "America/New_York") == 455);
    CHECK(asleep("2026-10-04", "Australia/Lord_Howe") == 365);
    CHECK(asleep("2026-04-05", "Australia/Lord_Howe") == 425);
    CHECK(asleep("2026-04-04", "Australia/Lord_Howe") == 395);
}

TEST_CASE("night: a flight across zones") {
    // Eight hours on board: 22:00 in Berlin is 16:00 in New York.
    const auto west = times(night("2026-11-20", "22:00 22:30 30 3 30 00:30 01:00", "Europe/Berlin",
                                  "America/New_York"));
    CHECK(west.time_in_bed_min == 540);
    CHECK(west.total_sleep_min == 420);
    CHECK(iso8601(*west.final_wake) == "2026-11-20T00:30:00-05:00");
    CHECK(iso8601(*west.midpoint) == "2026-11-19T20:45:00-05:00");
    const auto east = times(night("2026-11-20", "20:00 20:30 30 1 10 08:00 08:30",
                                  "America/New_York", "Europe/Berlin"));
    CHECK(east.time_in_bed_min == 390);
    CHECK(east.total_sleep_min == 290);
    // Over the date line: to bed on the 20th in Auckland, up on the same date in Los Angeles.
    const auto line = times(night("2026-11-20", "22:00 22:00 0 0 0 06:00 06:30", "Pacific/Auckland",
                                  "America/Los_Angeles"));
    CHECK(iso8601(*line.into_bed) == "2026-11-20T22:00:00+13:00");
    CHECK(line.total_sleep_min == 300);
    // And back: the wake date is two dates on.
    const auto back = times(night("2026-11-22", "21:00 21:00 0 0 0 03:00 04:00",
                                  "America/Los_Angeles", "Pacific/Auckland"));
    CHECK(iso8601(*back.into_bed) == "2026-11-20T21:00:00-08:00");
    CHECK(back.total_sleep_min == 540);
}

TEST_CASE("night: a time that was skipped does not exist") {
    CHECK(fault(night("2026-03-29", "02:15 02:20 5 0 0 08:00 08:10")) == "tried-to-sleep skipped");
    CHECK(fault(night("2026-03-29", "02:15 03:20 5 0 0 08:00 08:10")) == "into-bed skipped");
    CHECK(fault(night("2026-03-29", "22:00 22:10 5 0 0 02:30 03:10")) == "final-wake skipped");
    CHECK(fault(night("2026-03-29", "22:00 22:10 5 0 0 01:30 02:10")) == "out-of-bed skipped");
    CHECK(fault(night("2026-10-04", "02:15 02:50 5 0 0 08:00 08:10", "Australia/Lord_Howe")) ==
          "into-bed skipped");
    // Skipped the night before does not matter.
    CHECK(fault(night("2026-03-30", "02:15 02:20 5 0 0 08:00 08:10")) == "");
    CHECK(fault(night("2026-03-30", "02:15 02:30 5 0 0 02:00 02:10")) ==
          "tried-to-sleep out_of_order");
}

TEST_CASE("night: a time that came twice is asked for, unless the order tells") {
    const auto asleep = [](const char* line) {
        return times(night("2026-10-25", line)).total_sleep_min;
    };
    CHECK(fault(night("2026-10-25", "02:30 02:30 0 0 0 08:00 08:10")) == "into-bed twice");
    CHECK(fault(night("2026-10-25", "02:30a 02:30 0 0 0 08:00 08:10")) == "tried-to-sleep twice");
    CHECK(asleep("02:30a 02:30a 0 0 0 08:00 08:10") == 390);
    CHECK(asleep("02:30a 02:30b 0 0 0 08:00 08:10") == 330);
    CHECK(asleep("02:30b 02:30 0 0 0 08:00 08:10") == 330);
    CHECK(asleep("02:50 02:10 0 0 0 08:00 08:10") == 350); // only the second can follow
    CHECK(fault(night("2026-10-25", "02:30b 02:30a 0 0 0 08:00 08:10")) == "into-bed out_of_order");
    CHECK(fault(night("2026-10-25", "22:00 22:00 0 0 0 02:30 08:10")) == "final-wake twice");
    CHECK(asleep("22:00 22:00 0 0 0 02:30b 08:10") == 330);
    CHECK(fault(night("2026-10-25", "22:00 22:00 0 0 0 01:30 02:10")) == "out-of-bed twice");
    // Ninety minutes until asleep leave only the second 02:45.
    CHECK(asleep("01:30 01:30 90 0 0 02:45 03:00") == 45);
    CHECK(fault(night("2026-04-05", "01:45 01:45 0 0 0 08:00 08:10", "Australia/Lord_Howe")) ==
          "into-bed twice");
    // A reading told where there is only one does no harm.
    CHECK(asleep("22:45a 23:10b 25 2 20 06:30b 06:50") == 455);
}

TEST_CASE("night: what cannot be names its field") {
    const auto of = [](const char* line) { return fault(night("2026-11-20", line)); };
    CHECK(of("22:45 22:40 25 2 20 06:30 06:50") == "into-bed out_of_order");
    CHECK(of("22:45 06:40 25 2 20 06:30 06:50") == "tried-to-sleep out_of_order");
    CHECK(of("22:45 23:10 25 2 20 06:30 06:20") == "out-of-bed out_of_order");
    CHECK(of("12:00 23:50 25 2 20 12:30 13:00") == "into-bed out_of_order"); // 25 hours in bed
    CHECK(of("22:45 23:10 440 2 0 06:30 06:50") == "latency-min no_sleep");
    CHECK(of("22:45 23:10 25 2 415 06:30 06:50") == "awake-min no_sleep");
    CHECK(of("22:45 23:10 0 0 0 23:10 23:30") == "final-wake no_sleep");
    CHECK(of("22:45 23:10 25 2 414 06:30 06:50") == "");
    CHECK(of("22:45 23:10 -1 2 20 06:30 06:50") == "latency-min out_of_range");
    CHECK(of("22:45 23:10 721 2 20 06:30 06:50") == "latency-min out_of_range");
    CHECK(of("22:45 23:10 25 100 20 06:30 06:50") == "awakenings out_of_range");
    CHECK(of("22:45 23:10 25 -1 20 06:30 06:50") == "awakenings out_of_range");
    CHECK(of("22:45 23:10 25 2 -20 06:30 06:50") == "awake-min out_of_range");
    CHECK(of("22:45 23:10 25 0 20 06:30 06:50") == "awake-min contradicts");
    CHECK(of("- - 25 2 20 06:30 06:50") == "tried-to-sleep missing");
    CHECK(of("22:45 23:10 25 2 20 - -") == "final-wake missing");
}

TEST_CASE("night: zones, dates, quality and notes that cannot be") {
    CHECK(fault(night("2026-11-20", usual, "Europe/Atlantis")) == "zone no_such_zone");
    CHECK(fault(night("2026-11-20", usual, "")) == "zone no_such_zone");
    CHECK(fault(night("2026-11-20", usual, "Europe/Berlin", "Mars")) == "waking-zone no_such_zone");
    auto n = night("2026-11-20", usual);
    n.quality = 10;
    CHECK(fault(n) == "");
    n.quality = 11;
    CHECK(fault(n) == "quality out_of_range");
    n.quality = -1;
    CHECK(fault(n) == "quality out_of_range");
    n = night("2026-11-20", usual);
    n.wake_date = units::Day{std::chrono::year{1899} / 12 / 31};
    CHECK(fault(n) == "wake-date out_of_range");
    n = night("2026-11-20", usual);
    n.into_bed->at = std::chrono::hours{24};
    CHECK(fault(n) == "into-bed out_of_range");
    n = night("2026-11-20", usual);
    n.note = std::string(2001, 'x');
    CHECK(fault(n) == "note out_of_range");
}

TEST_CASE("night: nothing of it lies after it was entered") {
    const auto n = night("2026-11-20", usual);
    CHECK(fault(n, at("2026-11-20T06:50:00+01:00")) == "");
    CHECK(fault(n, at("2026-11-20T06:49:59+01:00")) == "out-of-bed in_future");
    CHECK(fault(night("2026-11-20", "22:45 23:10 25 2 20 06:30 -"),
                at("2026-11-20T06:00:00+01:00")) == "final-wake in_future");
}

TEST_CASE("night: what was not told is not made up") {
    const auto bed_only = times(night("2026-11-20", "22:45 - - - - - 06:50"));
    CHECK(bed_only.time_in_bed_min == 485);
    CHECK_FALSE(bed_only.onset);
    CHECK_FALSE(bed_only.total_sleep_min);
    CHECK_FALSE(bed_only.efficiency_percent);
    const auto no_awake = times(night("2026-11-20", "22:45 23:10 25 2 - 06:30 06:50"));
    CHECK(no_awake.sleep_period_min == 415);
    CHECK_FALSE(no_awake.total_sleep_min);
    CHECK_FALSE(no_awake.total_wake_min);
    const auto no_bed = times(night("2026-11-20", "- 23:10 25 2 20 06:30 -"));
    CHECK(no_bed.total_sleep_min == 395);
    CHECK_FALSE(no_bed.time_in_bed_min);
    CHECK_FALSE(no_bed.efficiency_percent);
}

TEST_CASE("night: a device's minutes asleep stand for latency and awake minutes") {
    auto n = night("2026-11-20", "22:45 - - - - - 06:50");
    n.measured_asleep_min = 400;
    const auto t = times(n);
    CHECK(t.total_sleep_min == 400);
    CHECK(t.measured);
    CHECK(*t.efficiency_percent == doctest::Approx(100.0 * 400 / 485));
    n.measured_asleep_min = 486;
    CHECK(fault(n) == "measured-asleep no_sleep");
    n.measured_asleep_min = 0;
    CHECK(fault(n) == "measured-asleep no_sleep");
    n.measured_asleep_min = 400;
    n.latency_min = 10;
    CHECK(fault(n) == "measured-asleep contradicts");
}

TEST_CASE("night: entered late, in days of the diary") {
    const auto late = [](const char* iso) { return diary::days_late(day("2026-11-20"), at(iso)); };
    CHECK(late("2026-11-20T07:00:00+01:00") == 0);
    CHECK(late("2026-11-21T03:59:00+01:00") == 0);
    CHECK(late("2026-11-21T04:00:00+01:00") == 1);
    CHECK(late("2026-12-04T12:00:00+01:00") == 14);
    CHECK(late("2026-11-20T03:00:00+01:00") == 0); // up before four
    CHECK(diary::wake_date_after(day("2026-11-20")) == day("2026-11-21"));
}

TEST_CASE("night: a moment of an import becomes what the clock showed") {
    const auto first = diary::night_clock(at("2026-10-25T00:30:00Z"), "Europe/Berlin");
    CHECK(first.at == std::chrono::minutes{150});
    CHECK(first.reading == units::Reading::first);
    CHECK(diary::night_clock(at("2026-10-25T01:30:00Z"), "Europe/Berlin").reading ==
          units::Reading::second);
    CHECK_FALSE(diary::night_clock(at("2026-11-20T01:30:00Z"), "Europe/Berlin").reading);
}

TEST_CASE("night: every field and error has a word of its own") {
    std::set<std::string_view> words;
    for (int i = 0; i < diary::night_fields; ++i) words.insert(word(static_cast<NightField>(i)));
    for (int i = 0; i < diary::night_errors; ++i) words.insert(word(static_cast<NightError>(i)));
    CHECK(words.size() == std::size_t{diary::night_fields + diary::night_errors});
}
