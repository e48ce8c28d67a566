// import: the options of its commands.
#include "terminal/commands.h"

#include "terminal/exchange_commands.h"
#include "terminal/imports.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

void add_below(CLI::App& command, Command& chosen) {
    command.add_subcommand("list", tr("what was imported"))->callback([&chosen] {
        chosen = imports::list;
    });
    const auto id = std::make_shared<std::string>();
    CLI::App* undo = command.add_subcommand("undo", tr("takes exactly one import back"));
    undo->add_option("ID", *id, tr("which one; its first letters will do, and last"))->required();
    undo->callback(
        [id, &chosen] { chosen = [id](Desk& desk) { return imports::undo(desk, *id); }; });

    const auto sources = std::make_shared<std::vector<std::string>>();
    const auto none = std::make_shared<bool>(false);
    CLI::App* rank = command.add_subcommand(
        "rank", tr("which source counts where several tell of a night; without words, what holds"));
    rank->add_option(tr("SOURCE"), *sources,
                     tr("the first one counts first: oura typed fitbit-takeout"));
    rank->add_flag("--none", *none, tr("drops the order said before"));
    rank->callback([=, &chosen] {
        chosen = [=](Desk& desk) { return imports::rank(desk, *sources, *none); };
    });
}

} // namespace

void add_import_command(CLI::App& app, Command& chosen) {
    const auto asked = std::make_shared<imports::Asked>();
    CLI::App* command = app.add_subcommand(
        "import", tr("exports of other programs, and the diary's own CSV, into the diary"));
    command->add_option(tr("KIND"), asked->kind, tr("sleep, intake, diary: what is taken of it"));
    command->add_option(tr("FILE"), asked->files, tr("as the other program wrote it; a zip, too"));
    command->add_flag("--preview", asked->preview, tr("says what would come, and keeps nothing"));
    command->add_option("--zone", asked->zone, tr("where you were, Europe/Berlin; yours otherwise"))
        ->type_name(tr("Z"));
    command
        ->add_option("--stay", asked->stays,
                     tr("another zone from a day on, 2026-04-01=America/New_York; once for each"))
        ->type_name(tr("DAY=Z"));
    command
        ->add_option("--magnesium", asked->magnesium,
                     tr("what an amount of magnesium means there: elemental, or the form of a "
                        "compound"))
        ->type_name(tr("form"));
    command->add_flag("--supplements", asked->supplements,
                      tr("magnesium that may be from food is of supplements"));
    command->require_subcommand(0, 1);
    add_below(*command, chosen);
    add_sealed_imports(*command, chosen);
    command->callback([asked, command, &chosen] {
        if (!command->get_subcommands().empty()) return;
        if (asked->kind.empty()) throw CLI::RequiredError(tr("KIND"));
        if (asked->files.empty()) throw CLI::RequiredError(tr("FILE"));
        chosen = [asked](Desk& desk) { return imports::bring(desk, *asked); };
    });
}

} // namespace terminal
