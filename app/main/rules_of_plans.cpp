#include "main/rules_of_plans.h"

#include "wording/plans.h"
#include "wording/wording.h"

namespace app {

using wording::filled, wording::tr;

namespace {

void add(std::string& text, const std::string& sentence) {
    text.append(text.empty() || sentence.empty() ? "" : " ").append(sentence);
}

} // namespace

RulesOfPlans rules_of_plans(store::Store& store, const routine::Library& library,
                            const session::Beginning& beginning,
                            const std::optional<store::SessionId>& again) {
    RulesOfPlans rules;
    const auto plans = store.plans();
    if (!plans) {
        rules.not_all = tr("Rules of a plan about when to stop do not hold.");
        return rules;
    }
    const plan::Day day = units::day_at(beginning.started);
    const auto found = terminal::stop_of(*plans, library, beginning.routine.id, day);
    for (const std::string& id : found.unread)
        add(rules.not_all, filled(tr("{plan} cannot be read any more. Its rules about when to stop "
                                     "do not hold."),
                                  {{"plan", id}}));
    for (const plan::Plan& plan : found.not_today)
        add(rules.not_all, wording::rules_do_not_hold(plan, day));
    rules.heeding = terminal::Heeding{found.stop};
    if (!again) return rules;
    if (const auto answers = store.answers(*again))
        rules.told = rules.heeding.hear_again(answers->pain);
    else if (rules.heeding.any())
        add(rules.not_all, tr("What was told of pain before does not count for the plan's rules."));
    return rules;
}

std::string told_at_the_beginning(const RulesOfPlans& rules) {
    std::string text = rules.not_all;
    for (const sound::Part& part : rules.told) add(text, part.text);
    if (!rules.told.empty()) return text;
    for (const std::string& line : wording::lines(rules.heeding.stop())) add(text, line);
    return text;
}

} // namespace app
