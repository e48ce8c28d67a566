// The page of differences as data and by keyboard: what stands on it follows from the answer alone.
#include "screens.h"

#include "insight/simulated_diary.h"
#include "screen/example_insight.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::InsightFacts, screen::InsightView, screen::Key, screen::Wish;
using tests::Window;
using What = screen::Wish::What;
using Tone = InsightView::Tone;

namespace {

InsightFacts facts(std::string_view name) {
    for (auto& one : screen::example::insights())
        if (one.name == name) return one.facts;
    return {};
}

InsightView seen(std::string_view name) { return screen::view_of(facts(name)); }

struct English {
    English() { tests::speak(routine::Language::en); }
};

Window window_of(const InsightView& v) {
    return {{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
}

// The 8 weeks behind a baseline of a fortnight, rolled as drawn, on a diary whose truth is known.
struct Lived {
    static constexpr int baseline = 14;
    units::Day start = *units::day("2026-11-01");
    insight::Question question{.main = insight::NightValue::quality,
                               .also = {},
                               .baseline_from = start,
                               .test_from = on(baseline),
                               .phases = {},
                               .seed = 3,
                               .hidden = false};
    insight::Log log;

    Lived(double effect, int until, std::uint64_t seed) {
        for (int day = 0; day <= baseline; ++day) sleep(day, 6);
        const auto drawn = insight::exposure(question).value();
        simulated::Generator random{seed};
        const auto diary =
            simulated::diary(drawn, {.scale = simulated::Scale::whole, .effect = effect}, random);
        for (int i = 0; i < std::ssize(drawn.days) && baseline + i < until; ++i) {
            const auto place = static_cast<std::size_t>(i);
            if (drawn.days[place].arm == insight::Arm::with)
                log.rollings.push_back({"", evening(baseline + i), evening(baseline + i)});
            sleep(baseline + i + 1, static_cast<int>(*diary.series.values[place + 1]));
        }
    }
    units::Day on(int day) const { return start + std::chrono::days{day}; }
    units::WallTime evening(int day) const {
        return *units::moment_of(on(day) + std::chrono::hours{21}, "Europe/Berlin");
    }
    void sleep(int day, int quality) {
        diary::Night n;
        n.wake_date = on(day);
        n.zone = "Europe/Berlin";
        n.into_bed = diary::NightClock{std::chrono::hours{23}, {}};
        n.out_of_bed = diary::NightClock{std::chrono::hours{7}, {}};
        n.quality = quality;
        log.nights.push_back(n);
    }
    InsightView seen(int day) const {
        InsightFacts facts;
        facts.question = &question;
        facts.looked = insight::look(question, log, evening(day));
        facts.today = on(day);
        return screen::view_of(facts);
    }
};

} // namespace

TEST_CASE("insight page: without a question one can be chosen, none is answered") {
    const English english;
    const auto v = seen("insight-no-question");
    CHECK(v.question.empty());
    CHECK(v.verdict.empty());
    CHECK_FALSE(v.chart);
    CHECK(v.asks);
    CHECK(v.outcomes.size() == 10);
    CHECK(v.outcomes.front() == InsightView::Choice{"quality", "Quality of sleep", true});
    auto window = window_of(v);
    CHECK(window.click("outcome:cramps").id == "outcome:cramps");
    CHECK(window.click("about:magnesium").id == "about:magnesium");
    CHECK(window.click("hidden").id == "hidden");
    CHECK(window.click("ask").id == "ask");
    for (int i = 0; i < 80 && window.stage.focus() != "claims"; ++i) window.tap(screen::Key::tab);
    const auto look = window.tap(screen::Key::enter);
    CHECK(look.what == What::show_claims);
    CHECK(look.id == "sleep");
    CHECK(window.tap(Key::escape).what == What::show_home);
}

TEST_CASE("insight page: under the minimum it says what is missing and draws nothing") {
    const English english;
    const auto v = seen("insight-not-yet");
    CHECK(v.verdict == "Cannot tell yet");
    CHECK(v.tone == Tone::open);
    CHECK(v.missing == std::vector<std::string>{"Missing: 6 more nights after drawn rolling days.",
                                                "Missing: 2 more nights after the other days."});
    CHECK_FALSE(v.chart);
    CHECK(v.may_be.empty());
    CHECK(v.today == "Today is a drawn rolling day.");
    CHECK(v.ahead.starts_with("Drawn rolling days ahead: Sun, 29 Nov 2026"));
    CHECK_FALSE(v.asks);
}

TEST_CASE(
    "insight page: a difference stands with its range, its controls and what else was there") {
    const English english;
    const auto v = seen("insight-difference");
    CHECK(v.tone == Tone::difference);
    CHECK(v.sentence.find("0.9 points higher") != std::string::npos);
    CHECK(v.may_be == "This can be chance, expectation or other things you did.");
    REQUIRE(v.chart);
    REQUIRE(v.chart->marks.size() == 3);
    const auto& own = v.chart->marks.front();
    CHECK(own.own);
    CHECK(own.value == "+0.2 to +1.6 points");
    CHECK(own.low > v.chart->zero); // the range lies on one side
    CHECK(own.at == doctest::Approx((own.low + own.high) / 2));
    for (const auto& one : v.chart->marks) {
        CHECK(one.low >= 0.0);
        CHECK(one.high <= 1.0);
        if (!one.own) CHECK(one.low < v.chart->zero);
        if (!one.own) CHECK(one.high > v.chart->zero);
    }
    CHECK(v.shuffled ==
          std::vector<std::string>{"Dates shuffled 400 times: at least as far apart 3 times"});
    CHECK(v.beside.size() == 4);
    CHECK(v.beside[1] == "Stress: 4.1 and 4.9, uneven");
    CHECK(v.asks); // it is over: the next one may be asked
}

TEST_CASE("insight page: where zero is in the range it cannot tell, and says how many were seen") {
    const English english;
    const auto v = seen("insight-cannot-tell");
    CHECK(v.verdict == "Cannot tell");
    CHECK(v.tone == Tone::cannot_tell);
    CHECK(v.chart->marks.front().low < v.chart->zero);
    CHECK(v.chart->marks.front().high > v.chart->zero);
    CHECK(v.doubts.size() == 1);
    REQUIRE(v.also.size() == 2);
    REQUIRE(v.also[0].controls.size() == 3); // each has its own, too
    CHECK(v.also[0].controls[0].starts_with("One day earlier: "));
    CHECK(v.also[0].controls[2] == "Dates shuffled 400 times: at least as far apart 151 times");
    CHECK(v.looked_at == "3 outcomes were looked at; only the main one was chosen before, the "
                         "others are exploratory. 2 questions were asked before this one.");
}

TEST_CASE("insight page: after a lived fortnight it cannot tell yet, whatever the difference") {
    const English english;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto v = Lived{3.0, 28, seed}.seen(28);
        CHECK(v.verdict == "Cannot tell yet");
        CHECK(v.tone == Tone::open);
        CHECK_FALSE(v.missing.empty());
        CHECK_FALSE(v.chart);
        CHECK(v.may_be.empty());
    }
}

TEST_CASE("insight page: eight lived weeks show a known effect with its bounds") {
    const English english;
    int called = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto v = Lived{1.2, 72, seed}.seen(72);
        REQUIRE(v.chart);
        const auto& own = v.chart->marks.front();
        CHECK(own.low < own.at);
        CHECK(own.at < own.high);
        if (v.tone != Tone::difference) continue;
        ++called;
        CHECK(own.low > v.chart->zero);
        CHECK(v.sentence.find("points higher") != std::string::npos);
        CHECK(v.may_be == "This can be chance, expectation or other things you did.");
    }
    CHECK(called >= 6);
    int wrong = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
        wrong += Lived{0.0, 72, seed}.seen(72).tone == Tone::difference ? 1 : 0;
    CHECK(wrong <= 2);
}

