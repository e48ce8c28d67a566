// rolltakt sound: volumes, delay, the lines that may be recorded, and a test of the loudspeaker.
#include "sound/listening.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using rig::Rig;

TEST_CASE("sound: settings are shown, changed and kept") {
    Rig rolltakt;
    const auto before = rolltakt("sound show --json").json();
    CHECK(before["voice"]["percent"] == 80);
    CHECK(before["soft"]["muted"] == true);
    CHECK(before["delay_ms"] == 0);
    const auto changed = rolltakt("sound set --voice 30 --mute tones --unmute soft --delay-ms 250");
    CHECK(changed.exit_code == 0);
    const auto after = rolltakt("sound show --json").json();
    CHECK(after["voice"]["percent"] == 30);
    CHECK(after["tones"]["muted"] == true);
    CHECK(after["soft"]["muted"] == false);
    CHECK(after["delay_ms"] == 250);
    CHECK(rolltakt("sound show --language en").says("the soft tone stays silent"));
    CHECK(rolltakt("sound set --delay-ms 501").exit_code == 2);
    CHECK(rolltakt("sound set --voice 101").exit_code == 2);
    CHECK(rolltakt("sound set --mute everything").exit_code == 2);
    CHECK(rolltakt("sound").exit_code == 2);
}

TEST_CASE("sound: the lines of a routine with their ids, and which have a clip") {
    Rig rolltakt;
    const auto clips = rolltakt.around.data / "voice" / "de";
    std::filesystem::create_directories(clips);
    std::ofstream{clips / "rest.wav"} << "RIFFxxxxWAVE";
    std::ofstream{clips / "stop_rule.wav"} << "no sound";
    const auto said = rolltakt("sound lines starter --language de --json");
    REQUIRE(said.exit_code == 0);
    const auto json = said.json();
    CHECK(json["folder"] == clips.string());
    std::map<std::string, nlohmann::json> lines;
    for (const auto& line : json["lines"]) lines[line["id"]] = line;
    CHECK(lines.at("step.calf.left")["text"] == "Wade, links.");
    CHECK(lines.at("half_time")["clip"].is_null());
    CHECK(lines.at("half_time")["refused"].is_null());
    CHECK(lines.at("stop_rule")["clip"].is_null());
    CHECK(lines.at("stop_rule")["refused"].is_string());
    CHECK(lines.count("set_up.lie_quiet.1") == 1);
    for (const char* around : {"ask.painkiller", "ask.sore.calf", "welcome.sound.text",
                               "screening.fever", "test"}) // of the pages around it
        CHECK(lines.count(around) == 1);
    CHECK(lines.at("ask.painkiller")["text"].get<std::string>().starts_with("Hast du"));
    CHECK(lines.count("") == 0);
    CHECK(rolltakt("sound lines no_such_routine").exit_code == 1);
}

TEST_CASE("sound: a test needs a loudspeaker, and ends by itself; a delay is found by ear") {
    struct Listens : sound::Outlet {
        std::shared_ptr<sound::Mixer> mixer;
        double* loudest = nullptr;
        units::SessionTime last{};
        void advance(units::SessionTime now) override {
            sound::Samples part(static_cast<std::size_t>(sound::frames_of(now - last)));
            mixer->render(part);
            *loudest = std::max(*loudest, listening::loudest(part));
            last = now;
        }
        std::optional<sound::OutletTrouble> trouble() override { return {}; }
    };
    Rig rolltakt;
    CHECK(rolltakt("sound test").exit_code == 1);
    CHECK(rolltakt("sound delay").exit_code == 1);
    double loudest = 0.0;
    rolltakt.around.loudspeaker = [&](std::shared_ptr<sound::Mixer> mixer) {
        auto outlet = std::make_unique<Listens>();
        outlet->mixer = std::move(mixer);
        outlet->loudest = &loudest;
        return outlet;
    };
    CHECK(rolltakt("sound test --soft").exit_code == 0);
    CHECK(loudest > 0.1);
    CHECK(units::seconds(rolltakt.now) > 5.0);
    CHECK(units::seconds(rolltakt.now) < 15.0);
    std::vector<std::pair<double, std::string>> keys{{20.0, "+++++"}, {22.0, "-"}, {24.0, ""}};
    rolltakt.around.typed = [&]() -> std::optional<std::string> {
        if (keys.empty() || units::seconds(rolltakt.now) < keys.front().first) return std::nullopt;
        auto key = keys.front().second;
        keys.erase(keys.begin());
        return key;
    };
    const auto found = rolltakt("sound delay");
    CHECK(found.exit_code == 0);
    CHECK(found.says("*"));
    CHECK(rolltakt("sound show --json").json()["delay_ms"] == 80);
    const double begun = units::seconds(rolltakt.now);
    keys = {{begun + 2.0, "++"}, {begun + 3.0, "q"}};
    const auto given_up = rolltakt("sound delay --json");
    CHECK(given_up.exit_code == 0);
    CHECK(given_up.json()["delay_ms"] == 80);
}

TEST_CASE("sound: settings that cannot be written say so, and why where the disk is full") {
    Rig rolltakt;
    std::filesystem::create_directories(rolltakt.around.data / "sound.new" / "in the way");
    CHECK(rolltakt("sound set --voice 30").complains("sound cannot be written."));
    rolltakt.around.room = [](const auto&) { return std::uintmax_t{0}; };
    CHECK(rolltakt("sound set --voice 30").complains("The disk is full; "));
}

TEST_CASE("sound: settings that cannot be read are said once, and kept") {
    Rig rolltakt;
    REQUIRE(rolltakt("sound set --voice 30").exit_code == 0);
    const auto file = rolltakt.around.data / "sound";
    std::ofstream{file} << "voice=\xff\n";
    CHECK(rolltakt("sound show").complains("cannot be read as a whole"));
    CHECK(rolltakt("sound set --voice 40").complains("sound.damaged"));
    CHECK(std::filesystem::exists(file.string() + ".damaged"));
    CHECK(rolltakt("sound show").err.empty());
    CHECK(rolltakt("sound show --json").json()["voice"]["percent"] == 40);
}
