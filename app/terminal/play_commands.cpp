// play and resume.
#include "terminal/check_in.h"
#include "terminal/checks.h"
#include "terminal/commands.h"
#include "terminal/composing.h"
#include "terminal/play.h"

#include "care/answers.h"
#include "terminal/document.h"
#include "wording/wording.h"

#include <memory>

namespace terminal {

using wording::filled, wording::tr, wording::trn;

namespace {

struct ResumeOptions {
    std::string id;
    bool go_on = false, finish = false, discard = false;
    PlayOptions play;
};

void add_playing_options(CLI::App& command, PlayOptions& options) {
    command.add_option("--roller", options.roller,
                       tr("a port, auto, none, sim[:key=value,...] or replay:FILE"));
    command.add_flag("--headless", options.headless, tr("without a window"));
    command.add_option("--speed", options.speed, tr("so many times faster"))
        ->transform(between(0.01, 100000.0));
    command.add_flag_callback(
        "--no-sound", [&options] { options.sound = false; }, tr("neither tones nor voice"));
    command.add_option("--sound-file", options.sound_file,
                       tr("writes what would be heard to a WAV file; without a window"));
    command.add_option(
        "--transcript", options.transcript,
        tr("writes what is heard, line by line: seconds, id, text; without a window"));
    command.add_flag("--replace", options.replace, tr("writes older files of both anew"));
}

// Where nobody named a routine: the one that is chosen at the terminal, by its number or name.
tl::expected<std::string, Failure> chosen_routine(Desk& desk, bool headless) {
    const auto library = desk.library();
    const auto& all = library.routines();
    std::string names;
    for (const routine::Routine& r : all) names += (names.empty() ? "" : ", ") + r.id;
    const Failure none{"usage",
                       filled(tr("Say which routine, as in rolltakt play starter, or where "
                                 "it is tight, with --tight. There are: {names}."),
                              {{"names", names}})};
    if (headless || desk.json() || !desk.around().typed || all.empty()) return tl::unexpected{none};
    std::size_t first = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].id == PlayOptions{}.routine) first = i;
        desk.say(std::to_string(i + 1) + "  " + routine_line(all[i]));
    }
    for (;;) {
        const auto typed = ask(desk, filled(tr("Which routine? Its number or name; Enter: {name}."),
                                            {{"name", all[first].id}}));
        if (!typed) return tl::unexpected{none};
        if (typed->empty()) return all[first].id;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (*typed == all[i].id || *typed == std::to_string(i + 1)) return all[i].id;
        desk.say(filled(tr("“{what}” is none of them."), {{"what", *typed}}));
    }
}

Outcome play_or_open_window(Desk& desk, const PlayOptions& options) {
    const Surroundings& around = desk.around();
    const bool into_files =
        !options.record.empty() || !options.sound_file.empty() || !options.transcript.empty();
    if (options.headless || into_files || desk.json() || !around.display || !around.window)
        return play(desk, options);
    WindowStart start;
    start.data = desk.data();
    if (!desk.common().person.empty()) start.person = desk.common().person;
    start.language = wording::language();
    start.roller = options.roller;
    start.routine = options.routine;
    start.composed = options.composed;
    start.sound = options.sound;
    return around.window(start);
}

// The one cut short; --id may name it.
tl::expected<store::Unfinished, Failure> unfinished(store::Store& store, const std::string& id) {
    const auto left = store.unfinished();
    if (!left) return tl::unexpected{failure(left.error(), id)};
    const bool named = id.empty() || id == "last" || (*left && (*left)->id.starts_with(id));
    if (*left && named) return **left;
    return tl::unexpected{Failure{"not_found", tr("No session was cut short.")}};
}

std::string roller_of(const store::Unfinished& left, const std::string& asked) {
    if (!asked.empty()) return asked;
    switch (left.beginning.roller) {
    case session::RollerKind::none: return "none";
    case session::RollerKind::sim: return "sim";
    case session::RollerKind::port:
    case session::RollerKind::replay: break;
    }
    return "auto";
}

std::string ago(units::Duration passed) {
    const auto minutes = static_cast<unsigned long>(std::max(units::seconds(passed), 0.0) / 60.0);
    if (minutes < 1) return tr("just now");
    if (minutes < 60) return trn("{n} minute ago", "{n} minutes ago", minutes);
    const auto hours = minutes / 60;
    return hours < 48 ? trn("{n} hour ago", "{n} hours ago", hours)
                      : trn("{n} day ago", "{n} days ago", hours / 24);
}

