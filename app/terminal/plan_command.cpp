// plan: list, templates, check, show, new, raise, print, order-sheet, from-sheet, use, drop, now.
#include "terminal/commands.h"

#include "terminal/plans.h"
#include "terminal/printing.h"
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

void add_paper(CLI::App& plan, Command& chosen) {
    const auto printed = std::make_shared<plans::Print>();
    CLI::App* printing = plan.add_subcommand("print", tr("a hand-out with figures, to be printed"));
    printing->add_option("PLAN", printed->name, tr("a plan's name, a template's, or a file"))
        ->required();
    add_paper_options(*printing, printed->file, printed->paper, printed->replace);
    printing->add_option("--from", printed->from, tr("boxes from the week of this day on"))
        ->type_name(tr("day"));
    printing->callback([printed, &chosen] {
        chosen = [printed](Desk& desk) { return plans::print(desk, *printed); };
    });

    const auto sheet = std::make_shared<plans::OrderSheet>();
    CLI::App* ordering = plan.add_subcommand(
        "order-sheet", tr("all exercises on a page, to be ticked by hand beside the client"));
    add_paper_options(*ordering, sheet->file, sheet->paper, sheet->replace);
    ordering->callback([sheet, &chosen] {
        chosen = [sheet](Desk& desk) { return plans::order_sheet(desk, *sheet); };
    });

    const auto typed = std::make_shared<plans::FromSheet>();
    CLI::App* typing = plan.add_subcommand(
        "from-sheet", tr("a new plan file from what was ticked; asks row by row"));
    typing->add_option(tr("FILE"), typed->file, tr("the file to be written"))->required();
    typing
        ->add_option("--row", typed->rows,
                     tr("instead of asking: \"2 2x10 6s B mo we\" is exercise 2, 2 sets of 10 "
                        "strokes, 6 s per stroke, variant B, Monday and Wednesday"))
        ->type_name(tr("row"));
    typing->add_option("--author", typed->author, tr("who makes the plan"));
    typing->add_option("--for", typed->client, tr("for whom, a free label"));
    typing->add_option("--id", typed->id, tr("its name; that of the file otherwise"));
    typing->add_option("--begins", typed->begins, tr("its first day; today otherwise"));
    typing->add_option("--weeks", typed->weeks, tr("how many weeks it holds"));
    typing->add_option("--days", typed->days, tr("of rows without days: 3 a week, or mo,we,fr"));
    typing->add_flag("--replace", typed->replace, tr("writes an older file anew"));
    typing->callback([typed, &chosen] {
        chosen = [typed](Desk& desk) { return plans::from_sheet(desk, *typed); };
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
    add_paper(*plan, chosen);
}

} // namespace terminal
