#include "terminal/play.h"

#include "terminal/check_in.h"
#include "terminal/document.h"
#include "terminal/heeding.h"
#include "terminal/lines.h"
#include "terminal/mail.h"
#include "terminal/meet.h"
#include "terminal/plans.h"
#include "terminal/session_sound.h"

#include "session/roller.h"
#include "wording/around.h"
#include "wording/care.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <filesystem>

namespace terminal {

using session::RollerKind, units::Duration, units::HostTime, wording::filled, wording::tr;

namespace {

// With nobody at the keyboard a lost roller is waited for this long.
constexpr Duration returns_within = units::duration_of(60.0);
constexpr Duration after_a_recording = units::duration_of(1.0);

// One session from its beginning to the exit code.
class Play {
  public:
    Play(Desk& desk, store::Store& store, RunningSession running, Timing& timing,
         const PlayOptions& options, bool may_ask, Heeding plan, Unkept unkept = {})
        : desk_{desk}, store_{store}, running_{std::move(running)}, timing_{timing},
          sound_{desk, options, running_.session()}, after_{options.discomfort_after},
          disk_told_{unkept.why.has_value()}, may_ask_{may_ask}, plan_{std::move(plan)},
          unkept_{std::move(unkept)} {}

    Outcome run() {
        while (!running_.over()) {
            advance();
            tell_of_the_disk(store_.trouble());
            if (given_up()) {
                lost_ = true;
                running_.session().stop();
            }
            if (desk_.around().stop_asked())
                running_.session().stop();
            else
                heed_keys();
            tell(plan_.heed(running_.session()));
            if (running_.over()) break;
            if (timing_.next(running_.descriptor())) running_.session().interrupted();
        }
        return finish();
    }

    // It was cut short and is to go on now, by the plan or not: what was told before it is heard
    // again, and after strong pain whom to ask.
    void go_on(const std::vector<sound::Part>& told, bool after_pain) {
        for (const sound::Part& part : told) sound_.say_now(part);
        tell(plan_.heed(running_.session()));
        if (!after_pain) return;
        tell_whom_to_ask();
        if (!strong_pain_ || desk_.around().typed) return;
        after_strong_pain("g"); // nobody is there to read it
    }

  private:
    const routine::Routine& routine() { return running_.session().beginning().routine; }

    void advance() {
        const auto events = running_.advance(timing_.now());
        for (const session::Event& event : events) tell(event);
        sound_.advance(events, running_.session(), timing_.now());
    }

    void tell(const session::Event& event) {
        if (const auto text = line(event, routine())) desk_.say(*text);
        const session::Tell more = telling_.hear(event, running_.view().place, routine());
        for (const std::string& text : lines(more, event, routine())) desk_.say(text);
    }

    void tell_of_the_disk(std::optional<store::StoreError> trouble) {
        if (trouble && !disk_told_)
            desk_.warn(failure(*trouble, desk_.file()).message + ' ' +
                       tr("What is measured stays in memory and is written as soon as it can be."));
        disk_told_ = trouble || unkept_.why; // of the answers it was told before
    }

    // The recording is over, or the roller has been away too long with nobody there to decide.
    bool given_up() {
        const HostTime now = timing_.now();
        const auto state = running_.link_state();
        if (!running_.link() || state == device::LinkState::ready) {
            away_since_.reset();
            return false;
        }
        if (!away_since_) away_since_ = now;
        const bool ended = state == device::LinkState::ended;
        return now - *away_since_ > (ended ? after_a_recording : returns_within);
    }

    void heed_keys() {
        if (!desk_.around().typed) return;
        const auto typed = desk_.around().typed();
        if (!typed) return;
        session::Session& session = running_.session();
        if (session.asks_pain()) return tell_pain(*typed);
        if (strong_pain_) return after_strong_pain(*typed);
        if (typed->empty()) {
            if (running_.view().place.paused)
                session.resume();
            else if (running_.view().place.phase != guide::Phase::work)
                session.go_on();
        } else if (*typed == "p")
            session.pause();
        else if (*typed == "n")
            session.skip();
        else if (*typed == "b")
            session.back();
        else if (*typed == "q")
            session.stop();
        else if (*typed == "+")
            longer();
        else if (*typed == "o")
            change_sides();
        else if (*typed == "w")
            say_again();
        else if (*typed == "5")
            five_of_ten();
        else if (typed->front() == 'x')
            ask_pain(typed->size() > 2 ? std::optional{typed->substr(2)} : std::nullopt);
        else
            desk_.say(keys());
    }

