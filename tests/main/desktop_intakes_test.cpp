// What was taken and the plan for magnesium in the program: what is pressed and typed, and what is
// on the disk then. It is the 21st of September 2026, a quarter past two in UTC.
#include "main/computer.h"
#include "screen/screens.h"

#include "diary/entry.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tests;

namespace {

units::Day day(const char* text) { return units::day(text).value(); }

const screen::FormView* page(const app::Desktop& desktop) {
    return shown<screen::FormView>(desktop);
}

struct Noting {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();

    void to_intakes(const std::string& of = "2026-09-21") {
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_morning);
        computer.wish(desktop, What::show_day, of);
        computer.wish(desktop, What::show_intakes, of);
        REQUIRE(page(desktop));
    }
    void to_plan() {
        computer.wish(desktop, What::show_settings);
        computer.wish(desktop, What::show_doses);
        REQUIRE(page(desktop));
    }
    void press(const std::string& id) { computer.wish(desktop, What::practice, id); }
    void type(const std::string& box, const std::string& text) { press("set:" + box + "=" + text); }
    std::string refused(const std::string& box) const {
        REQUIRE(page(desktop));
        const auto* item = item_of(*page(desktop), box);
        return item == nullptr ? "no such box" : item->refused;
    }
    // Of the lines on the page the button of that kind whose line says so.
    std::string button(const std::string& what, const std::string& says) const {
        REQUIRE(page(desktop));
        for (const auto& card : page(desktop)->right)
            for (const auto& item : card.items)
                for (const auto& one : item.buttons)
                    if (one.id.starts_with(what) && item.title.find(says) != std::string::npos)
                        return one.id;
        return {};
    }
    std::string heading() const { // of the form
        REQUIRE(page(desktop));
        return page(desktop)->left.at(0).heading;
    }
    bool says(const std::string& what) const { // beside the form
        REQUIRE(page(desktop));
        for (const auto& card : page(desktop)->right)
            for (const auto& item : card.items)
                if (item.title.find(what) != std::string::npos) return true;
        return false;
    }
    std::size_t warnings() const {
        REQUIRE(page(desktop));
        std::size_t n = 0;
        for (const auto& card : page(desktop)->right)
            for (const auto& item : card.items)
                n += item.kind == screen::FormItem::Kind::warning ? 1 : 0;
        return n;
    }
    store::Diary kept() {
        auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        auto all = open->diary(day("2026-01-01"), day("2026-12-31"));
        REQUIRE(all);
        return *std::move(all);
    }
    diary::Plan plan() {
        auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        auto own = open->diary_settings();
        REQUIRE(own);
        return own->plan;
    }
};

} // namespace

TEST_CASE("intakes: iron and magnesium are noted, and the day shows at once that they are close") {
    Noting here;
    here.to_intakes();
    here.press("kind:iron");
    here.type("time", "1300");
    here.type("amount", "25");
    here.press("keep");
    CHECK(here.warnings() == 0);
    here.press("kind:magnesium");
    here.type("time", "13:30");
    here.type("label", "200");
    CHECK(here.warnings() == 1); // before it is noted
    here.press("keep");
    CHECK(here.warnings() == 1);
    const auto diary = here.kept();
    REQUIRE(diary.doses.size() == 1);
    CHECK(diary.doses[0].value->product.label == diary::Milligrams{200});
    REQUIRE(diary.intakes.size() == 1);
    CHECK(diary.intakes[0].value->kind == diary::Kind::iron);
    CHECK(diary.intakes[0].value->amount == diary::Quantity{25.0, diary::Unit::milligrams});
    here.press("leave");
    const auto* shown_day = shown<screen::DayView>(here.desktop);
    REQUIRE(shown_day);
    CHECK(shown_day->pairs.size() == 1);
    here.desktop.leave();
}

