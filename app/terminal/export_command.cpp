// export: the options of its commands.
#include "terminal/commands.h"

#include "terminal/exchange_commands.h"
#include "terminal/exports.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

template <class Asked, class Does>
std::pair<CLI::App*, Asked*> command(CLI::App& exporting, Command& chosen, const char* name,
                                     const char* about, Does does) {
    const auto asked = std::make_shared<Asked>();
    CLI::App* made = exporting.add_subcommand(name, about);
    made->add_option(tr("FILE"), asked->file, tr("to be written; for you alone to read"))
        ->required();
    made->add_flag("--replace", asked->replace, tr("writes an older file anew"));
    made->callback([asked, does, &chosen] {
        chosen = [asked, does](Desk& desk) { return does(desk, *asked); };
    });
    return {made, asked.get()};
}

void add_span(CLI::App& app, exports::Span& span) {
    app.add_option("--from", span.from, tr("from this day on"))->type_name(tr("day"));
    app.add_option("--to", span.to, tr("up to this day"))->type_name(tr("day"));
}

void add_csv(CLI::App& app, Command& chosen) {
    const auto [c, asked] = command<exports::Csv>(
        app, chosen, "csv", tr("the diary as one table; rolltakt import diary reads it again"),
        exports::csv);
    add_span(*c, asked->span);
    c->add_flag("--semicolons", asked->semicolons,
                tr("semicolons and decimal commas, as German spreadsheets want them"));
}

void add_sessions(CLI::App& app, Command& chosen) {
    const auto [c, asked] = command<exports::Sessions>(
        app, chosen, "sessions", tr("what was rolled as a table, a row for each step"),
        exports::sessions);
    add_span(*c, asked->span);
    c->add_flag("--semicolons", asked->semicolons,
                tr("semicolons and decimal commas, as German spreadsheets want them"));
}

void add_planned(CLI::App& app, Command& chosen) {
    const auto [c, asked] = command<exports::Sessions>(
        app, chosen, "planned", tr("planned days and days done as a table, by plan"),
        exports::planned);
    add_span(*c, asked->span);
    c->add_flag("--semicolons", asked->semicolons,
                tr("semicolons and decimal commas, as German spreadsheets want them"));
}

void add_json(CLI::App& app, Command& chosen) {
    const auto [c, asked] = command<exports::JsonFile>(
        app, chosen, "json", tr("diary and sessions for programs"), exports::json);
    add_span(*c, asked->span);
    c->add_flag("--all", asked->all, tr("every revision, what was taken back too"));
}

void add_calendar(CLI::App& app, Command& chosen) {
    const auto [c, asked] = command<exports::Calendar>(
        app, chosen, "ics",
        tr("reminders with alarms for a calendar: the morning entry, rolling, your planned doses"),
        exports::calendar);
    add_options(*c, asked->times);
}

} // namespace

void add_export_command(CLI::App& app, Command& chosen) {
    CLI::App* exporting = app.add_subcommand(
        "export", tr("diary and sessions as files, and reminders for a calendar"));
    exporting->require_subcommand(1);
    add_csv(*exporting, chosen);
    add_sessions(*exporting, chosen);
    add_planned(*exporting, chosen);
    add_json(*exporting, chosen);
    add_calendar(*exporting, chosen);
    add_sealed_exports(*exporting, chosen);
}

} // namespace terminal
