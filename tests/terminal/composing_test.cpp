// routine compose, and play with what feels tight.
#include "terminal/composing.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <algorithm>

using rig::Rig;

TEST_CASE("compose: shown like a routine, with what was left out and what goes round") {
    Rig rolltakt;
    const auto said = rolltakt("routine compose --tight calf,low_back:left --minutes 5 --json");
    REQUIRE(said.exit_code == 0);
    const auto made = said.json();
    CHECK(made["id"] == "today");
    CHECK(made["title"] == "Today: Calf, Low back");
    CHECK(made["duration_s"].get<double>() <= 300.0);
    CHECK(made["duration_s"].get<double>() >= 295.0);
    CHECK(made["steps"].size() >= 3);
    CHECK(made["gone_round"] == nlohmann::json::array({"low_back"}));
    CHECK(made["left_out"].empty());
    REQUIRE(made["claims"].size() == 1);
    CHECK(made["claims"][0]["evidence"] == "advice");
    CHECK(made["claims"][0]["source"].is_null());
    CHECK(rolltakt("routine compose --tight calf,chest,front_thigh --minutes 3")
              .says("Not in it: Chest, Front of the thigh. There is no time for it in 3 minutes."));
}

TEST_CASE("compose: in German, whatever was asked before") {
    Rig rolltakt;
    const auto made = rolltakt("routine compose --tight neck --language de --json").json();
    CHECK(made["title"] == "Heute: Nacken");
    CHECK(made["about"] == "10 Minuten für das, was sich heute verspannt anfühlt.");
}

TEST_CASE("compose: what is spared, and what is not at hand") {
    Rig rolltakt;
    const auto nothing = rolltakt("routine compose --tight calf --spare calf --json");
    CHECK(nothing.exit_code == 1);
    CHECK(nothing.json()["error"]["code"] == "nothing_left");
    const auto bare =
        rolltakt("routine compose --tight calf,chest --without roller,ball --minutes 3 --json");
    REQUIRE(bare.exit_code == 0);
    CHECK(bare.json()["steps"][0]["exercise"] == "calf_stretch");
    CHECK(bare.json()["left_out"] == nlohmann::json::array({"chest"}));
}

TEST_CASE("compose: a wrong word is a mistake in the command line, and the right ones are named") {
    Rig rolltakt;
    for (const auto* words :
         {"routine compose --tight knee", "routine compose --tight calf:up",
          "routine compose --tight calf --minutes 7", "routine compose --tight calf --spare knee",
          "routine compose --tight calf --without car", "routine compose", "play",
          "play --minutes 3", "play starter --tight calf"}) {
        CAPTURE(words);
        CHECK(rolltakt(words).exit_code == 2);
    }
    CHECK(rolltakt("routine compose --tight knee").complains("foot_sole, calf, outer_shin"));
}

TEST_CASE("play: without a routine there is a list, and at a terminal one is chosen from it") {
    Rig rolltakt;
    const auto told = rolltakt("play");
    CHECK(told.exit_code == 2);
    CHECK(told.complains("There are: "));
    CHECK(told.complains("starter"));
    const auto played = [&](std::initializer_list<const char*> lines) {
        std::deque<Rig::Key> keys;
        for (const char* line : lines) keys.push_back({0.0, line});
        keys.push_back({units::seconds(rolltakt.now) + 3000.0, ""}); // after it
        rolltakt.types(keys);
        return rolltakt("play --roller none");
    };
    const auto named = played({"99", "calves", "0", "", ""});
    CHECK(named.says("starter  "));
    CHECK(named.says("“99” is none of them."));
    CHECK(rolltakt("session last --json").json()["routine"] == "calves");
    CHECK(played({"", "", ""}).exit_code == 0);
    CHECK(rolltakt("session last --json").json()["routine"] == "starter");
    const auto first = rolltakt("routine list --json").json()["routines"][0]["id"];
    CHECK(played({"1", "", ""}).exit_code == 0);
    CHECK(rolltakt("session last --json").json()["routine"] == first);
    CHECK(rolltakt("play --roller none --headless").exit_code == 2); // nobody to ask
}