// "Session 01..: First steps, cut short 5 minutes ago at Calf, left, set 1 of 2."
std::string sentence(const store::Unfinished& left, units::WallTime now) {
    const auto& begun = left.beginning;
    const auto end = begun.started.utc + left.at.time_since_epoch();
    const bool known = left.bookmark.step < begun.routine.steps.size();
    return filled(known ? tr("Session {id}: {routine}, cut short {ago}, at {step}.")
                        : tr("Session {id}: {routine}, cut short {ago}."),
                  {{"id", left.id},
                   {"routine", begun.routine.title.in(wording::language())},
                   {"ago", ago(std::chrono::duration_cast<units::Duration>(now.utc - end))},
                   {"step", known ? wording::step_title(begun.routine, left.bookmark.step) : ""}});
}

// What it would be about, where nobody said what to do with it.
Failure says_not_what(Desk& desk, const std::string& id) {
    const std::string choice = "--continue | --finish | --discard";
    if (auto store = desk.open_to_read()) {
        const auto left = unfinished(*store, id);
        if (!left) return left.error();
        return {"usage", sentence(*left, desk.around().wall_now()) + ' ' +
                             filled(tr("Say what becomes of it: {choice}."), {{"choice", choice}})};
    }
    return {"usage", filled(tr("The command line lacks something: {what}"), {{"what", choice}}) +
                         ". " + tr("rolltakt --help tells what there is.")};
}

Outcome resume(Desk& desk, ResumeOptions options) {
    if (!options.go_on && !options.finish && !options.discard)
        return tl::unexpected{says_not_what(desk, options.id)};
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto left = unfinished(*store, options.id);
    if (!left) return tl::unexpected{left.error()};
    if (options.go_on) {
        options.play.roller = roller_of(*left, options.play.roller);
        return play_on(desk, *store, *left, options.play);
    }
    // What was done counts; what was not done was left out.
    const auto closed = options.finish ? store->finish(left->id, session::Completion::stopped)
                                       : store->discard(left->id);
    if (!closed) return tl::unexpected{failure(closed.error(), left->id)};
    desk.say(
        filled(options.finish ? tr("Session {id} is finished.") : tr("Session {id} is discarded."),
               {{"id", left->id}}));
    desk.answer({{"session", left->id}, {"state", options.finish ? "stopped" : "discarded"}});
    return 0;
}

} // namespace

void add_play_commands(CLI::App& app, Command& chosen) {
    const auto playing = std::make_shared<PlayOptions>();
    CLI::App* play = app.add_subcommand("play", tr("plays a routine"));
    const auto composing = std::make_shared<ComposeOptions>();
    auto* named = play->add_option("ROUTINE", playing->routine, tr("a routine's name, or a file"));
    add_composing_options(*play, *composing, false);
    for (const char* option : {"--minutes", "--spare", "--without", "--light"})
        play->get_option(option)->needs("--tight");
    named->excludes("--tight");
    add_playing_options(*play, *playing);
    play->add_option(
        "--record", playing->record,
        tr("keeps the roller's bytes in a new file, for replay:FILE; without a window"));
    play->add_option("--discomfort", playing->discomfort,
                     tr("how much you feel now, 0 to 10; not asked then"))
        ->check(whole(0, care::strongest));
    play->add_option_function<std::string>(
            "--painkiller",
            [playing](const std::string& said) { playing->painkiller = said == "yes"; },
            tr("yes or no: one in the last six hours; not asked then"))
        ->check(CLI::IsMember({"yes", "no"}));
    play->add_option("--discomfort-after", playing->discomfort_after,
                     tr("how much you feel after it, 0 to 10; not asked then"))
        ->check(whole(0, care::strongest));
    play->callback([=, &chosen] {
        const bool open = named->count() == 0 && composing->marks.empty();
        chosen = [playing, composing, open](Desk& desk) -> Outcome {
            if (open) {
                const auto id = chosen_routine(desk, playing->headless);
                if (!id) return tl::unexpected{id.error()};
                playing->routine = *id;
            } else if (!composing->marks.empty()) {
                auto composed = compose(desk, *composing);
                if (!composed) return tl::unexpected{composed.error()};
                playing->composed = std::move(composed->routine);
                playing->routine = routine::composed_id;
            }
            return play_or_open_window(desk, *playing);
        };
    });

    const auto resuming = std::make_shared<ResumeOptions>();
    resuming->play.roller.clear();
    CLI::App* back = app.add_subcommand("resume", tr("a session that was cut short"));
    back->add_option("ID", resuming->id, tr("which one; the last one otherwise"));
    auto* go_on =
        back->add_flag("--continue", resuming->go_on, tr("goes on: same step, time left"));
    auto* finish = back->add_flag("--finish", resuming->finish, tr("keeps what was done"));
    auto* discard = back->add_flag("--discard", resuming->discard, tr("throws it away"));
    go_on->excludes(finish)->excludes(discard);
    finish->excludes(discard);
    add_playing_options(*back, resuming->play);
    back->callback([resuming, &chosen] {
        chosen = [resuming](Desk& desk) { return resume(desk, *resuming); };
    });
}

} // namespace terminal
