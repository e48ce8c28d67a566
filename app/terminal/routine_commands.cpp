// routine list, check, show.
#include "terminal/commands.h"

#include "terminal/document.h"
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
        desk.say(routine.id + "  " + routine.title.in(wording::language()) + "  " +
                 wording::clock(routine::duration(routine)));
    }
    for (const routine::FileError& error : library.errors()) desk.warn(wording::sentence(error));
    desk.answer({{"routines", std::move(all)}});
    return 0;
}

Outcome show(Desk& desk, const std::string& id) {
    const auto routine = desk.library().routine(id);
    if (!routine) return tl::unexpected{failure(routine.error().front())};
    Json whole = summary(*routine);
    whole["about"] = routine->about.in(wording::language());
    Json steps = Json::array();
    desk.say(routine->title.in(wording::language()));
    desk.say(routine->about.in(wording::language()));
    for (std::size_t i = 0; i < routine->steps.size(); ++i) {
        const routine::Step& step = routine->steps[i];
        steps.push_back(step_of(*routine, step));
        desk.say("  " + wording::step_title(*routine, i) + "  " + wording::clock(step.work));
    }
    whole["steps"] = std::move(steps);
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

void add_routine_commands(CLI::App& app, Command& chosen) {
    CLI::App* routine = app.add_subcommand("routine", tr("routines: list, check, show"));
    routine->require_subcommand(1);
    routine->add_subcommand("list", tr("all there are"))->callback([&chosen] { chosen = list; });

    const auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* checking = routine->add_subcommand("check", tr("whether files are right"));
    checking->add_option("FILE", *files, tr("routine or exercise files"))->required();
    checking->callback(
        [files, &chosen] { chosen = [files](Desk& desk) { return check(desk, *files); }; });

    const auto id = std::make_shared<std::string>();
    CLI::App* showing = routine->add_subcommand("show", tr("its steps"));
    showing->add_option("ROUTINE", *id, tr("a routine's name, or a file"))->required();
    showing->callback([id, &chosen] { chosen = [id](Desk& desk) { return show(desk, *id); }; });
}

} // namespace terminal
