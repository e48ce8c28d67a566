#include "screen/example_practice.h"

#include "entering/typed.h"
#include "figure/motion.h"
#include "screen/example_values.h"
#include "screen/order_screen.h"
#include "screen/plan_editor_screen.h"
#include "screen/practice_screen.h"
#include "screen/report_screen.h"
#include "wording/wording.h"

namespace screen {
namespace {

constexpr const char* mistaken = R"(# For K-017, after the first talk.
kind = "plan"
id = "calves_k17"
title.de = "Waden und Füße"
title.en = "Calves and feet"
author = "Praxis am Markt"
made = "2026-11-05"
weeks =

# any days
[[routine]]
id = "legs"
days_a_week = 2
)";

// The catalogue; the first one has more ways than one.
const std::vector<routine::Exercise>& exercises() {
    static const std::vector<routine::Exercise> all = [] {
        auto list = example::legs().exercises;
        auto& calf = list.front();
        auto lighter = calf.variants.front(), stronger = lighter;
        lighter.id = "lighter";
        lighter.name = {"Leichter", "Lighter"};
        stronger.id = "stronger";
        stronger.name = {"Kräftiger", "Stronger"};
        calf.variants.insert(calf.variants.end(), {lighter, stronger});
        for (routine::Exercise& e : list) e.usual = {2, std::chrono::seconds{45}};
        auto foot = list[1];
        foot.id = "foot_sole";
        foot.name = {"Fußsohle", "Sole of the foot"};
        foot.tool = routine::Tool::ball;
        list.push_back(std::move(foot));
        return list;
    }();
    return all;
}

const std::vector<routine::Routine>& routines() {
    static const auto all = example::routines();
    return all;
}

// Beside the plan that is followed elsewhere: on days with names, with exercises of the catalogue.
const plan::Plan& the_plan() {
    static const plan::Plan made = [] {
        plan::Plan plan = example::followed();
        plan.client = "K-017";
        plan::Planned& first = plan.routines.front();
        first.days_a_week.reset();
        first.weekdays = {1, 4};
        first.routine.exercises.front() = exercises().front();
        plan.review.silent_days = 10;
        return plan;
    }();
    return made;
}

const plan::Templates& templates() {
    static const plan::Templates all = [] {
        plan::Templates made;
        for (const routine::Routine& one : routines()) {
            plan::Plan plan;
            plan.id = one.id;
            plan.is_template = true;
            plan.title = one.title;
            plan.weeks = 6;
            plan.said = plan::Text{"Roll so langsam, dass du ruhig weiteratmen kannst.",
                                   "Roll so slowly that you can go on breathing calmly."};
            plan::Planned planned;
            planned.id = one.id;
            planned.days_a_week = 3;
            planned.routine = one;
            plan.routines.push_back(std::move(planned));
            made.all.push_back({std::move(plan), {}});
        }
        return made;
    }();
    return all;
}

using Change = std::function<void(PlanEditorFacts&)>;

Example editor(std::string_view name, PlanPage page, const Change& change = {}) {
    return {name, [page, change](Ui& ui) {
                PlanEditorFacts facts;
                facts.plan = &the_plan();
                facts.can_undo = true;
                facts.exercises = exercises();
                facts.routines = routines();
                facts.page = page;
                facts.hand_over.seal_file = "/home/me/plans/calves_k17.rtplan";
                facts.hand_over.print_file = "/home/me/plans/calves_k17.pdf";
                facts.hand_over.sheet_file = "/home/me/plans/order-sheet.pdf";
                if (change) change(facts);
                FormTyping typing;
                draw(ui, view_of(facts), typing);
            }};
}

Example list(std::string_view name, const std::function<void(PracticeFacts&)>& change) {
    return {name, [change](Ui& ui) {
                PracticeFacts facts;
                facts.templates = &templates();
                change(facts);
                FormTyping typing;
                draw(ui, view_of(facts), typing);
            }};
}

void two_plans(PracticeFacts& facts) {
    routine::FileError error;
    error.line = 8;
    error.column = 8;
    error.code = routine::FileErrorCode::syntax;
    facts.plans = {{"calves_k17", the_plan(), std::nullopt, 0, true},
                   {"desk_k22", std::nullopt, error, 2, false}};
}

void half_told(PracticeFacts& facts) {
    facts.from = templates().all.front().plan.id;
    facts.author = "Praxis am Markt";
    facts.begins = "30.";
    facts.refused["begins"] =
        entering::unusable(wording::tr("Its first day"), facts.begins,
                           wording::tr("a day is written as 2026-11-20 or 20.11.2026"));
}

void with_figure(PlanEditorFacts& facts) {
    if (const figure::Motion* motion = example::figure_of(0))
        facts.figure = motion->at(0.5, routine::Side::left);
    facts.refused["pace"] = no_number("slow");
}

void recorded(PlanEditorFacts& facts) {
    facts.recording.lasts_s = 12.0;
    facts.recording.microphone = facts.recording.keeps = true;
}

void recording(PlanEditorFacts& facts) {
    facts.recording.microphone = true;
    facts.recording.since_s = 5.0;
}

void mailed(PlanEditorFacts& facts) {
    facts.hand_over.mailbox = true;
    facts.said = wording::filled(wording::tr("It is written: {file}"),
                                 {{"file", facts.hand_over.print_file}});
}

void with_error(PlanEditorFacts& facts) {
    facts.plan = nullptr;
    facts.text = mistaken;
    routine::FileError error;
    error.line = 8;
    error.column = 8;
    error.code = routine::FileErrorCode::syntax;
    facts.errors = {error};
}

void order_page(Ui& ui) {
    OrderFacts facts;
    facts.author = "Praxis am Markt";
    facts.client = "K-017";
    facts.begins = "2026-11-26";
    facts.weeks = "6";
    facts.days = "3";
    facts.rows.resize(6);
    facts.rows[0] = {"2 2x10 6s", "2 × 10, 6 s", ""};
    facts.rows[1] = {"99", "",
                     wording::filled(wording::tr("Row “{typed}”: no exercise has that number. "
                                                 "There are 1 to {last}; one of your own is typed "
                                                 "by its name."),
                                     {{"typed", "99"}, {"last", "29"}})};
    FormTyping typing;
    draw(ui, view_of(facts), typing);
}

// Of the person's own history; it has the looks of these pages.
void report_page(Ui& ui) {
    ReportFacts facts;
    facts.from = "2026-09-07";
    facts.until = "2026-11-26";
    facts.weeks = 12;
    facts.file = "/home/me/report-2026-11-26";
    facts.said = wording::filled(
        wording::trn("{n} page is written: {file}", "{n} pages are written: {file}", 3),
        {{"file", facts.file + ".pdf"}});
    FormTyping typing;
    draw(ui, view_of(facts), typing);
}

} // namespace

std::vector<Example> practice_examples() {
    return {list("practice-plans", two_plans),
            list("practice-new", half_told),
            editor("practice-plan", PlanPage::plan),
            editor("practice-recorded", PlanPage::plan, recorded),
            editor("practice-recording", PlanPage::plan, recording),
            editor("practice-exercises", PlanPage::exercises, with_figure),
            editor("practice-add", PlanPage::add),
            editor("practice-rules", PlanPage::rules),
            editor("practice-hand-over", PlanPage::hand_over, mailed),
            editor("practice-text", PlanPage::text, with_error),
            {"practice-order", order_page},
            {"history-report", report_page}};
}

} // namespace screen
