// The pages of the review, as data and by hand.
#include "screen/client_trace_screen.h"
#include "screen/screens.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Key, screen::Wish;
using tests::Window;
using What = Wish::What;

namespace {

review::Row a_row(const std::string& name) {
    review::Row row;
    row.client = row.label = name;
    row.replies = row.fresh = 1;
    row.now.sessions = 3, row.now.done = 2, row.now.planned = 3;
    row.now.seconds_per_stroke = 3.1;
    row.now.set_seconds_per_stroke = 4.0;
    row.now.in_both_bands_percent = 61.4;
    return row;
}

std::vector<review::Row> rows(int n) {
    std::vector<review::Row> all;
    for (int i = 0; i < n; ++i) all.push_back(a_row("K-" + std::to_string(100 + i)));
    return all;
}

Window window(const screen::ReviewView& v, float high = 720.0f) {
    static screen::ReviewTyping typing;
    return {{1280, static_cast<int>(high)}, 1.0, [v](screen::Ui& ui) {
                return screen::draw(ui, v, typing);
            }};
}

} // namespace

TEST_CASE("review page: a row says what was done, at which pace, and what is otherwise") {
    tests::speak(routine::Language::en);
    auto row = a_row("one");
    row.last = row.now;
    row.last->seconds_per_stroke = 3.9;
    row.last->in_both_bands_percent = 60.0;
    row.now.times_over_mark = 4;
    row.now.before = 3.0, row.now.after = 5.0;
    row.now.bad_signal = 2;
    row.reasons = {review::Reason::over_mark, review::Reason::silent};
    row.silent_days = 9;
    const std::vector<review::Row> all{row};
    screen::ReviewFacts facts;
    facts.rows = all;
    const auto v = view_of(facts).rows.at(0);
    CHECK(v.done == "2 / 3");
    CHECK(v.pace == "3.1 / 4.0 s");
    CHECK(v.bands == "61 %");
    CHECK(v.over == "4");
    CHECK(v.discomfort == "3 → 5");
    CHECK(v.quality == "2 bad");
    CHECK(v.since == "−0.8 s, +1 %");
    CHECK(v.why == "over the mark 4 times, nothing heard for 9 days");
}

TEST_CASE("review page: what a client left out is called not told, and is no zero") {
    tests::speak(routine::Language::en);
    std::vector<review::Row> all{a_row("all"), a_row("one of three"), a_row("nothing")};
    all[0].now.not_told = {3, 3, 3};
    all[0].now.seconds_per_stroke.reset();
    all[0].now.set_seconds_per_stroke.reset();
    all[0].now.in_both_bands_percent.reset();
    all[1].now.not_told = {0, 1, 0};
    all[1].now.before = 3.0, all[1].now.after = 4.0;
    all[1].now.times_over_mark = 0;
    screen::ReviewFacts facts;
    facts.rows = all;
    const auto v = view_of(facts);
    for (const auto& figure :
         {v.rows[0].pace, v.rows[0].bands, v.rows[0].over, v.rows[0].discomfort, v.rows[0].quality})
        CHECK(figure == "not told");
    CHECK(v.rows[0].why == "not told: pace and force, discomfort, pain");
    CHECK(v.rows[0].done == "2 / 3"); // that is always told
    CHECK(v.rows[1].why == "not told: discomfort in 1 of 3 sessions");
    CHECK(v.rows[1].discomfort == "3 → 4");
    CHECK(v.rows[1].quality == "good");
    CHECK(v.rows[1].over == "0");
    CHECK(v.rows[2].over == "–"); // there is no mark
    CHECK(v.plain == 1);
    facts.chosen = {"all"};
    for (const auto language : {routine::Language::en, routine::Language::de})
        for (const double scale : {1.0, 1.75}) {
            tests::speak(language);
            screen::ReviewTyping typing;
            Window small{{1280, 720}, scale, [&](screen::Ui& ui) {
                             return screen::draw(ui, view_of(facts), typing);
                         }};
            for (const auto& text : small.stage.seen().texts) {
                CAPTURE(text.text);
                CHECK(text.at.x >= text.room.x - 0.5f);
                CHECK(text.at.right() <= text.room.right() + 0.5f);
            }
        }
    tests::speak(routine::Language::en);
}