    void tell(const ByThePlan& follows) {
        if (!follows) return;
        desk_.say(follows->text);
        sound_.say_now(*follows);
    }

    void say_again() {
        for (const std::string& text : again(running_.view().place, routine())) desk_.say(text);
        sound_.say_again(running_.session());
    }

    static std::string keys() {
        return std::string{tr("p pause, Enter go on, n next step, b back, x it hurts, q stop; each "
                              "followed by Enter.")} +
               ' ' + tr("+ 15 seconds more, o the other side now.") + ' ' +
               tr("w say that again; 5 in a ramp, when it feels like 5 of 10.");
    }

    static constexpr care::Question pain{care::Question::Kind::pain, {}};

    // The time stands while it is asked.
    void ask_pain(const std::optional<std::string>& told) {
        running_.session().ask_pain();
        if (told) return tell_pain(*told);
        desk_.say(asked_for_pain());
    }

    static std::string asked_for_pain() {
        return wording::ask(pain) + "  " + wording::hint(pain) + ", " + tr("q stops");
    }

    void tell_pain(const std::string& typed) {
        session::Session& session = running_.session();
        if (typed == "q") return session.stop();
        const auto answer = care::answer_of(pain, typed);
        if (!answer) {
            desk_.say(filled(tr("“{what}” is no answer to that."), {{"what", typed}}));
            return desk_.say(asked_for_pain());
        }
        using Kind = care::Answer::Kind;
        const bool sharp = answer->kind == Kind::sharp, number = answer->kind == Kind::number;
        if (number)
            desk_.say(filled(tr("Noted: {n} of 10."), {{"n", std::to_string(answer->number)}}));
        const auto discomfort = number ? std::optional{answer->number} : std::nullopt;
        tell(plan_.hear(session, discomfort, sharp));
        const bool strong = session.tell_pain(discomfort, sharp);
        tell(plan_.heed(session)); // first, so that nobody is told how it goes on
        if (strong) tell_whom_to_ask();
    }

    // What was typed ahead goes nowhere: this is to be read first.
    void tell_whom_to_ask() {
        const auto settings = store_.settings();
        desk_.say(wording::professional());
        desk_.say(wording::emergency(settings ? settings->country : ""));
        strong_pain_ = !running_.session().over();
        if (strong_pain_) desk_.say(how_after_strong_pain());
    }

    static std::string how_after_strong_pain() {
        return tr("g and Enter goes on without this place, q and Enter stops.");
    }

    void after_strong_pain(const std::string& typed) {
        if (typed == "q") return running_.session().stop();
        if (typed != "g") return desk_.say(how_after_strong_pain());
        strong_pain_ = false;
        running_.session().resume();
    }

    void longer() {
        const guide::Place& place = running_.view().place;
        if (place.left == Duration::zero() && !place.ended)
            return desk_.say(tr("No time is running out now: it waits for you."));
        running_.session().longer();
    }

    void five_of_ten() {
        const guide::Place& place = running_.view().place;
        if (!place.ramp || place.paused) return desk_.say(tr("No ramp is running now."));
        running_.session().five_of_ten();
    }

    void change_sides() {
        if (!running_.session().other_side()) desk_.say(tr("No other side follows now."));
    }

    // What cannot be kept is said: it can be told later, with rolltakt care after.
    void kept(const store::Result<void>& result) {
        if (result) return;
        desk_.warn(failure(result.error(), desk_.file()).message + ' ' +
                   tr("The answer was not kept; rolltakt care after takes it later."));
    }

    void ask_after() {
        const auto record = store_.record(running_.id());
        care::Check check;
        if (may_ask_) check = care::check_after(record && session::ended_early(*record));
        if (after_) std::erase(check.left, care::Question{care::Question::Kind::after, {}});
        ignore_typed(); // ahead, while nothing was asked
        check = typed(desk_, std::move(check));
        if (!after_) after_ = check.after;
        if (after_) kept(store_.keep_after_soon(running_.id(), after_).get());
        if (check.ended_by) kept(store_.keep_soon(running_.id(), *check.ended_by).get());
    }

