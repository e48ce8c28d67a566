// What the desktop does on a wish.
#include "main/desktop.h"
#include "main/looking.h"
#include "main/window_buttons.h"
#include "routine/telling.h"
#include "terminal/play.h"
#include "wording/care.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

using screen::Wish;
using What = screen::Wish::What;

constexpr double scale_step = 1.25, least_scale = 0.75, most_scale = 3.0;
constexpr double distance_step = 0.5; // metres

} // namespace

bool Desktop::act(units::HostTime now) {
    const Wish wish = std::exchange(wish_, {});
    // What is typed into a plan waits for no disk.
    if (wish.what == What::practice && page_ == Page::practice && errand_.valid() && unasked_ &&
        practise(wish, now)) {
        view_ = view_of_page(now);
        return true;
    }
    if (wish && errand_.valid() && unasked_) waited_ = wish;
    if (!wish || errand_.valid()) return false;
    const bool help = wish.what == What::show_help || wish.what == What::close_help;
    const bool looking = change_looking(wish);
    if (playing_ && !help && !looking) {
        if (!(save_again(wish) || after_pain(wish) || answer_pain(wish) || mute_session(wish, now)))
            playing_->act(wish);
    } else if (!looking &&
               !(stay_or_go(wish) || wake(wish) || prepare(wish) || after_pain(wish) ||
                 answer_screening(wish) || answer_after(wish) || change_care(wish) ||
                 keep_note(wish) || choose_person(wish) || walk_in(wish) || look_up(wish) ||
                 keep_diary(wish) || note_taken(wish) || plan_doses(wish) || bring_in(wish) ||
                 follow_plan(wish) || change_insight(wish) || look_back(wish) ||
                 practise(wish, now) || look_at_clients(wish) || navigate(wish) || start(wish) ||
                 pick_up(wish) || set_up(wish) || change_settings(wish) || change_reminders(wish) ||
                 change_buttons(wish) || keep_sessions(wish) || compose(wish) ||
                 change_sound(wish, now)))
        return false;
    advance(now);
    if (page_ != Page::home) view_ = view_of_page(now); // not only when the disk is done
    return true;
}

bool Desktop::navigate(const Wish& wish) {
    switch (wish.what) {
    case What::show_home:
        notice_.clear();
        dropped_.insert(dropped_.end(), later_.begin(), later_.end());
        later_.clear();
        plans_.look_into_mailbox();
        return show(Page::home), true;
    case What::show_roller: return show(Page::roller), true;
    case What::show_sessions: return show(Page::sessions), true;
    case What::show_tight: compose(); return show(Page::tight), true;
    case What::show_settings:
        if (welcome_) return welcome(*welcome_), true; // its sound step was left for the delay
        settings_typing_ = {};
        settings_typing_.reminders = to_remind_of_.times;
        return show(Page::settings), true;
    case What::show_record:
        send([this, id = wish.id, now = here().now]() -> Ending {
            return [this, shown = read_shown(*store_, id, now)](units::HostTime) {
                show_record(shown);
            };
        });
        return true;
    case What::show_help: return help_ = true;
    case What::close_help: help_ = false; return true;
    case What::quit: return go_away(Away::To::outside), true;
    default: return false;
    }
}

// --- beginning ----------------------------------------------------------------------------------

bool Desktop::start(const Wish& wish) {
    switch (wish.what) {
    case What::start: pending_ = Pending{wish.id}; return true;
    case What::cancel_start:
        pending_.reset();
        preparing_.reset();
        if (roller_.facts().simulated) roller_.look_for(usual_);
        return true;
    case What::start_unmeasured: begin(wish.id, session::RollerKind::none); return true;
    case What::start_simulated:
        roller_.look_for(device::Simulated{});
        pending_ = Pending{wish.id};
        return true;
    default: return false;
    }
}

void Desktop::begin_pending() {
    const bool without = std::holds_alternative<device::NoRoller>(roller_.source());
    if (!roller_.ready() && !without) return;
    const Pending pending = *std::exchange(pending_, {});
    const session::RollerKind kind = terminal::kind_of(roller_.source());
    if (!pending.unfinished) return begin(pending.routine, kind);
    if (!unfinished_) return;
    const auto same = terminal::same_roller(unfinished_->beginning, kind,
                                            roller_.ready() ? &roller_.met().hello : nullptr);
    if (same) return go_on(*unfinished_);
    notice_ = same.error().message;
    show(Page::home);
}

