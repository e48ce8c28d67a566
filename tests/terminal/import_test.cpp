// import: what other programs exported comes into the diary once, can be seen before and taken
// back after, and never harms what is there.
#include "rig.h"

#include "store/store.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>

using rig::Rig, rig::Said;

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Diary : Rig {
    Diary() { at("2026-11-21T08:00:00+01:00"); }

    static std::string fixture(const std::string& name) {
        return places::source("/tests/exchange/fixtures/" + name);
    }
    Json done(std::vector<std::string> arguments) {
        arguments.emplace_back("--json");
        const Said said = run(arguments);
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    Json import(const std::string& kind, const std::string& file,
                std::vector<std::string> options = {}) {
        std::vector<std::string> arguments{"import", kind, file};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return done(arguments);
    }
    Json shown(bool all = false) {
        std::vector<std::string> words{"log", "show", "--from", "2020-01-01", "--to", "2026-12-31"};
        if (all) words.emplace_back("--all");
        return done(words);
    }
    Json nights() { return shown()["nights"]; }
    std::size_t entries() {
        std::size_t sum = 0;
        const auto all = shown(true);
        for (const auto& [kind, list] : all.items())
            if (list.is_array()) sum += list.size();
        return sum;
    }
    // A refusal: one line, and the diary stays as it was.
    Json refused(std::vector<std::string> arguments, int exit_code = 1) {
        const auto before = entries();
        arguments.emplace_back("--json");
        const Said said = run(arguments);
        INFO(said.err);
        CHECK(said.exit_code == exit_code);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        CHECK(entries() == before);
        return said.json()["error"];
    }
    // One night of Oura, 28 to 29 March, so many seconds asleep.
    std::string oura(int seconds, const std::string& name = "oura.csv") const {
        return file(name, "id;day;type;bedtime_start;bedtime_end;total_sleep_duration\n"
                          "a1;2026-03-29;long_sleep;2026-03-28T23:00:00+01:00;"
                          "2026-03-29T07:00:00+02:00;" +
                              std::to_string(seconds) + "\n");
    }
};

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

} // namespace

TEST_CASE("import: the contract's document, and the same file twice is nothing new") {
    Diary rolltakt;
    const auto file = Diary::fixture("fitbit-takeout/sleep-2026-03-01.json");
    const auto first = rolltakt.import("sleep", file);
    CHECK(first["import"].is_string());
    REQUIRE(first["files"].size() == 1);
    CHECK(first["files"][0]["file"] == file);
    CHECK(first["files"][0]["source"] == "fitbit-takeout");
    CHECK(first["files"][0]["new"] == 3);
    CHECK(first["files"][0]["duplicate"] == 0);
    CHECK(first["files"][0]["rejected"] == Json::array());
    const auto shown = rolltakt.shown();
    CHECK(shown["nights"].size() == 2);
    CHECK(shown["naps"].size() == 1);
    CHECK(shown["nights"][0]["told_by"] == "fitbit-takeout");
    CHECK(shown["nights"][0]["import"] == first["import"]);

    const auto again = rolltakt.import("sleep", file);
    CHECK(again["import"].is_null());
    CHECK(again["files"][0]["new"] == 0);
    CHECK(again["files"][0]["duplicate"] == 3);
    CHECK(rolltakt.entries() == 3);
    CHECK(rolltakt.run({"import", "sleep", file}).says("Nothing new"));
    CHECK(rolltakt.run({"import", "sleep", file, "--language", "de"}).says("Nichts Neues"));
    CHECK(rolltakt.done({"import", "list"})["imports"].size() == 1);
}

