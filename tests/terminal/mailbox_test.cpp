// A folder between the desks of a practice and its client: what each command puts there and takes
// from it.
#include "rig.h"

#include <doctest/doctest.h>

#include <algorithm>

using rig::Rig;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

struct Practice : Rig { // two desks and a client, with one folder between them
    Practice() {
        fs::create_directory(folder / "mailbox");
        secret = file("secret.txt", "KWRT-7PQX\n");
        plan = path("plan.toml");
        REQUIRE(
            run({"plan", "new", "slow_pace", plan, "--author", "Praxis am Markt", "--for", "K-017"})
                .exit_code == 0);
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    rig::Said at(const std::string& who, const std::string& words) {
        return (*this)(words + " --data " + path(who) +
                       (who == "client" ? " --person practice" : ""));
    }
    Json done(const std::string& who, const std::string& words) {
        CAPTURE(words);
        const auto said = at(who, words + " --json");
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    // The client has the plan, and the first reply lies in the mailbox.
    void begin() {
        for (const char* who : {"one", "client"}) done(who, "mailbox use " + path("mailbox"));
        done("one", "export plan " + plan + " --passphrase-file " + secret);
        done("client", "import plan " + file_of("plan-") + " --passphrase-file " + secret);
        reply();
    }
    void reply() {
        REQUIRE(
            at("client", "play slow_pace.slowly --headless --speed 1000 --roller sim").exit_code ==
            0);
        done("client", "export reply");
    }
    void join() { // the second desk
        done("one", "export practice " + path("keys") + " --passphrase-file " + secret);
        done("other", "import practice " + path("keys") + " --passphrase-file " + secret);
        done("other", "mailbox use " + path("mailbox"));
    }
    Json row(const std::string& who) {
        const auto rows = done(who, "inbox")["clients"];
        REQUIRE(rows.size() == 1);
        return rows[0];
    }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator{folder / "mailbox"})
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
    std::string file_of(const std::string& kind) const {
        for (const std::string& name : files())
            if (name.starts_with(kind)) return path("mailbox/" + name);
        return {};
    }
    std::string bytes(const std::string& file) const {
        std::ostringstream all;
        all << std::ifstream{file, std::ios::binary}.rdbuf();
        return all.str();
    }
    std::string secret, plan;
};

} // namespace

TEST_CASE(
    "mailbox: a folder is named, looked at and forgotten; what cannot serve is one sentence") {
    Practice all;
    CHECK(all.done("one", "mailbox show")["folder"].is_null());
    CHECK(all.at("one", "mailbox show").says("No mailbox is named."));
    CHECK(all.done("one", "mailbox use " + all.path("mailbox"))["folder"] == all.path("mailbox"));
    CHECK(all.done("one", "mailbox show")["folder"] == all.path("mailbox"));
    CHECK(all.files().empty());
    const auto refused = [&](const std::string& folder) {
        const auto said = all.at("one", "mailbox use " + folder + " --json");
        CHECK(said.exit_code == 1);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        return said.json()["error"]["code"].get<std::string>();
    };
    CHECK(refused(all.path("nowhere")) == "not_there");
    CHECK(refused(all.secret) == "not_there");
    CHECK(refused("/proc") == "cannot_write");
    CHECK(all.done("one", "mailbox show")["folder"] == all.path("mailbox"));
    all.done("one", "mailbox drop");
    CHECK(all.done("one", "mailbox show")["folder"].is_null());
    const auto none = all.at("one", "export plan " + all.plan + " --passphrase-file " + all.secret);
    CHECK(none.exit_code == 2);
    CHECK(none.complains("rolltakt mailbox use FOLDER"));
    CHECK(all.at("one", "inbox").says("No clients yet"));
}

