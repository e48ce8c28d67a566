#include "diary/intake.h"

#include "days.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

using days::at, days::day;
using diary::Intake, diary::IntakeError, diary::IntakeField, diary::Kind, diary::LabError,
    diary::LabField, diary::LabNote, diary::Quantity, diary::Unit;

namespace {

const auto noon = at("2026-11-20T12:00:00+01:00");

Intake intake(Kind kind, std::optional<Quantity> amount = {}, std::string name = "") {
    return {noon, "Europe/Berlin", kind, std::move(name), amount, ""};
}

} // namespace

TEST_CASE("intake: minerals in milligrams, vitamin D in micrograms or units") {
    CHECK_FALSE(check(intake(Kind::iron, Quantity{14, Unit::milligrams}), noon));
    CHECK_FALSE(check(intake(Kind::vitamin_d, Quantity{1000, Unit::international_units}), noon));
    CHECK_FALSE(check(intake(Kind::levothyroxine, Quantity{75, Unit::micrograms}), noon));
    CHECK_FALSE(check(intake(Kind::coffee_or_tea), noon));
    const auto error = [](const Intake& i) { return check(i, noon)->error; };
    CHECK(error(intake(Kind::iron, Quantity{14, Unit::micrograms})) == IntakeError::wrong_unit);
    CHECK(error(intake(Kind::vitamin_d, Quantity{20, Unit::milligrams})) ==
          IntakeError::wrong_unit);
    CHECK(diary::micrograms_of_vitamin_d({1000, Unit::international_units}) == 25.0);
    CHECK(diary::micrograms_of_vitamin_d({20, Unit::micrograms}) == 20.0);
}

