// The person's safety from the command line: asked where somebody sits there, told by options where
// nobody does, and never waiting for nobody.
#include "rig.h"

#include <doctest/doctest.h>

#include <algorithm>

using rig::Rig;

namespace {

nlohmann::json last(Rig& rolltakt) { return rolltakt("session last --json").json(); }

} // namespace

TEST_CASE("care: a new file shows the numbers of where the computer is, and a choice stays") {
    Rig rolltakt;
    rolltakt.around.country = "AT";
    REQUIRE(rolltakt("care screening --none").exit_code == 0); // makes it
    CHECK(rolltakt("person --json").json()["country"] == "AT");
    REQUIRE(rolltakt("person --country -").exit_code == 0);
    REQUIRE(rolltakt("care screening --none").exit_code == 0);
    CHECK(rolltakt("person --json").json()["country"].is_null());
}

TEST_CASE("care: headless nothing is asked, and nothing answered is null") {
    Rig rolltakt;
    rolltakt.around.typed = []() -> std::optional<std::string> { return std::nullopt; };
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller none --headless --json");
    REQUIRE(played.exit_code == 0);
    const auto session = last(rolltakt);
    CHECK(session["discomfort_before"].is_null());
    CHECK(session["painkiller"].is_null());
    CHECK(session["discomfort_after"].is_null());
    CHECK(session["pain"].empty());
    CHECK(session["next_day"].empty());
    CHECK(session["steps"].size() == 2);
}

TEST_CASE("care: somebody new and nobody to ask: light, no ramp, one sentence, and it runs") {
    Rig rolltakt;
    rolltakt("person --mass-kg 70");
    const std::string play = "play " + rolltakt.short_routine() + " --headless --roller none";
    const auto played = rolltakt(play + " --json --painkiller no");
    REQUIRE(played.exit_code == 0);
    CHECK(played.json()["ended"] == "done");
    CHECK(played.complains("The safety questions are not answered"));
    CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
    CHECK(last(rolltakt)["steps"].size() == 2); // as the routine has it
    const auto said = rolltakt(play);
    CHECK(said.says("Light today: the safety questions are not answered yet. rolltakt care "
                    "screening asks them."));
    CHECK_FALSE(said.complains("safety"));
    CHECK_FALSE(rolltakt("play " + rolltakt.short_routine() + " --headless --roller sim")
                    .complains("safety"));
    rolltakt("care screening --none");
    rolltakt.days_later(8);
    CHECK_FALSE(rolltakt(play).complains("safety"));
    CHECK(last(rolltakt)["steps"][0]["variant"] == "normal");
    rolltakt.days_later(90);
    CHECK(rolltakt(play).says("answered more than 90 days ago"));
    CHECK_FALSE(rolltakt(play).says("not answered yet"));
    CHECK(rolltakt(play + " --json").complains("answered more than 90 days ago"));
    CHECK(last(rolltakt)["steps"][0]["variant"] == "lighter");
}

TEST_CASE("care: told by options it is stored with the session and heeded") {
    Rig rolltakt;
    const auto played = rolltakt("play " + rolltakt.short_routine() +
                                 " --roller sim --headless --discomfort 2 --painkiller yes "
                                 "--discomfort-after 1");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Light today: a painkiller hides what is too much."));
    const auto session = last(rolltakt);
    CHECK(session["discomfort_before"] == 2);
    CHECK(session["painkiller"] == true);
    CHECK(session["discomfort_after"] == 1);
    CHECK(session["steps"][0]["variant"] == "lighter");
    CHECK(rolltakt("play starter --headless --discomfort 11").exit_code == 2);
    CHECK(rolltakt("play starter --headless --painkiller perhaps").exit_code == 2);
}

TEST_CASE("care: strong discomfort before it: no rolling, and why") {
    Rig rolltakt;
    const auto refused = rolltakt("play " + rolltakt.short_routine() +
                                  " --roller none --headless --json --discomfort 8");
    CHECK(refused.exit_code == 1);
    CHECK(refused.json()["error"]["code"] == "not_today");
    CHECK(refused.complains("professional"));
    CHECK(rolltakt("sessions --json").json()["sessions"].empty());
}