TEST_CASE("import: a preview says the same and keeps nothing, not even a person's file") {
    Diary rolltakt;
    const auto file = Diary::fixture("apple-health/export.xml");
    const auto preview = rolltakt.import("diary", file, {"--preview"});
    CHECK(preview["preview"] == true);
    CHECK(preview["import"].is_null());
    CHECK(preview["files"][0]["kinds"]["nights"] == 2);
    CHECK(preview["files"][0]["kinds"]["naps"] == 1);
    CHECK(preview["files"][0]["kinds"]["may_be_food"] == 2);
    CHECK(preview["from"] == "2026-03-29");
    CHECK(preview["to"] == "2026-03-30");
    CHECK(preview["left_out"].size() > 0);
    CHECK(preview["zones"][0]["zone"] == "Europe/Berlin");
    CHECK(preview["files"][0]["rejected"][0]["row"] == 26);
    CHECK(preview["files"][0]["rejected"][0]["why"] == "unknown_word");
    CHECK_FALSE(fs::exists(rolltakt.around.data / "people"));

    const auto english = rolltakt.run({"import", "diary", file, "--preview"});
    CHECK(english.says(
        "New: 2 nights, 1 sleep by day, 2 amounts of magnesium that may be from food"));
    CHECK(english.says("row 26: an unknown word (9)"));
    CHECK(english.says("Left out: "));
    CHECK(english.says("HKQuantityTypeIdentifierHeartRate"));
    CHECK(english.says("Time zone Europe/Berlin"));
    CHECK(english.says("Nothing was kept."));
    const auto german = rolltakt.run({"import", "diary", file, "--preview", "--language", "de"});
    CHECK(german.says("Neu: 2 Nächte"));
    CHECK(german.says("Zeile 26: ein unbekanntes Wort (9)"));
    CHECK(german.says("Nichts wurde gespeichert."));
    CHECK(keys_of(preview) == keys_of(rolltakt.import("diary", file)));
}

TEST_CASE("import: only the kind that was asked for") {
    Diary rolltakt;
    const auto file = Diary::fixture("apple-health/export.xml");
    const auto sleep = rolltakt.import("sleep", file);
    CHECK(sleep["files"][0]["new"] == 3);
    CHECK(sleep["files"][0]["other_kind"] == 2);
    const auto intake = rolltakt.import("intake", file);
    CHECK(intake["files"][0]["new"] == 2);
    CHECK(intake["files"][0]["other_kind"] == 3);
    CHECK(rolltakt.import("diary", file)["files"][0]["duplicate"] == 5);
    CHECK(rolltakt.refused({"import", "recipe", file}, 2)["code"] == "usage");
    CHECK(rolltakt.refused({"import"}, 2)["code"] == "usage");
    CHECK(rolltakt.refused({"import", "sleep"}, 2)["code"] == "usage");
}

TEST_CASE("import: magnesium that may be from food is no dose, unless the person says so") {
    Diary rolltakt;
    const auto file = Diary::fixture("apple-health/export.xml");
    rolltakt.import("intake", file);
    const auto meals = rolltakt.shown()["doses"];
    for (const auto& dose : meals) {
        CHECK(dose["counts_as_intake"] == false);
        CHECK(dose["route"] == "food");
    }
    const auto dose = rolltakt.done(
        {"log", "dose", "--form", "oxide", "--elemental-mg", "100", "--at", "2026-03-29T21:00"});
    CHECK(dose["day_supplement_total_mg"] == 100.0);
    rolltakt.done({"import", "undo", "last"});
    rolltakt.import("intake", file, {"--supplements"});
    const auto second = rolltakt.done(
        {"log", "dose", "--form", "oxide", "--elemental-mg", "10", "--at", "2026-03-29T22:00"});
    CHECK(second["day_supplement_total_mg"] == 480.5);
}

