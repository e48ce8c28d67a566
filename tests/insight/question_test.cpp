#include "insight/question.h"

#include "insight/simulated_diary.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Item;
using insight::Arm, insight::BeginError, insight::Design, insight::Doubt, insight::ExtendError;
using insight::Missing, insight::NightValue, insight::Progress, insight::Question;
using insight::QuestionError, insight::Series, insight::Stage, insight::Verdict;

namespace {

const auto start = units::day("2026-11-02").value();
units::Day on(int days) { return start + std::chrono::days{days}; }

Question nights() {
    Question q;
    q.main = NightValue::quality;
    q.baseline_from = start;
    q.seed = 17;
    return q;
}

Question begun(int weeks = 8) {
    Question q = nights();
    q.weeks = weeks;
    q.test_from = on(14);
    return q;
}

// So many days from the start filled, each with the same.
Series filled(int days) {
    return {start, std::vector<std::optional<double>>(static_cast<std::size_t>(days), 5.0)};
}

// The truth of a question: the night after a rolling day is better by so much.
Series lived(const Question& q, double effect, std::uint64_t seed = 4) {
    simulated::Generator random{seed};
    const auto e = insight::exposure(q).value();
    auto s = simulated::diary(e, {.effect = effect}, random).series;
    s.first += std::chrono::days{1}; // by wake date
    return s;
}

std::vector<units::Day> as_drawn(const Question& q) {
    const auto e = insight::exposure(q).value();
    std::vector<units::Day> done;
    for (std::size_t i = 0; i < e.days.size(); ++i)
        if (e.days[i].arm == Arm::with)
            done.push_back(e.first + std::chrono::days{static_cast<int>(i)});
    return done;
}

insight::Answer answered(const Question& q, const Series& s, int day) {
    return insight::answer(q, std::vector{s}, as_drawn(q), on(day));
}

} // namespace

TEST_CASE("question: the baseline says how many nights are missing") {
    const Progress p = insight::progress(nights(), filled(6), on(7));
    CHECK(p.stage == Stage::baseline);
    CHECK(p.days_left == 6);
    CHECK(p.baseline_missing == 4); // "4 more nights"
    CHECK_FALSE(p.shown);
    CHECK_FALSE(p.roll_today);
}

TEST_CASE("question: a fortnight with ten nights is a baseline, with nine it goes on") {
    CHECK(insight::progress(nights(), filled(10), on(12)).stage == Stage::baseline);
    CHECK(insight::progress(nights(), filled(10), on(13)).stage == Stage::ready);
    const Progress short_of = insight::progress(nights(), filled(9), on(20));
    CHECK(short_of.stage == Stage::baseline);
    CHECK(short_of.days_left == 0);
    CHECK(short_of.baseline_missing == 1);
}

TEST_CASE("question: the test begins the day after it was begun, once, and not too early") {
    CHECK(insight::begin_test(nights(), filled(9), on(20)).error() ==
          BeginError::baseline_not_filled);
    const auto q = insight::begin_test(nights(), filled(12), on(14)).value();
    CHECK(q.test_from == on(15));
    CHECK(insight::progress(q, filled(12), on(14)).stage == Stage::baseline);
    CHECK(insight::progress(q, filled(12), on(15)).stage == Stage::testing);
    CHECK(insight::begin_test(q, filled(12), on(15)).error() == BeginError::begun);
}

TEST_CASE("question: what was drawn is told for today only, and not when the test is over") {
    const Question q = begun(4);
    const auto e = insight::exposure(q).value();
    for (int i = 0; i < 28; ++i)
        CHECK(insight::progress(q, filled(14), on(14 + i)).roll_today ==
              (e.days[static_cast<std::size_t>(i)].arm == Arm::with));
    CHECK_FALSE(insight::progress(q, filled(14), on(42)).roll_today);
}

TEST_CASE("question: the last night is entered on the morning after, then it is over") {
    const Question q = begun(4);
    CHECK(insight::progress(q, filled(60), on(42)).stage == Stage::testing);
    CHECK(insight::progress(q, filled(60), on(42)).days_left == 1);
    CHECK(insight::progress(q, filled(60), on(43)).stage == Stage::over);
}

TEST_CASE("question: hidden until the end, though enough is there") {
    const Question q = begun();
    const Series s = lived(q, 1.5);
    const Progress p = insight::progress(q, s, on(60));
    CHECK(p.missing.empty());
    CHECK_FALSE(p.shown);
    const auto a = answered(q, s, 60);
    CHECK(a.hidden);
    CHECK_FALSE(a.main);
    CHECK(insight::progress(q, s, on(71)).shown);
    const auto end = answered(q, s, 71);
    REQUIRE(end.main);
    CHECK(end.main->verdict == Verdict::difference);
    CHECK(end.main->estimate->interval.covers(2.25)); // of 1.5 standard deviations
    CHECK(end.looked_at == 1);
}

TEST_CASE("question: not hidden it is shown before the end, and never called then") {
    Question q = begun();
    q.hidden = false;
    const Series s = lived(q, 2.0);
    const auto early = answered(q, s, 60);
    REQUIRE(early.main);
    CHECK(early.main->verdict == Verdict::cannot_tell);
    CHECK(early.main->doubts == std::vector{Doubt::not_over});
    CHECK(answered(q, s, 71).main->verdict == Verdict::difference);
}

