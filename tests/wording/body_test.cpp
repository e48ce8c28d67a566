#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <set>

using routine::Evidence, routine::Language, routine::Region;

TEST_CASE("body: every region and every label has a name of its own in both languages") {
    for (const auto language : {Language::de, Language::en}) {
        wording::begin(places::build("/share/locale"), language);
        std::set<std::string> names;
        for (int i = 0; i < routine::regions; ++i)
            names.insert(wording::name(static_cast<Region>(i)));
        CHECK(names.size() == routine::regions);
        std::set<std::string> labels;
        for (int i = 0; i <= static_cast<int>(Evidence::advice); ++i)
            labels.insert(wording::name(static_cast<Evidence>(i)));
        CHECK(labels.size() == 5);
        CHECK(labels.count("") == 0);
    }
    CHECK(wording::name(Region::low_back) == "Low back");
}

TEST_CASE("body: a composed routine has its texts in both languages, whichever is spoken") {
    routine::Composed composed;
    composed.marks = {{Region::calf}, {Region::low_back}, {Region::chest}, {Region::forearm}};
    composed.gone_round = {Region::low_back};
    composed.left_out = {Region::chest};
    for (const auto language : {Language::de, Language::en}) {
        wording::begin(places::build("/share/locale"), language);
        const auto r = wording::described(composed, 10);
        CHECK(r.title.en == "Today: Calf, Low back, Chest and 1 more");
        CHECK(r.title.de == "Heute: Wade, Unterer Rücken, Brust und 1 weitere");
        CHECK(r.about.de == "10 Minuten für das, was sich heute verspannt anfühlt.");
        REQUIRE(r.claims.size() == 1);
        CHECK(r.claims[0].evidence == Evidence::advice);
        CHECK(r.claims[0].text.de.find("Auf dem unteren Rücken wird nichts gerollt, weil") == 0);
        CHECK(wording::language() == language);
    }
    CHECK(wording::not_in_it(composed) == "Not in it: Chest.");
    composed.left_out.clear();
    CHECK(wording::not_in_it(composed).empty());
}

TEST_CASE("body: a statement is followed by its label") {
    wording::begin(places::build("/share/locale"), Language::en);
    const routine::Claim claim{{"Kurz.", "Short."}, Evidence::no_trial, {}};
    CHECK(wording::line(claim) == "Short. (no trial found)");
}

TEST_CASE("body: said aloud, a variant in another position has its own set-up alone") {
    wording::begin(places::build("/share/locale"), Language::en);
    routine::Exercise hip;
    hip.id = "hip";
    hip.set_up = {"Leg dich hin.", "Lie down."};
    hip.variants.resize(2);
    hip.variants[1].id = "lighter";
    hip.variants[1].how = {"Stell dich an die Wand.", "Stand at the wall."};
    routine::Routine r;
    r.exercises = {hip};
    r.steps.resize(1);
    r.steps[0].variant = 1;
    const auto said = [&] {
        std::string text;
        for (const auto& line : wording::spoken_how(r, 0))
            for (const auto& part : line) text += part.text + "|";
        return text;
    };
    CHECK(said() == "Lie down.|Stand at the wall.|");
    r.exercises[0].variants[1].place = routine::Place::wall;
    CHECK(said() == "Stand at the wall.|");
}