TEST_CASE("mailbox: plan and reply go through it, whole and for their owner alone") {
    Practice all;
    all.begin();
    for (const std::string& name : all.files()) {
        CAPTURE(name);
        const fs::path file = all.path("mailbox/" + name);
        CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
        CHECK(name.ends_with(".rolltakt"));
        CHECK(all.bytes(file.string()).find("K-017") == std::string::npos);
    }
    CHECK(all.row("one")["replies"] == 1);
    CHECK(all.row("one")["now"]["sessions"] == 1);
    const auto files = all.files();
    CHECK(all.done("one", "inbox")["mailbox"]["replies"].empty()); // twice: nothing new
    CHECK(all.files() == files);
    fs::copy(all.file_of("reply-"), all.path("mailbox/reply (1).rolltakt"));
    CHECK(all.row("one")["replies"] == 1);
    std::ofstream{all.path("mailbox/broken.rolltakt")} << "nothing of ours";
    CHECK(all.at("one", "inbox").complains("broken.rolltakt"));
    CHECK(all.row("one")["replies"] == 1);
}

TEST_CASE("mailbox: a further desk of the practice has the same clients, notes and seen") {
    Practice all;
    all.begin();
    all.join();
    CHECK(all.row("other") == all.row("one"));
    CHECK(all.row("other")["label"] == "K-017");
    CHECK(all.row("other")["fresh"] == 1);
    all.run({"client", "note", "K-017", "--text", "likes mornings", "--data", all.path("other")});
    CHECK(all.done("other", "client seen --all")["seen"][0]["replies"] == 1);
    CHECK(all.row("one")["fresh"] == 0);
    CHECK(all.row("one")["notes"] == 1);
    CHECK(all.at("one", "inbox").says("(seen)"));
    CHECK(all.at("one", "client show K-017").says("likes mornings"));
    CHECK(all.done("one", "client show K-017") == all.done("other", "client show K-017"));
    CHECK(all.done("one", "client seen K-017")["seen"][0]["replies"] == 0);
    CHECK(all.at("one", "client seen").exit_code == 2);
    CHECK(all.at("one", "client seen K-017 nobody").exit_code == 1);
    all.done("one", "client note K-017 --remove 1");
    CHECK(all.row("other")["notes"] == 0);
    CHECK(all.at("one", "client note K-017 --remove 1").exit_code == 1);
    CHECK(all.at("one", "client note K-017").exit_code == 2);
    CHECK(all.at("one", "client note K-017 --text a --instead 1 --remove 1").exit_code == 2);
    all.done("one", "client note K-017 --text evenings");
    CHECK(all.at("one", "client note K-017 --instead 1 --remove 1").exit_code == 2);
    CHECK(all.row("one")["notes"] == 1);
}

TEST_CASE("mailbox: a note is counted as it was shown, whatever comes meanwhile") {
    Practice all;
    all.begin();
    all.join();
    all.row("other"), all.row("one");
    fs::rename(all.folder / "mailbox", all.folder / "away");
    all.done("one", "client note K-017 --text mornings");
    all.done("one", "client note K-017 --text unhurried");
    all.done("other", "client note K-017 --text evenings"); // stands before the second
    fs::rename(all.folder / "away", all.folder / "mailbox");
    all.row("other");
    all.done("one", "client note K-017 --remove 2");
    const auto shown = all.at("one", "client show K-017");
    CHECK(shown.says("mornings"));
    CHECK(shown.says("evenings"));
    CHECK_FALSE(shown.says("unhurried"));
}

TEST_CASE("mailbox: a file that is refused is told once, and one that stays cut is named") {
    Practice all;
    all.begin();
    std::ofstream{all.path("mailbox/junk.rolltakt")} << "no file of ours";
    const auto whole = all.bytes(all.file_of("reply-"));
    std::ofstream{all.path("mailbox/reply-cut.rolltakt"), std::ios::binary}
        << whole.substr(0, whole.size() / 2);
    const auto first = all.at("one", "inbox");
    CHECK(first.complains("junk.rolltakt"));
    CHECK(first.complains("reply-cut.rolltakt"));
    const auto second = all.at("one", "inbox");
    CHECK_FALSE(second.complains("junk.rolltakt"));
    CHECK(second.complains("reply-cut.rolltakt"));
    std::ofstream{all.path("mailbox/junk.rolltakt")} << "another content";
    CHECK(all.at("one", "client seen --all").complains("junk.rolltakt"));
    CHECK_FALSE(all.at("one", "client seen --all").complains("junk.rolltakt"));
}