TEST_CASE("import: undo takes back exactly that import, and leaves what was corrected since") {
    Diary rolltakt;
    rolltakt.done({"log", "nap", "--day", "2026-03-29", "--begin", "13:00", "--asleep-min", "20"});
    const auto other = rolltakt.import("sleep", rolltakt.oura(22800));
    const auto first =
        rolltakt.import("sleep", Diary::fixture("fitbit-takeout/sleep-2026-03-01.json"));
    std::string corrected;
    for (const auto& night : rolltakt.nights())
        if (night["wake_date"] == "2026-10-25") corrected = night["id"];
    rolltakt.done({"log", "night", "--correct", corrected, "--quality", "8"});
    const auto undone =
        rolltakt.done({"import", "undo", first["import"].get<std::string>().substr(0, 8)});
    CHECK(undone["import"] == first["import"]);
    CHECK(undone["taken_back"] == 2);
    CHECK(undone["corrected_since"] == Json::array({corrected}));
    const auto left = rolltakt.shown();
    CHECK(left["nights"].size() == 2);
    CHECK(left["naps"].size() == 1);
    CHECK(rolltakt.refused({"import", "undo", first["import"]})["code"] == "not_found");
    const auto list = rolltakt.done({"import", "list"})["imports"];
    REQUIRE(list.size() == 2);
    CHECK(std::count_if(list.begin(), list.end(),
                        [](const Json& i) { return i["undone"] == true; }) == 1);
    CHECK(rolltakt.done({"import", "undo", "last"})["import"] == other["import"]);
    CHECK(rolltakt.refused({"import", "undo", "last"})["code"] == "not_found");
}

TEST_CASE("import: what a source tells otherwise later is a revision; undo brings the first back") {
    Diary rolltakt;
    rolltakt.import("sleep", rolltakt.oura(22800));
    rolltakt.at("2026-11-21T09:00:00+01:00");
    const auto again = rolltakt.import("sleep", rolltakt.oura(21000, "later.csv"));
    CHECK(again["files"][0]["new"] == 1);
    CHECK(again["files"][0]["changed"] == 1);
    const auto night = rolltakt.shown()["nights"];
    REQUIRE(night.size() == 1);
    CHECK(night[0]["revision"] == 2);
    CHECK(night[0]["measured_asleep_min"] == 350);
    const auto undone = rolltakt.done({"import", "undo", "last"});
    CHECK(undone["restored"] == 1);
    CHECK(rolltakt.shown()["nights"][0]["measured_asleep_min"] == 380);

    const std::string id = night[0]["id"];
    rolltakt.done({"log", "night", "--correct", id, "--quality", "7"});
    const auto third = rolltakt.import("sleep", rolltakt.oura(20400, "third.csv"));
    CHECK(third["files"][0]["new"] == 0);
    CHECK(third["files"][0]["corrected"] == 1);
    CHECK(rolltakt.shown()["nights"][0]["quality"] == 7);
}

TEST_CASE("import: undoing an import whose night a later one told otherwise names that one") {
    Diary rolltakt;
    const auto first = rolltakt.import("sleep", rolltakt.oura(22800));
    rolltakt.at("2026-11-21T09:00:00+01:00");
    const auto second = rolltakt.import("sleep", rolltakt.oura(21000, "later.csv"));
    const auto undone = rolltakt.done({"import", "undo", first["import"]});
    CHECK(undone["corrected_since"].empty());
    REQUIRE(undone["told_since"].size() == 1);
    CHECK(undone["told_since"][0]["import"] == second["import"]);
    CHECK(rolltakt.import("sleep", rolltakt.oura(22800))["files"][0]["duplicate"] == 1);
    CHECK(rolltakt.shown()["nights"][0]["measured_asleep_min"] == 350);
    const auto back = rolltakt.run({"import", "undo", "last"});
    CHECK(rolltakt.nights().empty());
    CHECK(rolltakt.import("sleep", rolltakt.oura(22800))["files"][0]["new"] == 1);
}

TEST_CASE("import: undoing says in words which import holds a night") {
    Diary rolltakt;
    const std::string first = rolltakt.import("sleep", rolltakt.oura(22800))["import"];
    const std::string second =
        rolltakt.import("sleep", rolltakt.oura(21000, "later.csv"))["import"];
    const auto said = rolltakt.run({"import", "undo", first});
    CHECK(said.says("1 entry stays, because a later import told it otherwise: " +
                    second.substr(0, 8)));
    CHECK_FALSE(said.says("you corrected"));
}

