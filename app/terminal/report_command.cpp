#include "terminal/report.h"

#include "terminal/commands.h"

#include "report/print.h"
#include "terminal/document.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/printing.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::filled, wording::tr, wording::trn;

namespace {

constexpr std::chrono::days usual_weeks_before{7 * 11}; // with the present one twelve

tl::expected<report::Facts, Failure> period_of(const ReportTyped& typed, units::Day today) {
    report::Facts f;
    f.to = today;
    if (const auto wrong = read_day("--to", typed.to, f.to)) return tl::unexpected{*wrong};
    const auto since_monday = std::chrono::weekday{f.to} - std::chrono::Monday;
    f.from = f.to - since_monday - usual_weeks_before;
    if (const auto wrong = read_day("--from", typed.from, f.from)) return tl::unexpected{*wrong};
    if (f.to < f.from) return tl::unexpected{Failure{"usage", tr("--to lies before --from.")}};
    if (f.to - f.from > longest_report)
        return tl::unexpected{Failure{"usage", tr("A report is about fifteen years at most.")}};
    if (typed.name) {
        auto name = text_typed("--name", *typed.name);
        if (!name) return tl::unexpected{name.error()};
        f.name = *std::move(name);
    }
    return f;
}

} // namespace

Outcome make_report(Desk& desk, const ReportTyped& typed) {
    const auto size = paper_typed(typed.paper);
    if (!size) return tl::unexpected{size.error()};
    const auto here = terminal::here(desk);
    if (!here) return tl::unexpected{here.error()};
    auto facts = period_of(typed, units::day_at(here->now));
    if (!facts) return tl::unexpected{facts.error()};
    auto store = desk.open_to_read();
    if (!store) return tl::unexpected{store.error()};
    const auto settings = store->settings();
    if (!settings) return tl::unexpected{failure(settings.error(), desk.file())};
    auto found = report::read(*store, facts->from, facts->to);
    if (!found) return tl::unexpected{failure(found.error(), desk.file())};
    const auto library = desk.library();
    facts->practice = desk.common().person == practice;
    facts->mass = settings->mass;
    const auto plans = store->plans();
    if (!plans) return tl::unexpected{failure(plans.error(), desk.file())};
    facts->sessions = std::move(found->sessions);
    facts->adherence =
        report::adherence_of(*plans, library, facts->sessions, facts->from, facts->to);
    facts->unreadable = found->unreadable;
    facts->exercises = library.exercises();
    facts->routines = library.routines();
    const auto made = report::report_of(*facts);
    const auto printed = report::print(made, *size);
    if (!printed) return tl::unexpected{failure(printed.error())};
    if (const auto done = exports::write(typed.file, typed.replace, printed->pdf); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(trn("{n} page is written: {file}", "{n} pages are written: {file}",
                        static_cast<unsigned long>(printed->pages)),
                    {{"file", typed.file}}));
    desk.say(tr("What stands in it is private; whoever has the file can read it."));
    desk.answer({{"file", typed.file},
                 {"from", units::text(made.from)},
                 {"to", units::text(made.to)},
                 {"sessions", made.sessions()},
                 {"planned_days", made.adherence.planned()},
                 {"done_days", made.adherence.done()},
                 {"pages", printed->pages},
                 {"practice", made.practice}});
    return 0;
}

void add_report_command(CLI::App& app, Command& chosen) {
    const auto typed = std::make_shared<ReportTyped>();
    CLI::App* c = app.add_subcommand(
        "report", tr("weeks, pace, force and discomfort on paper; of the last twelve weeks "
                     "otherwise"));
    add_paper_options(*c, typed->file, typed->paper, typed->replace);
    c->add_option("--from", typed->from, tr("from this day on"))->type_name(tr("day"));
    c->add_option("--to", typed->to, tr("up to this day"))->type_name(tr("day"));
    c->add_option("--name", typed->name, tr("a name to stand on it; none otherwise"))
        ->type_name(tr("name"));
    c->callback(
        [typed, &chosen] { chosen = [typed](Desk& desk) { return make_report(desk, *typed); }; });
}

} // namespace terminal
