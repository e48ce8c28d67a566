// The page of a morning as data: what is prefilled, what follows as it is typed, what is kept, and
// what never is.
#include "morning.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace std::chrono_literals;
using mornings::at, mornings::clock, mornings::day, mornings::Morning;
using screen::Key, screen::MorningField, screen::MorningTyping, screen::MorningView;

TEST_CASE("morning: Enter alone keeps a whole night, and what is usual is called so") {
    Morning m;
    const MorningView v = m.view();
    CHECK(v.when == "Night to 26 Nov 2026, today");
    CHECK(v.state.find("the middle of your last 6 nights") != std::string::npos);
    CHECK_FALSE(v.noted);
    REQUIRE(v.night.size() == 8);
    for (const MorningField& f : v.night) {
        INFO(f.id);
        CHECK(f.beside == "as usual");
        CHECK_FALSE(f.value.empty());
    }
    CHECK(v.follows.starts_with("in bed "));
    const diary::Night n = m.night();
    CHECK(n.wake_date == day("2026-11-26"));
    CHECK(n.zone == "Europe/Berlin");
    CHECK(diary::times(n, m.facts.now).has_value());
    CHECK(n.quality);
    CHECK(m.kept<diary::Night>()[0].revision == 1);
}

TEST_CASE("morning: what was typed is not called usual, and what follows is told as it is typed") {
    Morning m;
    m.type("into-bed", "2245");
    m.type("tried-to-sleep", "2310");
    m.type("latency-min", "25");
    m.type("awakenings", "2");
    m.type("awake-min", "20");
    m.type("final-wake", "630");
    CHECK(m.value("final-wake") == "6:30");
    m.type("out-of-bed", "650");
    m.type("quality", "7");
    CHECK(m.view().follows ==
          "in bed 8 h 5 min, asleep 6 h 35 min, sleep efficiency 81.4 %, midpoint 03:02");
    for (const MorningField& f : m.view().night) CHECK(f.beside.empty());
    CHECK(m.night().quality == 7);
    CHECK(m.night().latency_min == 25);
}

TEST_CASE("morning: a time that belongs to one that was typed goes along with it") {
    Morning m;
    const auto apart = [&](const char* a, const char* b) {
        const auto minutes = [&](const char* id) {
            const std::string digits = m.field(id).now;
            return std::stoi(digits.substr(0, 2)) * 60 + std::stoi(digits.substr(2));
        };
        return (minutes(b) - minutes(a) + 1440) % 1440;
    };
    const int before = apart("into-bed", "tried-to-sleep");
    m.type("into-bed", "0115");
    CHECK(apart("into-bed", "tried-to-sleep") == before);
    CHECK(m.night().into_bed->at == 75min);
    m.type("tried-to-sleep", "0130");
    CHECK(apart("into-bed", "tried-to-sleep") == 15);
    m.type("out-of-bed", "0555");
    CHECK(m.enter());
    m.type("final-wake", "0709"); // a minute ago: not out of bed in the future
    m.typing.told.erase("out-of-bed");
    CHECK(m.value("out-of-bed") == "07:10");
    CHECK(m.enter());
}

TEST_CASE("morning: the first one asks for nothing but the night and magnesium") {
    Morning m;
    m.diary = {};
    const MorningView v = m.view();
    for (const MorningField& f : v.night) CHECK(f.value.empty());
    CHECK(v.state.empty());
    CHECK(v.follows.empty());
    REQUIRE(v.doses.size() == 1);
    CHECK(v.doses[0].id == "dose-mg");
    CHECK(v.asked.empty());
    CHECK(v.trouble.empty());
    CHECK_FALSE(m.enter());
    CHECK(m.view().trouble.starts_with("Nothing is told yet: "));
    m.type("into-bed", "2245");
    CHECK(m.view().trouble.empty());
    CHECK_FALSE(m.enter()); // no time of the morning
    CHECK(m.field("final-wake").refused.find("a time of the morning is missing") !=
          std::string::npos);
    m.type("out-of-bed", "0650");
    const diary::Night n = m.night();
    CHECK(clock(n.into_bed) == "22:45");
    CHECK_FALSE(n.tried_to_sleep);
    CHECK_FALSE(n.quality);
    CHECK(m.view().asked.empty());
}