TEST_CASE(
    "import: three sources meet on the right nights, across the change of clocks and a flight") {
    Diary rolltakt;
    const auto garmin = rolltakt.file(
        "garmin.json",
        R"([{"calendarDate":"2026-03-29","sleepStartTimestampGMT":"2026-03-28T22:10:00.0",
 "sleepEndTimestampGMT":"2026-03-29T04:55:00.0","deepSleepSeconds":7200,"lightSleepSeconds":14400,
 "remSleepSeconds":1800,"awakeSleepSeconds":900},
 {"calendarDate":"2026-04-02","sleepStartTimestampGMT":"2026-04-02T03:30:00.0",
 "sleepEndTimestampGMT":"2026-04-02T10:30:00.0","deepSleepSeconds":7200,"lightSleepSeconds":14400,
 "remSleepSeconds":1800,"awakeSleepSeconds":900}])");
    const auto fitbit = rolltakt.file(
        "fitbit.json",
        R"([{"logId":1,"dateOfSleep":"2026-04-02","startTime":"2026-04-01T23:20:00.000",
 "endTime":"2026-04-02T06:40:00.000","duration":26400000,"minutesAsleep":400,"timeInBed":440,
 "type":"stages","levels":{},"isMainSleep":true}])");
    rolltakt.import("sleep", rolltakt.oura(22800));
    rolltakt.import("sleep", garmin, {"--stay", "2026-04-01=America/New_York"});
    const auto last = rolltakt.import("sleep", fitbit, {"--stay", "2026-04-01=America/New_York"});
    CHECK(last["told_by_others"] == 1);
    CHECK(last["rivals"] == Json::array({"garmin"}));

    std::map<std::string, int> counting, all;
    for (const auto& night : rolltakt.nights()) {
        ++all[night["wake_date"]];
        if (night["counts"] == true) ++counting[night["wake_date"]];
    }
    CHECK(all == std::map<std::string, int>{{"2026-03-29", 2}, {"2026-04-02", 2}});
    CHECK(counting == std::map<std::string, int>{{"2026-03-29", 1}, {"2026-04-02", 1}});
    for (const auto& night : rolltakt.nights())
        if (night["wake_date"] == "2026-04-02") CHECK(night["zone"] == "America/New_York");

    CHECK(rolltakt.refused({"import", "sleep", garmin, "--stay", "1 April"}, 2)["code"] == "usage");
    CHECK(rolltakt.refused({"import", "sleep", garmin, "--zone", "Mars/Base"}, 2)["code"] ==
          "usage");
}

TEST_CASE("import: which source counts is asked and said; own entries come first") {
    Diary rolltakt;
    rolltakt.import("sleep", rolltakt.oura(22800));
    rolltakt.import("sleep", Diary::fixture("garmin/api.json"));
    const auto which = [&] {
        for (const auto& night : rolltakt.nights())
            if (night["counts"] == true)
                return night["told_by"].is_null() ? std::string{"typed"}
                                                  : night["told_by"].get<std::string>();
        return std::string{};
    };
    CHECK(which() == "garmin"); // by name
    const auto asked = rolltakt.done({"import", "rank", "oura", "garmin"});
    CHECK(asked["ranking"] == Json::array({"oura", "garmin"}));
    CHECK(asked["sources"][0]["source"] == "oura");
    CHECK(which() == "oura");
    rolltakt.done({"log", "night", "--wake-date", "2026-03-29", "--into-bed", "23:30",
                   "--out-of-bed", "07:00"});
    CHECK(which() == "typed");
    CHECK(rolltakt.run({"import", "rank"}).says("1. your own entries (typed): 1 night"));
    rolltakt.done({"import", "rank", "oura", "typed"});
    CHECK(which() == "oura");
    CHECK(rolltakt.run({"log", "show", "--day", "2026-03-29"}).says("does not count"));
    CHECK(rolltakt.refused({"import", "rank", "sundial"}, 2)["code"] == "usage");
    CHECK(rolltakt.refused({"import", "rank", "oura", "oura"}, 2)["code"] == "usage");
    CHECK(rolltakt.done({"import", "rank", "--none"})["ranking"] == Json::array());
    CHECK(which() == "typed");
}