TEST_CASE("care: what applies stops rolling until it is answered anew; history is kept") {
    Rig rolltakt;
    CHECK(rolltakt("care --json").json()["screening_due"] == true);
    REQUIRE(rolltakt("care screening --applies fever").exit_code == 0);
    const std::string play = "play " + rolltakt.short_routine() + " --headless --roller ";
    const auto refused = rolltakt(play + "none --json");
    CHECK(refused.json()["error"]["code"] == "not_today");
    CHECK(refused.complains("rolltakt care lists the signs"));
    CHECK(rolltakt(play + "sim").exit_code == 0); // touches nobody
    rolltakt.types({{0.0, "0"}, {0.0, "n"}});
    CHECK_FALSE(rolltakt(play + "none").says("A painkiller")); // whatever would be answered
    rolltakt.around.typed = nullptr;
    REQUIRE(rolltakt("care screening --none").exit_code == 0);
    CHECK(rolltakt(play + "none").exit_code == 0);
    REQUIRE(rolltakt("care screening --applies vein_disease --applies skin_disease:forearm "
                     "--cleared skin_disease:Dr.Weiss:2026-11-20:ok")
                .exit_code == 0);
    CHECK(rolltakt(play + "none").exit_code == 1); // the calf is off
    const auto care = rolltakt("care --json").json();
    CHECK(care["screening_due"] == false);
    REQUIRE(care["screenings"].size() == 3);
    CHECK(care["screenings"][0]["stops"][0] == "fever");
    CHECK(care["screenings"][2]["conditions"][1]["near"][0] == "forearm");
    CHECK(care["screenings"][2]["conditions"][1]["cleared"]["by"] == "Dr.Weiss");
    rolltakt.days_later(90);
    CHECK(rolltakt("care --json").json()["screening_due"] == true);
    for (const char* wrong : {"hunger", "fever:calf", "pregnancy:calf", "skin_disease:neckk"})
        CHECK(rolltakt(std::string{"care screening --applies "} + wrong).exit_code == 1);
    CHECK(rolltakt("care screening --applies pregnancy --cleared pregnancy:me:2027-11-20")
              .exit_code == 1);
    CHECK(rolltakt("care screening --json").json()["error"]["code"] == "nobody_to_ask");
}

TEST_CASE("care: a clearance takes the day in the person's form, a statement counts once") {
    Rig rolltakt;
    for (const char* day : {"20.11.2026", "11/20/2026", "2026-11-20"}) {
        REQUIRE(rolltakt(std::string{"care screening --applies pregnancy --applies pregnancy "
                                     "--applies fever --applies fever --cleared pregnancy:Dr:"} +
                         day)
                    .exit_code == 0);
        const auto answered = rolltakt("care --json").json()["screenings"].back();
        CHECK(answered["stops"].size() == 1);
        REQUIRE(answered["conditions"].size() == 1);
        CHECK(answered["conditions"][0]["cleared"]["on"] == "2026-11-20");
    }
    rolltakt("care screening --applies implant:chest --applies implant:chest:forearm");
    CHECK(rolltakt("care --json").json()["screenings"].back()["conditions"][0]["near"].size() == 2);
    const auto refused =
        rolltakt("care screening --applies pregnancy --cleared pregnancy:Dr:21.11.2026");
    CHECK(refused.complains("20 Nov 2026"));
    CHECK(rolltakt("care screening --applies pregnancy --cleared pregnancy:a\x1b[1m:20.11.2026")
              .exit_code == 1);
}

