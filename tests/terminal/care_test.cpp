// The person's safety from the command line: asked where somebody sits there, told by options where
// nobody does, and never waiting for nobody.
#include "rig.h"

#include <doctest/doctest.h>

#include <deque>

using rig::Rig;

namespace {

// Somebody who types these lines as soon as they are asked.
void types(Rig& rolltakt, std::deque<std::string> lines) {
    auto left = std::make_shared<std::deque<std::string>>(std::move(lines));
    rolltakt.around.typed = [left]() -> std::optional<std::string> {
        if (left->empty()) return std::nullopt;
        auto line = left->front();
        left->pop_front();
        return line;
    };
}

void days_later(Rig& rolltakt, int days, int hours = 0) {
    auto at = rolltakt.around.wall_now();
    at.utc += std::chrono::days{days} + std::chrono::hours{hours};
    rolltakt.around.wall_now = [at] { return at; };
}

nlohmann::json last(Rig& rolltakt) { return rolltakt("session last --json").json(); }

} // namespace

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
    CHECK(rolltakt(play + "none --json").json()["error"]["code"] == "not_today");
    CHECK(rolltakt(play + "sim").exit_code == 0); // touches nobody
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
    days_later(rolltakt, 90);
    CHECK(rolltakt("care --json").json()["screening_due"] == true);
    for (const char* wrong : {"hunger", "fever:calf", "pregnancy:calf", "skin_disease:neckk"})
        CHECK(rolltakt(std::string{"care screening --applies "} + wrong).exit_code == 1);
    CHECK(rolltakt("care screening --applies pregnancy --cleared pregnancy:me:2027-11-20")
              .exit_code == 1);
    CHECK(rolltakt("care screening --json").json()["error"]["code"] == "nobody_to_ask");
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
    types(rolltakt, {"12 40", "13", "Dr. A", "2026-11-20", "light only", "3", "n"});
    const auto before = rolltakt.around.typed;
    rolltakt.around.typed = [&, before]() -> std::optional<std::string> {
        if (const auto line = before()) return line;
        if (units::seconds(rolltakt.now) < 200.0)
            return std::nullopt; // the session is over by then
        return "2";
    };
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none");
    REQUIRE(played.exit_code == 0);
    CHECK(played.says("Please do not roll if"));
    CHECK(played.says("How much discomfort do you feel now?"));
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
    days_later(rolltakt, 1);
    types(rolltakt, {"y", "6", "1", "n"});
    const auto refused = rolltakt(play);
    CHECK(refused.exit_code == 1);
    CHECK(refused.says("Sore or bruised"));
    CHECK(refused.complains("Left out today: Calf"));
    CHECK(rolltakt("care --json").json()["spared"][0] == "calf");
    CHECK(last(rolltakt)["next_day"][0]["soreness"] == 6);
    days_later(rolltakt, 1);
    REQUIRE(rolltakt("care morning --sore calf:0").exit_code == 0);
    CHECK(rolltakt("care --json").json()["spared"].empty());
    CHECK(rolltakt(play + " --headless").exit_code == 0);
    REQUIRE(rolltakt("care morning --bruised calf --sore buttock:2").exit_code == 0);
    CHECK(rolltakt("care --json").json()["spared"].size() == 1);
    for (const char* wrong : {"--sore calf", "--sore neck:3", "--sore calf:11", "--bruised head"})
        CHECK(rolltakt(std::string{"care morning "} + wrong).exit_code == 1);
}

TEST_CASE("care: pain told while rolling ends the exercise for the day") {
    Rig rolltakt;
    rolltakt("care screening --none");
    std::vector<std::pair<double, std::string>> keys{{12.0, "x"}, {14.0, "8"}};
    rolltakt.around.typed = [&]() -> std::optional<std::string> {
        if (keys.empty() || units::seconds(rolltakt.now) < keys.front().first) return std::nullopt;
        auto key = keys.front().second;
        keys.erase(keys.begin());
        return key;
    };
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
    days_later(rolltakt, 1);
    CHECK(rolltakt("play " + rolltakt.short_routine() + " --roller none --headless").exit_code ==
          0);
}

TEST_CASE("care: the country gives the numbers; discomfort after can be told later") {
    Rig rolltakt;
    CHECK(rolltakt("person --country AT").says("144"));
    CHECK(rolltakt("care --json").json()["emergency"] == "144");
    CHECK(rolltakt("care --json").json()["doctor_on_call"] == "1450");
    CHECK(rolltakt("person --country XX").exit_code == 2);
    CHECK(rolltakt("care --json").json()["country"] == "AT");
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
