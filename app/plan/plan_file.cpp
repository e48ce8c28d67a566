#include "plan/plan_file.h"

#include "routine/disk.h"
#include "routine/files.h"
#include "routine/utf8.h"
#include "routine/words.h"

#include <algorithm>

namespace plan {
namespace {

using routine::Errors, routine::Fields, routine::FileErrorCode, routine::List, routine::Value;

constexpr std::size_t most_rows = 24; // settings, rules of progress
constexpr std::size_t most_title = 60;
constexpr std::size_t most_steps = 200;

// A text in both languages, or one that is the same in both: who writes for one person need not
// write everything twice.
Text text_in(Fields& fields, const char* key, std::size_t most = 400) {
    const Value* value = fields.need(key);
    if (value == nullptr) return {};
    if (!std::holds_alternative<std::string>(value->is)) return fields.text(key);
    const std::string line = fields.id(key);
    if (routine::characters(line).value_or(0) > most)
        fields.wrong(key, FileErrorCode::too_large, std::to_string(most));
    return {line, line};
}

std::string line_in(Fields& fields, const char* key) {
    const std::string line = fields.id(key);
    if (routine::characters(line).value_or(0) > longest_line)
        fields.wrong(key, FileErrorCode::too_large, std::to_string(longest_line));
    return line;
}

std::string name_in(Fields& fields, const char* key) {
    const std::string name = line_in(fields, key);
    if (!name.empty() && !routine::plain(name))
        fields.wrong(key, FileErrorCode::out_of_range, "a .. z, 0 .. 9, _, -");
    return name;
}

std::optional<Day> day_in(Fields& fields, const char* key) {
    const Value* value = fields.find(key);
    if (value == nullptr) return std::nullopt;
    const auto* text = std::get_if<std::string>(&value->is);
    const auto day = text != nullptr ? units::day(*text) : std::nullopt;
    if (!day) fields.wrong(key, FileErrorCode::wrong_type, "day");
    return day;
}

std::optional<int> count_in(Fields& fields, const char* key, int low, int high) {
    if (fields.find(key) == nullptr) return std::nullopt;
    return fields.whole_number(key, low, high, low);
}

// A list of tables; none when it is not there.
const List& rows_in(Fields& fields, const char* key, std::size_t most) {
    static const List none;
    if (fields.find(key) == nullptr) return none;
    const List* rows = fields.tables(key);
    if (rows == nullptr) return none;
    if (rows->size() <= most) return *rows;
    fields.wrong(key, FileErrorCode::out_of_range, "0 .. " + std::to_string(most));
    return none;
}

// --- an own routine

const Value* with_key(const Value& table, std::string_view key) {
    const auto* entries = std::get_if<routine::Table>(&table.is);
    if (entries == nullptr) return nullptr;
    const auto found = std::find_if(entries->begin(), entries->end(),
                                    [&](const routine::Entry& e) { return e.key == key; });
    return found == entries->end() ? nullptr : &found->value;
}

// Of a table that was found to be right; what it does not say stays nothing.
Part part_of(const Value& table) {
    Errors none{""};
    Fields fields{table, none};
    const auto seconds = [&](const char* key) { return fields.number(key, 0, 900); };
    Part part;
    part.exercise = fields.id("exercise");
    if (with_key(table, "variant") != nullptr) part.variant = fields.id("variant");
    for (const int side :
         fields.words("sides", {{"none", 0}, {"left", 1}, {"right", 2}, {"both", 3}}))
        part.sides.push_back(static_cast<routine::Side>(side));
    part.sets = count_in(fields, "sets", 1, 4);
    if (const auto effort = fields.word("effort", routine::effort_words()))
        part.effort = static_cast<routine::Effort>(*effort);
    part.work_s = seconds("work_s").value_or(0.0);
    part.seconds_per_stroke = seconds("seconds_per_stroke");
    part.pace_band = fields.band("pace_band", 0, 900);
    part.get_ready_s = seconds("get_ready_s");
    part.rest_s = seconds("rest_s");
    part.change_sides_s = seconds("change_sides_s");
    part.rest_after_s = seconds("rest_after_s");
    return part;
}

// Read by the same rules as a file of its own; a plan says nothing about effects, so neither does
// its routine.
void read_own(Planned& planned, const Value& table, const std::string& plan_id,
              const routine::FindExercise& find, Errors& errors) {
    Errors wrong{""};
    Fields fields{table, wrong, "own"};
    for (const char* not_here : {"kind", "claim"})
        if (with_key(table, not_here) != nullptr)
            fields.wrong(not_here, FileErrorCode::unknown_key, "title, about, part");
    const bool is_table = std::holds_alternative<routine::Table>(table.is);
    if (is_table && !wrong.any())
        planned.routine = routine::routine_of(table, plan_id + "." + planned.id, find, wrong);
    Own own;
    if (!wrong.any()) {
        own.title = planned.routine.title;
        own.about = planned.routine.about;
        for (const Value& part : std::get<List>(with_key(table, "part")->is))
            own.parts.push_back(part_of(part));
    }
    for (const routine::FileError& e : wrong.sorted())
        errors.add({e.line, e.column}, e.code, e.key, e.allowed);
    planned.own = std::move(own);
}

// --- what a routine is to be like

std::string ids_of(const routine::Routine& routine) {
    std::string list;
    for (const routine::Exercise& e : routine.exercises) list += (list.empty() ? "" : ", ") + e.id;
    return list;
}

// Of the routine; without one nothing can be said of its exercises.
const routine::Exercise* exercise_in(Fields& fields, const char* key, const Planned& planned,
                                     std::string& id) {
    id = fields.id(key);
    const auto& all = planned.routine.exercises;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const routine::Exercise& e) { return e.id == id; });
    if (found != all.end()) return &*found;
    if (!id.empty() && !all.empty())
        fields.wrong(key, FileErrorCode::out_of_range, ids_of(planned.routine));
    return nullptr;
}