TEST_CASE("import: files that cannot be are refused in one sentence with their row") {
    Diary rolltakt;
    const auto code = [&](const std::string& file) {
        return rolltakt.refused({"import", "diary", file})["code"].get<std::string>();
    };
    CHECK(code((rolltakt.folder / "none.csv").string()) == "not_found");
    CHECK(code(rolltakt.folder.string()) == "unreadable");
    CHECK(code(rolltakt.file("shopping.csv", "milk,eggs\n1,2\n")) == "unknown_format");
    CHECK(code(rolltakt.file("empty.csv", "")) == "empty");
    const auto cut = rolltakt.file(
        "cut.csv",
        "wake_date,zone,into_bed,tried_to_sleep,final_wake,out_of_bed,note\n"
        "2026-03-27,Europe/Berlin,2026-03-26T22:45:00+01:00,,,2026-03-27T06:50:00+01:00,\n"
        "2026-03-28,Europe/Berlin,2026-03-27T22:45:00+01:00,,,,\"never closed");
    const auto error = rolltakt.refused({"import", "diary", cut});
    CHECK(error["code"] == "cut_off");
    CHECK(error["line"] == 3);
    CHECK(error["file"] == cut);
    const auto said = rolltakt.run({"import", "diary", cut, "--language", "de"});
    CHECK(said.complains("cut.csv, Zeile 3: die Datei endet mittendrin."));
    const auto good = rolltakt.oura(22800);
    CHECK(rolltakt.refused({"import", "sleep", good, cut})["file"] == cut);
    CHECK(rolltakt.refused({"import", "sleep", cut, good})["line"] == 3);
    CHECK(rolltakt.refused({"import", "sleep", "--magnesium", "dust", good}, 2)["code"] == "usage");
}

TEST_CASE("import: the zone that was taken for granted is said, and can be put right") {
    Diary rolltakt;
    const auto file = Diary::fixture("fitbit-takeout/sleep-2026-03-01.json"); // local times
    const auto said = rolltakt.run({"import", "sleep", file});
    CHECK(said.says("Time zone Europe/Berlin: 3, local times, read in your zone."));
    CHECK(said.says("If you were elsewhere then: rolltakt import undo "));
    rolltakt.done({"import", "undo", "last"});
    const auto again = rolltakt.import("sleep", file, {"--zone", "America/New_York"});
    CHECK(again["files"][0]["new"] == 2); // one has the length of a night in Berlin
    CHECK(rolltakt.nights()[0]["zone"] == "America/New_York");
    CHECK_FALSE(rolltakt.run({"import", "sleep", file, "--zone", "America/New_York"})
                    .says("If you were elsewhere"));
    CHECK(rolltakt.run({"import", "sleep", file, "--preview"})
              .says("If you were elsewhere then, say --zone or --stay."));
}

TEST_CASE("import: a day that the calendar does not have is said to be none") {
    Diary rolltakt;
    const auto file = rolltakt.file("own.csv", "laboratory_day,what,measured,measured_unit\n"
                                               "2026-02-30,ferritin,42,ug/l\n"
                                               "30 Feb,ferritin,42,ug/l\n");
    const auto rows = rolltakt.import("diary", file)["files"][0]["rejected"];
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["why"] == "no_such_day");
    CHECK(rows[0]["what"] == "laboratory_day");
    CHECK(rows[1]["why"] == "bad_time");
    const auto stay = rolltakt.run({"import", "sleep", file, "--stay", "2026-02-30=Europe/Berlin"});
    CHECK(stay.exit_code == 2);
    CHECK(stay.complains("the calendar has no day “2026-02-30”"));
}

