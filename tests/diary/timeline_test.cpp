// A day from four to four: what lies on it, when the plan hangs, and what stands too close.
#include "diary/timeline.h"

#include "nights.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace std::chrono_literals;
using days::at, days::day;
using diary::Anchor, diary::DayTold, diary::Dose, diary::Intake, diary::Item, diary::Kind,
    diary::Lane, diary::Mark, diary::Milligrams, diary::Observation, diary::PlannedDose,
    diary::Product, diary::Route;

namespace {

const char* const berlin = "Europe/Berlin";

Product of_100mg(const char* name = "") { return {name, Route::swallowed, {}, Milligrams{100}}; }
units::WallTime on_the_20th(const char* clock) {
    return at("2026-11-20T" + std::string{clock} + ":00+01:00");
}
Dose magnesium(units::WallTime taken) { return {taken, berlin, of_100mg(), 1, ""}; }
Intake other(Kind kind, const char* clock) {
    return {on_the_20th(clock), berlin, kind, "", {}, ""};
}
Observation answer(Item item, std::optional<units::Clock> time) {
    Observation o;
    o.item = item;
    o.day = day("2026-11-20");
    o.value = 2.0;
    o.zone = berlin;
    o.time = time;
    return o;
}
PlannedDose hung(Anchor anchor, const char* name = "") {
    return {anchor, std::nullopt, of_100mg(name), 1};
}
diary::Plan planned(std::vector<PlannedDose> doses) {
    return {{{diary::Phase::maintenance, day("2026-11-01"), {}, std::move(doses)}}};
}

DayTold the_20th() {
    DayTold told;
    told.day = day("2026-11-20");
    told.zone = berlin;
    told.anchors = {berlin, 6h + 45min, 22h + 30min, {}};
    return told;
}

std::string clock(units::WallTime t) { return units::clock_text(units::clock_at(t)); }

std::vector<std::string> in_lane(const diary::Timeline& line, Lane lane) {
    std::vector<std::string> found;
    for (const Mark& m : line.marks)
        if (m.lane == lane) found.push_back(clock(m.from) + (m.until ? "-" + clock(*m.until) : ""));
    return found;
}
using Clocks = std::vector<std::string>;

} // namespace

TEST_CASE("timeline: a day runs from four to four and holds what lies on it, in its lane") {
    auto told = the_20th();
    told.doses = {magnesium(on_the_20th("21:30")), magnesium(on_the_20th("03:59")),
                  magnesium(at("2026-11-21T01:00:00+01:00"))};
    told.doses.push_back(
        {on_the_20th("12:00"), berlin, Product{"", Route::food, {}, Milligrams{80}}, 1, ""});
    told.intakes = {other(Kind::iron, "08:00"), other(Kind::levothyroxine, "06:00"),
                    other(Kind::vitamin_d, "08:00"), other(Kind::milk, "09:00")};
    told.observations = {answer(Item::caffeine, 15h), answer(Item::caffeine, {}),
                         answer(Item::late_exercise, 20h)};
    told.naps = {{told.day, berlin, {14h, {}}, 30}, {day("2026-11-19"), berlin, {14h, {}}, 30}};
    told.beds = {{at("2026-11-19T22:45:00+01:00"), on_the_20th("06:50")},
                 {on_the_20th("23:00"), at("2026-11-21T07:00:00+01:00")},
                 {at("2026-11-21T22:00:00+01:00"), at("2026-11-22T07:00:00+01:00")}};
    told.rolled = {{on_the_20th("20:00"), on_the_20th("20:14"), "legs"}};
    const auto line = diary::timeline(told);
    CHECK(line.from == on_the_20th("04:00"));
    CHECK(line.until == at("2026-11-21T04:00:00+01:00"));
    CHECK(in_lane(line, Lane::bed) == Clocks{"22:45-06:50", "14:00-14:30", "23:00-07:00"});
    CHECK(in_lane(line, Lane::rolling) == Clocks{"20:00-20:14"});
    CHECK(in_lane(line, Lane::magnesium) == Clocks{"21:30", "01:00"});
    CHECK(in_lane(line, Lane::minerals) == Clocks{"08:00", "08:00"});
    CHECK(in_lane(line, Lane::medicines) == Clocks{"06:00"});
    CHECK(in_lane(line, Lane::food) == Clocks{"09:00", "12:00", "15:00"});
    CHECK(std::is_sorted(line.marks.begin(), line.marks.end(),
                         [](const Mark& a, const Mark& b) { return a.from.utc < b.from.utc; }));
    CHECK(line.iron.size() == 3);
}

TEST_CASE("timeline: a day of changing clocks is an hour shorter or longer") {
    auto told = the_20th();
    told.day = day("2026-03-28"); // to the 29th, when clocks are put forward
    auto line = diary::timeline(told);
    CHECK(line.until.utc - line.from.utc == 23h);
    told.day = day("2026-10-24");
    line = diary::timeline(told);
    CHECK(line.until.utc - line.from.utc == 25h);
}

