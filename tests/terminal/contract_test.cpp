// What scripts and screen readers rely on: names, exit codes, keys, and one document on standard
// output.
#include "terminal/rig.h"

#include "device/pty_board.h"
#include "store/store.h"

#include <doctest/doctest.h>

#include <sstream>

#include <algorithm>
#include <cmath>

using rig::Rig;

namespace {

std::string number(double value) { // std::to_string would write a comma where the locale has one
    std::ostringstream text;
    text << value;
    return text.str();
}

using Keys = std::vector<std::string>;

Keys keys_of(const std::string& document) {
    Keys keys;
    const auto object = nlohmann::ordered_json::parse(document);
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

std::string code_of(const rig::Said& said) {
    return said.json()["error"]["code"].get<std::string>();
}

} // namespace

TEST_CASE(
    "contract: commands that are not there, or lack something, are usage errors, also as JSON") {
    Rig rolltakt;
    for (const std::string words : {"log",
                                    "log night",
                                    "log dose --form citrate-nonahydrate",
                                    "import",
                                    "import undo",
                                    "export pdf a.pdf",
                                    "report",
                                    "client",
                                    "client answer",
                                    "client note",
                                    "client seen",
                                    "client show",
                                    "mailbox",
                                    "mailbox use",
                                    "import practice",
                                    "roller",
                                    "routine",
                                    "routine check",
                                    "routine show",
                                    "routine print calves",
                                    "plan print calves_standing",
                                    "plan order-sheet",
                                    "plan from-sheet",
                                    "analyse",
                                    "backup",
                                    "restore",
                                    "session delete",
                                    "session trim",
                                    "session note",
                                    "resume",
                                    "resume --continue --finish",
                                    "resume last",
                                    "sessions extra",
                                    "play starter legs",
                                    "--language fr sessions"}) {
        CAPTURE(words);
        const auto said = rolltakt(words + " --json");
        CHECK(said.exit_code == 2);
        CHECK(code_of(said) == "usage");
        CHECK(keys_of(said.json()["error"].dump()).size() == 5);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1); // one sentence
        CHECK(said.err.find(": .") == std::string::npos);
    }
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data));
}

TEST_CASE("contract: numbers that are none are refused before anything begins") {
    Rig rolltakt;
    for (const std::string words :
         {"play starter --roller sim --speed nan", "play starter --roller sim --speed 0",
          "play starter --roller sim --speed -1", "play starter --roller sim --speed inf",
          "roller check --roller sim --seconds nan", "roller monitor --roller sim --seconds 0",
          "session trim last --from nan", "session trim last --to inf",
          "session trim last --from -1", "analyse a.csv --target nan", "analyse a.csv --target 0",
          "analyse a.csv --window nan", "analyse a.csv --profile three-peaks",
          "person --mass-kg nan", "person --mass-kg 5", "person --mass-kg 70 --forget-mass",
          "session last --csv --json"}) {
        CAPTURE(words);
        CHECK(rolltakt(words).exit_code == 2);
    }
}

TEST_CASE("contract: the options of every command stand after its name") {
    Rig rolltakt;
    const auto data = (rolltakt.folder / "elsewhere").string();
    const std::string common = " --data " + data + " --person anna --language de --json";
    const auto played =
        rolltakt("play " + rolltakt.short_routine() + " --roller none --headless" + common);
    REQUIRE(played.exit_code == 0);
    CHECK(keys_of(played.out) == Keys{"session", "routine", "ended", "roller"});
    CHECK(std::filesystem::exists(rolltakt.folder / "elsewhere" / "people" / "anna.db"));
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data));
    for (const std::string words :
         {"sessions", "session last", "routine list", "routine show starter", "roller list",
          "roller check --roller sim", "roller tare --roller sim", "verify", "person",
          "roller describe --roller sim", "session trim last --from 0 --to 20",
          "roller monitor --roller sim --seconds 2"}) {
        CAPTURE(words);
        const auto said = rolltakt(words + common);
        CHECK(said.exit_code == 0);
        CHECK(said.json().is_object());
    }
    CHECK(rolltakt("session nothere" + common)
              .json()["error"]["message"]
              .get<std::string>()
              .find("nothere") != std::string::npos);
}