std::string efforts_up_to(routine::Effort most) {
    std::string list;
    for (const routine::Word& word : routine::effort_words())
        if (word.value <= static_cast<int>(most))
            list += (list.empty() ? "" : ", ") + std::string{word.text};
    return list;
}

void read_settings(Planned& planned, Fields& fields, Errors& errors) {
    for (const Value& table : rows_in(fields, "exercise", most_rows)) {
        Fields row{table, errors, "exercise"};
        Setting setting;
        const auto* exercise = exercise_in(row, "id", planned, setting.exercise);
        for (const Setting& other : planned.settings)
            if (other.exercise == setting.exercise && !setting.exercise.empty())
                row.wrong("id", FileErrorCode::duplicate_key);
        setting.sets = count_in(row, "sets", 1, 4);
        setting.seconds_per_stroke = row.number("seconds_per_stroke", 1.5, 20.0);
        if (setting.seconds_per_stroke && exercise != nullptr &&
            exercise->activity != routine::Activity::roll)
            row.wrong("seconds_per_stroke", FileErrorCode::unknown_key, "id, sets, effort");
        if (const auto effort = row.word("effort", routine::effort_words()))
            setting.effort = static_cast<routine::Effort>(*effort);
        if (setting.effort && exercise != nullptr &&
            *setting.effort > exercise->against.effort_up_to)
            row.wrong("effort", FileErrorCode::out_of_range,
                      efforts_up_to(exercise->against.effort_up_to));
        row.refuse_unknown();
        planned.settings.push_back(std::move(setting));
    }
}

// Either further sets or a slower pace.
void read_growth(Progress& rule, Fields& row) {
    rule.sets_up_to = count_in(row, "sets_up_to", 2, 4);
    rule.slower_by_s = row.number("slower_by_s", 0.1, 5.0);
    rule.slower_up_to_s = row.number("slower_up_to_s", 1.5, 20.0);
    if (rule.sets_up_to && rule.slower_by_s)
        row.wrong("slower_by_s", FileErrorCode::unknown_key, "sets_up_to");
    else if (!rule.sets_up_to && !rule.slower_by_s)
        row.need("sets_up_to");
    if (rule.slower_by_s && !rule.slower_up_to_s) row.need("slower_up_to_s");
    if (rule.slower_up_to_s && !rule.slower_by_s && !rule.sets_up_to) row.need("slower_by_s");
    if (rule.slower_up_to_s && rule.sets_up_to && !rule.slower_by_s)
        row.wrong("slower_up_to_s", FileErrorCode::unknown_key, "sets_up_to");
}

void read_progress(Planned& planned, Fields& fields, Errors& errors) {
    for (const Value& table : rows_in(fields, "progress", most_rows)) {
        Fields row{table, errors, "progress"};
        Progress rule;
        if (row.find("exercise") != nullptr) exercise_in(row, "exercise", planned, rule.exercise);
        row.need("after_comfortable_weeks");
        rule.after_comfortable_weeks = row.whole_number("after_comfortable_weeks", 1, 26, 1);
        row.need("discomfort_up_to");
        rule.discomfort_up_to = row.whole_number("discomfort_up_to", 0, 6, 0);
        read_growth(rule, row);
        row.refuse_unknown();
        planned.progress.push_back(std::move(rule));
    }
}

// --- when

const routine::Words weekday_words{{"mon", 1}, {"tue", 2}, {"wed", 3}, {"thu", 4},
                                   {"fri", 5}, {"sat", 6}, {"sun", 7}};

