// plan: from a template to a file, from a file to the person, from there to what is due today.
#include "rig.h"

#include <doctest/doctest.h>

#include <set>

using rig::Rig;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

// A plan made of a template; its path.
std::string made(Rig& rolltakt, const std::string& of = "calves_standing") {
    const auto file = (rolltakt.folder / (of + ".toml")).string();
    const auto said =
        rolltakt.run({"plan", "new", of, file, "--author", "Praxis am Markt", "--for", "K-017"});
    REQUIRE(said.exit_code == 0);
    return file;
}

std::string with(std::string text, const std::string& line, const std::string& other) {
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    return text.replace(at, line.size(), other);
}

} // namespace

TEST_CASE("plan templates: twelve, by title and length") {
    Rig rolltakt;
    const auto said = rolltakt("plan templates");
    CHECK(said.exit_code == 0);
    CHECK(said.err.empty());
    CHECK(said.says("calves_standing  Calves after long standing  6 weeks\n"));
    const auto all = rolltakt("plan templates --json --language de").json()["templates"];
    REQUIRE(all.size() == 12);
    CHECK(all[2]["title"] == "Waden nach langem Stehen");
    CHECK(all[2]["author"].is_null());
    CHECK(all[2]["until"].is_null());
}

TEST_CASE("plan new, check, show: a file of one's own that is right") {
    Rig rolltakt;
    const auto file = made(rolltakt);
    CHECK(text_of(file).starts_with("# For long days on the feet.\nkind = \"plan\"\n"));
    CHECK(rolltakt("plan check " + file).says(file + ": good."));
    const auto shown = rolltakt("plan show " + file);
    CHECK(shown.says("Version 1, by Praxis am Markt, "));
    CHECK(shown.says("For K-017."));
    CHECK(shown.says("Calves and feet, 3 days a week, "));
    CHECK(shown.says("Calf: a further set after 2 comfortable weeks (discomfort at most 3), up to "
                     "3 sets."));
    const auto again = rolltakt("plan new calves_standing " + file + " --author A");
    CHECK(again.exit_code == 1);
    CHECK(again.complains("is there already"));
    CHECK(rolltakt("plan new nothing x.toml --author A").complains("There is no plan “nothing”."));
    CHECK(rolltakt("plan show nothing --json").json()["error"]["code"] == "not_found");
}

TEST_CASE("plan check: every mistake with its place, in both languages") {
    Rig rolltakt;
    const auto text = text_of(made(rolltakt));
    const auto file =
        rolltakt.file("wrong.toml", with(with(text, "id = \"calf\"", "id = \"chest\""), "made = \"",
                                         "made = \"x"));
    const auto said = rolltakt("plan check " + file);
    CHECK(said.exit_code == 1);
    CHECK(said.complains("“made” must be a day of the calendar in quotation marks"));
    CHECK(said.complains("“id”: allowed is calf, calf_hold, foot_sole"));
    CHECK(rolltakt("plan check --language de " + file)
              .complains("„made“ muss so angegeben sein: ein Tag des Kalenders"));
    const auto report = rolltakt("plan check --json " + file).json()["files"];
    REQUIRE(report.size() == 1);
    CHECK(report[0]["ok"] == false);
    CHECK(report[0]["errors"][0]["code"] == "wrong_type");
    CHECK(report[0]["errors"][0]["line"].get<int>() > 1);
    CHECK(rolltakt("plan check nowhere.toml").complains("nowhere.toml: The file cannot be read."));
}

TEST_CASE("plan use, list, now: what is due today, and what was done") {
    Rig rolltakt;
    const auto none = rolltakt("plan now");
    CHECK(none.exit_code == 0);
    CHECK(none.says("No plan is in use."));
    const auto file = made(rolltakt);
    const auto used = rolltakt("plan use " + file + " --json").json();
    CHECK(used["new"] == true);
    CHECK(used["changes"].is_null());
    CHECK(rolltakt("plan use " + file).says("nothing is new."));
    CHECK(rolltakt("plan list").says("calves_standing  Calves after long standing  version 1"));
    const auto today = rolltakt("plan now");
    CHECK(today.says("Calves and feet, "));
    CHECK(today.says("today or later this week (0 of 3 done)."));
    CHECK(today.says("Calf: 0 of 2 comfortable weeks to a further set."));
    const auto due = rolltakt("plan now --json").json()["plans"];
    REQUIRE(due.size() == 1);
    CHECK(due[0]["standing"] == "running");
    CHECK(due[0]["routines"][0]["exercises"][0]["sets"] == 1);
    CHECK(today.says("rolltakt play calves plays it as planned."));
    rolltakt("play calves --roller none --headless --json");
    CHECK(rolltakt("plan now --json").json()["plans"][0]["routines"][0]["done"] == 1);
    CHECK_FALSE(rolltakt("plan now").says("plays it as planned"));
    CHECK(rolltakt("plan now").says("not today (1 of 3 done)"));
    rolltakt.days_later(60);
    CHECK(rolltakt("plan now").says("Ask Praxis am Markt for a new one."));
}

TEST_CASE(
    "play: a routine of the catalogue that a plan sets is played as planned, as long as it holds") {
    Rig rolltakt;
    rolltakt("plan use " + made(rolltakt)); // with one set of the calf instead of two
    const auto sets = [&] {
        const auto said = rolltakt("play calves --roller none --headless");
        return said.says("set 2 of 2") ? 2 : 1;
    };
    CHECK(sets() == 1);
    rolltakt.days_later(60);
    CHECK(sets() == 2); // the plan is over
}

TEST_CASE("plan raise: the next version keeps the comments, and use tells what changed") {
    Rig rolltakt;
    const auto file = made(rolltakt);
    rolltakt("plan use " + file);
    REQUIRE(rolltakt.run({"plan", "raise", file, "--said", "Noch langsamer."}).exit_code == 0);
    const auto raised = text_of(file);
    CHECK(raised.find("# The routine has two sets of the calf; a plan begins with one.") !=
          std::string::npos);
    CHECK(raised.find("version = 2\n") != std::string::npos);
    std::ofstream{file} << with(raised, "effort = \"light\"",
                                "effort = \"light\"\nseconds_per_stroke = 8");
    const auto used = rolltakt("plan use " + file);
    CHECK(used.says("“Noch langsamer.”"));
    CHECK(used.says("Changed since last time:"));
    CHECK(used.says("Calves and feet, Calf: 8 s per stroke instead of 6 s."));
    const auto all = rolltakt("plan list --json").json()["plans"];
    REQUIRE(all.size() == 2);
    CHECK(all[0]["holds"] == false);
    CHECK(all[1]["holds"] == true);
    const auto other = with(text_of(file), "Noch langsamer.", "Anders.");
    std::ofstream{file} << other;
    CHECK(rolltakt("plan use " + file).complains("Both are kept; the one taken last holds."));
}

TEST_CASE("plan drop: no longer in use, a template is not taken") {
    Rig rolltakt;
    CHECK(rolltakt("plan drop calves_standing").exit_code == 1);
    rolltakt("plan use " + made(rolltakt));
    CHECK(rolltakt("plan drop calves_standing").says("is not in use any more"));
    CHECK(rolltakt("plan now").says("No plan is in use."));
    CHECK(rolltakt("plan drop calves_standing").exit_code == 1);
    const auto plans = std::filesystem::path{places::source()} / "exercises" / "plans";
    const auto refused = rolltakt("plan use " + (plans / "slow_pace.toml").string());
    CHECK(refused.exit_code == 1);
    CHECK(refused.complains("is a template."));
}
