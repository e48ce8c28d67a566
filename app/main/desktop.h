// The program behind the window: which screen is open, the roller in sight, the session that runs,
// the person's file. Knows no window; the time is handed in.
#pragma once
#include "care/check.h"
#include "entering/waiting.h"
#include "importing/plan.h"
#include "importing/ranking.h"
#include "importing/reading.h"
#include "importing/summary.h"
#include "main/aside.h"
#include "main/dose_plan.h"
#include "main/home_plan.h"
#include "main/intakes.h"
#include "main/noting.h"
#include "main/own_files.h"
#include "main/playing.h"
#include "main/practice.h"
#include "main/reminding.h"
#include "main/report_desk.h"
#include "main/review_desk.h"
#include "main/roller_watch.h"
#include "main/sheet_desk.h"
#include "main/waking.h"
#include "main/workbench.h"
#include "screen/asking_screen.h"
#include "screen/care_screen.h"
#include "screen/claims_screen.h"
#include "screen/day_screen.h"
#include "screen/delay_screen.h"
#include "screen/help_screen.h"
#include "screen/history_screen.h"
#include "screen/home_screen.h"
#include "screen/import_screen.h"
#include "screen/insight_screen.h"
#include "screen/morning_screen.h"
#include "screen/people_screen.h"
#include "screen/question_screen.h"
#include "screen/screening_screen.h"
#include "screen/sessions_screen.h"
#include "screen/settings_screen.h"
#include "screen/sheet_screen.h"
#include "screen/summary_screen.h"
#include "screen/tight_screen.h"
#include "screen/weeks_screen.h"
#include "screen/welcome_screen.h"
#include "terminal/check_in.h"
#include "terminal/desk.h"
#include "terminal/here.h"
#include "terminal/insights.h"

#include <functional>
#include <future>
#include <variant>

namespace app {

class Desktop {
  public:
    using View = std::variant<
        screen::HomeView, screen::RollerView, screen::SessionView, screen::SummaryView,
        screen::SessionsView, screen::SettingsView, screen::TightView, screen::DelayView,
        screen::HelpView, screen::QuestionView, screen::ScreeningView, screen::CareView,
        screen::WelcomeView, screen::PeopleView, screen::ClaimsView, screen::MorningView,
        screen::DayView, screen::AskingView, screen::InsightView, screen::WeeksView,
        screen::SheetView, screen::ImportView, screen::HistoryView, screen::ReviewView,
        screen::ClientView, screen::ClientTraceView, screen::AnswerView, screen::CloseView,
        screen::HomePlanView, screen::ArrivingView, screen::ReplyView, screen::FormView>;

    Desktop(const terminal::WindowStart&, const terminal::Surroundings&, units::HostTime now);

    // Listens to the roller, moves the session on. True: the screen shows something new.
    bool advance(units::HostTime now);
    void draw(screen::Ui&);        // shows the view and remembers the wish
    bool act(units::HostTime now); // on what was wished; true: something changed
    // Asked before the window closes; false: what the disk does not take, a session or answers, is
    // tried once more first, and it is told that closing would lose it, or a note that cannot be
    // kept as it is, or what is still on its way between the review and its folder.
    bool may_close();
    void leave();                            // the window closes; a session stays to be continued
    void wait_for_disk(units::HostTime now); // until nothing is on its way any more

    const View& view() const { return view_; }
    bool in_session() const { return playing_.has_value(); }
    bool over() const { return over_; }
    units::Duration patience() const; // advance again within this time
    int descriptor() const;           // of the session's line, to wait on; -1 = none
    std::uint64_t samples() const;    // of the session so far; 0 = none runs
    double scale() const { return asked_scale_ * looking_.scale; }
    // In a session, and on the pages that follow it until another one is opened.
    bool seen_lying() const { return in_session() || after_session_; }
    screen::Turn turn() const { return seen_lying() ? looking_.turn : screen::Turn::none; }
    bool full_screen() const { return seen_lying() && looking_.full_screen; }
    // Pedals, remotes and controllers: what they mean, and whether one is to be learned.
    const screen::Buttons& buttons() const { return buttons_; }
    bool learning() const { return learning_.has_value(); }
    void taught(const screen::Button&);
    void dropped(std::vector<std::string> files);   // onto the window
    void wish(const screen::Wish& w) { wish_ = w; } // as if it had been made on the screen

