// sessions, session: what was played, to read, export, cut and delete.
#include "terminal/checks.h"
#include "terminal/commands.h"

#include "terminal/afterwards.h"
#include "terminal/csv.h"
#include "terminal/document.h"
#include "wording/care.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>
#include <memory>

namespace terminal {

using session::Completion, wording::filled, wording::tr;

namespace {

std::string state_words(Completion completion) {
    switch (completion) {
    case Completion::done: return tr("done");
    case Completion::stopped: return tr("stopped");
    case Completion::unfinished: return tr("cut short");
    }
    return {};
}

std::string roller_words(session::RollerKind roller) {
    switch (roller) {
    case session::RollerKind::port: return tr("measured");
    case session::RollerKind::sim: return tr("simulated");
    case session::RollerKind::replay: return tr("replayed");
    case session::RollerKind::none: return tr("not measured");
    }
    return {};
}

std::string number_or_dash(const std::optional<double>& value, int decimals, const char* unit) {
    return value ? wording::number(*value, decimals) + unit : "–";
}

// What is about one session is named by its id, as it was asked for; the rest is about the file.
Failure failure_of(Desk& desk, store::StoreError error, const std::string& id) {
    using enum store::StoreError;
    switch (error) {
    case damaged:
    case not_found:
    case ambiguous:
    case not_finished:
    case out_of_range: return failure(error, id);
    default: return failure(error, desk.file());
    }
}

Outcome sessions(Desk& desk) {
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    std::vector<store::SessionLine> lines;
    if (store) {
        auto read = store->sessions();
        if (!read) return tl::unexpected{failure(read.error(), desk.file())};
        lines = std::move(*read);
    }
    desk.answer(document(lines));
    if (lines.empty()) desk.say(tr("No session yet."));
    if (lines.empty() || desk.json()) return 0;
    const routine::Library library = desk.library(); // for their titles
    for (const store::SessionLine& one : lines) {
        desk.say(one.id.substr(0, 8) + "  " + wording::date_time(one.started) + "  " +
                 wording::title(library.routines(), one.routine) + "  " +
                 wording::clock(one.duration) + "  " + roller_words(one.roller) + ", " +
                 state_words(one.completion));
        if (const std::string note = wording::line(one.note); !note.empty())
            desk.say("          " + note);
    }
    return 0;
}

bool rolled(const session::StepRecord& step, const routine::Routine& routine) {
    return step.step < routine.steps.size() &&
           routine.exercises.at(routine.steps[step.step].exercise).activity ==
               routine::Activity::roll;
}

void say_reach(Desk& desk, const session::StepRecord& step, std::optional<units::Metres> height) {
    if (!step.reach) return;
    const auto cm = [](units::Metres way) { return wording::number(100.0 * way.value, 0); };
    const auto range = session::set_range(step, height);
    if (!range)
        return desk.say("        " +
                        filled(tr("rolled over {reach} cm"), {{"reach", cm(*step.reach)}}));
    const auto covered = session::covered_percent(step, height);
    desk.say("        " +
             filled(step.reach->value > range->value
                        ? tr("rolled over {reach} cm: all of the set {range} cm and more")
                        : tr("rolled over {reach} cm, {share} of the set {range} cm"),
                    {{"reach", cm(*step.reach)},
                     {"range", cm(*range)},
                     {"share", number_or_dash(covered, 0, " %")}}));
}

void say_holds(Desk& desk, const session::StepRecord& step) {
    for (const measure::Hold& hold : step.holds)
        desk.say("        " +
                 filled(tr("held {time}, {force}; it varied by {variation}"),
                        {{"time", wording::clock(hold.end - hold.start)},
                         {"force", number_or_dash(std::optional{hold.mean_force.value}, 0, " N")},
                         {"variation", number_or_dash(hold.variation_percent, 0, " %")}}));
}

void say_balance(Desk& desk, const session::StepRecord& step) {
    if (step.balance) desk.say("        " + wording::sentence(*step.balance));
}

void say_step(Desk& desk, const session::StepRecord& step, const routine::Routine& routine,
              std::optional<units::Metres> height) {
    const std::string title =
        step.step < routine.steps.size() ? wording::step_title(routine, step.step) : step.exercise;
    const bool begun = step.worked > units::Duration::zero();
    desk.say(wording::clock(step.start.time_since_epoch()) + "  " + title +
             (step.stopped_by_pain ? std::string{", "} + tr("stopped because of pain")
              : !begun             ? std::string{", "} + tr("not begun")
              : step.left_early    ? std::string{", "} + tr("left early")
                                   : ""));
    if (!begun) return;
    if (!step.measured)
        return desk.say(std::string{"        "} + (step.left_early || step.stopped_by_pain
                                                       ? tr("not measured")
                                                       : tr("done, not measured")));
    const auto force = step.mean_force ? std::optional{step.mean_force->value} : std::nullopt;
    if (step.strokes.empty() && !rolled(step, routine)) {
        desk.say("        " +
                 filled(tr("{force} on average; in the band of force {force_share}"),
                        {{"force", number_or_dash(force, 0, " N")},
                         {"force_share", number_or_dash(step.in_force_band_percent, 0, " %")}}));
        say_holds(desk, step);
        return say_balance(desk, step);
    }
    desk.say("        " +
             filled(wording::trn("1 stroke, {pace} per stroke, {force} on average; in the band of "
                                 "pace {pace_share}, of force {force_share}",
                                 "{n} strokes, {pace} per stroke, {force} on average; in the band "
                                 "of pace {pace_share}, of force {force_share}",
                                 step.strokes.size()),
                    {{"pace", (session::pace_estimated(step) ? "≈ " : "") +
                                  number_or_dash(step.seconds_per_stroke, 1, " s")},
                     {"force", number_or_dash(force, 0, " N")},
                     {"pace_share", number_or_dash(step.in_pace_band_percent, 0, " %")},
                     {"force_share", number_or_dash(step.in_force_band_percent, 0, " %")}}));
    desk.say("        " +
             filled(tr("pace told for {told} of the time; from stroke to stroke pace varied by "
                       "{pace}, force by {force}"),
                    {{"told", number_or_dash(step.control.pace_told_percent, 0, " %")},
                     {"pace", number_or_dash(step.control.pace_variation_percent, 0, " %")},
                     {"force", number_or_dash(step.control.force_variation_percent, 0, " %")}}));
    say_reach(desk, step, height);
    say_balance(desk, step);
}

void say_faults(Desk& desk, const std::vector<measure::Fault>& faults) {
    std::map<measure::FaultKind, unsigned long> times;
    for (const measure::Fault& fault : faults)
        if (fault.kind != measure::FaultKind::settling) ++times[fault.kind]; // every start has it
    for (const auto& [kind, n] : times)
        desk.say(filled(wording::trn("Fault of the roller, once: {fault}.",
                                     "Fault of the roller, {n} times: {fault}.", n),
                        {{"fault", wording::name(kind)}}));
}

void say_answers(Desk& desk, const care::Answers& said,
                 const std::vector<routine::Exercise>& exercises) {
    const auto or_dash = [](const std::optional<int>& n) {
        return n ? std::to_string(*n) : std::string{"–"};
    };
    if (said.before.discomfort || said.after)
        desk.say(
            filled(tr("Discomfort before {before}, after {after} (0 to 10)."),
                   {{"before", or_dash(said.before.discomfort)}, {"after", or_dash(said.after)}}));
    if (said.before.painkiller)
        desk.say(*said.before.painkiller ? tr("A painkiller in the six hours before.")
                                         : tr("No painkiller in the six hours before."));
    for (const care::Pain& pain : said.pain) {
        const auto named = std::find_if(exercises.begin(), exercises.end(),
                                        [&](const auto& one) { return one.id == pain.exercise; });
        const std::string where =
            named == exercises.end() ? pain.exercise : named->name.in(wording::language());
        const std::string how_much =
            pain.sharp        ? std::string{tr("sharp")}
            : pain.discomfort ? filled(tr("{n} of 10"), {{"n", std::to_string(*pain.discomfort)}})
                              : std::string{tr("how much was not told")};
        desk.say(filled(tr("{time}  It hurt: {where}, {how_much}."),
                        {{"time", wording::clock(pain.at.time_since_epoch())},
                         {"where", where},
                         {"how_much", how_much}}));
    }
    if (said.ended_by)
        desk.say(filled(tr("Ended early: {why}."), {{"why", wording::name(*said.ended_by)}}));
    for (const care::Report& report : said.next_day)
        desk.say(filled(
            report.bruised ? tr("Later: {region} bruised.")
                           : tr("Later: {region} sore {level} of 10."),
            {{"region", wording::name(report.region)}, {"level", or_dash(report.soreness)}}));
}

Outcome show(Desk& desk, const std::string& id, bool csv) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") // nothing was ever kept
        return tl::unexpected{failure(store::StoreError::not_found, id)};
    if (!store) return tl::unexpected{store.error()};
    auto raw = store->raw(id);
    if (!raw) return tl::unexpected{failure_of(desk, raw.error(), id)};
    if (csv) {
        write_csv(desk.out(), session::moments(raw->beginning, raw->blocks),
                  raw->beginning.hello ? raw->beginning.hello->build.cells : 0);
        return 0;
    }
    const auto record = store->record(id);
    if (!record) return tl::unexpected{failure_of(desk, record.error(), id)};
    const auto settings = store->settings();
    if (!settings) return tl::unexpected{failure(settings.error(), desk.file())};
    const auto said = store->answers(id);
    if (!said) return tl::unexpected{failure_of(desk, said.error(), id)};
    const auto note = store->note(id);
    if (!note) return tl::unexpected{failure_of(desk, note.error(), id)};
    const auto earlier = store->before(id);
    if (!earlier) return tl::unexpected{failure_of(desk, earlier.error(), id)};
    const auto compared = session::compare(session::account_of(*record), *earlier);
    desk.answer(document(*record, *said, settings->height, *note, document(compared, *record)));
    desk.say(record->id + "  " + wording::date_time(record->started) + "  " + record->routine +
             ", " + roller_words(record->roller) + ", " + state_words(record->completion));
    if (const std::string words = wording::line(*note); !words.empty()) desk.say(words);
    say_answers(desk, *said, raw->beginning.routine.exercises);
    const std::string none = wording::none_compared(compared);
    for (std::size_t i = 0; i < record->steps.size(); ++i) {
        say_step(desk, record->steps[i], raw->beginning.routine, settings->height);
        if (none.empty()) say_comparison(desk, record->steps[i], compared[i]);
    }
    if (!none.empty()) desk.say(none);
    say_faults(desk, record->faults);
    for (const measure::Gap& part : raw->damaged) desk.warn(damage(record->id, part));
    for (const measure::Gap& gap : record->gaps)
        desk.say(wording::clock(gap.start.time_since_epoch()) + "  " +
                 filled(tr("Gap of {seconds} s, {number} samples lost."),
                        {{"seconds", wording::number(units::seconds(gap.end - gap.start), 1)},
                         {"number", std::to_string(gap.samples_lost)}}));
    return 0;
}

Outcome remove(Desk& desk, const std::vector<std::string>& ids) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    std::vector<store::SessionId> all; // every one is there before the first one goes
    for (const std::string& id : ids) {
        const auto whole = store->id_of(id);
        if (!whole) return tl::unexpected{failure_of(desk, whole.error(), id)};
        if (std::find(all.begin(), all.end(), *whole) == all.end()) all.push_back(*whole);
    }
    Json deleted = Json::array();
    for (const store::SessionId& id : all) {
        const auto removed = store->remove(id);
        if (!removed) return tl::unexpected{failure_of(desk, removed.error(), id)};
        deleted.push_back(id);
        desk.say(filled(tr("Session {id} is deleted."), {{"id", id}}));
    }
    desk.answer({{"deleted", std::move(deleted)}});
    return 0;
}

