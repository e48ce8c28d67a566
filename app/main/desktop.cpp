// Pages, views and time; what is wished for is done in desktop_acts.cpp.
#include "main/desktop.h"

#include "main/looking.h"
#include "main/window_buttons.h"
#include "routine/telling.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <iostream>

namespace app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t most_lines = 60; // of the list of sessions
constexpr units::Duration saved_again_after = 5s;

device::Source source_of(const std::string& text) {
    const auto source = device::source(text);
    return source ? *source : device::Source{device::AnyPort{}};
}

} // namespace

Desktop::Desktop(const terminal::WindowStart& start, const terminal::Surroundings& around,
                 units::HostTime now)
    : around_{&around}, desk_{around,
                              {std::cout, std::cerr},
                              {start.data.string(), start.person.value_or(""), "", false}},
      library_{desk_.library()}, looking_file_{start.data / "window"},
      buttons_file_{start.data / "buttons"}, buttons_{read_buttons(buttons_file_)},
      asked_scale_{start.scale}, looking_{read_looking(looking_file_)},
      usual_{source_of(start.roller)}, roller_{usual_}, plans_{around, library_} {
    if (start.sound) loudspeaker_ = around.loudspeaker;
    to_open_ = start.files;
    sound_file_ = terminal::sound_file(start.data);
    sound_ = sound::read_settings(sound_file_);
    sound_damaged_ = sound::damaged(sound_file_);
    people_ = desk_.people();
    const bool ask_who = !start.person && people_.size() > 1;
    if (!ask_who) open_file();
    if (notice_.empty() && !library_.errors().empty())
        notice_ = wording::sentence(library_.errors().front());
    if (start.routine) pending_ = Pending{*start.routine};
    if (start.composed) {
        today_ = routine::Composed{};
        today_->routine = *start.composed;
    }
    std::error_code none;
    if (ask_who)
        show(Page::people);
    else if (store_ && sessions_.empty() && !pending_ && !fs::exists(looking_file_, none))
        welcome(screen::WelcomeStep::language);
    view_ = view_of_page(now);
}

Desktop::Kept Desktop::read(store::Store& store) const {
    Kept kept;
    read_last_days(store, kept);
    kept.plans = terminal::plans::used(
        store, library_, terminal::plans::told(terminal::plans::told_file(file_)), file_.string());
    if (auto lines = store.sessions()) kept.sessions = std::move(*lines);
    if (auto known = store.profiles()) kept.profiles = std::move(*known);
    if (auto history = store.care_history(around_->wall_now()))
        kept.history = std::move(*history);
    else
        kept.trouble = history.error();
    if (auto left = store.unfinished()) kept.unfinished = std::move(*left);
    return kept;
}

void Desktop::take(Kept kept) {
    sessions_ = std::move(kept.sessions);
    profiles_ = std::move(kept.profiles);
    unfinished_ = std::move(kept.unfinished);
    history_ = std::move(kept.history);
    nights_ = std::move(kept.nights);
    cautions_ = std::move(kept.cautions);
    plans_.take(std::move(kept.plans));
    to_remind_of_ = std::move(kept.to_remind_of);
    if (unkept_.screening) history_.screening = unkept_.screening;
    for (const care::Told& told : unkept_.told) history_.reports.push_back(told.report);
    history_unread_ = kept.trouble;
    const auto known = as_of_today().known;
    routines_ = library_.routines();
    for (routine::Routine& routine : routines_) {
        routine::take_as_known(routine, known);
        routine::make_room(routine);
    }
    for (routine::Routine& own : plans_.own_routines()) {
        routine::take_as_known(own, known);
        routine::make_room(own);
        routines_.push_back(std::move(own));
    }
    if (kept.trouble) complain(*kept.trouble);
}

bool Desktop::practice() const {
    const auto name = desk_.person();
    return name && *name == terminal::practice;
}

void Desktop::complain(store::StoreError error) {
    notice_ = wording::sentence(error, file_.string());
}