  private:
    enum class Page {
        home,
        roller,
        session,
        unsaved, // it is over, but the disk does not take it yet
        unkept,  // answers that it does not take, before the window or the person goes
        summary,
        sessions,
        settings,
        tight,
        delay,
        question, // the first of check_, the one after a session, or how much it hurts
        today,    // what is different
        pain,     // strong: whom to ask
        screening,
        care,
        welcome, // the first steps
        people,
        morning,
        naps,
        laboratory,
        sheet_print,
        day,     // of the diary, as it went
        intakes, // what was taken on it
        doses,   // the person's own plan for magnesium
        asking,  // which few the morning asks, to be chosen
        insight, // differences in the log
        weeks,   // of the log
        sheet,   // of paper, typed in
        imports, // files of other programs
        history, // of sessions, as charts
        report,  // of a period, as files
        review,  // of clients
        plan,    // of a practice, that the person follows
        practice // plans that are made here
    };
    struct Pending { // begins as soon as the roller answers
        std::string routine;
        bool unfinished = false; // goes on with the one that was cut short
    };

    struct Kept { // in the person's file
        std::vector<store::SessionLine> sessions;
        std::optional<store::Unfinished> unfinished;
        std::vector<session::Profile> profiles;
        care::History history;
        std::optional<store::StoreError> trouble; // with what was told: nothing may begin then
        std::vector<units::Day> nights;       // which have one told by the person, of the last days
        std::vector<diary::Caution> cautions; // told to the diary
        Reminding::Known to_remind_of;
        tl::expected<terminal::plans::Used, terminal::Failure> plans; // in use
    };
    struct Morning { // a page of the diary
        units::Day day{};
        units::Day from{}, to{}; // what is read of the diary
        store::Diary diary;
        store::DiarySettings own;
        std::map<units::Day, screen::MorningTyping> typing; // of each day as it was left
        std::vector<std::string> said;                      // once it is kept: what has to be read
        std::string trouble;
        diary::Course course = {};
    };
    struct Sheet { // of paper
        entering::Sitting sitting;
        store::DiarySettings own = {};
        screen::SheetTyping typing = {};
        std::vector<std::string> said = {}; // what has to be read of what was kept
        std::string trouble = {};
        entering::Waiting waiting = {}; // boxes that are not in the diary, of other days, too
        std::string beside = {};        // that, as it stands on the disk
        bool unkept = false;            // neither in the diary nor there
        bool told = false;              // that going would lose it
        bool refused = false;           // the diary did not take what is whole
        bool set_aside = false;         // first, what cannot be read there
    };
    struct Imports {                          // files of other programs
        std::vector<std::string> files;       // that are read, or were
        std::optional<Aside<Sorted>> sorting; // what kind of files they are
        std::unique_ptr<importing::Reading> reading;
        std::optional<exchange::Read> read;
        std::optional<importing::Plan> plan; // what would become of it
        importing::Summary summary;          // of that
        // What the person says of them.
        std::optional<diary::Component> magnesium;
        bool supplements = false;
        std::vector<exchange::Stay> stays; // in order of time
        std::string stay_refused;
        std::vector<store::Import> earlier;
        std::vector<importing::SourceOfNights> sources; // the first counts
        std::string said, trouble;
        screen::ImportTyping typing;
    };
    struct Preparing { // a session that is asked about before it begins
        std::string routine;
        session::RollerKind kind{};
        care::Check check;
        std::optional<care::Fitted> fitted; // once everything is answered
        units::HostTime fitted_at{};
        std::optional<units::HostTime> starts_at; // by itself, once what is different was told
        bool screened = false;                    // was led through the screening
        std::optional<care::Morning> morning;     // what is asked of the last days
        bool looked_back = false;                 // it is known
        std::vector<care::Told> told;             // of it so far, on disk or waiting for it
        std::string unkept; // why what was told of the last days is not on disk; it holds today
    };
    struct Unsaved { // a session
        store::StoreError why{};
        units::HostTime again{}; // when it is tried again by itself
    };
    struct After { // a session that is asked about
        store::SessionId session;
        care::Check check;
        bool discomfort_kept = false;
        struct Unkept {
            care::Answer answer;
            store::StoreError why{};
        };
        std::optional<Unkept> unkept = {}; // of the question that is asked now
    };
    struct Away { // from the window or the person; answers are tried once more before
        enum class To { outside, person, new_person };
        To to{};
        std::string person;
        bool tried = false;
        Page from{}; // where it was told that they would be lost
        std::string refused;
    };
    Kept read(store::Store&) const;
    void take(Kept);

