// The fortnight sheet: what it asks, and how it looks to others.
#include "paper/sheet.h"

#include "pdf_file.h"
#include "places.h"
#include "wording/wording.h"

#include <algorithm>

using diary::Item, paper::Sheet, paper::SheetFacts, paper::Size, pdf::has, routine::Language;

namespace {

void speak(Language language) { wording::begin(places::build("/share/locale"), language); }

diary::Dose dose(const char* taken) {
    diary::Dose d;
    d.taken = units::wall_time(taken).value();
    d.zone = "Europe/Berlin";
    d.product.components = {
        {diary::Form::bisglycinate, diary::Basis::compound, diary::Milligrams{500.0}}};
    return d;
}

SheetFacts facts() {
    SheetFacts f;
    f.from = units::day("2026-11-26").value(); // a Thursday
    f.choice = {Item::cramps, Item::tension, Item::stress, Item::headache, Item::caffeine};
    f.usual = {dose("2026-11-25T21:30:00+01:00")};
    return f;
}

// As many boxes as there can be.
SheetFacts most() {
    SheetFacts f = facts();
    f.choice = {Item::tension, Item::tinnitus,     Item::vision, Item::headache,
                Item::cramps,  Item::new_medicine, Item::stress, Item::fatigue};
    f.usual.assign(6, f.usual.front());
    return f;
}

std::vector<std::string> names(const paper::SheetBlock& block) {
    std::vector<std::string> all;
    for (const auto& row : block.rows) all.push_back(row.name);
    return all;
}

const paper::SheetRow& named(const Sheet& sheet, const std::string& name) {
    for (const auto& block : sheet.blocks)
        for (const auto& row : block.rows)
            if (row.name == name) return row;
    FAIL("no row ", name);
    return sheet.blocks.front().rows.front();
}

} // namespace

TEST_CASE("sheet: it asks what the morning page asks, by day") {
    speak(Language::en);
    const Sheet s = paper::sheet_of(facts());
    REQUIRE(s.days.size() == 14);
    CHECK(s.days.front() == paper::SheetDay{"Thu", "26 Nov", false});
    CHECK(s.days[4] == paper::SheetDay{"Mon", "30 Nov", true});
    CHECK(s.days.back().date == "9 Dec");
    CHECK(s.title == "Rolltakt, two weeks of the diary: 26 Nov 2026 to 9 Dec 2026");
    REQUIRE(s.blocks.size() == 2);
    CHECK(names(s.blocks[0]) == std::vector<std::string>{"Quality", "Into bed", "Tried to sleep",
                                                         "Minutes until asleep", "Awakenings",
                                                         "Minutes awake at night", "Awake for good",
                                                         "Out of bed", "Cramps", "Cramps, side",
                                                         "Cramps, muscle", "Cramps, occasion"});
    CHECK(names(s.blocks[1]) ==
          std::vector<std::string>{"bisglycinate, without water 500 mg: 70.48 mg magnesium",
                                   "Magnesium, another dose", "These are milligrams of", "Taken at",
                                   "Tension", "Tension, region", "Stress", "Headache",
                                   "Headache, new or sudden", "Caffeine", "Caffeine, time", "Stool",
                                   "Nausea", "Rolled"});
    CHECK(named(s, "Tension").how == "0 = none, 10 = unbearable");
    CHECK(named(s, "Stool").how == "0 = usual, 1 = softer, 2 = watery");
    CHECK(named(s, "Caffeine").how == "cups");
    CHECK(named(s, "Cramps, side").belongs);
    CHECK(named(s, "Caffeine, time").belongs);
}

TEST_CASE("sheet: who takes nothing is not asked how it is borne, and chooses what is asked") {
    speak(Language::en);
    SheetFacts f = facts();
    f.choice.clear();
    f.usual.clear();
    const Sheet s = paper::sheet_of(f);
    CHECK(s.blocks[0].rows.size() == 8);
    CHECK(names(s.blocks[1]) == std::vector<std::string>{"Magnesium, a dose",
                                                         "These are milligrams of", "Taken at",
                                                         "Rolled"});
}

TEST_CASE("sheet: the practising person's says so") {
    speak(Language::en);
    SheetFacts f = facts();
    f.practice = true;
    CHECK(paper::sheet_of(f).title.ends_with("(practice)"));
}

TEST_CASE("sheet: on paper in both languages, whole, on one page or two") {
    SheetFacts few = facts();
    few.choice = {Item::tension, Item::stress, Item::caffeine};
    for (const auto language : {Language::en, Language::de})
        for (const auto size : {Size::a4, Size::letter})
            for (const auto& [asked, pages] :
                 {std::pair{few, 1}, std::pair{facts(), 2}, std::pair{most(), 2}}) {
                speak(language);
                const Sheet sheet = paper::sheet_of(asked);
                const auto printed = paper::print(sheet, size).value();
                CHECK(printed.pages == pages);
                CHECK(printed.pdf == paper::print(sheet, size).value().pdf);
                const pdf::File file{printed.pdf};
                const std::string text = file.text();
                CHECK_FALSE(has(text, "…")); // nothing is cut off
                for (const auto& day : sheet.days) CHECK(has(text, day.date));
                for (const auto& block : sheet.blocks) CHECK(has(text, block.title));
                CHECK(has(text, language == Language::de ? "Gerollt" : "Rolled"));
                CHECK(has(file.info(), "Pages:           " + std::to_string(pages)));
            }
    speak(Language::en);
}
