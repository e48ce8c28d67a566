// log: the options of its commands.
#include "terminal/commands.h"

#include "terminal/log_day.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

// A command below log: what is typed goes into an object that lives as long as the command.
template <class What, class Does>
std::pair<CLI::App*, What*> command(CLI::App& log, Command& chosen, const char* name,
                                    const char* about, Does does) {
    const auto typed = std::make_shared<What>();
    CLI::App* made = log.add_subcommand(name, about);
    made->callback([typed, does, &chosen] {
        chosen = [typed, does](Desk& desk) { return does(desk, *typed); };
    });
    return {made, typed.get()};
}

void add_correct(CLI::App& app, log::Typed& to) {
    app.add_option("--correct", to,
                   tr("corrects this entry: what is given replaces what it held, and both are "
                      "kept"))
        ->type_name("ID");
}
void add_note(CLI::App& app, log::Typed& to) {
    app.add_option("--note", to, tr("a note of one line"))->type_name(tr("text"));
}
void add_zone(CLI::App& app, log::Typed& to) {
    app.add_option("--zone", to, tr("time zone, Europe/Berlin; yours otherwise"))
        ->type_name(tr("Z"));
}
void add_at(CLI::App& app, log::Typed& to) {
    app.add_option("--at", to,
                   tr("when it was taken, 2026-11-20T21:30; a time alone is the last one there "
                      "was; now otherwise. Where clocks were put back, with its offset: "
                      "02:30+01:00"))
        ->type_name(tr("time"));
}
void add_day(CLI::App& app, log::Typed& to, const char* about) {
    app.add_option("--day", to, about)->type_name(tr("day"));
}

void add_dose(CLI::App& app, Command& chosen) {
    const auto [c, t] =
        command<log::DoseTyped>(app, chosen, "dose", tr("magnesium taken"), log::dose);
    c->add_option("--form", t->form,
                  tr("bisglycinate, bisglycinate-dihydrate, citrate-trimagnesium, "
                     "citrate-nonahydrate, hydrogen-citrate, malate, malate-trihydrate, "
                     "dimagnesium-malate, threonate, threonate-monohydrate, oxide, "
                     "chloride-hexahydrate, chloride, taurate, sulfate-heptahydrate, carbonate, "
                     "hydroxide; on the skin: oil, bath"))
        ->type_name(tr("form"));
    c->add_option("--compound-mg", t->compound_mg, tr("mg of the whole compound, in one piece"))
        ->type_name("MG");
    c->add_option("--elemental-mg", t->elemental_mg,
                  tr("mg of magnesium itself (elemental), in one piece"))
        ->type_name("MG");
    c->add_option("--component", t->components,
                  tr("of a product with several: FORM:compound|elemental:MG, once for each"))
        ->type_name("FORM:..:MG");
    c->add_option("--label-mg", t->label_mg,
                  tr("mg of magnesium as the label prints it; holds against what is computed"))
        ->type_name("MG");
    c->add_option("--product", t->product,
                  tr("its name; alone, it is the product as it was noted last"))
        ->type_name("NAME");
    c->add_option("--pieces", t->pieces, tr("how many of it, 0.5 to 100; 1 otherwise"))
        ->type_name("N");
    add_at(*c, t->at);
    add_zone(*c, t->zone);
    add_note(*c, t->note);
    c->add_flag("--same-as-yesterday", t->same_as_yesterday,
                tr("what was taken yesterday, at the same times"));
    add_correct(*c, t->correct);
}

void add_night(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::NightTyped>(
        app, chosen, "night", tr("a night; - leaves one open again"), log::night);
    const auto clock = [&, c = c](const char* name, log::Typed& to, const char* about) {
        c->add_option(name, to, about)->type_name("HH:MM");
    };
    const auto count = [&, c = c](const char* name, log::Typed& to, const char* about) {
        c->add_option(name, to, about)->type_name("N");
    };
    c->add_option("--wake-date", t->wake_date, tr("day of waking; today otherwise"))
        ->type_name(tr("day"));
    clock("--into-bed", t->into_bed,
          tr("got into bed; where clocks were put back, with its offset: 02:30+01:00"));
    clock("--tried-to-sleep", t->tried_to_sleep, tr("began trying to sleep"));
    count("--latency-min", t->latency_min, tr("minutes until asleep"));
    count("--awakenings", t->awakenings, tr("how often awake, without the last time"));
    count("--awake-min", t->awake_min, tr("minutes awake in all of those"));
    clock("--final-wake", t->final_wake, tr("woke for good"));
    clock("--out-of-bed", t->out_of_bed, tr("got up"));
    count("--measured-asleep-min", t->measured_asleep_min,
          tr("minutes asleep as a device measured them, instead of the minutes awake"));
    count("--quality", t->quality, tr("how was your sleep, 0 to 10"));
    add_zone(*c, t->zone);
    c->add_option("--waking-zone", t->waking_zone, tr("time zone of waking, where it is another"))
        ->type_name(tr("Z"));
    add_note(*c, t->note);
    add_correct(*c, t->correct);
}