    // Work on the person's file, away from the window's thread: nothing is shown anew and no wish
    // is heard until it comes back; what it comes back with is done on this thread.
    using Ending = std::function<void(units::HostTime)>;
    template <class Work> void send(Work work) {
        unasked_ = false;
        errand_ = std::async(std::launch::async, std::move(work));
    }
    using Change = std::function<store::Result<void>(store::Store&)>;
    void change(Change, std::function<void(store::StoreError)> failed);
    void end_errand(units::HostTime now);
    bool hear_what_waited(units::HostTime now);
    // Answers that the disk did not take: they hold, and are tried again now and then.
    bool answers_wait() const;
    void keep_waiting(units::HostTime now);
    void go_away(Away::To, const std::string& person = {}); // with the next advance
    void go();
    bool stay_or_go(const screen::Wish&);
    screen::QuestionView unkept_view(units::HostTime now) const;

    View view_of_page(units::HostTime now) const;
    bool shows_anew(units::HostTime now); // false: as it was
    screen::HelpFor help_for_page() const;
    screen::HomeFacts home_facts() const;
    void show(Page);
    bool navigate(const screen::Wish&);
    bool start(const screen::Wish&);
    bool pick_up(const screen::Wish&);
    bool set_up(const screen::Wish&);
    void keep_calibration(const Workbench::Accepted&);
    bool recall_calibration();         // of a roller that forgot it; true: the disk is asked
    bool look_up(const screen::Wish&); // what articles say
    void open_topic(const std::string& id);
    void open_file(); // of the person at the desk
    bool choose_person(const screen::Wish&);
    bool add_person(std::string name);
    void change_person(const std::string& name);
    void make_person(const std::string& name);
    bool walk_in(const screen::Wish&); // the first steps
    void welcome(screen::WelcomeStep);
    void end_welcome();
    screen::SettingsView settings_view() const;
    screen::WelcomeView welcome_view() const;
    bool change_settings(const screen::Wish&);
    bool change_buttons(const screen::Wish&);
    bool change_sound(const screen::Wish&, units::HostTime now);
    bool mute_session(const screen::Wish&, units::HostTime now); // the one that is playing
    routine::Routine heard_before(routine::Routine, session::RollerKind);
    void keep_sound();
    void keep_looking();
    void keep_buttons();
    void hear_of_own_files(const std::vector<OwnFiles::Written>&);
    std::string sound_told() const; // what is wrong with it, on its pages
    void tell_of_damaged_sound();
    sound::Trial* trial(units::HostTime now); // nullptr where nothing can sound
    void go_on_sounding(units::HostTime now);
    std::vector<sound::Part> to_read_out() const; // questions, the first steps, the screening
    void read_out(units::HostTime now);           // once
    std::unique_ptr<terminal::Sounding> session_sound(const routine::Routine&,
                                                      units::SessionTime from) const;
    bool change_looking(const screen::Wish&);
    bool keep_sessions(const screen::Wish&);
    bool compose(const screen::Wish&);
    void compose();
    care::Today as_of_today() const;
    routine::Allowed by_the_roller() const; // that is there
    tl::expected<routine::Routine, std::vector<routine::FileError>>
    routine_named(const std::string& id) const;
    // Before a session: screening, this morning, discomfort, painkiller; then what is right today.
    void begin(const std::string& routine, session::RollerKind);
    void ask();
    void ask_questions();
    void open_screening(); // with the answers that hold
    void keep_told();
    void fit();
    void begin_now();
    bool prepare(const screen::Wish&);
    bool answer_screening(const screen::Wish&);
    bool wake(const screen::Wish&); // what is asked before the morning page
    void go_on_waking();
    std::string told_waits() const; // why what was told is not on disk; empty: it is
    bool go_back_before();          // from a question before a session
    bool forbidden() const;         // it, by a statement of the screening
    bool answer_after(const screen::Wish&);
    void keep_after(const care::Question&, const care::Answer&);
    bool asks_pain() const; // the session that is played
    bool answer_pain(const screen::Wish&);
    bool after_pain(const screen::Wish&);
    bool change_care(const screen::Wish&);
    // The diary, in desktop_diary.cpp.
    terminal::Here here() const;
    void read_last_days(store::Store&, Kept&) const; // of the diary
    void remind(units::HostTime now);
    bool change_reminders(const screen::Wish&);
    std::optional<screen::HomeFacts::Morning> morning_at_home() const;
    screen::MorningFacts morning_facts() const;
    screen::MorningTyping typing_of_day() const;
    bool keep_diary(const screen::Wish&);
    bool note_taken(const screen::Wish&); // in desktop_intakes.cpp
    diary::Person heeding() const;        // where magnesium is noted or planned
    Intakes::Around around_intakes() const;
    void keep_taken();
    std::string why_not_kept(store::StoreError) const; // what is noted there
    bool note_apart(const screen::Wish&); // in desktop_noted.cpp: sleep by day, a laboratory
    void open_apart(Page);
    template <class Pages> bool note_apart(Pages&, const std::string& wish);
    template <class Pages> void keep_apart(Pages&);
    bool read_day_typed(); // true: an errand does
    bool plan_doses(const screen::Wish&);
    void open_dose_plan();
    void keep_dose_plan();
    void leave_dose_plan();
    screen::FormTyping* form_typing();    // of the page that is a form
    bool type_sheet(const screen::Wish&); // in desktop_sheet.cpp
    bool print_sheet(const screen::Wish&);
    screen::SheetFacts sheet_facts() const;
    void open_sheet(std::optional<units::Day> from); // nothing: where boxes wait, or the usual one
    void keep_sheet();
    void tell_unkept_sheet(store::StoreError, const std::filesystem::path&);
    bool keep_in_hand(); // true: an errand does
    void leave_sheet();  // also of whoever closes the window
    entering::SheetCells not_kept_of_sheet() const;
    std::filesystem::path sheet_file() const; // of the boxes that wait
    void hear_of_sheet(const std::vector<entering::SheetChange>& kept, store::Diary);
    bool bring_in(const screen::Wish&); // in desktop_import.cpp
    screen::ImportFacts import_facts() const;
    bool say_of_files(const std::string& what); // true: they are to be read anew
    bool say_stay(const std::string& day_and_zone);
    bool opens_files(units::HostTime now) const; // those that were dropped, now
    void open_imports();
    void sort_files(std::vector<std::string>);
    void hear_of_sorted(Sorted);
    void read_files(std::vector<std::string>);
    bool hear_of_files();
    void leave_files();
    void take_files();
    void take_back(const std::string& import);
    void rank_higher(const std::string& source);
    void read_morning_anew();
    screen::DayFacts day_facts() const;
    void read_course();
    void open_morning(units::Day, Page);
    void toggle_asked(diary::Item);
    void keep_morning();
    void show_next_typed();
    // Differences in the log: read, and changed, away from the window's thread.
    struct LogSeen {
        terminal::insights::Standing standing;
        units::Day today{};
    };
    bool change_insight(const screen::Wish&);
    void look_into_log(const std::string& first); // what is done before: "ask", "begin", "drop"
    screen::InsightView insight_view() const;
    struct WeeksSeen {
        insight::Log log;
        diary::Plan plan;
        units::Day today{};
        units::WallTime now{};
    };
    void look_at_weeks();
    struct HistorySeen { // in desktop_history.cpp
        screen::HistoryRead read;
        std::shared_ptr<history::Timeline> times;
        history::Quantity times_of{};
        struct Line { // of time
            history::Quantity of{};
            history::Grid grid;
            history::Picture picture;
        };
        std::optional<Line> line;
        struct Pair {
            history::Quantity of{};
            std::array<std::string, 2> sessions;
            std::array<history::Columns, 2> columns;
        };
        std::optional<Pair> pair;
        std::string trouble, series_trouble;
    };
    bool look_at_clients(const screen::Wish&);         // in desktop_review.cpp
    void take_replies(std::vector<std::string> files); // on its page
    bool review_goes_on(units::HostTime now);
    bool look_back(const screen::Wish&);
    bool report(const screen::Wish&);
    void open_history();
    void read_history_shown();   // what the asked part draws
    void read_next_of_history(); // that nobody waits for
    void read_line_of_time();
    void read_two_sessions();
    screen::HistoryView history_view() const;
    bool follow_plan(const screen::Wish&); // in desktop_plan.cpp
    bool let_hear(const sound::Part&);     // what somebody recorded; false: no loudspeaker
    Dictation* dictating();                // nullptr: this page has none
    void hear_dictation();
    void work_on(HomePlan::Work);
    units::Day today() const; // from 04:00 to 04:00
    std::vector<routine::Said> say_news(const std::string& routine);
    bool practise(const screen::Wish&, units::HostTime now); // in desktop_practice.cpp
    bool goes_on_practising(units::HostTime now);            // true: an errand does
    const care::Check* check() const;                        // that is being answered
    std::optional<care::Question> question() const;
    screen::QuestionView question_view(const care::Question&) const;
    void go_on(const store::Unfinished&);
    void go_on(const store::Unfinished&, const RulesOfPlans&, units::HostTime now);
    void begin_pending();
    void end_session();
    bool save_again(const screen::Wish&);
    struct Shown { // a session that is over, and what stands beside it
        session::Record record;
        screen::Afterwards beside;
    };
    static store::Result<Shown> read_shown(store::Store&, const store::SessionId&,
                                           units::WallTime now);
    void show_record(store::Result<Shown>);
    bool keep_note(const screen::Wish&); // also of whoever leaves the summary
    bool note_waits() const;             // typed, and nothing told of it yet
    bool refuse_note(); // of whoever closes the window: told why it would be lost, once
    void complain(store::StoreError);
    bool practice() const;

