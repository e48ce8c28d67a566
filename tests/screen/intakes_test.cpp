// What was taken: the form, what is to be read of the day beside it, and what is noted of it.
#include "screen/intakes_screen.h"

#include "diary/entry.h"
#include "screen/example_values.h"
#include "screens.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Basis, diary::Form, diary::Kind;
using screen::FormItem, screen::FormView, screen::IntakesFacts, screen::item_of, screen::offers;

namespace {

const auto now = units::wall_time("2026-11-25T21:10:00+01:00").value();

template <class Value>
std::vector<diary::Entry<Value>> entries(const std::vector<Value>& values, const std::string& id) {
    std::vector<diary::Entry<Value>> all;
    for (const Value& value : values)
        all.push_back(diary::entered(id + std::to_string(all.size()), value, now));
    return all;
}

IntakesFacts the_25th() {
    tests::speak(routine::Language::en);
    const auto told = screen::example::day();
    IntakesFacts f;
    f.day = told.day;
    f.doses = entries(told.doses, "dose-");
    f.intakes = entries(told.intakes, "intake-");
    f.form.day = units::text(told.day);
    return f;
}

std::vector<FormItem> all_of(const FormView& v) {
    std::vector<FormItem> all = v.top;
    for (const auto* cards : {&v.left, &v.right, &v.below})
        for (const auto& card : *cards) all.insert(all.end(), card.items.begin(), card.items.end());
    return all;
}

std::size_t warnings(const FormView& v, const std::string& what) {
    const auto all = all_of(v);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& item) {
        return item.kind == FormItem::Kind::warning && item.title.find(what) != std::string::npos;
    }));
}

bool chosen(const FormView& v, const std::string& id) {
    const auto* item = item_of(v, id);
    REQUIRE(item != nullptr);
    for (const auto& button : item->buttons)
        if (button.id == id) return button.kind == screen::ButtonKind::chosen;
    return false;
}

diary::Dose dose_of(double mg, const char* taken) {
    diary::Dose dose;
    dose.taken = units::wall_time(taken).value();
    dose.zone = "Europe/Berlin";
    dose.product.label = diary::Milligrams{mg};
    return dose;
}

} // namespace

TEST_CASE("intakes: what is noted of the day stands there in order of time, to be corrected") {
    const FormView v = view_of(the_25th());
    CHECK(v.page == "intakes");
    REQUIRE(v.right.size() == 2);
    const auto& lines = v.right[1].items;
    REQUIRE(lines.size() == 6);
    CHECK(lines[0].title == "06:55  levothyroxine, L-Thyroxin, 50 µg");
    CHECK(lines[1].title.starts_with("08:30  Magnesium C"));
    CHECK(offers(v, "correct:dose-0"));
    CHECK(offers(v, "take-back:intake-4"));
    CHECK(warnings(v, "L-Thyroxin") == 1);
}

TEST_CASE(
    "intakes: what is typed is reckoned in before it is noted, in place of what it corrects") {
    IntakesFacts f = the_25th();
    CHECK(warnings(view_of(f), "iron") == 0);
    f.typed = dose_of(200, "2026-11-25T20:15:00+01:00");
    CHECK(warnings(view_of(f), "iron") == 1);
    CHECK(warnings(view_of(f), "L-Thyroxin") == 1);
    f.corrects = "dose-0"; // the one of the morning stands close to levothyroxine no more
    CHECK(warnings(view_of(f), "L-Thyroxin") == 0);
}

TEST_CASE("intakes: a warning of an institute or a caution stands as one, a note as a note") {
    IntakesFacts f = the_25th();
    f.typed = dose_of(200, "2026-11-25T20:15:00+01:00");
    CHECK(warnings(view_of(f), "BfR") == 0);
    const auto all = all_of(view_of(f));
    CHECK(std::any_of(all.begin(), all.end(), [](const auto& item) {
        return item.kind == FormItem::Kind::quiet && item.title.find("BfR") != std::string::npos;
    }));
    const auto before = warnings(view_of(f), "");
    f.person.cautions = {diary::Caution::kidney_disease};
    CHECK(warnings(view_of(f), "") == before + 1);
    f.typed = dose_of(400, "2026-11-25T20:15:00+01:00"); // 500 of the day
    CHECK(warnings(view_of(f), "") == before + 2);
}

TEST_CASE("intakes: some medicines are to be asked about beside magnesium with their hours kept") {
    IntakesFacts f = the_25th();
    f.doses.clear();
    f.intakes = entries<diary::Intake>({{units::wall_time("2026-11-25T08:00:00+01:00").value(),
                                         "Europe/Berlin",
                                         Kind::chloroquine,
                                         "Resochin",
                                         {},
                                         ""}},
                                       "intake-");
    CHECK(warnings(view_of(f), "") == 0); // no magnesium
    f.typed = dose_of(100, "2026-11-25T20:15:00+01:00");
    CHECK(warnings(view_of(f), "Magnesium and Resochin on one day") == 1);
    f.typed = dose_of(100, "2026-11-25T09:00:00+01:00"); // close: that says to ask already
    CHECK(warnings(view_of(f), "Magnesium and Resochin on one day") == 0);
    CHECK(warnings(view_of(f), "Resochin") == 1);
}