TEST_CASE("timeline: what is planned hangs at its anchors until it is noted") {
    auto told = the_20th();
    told.plan = planned({hung(Anchor::before_bed), hung(Anchor::morning, "other"),
                         hung(Anchor::after_rolling, "third")});
    auto line = diary::timeline(told);
    CHECK(in_lane(line, Lane::magnesium) == Clocks{"06:45", "22:30"});
    CHECK(std::all_of(line.marks.begin(), line.marks.end(),
                      [](const Mark& m) { return m.planned() || m.usual(); }));
    REQUIRE(line.waiting.size() == 1); // nobody rolled
    CHECK(line.waiting[0].dose.anchor == Anchor::after_rolling);

    told.anchors.rolled = on_the_20th("20:14");
    told.doses = {magnesium(on_the_20th("22:10"))};
    line = diary::timeline(told);
    CHECK(in_lane(line, Lane::magnesium) == Clocks{"06:45", "20:14", "22:10"});
    CHECK(line.waiting.empty());

    told.anchors.up.reset(); // nothing is known: no moment is made up
    line = diary::timeline(told);
    CHECK(in_lane(line, Lane::magnesium) == Clocks{"20:14", "22:10"});
    REQUIRE(line.waiting.size() == 1);
    CHECK(line.waiting[0].dose.anchor == Anchor::morning);
}

TEST_CASE("timeline: taken and planned magnesium collide, and which of them is said") {
    auto told = the_20th();
    told.doses = {magnesium(on_the_20th("08:00"))};
    told.intakes = {other(Kind::iron, "21:00"), other(Kind::levothyroxine, "06:00"),
                    other(Kind::vitamin_c, "08:00")};
    told.plan = planned({hung(Anchor::morning), hung(Anchor::before_bed)});
    const auto line = diary::timeline(told);
    REQUIRE(line.close.size() == 2);
    CHECK(line.close[0].collision.kind == Kind::levothyroxine);
    CHECK_FALSE(line.close[0].planned);
    CHECK(line.close[1].collision.kind == Kind::iron);
    CHECK(line.close[1].planned);
    CHECK(line.close[1].collision.hours_apart == doctest::Approx(1.5));
}

TEST_CASE("timeline: with the hours kept some medicines are to be asked about all the same") {
    auto told = the_20th();
    told.intakes = {other(Kind::chloroquine, "08:00"), other(Kind::chloroquine, "09:00"),
                    other(Kind::levothyroxine, "06:00")};
    CHECK(diary::timeline(told).to_ask.empty()); // no magnesium
    told.doses = {magnesium(on_the_20th("20:00"))};
    auto line = diary::timeline(told);
    CHECK(line.close.empty());
    REQUIRE(line.to_ask.size() == 1);
    CHECK(line.to_ask[0].kind == Kind::chloroquine);
    told.doses = {magnesium(on_the_20th("10:00"))}; // too close: that says to ask already
    line = diary::timeline(told);
    CHECK(line.close.size() == 2);
    CHECK(line.to_ask.empty());
    told.doses.clear();
    told.plan = planned({hung(Anchor::before_bed)});
    CHECK(diary::timeline(told).to_ask.size() == 1);
    auto oil = hung(Anchor::before_bed);
    oil.product.route = diary::Route::oil;
    told.plan = planned({oil});
    CHECK(diary::timeline(told).to_ask.empty());
}

TEST_CASE("timeline: the usual times of bed are shown only where no night tells them") {
    auto told = the_20th();
    CHECK(in_lane(diary::timeline(told), Lane::bed) == Clocks{"06:45", "22:30"});
    told.beds = {{at("2026-11-19T22:45:00+01:00"), on_the_20th("07:10")}};
    const auto line = diary::timeline(told);
    CHECK(in_lane(line, Lane::bed) == Clocks{"22:45-07:10", "22:30"});
    CHECK(line.marks.back().usual());
}

TEST_CASE("timeline: anchors are the day's own where it is told, else as usual") {
    const auto entry = [](const char* wake_date, const char* text) {
        return diary::entered("n" + std::string{wake_date}, nights::night(wake_date, text),
                              days::much_later);
    };
    std::vector<diary::Entry<diary::Night>> all{entry("2026-11-18", "22:30 - - - - - 06:30"),
                                                entry("2026-11-20", "23:10 - - - - - 07:05")};
    const auto now = on_the_20th("12:00");
    const std::vector<diary::Rolled> rolled{
        {on_the_20th("20:00"), on_the_20th("20:14"), ""},
        {on_the_20th("08:00"), on_the_20th("08:10"), ""},
        {at("2026-11-19T08:00:00+01:00"), at("2026-11-19T08:10:00+01:00"), ""}};
    auto found = diary::day_anchors(all, rolled, day("2026-11-20"), berlin, now);
    CHECK(found.up == 7h + 5min);
    CHECK(found.bed == 22h + 30min);
    REQUIRE(found.rolled);
    CHECK(clock(*found.rolled) == "08:10");
    found = diary::day_anchors(all, {}, day("2026-11-19"), berlin, now);
    CHECK(found.up == 6h + 30min);
    CHECK(found.bed == 23h + 10min); // of the night to the 20th
    CHECK_FALSE(found.rolled);
    found = diary::day_anchors({}, {}, day("2026-11-19"), berlin, now);
    CHECK_FALSE(found.up);
    CHECK_FALSE(found.bed);
}