TEST_CASE("intakes: a product of two forms is corrected, then taken back, and its history stays") {
    Noting here;
    here.to_intakes();
    here.type("name", "Abends");
    here.press("add-part");
    here.press("form:0");
    CHECK(page(here.desktop)->page == "magnesium-forms");
    here.press("is:bisglycinate");
    here.type("mg:0", "500");
    here.press("keep");
    CHECK(here.refused("mg:0").find("never guessed") != std::string::npos);
    CHECK(here.kept().doses.empty());
    here.press("compound:0");
    here.press("add-part");
    here.press("form:1");
    here.press("is:oxide");
    here.press("elemental:1");
    here.type("mg:1", "50");
    here.press("keep"); // now: no time is typed
    auto doses = here.kept().doses;
    REQUIRE(doses.size() == 1);
    REQUIRE(doses[0].value->product.components.size() == 2);
    CHECK(doses[0].value->product.components[0].form == diary::Form::bisglycinate);
    CHECK(units::clock_text(units::clock_at(units::in_zone(doses[0].value->taken.utc, "UTC"))) ==
          "14:15");
    here.press(here.button("correct:", "Abends"));
    here.type("pieces", "0,5");
    here.press("keep");
    doses = here.kept().doses;
    REQUIRE(doses.size() == 2); // every revision
    CHECK(diary::values(doses).at(0).pieces == 0.5);
    CHECK(doses[1].value->taken == doses[0].value->taken);
    here.press(here.button("take-back:", "Abends"));
    doses = here.kept().doses;
    CHECK(doses.size() == 3);
    CHECK(diary::values(doses).empty());
    CHECK(here.button("take-back:", "Abends").empty());
    here.desktop.leave();
}

TEST_CASE("intakes: what cannot be is told at its box, and nothing is kept") {
    Noting here;
    here.to_intakes();
    here.type("label", "100");
    here.type("time", "18:00");
    here.press("keep");
    CHECK(here.refused("time").find("still to come") != std::string::npos);
    here.type("time", "late");
    here.press("keep");
    CHECK(here.refused("time").find("22:45") != std::string::npos);
    here.type("time", "");
    here.type("day", "2026-09-20");
    here.press("keep");
    CHECK_FALSE(here.refused("time").empty());
    here.type("day", "someday");
    here.press("keep");
    CHECK_FALSE(here.refused("day").empty());
    CHECK(here.kept().doses.empty());
    // A quarter past midnight belongs to the evening before.
    here.type("day", "2026-09-20");
    here.type("time", "0015");
    here.press("keep");
    const auto doses = here.kept().doses;
    REQUIRE(doses.size() == 1);
    CHECK(units::text(units::day_at(doses[0].value->taken)) == "2026-09-20");
    CHECK(page(here.desktop)->right.back().heading.find("20 Sep") != std::string::npos);
    here.desktop.leave();
}

TEST_CASE("intakes: a medicine is heeded by its name, or as the person says") {
    Noting here;
    here.to_intakes();
    here.press("kind:other_medicine");
    here.type("name", "Doxycyclin");
    here.type("time", "08:00");
    here.press("keep");
    here.press("kind:other_medicine");
    here.type("name", "Mycyclin");
    here.press("classes");
    here.press("class:other_medicine");
    here.type("time", "09:00");
    here.press("keep");
    const auto intakes = here.kept().intakes;
    REQUIRE(intakes.size() == 2);
    for (const auto& one : intakes) // in no order
        CHECK(one.value->kind == (one.value->name == "Mycyclin" ? diary::Kind::other_medicine
                                                                : diary::Kind::tetracycline));
    here.desktop.leave();
}

TEST_CASE("intakes: a correction says of what, and leaves it as it was when it is given up") {
    Noting here;
    here.to_intakes();
    here.type("name", "Abends");
    here.type("label", "200");
    here.type("time", "13:30");
    here.press("keep");
    CHECK(here.heading() == "To be noted");
    here.press(here.button("correct:", "Abends"));
    CHECK(here.heading() == "To be corrected: 21 Sep 2026, 13:30");
    CHECK(page(here.desktop)->left.at(0).items.at(0).title.starts_with("Abends"));
    here.type("name", "Morgens");
    CHECK(page(here.desktop)->left.at(0).items.at(0).title.starts_with("Abends")); // as it stands
    here.press("empty");
    CHECK(here.heading() == "To be noted");
    const auto doses = here.kept().doses;
    REQUIRE(doses.size() == 1);
    CHECK(doses[0].value->product.name == "Abends");
    here.desktop.leave();
}

