// Plans and replies as sealed files: from the desk to the client and back to the list.
#include "bundle/bundle.h"
#include "rig.h"
#include "sound/tone_wav.h"

#include <doctest/doctest.h>

#include <algorithm>

using rig::Rig;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

struct Both : Rig { // the desk and the client, each with a folder of their own
    Both() {
        secret = file("secret.txt", "KWRT-7PQX\r\nnot this line\n");
        plan = path("plan.toml");
        REQUIRE(
            run({"plan", "new", "slow_pace", plan, "--author", "Praxis am Markt", "--for", "K-017"})
                .exit_code == 0);
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    rig::Said desk(const std::string& words) { return (*this)(words + " --data " + path("desk")); }
    rig::Said client(const std::string& words) {
        return (*this)(words + " --person practice --data " + path("client"));
    }
    static Json done(const rig::Said& said) {
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    Json send(const std::string& to) {
        return done(desk("export plan " + plan + " " + path(to) + " --passphrase-file " + secret +
                         " --json"));
    }
    Json take(const std::string& from) {
        return done(
            client("import plan " + path(from) + " --passphrase-file " + secret + " --json"));
    }
    Json answer(const std::string& to) {
        return done(client("export reply " + path(to) + " --json"));
    }
    std::string bytes(const std::string& name) const {
        std::ostringstream all;
        all << std::ifstream{folder / name, std::ios::binary}.rdbuf();
        return all.str();
    }
    std::string secret, plan;
};

bool private_to_its_owner(const std::string& path) {
    return fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace

TEST_CASE("exchange: a plan goes out, is played, and its reply stands in the list") {
    Both both;
    const auto sent = both.send("plan.rolltakt");
    CHECK(sent["new_client"] == true);
    CHECK(sent["label"] == "K-017");
    CHECK(private_to_its_owner(both.path("plan.rolltakt")));
    CHECK(private_to_its_owner(both.path("desk/practice.key")));
    CHECK(both.bytes("plan.rolltakt").find("Praxis") == std::string::npos);
    CHECK(both.desk("inbox").says("No reply yet."));

    CHECK(both.take("plan.rolltakt")["new"] == true);
    CHECK(both.take("plan.rolltakt")["new"] == false);
    CHECK(both.client("plan list --json").json()["plans"].size() == 1);
    CHECK(private_to_its_owner(both.path("client/people/practice.practices.json")));

    CHECK(both.client("play slow_pace.slowly --headless --speed 1000 --roller sim").exit_code == 0);
    const auto reply = both.answer("reply.rolltakt");
    CHECK(reply["sessions"] == 1);
    CHECK(reply["counter"] == 1);
    CHECK(reply["practice"] == true);
    CHECK(reply["lines"].size() == 6);
    CHECK(reply["lines"][3] == "Force and pace over each step, one point a second.");
    CHECK(reply["traces"] == 1);
    CHECK(private_to_its_owner(both.path("reply.rolltakt")));

    const auto got =
        Both::done(both.desk("import reply " + both.path("reply.rolltakt") + " --json"));
    CHECK(got["new"] == true);
    CHECK(got["client"] == sent["client"]);
    CHECK(Both::done(both.desk("import reply " + both.path("reply.rolltakt") + " --json"))["new"] ==
          false);
    const auto rows = Both::done(both.desk("inbox --json"))["clients"];
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["label"] == "K-017");
    CHECK(rows[0]["replies"] == 1);
    CHECK(rows[0]["practice"] == true);
    CHECK(rows[0]["now"]["sessions"] == 1);
    CHECK(rows[0]["now"]["seconds_per_stroke"].is_number());
    CHECK(rows[0]["now"]["set_seconds_per_stroke"] == 6.0);
    CHECK(rows[0]["now"]["done"] == 1);
    CHECK(rows[0]["last"].is_null());
    CHECK(both.desk("inbox").says("s per stroke, set "));
    CHECK(both.desk("inbox --language de").says("(Übung)"));
}

TEST_CASE("exchange: the second reply follows the first, and a later plan needs no passphrase") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    both.answer("1.rolltakt");
    const auto second = both.answer("2.rolltakt");
    CHECK(second["counter"] == 2);
    CHECK(second["sessions"] == 0);
    both.desk("import reply " + both.path("2.rolltakt"));
    both.desk("import reply " + both.path("1.rolltakt")); // late
    CHECK(both.desk("client list --json").json()["clients"][0]["replies"] == 2);
    const auto row = both.desk("inbox --json").json()["clients"][0];
    CHECK(row["fresh"] == 2); // both are looked at, beside nothing that was seen
    CHECK(row["last"].is_null());

    REQUIRE(both("plan raise " + both.plan).exit_code == 0);
    const auto later = Both::done(
        both.desk("export plan " + both.plan + " " + both.path("v2.rolltakt") + " --json"));
    CHECK(later["lock"] == "key");
    CHECK(later["new_client"] == false);
    const auto taken =
        Both::done(both.client("import plan " + both.path("v2.rolltakt") + " --json"));
    CHECK(taken["version"] == 2);
    const auto other =
        both("import plan " + both.path("v2.rolltakt") + " --json --data " + both.path("other"));
    CHECK(other.json()["error"]["code"] == "other_key_or_damaged");
}

TEST_CASE("exchange: nobody tells of days that are still to come") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    const auto reply = Both::done(
        both.client("export reply " + both.path("1.rolltakt") + " --to 2099-01-01 --json"));
    CHECK(reply["to"] != "2099-01-01");
    CHECK(both.answer("2.rolltakt")["from"] == reply["to"]);
}