TEST_CASE("contract: whatever cannot be done is one sentence, exit code 1 and a document") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    struct Failure {
        std::string words, code;
    };
    const Failure failures[] = {
        {"play nowhere --headless", "cannot_read"},
        {"play starter --roller /nowhere/tty --headless", "not_found"},
        {"play starter --roller replay:/nowhere.rollrec --headless", "not_found"},
        {"play starter --roller replay: --headless", "missing_value"},
        {"play starter --roller sim:colour=red --headless", "unknown_key"},
        {"play starter --roller none --record a.rollrec --headless", "nothing_to_record"},
        {"play starter --roller sim --record /nowhere/a.rollrec --headless", "cannot_write"},
        {"session nothere", "not_found"},
        {"session delete nothere", "not_found"},
        {"session trim last --from 500 --to 600", "out_of_range"},
        {"session trim last --from 10 --to 5", "out_of_range"},
        {"resume --continue", "not_found"},
        {"resume nothere --discard", "not_found"},
        {"analyse /nowhere.csv", "cannot_read"},
        {"analyse /", "cannot_read"},
        {"backup /nowhere/copy.db", "cannot_open"},
        {"restore /nowhere/copy.db", "not_found"},
        {"sessions --person a/b", "bad_name"},
        {"roller check --roller none", "not_found"},
    };
    for (const Failure& failure : failures) {
        CAPTURE(failure.words);
        for (const char* language : {"en", "de"}) {
            const auto said = rolltakt(failure.words + " --json --language " + language);
            CHECK(said.exit_code == 1);
            CHECK(keys_of(said.out) == Keys{"error"});
            CHECK(code_of(said) == failure.code);
            const auto error = said.json()["error"];
            CHECK(error.contains("file"));
            CHECK(error.contains("line"));
            CHECK(error.contains("column"));
            CHECK(said.err == error["message"].get<std::string>() + "\n");
        }
    }
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
}

TEST_CASE("contract: as comma-separated values there is no document, so errors are words alone") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto said = rolltakt("session nothere --csv");
    CHECK(said.exit_code == 1);
    CHECK(said.out.empty());
    CHECK(said.complains("nothere"));
}

TEST_CASE("contract: deleting several is all or nothing") {
    Rig rolltakt;
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    for (int i = 0; i < 3; ++i) rolltakt(play);
    CHECK(rolltakt("session delete last nothere").exit_code == 1);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 3);
    const auto all = rolltakt("sessions --json").json()["sessions"];
    const auto newest = all[0]["id"].get<std::string>();
    const auto said = rolltakt("session delete last " + newest + " last --json");
    CHECK(said.exit_code == 0);
    CHECK(said.json()["deleted"] == nlohmann::json{newest}); // the same one three times
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 2);
}

TEST_CASE("contract: the words for faults are those of the simulated roller") {
    Rig rolltakt;
    for (const std::string word : {"desynchronised", "late", "missed", "saturated", "restarted",
                                   "settling", "disconnected", "stuck", "drift"}) {
        CAPTURE(word);
        CHECK(rolltakt("roller describe --roller sim:fault=" + word).exit_code == 0);
    }
    const auto session = [&] {
        rolltakt("play " + rolltakt.short_routine() + " --roller sim:fault=missed --headless");
        return rolltakt("session last --json").json();
    }();
    REQUIRE_FALSE(session["faults"].empty());
    CHECK(keys_of(session["faults"][0].dump()).size() == 3);
    const auto& faults = session["faults"];
    CHECK(std::any_of(faults.begin(), faults.end(),
                      [](const auto& fault) { return fault["kind"] == "missed"; }));
}