void Desktop::begin_now() {
    if (preparing_->kind != session::RollerKind::none && !roller_.ready()) { // gone meanwhile
        pending_ = Pending{preparing_->routine};
        return show(Page::home);
    }
    const Preparing prepared = std::move(*preparing_);
    preparing_.reset();
    const session::RollerKind kind = prepared.kind;
    session::Beginning beginning;
    beginning.started = around_->wall_now();
    beginning.routine = heard_before(prepared.fitted->routine, kind);
    beginning.person.ramps = prepared.fitted->ramps;
    beginning.roller = kind;
    beginning.practice = practice();
    beginning.person.mass = settings_.mass;
    if (session::part_of_history(kind, beginning.practice)) beginning.profiles = profiles_;
    if (session::part_of_history(kind, beginning.practice)) beginning.person.marks = history_.marks;
    auto link = std::make_shared<std::unique_ptr<device::Link>>();
    if (kind != session::RollerKind::none) {
        terminal::Meeting::Met met = roller_.hand_over();
        terminal::introduce(beginning, met);
        *link = std::move(met.link);
    } else {
        roller_.let_go();
    }
    const bool heard = loudspeaker_ && sound_.voice_sounds();
    send([this, link, beginning, prepared, heard,
          begun = store_->begin_soon(beginning)]() mutable -> Ending {
        return [this, link, beginning, prepared, heard, id = begun.get(),
                rules = rules_of_plans(*store_, library_, beginning)](units::HostTime now) {
            if (!id) { // what was answered holds for the next attempt
                preparing_ = prepared;
                preparing_->fitted_at = now;
                preparing_->starts_at.reset();
                roller_.look_for(usual_);
                show(Page::home);
                return complain(id.error());
            }
            auto running =
                terminal::RunningSession::begun(*store_, *id, std::move(*link), beginning, now);
            const care::Before& before = prepared.check.before;
            if (before != care::Before{}) running.tell(before);
            playing_.emplace(*store_, std::move(running), library_.exercises(),
                             session_sound(beginning.routine, {}), now);
            if (heard) plans_.news_was_said(beginning.routine.id, units::day_at(beginning.started));
            tell_of_damaged_sound();
            playing_->keep_to(rules, now);
            show(Page::session);
        };
    });
}

// --- what feels tight ----------------------------------------------------------------------------

care::Today Desktop::as_of_today() const {
    return care::today(history_, library_.exercises(), {}, settings_.mass, around_->wall_now());
}

routine::Allowed Desktop::by_the_roller() const {
    routine::Allowed allowed;
    if (const auto hello = roller_.facts().hello) {
        allowed.bed = hello->build.build == protocol::Build::bed;
        allowed.cradle = hello->build.build == protocol::Build::cradle;
        allowed.single = !allowed.bed && !allowed.cradle;
    }
    return allowed;
}

void Desktop::compose() {
    plan::Within plans = plans_.within(today());
    const int minutes = plan::minutes_within(plans.stop, minutes_);
    routine::Allowed allowed = by_the_roller();
    allowed.planned = std::move(plans.exercises);
    auto composed = care::compose(library_.exercises(), marks_, minutes, allowed, as_of_today());
    why_not_in_it_ = wording::why_not_in_it(composed, minutes);
    shorter_ = wording::shorter(plans.stop, minutes_, minutes);
    today_ = std::move(composed.made);
    if (today_) today_->routine = wording::described(*today_, minutes);
}

bool Desktop::compose(const Wish& wish) {
    if (wish.what == What::toggle_tight) {
        const auto mark = screen::mark_with_id(wish.id);
        if (!mark) return false;
        screen::toggle(marks_, *mark);
    } else if (wish.what == What::tight_minutes)
        minutes_ = static_cast<int>(wish.value);
    else
        return false;
    pending_.reset(); // what was to begin is another routine now
    preparing_.reset();
    compose();
    return true;
}

tl::expected<routine::Routine, std::vector<routine::FileError>>
Desktop::routine_named(const std::string& id) const {
    if (id == routine::composed_id && today_) return today_->routine;
    if (auto planned = plans_.routine_named(id, today())) return *std::move(planned);
    return library_.routine(id);
}

// --- after a crash ------------------------------------------------------------------------------

bool Desktop::pick_up(const Wish& wish) {
    if (!unfinished_ || !store_) return false;
    const auto failed = [this](store::StoreError error) { complain(error); };
    switch (wish.what) {
    case What::finish_unfinished:
        change([id = unfinished_->id](
                   auto& store) { return store.finish(id, session::Completion::stopped); },
               failed);
        return true;
    case What::discard_unfinished:
        change([id = unfinished_->id](auto& store) { return store.discard(id); }, failed);
        return true;
    case What::continue_unfinished: break;
    default: return false;
    }
    if (const auto right = terminal::still_right(desk_, *store_, history_, *unfinished_); !right) {
        notice_ = right.error().message;
        return show(Page::home), true;
    }
    const session::RollerKind kind = unfinished_->beginning.roller;
    if (kind == session::RollerKind::none) return go_on(*unfinished_), true;
    if (kind == session::RollerKind::sim && !roller_.facts().simulated)
        roller_.look_for(device::Simulated{});
    pending_ = Pending{{}, true};
    return true;
}

