// claims: by topic and one by one, for people and for programs.
#include "rig.h"

#include <doctest/doctest.h>

#include <set>

using rig::Rig;

TEST_CASE("claims: all of them, each once, under their topics") {
    Rig rolltakt;
    const auto said = rolltakt("claims");
    CHECK(said.exit_code == 0);
    CHECK(said.err.empty());
    CHECK(said.says("Amounts (amount)"));
    CHECK(said.says("  bfr_250  Holds: “The German risk institute"));
    const auto all = rolltakt("claims --json").json();
    std::set<std::string> ids;
    for (const auto& claim : all["claims"]) ids.insert(claim["id"].get<std::string>());
    CHECK(ids.size() == all["claims"].size());
    CHECK(ids.size() >= 40);
}

TEST_CASE("claims TOPIC: what is about it, wherever it stands") {
    Rig rolltakt;
    const auto list = rolltakt("claims vitamin_d --json").json()["claims"];
    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == "vitamin_d_activation");
    bool others = false;
    const auto of_magnesium = rolltakt("claims magnesium --json").json()["claims"];
    for (const auto& claim : of_magnesium) {
        const auto topics = claim["topics"].get<std::set<std::string>>();
        CHECK(topics.count("magnesium") == 1);
        others = others || claim["topics"][0] != "magnesium";
    }
    CHECK(others);
    const auto wrong = rolltakt("claims slep");
    CHECK(wrong.exit_code == 1);
    CHECK(wrong.complains("There is no topic “slep”; there are: magnesium, amount"));
}

TEST_CASE("claims show: verdict, evidence, what is known, sources; in both languages") {
    Rig rolltakt;
    const auto said = rolltakt("claims show cramps_within_hours");
    CHECK(said.says("Contradicted."));
    CHECK(said.says("Evidence: several trials."));
    CHECK(said.says("    Garrison et al., Cochrane Database Syst Rev 2020"));
    const auto german = rolltakt("claims show cramps_within_hours --language de");
    CHECK(german.says("Widerlegt."));
    CHECK(german.says("„Magnesiumcitrat oder"));
    const auto claim = rolltakt("claims show fewer_painkillers --json").json()["claims"][0];
    CHECK(claim["verdict"] == "no_source");
    CHECK(claim["sources"].empty());
    CHECK(claim["evidence"].is_null());
    std::set<std::string> keys;
    for (const auto& [key, value] : claim.items()) keys.insert(key);
    CHECK(keys == std::set<std::string>{"id", "topics", "claim", "verdict", "evidence", "known",
                                        "sources"});
    CHECK(rolltakt("claims show nothing").complains("There is no claim “nothing”."));
    CHECK(rolltakt("claims show").exit_code == 2);
}

TEST_CASE("claims: a broken file is named on standard error, the others are there") {
    Rig rolltakt;
    rolltakt.around.claims = rolltakt.folder;
    rolltakt.file("x.toml", "[[claim]]\nid = 3\n");
    const auto said = rolltakt("claims --json");
    CHECK(said.exit_code == 0);
    CHECK(said.complains("x.toml, line 2, column 6: “id” must be a text"));
    CHECK(said.json()["claims"].empty());
}

TEST_CASE("claims: beside a limit, and beside oil, one line says where more is told") {
    Rig rolltakt;
    const std::string oxide = "log dose --form oxide --elemental-mg ";
    CHECK_FALSE(rolltakt(oxide + "100").says("rolltakt claims"));
    const auto over = rolltakt(oxide + "200");
    CHECK(over.says("what is known: rolltakt claims amount\n"));
    CHECK(over.out.find("rolltakt claims") == over.out.rfind("rolltakt claims"));
    CHECK(rolltakt("log dose --form oil --compound-mg 500").says("rolltakt claims forms\n"));
    CHECK_FALSE(rolltakt(oxide + "100 --json").says("rolltakt claims"));
}