TEST_CASE("analyse: a bed's cells give the position, and a hole in them none") {
    Rig rolltakt;
    std::string text = "t_s,force_n,front_left_n,front_right_n,rear_left_n,rear_right_n\n";
    for (int i = 0; i < 2000; ++i) {
        const double t = i * 0.02;
        const double front = 0.5 - 0.5 * 0.08 / 0.21 * std::cos(3.14159265358979 * t / 3.0);
        const double f = 150.0 * front / 2, r = 150.0 * (1.0 - front) / 2;
        text += number(t) + ",150," + number(f) + ',' + number(f) + ',' + number(r) + ',' +
                (i % 400 == 7 ? "" : number(r)) + '\n';
    }
    const auto file = rolltakt.file("cells.csv", text);
    const auto found = rolltakt("analyse " + file + " --json").json();
    CHECK(std::abs(static_cast<int>(found["strokes"].size()) - 13) <= 1);
    CHECK(found["strokes"][4]["length_m"].get<double>() == doctest::Approx(0.16).epsilon(0.05));
    CHECK(found["pace"][20]["source"] == "position");
    CHECK(found["pace"][20]["seconds_per_stroke"].get<double>() ==
          doctest::Approx(3.0).epsilon(0.03));
    const auto three = rolltakt(
        "analyse " + rolltakt.file("3.csv", "t_s,force_n,front_left_n,rear_left_n\n0,1,1,1\n") +
        " --json");
    CHECK(three.exit_code == 1);
    CHECK(code_of(three) == "missing_column");
}

TEST_CASE("analyse: with a window the pace is the mean over its seconds") {
    Rig rolltakt;
    std::string text = "t_s,force_n,position_m\n";
    double phase = 0.0;
    for (int i = 0; i < 6000; ++i) { // from 2 to 4 seconds a stroke, ever slower
        phase += 0.01 * 3.14159265358979 / (2.0 + 2.0 * i / 6000.0);
        text += number(i * 0.01) + ",150," + number(-0.08 * std::cos(phase)) + '\n';
    }
    const auto file = rolltakt.file("slower.csv", text);
    const auto last = [&](const std::string& options) {
        const auto pace = rolltakt("analyse " + file + " --json" + options).json()["pace"];
        return pace[58]["seconds_per_stroke"].get<double>();
    };
    const double usual = last(""), windowed = last(" --window 30");
    CHECK(usual == doctest::Approx(3.7).epsilon(0.05));
    CHECK(windowed == doctest::Approx(3.4).epsilon(0.06));
    CHECK(last(" --target 3") == doctest::Approx(usual).epsilon(0.02)); // measured, not hoped for
}

TEST_CASE("analyse: two peaks of force per there-and-back are half the strokes") {
    Rig rolltakt;
    std::string text = "t_s,force_n\n";
    for (int i = 0; i < 6000; ++i)
        text += number(i * 0.01) + ',' +
                number(150.0 + 60.0 * std::cos(2 * 3.14159265358979 * i * 0.01 / 3.0)) + '\n';
    const auto file = rolltakt.file("force.csv", text);
    const auto pace = [&](const std::string& profile) {
        return rolltakt("analyse " + file + " --json --profile " + profile)
            .json()["pace"][50]["seconds_per_stroke"]
            .get<double>();
    };
    CHECK(pace("one-peak") == doctest::Approx(1.5).epsilon(0.03));
    CHECK(pace("two-peaks") == doctest::Approx(3.0).epsilon(0.03));
}

TEST_CASE("person: the body mass makes the bands of force") {
    Rig rolltakt;
    const auto unknown = rolltakt("person --json");
    CHECK(keys_of(unknown.out) == Keys{"person", "mass_kg", "height_cm", "country", "language"});
    CHECK(unknown.json()["mass_kg"].is_null());
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data)); // looking makes no file
    CHECK(rolltakt("person --mass-kg 72.5 --json").json()["mass_kg"] == 72.5);
    CHECK(rolltakt("person --language de").says("72,5 kg"));
    const std::string play = "play " + rolltakt.short_routine() + " --roller sim --headless";
    rolltakt(play);
    const auto session = rolltakt("session last --json").json();
    for (const auto& step : session["steps"]) {
        const auto percent = step["in_force_band_percent"].get<double>();
        CHECK(percent >= 0.0);
        CHECK(percent <= 100.0);
    }
    CHECK(rolltakt("person --forget-mass --json").json()["mass_kg"].is_null());
    rolltakt(play);
    CHECK(rolltakt("session last --json").json()["steps"][0]["in_force_band_percent"].is_null());
}