void Desktop::show(Page page) {
    page_ = page;
    shown_since_ = around_->host_now();
    help_ = false;
    articles_.reset();
    asked_delete_.clear();
    refused_.clear();
    learning_.reset();
    after_session_ &= page == Page::question || page == Page::pain || page == Page::summary ||
                      page == Page::unkept;
    if (page != Page::question && page != Page::unkept) waking_.leave();
    if (page != Page::roller) bench_.reset();
    if (practice_) practice_->dictation().leave();
    if (review_) review_->dictation().leave();
    const bool sounds = page == Page::settings || page == Page::delay || page == Page::welcome;
    if (!sounds) trial_.reset();
    if (trial_) trial_->beat(page == Page::delay);
}

units::Duration Desktop::patience() const {
    if (errand_.valid()) return 10ms;
    if (playing_ || fading_ || trial_) return 33ms;
    if (practice_ && practice_->preview() != nullptr) return 33ms;
    if (practice_ && (practice_->busy() || practice_->dictation().listens())) return 100ms;
    if (review_ && review_->dictation().listens()) return 100ms;
    if (page_ == Page::roller && roller_.ready()) return 50ms;
    if (page_ == Page::today || page_ == Page::unkept) return 200ms;
    if (imports_ && (imports_->reading || imports_->sorting)) return 100ms;
    if (plans_.busy()) return 100ms;
    if (page_ == Page::review || (review_ && review_->busy())) return 100ms;
    return roller_.patience();
}

int Desktop::descriptor() const { return playing_ && !unsaved_ ? playing_->descriptor() : -1; }
std::uint64_t Desktop::samples() const { return playing_ ? playing_->samples() : 0; }

// --- what is shown ------------------------------------------------------------------------------

screen::HomeFacts Desktop::home_facts() const {
    screen::HomeFacts facts;
    facts.routines = routines_;
    facts.sessions = sessions_;
    facts.unfinished = unfinished_ ? &*unfinished_ : nullptr;
    facts.roller = roller_.facts();
    facts.starting = pending_.has_value();
    facts.notice = notice_;
    facts.morning = morning_at_home();
    facts.plans = plans_.at_home(today());
    if (people_.size() > 1)
        if (const auto name = desk_.person()) facts.person = *name;
    return facts;
}

screen::HelpFor Desktop::help_for_page() const {
    using screen::HelpFor;
    if (articles_) return HelpFor::claims;
    switch (page_) {
    case Page::home: return HelpFor::home;
    case Page::roller: return HelpFor::roller;
    case Page::session: return HelpFor::session;
    case Page::summary: return HelpFor::summary;
    case Page::unsaved: return HelpFor::unsaved;
    case Page::sessions: return HelpFor::sessions;
    case Page::unkept: return HelpFor::unkept;
    case Page::settings: return HelpFor::settings;
    case Page::delay: return HelpFor::delay;
    case Page::tight: return HelpFor::tight;
    case Page::welcome: return HelpFor::welcome;
    case Page::people: return HelpFor::people;
    case Page::morning: return HelpFor::morning;
    case Page::day: return HelpFor::day;
    case Page::intakes: return HelpFor::intakes;
    case Page::naps: return HelpFor::naps;
    case Page::laboratory: return HelpFor::laboratory;
    case Page::doses: return HelpFor::dose_plan;
    case Page::asking: return HelpFor::asking;
    case Page::sheet: return HelpFor::sheet;
    case Page::sheet_print: return HelpFor::sheet_print;
    case Page::imports: return HelpFor::imports;
    case Page::question: return asks_pain() ? HelpFor::pain : HelpFor::question;
    case Page::pain: return HelpFor::strong_pain;
    case Page::today: return HelpFor::today;
    case Page::screening: return HelpFor::screening;
    case Page::care: return HelpFor::care;
    case Page::insight: return HelpFor::insight;
    case Page::weeks: return HelpFor::weeks;
    case Page::history:
    case Page::report: return HelpFor::history;
    case Page::review: return HelpFor::review;
    case Page::plan: return HelpFor::plan;
    case Page::practice: return HelpFor::practice;
    }
    return HelpFor::home;
}

