// routine list, check, show, print, compose.
#include "terminal/commands.h"

#include "terminal/composing.h"
#include "terminal/document.h"
#include "terminal/plans.h"
#include "terminal/printing.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace terminal {

using wording::filled, wording::tr;

namespace {

Json step_of(const routine::Routine& routine, const routine::Step& step) {
    const routine::Exercise& exercise = routine.exercises.at(step.exercise);
    return {{"exercise", exercise.id},
            {"side", word(step.side)},
            {"variant", exercise.variants.at(step.variant).id},
            {"set", step.set},
            {"get_ready_s", units::seconds(step.get_ready)},
            {"work_s", units::seconds(step.work)},
            {"rest_s", units::seconds(step.rest)},
            {"seconds_per_stroke", or_null(step.seconds_per_stroke)}};
}

std::vector<std::string> exercises_of(const routine::Routine& routine) {
    std::vector<std::string> ids;
    for (const routine::Step& step : routine.steps) {
        const std::string& id = routine.exercises.at(step.exercise).id;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

Json summary(const routine::Routine& routine) {
    return {{"id", routine.id},
            {"title", routine.title.in(wording::language())},
            {"duration_s", units::seconds(routine::duration(routine))},
            {"exercises", exercises_of(routine)}};
}

Outcome list(Desk& desk) {
    const auto library = desk.library();
    Json all = Json::array();
    for (const routine::Routine& routine : library.routines()) {
        all.push_back(summary(routine));
        desk.say(routine_line(routine));
    }
    for (const routine::FileError& error : library.errors()) desk.warn(wording::sentence(error));
    desk.answer({{"routines", std::move(all)}});
    return 0;
}

// Statements about effects, each with what it rests on.
Json claims_of(const routine::Routine& routine) {
    Json claims = Json::array();
    for (const routine::Claim& claim : routine.claims)
        claims.push_back({{"text", claim.text.in(wording::language())},
                          {"evidence", word(claim.evidence)},
                          {"source", claim.source.empty() ? Json(nullptr) : Json(claim.source)}});
    return claims;
}

// Says it to people; the same as a document.
Json told(Desk& desk, const routine::Routine& routine) {
    Json whole = summary(routine);
    whole["about"] = routine.about.in(wording::language());
    whole["claims"] = claims_of(routine);
    whole["position_changes"] = routine::position_changes(routine);
    desk.say(routine.title.in(wording::language()));
    desk.say(routine.about.in(wording::language()));
    for (const routine::Claim& claim : routine.claims) {
        desk.say(wording::line(claim));
        if (!claim.source.empty()) desk.say("    " + claim.source);
    }
    Json steps = Json::array();
    for (std::size_t i = 0; i < routine.steps.size(); ++i) {
        const routine::Step& step = routine.steps[i];
        steps.push_back(step_of(routine, step));
        desk.say("  " + wording::step_title(routine, i) + "  " + wording::clock(step.work));
    }
    whole["steps"] = std::move(steps);
    return whole;
}

Outcome show(Desk& desk, const std::string& id) {
    const auto routine = desk.library().routine(id);
    if (!routine) return tl::unexpected{failure(routine.error().front())};
    desk.answer(told(desk, *routine));
    return 0;
}

Json words_of(const std::vector<routine::Region>& regions) {
    Json words = Json::array();
    for (const routine::Region region : regions) words.push_back(word(region));
    return words;
}

Outcome show_composed(Desk& desk, const ComposeOptions& options) {
    const auto composed = compose(desk, options);
    if (!composed) return tl::unexpected{composed.error()};
    Json whole = told(desk, composed->routine);
    whole["left_out"] = words_of(composed->left_out);
    whole["gone_round"] = words_of(composed->gone_round);
    if (const std::string missing = wording::not_in_it(*composed); !missing.empty())
        desk.say(missing + ' ' + composed->why_not);
    desk.answer(whole);
    return 0;
}

// Every file is looked at; any error makes the exit code 1, with the whole report all the same.
Outcome check(Desk& desk, const std::vector<std::string>& files) {
    const auto library = desk.library();
    Json reports = Json::array();
    bool good = true;
    for (const std::string& file : files) {
        const routine::FileResult result = library.check(file);
        good = good && result.errors.empty();
        reports.push_back(document(result));
        if (result.errors.empty()) desk.say(filled(tr("{file}: good."), {{"file", file}}));
        for (const routine::FileError& error : result.errors) desk.warn(wording::sentence(error));
    }
    desk.answer({{"files", std::move(reports)}});
    return good ? 0 : 1;
}

} // namespace

std::string routine_line(const routine::Routine& routine) {
    return routine.id + "  " + routine.title.in(wording::language()) + "  " +
           wording::clock(routine::duration(routine));
}

void add_routine_commands(CLI::App& app, Command& chosen) {
    CLI::App* routine =
        app.add_subcommand("routine", tr("routines: list, check, show, print, compose"));
    routine->require_subcommand(1);
    routine->add_subcommand("list", tr("all there are"))->callback([&chosen] { chosen = list; });

    const auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* checking = routine->add_subcommand("check", tr("whether files are right"));
    checking->add_option(tr("FILE"), *files, tr("routine or exercise files"))->required();
    checking->callback(
        [files, &chosen] { chosen = [files](Desk& desk) { return check(desk, *files); }; });

    const auto id = std::make_shared<std::string>();
    CLI::App* showing = routine->add_subcommand("show", tr("its steps"));
    showing->add_option("ROUTINE", *id, tr("a routine's name, or a file"))->required();
    showing->callback([id, &chosen] { chosen = [id](Desk& desk) { return show(desk, *id); }; });

    const auto printed = std::make_shared<plans::Print>();
    CLI::App* printing =
        routine->add_subcommand("print", tr("a hand-out with figures, to be printed"));
    printing->add_option("ROUTINE", printed->name, tr("a routine's name, or a file"))->required();
    add_paper_options(*printing, printed->file, printed->paper, printed->replace);
    printing->callback([printed, &chosen] {
        chosen = [printed](Desk& desk) { return plans::print_routine(desk, *printed); };
    });

    const auto options = std::make_shared<ComposeOptions>();
    CLI::App* composing = routine->add_subcommand(
        "compose", tr("one for what feels tight today; play takes the same"));
    add_composing_options(*composing, *options, true);
    composing->callback([options, &chosen] {
        chosen = [options](Desk& desk) { return show_composed(desk, *options); };
    });
}

} // namespace terminal
