// export: the diary as files of the person's own. What is written comes back as the same diary.
#include "rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sys/stat.h>

using rig::Rig, rig::Said;

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Diary : Rig {
    Diary() { at("2026-11-21T08:00:00+01:00"); }
    Json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    std::string path(const char* name) const { return (folder / name).string(); }
    std::string text(const char* name) const {
        std::ostringstream all;
        all << std::ifstream{folder / name, std::ios::binary}.rdbuf();
        return all.str();
    }
    void fill() {
        done("log night --wake-date 2026-11-20 --into-bed 22:45 --tried-to-sleep 23:10 "
             "--latency-min 25 --awakenings 2 --awake-min 20 --final-wake 06:30 --out-of-bed 06:50 "
             "--quality 7");
        done("log nap --day 2026-11-20 --begin 13:00 --asleep-min 20");
        done("log dose --form bisglycinate --compound-mg 500 --at 2026-11-20T21:30 --note =1+1");
        done("log intake iron --amount 50 --at 2026-11-20T09:00");
        done("log symptom stress 4 --day 2026-11-20");
        done("log laboratory ferritin --value 42.5 --unit ug/l --day 2026-11-20");
        done("log global little-better --day 2026-11-20");
        const auto oura =
            file("oura.csv", "id;day;type;bedtime_start;bedtime_end;total_sleep_duration\n"
                             "a1;2026-11-19;long_sleep;2026-11-18T23:00:00+01:00;"
                             "2026-11-19T07:00:00+01:00;22800\n");
        done("import sleep " + oura);
    }
    // What holds, without when and how it came.
    Json shown() {
        auto all = done("log show --from 2026-11-01 --to 2026-11-21");
        for (auto& [kind, list] : all.items())
            if (list.is_array())
                for (auto& entry : list)
                    for (const char* key :
                         {"id", "entered", "origin", "import", "days_late", "told_by"})
                        entry.erase(key);
        return all;
    }
};

} // namespace

TEST_CASE("export: the CSV brings the same diary to another place, and nothing twice to its own") {
    Diary here, there;
    here.fill();
    const auto said = here.done("export csv " + here.path("diary.csv"));
    CHECK(said["entries"] == 8);
    CHECK(fs::status(here.path("diary.csv")).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(here.text("diary.csv").find(",'=1+1") != std::string::npos);

    const auto taken = there.done("import diary " + here.path("diary.csv"));
    CHECK(taken["files"][0]["new"] == 8);
    CHECK(taken["files"][0]["rejected"] == Json::array());
    CHECK(there.shown() == here.shown());
    CHECK(there.done("import diary " + here.path("diary.csv"))["files"][0]["new"] == 0);
    CHECK(there.done("log show --day 2026-11-19")["nights"][0]["told_by"] == "oura");

    const auto back = here.done("import diary " + here.path("diary.csv"));
    CHECK(back["files"][0]["new"] == 0);
    CHECK(back["files"][0]["duplicate"] == 8);
}

TEST_CASE("export: semicolons and commas say the same") {
    Diary here, there;
    here.fill();
    here.done("export csv " + here.path("german.csv") + " --semicolons");
    CHECK(here.text("german.csv")
              .starts_with("\xEF\xBB\xBF"
                           "entry;"));
    CHECK(there.done("import diary " + here.path("german.csv"))["files"][0]["new"] == 8);
    CHECK(there.shown() == here.shown());
    CHECK(here.done("import diary " + here.path("german.csv"))["files"][0]["new"] == 0);
}

TEST_CASE("export: an older CSV brings back nothing that was corrected or taken back since") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("old.csv"));
    here.at("2026-11-21T09:00:00+01:00");
    const auto shown = here.done("log show --from 2026-11-01 --to 2026-11-30");
    REQUIRE_FALSE(shown["doses"].empty());
    REQUIRE_FALSE(shown["nights"].empty());
    here.done("log take-back " + shown["doses"][0]["id"].get<std::string>());
    for (const auto& night : shown["nights"])
        if (night["origin"] == "typed")
            here.done("log night --correct " + night["id"].get<std::string>() + " --quality 2");
    const auto before = here.shown();
    const auto said = here.done("import diary " + here.path("old.csv"));
    CHECK(said["files"][0]["new"] == 0);
    CHECK(said["files"][0]["changed"] == 0);
    CHECK(here.shown() == before);
}