    const terminal::Surroundings* around_;
    terminal::Desk desk_;
    routine::Library library_;
    std::vector<routine::Routine> routines_; // of it, as they are told to this person
    std::optional<store::Store> store_;
    std::filesystem::path file_, looking_file_, buttons_file_;
    OwnFiles own_files_;
    screen::Buttons buttons_;
    std::optional<screen::Act> learning_;
    store::Settings settings_;
    std::vector<store::SessionLine> sessions_;
    std::optional<store::Unfinished> unfinished_;
    std::vector<session::Profile> profiles_;
    care::History history_;
    std::optional<store::StoreError> history_unread_;
    std::optional<Preparing> preparing_;
    care::Screening screening_; // being answered
    bool answering_ = false;    // a way back leads to it as it was left
    terminal::Unkept unkept_;   // holds until it is
    std::optional<units::HostTime> keep_again_;
    units::HostTime shown_since_{}; // the page
    std::optional<Away> away_;
    std::optional<routine::Condition> clearing_;
    std::optional<After> after_;
    bool after_session_ = false; // its questions and summary, and nobody has got up
    Waking waking_;
    bool pain_in_session_ = false; // was told; afterwards, otherwise
    screen::ScreeningTyping screening_typing_;
    screen::PeopleTyping people_typing_;
    std::optional<screen::WelcomeStep> welcome_; // where the first steps are
    std::vector<std::string> people_;
    bool screening_put_off_ = false; // "later": not asked again before the window is closed
    std::string notice_, asked_delete_, refused_;
    double asked_scale_ = 1.0; // on the command line
    screen::Looking looking_;