TEST_CASE("exchange: what does not open is one sentence, and nothing changes") {
    Both both;
    both.send("plan.rolltakt");
    const auto wrong = both.file("wrong.txt", "another\n");
    const auto refused = [&](const std::string& file, const std::string& by) {
        const auto said =
            both.client("import plan " + file + " --passphrase-file " + by + " --json");
        CHECK(said.exit_code == 1);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        return said.json()["error"]["code"].get<std::string>();
    };
    const auto good = both.bytes("plan.rolltakt");
    CHECK(refused(both.path("plan.rolltakt"), wrong) == "wrong_passphrase_or_damaged");
    CHECK(refused(both.file("half.rolltakt", good.substr(0, good.size() / 2)), both.secret) ==
          "truncated");
    CHECK(refused(both.plan, both.secret) == "foreign");
    CHECK(refused(both.path("nothing"), both.secret) == "not_found");
    CHECK(refused(both.path("plan.rolltakt"), both.file("empty.txt", "\n")) == "no_passphrase");
    CHECK(refused(both.path("plan.rolltakt"), both.path("nothing")) == "not_found");
    CHECK(both.client("import plan " + both.path("plan.rolltakt")).complains("--passphrase-file"));
    CHECK_FALSE(fs::exists(both.path("client/people")));

    const auto none = both.client("export reply " + both.path("r.rolltakt"));
    CHECK(none.exit_code == 1);
    CHECK(none.complains("No plan came from a practice yet"));
    both.take("plan.rolltakt");
    both.answer("r.rolltakt");
    auto damaged = both.bytes("r.rolltakt");
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    const auto reply = [&](const std::string& file) {
        const auto said = both.desk("import reply " + file + " --json");
        CHECK(said.exit_code == 1);
        return said.json()["error"]["code"].get<std::string>();
    };
    CHECK(reply(both.file("damaged.rolltakt", damaged)) == "damaged");
    CHECK(reply(both.path("plan.rolltakt")) == "other_kind");
    CHECK(both("import reply " + both.path("r.rolltakt") + " --data " + both.path("nobody"))
              .complains("has sent no plan yet"));
    CHECK(both.desk("client list --json").json()["clients"][0]["replies"] == 0);
}