// What its plans say, and what was told before it was cut short, is read first.
void Desktop::go_on(const store::Unfinished& left) {
    send([this, left]() -> Ending {
        return [this, left, rules = rules_of_plans(*store_, library_, left.beginning, left.id)](
                   units::HostTime now) { go_on(left, rules, now); };
    });
}

void Desktop::go_on(const store::Unfinished& left, const RulesOfPlans& rules, units::HostTime now) {
    std::unique_ptr<device::Link> link;
    if (left.beginning.roller == session::RollerKind::none)
        roller_.let_go();
    else
        link = roller_.hand_over().link;
    auto running = terminal::RunningSession::go_on(*store_, std::move(link), left, now);
    auto sound = session_sound(left.beginning.routine, left.at);
    playing_.emplace(*store_, std::move(running), library_.exercises(), std::move(sound), now);
    tell_of_damaged_sound();
    playing_->keep_to(rules, now);
    pain_in_session_ =
        !left.stopped.empty() && !playing_->over(); // it is said again before anything goes on
    unfinished_.reset();
    show(pain_in_session_ ? Page::pain : Page::session);
}

// --- the roller, the person, the list -----------------------------------------------------------

bool Desktop::set_up(const Wish& wish) {
    if (!bench_) return false;
    not_kept_here_.clear();
    switch (wish.what) {
    case What::self_test: bench_->self_test(); break;
    case What::tare: bench_->tare(); break;
    case What::calibrate_mass:
        if (wish.value == 0.0)
            bench_->calibrate_mass();
        else
            bench_->load_is(units::Kilograms{wish.value});
        break;
    case What::calibrate_standing:
        if (settings_.mass) bench_->calibrate_standing(*settings_.mass);
        break;
    case What::take_spot: bench_->take_spot(); break;
    case What::accept_calibration:
        bench_->accept(
            static_cast<std::uint32_t>(around_->wall_now().utc.time_since_epoch().count() / 1000));
        break;
    case What::abort: bench_->abort(); break;
    default: return false;
    }
    return true;
}

void Desktop::keep_calibration(const Workbench::Accepted& made) {
    roller_.calibrated(made.calibration, made.zero);
    if (!store_) return;
    send([this, hello = roller_.met().hello, calibration = made.calibration]() -> Ending {
        const auto kept = terminal::keep_calibration(*store_, hello, calibration);
        return [this, kept](units::HostTime) {
            if (!kept) not_kept_here_ = wording::sentence(kept.error(), file_.string());
        };
    });
    unasked_ = true;
}

bool Desktop::recall_calibration() {
    if (recalled_ || !store_ || !roller_.ready()) return false;
    recalled_ = true;
    if (!terminal::forgot_calibration(roller_.met())) return false;
    send([this, hello = roller_.met().hello]() -> Ending {
        return [this, kept = terminal::kept_calibration(*store_, hello)](units::HostTime) {
            if (!kept) return;
            roller_.calibrated(*kept, {});
            bench_.reset(); // it reckoned without
            notice_ = terminal::calibration_remembered();
        };
    });
    unasked_ = true;
    return true;
}

bool Desktop::change_settings(const Wish& wish) {
    refused_.clear();
    switch (wish.what) {
    case What::german:
    case What::english: {
        const bool german = wish.what == What::german;
        wording::speak(german ? wording::Language::de : wording::Language::en);
        settings_.language = german ? "de" : "en";
        break;
    }
    case What::larger:
    case What::smaller:
        looking_.scale *= wish.what == What::larger ? scale_step : 1.0 / scale_step;
        looking_.scale = std::clamp(looking_.scale, least_scale, most_scale);
        keep_looking();
        return true;
    case What::set_mass:
        if (wish.value < 0.0) {
            refused_ = wording::tr("Please type kilograms, from 20 to 300.");
            return true;
        }
        settings_.mass.reset();
        if (wish.value > 0.0) settings_.mass = units::Kilograms{wish.value};
        settings_typing_.mass.clear();
        break;
    case What::set_height:
        if (wish.value < 0.0) {
            refused_ = wording::tr("Please type centimetres, from 100 to 230.");
            return true;
        }
        settings_.height.reset();
        if (wish.value > 0.0) settings_.height = units::Metres{wish.value / 100.0};
        settings_typing_.height.clear();
        break;
    default: return false;
    }
    if (store_)
        change([settings = settings_](auto& store) { return store.save(settings); },
               [this](auto error) { refused_ = wording::sentence(error, file_.string()); });
    return true;
}

