// log global: the question of every four weeks.
#include "terminal/log_entry.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <array>

namespace terminal::log {

using diary::GlobalAnswer;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::array<const char*, 7> global_words{"much-worse",    "worse",  "little-worse", "same",
                                                  "little-better", "better", "much-better"};

Result<int> step_of(const std::string& typed) {
    std::string all;
    for (std::size_t i = 0; i < global_words.size(); ++i) {
        const int step = diary::much_worse + static_cast<int>(i);
        if (typed == global_words.at(i) || typed == wording::global_step(step)) return step;
        if (i > 0) all += ' ';
        all += global_words.at(i);
    }
    return tl::unexpected{unusable(wording::tr("STEP"), typed, all)};
}

} // namespace

Outcome global(Desk& desk, const GlobalTyped& typed) {
    auto book = look(desk, Days::all);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.answers, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto step = step_of(typed.step.value_or(""));
    if (!step) return tl::unexpected{step.error()};
    const auto day = day_of(typed.day, *held ? (*held)->value->day : units::day_at(book->here.now));
    if (!day) return tl::unexpected{day.error()};
    const GlobalAnswer made{*day, *step};
    if (const auto fault = diary::check(made, book->here.now))
        return tl::unexpected{
            Failure{*fault == diary::GlobalError::in_future ? "in_future" : "out_of_range",
                    wording::sentence(*fault, "--day")}};
    if (const auto there =
            doubled(book->diary.answers, *held, [&](const auto& a) { return a.day == made.day; }))
        return tl::unexpected{*there};
    const auto ids = keep(desk, {entry(*held, made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    desk.say(wording::date(made.day) + ": " + line(made));
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()}, {"step", made.step}});
    return 0;
}

} // namespace terminal::log