    void tell_of_the_waiting(store::StoreError why) {
        desk_.warn(failure(why, desk_.file()).message + ' ' +
                   tr("The session is not saved yet; this is tried again for ten minutes. Ctrl-C "
                      "ends the waiting: then only what was written before is kept, and rolltakt "
                      "resume finds it."));
    }

    // A full disk can be helped, and others pass: what was measured and told is kept in memory for
    // ten minutes.
    store::Result<session::Completion> saved() {
        constexpr Duration gives_up = std::chrono::minutes{10},
                           told_every = std::chrono::minutes{1};
        const HostTime since = desk_.around().host_now();
        Duration tell_at{};
        auto saved = running_.finish();
        while (!saved && store::may_pass(saved.error())) {
            const Duration waited = desk_.around().host_now() - since;
            if (waited >= gives_up || desk_.around().stop_asked()) break;
            if (waited >= tell_at) {
                tell_of_the_waiting(saved.error());
                tell_at += told_every;
            }
            desk_.around().wait(-1, units::duration_of(1.0));
            ignore_typed(); // a key that nobody reads would end every wait at once
            saved = running_.finish();
        }
        return saved;
    }

    void ignore_typed() {
        if (!desk_.around().typed) return;
        while (desk_.around().typed()) {
        }
    }

    void keep_what_was_answered() {
        if (!unkept_.why) return;
        keep(store_, unkept_);
        if (unkept_.why)
            desk_.warn(failure(*unkept_.why, desk_.file()).message + ' ' + asked_again());
    }

    Outcome finish() {
        advance();
        const auto completion = saved();
        keep_what_was_answered();
        if (!completion) return tl::unexpected{failure(completion.error(), desk_.file())};
        const bool done = *completion == session::Completion::done;
        desk_.say(filled(done ? tr("Done. Saved as session {id}.")
                              : tr("Stopped. Saved as session {id}."),
                         {{"id", running_.id()}}));
        ask_after();
        const auto roller = running_.session().beginning().roller;
        desk_.answer({{"session", running_.id()},
                      {"routine", routine().id},
                      {"ended", done    ? "done"
                                : lost_ ? "lost"
                                        : "stopped"},
                      {"roller", word(roller)}});
        while (!sound_.quiet() && !desk_.around().stop_asked()) {
            timing_.next(-1);
            sound_.fade_away(timing_.now());
        }
        store_.steps(running_.id()); // a summary, so that later sessions compare fast
        // Packing may be interrupted and repeated; somebody who wants to leave need not wait for
        // it.
        if (!desk_.around().stop_asked()) store_.pack(running_.id());
        return 0;
    }

