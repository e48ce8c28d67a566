// report, export sessions, and the sessions of export json.
#include "rig.h"
#include "schema.h"

#include <doctest/doctest.h>

using rig::Rig, rig::Said;

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Desk : Rig {
    Desk() { at("2026-11-26T20:00:00+01:00"); }
    std::string path(const char* name) const { return (folder / name).string(); }
    std::string bytes(const char* name) const {
        std::ostringstream all;
        all << std::ifstream{folder / name, std::ios::binary}.rdbuf();
        return all.str();
    }
    std::string text(const char* name) const { // as poppler takes it out
        const auto to = path("page.txt");
        REQUIRE(std::system(("pdftotext -layout " + path(name) + " " + to).c_str()) == 0);
        return bytes("page.txt");
    }
    Json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    void play(const std::string& options) {
        done("play " + short_routine() + " --headless --speed 1000 " + options);
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool private_to_its_owner(const std::string& path) {
    return fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

std::vector<std::string> faults_of(const std::string& document) {
    Json schema;
    std::ifstream{fs::path{places::source()} / "assets" / "schemas" / "export.json"} >> schema;
    return schema::Check{schema}.faults(Json::parse(document));
}

} // namespace

TEST_CASE("report: a file for its person alone, the same whenever it is made") {
    Desk desk;
    desk.play("--roller none");
    desk.play("--roller sim"); // no history
    const auto said = desk.done("report " + desk.path("a.pdf"));
    CHECK(said["file"] == desk.path("a.pdf"));
    CHECK(said["from"] == "2026-09-07"); // the Monday of eleven weeks before
    CHECK(said["to"] == "2026-11-26");
    CHECK(said["sessions"] == 1);
    CHECK(said["practice"] == false);
    CHECK(private_to_its_owner(desk.path("a.pdf")));
    const auto text = desk.text("a.pdf");
    CHECK(has(text, "Rolling from 7 Sep 2026 to 26 Nov 2026"));
    CHECK(has(text, "1 simulated or replayed session is left out"));
    CHECK(has(text, "1 of these sessions was done without a roller that measures"));
    CHECK_FALSE(has(text, "practice"));
    desk.at("2026-11-26T21:17:03+01:00");
    desk.done("report " + desk.path("b.pdf"));
    CHECK(desk.bytes("a.pdf") == desk.bytes("b.pdf"));

    CHECK(desk("report " + desk.path("a.pdf")).complains("is there already"));
    const Said anew = desk.run({"report", desk.path("a.pdf"), "--replace", "--paper", "letter",
                                "--from", "2026-11-01", "--to", "2026-11-30", "--language", "de",
                                "--name", "Jörg Beispiel"});
    CHECK(anew.exit_code == 0);
    CHECK(has(desk.text("a.pdf"), "Rollen vom 01.11.2026 bis 30.11.2026"));
    CHECK(has(desk.text("a.pdf"), "Jörg Beispiel"));
}

TEST_CASE("report: practice counts its simulated sessions, and every page says practice") {
    Desk desk;
    desk.play("--roller sim --person practice");
    const auto said = desk.done("report " + desk.path("a.pdf") + " --person practice");
    CHECK(said["sessions"] == 1);
    CHECK(said["practice"] == true);
    const auto text = desk.text("a.pdf");
    CHECK(has(text, "(practice)"));
    CHECK(has(text, "Calf, left"));
    CHECK(has(text, "Force, N"));
}

TEST_CASE("report: what cannot be made is said, and nothing is written") {
    Desk desk;
    const auto out = "report " + desk.path("a.pdf");
    CHECK(desk(out).exit_code == 1); // nobody is here yet
    desk.play("--roller none");
    CHECK(desk(out + " --paper a5").exit_code == 2);
    CHECK(desk(out + " --from 2026-13-01").exit_code == 2);
    CHECK(desk(out + " --from 2026-11-02 --to 2026-11-01").exit_code == 2);
    CHECK(desk(out + " --from 1990-01-01").exit_code == 2);
    CHECK(desk.run({"report", desk.path("a.pdf"), "--name", "\x1b[1m"}).exit_code == 2);
    CHECK(desk("report").exit_code == 2);
    CHECK_FALSE(fs::exists(desk.path("a.pdf")));
    const Said nowhere = desk("report /nowhere/a.pdf --json");
    CHECK(nowhere.exit_code == 1);
    CHECK(nowhere.json()["error"]["message"] != "");
}

TEST_CASE("export sessions: a row for each step, neutral and German, without what is simulated") {
    Desk desk;
    desk.play("--roller none");
    desk.play("--roller sim");
    const auto said = desk.done("export sessions " + desk.path("s.csv"));
    CHECK(said == Json{{"file", desk.path("s.csv")},
                       {"kind", "sessions"},
                       {"sessions", 1},
                       {"practice", false}});
    CHECK(private_to_its_owner(desk.path("s.csv")));
    const auto csv = desk.bytes("s.csv");
    CHECK(csv.starts_with("person,session,started,"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
    CHECK(has(csv, ",none,"));
    desk.play("--roller sim --person practice");
    desk.done("export sessions " + desk.path("p.csv") + " --semicolons --person practice");
    const auto german = desk.bytes("p.csv");
    CHECK(german.starts_with("\xEF\xBB\xBF"
                             "person;session;"));
    CHECK(has(german, "\npractice;"));
    CHECK_FALSE(has(german, "."));
    CHECK(desk.done("export sessions " + desk.path("none.csv") + " --to 2026-11-01")["sessions"] ==
          0);
    CHECK(desk("export sessions " + desk.path("s.csv")).complains("is there already"));
}

TEST_CASE("export json: diary and sessions as the schema says") {
    Desk desk;
    desk.play("--roller none");
    desk.play("--roller sim");
    desk.done(
        "log night --wake-date 2026-11-20 --into-bed 22:45 --tried-to-sleep 23:10 "
        "--latency-min 25 --awakenings 2 --awake-min 20 --final-wake 06:30 --out-of-bed 06:50 "
        "--quality 7");
    desk.done("log nap --day 2026-11-20 --begin 13:00 --asleep-min 20");
    desk.done("log dose --form bisglycinate --compound-mg 500 --at 2026-11-20T21:30");
    desk.done("log intake iron --amount 50 --at 2026-11-20T09:00");
    desk.done("log symptom stress 4 --day 2026-11-20");
    desk.done("log laboratory ferritin --value 42.5 --unit ug/l --day 2026-11-20");
    desk.done("log global little-better --day 2026-11-20");
    desk.done("export json " + desk.path("all.json"));
    CHECK(faults_of(desk.bytes("all.json")) == std::vector<std::string>{});
    const auto all = Json::parse(desk.bytes("all.json"));
    REQUIRE(all["sessions"].size() == 1);
    CHECK(all["sessions"][0]["steps"].size() == 2);
    CHECK(all["left_out"]["simulated"] == 1);
    const auto nap = desk.done("log show --day 2026-11-20")["naps"][0]["id"].get<std::string>();
    desk.done("log take-back " + nap);
    desk.done("export json --all --replace " + desk.path("all.json"));
    CHECK(faults_of(desk.bytes("all.json")) == std::vector<std::string>{});

    desk.play("--roller sim --person practice");
    desk.done("export json " + desk.path("p.json") + " --person practice");
    CHECK(faults_of(desk.bytes("p.json")) == std::vector<std::string>{});
    auto practised = Json::parse(desk.bytes("p.json"));
    CHECK(practised["practice"] == true);
    REQUIRE(practised["sessions"].size() == 1);
    CHECK(practised["sessions"][0]["steps"][0]["strokes"] > 0);
    practised["sessions"][0]["steps"][0]["side"] = "up"; // and the schema does look
    practised["sessions"][0].erase("roller");
    CHECK(faults_of(practised.dump()).size() == 2);
}