TEST_CASE("intakes: a day that the page did not read is read once it is typed") {
    Noting here;
    here.to_intakes("2026-06-10");
    here.press("kind:iron");
    here.type("time", "13:00");
    here.press("keep");
    here.to_intakes();
    here.press("kind:magnesium");
    here.type("label", "200");
    here.type("time", "13:30");
    CHECK(here.warnings() == 0);
    here.desktop.wish({What::practice, "set:day=2026-06-10", 0.0});
    here.desktop.act(here.computer.now); // the disk has not answered so far
    CHECK(here.says("are being read"));
    here.computer.advance(here.desktop);
    CHECK(here.warnings() == 1); // before it is noted
    CHECK_FALSE(here.says("are being read"));
    here.type("time", "20:00");
    CHECK(here.warnings() == 0);
    here.press("keep");
    CHECK(here.kept().doses.size() == 1);
    here.desktop.leave();
}

TEST_CASE("intakes: a correction is kept from the page of a day far away, too") {
    Noting here;
    here.to_intakes("2026-06-10");
    here.press("kind:iron");
    here.type("time", "13:00");
    here.press("keep");
    here.press(here.button("correct:", "iron"));
    here.type("amount", "25");
    here.to_intakes();
    CHECK(here.heading() == "To be corrected: 10 Jun 2026, 13:00");
    here.press("keep");
    const auto intakes = here.kept().intakes;
    REQUIRE(intakes.size() == 2); // revisions of one
    CHECK(diary::values(intakes).at(0).amount == diary::Quantity{25.0, diary::Unit::milligrams});
    here.desktop.leave();
}

TEST_CASE("intakes: a correction of a day far away follows what its day tells when it is read") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    const auto now = units::wall_time("2026-09-21T14:15:00+00:00").value();
    const diary::Intake iron{units::wall_time("2026-06-10T13:00:00+00:00").value(),
                             "UTC",
                             diary::Kind::iron,
                             "",
                             {},
                             ""};
    store::Diary june, september;
    june.intakes = {diary::entered("a", iron, now)};
    app::Intakes::Around around;
    around.here = {"UTC", now};
    around.diary = &june;
    around.from = day("2026-05-01");
    around.to = day("2026-07-20");
    around.day = day("2026-06-10");
    app::Intakes intakes;
    intakes.act({What::practice, "correct:a", 0.0}, around);
    intakes.act({What::practice, "set:amount=25", 0.0}, around);
    around.diary = &september;
    around.from = day("2026-08-10");
    around.to = day("2026-11-02");
    around.day = day("2026-09-21");
    const screen::Wish keep{What::practice, "keep", 0.0};
    const auto revision = [&] {
        REQUIRE(intakes.act(keep, around) == app::Intakes::Way::keep);
        return std::get<diary::Entry<diary::Intake>>(intakes.entry()).revision;
    };
    REQUIRE(intakes.to_read(around) == day("2026-06-10"));
    intakes.hear(day("2026-06-10"), june);
    CHECK(revision() == 2);
    intakes.not_kept("It was changed meanwhile.");
    REQUIRE(intakes.to_read(around) == day("2026-06-10")); // once more
    june.intakes.push_back(diary::corrected(june.intakes[0], iron, now));
    intakes.hear(day("2026-06-10"), june);
    CHECK(revision() == 3);
    june.intakes.push_back(diary::taken_back(june.intakes[1], now));
    intakes.hear(day("2026-06-10"), june);
    CHECK(intakes.act(keep, around) == app::Intakes::Way::stay);
    CHECK(intakes.view(around).top.at(0).title.find("taken back meanwhile") != std::string::npos);
}

