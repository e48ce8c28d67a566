// export plan, export reply, import plan, import reply: their options.
#include "terminal/exchange_commands.h"

#include "terminal/exchange.h"
#include "terminal/mail.h"
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

void add_keys(CLI::App& app, sealed::KeysFile& keys, const char* what) {
    app.add_option(tr("FILE"), keys.file, what)->required();
    add_passphrase(app, keys.passphrase_file);
}

} // namespace

void add_way(CLI::App& app, sealed::Way& way) {
    app.add_option(
        tr("FILE"), way.file,
        tr("to be written, only who knows the secret can open it; the mailbox otherwise"));
    add_passphrase(app, way.passphrase_file);
    app.add_flag("--replace", way.replace, tr("writes an older file anew"));
}

void add_sealed_exports(CLI::App& exporting, Command& chosen) {
    const auto plan = std::make_shared<sealed::PlanOut>();
    CLI::App* out = exporting.add_subcommand("plan", tr("a plan, sealed for one client"));
    out->add_option("PLAN", plan->plan, tr("a plan's name, or a file"))->required();
    add_way(*out, plan->way);
    out->add_option("--client", plan->client, tr("for whom: a label, or as client list names it"))
        ->type_name(tr("name"));
    out->add_option("--voice", plan->voice,
                    tr("a WAV file of at most 30 s that goes along and is played to the client"))
        ->type_name(tr("FILE"));
    out->callback([plan, &chosen] {
        chosen = [plan](Desk& desk) { return sealed::export_plan(desk, *plan); };
    });

    const auto reply = std::make_shared<sealed::ReplyOut>();
    CLI::App* back = exporting.add_subcommand(
        "reply", tr("what was done of a plan, without your name, sealed for its practice"));
    back->add_option(tr("FILE"), reply->file,
                     tr("to be written, only the practice can open it; the mailbox otherwise"));
    back->add_option("--plan", reply->plan, tr("which plan; the only one otherwise"))
        ->type_name(tr("name"));
    back->add_option("--from", reply->from, tr("from this day on; since the last reply otherwise"))
        ->type_name(tr("day"));
    back->add_option("--to", reply->to, tr("up to this day"))->type_name(tr("day"));
    back->add_option_function<std::vector<std::string>>(
            "--without",
            [reply](const std::vector<std::string>& kinds) {
                for (const std::string& kind : kinds) review::add(reply->without, kind);
            },
            tr("leaves out what was measured, its traces (force and pace over each step), "
               "discomfort before and after, or pain and why a session ended early; again for "
               "further ones"))
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"measured", "traces", "discomfort", "pain"}));
    back->add_flag("--replace", reply->replace, tr("writes an older file anew"));
    back->callback([reply, &chosen] {
        chosen = [reply](Desk& desk) { return sealed::export_reply(desk, *reply); };
    });

    const auto keys = std::make_shared<sealed::KeysFile>();
    CLI::App* further = exporting.add_subcommand(
        "practice", tr("the keys of this practice, sealed for a further desk of it"));
    add_keys(*further, *keys, tr("to be written; only who knows the secret can open it"));
    further->add_flag("--replace", keys->replace, tr("writes an older file anew"));
    further->callback([keys, &chosen] {
        chosen = [keys](Desk& desk) { return sealed::export_practice(desk, *keys); };
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

    const auto keys = std::make_shared<sealed::KeysFile>();
    CLI::App* further = importing.add_subcommand(
        "practice", tr("the keys of a practice: this computer is one of its desks then"));
    add_keys(*further, *keys, tr("as the other desk sealed it"));
    further->callback([keys, &chosen] {
        chosen = [keys](Desk& desk) { return sealed::import_practice(desk, *keys); };
    });
}

void add_mailbox_command(CLI::App& app, Command& chosen) {
    CLI::App* mailbox = app.add_subcommand(
        "mailbox",
        tr("a folder that some other program keeps in step: plans and replies lie there"));
    mailbox->require_subcommand(1);
    mailbox->add_subcommand("show", tr("which folder it is"))->callback([&chosen] {
        chosen = sealed::show_mailbox;
    });
    const auto folder = std::make_shared<std::string>();
    CLI::App* use =
        mailbox->add_subcommand("use", tr("names the folder, at a practice or at home"));
    use->add_option(tr("FOLDER"), *folder, tr("a folder that is there and can be written to"))
        ->required();
    use->callback([folder, &chosen] {
        chosen = [folder](Desk& desk) { return sealed::use_mailbox(desk, *folder); };
    });
    mailbox->add_subcommand("drop", tr("names it no longer"))->callback([&chosen] {
        chosen = sealed::drop_mailbox;
    });
}

} // namespace terminal