TEST_CASE("morning: what is impossible is said at its field once Enter tried it, and not kept") {
    struct Case {
        const char *field, *digits, *at, *says;
    };
    const Case cases[] = {
        {"out-of-bed", "0500", "out-of-bed", "does not come after waking for good"},
        {"out-of-bed", "0720", "out-of-bed", "still to come"},
        {"into-bed", "2975", "into-bed", "no time of a clock"},
        {"latency-min", "725", "latency-min", "0 to 720 minutes"},
        {"latency-min", "600", "latency-min", "no minute of sleep is left"},
        {"tried-to-sleep", "1500", "into-bed", "does not come before"},
    };
    for (const Case& c : cases) {
        INFO(c.field, " ", c.digits);
        Morning m;
        m.type("final-wake", "0630");
        m.type("out-of-bed", "0640");
        m.type("into-bed", "2230");
        m.type("tried-to-sleep", "2300");
        m.type(c.field, c.digits);
        CHECK(m.field(c.at).refused.empty()); // nobody asked yet
        CHECK_FALSE(m.enter());
        CHECK(m.field(c.at).refused.find(c.says) != std::string::npos);
    }
    Morning m;
    m.type("into-bed", "2975");
    CHECK(m.value("into-bed") == "29:75"); // as it was typed
}

TEST_CASE("morning: a night that is there is corrected, and unchanged nothing is kept") {
    Morning m;
    m.facts.wake_date = day("2026-11-25");
    const MorningView v = m.view();
    CHECK(v.noted);
    CHECK(v.when == "Night to 25 Nov 2026, yesterday");
    CHECK(v.state.starts_with("Noted. "));
    for (const MorningField& f : v.night) CHECK(f.beside.empty());
    REQUIRE(m.enter());
    CHECK(m.enter()->empty());
    m.type("quality", "2");
    const auto all = m.kept<diary::Night>();
    REQUIRE(all.size() == 1);
    CHECK(all[0].id == "night25");
    CHECK(all[0].revision == 2);
    CHECK(all[0].value->quality == 2);
    CHECK(all[0].value->into_bed == m.diary.nights.back().value->into_bed);
    CHECK(m.kept<diary::Dose>().empty());
}

TEST_CASE("morning: a missed night says how late it is told, and a night told late says so") {
    Morning m;
    m.facts.wake_date = day("2026-11-23");
    MorningView v = m.view();
    CHECK_FALSE(v.noted);
    CHECK(v.when == "Night to 23 Nov 2026, 3 days ago");
    CHECK(v.state.starts_with("This night is missing, and may stay so. Kept now, it says: "
                              "entered 3 days later."));
    CHECK(v.day_before == "2026-11-22");
    CHECK(v.day_after == "2026-11-24");
    auto late = m.kept<diary::Night>();
    REQUIRE(late.size() == 1);
    late[0].id = "late";
    m.diary.nights.push_back(late[0]);
    v = m.view();
    CHECK(v.state.starts_with("Noted. Entered 3 days later."));
    m.facts.wake_date = day("2026-11-26");
    CHECK(m.view().day_after.empty());
}

TEST_CASE("morning: a time the clock showed twice is asked for, and only then") {
    Morning m;
    m.diary = {};
    m.facts.wake_date = day("2026-10-25");
    m.type("into-bed", "2300");
    m.type("out-of-bed", "0230");
    REQUIRE(m.find("which-out-of-bed"));
    CHECK_FALSE(m.find("which-into-bed"));
    CHECK_FALSE(m.enter());
    CHECK(m.field("out-of-bed").refused.find("happened twice") != std::string::npos);
    m.press("which-out-of-bed", {Key::one});
    CHECK(m.value("which-out-of-bed") == "the second, 02:30+01:00");
    CHECK(m.view().follows == "in bed 4 h 30 min");
    CHECK(m.night().out_of_bed->reading == units::Reading::second);
    m.press("which-out-of-bed", {Key::left});
    CHECK(m.view().follows == "in bed 3 h 30 min");
}

TEST_CASE("morning: magnesium as the day before, taken or not, with the day's total") {
    Morning m;
    const auto noted = [&] { return m.view().doses; };
    // Of yesterday evening nothing is noted; the evening before it was.
    std::erase_if(m.diary.doses, [](const auto& d) { return d.id == "dose25"; });
    m.facts.wake_date = day("2026-11-26");
    m.diary.doses.back().value->taken = at("2026-11-24T22:10:00+01:00");
    REQUIRE(noted().size() == 2);
    const MorningField dose = noted()[0];
    CHECK(dose.name == "22:10  bisglycinate, without water 1000 mg: 140.96 mg magnesium");
    CHECK(dose.value == "taken");
    CHECK(dose.beside == "as the day before");
    CHECK(m.view().total == "Supplements of this day: 140.96 mg magnesium.");
    auto all = m.kept<diary::Dose>();
    REQUIRE(all.size() == 1);
    CHECK(all[0].value->taken == at("2026-11-25T22:10:00+01:00"));
    m.press(dose.id, {Key::n});
    CHECK(m.value(dose.id) == "not taken");
    CHECK(m.view().total.empty());
    CHECK(m.kept<diary::Dose>().empty());
}