void read_days(Planned& planned, Fields& fields) {
    planned.weekdays = fields.words("weekdays", weekday_words);
    std::sort(planned.weekdays.begin(), planned.weekdays.end());
    planned.days_a_week = count_in(fields, "days_a_week", 1, 7);
    const int named = static_cast<int>(planned.weekdays.size());
    if (named == 0) fields.need("days_a_week");
    if (named > 0 && planned.days_a_week && *planned.days_a_week != named)
        fields.wrong("days_a_week", FileErrorCode::out_of_range, std::to_string(named));
}

std::string from_to(Day first, Day last) { return units::text(first) + " .. " + units::text(last); }

// Within the plan and forwards; a week and a day for the same end would be two answers.
void read_dates(const Plan& plan, Planned& planned, Fields& fields) {
    const Days all = days_of(plan);
    planned.from_week = count_in(fields, "from_week", 1, most_weeks);
    planned.until_week = count_in(fields, "until_week", planned.from_week.value_or(1), most_weeks);
    if (!plan.is_template) planned.from = day_in(fields, "from");
    if (!plan.is_template) planned.until = day_in(fields, "until");
    if (planned.from && planned.from_week)
        fields.wrong("from_week", FileErrorCode::unknown_key, "from");
    if (planned.until && planned.until_week)
        fields.wrong("until_week", FileErrorCode::unknown_key, "until");
    if (all.last < all.first) return; // told already
    if (planned.from && !all.contains(*planned.from))
        fields.wrong("from", FileErrorCode::out_of_range, from_to(all.first, all.last));
    const Days own = days_of(plan, planned);
    if (planned.until && (!all.contains(*planned.until) || own.last < own.first))
        fields.wrong("until", FileErrorCode::out_of_range,
                     from_to(std::min(own.first, all.last), all.last));
    if (planned.from && planned.until_week && own.last < own.first)
        fields.wrong("until_week", FileErrorCode::out_of_range,
                     std::to_string(week_of(plan, own.first) + 1) + " .. " +
                         std::to_string(most_weeks));
    if (planned.from_week && own.last < own.first && !planned.until)
        fields.wrong("from_week", FileErrorCode::out_of_range,
                     "1 .. " + std::to_string(week_of(plan, own.last) + 1));
}

void read_plan_dates(Plan& plan, Fields& fields) {
    if (!plan.is_template) {
        if (fields.need("made") != nullptr) plan.made = day_in(fields, "made").value_or(Day{});
        plan.from = day_in(fields, "from");
        plan.until = day_in(fields, "until");
    }
    plan.weeks = count_in(fields, "weeks", 1, most_weeks);
    if (plan.until && plan.weeks) fields.wrong("weeks", FileErrorCode::unknown_key, "until");
    if (!plan.until && !plan.weeks) fields.need(plan.is_template ? "weeks" : "until");
    const Day first = days_of(plan).first;
    const Day last = first + std::chrono::days{7 * most_weeks - 1};
    if (plan.until && (*plan.until < first || *plan.until > last))
        fields.wrong("until", FileErrorCode::out_of_range, from_to(first, last));
}

// --- a routine of the plan

std::string ids_of(const routine::Library& catalogue) {
    std::string list;
    for (const routine::Routine& r : catalogue.routines())
        list += (list.empty() ? "" : ", ") + r.id;
    return list;
}

void find_routine(Planned& planned, Fields& fields, const routine::Library& catalogue) {
    const auto& all = catalogue.routines();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const routine::Routine& r) { return r.id == planned.id; });
    if (found != all.end())
        planned.routine = *found;
    else if (!planned.id.empty())
        fields.wrong("id", FileErrorCode::out_of_range, ids_of(catalogue));
}

// The same routine may come twice, one after the other, not at the same time.
bool meets(const Plan& plan, const Planned& one, const Planned& other) {
    const Days a = days_of(plan, one), b = days_of(plan, other);
    return one.id == other.id && a.first <= b.last && b.first <= a.last;
}

Planned planned_of(const Plan& plan, const Value& table, const routine::Library& catalogue,
                   Errors& errors) {
    Fields fields{table, errors, "routine"};
    Planned planned;
    planned.id = name_in(fields, "id");
    const auto find = [&](const std::string& id) -> const routine::Exercise* {
        for (const routine::Exercise& e : catalogue.exercises())
            if (e.id == id) return &e;
        return nullptr;
    };
    if (const Value* own = fields.find("own"))
        read_own(planned, *own, plan.id, find, errors);
    else
        find_routine(planned, fields, catalogue);
    read_dates(plan, planned, fields);
    read_days(planned, fields);
    read_settings(planned, fields, errors);
    read_progress(planned, fields, errors);
    fields.refuse_unknown();
    return planned;
}

