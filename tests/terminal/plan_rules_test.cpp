// The stop rules of a plan, while it is played.
#include "rig.h"

#include "store/store.h"

#include <doctest/doctest.h>

#include <stdexcept>

using rig::Rig;

namespace {

// A plan of the calf that is in use, with these rules.
void take(Rig& rolltakt, const std::string& rules) {
    const auto file = (rolltakt.folder / "plan.toml").string();
    REQUIRE(rolltakt.run({"plan", "new", "slow_pace", file, "--author", "A"}).exit_code == 0);
    std::ofstream{file, std::ios::app} << "\n[stop]\n" << rules;
    const auto used = rolltakt("plan use " + file);
    INFO(used.err);
    REQUIRE(used.exit_code == 0);
    rolltakt("care screening --none");
}

const char* play = "play slow_pace.slowly --roller none --headless";

// The next version of it, with other rules.
void stricter(Rig& rolltakt, const std::string& rules) {
    const auto file = (rolltakt.folder / "plan.toml").string();
    std::ifstream in{file};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    text.resize(text.find("[stop]"));
    const auto version = text.find("version = 1");
    REQUIRE(version != std::string::npos);
    text.replace(version, 11, "version = 2");
    std::ofstream{file} << text << "[stop]\n" << rules;
    REQUIRE(rolltakt("plan use " + file).exit_code == 0);
}

// Plays, and is killed after 14 s.
void cut_short(Rig& rolltakt) {
    struct Killed : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    const auto wait = rolltakt.around.wait;
    rolltakt.around.wait = [&rolltakt](int, units::Duration most) {
        rolltakt.now += most;
        if (units::seconds(rolltakt.now) > 14.0) throw Killed{"killed"};
    };
    CHECK_THROWS_AS(rolltakt(play), Killed);
    rolltakt.around.wait = wait;
    rolltakt.around.typed = nullptr;
}

} // namespace

TEST_CASE("plan rules: from its number on the exercise is left, and the rest is played") {
    Rig rolltakt;
    take(rolltakt, "exercise_from_pain = 4\n");
    rolltakt.types({{12.0, "x 4"}});
    const auto played = rolltakt(play);
    CHECK(played.says("An exercise ends at discomfort 4 of 10."));
    CHECK(played.says("By the plan the exercise ends from 4 of 10 on."));
    CHECK(played.exit_code == 0);
    CHECK(played.says("Done."));
    const auto pain = rolltakt("session last --json").json()["pain"];
    REQUIRE(pain.size() == 1);
    CHECK(pain[0]["exercise"] == "calf");
    CHECK(units::seconds(rolltakt.now) < 240.0); // of four minutes of the calf nearly nothing
}

TEST_CASE("plan rules: from its number on the session is over") {
    Rig rolltakt;
    take(rolltakt, "session_from_pain = 3\n");
    rolltakt.types({{12.0, "x 3"}});
    const auto played = rolltakt(std::string{play} + " --json");
    CHECK(played.exit_code == 0);
    CHECK(played.json()["ended"] == "stopped");
}

TEST_CASE("plan rules: strong pain that ends the session says whom to ask, not how it goes on") {
    Rig rolltakt;
    take(rolltakt, "session_from_pain = 3\n");
    rolltakt.types({{12.0, "x 8"}});
    const auto played = rolltakt(play);
    CHECK(played.exit_code == 0);
    CHECK(played.says("By the plan the session ends from 3 of 10 on."));
    CHECK(played.says("Strong or lasting pain"));
    CHECK_FALSE(played.says("g and Enter goes on without this place"));
    CHECK(played.says("Stopped."));
}

TEST_CASE("plan rules: what was told before a session was cut short holds when it goes on") {
    Rig rolltakt;
    take(rolltakt, "exercise_from_pain = 4\nsession_from_pain = 6\n");
    rolltakt.types({{12.0, "x 4"}});
    cut_short(rolltakt);
    const auto begun = units::seconds(rolltakt.now);
    const auto on = rolltakt("resume --continue --headless");
    INFO(on.err);
    CHECK(on.exit_code == 0);
    CHECK(on.says("By the plan the exercise ends from 4 of 10 on."));
    CHECK(on.says("Done."));
    CHECK(units::seconds(rolltakt.now) - begun < 240.0); // without the rest of the calf
}

TEST_CASE("plan rules: a session that what was told ends does not go on") {
    Rig rolltakt;
    take(rolltakt, "exercise_from_pain = 7\n");
    rolltakt.types({{12.0, "x 6"}});
    cut_short(rolltakt);
    stricter(rolltakt, "session_from_pain = 6\n");
    const auto begun = units::seconds(rolltakt.now);
    const auto on = rolltakt("resume --continue --headless");
    INFO(on.err);
    CHECK(on.exit_code == 0);
    const std::string told = "By the plan the session ends from 6 of 10 on.";
    REQUIRE(on.says(told));
    CHECK(on.out.find(told) == on.out.rfind(told)); // once
    CHECK(on.says("Stopped."));
    CHECK(units::seconds(rolltakt.now) - begun < 2.0);
}