    Desk& desk_;
    store::Store& store_;
    RunningSession running_;
    Timing& timing_;
    SessionSound sound_;
    session::Telling telling_;
    std::optional<HostTime> away_since_;
    std::optional<int> after_; // discomfort
    bool lost_ = false;
    bool strong_pain_ = false; // was told, and nobody has said how it goes on
    bool disk_told_ = false;
    bool may_ask_ = false;
    Heeding plan_;
    Unkept unkept_; // of before it
};

// A board that forgot its calibration: the player kept the last one made of it.
void remember_calibration(Desk& desk, store::Store& store, Meeting::Met& met) {
    if (!forgot_calibration(met)) return;
    const auto kept = kept_calibration(store, met.hello);
    if (!kept) return;
    met.calibration = *kept;
    desk.say(calibration_remembered());
}

Heeding rules_of(Desk& desk, const session::Beginning& beginning) {
    const units::Day day = units::day_at(beginning.started);
    const auto stop = plans::stop_rules(desk, beginning.routine.id, day);
    if (!stop)
        desk.warn(stop.error().message + ' ' +
                  tr("Rules of a plan about when to stop do not hold."));
    Heeding rules{stop.value_or(plan::Stop{})};
    for (const std::string& line : wording::lines(rules.stop())) desk.say(line);
    return rules;
}

// What was told before it was cut short holds by the plan, too.
std::vector<sound::Part> hear_again(Desk& desk, store::Store& store, const store::SessionId& id,
                                    Heeding& rules) {
    const auto told = store.answers(id);
    if (told) return rules.hear_again(told->pain);
    desk.warn(failure(told.error(), desk.file()).message + ' ' +
              tr("What was told of pain before does not count for the plan's rules."));
    return {};
}

void introduce_to_person(Desk& desk, RollerKind roller, bool practice) {
    if (roller == RollerKind::sim && !practice)
        desk.say(tr("Simulated roller: for trying out, never part of your history."));
    if (roller == RollerKind::none)
        desk.say(tr("Without sensor: steps are timed and counted, not measured."));
    if (!desk.json() && desk.around().typed)
        desk.say(
            tr("p pause, Enter go on, n next step, b back, x it hurts, q stop; each followed by "
               "Enter."));
}

// What changed in the plan since the routine was begun last; to be remembered once it was said.
struct News {
    std::vector<routine::Said> lines;
    std::filesystem::path file;
    plans::AllTold told;
};

News say_news(Desk& desk, const std::string& routine, units::Day day) {
    News all;
    const auto person = desk.person();
    const auto used = plans::used(desk);
    if (!person || !used) return all;
    all.file = plans::told_file(desk.file_of(*person));
    all.told = plans::told(all.file);
    for (const plans::News& one : plans::news(*used, routine, day)) {
        for (routine::Said& line : wording::spoken_news(*one.before, *one.after, one.recording)) {
            desk.say(line.text.in(wording::language()));
            all.lines.push_back(std::move(line));
        }
        plans::remember(all.told, used->all, one.after->id, false);
    }
    return all;
}

void remember(const News& news) {
    if (news.file.empty() || news.told == plans::told(news.file)) return;
    (void)plans::keep(news.file, news.told); // else it is said once more
}

wording::Opening opening(const Desk& desk, const Checked& checked, RollerKind roller) {
    wording::Opening what;
    what.reasons = wording::reasons_said(checked.fitted);
    what.newcomer = checked.newcomer;
    what.soft_tone = sound::read_settings(sound_file(desk.data())).soft_tone_sounds();
    if (roller != RollerKind::none)
        what.hands = wording::Hands::roller;
    else if (desk.around().typed)
        what.hands = wording::Hands::letters;
    return what;
}

} // namespace

RollerKind kind_of(const device::Source& source) {
    if (std::holds_alternative<device::NoRoller>(source)) return RollerKind::none;
    if (std::holds_alternative<device::Simulated>(source)) return RollerKind::sim;
    if (std::holds_alternative<device::Recording>(source)) return RollerKind::replay;
    return RollerKind::port;
}

namespace {

// What was heard earlier is not written over by mistake. Pipes and empty files lose nothing.
std::optional<Failure> written_over(const PlayOptions& options) {
    if (options.replace) return std::nullopt;
    for (const std::string& file : {options.sound_file, options.transcript}) {
        std::error_code none;
        if (file.empty() || !std::filesystem::is_regular_file(file, none)) continue;
        if (std::filesystem::file_size(file, none) == 0) continue;
        return Failure{"exists",
                       filled(tr("{file} is there already. Name another file, or say --replace to "
                                 "write it anew."),
                              {{"file", file}}),
                       file};
    }
    return std::nullopt;
}

// Nothing was played: what was answered is tried once more, and said where it is lost.
tl::unexpected<Failure> not_begun(store::Store& store, Unkept& unkept, Failure why) {
    if (unkept.why) keep(store, unkept);
    if (unkept.why) why.message += ' ' + asked_again();
    return tl::unexpected{std::move(why)};
}

} // namespace

Outcome play(Desk& desk, const PlayOptions& options) {
    if (auto there = written_over(options)) return tl::unexpected{std::move(*there)};
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    if (kind_of(*source) == RollerKind::none && !options.record.empty())
        return tl::unexpected{
            Failure{"nothing_to_record", tr("Without a roller there is nothing to record.")}};
    sealed::collect_plans(desk); // their rules hold, and what they plan may have changed
    tl::expected<routine::Routine, std::vector<routine::FileError>> routine;
    if (options.composed)
        routine = *options.composed;
    else if (auto planned = plans::routine_named(desk, options.routine))
        routine = *std::move(planned);
    else
        routine = desk.library().routine(options.routine);
    if (!routine) return tl::unexpected{failure(routine.error().front())};
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    if (const auto left = store->unfinished(); left && *left)
        desk.warn(
            filled(tr("Session {id} was cut short; see rolltakt resume."), {{"id", (*left)->id}}));

    session::Beginning beginning;
    beginning.started = desk.around().wall_now();
    beginning.routine = *routine;
    beginning.roller = kind_of(*source);
    beginning.practice = desk.person() == std::string{practice};
    if (const auto settings = store->settings()) beginning.person.mass = settings->mass;
    if (const auto known = store->profiles();
        known && session::part_of_history(beginning.roller, beginning.practice))
        beginning.profiles = *known;

    CheckIn how{{options.discomfort, options.painkiller}};
    how.simulated = !session::part_of_history(beginning.roller, beginning.practice);
    how.may_ask = desk.around().typed && !desk.json() && !options.headless;
    auto checked = check_in(desk, *store, *routine, how);
    if (!checked) return tl::unexpected{checked.error()};
    const auto news = say_news(desk, routine->id, units::day_at(beginning.started));
    const bool heard = is_heard(desk, options);
    const bool followed = heard || how.may_ask; // somebody hears it or reads it, and lies down
    beginning.routine = checked->fitted.routine;
    if (followed) {
        wording::Opening first = opening(desk, *checked, beginning.roller);
        if (!heard) first.reasons.clear(); // they stood in lines already
        if (heard)
            first.reasons.insert(first.reasons.begin(), news.lines.begin(), news.lines.end());
        beginning.routine = wording::opened(std::move(beginning.routine), first);
    }
    beginning.person.marks = checked->marks;
    beginning.person.ramps = checked->fitted.ramps;
    beginning.person.reads = !followed;

    if (desk.disk_nearly_full())
        desk.warn(
            tr("Less than 500 MB are free on the disk; make room, or the session may not fit."));
    Timing timing{desk.around(), real_time(*source), options.speed};
    std::unique_ptr<device::Link> link;
    if (beginning.roller != RollerKind::none) {
        auto met = meet(desk, *source, timing, options.record);
        if (!met) return not_begun(*store, checked->unkept, met.error());
        if (const auto told = described(met->hello); !told) {
            std::error_code none;
            if (!options.record.empty()) std::filesystem::remove(options.record, none);
            return not_begun(*store, checked->unkept, no_roller(told.error()));
        }
        remember_calibration(desk, *store, *met);
        introduce(beginning, *met);
        link = std::move(met->link);
    }
    introduce_to_person(desk, beginning.roller, beginning.practice);
    Heeding rules = rules_of(desk, beginning);
    if (!checked->unanswered.empty()) desk.warn(checked->unanswered);
    auto running =
        RunningSession::begin(*store, std::move(link), std::move(beginning), timing.now());
    if (!running) return not_begun(*store, checked->unkept, failure(running.error(), desk.file()));
    if (heard || !desk.json()) remember(news);
    if (checked->before != care::Before{}) running->tell(checked->before);
    const bool may_ask = how.may_ask && !how.simulated;
    return Play{desk,    *store,  std::move(*running), timing,
                options, may_ask, std::move(rules),    std::move(checked->unkept)}
        .run();
}

Outcome play_on(Desk& desk, store::Store& store, const store::Unfinished& left,
                const PlayOptions& options) {
    if (auto there = written_over(options)) return tl::unexpected{std::move(*there)};
    const auto history = store.care_history(desk.around().wall_now());
    if (!history) return tl::unexpected{failure(history.error(), desk.file())};
    if (const auto right = still_right(desk, store, *history, left); !right)
        return tl::unexpected{right.error()};
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    const auto& begun = left.beginning;
    if (const auto kind = same_roller(begun, kind_of(*source), nullptr); !kind)
        return tl::unexpected{kind.error()};
    Heeding rules = rules_of(desk, begun);
    const auto told = hear_again(desk, store, left.id, rules);
    for (const sound::Part& part : told) desk.say(part.text);
    const bool over = rules.ended(left.at); // no roller is looked for then
    Timing timing{desk.around(), real_time(*source), options.speed};
    std::unique_ptr<device::Link> link;
    if (begun.roller != RollerKind::none && !over) {
        auto met = meet(desk, *source, timing);
        if (!met) return tl::unexpected{met.error()};
        if (const auto same = same_roller(begun, begun.roller, &met->hello); !same)
            return tl::unexpected{same.error()};
        link = std::move(met->link);
    }
    introduce_to_person(desk, begun.roller, begun.practice);
    auto running = RunningSession::go_on(store, std::move(link), left, timing.now());
    Play play{desk, store, std::move(running), timing, options, false, std::move(rules)};
    play.go_on(told, !left.stopped.empty());
    return play.run();
}

} // namespace terminal
