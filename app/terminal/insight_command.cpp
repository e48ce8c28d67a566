// insight: the options of its commands.
#include "terminal/commands.h"

#include "terminal/insights.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

template <class What, class Does>
std::pair<CLI::App*, What*> command(CLI::App& above, Command& chosen, const char* name,
                                    const char* about, Does does) {
    const auto typed = std::make_shared<What>();
    CLI::App* made = above.add_subcommand(name, about);
    made->callback([typed, does, &chosen] {
        chosen = [typed, does](Desk& desk) { return does(desk, *typed); };
    });
    return {made, typed.get()};
}

void add_pairs(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<insights::PairsTyped>(
        app, chosen, "pairs",
        tr("each session with the magnesium before it, the nights round it and the next day"),
        insights::pairs);
    c->add_option("--from", t->from, tr("from this day on"))->type_name(tr("day"));
    c->add_option("--to", t->to, tr("up to this day"))->type_name(tr("day"));
}

void add_weeks(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<insights::WeeksTyped>(
        app, chosen, "weeks", tr("week by week: rolled, slept, taken, and how steady that was"),
        insights::weeks);
    c->add_option("--weeks", t->weeks, tr("how many, up to this one, 1 to 52; 8 otherwise"))
        ->type_name("N");
}

void add_nights(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<insights::NightsTyped>(
        app, chosen, "nights", tr("nights beside the days after them: a value of each"),
        insights::nights);
    c->add_option("--night", t->night,
                  tr("of the night: quality, total_sleep_min ..; quality otherwise"));
    c->add_option("--day", t->day, tr("of the day: a symptom; tension otherwise"));
    c->add_option("--weeks", t->weeks, tr("how many, up to this one, 1 to 52; 8 otherwise"))
        ->type_name("N");
}

void add_ask(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<insights::AskTyped>(
        app, chosen, "ask",
        tr("a question of your own: first what it is about, then two weeks as usual, then a "
           "comparison of fixed length"),
        insights::ask);
    c->add_option(tr("OUTCOME"), t->outcome,
                  tr("the one main outcome: quality, total_sleep_min, a symptom; a wrong one lists "
                     "them all"))
        ->required();
    c->add_option("--also", t->also, tr("looked at as well, exploratory; once for each"))
        ->type_name(tr("outcome"));
    c->add_option("--about", t->about,
                  tr("rolling (otherwise): on days that are drawn; magnesium: over the phases of "
                     "your own plan, rolltakt log plan"))
        ->check(CLI::IsMember({"rolling", "magnesium"}));
    c->add_option("--baseline-from", t->baseline_from,
                  tr("begin of the two weeks without a change; today otherwise"))
        ->type_name(tr("day"));
    c->add_option("--weeks", t->weeks, tr("of drawn days, 4 to 52; 8 otherwise"))->type_name("N");
    c->add_flag("--hidden", t->hidden, tr("the result stays hidden until the end"));
}

void add_others(CLI::App& app, Command& chosen) {
    using insights::Nothing;
    command<Nothing>(app, chosen, "begin",
                     tr("begins the comparison once the baseline is filled: draws rolling days"),
                     insights::begin);
    command<Nothing>(app, chosen, "days", tr("the drawn rolling days ahead"), insights::days);
    const auto [c, t] = command<insights::ExtendTyped>(
        app, chosen, "extend", tr("more weeks, as long as no result was shown"), insights::extend);
    c->add_option(tr("WEEKS"), t->weeks, tr("how many more"))->required();
    command<Nothing>(app, chosen, "drop", tr("takes the question back"), insights::drop);
    command<Nothing>(app, chosen, "show",
                     tr("the question, what is missing, and what the log shows of it"),
                     [](Desk& desk, const Nothing&) { return insights::show(desk); });
}

} // namespace

void add_insight_command(CLI::App& app, Command& chosen) {
    CLI::App* insight = app.add_subcommand(
        "insight", tr("differences in your log: a question of your own, and what the days show"));
    insight->require_subcommand(0, 1);
    add_ask(*insight, chosen);
    add_others(*insight, chosen);
    add_pairs(*insight, chosen);
    add_weeks(*insight, chosen);
    add_nights(*insight, chosen);
    insight->callback([insight, &chosen] {
        if (insight->get_subcommands().empty()) chosen = insights::show;
    });
}

} // namespace terminal
