#include "screen/example_plan.h"

#include "screen/example_values.h"
#include "screen/home_plan_screen.h"
#include "screen/reply_screen.h"
#include "wording/plans.h"
#include "wording/wording.h"

namespace screen {
namespace {

HomePlanFacts followed(bool changed) {
    HomePlanFacts facts;
    HomePlanFacts::One& one = facts.plans.emplace_back();
    one.plan = &example::followed();
    one.due = plan::due(*one.plan, example::followed_on(), {});
    one.versions = {1, 2};
    if (changed) one.news = wording::news(example::followed_before(), *one.plan);
    return facts;
}

HomePlanFacts recorded() {
    HomePlanFacts facts = followed(true);
    HomePlanFacts::One& one = facts.plans.front();
    one.recording = {std::make_shared<const std::vector<std::uint8_t>>(44), 12.0};
    one.news.push_back(wording::recorded(*one.plan, one.recording));
    return facts;
}

} // namespace

std::vector<Example> plan_examples() {
    const auto page = [](const HomePlanFacts& facts) {
        HomePlanTyping typing;
        return [facts, typing](Ui& ui) mutable { draw(ui, view_of(facts), typing); };
    };
    auto ends = followed(false);
    ends.asks_end = true;
    const auto arriving = [](bool opened, std::string trouble) {
        return [opened, trouble](Ui& ui) {
            ArrivingFacts facts;
            facts.file = "/home/me/plan.rolltakt";
            if (opened) facts.plan = &example::followed();
            if (opened) facts.news = wording::news(example::followed_before(), *facts.plan);
            facts.trouble = trouble;
            HomePlanTyping typing;
            draw(ui, view_of(facts), typing);
        };
    };
    return {{"your-plan",
             [](Ui& ui) {
                 HomePlanTyping typing;
                 draw(ui, view_of(followed(true)), typing);
             }},
            {"your-plan-recorded", page(recorded())},
            {"your-plan-end", page(ends)},
            {"your-plan-none", page({})},
            {"reply",
             [](Ui& ui) {
                 ReplyFacts facts;
                 facts.plan = example::followed().title.in(wording::language());
                 facts.author = example::followed().author;
                 facts.sealed = true;
                 facts.mailbox = "/home/me/Nextcloud/Praxis";
                 facts.from = example::followed_on() - std::chrono::days{14};
                 facts.until = example::followed_on();
                 facts.pain = false;
                 facts.lines = {wording::trn("{n} session", "{n} sessions", 6)};
                 ReplyTyping typing;
                 draw(ui, view_of(facts), typing);
             }},
            {"plan-passphrase", arriving(false, {})},
            {"plan-arrived", arriving(true, {})}};
}

} // namespace screen
