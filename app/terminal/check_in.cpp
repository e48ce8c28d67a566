#include "terminal/check_in.h"

#include "terminal/document.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace terminal {

using wording::filled, wording::tr;

namespace {

constexpr units::Duration look_again = units::duration_of(0.2);

constexpr std::size_t statements = care::stops + routine::conditions;

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

// From 1 up to `most`, each less one; nothing when it is left out with Enter, or nobody is there.
std::optional<std::vector<std::size_t>> ask_numbers(Desk& desk, const std::string& question,
                                                    std::size_t most) {
    for (;;) {
        const auto typed = ask(desk, question);
        if (!typed || typed->empty()) return std::nullopt;
        if (*typed == "0") return std::vector<std::size_t>{};
        if (auto numbers = numbers_in(*typed, most)) return numbers;
        desk.say(filled(tr("“{what}” cannot be used here: only numbers from 1 to {most}, parted by "
                           "blanks."),
                        {{"what", *typed}, {"most", std::to_string(most)}}));
    }
}

std::vector<routine::Region> ask_where(Desk& desk) {
    std::vector<routine::Region> regions;
    for (int i = 0; i < routine::regions; ++i)
        if (const auto region = static_cast<routine::Region>(i); !routine::never_rolled(region)) {
            regions.push_back(region);
            desk.say(std::to_string(regions.size()) + "  " + wording::name(region));
        }
    const auto numbers =
        ask_numbers(desk, tr("Where? Their numbers, parted by blanks; Enter: I do not say where."),
                    regions.size());
    std::vector<routine::Region> near;
    if (!numbers) return near;
    for (const std::size_t number : *numbers)
        if (std::find(near.begin(), near.end(), regions.at(number)) == near.end())
            near.push_back(regions.at(number));
    return near;
}

std::optional<care::Clearance> ask_clearance(Desk& desk) {
    const auto by = ask(desk, tr("Cleared by whom? Enter: by nobody."));
    if (!by || by->empty()) return std::nullopt;
    const std::string when = filled(tr("When, for instance {day}? Enter: not cleared."),
                                    {{"day", wording::today(desk.around().wall_now())}});
    for (;;) {
        const auto on = ask(desk, when);
        if (!on || on->empty()) return std::nullopt;
        auto clearance = wording::clearance(*by, *on, {});
        if (!care::acceptable(clearance, desk.around().wall_now())) {
            desk.say(wording::not_acceptable(desk.around().wall_now(), *on));
            continue;
        }
        clearance.note = ask(desk, tr("What was said? Enter: nothing to note.")).value_or("");
        if (care::acceptable(clearance, desk.around().wall_now())) return clearance;
        desk.say(wording::not_acceptable(desk.around().wall_now(), *on));
    }
}

Failure trouble(Desk& desk, store::StoreError error) { return failure(error, desk.file()); }

} // namespace

void say_statements(Desk& desk, Named named) {
    std::size_t number = 0;
    const auto say = [&](std::string_view word, const std::string& statement) {
        const std::string by = std::to_string(++number);
        desk.say((named == Named::by_number ? by : std::string{word}) + "  " + statement);
    };
    desk.say(wording::please_not_if() + ':');
    for (int i = 0; i < care::stops; ++i) {
        const auto stop = static_cast<care::Stop>(i);
        say(care::word(stop), wording::statement(stop));
    }
    desk.say(wording::please_ask_if() + ':');
    for (int i = 0; i < routine::conditions; ++i) {
        const auto condition = static_cast<routine::Condition>(i);
        say(routine::word(condition), wording::statement(condition));
    }
}

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

care::Check typed(Desk& desk, care::Check check) {
    while (!check.done()) {
        const care::Question question = check.left.front();
        const auto given = care::given(check);
        std::string asked = wording::ask(question) + "  " + wording::hint(question, given);
        if (given) asked += ", " + std::string{tr("- skips")};
        if (!check.earlier.empty()) asked += ", " + std::string{tr("< back")};
        const auto line = ask(desk, asked);
        if (!line) break;
        if (*line == "<") {
            check = care::gone_back(std::move(check));
            continue;
        }
        const auto answer = line->empty() && given ? given : care::answer_of(question, *line);
        if (answer)
            check = care::answered(std::move(check), *answer, desk.around().wall_now());
        else
            desk.say(filled(tr("“{what}” is no answer to that."), {{"what", *line}}));
    }
    return check;
}