TEST_CASE("client page: what was done stands beside the version that it answers") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    read.plan = plan::Plan{};
    read.plan->version = 2;
    read.plan->routines.emplace_back().routine.title.en = "Calves";
    read.done.push_back({0, 0, {}});
    screen::ClientFacts facts;
    facts.read = &read;
    CHECK(view_of(facts).routines.at(0).title == "Calves");
    auto before = *read.plan;
    before.version = 1;
    read.earlier.push_back({before, {{0, 2, {}}}});
    REQUIRE(view_of(facts).routines.size() == 1); // of version 2 nothing is told yet
    CHECK(view_of(facts).routines[0].title == "Calves, version 1");
    read.done[0].sessions = 1;
    REQUIRE(view_of(facts).routines.size() == 2);
    CHECK(view_of(facts).routines[1].title == "Calves, version 2");
}

TEST_CASE("client page: steps, weeks and sessions say what was not told") {
    tests::speak(routine::Language::en);
    const units::Day monday{std::chrono::year{2026} / 11 / 2};
    screen::ClientRead read;
    read.client.label = "K-017";
    read.plan = plan::Plan{};
    read.plan->routines.emplace_back();
    review::StepDone step;
    step.planned = step.not_measured_told = 2;
    step.done = 1;
    step.set_seconds_per_stroke = 4.0;
    step.skipped.at(static_cast<std::size_t>(review::Skipped::not_told)) = 1;
    read.done.push_back({0, 2, {step}});
    review::WeekDone week;
    week.first = monday, week.last = monday + std::chrono::days{6};
    week.figures.sessions = week.figures.done = 2;
    week.figures.planned = 3;
    week.figures.not_told = {2, 0, 0};
    week.figures.before = 3.0, week.figures.after = 2.0;
    read.weeks = {week};
    read.row.now = week.figures;
    review::Session session;
    session.day = monday;
    session.left_out = {true, true, false};
    read.sessions = {session};
    screen::ClientFacts facts;
    facts.read = &read;
    const auto steps = view_of(facts);
    CHECK(steps.facts.at(0) == "not told: pace and force");
    const auto& row = steps.routines.at(0).steps.at(0);
    for (const auto& figure : {row.pace, row.bands, row.force}) CHECK(figure == "not told");
    CHECK(row.why == "reason not told 1 time");
    facts.part = screen::ClientPart::weeks;
    const auto weeks = view_of(facts).weeks;
    CHECK(weeks.at(0).ends_with(": 2 of 3 done, discomfort 3 → 2, not told: pace and force"));
    facts.part = screen::ClientPart::sessions;
    const auto told = view_of(facts).sessions.at(0).facts;
    CHECK(told.ends_with("not told: pace and force, discomfort"));
    CHECK(told.find("not measured") == std::string::npos);
}

TEST_CASE("review page: whoever cannot be read has a row that says so") {
    tests::speak(routine::Language::en);
    std::vector<review::Row> all{review::row_of_unreadable("/x/clients/0badc0de/client.json")};
    all.push_back(a_row("one"));
    all[1].unread = review::Row::Unread::plan;
    all.push_back(a_row("two"));
    all[2].not_read = {store::StoreError::damaged};
    screen::ReviewFacts facts;
    facts.rows = all;
    const auto v = view_of(facts);
    CHECK(v.rows[0].name == "0badc0de");
    CHECK(v.rows[0].why.find("cannot be read") != std::string::npos);
    CHECK(v.rows[0].done == "–");
    CHECK(v.rows[1].why.find("plan cannot be read") != std::string::npos);
    CHECK(v.rows[2].why.find("1 reply cannot be read") != std::string::npos);
    CHECK(v.plain == 0);
}

TEST_CASE("review page: three hundred clients are shown thirty at a time") {
    tests::speak(routine::Language::en);
    const auto all = rows(300);
    screen::ReviewFacts facts;
    facts.rows = all;
    facts.first = 270;
    const auto v = view_of(facts);
    CHECK(v.rows.size() == 30);
    CHECK(v.rows[0].name == "K-370");
    CHECK(v.place == "271 to 300 of 300");
    CHECK(v.earlier);
    CHECK_FALSE(v.later);
    CHECK(v.plain == 300); // of all
    CHECK(window(v, 2400.0f).click("earlier").id == "earlier");
}