TEST_CASE("mailbox: a damaged state of it stops no command, and is made anew beside") {
    Practice all;
    all.begin();
    all.done("one", "client note K-017 --text slower");
    const auto state = all.path("one/mailbox.desk");
    std::ofstream{state, std::ios::binary} << "\x01 nothing of it";
    const auto seen = all.at("one", "client list");
    CHECK(seen.exit_code == 0);
    CHECK(seen.says("K-017"));
    CHECK(seen.complains("mailbox.desk"));
    CHECK(seen.complains("The list of clients is whole"));
    CHECK(all.at("one", "client seen --all").exit_code == 0);
    CHECK(fs::exists(state + ".damaged-1"));
    const auto again = all.at("one", "inbox");
    CHECK_FALSE(again.complains("cannot be read"));
    CHECK(all.row("one")["notes"] == 1); // it lies in the mailbox
    std::ofstream{state, std::ios::binary} << "\x03 of a later player";
    const auto newer = all.at("one", "inbox");
    CHECK(newer.exit_code == 1);
    CHECK(newer.complains("newer"));
    CHECK_FALSE(fs::exists(state + ".damaged-2"));
}

TEST_CASE("client show: what is in each reply; a plan's first days want nothing of nothing") {
    Practice all;
    all.begin();
    const auto replies = all.done("one", "client show K-017")["replies"];
    REQUIRE(replies.size() == 1);
    REQUIRE(replies[0]["sessions"].size() == 1);
    CHECK(replies[0]["sessions"][0]["routine"] == "slow_pace.slowly");
    CHECK(all.at("one", "client show K-017").says(" min"));
    CHECK_FALSE(all.at("one", "inbox").says(" of 0 done"));
    const auto listed = all.done("one", "client list")["clients"][0];
    CHECK(listed["plan"] == "slow_pace");
    CHECK(listed["title"] != "slow_pace");
    CHECK(all.at("one", "client list").says(listed["title"].get<std::string>()));
}

TEST_CASE("mailbox: at the desk its own plan is not offered as one to take") {
    Practice all;
    all.begin();
    CHECK_FALSE(all.at("one", "plan list").says("lies in the mailbox"));
    all.done("third", "mailbox use " + all.path("mailbox"));
    CHECK(all.at("third", "plan list").says("lies in the mailbox"));
}

TEST_CASE("export reply: what could not be written is not counted") {
    Practice all;
    all.begin();
    CHECK(all.at("client", "export reply /nowhere/reply.rolltakt").exit_code == 1);
    CHECK(all.done("client", "export reply " + all.path("reply.rolltakt"))["counter"] == 2);
}

TEST_CASE("mailbox: what sends no plan makes no practice of a computer") {
    Practice all;
    all.begin();
    all.done("other", "client seen --all");
    CHECK(all.at("other", "client note nobody --text a").exit_code == 1);
    CHECK(all.at("other", "client note nobody --remove 1").exit_code == 1);
    CHECK(all.at("other", "client answer nobody --sets calf=1").exit_code == 1);
    CHECK_FALSE(fs::exists(all.path("other/practice.key")));
    all.join();
    CHECK(all.row("other")["label"] == "K-017");
}

TEST_CASE("mailbox: the keys of another practice are not taken over one's own") {
    Practice all;
    all.begin();
    all.join();
    const std::string keys = all.path("keys") + " --passphrase-file " + all.secret;
    CHECK(all.done("other", "import practice " + keys)["new"] == false);
    all.done("third",
             "export plan " + all.plan + " " + all.path("p") + " --passphrase-file " + all.secret);
    const auto said = all.at("third", "import practice " + keys + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "other_practice");
    CHECK(all.at("fourth", "export practice " + keys).complains("no keys of a practice yet"));
    CHECK(all.at("other", "import practice " + all.path("p")).complains("no keys of a practice"));
}

