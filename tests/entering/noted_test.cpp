// Sleep by day and values of a laboratory as they are typed: what is understood, and what cannot
// be.
#include "entering/noted.h"

#include "places.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

using entering::LabTyped, entering::NapTyped;

namespace {

const auto now = units::wall_time("2026-11-25T21:30:00+01:00").value();
units::Day day(const char* text) { return units::day(text).value(); }

struct Desk {
    store::Diary noted;
    entering::Around around{&noted, {}, "Europe/Berlin", now};

    Desk() { wording::begin(places::build("/share/locale"), wording::Language::en); }
    auto read(const NapTyped& typed, const char* of = "2026-11-25") const {
        return entering::read(typed, day(of), around);
    }
    auto read(const LabTyped& typed, const char* of = "2026-11-25") const {
        return entering::read(typed, day(of), around);
    }
    template <class Typed>
    std::string why(const Typed& typed, const std::string& box,
                    const char* of = "2026-11-25") const {
        const auto made = read(typed, of);
        REQUIRE_FALSE(made);
        CHECK(made.error().size() == 1);
        const auto found = made.error().find(box);
        return found == made.error().end() ? "" : found->second;
    }
};

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("noted: sleep by day by its end or its minutes, and back into the boxes") {
    const Desk desk;
    const auto until = desk.read(NapTyped{"", "1310", "13.50", ""});
    REQUIRE(until);
    CHECK(until->asleep_min == 40);
    CHECK(until->zone == "Europe/Berlin");
    CHECK(until->begin.at == std::chrono::minutes{13 * 60 + 10});
    CHECK(desk.read(NapTyped{"", "13:10", "", "25"})->asleep_min == 25);
    CHECK(desk.read(NapTyped{"", "13:10", "13:50", "25"})->asleep_min == 25); // awake for a while
    CHECK(entering::as_typed(*until) == NapTyped{"2026-11-25", "13:10", "", "40"});
    const auto twice = desk.read(NapTyped{"", "02:30+01:00", "", "20"}, "2026-10-24");
    REQUIRE(twice);
    CHECK(twice->begin.reading == units::Reading::second);
    CHECK(entering::as_typed(*twice).begin == "02:30+01:00"); // it is not asked for once more
}

TEST_CASE("noted: in a correction an end that is typed holds over minutes that stand as before") {
    const NapTyped before{"2026-11-25", "13:10", "", "40"};
    const auto settled = [&](NapTyped typed) {
        entering::settle(typed, before);
        return typed;
    };
    CHECK(settled({"2026-11-25", "13:10", "14:10", "40"}).minutes.empty());
    CHECK(settled({"2026-11-25", "13:10", "14:10", "50"}).minutes == "50"); // awake for a while
    CHECK(settled({"2026-11-25", "13:00", "", "40"}).minutes == "40");
    CHECK(settled(before) == before);
}

TEST_CASE("noted: what sleep by day cannot be is told at its box") {
    const Desk desk;
    CHECK(has(desk.why(NapTyped{"", "", "", "20"}, "begin"), "13:30"));
    CHECK(has(desk.why(NapTyped{"", "noon", "", "20"}, "begin"), "22:45"));
    CHECK(has(desk.why(NapTyped{"", "noon", "", "20"}, "begin"), "Asleep from"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "", ""}, "minutes"), "how many minutes"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "", "some"}, "minutes"), "25"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "13:50", "41"}, "minutes"), "all three"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "13:00", ""}, "until"), "Until: this does not come"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "19:11", ""}, "until"), "Until: this cannot be"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "", "361"}, "minutes"), "360"));
    CHECK(has(desk.why(NapTyped{"", "21:20", "", "11"}, "minutes"),
              "Minutes asleep: this is still to come"));
    CHECK(has(desk.why(NapTyped{"", "21:20", "21:31", ""}, "until"), "Until: this is still"));
    CHECK(has(desk.why(NapTyped{"", "21:10", "21:40", "10"}, "until"), "Until: this is still"));
    CHECK(has(desk.why(NapTyped{"", "21:40", "", "5"}, "begin"), "Asleep from: this is still"));
    CHECK(has(desk.why(NapTyped{"", "13:10", "13:50", ""}, "day", "2026-11-26"), "Day: this is"));
    CHECK(has(desk.why(NapTyped{"", "02:30", "", "20"}, "begin", "2026-10-24"), "02:30+01:00"));
}