TEST_CASE("review page: Enter opens, Space chooses, arrows go on, letters see") {
    tests::speak(routine::Language::en);
    const auto all = rows(3);
    screen::ReviewFacts facts;
    facts.rows = all;
    Window keys = window(view_of(facts));
    CHECK(keys.tap(Key::enter).id == "open:K-100");
    keys.tap(Key::down);
    CHECK(keys.tap(Key::space).id == "pick:K-101");
    CHECK(keys.tap(Key::enter).id == "open:K-101");
    CHECK(keys.tap(Key::n).id == "plain");
    CHECK_FALSE(keys.tap(Key::s)); // nobody is chosen
    CHECK(keys.tap(Key::escape).what == What::show_settings);
    CHECK(keys.click("pick:K-102").id == "pick:K-102");
    facts.chosen = {"K-101"};
    Window chosen = window(view_of(facts));
    CHECK(chosen.tap(Key::s).id == "seen");
    CHECK(chosen.click("seen").id == "seen");
}

TEST_CASE("review page: a folder that does not answer says since when") {
    tests::speak(routine::Language::en);
    screen::ReviewFacts facts;
    facts.mailbox = {"/srv/shared", {}, "26 Nov 2026, 10:14", {}};
    CHECK(view_of(facts).waits.find("since 26 Nov 2026, 10:14") != std::string::npos);
    facts.mailbox = {};
    CHECK(view_of(facts).waits.empty());
    CHECK(view_of(facts).mailbox.at(0).find("Drop them") != std::string::npos);
}