    terminal::MakeOutlet loudspeaker_; // none: silent
    std::filesystem::path sound_file_;
    sound::Settings sound_;
    std::string sound_trouble_;
    bool sound_damaged_ = false;          // its file; with the next change it is put aside
    bool sound_damage_told_ = false;      // in a session
    std::vector<sound::Part> read_out_;   // last
    std::unique_ptr<sound::Trial> trial_; // while something is tried
    units::HostTime trial_began_{};
    std::unique_ptr<terminal::Sounding> fading_; // of a session that is over

    device::Source usual_;
    RollerWatch roller_;
    std::optional<Workbench> bench_;
    bool recalled_ = false;     // the calibration of this roller, where it has to be
    std::string not_kept_here_; // why the last calibration is not
    std::optional<Pending> pending_;
    std::optional<Playing> playing_;
    std::optional<Unsaved> unsaved_; // playing_ is
    std::optional<Shown> shown_;
    std::optional<LogSeen> log_seen_;
    std::optional<WeeksSeen> weeks_seen_;
    screen::WeeksAsking weeks_asking_;
    std::optional<HistorySeen> history_seen_;
    std::unique_ptr<ReportDesk> report_; // from the first look on
    std::unique_ptr<SheetDesk> sheet_desk_;
    std::unique_ptr<Practice> practice_; // from the first look on
    screen::HistoryAsking history_asking_;
    screen::InsightAsking asking_;
    std::string insight_notice_;
    bool asked_drop_ = false;          // of the question that is open
    std::vector<std::string> dropped_; // not looked into yet
    std::vector<std::string> to_open_; // by whoever is opened first
    std::vector<std::string> later_;   // looked into behind the plan that lay among them
    HomePlan plans_;
    std::optional<Imports> imports_;
    std::vector<std::unique_ptr<importing::Reading>> stopping_;
    std::unique_ptr<ReviewDesk> review_;
    std::future<Ending> errand_; // ends before the store and the files it works on
    bool unasked_ = false;       // nobody waits for it: what is wished for meanwhile is done then
    screen::Wish waited_;