void add_nap(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::NapTyped>(app, chosen, "nap", tr("sleep by day"), log::nap);
    add_day(*c, t->day, tr("which day; today otherwise"));
    c->add_option("--begin", t->begin, tr("when it began"))->type_name("HH:MM");
    c->add_option("--asleep-min", t->asleep_min, tr("minutes asleep, 1 to 360"))->type_name("N");
    add_zone(*c, t->zone);
    add_correct(*c, t->correct);
}

void add_intake(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::IntakeTyped>(
        app, chosen, "intake", tr("what else is taken: iron, zinc, coffee, a medicine"),
        log::intake);
    c->add_option(tr("KIND"), t->kind,
                  tr("iron, zinc, calcium, vitamin_d, vitamin_c, coffee_or_tea, milk, a class of "
                     "medicines, or medicine with its --name"));
    c->add_option("--name", t->name, tr("of the product or medicine"))->type_name("NAME");
    c->add_option("--amount", t->amount,
                  tr("how much; of minerals as the label prints it, "
                     "elemental"))
        ->type_name("N");
    c->add_option("--unit", t->unit, tr("mg (otherwise), µg, IU"))->type_name(tr("unit"));
    add_at(*c, t->at);
    add_zone(*c, t->zone);
    add_note(*c, t->note);
    add_correct(*c, t->correct);
}

void add_observation(CLI::App& app, Command& chosen, bool factor) {
    const auto [c, t] = command<log::ObservationTyped>(
        app, chosen, factor ? "factor" : "symptom",
        factor ? tr("what else matters: caffeine, travel, a warm bath")
               : tr("how it is: cramps, tension, stress, headache; how magnesium is borne"),
        log::observation);
    t->factor = factor;
    c->add_option(tr("ITEM"), t->item, tr("its word; a wrong one lists them all"));
    c->add_option(std::string{tr("VALUE")} + ",--value", t->value,
                  tr("0 to 10, a count, minutes or a word, as the item has it"));
    add_day(*c, t->day, tr("which day; today otherwise, and of cramps the night to it"));
    c->add_option("--time", t->time, tr("of its start, or of the last one"))->type_name("HH:MM");
    add_zone(*c, t->zone);
    c->add_option("--region", t->region, tr("where; a wrong one lists them all"));
    c->add_option("--side", t->side, "left, right, both");
    c->add_option("--muscle", t->muscle, tr("which; a wrong one lists them all"));
    c->add_option("--occasion", t->occasion, "night, sport, rest, other");
    c->add_option("--worst", t->worst, tr("the strongest within 24 hours, 0 to 10"));
    c->add_option("--minutes", t->minutes, tr("how long"));
    c->add_option("--relieved", t->relieved, tr("better by moving: yes, no"));
    c->add_flag("--sudden", t->sudden, tr("new or sudden"));
    c->add_option("--name", t->name, tr("of a medicine"))->type_name("NAME");
    add_note(*c, t->note);
    add_correct(*c, t->correct);
}

void add_laboratory(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::LaboratoryTyped>(
        app, chosen, "laboratory", tr("a value of a laboratory, without a target"),
        log::laboratory);
    c->add_option(tr("WHAT"), t->what, tr("ferritin, or whatever was measured"));
    c->add_option("--value", t->value, tr("as it was printed"))->type_name("N");
    c->add_option("--unit", t->unit, tr("as it was printed"))->type_name(tr("unit"));
    add_day(*c, t->day, tr("which day; today otherwise"));
    add_note(*c, t->note);
    add_correct(*c, t->correct);
}

void add_global(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::GlobalTyped>(
        app, chosen, "global", tr("compared with the beginning, every four weeks"), log::global);
    c->add_option(tr("STEP"), t->step,
                  tr("much-worse, worse, little-worse, same, little-better, better, much-better"))
        ->required();
    add_day(*c, t->day, tr("which day; today otherwise"));
    add_correct(*c, t->correct);
}

void add_plan(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::PlanTyped>(
        app, chosen, "plan", tr("your own plan for magnesium; without options, what is planned"),
        log::plan);
    c->add_option("--phase", t->phase, "ramp-up, maintenance, pause");
    c->add_option("--from", t->from, tr("adds a step from this day on"))->type_name(tr("day"));
    c->add_option("--until", t->until, tr("its last day; open otherwise"))->type_name(tr("day"));
    c->add_option("--dose", t->doses,
                  tr("of a day of it: before-bed:FORM:compound|elemental:MG or morning:PRODUCT"))
        ->type_name(tr("dose"));
    c->add_flag("--clear", t->clear, tr("drops what was planned before"));
}

