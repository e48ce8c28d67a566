// log from-sheet: what was written on the paper sheet comes into the diary, late and said so.
#include "rig.h"

#include "store/store.h"

#include <doctest/doctest.h>

using rig::Rig, rig::Said;

namespace {

using Json = nlohmann::json;

struct Diary : Rig {
    Diary() { at("2026-11-26T08:00:00+01:00"); }
    // The words of one argument may hold blanks.
    Said from_sheet(std::vector<std::string> rows, bool json = true) {
        std::vector<std::string> arguments{"log", "from-sheet", "--from", "2026-11-09"};
        if (json) arguments.emplace_back("--json");
        for (auto& row : rows) {
            arguments.emplace_back("--row");
            arguments.push_back(std::move(row));
        }
        return run(arguments);
    }
    Json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    Json shown() { return done("log show --from 2026-11-01 --to 2026-11-26"); }
    void asks(const diary::Choice& choice) {
        done("log person --has-not child"); // makes the file
        auto store = store::Store::open(around.data / "people" / "me.db").value();
        auto own = store.diary_settings().value();
        own.choice = choice;
        REQUIRE(store.save(own));
    }
};

} // namespace

TEST_CASE("from-sheet: nights come in with their days, each says how late") {
    Diary diary;
    const Said said =
        diary.from_sheet({"quality=7 - 6", "into-bed=2245 - 23:00", "tried-to-sleep=2310 - 2315",
                          "latency-min=25 - 10", "awakenings=2 - 0", "awake-min=20",
                          "final-wake=630 - 7", "out-of-bed=0650 - 0715"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto answer = said.json();
    CHECK(answer["entries"] == 2);
    CHECK(answer["from"] == "2026-11-09");
    CHECK(answer["to"] == "2026-11-22");
    REQUIRE(answer["nights"].size() == 2);
    CHECK(answer["nights"][0] ==
          Json{{"wake_date", "2026-11-09"}, {"total_sleep_min", 395}, {"days_late", 17}});
    CHECK(answer["nights"][1]["wake_date"] == "2026-11-11");
    const auto shown = diary.shown()["nights"];
    REQUIRE(shown.size() == 2);
    CHECK(shown[0]["origin"] == "sheet");
    CHECK(shown[0]["days_late"] == 17);
    CHECK(shown[1]["final_wake"] == "2026-11-11T07:00:00+01:00");
}

TEST_CASE("from-sheet: twice is nothing new, and another word in a box corrects its entry") {
    Diary diary;
    const std::vector<std::string> rows{"quality=7", "into-bed=2245", "out-of-bed=0650"};
    REQUIRE(diary.from_sheet(rows).exit_code == 0);
    const auto again = diary.from_sheet(rows).json();
    CHECK(again["entries"] == 0);
    CHECK(again["unchanged"] == 1);
    const auto other = diary.from_sheet({"quality=8"}).json();
    CHECK(other["entries"] == 1);
    const auto shown = diary.shown()["nights"];
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["revision"] == 2);
    CHECK(shown[0]["quality"] == 8);
    CHECK(shown[0]["into_bed"] == "2026-11-08T22:45:00+01:00");
}

TEST_CASE("from-sheet: doses as they were usual and others, elemental or not never guessed") {
    Diary diary;
    diary.done("log dose --form bisglycinate --compound-mg 500 --at 2026-11-08T21:30");
    const std::vector<std::string> rows{"dose-1=2130 - 2200", "dose-mg=100 - - 300",
                                        "dose-of=m - - oxide", "dose-at=0800 - - 9"};
    CHECK(diary.from_sheet(rows).json()["entries"] == 4);
    const auto twice = diary.from_sheet(rows).json();
    CHECK(twice["entries"] == 0);
    CHECK(twice["unchanged"] == 4);
    const auto doses = diary.shown()["doses"];
    REQUIRE(doses.size() == 5);
    CHECK(doses[1]["taken"] == "2026-11-09T08:00:00+01:00");
    CHECK(doses[1]["elemental_mg"] == 100.0);
    CHECK(doses[2]["taken"] == "2026-11-09T21:30:00+01:00");
    CHECK(doses[3]["taken"] == "2026-11-11T22:00:00+01:00");
    CHECK(doses[4]["components"][0]["form"] == "oxide");
    const Said guess = diary.from_sheet({"dose-mg=100", "dose-at=0800"}, false);
    CHECK(guess.exit_code == 2);
    CHECK(guess.complains("never guessed"));
}

TEST_CASE("from-sheet: what is asked comes with its parts, and signs are said") {
    Diary diary;
    diary.asks({diary::Item::cramps, diary::Item::tension, diary::Item::headache});
    const Said said =
        diary.from_sheet({"cramps=2 0", "cramps-side=l", "cramps-muscle=calf", "tension=8 3",
                          "tension-region=calf neck", "headache=6", "headache-sudden=y"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto answer = said.json();
    CHECK(answer["entries"] == 5);
    CHECK(answer["red_flags"].size() == 2);
    const auto observations = diary.shown()["observations"];
    REQUIRE(observations.size() == 5);
    for (const auto& one : observations) CHECK(one["origin"] == "sheet");
}

TEST_CASE("from-sheet: all of it or nothing, and it says which box") {
    Diary diary;
    const auto refused = [&](std::vector<std::string> rows, const char* what) {
        const Said said = diary.from_sheet(std::move(rows), false);
        CAPTURE(said.err);
        CHECK(said.exit_code != 0);
        CHECK(said.complains(what));
        CHECK(diary.shown()["nights"] == Json::array());
    };
    refused({"quality=7 11", "into-bed=2245 2245", "out-of-bed=0650 0650"},
            "Tue, 10 Nov 2026, quality");
    refused({"into-bed=2275", "out-of-bed=0650"}, "Mon, 9 Nov 2026, into-bed");
    refused({"into-bed=1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"}, "14 boxes");
    refused({"bed=2245"}, "tried-to-sleep");
    refused({}, "nobody typed it");
    CHECK(diary.from_sheet({}).json()["error"]["code"] == "not_answered");
}

TEST_CASE("from-sheet: the row of a box is named once") {
    Diary diary;
    const Said said = diary.from_sheet({"into-bed=2545"});
    REQUIRE(said.exit_code != 0);
    const std::string message = said.json()["error"]["message"];
    INFO(message);
    CHECK(message.find(", into-bed: “25:45” cannot be used") != std::string::npos);
}

TEST_CASE("from-sheet: a dose that is still to come is told by the row of its time") {
    Diary diary;
    diary.at("2026-11-22T08:00:00+01:00"); // the last day of the sheet
    std::string before;
    for (int day = 0; day < 13; ++day) before += "- ";
    const Said said = diary.from_sheet(
        {"dose-mg=" + before + "100", "dose-of=" + before + "m", "dose-at=" + before + "2130"},
        false);
    CAPTURE(said.err);
    CHECK(said.exit_code != 0);
    CHECK(said.complains("Sun, 22 Nov 2026, dose-at"));
}

TEST_CASE("from-sheet: asked row by row, one box again where it cannot be kept") {
    Diary diary;
    diary.types({"7 11", "2245 2245", "", "25", "<", "20", "", "", "", "0650 0700", "", "8"});
    const Said said = diary.from_sheet({}, false);
    INFO(said.out << said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(said.says("Mon 9 Nov"));
    CHECK(said.says("Into bed (clock time, 22:45):"));
    CHECK(said.says("Tue, 10 Nov 2026, Quality:"));
    CHECK_FALSE(said.says("Taken at")); // no dose was told
    CHECK(said.says("Entered 17 days later."));
    CHECK(said.says("2 entries of the sheet are noted."));
    const auto nights = diary.shown()["nights"];
    REQUIRE(nights.size() == 2);
    CHECK(nights[0]["latency_min"] == 20);
    CHECK(nights[1]["quality"] == 8);
}

TEST_CASE("from-sheet: who goes away in the middle has noted nothing") {
    Diary diary;
    diary.types({"7 8", "2245 2245"});
    diary.stop_after = units::duration_of(60.0);
    const Said said = diary.from_sheet({}, false);
    CHECK(said.exit_code == 1);
    CHECK(diary.shown()["nights"] == Json::array());
}