TEST_CASE("export: an edited row of the own CSV is a revision of that night") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    const auto quality = csv.find(",7,", csv.find("2026-11-20T06:50"));
    REQUIRE(quality != std::string::npos);
    csv.replace(quality, 3, ",9,");
    here.at("2026-11-21T09:00:00+01:00");
    const auto said = here.done("import diary " + here.file("edited.csv", csv));
    CHECK(said["files"][0]["changed"] == 1);
    CHECK(said["files"][0]["duplicate"] == 7);
    const auto night = here.done("log show --day 2026-11-20")["nights"];
    REQUIRE(night.size() == 1);
    CHECK(night[0]["quality"] == 9);
    CHECK(here.done("import undo last")["restored"] == 1);
    CHECK(here.done("log show --day 2026-11-20")["nights"][0]["quality"] == 7);
}

TEST_CASE("export: two doses of one minute come back as two") {
    Diary here, there;
    for (int i = 0; i < 2; ++i)
        here.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T21:30");
    here.done("export csv " + here.path("diary.csv"));
    CHECK(there.done("import diary " + here.path("diary.csv"))["files"][0]["new"] == 2);
    CHECK(there.shown()["doses"].size() == 2);
    CHECK(there.done("import diary " + here.path("diary.csv"))["files"][0]["new"] == 0);
    CHECK(here.done("import diary " + here.path("diary.csv"))["files"][0]["duplicate"] == 2);
}

TEST_CASE(
    "export: an edited row of any kind is a revision of its entry, the same file no further") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    const auto edit = [&csv](const std::string& from, const std::string& to) {
        const auto at = csv.find(from);
        REQUIRE(at != std::string::npos);
        csv.replace(at, from.size(), to);
    };
    edit("compound 500", "compound 400");
    edit(",stress,4,", ",stress,5,");
    edit("2026-11-20T13:00", "2026-11-20T13:30"); // the nap
    edit(",ferritin,42.5,", ",ferritin,43.5,");
    edit("2026-11-20,1\n", "2026-11-20,2\n"); // the answer
    const auto edited = here.file("edited.csv", csv);
    here.at("2026-11-21T09:00:00+01:00");
    const auto said = here.done("import diary " + edited)["files"][0];
    CHECK(said["changed"] == 5);
    CHECK(said["new"] == 5);
    CHECK(said["duplicate"] == 3);
    const auto shown = here.done("log show --from 2026-11-19 --to 2026-11-20");
    for (const char* kind : {"naps", "doses", "observations", "laboratory", "answers"}) {
        CAPTURE(kind);
        REQUIRE(shown[kind].size() == 1);
        CHECK(shown[kind][0]["revision"] == 2);
    }
    CHECK(shown["doses"][0]["components"][0]["mg"] == 400.0);

    const auto again = here.done("import diary " + edited)["files"][0];
    CHECK(again["new"] == 0);
    CHECK(again["duplicate"] == 8);
    CHECK(here.done("import diary " + here.path("diary.csv"))["files"][0]["new"] == 0);

    CHECK(here.done("import undo last")["restored"] == 5);
    CHECK(here.done("import diary " + edited)["files"][0]["changed"] == 5);
}

TEST_CASE(
    "export: what the person corrected or took back since stays, whatever an edited row says") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    csv.replace(csv.find("compound 500"), 12, "compound 400");
    csv.replace(csv.find(",stress,4,"), 10, ",stress,5,");
    const auto shown = here.done("log show --from 2026-11-19 --to 2026-11-20");
    here.done("log dose --correct " + shown["doses"][0]["id"].get<std::string>() +
              " --form bisglycinate --compound-mg 300");
    here.done("log take-back " + shown["observations"][0]["id"].get<std::string>());
    const auto before = here.shown();
    const auto said = here.done("import diary " + here.file("edited.csv", csv))["files"][0];
    CHECK(said["new"] == 0);
    CHECK(said["corrected"] == 2);
    CHECK(here.shown() == before);
}

