// What a period shows: the values of the report.
#include "report/report.h"

#include "report/words.h"
#include "sessions.h"

#include <doctest/doctest.h>

using report::Kind, report::report_of, routine::Language, routine::Side, sessions::day,
    sessions::facts, sessions::evening, sessions::speak;

namespace {

bool says(const std::vector<std::string>& all, const std::string& part) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

} // namespace

TEST_CASE("report: no sessions") {
    speak(Language::en);
    const auto r = report_of(facts("2026-11-02", "2026-11-29"));
    CHECK(r.sessions() == 0);
    REQUIRE(r.weeks.size() == 4);
    CHECK(r.weeks.front() == report::Week{day("2026-11-02"), 0, 0, 0, 0.0, true});
    CHECK(r.works.empty());
    CHECK_FALSE(r.seconds_per_stroke);
    CHECK(says(report::in_short(r), "No session was done in this time."));
    CHECK(says(report::in_short(r), "0 of 4 whole weeks had two or more"));
    CHECK(report::left_out(r).empty());
}

TEST_CASE("report: simulated sessions alone are none, and that is said") {
    speak(Language::en);
    auto f = facts("2026-11-02", "2026-11-29");
    for (const char* on : {"2026-11-03", "2026-11-05"}) {
        f.sessions.push_back(evening(day(on)));
        f.sessions.back().line.roller = session::RollerKind::sim;
        f.sessions.back().line.counts = false;
    }
    const auto r = report_of(f);
    CHECK(r.sessions() == 0);
    CHECK(r.simulated == 2);
    CHECK(r.works.empty());
    CHECK(says(report::left_out(r), "2 simulated or replayed sessions are left out"));
}

TEST_CASE("report: one session") {
    speak(Language::en);
    auto f = facts("2026-11-02", "2026-11-15");
    f.mass = units::Kilograms{75.0};
    f.sessions = {evening(day("2026-11-04"))};
    const auto r = report_of(f);
    CHECK(r.weeks.front().measured == 1);
    CHECK(r.weeks.front().rolled_min == doctest::Approx(2.0));
    REQUIRE(r.works.size() == 1);
    CHECK(r.works[0].name == "Calf");
    REQUIRE(r.works[0].sides.size() == 2);
    const auto& left = r.works[0].sides[0];
    CHECK(left.side == Side::left);
    REQUIRE(left.stretches.size() == 1);
    const auto& figures = left.stretches[0].figures;
    CHECK(figures.sessions == 1);
    CHECK(figures.strokes == 20);
    CHECK(figures.seconds_per_stroke == 3.0);
    CHECK(figures.force_n.value() == doctest::Approx(140.0));
    CHECK(figures.percent_of_weight.value() == doctest::Approx(14000.0 / (75.0 * 9.80665)));
    CHECK(figures.in_pace_band_percent.value() == doctest::Approx(80.0));
    CHECK(figures.in_force_band_percent.value() == doctest::Approx(90.0));
    CHECK(figures.lighter == 0);
    CHECK(r.works[0].sides[1].stretches[0].figures.lighter == 1);
    CHECK(figures.discomfort_before == 4.0);
    CHECK(figures.discomfort_after == 3.0);
    CHECK(r.lighter == 1);
    REQUIRE(r.works[0].difference);
    CHECK(r.works[0].difference->sessions == 1);
    CHECK_FALSE(r.works[0].difference->force); // cannot tell
    CHECK(report::line(r.works[0], *r.works[0].difference).find("too few sessions") !=
          std::string::npos);
    CHECK(says(report::in_short(r), "1 session was done; rolled 2 minutes in all"));
}