TEST_CASE("morning: a dose that is noted can be taken back, one left out is not noted twice") {
    Morning m;
    m.facts.wake_date = day("2026-11-25"); // the night is noted, the evening of the 24th empty
    std::erase_if(m.diary.doses,
                  [](const auto& d) { return units::day_at(d.value->taken) == day("2026-11-24"); });
    REQUIRE(m.view().doses.size() == 2);
    CHECK(m.view().doses[0].value == "not taken"); // it was left out then
    CHECK(m.enter()->empty());
    m.facts.wake_date = day("2026-11-24");
    const std::string id = m.view().doses[0].id;
    CHECK(m.value(id) == "taken");
    CHECK(m.field(id).beside == "noted");
    m.press(id, {Key::space});
    const auto all = m.kept<diary::Dose>();
    REQUIRE(all.size() == 1);
    CHECK_FALSE(all[0].value);
    CHECK(all[0].revision == 2);
}

TEST_CASE("morning: a dose of one's own is elemental or compound, never guessed") {
    Morning m;
    m.diary = {};
    CHECK_FALSE(m.find("dose-of"));
    m.type("dose-mg", "300");
    CHECK(m.value("dose-of").empty());
    CHECK_FALSE(m.enter());
    CHECK(m.field("dose-of").refused.find("never guessed") != std::string::npos);
    CHECK(m.field("dose-at").refused.find("2130") != std::string::npos);
    m.press("dose-of", {Key::plus});
    CHECK(m.value("dose-of") == "magnesium itself");
    m.type("dose-at", "2130");
    auto all = m.kept<diary::Dose>();
    REQUIRE(all.size() == 1);
    CHECK(diary::elemental(*all[0].value) == diary::Milligrams{300});
    CHECK(all[0].value->taken == at("2026-11-25T21:30:00+01:00"));
    REQUIRE(m.view().notices.size() >= 1);
    CHECK(m.view().notices[0].text.find("BfR 2017") != std::string::npos);
    m.press("dose-of", {Key::plus});
    all = m.kept<diary::Dose>();
    CHECK(diary::elemental(*all[0].value)->value == doctest::Approx(42.29).epsilon(0.001));
    m.type("dose-at", "0330"); // after midnight it is still that evening
    CHECK(m.kept<diary::Dose>()[0].value->taken == at("2026-11-26T03:30:00+01:00"));
    m.type("dose-mg", "0");
    CHECK_FALSE(m.find("dose-of"));
}

TEST_CASE("morning: a severe notice is loud, names whom to call, and stays once it is kept") {
    Morning m;
    m.diary = {};
    m.type("dose-mg", "2500");
    m.press("dose-of", {Key::plus});
    m.type("dose-at", "2130");
    const MorningView v = m.view();
    REQUIRE(v.notices.size() > 1);
    CHECK(v.notices.front().weight == diary::Weight::severe);
    CHECK(v.notices.front().text.find("poison information centre") != std::string::npos);
    CHECK(v.notices.front().text.find("116117") != std::string::npos); // the doctor in Germany
    CHECK(v.notices.back().weight == diary::Weight::note);
    CHECK(v.signs.empty()); // it stands beside the dose
    CHECK(screen::said_after(v) == std::vector{v.notices.front().text});
    m.facts.person.cautions = {diary::Caution::kidney_disease, diary::Caution::pregnancy};
    CHECK(screen::said_after(m.view()).size() == 2);
    m.type("dose-mg", "100");
    REQUIRE(screen::said_after(m.view()).size() == 1);
    CHECK(screen::said_after(m.view())[0].starts_with("Kidney disease"));
    // What was said of a dose that is noted is not said again with every correction.
    m.diary.doses = m.kept<diary::Dose>();
    m.diary.doses[0].id = "dose";
    m.typing = {};
    CHECK_FALSE(m.view().notices.empty());
    CHECK(screen::said_after(m.view()).empty());
}