TEST_CASE("export: a row that was copied and edited is a new entry beside the first") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    const auto begin = csv.find("\ndose,"), end = csv.find('\n', begin + 1);
    auto copy = csv.substr(begin, end - begin);
    copy.replace(copy.find("T21:30"), 6, "T08:30");
    csv.insert(end, copy);
    const auto said = here.done("import diary " + here.file("more.csv", csv))["files"][0];
    CHECK(said["new"] == 1);
    CHECK(said["changed"] == 0);
    CHECK(here.shown()["doses"].size() == 2);
    CHECK(here.done("import diary " + here.path("more.csv"))["files"][0]["new"] == 0);
}

TEST_CASE("export: a row edited back to what it was before comes, too") {
    Diary here;
    here.fill();
    here.done("export csv " + here.path("first.csv"));
    auto csv = here.text("first.csv");
    csv.replace(csv.find(",stress,4,"), 10, ",stress,5,");
    here.done("import diary " + here.file("second.csv", csv));
    here.done("export csv " + here.path("third.csv"));
    csv = here.text("third.csv");
    csv.replace(csv.find(",stress,5,"), 10, ",stress,4,");
    CHECK(here.done("import diary " + here.file("fourth.csv", csv))["files"][0]["changed"] == 1);
    CHECK(here.shown()["observations"][0]["value"] == 4.0);
}

TEST_CASE("export: a cut off CSV is refused, wherever it ends") {
    Diary here, there;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    const auto csv = here.text("diary.csv");
    const auto line = csv.find('\n', csv.size() / 2) + 1; // between two rows
    for (const auto size : {line, line - 5}) {
        const auto said =
            there("import diary " + there.file("cut.csv", csv.substr(0, size)) + " --json");
        CHECK(said.exit_code == 1);
        CHECK(said.json()["error"]["code"] == "cut_off");
    }
    CHECK(there.shown()["doses"].empty());
}

TEST_CASE("export: the practising person's CSV is no part of a real diary") {
    Diary here;
    here.done("log nap --day 2026-11-20 --begin 13:00 --asleep-min 20 --person practice");
    here.done("export csv " + here.path("p.csv") + " --person practice");
    const auto said = here("import diary " + here.path("p.csv") + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "practice");
    CHECK(here("import diary " + here.path("p.csv") + " --language de")
              .complains("gehört der übenden Person"));
    CHECK(here.shown()["naps"].empty());
    CHECK(here("import diary " + here.path("p.csv") + " --preview").exit_code == 1);
    here.done("import diary " + here.path("p.csv") + " --person practice");
}

TEST_CASE("export: the JSON is for programs, and import says so") {
    Diary here;
    here.fill();
    here.done("export json " + here.path("all.json"));
    const auto said = here("import diary " + here.path("all.json") + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "own_json");
    CHECK(here("import diary " + here.path("all.json")).complains("rolltakt export csv"));
}

TEST_CASE("export: the CSV of another diary leaves the nights alone that were entered here") {
    Diary here, there;
    here.fill();
    const std::string night =
        "log night --wake-date 2026-11-20 --into-bed 22:50 --out-of-bed 06:50";
    there.done(night + " --quality 3");
    here.done("export csv " + here.path("diary.csv"));
    const auto said = there.done("import diary " + here.path("diary.csv"));
    CHECK(said["files"][0]["changed"] == 0);
    CHECK(said["files"][0]["corrected"] == 1);
    const auto shown = there.done("log show --day 2026-11-20")["nights"];
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["quality"] == 3);

    // What the file alone told is a night of its own, and a later one of its revisions.
    here.done("log night --wake-date 2026-11-18 --into-bed 22:50 --out-of-bed 06:50 --quality 4");
    here.done("export csv " + here.path("second.csv"));
    CHECK(there.done("import diary " + here.path("second.csv"))["files"][0]["changed"] == 0);
    const auto id = here.done("log show --day 2026-11-18")["nights"][0]["id"].get<std::string>();
    here.done("log night --quality 6 --correct " + id);
    here.done("export csv " + here.path("third.csv"));
    CHECK(there.done("import diary " + here.path("third.csv"))["files"][0]["changed"] == 1);
    CHECK(there.done("log show --day 2026-11-18")["nights"][0]["quality"] == 6);
}

