// Planned days and days done, as plans came and went.
#include "report/table.h"

#include "plan/plans.h"
#include "sessions.h"

#include <doctest/doctest.h>

using sessions::day, sessions::evening;

namespace {

// Three days a week of the calves; Sundays of its own routine are not in it.
std::string text(int version, const char* days_a_week = "3") {
    return std::string{R"(kind = "plan"
id = "from_practice"
title.de = "Waden"
title.en = "=Calves"
author = "A"
version = )"} +
           std::to_string(version) +
           R"(
made = "2026-11-02"
weeks = 6

[[routine]]
id = "calves"
days_a_week = )" +
           days_a_week + "\n";
}

store::KeptPlan kept(const char* on, int version, const std::string& words) {
    store::KeptPlan plan;
    plan.number = version;
    plan.taken = units::moment_of(day(on) + std::chrono::hours{12}, "Europe/Berlin").value();
    plan.id = "from_practice";
    plan.version = version;
    plan.text = words;
    return plan;
}

std::vector<report::Session> rolled(std::initializer_list<const char*> days) {
    std::vector<report::Session> all;
    for (const char* one : days) {
        all.push_back(evening(day(one)));
        all.back().line.routine = "calves";
    }
    return all;
}

} // namespace

TEST_CASE("adherence: of the weeks of a plan, and of a cut week its share") {
    sessions::speak(routine::Language::en);
    const std::vector plans{kept("2026-11-02", 1, text(1))};
    auto done = rolled({"2026-11-02", "2026-11-02", "2026-11-04", "2026-11-10"});
    done.push_back(evening(day("2026-11-05"))); // another routine
    done[3].line.completion = session::Completion::stopped;
    const auto two =
        report::adherence_of(plans, plans::catalogue(), done, day("2026-10-01"), day("2026-11-15"));
    REQUIRE(two.plans.size() == 1);
    CHECK(two.plans[0].from == day("2026-11-02"));
    CHECK(two.plans[0].until == day("2026-11-15"));
    CHECK(two.planned() == 6);
    CHECK(two.done() == 2); // a day once, and only to its end
    const auto cut =
        report::adherence_of(plans, plans::catalogue(), done, day("2026-10-01"), day("2026-11-03"));
    CHECK(cut.planned() < 3);
    CHECK(cut.planned() > 0);
    CHECK(cut.done() == 1);
}

TEST_CASE("adherence: each version from the day it was taken, and none of a plan laid aside") {
    sessions::speak(routine::Language::en);
    std::vector plans{kept("2026-11-02", 1, text(1)), kept("2026-11-09", 2, text(2, "5")),
                      kept("2026-11-12", 1, text(1))}; // late: never came into use
    const auto all =
        report::adherence_of(plans, plans::catalogue(), {}, day("2026-11-02"), day("2026-11-15"));
    REQUIRE(all.plans.size() == 2);
    CHECK(all.plans[0].until == day("2026-11-08"));
    CHECK(all.plans[0].planned == 3);
    CHECK(all.plans[1].planned == 5);
    for (auto& plan : plans) plan.dropped = true;
    CHECK(report::adherence_of(plans, plans::catalogue(), {}, day("2026-11-02"),
                               day("2026-11-15")) == report::Adherence{});
    plans = {kept("2026-11-02", 1, "no plan")};
    CHECK(report::adherence_of(plans, plans::catalogue(), {}, day("2026-11-02"), day("2026-11-15"))
              .unreadable == 1);
}

TEST_CASE("adherence: a plan that was dropped counts up to the day before") {
    sessions::speak(routine::Language::en);
    std::vector plans{kept("2026-11-02", 1, text(1)), kept("2026-11-09", 2, text(2, "5"))};
    const auto dropped =
        units::moment_of(day("2026-11-16") + std::chrono::hours{12}, "Europe/Berlin");
    for (auto& plan : plans) {
        plan.dropped = true;
        plan.dropped_at = dropped.value();
    }
    plans.push_back(kept("2026-11-23", 1, text(1))); // taken again, though it is an older one
    const auto all = report::adherence_of(plans, plans::catalogue(), rolled({"2026-11-03"}),
                                          day("2026-11-02"), day("2026-11-29"));
    REQUIRE(all.plans.size() == 3);
    CHECK(all.plans[0].until == day("2026-11-08"));
    CHECK(all.plans[0].done == 1);
    CHECK(all.plans[1].until == day("2026-11-15"));
    CHECK(all.plans[1].planned == 5);
    CHECK(all.plans[2].from == day("2026-11-23"));
    CHECK(all.plans[2].planned == 3);
}

TEST_CASE("adherence: as a table, and no title becomes a formula") {
    sessions::speak(routine::Language::en);
    const std::vector plans{kept("2026-11-02", 1, text(1))};
    const auto all = report::adherence_of(plans, plans::catalogue(), rolled({"2026-11-02"}),
                                          day("2026-11-02"), day("2026-11-08"));
    CHECK(report::csv_of(all, {}, "") ==
          "person,plan,title,version,from,until,planned_days,done_days\n"
          ",from_practice,'=Calves,1,2026-11-02,2026-11-08,3,1\n");
    CHECK(report::csv_of(all, {';', true, true}, "practice")
              .starts_with("\xEF\xBB\xBFperson;plan;title;"));
}
