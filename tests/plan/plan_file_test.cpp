// The text of a plan: what is right becomes values, what is wrong is named with line and column.
#include "plan/library.h"
#include "plans.h"

using files::with, files::Words;
using plans::calves, plans::checked, plans::day, plans::good;

TEST_CASE("plan file: a whole plan as values") {
    const auto plan = good(calves);
    CHECK(plan.id == "calves_k17");
    CHECK(plan.title.de == "Waden");
    CHECK(plan.author == "Praxis am Markt");
    CHECK(plan.version == 1);
    CHECK(plan.client == "K-017");
    REQUIRE(plan.said);
    CHECK(plan.said->de == "Ganz langsam, bitte.");
    CHECK(plan.said->en == plan.said->de); // who writes for one person writes it once
    CHECK(units::text(days_of(plan).first) == "2026-11-02");
    CHECK(units::text(days_of(plan).last) == "2026-12-13");
    REQUIRE(plan.routines.size() == 2);
    CHECK(plan.routines[0].routine.id == "calves");
    CHECK(plan.routines[0].settings[0].seconds_per_stroke == 7.0);
    CHECK(plan.routines[0].progress[0].sets_up_to == 3);
    const auto& sunday = plan.routines[1];
    CHECK(sunday.routine.id == "calves_k17.sunday"); // no routine of the catalogue has a dot
    CHECK(sunday.routine.steps.size() == 3);
    CHECK(sunday.weekdays == std::vector<int>{7});
    CHECK(plan::days_a_week(sunday) == 1);
    CHECK(plan.stop.exercise_from_pain == 5);
    CHECK(plan.review.silent_days == 10);
    CHECK_FALSE(plan.review.times_over_mark); // nothing is looked at that nobody typed
}

TEST_CASE("plan file: written from nothing and read again it is the same") {
    const auto plan = good(calves);
    const auto text = text_of(plan);
    CAPTURE(text);
    CHECK(text_of(good(text)) == text);
}

TEST_CASE("plan file: days that are none, or backwards") {
    CHECK(checked(with(calves, "\"2026-11-02\"", "\"2026-02-30\"")) ==
          Words{"9:8 wrong_type made (day)"});
    CHECK(checked(with(calves, "\"2026-11-02\"", "2026-11-02")) ==
          Words{"9:8 wrong_type made (day)"});
    CHECK(checked(with(calves, "weeks = 6", "until = \"2026-10-31\"")) ==
          Words{"10:9 out_of_range until (2026-11-02 .. 2028-10-29)"});
    CHECK(checked(with(calves, "weeks = 6", "")) == Words{"1:1 missing_key until"});
    CHECK(checked(with(calves, "weeks = 6", "weeks = 6\nuntil = \"2026-12-01\"")) ==
          Words{"10:9 unknown_key weeks (until)"});
    CHECK(checked(with(calves, "days_a_week = 3", "days_a_week = 3\nfrom = \"2027-01-01\"")) ==
          Words{"18:8 out_of_range from (2026-11-02 .. 2026-12-13)"});
    CHECK(checked(with(calves, "days_a_week = 3", "days_a_week = 3\nfrom_week = 9")) ==
          Words{"18:13 out_of_range from_week (1 .. 6)"});
    CHECK(checked(with(calves, "days_a_week = 3",
                       "days_a_week = 3\nuntil_week = 1\nfrom = \"2026-11-20\"")) ==
          Words{"18:14 out_of_range until_week (3 .. 104)"});
}

TEST_CASE("plan file: unknown routines and exercises, efforts that are too much") {
    const auto no_routine = checked(with(calves, "id = \"calves\"", "id = \"clves\""));
    REQUIRE(no_routine.size() == 1);
    CHECK(no_routine[0].find("16:6 out_of_range id (after_running, calves, ") == 0);
    CHECK(checked(with(calves, "id = \"calf\"", "id = \"chest\"")) ==
          Words{"20:6 out_of_range id (calf, calf_hold, foot_sole, calf_stretch, calm_breathing)"});
    CHECK(checked(with(calves, "exercise = \"calf\" # gently", "exercise = \"knee\"")) ==
          Words{"43:12 unknown_exercise knee"});
    const auto strong = with(calves, "id = \"calf\" ", "id = \"foot_sole\"\neffort = \"strong\"");
    CHECK(checked(with(strong, "seconds_per_stroke = 7", "")) ==
          Words{"21:10 out_of_range effort (light, medium)"});
    CHECK(checked(with(calves, "exercise = \"calf\" # gently",
                       "exercise = \"chest\"\neffort = \"strong\"")) ==
          Words{"44:10 out_of_range effort (light, medium)"});
}