TEST_CASE("morning: what the person wants to be asked, and what belongs to it") {
    Morning m;
    m.facts.choice = {diary::Item::cramps, diary::Item::stress, diary::Item::tension};
    CHECK(m.value("ask-cramps").empty());
    CHECK(m.kept<diary::Observation>().empty()); // not told is not none
    m.type("ask-cramps", "0");
    m.type("ask-stress", "4");
    auto all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 2);
    CHECK(all[0].value->item == diary::Item::cramps);
    CHECK(all[0].value->day == day("2026-11-26")); // of the night
    CHECK(all[1].value->day == day("2026-11-25")); // of the evening before
    CHECK_FALSE(m.find("ask-cramps-side"));
    m.type("ask-cramps", "2");
    CHECK_FALSE(m.enter());
    CHECK_FALSE(m.field("ask-cramps-side").refused.empty());
    m.press("ask-cramps-side", {Key::plus, Key::plus});
    m.press("ask-cramps-muscle", {Key::plus});
    all = m.kept<diary::Observation>();
    CHECK(all[0].value->side == diary::Side::right);
    CHECK(all[0].value->muscle == diary::Muscle::calf);
}

TEST_CASE("morning: the time of caffeine and the occasion of a cramp are asked, and may be empty") {
    Morning m;
    m.facts.choice = {diary::Item::cramps, diary::Item::caffeine};
    CHECK_FALSE(m.find("ask-caffeine-time"));
    m.type("ask-cramps", "1");
    m.press("ask-cramps-side", {Key::plus});
    m.press("ask-cramps-muscle", {Key::plus});
    m.type("ask-caffeine", "2");
    REQUIRE(m.find("ask-cramps-occasion"));
    REQUIRE(m.find("ask-caffeine-time"));
    auto all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[0].value->occasion);
    CHECK_FALSE(all[1].value->time);
    m.press("ask-cramps-occasion", {Key::plus, Key::plus});
    CHECK(m.value("ask-cramps-occasion") == "at sport");
    m.type("ask-caffeine-time", "1530");
    all = m.kept<diary::Observation>();
    CHECK(all[0].value->occasion == diary::Occasion::sport);
    CHECK(all[1].value->time == 15h + 30min);
    m.press("ask-caffeine-time", {Key::del});
    m.type("ask-caffeine-time", "2975");
    CHECK_FALSE(m.enter());
    CHECK_FALSE(m.field("ask-caffeine-time").refused.empty());
}

TEST_CASE("morning: where it is tense is told on the drawn body, with its side") {
    Morning m;
    m.facts.choice = {diary::Item::tension};
    CHECK_FALSE(m.find("ask-tension-region"));
    m.type("ask-tension", "6");
    REQUIRE(m.field("ask-tension-region").map);
    screen::press(m.typing, m.field("ask-tension-region"), "neck", diary::Side::right);
    CHECK(m.value("ask-tension-region") == "Neck");
    auto told = *m.kept<diary::Observation>()[0].value;
    CHECK(told.region == "neck");
    CHECK(told.side == diary::Side::right);
    screen::press(m.typing, m.field("ask-tension-region"), "nowhere", diary::Side::left);
    CHECK(m.value("ask-tension-region") == "Neck");
    tests::Window window{
        {1280, 2000}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, m.view(), m.typing); }};
    window.click("map:ask-tension-region:calf:left");
    auto all = m.kept<diary::Observation>(); // one more, not instead
    REQUIRE(all.size() == 2);
    CHECK(all[0].value->region == "neck");
    CHECK(all[1].value->region == "calf");
    CHECK(all[1].value->side == diary::Side::left);
    CHECK(all[1].value->value == 6.0);
    window.click("map:ask-tension-region:calf:left"); // once more
    CHECK(m.kept<diary::Observation>().size() == 1);
}