Desktop::View Desktop::view_of_page(units::HostTime now) const {
    if (help_) return screen::help_for(help_for_page(), terminal::version);
    if (articles_) return screen::view_of(articles_->library, articles_->at);
    switch (page_) {
    case Page::home: break;
    case Page::roller: {
        if (bench_) {
            auto readings = bench_->readings(roller_.facts(), settings_.mass, now);
            readings.not_kept_here = not_kept_here_;
            return screen::view_of(readings);
        }
        screen::RollerReadings nothing;
        nothing.facts = roller_.facts();
        return screen::view_of(nothing);
    }
    case Page::session:
        if (playing_) return playing_->view(looking_);
        break;
    case Page::unsaved:
        if (unsaved_)
            return screen::not_saved(wording::not_written(unsaved_->why), looking_,
                                     now - shown_since_);
        break;
    case Page::unkept:
        if (away_ && answers_wait()) return unkept_view(now);
        break;
    case Page::summary:
        if (shown_)
            return screen::view_of(shown_->record, routines_, settings_.height, shown_->beside,
                                   looking_);
        break;
    case Page::sessions: return screen::view_of(sessions_, routines_, asked_delete_, most_lines);
    case Page::tight: {
        screen::TightFacts facts{marks_, minutes_};
        if (today_)
            facts.made = &*today_;
        else
            facts.why = today_.error();
        facts.why_not = why_not_in_it_;
        facts.shorter = shorter_;
        facts.roller_ready = roller_.ready();
        facts.starting = pending_.has_value();
        return screen::view_of(facts);
    }
    case Page::question:
        if (const auto asked = question()) return question_view(*asked);
        break;
    case Page::today:
        if (preparing_ && preparing_->fitted) {
            auto view = screen::view_of(
                *preparing_->fitted, settings_.country, looking_,
                preparing_->starts_at ? std::optional{*preparing_->starts_at - now} : std::nullopt,
                preparing_->unkept, now - preparing_->fitted_at);
            view.back = !preparing_->check.earlier.empty() || forbidden();
            return view;
        }
        break;
    case Page::pain: {
        auto view = screen::strong_pain(settings_.country, looking_, pain_in_session_);
        if (playing_ && !playing_->why_stopped().empty())
            view.notes.push_back(playing_->why_stopped());
        return view;
    }
    case Page::screening: {
        auto view = screen::view_of(screening_, clearing_, refused_, around_->wall_now());
        if (welcome_ && !preparing_) {
            view.progress = screen::progress_of(screen::WelcomeStep::safety);
            view.emergency = wording::emergency_at_first(settings_.country);
        }
        return view;
    }
    case Page::care:
        return screen::view_of(history_, library_.exercises(), settings_.country,
                               around_->wall_now(), cautions_);
    case Page::insight: return insight_view();
    case Page::weeks:
        if (weeks_seen_)
            return screen::view_of(screen::WeeksFacts{&weeks_seen_->log, weeks_seen_->plan,
                                                      weeks_seen_->today, weeks_seen_->now,
                                                      weeks_asking_});
        break;
    case Page::history:
        if (history_seen_) return history_view();
        break;
    case Page::report:
        if (report_) return report_->view();
        break;
    case Page::review:
        if (review_) return std::visit([](auto v) -> View { return v; }, review_->view(now));
        break;
    case Page::plan:
        if (plans_.arriving()) return plans_.arriving_view();
        if (plans_.replying()) return plans_.reply_view();
        return plans_.view(today());
    case Page::practice:
        if (practice_ && practice_->preview() != nullptr)
            return practice_->preview()->view(looking_);
        if (practice_) return practice_->view(now);
        break;
    case Page::settings: return settings_view();
    case Page::welcome: return welcome_view();
    case Page::morning:
        if (morning_) return screen::view_of(morning_facts(), typing_of_day());
        break;
    case Page::day:
        if (morning_) return screen::view_of(day_facts());
        break;
    case Page::intakes:
        if (morning_) return intakes_.view(around_intakes());
        break;
    case Page::naps: return naps_.view();
    case Page::laboratory: return laboratory_.view();
    case Page::doses: return dose_plan_.view(today());
    case Page::asking:
        if (morning_) return screen::view_of(morning_->own.choice, morning_->day);
        break;
    case Page::sheet:
        if (sheet_) return screen::view_of(sheet_facts(), sheet_->typing);
        break;
    case Page::sheet_print:
        if (sheet_desk_) return sheet_desk_->view();
        break;
    case Page::imports:
        if (imports_) return screen::view_of(import_facts());
        break;
    case Page::people: return screen::PeopleView{people_, refused_, store_.has_value()};
    case Page::delay:
        return screen::delay_view_of(
            sound_.delay,
            trial_ ? std::optional{sound::beat_phase(units::SessionTime{now - trial_began_})}
                   : std::nullopt,
            sound_told());
    }
    screen::HomeFacts home = home_facts();
    if (bench_) home.amiss = screen::amiss(bench_->readings(roller_.facts(), settings_.mass, now));
    return screen::view_of(home);
}