TEST_CASE("intakes: what stands in a box that was not left is noted with the rest") {
    Noting here;
    here.to_intakes();
    Window window{{1280, 3000}, 1.0, [&](screen::Ui& ui) { // all of the page at once
                      here.desktop.draw(ui);
                      here.desktop.act(here.computer.now);
                      here.computer.advance(here.desktop);
                      return screen::Wish{};
                  }};
    const auto rest = [&] {
        for (int i = 0; i < 4; ++i) window.frame();
    };
    rest();
    window.click("route:bath");
    rest();
    window.click("name");
    window.type("Bittersalz");
    rest();
    window.click("keep");
    rest();
    const auto doses = here.kept().doses;
    REQUIRE(doses.size() == 1);
    CHECK(doses[0].value->product.route == diary::Route::bath);
    CHECK(doses[0].value->product.name == "Bittersalz");
    here.desktop.leave();
}

TEST_CASE("dose plan: steps are made, changed and ended in the window, and lie on the disk") {
    Noting here;
    here.to_plan();
    here.press("new-step");
    here.press("phase:0");
    here.press("keep");
    CHECK_FALSE(here.refused("from").empty());
    here.type("from", "2026-09-20");
    here.press("keep");
    CHECK(page(here.desktop)->page == "dose-plan-step"); // no dose is in it
    here.press("add-dose");
    here.press("anchor:before_bed");
    here.type("label", "300");
    CHECK(here.plan().steps.empty());
    here.press("take-dose");
    here.press("keep");
    CHECK(page(here.desktop)->page == "dose-plan");
    auto plan = here.plan();
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].phase == diary::Phase::ramp_up);
    CHECK(plan.steps[0].doses.at(0).anchor == diary::Anchor::before_bed);
    CHECK(plan.steps[0].doses.at(0).product.label == diary::Milligrams{300});
    here.press("new-step");
    here.type("from", "2026-10-01");
    here.press("add-dose");
    here.press("anchor:clock");
    here.type("clock", "2130");
    here.type("label", "450");
    CHECK(here.warnings() == 1); // while it is typed
    here.press("take-dose");
    here.press("keep");
    plan = here.plan();
    REQUIRE(plan.steps.size() == 2);
    CHECK(plan.steps[0].until == day("2026-09-30"));
    here.press("alter:1");
    here.press("dose:0");
    here.type("label", "200");
    here.press("take-dose");
    here.press("keep");
    CHECK(here.plan().steps.at(1).doses.at(0).product.label == diary::Milligrams{200});
    here.press("end-now"); // it is asked first
    CHECK(here.plan().steps.size() == 2);
    here.press("end");
    here.press("end-now");
    plan = here.plan();
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].until == day("2026-09-21"));
    here.press("remove:0");
    here.press("remove-now:0");
    CHECK(here.plan().steps.empty());
    here.press("leave");
    CHECK(shown<screen::SettingsView>(here.desktop));
    here.desktop.leave();
}

TEST_CASE("dose plan: what asks for a doctor first is heeded, wherever it was told") {
    Noting here;
    here.to_plan();
    here.press("new-step");
    here.type("from", "2026-09-21");
    here.press("add-dose");
    here.press("anchor:morning");
    here.type("label", "100");
    here.press("take-dose");
    here.press("keep");
    CHECK(here.warnings() == 0);
    here.press("leave");
    here.computer.wish(here.desktop, What::show_home);
    here.computer.wish(here.desktop, What::show_care);
    here.computer.wish(here.desktop, What::tick, "kidney_disease");
    here.to_plan();
    CHECK(here.warnings() == 1);
    CHECK(here.plan().steps.size() == 1);
    here.desktop.leave();
}

TEST_CASE("dose plan: from the morning page and back, with what is typed there") {
    Noting here;
    here.computer.wish(here.desktop, What::show_home);
    here.computer.wish(here.desktop, What::show_morning);
    here.computer.wish(here.desktop, What::show_doses);
    REQUIRE(page(here.desktop));
    here.press("new-step");
    here.type("from", "2026-09-21");
    here.press("plan-back");
    CHECK(offers(*page(here.desktop), "go-on")); // a step that is not kept stays
    here.press("leave");
    CHECK(shown<screen::MorningView>(here.desktop));
    here.computer.wish(here.desktop, What::show_doses);
    CHECK(offers(*page(here.desktop), "go-on"));
    here.press("drop-step");
    CHECK(here.plan().steps.empty());
    here.desktop.leave();
}