TEST_CASE("compose: it plays, is kept with its own name, and can be resumed by it") {
    Rig rolltakt;
    const auto played =
        rolltakt("play --tight calf:left --minutes 3 --roller none --headless --json");
    REQUIRE(played.exit_code == 0);
    CHECK(played.json()["ended"] == "done");
    CHECK(played.json()["routine"] == "today");
    const auto kept = rolltakt("session last --json").json();
    CHECK(kept["routine"] == "today");
    CHECK(kept["steps"][0]["exercise"] == "calf");
    CHECK(kept["steps"][0]["side"] == "left");
}

TEST_CASE("compose: what the person told decides, and the first week is short and light") {
    Rig rolltakt;
    const auto made = rolltakt("routine compose --tight calf --minutes 10 --json").json();
    for (const auto& step : made["steps"])
        if (step["exercise"] == "calf") {
            CHECK(step["work_s"] == 30.0);
            CHECK(step["set"] == 1);
        }
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    rolltakt("care screening --none");
    rolltakt.days_later(8);
    const auto later = rolltakt("routine compose --tight calf --minutes 10 --json").json();
    CHECK(std::any_of(later["steps"].begin(), later["steps"].end(),
                      [](const auto& step) { return step["work_s"] > 30.0; }));
    rolltakt("care screening --applies fever");
    const auto nothing = rolltakt("routine compose --tight calf --json");
    CHECK(nothing.json()["error"]["code"] == "not_today");
    CHECK(nothing.complains("fever"));
    CHECK(rolltakt("play --tight calf --roller none --headless --json").json()["error"]["code"] ==
          "not_today");
    CHECK(rolltakt("routine compose --tight calf --spare calf --json").json()["error"]["code"] ==
          "nothing_left");
    rolltakt("care screening --applies skin_disease:calf");
    const auto placed = rolltakt("routine compose --tight calf --json");
    CHECK(placed.json()["error"]["code"] == "not_today");
    CHECK(placed.complains("skin"));
    const auto without = rolltakt("routine compose --tight calf,forearm --json").json();
    CHECK(without["left_out"] == nlohmann::json::array({"calf"}));
}

TEST_CASE("routine show: statements about effects carry their label and source") {
    Rig rolltakt;
    const auto shown = rolltakt("routine show low_back");
    CHECK(shown.says("because no ribs carry the load there"));
    CHECK(shown.says("(usual advice, not tried in studies)"));
    CHECK(shown.says("(no trial found)"));
    CHECK(shown.says("Wu et al., Front Med 2021"));
    const auto document = rolltakt("routine show low_back --json").json();
    REQUIRE(document["claims"].size() == 3);
    CHECK(document["claims"][2]["evidence"] == "mixed");
    CHECK(document["position_changes"] == 3);
}

TEST_CASE("every shipped routine, played without sensor, lasts as long as it says") {
    Rig rolltakt;
    const auto listed = rolltakt("routine list --json").json();
    for (const auto& routine : listed["routines"]) {
        const std::string id = routine["id"];
        CAPTURE(id);
        const auto played = rolltakt("play " + id + " --roller none --headless --json");
        REQUIRE(played.json()["ended"] == "done");
        const auto kept = rolltakt("session last --json").json();
        CHECK(kept["steps"].back()["end_s"].get<double>() ==
              doctest::Approx(routine["duration_s"].get<double>()).epsilon(0.001));
    }
}

TEST_CASE("compose: at the wall nothing is measured, and nobody is waited for") {
    Rig rolltakt;
    const auto played =
        rolltakt("play --tight chest:left,calf:left --minutes 5 --roller sim --headless --json");
    REQUIRE(played.json()["ended"] == "done");
    bool wall = false, floor = false;
    const auto kept = rolltakt("session last --json").json();
    for (const auto& step : kept["steps"]) {
        if (step["exercise"] == "chest") {
            wall = true;
            CHECK(step["measured"] == false);
            CHECK(step["strokes"].empty());
            CHECK(step["end_s"].get<double>() - step["start_s"].get<double>() ==
                  doctest::Approx(30.0).epsilon(0.01));
        }
        if (step["exercise"] == "calf") {
            floor = true;
            CHECK(step["measured"] == true);
            CHECK_FALSE(step["strokes"].empty());
        }
    }
    CHECK(wall);
    CHECK(floor);
}