TEST_CASE("morning: several places of an evening are told, corrected and taken back one by one") {
    Morning m;
    m.facts.choice = {diary::Item::tension};
    const auto press = [&](const char* region, diary::Side side) {
        screen::press(m.typing, m.field("ask-tension-region"), region, side);
    };
    m.type("ask-tension", "8");
    CHECK_FALSE(m.find("ask-tension-2-region")); // one after the other
    press("neck", diary::Side::right);
    CHECK(m.field("ask-tension-2-region").name == "Tension, one more place");
    CHECK_FALSE(m.find("ask-tension-2"));
    m.press("ask-tension-2-region", {Key::plus}); // by the keyboard alone
    CHECK(m.value("ask-tension-2") == "8 of 10");
    CHECK(m.field("ask-tension-2").name == "Tension (2)");
    m.type("ask-tension-2", "3");
    press("calf", diary::Side::left);
    CHECK(m.view().signs.size() == 1); // of two that are strong it is said once
    auto all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 3);
    CHECK(all[1].value->value == 3.0);
    CHECK(all[2].value->region == "calf");
    press("neck", diary::Side::right); // the first one: the last takes its place
    all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 2);
    CHECK(all[0].value->region == "calf");
    CHECK(all[0].value->side == diary::Side::left);
    m.diary.observations = all;
    m.diary.observations[0].id = "one";
    m.diary.observations[1].id = "two";
    m.typing = {};
    CHECK(m.kept<diary::Observation>().empty()); // as they are noted
    CHECK(m.field("ask-tension-region").map->places.size() == 3);
    m.press("ask-tension-2", {Key::del});
    all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 1);
    CHECK(all[0].id == "two");
    CHECK_FALSE(all[0].value);
    m.typing = {};
    press("calf", diary::Side::left); // the first one, with another that is noted
    all = m.kept<diary::Observation>();
    REQUIRE(all.size() == 1);
    CHECK(all[0].id == "one");
    CHECK_FALSE(all[0].value);
}

TEST_CASE("morning: the only place pressed once more asks for another") {
    Morning m;
    m.facts.choice = {diary::Item::tension};
    m.type("ask-tension", "5");
    for (int twice = 0; twice < 2; ++twice)
        screen::press(m.typing, m.field("ask-tension-region"), "neck", diary::Side::left);
    CHECK(m.value("ask-tension-region").empty());
    CHECK_FALSE(m.enter());
    CHECK_FALSE(m.field("ask-tension-region").refused.empty());
}

TEST_CASE("morning: an answer that is there is corrected or taken back") {
    Morning m;
    m.facts.choice = {diary::Item::stress};
    m.type("ask-stress", "4");
    auto noted = m.kept<diary::Observation>()[0];
    noted.id = "stress";
    m.diary.observations = {noted};
    m.typing = {};
    CHECK(m.value("ask-stress") == "4 of 10");
    CHECK(m.kept<diary::Observation>().empty());
    m.type("ask-stress", "6");
    CHECK(m.kept<diary::Observation>()[0].revision == 2);
    m.press("ask-stress", {Key::del});
    CHECK_FALSE(m.kept<diary::Observation>()[0].value);
}

TEST_CASE("morning: signs that belong into other hands are told as they are typed") {
    Morning m;
    m.facts.choice = {diary::Item::low_mood, diary::Item::headache};
    CHECK(m.view().signs.empty());
    m.type("ask-low_mood", "3");
    REQUIRE(m.view().signs.size() == 1);
    CHECK(m.view().signs[0].find("low mood") != std::string::npos);
    m.type("ask-headache", "8");
    CHECK(m.view().signs.size() == 1);
    m.press("ask-headache-sudden", {Key::y});
    CHECK(m.view().signs.size() == 2);
    m.facts.said = m.view().signs;
    CHECK(m.view().kept);
    CHECK(m.view().night.empty());
}

TEST_CASE("morning: how magnesium is borne is asked of whoever took some") {
    Morning m;
    CHECK(m.find("ask-stool"));
    for (const MorningField& f : m.view().doses)
        if (f.yes_no) m.press(f.id, {Key::n});
    CHECK_FALSE(m.find("ask-stool"));
}

TEST_CASE("morning: after a flight it is asked where the night was, and hours are never guessed") {
    Morning m;
    m.facts.zone = "America/New_York";
    m.facts.now = at("2026-11-26T07:10:00-05:00");
    m.type("into-bed", "2300");
    m.type("tried-to-sleep", "2300");
    m.type("final-wake", "0700");
    m.type("out-of-bed", "0700");
    CHECK(m.field("slept-where").name == "Fell asleep in Berlin, woke in New York?");
    CHECK(m.view().follows.empty());
    CHECK_FALSE(m.enter());
    CHECK(m.field("slept-where").refused.find("never guessed") != std::string::npos);
    m.press("slept-where", {Key::right});
    CHECK(m.value("slept-where") == "yes");
    const auto lasting = [&m] { return diary::times(m.night(), m.facts.now)->time_in_bed_min; };
    CHECK(lasting() == 14 * 60);
    CHECK(m.night().zone == "Europe/Berlin");
    CHECK(m.night().waking_zone == "America/New_York");
    m.press("slept-where", {Key::zero}); // there for some days already
    CHECK(m.value("slept-where") == "both in New York");
    CHECK(lasting() == 8 * 60);
    CHECK(m.night().zone == "America/New_York");
}