void add_reminders(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::RemindersTyped>(
        app, chosen, "reminders",
        tr("when you are reminded, in a calendar and on the screen; without options, as it is"),
        log::reminders);
    add_options(*c, t->times);
    c->add_option("--quiet", t->quiet,
                  tr("held back on the screen from one time to another, 22:00-07:00; - for never"))
        ->type_name("HH:MM-HH:MM");
    c->add_option("--on-screen", t->on_screen,
                  tr("on the screen while the window is open: yes, no"));
}

void add_show(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::ShowTyped>(
        app, chosen, "show", tr("what is noted; of the last fortnight otherwise"), log::show);
    add_day(*c, t->day, tr("of this day alone"));
    c->add_option("--from", t->from, tr("from this day on"))->type_name(tr("day"));
    c->add_option("--to", t->to, tr("up to this day"))->type_name(tr("day"));
    c->add_flag("--all", t->all, tr("every revision, what was taken back too"));
}

void add_sheet(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::SheetTyped>(
        app, chosen, "sheet", tr("two weeks of the diary on paper, to be filled in with a pen"),
        log::sheet);
    c->add_option("--out", t->out, tr("to be written; for you alone to read"))
        ->type_name("FILE.pdf")
        ->required();
    c->add_option("--paper", t->paper, tr("a4 or letter; a4 otherwise"))->type_name(tr("paper"));
    c->add_option("--from", t->from, tr("its first day; today otherwise"))->type_name(tr("day"));
    c->add_flag("--replace", t->replace, tr("writes an older file anew"));
}

void add_one_day(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::DayTyped>(
        app, chosen, "day",
        tr("a day as it went, and what of it to ask a doctor or pharmacist about"), log::day);
    c->add_option("--day,--date", t->day, tr("which day; today otherwise"))->type_name(tr("day"));
}

void add_asked(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::AskedTyped>(
        app, chosen, "asked", tr("which few the morning page asks beside the night"), log::asked);
    c->add_option(tr("ITEM"), t->items,
                  tr("these, instead of those before; a wrong one lists "
                     "them all"));
    c->add_flag("--none", t->none, tr("none of them"));
}

void add_from_sheet(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::FromSheetTyped>(
        app, chosen, "from-sheet",
        tr("asks row by row what stands on the paper sheet, and notes it"), log::from_sheet);
    c->add_option("--from", t->from, tr("the sheet's first day; a fortnight ago otherwise"))
        ->type_name(tr("day"));
    c->add_option("--row", t->rows,
                  tr("a row instead of being asked, once for each: into-bed='2245 - 2310'"))
        ->type_name(tr("ROW=TEXT"));
}

void add_person(CLI::App& app, Command& chosen) {
    const auto [c, t] = command<log::PersonTyped>(
        app, chosen, "person", tr("what is heeded beside magnesium, and your time zone"),
        log::person);
    c->add_option("--has", t->has,
                  tr("kidney_disease, bowel_disease, pregnancy, child, heart_block, myasthenia, "
                     "infection_stones, dehydration"));
    c->add_option("--has-not", t->has_not, tr("takes one of them back"));
    c->add_option("--zone", t->zone, tr("Europe/Berlin; - for the one of this computer"))
        ->type_name(tr("Z"));
}

struct Id {
    std::string id;
};

void add_take_back(CLI::App& app, Command& chosen) {
    const auto [c, t] =
        command<Id>(app, chosen, "take-back", tr("takes an entry back; that it was there is kept"),
                    [](Desk& desk, const Id& of) { return log::take_back(desk, of.id); });
    c->add_option("ID", t->id, tr("which one; its first letters will do"))->required();
}

} // namespace

void add_log_command(CLI::App& app, Command& chosen) {
    CLI::App* log = app.add_subcommand(
        "log", tr("the diary: magnesium, nights, symptoms and what else matters"));
    log->require_subcommand(1);
    add_dose(*log, chosen);
    add_night(*log, chosen);
    add_nap(*log, chosen);
    add_intake(*log, chosen);
    add_observation(*log, chosen, false);
    add_observation(*log, chosen, true);
    add_laboratory(*log, chosen);
    add_global(*log, chosen);
    add_plan(*log, chosen);
    add_reminders(*log, chosen);
    add_take_back(*log, chosen);
    add_show(*log, chosen);
    add_sheet(*log, chosen);
    add_from_sheet(*log, chosen);
    add_one_day(*log, chosen);
    add_asked(*log, chosen);
    add_person(*log, chosen);
}

} // namespace terminal