void Desktop::draw(screen::Ui& ui) {
    if (const auto* v = std::get_if<screen::HomeView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::RollerView>(&view_))
        wish_ = screen::draw(ui, *v, roller_typing_);
    if (const auto* v = std::get_if<screen::SessionView>(&view_)) wish_ = screen::draw(ui, *v);
    if (practice_ && practice_->preview() != nullptr && ui.pressed(screen::Key::escape))
        wish_ = {screen::Wish::What::practice, "preview-end", 0.0};
    if (const auto* v = std::get_if<screen::FormView>(&view_); v != nullptr && form_typing())
        wish_ = screen::draw(ui, *v, *form_typing());
    if (const auto* v = std::get_if<screen::QuestionView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::CareView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::ScreeningView>(&view_))
        wish_ = screen::draw(ui, *v, screening_typing_);
    if (const auto* v = std::get_if<screen::SummaryView>(&view_))
        wish_ = screen::draw(ui, *v, note_typing_);
    if (const auto* v = std::get_if<screen::SessionsView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::SettingsView>(&view_))
        wish_ = screen::draw(ui, *v, settings_typing_);
    if (const auto* v = std::get_if<screen::TightView>(&view_))
        wish_ = screen::draw(ui, *v, map_cursor_);
    if (const auto* v = std::get_if<screen::DelayView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::WelcomeView>(&view_))
        wish_ = screen::draw(ui, *v, settings_typing_);
    if (const auto* v = std::get_if<screen::MorningView>(&view_); v != nullptr && morning_)
        wish_ = screen::draw(ui, *v, morning_->typing[morning_->day]);
    if (const auto* v = std::get_if<screen::DayView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::AskingView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::SheetView>(&view_); v != nullptr && sheet_)
        wish_ = screen::draw(ui, *v, sheet_->typing);
    if (const auto* v = std::get_if<screen::ImportView>(&view_); v != nullptr && imports_)
        wish_ = screen::draw(ui, *v, imports_->typing);
    if (const auto* v = std::get_if<screen::PeopleView>(&view_))
        wish_ = screen::draw(ui, *v, people_typing_);
    if (const auto* v = std::get_if<screen::ClaimsView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::InsightView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::WeeksView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::HistoryView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::ReviewView>(&view_); v != nullptr && review_)
        wish_ = screen::draw(ui, *v, review_->review_typing);
    if (const auto* v = std::get_if<screen::ClientView>(&view_); v != nullptr && review_)
        wish_ = screen::draw(ui, *v, review_->client_typing);
    if (const auto* v = std::get_if<screen::ClientTraceView>(&view_)) wish_ = screen::draw(ui, *v);
    if (const auto* v = std::get_if<screen::AnswerView>(&view_); v != nullptr && review_)
        wish_ = screen::draw(ui, *v, review_->answer_typing);
    if (const auto* v = std::get_if<screen::CloseView>(&view_); v != nullptr && review_)
        wish_ = screen::draw(ui, *v, review_->close_typing);
    if (const auto* v = std::get_if<screen::HomePlanView>(&view_))
        wish_ = screen::draw(ui, *v, plans_.typing());
    if (const auto* v = std::get_if<screen::ArrivingView>(&view_))
        wish_ = screen::draw(ui, *v, plans_.typing());
    if (const auto* v = std::get_if<screen::ReplyView>(&view_))
        wish_ = screen::draw(ui, *v, plans_.reply_typing());
    if (const auto* v = std::get_if<screen::HelpView>(&view_))
        wish_ = screen::draw(ui, *v);
    else if (wish_.what == screen::Wish::What::none && ui.pressed(screen::Key::f1))
        wish_.what = screen::Wish::What::show_help;
}