TEST_CASE("report: another calibration, roller, build or tool begins a series anew") {
    auto f = facts("2026-11-02", "2026-11-29");
    for (const char* on : {"2026-11-03", "2026-11-05", "2026-11-10", "2026-11-12"})
        f.sessions.push_back(evening(day(on)));
    f.sessions[2].calibration.id = f.sessions[3].calibration.id = 2;
    const auto series = report_of(f).works.at(0).sides.at(0);
    REQUIRE(series.stretches.size() == 2);
    CHECK(series.stretches[1].why == session::NotCompared::other_calibration);
    CHECK(series.stretches[0].figures.sessions == 2);
    CHECK(series.stretches[1].points.front().day == day("2026-11-10"));
    CHECK(series.sessions() == 4);

    f.sessions[2].serial = f.sessions[3].serial = "ffffffffffffffff";
    CHECK(report_of(f).works.at(0).sides.at(0).stretches.at(1).why ==
          session::NotCompared::other_roller);
    f.sessions[2].build = f.sessions[3].build = protocol::Build::cradle;
    CHECK(report_of(f).works.at(0).sides.at(0).stretches.at(1).why ==
          session::NotCompared::other_build);
    auto ball = facts("2026-11-02", "2026-11-29");
    ball.sessions = {evening(day("2026-11-03")), evening(day("2026-11-05"))};
    ball.sessions[1].steps[0].tool = routine::Tool::ball;
    const auto works = report_of(ball).works;
    CHECK(works.at(0).sides.at(0).stretches.at(1).why == session::NotCompared::other_tool);
    CHECK(works.at(0).sides.at(1).stretches.size() == 1);
}

TEST_CASE("report: what has no band, no pace or no force is not made up") {
    speak(Language::en);
    auto f = facts("2026-11-02", "2026-11-29");
    f.sessions = {evening(day("2026-11-03"))};
    for (auto& step : f.sessions[0].steps) {
        step.pace_band.reset(), step.force_band.reset();
        step.in_pace_band_percent.reset(), step.in_force_band_percent.reset();
        step.seconds_per_stroke.reset(), step.mean_force.reset();
    }
    f.sessions[0].answers = {};
    const auto r = report_of(f);
    const auto& figures = r.works.at(0).sides.at(0).stretches.at(0).figures;
    CHECK_FALSE(figures.seconds_per_stroke);
    CHECK_FALSE(figures.force_n);
    CHECK_FALSE(figures.percent_of_weight);
    CHECK_FALSE(figures.in_pace_band_percent);
    CHECK_FALSE(figures.in_force_band_percent);
    CHECK_FALSE(figures.pace_band);
    CHECK_FALSE(figures.discomfort_before);
    CHECK(report::in_short(r).size() == 3); // done, by weeks, discomfort not told
}

TEST_CASE("report: unmeasured, unusable and unfinished sessions stay out of the figures") {
    speak(Language::en);
    auto f = facts("2026-11-02", "2026-11-29");
    for (const char* on : {"2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"})
        f.sessions.push_back(evening(day(on)));
    f.sessions[1].line.usable = false;
    f.sessions[1].steps[0].mean_force = units::Newtons{900.0};
    f.sessions[2].line.roller = session::RollerKind::none;
    f.sessions[2].line.usable = false;
    for (auto& step : f.sessions[2].steps) step.measured = false;
    f.sessions[3].line.completion = session::Completion::unfinished;
    f.unreadable = 1;
    const auto r = report_of(f);
    CHECK(r.weeks.front() == report::Week{day("2026-11-02"), 1, 1, 1, 6.0, true});
    CHECK(r.count(Kind::measured) == 1);
    CHECK(r.works.at(0).sessions() == 1);
    CHECK(r.works.at(0).sides.at(0).stretches.at(0).figures.force_n == 140.0);
    CHECK(r.not_measured == std::vector<report::NotMeasured>{{"Calf", 1}});
    CHECK(r.unfinished == 1);
    const auto out = report::left_out(r);
    CHECK(out.size() == 4);
    CHECK(says(out, "1 of these sessions had a signal that was not usable"));
    CHECK(says(out, "1 session can no longer be read"));
}