TEST_CASE("export: an edited row of another diary changes nothing that only looks like it here") {
    Diary here, there;
    for (Diary* one : {&here, &there}) {
        one->done(
            "log night --wake-date 2026-11-20 --into-bed 22:50 --out-of-bed 06:50 --quality 7");
        one->done("log symptom stress 4 --day 2026-11-20");
    }
    there.done("export csv " + there.path("theirs.csv"));
    auto csv = there.text("theirs.csv");
    csv.replace(csv.find(",stress,4,"), 10, ",stress,5,");
    const auto quality = csv.find(",7,", csv.find("2026-11-20T06:50"));
    REQUIRE(quality != std::string::npos);
    csv.replace(quality, 3, ",1,");
    const auto said = here.done("import diary " + here.file("edited.csv", csv))["files"][0];
    CHECK(said["changed"] == 0);
    CHECK(said["corrected"] == 1); // the night stays
    CHECK(said["new"] == 1);       // what was felt is an entry of its own
    const auto shown = here.done("log show --day 2026-11-20");
    REQUIRE(shown["nights"].size() == 1);
    CHECK(shown["nights"][0]["quality"] == 7);
    REQUIRE(shown["observations"].size() == 2);
    for (const auto& one : shown["observations"]) CHECK(one["revision"] == 1);
}