struct TrimOptions {
    std::string id;
    double from_s = 0.0, to_s = 1e7;
};

Outcome trim(Desk& desk, const TrimOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto id = store->id_of(options.id);
    if (!id) return tl::unexpected{failure_of(desk, id.error(), options.id)};
    const auto trimmed =
        store->trim(*id, units::session_time(options.from_s), units::session_time(options.to_s));
    if (!trimmed) return tl::unexpected{failure_of(desk, trimmed.error(), options.id)};
    desk.say(filled(tr("Session {id} is trimmed."), {{"id", *id}}));
    desk.answer({{"session", *id}, {"from_s", options.from_s}, {"to_s", options.to_s}});
    return 0;
}

struct SessionOptions {
    std::string id;
    bool csv = false;
    std::vector<std::string> ids;
    TrimOptions trim;
    NoteOptions note;
};

} // namespace

void add_session_commands(CLI::App& app, Command& chosen) {
    app.add_subcommand("sessions", tr("what was played"))->callback([&chosen] {
        chosen = sessions;
    });

    const auto options = std::make_shared<SessionOptions>();
    CLI::App* one = app.add_subcommand("session", tr("one session: show, note, delete, trim"));
    CLI::Option* id =
        one->add_option("ID", options->id, tr("which one; \"last\" for the last one"));
    one->add_flag("--csv", options->csv, tr("force over time"));

    CLI::App* removal = one->add_subcommand("delete", tr("for good"));
    removal->add_option("ID", options->ids, tr("which ones"))->required();
    CLI::App* cut = one->add_subcommand("trim", tr("keeps a part, for good"));
    cut->add_option("ID", options->trim.id, tr("which one"))->required();
    auto* from = cut->add_option("--from", options->trim.from_s, tr("seconds since its start"))
                     ->transform(between(0.0, 1e7));
    auto* to = cut->add_option("--to", options->trim.to_s, tr("seconds since its start"))
                   ->transform(between(0.0, 1e7));

    CLI::App* note = one->add_subcommand("note", tr("what you want to remember of it"));
    note->add_option("ID", options->note.id, tr("which one; \"last\" for the last one"))
        ->required();
    auto* text = note->add_option("--text", options->note.text,
                                  tr("one line; without anything it is taken away"));
    auto* tags = note->add_option("--tags", options->note.tags,
                                  tr("short words, parted by commas; the same"));

    one->callback([options, removal, cut, note, id, from, to, text, tags,
                   json = app.get_option("--json"), &chosen] {
        if (options->csv && json->count() > 0) throw CLI::ExcludesError("--csv", "--json");
        if (removal->parsed())
            chosen = [options](Desk& desk) { return remove(desk, options->ids); };
        else if (cut->parsed() && from->count() + to->count() == 0)
            throw CLI::RequiredError("--from | --to");
        else if (cut->parsed())
            chosen = [options](Desk& desk) { return trim(desk, options->trim); };
        else if (note->parsed() && text->count() + tags->count() == 0)
            throw CLI::RequiredError("--text | --tags");
        else if (note->parsed())
            chosen = [options](Desk& desk) { return keep_note(desk, options->note); };
        else if (id->count() > 0)
            chosen = [options](Desk& desk) { return show(desk, options->id, options->csv); };
        else
            throw CLI::RequiredError("ID");
    });
}

} // namespace terminal
