#include "insight/question.h"

#include "insight/random.h"

#include <algorithm>

namespace insight {
namespace {

using std::chrono::days;

constexpr double level = 0.05;

bool repeated(const Question& q) {
    std::vector<Outcome> all{q.main};
    for (const auto& o : q.also) {
        if (std::find(all.begin(), all.end(), o) != all.end()) return true;
        all.push_back(o);
    }
    return false;
}

std::optional<QuestionError> check_phases(const Question& q) {
    if (check(q.phases)) return QuestionError::wrong_phases;
    const auto with =
        std::count_if(q.phases.begin(), q.phases.end(), [](auto& p) { return p.with; });
    if (with == 0 || with == std::ssize(q.phases)) return QuestionError::one_sided;
    if (q.phases.front().from < q.baseline_from + days{baseline_days})
        return QuestionError::no_baseline;
    return std::nullopt;
}

std::optional<units::Day> begins(const Question& q) {
    if (q.design == Design::random_days) return q.test_from;
    if (q.phases.empty()) return std::nullopt;
    return q.phases.front().from;
}

// The last evening compared has its entry some days later, and then it is over.
units::Day over_on(const Exposure& e, int after) {
    return e.first + days{static_cast<int>(e.days.size()) + after};
}

int to(units::Day end, units::Day today) {
    return std::max(0, static_cast<int>((end - today).count()));
}

Looking looking(const Question& q, const Outcome& o, const Exposure& all, units::Day today,
                double as_planned, std::uint64_t number) {
    const int after = days_after(o);
    return {after, counted(o), today >= over_on(all, after), as_planned, seed_of(q.seed, number)};
}

// Seeds of the answers lie far from those of the drawn weeks.
constexpr std::uint64_t answers_from = 1000;

// Of the days that have been.
std::vector<Missing> missing_of(const Question& q, const Series& main, const Exposure& all,
                                units::Day today) {
    const int after = days_after(q.main);
    const Exposure so_far = before(all, today + days{1}, after);
    return still_missing(so_far, main, looking(q, q.main, all, today, 1.0, answers_from));
}

void only_left_by_holm(std::vector<Finding>& all) {
    std::vector<double> chances;
    for (const auto& f : all)
        if (f.estimate) chances.push_back(f.estimate->chance);
    const auto left = holm(chances);
    std::size_t i = 0;
    for (auto& f : all) {
        if (!f.estimate || left[i++] <= level) continue;
        f.doubts.push_back(Doubt::others_looked_at);
        f.verdict = Verdict::cannot_tell;
    }
}

} // namespace

std::optional<QuestionError> check(const Question& q) {
    if (repeated(q)) return QuestionError::repeated;
    if (q.design == Design::planned_phases) return check_phases(q);
    if (q.weeks < fewest_weeks || q.weeks > most_weeks) return QuestionError::weeks;
    return std::nullopt;
}

std::optional<Exposure> exposure(const Question& q) {
    if (q.design == Design::planned_phases) return phased_days(q.phases);
    if (!q.test_from) return std::nullopt;
    return drawn_days(*q.test_from, q.weeks, q.seed);
}

Progress progress(const Question& q, const Series& main, units::Day today) {
    Progress p;
    const auto begun = begins(q);
    if (!begun || today < *begun) {
        const auto end = begun.value_or(q.baseline_from + days{baseline_days});
        const int so_far = std::max(0, static_cast<int>((today - q.baseline_from).count()) + 1);
        p.baseline_missing =
            std::max(0, fewest_baseline_days - filled(main, {q.baseline_from, so_far}));
        p.days_left = std::max(0, to(end, today) - 1);
        const bool ready = !begun && p.days_left == 0 && p.baseline_missing == 0;
        p.stage = ready ? Stage::ready : Stage::baseline;
        return p;
    }
    const Exposure all = exposure(q).value();
    const auto over = over_on(all, days_after(q.main));
    p.stage = today >= over ? Stage::over : Stage::testing;
    p.days_left = to(over, today);
    p.missing = missing_of(q, main, all, today);
    p.shown = p.missing.empty() && (!q.hidden || p.stage == Stage::over);
    const auto now = (today - all.first).count();
    if (q.design == Design::random_days && now < std::ssize(all.days))
        p.roll_today = all.days[static_cast<std::size_t>(now)].arm == Arm::with;
    return p;
}

tl::expected<Question, BeginError> begin_test(const Question& q, const Series& main,
                                              units::Day today) {
    if (q.design != Design::random_days) return tl::unexpected{BeginError::planned};
    if (q.test_from) return tl::unexpected{BeginError::begun};
    if (progress(q, main, today).stage != Stage::ready)
        return tl::unexpected{BeginError::baseline_not_filled};
    Question begun = q;
    begun.test_from = today + days{1};
    return begun;
}

tl::expected<Question, ExtendError> extended(const Question& q, const Series& main,
                                             units::Day today, int weeks) {
    if (q.design != Design::random_days) return tl::unexpected{ExtendError::planned};
    if (!q.test_from) return tl::unexpected{ExtendError::not_begun};
    if (weeks < 1 || q.weeks + weeks > most_weeks) return tl::unexpected{ExtendError::too_long};
    if (progress(q, main, today).shown) return tl::unexpected{ExtendError::seen};
    Question longer = q;
    longer.weeks += weeks;
    return longer;
}

Answer answer(const Question& q, std::span<const Series> outcomes, std::span<const units::Day> done,
              units::Day today) {
    Answer a;
    a.looked_at = static_cast<int>(q.also.size()) + 1;
    const auto all = exposure(q);
    if (!all || outcomes.empty()) return a;
    const auto find = [&](const Outcome& o, const Series& s, std::uint64_t number) {
        const Exposure so_far = before(*all, today + days{1}, days_after(o));
        const double as_planned = kept(so_far, done).share();
        return compare(so_far, s, looking(q, o, *all, today, as_planned, number));
    };
    if (q.hidden && today < over_on(*all, days_after(q.main))) {
        a.hidden = true;
        return a;
    }
    a.main = find(q.main, outcomes.front(), answers_from);
    for (std::size_t i = 0; i < q.also.size() && i + 1 < outcomes.size(); ++i)
        a.also.push_back(find(q.also[i], outcomes[i + 1], answers_from + 1 + i));
    only_left_by_holm(a.also);
    return a;
}

} // namespace insight
