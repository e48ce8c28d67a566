// insight ask, begin, days, extend, drop: a question from its beginning to its end. The outcome is
// chosen before anything is seen and cannot be changed afterwards.
#include "terminal/insights.h"

#include "insight/random.h"
#include "terminal/log.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

namespace terminal::insights {

using insight::Design, insight::Question;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

// A baseline may lie in what is noted already: only what is compared has to be ahead.
constexpr std::chrono::days longest_back{56};

std::string known_outcomes() {
    std::string all;
    for (int i = 0; i < insight::night_values; ++i)
        all.append(i > 0 ? " " : "").append(insight::word(static_cast<insight::NightValue>(i)));
    for (const auto& row : diary::item_table())
        if (row.group != diary::Group::factor) all.append(" ").append(row.word);
    return all;
}

Result<insight::Outcome> outcome_of(const char* option, const std::string& typed) {
    if (const auto outcome = outcome_named(typed)) return *outcome;
    return tl::unexpected{unusable(option, typed, known_outcomes())};
}

std::string_view code(insight::QuestionError error) {
    using enum insight::QuestionError;
    switch (error) {
    case repeated: return "repeated";
    case weeks: return "weeks";
    case wrong_phases: return "wrong_phases";
    case one_sided: return "one_sided";
    case no_baseline: return "no_baseline";
    }
    return "";
}

std::string_view code(insight::BeginError error) {
    switch (error) {
    case insight::BeginError::baseline_not_filled: return "baseline_not_filled";
    case insight::BeginError::begun: return "begun";
    case insight::BeginError::planned: return "planned";
    }
    return "";
}

std::string_view code(insight::ExtendError error) {
    switch (error) {
    case insight::ExtendError::seen: return "seen";
    case insight::ExtendError::not_begun: return "not_begun";
    case insight::ExtendError::planned: return "planned";
    case insight::ExtendError::too_long: return "too_long";
    }
    return "";
}

template <class Error> tl::unexpected<Failure> refused(Error error) {
    return tl::unexpected{Failure{std::string{code(error)}, wording::sentence(error)}};
}

Result<int> weeks_typed(const char* option, const std::string& typed) {
    if (const auto weeks = whole_typed(typed)) return *weeks;
    return tl::unexpected{unusable(option, typed, tr("a whole number is written as 25"))};
}

// Those that are still to come: a phase that has begun was not asked about first.
std::vector<insight::Phase> phases_ahead(const diary::Plan& plan, units::Day today) {
    auto phases = insight::phases_of(plan, today);
    std::erase_if(phases, [&](const insight::Phase& p) { return p.from <= today; });
    return phases;
}

// In a person's file; the question that is open, or nothing.
Result<store::AskedQuestion> open_question(store::Store& store, const std::string& file) {
    const auto all = store.questions();
    if (!all) return tl::unexpected{failure(all.error(), file)};
    auto open = open_one(*all);
    if (!open) return tl::unexpected{no_question()};
    return *std::move(open);
}

Changed saved(store::Store& store, store::AskedQuestion asked, const std::string& file) {
    const auto kept = store.keep(asked);
    if (!kept) return tl::unexpected{failure(kept.error(), file)};
    asked.number = *kept;
    return asked;
}

// Of its main outcome, in all the days it is about.
Result<insight::Series> main_of(store::Store& store, const Question& q, units::WallTime now,
                                const std::string& file) {
    const auto period = insight::asked_days(q, units::day_at(now));
    const auto log = log_of(store, period.from, period.from + std::chrono::days{period.days});
    if (!log) return tl::unexpected{failure(log.error(), file)};
    return insight::series(*log, q.main, period, now);
}

// The file of a person who has one: nobody gets one by asking for a question that is not there.
Result<store::Store> opened(Desk& desk) {
    if (auto read = desk.open_to_read(); !read)
        return tl::unexpected{read.error().code == "not_found" ? no_question() : read.error()};
    return desk.open();
}

Json day_list(const std::vector<units::Day>& days) {
    Json list = Json::array();
    for (const auto day : days) list.push_back(units::text(day));
    return list;
}

void say_days(Desk& desk, const std::vector<units::Day>& days) {
    if (days.empty()) desk.say(tr("No drawn rolling day lies ahead."));
    for (const auto day : days) desk.say(wording::weekday_date(day));
}

} // namespace

