// The page of history as data, what its wishes choose, and its buttons.
#include "screens.h"

#include "screen/example_history.h"

#include <doctest/doctest.h>

using screen::HistoryAsking, screen::HistoryPart, screen::HistoryView, screen::Wish;
using tests::Window;
using What = screen::Wish::What;

namespace {

const screen::HistoryRead& read() { return screen::example::half_a_year(); }

HistoryView example(std::string_view name) {
    for (const auto& one : screen::example::histories())
        if (one.name == name) return one.view();
    FAIL("no example " << name);
    return {};
}

HistoryAsking chosen(HistoryAsking asking, std::initializer_list<const char*> ids) {
    for (const char* id : ids) choose(asking, id, read());
    return asking;
}

std::int64_t shown_ms(const HistoryAsking& asking) {
    const auto grid = grid_of(asking, read());
    return grid.to_ms - grid.from_ms;
}

} // namespace

TEST_CASE("history page: the latest week first, against what was meant") {
    tests::speak(routine::Language::en);
    const auto v = example("history");
    REQUIRE(v.weeks.size() == screen::weeks_a_page);
    CHECK(v.weeks.front().title == "Week 48, from 23 Nov 2026");
    CHECK(v.weeks.front().days.at(3).today);
    CHECK(v.weeks.front().shape == screen::Shape::dots); // it is not over
    CHECK(v.weeks.at(1).facts.ends_with("days of 2 to 3"));
    CHECK(v.older);
    CHECK_FALSE(v.newer);
}

TEST_CASE("history page: pages of weeks end where the sessions begin") {
    HistoryAsking asking;
    for (int i = 0; i < 100; ++i) choose(asking, "older", read());
    CHECK(asking.weeks_back == 3); // of 28 weeks, eight a page
    screen::HistoryFacts facts;
    facts.read = &read();
    facts.asking = asking;
    const auto v = view_of(facts);
    CHECK_FALSE(v.weeks.empty());
    CHECK_FALSE(v.older);
    CHECK(v.newer);
    for (int i = 0; i < 100; ++i) choose(asking, "newer", read());
    CHECK(asking.weeks_back == 0);
}

TEST_CASE("history page: an exercise with both sides, its bands, and a break at a calibration") {
    tests::speak(routine::Language::en);
    const auto v = example("history-exercises");
    CHECK(v.title == "Calf");
    CHECK(v.left == "left");
    CHECK(v.right == "right");
    REQUIRE(v.charts.size() == 3);
    for (const auto& chart : v.charts) {
        CHECK(chart.points.size() == 120);
        CHECK(chart.breaks.size() == 2); // of each side
        CHECK(chart.ticks.size() == 2);
        for (const auto& p : chart.points) {
            CHECK(p.x >= 0.0);
            CHECK(p.x <= 1.0);
            CHECK(p.y <= 1.0);
        }
    }
    CHECK_FALSE(v.charts.front().bands.empty());
    CHECK(v.charts.back().bands.empty());
    const auto told = [&](const std::string& what) {
        return std::any_of(v.told.begin(), v.told.end(), [&](const std::string& line) {
            return line.find(what) != std::string::npos;
        });
    };
    CHECK(told("another calibration. What was before is not compared with it."));
    CHECK(told("% more on the right ("));
    REQUIRE(v.beside);
    CHECK(v.beside->points.size() < 120); // only what can be compared
}

TEST_CASE("history page: no line leads over a break") {
    const auto v = example("history-exercises");
    int unlinked = 0;
    for (const auto& p : v.charts.front().points) unlinked += p.linked ? 0 : 1;
    CHECK(unlinked == 4); // two runs of each side
}

TEST_CASE("history page: months leave older sessions out, of what is said, too") {
    tests::speak(routine::Language::en);
    screen::HistoryFacts facts;
    facts.read = &read();
    facts.asking = chosen({}, {"part:exercises", "exercise:calf/normal", "months:3"});
    auto v = view_of(facts);
    REQUIRE_FALSE(v.charts.empty());
    CHECK(v.charts.front().points.size() < 80);
    CHECK(v.charts.front().breaks.empty()); // it lies before
    facts.asking = chosen(facts.asking, {"months:7"});
    CHECK(facts.asking.months == 3);
    CHECK(v.told.front().starts_with("Last on 25 Nov 2026, left: "));
    CHECK(std::none_of(v.told.begin(), v.told.end(), [](const std::string& line) {
        return line.find("60 sessions") != std::string::npos ||
               line.find("another calibration") != std::string::npos;
    }));
    facts.asking = chosen(facts.asking, {"months:12"});
    CHECK(view_of(facts).charts.front().points.size() == 120);
    const auto all = example("history-exercises");
    CHECK(all.regions.empty()); // there are few
    CHECK(all.exercises.size() == 2);
}