TEST_CASE("import: a stop while reading keeps nothing") {
    Diary rolltakt;
    const auto file = rolltakt.oura(22800);
    rolltakt.stop_after = units::Duration{0};
    const auto said = rolltakt.run({"import", "sleep", file, "--json"});
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "cancelled");
    rolltakt.stop_after.reset();
    CHECK(rolltakt.entries() == 0);
}

TEST_CASE("import: what an amount of magnesium means is asked, never guessed") {
    Diary rolltakt;
    const auto file = Diary::fixture("med-timer/en.csv");
    const auto preview = rolltakt.import("intake", file, {"--preview"});
    const auto unclear = [](const Json& said) {
        const auto& rows = said["files"][0]["rejected"];
        return std::count_if(rows.begin(), rows.end(),
                             [](const Json& row) { return row["why"] == "basis_unknown"; });
    };
    CHECK(unclear(preview) > 0);
    CHECK(preview.dump().find("not told (400 mg); --magnesium says it") != std::string::npos);
    CHECK(unclear(rolltakt.import("intake", file, {"--preview", "--magnesium", "elemental"})) == 0);
    const auto compound = rolltakt.import("intake", file, {"--magnesium", "bisglycinate"});
    CHECK(unclear(compound) == 0);
    CHECK(rolltakt.shown()["doses"][0]["components"][0]["form"] == "bisglycinate");
}

TEST_CASE("import: Samsung's two files are read together, each with its own counts") {
    Diary rolltakt;
    const auto said = rolltakt.done({"import", "sleep", Diary::fixture("samsung-health/sleep.csv"),
                                     Diary::fixture("samsung-health/sleep_stage.csv")});
    REQUIRE(said["files"].size() == 2);
    CHECK(said["files"][0]["new"] == 2);
    CHECK(said["files"][1]["new"] == 0);
    CHECK(said["files"][1]["rejected"][0]["row"] == 7);
    CHECK(rolltakt.shown()["nights"][0]["measured_asleep_min"] == 390);
}

// --- Gadgetbridge