TEST_CASE("plan file: stop rules may only be stricter, an own routine claims nothing") {
    CHECK(checked(with(calves, "exercise_from_pain = 5", "exercise_from_pain = 8")) ==
          Words{"52:22 out_of_range exercise_from_pain (1 .. 7)"});
    CHECK(checked(with(calves, "exercise_from_pain = 5", "session_up_to_min = 40")) ==
          Words{"52:21 out_of_range session_up_to_min (3 .. 20)"});
    const auto claims = checked(calves + "[[routine.own.claim]]\ntext.de=\"a\"\ntext.en=\"b\"\n");
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].find("unknown_key claim") != std::string::npos);
}

TEST_CASE("plan file: a rule of progress is one thing or the other") {
    CHECK(checked(with(calves, "sets_up_to = 3", "")) == Words{"24:1 missing_key sets_up_to"});
    CHECK(checked(with(calves, "sets_up_to = 3", "sets_up_to = 3\nslower_by_s = 1")).size() >= 1);
    CHECK(checked(with(calves, "sets_up_to = 3", "slower_by_s = 1\nslower_up_to_s = 9")) ==
          Words{});
    CHECK(checked(with(calves, "discomfort_up_to = 3", "")) ==
          Words{"24:1 missing_key discomfort_up_to"});
}

TEST_CASE(
    "plan file: the same routine twice at the same time is refused, one after the other not") {
    const std::string twice = "[[routine]]\nid = \"feet\"\ndays_a_week = 1\n";
    CHECK(checked(calves + twice + twice).size() == 1);
    CHECK(checked(calves + with(twice, "days", "until_week = 2\ndays") +
                  with(twice, "days", "from_week = 3\ndays")) == Words{});
}

TEST_CASE("plan file: what is hostile is refused and costs nothing") {
    std::string many = calves;
    for (int i = 0; i < 20; ++i) many += "[[routine]]\nid = \"feet\"\ndays_a_week = 1\n";
    CHECK(checked(many) == Words{"15:1 out_of_range routine (1 .. 12)"});
    CHECK(checked(calves + std::string(70000, '#')) == Words{"0:0 too_large (65536)"});
    CHECK(checked(with(calves, "\"K-017\"", "\"" + std::string(61, 'K') + "\"")) ==
          Words{"8:7 too_large for (60)"});
    CHECK(checked(with(calves, "calves_k17", "../../etc")).size() == 1);
    CHECK(checked(with(calves, "\"K-017\"", "\"K\\u001b[2J\"")) ==
          Words{"8:7 control_character for"});
    CHECK(checked("kind = \"routine\"\n").size() >= 1);
    CHECK_FALSE(plan::read_file("/dev/zero", plans::catalogue()));
}

TEST_CASE("plan file: the library of routines passes plans over") {
    const files::Folder folder;
    folder.write("mine.toml", calves);
    CHECK(routine::Library::read({folder.path()}).errors().empty());
}

TEST_CASE("plan file: the example of the README is a good one") {
    std::ifstream readme{places::source("/exercises/README.md")};
    std::string text{std::istreambuf_iterator<char>{readme}, {}};
    const auto begin = text.find("kind = \"plan\"\n");
    REQUIRE(begin != std::string::npos);
    CHECK(checked(text.substr(begin, text.find("```", begin) - begin)) == Words{});
}

TEST_CASE("plan templates: twelve, each right, in both languages, each becomes a plan") {
    const std::vector<std::filesystem::path> folders{places::source("/exercises")};
    const auto all = plan::templates(folders, plans::catalogue());
    CHECK(files::words(all.errors) == Words{});
    CHECK(all.all.size() == 12);
    for (const auto& one : all.all) {
        CAPTURE(one.plan.id);
        CHECK(one.plan.title.de != one.plan.title.en);
        REQUIRE(one.plan.said);
        CHECK(one.plan.said->de != one.plan.said->en);
        for (const auto& planned : one.plan.routines) CHECK(plan::days_a_week(planned) <= 4);
        const plan::Maker maker{"mine", "Praxis", "K-1", day("2026-11-27"), day("2026-11-30")};
        const auto text = plan::made_from(one, maker, plans::catalogue());
        CAPTURE(text);
        const auto made = good(text);
        CHECK_FALSE(made.is_template);
        CHECK(made.author == "Praxis");
        CHECK(units::text(days_of(made).first) == "2026-11-30");
        CHECK(text.starts_with(one.text.substr(0, one.text.find('\n')))); // its comment
        CHECK(std::count(text.begin(), text.end(), '#') ==
              std::count(one.text.begin(), one.text.end(), '#'));
    }
    CHECK(all.find("slow_pace") != nullptr);
    CHECK(all.find("nothing") == nullptr);
}