TEST_CASE("client page: Enter answers, S sees, letters in a field are letters") {
    tests::speak(routine::Language::en);
    screen::ClientView v;
    v.id = v.name = "one";
    v.can_answer = v.fresh = true;
    v.part = screen::ClientPart::notes;
    screen::ClientTyping typing;
    Window keys{{1280, 1600}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    CHECK(keys.tap(Key::enter).id == "answer");
    CHECK(keys.tap(Key::s).id == "seen-one");
    CHECK(keys.tap(Key::escape).id == "list");
    keys.click("note");
    keys.type("s");
    CHECK(typing.note == "s");
    CHECK_FALSE(keys.tap(Key::s));
    CHECK(keys.tap(Key::enter).id == "note");
}

TEST_CASE("client page: a session is drawn step by step, as far as it was told") {
    tests::speak(routine::Language::en);
    review::Session session;
    session.measured = session.usable = true;
    session.steps.resize(2);
    CHECK(screen::charts_of(session).empty()); // nothing was told
    session.steps[1].seconds_per_stroke = 2.0;
    session.steps[1].set_seconds_per_stroke = 4.0;
    session.steps[1].in_pace_band_percent = 25.0;
    const auto charts = screen::charts_of(session);
    REQUIRE(charts.size() == 2);
    REQUIRE(charts[0].points.size() == 2);
    CHECK(charts[0].top == "4 s");
    CHECK(charts[0].points[0].look == screen::Look::second); // as set
    CHECK(charts[0].points[0].y == doctest::Approx(1.0));
    CHECK(charts[0].points[1].y == doctest::Approx(0.5));
    CHECK(charts[0].points[1].x == doctest::Approx(0.75));
    REQUIRE(charts[1].points.size() == 1);
    CHECK(charts[1].points[0].y == doctest::Approx(0.25));
    session.usable = false;
    CHECK(screen::charts_of(session).empty());
}

TEST_CASE("client page: a session leads to force and pace over time where it was measured") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    read.plan = plan::Plan{};
    read.sessions.resize(2);
    read.sessions[0].id = "0f8f", read.sessions[1].id = "1a2b";
    read.sessions[1].measured = true;
    screen::ClientFacts facts;
    facts.read = &read;
    facts.part = screen::ClientPart::sessions;
    const auto v = view_of(facts);
    CHECK(v.sessions.at(0).trace == "trace:1a2b");
    CHECK(v.sessions.at(1).trace.empty());
    screen::ClientTyping typing;
    Window page{{1280, 1600}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    CHECK(page.click("trace:1a2b").id == "trace:1a2b");
}

TEST_CASE("trace page: force and pace of a step with their bands, or why there are none") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    review::Session session;
    session.id = "0f8f";
    session.steps.resize(3);
    session.steps[0].seconds = 2.5;
    session.steps[0].measured = session.steps[1].measured = true;
    session.steps[0].exercise = "calf";
    session.steps[0].side = "left";
    session.steps[0].set = 2;
    session.steps[0].mean_force_n = 101.2;
    review::SessionTraces told{"0f8f", std::vector<review::StepTrace>(3)};
    auto& trace = told.steps[0];
    trace.force_band = review::Band{80.0, 120.0};
    trace.points = {{review::ForceTold{90, 100, 110}, {}}, {}, {review::ForceTold{0, 60, 310}, {}}};
    screen::ClientTraceFacts facts;
    facts.client.read = &read;
    facts.session = &session;
    facts.told = &told;
    const auto v = view_of(facts);
    CHECK(v.place == "Step 1 of 3");
    CHECK(v.step == "calf, left, set 2");
    CHECK(v.facts.ends_with("mean force: 101 N"));
    CHECK_FALSE(v.earlier);
    CHECK(v.later);
    REQUIRE(v.traces.size() == 1); // no pace was told
    const auto& force = v.traces[0];
    REQUIRE(force.marks.size() == 2); // a hole between them
    CHECK(force.marks[0] == screen::Trace::Mark{1.0, 100.0, true, 90.0, 110.0});
    CHECK(force.marks[1] == screen::Trace::Mark{2.5, 60.0, false, 0.0, 310.0}); // to its end
    CHECK(force.bands.at(0) == screen::Trace::Band{0.0, 2.5, 80.0, 120.0});
    CHECK(force.top == 400.0);
    CHECK(force.times.size() == 3);
    Window page{{1280, 1600}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v); }};
    CHECK(page.tap(Key::enter).id == "trace-later");
    CHECK(page.tap(Key::escape).id == "client");
    facts.step = 1;
    CHECK(view_of(facts).missing == "No trace was sent of this step.");
    facts.step = 2;
    CHECK(view_of(facts).missing == "This step was not measured.");
    CHECK_FALSE(view_of(facts).later);
    const auto last = view_of(facts);
    Window end{{1280, 1600}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, last); }};
    CHECK(end.tap(Key::enter).id == "client"); // not to the step before
    CHECK(end.click("trace-earlier").id == "trace-earlier");
    facts.told = nullptr;
    CHECK(view_of(facts).missing == "No trace was sent.");
    session.left_out.pain = true; // no reason
    CHECK(view_of(facts).missing == "No trace was sent.");
    session.measured = true;
    CHECK(view_of(facts).missing == "No trace was sent (bad signal).");
    session.usable = true;
    CHECK(view_of(facts).missing == "No trace was sent.");
    session.left_out.traces = true;
    CHECK(view_of(facts).missing == "No trace was sent (not told: force and pace over time).");
    facts.step = 0;
    session.steps.clear();
    CHECK(view_of(facts).missing == "No trace was sent.");
}

TEST_CASE("trace page: marks are outside a band only where one held, by whole newtons") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    review::Session session;
    session.steps.resize(1);
    session.steps[0].seconds = 3.0;
    session.steps[0].measured = true;
    review::SessionTraces told{"0f8f", std::vector<review::StepTrace>(1)};
    auto& trace = told.steps[0];
    trace.points = {{review::ForceTold{79, 79, 79}, 4.0},
                    {review::ForceTold{80, 80, 80}, 4.0},
                    {review::ForceTold{121, 121, 121}, 4.0}};
    screen::ClientTraceFacts facts;
    facts.client.read = &read;
    facts.session = &session;
    facts.told = &told;
    for (const auto& one : view_of(facts).traces)
        for (const auto& mark : one.marks) CHECK(mark.in); // there was no band
    REQUIRE(view_of(facts).legend.size() == 1);
    CHECK(view_of(facts).legend[0].starts_with("One mark a second."));
    trace.force_band = review::Band{80.4, 120.5}; // 80 N may have been 80.4
    const auto v = view_of(facts);
    CHECK(v.traces.at(0).title == "Force, newtons");
    CHECK_FALSE(v.traces[0].marks.at(0).in);
    CHECK(v.traces[0].marks.at(1).in);
    CHECK(v.traces[0].marks.at(2).in);
    REQUIRE(v.legend.size() == 2);
    CHECK(v.legend[1].starts_with("Grey behind it: the band."));
    trace.points[0].force = review::ForceTold{70, 79, 90};
    CHECK(view_of(facts).legend.size() == 3); // and the thin line
}

