// plan templates, check, show, new, raise: plans as files, for whoever writes them.
#include "terminal/plans.h"

#include "review/answer.h"
#include "routine/disk.h"
#include "terminal/document.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/plan_recording.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

namespace terminal::plans {

using wording::filled, wording::tr;

namespace {

namespace fs = std::filesystem;

std::string sentence_of(const routine::FileError& error) {
    if (error.code == routine::FileErrorCode::cannot_read)
        return error.file + ": " + wording::message(error);
    return wording::sentence(error);
}

Json days_or_null(const plan::Plan& plan, plan::Day day) {
    return plan.is_template ? Json(nullptr) : Json(units::text(day));
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json weekdays_of(const plan::Planned& planned) {
    Json days = Json::array();
    for (const int day : planned.weekdays) days.push_back(day);
    return days;
}

Json routine_of(const plan::Plan& plan, const plan::Planned& planned) {
    const routine::Routine routine = plan::as_planned(planned);
    const plan::Days days = plan::days_of(plan, planned);
    return {{"routine", routine.id},
            {"title", routine.title.in(wording::language())},
            {"own", planned.own.has_value()},
            {"from", days_or_null(plan, days.first)},
            {"until", days_or_null(plan, days.last)},
            {"days_a_week", plan::days_a_week(planned)},
            {"weekdays", weekdays_of(planned)},
            {"duration_s", units::seconds(routine::duration(routine))}};
}

Json review_of(const plan::Review& review) {
    return {{"stopped_sessions", or_null(review.stopped_sessions)},
            {"times_over_mark", or_null(review.times_over_mark)},
            {"discomfort_up_by", or_null(review.discomfort_up_by)},
            {"seconds_per_stroke_under", or_null(review.seconds_per_stroke_under)},
            {"silent_days", or_null(review.silent_days)},
            {"bad_signal_sessions", or_null(review.bad_signal_sessions)}};
}

// A file that is there; nothing was read of it yet.
bool names_a_file(const std::string& name) {
    std::error_code none;
    return name.find('/') != name.npos || name.ends_with(".toml") || fs::exists(name, none);
}

tl::expected<std::string, Failure> text_in(const std::string& file) {
    if (auto text = routine::text_of(file)) return *std::move(text);
    return tl::unexpected{no_file(file)};
}

// Of this person; nothing where there is none of that name.
tl::expected<std::optional<std::string>, Failure> kept_text(const Desk& desk,
                                                            const std::string& id) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return std::nullopt;
    if (!store) return tl::unexpected{store.error()};
    const auto all = store->plans();
    if (!all) return tl::unexpected{failure(all.error(), desk.file())};
    for (const store::KeptPlan& plan : store::holding(*all))
        if (plan.id == id) return plan.text;
    return std::nullopt;
}

// What lies beside a file, or came with a plan of this person.
routine::Recording recording_named(const Desk& desk, const std::string& name) {
    if (names_a_file(name)) return sealed::kept_recording(name);
    auto store = desk.open_to_read();
    const auto all = store ? store->plans() : store::Result<std::vector<store::KeptPlan>>{};
    if (!store || !all) return {};
    for (const store::KeptPlan& plan : store::holding(*all))
        if (plan.id == name) return store->recording(plan).value_or(routine::Recording{});
    return {};
}

tl::expected<plan::Plan, Failure> read_or_failure(Desk& desk, const plan::Read& read) {
    if (!read) return tl::unexpected{failure_of(desk, read.error())};
    return *read;
}

} // namespace

plan::Templates templates_of(const Desk& desk, const routine::Library& library) {
    return plan::templates(desk.around().exercises, library);
}

tl::expected<std::string, Failure> text_named(const Desk& desk, const std::string& name) {
    if (names_a_file(name)) return text_in(name);
    const auto kept = kept_text(desk, name);
    if (!kept) return tl::unexpected{kept.error()};
    if (*kept) return **kept;
    return tl::unexpected{Failure{"not_found", wording::no_plan(name)}};
}

Failure is_template(const std::string& file, const std::string& id) {
    return {"is_template",
            filled(tr("{file} is a template. “rolltakt plan new {id} FILE” makes a plan "
                      "of it."),
                   {{"file", file}, {"id", id}}),
            file};
}

Failure failure_of(Desk& desk, const std::vector<routine::FileError>& errors) {
    for (std::size_t i = 1; i < errors.size(); ++i) desk.warn(sentence_of(errors[i]));
    Failure first = failure(errors.front());
    first.message = sentence_of(errors.front());
    return first;
}

Json document(const plan::Plan& plan) {
    const plan::Days days = plan::days_of(plan);
    Json routines = Json::array();
    for (const plan::Planned& planned : plan.routines)
        routines.push_back(routine_of(plan, planned));
    return {{"id", plan.id},
            {"title", plan.title.in(wording::language())},
            {"template", plan.is_template},
            {"author", text_or_null(plan.author)},
            {"version", plan.is_template ? Json(nullptr) : Json(plan.version)},
            {"for", text_or_null(plan.client)},
            {"made", days_or_null(plan, plan.made)},
            {"from", days_or_null(plan, days.first)},
            {"until", days_or_null(plan, days.last)},
            {"said", plan.said ? Json(plan.said->in(wording::language())) : Json(nullptr)},
            {"changed", plan.changed ? Json(plan.changed->in(wording::language())) : Json(nullptr)},
            {"routines", std::move(routines)},
            {"stop",
             {{"exercise_from_pain", or_null(plan.stop.exercise_from_pain)},
              {"session_from_pain", or_null(plan.stop.session_from_pain)},
              {"session_up_to_min", or_null(plan.stop.session_up_to_min)}}},
            {"review", review_of(plan.review)}};
}

void tell(Desk& desk, const plan::Plan& plan) {
    desk.say(plan.title.in(wording::language()));
    if (!plan.is_template) {
        desk.say(wording::made_by(plan));
        if (!plan.client.empty()) desk.say(filled(tr("For {name}."), {{"name", plan.client}}));
    }
    desk.say(wording::how_long(plan) + ".");
    if (plan.said) desk.say(wording::said(plan));
    if (plan.changed) desk.say(plan.changed->in(wording::language()));
    for (const plan::Planned& planned : plan.routines) {
        desk.say("  " + wording::line(plan, planned));
        for (const plan::Progress& rule : planned.progress)
            desk.say("    " + wording::sentence(rule, planned.routine));
    }
    for (const std::string& line : wording::lines(plan.stop)) desk.say(line);
    const auto review = wording::lines(plan.review);
    if (!review.empty()) desk.say(tr("The author looks at:"));
    for (const std::string& line : review) desk.say("  " + line);
}

Outcome templates(Desk& desk) {
    const auto all = templates_of(desk, desk.library());
    Json list = Json::array();
    for (const plan::Template& one : all.all) {
        desk.say(wording::line(one.plan));
        list.push_back(document(one.plan));
    }
    for (const routine::FileError& error : all.errors) desk.warn(sentence_of(error));
    desk.answer({{"templates", std::move(list)}});
    return 0;
}

// Every file is looked at; any error makes the exit code 1, with the whole report all the same.
Outcome check(Desk& desk, const std::vector<std::string>& files) {
    const auto library = desk.library();
    Json reports = Json::array();
    bool good = true;
    for (const std::string& file : files) {
        const auto read = plan::read_file(file, library);
        routine::FileResult result{file, {}};
        if (!read) result.errors = read.error();
        good = good && read.has_value();
        reports.push_back(terminal::document(result));
        if (read) desk.say(filled(tr("{file}: good."), {{"file", file}}));
        for (const routine::FileError& error : result.errors) desk.warn(sentence_of(error));
    }
    desk.answer({{"files", std::move(reports)}});
    return good ? 0 : 1;
}

tl::expected<plan::Plan, Failure> plan_named(Desk& desk, const std::string& name) {
    const auto library = desk.library();
    if (names_a_file(name)) return read_or_failure(desk, plan::read_file(name, library));
    const auto kept = kept_text(desk, name);
    if (!kept) return tl::unexpected{kept.error()};
    if (*kept) return read_or_failure(desk, plan::read(**kept, name, library));
    const auto all = templates_of(desk, library);
    if (const plan::Template* one = all.find(name)) return one->plan;
    return tl::unexpected{Failure{"not_found", wording::no_plan(name)}};
}

Outcome show(Desk& desk, const std::string& name) {
    const auto plan = plan_named(desk, name);
    if (!plan) return tl::unexpected{plan.error()};
    tell(desk, *plan);
    const auto recording = recording_named(desk, name);
    if (recording) desk.say(wording::recorded(*plan, recording));
    Json answer = document(*plan);
    answer["recording_s"] = recording ? Json(recording.lasts_s) : Json(nullptr);
    desk.answer(answer);
    return 0;
}

Outcome make(Desk& desk, const New& typed) {
    const auto library = desk.library();
    const auto all = templates_of(desk, library);
    const plan::Template* from = all.find(typed.from);
    if (from == nullptr) return tl::unexpected{Failure{"not_found", wording::no_plan(typed.from)}};
    const auto where = here(desk);
    if (!where) return tl::unexpected{where.error()};
    plan::Maker maker{typed.id.value_or(typed.from), typed.author, typed.client, where->today(),
                      where->today()};
    if (const auto wrong = read_day("--begins", typed.begins, maker.begins))
        return tl::unexpected{*wrong};
    const std::string text = plan::made_from(*from, maker, library);
    const auto read = plan::read(text, typed.file, library);
    if (!read) return tl::unexpected{failure_of(desk, read.error())};
    if (const auto written = exports::write(typed.file, false, text); !written)
        return tl::unexpected{written.error()};
    desk.say(filled(tr("{file} is written. “rolltakt plan check” looks whether it is right after "
                       "every change."),
                    {{"file", typed.file}}));
    desk.answer({{"file", typed.file}, {"plan", read->id}, {"version", read->version}});
    return 0;
}

plan::Plan next_version(plan::Plan plan, plan::Day today, const std::optional<std::string>& said) {
    return review::next_version(std::move(plan), today, said);
}

Outcome raise(Desk& desk, const Raise& typed) {
    const auto library = desk.library();
    const auto text = text_in(typed.file);
    if (!text) return tl::unexpected{text.error()};
    const auto read = plan::read(*text, typed.file, library);
    if (!read) return tl::unexpected{failure_of(desk, read.error())};
    const auto where = here(desk);
    if (!where) return tl::unexpected{where.error()};
    plan::Plan plan = next_version(*read, where->today(), typed.said);
    plan::Day until = plan::days_of(*read).last;
    if (const auto wrong = read_day("--until", typed.until, until)) return tl::unexpected{*wrong};
    if (typed.until) {
        plan.until = until;
        plan.weeks.reset();
    }
    const std::string after = plan::rewritten(*text, plan, library);
    if (const auto again = plan::read(after, typed.file, library); !again)
        return tl::unexpected{failure_of(desk, again.error())};
    if (const auto written = exports::write(typed.file, true, after); !written)
        return tl::unexpected{written.error()};
    std::error_code none;
    const bool recorded = fs::remove(sealed::recording_beside(typed.file), none) && !none;
    desk.say(filled(tr("{file} is version {version} now."),
                    {{"file", typed.file}, {"version", std::to_string(plan.version)}}));
    if (recorded)
        desk.say(filled(tr("The recording beside it was of version {version} and is deleted."),
                        {{"version", std::to_string(read->version)}}));
    desk.answer({{"file", typed.file}, {"plan", plan.id}, {"version", plan.version}});
    return 0;
}

} // namespace terminal::plans
