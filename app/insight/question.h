// A question of one's own: one main outcome chosen first, a baseline, then a time of comparison
// whose length is fixed before anything is seen. States are values, days are handed in, and what is
// missing is counted. Rolling days are drawn; phases of magnesium are the person's plan, and
// nothing here says when to take any.
#pragma once
#include "insight/finding.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace insight {

struct Question {
    Outcome main;
    std::vector<Outcome> also; // looked at as well: exploratory
    Design design = Design::random_days;
    units::Day baseline_from{};
    std::optional<units::Day> test_from; // set by begin_test; the baseline lasts until then
    int weeks = 8;                       // of random days
    std::vector<Phase> phases;           // of planned ones; the first is the beginning
    std::uint64_t seed = 0;              // of the draw, handed in once; kept with the question
    bool hidden = true;                  // nothing is shown before the end
    bool operator==(const Question&) const = default;
};

// Evidence sheet 8.1: two weeks without a change, ten of them filled; then four to eight weeks,
// longer for smaller differences. A year is enough for anything.
constexpr int baseline_days = 14, fewest_baseline_days = 10;
constexpr int fewest_weeks = 4, most_weeks = 52;

enum class QuestionError : std::uint8_t {
    repeated,     // an outcome twice
    weeks,        // out of range
    wrong_phases, // see check(Phase)
    one_sided,    // phases only with, or only without
    no_baseline   // the first phase begins within the baseline
};
std::optional<QuestionError> check(const Question&);

enum class Stage : std::uint8_t { baseline, ready, testing, over };
struct Progress {
    Stage stage{};
    int days_left = 0; // of the stage, after today; 0 of ready and over
    // Days of the main outcome still to fill: in the baseline as many as let the comparison begin;
    // later what compare() misses. "4 more nights".
    int baseline_missing = 0;
    std::vector<Missing> missing;
    bool shown = false; // not hidden any more, and nothing missing
    // Today is a rolling day of the draw: only in testing of random days.
    std::optional<bool> roll_today;
    bool operator==(const Progress&) const = default;
};
// Ready: the baseline is filled and a question of random days waits for begin_test. Planned phases
// begin on their own date, filled or not.
Progress progress(const Question&, const Series& main, units::Day today);

enum class BeginError : std::uint8_t { baseline_not_filled, begun, planned };
tl::expected<Question, BeginError> begin_test(const Question&, const Series& main,
                                              units::Day today);

// More weeks for random days, as long as nothing has been shown: choosing the end by what is seen
// would make chance look like more. The days drawn so far stay.
enum class ExtendError : std::uint8_t { seen, not_begun, planned, too_long };
tl::expected<Question, ExtendError> extended(const Question&, const Series& main, units::Day today,
                                             int weeks);

// The days that are compared, up to the end; nothing before they are known.
std::optional<Exposure> exposure(const Question&);

struct Answer {
    bool hidden = false; // there is something, to be shown at the end
    int looked_at = 0;   // outcomes, the main one among them
    std::optional<Finding> main;
    std::vector<Finding> also; // by Question::also; a difference only if it is left after Holm
};
// `outcomes`: the main one, then those of Question::also. `done`: days of rolling, or with a dose.
Answer answer(const Question&, std::span<const Series> outcomes, std::span<const units::Day> done,
              units::Day today);

} // namespace insight
