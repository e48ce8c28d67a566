#include "store/store.h"
#include "terminal/desk.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

using rig::Rig;

TEST_CASE("usage: what is not understood is exit code 2, help and version are 0") {
    Rig rolltakt;
    CHECK(rolltakt("fly").exit_code == 2);
    CHECK(rolltakt("play").exit_code == 2);
    CHECK(rolltakt("play starter --speed quick").exit_code == 2);
    CHECK(rolltakt("resume --finish --discard").exit_code == 2);
    CHECK(rolltakt("log night").exit_code == 2);
    CHECK(rolltakt("session").exit_code == 2);
    CHECK(rolltakt("--help").exit_code == 0);
    CHECK(rolltakt("play --help").exit_code == 0);
    const auto version = rolltakt("--version");
    CHECK(version.exit_code == 0);
    CHECK(version.says("rolltakt 0."));
    const auto json = rolltakt("fly --json");
    CHECK(json.exit_code == 2);
    CHECK(json.json()["error"]["code"] == "usage");
}

TEST_CASE("usage: help speaks both languages") {
    Rig rolltakt;
    CHECK(rolltakt("--help --language en").says("plays a routine"));
    CHECK(rolltakt("--help --language de").says("spielt"));
    CHECK(rolltakt("fly --language de").complains("Befehlszeile"));
    for (const std::string command :
         {"", "play ", "resume ", "roller calibrate ", "session trim "}) {
        CAPTURE(command);
        const auto help = rolltakt(command + "--help --language de");
        CHECK(help.says("Optionen:"));
        CHECK_FALSE(help.says("Options:"));
        CHECK_FALSE(help.says("required"));
        CHECK_FALSE(help.says("ORDNER:"));
        CHECK((command.empty() || help.says("--person NAME")));
    }
}

TEST_CASE("usage: nothing of the parser's own English is left in German") {
    Rig rolltakt;
    for (const std::string command : {"play",
                                      "resume",
                                      "analyse",
                                      "care after",
                                      "care morning",
                                      "care forget-mark",
                                      "routine check",
                                      "routine show",
                                      "routine compose",
                                      "import",
                                      "import rank",
                                      "export csv",
                                      "log symptom",
                                      "log global",
                                      "log laboratory",
                                      "log intake",
                                      "log dose",
                                      "sound set",
                                      "sound lines",
                                      "backup",
                                      "restore",
                                      "person",
                                      "session trim",
                                      "export plan",
                                      "export practice",
                                      "mailbox use",
                                      "client answer",
                                      "client note",
                                      "client seen"}) {
        CAPTURE(command);
        const auto help = rolltakt(command + " --help --language de");
        CHECK(help.exit_code == 0);
        for (const char* english :
             {"INT", "TEXT", "FLOAT", "FILE", "KIND", "ITEM", "VALUE", "SOURCE", "STEP", "WHAT",
              "EXERCISE", " DIR", " in [", "following", "required", "At least", "DAY="}) {
            CAPTURE(std::string{english});
            CHECK_FALSE(help.says(english));
        }
    }
    struct Wrong {
        std::string words, what;
    };
    for (const Wrong& wrong :
         {Wrong{"care after", "fehlt etwas: --discomfort | --ended-by."},
          Wrong{"care after --discomfort 11",
                "--discomfort: „11“ geht hier nicht; erlaubt: 0 .. 10."},
          Wrong{"play starter --data", "fehlt etwas nach --data (Ordner"},
          Wrong{"sessions --language de --language de", "mehr als einmal: --language."},
          Wrong{"play starter --minutes 5", "--minutes, --tight."},
          Wrong{"play starter --tight calf", "ROUTINE, --tight."},
          Wrong{"sessions --json=perhaps", "--json"},
          Wrong{"care forget-mark", "fehlt etwas: ÜBUNG."},
          Wrong{"import diary", "fehlt etwas: DATEI."},
          Wrong{"log symptom", "Sag, welches es ist"}}) {
        CAPTURE(wrong.words);
        const auto said = rolltakt("--language de " + wrong.words);
        CHECK(said.exit_code != 0);
        CAPTURE(said.err);
        CHECK(said.complains(wrong.what));
        for (const char* english : {"required", "requires", "excludes", "Should be", "At Most"})
            CHECK_FALSE(said.complains(english));
    }
}