TEST_CASE("noted: sleep by day lies in no night and over no other one, but for what it corrects") {
    Desk desk;
    diary::Night night;
    night.wake_date = day("2026-11-25");
    night.zone = "Europe/Berlin";
    night.into_bed = diary::NightClock{std::chrono::hours{23}, {}};
    night.out_of_bed = diary::NightClock{std::chrono::hours{7}, {}};
    desk.noted.nights = {diary::entered("n", night, now)};
    const diary::Nap nap{day("2026-11-25"), "Europe/Berlin", {std::chrono::hours{13}, {}}, 30};
    desk.noted.naps = {diary::entered("a", nap, now)};
    CHECK(has(desk.why(NapTyped{"", "06:40", "", "30"}, "begin"), "a night or another"));
    CHECK(has(desk.why(NapTyped{"", "13:20", "", "30"}, "begin"), "Asleep from: a night"));
    CHECK(has(desk.why(NapTyped{"", "13:00", "", "20"}, "begin"), "noted already"));
    CHECK(desk.read(NapTyped{"", "13:30", "", "30"}));
    desk.around.corrects = "a";
    CHECK(desk.read(NapTyped{"", "13:00", "", "20"}));
    desk.noted.naps.push_back(diary::taken_back(desk.noted.naps[0], now));
    desk.around.corrects.clear();
    CHECK(desk.read(NapTyped{"", "13:20", "", "30"}));
}

TEST_CASE("noted: a value of a laboratory stays as it was printed, in words of either form") {
    const Desk desk;
    const auto made = desk.read(LabTyped{"Ferritin", "42,5", "µg/l", "", "  fasting "});
    REQUIRE(made);
    CHECK(*made == diary::LabNote{"ferritin", 42.5, "µg/l", day("2026-11-25"), "fasting"});
    CHECK(wording::line(*made) == "Ferritin: 42.5 µg/l, fasting");
    CHECK(entering::as_typed(*made) ==
          LabTyped{"Ferritin", "42.5", "µg/l", "2026-11-25", "fasting"});
    CHECK(entering::lab_word("vitamin-d") == "vitamin_d");
    CHECK(entering::lab_word("Holo-TC") == "Holo-TC");
    CHECK(entering::lab_word("ferritin ") == "ferritin");
    CHECK(entering::lab_word(" Vitamin d") == "vitamin_d");
    wording::speak(wording::Language::de);
    CHECK(wording::line(*made) == "Ferritin: 42,5 µg/l, fasting");
    CHECK(entering::lab_word("Zink") == "zinc");
    CHECK(entering::lab_word("zink") == "zinc");
    wording::speak(wording::Language::en);
}

TEST_CASE("noted: what no laboratory printed is told at its box") {
    Desk desk;
    CHECK_FALSE(desk.why(LabTyped{"", "42", "µg/l"}, "what").empty());
    CHECK_FALSE(desk.why(LabTyped{"Ferritin", "", "µg/l"}, "value").empty());
    CHECK(has(desk.why(LabTyped{"Ferritin", "much", "µg/l"}, "value"), "70.5"));
    CHECK_FALSE(desk.why(LabTyped{"Ferritin", "-1", "µg/l"}, "value").empty());
    CHECK_FALSE(desk.why(LabTyped{"Ferritin", "42", ""}, "unit").empty());
    CHECK(has(desk.why(LabTyped{"Ferritin", "42", "g"}, "day", "2026-11-26"), "still to come"));
    const diary::LabNote note{"ferritin", 42.0, "µg/l", day("2026-11-25"), ""};
    desk.noted.laboratory = {diary::entered("a", note, now)};
    CHECK(has(desk.why(LabTyped{"Ferritin", "42", "µg/l"}, "value"), "noted already"));
    CHECK(desk.read(LabTyped{"Ferritin", "42", "µg/l"}, "2026-11-24"));
    desk.around.corrects = "a";
    CHECK(desk.read(LabTyped{"Ferritin", "42", "ng/ml"}));
}