TEST_CASE("review: changes count from what was last seen") {
    Practice all;
    all.begin();
    CHECK(all.row("one")["last"].is_null());
    all.reply();
    CHECK(all.row("one")["fresh"] == 2);
    all.done("one", "client seen K-017");
    all.days_later(1);
    all.reply();
    all.days_later(1);
    all.reply();
    const auto row = all.row("one");
    CHECK(row["fresh"] == 2);
    CHECK(row["now"]["sessions"] == 2); // of the day that was told before nothing is new
    CHECK(row["last"]["sessions"] == 2);
    CHECK(row["last_session"] == "2026-11-22");
}

TEST_CASE("answer: the next version, a sentence with it, and the client hears both") {
    Practice all;
    all.begin();
    all.row("one");
    const auto sent = [&] {
        const auto said =
            all.run({"client", "answer", "K-017", "--sets", "calf=1", "--pace", "calf=7", "--said",
                     "Shorter, and calmer.", "--data", all.path("one"), "--json"});
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }();
    CHECK(sent["version"] == 2);
    CHECK(sent["lock"] == "key");
    CHECK(sent["mailbox"] == true);
    CHECK(sent["new_client"] == false);
    std::vector<std::string> kinds;
    for (const auto& change : sent["changes"]) kinds.push_back(change["kind"]);
    CHECK(kinds == std::vector<std::string>{"sets", "pace"});
    const auto heard = all.at("client", "plan now");
    CHECK(heard.says("From the practice:"));
    CHECK(heard.says("Changed since last time:"));
    CHECK(heard.says("Shorter, and calmer."));
    CHECK_FALSE(all.at("client", "plan now").says("From the practice:"));
    all.reply();
    CHECK(all.done("one", "client show K-017")["plans"].size() == 2);
    CHECK(all.done("one", "client show K-017")["replies"][1]["version"] == 2);
}

TEST_CASE("answer: of a plan that was stopped the next version is told of, and not followed") {
    Practice all;
    all.begin();
    all.row("one");
    all.done("client", "plan drop slow_pace");
    all.done("one", "client answer K-017 --sets calf=1");
    const auto told = all.at("client", "plan list");
    CHECK(told.says("which is not followed any more"));
    CHECK_FALSE(told.says("From the practice:"));
    CHECK(all.at("client", "plan list").says("No plan is in use."));
    CHECK_FALSE(all.at("client", "plan list").says("which is not followed any more")); // once
}

TEST_CASE("answer: a plan that was taken is answered as that, though its practice was not kept") {
    Practice all;
    all.begin();
    all.row("one");
    all.done("one", "client answer K-017 --sets calf=1");
    const fs::path file = all.path("client/people/practice.practices.json");
    REQUIRE(fs::exists(file));
    const fs::path beside = all.path("practices.json");
    fs::rename(file, beside);
    fs::create_symlink(beside, file); // it is read, and not written
    CHECK(all.at("client", "plan now").complains("practices.json"));
    fs::remove(file);
    fs::rename(beside, file);
    CHECK_FALSE(all.at("client", "plan now").says("From the practice:")); // it is there
    all.reply();
    CHECK(all.done("one", "client show K-017")["replies"][1]["version"] == 2);
}

TEST_CASE("answer: as one file, or with a plan file that was changed") {
    Practice all;
    all.begin();
    all.row("one");
    const std::string answer = "client answer K-017 " + all.path("v2");
    CHECK(all.at("one", answer).exit_code == 2);
    CHECK(all.at("one", answer + " --sets calf").exit_code == 2);
    CHECK(all.at("one", answer + " --sets calf=9").exit_code == 2);
    CHECK(all.at("one", answer + " --effort calf=hard").exit_code == 2);
    CHECK(all.at("one", answer + " --sets neck=2").complains("calf"));
    CHECK(all.at("one", answer + " --variant calf=nosuch").exit_code == 1);
    CHECK_FALSE(fs::exists(all.path("v2")));
    CHECK(all.done("one", "client show K-017")["plans"].size() == 1);
    auto text = all.bytes(all.plan);
    const std::string before = "days_a_week = 3";
    text.replace(text.find(before), before.size(), "days_a_week = 2");
    all.file("plan.toml", text);
    const auto sent = all.done("one", answer + " --plan " + all.plan);
    CHECK(sent["version"] == 2);
    CHECK(sent["changes"][0]["kind"] == "days");
    CHECK(all.done("client", "import plan " + all.path("v2"))["version"] == 2);
    REQUIRE(all("plan new calm_evenings " + all.path("o.toml") + " --author A").exit_code == 0);
    CHECK(all.at("one", "client answer K-017 --plan " + all.path("o.toml"))
              .complains("calm_evenings"));
}

