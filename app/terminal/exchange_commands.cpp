// export plan, export reply, import plan, import reply: their options.
#include "terminal/exchange_commands.h"

#include "terminal/exchange.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

void add_passphrase(CLI::App& app, std::optional<std::string>& file) {
    app.add_option("--passphrase-file", file, tr("a file whose first line is the passphrase"))
        ->type_name(tr("FILE"));
}

} // namespace

void add_sealed_exports(CLI::App& exporting, Command& chosen) {
    const auto plan = std::make_shared<sealed::PlanOut>();
    CLI::App* out = exporting.add_subcommand("plan", tr("a plan, sealed for one client"));
    out->add_option("PLAN", plan->plan, tr("a plan's name, or a file"))->required();
    out->add_option(tr("FILE"), plan->file,
                    tr("to be written; only who knows the secret can open it"))
        ->required();
    add_passphrase(*out, plan->passphrase_file);
    out->add_option("--client", plan->client, tr("for whom: a label, or as client list names it"))
        ->type_name(tr("name"));
    out->add_flag("--replace", plan->replace, tr("writes an older file anew"));
    out->callback([plan, &chosen] {
        chosen = [plan](Desk& desk) { return sealed::export_plan(desk, *plan); };
    });

    const auto reply = std::make_shared<sealed::ReplyOut>();
    CLI::App* back = exporting.add_subcommand(
        "reply", tr("what was done of a plan, without your name, sealed for its practice"));
    back->add_option(tr("FILE"), reply->file, tr("to be written; only the practice can open it"))
        ->required();
    back->add_option("--plan", reply->plan, tr("which plan; the only one otherwise"))
        ->type_name(tr("name"));
    back->add_option("--from", reply->from, tr("from this day on; since the last reply otherwise"))
        ->type_name(tr("day"));
    back->add_option("--to", reply->to, tr("up to this day"))->type_name(tr("day"));
    back->add_flag("--replace", reply->replace, tr("writes an older file anew"));
    back->callback([reply, &chosen] {
        chosen = [reply](Desk& desk) { return sealed::export_reply(desk, *reply); };
    });
}

void add_sealed_imports(CLI::App& importing, Command& chosen) {
    const auto plan = std::make_shared<sealed::PlanIn>();
    CLI::App* in = importing.add_subcommand("plan", tr("a plan from a practice, for this person"));
    in->add_option(tr("FILE"), plan->file, tr("as the practice sent it"))->required();
    add_passphrase(*in, plan->passphrase_file);
    in->callback([plan, &chosen] {
        chosen = [plan](Desk& desk) { return sealed::import_plan(desk, *plan); };
    });

    const auto file = std::make_shared<std::string>();
    CLI::App* reply = importing.add_subcommand("reply", tr("a client's reply, at the practice"));
    reply->add_option(tr("FILE"), *file, tr("as the client sent it"))->required();
    reply->callback([file, &chosen] {
        chosen = [file](Desk& desk) { return sealed::import_reply(desk, *file); };
    });
}

} // namespace terminal