TEST_CASE("usage: the sentence names what it is about, and what is allowed") {
    Rig rolltakt;
    CHECK(rolltakt("fly --so high").complains("unknown: fly --so high."));
    CHECK(rolltakt("resume").complains("lacks something: --continue | --finish | --discard."));
    CHECK(rolltakt("session trim last").complains("lacks something: --from | --to."));
    CHECK(rolltakt("routine").complains("One of these comes after “rolltakt routine”: list, "));
    const auto bare = rolltakt("log --language de");
    CHECK(bare.exit_code == 2);
    CHECK(bare.complains("Nach „rolltakt log“ folgt eins von diesen: dose, night, nap, "));
    CHECK_FALSE(bare.complains("subcommand"));
    CHECK(rolltakt("person --mass-kg 5")
              .complains("--mass-kg: “5” cannot be used here; allowed: 20 .. 300."));
    CHECK(rolltakt("sessions --language=fr")
              .complains("--language: “fr” cannot be used here; allowed: de, en."));
    CHECK(rolltakt("play starter --painkiller maybe").complains("“maybe” cannot be used here"));
    CHECK(rolltakt("log plan --from 2026-11-20 --dose")
              .complains("after --dose (of a day of it: before-bed:"));
}

TEST_CASE("usage: numbers with a comma or a point") {
    Rig rolltakt;
    CHECK(rolltakt("person --mass-kg 72,5 --json").json()["mass_kg"] == 72.5);
    CHECK(rolltakt("person --mass-kg 71.5 --json").json()["mass_kg"] == 71.5);
    CHECK(rolltakt("person --mass-kg 7,1,5").exit_code == 2);
}

TEST_CASE("person: mass and height are kept and forgotten apart") {
    Rig rolltakt;
    CHECK(rolltakt("person --mass-kg 72 --height-cm 172,5 --json").json()["height_cm"] == 172.5);
    CHECK(rolltakt("person --forget-mass --json").json()["height_cm"] == 172.5);
    CHECK(rolltakt("person").out.find("172 cm") != std::string::npos);
    for (const int cm : {100, 109, 113, 201, 230}) // to the digit, though metres are kept
        CHECK(
            rolltakt("person --height-cm " + std::to_string(cm) + " --json").json()["height_cm"] ==
            cm);
    CHECK(rolltakt("person --forget-height --json").json()["height_cm"].is_null());
    CHECK(rolltakt("person --height-cm 17")
              .complains("“17” cannot be used here; allowed: 100 .. 230."));
}

TEST_CASE("what is not there: the sentence says whether it was a session, a file or a routine") {
    Rig rolltakt;
    CHECK(rolltakt("session last").complains("No session yet."));
    CHECK(rolltakt("verify").complains("There is no file "));
    CHECK(rolltakt("restore copy.db").complains("There is no file copy.db."));
    CHECK(rolltakt("play walk --headless").complains("There is no routine “walk”."));
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    CHECK(rolltakt("session nothere").complains("There is no session nothere."));
    rolltakt("session delete last");
    CHECK(rolltakt("session last").complains("No session yet."));
}

TEST_CASE("settling at the start is in the record, and no fault to frighten people with") {
    Rig rolltakt;
    const auto played = rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless");
    CHECK_FALSE(played.says("Fault of the roller"));
    CHECK_FALSE(rolltakt("session last").says("Fault of the roller"));
    CHECK(rolltakt("session last --json").json()["faults"][0]["kind"] == "settling");
}

TEST_CASE("sessions: none yet is an empty list, and makes no file") {
    Rig rolltakt;
    const auto listed = rolltakt("sessions --json");
    CHECK(listed.exit_code == 0);
    CHECK(listed.json()["sessions"].empty());
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data));
    CHECK(rolltakt("session last").exit_code == 1);
}

TEST_CASE("sessions: each with its state, roller and duration") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto line = rolltakt("sessions --json").json()["sessions"][0];
    CHECK(line.size() == 9);
    CHECK(line["routine"] == "short");
    CHECK(line["roller"] == "none");
    CHECK(line["state"] == "done");
    CHECK(line["usable"] == false);
    CHECK(line["started"] == "2026-11-20T21:00:00+01:00");
    CHECK(rolltakt("sessions").says("short")); // of nobody's catalogue
    rolltakt("play starter --roller none --headless");
    CHECK(rolltakt("sessions").says("  Starter  "));
}

