// plan print, order-sheet, from-sheet, routine print: plans on paper, and back from it.
#include "rig.h"

#include <doctest/doctest.h>

using rig::Rig, rig::Said;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Desk : Rig {
    Desk() { at("2026-11-27T09:00:00+01:00"); }
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
    Said sheet(const std::vector<std::string>& rows, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{
            "plan", "from-sheet", path("k17.toml"), "--author", "A. Probe", "--weeks", "6"};
        for (const auto& row : rows) words.insert(words.end(), {"--row", row});
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool private_to_its_owner(const std::string& path) {
    return fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace

TEST_CASE("plan print: a plan's file, a plan in use, a template; the same whenever it is made") {
    Desk desk;
    REQUIRE(desk.run({"plan", "new", "calves_standing", desk.path("c.toml"), "--author",
                      "Praxis am Markt", "--for", "K-017"})
                .exit_code == 0);
    const auto said =
        desk("plan print " + desk.path("c.toml") + " " + desk.path("a.pdf") + " --json");
    REQUIRE(said.exit_code == 0);
    CHECK(said.json() == Json{{"plan", "calves_standing"},
                              {"file", desk.path("a.pdf")},
                              {"paper", "a4"},
                              {"pages", said.json()["pages"]}});
    CHECK(private_to_its_owner(desk.path("a.pdf")));
    const auto text = desk.text("a.pdf");
    CHECK(has(text, "Version 1, by Praxis am Markt, 27 Nov 2026."));
    CHECK(has(text, "For K-017."));
    CHECK(has(text, "Set-up"));
    desk.at("2026-11-29T21:17:03+01:00");
    desk("plan use " + desk.path("c.toml"));
    CHECK(desk("plan print calves_standing " + desk.path("b.pdf")).exit_code == 0);
    CHECK(desk.bytes("a.pdf") == desk.bytes("b.pdf"));

    CHECK(desk("plan print calves_standing " + desk.path("a.pdf")).complains("is there already"));
    const auto anew = desk("plan print slow_pace " + desk.path("a.pdf") +
                           " --replace --paper letter --language de");
    CHECK(anew.exit_code == 0);
    CHECK(has(desk.text("a.pdf"), "Achtung"));
}

TEST_CASE("plan print: what cannot be made is said, and nothing is written") {
    Desk desk;
    const auto out = " " + desk.path("a.pdf");
    CHECK(desk("plan print nothing" + out).complains("There is no plan “nothing”."));
    CHECK(desk("plan print slow_pace" + out + " --paper a5").exit_code == 2);
    CHECK(desk("plan print slow_pace" + out + " --from 2026-13-01").exit_code == 2);
    CHECK(desk("plan print slow_pace").exit_code == 2);
    REQUIRE(desk.run({"plan", "new", "calves_standing", desk.path("c.toml"), "--author", "A"})
                .exit_code == 0);
    const auto late = desk("plan print " + desk.path("c.toml") + out + " --from 2027-11-01");
    CHECK(late.exit_code == 2);
    CHECK(late.complains("--from: the plan ends on "));
    CHECK_FALSE(fs::exists(desk.path("a.pdf")));
}

TEST_CASE("routine print: a hand-out of a routine") {
    Desk desk;
    const auto said = desk("routine print calves " + desk.path("a.pdf") + " --json");
    REQUIRE(said.exit_code == 0);
    CHECK(said.json()["routine"] == "calves");
    CHECK(private_to_its_owner(desk.path("a.pdf")));
    CHECK(has(desk.text("a.pdf"), "Calves and feet"));
    CHECK(desk("routine print nothing " + desk.path("b.pdf")).exit_code == 1);
}

TEST_CASE("plan order-sheet: one page of all exercises") {
    Desk desk;
    const auto said = desk("plan order-sheet " + desk.path("a.pdf") + " --json");
    REQUIRE(said.exit_code == 0);
    CHECK(said.json() ==
          Json{{"file", desk.path("a.pdf")}, {"paper", "a4"}, {"exercises", 29}, {"pages", 1}});
    CHECK(private_to_its_owner(desk.path("a.pdf")));
    CHECK(has(desk.text("a.pdf"), "Exercises to tick"));
    CHECK(desk("plan order-sheet " + desk.path("a.pdf")).complains("is there already"));
    CHECK(desk("plan order-sheet --replace --paper letter " + desk.path("a.pdf")).exit_code == 0);
}

TEST_CASE("plan from-sheet: rows as options become a plan that is right and can be played") {
    Desk desk;
    const auto said =
        desk.sheet({"2 2x10 6s b", "1 1x10", "19 2x8 mo fr"}, {"--days", "3", "--for", "K-017"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(said.says(
        "  Calf, Lighter: 2 sets of 60 s (10 strokes), 6 s per stroke; 3 days a week.\n"));
    CHECK(private_to_its_owner(desk.path("k17.toml")));
    CHECK(desk("plan check " + desk.path("k17.toml")).exit_code == 0);
    CHECK(desk("plan use " + desk.path("k17.toml")).exit_code == 0);
    CHECK(desk("play k17.exercises_1 --roller none --headless --json").exit_code == 0);
    CHECK(desk("plan print k17 " + desk.path("k17.pdf")).exit_code == 0);
    CHECK(desk.sheet({"2"}, {"--days", "3"}).complains("is there already"));
    const auto anew = desk.sheet({"2"}, {"--days", "3", "--replace", "--json"});
    REQUIRE(anew.exit_code == 0);
    CHECK(anew.json() == Json{{"file", desk.path("k17.toml")},
                              {"plan", "k17"},
                              {"version", 1},
                              {"exercises", 1},
                              {"routines", 1}});
}

TEST_CASE("plan from-sheet: what cannot be taken names its row, and nothing is written") {
    Desk desk;
    const auto wrong = desk.sheet({"2 2x10", "3 2x99"}, {"--days", "3"});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.complains("Row 3, Calf hold with ankle circles: 99 s; a set lasts 5 to 90 s."));
    const auto german = desk.sheet({"99"}, {"--days", "3", "--language", "de"});
    CHECK(german.complains("Zeile „99“: Keine Übung hat diese Nummer."));
    CHECK(desk.sheet({"2"}).complains("on which days?"));
    CHECK(desk.sheet({"2"}, {"--days", "often"}).complains("--days: “often” are no days"));
    CHECK(desk.sheet({}, {"--json"}).exit_code == 1);
    CHECK(desk("plan from-sheet " + desk.path("k17.toml") + " --row 2 --weeks 6").exit_code == 2);
    CHECK_FALSE(fs::exists(desk.path("k17.toml")));
}

TEST_CASE("plan from-sheet: asked row by row, a wrong one again") {
    Desk desk;
    desk.types({"A. Probe", "many", "6", "mo we", "2 2x10 6s", "3 2x99", "3 2x30", "1", "<", ""});
    const auto said = desk("plan from-sheet " + desk.path("k17.toml"));
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(said.says("“many” are no weeks"));
    CHECK(said.says("Row 3, Calf hold with ankle circles: 99 s"));
    const auto plan = desk.bytes("k17.toml");
    CHECK(has(plan, "\"calf_hold\""));
    CHECK_FALSE(has(plan, "\"foot_sole\""));
    CHECK(has(plan, "weekdays = [\"mon\", \"wed\"]"));
}

TEST_CASE("plan from-sheet: who goes away in the middle has written nothing") {
    Desk desk;
    desk.types({"A. Probe", "6", "3", "2 2x10"});
    desk.stop_after = units::duration_of(60.0);
    const auto said = desk("plan from-sheet " + desk.path("k17.toml"));
    CHECK(said.exit_code == 1);
    CHECK(said.complains("Nothing is written"));
    CHECK_FALSE(fs::exists(desk.path("k17.toml")));
}

TEST_CASE("plan from-sheet: what cannot become a plan is said before anything is asked") {
    Desk desk;
    const auto refused = [&](const std::vector<std::string>& words, const std::string& why) {
        desk.types({"A. Probe", "6", "3", "2", ""});
        std::vector<std::string> all{"plan", "from-sheet"};
        all.insert(all.end(), words.begin(), words.end());
        const auto said = desk.run(all);
        INFO(said.err);
        CHECK(said.exit_code != 0);
        CHECK(said.complains(why));
        CHECK_FALSE(said.says("Who makes the plan?"));
    };
    const std::string longer(61, 'x');
    refused({desk.path("K-017.toml")}, "“K-017” cannot be a plan's name");
    refused({desk.path("k.toml"), "--id", longer}, "--id");
    refused({desk.path("k.toml"), "--for", longer}, "--for: This has 61 characters");
    refused({desk.path("k.toml"), "--author", longer}, "--author: This has 61 characters");
    refused({desk.path("nowhere/k.toml")}, "nowhere/k.toml");
    refused({desk.path(""), "--id", "k", "--replace"}, "is a folder");
    CHECK_FALSE(fs::exists(desk.path("k.toml")));
    CHECK_FALSE(fs::exists(desk.path(".k.toml.trial")));
    desk.types({longer.c_str(), "A. Probe", "6", "3", "2", ""});
    const auto again = desk("plan from-sheet " + desk.path("k.toml"));
    CHECK(again.exit_code == 0);
    CHECK(again.says("This has 61 characters"));
}

TEST_CASE("plan from-sheet: a row that is too much is refused when it is typed") {
    Desk desk;
    std::deque<rig::Rig::Key> keys{{0.0, "A. Probe"}, {0.0, "6"}, {0.0, "3"}, {0.0, "<"}};
    for (int number = 1; number <= 28; ++number)
        for (const char* variant : {" a", " b"})
            keys.push_back({0.0, std::to_string(number) + variant + " 4x30s"});
    keys.push_back({0.0, ""});
    desk.types(std::move(keys));
    const auto said = desk("plan from-sheet " + desk.path("k.toml"));
    INFO(said.err);
    CHECK(said.exit_code == 0);
    CHECK(said.says("No row is there to be taken back."));
    CHECK(said.says("more than 200 steps on one day"));
    CHECK(desk("plan check " + desk.path("k.toml")).exit_code == 0);
}

TEST_CASE("plan from-sheet: after as many rows as are asked for that is said") {
    Desk desk;
    std::deque<rig::Rig::Key> keys{{0.0, "A. Probe"}, {0.0, "6"}, {0.0, ""}};
    for (const char* day : {" mo", " tu", " we"}) // within the steps of a day
        for (int number = 1; number <= 28; ++number)
            keys.push_back({0.0, std::to_string(number) + " 1x30s" + day});
    desk.types(std::move(keys));
    const auto said = desk("plan from-sheet " + desk.path("k.toml"));
    INFO(said.err);
    CHECK(said.exit_code == 0);
    CHECK(said.says("These are 60 rows, as many as are asked for: the sheet ends here."));
}