TEST_CASE("answer: from two desks at once, both are kept and shown") {
    Practice all;
    all.begin();
    all.join();
    all.row("one"), all.row("other");
    fs::rename(all.folder / "mailbox", all.folder / "away"); // neither hears of the other
    all.done("one", "client answer K-017 " + all.path("1") + " --sets calf=1");
    all.done("other", "client answer K-017 " + all.path("2") + " --sets calf=3");
    CHECK(all.at("one", "inbox").complains("is not there"));
    fs::rename(all.folder / "away", all.folder / "mailbox");
    all.row("one"), all.row("other");
    CHECK(all.row("one")["two_plans"] == true);
    CHECK(all.row("one") == all.row("other"));
    const auto shown = all.done("one", "client show K-017")["plans"];
    CHECK(shown.size() == 3);
    CHECK(std::count_if(shown.begin(), shown.end(),
                        [](const Json& one) { return one["conflict"] == true; }) == 2);
    CHECK(all.at("one", "inbox").says("Two desks sent the same version"));
    CHECK(all.done("client", "import plan " + all.path("1"))["new"] == true);
    CHECK(all.done("client", "import plan " + all.path("2"))["new"] == true);
    CHECK(all.done("other", "client answer K-017 --sets calf=2")["version"] == 3);
    CHECK(all.row("one")["two_plans"] == false);
}

TEST_CASE("mailbox: a client who is closed is gone on every desk, and their files with them") {
    Practice all;
    all.begin();
    all.join();
    all.row("one"), all.row("other");
    all.done("one", "client delete K-017");
    CHECK(all.file_of("reply-").empty());
    CHECK(all.file_of("plan-").empty());
    CHECK(all.at("other", "inbox").says("Closed on another desk and deleted here: K-017."));
    CHECK(all.at("other", "inbox").says("No clients yet"));
    CHECK(all.files().size() == 1); // that says so
    all.reply();
    CHECK(all.at("one", "inbox").says("No clients yet"));
}

TEST_CASE("mailbox: before a routine is played, what came is taken: its rules hold") {
    Practice all;
    all.begin();
    all.row("one");
    const std::string rules = "\n[stop]\nsession_up_to_min = 3\n";
    const auto changed = all.file("rules.toml", all.bytes(all.plan) + rules);
    REQUIRE(all.done("one", "client answer K-017 --plan " + changed)["mailbox"] == true);
    const auto played = all.at("client", "play slow_pace.slowly --headless --speed 1000 --roller "
                                         "sim");
    CHECK(played.says("From the practice:"));
    CHECK(played.says("A session lasts at most 3 minutes."));
}

TEST_CASE("answer: an exercise whose name stands in that of another one is named, too") {
    Practice all;
    const std::string plan = all.path("rows.toml");
    REQUIRE(all.run({"plan", "from-sheet", plan, "--author", "A", "--for", "K-017", "--weeks", "6",
                     "--days", "3", "--row", "3 2x30", "--row", "2 2x10"})
                .exit_code == 0);
    all.done("one", "mailbox use " + all.path("mailbox"));
    all.done("one", "export plan " + plan + " --passphrase-file " + all.secret);
    CHECK(all.at("one", "client answer K-017 --sets neck=2")
              .complains("there are: calf_hold, calf."));
}