TEST_CASE("care: the screening at a terminal says what is wrong, asks where, and a day anew") {
    Rig rolltakt;
    rolltakt.types({"99", "three", "21 21", "17 50", "2 2", "Dr. A", "soon", "20.11.2026", ""});
    const auto asked = rolltakt("care screening");
    REQUIRE(asked.exit_code == 0);
    CHECK(asked.says("“99” cannot be used here: only numbers from 1 to 34"));
    CHECK(asked.says("“three” cannot be used here"));
    CHECK(asked.says("Where?"));
    CHECK(asked.says("“17 50” cannot be used here"));
    CHECK(asked.says("Please type who it was and on which day"));
    const auto answered = rolltakt("care --json").json()["screenings"].back();
    REQUIRE(answered["conditions"].size() == 1);
    const auto& implant = answered["conditions"][0];
    CHECK(implant["near"] == nlohmann::json::array({"calf"}));
    CHECK(implant["cleared"]["on"] == "2026-11-20");
}

TEST_CASE("care: nobody there to ask: the statements are listed, with how to answer them") {
    Rig rolltakt;
    const auto listed = rolltakt("care screening");
    CHECK(listed.exit_code == 1);
    CHECK(listed.says("fracture  a bone is broken, or may be"));
    CHECK(listed.says("skin_disease  your skin is diseased somewhere"));
    CHECK(listed.complains("--applies WORD"));
    CHECK(listed.complains("--none"));
    CHECK(rolltakt("care screening --json").json()["error"]["code"] == "nobody_to_ask");
}

TEST_CASE("care: it is shown in short blocks, each sign on a line of its own") {
    Rig rolltakt;
    rolltakt("care screening --applies pregnancy");
    const auto shown = rolltakt("care");
    CHECK(shown.says("\nWhat applies\n  Please ask a doctor"));
    CHECK(shown.says("\n\nCall 112 at once:\n  - passing water is newly impossible"));
    CHECK(shown.says("\n  - chest pain\n"));
    std::istringstream lines{shown.out};
    for (std::string line; std::getline(lines, line);) CHECK(line.size() < 200);
}

TEST_CASE("care: where Enter keeps an answer, a key that skips is named") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt.types({{0.0, "4"}, {0.0, "<"}, {0.0, "-"}, {0.0, "n"}, {200.0, ""}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none");
    CHECK(played.says("Enter: as before (4), - skips"));
    CHECK(last(rolltakt)["discomfort_before"].is_null());
}

TEST_CASE("care: a day that may be two is refused with how to type either") {
    Rig rolltakt;
    const auto refused =
        rolltakt("care screening --applies pregnancy --cleared pregnancy:Dr:05/06/2026");
    CHECK(refused.exit_code == 1);
    CHECK(refused.complains("please type 5 Jun 2026 or 6 May 2026"));
}

TEST_CASE("care: the first week is one set of thirty seconds") {
    Rig rolltakt;
    rolltakt("care screening --none");
    const auto played = rolltakt("play calves --roller none --headless");
    CHECK(played.says("first week"));
    const auto session = last(rolltakt);
    for (const auto& step : session["steps"]) {
        CHECK(step["set"] == 1);
        if (step["exercise"] == "calf")
            CHECK(step["end_s"].get<double>() - step["start_s"].get<double>() < 30.1);
    }
}

TEST_CASE("care: at a terminal it is asked: screening, discomfort, painkiller, and after it") {
    Rig rolltakt;
    std::deque<Rig::Key> keys;
    for (const char* line :
         {"12 40", "13", "Dr. A", "20.11.2026", "light only", "4", "<", "3", "?", "n"})
        keys.push_back({0.0, line});
    keys.push_back({200.0, "2"}); // the session is over by then
    rolltakt.types(keys);
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Please do not roll if:\n"));
    CHECK_FALSE(played.says("if .."));
    CHECK(played.says("How much discomfort do you feel now?"));
    CHECK(played.says("Enter: as before (4)"));
    CHECK(played.says("“?” is no answer to that."));
    const auto session = last(rolltakt);
    CHECK(session["discomfort_before"] == 3);
    CHECK(session["painkiller"] == false);
    CHECK(session["discomfort_after"] == 2);
    const auto care = rolltakt("care --json").json();
    REQUIRE(care["screenings"].size() == 1);
    CHECK(care["screenings"][0]["conditions"][0]["cleared"]["note"] == "light only");
}

TEST_CASE("care: next morning it is asked where it is sore, and the region is spared") {
    Rig rolltakt;
    rolltakt("care screening --none");
    const std::string play = "play " + rolltakt.short_routine() + " --roller none";
    REQUIRE(rolltakt(play + " --headless").exit_code == 0);
    rolltakt.days_later(1);
    rolltakt.types({"y", "6", "1", "n"});
    const auto refused = rolltakt(play);
    CHECK(refused.exit_code == 1);
    CHECK(refused.says("Sore or bruised"));
    CHECK(refused.complains("Left out today: Calf"));
    CHECK(rolltakt("care --json").json()["spared"][0] == "calf");
    CHECK(last(rolltakt)["next_day"][0]["soreness"] == 6);
    rolltakt.days_later(1);
    REQUIRE(rolltakt("care morning --sore calf:0").exit_code == 0);
    CHECK(rolltakt("care --json").json()["spared"].empty());
    CHECK(rolltakt(play + " --headless").exit_code == 0);
    REQUIRE(rolltakt("care morning --bruised calf --sore buttock:2").exit_code == 0);
    CHECK(rolltakt("care --json").json()["spared"].size() == 1);
    for (const char* wrong : {"--sore calf", "--sore neck:3", "--sore calf:11", "--bruised head"})
        CHECK(rolltakt(std::string{"care morning "} + wrong).exit_code == 1);
}

TEST_CASE("care: what is told of the last days is receipted in one sentence") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(rolltakt("care morning --none").says("Nothing is asked about the last days."));
    rolltakt.days_later(1);
    CHECK(rolltakt("care morning --none").says("Noted of the last days: Calf: 0 of 10"));
    CHECK(rolltakt("care morning --sore calf:6 --bruised buttock")
              .says("Noted of the last days: Calf: 6 of 10; Buttock: bruised."));
}