TEST_CASE("plan rules: what ends it is heard, too, once") {
    Rig rolltakt;
    take(rolltakt, "session_from_pain = 3\n");
    rolltakt.types({{12.0, "x 3"}});
    const auto file = (rolltakt.folder / "heard.txt").string();
    CHECK(rolltakt(std::string{play} + " --transcript " + file).exit_code == 0);
    std::ifstream in{file};
    const std::string heard{std::istreambuf_iterator<char>{in}, {}};
    INFO(heard);
    const std::string id = "plan.session_ends.3";
    REQUIRE(heard.find(id) != std::string::npos);
    CHECK(heard.find(id) == heard.rfind(id));
}

TEST_CASE("plan rules: a session ends when the plan's time is over") {
    Rig rolltakt;
    take(rolltakt, "session_up_to_min = 3\n");
    const auto played = rolltakt(play);
    CHECK(played.says("By the plan a session is over after this time."));
    CHECK(played.says("Stopped."));
}

TEST_CASE("plan rules: where those of a plan do not hold, that is said") {
    Rig rolltakt;
    take(rolltakt, "session_up_to_min = 3\n");
    CHECK(rolltakt(play).says("A session lasts at most 3 minutes."));
    rolltakt.days_later(400);
    const auto later = rolltakt(play);
    CHECK(later.says("held until "));
    CHECK(later.says("The plan's rules about when to stop do not hold."));
    CHECK_FALSE(later.says("A session lasts at most 3 minutes."));
    CHECK_FALSE(
        rolltakt("play starter --roller none --headless").says("about when to stop do not"));
}

TEST_CASE("plan rules: a plan that cannot be read any more is named") {
    Rig rolltakt;
    take(rolltakt, "session_up_to_min = 3\n");
    {
        auto store = store::Store::open(rolltakt.folder / "data" / "people" / "me.db");
        REQUIRE(store);
        REQUIRE(store->keep(
            store::KeptPlan{0, rolltakt.around.wall_now(), "gone", 1, false, "no plan"}));
    }
    const auto played = rolltakt(play);
    CHECK(played.exit_code == 0);
    CHECK(played.complains("gone cannot be read any more"));
    CHECK(played.says("A session lasts at most 3 minutes.")); // the other one holds
}

TEST_CASE("plan rules: a routine for what feels tight keeps to every plan that holds") {
    Rig rolltakt;
    take(rolltakt, "session_from_pain = 3\n");
    rolltakt.types({{12.0, "x 3"}});
    const auto played = rolltakt("play --tight calf --minutes 5 --roller none --headless");
    CHECK(played.says("The session ends at discomfort 3 of 10."));
    CHECK(played.says("By the plan the session ends from 3 of 10 on."));
    CHECK(played.says("Stopped."));
    rolltakt.days_later(400); // it holds no longer
    CHECK_FALSE(rolltakt("play --tight calf --minutes 3 --roller none --headless")
                    .says("The session ends at discomfort 3 of 10."));
}

TEST_CASE("plan rules: what is composed ends within the plan's time, and has its pace") {
    Rig rolltakt;
    take(rolltakt, "session_up_to_min = 4\n");
    const auto file = (rolltakt.folder / "plan.toml").string();
    std::ifstream in{file};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    for (const auto& [from, to] : {std::pair{"version = 1", "version = 2"},
                                   std::pair{"seconds_per_stroke = 6", "seconds_per_stroke = 8"}}) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string{from}.size(), to);
    }
    std::ofstream{file} << text;
    REQUIRE(rolltakt("plan use " + file).exit_code == 0);
    const std::string compose = "routine compose --tight calf --minutes 20";
    CHECK(rolltakt(compose).says(
        "By the plan a session lasts at most 4 minutes: this is for 3 minutes."));
    double lasts = 0.0;
    bool calf = false;
    const auto made = rolltakt(compose + " --json").json();
    for (const auto& step : made["steps"]) {
        lasts += step["get_ready_s"].get<double>() + step["work_s"].get<double>() +
                 step["rest_s"].get<double>();
        if (step["exercise"] != "calf") continue;
        calf = true;
        CHECK(step["seconds_per_stroke"] == 8.0);
    }
    CHECK(calf);
    CHECK(lasts <= 180.0);
    CHECK_FALSE(
        rolltakt("routine compose --tight calf --minutes 3").says("By the plan a session lasts"));
}