TEST_CASE("session: its force over time as CSV") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless");
    const auto csv = rolltakt("session last --csv");
    CHECK(csv.exit_code == 0);
    CHECK(csv.out.starts_with(
        "t_s,force_n,position_m,angle_rad,cell_1_n,cell_2_n,cell_3_n,cell_4_n\n"));
    CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') > 1000);

    // The same file read again gives the same strokes.
    const auto again = rolltakt("analyse " + rolltakt.file("a.csv", csv.out) + " --json").json();
    std::size_t strokes = 0;
    const auto session = rolltakt("session last --json").json();
    for (const auto& step : session["steps"]) strokes += step["strokes"].size();
    CHECK(again["strokes"].size() >= strokes);
    CHECK(again["strokes"].size() <= strokes + 4); // those between the steps
}

TEST_CASE("session: delete and trim") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller sim --headless");
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto last = rolltakt("sessions --json").json()["sessions"][0]["id"].get<std::string>();
    CHECK(rolltakt("session delete " + last).exit_code == 0);
    CHECK(rolltakt("session delete " + last).exit_code == 1);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
    const auto trimmed = rolltakt("session trim last --from 5 --to 45 --json");
    CHECK(trimmed.exit_code == 0);
    CHECK(trimmed.json()["session"] == rolltakt("session last --json").json()["id"]);
    const auto steps = rolltakt("session last --json").json()["steps"];
    REQUIRE_FALSE(steps.empty());
    CHECK(steps.back()["end_s"].get<double>() <= 46.0);
    for (const auto& step : steps) // none is left over of what was cut off
        CHECK(step["end_s"].get<double>() > step["start_s"].get<double>());
}

TEST_CASE("resume: without a session cut short there is nothing to go on with") {
    Rig rolltakt;
    CHECK(rolltakt("resume --finish --json").json()["error"]["code"] == "not_found");
    CHECK(rolltakt("resume --continue").exit_code == 1);
}

TEST_CASE("routine list, show, check: what is there and what is wrong") {
    Rig rolltakt;
    const auto routines = rolltakt("routine list --json").json()["routines"];
    REQUIRE(routines.size() >= 3);
    for (const auto& routine : routines) {
        CHECK(routine["duration_s"].get<double>() > 60.0);
        CHECK_FALSE(routine["exercises"].empty());
    }
    CHECK(rolltakt("routine show starter --json").json()["steps"].size() >= 4);
    CHECK(rolltakt("routine show nowhere").exit_code == 1);

    const auto good = rolltakt("routine check " + rolltakt.short_routine() + " --json");
    CHECK(good.exit_code == 0);
    CHECK(good.json()["files"][0]["ok"] == true);
    const auto wrong = rolltakt("routine check " +
                                rolltakt.file("wrong.toml", "kind = \"routine\"\n[\xC3\x9C"
                                                            "bung]\n") +
                                " " + rolltakt.short_routine() + " --json");
    CHECK(wrong.exit_code == 1);
    const auto files = wrong.json()["files"];
    REQUIRE(files.size() == 2);
    CHECK(files[0]["ok"] == false);
    REQUIRE_FALSE(files[0]["errors"].empty());
    CHECK(files[0]["errors"][0]["line"] == 2);
    CHECK(files[0]["errors"][0]["message"].is_string());
    CHECK(files[1]["ok"] == true);
    CHECK_FALSE(wrong.err.empty());
}

TEST_CASE("people: several need --person; practice is never meant by chance") {
    Rig rolltakt;
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    CHECK(rolltakt(play + " --person anna").exit_code == 0);
    CHECK(rolltakt(play + " --person practice").exit_code == 0);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1); // anna, the only one
    CHECK(rolltakt("person --new --person ben").exit_code == 0);
    CHECK(rolltakt(play + " --person ben").exit_code == 0);
    const auto which = rolltakt("sessions --json");
    CHECK(which.exit_code == 1);
    CHECK(which.json()["error"]["code"] == "which_person");
    CHECK(rolltakt("sessions --person ../anna --json").json()["error"]["code"] == "bad_name");
    for (const char* bad : {" ", "   ", "-anna", ".anna", "an\na", "an\x1b[2Ja", "anna\x7f",
                            "ann\xff", "an\u202Ena", "an\u0085na"}) {
        const auto refused = rolltakt.run({"sessions", std::string{"--person="} + bad});
        CHECK(refused.exit_code == 1);
        CHECK(refused.complains("cannot be a person's name: it has"));
    }
    CHECK(rolltakt.run({"person", "--new", "--person", "Jörg O'Neil"}).exit_code == 0);
}