TEST_CASE("exchange: what the client leaves out is called not told, and asks for nothing") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    REQUIRE(both.client("play slow_pace.slowly --headless --speed 1000 --roller sim --discomfort 2")
                .exit_code == 0);
    const std::string bare = both.path("bare.rolltakt"), whole = both.path("whole.rolltakt");
    CHECK(both.client("export reply --without force " + bare).exit_code == 2);
    const auto untraced = Both::done(
        both.client("export reply --without traces " + both.path("few.rolltakt") + " --json"));
    CHECK(untraced["without"] == Json::array({"traces"}));
    CHECK(untraced["traces"] == 0);
    CHECK(untraced["lines"].dump().find("Force and pace over") == std::string::npos);
    const auto sent = Both::done(
        both.client("export reply --without measured " + bare + " --without discomfort --json"));
    CHECK(sent["without"] == Json::array({"measured", "discomfort"}));
    CHECK(sent["sessions"] == 1);
    CHECK(sent["traces"] == 0);
    REQUIRE(both.desk("import reply " + bare).exit_code == 0);
    const auto row = Both::done(both.desk("inbox --json"))["clients"][0];
    CHECK(row["now"]["not_told"]["measured"] == 1);
    CHECK(row["now"]["not_told"]["discomfort"] == 1);
    CHECK(row["now"]["not_told"]["pain"] == 0);
    CHECK(row["now"]["not_told"]["traces"] == 0); // what they rest on was left out
    CHECK(row["now"]["done"] == 1);
    for (const char* figure : {"seconds_per_stroke", "times_over_mark", "bad_signal",
                               "discomfort_before", "most_discomfort_up"})
        CHECK(row["now"][figure].is_null());
    const auto inbox = both.desk("inbox");
    CHECK(inbox.says("not told: pace and force, discomfort"));
    CHECK_FALSE(inbox.says("over the mark"));
    CHECK_FALSE(inbox.says("bad signal"));
    CHECK_FALSE(inbox.says("→"));
    const auto session =
        Both::done(both.desk("client show K-017 --json"))["replies"][0]["sessions"][0];
    CHECK(session["not_told"] == Json::array({"measured", "discomfort"}));
    CHECK(session["measured"].is_null());
    CHECK(session["usable"].is_null());
    CHECK(session["pain"] == 0);
    CHECK(both.desk("client show K-017").says("not told: pace and force, discomfort"));
    CHECK(both.desk("inbox --language de").says("nicht gesagt: Tempo und Kraft, Beschwerden"));

    CHECK(Both::done(both.client("export reply " + whole + " --json"))["without"].empty());
    REQUIRE(both.desk("import reply " + whole).exit_code == 0);
    const auto told = Both::done(both.desk("inbox --json"))["clients"][0]["now"];
    CHECK(told["not_told"]["measured"] == 0);
    CHECK(told["seconds_per_stroke"].is_number());
    CHECK_FALSE(both.desk("inbox").says("not told"));
}

TEST_CASE("exchange: everything of one client goes into one file, for its owner alone") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    REQUIRE(both.client("play slow_pace.slowly --headless --speed 1000 --roller sim").exit_code ==
            0);
    both.answer("r.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("r.rolltakt")).exit_code == 0);
    REQUIRE(both.run({"client", "note", "K-017", "--text", "likes mornings", "--data",
                      both.path("desk")})
                .exit_code == 0);
    REQUIRE(both.desk("client seen K-017").exit_code == 0);
    const std::string command = "client export K-017 " + both.path("all.json");
    const auto said = Both::done(both.desk(command + " --json"));
    CHECK(said["file"] == both.path("all.json"));
    CHECK(said["unreadable_replies"] == 0);
    CHECK(private_to_its_owner(both.path("all.json")));
    const auto all = Json::parse(both.bytes("all.json"));
    CHECK(all["schema"] == "rolltakt-client-export-1");
    CHECK(all["label"] == "K-017");
    CHECK(all["practice"] == true);
    REQUIRE(all["plans"].size() == 1);
    CHECK(all["plans"][0]["text"].get<std::string>().find("Praxis am Markt") != std::string::npos);
    REQUIRE(all["replies"].size() == 1);
    REQUIRE(all["replies"][0]["reply"]["sessions"].size() == 1);
    CHECK(all["replies"][0]["reply"]["sessions"][0]["routine"] == "slow_pace.slowly");
    CHECK_FALSE(all["replies"][0]["reply"]["sessions"][0]["steps"].empty());
    const auto& traces = all["replies"][0]["traces"];
    CHECK(traces["schema"] == "rolltakt-traces-1");
    REQUIRE(traces["sessions"].size() == 1);
    CHECK(traces["sessions"][0]["id"] == all["replies"][0]["reply"]["sessions"][0]["id"]);
    std::size_t seconds = 0; // of the steps that were measured
    for (const auto& step : traces["sessions"][0]["steps"])
        if (!step.is_null()) {
            CHECK(step["every_s"] == 1);
            CHECK(step.contains("pace_band_s"));
            CHECK(step["least_n"].size() == step["pace_s"].size());
            seconds += step["mean_n"].size();
        }
    CHECK(seconds > 60);
    const std::string text = both.bytes("all.json"); // a trace stands on one line
    const auto line = text.substr(text.find("\"traces\": "));
    CHECK(line.substr(0, line.find('\n')).ends_with("]}]}"));
    REQUIRE(all["notes"].size() == 1);
    CHECK(all["notes"][0]["text"] == "likes mornings");
    CHECK(all["seen"].size() == 1);

    const auto kept = both.bytes("all.json");
    both.file("mine.json", "mine");
    CHECK(both.desk("client export K-017 " + both.path("mine.json")).complains("is there already"));
    CHECK(both.bytes("mine.json") == "mine");
    CHECK(both.desk("client export nobody " + both.path("none.json")).exit_code == 1);
    CHECK_FALSE(fs::exists(both.path("none.json")));
    CHECK(both.desk(command).exit_code == 1);
    CHECK(both.desk(command + " --replace").exit_code == 0);
    CHECK(both.bytes("all.json") == kept);
}