void Desktop::keep_looking() {
    const auto write = [file = looking_file_, l = looking_] { return write_looking(file, l); };
    own_files_.change(looking_file_, write, around_->host_now());
}

void Desktop::keep_buttons() {
    const auto write = [file = buttons_file_, b = buttons_] { return write_buttons(file, b); };
    own_files_.change(buttons_file_, write, around_->host_now());
}

bool Desktop::change_buttons(const Wish& wish) {
    switch (wish.what) {
    case What::learn_go_on: learning_ = screen::Act::go_on; return true;
    case What::learn_next: learning_ = screen::Act::next; return true;
    case What::learn_back: learning_ = screen::Act::back; return true;
    case What::learn_again: learning_ = screen::Act::again; return true;
    case What::learn_nothing: learning_.reset(); return true;
    case What::forget_buttons:
        learning_.reset();
        buttons_.forget();
        keep_buttons();
        return true;
    default: return false;
    }
}

void Desktop::taught(const screen::Button& button) {
    if (!learning_) return;
    buttons_.teach(*learning_, button);
    learning_.reset();
    keep_buttons();
}

bool Desktop::change_looking(const Wish& wish) {
    screen::Looking& l = looking_;
    switch (wish.what) {
    case What::farther: l.distance_m = std::min(l.distance_m + distance_step, 6.0); break;
    case What::nearer: l.distance_m = std::max(l.distance_m - distance_step, 0.5); break;
    case What::wider_screen: l.diagonal_in = wider_screen(l.diagonal_in); break;
    case What::smaller_screen: l.diagonal_in = smaller_screen(l.diagonal_in); break;
    case What::turn_picture:
        l.turn = static_cast<screen::Turn>((static_cast<int>(l.turn) + 1) % 4);
        break;
    case What::reduce_motion: l.reduced_motion = !l.reduced_motion; break;
    case What::toggle_full_screen: l.full_screen = !l.full_screen; break;
    default: return false;
    }
    keep_looking();
    return true;
}

bool Desktop::keep_note(const Wish& wish) {
    const bool leaving =
        wish.what == What::show_home || wish.what == What::show_sessions || wish.what == What::quit;
    if (page_ != Page::summary || !shown_ || !(leaving || wish.what == What::keep_note))
        return false;
    screen::Afterwards& beside = shown_->beside;
    const auto note = session::note_of(note_typing_.text, note_typing_.tags);
    if (!note) { // whoever leaves may still correct it; who closes the window, once
        if (wish.what == What::quit) return refuse_note();
        beside.refused = wording::sentence(note.error());
        return true;
    }
    const bool told = !beside.refused.empty(); // whoever leaves was told once that it is not kept
    beside.refused.clear();
    note_typing_ = {note->text, session::joined(note->tags)};
    if (*note == beside.note) return !leaving;
    send([this, id = shown_->record.id, note = *note, wish, leaving, told]() -> Ending {
        const auto saved = store_->keep(id, note);
        return [this, saved, note, wish, leaving, told, kept = read(*store_)](units::HostTime) {
            take(kept);
            if (saved)
                shown_->beside.note = note;
            else
                shown_->beside.refused = wording::sentence(saved.error(), file_.string());
            if (leaving && (saved || told)) navigate(wish);
        };
    });
    return true;
}

bool Desktop::note_waits() const {
    if (page_ != Page::summary || !shown_ || !shown_->beside.refused.empty()) return false;
    const auto note = session::note_of(note_typing_.text, note_typing_.tags);
    return note && *note != shown_->beside.note;
}

bool Desktop::refuse_note() {
    if (page_ != Page::summary || !shown_ || !shown_->beside.refused.empty()) return false;
    const auto note = session::note_of(note_typing_.text, note_typing_.tags);
    if (note) return false;
    shown_->beside.refused = wording::sentence(note.error());
    help_ = false; // it lay over it
    articles_.reset();
    return true;
}

bool Desktop::keep_sessions(const Wish& wish) {
    switch (wish.what) {
    case What::ask_delete: asked_delete_ = wish.id; return true;
    case What::keep: asked_delete_.clear(); return true;
    case What::remove:
        asked_delete_.clear();
        change([id = wish.id](auto& store) { return store.remove(id); },
               [this](auto error) {
                   complain(error);
                   show(Page::home);
               });
        return true;
    default: return false;
    }
}

} // namespace app
