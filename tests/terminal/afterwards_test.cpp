// After a session: like the last time, and notes.
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <set>

using rig::Rig;

namespace {

// Words with blanks in them.
rig::Said say(const Rig& rolltakt, const std::vector<std::string>& arguments) {
    std::ostringstream out, err;
    const int exit_code = terminal::run(arguments, rolltakt.around, {out, err});
    return {exit_code, out.str(), err.str()};
}

void play(Rig& rolltakt, const std::string& more) {
    REQUIRE(
        rolltakt("play " + rolltakt.short_routine() + " --headless --roller " + more).exit_code ==
        0);
}

std::set<std::string> reasons(const nlohmann::json& session) {
    std::set<std::string> all;
    for (const auto& one : session["compared"])
        all.insert(one["not_compared"].is_null() ? "" : one["not_compared"].get<std::string>());
    return all;
}

} // namespace

TEST_CASE("session: each step beside the last time it was done") {
    Rig rolltakt;
    const std::string practice = " --person practice";
    play(rolltakt, "sim:person=calm,seed=3" + practice);
    const auto first = rolltakt("session last --json" + practice).json();
    CHECK(reasons(first) == std::set<std::string>{"first_time"});
    CHECK(rolltakt("session last --language en" + practice).says("Nothing to compare with yet."));
    play(rolltakt, "sim:person=hurried,seed=3" + practice);
    const auto shown = rolltakt("session last --json" + practice).json();
    REQUIRE(shown["compared"].size() == shown["steps"].size());
    for (std::size_t i = 0; i < shown["steps"].size(); ++i) {
        const auto& now = shown["steps"][i];
        const auto& one = shown["compared"][i];
        const auto& before = first["steps"][i];
        for (const char* key : {"exercise", "side", "variant", "set"}) CHECK(one[key] == now[key]);
        CHECK(one["not_compared"].is_null());
        CHECK(one["because_of"].is_null());
        CHECK(one["session"] == first["id"]);
        CHECK(one["started"] == first["started"]);
        CHECK(one["then"]["seconds_per_stroke"] == before["seconds_per_stroke"]);
        CHECK(one["then"]["mean_force_n"] == before["mean_force_n"]);
        CHECK(one["then"]["in_both_bands_percent"] == before["in_both_bands_percent"]);
        CHECK(one["then"]["set"] == 1);
        CHECK(one["same_bands"] == true);
        CHECK(one["pace"] == "faster");
    }
    const auto words = rolltakt("session last --language en" + practice);
    CHECK(words.says("last time, 20 Nov 2026, 21:00: "));
    CHECK(words.says("; faster"));
    CHECK(rolltakt("session last --language de" + practice).says("letztes Mal, 20.11.2026, 21:00"));
    // From the other end, and long after: what was before it holds.
    CHECK(reasons(rolltakt("session " + first["id"].get<std::string>() + " --json" + practice)
                      .json()) == std::set<std::string>{"first_time"});
}

TEST_CASE("session: what is not compared is told with its reason, once") {
    Rig rolltakt;
    play(rolltakt, "sim");
    play(rolltakt, "sim");
    const auto tried = rolltakt("session last --json").json();
    CHECK(reasons(tried) == std::set<std::string>{"simulated"});
    CHECK(tried["compared"][0]["because_of"] == "this_session");
    CHECK(tried["compared"][0]["then"].is_null());
    const std::string sentence = "Not compared: this session is simulated or replayed.";
    const auto words = rolltakt("session last --language en").out;
    const auto at = words.find(sentence);
    REQUIRE(at != std::string::npos);
    CHECK(words.find(sentence, at + 1) == std::string::npos);

    const std::string practice = " --person practice";
    play(rolltakt, "sim:build=bed" + practice);
    play(rolltakt, "sim:build=cradle" + practice);
    const auto other = rolltakt("session last --json" + practice).json();
    CHECK(reasons(other) == std::set<std::string>{"other_build"});
    CHECK(other["compared"][0]["because_of"] == "last_time");
    play(rolltakt, "none" + practice);
    CHECK(reasons(rolltakt("session last --json" + practice).json()) ==
          std::set<std::string>{"not_measured"});
    // The latest one like it, though there are others in between.
    play(rolltakt, "sim:build=bed" + practice);
    CHECK(reasons(rolltakt("session last --json" + practice).json()) == std::set<std::string>{""});
}

TEST_CASE("session note: text and tags, told apart, changed and taken away") {
    Rig rolltakt;
    play(rolltakt, "none");
    auto said = rolltakt("session last --json").json();
    CHECK(said["note"].is_null());
    CHECK(said["tags"].empty());
    said = say(rolltakt, {"session", "note", "last", "--text", " Links fester, „gut“ geschlafen. ",
                          "--tags", "abends, nach dem Lauf,abends", "--json"})
               .json();
    CHECK(said["session"] == rolltakt("session last --json").json()["id"]);
    CHECK(said["note"] == "Links fester, „gut“ geschlafen.");
    CHECK(said["tags"] == std::vector<std::string>{"abends", "nach dem Lauf"});
    REQUIRE(rolltakt("session note last --tags morgens").exit_code == 0);
    said = rolltakt("session last --json").json();
    CHECK(said["note"] == "Links fester, „gut“ geschlafen.");
    CHECK(said["tags"] == std::vector<std::string>{"morgens"});
    const auto lines = rolltakt("sessions --json").json()["sessions"];
    CHECK(lines[0]["note"] == said["note"]);
    CHECK(lines[0]["tags"] == said["tags"]);
    CHECK(rolltakt("sessions").says("[morgens] Links fester"));
    CHECK(rolltakt("session last").says("[morgens] Links fester"));
    REQUIRE(say(rolltakt, {"session", "note", "last", "--text", "", "--tags", ""}).exit_code == 0);
    said = rolltakt("session last --json").json();
    CHECK(said["note"].is_null());
    CHECK(said["tags"].empty());
}

TEST_CASE("session note: what breaks a limit is refused, and never said again") {
    Rig rolltakt;
    play(rolltakt, "none");
    REQUIRE(rolltakt("session note last --text gut").exit_code == 0);
    const auto refused = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"session", "note", "last", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto said = say(rolltakt, arguments);
        CHECK(said.exit_code == 1);
        CHECK(said.err.find("secret") == std::string::npos);
        CHECK(said.out.find("secret") == std::string::npos);
        return said.json()["error"]["code"].get<std::string>();
    };
    CHECK(refused({"--text", "secret\nsecret"}) == "not_text");
    CHECK(refused({"--text", "secret" + std::string(1000, 'x')}) == "note_too_long");
    CHECK(refused({"--tags", "secret" + std::string(30, 'x')}) == "tag_too_long");
    CHECK(refused({"--tags", "secret,b,c,d,e,f,g,h,i,j,k,l,m"}) == "too_many_tags");
    CHECK(rolltakt("session last --json").json()["note"] == "gut");
    CHECK(rolltakt("session note last").exit_code == 2);
    const auto nobody = rolltakt("session note nothere --text a --json");
    CHECK(nobody.exit_code == 1);
    CHECK(nobody.json()["error"]["code"] == "not_found");
}