namespace {

void make_database(const std::string& file, const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

// Bed at 23:00 on 28 March in Berlin, up at 07:00.
const std::string xiaomi =
    "CREATE TABLE XIAOMI_SLEEP_TIME_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, "
    "WAKEUP_TIME INTEGER, IS_AWAKE INTEGER, TOTAL_DURATION INTEGER, DEEP_SLEEP_DURATION INTEGER, "
    "LIGHT_SLEEP_DURATION INTEGER, REM_SLEEP_DURATION INTEGER, AWAKE_DURATION INTEGER);"
    "INSERT INTO XIAOMI_SLEEP_TIME_SAMPLE VALUES (1774735200000, 3, 1, 1774760400000, 1, 400, 90, "
    "200, 90, 20);";

} // namespace

TEST_CASE("import: Gadgetbridge's database, read as it is and left as it was") {
    Diary rolltakt;
    const auto file = (rolltakt.folder / "Gadgetbridge").string();
    make_database(file, xiaomi);
    const auto before = fs::last_write_time(file);
    const auto said = rolltakt.import("sleep", file);
    CHECK(said["files"][0]["source"] == "gadgetbridge");
    CHECK(said["files"][0]["new"] == 1);
    const auto night = rolltakt.shown()["nights"][0];
    CHECK(night["wake_date"] == "2026-03-29");
    CHECK(night["measured_asleep_min"] == 380);
    CHECK(night["told_by"] == "gadgetbridge: xiaomi 3");
    CHECK(rolltakt.import("sleep", file)["files"][0]["duplicate"] == 1);
    CHECK(fs::last_write_time(file) == before);
    CHECK_FALSE(fs::exists(file + "-journal"));
    const auto both = rolltakt.refused({"import", "sleep", file, rolltakt.oura(22800)}, 2);
    CHECK(both["code"] == "usage");
    CHECK(both["message"].get<std::string>().ends_with("Nothing was taken."));
}

TEST_CASE("import: a database that is none of Gadgetbridge's, cut off or hostile is one sentence") {
    Diary rolltakt;
    const auto file = [&](const char* name) { return (rolltakt.folder / name).string(); };
    const auto code = [&](const std::string& path) {
        return rolltakt.refused({"import", "sleep", path})["code"].get<std::string>();
    };
    make_database(file("recipes"), "CREATE TABLE RECIPE (NAME)");
    CHECK(code(file("recipes")) == "database");
    make_database(file("view"),
                  "CREATE TABLE T (X); CREATE VIEW XIAOMI_SLEEP_TIME_SAMPLE AS SELECT X "
                  "AS TIMESTAMP FROM T;");
    CHECK(code(file("view")) == "database");
    make_database(file("columns"), "CREATE TABLE XIAOMI_SLEEP_TIME_SAMPLE (TIMESTAMP, DEVICE_ID);");
    CHECK(code(file("columns")) == "database");
    CHECK(code(rolltakt.file("head", std::string{"SQLite format 3\0 and no more", 28})) ==
          "damaged");
    std::string many = "BEGIN;" + xiaomi;
    for (int i = 1; i < 2000; ++i)
        many += "INSERT INTO XIAOMI_SLEEP_TIME_SAMPLE VALUES (" +
                std::to_string(1500000000000 + std::int64_t{i} * 86400000) + ", 3, 1, " +
                std::to_string(1500020000000 + std::int64_t{i} * 86400000) +
                ", 1, 300, 90, 100, 90, 20);";
    make_database(file("cut"), many + "COMMIT;");
    fs::resize_file(file("cut"), fs::file_size(file("cut")) / 2);
    const auto cut = code(file("cut"));
    CHECK((cut == "cut_off" || cut == "damaged"));
}

TEST_CASE("import: zero bytes in a text are said to be that") {
    Diary rolltakt;
    const auto said = rolltakt("import diary " +
                               rolltakt.file("z.csv", std::string{"day,item,value\n\0\0\n", 18}));
    CHECK(said.exit_code == 1);
    CHECK(said.complains("there are zero bytes in it"));
}

TEST_CASE("import: with nothing to undo it is said how to see what there is") {
    Diary rolltakt;
    const auto said = rolltakt("import undo last");
    CHECK(said.exit_code == 1);
    CHECK(said.complains("There is no import that could be undone. rolltakt import list"));
}

TEST_CASE("import: a damaged entry is told where the diary is shown, and all others are there") {
    Diary rolltakt;
    rolltakt.import("sleep", Diary::fixture("fitbit-takeout/sleep-2026-03-01.json"));
    make_database(
        (rolltakt.around.data / "people" / "me.db").string(),
        "UPDATE diary_entry SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS "
        "BLOB) WHERE kind = 'nap'");
    const auto said =
        rolltakt.run({"log", "show", "--from", "2026-03-01", "--to", "2026-11-20", "--json"});
    CHECK(said.exit_code == 0);
    CHECK(said.complains("An entry of 29 Mar 2026 can no longer be read"));
    CHECK(said.json()["nights"].size() == 2);
    CHECK(said.json()["naps"].empty());
    CHECK(said.json()["lost"][0]["kind"] == "nap");
    const auto file = (rolltakt.folder / "left.json").string();
    CHECK(rolltakt.done({"export", "json", file})["entries"] == 2); // the lost one is none of them
    const auto verified = rolltakt("verify");
    CHECK(verified.exit_code == 1);
    CHECK(verified.complains("An entry of 29 Mar 2026"));
}