    Page page_ = Page::home;
    View view_;
    screen::Wish wish_;
    std::vector<routine::Tight> marks_; // where it is tight; not kept
    screen::MapCursor map_cursor_;
    int minutes_ = 10;
    tl::expected<routine::Composed, routine::ComposeError> today_{
        tl::unexpected{routine::ComposeError::nothing_marked}};
    std::string why_not_in_it_; // what was marked
    std::string shorter_;       // why it is for fewer minutes
    screen::SettingsTyping settings_typing_;
    screen::NoteTyping note_typing_;
    screen::RollerTyping roller_typing_;
    std::vector<units::Day> nights_;
    std::vector<diary::Caution> cautions_; // told to the diary
    Reminding::Known to_remind_of_;
    units::HostTime remind_again_{};
    Reminding reminding_;
    std::optional<Morning> morning_;
    Intakes intakes_;
    Naps naps_;
    Laboratory laboratory_;
    DosePlan dose_plan_;
    Page dose_plan_from_ = Page::settings; // it was opened
    std::optional<Sheet> sheet_;
    bool over_ = false;
    struct Articles { // what they say; lies over the page it was opened from
        claims::Library library;
        screen::ClaimsAt at;
    };
    std::optional<Articles> articles_;
    bool help_ = false; // lies over the page it is for; a session goes on below it
};

} // namespace app