TEST_CASE("trace page: a whole day of points is drawn as a thousand marks at most") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    review::Session session;
    session.steps.resize(1);
    session.steps[0].seconds = 86400.0;
    session.steps[0].measured = true;
    review::SessionTraces told{"0f8f", std::vector<review::StepTrace>(1)};
    auto& points = told.steps[0].points;
    points.assign(86401, {review::ForceTold{90, 100, 110}, 4.0});
    points[1] = {review::ForceTold{10, 187, 310}, 8.0};
    points[2] = {};
    screen::ClientTraceFacts facts;
    facts.client.read = &read;
    facts.session = &session;
    facts.told = &told;
    const auto v = view_of(facts);
    const auto& force = v.traces.at(0).marks;
    CHECK(force.size() <= 1000);
    CHECK(force.size() > 500);
    CHECK(force.back().at_s == 86400.0);
    // 87 seconds together: 85 means of 100 and one of 187.
    CHECK(force.front() == screen::Trace::Mark{87.0, 101.0, true, 10.0, 310.0});
    CHECK(v.traces.at(1).marks.front().value == doctest::Approx((85 * 4.0 + 8.0) / 86));
    CHECK(v.legend.at(0).starts_with("One mark every 87 s."));
}

TEST_CASE("trace page: what was done meanwhile, or went wrong, stands above the step") {
    tests::speak(routine::Language::en);
    screen::ClientRead read;
    review::Session session;
    screen::ClientTraceFacts facts;
    facts.client.read = &read;
    facts.client.said = "The note is kept.";
    facts.client.trouble = "The folder is away.";
    facts.session = &session;
    for (const std::size_t steps : {std::size_t{0}, std::size_t{1}}) {
        CAPTURE(steps);
        session.steps.resize(steps);
        const auto v = view_of(facts);
        CHECK(v.said == facts.client.said);
        CHECK(v.trouble == facts.client.trouble);
        Window page{{1280, 1600}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v); }};
        const auto& texts = page.stage.seen().texts;
        for (const auto& told : {v.said, v.trouble})
            CHECK(std::any_of(texts.begin(), texts.end(),
                              [&](const auto& one) { return one.text == told; }));
    }
}

TEST_CASE("answer page: Enter after the sentence goes to the button, and sends nothing yet") {
    tests::speak(routine::Language::en);
    screen::AnswerView v;
    v.title = "An answer";
    v.mailbox = true;
    screen::AnswerTyping typing;
    Window keys{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    keys.settle(); // the field takes what is typed
    keys.type("Slower");
    CHECK_FALSE(keys.tap(Key::enter));
    CHECK(typing.said == "Slower");
    CHECK(keys.stage.focus() == "send");
    CHECK(keys.tap(Key::enter).id == "send");
    keys.click("said");
    keys.settle();
    CHECK_FALSE(keys.tap(Key::escape)); // out of the field first
    CHECK(typing.said == "Slower");
    keys.settle();
    CHECK(keys.tap(Key::escape).id == "client");
    v.asks_own = true;
    CHECK_FALSE(keys.tap(Key::none));
    CHECK_FALSE(keys.has("send"));
    CHECK(keys.click("from-own").id == "from-own");
}

TEST_CASE("close page: once asked, Enter keeps everything") {
    tests::speak(routine::Language::en);
    screen::CloseView v;
    v.title = "Close";
    v.asked = true;
    screen::CloseTyping typing;
    Window keys{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    CHECK(keys.tap(Key::enter).id == "client");
    CHECK(keys.click("close-now").id == "close-now");
}

TEST_CASE("review pages: no word of the command line") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        for (const std::string_view name : screen::example_screens()) {
            if (!name.starts_with("review")) continue;
            CAPTURE(name);
            Window all{{1280, 720}, 1.0, [name](screen::Ui& ui) {
                           screen::draw_example(ui, name);
                           return Wish{};
                       }};
            for (const auto& text : all.stage.seen().texts) {
                CAPTURE(text.text);
                CHECK(text.text.find("--") == std::string::npos);
                CHECK(text.text.find("rolltakt ") == std::string::npos);
            }
        }
    }
    tests::speak(routine::Language::en);
}