TEST_CASE("play: recorded, and played again from the recording, it is the same session") {
    Rig rolltakt;
    const auto file = (rolltakt.folder / "a.rollrec").string();
    const std::string play = "play " + rolltakt.short_routine() + " --headless --json --roller ";
    for (const std::string source :
         {"sim:seed=4", "sim:build=cradle,rate=10,seed=5,fault=missed"}) {
        CAPTURE(source);
        std::filesystem::remove(file);
        REQUIRE(rolltakt(play + source + " --record " + file).json()["ended"] == "done");
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        auto first = rolltakt("session last --json").json();
        const auto again = rolltakt(play + "replay:" + file + " --speed 50");
        REQUIRE(again.json()["ended"] == "done");
        CHECK(again.json()["roller"] == "replay");
        auto second = rolltakt("session last --json").json();
        for (const char* own : {"id", "started", "roller"}) {
            first.erase(own);
            second.erase(own);
        }
        CHECK(first == second);
    }
    // Never over what is there, and nothing is begun then.
    const auto before = rolltakt("sessions --json").json()["sessions"].size();
    CHECK(code_of(rolltakt(play + "sim --record " + file)) == "exists");
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == before);
    // Where nobody answers no recording is left.
    const auto none = (rolltakt.folder / "b.rollrec").string();
    CHECK(rolltakt(play + "/nowhere --record " + none).exit_code == 1);
    CHECK_FALSE(std::filesystem::exists(none));
}

TEST_CASE("play: a recording cut short ends the session, saved") {
    Rig rolltakt;
    const auto file = rolltakt.folder / "a.rollrec";
    const std::string play = "play " + rolltakt.short_routine() + " --headless --json --roller ";
    rolltakt(play + "sim --record " + file.string());
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto said = rolltakt(play + "replay:" + file.string());
    CHECK(said.exit_code == 0);
    CHECK(said.json()["ended"] == "lost");
    CHECK(rolltakt("session last --json").json()["steps"].size() == 1);
}

TEST_CASE("calibrate: the player keeps it too") {
    Rig rolltakt;
    const auto made =
        rolltakt("roller calibrate --mass-kg 20 --spots 1 --roller sim:seed=9 --json").json();
    const auto serial =
        rolltakt("roller describe --roller sim:seed=9 --json").json()["record"]["serial"];
    auto store = store::Store::open_read_only(rolltakt.around.data / "people" / "me.db");
    REQUIRE(store);
    const auto kept = store->kept_calibration(serial.get<std::string>());
    REQUIRE(kept);
    REQUIRE(*kept);
    CHECK(std::to_string((*kept)->id) == made["calibration"]);
    CHECK((*kept)->newtons_per_count[0] == made["newtons_per_count"][0]);
}

TEST_CASE("play: little room on the disk is said before it begins") {
    Rig rolltakt;
    std::uintmax_t free = 499'999'999;
    rolltakt.around.room = [&](const std::filesystem::path&) { return std::optional{free}; };
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    CHECK(rolltakt(play).complains("500 MB"));
    free = 500'000'000;
    CHECK_FALSE(rolltakt(play).complains("500 MB"));
}

TEST_CASE("backup: one is made by itself at the next start after a change") {
    Rig rolltakt;
    const auto backups = rolltakt.around.data / "people" / "backups" / "me";
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    rolltakt(play);
    CHECK_FALSE(std::filesystem::exists(backups)); // nothing was there to lose
    rolltakt(play);
    CHECK(std::filesystem::exists(backups / "20261120T200000Z.db"));
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 2); // no person named backups
}