TEST_CASE("history page: all exercises of a region together, week by week") {
    tests::speak(routine::Language::en);
    screen::HistoryRead own = read();
    const auto before = own.series;
    for (auto series : before)
        if (series.exercise == "calf") {
            series.exercise = "calf_hold";
            own.series.push_back(series);
        }
    std::vector<routine::Exercise> both(2);
    both[0].id = "calf", both[1].id = "calf_hold";
    for (auto& exercise : both) exercise.targets = {routine::region_named("calf").value()};
    screen::HistoryFacts facts;
    facts.read = &own;
    facts.exercises = both;
    facts.asking = chosen({}, {"part:exercises", "region:calf", "exercise:region"});
    const auto v = view_of(facts);
    CHECK_FALSE(v.regions.empty());
    REQUIRE(v.exercises.size() == 3);
    CHECK(v.exercises.front().id == "exercise:region");
    CHECK(v.exercises.front().on);
    CHECK(v.title == wording::name(routine::region_named("calf").value()));
    REQUIRE_FALSE(v.charts.empty());
    CHECK(v.charts.front().points.size() < 120); // of weeks, not of sessions
    CHECK(v.left == "left");
    CHECK_FALSE(v.beside);
    CHECK(v.told.back().starts_with("A sign is a week"));
    facts.asking = chosen(facts.asking, {"exercise:calf/normal"});
    CHECK(view_of(facts).charts.front().points.size() == 120);
}

TEST_CASE("history page: closer and farther, down to a second and back to all of it") {
    HistoryAsking asking;
    asking.part = HistoryPart::times;
    const auto all = shown_ms(asking);
    CHECK(all > std::int64_t{170} * 86'400'000);
    for (int i = 0; i < 60; ++i) choose(asking, "closer", read());
    CHECK(shown_ms(asking) == 1000);
    for (int i = 0; i < 60; ++i) choose(asking, "farther", read());
    CHECK(shown_ms(asking) == all);
    CHECK(asking.from_ms == 0);
}

TEST_CASE("history page: a part that is clicked fills the line, and moving stays within it") {
    HistoryAsking asking;
    asking.part = HistoryPart::times;
    const auto all = grid_of(asking, read());
    choose(asking, "section:11", read());
    const auto last = grid_of(asking, read());
    CHECK(last.to_ms == all.to_ms);
    CHECK(last.from_ms > all.from_ms);
    choose(asking, "later", read());
    CHECK(grid_of(asking, read()).to_ms == all.to_ms);
    for (int i = 0; i < 100; ++i) choose(asking, "earlier", read());
    CHECK(grid_of(asking, read()).from_ms == all.from_ms);
    for (const char* nonsense : {"section:12", "section:-1", "section:x", "section:"}) {
        const auto before = asking;
        choose(asking, nonsense, read());
        CHECK(asking == before);
    }
}