TEST_CASE("intake: what cannot be names its field") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double mg : {0.0, 1e-320, -5.0, 2001.0, nan}) {
        const auto fault = check(intake(Kind::iron, Quantity{mg, Unit::milligrams}), noon);
        REQUIRE(fault);
        CHECK(fault->field == IntakeField::amount);
        CHECK(fault->error == IntakeError::out_of_range);
    }
    CHECK(check(intake(Kind::zinc, Quantity{1001, Unit::milligrams}), noon));
    CHECK(check(intake(Kind::calcium, Quantity{10'001, Unit::milligrams}), noon));
    CHECK(check(intake(Kind::vitamin_d, Quantity{1'000'001, Unit::international_units}), noon));
    CHECK(check(intake(Kind::other_medicine), noon)->error == IntakeError::missing);
    CHECK(check(intake(Kind::antibiotic, {}, " "), noon)->field == IntakeField::name);
    CHECK_FALSE(check(intake(Kind::other_medicine, {}, "Ramipril"), noon));
    auto i = intake(Kind::iron);
    i.taken.utc += std::chrono::milliseconds{1};
    CHECK(check(i, noon)->error == IntakeError::in_future);
    i = intake(Kind::iron);
    i.zone = "nowhere";
    CHECK(check(i, noon)->field == IntakeField::zone);
    i = intake(Kind::iron, {}, std::string(201, 'x'));
    CHECK(check(i, noon)->error == IntakeError::too_long);
    i = intake(Kind::iron);
    i.note = std::string(2001, 'x');
    CHECK(check(i, noon)->field == IntakeField::note);
}

TEST_CASE("intake: zinc of a day sums up; from 142 mg on it disturbs magnesium") {
    std::vector<Intake> all(3, intake(Kind::zinc, Quantity{47.5, Unit::milligrams}));
    all.push_back(intake(Kind::iron, Quantity{100, Unit::milligrams}));
    all[2].taken = at("2026-11-21T04:00:00+01:00");
    CHECK(diary::zinc_mg(all, day("2026-11-20")) == 95.0);
    CHECK_FALSE(diary::disturbs_magnesium(141.9));
    CHECK(diary::disturbs_magnesium(142.0));
}

TEST_CASE("intake: a medicine's name points to its class, in both languages") {
    struct Named {
        const char* name;
        Kind kind;
    };
    for (const auto& n :
         {Named{"Doxycyclin 100 mg", Kind::tetracycline}, Named{"minocycline", Kind::tetracycline},
          Named{"CIPROFLOXACIN", Kind::fluoroquinolone},
          Named{"Alendronsäure 70", Kind::bisphosphonate},
          Named{"alendronate", Kind::bisphosphonate},
          Named{"ibandronic acid", Kind::bisphosphonate},
          Named{"L-Thyroxin 75", Kind::levothyroxine}, Named{"levothyroxine", Kind::levothyroxine},
          Named{"Gabapentin", Kind::gabapentin}, Named{"hydroxychloroquine", Kind::chloroquine},
          Named{"dolutegravir", Kind::integrase_inhibitor},
          Named{"Mycophenolat-Mofetil", Kind::mycophenolate},
          Named{"ein Antibiotikum", Kind::antibiotic}}) {
        CAPTURE(n.name);
        CHECK(diary::class_of(n.name) == n.kind);
    }
    for (const char* name : {"", "Penicillin", "Ibuprofen", "Ramipril"})
        CHECK_FALSE(diary::class_of(name));
}

TEST_CASE("intake: minerals and vitamins are known by the beginning of a word") {
    struct Named {
        const char* name;
        Kind kind;
    };
    for (const auto& n :
         {Named{"Eisen", Kind::iron}, Named{"Eisentabletten 100 mg", Kind::iron},
          Named{"Iron 14 mg", Kind::iron}, Named{"ferro sanol duodenal", Kind::iron},
          Named{"Zink", Kind::zinc}, Named{"my Zinc 25", Kind::zinc},
          Named{"Calcium 500", Kind::calcium}, Named{"Kalzium", Kind::calcium},
          Named{"Calcium + Vitamin D3", Kind::calcium}, Named{"Vitamin D", Kind::vitamin_d},
          Named{"Vitamin D3 1000 IE", Kind::vitamin_d}, Named{"Vitamin C 500", Kind::vitamin_c},
          Named{"Eisen mit Vitamin C", Kind::iron}}) {
        CAPTURE(n.name);
        CHECK(diary::class_of(n.name) == n.kind);
    }
    for (const char* name : {"environment", "Vitamin complex", "Vitamin Day", "Calcitriol",
                             "Hyaluron", "\u00DCbereisen"})
        CHECK_FALSE(diary::class_of(name));
}

TEST_CASE("intake: every kind has a word of its own") {
    std::set<std::string_view> words;
    for (int i = 0; i < diary::kinds; ++i) {
        const auto kind = static_cast<Kind>(i);
        CHECK(diary::kind_named(word(kind)) == kind);
        words.insert(word(kind));
        CHECK(diary::is_medicine(kind) == (i >= 7));
    }
    CHECK(words.size() == diary::kinds);
    CHECK_FALSE(diary::kind_named("gold"));
}

TEST_CASE("laboratory: a value with unit and date, without a target") {
    const LabNote good{"ferritin", 43.5, "µg/l", day("2026-11-20"), ""};
    CHECK_FALSE(check(good, noon));
    const auto fault = [&](auto change) {
        LabNote n = good;
        change(n);
        return check(n, noon).value();
    };
    CHECK(fault([](LabNote& n) { n.what.assign(1, ' '); }).field == LabField::what);
    CHECK(fault([](LabNote& n) { n.value = -1; }).error == LabError::out_of_range);
    CHECK(fault([](LabNote& n) { n.value = std::numeric_limits<double>::infinity(); }).field ==
          LabField::value);
    CHECK(fault([](LabNote& n) { n.unit.clear(); }).error == LabError::missing);
    CHECK(fault([](LabNote& n) { n.unit = std::string(31, 'g'); }).error == LabError::too_long);
    CHECK(fault([](LabNote& n) { n.day = day("2026-11-21"); }).error == LabError::in_future);
    CHECK(fault([](LabNote& n) { n.what = std::string(101, 'a'); }).field == LabField::what);
    CHECK(fault([](LabNote& n) { n.note = std::string(2001, 'a'); }).field == LabField::note);
    CHECK(diary::lab_words().front() == "ferritin");
}
