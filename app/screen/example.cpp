#include "screen/example.h"

#include "screen/care_screen.h"
#include "screen/delay_screen.h"
#include "screen/example_diary.h"
#include "screen/example_plan.h"
#include "screen/example_practice.h"
#include "screen/example_review.h"
#include "screen/example_values.h"
#include "screen/help_screen.h"
#include "screen/people_screen.h"
#include "screen/question_screen.h"
#include "screen/screening_screen.h"
#include "screen/sessions_screen.h"
#include "screen/settings_screen.h"
#include "screen/tight_screen.h"
#include "screen/welcome_screen.h"
#include "wording/care.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <functional>

namespace screen {
namespace {

using namespace std::chrono_literals;
using guide::Phase;

using ChangeView = std::function<void(session::View&, SessionHints&)>;

Example session_of(std::string_view name, std::size_t step, const ChangeView& change,
                   bool hands = false) {
    return {name, [step, change, hands](Ui& ui) {
                session::View now = example::rolling(step);
                SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
                hints.figure = example::figure_of(step);
                change(now, hints);
                const routine::Routine legs = example::legs();
                if (hints.figure != nullptr && !now.place.ended) // in a rest the next step's
                    hints.figure = example::figure_of(
                        static_cast<std::size_t>(&step_shown(now.place, legs) - legs.steps.data()));
                SessionView view = view_of(now, legs, hints);
                view.hands = hands;
                draw(ui, view);
            }};
}

Example phase_of(std::string_view name, std::size_t step, Phase phase, units::Duration lasts,
                 units::Duration left) {
    return session_of(name, step, [=](session::View& now, SessionHints&) {
        now.place.phase = phase;
        now.place.lasts = lasts;
        now.place.left = left;
    });
}

Example pause_of(std::string_view name, guide::Pause why, session::Signal signal) {
    return session_of(name, 1, [=](session::View& now, SessionHints& hints) {
        now.place.paused = why;
        now.signal = signal;
        if (why == guide::Pause::countdown) hints.countdown = 2;
    });
}

Example home_of(std::string_view name, const std::function<void(HomeFacts&)>& change) {
    return {name, [change](Ui& ui) {
                const auto routines = example::routines();
                const auto history = example::history();
                HomeFacts facts;
                facts.routines = routines;
                facts.sessions = history;
                facts.roller = example::ready_roller();
                facts.morning = HomeFacts::Morning{};
                change(facts);
                draw(ui, view_of(facts));
            }};
}

Example roller_of(std::string_view name, const std::function<void(RollerReadings&)>& change) {
    return {name, [change](Ui& ui) {
                RollerReadings readings = example::set_up();
                change(readings);
                RollerTyping typing;
                draw(ui, view_of(readings), typing);
            }};
}

void no_roller(HomeFacts& facts) {
    facts.roller = {};
    facts.roller.looked_a_while = true;
}

void tested(RollerReadings& r) {
    r.task = RollerTask::self_test;
    r.tested.emplace();
    for (const double rate : {92.8, 93.1, 92.5, 92.9}) {
        measure::CellReport cell;
        cell.rate_hz = rate;
        cell.noise_n = 0.04;
        cell.pressed_n = 61.0;
        r.tested->cells.push_back(cell);
    }
    r.tested->cells[2].troubles = {measure::Trouble::frozen};
    r.tested->worst = measure::Severity::unusable;
}

void calibrating(RollerReadings& r) {
    r.task = RollerTask::calibrate_mass;
    r.load = units::Kilograms{12.4};
    r.spot = 1;
    r.spots = 4;
}

void fitted(RollerReadings& r) {
    calibrating(r);
    r.spot = 4;
    r.fit = measure::CalibrationFit{{}, 0.013};
}

void follow(HomeFacts& f, bool changed) {
    HomeFacts::Plan one;
    one.plan = &example::followed();
    one.due = plan::due(*one.plan, example::followed_on(), {});
    if (changed) one.news = wording::news(example::followed_before(), *one.plan);
    f.plans.push_back(std::move(one));
}

std::vector<Example> home_examples() {
    static const store::Unfinished cut_short = example::cut_short();
    return {home_of("home", [](HomeFacts&) {}),
            home_of("home-noted",
                    [](HomeFacts& f) {
                        f.morning->noted = true;
                        f.morning->gap = units::Day{std::chrono::year{2026} / 11 / 23};
                    }),
            home_of("home-unfinished", [](HomeFacts& f) { f.unfinished = &cut_short; }),
            home_of("home-no-roller", no_roller),
            home_of("home-looking", [](HomeFacts& f) { f.roller = {}; }),
            home_of("home-starting",
                    [](HomeFacts& f) {
                        f.roller = {};
                        f.starting = true;
                    }),
            home_of("home-first-time", [](HomeFacts& f) { f.sessions = {}; }),
            home_of("home-planned", [](HomeFacts& f) { follow(f, false); }),
            home_of("home-changed", [](HomeFacts& f) { follow(f, true); }),
            home_of("home-trouble", [](HomeFacts& f) {
                f.roller = {};
                f.roller.stage = RollerFacts::Stage::failed;
                f.roller.trouble = device::Trouble::permission_denied;
                f.roller.detail = "/dev/ttyUSB0";
            })};
}

std::vector<Example> session_examples() {
    return {session_of("session", 0, [](session::View&, SessionHints&) {}),
            session_of("session-care", 4,
                       [](session::View& now, SessionHints& hints) {
                           now.live.force = units::Newtons{158.0};
                           now.live.pace.seconds_per_stroke = 1.8;
                           hints.cue = guide::Cue{{}, guide::CueKind::lighter, 4};
                       }),
            session_of(
                "session-buttons", 4,
                [](session::View& now, SessionHints& hints) {
                    now.force_band.reset();
                    now.live.force = units::Newtons{205.0};
                    hints.cue = guide::Cue{{}, guide::CueKind::lighter, 4};
                },
                true),
            session_of("session-estimated", 1,
                       [](session::View& now, SessionHints& hints) {
                           hints.build = protocol::Build::single;
                           now.live.pace.source = measure::PaceSource::force;
                           now.force_band.reset();
                       }),
            session_of("session-profile", 1,
                       [](session::View& now, SessionHints& hints) {
                           hints.build = protocol::Build::single;
                           now.profile = guide::Profile::wanted;
                           now.live.pace.source = measure::PaceSource::force;
                           now.live.pace.seconds_per_stroke.reset();
                           now.live.stroke_phase.reset();
                           now.own_place.reset();
                           now.force_band.reset();
                       }),
            session_of("session-cannot-tell", 1,
                       [](session::View& now, SessionHints& hints) {
                           hints.build = protocol::Build::single;
                           now.live.pace.source = measure::PaceSource::force;
                           now.live.pace.seconds_per_stroke.reset();
                           now.live.stroke_phase.reset();
                           now.own_place.reset();
                           now.force_band.reset();
                       }),
            session_of(
                "session-reduced-motion", 4,
                [](session::View&, SessionHints& hints) { hints.looking.reduced_motion = true; }),
            session_of("session-not-drawn", 0,
                       [](session::View&, SessionHints& hints) { hints.figure = nullptr; }),
            session_of("session-hold", 6,
                       [](session::View& now, SessionHints&) {
                           now.force_band = routine::Band{158.0, 242.0};
                           now.live.force = units::Newtons{181.0};
                       }),
            session_of("session-breathe", 8, [](session::View&, SessionHints&) {}),
            session_of("session-unmeasured", 0,
                       [](session::View& now, SessionHints& hints) {
                           hints.roller = session::RollerKind::none;
                           now.signal = session::Signal::none;
                       }),
            session_of("session-simulated", 4,
                       [](session::View&, SessionHints& hints) {
                           hints.roller = session::RollerKind::sim;
                           hints.cue = guide::Cue{{}, guide::CueKind::half_time, 4};
                       }),
            session_of("session-untared", 0,
                       [](session::View& now, SessionHints&) {
                           now.place.phase = Phase::get_ready;
                           now.tared = false;
                           now.tare_error = measure::TareError::loaded;
                       }),
            session_of("session-waiting", 1,
                       [](session::View& now, SessionHints&) {
                           now.place.phase = Phase::get_ready;
                           now.place.waiting_for_load = true;
                           now.place.left = {};
                       }),
            session_of("session-disk-full", 1,
                       [](session::View&, SessionHints& hints) {
                           hints.trouble = store::StoreError::disk_full;
                       }),
            session_of("session-disk-full-ready", 1,
                       [](session::View& now, SessionHints& hints) {
                           now.place.phase = Phase::get_ready;
                           hints.trouble = store::StoreError::disk_full;
                           hints.troubled_for = 1min;
                       }),
            session_of("session-stop-rule", 0,
                       [](session::View& now, SessionHints& hints) {
                           now.place.phase = Phase::get_ready;
                           hints.cue = guide::Cue{{}, guide::CueKind::stop_rule, 0};
                       }),
            session_of("session-said", 0,
                       [](session::View& now, SessionHints& hints) {
                           now.place.phase = Phase::get_ready;
                           hints.said = wording::sentence(sound::SpeechError::absent);
                       }),
            phase_of("session-ready", 4, Phase::get_ready, 20s, 8s),
            phase_of("session-rest", 3, Phase::rest, 30s, 21s),
            phase_of("session-switch", 0, Phase::switch_sides, 8s, 5s),
            pause_of("session-paused", guide::Pause::asked, session::Signal::fresh),
            pause_of("session-off-roller", guide::Pause::off_roller, session::Signal::fresh),
            pause_of("session-lost", guide::Pause::roller_lost, session::Signal::lost),
            pause_of("session-countdown", guide::Pause::countdown, session::Signal::fresh)};
}

void forget_measurements(session::StepRecord& s) {
    s.measured = false;
    s.strokes.clear();
    s.pace.clear();
    s.force.clear();
    s.mean_force.reset();
    s.seconds_per_stroke.reset();
    s.in_force_band_percent.reset();
    s.in_pace_band_percent.reset();
}

std::vector<Example> other_examples() {
    const auto summary = [](session::RollerKind kind, bool faulty) {
        return [=](Ui& ui) {
            session::Record record = example::evening();
            record.roller = kind;
            if (kind == session::RollerKind::none)
                for (session::StepRecord& s : record.steps) forget_measurements(s);
            if (faulty) {
                record.gaps.push_back({units::session_time(61), units::session_time(63), 186});
                record.faults.push_back(
                    {units::session_time(80), measure::FaultKind::saturated, 1});
                for (session::StepRecord& s : record.steps) s.control.pace_told_percent = 84.0;
                record.quality.usable = false;
                record.steps[5].skipped = true;
                record.completion = session::Completion::stopped;
            }
            const Afterwards beside = example::afterwards(record);
            NoteTyping typing{beside.note.text, session::joined(beside.note.tags)};
            draw(ui, view_of(record, example::routines(), units::Metres{1.7}, beside), typing);
        };
    };
    const auto sessions = [](std::size_t lines, const std::string& asked) {
        return [=](Ui& ui) {
            auto history = example::history();
            history.resize(lines);
            draw(ui, view_of(history, example::routines(), asked, 100));
        };
    };
    const auto settings = [](std::optional<units::Kilograms> mass) {
        return [=](Ui& ui) {
            store::Settings values;
            values.mass = mass;
            SettingsTyping typing;
            draw(ui, view_of(values, Looking{}, "~/.local/share/rolltakt/people/anna.db", {}),
                 typing);
        };
    };
    return {{"summary", summary(session::RollerKind::port, false)},
            {"summary-faults", summary(session::RollerKind::port, true)},
            {"summary-unmeasured", summary(session::RollerKind::none, false)},
            {"sessions", sessions(5, {})},
            {"sessions-delete", sessions(3, "1b77e0d4")},
            {"sessions-empty", sessions(0, {})},
            {"settings", settings(units::Kilograms{71.5})},
            {"settings-first-time", settings({})},
            {"help", [](Ui& ui) { draw(ui, help_for(HelpFor::home, "0.1.0")); }},
            {"help-session", [](Ui& ui) { draw(ui, help_for(HelpFor::session, "0.1.0")); }},
            {"delay", [](Ui& ui) { draw(ui, delay_view_of(120ms, 0.9, {})); }},
            {"delay-beat", [](Ui& ui) { draw(ui, delay_view_of(0ms, 0.02, {})); }}};
}

std::vector<Example> roller_examples() {
    return {roller_of("roller", [](RollerReadings&) {}),
            roller_of("roller-check", tested),
            roller_of("roller-testing",
                      [](RollerReadings& r) {
                          r.task = RollerTask::self_test;
                          r.measuring = true;
                          r.progress = 0.45f;
                          r.part = measure::SelfTestRun::Part::quiet;
                      }),
            roller_of("roller-calibrate", calibrating),
            roller_of("roller-fitted", fitted),
            roller_of("roller-asks-mass",
                      [](RollerReadings& r) { r.task = RollerTask::calibrate_mass; }),
            roller_of("roller-tare-refused",
                      [](RollerReadings& r) {
                          r.task = RollerTask::tare;
                          r.tare_error = measure::TareError::loaded;
                      }),
            roller_of("roller-no-mass", [](RollerReadings& r) { r.body_mass.reset(); }),
            roller_of("roller-stale", [](RollerReadings& r) { r.age_s = 1.4; }),
            roller_of("roller-none", [](RollerReadings& r) {
                r = {};
                r.facts.looked_a_while = true;
            })};
}

std::vector<Example> tight_examples() {
    const auto tight = [](std::vector<routine::Tight> marks, int minutes, bool ready) {
        return [=](Ui& ui) {
            const auto made = example::composed(marks, minutes);
            TightFacts facts{marks, minutes};
            if (!marks.empty()) facts.made = &made;
            facts.roller_ready = ready;
            MapCursor cursor;
            draw(ui, view_of(facts), cursor);
        };
    };
    using routine::Region, routine::Side;
    return {
        {"tight", tight({{Region::calf, Side::both}, {Region::upper_back, Side::left}}, 10, true)},
        {"tight-empty", tight({}, 10, true)},
        {"tight-gone-round", tight({{Region::low_back, Side::both},
                                    {Region::neck, Side::both},
                                    {Region::chest, Side::right},
                                    {Region::front_thigh, Side::left}},
                                   5, false)}};
}

// Before a session there is a way back, and sometimes an answer that was given already.
Example question_of(std::string_view name, care::Question::Kind kind, const Asked& asked = {}) {
    return {name, [=](Ui& ui) {
                const care::Question question{kind, routine::Region::side_of_back};
                draw(ui, view_of(question, Looking{}, asked));
            }};
}

care::Fitted different_today() {
    care::Fitted fitted;
    fitted.routine = example::legs();
    fitted.effects = {
        {care::Why::sore, care::Verdict::off, {}, {}, routine::Region::calf, {{"Wade", "Calf"}}},
        {care::Why::painkiller, care::Verdict::light, {}, {}, {}, {}}};
    fitted.professional = true;
    return fitted;
}

units::WallTime screened_at() { return example::history().front().started; }

care::Screening answered() {
    care::Screening s{screened_at(), {care::Stop::fever}, {}};
    s.conditions = {
        {routine::Condition::pregnancy, {}, care::Clearance{"Dr. Weiß", "2026-11-20", "leicht"}},
        {routine::Condition::skin_disease, {routine::Region::calf}, {}}};
    return s;
}

std::string first_title() {
    return wording::language() == routine::Language::de ? "Zum Kennenlernen" : "Starter";
}

std::vector<Example> welcome_examples() {
    const auto welcome = [](WelcomeStep step) {
        return [step](Ui& ui) {
            SettingsTyping typing;
            draw(
                ui,
                view_of(WelcomeFacts{step, view_of(store::Settings{}, Looking{}, {}, {}), Looking{},
                                     RollerFacts{}, false, "starter", first_title(), 5}),
                typing);
        };
    };
    const auto people = [](std::string refused) {
        return [refused](Ui& ui) {
            PeopleTyping typing;
            draw(ui, PeopleView{{"Anna", "Bernd", "me"}, refused, true}, typing);
        };
    };
    return {{"welcome-language", welcome(WelcomeStep::language)},
            {"welcome-sound", welcome(WelcomeStep::sound)},
            {"welcome-distance", welcome(WelcomeStep::distance)},
            {"welcome-body", welcome(WelcomeStep::body)},
            {"welcome-safety",
             [](Ui& ui) {
                 ScreeningTyping typing;
                 auto v = view_of(care::Screening{}, {}, "", screened_at());
                 v.progress = progress_of(WelcomeStep::safety);
                 v.emergency = wording::emergency_at_first("DE");
                 draw(ui, v, typing);
             }},
            {"welcome-roller", welcome(WelcomeStep::roller)},
            {"welcome-no-roller",
             [](Ui& ui) {
                 RollerFacts none;
                 none.looked_a_while = true;
                 SettingsTyping typing;
                 draw(ui,
                      view_of(WelcomeFacts{WelcomeStep::roller,
                                           view_of(store::Settings{}, Looking{}, {}, {}), Looking{},
                                           none, false, "starter", first_title(), 5}),
                      typing);
             }},
            {"people", people({})}};
}

std::vector<Example> care_examples() {
    using Kind = care::Question::Kind;
    return {
        question_of("ask-sore-anywhere", Kind::sore_anywhere, {{}, true, {}}),
        question_of("ask-sore", Kind::sore, {{}, true, {}}),
        question_of("ask-discomfort", Kind::discomfort,
                    {care::Answer{care::Answer::Kind::number, 3, {}}, true, {}}),
        question_of("ask-painkiller", Kind::painkiller, {{}, true, {}}),
        question_of("ask-pain", Kind::pain),
        question_of("ask-after", Kind::after),
        {"ask-ended-by",
         [](Ui& ui) {
             const auto why = wording::sentence(store::StoreError::disk_full, "me.db");
             draw(ui, view_of(care::Question{Kind::ended_by, {}}, Looking{}, {{}, true, why}));
         }},
        {"today",
         [](Ui& ui) {
             auto v = view_of(different_today(), "DE", Looking{});
             v.back = true;
             draw(ui, v);
         }},
        {"not-saved",
         [](Ui& ui) {
             draw(ui, not_saved(wording::not_written(store::StoreError::disk_full), Looking{}));
         }},
        {"answers-not-saved",
         [](Ui& ui) {
             draw(ui, answers_not_saved(wording::not_written(store::StoreError::disk_full), true,
                                        Looking{}));
         }},
        {"screening",
         [](Ui& ui) {
             ScreeningTyping typing;
             auto v = view_of(care::Screening{}, {}, "", screened_at());
             v.emergency = wording::emergency_at_first("DE");
             draw(ui, v, typing);
         }},
        {"screening-ticked",
         [](Ui& ui) {
             ScreeningTyping typing;
             const auto now = screened_at();
             draw(ui,
                  view_of(answered(), routine::Condition::pregnancy,
                          wording::not_acceptable(now, {}), now),
                  typing);
         }},
        {"care", [](Ui& ui) {
             care::History history;
             history.screening = answered();
             history.reports = {{{}, routine::Region::calf, 6, false}};
             history.marks = {{"calf", "normal", routine::Tool::roller, units::Newtons{145}, true}};
             draw(ui, view_of(history, example::legs().exercises, "DE", answered().taken,
                              {diary::Caution::kidney_disease}));
         }}};
}

const std::vector<Example>& examples() {
    static const std::vector<Example> all = [] {
        std::vector<Example> list;
        for (auto&& part :
             {home_examples(), plan_examples(), care_examples(), roller_examples(),
              session_examples(), other_examples(), tight_examples(), welcome_examples(),
              diary_examples(), review_examples(), practice_examples()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

} // namespace

const std::vector<std::string_view>& example_screens() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const Example& e : examples()) list.push_back(e.name);
        return list;
    }();
    return names;
}

bool draw_example(Ui& ui, std::string_view name) {
    const auto& all = examples();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Example& e) { return e.name == name; });
    if (found == all.end()) return false;
    found->draw(ui);
    return true;
}

} // namespace screen