TEST_CASE("intakes: no all-clear while the day of what is typed is not read") {
    using Beside = IntakesFacts::Beside;
    IntakesFacts f = the_25th();
    f.typed = diary::Intake{units::wall_time("2026-06-10T20:15:00+02:00").value(),
                            "Europe/Berlin",
                            Kind::vitamin_c,
                            "",
                            {},
                            ""};
    const auto says = [&](const std::string& what) {
        const auto all = all_of(view_of(f));
        return std::any_of(all.begin(), all.end(), [&](const auto& item) {
            return item.title.find(what) != std::string::npos;
        });
    };
    CHECK(says("Nothing stands close together"));
    f.beside = Beside::coming;
    CHECK(says("are being read"));
    CHECK_FALSE(says("Nothing stands close together"));
    f.beside = Beside::unreadable;
    CHECK(warnings(view_of(f), "cannot be read") == 1);
    CHECK_FALSE(says("Nothing stands close together"));
    CHECK(says("sum of the day"));
    f.typed = dose_of(400, "2026-06-10T20:15:00+02:00");
    f.beside = Beside::read;
    CHECK(says("Supplements of this day"));
    for (const auto beside : {Beside::coming, Beside::unreadable}) {
        f.beside = beside;
        CHECK_FALSE(says("Supplements of this day")); // of one dose alone
        CHECK_FALSE(says("BfR"));
    }
}

TEST_CASE("intakes: neither basis nor unit of vitamin D is chosen beforehand") {
    IntakesFacts f = the_25th();
    f.form.product.parts = {{Form::oxide, {}, ""}};
    FormView v = view_of(f);
    CHECK_FALSE(chosen(v, "elemental:0"));
    CHECK_FALSE(chosen(v, "compound:0"));
    REQUIRE(item_of(v, "mg:0") != nullptr);
    CHECK(item_of(v, "mg:0")->value.empty());
    f.form.product.parts[0].basis = Basis::compound;
    CHECK(chosen(view_of(f), "compound:0"));
    entering::turn_to(f.form, Kind::vitamin_d);
    v = view_of(f);
    CHECK_FALSE(chosen(v, "unit:1"));
    CHECK_FALSE(chosen(v, "unit:2"));
    CHECK(item_of(v, "unit:0") == nullptr);
}

TEST_CASE("intakes: of coffee only the time is asked, of a medicine what it is heeded as") {
    IntakesFacts f = the_25th();
    entering::turn_to(f.form, Kind::coffee_or_tea);
    FormView v = view_of(f);
    CHECK(item_of(v, "time") != nullptr);
    CHECK(item_of(v, "amount") == nullptr);
    CHECK(item_of(v, "label") == nullptr);
    entering::turn_to(f.form, Kind::other_medicine);
    f.form.name = "Doxycyclin 100 mg";
    v = view_of(f);
    CHECK(item_of(v, "classes")->title == "Heeded as: antibiotic (tetracycline)");
    f.page = screen::IntakesPage::classes;
    v = view_of(f);
    CHECK(v.back == "form-back");
    CHECK(offers(v, "class:digoxin"));
    CHECK_FALSE(offers(v, "class:iron"));
    f.page = screen::IntakesPage::forms;
    CHECK(all_of(view_of(f)).size() == diary::forms + 1);
}

TEST_CASE("intakes: a correction turns no magnesium into a medicine") {
    IntakesFacts f = the_25th();
    f.corrects = "dose-0";
    f.form = entering::as_typed(*f.doses[0].value);
    CHECK_FALSE(offers(view_of(f), "kind:iron"));
    f.corrects = "intake-3";
    f.form = entering::as_typed(*f.intakes[3].value);
    CHECK_FALSE(offers(view_of(f), "kind:magnesium"));
    CHECK(offers(view_of(f), "kind:zinc"));
    CHECK(chosen(view_of(f), "kind:iron"));
}

TEST_CASE("intakes: a click notes what is typed") {
    const FormView v = view_of(the_25th());
    screen::FormTyping typing;
    tests::Window window{
        {1280, 3000}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    CHECK(window.click("keep").id == "keep");
    CHECK(window.click("kind:iron").id == "kind:iron");
    CHECK(window.click("take-back:dose-0").id == "take-back:dose-0");
    CHECK(window.tap(screen::Key::escape).id == "leave");
}
