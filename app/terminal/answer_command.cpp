// client answer: from the review to the next version of the plan, on its way to the client.
#include "terminal/exchange_commands.h"

#include "plan/edits.h"
#include "review/answer.h"
#include "routine/disk.h"
#include "routine/words.h"
#include "terminal/here.h"
#include "terminal/plans.h"
#include "terminal/sending.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace terminal {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace sealed {
namespace {

struct Answering {
    std::string client;
    std::optional<std::string> plan, said, until, voice;  // plan: a file that was changed
    std::vector<std::string> sets, pace, effort, variant; // "calf=2"
    Way way;
    bool changes() const {
        return plan || until || !sets.empty() || !pace.empty() || !effort.empty() ||
               !variant.empty();
    }
};

struct Pair {
    std::string exercise, value;
};

Result<Pair> pair_typed(const char* option, const std::string& typed, std::string_view allowed) {
    const auto at = typed.find('=');
    if (at == std::string::npos || at == 0 || at + 1 == typed.size())
        return tl::unexpected{unusable(option, typed, allowed)};
    return Pair{typed.substr(0, at), typed.substr(at + 1)};
}

Failure no_exercise(const plan::Plan& plan, const std::string& typed) {
    std::vector<std::string> ids;
    for (const plan::Planned& planned : plan.routines)
        for (const routine::Exercise& one : planned.routine.exercises)
            if (std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
    std::string names;
    for (const std::string& id : ids) names.append(names.empty() ? "" : ", ").append(id);
    return {"not_found", filled(tr("{exercise} is in no routine of this plan; there are: {names}."),
                                {{"exercise", typed}, {"names", names}})};
}

// In every routine of the plan that has the exercise.
template <class Set>
Result<void> set_each(plan::Plan& plan, const std::string& exercise, const Set& set) {
    bool found = false;
    for (plan::Planned& planned : plan.routines) {
        if (!review::has(planned, exercise)) continue;
        set(plan::setting_of(planned, exercise));
        found = true;
    }
    if (!found) return tl::unexpected{no_exercise(plan, exercise)};
    return {};
}

Result<void> set_variant(plan::Plan& plan, const Pair& wanted) {
    bool found = false;
    for (plan::Planned& planned : plan.routines) {
        if (!planned.own) continue;
        for (plan::Part& part : planned.own->parts)
            if (part.exercise == wanted.exercise) {
                part.variant = wanted.value;
                found = true;
            }
    }
    if (found) return {};
    const bool there =
        std::any_of(plan.routines.begin(), plan.routines.end(),
                    [&](const auto& one) { return review::has(one, wanted.exercise); });
    if (!there) return tl::unexpected{no_exercise(plan, wanted.exercise)};
    return tl::unexpected{Failure{
        "not_own", filled(tr("{exercise} is in a routine of the catalogue, and its variant stands "
                             "there. Write a routine of its own into the plan, then give it with "
                             "--plan."),
                          {{"exercise", wanted.exercise}})}};
}

Result<void> apply_sets(plan::Plan& plan, const std::string& typed) {
    const auto allowed = filled(tr("an exercise and 1 to {most}, such as calf=2"),
                                {{"most", std::to_string(review::most_sets)}});
    const auto pair = pair_typed("--sets", typed, allowed);
    if (!pair) return tl::unexpected{pair.error()};
    const auto sets = whole_typed(pair->value);
    if (!sets || *sets < 1 || *sets > review::most_sets)
        return tl::unexpected{unusable("--sets", typed, allowed)};
    return set_each(plan, pair->exercise, [&](plan::Setting& one) { one.sets = *sets; });
}

Result<void> apply_pace(plan::Plan& plan, const std::string& typed) {
    const auto allowed =
        filled(tr("an exercise and {fastest} to {slowest} seconds per stroke, such as calf=7"),
               {{"fastest", wording::number(review::fastest_pace, 1)},
                {"slowest", wording::number(review::slowest_pace, 0)}});
    const auto pair = pair_typed("--pace", typed, allowed);
    if (!pair) return tl::unexpected{pair.error()};
    const auto pace = number_typed(pair->value);
    if (!pace || !(*pace >= review::fastest_pace && *pace <= review::slowest_pace))
        return tl::unexpected{unusable("--pace", typed, allowed)};
    return set_each(plan, pair->exercise,
                    [&](plan::Setting& one) { one.seconds_per_stroke = *pace; });
}

Result<void> apply_effort(plan::Plan& plan, const std::string& typed) {
    const auto allowed = tr("an exercise and light, medium or strong, such as calf=light");
    const auto pair = pair_typed("--effort", typed, allowed);
    if (!pair) return tl::unexpected{pair.error()};
    for (const auto& [word, number] : routine::effort_words()) {
        if (word != pair->value) continue;
        const auto effort = static_cast<routine::Effort>(number);
        return set_each(plan, pair->exercise, [&](plan::Setting& one) { one.effort = effort; });
    }
    return tl::unexpected{unusable("--effort", typed, allowed)};
}

Result<void> apply_variant(plan::Plan& plan, const std::string& typed) {
    const auto pair = pair_typed("--variant", typed,
                                 tr("an exercise and one of its variants, such as calf=crossed"));
    if (!pair) return tl::unexpected{pair.error()};
    return set_variant(plan, *pair);
}

template <class Apply>
Result<void> each(plan::Plan& plan, const std::vector<std::string>& typed, Apply apply) {
    for (const std::string& one : typed)
        if (auto done = apply(plan, one); !done) return done;
    return {};
}

Result<void> apply(plan::Plan& plan, const Answering& asked) {
    if (auto done = each(plan, asked.sets, apply_sets); !done) return done;
    if (auto done = each(plan, asked.pace, apply_pace); !done) return done;
    if (auto done = each(plan, asked.effort, apply_effort); !done) return done;
    if (auto done = each(plan, asked.variant, apply_variant); !done) return done;
    plan::Day until = plan::days_of(plan).last;
    if (const auto wrong = read_day("--until", asked.until, until)) return tl::unexpected{*wrong};
    if (asked.until) {
        plan.until = until;
        plan.weeks.reset();
    }
    return {};
}

struct Written {
    plan::Plan plan;
    std::string text;
};

Result<Written> read(Desk& desk, const std::string& text, const std::string& name) {
    auto plan = plan::read(text, name, desk.library());
    if (!plan) return tl::unexpected{plans::failure_of(desk, plan.error())};
    return Written{*std::move(plan), text};
}

// What the next version is made from: the plan as it holds, or a file of the same plan.
Result<Written> begun_with(Desk& desk, const Answering& asked, const Written& holds) {
    if (!asked.plan) return holds;
    const auto text = routine::text_of(*asked.plan);
    if (!text) return tl::unexpected{no_file(*asked.plan)};
    auto given = read(desk, *text, *asked.plan);
    if (!given) return given;
    if (given->plan.is_template)
        return tl::unexpected{plans::is_template(*asked.plan, given->plan.id)};
    if (given->plan.id == holds.plan.id) return given;
    return tl::unexpected{
        Failure{"other_plan",
                filled(tr("{file} is the plan {other}, and the client has {plan}. rolltakt export "
                          "plan sends another plan."),
                       {{"file", *asked.plan}, {"other", given->plan.id}, {"plan", holds.plan.id}}),
                *asked.plan}};
}

Result<Written> answered(Desk& desk, const Answering& asked, const Written& holds) {
    const auto begin = begun_with(desk, asked, holds);
    if (!begin) return begin;
    const auto said = asked.said ? text_typed("--said", *asked.said) : std::string{};
    if (!said) return tl::unexpected{said.error()};
    const units::Day today = here(desk.around(), {}).today();
    const auto sentence = asked.said ? std::optional{*said} : std::nullopt;
    plan::Plan next = plans::next_version(begin->plan, today, sentence);
    next.version = std::max(holds.plan.version + 1, begin->plan.version);
    // A file says it itself, when nothing else is said.
    if (asked.plan && !asked.said) next.said = begin->plan.said, next.changed = begin->plan.changed;
    if (const auto done = apply(next, asked); !done) return tl::unexpected{done.error()};
    const std::string text = plan::rewritten(begin->text, next, desk.library());
    return read(desk, text, asked.plan.value_or(holds.plan.id));
}

// The author's own thresholds are nobody's news; here the author reads.
Json tell_changes(Desk& desk, const plan::Plan& before, const plan::Plan& after) {
    const auto changes = plan::changes(before, after);
    for (const plan::Change& change : changes) desk.say("  " + wording::sentence(change));
    if (after.said) desk.say("  " + wording::said(after));
    return plans::document(changes);
}

Outcome answer_client(Desk& desk, const Answering& asked) {
    if (!asked.changes() && !asked.said && !asked.voice)
        return tl::unexpected{Failure{
            "usage", tr("Say what is different (--sets, --pace, --effort, --variant, --until, "
                        "--plan), or a sentence with --said or --voice.")}};
    const auto recording =
        asked.voice ? recording_from(*asked.voice) : OrFailure<Recording>{Recording{}};
    if (!recording) return tl::unexpected{recording.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto client = client_named(desk_of->clients.all(), asked.client);
    if (!client) return tl::unexpected{client.error()};
    if (!desk_of->keys) return tl::unexpected{no_keys()};
    const auto courses = review::by_client(desk_of->mail.desk.events);
    const review::SentPlan sent = review::current(desk_of->keys->open(), *client, courses);
    const auto holds = read(desk, sent.text, sent.name);
    if (!holds) return tl::unexpected{holds.error()};
    const auto next = answered(desk, asked, *holds);
    if (!next) return tl::unexpected{next.error()};
    auto done =
        send_plan(desk, *desk_of, {*client, false}, next->plan, next->text, *recording, asked.way);
    if (!done) return tl::unexpected{done.error()};
    if (done->trouble) desk.warn(done->trouble->message);
    done->answer["changes"] = tell_changes(desk, holds->plan, next->plan);
    desk.answer(done->answer);
    return 0;
}

} // namespace
} // namespace sealed

void add_answer(CLI::App& client, Command& chosen) {
    const auto asked = std::make_shared<sealed::Answering>();
    CLI::App* answer = client.add_subcommand(
        "answer", tr("changes the plan of one of them and sends the next version"));
    answer->add_option("ID", asked->client, tr("as client list names it"))->required();
    add_way(*answer, asked->way);
    answer->add_option("--said", asked->said, tr("one sentence that goes with it"))
        ->type_name(tr("words"));
    answer
        ->add_option("--voice", asked->voice,
                     tr("a WAV file of at most 30 s that goes along and is played to the client"))
        ->type_name(tr("FILE"));
    const auto each = [&](const char* name, std::vector<std::string>& list, const char* what) {
        answer->add_option(name, list, what)
            ->type_name(tr("EXERCISE=VALUE"))
            ->allow_extra_args(false);
    };
    each("--sets", asked->sets, tr("other sets, such as calf=2; again for further exercises"));
    each("--pace", asked->pace, tr("other seconds per stroke, such as calf=7"));
    each("--effort", asked->effort, tr("another effort, such as calf=light"));
    each("--variant", asked->variant, tr("another variant, in a routine of the plan's own"));
    answer->add_option("--until", asked->until, tr("its last day"))->type_name(tr("day"));
    answer->add_option("--plan", asked->plan, tr("a changed plan file instead"))
        ->type_name(tr("FILE"));
    answer->callback([asked, &chosen] {
        chosen = [asked](Desk& desk) { return sealed::answer_client(desk, *asked); };
    });
}

} // namespace terminal