TEST_CASE("people: a slip in a name makes nobody, and is told with the names there are") {
    Rig rolltakt;
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    REQUIRE(rolltakt("log dose --form oxide --compound-mg 500 --person anna").exit_code == 0);
    for (const std::string& words :
         {play, std::string{"sessions"}, std::string{"care screening --none"},
          std::string{"log dose --form oxide --compound-mg 500"}, std::string{"person"}}) {
        CAPTURE(words);
        rolltakt.types({});
        const auto refused = rolltakt(words + " --person ana");
        CHECK(refused.exit_code == 1);
        CHECK(refused.complains("Nobody here is named ana; there are: anna."));
        CHECK(refused.complains("rolltakt person --new --person NAME"));
    }
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data / "people" / "ana.db"));
    CHECK(rolltakt("person --new").exit_code == 2);
    CHECK(rolltakt("person --new --person ana --json").json()["person"] == "ana");
    CHECK(rolltakt(play + " --person ana").exit_code == 0);
    CHECK(rolltakt("person --person ben --mass-kg 70").exit_code == 0); // says who it is
    CHECK(rolltakt("sessions --person ben").exit_code == 0);
    rolltakt.around.typed = nullptr; // a script means whom it names
    CHECK(rolltakt("log dose --form oxide --compound-mg 500 --person cleo").exit_code == 0);
    CHECK(std::filesystem::exists(rolltakt.around.data / "people" / "cleo.db"));
}

TEST_CASE("people: a file that was begun and never written is nobody") {
    Rig rolltakt;
    REQUIRE(rolltakt("person --new --person anna").exit_code == 0);
    const auto empty = rolltakt.around.data / "people" / "ben.db";
    std::ofstream{empty};
    CHECK(rolltakt("person --json").json()["person"] == "anna");
    CHECK(rolltakt("person --new --person ben").exit_code == 0); // it can still become somebody
    CHECK(rolltakt("person --json").json()["error"]["code"] == "which_person");
}

TEST_CASE("data: a file instead of a folder is said, and not taken for an empty one") {
    Rig rolltakt;
    const std::string file = rolltakt.file("notes.txt", "mine");
    for (const std::string words : {"sessions", "person", "play starter --headless"}) {
        CAPTURE(words);
        const auto refused = rolltakt(words + " --json --data " + file);
        CHECK(refused.exit_code == 1);
        CHECK(refused.json()["error"]["code"] == "not_a_folder");
        CHECK(refused.complains(file + " is a file"));
    }
}