TEST_CASE("export: an edited row of another diary is a revision of what its file brought") {
    Diary here, there;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    there.done("import diary " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    csv.replace(csv.find(",stress,4,"), 10, ",stress,5,");
    const auto edited = there.file("edited.csv", csv);
    CHECK(there.done("import diary " + edited)["files"][0]["changed"] == 1);
    CHECK(there.shown()["observations"][0]["value"] == 5.0);
    // Not once the person corrected it here.
    const auto id = there.done("log show --day 2026-11-20")["observations"][0]["id"];
    there.done("log symptom stress 2 --correct " + id.get<std::string>());
    csv.replace(csv.find(",stress,5,"), 10, ",stress,6,");
    CHECK(there.done("import diary " + there.file("again.csv", csv))["files"][0]["changed"] == 0);
    REQUIRE(there.shown()["observations"].size() == 1);
    CHECK(there.shown()["observations"][0]["value"] == 2.0);
}

TEST_CASE("export: of two files taken together the edited one holds, wherever they come") {
    Diary here, there;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    auto csv = here.text("diary.csv");
    csv.replace(csv.find("compound 500"), 12, "compound 400");
    const auto quality = csv.find(",7,", csv.find("2026-11-20T06:50"));
    csv.replace(quality, 3, ",9,");
    const std::string both =
        "import diary " + here.path("diary.csv") + " " + here.file("b.csv", csv);
    for (Diary* one : {&here, &there}) {
        CAPTURE(one == &here);
        one->done(both);
        for (int again = 0; again < 2; ++again) {
            const auto shown = one->done("log show --from 2026-11-19 --to 2026-11-20");
            CHECK(shown["nights"].size() == 2); // and that of the day before
            CHECK(shown["nights"][1]["quality"] == 9);
            REQUIRE(shown["doses"].size() == 1);
            CHECK(shown["doses"][0]["components"][0]["mg"] == 400.0);
            one->done(both);
        }
    }
}

TEST_CASE("export: a night that came back by the CSV is there, and cannot be typed again") {
    Diary here, there;
    here.fill();
    here.done("export csv " + here.path("diary.csv"));
    there.done("import diary " + here.path("diary.csv"));
    const std::string night =
        "log night --wake-date 2026-11-20 --into-bed 22:50 --out-of-bed 06:50";
    const auto said = there(night + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "there_already");
    const auto shown = there.done("log show --day 2026-11-20")["nights"];
    REQUIRE(shown.size() == 1);
    there.done(night + " --correct " + shown[0]["id"].get<std::string>());
    CHECK(there.done("log show --day 2026-11-20")["nights"].size() == 1);
    // One that a device told stands beside what the person tells.
    there.done("log night --wake-date 2026-11-19 --into-bed 22:50 --out-of-bed 06:50");
}

TEST_CASE("export: what a file brought of long ago goes out again, and cannot be typed") {
    Diary here;
    here.done("import diary " +
              here.file("old.csv", "intake_taken,zone,kind,name\n"
                                   "1900-01-01T00:00:00Z,Europe/Berlin,other_medicine,quinine\n"));
    CHECK(here.done("export csv " + here.path("diary.csv"))["entries"] == 1);
    for (const char* at : {"1900-01-01T00:00Z", "1900-01-01T03:30"}) { // the day begins at 04:00
        CAPTURE(at);
        const auto refused =
            here(std::string{"log dose --form oxide --elemental-mg 100 --at "} + at);
        CHECK(refused.exit_code != 0);
        CHECK(refused.complains("between 1900 and 2199"));
    }
}

TEST_CASE("export: no file is written over unless that is said") {
    Diary here;
    here.fill();
    const auto file = here.file("thesis.csv", "my thesis");
    for (const std::string kind : {"csv ", "json ", "ics "}) {
        const auto said = here("export " + kind + file + " --json");
        CHECK(said.exit_code == 1);
        CHECK(said.json()["error"]["code"] == "exists");
        CHECK(here.text("thesis.csv") == "my thesis");
    }
    CHECK(here("export csv " + file + " --language de").complains("gibt es schon"));
    here.done("export csv " + file + " --replace");
    CHECK(here.text("thesis.csv").starts_with("entry,"));
    CHECK(here("export csv " + here.path("no/such/x.csv")).exit_code == 1);
    CHECK(here("export").exit_code == 2);
    CHECK(here("export csv " + here.path("x.csv") + " --from 31.31.2026").exit_code == 2);
}

TEST_CASE("export: JSON has every entry, of some days where that is asked") {
    Diary here;
    here.fill();
    CHECK(here.done("export json " + here.path("all.json"))["entries"] == 8);
    const auto all = Json::parse(here.text("all.json"));
    CHECK(all["practice"] == false);
    for (const char* kind : {"naps", "doses", "intakes", "observations", "laboratory", "answers"}) {
        CAPTURE(kind);
        CHECK(all[kind].size() == 1);
    }
    CHECK(all["nights"].size() == 2);
    CHECK(all["doses"][0]["taken"] == "2026-11-20T21:30:00+01:00");
    here.done("export json " + here.path("day.json") + " --from 2026-11-19 --to 2026-11-19");
    CHECK(Json::parse(here.text("day.json"))["nights"].size() == 1);
    CHECK(here.done("export csv " + here.path("day.csv") + " --to 19.11.2026")["entries"] == 1);
}

TEST_CASE("export: the number said is that of the entries in the file") {
    Diary here;
    here.fill();
    here.at("2026-11-20T20:00:00+01:00"); // the clock was put back: the dose is still to come
    const auto said = here("export csv " + here.path("d.csv") + " --json");
    const auto csv = here.text("d.csv");
    CHECK(said.json()["entries"] == std::count(csv.begin(), csv.end(), '\n') - 2);
    CHECK(said.json()["entries"] == 7);
    CHECK(said.complains("1 entry is left out"));
}

TEST_CASE("export: what the practising person exports says so") {
    Diary here;
    here.done("log nap --day 2026-11-20 --begin 13:00 --asleep-min 20 --person practice");
    here.done("export csv " + here.path("p.csv") + " --person practice");
    CHECK(here.text("p.csv").find("nap,,practice,") != std::string::npos);
    here.done("export json " + here.path("p.json") + " --person practice");
    CHECK(Json::parse(here.text("p.json"))["practice"] == true);
}

TEST_CASE("export: planned days as a table and for programs, of a plan in use") {
    Diary here;
    const std::string plan = here.path("plan.toml");
    REQUIRE(here("plan new slow_pace " + plan + " --author A").exit_code == 0);
    REQUIRE(here("plan use " + plan).exit_code == 0);
    const auto said = here.done("export planned " + here.path("planned.csv"));
    CHECK(said["plans"] == 1);
    const auto csv = here.text("planned.csv");
    CHECK(csv.starts_with("person,plan,title,version,from,until,planned_days,done_days\n"));
    CHECK(csv.find("slow_pace") != std::string::npos);
    here.done("export json " + here.path("all.json"));
    const auto all = Json::parse(here.text("all.json"));
    REQUIRE(all["planned"].size() == 1);
    CHECK(all["planned"][0]["done_days"] == 0);
}

TEST_CASE("export: a dose after rolling late in the evening is on the next day") {
    Diary here;
    here.done("log plan --phase maintenance --from 2026-11-20 --until 2026-12-20 "
              "--dose after-rolling:bisglycinate:elemental:100");
    here.done("export ics " + here.path("late.ics") + " --rolling mon,sun --rolling-at 23:45");
    CHECK(here.text("late.ics").find("BYDAY=TU,MO") != std::string::npos);
}

TEST_CASE("export: reminders differ by person, and the practising person's say so") {
    Diary here;
    const auto uids = [&](const std::string& options) {
        here.done("export ics " + here.path("u.ics") + " --replace" + options);
        std::vector<std::string> found;
        std::istringstream lines{here.text("u.ics")};
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("UID:")) found.push_back(line);
        return found;
    };
    const auto anna = uids(" --person Anna");
    REQUIRE(anna.size() == 2);
    CHECK(uids(" --person Anna") == anna);
    CHECK(uids(" --person Bert") != anna);
    CHECK(here.text("u.ics").find("Bert") == std::string::npos);
    CHECK(here.text("u.ics").find("practice") == std::string::npos);
    CHECK(uids(" --person practice") != anna);
    CHECK(here.text("u.ics").find("SUMMARY:Rolltakt: rolling (practice)") != std::string::npos);
}