// --- what goes on -------------------------------------------------------------------------------

bool Desktop::advance(units::HostTime now) {
    go_on_sounding(now);
    hear_of_own_files(own_files_.advance(now));
    if (errand_.valid()) {
        if (errand_.wait_for(0s) != std::future_status::ready) return false;
        end_errand(now);
        if (errand_.valid()) return unasked_ && shows_anew(now); // one led to the next
    }
    const bool heard = hear_what_waited(now);
    if (errand_.valid()) return heard;
    if (playing_ && away_) go(); // it began meanwhile, and stays to be continued
    if (playing_ && unsaved_) {
        if (now >= unsaved_->again) end_session();
    } else if (playing_) {
        playing_->advance(now);
        const bool told_whom_to_ask = page_ == Page::pain; // it stays until it was read
        if (playing_->over() && !told_whom_to_ask && !playing_->still_telling(now)) end_session();
    } else {
        roller_.advance(now);
        if (roller_.met_anew() || !roller_.ready()) bench_.reset();
        if (roller_.met_anew()) recalled_ = false;
        if (recall_calibration()) return heard;
        if ((page_ == Page::roller || page_ == Page::home) && roller_.ready()) {
            if (!bench_) bench_.emplace(roller_.met());
            bench_->hear(roller_.heard(), now);
        }
        if (page_ == Page::roller && bench_) {
            roller_.met().link->ask(bench_->asked(), 0.0);
            for (const auto& bytes : bench_->to_send()) roller_.met().link->send(bytes);
            bench_->put_load(*roller_.met().link);
            if (const auto made = bench_->accepted()) keep_calibration(*made);
            if (errand_.valid()) return heard;
        }
        remind(now);
        if (review_goes_on(now)) return true;
        if (goes_on_practising(now)) return true;
        if (opens_files(now)) open_imports();
        if (errand_.valid() || hear_of_files()) return true;
        if (auto work = store_ ? plans_.advance(now) : std::nullopt) {
            work_on(std::move(*work));
            unasked_ = true;
            return heard;
        }
        if (read_day_typed()) return heard;
        if (pending_ && page_ != Page::people && !away_) begin_pending();
        if (page_ == Page::today && !help_ && !away_ && preparing_->starts_at &&
            now >= *preparing_->starts_at)
            begin_now();
        else if (!errand_.valid())
            keep_waiting(now);
    }
    const bool changed = shows_anew(now);
    read_out(now);
    return changed || heard;
}

bool Desktop::shows_anew(units::HostTime now) {
    View fresh = view_of_page(now);
    const bool changed = fresh != view_;
    if (changed) view_ = std::move(fresh);
    return changed;
}

void Desktop::end_errand(units::HostTime now) {
    const Ending ending = errand_.get();
    ending(now);
}

void Desktop::wait_for_disk(units::HostTime now) {
    while (errand_.valid()) end_errand(now);
    if (review_) review_->wait(2s); // a folder that hangs is left behind
    if (practice_) practice_->wait(2s);
    hear_of_own_files(own_files_.finish());
}

