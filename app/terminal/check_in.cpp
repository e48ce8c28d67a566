#include "terminal/check_in.h"

#include "terminal/document.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <sstream>

namespace terminal {

using wording::filled, wording::tr;

namespace {

constexpr units::Duration look_again = units::duration_of(0.2);

// All statements in the order they are numbered for the person.
std::size_t say_statements(Desk& desk) {
    std::size_t number = 0;
    const auto say = [&](const std::string& statement) {
        desk.say(std::to_string(++number) + "  " + statement);
    };
    desk.say(wording::please_not_if() + " ..");
    for (int i = 0; i < care::stops; ++i) say(wording::statement(static_cast<care::Stop>(i)));
    desk.say(wording::please_ask_if() + " ..");
    for (int i = 0; i < routine::conditions; ++i)
        say(wording::statement(static_cast<routine::Condition>(i)));
    return number;
}

std::optional<std::vector<std::size_t>> numbers_in(const std::string& typed, std::size_t most) {
    std::vector<std::size_t> numbers;
    std::istringstream in{typed};
    for (std::size_t one = 0; in >> one;) {
        if (one < 1 || one > most) return std::nullopt;
        numbers.push_back(one - 1);
    }
    if (!in.eof()) return std::nullopt;
    return numbers;
}

std::optional<care::Clearance> ask_clearance(Desk& desk, routine::Condition condition) {
    desk.say(wording::statement(condition) + ". " + wording::consequence(condition));
    const auto by = ask(desk, tr("Cleared by whom? Enter: by nobody."));
    if (!by || by->empty()) return std::nullopt;
    const auto on = ask(desk, tr("When, as 2026-11-20?"));
    const auto note = ask(desk, tr("What was said? Enter: nothing to note."));
    const care::Clearance clearance{*by, on.value_or(""), note.value_or("")};
    if (care::acceptable(clearance, desk.around().wall_now())) return clearance;
    desk.say(tr("That is no day up to today; it counts as not cleared."));
    return std::nullopt;
}

Failure trouble(Desk& desk, store::StoreError error) { return failure(error, desk.file()); }

void run(Desk& desk, care::Check& check) {
    while (!check.done()) {
        const care::Question question = check.left.front();
        const auto typed = ask(desk, wording::ask(question) + "  " + wording::hint(question));
        if (!typed) return;
        if (const auto answer = care::answer_of(question, *typed))
            check = care::answered(std::move(check), *answer, desk.around().wall_now());
    }
}

Failure not_today(const care::Fitted& fitted) {
    std::string sentence = wording::nothing_left();
    for (const std::string& reason : wording::reasons(fitted)) sentence += ' ' + reason;
    if (fitted.professional) sentence += ' ' + wording::professional();
    return {"not_today", sentence};
}

} // namespace

std::optional<std::string> ask(Desk& desk, const std::string& question) {
    const Surroundings& around = desk.around();
    if (!around.typed) return std::nullopt;
    desk.say(question);
    while (!around.stop_asked()) {
        if (auto typed = around.typed()) return typed;
        around.wait(-1, look_again);
    }
    return std::nullopt;
}

tl::expected<bool, Failure> screen(Desk& desk, store::Store& store) {
    const std::size_t all = say_statements(desk);
    std::optional<std::vector<std::size_t>> chosen;
    while (!chosen) {
        const auto typed = ask(desk, tr("Which of these apply? Their numbers, parted by blanks; "
                                        "0 none of them; Enter: later."));
        if (!typed || typed->empty()) return false;
        chosen = *typed == "0" ? std::vector<std::size_t>{} : numbers_in(*typed, all);
    }
    care::Screening screening{desk.around().wall_now(), {}, {}};
    for (const std::size_t number : *chosen) {
        if (number < care::stops) {
            screening.stops.push_back(static_cast<care::Stop>(number));
            continue;
        }
        const auto condition = static_cast<routine::Condition>(number - care::stops);
        screening.conditions.push_back({condition, {}, ask_clearance(desk, condition)});
    }
    if (const auto kept = store.keep(screening); !kept)
        return tl::unexpected{trouble(desk, kept.error())};
    return true;
}

tl::expected<void, Failure> still_right(Desk& desk, store::Store& store,
                                        const store::Unfinished& left) {
    const auto& begun = left.beginning;
    if (!session::part_of_history(begun.roller, begun.practice)) return {};
    const auto history = store.care_history();
    if (!history) return tl::unexpected{trouble(desk, history.error())};
    const auto said = store.answers(left.id);
    if (!said) return tl::unexpected{trouble(desk, said.error())};
    const auto today = care::today(*history, desk.library().exercises(), said->before, {},
                                   desk.around().wall_now());
    const auto different = care::no_longer_right(begun.routine, today);
    if (!different) return {};
    std::string sentence = tr("It cannot go on as it was begun; finish it or discard it.");
    for (const std::string& reason : wording::reasons(*different)) sentence += ' ' + reason;
    return tl::unexpected{Failure{"not_today", sentence}};
}

tl::expected<Checked, Failure> check_in(Desk& desk, store::Store& store,
                                        const routine::Routine& routine, const CheckIn& how) {
    const units::WallTime now = desk.around().wall_now();
    auto history = store.care_history();
    if (!history) return tl::unexpected{trouble(desk, history.error())};
    const auto settings = store.settings();
    const auto library = desk.library();
    care::Check check = care::check({}, how.before);
    if (how.may_ask && !how.simulated) {
        if (care::due(history->screening, now) != care::Due::no)
            if (const auto asked = screen(desk, store); !asked)
                return tl::unexpected{asked.error()};
        check = care::check(care::morning(*history, library.exercises(), now), how.before);
        run(desk, check);
        if (check.morning) {
            const auto kept = store.keep(check.morning->session, check.reports, now);
            if (!kept) return tl::unexpected{trouble(desk, kept.error())};
        }
        history = store.care_history();
        if (!history) return tl::unexpected{trouble(desk, history.error())};
    }
    care::Today today = how.simulated ? care::today_simulated(check.before, now)
                                      : care::today(*history, library.exercises(), check.before,
                                                    settings ? settings->mass : std::nullopt, now);
    // Nobody was ever asked, and nobody is there to ask: the routine as its author set it, with
    // what is known all the same.
    if (!how.simulated && !how.may_ask && !history->screening) {
        today.unscreened_is_light = today.first_week = false;
        today.new_tools.clear();
        today.mass.reset();
    }
    Checked checked{check.before, care::fit(routine, today), std::move(history->marks)};
    if (how.simulated) checked.marks.clear();
    if (checked.fitted.routine.steps.empty()) return tl::unexpected{not_today(checked.fitted)};
    for (const std::string& reason : wording::reasons(checked.fitted)) desk.say(reason);
    if (checked.fitted.professional) {
        desk.say(wording::professional());
        desk.say(wording::emergency(settings ? settings->country : ""));
    }
    return checked;
}

} // namespace terminal