TEST_CASE("report: sets left early are in no series; several sets are one point") {
    auto f = facts("2026-11-02", "2026-11-29");
    f.sessions = {evening(day("2026-11-03")), evening(day("2026-11-05"))};
    f.sessions[0].steps[0].skipped = true;
    auto second = sessions::step("calf", Side::left, 5.0, 100.0, 200.0);
    second.set = 2;
    f.sessions[1].steps.push_back(second);
    const auto left = report_of(f).works.at(0).sides.at(0);
    REQUIRE(left.stretches.at(0).points.size() == 1);
    CHECK(left.stretches[0].points[0].seconds_per_stroke.value() == doctest::Approx(4.0));
    CHECK(left.stretches[0].points[0].force_n.value() == doctest::Approx(120.0));
    CHECK(left.stretches[0].figures.strokes == 40);
}

TEST_CASE("report: a week belongs whole to the goal or not at all, and after midnight is before") {
    speak(Language::en);
    auto f = facts("2026-11-04", "2026-11-22"); // a Wednesday to a Sunday
    f.sessions = {evening(day("2026-11-05")), evening(day("2026-11-09")),
                  evening(day("2026-11-11"))};
    f.sessions[1].line.started = units::wall_time("2026-11-10T01:00:00+01:00").value();
    const auto r = report_of(f);
    REQUIRE(r.weeks.size() == 3);
    CHECK_FALSE(r.weeks[0].whole);
    CHECK(r.weeks[1].sessions() == 2);
    CHECK(says(report::in_short(r), "1 of 2 whole weeks had two or more"));
    f.adherence.plans = {{"k17", "Calves", 1, f.from, f.to, 6, 2}};
    CHECK(says(report::in_short(report_of(f)), "2 of 6 planned days were done."));
    // A plan of one day a week, or of five, is not measured by two or three.
    CHECK_FALSE(says(report::in_short(report_of(f)), "are meant"));
}

TEST_CASE("report: left and right with their uncertainty, or it cannot be told") {
    speak(Language::en);
    auto f = facts("2026-11-02", "2026-11-29");
    for (int i = 0; i < 8; ++i)
        f.sessions.push_back(evening(day("2026-11-02") + std::chrono::days{2 * i},
                                     i % 2 == 0 ? 3.0 : 3.2, 100.0 + i, 120.0 + i * 1.1));
    for (std::size_t i = 0; i < 8; ++i)
        f.sessions[i].steps[1].seconds_per_stroke = 3.1; // now slower, now faster than left
    const auto work = report_of(f).works.at(0);
    REQUIRE(work.difference);
    CHECK(work.difference->sessions == 8);
    REQUIRE(work.difference->force);
    CHECK(work.difference->force->told());
    CHECK(work.difference->force->percent == doctest::Approx(18.0).epsilon(0.05));
    REQUIRE(work.difference->seconds_per_stroke);
    CHECK_FALSE(work.difference->seconds_per_stroke->told());
    const auto line = report::line(work, *work.difference);
    CHECK(line.find("force: +17.9 % (+17.") != std::string::npos);
    CHECK(line.find("seconds per stroke: cannot tell (") != std::string::npos);
}

TEST_CASE("report: no word of it judges, in either language") {
    for (const auto language : {Language::en, Language::de}) {
        speak(language);
        const auto r = report_of(sessions::busy("2026-01-05", "2026-11-27"));
        std::vector<std::string> all = report::in_short(r);
        for (auto& one : report::left_out(r)) all.push_back(one);
        for (const auto& one : report::method()) all.push_back(one);
        for (const auto& w : r.works)
            if (w.difference) all.push_back(report::line(w, *w.difference));
        for (const char* word :
             {"patient", "Patient", "therap", "Therap", "improve", "worse", "Besserung", "besser",
              "schlechter", "Schmerz", "peak", "Spitze", "dose", "Dosis", "heal", "risk"})
            CHECK_MESSAGE(!says(all, word), word);
    }
    speak(Language::en);
}