// As long as it can become.
std::size_t most_steps_of(const Planned& planned) {
    std::size_t steps = 0;
    for (const routine::Step& step : planned.routine.steps) {
        if (step.set != 1) continue;
        const std::string& id = planned.routine.exercises[step.exercise].id;
        int sets = step.sets;
        for (const Setting& s : planned.settings)
            if (s.exercise == id) sets = s.sets.value_or(sets);
        for (const Progress& rule : planned.progress)
            if (rule.exercise.empty() || rule.exercise == id)
                sets = std::max(sets, rule.sets_up_to.value_or(sets));
        steps += static_cast<std::size_t>(sets);
    }
    return steps;
}

void read_routines(Plan& plan, Fields& fields, const routine::Library& catalogue, Errors& errors) {
    const List* tables = fields.tables("routine");
    if (tables == nullptr) return;
    if (tables->size() > most_routines)
        return fields.wrong("routine", FileErrorCode::out_of_range,
                            "1 .. " + std::to_string(most_routines));
    for (const Value& table : *tables) {
        Planned planned = planned_of(plan, table, catalogue, errors);
        const bool taken =
            std::any_of(plan.routines.begin(), plan.routines.end(),
                        [&](const Planned& other) { return meets(plan, planned, other); });
        if (taken && !planned.id.empty())
            errors.add(table.at, FileErrorCode::duplicate_key, planned.id);
        if (most_steps_of(planned) > most_steps)
            errors.add(table.at, FileErrorCode::too_many_steps, {}, std::to_string(most_steps));
        plan.routines.push_back(std::move(planned));
    }
}

Stop stop_of(Fields& fields, Errors& errors) {
    const Value* table = fields.find("stop");
    if (table == nullptr) return {};
    Fields row{*table, errors, "stop"};
    Stop stop;
    stop.exercise_from_pain = count_in(row, "exercise_from_pain", 1, strong_pain);
    stop.session_from_pain = count_in(row, "session_from_pain", 1, 10);
    stop.session_up_to_min = row.number("session_up_to_min", 3, longest_session_min);
    row.refuse_unknown();
    return stop;
}

Review review_of(Fields& fields, Errors& errors) {
    const Value* table = fields.find("review");
    if (table == nullptr) return {};
    Fields row{*table, errors, "review"};
    Review review;
    review.stopped_sessions = count_in(row, "stopped_sessions", 1, 100);
    review.times_over_mark = count_in(row, "times_over_mark", 1, 1000);
    review.discomfort_up_by = count_in(row, "discomfort_up_by", 1, 10);
    review.seconds_per_stroke_under = row.number("seconds_per_stroke_under", 0.5, 20);
    review.silent_days = count_in(row, "silent_days", 1, 365);
    review.bad_signal_sessions = count_in(row, "bad_signal_sessions", 1, 100);
    row.refuse_unknown();
    return review;
}

void read_head(Plan& plan, Fields& fields) {
    plan.id = name_in(fields, "id");
    plan.title = text_in(fields, "title", most_title);
    if (!plan.is_template) {
        plan.author = line_in(fields, "author");
        fields.need("version");
        plan.version = fields.whole_number("version", 1, 9999, 1);
        if (fields.find("for") != nullptr) plan.client = line_in(fields, "for");
        if (fields.find("changed") != nullptr) plan.changed = text_in(fields, "changed");
    }
    if (fields.find("said") != nullptr) plan.said = text_in(fields, "said");
}

} // namespace

Plan plan_of(const Value& file, const routine::Library& catalogue, Errors& errors) {
    Fields fields{file, errors};
    Plan plan;
    if (fields.need("kind") != nullptr)
        plan.is_template = fields.word("kind", {{"plan", 0}, {"plan_template", 1}}) == 1;
    read_head(plan, fields);
    read_plan_dates(plan, fields);
    read_routines(plan, fields, catalogue, errors);
    plan.stop = stop_of(fields, errors);
    plan.review = review_of(fields, errors);
    fields.refuse_unknown();
    return plan;
}

Read read(std::string_view text, const std::string& name, const routine::Library& catalogue) {
    Errors errors{name};
    const Value file = routine::parse(text, errors);
    Plan plan;
    if (!errors.any()) plan = plan_of(file, catalogue, errors);
    if (errors.any()) return tl::unexpected{errors.sorted()};
    return plan;
}

Read read_file(const std::filesystem::path& path, const routine::Library& catalogue) {
    if (const auto text = routine::text_of(path)) return read(*text, path.string(), catalogue);
    Errors errors{path.string()};
    errors.add({}, FileErrorCode::cannot_read);
    return tl::unexpected{errors.sorted()};
}

} // namespace plan