TEST_CASE("files: private, whatever the umask") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto people = rolltakt.around.data / "people";
    namespace fs = std::filesystem;
    CHECK((fs::status(people).permissions() & fs::perms::all) == fs::perms::owner_all);
    CHECK((fs::status(people / "me.db").permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("backup and restore: what was there comes back, what is there is kept") {
    Rig rolltakt;
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless";
    rolltakt(play);
    const auto copy = (rolltakt.folder / "copy.db").string();
    CHECK(rolltakt("backup " + copy).exit_code == 0);
    CHECK(rolltakt("verify --json").json()["sound"] == true);
    rolltakt(play);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 2);
    const auto restored = rolltakt("restore " + copy + " --json");
    CHECK(restored.exit_code == 0);
    CHECK(std::filesystem::exists(restored.json()["kept"].get<std::string>()));
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
    CHECK(rolltakt("backup " + copy).exit_code == 0); // an older backup is written anew
    const std::string other = rolltakt.file("no.db", "nothing");
    CHECK(rolltakt("backup " + other).complains("no backup of Rolltakt; name another file."));
    CHECK(std::filesystem::file_size(other) == 7);
    CHECK(rolltakt("restore " + other).complains("no whole backup of Rolltakt; choose another."));
    CHECK(rolltakt("restore " + rolltakt.file("no.db", "nothing")).exit_code == 1);
    CHECK(rolltakt("sessions --json").json()["sessions"].size() == 1);
}

TEST_CASE("backup and restore: boxes of the paper sheet that wait come along") {
    Rig rolltakt;
    namespace fs = std::filesystem;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto text_of = [](const fs::path& file) {
        std::ifstream in{file};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    const auto sheet = rolltakt.around.data / "people" / "me.db.sheet";
    const auto copy = (rolltakt.folder / "copy.db").string();
    std::ofstream{sheet} << "older";
    CHECK(rolltakt("backup " + copy).exit_code == 0);
    CHECK(text_of(copy + ".sheet") == "older");
    std::ofstream{sheet} << "newer";
    const auto restored = rolltakt("restore " + copy + " --json");
    CHECK(text_of(sheet) == "older");
    const auto kept = restored.json()["kept"].get<std::string>();
    CHECK(text_of(kept + ".sheet") == "newer"); // with its diary
    fs::remove(sheet);
    CHECK(rolltakt("backup " + copy).exit_code == 0);
    CHECK_FALSE(fs::exists(copy + ".sheet"));
    std::ofstream{sheet} << "of another diary";
    CHECK(rolltakt("restore " + copy).exit_code == 0);
    CHECK_FALSE(fs::exists(sheet));
    CHECK(rolltakt("restore " + kept).exit_code == 0);
    CHECK(text_of(sheet) == "newer");
    const std::string other = rolltakt.file("new.db.sheet", "somebody's");
    CHECK(rolltakt("backup " + other.substr(0, other.size() - 6))
              .complains(other + " is there already"));
    CHECK(text_of(other) == "somebody's");
}

TEST_CASE("backup and restore: never over a person's file, and the one in use is named") {
    Rig rolltakt;
    for (const std::string name : {"anna", "ben"})
        rolltakt("person --new --person " + name),
            rolltakt("play " + rolltakt.short_routine() + " --roller none --headless --person " +
                     name);
    const auto people = rolltakt.around.data / "people";
    const auto copy = (rolltakt.folder / "copy.db").string();
    for (const char* file : {"anna.db", "ben.db"})
        CHECK(rolltakt("backup --person anna " + (people / file).string())
                  .complains("no backup of Rolltakt; name another file."));
    CHECK(rolltakt("backup --person anna " + copy).exit_code == 0);
    const auto held = store::Store::open(people / "ben.db");
    REQUIRE(held);
    CHECK(rolltakt("restore --person ben " + copy)
              .complains((people / "ben.db").string() + " is in use"));
}

TEST_CASE("words from outside cannot steer the terminal") {
    Rig rolltakt;
    const auto said = rolltakt("session \x1b[31m\xC2\x9Bx\x07ä --json");
    CHECK(said.err == "There is no session ?[31m?x?ä. “rolltakt sessions” lists what there is.\n");
    CHECK(said.json()["error"]["file"] == "\x1b[31m\xC2\x9Bx\x07ä");
    const std::string odd = "a\x1b\xff\u202E“b”\n\tc"; // a mark that turns the direction
    CHECK(terminal::printable(odd) == "a???“b”\n\tc");
    CHECK(terminal::printable(odd, true) == "a???“b”??c");
}

TEST_CASE("roller: a self-test of the simulated roller finds it good, and a fault by its name") {
    Rig rolltakt;
    const auto good = rolltakt("roller check --roller sim --json");
    INFO(good.out);
    CHECK(good.exit_code == 0);
    const auto report = good.json();
    CHECK(report["ok"] == true);
    REQUIRE(report["cells"].size() == 4);
    CHECK(report["cells"][0]["rate_hz"].get<double>() == doctest::Approx(92.8).epsilon(0.05));
    CHECK(rolltakt("roller tare --roller sim --json").json()["zero_counts"].size() == 4);
    const auto monitored = rolltakt("roller monitor --roller sim --seconds 4 --json").json();
    CHECK(monitored["readings"].size() >= 3);
    CHECK(rolltakt("roller calibrate --roller sim --mass-kg 2").exit_code == 1);
    CHECK(rolltakt("roller list --json").json()["rollers"].is_array());
}

TEST_CASE("analyse: an unreadable row is named with its line") {
    Rig rolltakt;
    const auto code_and_line = [&](const std::string& text) {
        const auto said = rolltakt("analyse " + rolltakt.file("x.csv", text) + " --json");
        CHECK(said.exit_code == 1);
        const auto error = said.json()["error"];
        return error["code"].get<std::string>() + " " + error["line"].dump();
    };
    CHECK(code_and_line("t_s,force_n\n0,1\n0.1,x\n") == "not_a_number 3");
    CHECK(code_and_line("t_s,force_n\n0,1\n0.1\n") == "too_few_fields 3");
    CHECK(code_and_line("t_s,force_n\n0,1\n0.2,1\n0.1,1\n") == "time_not_rising 4");
    CHECK(code_and_line("t_s,force_n\n0,0,200,5\n") == "too_many_fields 2"); // decimal commas
    CHECK(code_and_line("t_s,force_n\n1e10,1\n1.0001e10,1\n") == "too_long 3");
    CHECK(code_and_line("t_s,force_n\n0,1\n604800,1\n604801,1\n") == "too_long 4");
    CHECK(code_and_line("t_s,weight\n0,1\n") == "missing_column 1");
    CHECK(code_and_line("t_s,force_n\n0,nan\n") == "not_a_number 2");
    CHECK(code_and_line("t_s,force_n\n0,1\n0.1,1e308\n") == "out_of_range 3");
    CHECK(code_and_line("t_s,force_n,position_m\n0,1,0\n0.1,1,-2e3\n") == "out_of_range 3");
    CHECK(code_and_line("t_s,force_n\n") == "empty null");
    CHECK(code_and_line("") == "no_head null");
    CHECK(rolltakt("analyse /nowhere.csv --json").json()["error"]["code"] == "cannot_read");
}

TEST_CASE("analyse: an empty roller's file tells noise and drift, a loaded one's does not") {
    Rig rolltakt;
    const auto quality = [&](double load_n) {
        std::ostringstream text;
        text.imbue(std::locale::classic());
        text << "t_s,force_n\n";
        for (int i = 0; i < 2000; ++i) // 0.2 N to and fro, 3 N/min
            text << 0.01 * i << ',' << load_n + (i % 2 == 0 ? 0.2 : -0.2) + 0.0005 * i << '\n';
        return rolltakt("analyse " + rolltakt.file("q.csv", text.str()) + " --json")
            .json()["quality"];
    };
    const auto empty = quality(0.0);
    CHECK(empty["rate_hz"].get<double>() == doctest::Approx(100.0).epsilon(0.001));
    CHECK(empty["noise_n"].get<double>() == doctest::Approx(0.2).epsilon(0.02));
    CHECK(empty["drift_n_per_min"].get<double>() == doctest::Approx(3.0).epsilon(0.02));
    CHECK(empty["usable"] == true);
    const auto loaded = quality(250.0);
    CHECK(loaded["noise_n"].is_null());
    CHECK(loaded["drift_n_per_min"].is_null());
    CHECK(loaded["usable"] == true);
}

TEST_CASE("analyse: seconds since 1970, empty fields at the end and a pause of days are fine") {
    Rig rolltakt;
    const auto file = rolltakt.file("x.csv", "t_s,force_n\n1764083000.5,200,\n1764083001,200,,\n"
                                             "1764400000,0\n1764400001,0\n");
    const auto found = rolltakt("analyse " + file + " --json").json();
    CHECK(found["quality"]["samples"] == 4);
    CHECK(found["contact"].size() == 1);
}

TEST_CASE(
    "analyse: strokes of a bed's file, with windows line ends, a byte order mark and blanks") {
    Rig rolltakt;
    std::ostringstream text; // std::to_string would write a comma where the locale has one
    text << "\xEF\xBB\xBFposition_m, t_s, note, force_n\r\n";
    for (int i = 0; i < 3000; ++i) {
        const double t = i * 0.01;
        const double at = -0.08 * std::cos(3.14159265358979 * t / 3.0);
        text << at << ", " << 100.0 + t << ", hello, 150.0\r\n";
    }
    const auto found =
        rolltakt("analyse " + rolltakt.file("bed.csv", text.str()) + " --json").json();
    CHECK(found.size() == 5);
    CHECK(std::abs(static_cast<int>(found["strokes"].size()) - 10) <= 1);
    CHECK(found["strokes"][4]["length_m"].get<double>() == doctest::Approx(0.16).epsilon(0.05));
    REQUIRE(found["pace"].size() >= 29);
    CHECK(found["pace"][0]["t_s"] == 101.0);
    CHECK(found["pace"][0]["source"] == "position");
    CHECK(found["pace"][20]["seconds_per_stroke"].get<double>() ==
          doctest::Approx(3.0).epsilon(0.03));
    CHECK(found["quality"]["rate_hz"].get<double>() == doctest::Approx(100.0));
}

TEST_CASE("analyse: a column without a value does not stand in the way of another") {
    Rig rolltakt;
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "t_s,force_n,position_m,angle_rad\n"; // as of a cradle without a radius
    for (int i = 0; i < 3000; ++i)
        text << i * 0.01 << ",150,," << -1.1 * std::cos(3.14159265358979 * i * 0.01 / 3.0) << '\n';
    const auto found =
        rolltakt("analyse " + rolltakt.file("turned.csv", text.str()) + " --json").json();
    REQUIRE(found["pace"].size() >= 29);
    CHECK(found["pace"][20]["source"] == "rotation");
    CHECK(found["pace"][20]["seconds_per_stroke"].get<double>() ==
          doctest::Approx(3.0).epsilon(0.03));
}

TEST_CASE("analyse: a column that is there but empty leaves the place to the cells") {
    Rig rolltakt;
    std::ostringstream text, turned;
    text.imbue(std::locale::classic());
    turned.imbue(std::locale::classic());
    text << "t_s,force_n,position_m,front_left_n,front_right_n,rear_left_n,rear_right_n\n";
    turned << "t_s,force_n,position_m,angle_rad\n";
    for (int i = 0; i < 3000; ++i) {
        const double t = i * 0.01, place = -std::cos(3.14159265358979 * t / 3.0);
        const double front = 75.0 * (1.0 + 0.5 * place), rear = 150.0 - front;
        text << t << ",150,," << front / 2 << ',' << front / 2 << ',' << rear / 2 << ',' << rear / 2
             << '\n';
        turned << t << ",150," << (i == 700 ? "0.5" : "") << ',' << 1.1 * place << '\n';
    }
    for (const auto& [name, csv, source] :
         {std::tuple{"bed.csv", text.str(), "position"}, {"one.csv", turned.str(), "rotation"}}) {
        const auto found = rolltakt("analyse " + rolltakt.file(name, csv) + " --json").json();
        REQUIRE(found["pace"].size() >= 29);
        CHECK(found["pace"][20]["source"] == source);
        CHECK(found["pace"][20]["seconds_per_stroke"].get<double>() ==
              doctest::Approx(3.0).epsilon(0.03));
    }
}

TEST_CASE("standard output that takes nothing is no success") {
    Rig rolltakt;
    std::ostream nowhere{nullptr};
    std::ostringstream err;
    CHECK(terminal::run({"routine", "list"}, rolltakt.around, {nowhere, err}) == 1);
    CHECK(err.str() == "Standard output takes nothing; is its disk full?\n");
}

TEST_CASE("a damaged file is named") {
    Rig rolltakt;
    rolltakt("play " + rolltakt.short_routine() + " --roller none --headless");
    const auto file = rolltakt.around.data / "people" / "me.db";
    {
        std::fstream db{file, std::ios::in | std::ios::out | std::ios::binary};
        for (int page = 1; page < 12; ++page) {
            db.seekp(page * 4096L);
            db << std::string(64, 'x');
        }
    }
    const auto said = rolltakt("sessions");
    CHECK(said.exit_code == 1);
    CHECK(said.complains("me.db is damaged."));
}

TEST_CASE("commands: what an error repeats of the command line is short and in one line") {
    Rig rolltakt;
    REQUIRE(rolltakt("person --mass-kg 70").exit_code == 0);
    const auto odd = rolltakt.run({"session", "a\nb\x1b[2J\x7f\xff\u202Ec\u0085"});
    CHECK(odd.exit_code != 0);
    CHECK(odd.complains("a?b?[2J???c?"));
    CHECK(std::count(odd.err.begin(), odd.err.end(), '\n') == 1);
    std::string umlauts;
    for (int i = 0; i < 61; ++i) umlauts += "ä";
    for (const std::string& argument : {umlauts, "--no" + umlauts, "--person=" + umlauts}) {
        const auto lengthy = rolltakt.run({"sessions", argument});
        CHECK(lengthy.exit_code != 0);
        CHECK(lengthy.complains("…"));
        CHECK_FALSE(lengthy.complains(umlauts));
    }
}
