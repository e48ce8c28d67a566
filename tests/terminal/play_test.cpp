#include "terminal/rig.h"

#include <doctest/doctest.h>

using rig::Rig;

namespace {

// Ids and wall times aside, what a record says.
std::string comparable(nlohmann::json session) {
    session.erase("id");
    session.erase("started");
    return session.dump();
}

std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("play: a routine on the simulated roller becomes a session with measured steps") {
    Rig rolltakt;
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless --json");
    REQUIRE(played.exit_code == 0);
    const auto json = played.json();
    CHECK(json["routine"] == "short");
    CHECK(json["ended"] == "done");
    CHECK(json["roller"] == "sim");
    CHECK(json["session"].is_string());
    CHECK(json.size() == 4);

    const auto shown = rolltakt("session last --json");
    REQUIRE(shown.exit_code == 0);
    const auto session = nlohmann::ordered_json::parse(shown.out);
    CHECK(session["id"].get<std::string>() == json["session"].get<std::string>());
    CHECK(keys_of(session) == Keys{"id", "started", "routine", "roller", "build", "steps", "faults",
                                   "gaps", "quality", "discomfort_before", "painkiller",
                                   "discomfort_after", "ended_by", "pain", "next_day", "compared",
                                   "note", "tags"});
    CHECK(session["started"] == "2026-11-20T21:00:00+01:00");
    CHECK(session["build"] == "bed");
    CHECK(keys_of(session["quality"]) == Keys{"rate_hz", "samples", "gaps", "saturated",
                                              "desynchronised", "noise_n", "noise_free_bits",
                                              "drift_n_per_min", "mains_share", "usable"});
    REQUIRE(session["steps"].size() == 2);
    for (const auto& step : session["steps"]) {
        CHECK(keys_of(step) == Keys{"exercise",
                                    "side",
                                    "variant",
                                    "set",
                                    "start_s",
                                    "end_s",
                                    "measured",
                                    "strokes",
                                    "holds",
                                    "pace",
                                    "mean_force_n",
                                    "seconds_per_stroke",
                                    "in_force_band_percent",
                                    "in_pace_band_percent",
                                    "in_both_bands_percent",
                                    "pace_told_percent",
                                    "pace_variation_percent",
                                    "force_variation_percent",
                                    "right_percent",
                                    "to_right_percent",
                                    "reach_m",
                                    "covered_percent",
                                    "stopped_by_pain"});
        CHECK(step["pace_told_percent"].get<double>() > 0.0);
        CHECK(step["pace_told_percent"].get<double>() <= 100.0);
        CHECK(step["reach_m"].get<double>() > 0.1);
        CHECK(step["reach_m"].get<double>() < 0.5);
        CHECK(step["covered_percent"].is_null()); // nobody told their height
        CHECK(step["right_percent"].get<double>() == doctest::Approx(50.0).epsilon(0.2));
        CHECK(step["measured"] == true);
        CHECK(step["mean_force_n"].get<double>() > 50.0);
        REQUIRE_FALSE(step["strokes"].empty());
        CHECK(keys_of(step["strokes"][0]) ==
              Keys{"start_s", "end_s", "mean_force_n", "peak_force_n", "length_m", "impulse_n_s"});
        REQUIRE_FALSE(step["pace"].empty());
        CHECK(keys_of(step["pace"][0]) ==
              Keys{"t_s", "seconds_per_stroke", "confidence", "source"});
        CHECK(step["in_force_band_percent"].is_null()); // the person's mass is not known
    }
    CHECK(session["steps"][0]["side"] == "left");
    CHECK(session["steps"][1]["side"] == "right");
}

TEST_CASE("play: the simulated roller gives the same session at any speed") {
    Rig slow, fast;
    REQUIRE(slow("play " + slow.short_routine() + " --roller sim:seed=5 --headless").exit_code ==
            0);
    REQUIRE(fast("play " + fast.short_routine() + " --roller sim:seed=5 --headless --speed 1000")
                .exit_code == 0);
    CHECK(comparable(slow("session last --json").json()) ==
          comparable(fast("session last --json").json()));
    CHECK(fast.now < slow.now);
}

TEST_CASE("play: a pace that the force alone tells does not read as measured") {
    Rig rolltakt;
    for (const auto& [build, estimated] : {std::pair{"single", true}, std::pair{"cradle", false}}) {
        CAPTURE(build);
        CHECK(rolltakt("play " + rolltakt.short_routine() +
                       " --headless --roller sim:seed=5,build=" + build)
                  .exit_code == 0);
        const auto said = rolltakt("session last");
        CHECK(said.says(" s per stroke"));
        CHECK(said.says("strokes, ≈ ") == estimated);
    }
}

TEST_CASE("play: without sensor the steps are timed, and the record says they are not measured") {
    Rig rolltakt;
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.exit_code == 0);
    CHECK(played.says("Without sensor"));
    const auto session = rolltakt("session last --json").json();
    CHECK(session["roller"] == "none");
    CHECK(session["build"].is_null());
    REQUIRE(session["steps"].size() == 2);
    CHECK(session["steps"][0]["measured"] == false);
    CHECK(session["steps"][0]["mean_force_n"].is_null());
    CHECK(session["steps"][0]["end_s"].get<double>() -
              session["steps"][0]["start_s"].get<double>() ==
          doctest::Approx(15.0));
}