TEST_CASE("history page: from session to session, each wholly shown and to be looked at") {
    tests::speak(routine::Language::en);
    screen::HistoryFacts facts;
    facts.read = &read();
    facts.asking = chosen({}, {"part:times", "session:before"});
    CHECK(view_of(facts).open == "session-59");
    facts.asking = chosen(facts.asking, {"session:before"});
    CHECK(view_of(facts).open == "session-58");
    CHECK(shown_ms(facts.asking) == 14 * 60'000 + 2000);
    facts.asking = chosen(facts.asking, {"session:next", "session:next"});
    CHECK(view_of(facts).open == "session-59");
    CHECK(view_of(facts).title.starts_with("25 Nov 2026, 20:"));
}

TEST_CASE("history page: between samples that belong together a line is drawn, none over a pause") {
    screen::HistoryFacts facts;
    facts.read = &read();
    facts.asking = chosen({}, {"part:times", "session:before"});
    const std::int64_t from = facts.asking.from_ms;
    facts.asking.to_ms = from + 9600; // ten milliseconds a column
    history::Picture picture;
    picture.columns.resize(screen::history_columns);
    const auto filled = [&](history::Quantity quantity, std::size_t apart) {
        facts.asking.quantity = quantity;
        picture.columns.assign(screen::history_columns, std::nullopt);
        picture.columns[100] = history::Extremes{1000, 1000};
        picture.columns[100 + apart] = history::Extremes{2000, 2000};
        facts.times = &picture;
        const auto v = view_of(facts);
        REQUIRE(v.charts.size() == 1);
        const auto& columns = v.charts.front().layers.front().columns;
        CHECK_FALSE(columns[99]);
        CHECK_FALSE(columns[101 + apart]);
        const auto& middle = columns[100 + apart / 2];
        if (middle) CHECK(middle->low == doctest::Approx(0.75 * columns[100 + apart]->low));
        return middle.has_value();
    };
    CHECK(filled(history::Quantity::force, 10)); // 0.1 s
    CHECK_FALSE(filled(history::Quantity::force, 50));
    CHECK(filled(history::Quantity::pace, 200)); // 2 s
    CHECK_FALSE(filled(history::Quantity::pace, 300));
}

TEST_CASE("history page: a plan says how many days are meant, in its weeks") {
    tests::speak(routine::Language::en);
    screen::HistoryRead own = read();
    own.meant = {{own.today - std::chrono::days{13}, own.today, 4}};
    screen::HistoryFacts facts;
    facts.read = &own;
    const auto v = view_of(facts);
    CHECK(v.weeks.at(0).facts.ends_with(" of 4"));
    CHECK(v.weeks.at(1).facts.ends_with(" of 4"));
    CHECK(v.weeks.at(2).facts.ends_with(" of 4")); // it began within
    CHECK(v.weeks.at(3).facts.ends_with(" of 2 to 3"));
}

TEST_CASE("history page: a hold has no pace, and no empty chart of it") {
    screen::HistoryRead own = read();
    for (auto& series : own.series)
        for (auto& run : series.runs)
            for (auto& point : run.points) {
                point.seconds_per_stroke.reset();
                point.in_both_bands_percent.reset();
            }
    screen::HistoryFacts facts;
    facts.read = &own;
    facts.asking.part = HistoryPart::exercises;
    const auto v = view_of(facts);
    REQUIRE(v.charts.size() == 1);
    CHECK_FALSE(v.beside);
}

TEST_CASE("history page: the ends of an axis are said as exactly as they are") {
    tests::speak(routine::Language::en);
    CHECK(screen::round_up(2.1) == doctest::Approx(3.0));
    CHECK(screen::round_up(0.71) == doctest::Approx(0.8));
    CHECK(screen::round_up(250.0) == doctest::Approx(300.0));
    CHECK(screen::axis_number(1.5) == "1.5");
    CHECK(screen::axis_number(0.8) == "0.8");
    CHECK(screen::axis_number(300.0) == "300");
}

TEST_CASE("history page: ticks of a second differ, and a session put before another is reached") {
    tests::speak(routine::Language::en);
    screen::HistoryFacts facts;
    screen::HistoryRead own = read();
    std::swap(own.sessions.front(), own.sessions.at(1)); // the clock was put back
    facts.read = &own;
    facts.asking = chosen({}, {"part:times", "session:before"});
    for (int i = 0; i < 30; ++i) choose(facts.asking, "closer", own);
    history::Picture picture;
    picture.columns.resize(screen::history_columns);
    facts.times = &picture;
    const auto v = view_of(facts);
    REQUIRE(v.charts.size() == 1);
    const auto& ticks = v.charts.front().ticks;
    REQUIRE(ticks.size() == 5);
    for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i] != ticks[i - 1]);
    HistoryAsking all;
    for (int i = 0; i < 80; ++i) choose(all, "session:before", own);
    CHECK(grid_of(all, own).from_ms == read().sessions.front().strips.front().first() - 1000);
    facts.asking = all;
    facts.asking.part = HistoryPart::times;
    CHECK_FALSE(view_of(facts).before);
    CHECK(view_of(facts).next);
}