void Desktop::change(Change work, std::function<void(store::StoreError)> failed) {
    send([this, work = std::move(work), failed = std::move(failed)]() -> Ending {
        const auto changed = work(*store_);
        return [this, changed, failed, kept = read(*store_)](units::HostTime) {
            take(kept);
            if (!changed) failed(changed.error());
        };
    });
}

// What the disk does not take stays in memory, with what was told, and is tried again.
void Desktop::end_session() {
    if (auto sound = playing_->take_sound()) fading_ = std::move(sound);
    send([this, id = playing_->id(), closed = playing_->finish(), unkept = unkept_,
          ended = here().now]() mutable -> Ending {
        const auto saved = closed.get();
        if (!saved && store::may_pass(saved.error()))
            return [this, why = saved.error()](units::HostTime now) {
                unsaved_ = Unsaved{why, now + saved_again_after};
                if (page_ != Page::unsaved) show(Page::unsaved);
            };
        auto record = saved ? read_shown(*store_, id, ended)
                            : store::Result<Shown>{tl::unexpected{saved.error()}};
        terminal::keep(*store_, unkept); // else it waits for the next one
        return [this, record = std::move(record), unkept = std::move(unkept),
                kept = read(*store_)](units::HostTime) {
            const auto& begun = playing_->session().beginning();
            after_.reset();
            if (record && session::part_of_history(begun.roller, begun.practice))
                after_ = After{record->record.id,
                               care::check_after(session::ended_early(record->record))};
            unsaved_.reset();
            playing_.reset();
            after_session_ = true;
            roller_.look_for(usual_);
            unkept_ = unkept;
            take(kept);
            show_record(record);
            if (after_) show(Page::question);
        };
    });
}

bool Desktop::save_again(const screen::Wish& wish) {
    if (!unsaved_) return false;
    if (wish.what == screen::Wish::What::answer && wish.id == "again") end_session();
    return true;
}

store::Result<Desktop::Shown> Desktop::read_shown(store::Store& store, const store::SessionId& id,
                                                  units::WallTime now) {
    auto record = store.record(id);
    if (!record) return tl::unexpected{record.error()};
    Shown shown{std::move(*record), {}};
    if (const auto earlier = store.before(id))
        shown.beside.compared = session::compare(session::account_of(shown.record), *earlier);
    if (auto note = store.note(id)) shown.beside.note = std::move(*note);
    shown.beside.around = terminal::insights::around(store, id, shown.record.started, now);
    return shown;
}

void Desktop::show_record(store::Result<Shown> shown) {
    if (!shown) {
        complain(shown.error());
        return show(Page::home);
    }
    shown_ = std::move(*shown);
    const session::Note& note = shown_->beside.note;
    note_typing_ = {note.text, session::joined(note.tags)};
    show(Page::summary);
}

void Desktop::leave() {
    wait_for_disk(around_->host_now());
    if (auto work = store_ ? plans_.leave(2s) : std::nullopt) work_on(std::move(*work));
    wait_for_disk(around_->host_now());
    keep_note({screen::Wish::What::quit, {}, 0.0});
    wait_for_disk(around_->host_now());
    leave_sheet();
    wait_for_disk(around_->host_now());
    if (practice_) practice_->leave();
    if (review_) review_->finish(around_->host_now());
    while (goes_on_practising(around_->host_now())) wait_for_disk(around_->host_now());
    if (!playing_ && after_ && after_->unkept)
        keep_after(after_->check.left.front(), after_->unkept->answer);
    wait_for_disk(around_->host_now());
    if (playing_ && (unsaved_ || playing_->over()))
        static_cast<void>(playing_->finish().get());
    else if (playing_)
        playing_->leave();
    playing_.reset();
    fading_.reset();
    trial_.reset();
    roller_.let_go();
    if (!store_) return;
    terminal::keep(*store_, unkept_);
    store_->pack_finished();
}

} // namespace app
