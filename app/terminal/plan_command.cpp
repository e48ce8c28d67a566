// plan: list, templates, check, show, new, raise, use, drop, now.
#include "terminal/commands.h"

#include "terminal/plans.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

void add_files(CLI::App& plan, Command& chosen) {
    plan.add_subcommand("templates", tr("what a new one can be made from"))->callback([&chosen] {
        chosen = plans::templates;
    });
    const auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* checking = plan.add_subcommand("check", tr("whether files are right"));
    checking->add_option(tr("FILE"), *files, tr("plan files"))->required();
    checking->callback(
        [files, &chosen] { chosen = [files](Desk& desk) { return plans::check(desk, *files); }; });

    const auto name = std::make_shared<std::string>();
    CLI::App* showing = plan.add_subcommand("show", tr("what is in it"));
    showing->add_option("PLAN", *name, tr("a plan's name, a template's, or a file"))->required();
    showing->callback(
        [name, &chosen] { chosen = [name](Desk& desk) { return plans::show(desk, *name); }; });
}

void add_writing(CLI::App& plan, Command& chosen) {
    const auto made = std::make_shared<plans::New>();
    CLI::App* making = plan.add_subcommand("new", tr("a new plan file from a template"));
    making->add_option("TEMPLATE", made->from, tr("as plan templates names it"))->required();
    making->add_option(tr("FILE"), made->file, tr("the file to be written"))->required();
    making->add_option("--author", made->author, tr("who makes the plan"))->required();
    making->add_option("--for", made->client, tr("for whom, a free label"));
    making->add_option("--id", made->id, tr("its name; that of the template otherwise"));
    making->add_option("--begins", made->begins, tr("its first day; today otherwise"));
    making->callback(
        [made, &chosen] { chosen = [made](Desk& desk) { return plans::make(desk, *made); }; });

    const auto raised = std::make_shared<plans::Raise>();
    CLI::App* raising = plan.add_subcommand("raise", tr("makes a file the next version"));
    raising->add_option(tr("FILE"), raised->file, tr("the plan file"))->required();
    raising->add_option("--said", raised->said, tr("a sentence that goes with it"));
    raising->add_option("--until", raised->until, tr("its last day"));
    raising->callback([raised, &chosen] {
        chosen = [raised](Desk& desk) { return plans::raise(desk, *raised); };
    });
}

void add_taken(CLI::App& plan, Command& chosen) {
    plan.add_subcommand("list", tr("the plans in use"))->callback([&chosen] {
        chosen = plans::list;
    });
    const auto file = std::make_shared<std::string>();
    CLI::App* using_it = plan.add_subcommand("use", tr("takes a plan for this person"));
    using_it->add_option(tr("FILE"), *file, tr("the plan file"))->required();
    using_it->callback(
        [file, &chosen] { chosen = [file](Desk& desk) { return plans::use(desk, *file); }; });

    const auto id = std::make_shared<std::string>();
    CLI::App* dropping = plan.add_subcommand("drop", tr("uses a plan no longer"));
    dropping->add_option("PLAN", *id, tr("as plan list names it"))->required();
    dropping->callback(
        [id, &chosen] { chosen = [id](Desk& desk) { return plans::drop(desk, *id); }; });

    const auto day = std::make_shared<std::optional<std::string>>();
    CLI::App* due = plan.add_subcommand("now", tr("what is due today"));
    due->add_option("--on", *day, tr("on another day"));
    due->callback(
        [day, &chosen] { chosen = [day](Desk& desk) { return plans::now(desk, *day); }; });
}

} // namespace

void add_plan_command(CLI::App& app, Command& chosen) {
    CLI::App* plan = app.add_subcommand("plan", tr("plans: files, templates, what is due"));
    plan->require_subcommand(1);
    add_taken(*plan, chosen);
    add_files(*plan, chosen);
    add_writing(*plan, chosen);
}

} // namespace terminal