TEST_CASE("care: of a session that is not there nothing is told, not even that there was nothing") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto sore = rolltakt("care morning --session bogus --sore calf:3");
    const auto none = rolltakt("care morning --session bogus --none");
    CHECK(none.exit_code == 1);
    CHECK(none.err == sore.err);
    CHECK(rolltakt("care morning --session last --none").exit_code == 0);
}

TEST_CASE("care: a wrong word is refused with those there are") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(
        rolltakt("care morning --sore clf:3").complains("“clf” cannot be used here; there are: "));
    CHECK(rolltakt("care morning --sore clf:3").complains("calf, "));
    CHECK_FALSE(rolltakt("care morning --sore clf:3").complains("low_back")); // never rolled
    CHECK(rolltakt("care morning --bruised clf").complains("calf, "));
    CHECK(rolltakt("care morning --sore calf").complains("calf:0 .. 10"));
    CHECK(rolltakt("care screening --applies fevr").complains("fever, "));
    CHECK(rolltakt("care screening --applies fevr").complains("skin_disease, "));
    CHECK(rolltakt("care screening --applies skin_disease:clf").complains("calf, "));
    CHECK(rolltakt("care screening --applies pregnancy --cleared pregnncy:Dr.A:2026-11-20")
              .complains("pregnancy, "));
}