tl::expected<Question, Failure> question_of(const AskTyped& typed, const diary::Plan& plan,
                                            units::WallTime now) {
    const auto today = units::day_at(now);
    Question q;
    const auto main = outcome_of(tr("OUTCOME"), typed.outcome);
    if (!main) return tl::unexpected{main.error()};
    q.main = *main;
    for (const auto& word : typed.also) {
        const auto other = outcome_of("--also", word);
        if (!other) return tl::unexpected{other.error()};
        q.also.push_back(*other);
    }
    q.baseline_from = today;
    if (const auto wrong = read_day("--baseline-from", typed.baseline_from, q.baseline_from))
        return tl::unexpected{*wrong};
    if (q.baseline_from > today || q.baseline_from < today - longest_back)
        return tl::unexpected{unusable("--baseline-from", *typed.baseline_from,
                                       tr("a baseline begins today or up to eight weeks ago"))};
    if (typed.weeks) {
        const auto weeks = weeks_typed("--weeks", *typed.weeks);
        if (!weeks) return tl::unexpected{weeks.error()};
        q.weeks = *weeks;
    }
    if (typed.about == "magnesium") {
        q.design = Design::planned_phases;
        q.phases = phases_ahead(plan, today);
    }
    q.hidden = typed.hidden;
    // Nobody chooses the millisecond of asking; the draw is the same on every machine.
    q.seed = insight::seed_of(static_cast<std::uint64_t>(now.utc.time_since_epoch().count()), 0);
    if (const auto wrong = insight::check(q)) return refused(*wrong);
    return q;
}

Changed asked(store::Store& store, const Question& q, units::WallTime now,
              const std::string& file) {
    const auto before = standing(store, now);
    if (!before) return tl::unexpected{failure(before.error(), file)};
    if (before->open && before->looked.progress.stage != insight::Stage::over)
        return tl::unexpected{
            Failure{"there_already",
                    tr("A question is open already: one change at a time. rolltakt insight shows "
                       "it, rolltakt insight drop takes it back.")}};
    return saved(store, {0, now, false, q}, file);
}

Changed begun(store::Store& store, units::WallTime now, const std::string& file) {
    auto open = open_question(store, file);
    if (!open) return open;
    const auto main = main_of(store, *open->question, now, file);
    if (!main) return tl::unexpected{main.error()};
    const auto begun = insight::begin_test(*open->question, *main, units::day_at(now));
    if (!begun) return refused(begun.error());
    open->question = *begun;
    return saved(store, *std::move(open), file);
}

Changed dropped(store::Store& store, const std::string& file) {
    auto open = open_question(store, file);
    if (!open) return open;
    open->dropped = true;
    return saved(store, *std::move(open), file);
}

Outcome ask(Desk& desk, const AskTyped& typed) {
    const auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto q = question_of(typed, book->plan, book->here.now);
    if (!q) return tl::unexpected{q.error()};
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto kept = asked(*store, *q, book->here.now, desk.file());
    if (!kept) return tl::unexpected{kept.error()};
    say_question(desk, *q);
    desk.say(wording::minimum(*q));
    desk.answer({{"question", document(*kept)}});
    return 0;
}

Outcome begin(Desk& desk, const Nothing& /*typed*/) {
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    auto store = opened(desk);
    if (!store) return tl::unexpected{store.error()};
    const auto kept = begun(*store, at->now, desk.file());
    if (!kept) return tl::unexpected{kept.error()};
    const auto ahead = insight::look(*kept->question, {}, at->now).ahead;
    desk.say(wording::planned(*kept->question));
    say_days(desk, ahead);
    desk.answer({{"question", document(*kept)}, {"days", day_list(ahead)}});
    return 0;
}

Outcome days(Desk& desk, const Nothing& /*typed*/) {
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    std::vector<units::Day> ahead;
    std::optional<bool> roll_today;
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    if (store) {
        const auto now = standing(*store, at->now);
        if (!now) return tl::unexpected{failure(now.error(), desk.file())};
        ahead = now->looked.ahead;
        roll_today = now->looked.progress.roll_today;
        if (const auto text = wording::today(now->looked.progress); !text.empty()) desk.say(text);
    }
    say_days(desk, ahead);
    desk.answer({{"roll_today", or_null(roll_today)}, {"days", day_list(ahead)}});
    return 0;
}

Outcome extend(Desk& desk, const ExtendTyped& typed) {
    const auto weeks = weeks_typed(tr("WEEKS"), typed.weeks);
    if (!weeks) return tl::unexpected{weeks.error()};
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    auto store = opened(desk);
    if (!store) return tl::unexpected{store.error()};
    auto open = open_question(*store, desk.file());
    if (!open) return tl::unexpected{open.error()};
    const auto main = main_of(*store, *open->question, at->now, desk.file());
    if (!main) return tl::unexpected{main.error()};
    const auto longer = insight::extended(*open->question, *main, units::day_at(at->now), *weeks);
    if (!longer) return refused(longer.error());
    open->question = *longer;
    const auto kept = saved(*store, *std::move(open), desk.file());
    if (!kept) return tl::unexpected{kept.error()};
    desk.say(wording::planned(*longer));
    desk.answer({{"question", document(*kept)}});
    return 0;
}

Outcome drop(Desk& desk, const Nothing& /*typed*/) {
    auto store = opened(desk);
    if (!store) return tl::unexpected{store.error()};
    const auto kept = dropped(*store, desk.file());
    if (!kept) return tl::unexpected{kept.error()};
    desk.say(tr("The question is taken back. That it was asked stays counted."));
    desk.answer({{"number", kept->number}, {"dropped", true}});
    return 0;
}

} // namespace terminal::insights