TEST_CASE("play: one plain line per event, in the person's language") {
    Rig rolltakt;
    rolltakt.stop_after = std::chrono::seconds{12};
    const auto english = rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless");
    rolltakt.stop_after = std::chrono::seconds{24};
    const auto german =
        rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless --language de");
    CHECK(english.says("Simulated roller"));
    CHECK(german.says("Simulierte Rolle"));
    CHECK(english.out.find('\r') == std::string::npos);
    CHECK(english.out.find('\x1b') == std::string::npos);
    CHECK(english.out != german.out);
}

TEST_CASE("play: a stop is a saved session") {
    Rig rolltakt;
    rolltakt.stop_after = std::chrono::seconds{20};
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless --json");
    CHECK(played.exit_code == 0);
    CHECK(played.json()["ended"] == "stopped");
    rolltakt.stop_after.reset();
    const auto sessions = rolltakt("sessions --json").json()["sessions"];
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0]["state"] == "stopped");
    CHECK(sessions[0]["duration_s"].get<double>() > 15.0);
}

TEST_CASE("play: keys pause, skip and stop it") {
    Rig rolltakt;
    rolltakt.types({{8.0, "p"}, {20.0, ""}, {25.0, "n"}, {30.0, "q"}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.exit_code == 0);
    CHECK(played.says("Paused."));
    CHECK(played.says("Stopped."));
    CHECK_FALSE(rolltakt.around.typed()); // all of it was heeded
}

TEST_CASE("play: a key that can do nothing now says so") {
    Rig rolltakt;
    rolltakt.types({{8.0, "5"}, {10.0, "o"}, {12.0, "+"}, {14.0, "q"}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.says("No ramp is running now."));
    CHECK_FALSE(played.says("No time is running out now"));
}

TEST_CASE("play: a step that was never begun does not read as done") {
    Rig rolltakt;
    rolltakt.types({{1.0, "n"}, {2.0, "q"}});
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto session = rolltakt("session last");
    CHECK(session.says("not begun"));
    CHECK_FALSE(session.says("done, not measured"));
    rolltakt.now += std::chrono::seconds{1};
    rolltakt.types({{units::seconds(rolltakt.now) + 48.0, "q"}});
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto left = rolltakt("session last");
    CHECK(left.says("left early"));
    CHECK(left.says("        not measured"));
}

TEST_CASE("play: the help names the option without sound as it is typed") {
    Rig rolltakt;
    CHECK(rolltakt("play --help").says("--no-sound "));
    CHECK_FALSE(rolltakt("play --help").says("{false}"));
}

TEST_CASE("play: q stops while the pain is asked, too") {
    Rig rolltakt;
    rolltakt.types({{12.0, "x"}, {14.0, "q"}});
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(played.says("q stops"));
    CHECK(played.says("Stopped."));
    CHECK(rolltakt.now.time_since_epoch() < std::chrono::seconds{20});
    CHECK(rolltakt("session last --json").json()["pain"].empty());
}

TEST_CASE("play: a pause stands, whatever is told of pain meanwhile") {
    Rig rolltakt;
    rolltakt.types({{8.0, "p"}, {20.0, "x"}, {21.0, "3"}, {300.0, ""}});
    const auto play = "play " + rolltakt.short_routine() + " --roller none --headless";
    REQUIRE(rolltakt(play).exit_code == 0);
    CHECK(rolltakt.now.time_since_epoch() > std::chrono::seconds{300});
    CHECK(rolltakt("session last --json").json()["pain"].size() == 1);
    const double began = units::seconds(rolltakt.now); // without one it goes on
    rolltakt.types({{began + 8.0, "x"}, {began + 21.0, "3"}});
    rolltakt(play);
    CHECK(units::seconds(rolltakt.now) < began + 100.0);
}

TEST_CASE("play: what was typed ahead is no answer to what is asked afterwards") {
    Rig rolltakt;
    rolltakt("care screening --none");
    rolltakt.types({{0.0, "2"}, {0.0, "n"}, {12.0, "q"}, {12.0, "7"}, {300.0, "1"}, {301.0, ""}});
    REQUIRE(rolltakt("play " + rolltakt.short_routine() + " --roller none").exit_code == 0);
    CHECK(rolltakt("session last --json").json()["discomfort_after"] == 1);
}

TEST_CASE("play: what cannot be played is one sentence and exit code 1") {
    Rig rolltakt;
    const auto unknown = rolltakt("play nowhere --roller sim --headless --json");
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.json()["error"]["code"].is_string());
    CHECK_FALSE(unknown.err.empty());

    const auto bad = rolltakt("play starter --roller sim:person=nobody --headless --json");
    CHECK(bad.exit_code == 1);
    CHECK(bad.json()["error"]["code"] == "unknown_value");

    const auto absent = rolltakt("play starter --roller /nowhere/tty --headless");
    CHECK(absent.exit_code == 1);
    CHECK(absent.complains("--roller none"));
    CHECK(absent.complains("--roller sim"));
    CHECK(rolltakt("sessions --json").json()["sessions"].empty());
}

TEST_CASE("rolltakt: without a display the starter routine plays on the simulated roller") {
    Rig rolltakt;
    rolltakt.stop_after = std::chrono::seconds{15};
    const auto played = rolltakt("");
    CHECK(played.exit_code == 0);
    CHECK(played.says("simulated roller"));
    const auto session = rolltakt("session last --json").json();
    CHECK(session["routine"] == "starter");
    CHECK(session["roller"] == "sim");
}

TEST_CASE("play: with a display the window opens, with what was asked for") {
    Rig rolltakt;
    rolltakt.around.display = true;
    std::optional<terminal::WindowStart> opened;
    rolltakt.around.window = [&](const terminal::WindowStart& start) {
        opened = start;
        return 0;
    };
    CHECK(rolltakt("play starter --roller none --language de").exit_code == 0);
    REQUIRE(opened);
    CHECK(opened->routine == "starter");
    CHECK(opened->roller == "none");
    CHECK(opened->language == routine::Language::de);

    opened.reset();
    CHECK(rolltakt("--screenshot a.png --screen session --size 1920x1080 --scale 1.5").exit_code ==
          0);
    REQUIRE(opened);
    CHECK(opened->screenshot == "a.png");
    CHECK(opened->screen == "session");
    CHECK(opened->width == 1920);
    CHECK(opened->height == 1080);
    CHECK(opened->scale == 1.5);
    CHECK(opened->files.empty());

    CHECK(rolltakt("--open a.rtplan b.csv").exit_code == 0);
    CHECK(opened->files == std::vector<std::string>{"a.rtplan", "b.csv"});
    CHECK(rolltakt("--open").exit_code == 0); // a menu with no file
    CHECK(opened->files.empty());
    CHECK(opened->screen == "home");
}