TEST_CASE("export: with nothing to remind of there is no file") {
    Diary here;
    const auto words = "export ics " + here.path("n.ics") + " --rolling - --morning-at -";
    const auto said = here(words + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "nothing_to_remind_of");
    CHECK(here(words).complains("nothing to remind of"));
    CHECK_FALSE(fs::exists(here.path("n.ics")));
}

TEST_CASE("export: reminders of morning, rolling and the person's own plan, in its language") {
    Diary here;
    here.done("log plan --phase maintenance --from 2026-11-20 --until 2026-12-20 "
              "--dose before-bed:bisglycinate:elemental:100");
    const auto said = here.done("export ics " + here.path("r.ics") +
                                " --rolling mon,thu --rolling-at 19:00 --evening-at 21:45");
    CHECK(said["reminders"].size() == 3);
    const auto text = here.text("r.ics");
    for (const char* line :
         {"BEGIN:VCALENDAR\r\n", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH\r\n", "DTSTART:20261123T190000\r\n",
          "SUMMARY:Rolltakt: last night\r\n", "DTSTART:20261121T073000\r\n",
          "RRULE:FREQ=DAILY;UNTIL=20261220T214500\r\n", "BEGIN:VALARM\r\n"})
        CHECK_MESSAGE(text.find(line) != std::string::npos, line);
    CHECK(text.find("100 mg") != std::string::npos);
    CHECK(fs::status(here.path("r.ics")).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    here("export ics " + here.path("de.ics") + " --language de --rolling -");
    const auto german = here.text("de.ics");
    CHECK(german.find("SUMMARY:Rolltakt: die letzte Nacht\r\n") != std::string::npos);
    CHECK(german.find("FREQ=WEEKLY") == std::string::npos);
    CHECK(here("export ics " + here.path("x.ics") + " --rolling someday").exit_code == 2);
    CHECK(here("export ics " + here.path("x.ics") + " --morning-at noon").exit_code == 2);
    CHECK_FALSE(fs::exists(here.path("x.ics")));
}

TEST_CASE("export: reminders as they are kept, unless others are asked for") {
    Diary here;
    const auto said = here.done("log reminders --rolling tue,sat --rolling-at 18:15 --morning-at - "
                                "--quiet 21:00-06:30 --on-screen yes");
    CHECK(said["rolling"] == "18:15");
    CHECK(said["rolling_on"] == Json{"tue", "sat"});
    CHECK(said["morning"] == nullptr);
    CHECK(said["quiet_from"] == "21:00");
    CHECK(said["quiet_until"] == "06:30");
    CHECK(said["on_screen"] == true);
    CHECK(here.done("log reminders") == said);
    CHECK(here("log reminders --quiet noon").exit_code == 2);
    CHECK(here("log reminders --on-screen perhaps").exit_code == 2);
    CHECK(here.done("log reminders") == said);
    here.done("export ics " + here.path("kept.ics"));
    CHECK(here.text("kept.ics").find("BYDAY=TU,SA") != std::string::npos);
    CHECK(here.text("kept.ics").find("last night") == std::string::npos);
    here.done("export ics " + here.path("asked.ics") + " --rolling mon --morning-at 08:00");
    CHECK(here.text("asked.ics").find("BYDAY=MO\r\n") != std::string::npos);
    CHECK(here.text("asked.ics").find("last night") != std::string::npos);
    CHECK(here.done("log reminders") == said);
}
