#include "insight/log.h"

#include <doctest/doctest.h>

#include <algorithm>

using insight::Design, insight::Log, insight::NightValue, insight::Question, insight::Stage;
using std::chrono::days;
using namespace std::chrono_literals;

namespace {

const auto start = *units::day("2026-11-01");
units::Day on(int day) { return start + days{day}; }
units::WallTime evening(int day) {
    return *units::moment_of(on(day) + std::chrono::minutes{21h}, "Europe/Berlin");
}

Question nights() {
    Question q;
    q.main = NightValue::quality;
    q.baseline_from = start;
    q.seed = 3;
    return q;
}

// Nights to each of these days, rated by turns.
Log slept(int until) {
    Log log;
    for (int day = 0; day < until; ++day) {
        diary::Night n;
        n.wake_date = on(day);
        n.zone = "Europe/Berlin";
        n.into_bed = diary::NightClock{23h, {}};
        n.out_of_bed = diary::NightClock{7h, {}};
        n.quality = 5 + day % 3;
        log.nights.push_back(n);
    }
    return log;
}

} // namespace

TEST_CASE("log: a question in its baseline knows of its nights, and answers nothing") {
    const auto found = insight::look(nights(), slept(6), evening(7));
    CHECK(found.progress.stage == Stage::baseline);
    CHECK(found.progress.baseline_missing == 4);
    CHECK_FALSE(found.answer.main);
    CHECK(found.answer.looked_at == 1);
    CHECK(found.ahead.empty());
    CHECK(found.beside.empty());
}

TEST_CASE("log: drawn days lie ahead from today on, none of those that have been") {
    Question q = nights();
    q.test_from = on(14);
    const auto first = insight::look(q, slept(14), evening(14)).ahead;
    REQUIRE(first.size() >= 16);
    CHECK(first.front() >= on(14));
    const auto later = insight::look(q, slept(14), evening(40)).ahead;
    CHECK(later.front() >= on(40));
    CHECK(std::equal(later.rbegin(), later.rend(), first.rbegin()));
}

TEST_CASE("log: an answer that is hidden shows nothing of what lies beside it either") {
    Question q = nights();
    q.test_from = on(14);
    const auto hidden = insight::look(q, slept(60), evening(60));
    CHECK(hidden.answer.hidden);
    CHECK(hidden.beside.empty());
    q.hidden = false;
    const auto shown = insight::look(q, slept(60), evening(60));
    REQUIRE(shown.answer.main);
    CHECK(shown.answer.main->estimate);
    CHECK(shown.beside.size() == 2); // weekday, filling
    diary::Dose dose;
    dose.taken = evening(20);
    dose.product.components = {{diary::Form::oxide, diary::Basis::elemental, {100.0}}};
    Log log = slept(60);
    log.doses = {dose};
    const auto beside = insight::look(q, log, evening(60)).beside;
    REQUIRE(beside.size() == 3);
    CHECK(beside[1].what == insight::Other::magnesium);
}

TEST_CASE("log: done is rolling, or magnesium that was swallowed") {
    Log log;
    log.rollings = {{"a", evening(3), evening(3)}, {"b", evening(3), evening(3)}};
    diary::Dose dose;
    dose.taken = evening(5);
    dose.product.components = {{diary::Form::oxide, diary::Basis::elemental, {100.0}}};
    diary::Dose oil = dose;
    oil.taken = evening(6);
    oil.product.route = diary::Route::oil;
    log.doses = {dose, dose, oil};
    CHECK(insight::done_days(log, Design::random_days) == std::vector{on(3)});
    CHECK(insight::done_days(log, Design::planned_phases) == std::vector{on(5)});
}

TEST_CASE("log: the days of a question reach from before its baseline to after its last night") {
    Question q = nights();
    CHECK(insight::asked_days(q, on(7)) == insight::Period{on(-1), 10});
    q.test_from = on(14);
    const auto all = insight::asked_days(q, on(20));
    CHECK(all.from == on(-1));
    CHECK(all.from + days{all.days} == on(14 + 56 + 2));
}
