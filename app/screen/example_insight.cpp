#include "screen/example_insight.h"

namespace screen::example {
namespace {

using insight::Doubt, insight::Finding, insight::Missing, insight::Other, insight::Question;
using std::chrono::days;

units::Day on(int day) { return *units::day("2026-11-01") + days{day}; }

Question rolling(bool hidden) {
    Question q;
    q.main = insight::NightValue::quality;
    q.baseline_from = on(0);
    q.test_from = on(15);
    q.seed = 5;
    q.hidden = hidden;
    return q;
}

const Question& open_question() {
    static const Question q = rolling(false);
    return q;
}
const Question& hidden_question() {
    static const Question q = rolling(true);
    return q;
}
const Question& baseline_question() {
    static const Question q = [] {
        Question made = rolling(false);
        made.test_from.reset();
        return made;
    }();
    return q;
}
const Question& two_outcomes() {
    static const Question q = [] {
        Question made = rolling(false);
        made.also = {insight::NightValue::awakenings, diary::Item::stress};
        return made;
    }();
    return q;
}

Finding finding(double difference, double half, insight::Verdict verdict) {
    Finding f;
    f.verdict = verdict;
    f.days_with = 19;
    f.days_without = 33;
    f.filled_with = 0.95;
    f.filled_without = 0.92;
    f.estimate = insight::Estimate{insight::Method::redrawn_weeks,
                                   difference,
                                   {difference - half, difference + half},
                                   0.02,
                                   {}};
    insight::Controls c;
    c.day_before = insight::Control{0.1, {-0.7, 0.9}};
    c.day_after = insight::Control{-0.2, {-1.0, 0.6}};
    c.shuffles = 400;
    c.as_large = verdict == insight::Verdict::difference ? 3 : 151;
    f.controls = c;
    return f;
}

InsightFacts over(const Question& q, Finding main) {
    InsightFacts facts;
    facts.question = &q;
    facts.today = on(73);
    facts.looked.progress.stage = insight::Stage::over;
    facts.looked.progress.shown = true;
    facts.looked.answer.looked_at = static_cast<int>(q.also.size()) + 1;
    facts.looked.answer.main = std::move(main);
    facts.looked.beside = {{Other::weekday, 0.26, 0.29, false},
                           {Other::stress, 4.1, 4.9, true},
                           {Other::alcohol, 0.4, 0.5, false},
                           {Other::filling, 0.95, 0.92, false}};
    return facts;
}

InsightFacts cannot_tell() {
    Finding f = finding(0.3, 0.9, insight::Verdict::cannot_tell);
    f.doubts = {Doubt::covers_zero};
    auto facts = over(two_outcomes(), std::move(f));
    Finding other = finding(-0.2, 0.6, insight::Verdict::cannot_tell);
    facts.looked.answer.also = {other, other};
    facts.questions_before = 2;
    return facts;
}

InsightFacts testing(const Question& q) {
    InsightFacts facts;
    facts.question = &q;
    facts.today = on(28);
    facts.looked.progress.stage = insight::Stage::testing;
    facts.looked.progress.days_left = 44;
    facts.looked.progress.roll_today = true;
    facts.looked.progress.missing = {{Missing::What::days_with, 6},
                                     {Missing::What::days_without, 2}};
    facts.looked.answer.looked_at = 1;
    facts.looked.ahead = {on(28), on(31), on(34), on(36), on(40), on(43), on(44)};
    return facts;
}

InsightFacts not_yet() {
    auto facts = testing(open_question());
    facts.looked.answer.main = Finding{};
    facts.looked.answer.main->missing = facts.looked.progress.missing;
    return facts;
}

InsightFacts hidden() {
    auto facts = testing(hidden_question());
    facts.today = on(60);
    facts.looked.progress.days_left = 12;
    facts.looked.progress.missing.clear();
    facts.looked.ahead = {on(60), on(63), on(66)};
    facts.looked.answer.hidden = true;
    return facts;
}

InsightFacts baseline() {
    InsightFacts facts;
    facts.question = &baseline_question();
    facts.today = on(7);
    facts.looked.progress.days_left = 6;
    facts.looked.progress.baseline_missing = 4;
    facts.looked.answer.looked_at = 1;
    facts.asked_drop = true;
    return facts;
}

} // namespace

std::vector<InsightExample> insights() {
    return {{"insight-no-question", {}},
            {"insight-baseline", baseline()},
            {"insight-not-yet", not_yet()},
            {"insight-hidden", hidden()},
            {"insight-cannot-tell", cannot_tell()},
            {"insight-difference",
             over(open_question(), finding(0.9, 0.7, insight::Verdict::difference))}};
}

} // namespace screen::example