TEST_CASE("history page: of two sessions the later one is laid over the one before it") {
    HistoryAsking asking;
    CHECK(two_of(asking, read()) == std::array<std::string, 2>{"session-58", "session-59"});
    asking = chosen(asking, {"first:before", "second:before"});
    CHECK(two_of(asking, read()) == std::array<std::string, 2>{"session-57", "session-58"});
    asking = chosen(asking, {"second:next", "second:next", "second:next"});
    CHECK(two_of(asking, read())[1] == "session-59");
    const screen::HistoryRead nothing;
    CHECK(two_of(asking, nothing)[0].empty());
    choose(asking, "first:next", nothing);
}

TEST_CASE("history page: the line of time breaks where another roller or calibration begins") {
    tests::speak(routine::Language::en);
    history::Picture picture;
    picture.columns.resize(screen::history_columns);
    screen::HistoryRead own = read();
    screen::HistoryFacts facts;
    facts.read = &own;
    facts.times = &picture;
    facts.asking.part = HistoryPart::times;
    auto v = view_of(facts);
    REQUIRE(v.charts.size() == 1);
    REQUIRE(v.charts[0].breaks.size() == 1); // of the calibration
    CHECK(v.charts[0].breaks[0] > 0.3);
    CHECK(v.charts[0].breaks[0] < 0.5);
    REQUIRE(v.apart.size() == 1);
    CHECK(v.apart[0].find("another calibration. What was before is not compared with it.") !=
          std::string::npos);
    facts.asking = chosen(facts.asking, {"session:before"}); // it lies elsewhere
    v = view_of(facts);
    REQUIRE(v.charts.size() == 1);
    CHECK(v.charts[0].breaks.empty());
    CHECK(v.apart.empty());
    facts.asking = chosen(facts.asking, {"all"});
    for (const std::size_t i : {40U, 50U, 59U}) // there and back, and there again
        own.sessions[i].account.serial = "RT-0043";
    v = view_of(facts);
    CHECK(v.charts[0].breaks.size() == 6);
    REQUIRE(v.apart.size() == 1);
    CHECK(v.apart[0].starts_with("Dashed: "));
    for (auto& session : own.sessions) {
        session.account.serial = "RT-0042";
        session.account.calibration.id = 1;
    }
    CHECK(view_of(facts).charts[0].breaks.empty());
}

TEST_CASE("history page: two that were measured otherwise are said not to be compared") {
    tests::speak(routine::Language::en);
    screen::HistoryRead own = read();
    screen::HistoryFacts facts;
    facts.read = &own;
    facts.asking.part = HistoryPart::together;
    CHECK(view_of(facts).apart.empty());
    own.sessions.back().account.build = protocol::Build::cradle;
    REQUIRE(view_of(facts).apart.size() == 1);
    CHECK(view_of(facts).apart[0] == "These two were not measured with the same: another kind of "
                                     "roller. They are not compared.");
    own.sessions.back().account.build = protocol::Build::bed;
    own.sessions.back().account.calibration.newtons_per_count[0] = 0.01;
    CHECK(view_of(facts).apart[0].find("another calibration") != std::string::npos);
}

TEST_CASE("history page: without anything each part says what is missing") {
    tests::speak(routine::Language::en);
    const screen::HistoryRead nothing;
    screen::HistoryFacts facts;
    facts.read = &nothing;
    for (const auto part :
         {HistoryPart::weeks, HistoryPart::exercises, HistoryPart::times, HistoryPart::together}) {
        facts.asking.part = part;
        const auto v = view_of(facts);
        CHECK_FALSE(v.missing.empty());
        CHECK(v.charts.empty());
    }
}

TEST_CASE("history page: its buttons, a part of the chart and a day wish what they show") {
    tests::speak(routine::Language::en);
    const auto times = example("history-times");
    Window line{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, times); }};
    CHECK(line.click("closer").id == "closer");
    CHECK(line.click("section:5").id == "section:5");
    CHECK(line.click("part:together").id == "part:together");
    CHECK(line.tap(screen::Key::escape).what == What::show_sessions);
    const auto weeks = example("history");
    Window grid{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, weeks); }};
    const Wish wish = grid.click("open:session-59");
    CHECK(wish.what == What::show_record);
    CHECK(wish.id == "session-59");
}
