#include "diary/limits.h"

#include "days.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using diary::Caution, diary::DayTotal, diary::Milligrams, diary::Person;

namespace {

DayTotal day_of(const std::vector<double>& singles, int on_skin = 0) {
    DayTotal total;
    for (const double mg : singles) {
        total.supplements += Milligrams{mg};
        total.singles.push_back({{}, {mg}});
    }
    total.entries = static_cast<int>(singles.size()) + on_skin;
    return total;
}

// "over_350 IOM 1997, over_250 BfR 2017"; cautions without institute.
std::string said(const DayTotal& total, const Person& person) {
    std::string text;
    for (const auto& n : diary::notices(total, person)) {
        if (!text.empty()) text += ", ";
        text += word(n.code);
        if (n.institute.empty()) continue;
        text += ' ';
        text += n.institute;
        text += ' ';
        text += std::to_string(n.year);
    }
    return text;
}

} // namespace

TEST_CASE("limits: in Germany 250 in two, 350, 400 and 2500, each only when it is crossed") {
    const Person german{"DE", {}};
    CHECK(said(day_of({125, 125}), german) == "");
    CHECK(said(day_of({125.1}), german) == "split_in_two BfR 2017");
    CHECK(said(day_of({250}), german) == "split_in_two BfR 2017");
    CHECK(said(day_of({100, 100, 50.1}), german) == "over_250 BfR 2017");
    CHECK(said(day_of({100, 100, 100, 50}), german) == "over_250 BfR 2017");
    CHECK(said(day_of({100, 100, 100, 51}), german) == "over_350 IOM 1997, over_250 BfR 2017");
    CHECK(said(day_of({100, 100, 100, 100}), german) == "over_350 IOM 1997, over_250 BfR 2017");
    CHECK(said(day_of({200, 201}), german) ==
          "over_400, over_350 IOM 1997, split_in_two BfR 2017, over_250 BfR 2017");
    CHECK(said(day_of({100, 2399}), german).find("from_2500") == std::string::npos);
    CHECK(said(day_of({100, 2400}), german).rfind("from_2500 SCF 2001, over_400", 0) == 0);
}

TEST_CASE("limits: the country chooses the institute") {
    CHECK(said(day_of({150, 150}), {"US", {}}) == "");
    CHECK(said(day_of({180, 180}), {"US", {}}) == "over_350 IOM 1997");
    CHECK(said(day_of({180, 180}), {"NO", {}}) == "over_350 VKM 2016");
    CHECK(said(day_of({100, 100, 100}), {"FR", {}}) == "over_250 SCF 2001");
    for (const char* country : {"", "DE", "AT", "CH"})
        CHECK(said(day_of({100, 100, 100}), {country, {}}) == "over_250 BfR 2017");
}

TEST_CASE("limits: a notice carries the person's value and the limit") {
    const auto notices = diary::notices(day_of({200, 100}), {"DE", {}});
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].value == Milligrams{200});
    CHECK(notices[0].limit == Milligrams{125});
    CHECK(notices[1].value == Milligrams{300});
    CHECK(notices[1].limit == Milligrams{250});
}

TEST_CASE("limits: with kidney disease any magnesium is asked about first, on the skin too") {
    CHECK(said(day_of({10}), {"US", {Caution::kidney_disease}}) == "kidney_disease");
    CHECK(said(day_of({}, 1), {"DE", {Caution::kidney_disease}}) == "kidney_disease");
    CHECK(said(day_of({}), {"DE", {Caution::kidney_disease}}) == "");
}

TEST_CASE("limits: bowel disease, pregnancy and children") {
    const std::vector<Caution> both{Caution::pregnancy, Caution::bowel_disease};
    CHECK(said(day_of({50}), {"DE", both}) == "bowel_disease, pregnancy");
    CHECK(said(day_of({}, 1), {"DE", both}) == "");
    CHECK(said(day_of({50}), {"DE", {Caution::child}}) == "not_for_children");
    CHECK(said(day_of({}, 1), {"DE", {Caution::child}}) == "not_for_children");
}

TEST_CASE("limits: every caution has its notice and its word") {
    std::set<std::string> seen;
    for (int i = 0; i < diary::cautions; ++i) {
        const auto caution = static_cast<Caution>(i);
        CHECK(diary::caution_named(word(caution)) == caution);
        seen.insert(said(day_of({50}), {"DE", {caution}}));
    }
    CHECK(seen.size() == diary::cautions);
    CHECK(seen.count("") == 0);
    CHECK_FALSE(diary::caution_named("hunger"));
}