TEST_CASE("exchange: somebody real does not send what was simulated") {
    Both both;
    both.send("plan.rolltakt");
    const std::string as_me = " --data " + both.path("client");
    both("import plan " + both.path("plan.rolltakt") + " --passphrase-file " + both.secret + as_me);
    both("play " + both.short_routine() + " --headless --speed 1000 --roller sim" + as_me);
    const auto said = both("export reply " + both.path("r.rolltakt") + " --json" + as_me).json();
    CHECK(said["sessions"] == 0);
    CHECK(said["left_out"]["simulated"] == 1);
}

TEST_CASE("exchange: a recording goes along, is kept with the plan, and goes with it") {
    Both both;
    const std::string voice = both.file("said.wav", listening::tone_wav(440.0, 3.0));
    const auto sent = Both::done(both.desk("export plan " + both.plan + " " +
                                           both.path("plan.rolltakt") + " --passphrase-file " +
                                           both.secret + " --voice " + voice + " --json"));
    CHECK(sent["recording_s"].get<double>() == doctest::Approx(3.0).epsilon(0.02));
    const auto taken = both.take("plan.rolltakt");
    CHECK(taken["recording_s"].get<double>() == doctest::Approx(3.0).epsilon(0.02));
    CHECK(both.client("plan show slow_pace").says("Praxis am Markt recorded this for you: 3 s."));
    CHECK(Both::done(both.client("plan show slow_pace --json"))["recording_s"].is_number());
    CHECK(Both::done(both("plan show " + both.plan + " --json"))["recording_s"].is_null());

    const std::string id = sent["client"].get<std::string>();
    int recordings = 0;
    for (const auto& one : fs::directory_iterator{both.path("desk/clients/" + id)})
        if (one.path().extension() == ".wav") {
            ++recordings;
            CHECK(private_to_its_owner(one.path().string()));
        }
    CHECK(recordings == 1);
    REQUIRE(both.desk("client export K-017 " + both.path("all.json")).exit_code == 0);
    const auto all = Json::parse(both.bytes("all.json"));
    CHECK(all["plans"][0]["recording_wav"].get<std::string>().starts_with("UklGR")); // "RIFF"

    // The next version has none, unless one is given.
    both.answer("r.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("r.rolltakt")).exit_code == 0);
    const auto next = Both::done(
        both.desk("client answer K-017 " + both.path("2.rolltakt") + " --said Slower --json"));
    CHECK(next["recording_s"].is_null());
    Both::done(both.client("import plan " + both.path("2.rolltakt") + " --json"));
    CHECK(Both::done(both.client("plan show slow_pace --json"))["recording_s"].is_null());
    const auto spoken = Both::done(both.desk("client answer K-017 " + both.path("3.rolltakt") +
                                             " --voice " + voice + " --json"));
    CHECK(spoken["version"] == 3);
    Both::done(both.client("import plan " + both.path("3.rolltakt") + " --json"));
    CHECK(Both::done(both.client("plan show slow_pace --json"))["recording_s"].is_number());

    REQUIRE(both.desk("client delete K-017").exit_code == 0);
    CHECK_FALSE(fs::exists(both.path("desk/clients/" + id)));
}

TEST_CASE("exchange: a changed plan's recording is played before its routine, once") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    both.answer("r.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("r.rolltakt")).exit_code == 0);
    const std::string voice = both.file("said.wav", listening::tone_wav(660.0, 3.0));
    REQUIRE(both.desk("client answer K-017 " + both.path("2.rolltakt") + " --voice " + voice)
                .exit_code == 0);
    REQUIRE(both.client("import plan " + both.path("2.rolltakt")).exit_code == 0);
    const auto play = [&](const std::string& name) {
        const auto said =
            both.client("play slow_pace.slowly --headless --speed 1000 --roller sim "
                        "--sound-file " +
                        both.path(name + ".wav") + " --transcript " + both.path(name + ".txt"));
        CHECK(said.exit_code == 0);
        return both.bytes(name + ".txt");
    };
    const std::string line = "plan.said\tPraxis am Markt recorded this for you: 3 s.";
    const std::string first = play("first");
    CHECK(first.find(line) != std::string::npos);
    CHECK(first.find(line) == first.rfind(line));
    CHECK(play("second").find("plan.said") == std::string::npos);
}

TEST_CASE("exchange: what came with the first version is played once; another one for it, too") {
    Both both;
    const auto send = [&](const std::string& name, double seconds) {
        const std::string voice = both.file(name + ".wav", listening::tone_wav(660.0, seconds));
        Both::done(both.desk("export plan " + both.plan + " " + both.path(name + ".rolltakt") +
                             " --passphrase-file " + both.secret + " --voice " + voice +
                             " --json"));
        both.take(name + ".rolltakt");
    };
    const auto play = [&](const std::string& name) {
        const auto said = both.client("play slow_pace.slowly --headless --speed 1000 --roller sim "
                                      "--sound-file " +
                                      both.path(name + "-heard.wav") + " --transcript " +
                                      both.path(name + ".txt"));
        CHECK(said.exit_code == 0);
        return both.bytes(name + ".txt");
    };
    send("a", 3.0);
    const std::string first = play("first");
    const std::string line = "plan.said\tPraxis am Markt ";
    CHECK(first.find(line) != std::string::npos);
    CHECK(first.find(line) == first.rfind(line));
    CHECK(first.find("plan.changed") == std::string::npos);
    CHECK(play("second").find("plan.said") == std::string::npos);
    send("b", 5.0); // the same version
    const std::string third = play("third");
    CHECK(third.find(line) != std::string::npos);
    CHECK(third.find("plan.changed") == std::string::npos);
    CHECK(play("fourth").find("plan.said") == std::string::npos);
}

TEST_CASE("exchange: what lies recorded beside a plan goes to whom it was for, with its version") {
    Both both;
    const std::string beside = both.file("plan.toml.voice", listening::tone_wav(440.0, 2.0));
    const auto send = [&](const std::string& name, const std::string& more = {}) {
        return both.desk("export plan " + both.plan + " " + both.path(name) +
                         " --passphrase-file " + both.secret + more + " --json");
    };
    const auto first = Both::done(send("a.rolltakt"));
    CHECK(first["recording_s"].is_number()); // nobody had it before
    both.file("plan.toml.client", first["client"].get<std::string>() + "\n");
    CHECK(Both::done(send("b.rolltakt"))["recording_s"].is_number());
    const auto other = send("c.rolltakt", " --client K-018");
    CHECK(other.err.find("The recording beside the plan was for another client") !=
          std::string::npos);
    CHECK(Both::done(other)["recording_s"].is_null());
    CHECK(both("plan raise " + both.plan)
              .says("The recording beside it was of version 1 and is deleted."));
    CHECK_FALSE(fs::exists(beside));
    CHECK_FALSE(both("plan raise " + both.plan).says("The recording beside it"));
}

TEST_CASE("exchange: a recording that cannot be played refuses the whole file") {
    Both both;
    const std::string good = listening::tone_wav(440.0, 1.0);
    CHECK(both.desk("export plan " + both.plan + " " + both.path("x.rolltakt") +
                    " --passphrase-file " + both.secret + " --voice " + both.plan)
              .complains("it is no WAV file"));
    CHECK_FALSE(fs::exists(both.path("x.rolltakt")));
    both.send("plan.rolltakt");
    std::ifstream in{both.path("plan.rolltakt"), std::ios::binary};
    const bundle::Bytes sealed{std::istreambuf_iterator<char>{in}, {}};
    const auto opened = bundle::open_with_passphrase(sealed, "KWRT-7PQX");
    REQUIRE(opened.has_value());
    const auto refused = [&](const std::vector<std::string>& recordings) {
        bundle::Parts parts = opened->parts;
        for (const std::string& one : recordings)
            parts.push_back(bundle::part("voice", std::string_view{one}));
        const auto bytes = bundle::seal_with_passphrase(
            bundle::Kind::plan, parts, "KWRT-7PQX", bundle::Randomness::repeatable(4), {8192, 1});
        REQUIRE(bytes.has_value());
        const std::string file =
            both.file("bad.rolltakt", std::string{bytes->begin(), bytes->end()});
        const auto said =
            both.client("import plan " + file + " --passphrase-file " + both.secret + " --json");
        if (said.exit_code == 0) return std::string{};
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        CHECK_FALSE(fs::exists(both.path("client/people"))); // nothing was changed
        return said.json()["error"]["code"].get<std::string>();
    };
    CHECK(refused({"no sound"}) == "damaged");
    CHECK(refused({good.substr(0, 2000)}) == "damaged");
    CHECK(refused({listening::tone_wav(440.0, 31.0)}) == "damaged");
    CHECK(refused({std::string(3'000'001, 'x')}) == "damaged");
    CHECK(refused({good, good}) == "damaged"); // which one?
    CHECK(refused({good}).empty());
}

TEST_CASE("exchange: a deleted client is gone, and their next reply is not taken") {
    Both both;
    const auto id = both.send("plan.rolltakt")["client"].get<std::string>();
    both.take("plan.rolltakt");
    both.answer("r.rolltakt");
    CHECK(both.desk("client delete nobody").exit_code == 1);
    CHECK(Both::done(both.desk("client delete " + id.substr(0, 5) + " --json"))["deleted"] == true);
    CHECK_FALSE(fs::exists(both.path("desk/clients/" + id)));
    CHECK(
        both.desk("import reply " + both.path("r.rolltakt")).complains("is of nobody in the list"));
    CHECK(both.desk("inbox").says("No clients yet"));
}

TEST_CASE("exchange: a client whose file cannot be read is deleted by the whole id") {
    Both both;
    const auto id = both.send("plan.rolltakt")["client"].get<std::string>();
    const std::string file = "desk/clients/" + id + "/client.json";
    const std::string whole = both.bytes(file);
    for (const std::string& damaged : {whole.substr(0, whole.size() / 2), std::string{"{"}}) {
        fs::create_directories(both.path("desk/clients/" + id));
        both.file(file, damaged);
        CHECK(both.desk("client delete K-017").exit_code == 1);
        CHECK(both.desk("client delete " + id.substr(0, 5)).exit_code == 1);
        CHECK(Both::done(both.desk("client delete " + id + " --json"))["deleted"] == true);
        CHECK_FALSE(fs::exists(both.path("desk/clients/" + id)));
    }
    CHECK(both.desk("client delete " + id).exit_code == 1);
}

TEST_CASE("exchange: a reply that cannot be read is not deleted by closing") {
    Both both;
    const auto id = both.send("plan.rolltakt")["client"].get<std::string>();
    both.take("plan.rolltakt");
    both.answer("r.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("r.rolltakt")).exit_code == 0);
    for (const auto& entry : fs::directory_iterator{both.path("desk/clients/" + id)})
        if (entry.path().filename().string().starts_with("reply-"))
            std::ofstream{entry.path()} << "{";
    const auto said = both.desk("client close K-017 " + both.path("k17.pdf") + " --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["error"]["code"] == "unreadable_replies");
    CHECK(both.bytes("k17.pdf").starts_with("%PDF-"));
    CHECK(fs::exists(both.path("desk/clients/" + id)));
    CHECK(both.desk("client delete K-017").exit_code == 0);
}

TEST_CASE("exchange: a reply whose sealed copy cannot be kept is not taken yet") {
    Both both;
    const auto id = both.send("plan.rolltakt")["client"].get<std::string>();
    both.take("plan.rolltakt");
    both.answer("r.rolltakt");
    const std::string out = "desk/clients/" + id + "/out", take = "import reply ";
    both.file(out, "in the way of a folder");
    CHECK(both.desk(take + both.path("r.rolltakt")).exit_code == 1);
    fs::remove(both.path(out));
    CHECK(Both::done(both.desk(take + both.path("r.rolltakt") + " --json"))["new"] == true);
    CHECK_FALSE(fs::is_empty(both.path(out)));
    fs::remove_all(both.path(out)); // it lies in the mailbox
    CHECK(Both::done(both.desk(take + both.path("r.rolltakt") + " --json"))["new"] == false);
    CHECK_FALSE(fs::exists(both.path(out)));
}

TEST_CASE("exchange: a closed client is on paper and gone; without the paper nothing is deleted") {
    Both both;
    const auto id = both.send("plan.rolltakt")["client"].get<std::string>();
    both.take("plan.rolltakt");
    both.client("play slow_pace.slowly --headless --speed 1000 --roller sim");
    both.answer("r.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("r.rolltakt")).exit_code == 0);
    const std::string close = "client close K-017 ";
    CHECK(both.desk(close + both.path("no/such/folder.pdf")).exit_code == 1);
    both.file("there.pdf", "mine");
    CHECK(both.desk(close + both.path("there.pdf")).complains("is there already"));
    CHECK(both.desk(close + both.path("a.pdf") + " --paper a5").exit_code == 2);
    CHECK(both.desk("client close nobody " + both.path("a.pdf")).exit_code == 1);
    CHECK(fs::exists(both.path("desk/clients/" + id)));
    const auto closed = Both::done(both.desk(close + both.path("k17.pdf") + " --json"));
    CHECK(closed["client"] == id);
    CHECK(closed["sessions"] == 1);
    CHECK(closed["deleted"] == true);
    CHECK(private_to_its_owner(both.path("k17.pdf")));
    CHECK(both.bytes("k17.pdf").starts_with("%PDF-"));
    CHECK_FALSE(fs::exists(both.path("desk/clients/" + id)));
    CHECK(both.desk("inbox").says("No clients yet"));
}

TEST_CASE("exchange: a label that looks like the beginning of an id is nobody who is there") {
    Both both;
    const auto first = both.send("plan.rolltakt");
    const std::string beginning = first["client"].get<std::string>().substr(0, 4);
    const auto other =
        both.desk("export plan " + both.plan + " " + both.path("other.rolltakt") +
                  " --passphrase-file " + both.secret + " --client " + beginning + " --json");
    CHECK(Both::done(other)["new_client"] == true);
    const auto line =
        both.run({"export", "plan", both.plan, both.path("third.rolltakt"), "--passphrase-file",
                  both.secret, "--client", "a\nb", "--data", both.path("desk")});
    CHECK(line.exit_code == 2);
    CHECK(line.complains("--client"));
    CHECK(Both::done(both.desk("client list --json"))["clients"].size() == 2);
}

TEST_CASE(
    "exchange: without the keys that clients have no plan goes out, and no new ones are made") {
    Both both;
    both.send("plan.rolltakt");
    fs::remove(both.path("desk/practice.key"));
    const auto said = both.desk("export plan " + both.plan + " " + both.path("other.rolltakt") +
                                " --passphrase-file " + both.secret);
    CHECK(said.exit_code == 1);
    CHECK(said.complains("The keys of this practice are gone"));
    CHECK_FALSE(fs::exists(both.path("desk/practice.key")));
    CHECK_FALSE(fs::exists(both.path("other.rolltakt")));
}

TEST_CASE("exchange: who cannot be read is not nobody") {
    Both both;
    const auto sent = both.send("plan.rolltakt");
    std::ofstream{both.path("desk/clients/" + sent["client"].get<std::string>() + "/client.json")}
        << "{";
    const auto inbox = both.desk("inbox");
    CHECK_FALSE(inbox.says("No clients yet"));
    CHECK(inbox.complains("client.json"));
    const auto seen = both.desk("client seen --all");
    CHECK_FALSE(seen.says("Everything was seen already"));
    CHECK(seen.complains("client.json"));
}

TEST_CASE("exchange: what a later version says is said once, before its next session") {
    Both both;
    both.send("plan.rolltakt");
    both.take("plan.rolltakt");
    const std::string play = "play slow_pace.slowly --headless --speed 1000 --roller sim";
    CHECK_FALSE(both.client(play).says("says:"));
    both.answer("1.rolltakt");
    REQUIRE(both.desk("import reply " + both.path("1.rolltakt")).exit_code == 0);
    REQUIRE(both.run({"plan", "raise", both.plan, "--said", "Take your time."}).exit_code == 0);
    Both::done(both.desk("export plan " + both.plan + " " + both.path("v2.rolltakt") + " --json"));
    Both::done(both.client("import plan " + both.path("v2.rolltakt") + " --json"));
    CHECK(both.client(play).says("Praxis am Markt says: Take your time."));
    CHECK_FALSE(both.client(play).says("says:"));
    CHECK(private_to_its_owner(both.path("client/people/practice.plans.json")));
}