TEST_CASE("morning: nothing is asked where no clock differs, nor of a night between two at home") {
    Morning m;
    CHECK_FALSE(m.find("slept-where"));
    m.facts.zone = "Europe/Paris";
    CHECK_FALSE(m.find("slept-where"));
    m.facts.zone = "America/New_York";
    m.facts.now = at("2026-11-26T07:10:00-05:00");
    m.facts.wake_date = day("2026-11-23"); // missing; Berlin before it and after it
    CHECK_FALSE(m.find("slept-where"));
    CHECK(m.night().zone == "Europe/Berlin");
}

TEST_CASE("morning: whoever slept elsewhere tells both zones") {
    Morning m;
    CHECK(m.view().can_tell_places);
    screen::tell_places(m.typing);
    CHECK_FALSE(m.view().can_tell_places);
    CHECK(m.value("zone") == "Europe/Berlin");
    CHECK(m.value("waking-zone") == "Europe/Berlin");
    CHECK(m.night().waking_zone.empty());
    m.typing.told["zone"] = "Asia/Nowhere";
    CHECK_FALSE(m.enter());
    CHECK(m.field("zone").refused.find("Europe/Berlin") != std::string::npos);
    m.typing.told["zone"] = "Europe / London";
    CHECK(m.night().zone == "Europe/London");
    CHECK(m.night().waking_zone == "Europe/Berlin");
    m.typing.told["zone"] = "America/New York";
    CHECK(m.field("zone").refused.empty());
}

TEST_CASE(
    "morning: whoever did not sleep elsewhere takes it back, with the zones that were typed") {
    Morning m;
    const auto before = m.night();
    screen::tell_places(m.typing);
    m.typing.told["zone"] = "Asia/Tokyo";
    screen::take_back_places(m.typing, m.view());
    CHECK(m.view().can_tell_places);
    CHECK_FALSE(m.find("zone"));
    CHECK(m.night() == before);
    // A night that is noted there comes back, with the times that the clock showed.
    for (auto& one : m.diary.nights)
        if (one.value->wake_date == day("2026-11-24")) {
            one.value->zone = "Europe/London";
            one.value->waking_zone = "Europe/Berlin";
        }
    m.typing = {};
    m.facts.wake_date = day("2026-11-24");
    CHECK_FALSE(m.view().can_tell_places);
    CHECK(m.value("zone") == "Europe/London");
    const std::string into_bed = m.value("into-bed");
    screen::take_back_places(m.typing, m.view());
    CHECK(m.view().can_tell_places);
    CHECK(m.value("into-bed") == into_bed);
    CHECK(m.night().zone == "Europe/Berlin");
    CHECK(m.night().waking_zone.empty());
    screen::tell_places(m.typing); // and there once more
    CHECK(m.value("zone") == "Europe/London");
    const auto again = m.enter();
    REQUIRE(again);
    CHECK(again->empty());
}

TEST_CASE("morning: every four weeks how it is altogether is asked, and Enter passes it by") {
    Morning m;
    m.facts.course.first = day("2026-10-30");
    CHECK_FALSE(m.find("compared")); // a day too early
    m.facts.course.first = day("2026-10-29");
    CHECK(m.field("compared").value.empty());
    CHECK(m.field("compared").highest == 6);
    CHECK(m.kept<diary::GlobalAnswer>().empty());
    m.press("compared", {Key::right, Key::right});
    CHECK(m.value("compared") == "a little better");
    const auto kept = m.kept<diary::GlobalAnswer>();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].value == diary::GlobalAnswer{day("2026-11-26"), 1});
    m.facts.wake_date = day("2026-11-25"); // of no other day
    CHECK_FALSE(m.find("compared"));
}

TEST_CASE("morning: the first fortnight says what the starting picture lacks") {
    Morning m;
    CHECK(m.view().starting.empty());
    m.facts.course.first = day("2026-11-20");
    m.facts.course.filled = {day("2026-11-20"), day("2026-11-22"), day("2026-11-25")};
    CHECK(m.view().starting.find("still lacks 7 days. It ends on 3 Dec 2026") != std::string::npos);
    m.facts.course.first = day("2026-11-01");
    CHECK(m.view().starting.empty());
}