namespace {

std::optional<care::Screening> ask_screening(Desk& desk) {
    say_statements(desk, Named::by_number);
    const auto chosen = ask_numbers(desk,
                                    tr("Which of these apply? Their numbers, parted by blanks; "
                                       "0 none of them; Enter: later."),
                                    statements);
    if (!chosen) return std::nullopt;
    care::Screening screening{desk.around().wall_now(), {}, {}};
    for (const std::size_t number : *chosen) {
        if (number < care::stops) {
            care::tick(screening, static_cast<care::Stop>(number));
            continue;
        }
        const auto condition = static_cast<routine::Condition>(number - care::stops);
        if (care::ticked(screening, condition) != nullptr) continue;
        care::Ticked& ticked = care::tick(screening, condition);
        desk.say(wording::statement(condition) + ". " + wording::consequence(condition));
        if (care::asked_where(condition)) ticked.near = ask_where(desk);
        ticked.cleared = ask_clearance(desk);
    }
    return screening;
}

} // namespace

tl::expected<bool, Failure> screen(Desk& desk, store::Store& store) {
    const auto screening = ask_screening(desk);
    if (!screening) return false;
    for (;;) {
        const auto kept = store.keep(*screening);
        if (kept) return true;
        Failure why = trouble(desk, kept.error());
        if (!store::may_pass(kept.error())) return tl::unexpected{std::move(why)};
        desk.warn(why.message);
        const auto again = ask(desk, tr("Enter: try again; 0: give it up, nothing is saved."));
        if (!again || *again == "0") return tl::unexpected{std::move(why)};
    }
}

tl::expected<void, Failure> still_right(Desk& desk, store::Store& store,
                                        const care::History& history,
                                        const store::Unfinished& left) {
    const auto& begun = left.beginning;
    if (!session::part_of_history(begun.roller, begun.practice)) return {};
    const auto said = store.answers(left.id);
    if (!said) return tl::unexpected{trouble(desk, said.error())};
    // Its own pain is heeded by the session itself: that exercise does not come back.
    care::History around = history;
    std::erase_if(around.stopped, [&](const care::History::StoppedAt& stop) {
        return std::any_of(said->pain.begin(), said->pain.end(), [&](const care::Pain& pain) {
            const auto at =
                begun.started.utc +
                std::chrono::duration_cast<std::chrono::milliseconds>(pain.at.time_since_epoch());
            return pain.exercise == stop.exercise && stop.at.utc == at;
        });
    });
    const auto today =
        care::today(around, desk.library().exercises(), said->before, {}, desk.around().wall_now());
    const auto different = care::no_longer_right(begun.routine, today);
    if (!different) return {};
    std::string sentence = tr("It cannot go on as it was begun; finish it or discard it.");
    for (const std::string& reason : wording::reasons(*different)) sentence += ' ' + reason;
    return tl::unexpected{Failure{"not_today", sentence}};
}

std::string asked_again() { return tr("What you answered is not saved; it is asked again."); }

void tell(Unkept& unkept, const std::vector<care::Told>& told,
          const std::vector<care::Told>& before) {
    for (const care::Told& one : before) std::erase(unkept.told, one);
    unkept.instead_of.insert(unkept.instead_of.end(), before.begin(), before.end());
    unkept.told.insert(unkept.told.end(), told.begin(), told.end());
}

namespace {

// A session that was deleted meanwhile takes along what was told of it, and nothing else.
store::Result<void> keep_one_by_one(store::Store& store, Unkept& unkept) {
    if (const auto kept = store.keep({}, unkept.instead_of); !kept) return kept;
    unkept.instead_of.clear();
    for (; !unkept.told.empty(); unkept.told.erase(unkept.told.begin()))
        if (const auto kept = store.keep({unkept.told.front()});
            !kept && kept.error() != store::StoreError::not_found)
            return kept;
    return {};
}

} // namespace

void keep(store::Store& store, Unkept& unkept) {
    store::Result<void> kept;
    if (unkept.screening) kept = store.keep(*unkept.screening);
    if (kept) unkept.screening.reset();
    if (kept) kept = store.keep(unkept.told, unkept.instead_of);
    if (!kept && kept.error() == store::StoreError::not_found)
        kept = keep_one_by_one(store, unkept);
    if (kept)
        unkept = {};
    else
        unkept.why = kept.error();
}