TEST_CASE("care: the morning is asked about until it is answered; without options it is shown") {
    Rig rolltakt;
    rolltakt("care screening --none");
    CHECK(rolltakt("care morning --json").json()["asked"].empty());
    const std::string play = "play " + rolltakt.short_routine() + " --roller none";
    REQUIRE(rolltakt(play + " --headless").exit_code == 0);
    const std::string first = rolltakt("session last --json").json()["id"];
    rolltakt.days_later(1);
    for (int i = 0; i < 2; ++i) { // it uses nothing up
        const auto asked = rolltakt("care morning --json").json()["asked"];
        REQUIRE(asked.size() == 1);
        CHECK(asked[0]["region"] == "calf");
        CHECK(asked[0]["session"] == first);
    }
    CHECK(rolltakt("care morning").says("Calf"));
    rolltakt.types({{0.0, ""}, {0.0, "0"}, {0.0, "n"}, {300.0, ""}}); // skipped, and after it
    REQUIRE(rolltakt(play).says("Sore or bruised"));
    rolltakt.around.typed = nullptr;
    CHECK(rolltakt("care morning --json").json()["asked"].size() == 1);
    rolltakt.days_later(1); // two sessions are open now, and one question is for both
    const auto asked = rolltakt("care morning --json").json()["asked"];
    REQUIRE(asked.size() == 1);
    CHECK(asked[0]["session"] != first);
    REQUIRE(rolltakt("care morning --none").exit_code == 0);
    CHECK(rolltakt("care morning --json").json()["asked"].empty());
    CHECK(last(rolltakt)["next_day"][0]["soreness"] == 0);
    CHECK(rolltakt("care morning --none --sore calf:3").exit_code == 2);
}

TEST_CASE("care: after strong pain it waits until the person says how it goes on") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt.types({{12.0, "x"}, {14.0, "s"}, {14.0, ""}, {200.0, "p"}, {300.0, "q"}});
    const auto played = rolltakt("play starter --roller none --headless");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("professional"));
    CHECK(played.says("g and Enter goes on without this place, q and Enter stops."));
    CHECK(last(rolltakt)["steps"].size() <= 1);
}

TEST_CASE("care: pain told while rolling ends the exercise for the day") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt.types({{12.0, "x"}, {14.0, "8"}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Not this exercise any more today."));
    CHECK(played.says("Emergency: 112"));
    const auto session = last(rolltakt);
    REQUIRE(session["pain"].size() == 1);
    CHECK(session["pain"][0]["discomfort"] == 8);
    CHECK(session["pain"][0]["exercise"] == "calf");
    REQUIRE(session["steps"].size() == 1);
    CHECK(session["steps"][0]["stopped_by_pain"] == true);
    rolltakt.around.typed = nullptr;
    const auto again = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(again.exit_code == 1);
    CHECK(again.complains("it hurt today"));
    rolltakt.days_later(1);
    CHECK(rolltakt("play " + rolltakt.short_routine() + " --roller none --headless").exit_code ==
          0);
}

TEST_CASE("care: pain told without a number ends the exercise and says whom to ask, too") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt.types({{12.0, "x"}, {14.0, ""}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Enter: not this exercise any more"));
    CHECK(played.says("Not this exercise any more today."));
    CHECK(played.says("Emergency: 112"));
    const auto session = last(rolltakt);
    REQUIRE(session["pain"].size() == 1);
    CHECK(session["pain"][0]["discomfort"].is_null());
}

TEST_CASE("care: the country gives the numbers; discomfort after can be told later") {
    Rig rolltakt;
    CHECK(rolltakt("person --country AT").says("144"));
    CHECK(rolltakt("care --json").json()["emergency"] == "144");
    CHECK(rolltakt("care --json").json()["doctor_on_call"] == "1450");
    CHECK(rolltakt("person --country XX").exit_code == 2);
    CHECK(rolltakt("care --json").json()["country"] == "AT");
    CHECK(rolltakt("person --json").json()["country"] == "AT");
    CHECK(rolltakt("person --country -").exit_code == 0);
    CHECK(rolltakt("care --json").json()["country"].is_null());
    CHECK(rolltakt("care after --discomfort 3").exit_code == 1); // no session yet
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(rolltakt("care after --discomfort 3").exit_code == 0);
    CHECK(last(rolltakt)["discomfort_after"] == 3);
    CHECK(last(rolltakt)["ended_by"].is_null());
    CHECK(rolltakt("care after --ended-by time --json").json()["ended_by"] == "time");
    CHECK(last(rolltakt)["discomfort_after"] == 3); // stays
    CHECK(rolltakt("session last").says("Ended early: No time."));
    CHECK(rolltakt("care after --ended-by hunger").exit_code == 2);
    CHECK(rolltakt("care after").exit_code == 2);
    CHECK(rolltakt("care forget-mark calf").exit_code == 1);
}
