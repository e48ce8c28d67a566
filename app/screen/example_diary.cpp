#include "screen/example_diary.h"

#include "screen/asking_screen.h"
#include "screen/claims_screen.h"
#include "screen/day_screen.h"
#include "screen/example_history.h"
#include "screen/example_insight.h"
#include "screen/example_intakes.h"
#include "screen/example_noted.h"
#include "screen/example_values.h"
#include "screen/example_weeks.h"
#include "screen/import_screen.h"
#include "screen/morning_screen.h"
#include "screen/sheet_print_screen.h"
#include "screen/sheet_screen.h"
#include "wording/diary.h"
#include "wording/imports.h"

namespace screen {
namespace {

std::vector<Example> claims_examples() {
    const auto claims = [](const std::string& open) {
        return [open](Ui& ui) {
            draw(ui, view_of(example::articles(), {claims::Topic::legs, open}));
        };
    };
    return {{"claims", claims({})}, {"claims-open", claims("cramps")}};
}

units::Day of_november(int day) { return units::Day{std::chrono::year{2026} / 11 / day}; }

std::vector<Example> morning_examples() {
    const auto morning = [](std::string_view name, const store::Diary& diary, int day,
                            const MorningTyping& typed, bool said = false) {
        return Example{
            name, [=](Ui& ui) {
                MorningTyping typing = typed;
                diary::Choice choice;
                if (!diary.nights.empty())
                    choice = {diary::Item::cramps, diary::Item::tension, diary::Item::stress};
                const auto now = units::wall_time("2026-11-26T07:10:00+01:00").value();
                diary::Person person;
                person.country = "DE";
                const MorningFacts facts{
                    of_november(day),
                    "Europe/Berlin",
                    now,
                    &diary,
                    choice,
                    person,
                    said ? std::vector{wording::sentence(diary::RedFlag::low_mood, "DE")}
                         : std::vector<std::string>{}};
                draw(ui, view_of(facts, typing), typing);
            }};
    };
    const MorningTyping cramps{{{"ask-cramps", "2"}, {"ask-stress", "4"}}, {}, false};
    const MorningTyping tense{
        {{"ask-tension", "6"}, {"ask-tension-region", "15"}, {"ask-tension-side", "1"}}, {}, false};
    const MorningTyping refused{
        {{"out-of-bed", "0640"}, {"final-wake", "0650"}, {"ask-cramps", "1"}, {"dose-mg", "100"}},
        {},
        true};
    const store::Diary week = example::diary();
    return {
        morning("morning", week, 26, {}),           morning("morning-first", {}, 26, {}),
        morning("morning-asked", week, 26, cramps), morning("morning-refused", week, 26, refused),
        morning("morning-tense", week, 26, tense),  morning("morning-late", week, 23, {}),
        morning("morning-noted", week, 24, {}),     morning("morning-kept", week, 26, {}, true)};
}

std::vector<Example> planned_examples() {
    return {{"morning-planned", [](Ui& ui) {
                 const store::Diary week = example::diary();
                 MorningFacts facts{of_november(26),
                                    "Europe/Berlin",
                                    units::wall_time("2026-11-26T07:10:00+01:00").value(),
                                    &week,
                                    {},
                                    {"DE", {}}};
                 facts.plan = example::plan();
                 MorningTyping typing;
                 draw(ui, view_of(facts, typing), typing);
             }}};
}

// Flown from Berlin to New York; told by the zones' names; four weeks after the first entry.
std::vector<Example> travel_examples() {
    const auto morning = [](std::string_view name, const std::string& zone, const char* now,
                            const MorningTyping& typed, std::optional<units::Day> first = {}) {
        return Example{name, [=](Ui& ui) {
                           const store::Diary week = example::diary();
                           MorningFacts facts{of_november(26), zone, units::wall_time(now).value(),
                                              &week,           {},   {"DE", {}}};
                           facts.course.first = first;
                           MorningTyping typing = typed;
                           draw(ui, view_of(facts, typing), typing);
                       }};
    };
    const auto *in_berlin = "2026-11-26T07:10:00+01:00", *flown = "2026-11-26T07:10:00-05:00";
    const MorningTyping places{
        {{"slept-elsewhere", "1"}, {"waking-zone", "Europe/London"}}, {}, false};
    const units::Day four_weeks_before = of_november(26) - std::chrono::days{28};
    return {morning("morning-flown", "America/New_York", flown, {}),
            morning("morning-elsewhere", "Europe/Berlin", in_berlin, places),
            morning("morning-four-weeks", "Europe/Berlin", in_berlin, {}, four_weeks_before)};
}

std::vector<Example> asking_examples() {
    const auto asking = [](const diary::Choice& choice) {
        return [choice](Ui& ui) { draw(ui, view_of(choice, of_november(26))); };
    };
    return {{"asking", asking({diary::Item::cramps, diary::Item::caffeine})}};
}

std::vector<Example> sheet_examples() {
    const auto sheet = [](std::string_view name, SheetTyping typed) {
        return Example{name, [typed](Ui& ui) {
                           SheetTyping typing = typed;
                           const auto day = of_november(12), today = of_november(26);
                           store::Diary diary = example::diary();
                           const diary::Choice choice{diary::Item::cramps, diary::Item::stress};
                           const auto facts = entering::sheet_facts(diary, choice, day, today);
                           const auto sitting = entering::sitting(facts, std::move(diary));
                           const auto now = units::wall_time("2026-11-26T07:10:00+01:00").value();
                           draw(ui, view_of({&sitting, now, "Europe/Berlin"}, typing), typing);
                       }};
    };
    const std::vector<std::string> quality{"7", "6", "8", "5", "7", "7", "4"};
    const SheetTyping coming{{{"quality", quality}, {"into-bed", {"2245", "2250", "2245", "2310"}}},
                             "into-bed",
                             4,
                             "22"};
    const SheetTyping refused{{{"quality", quality},
                               {"into-bed", {"2245", "2975"}},
                               {"out-of-bed", {"0650", "0650"}},
                               {"cramps", {"2", "0", "1"}},
                               {"stress", {"3", "17"}}},
                              "cramps-side",
                              0,
                              {}};
    SheetPrintFacts print;
    print.today = of_november(26);
    print.monday = of_november(30);
    print.from = "2026-11-30";
    print.file = "/home/me/.local/share/rolltakt/sheet-2026-11-30";
    return {sheet("sheet", coming),
            sheet("sheet-refused", refused),
            {"sheet-print", [print](Ui& ui) {
                 FormTyping typing;
                 draw(ui, view_of(print), typing);
             }}};
}

// A file of two nights, one of them told before, and a row that cannot be.
std::vector<Example> import_examples() {
    exchange::Read read;
    read.format = "oura";
    read.formats = {"oura"};
    read.mapped = {"bedtime_start", "bedtime_end", "total_sleep_duration"};
    read.left_out = {"average_hrv", "readiness"};
    exchange::Record record;
    record.value = example::diary().nights.front().value.value();
    record.source = {"oura", ""};
    record.known = exchange::Known::offset_in_file;
    read.records = {record, record};
    read.rejected = {{17, 0, exchange::Reason::bad_time, "bedtime_end", {}}};
    read.rejected_rows = 1;
    importing::Plan plan;
    plan.fates = {importing::Fate::fresh, importing::Fate::known};
    plan.entries.resize(1);
    ImportFacts shown;
    shown.files = {"/home/me/oura_sleep.json"};
    ImportFacts before;
    const auto made = units::wall_time("2026-11-25T21:10:00+01:00").value();
    before.earlier = {{"a", made, "diary", "fitbit", "sleep-2026-10.json", 31, false},
                      {"b", made, "diary", "apple-health", "export.zip", 812, true}};
    ImportFacts ranked = before;
    ranked.sources = {{"typed", 24}, {"oura", 31}, {"apple-health: Watch", 812}};
    ImportFacts refused = before;
    refused.trouble =
        wording::sentence(exchange::Error{exchange::ErrorCode::unknown_format, 0, {}}, "notes.txt");
    const auto import = [](const ImportFacts& facts) {
        return [facts](Ui& ui) {
            ImportTyping typing;
            draw(ui, view_of(facts), typing);
        };
    };
    const auto preview = [=](Ui& ui) {
        ImportFacts facts = shown;
        facts.read = &read;
        facts.plan = &plan;
        const auto summary = importing::summary_of(read, plan);
        facts.summary = &summary;
        ImportTyping typing;
        draw(ui, view_of(facts), typing);
    };
    return {{"import", import(before)},
            {"import-ranked", import(ranked)},
            {"import-refused", import(refused)},
            {"import-shown", preview}};
}

std::vector<Example> day_examples() {
    const DayFacts facts{example::day(), units::wall_time("2026-11-25T21:10:00+01:00").value()};
    DayFacts empty = facts;
    empty.told = {};
    empty.told.day = of_november(24);
    empty.told.zone = facts.told.zone;
    return {{"day", [facts](Ui& ui) { draw(ui, view_of(facts)); }},
            {"day-empty", [empty](Ui& ui) { draw(ui, view_of(empty)); }}};
}

std::vector<Example> insight_examples() {
    std::vector<Example> list;
    for (const auto& one : example::insights())
        list.push_back({one.name, [facts = one.facts](Ui& ui) { draw(ui, view_of(facts)); }});
    return list;
}

std::vector<Example> history_examples() {
    std::vector<Example> list;
    for (const auto& one : example::histories())
        list.push_back({one.name, [view = one.view](Ui& ui) { draw(ui, view()); }});
    return list;
}

std::vector<Example> weeks_examples() {
    static const insight::Log nothing;
    const auto weeks = [](const insight::Log& log) {
        return [facts = example::weeks(log)](Ui& ui) { draw(ui, view_of(facts)); };
    };
    return {{"weeks", weeks(example::weeks_log())}, {"weeks-empty", weeks(nothing)}};
}

} // namespace

std::vector<Example> diary_examples() {
    std::vector<Example> list = claims_examples();
    for (auto&& part : {morning_examples(), planned_examples(), travel_examples(), asking_examples(),
                        sheet_examples(), import_examples(), day_examples(), intakes_examples(),
                        noted_examples(), insight_examples(), weeks_examples(), history_examples()})
        list.insert(list.end(), part.begin(), part.end());
    return list;
}

} // namespace screen