namespace {

// All that is asked before a session; what is answered counts in `history`, on disk or not.
care::Before ask_before(Desk& desk, store::Store& store, care::History& history,
                        const routine::Routine& routine, const care::Before& known,
                        Unkept& unkept) {
    const units::WallTime now = desk.around().wall_now();
    if (care::due(history.screening, now) != care::Due::no)
        if (const auto answered = ask_screening(desk)) {
            history.screening = unkept.screening = answered;
            keep(store, unkept);
        }
    if (care::forbidden(routine, history.screening)) return known;
    const auto check =
        typed(desk, care::check(care::morning(history, desk.library().exercises(), now), known));
    if (check.told.empty()) return check.before;
    tell(unkept, check.told, {});
    for (const care::Told& told : check.told) history.reports.push_back(told.report);
    keep(store, unkept);
    return check.before;
}

std::string unanswered(const care::Effect& effect) {
    return effect.out_of_date
               ? tr("The safety questions were answered more than 90 days ago, so it is light "
                    "today; rolltakt care screening asks them.")
               : tr("The safety questions are not answered yet, so it is light today; "
                    "rolltakt care screening asks them.");
}

// What nobody was there to answer, where no reasons are said (--json); else empty.
std::string say_reasons(Desk& desk, const care::Fitted& fitted, bool may_ask) {
    const auto reasons = wording::reasons(fitted);
    const auto& effects = fitted.effects;
    std::string untold;
    for (std::size_t i = 0; i < reasons.size(); ++i) { // more than effects: how to keep it light
        const bool open =
            i < effects.size() && effects[i].why == care::Why::not_screened && !may_ask;
        if (open && desk.json()) untold = unanswered(effects[i]);
        desk.say(open ? reasons[i] + ' ' + tr("rolltakt care screening asks them.") : reasons[i]);
    }
    return untold;
}

} // namespace

tl::expected<Checked, Failure> check_in(Desk& desk, store::Store& store,
                                        const routine::Routine& routine, const CheckIn& how) {
    auto history = store.care_history(desk.around().wall_now());
    if (!history) return tl::unexpected{trouble(desk, history.error())};
    const auto settings = store.settings();
    Checked checked{how.before, {}, {}, {}, {}, {}};
    if (how.may_ask && !how.simulated)
        checked.before = ask_before(desk, store, *history, routine, how.before, checked.unkept);
    const auto& unkept = checked.unkept.why;
    if (unkept && !store::may_pass(*unkept)) return tl::unexpected{trouble(desk, *unkept)};
    const units::WallTime now = desk.around().wall_now();
    care::Today today = how.simulated
                            ? care::today_simulated(checked.before, now)
                            : care::today(*history, desk.library().exercises(), checked.before,
                                          settings ? settings->mass : std::nullopt, now);
    checked.newcomer = how.simulated || today.first_week;
    if (!how.simulated && !how.may_ask && !history->screening) {
        today.unasked = true;
        today.unscreened_is_light = today.first_week = false;
        today.new_tools.clear();
    }
    checked.fitted = care::fit(routine, today);
    if (!how.simulated) checked.marks = std::move(history->marks);
    if (checked.fitted.routine.steps.empty()) {
        std::string why = wording::not_today(checked.fitted);
        const auto& effects = checked.fitted.effects;
        if (std::any_of(effects.begin(), effects.end(),
                        [](const care::Effect& effect) { return effect.why == care::Why::stop; }))
            why += ' ' + wording::emergency(settings ? settings->country : "") + ' ' +
                   tr("rolltakt care lists the signs with which not to wait.");
        if (unkept) why += ' ' + trouble(desk, *unkept).message + ' ' + asked_again();
        return tl::unexpected{Failure{"not_today", std::move(why)}};
    }
    if (unkept) desk.warn(trouble(desk, *unkept).message + ' ' + wording::holds_until_kept());
    checked.unanswered = say_reasons(desk, checked.fitted, how.may_ask);
    if (checked.fitted.professional) {
        desk.say(wording::professional());
        desk.say(wording::emergency(settings ? settings->country : ""));
    }
    return checked;
}

} // namespace terminal
