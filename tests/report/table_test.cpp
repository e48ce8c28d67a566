// Sessions as a table for other programs.
#include "report/table.h"

#include "sessions.h"

#include <doctest/doctest.h>

#include <sstream>

using sessions::day, sessions::evening;

namespace {

std::vector<std::string> lines(const std::string& csv) {
    std::vector<std::string> all;
    std::istringstream in{csv};
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("table: a row for each step, under named columns") {
    const std::vector all{evening(day("2026-11-03"), 2.95)};
    const auto rows = lines(report::csv_of(all));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].starts_with("person,session,started,routine,roller,build,duration_s,state,"));
    CHECK(rows[1] == ",id-2026-11-03,2026-11-03T20:00:00+01:00,starter,port,bed,300,done,1,4,3,,"
                     "calf,left,normal,roller,1,0,60,1,0,0,20,2.95,0,2.5,3.5,80,100,140,100,200,90,"
                     ",0,");
    CHECK(std::count(rows[0].begin(), rows[0].end(), ',') ==
          std::count(rows[2].begin(), rows[2].end(), ','));
}

TEST_CASE("table: the German form has semicolons, decimal commas and a mark") {
    const std::vector all{evening(day("2026-11-03"), 2.95)};
    const auto csv = report::csv_of(all, {';', true, true});
    CHECK(csv.starts_with("\xEF\xBB\xBF"
                          "person;session;"));
    CHECK(has(csv, ";2,95;0;2,5;3,5;"));
    CHECK_FALSE(has(csv, "2.95"));
}

TEST_CASE("table: no text becomes a formula, and no number becomes text") {
    std::vector all{evening(day("2026-11-03"))};
    all[0].line.note.text = "=HYPERLINK(\"x\"), really";
    all[0].steps[0].exercise = "@calf";
    all[0].steps[0].mean_force = units::Newtons{-1.5};
    const auto csv = report::csv_of(all, {}, "practice");
    CHECK(has(csv, ",\"'=HYPERLINK(\"\"x\"\"), really\","));
    CHECK(has(csv, ",'@calf,"));
    CHECK(has(csv, ",-1.5,"));
    CHECK(has(csv, "\npractice,"));
    for (const char* evil : {"+1", "-1", "\tx", "\rx", "'x"}) {
        all[0].line.note.text = evil;
        CHECK(has(report::csv_of(all), std::string{"'"} + evil));
    }
}

TEST_CASE("table: a session without steps is there, and what is unknown is empty") {
    std::vector all{evening(day("2026-11-03"))};
    all[0].steps.clear();
    all[0].answers = {};
    all[0].build = protocol::Build::unknown;
    const auto rows = lines(report::csv_of(all));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].starts_with(",id-2026-11-03,2026-11-03T20:00:00+01:00,starter,port,,300,done,1,"
                              ",,,,"));
    CHECK(std::count(rows[0].begin(), rows[0].end(), ',') ==
          std::count(rows[1].begin(), rows[1].end(), ','));
    CHECK(lines(report::csv_of({})).size() == 1);
}