TEST_CASE("insight page: hidden until the end nothing of the result is on it") {
    const English english;
    const auto v = seen("insight-hidden");
    CHECK(v.sentence.starts_with("The result stays hidden until "));
    CHECK_FALSE(v.chart);
    CHECK(v.beside.empty());
    CHECK(v.also.empty());
    CHECK(v.filled.empty());
}

TEST_CASE("insight page: a question is taken back only when asked twice") {
    const English english;
    auto asking = facts("insight-baseline");
    asking.asked_drop = false;
    auto first = window_of(screen::view_of(asking));
    CHECK_FALSE(first.has("drop"));
    CHECK(first.click("ask-drop").id == "ask-drop");
    auto again = window_of(seen("insight-baseline"));
    CHECK(again.tap(Key::enter).id == "keep"); // one Enter too many drops nothing
    CHECK(again.click("drop").id == "drop");
}

TEST_CASE("insight page: the comparison is begun by hand once the baseline is filled") {
    const English english;
    auto ready = facts("insight-baseline");
    ready.asked_drop = false;
    CHECK_FALSE(window_of(screen::view_of(ready)).has("begin"));
    ready.looked.progress.stage = insight::Stage::ready;
    ready.looked.progress.baseline_missing = 0;
    auto window = window_of(screen::view_of(ready));
    CHECK(window.click("begin").what == What::insight);
}

TEST_CASE("insight page: phases of magnesium are named, and nobody is told when to take any") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        insight::Question q;
        q.main = diary::Item::leg_unrest;
        q.design = insight::Design::planned_phases;
        const auto start = *units::day("2026-11-01");
        q.baseline_from = start;
        for (int i = 0; i < 6; ++i) {
            const auto from = start + std::chrono::days{20 + 7 * i};
            q.phases.push_back({from, from + std::chrono::days{6}, i % 2 == 1});
        }
        InsightFacts now;
        now.question = &q;
        now.today = start + std::chrono::days{28};
        now.looked.progress.stage = insight::Stage::testing;
        const auto v = screen::view_of(now);
        CHECK(v.today.empty());
        CHECK(v.ahead.empty());
        for (const auto& text : v.question) {
            CHECK(text.find("take") == std::string::npos);
            CHECK(text.find("nimm") == std::string::npos);
        }
    }
    tests::speak(routine::Language::en);
}