TEST_CASE("question: after a fortnight of the test it cannot tell yet") {
    Question q = begun();
    q.hidden = false;
    const Series s = lived(q, 3.0);
    const auto a = answered(q, s, 28);
    REQUIRE(a.main);
    CHECK(a.main->verdict == Verdict::not_yet);
    CHECK_FALSE(a.main->estimate);
    CHECK(insight::progress(q, s, on(28)).missing == a.main->missing);
    CHECK_FALSE(insight::progress(q, s, on(28)).shown);
}

TEST_CASE("question: rolling otherwise than drawn is said") {
    const Question q = begun();
    const Series s = lived(q, 2.0);
    const std::vector<units::Day> never;
    const auto a = insight::answer(q, std::vector{s}, never, on(71));
    CHECK(a.main->doubts == std::vector{Doubt::not_as_planned});
}

TEST_CASE("question: nothing after the end changes the answer") {
    const Question q = begun();
    const Series s = lived(q, 1.0);
    Series longer = s;
    longer.values.resize(200, 10.0);
    const auto a = answered(q, s, 71).main.value(), b = answered(q, longer, 150).main.value();
    CHECK(a.estimate->interval == b.estimate->interval);
    CHECK(a.verdict == b.verdict);
}

TEST_CASE("question: more weeks while nothing was seen, and the drawn days stay") {
    const Question q = begun(4);
    const Series few = filled(20);
    const auto longer = insight::extended(q, few, on(50), 4).value();
    CHECK(longer.weeks == 8);
    const auto four = insight::exposure(q).value(), eight = insight::exposure(longer).value();
    CHECK(std::equal(four.days.begin(), four.days.end(), eight.days.begin()));
    CHECK(insight::extended(nights(), few, on(3), 4).error() == ExtendError::not_begun);
    CHECK(insight::extended(q, few, on(50), 49).error() == ExtendError::too_long);
    const Question seen = begun();
    CHECK(insight::extended(seen, lived(seen, 1.0), on(60), 2).has_value()); // hidden
    CHECK(insight::extended(seen, lived(seen, 1.0), on(71), 2).error() == ExtendError::seen);
}

TEST_CASE("question: phases begin on the person's own date and tell nobody what to do") {
    Question q = nights();
    q.design = Design::planned_phases;
    q.phases = simulated::phases(on(14), 8, 7);
    CHECK_FALSE(insight::check(q));
    CHECK(insight::progress(q, filled(3), on(13)).stage == Stage::baseline);
    const Progress p = insight::progress(q, filled(3), on(14));
    CHECK(p.stage == Stage::testing);
    CHECK_FALSE(p.roll_today);
    CHECK(insight::progress(q, filled(3), on(71)).stage == Stage::over);
    CHECK(insight::begin_test(q, filled(14), on(13)).error() == BeginError::planned);
    CHECK(insight::extended(q, filled(14), on(20), 2).error() == ExtendError::planned);
}

TEST_CASE("question: what cannot be asked is named") {
    CHECK_FALSE(insight::check(nights()));
    Question q = nights();
    q.also = {Item::tension, NightValue::quality};
    CHECK(insight::check(q) == QuestionError::repeated);
    q = nights();
    q.weeks = 3;
    CHECK(insight::check(q) == QuestionError::weeks);
    q.weeks = 53;
    CHECK(insight::check(q) == QuestionError::weeks);
    q = nights();
    q.design = Design::planned_phases;
    CHECK(insight::check(q) == QuestionError::wrong_phases);
    q.phases = {{on(14), on(20), true}, {on(21), on(27), true}};
    CHECK(insight::check(q) == QuestionError::one_sided);
    q.phases = simulated::phases(on(13), 4, 7);
    CHECK(insight::check(q) == QuestionError::no_baseline);
}

TEST_CASE("question: others looked at must be left after Holm's procedure") {
    // Ten outcomes beside the main one. A difference that is clear alone need not be among ten.
    Question q = begun();
    std::vector<Series> outcomes{lived(q, 0.0, 100)};
    for (int i = 0; i < 10; ++i) {
        q.also.push_back(static_cast<Item>(static_cast<int>(Item::stress) + i));
        Series s = lived(q,
                         i == 0   ? 1.6
                         : i == 1 ? 0.62
                                  : 0.0,
                         200 + static_cast<std::uint64_t>(i));
        s.first -= std::chrono::days{1}; // told on the evening itself
        outcomes.push_back(s);
    }
    const auto a = insight::answer(q, outcomes, as_drawn(q), on(71));
    CHECK(a.looked_at == 11);
    REQUIRE(a.also.size() == 10);
    CHECK(a.also[0].verdict == Verdict::difference);
    std::vector<double> chances;
    for (const auto& f : a.also) chances.push_back(f.estimate->chance);
    const auto left = insight::holm(chances);
    for (std::size_t i = 0; i < a.also.size(); ++i) {
        const auto& d = a.also[i].doubts;
        CHECK((std::find(d.begin(), d.end(), Doubt::others_looked_at) != d.end()) ==
              (left[i] > 0.05));
        if (left[i] > 0.05) CHECK(a.also[i].verdict == Verdict::cannot_tell);
    }
}
