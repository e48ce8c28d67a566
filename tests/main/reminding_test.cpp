// Reminders while the window is open: what was done is not reminded of, and nothing comes twice.
#include "main/computer.h"
#include "main/reminding.h"
#include "screen/screens.h"

#include <doctest/doctest.h>

using namespace tests;
using app::Reminding;

namespace {

units::LocalTime at(const char* day, units::Clock clock) { return units::day(day).value() + clock; }

Reminding::Known wanted() {
    Reminding::Known known;
    known.times.on_screen = true;
    known.zone = "UTC";
    return known;
}

store::Store open(const Computer& computer) {
    auto store = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(store);
    return *std::move(store);
}

// It is the 21st of September 2026, a Monday, a quarter past two in the afternoon.
struct Reminded {
    Computer computer{"none"};
    std::vector<std::string> notes;

    Reminded() {
        computer.around.zone = "UTC";
        computer.around.notify = [this](const std::string& title, const std::string& text) {
            notes.push_back(title + ": " + text);
            return true;
        };
        auto store = open(computer);
        store::DiarySettings own;
        own.reminders.on_screen = true;
        own.reminders.quiet_from = own.reminders.quiet_until;
        own.reminders.morning = 14h + 20min;
        own.reminders.rolling = 14h + 25min;
        REQUIRE(store.save(own));
    }
};

} // namespace

TEST_CASE("reminding: nothing that was due before, each once, and on the next day again") {
    Reminding reminding;
    const auto known = wanted();
    CHECK(reminding.due(known, at("2026-11-24", 8h)).empty()); // the morning is over
    CHECK(reminding.due(known, at("2026-11-25", 7h)).empty());
    CHECK(reminding.due(known, at("2026-11-25", 7h + 30min)).size() == 1);
    CHECK(reminding.due(known, at("2026-11-25", 7h + 30min)).empty());
    CHECK(reminding.due(known, at("2026-11-26", 12h)).size() == 1);
}

TEST_CASE("reminding: what was due in the quiet hours comes after them") {
    Reminding reminding;
    auto known = wanted();
    known.times.morning = 6h;
    CHECK(reminding.due(known, at("2026-11-24", 5h)).empty());
    CHECK(reminding.due(known, at("2026-11-24", 6h + 59min)).empty());
    CHECK(reminding.due(known, at("2026-11-24", 7h)).size() == 1);
}

TEST_CASE("reminding: what was due while it was switched off does not come") {
    Reminding reminding;
    auto known = wanted();
    CHECK(reminding.due(known, at("2026-11-24", 7h)).empty());
    known.times.on_screen = false;
    CHECK(reminding.due(known, at("2026-11-24", 8h)).empty());
    known.times.on_screen = true;
    CHECK(reminding.due(known, at("2026-11-24", 9h)).empty());
}

TEST_CASE("reminding: nothing of what is done: the night noted, the dose taken, rolled") {
    diary::Product capsule{"capsule", diary::Route::swallowed, {}, diary::Milligrams{100}};
    auto known = wanted();
    known.plan.steps = {{diary::Phase::maintenance,
                         units::day("2026-11-20").value(),
                         {},
                         {{diary::Anchor::clock, 15h, capsule, 1.0}}}};
    const auto of_the_day = [&] {
        Reminding reminding;
        reminding.due(known, at("2026-11-23", 7h));
        return reminding.due(known, at("2026-11-23", 21h)).size();
    };
    CHECK(of_the_day() == 3);
    known.night_noted = true;
    CHECK(of_the_day() == 2);
    known.rolled = true;
    CHECK(of_the_day() == 1);
    diary::Dose taken;
    taken.taken = units::wall_time("2026-11-23T15:10:00Z").value();
    taken.zone = "UTC";
    taken.product = capsule;
    known.doses = {taken};
    CHECK(of_the_day() == 0);
}

TEST_CASE("desktop: a reminder at its time, while no session runs, without a word of the diary") {
    Reminded here;
    auto desktop = here.computer.desktop();
    here.computer.advance(desktop);
    CHECK(here.notes.empty());
    here.computer.now += 6min;
    here.computer.advance(desktop);
    CHECK(here.notes ==
          std::vector<std::string>{"Rolltakt: last night: How was it? Noted in ten seconds."});
    here.computer.begin(desktop, What::start_unmeasured, "starter");
    here.computer.pass(desktop, 6min);
    CHECK(here.notes.size() == 1);
    here.computer.stop(desktop);
    CHECK(here.notes.size() == 1); // it is the day's session
}

TEST_CASE("desktop: where the desktop shows no notes, the window says what it reminds of") {
    Reminded here;
    here.computer.around.notify = [](const std::string&, const std::string&) { return false; };
    auto desktop = here.computer.desktop();
    here.computer.advance(desktop);
    here.computer.now += 6min;
    here.computer.advance(desktop);
    REQUIRE(shown<screen::HomeView>(desktop));
    CHECK(shown<screen::HomeView>(desktop)->notice.find("last night") != std::string::npos);
}

TEST_CASE("desktop: reminders are set among the settings and kept in the person's file") {
    Computer computer{"none"};
    {
        auto desktop = computer.desktop();
        computer.advance(desktop);
        computer.wish(desktop, What::show_settings);
        Window window{{1280, 3000}, 1.0, [&](screen::Ui& ui) {
                          desktop.draw(ui);
                          desktop.act(computer.now);
                          computer.advance(desktop);
                          return screen::Wish{};
                      }};
        window.click("remind");
        window.click("morning-later");
        window.click("rolls-7");
    }
    const auto kept = open(computer).diary_settings();
    REQUIRE(kept);
    CHECK(kept->reminders.on_screen);
    CHECK(kept->reminders.morning == 7h + 45min);
    CHECK(kept->reminders.rolling_on.size() == 4);
}

TEST_CASE("desktop: reminders pressed faster than the disk writes are kept as they stand there") {
    Computer computer{"none"};
    {
        auto desktop = computer.desktop();
        computer.advance(desktop);
        computer.wish(desktop, What::show_settings);
        Window window{{1280, 3000}, 1.0, [&](screen::Ui& ui) {
                          desktop.draw(ui);
                          desktop.act(computer.now);
                          return screen::Wish{};
                      }};
        for (int i = 0; i < 3; ++i) window.click("evening-later");
        computer.advance(desktop);
    }
    const auto kept = open(computer).diary_settings();
    REQUIRE(kept);
    CHECK(kept->reminders.evening == *diary::Reminders{}.evening + 45min);
}
