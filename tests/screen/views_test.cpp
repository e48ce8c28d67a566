// What the screens say, as data: values in, printed texts out.
#include "screens.h"

#include "screen/care_screen.h"
#include "screen/delay_screen.h"
#include "screen/example_values.h"
#include "screen/sessions_screen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace std::chrono_literals;
using screen::SessionHints, screen::SessionView, screen::Standing;

namespace {

const SessionHints on_bed{session::RollerKind::port, protocol::Build::bed, {}};

SessionView seen(const session::View& now, const SessionHints& hints = on_bed) {
    return screen::view_of(now, screen::example::legs(), hints);
}

struct English {
    English() { tests::speak(routine::Language::en); }
};

} // namespace

TEST_CASE_FIXTURE(English,
                  "session view: a fresh reading is shown in steps of 5 N, inside its band") {
    const SessionView v = seen(screen::example::rolling(0));
    REQUIRE(v.force);
    CHECK(v.force->value == "105 N");
    CHECK(v.force->standing == Standing::in);
    CHECK(v.force->word.empty());
    CHECK(*v.force->at > v.force->low);
    CHECK(*v.force->at < v.force->high);
}

TEST_CASE_FIXTURE(English, "session view: a stale reading is a dash, never a frozen number") {
    session::View now = screen::example::rolling(0);
    now.signal = session::Signal::stale;
    const SessionView v = seen(now);
    CHECK(v.force->value == "–");
    CHECK_FALSE(v.force->at);
    CHECK(v.pace->value == "–");
    CHECK_FALSE(v.pace->own);
}

TEST_CASE_FIXTURE(English,
                  "session view: too much force asks for less; too little asks for nothing") {
    session::View now = screen::example::rolling(0);
    now.live.force = units::Newtons{200.0};
    CHECK(seen(now).force->word == "lighter");
    CHECK(seen(now).force->standing == Standing::care);
    now.live.force = units::Newtons{40.0};
    CHECK(seen(now).force->word.empty());
    CHECK(seen(now).force->standing == Standing::apart);
}

TEST_CASE_FIXTURE(English, "session view: in a ramp lighter is asked for above its end alone") {
    session::View now = screen::example::rolling(0);
    now.place.ramp = units::Newtons{120.0};
    now.force_band = routine::Band{100.0, 140.0};
    now.ramp_top = units::Newtons{200.0};
    const auto at = [&](double force) {
        now.live.force = units::Newtons{force};
        return *seen(now).force;
    };
    CHECK(at(90.0).standing == Standing::apart);
    CHECK(at(125.0).standing == Standing::in);
    CHECK(at(170.0).standing == Standing::apart); // more than is asked for, and nobody says so
    CHECK(at(170.0).word.empty());
    CHECK(at(210.0).standing == Standing::care);
    CHECK(at(210.0).word == "lighter");
    const float there = *at(125.0).at; // the gauge keeps its scale from stage to stage
    now.force_band = routine::Band{160.0, 200.0};
    CHECK(*at(125.0).at == doctest::Approx(there));
    CHECK(at(125.0).low > there);
}

TEST_CASE_FIXTURE(English,
                  "session view: in a ramp its goal stands there, but what is spoken too") {
    session::View now = screen::example::rolling(0);
    now.place.ramp = units::Newtons{120.0};
    screen::SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
    const auto line = [&] { return screen::view_of(now, screen::example::legs(), hints).cue; };
    const std::string goal = line();
    CHECK(goal.find("120 N") != std::string::npos);
    hints.cue = guide::Cue{{}, guide::CueKind::more_weight, 0};
    CHECK(line() == goal);
    hints.said = "A little more, if it is still easy.";
    CHECK(line() == hints.said);
    hints.said.clear();
    hints.cue = guide::Cue{{}, guide::CueKind::half_time, 0};
    CHECK(line() == "Half time.");
}

TEST_CASE_FIXTURE(English, "session view: how to lie is read in a pause, too, when it is spoken") {
    session::View now = screen::example::rolling(0);
    now.place.phase = guide::Phase::get_ready;
    screen::SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
    const routine::Routine r = screen::example::legs();
    hints.said = routine::how(r, 0, wording::language()).front().text;
    CHECK(screen::view_of(now, r, hints).cue.empty()); // it stands there large
    now.place.paused = guide::Pause::asked;
    CHECK(screen::view_of(now, r, hints).cue == hints.said);
}

TEST_CASE_FIXTURE(English, "session view: too fast asks to be slower; slower than set is fine") {
    session::View now = screen::example::rolling(0);
    now.live.pace.seconds_per_stroke = 1.5;
    CHECK(seen(now).pace->word == "slower");
    now.live.pace.seconds_per_stroke = 6.0;
    CHECK(seen(now).pace->word.empty());
    now.live.pace.seconds_per_stroke.reset();
    CHECK(seen(now).pace->value == "–");
}

TEST_CASE_FIXTURE(English,
                  "session view: the guide turns without a jump, one stroke in the set time") {
    session::View now = screen::example::rolling(0);
    const auto guide_at = [&](units::Duration done) {
        now.place.left = now.place.lasts - done;
        return seen(now).pace->guide.value();
    };
    CHECK(guide_at(0s) == doctest::Approx(0.0));
    CHECK(guide_at(3s) == doctest::Approx(1.0));
    CHECK(guide_at(6s) == doctest::Approx(0.0).epsilon(0.001));
    float before = guide_at(0s);
    for (auto t = 0ms; t < 12s; t += 33ms) { // never more than a few hundredths between two frames
        CHECK(std::abs(guide_at(t) - before) < 0.03f);
        before = guide_at(t);
    }
}

TEST_CASE_FIXTURE(English, "session view: without a body mass there is a force but no band") {
    session::View now = screen::example::rolling(0);
    now.force_band.reset();
    const SessionView v = seen(now);
    CHECK(v.force->value == "105 N");
    CHECK(v.force->high == v.force->low);
    CHECK(v.force->standing == Standing::unknown);
}

TEST_CASE_FIXTURE(English, "session view: played without sensor, only the guide is shown") {
    session::View now = screen::example::rolling(0);
    now.signal = session::Signal::none;
    const SessionView v = seen(now, {session::RollerKind::none, protocol::Build::unknown, {}});
    CHECK_FALSE(v.force);
    REQUIRE(v.pace);
    CHECK(v.pace->guide);
    CHECK(v.pace->value.empty());
    CHECK(v.mark == "Without sensor");
}

TEST_CASE_FIXTURE(English, "session view: a rest names what comes next") {
    session::View now = screen::example::rolling(3);
    now.place.phase = guide::Phase::rest;
    const SessionView v = seen(now);
    REQUIRE(v.next);
    CHECK(v.title == "Back of the thigh");
    CHECK(v.side == "left");
    CHECK(v.left_of_routine == "11:20 left in all");
    CHECK_FALSE(v.next->how.sentence.empty());
    CHECK_FALSE(v.force);
}

TEST_CASE_FIXTURE(English, "session view: each state differs in colour, in shape and in word") {
    std::vector<SessionView> states;
    for (const auto phase : {guide::Phase::get_ready, guide::Phase::work,
                             guide::Phase::switch_sides, guide::Phase::rest}) {
        session::View now = screen::example::rolling(0);
        now.place.phase = phase;
        states.push_back(seen(now));
    }
    for (const auto why :
         {guide::Pause::asked, guide::Pause::off_roller, guide::Pause::roller_lost}) {
        session::View now = screen::example::rolling(0);
        now.place.paused = why;
        states.push_back(seen(now));
    }
    for (std::size_t i = 0; i < states.size(); ++i)
        for (std::size_t j = i + 1; j < states.size(); ++j) {
            INFO(states[i].phase, " / ", states[j].phase);
            CHECK(states[i].phase != states[j].phase);
            CHECK(states[i].shape != states[j].shape);
            CHECK_FALSE(states[i].colour == states[j].colour);
        }
}

TEST_CASE_FIXTURE(English, "session view: force stands against its band, pace against its target") {
    const SessionView v = seen(screen::example::rolling(0));
    CHECK(v.force->low < v.force->high);
    CHECK(v.pace->value == "3.1 s");
    CHECK(v.pace->guide);
    CHECK(v.left_of_routine.empty()); // step and side, time left, pace, force: nothing else
}

TEST_CASE_FIXTURE(English,
                  "session view: of a hold only the force is known, without a sensor nothing") {
    const SessionView hold = seen(screen::example::rolling(6));
    CHECK(hold.force);
    CHECK_FALSE(hold.pace);
    session::View now = screen::example::rolling(0);
    now.signal = session::Signal::none;
    const auto none = seen(now, {session::RollerKind::none, protocol::Build::unknown, {}});
    CHECK_FALSE(none.force);
    CHECK(none.pace->value.empty());
}

TEST_CASE_FIXTURE(English, "session view: a full disk is named in a whole sentence") {
    SessionHints hints = on_bed;
    hints.trouble = store::StoreError::disk_full;
    CHECK(seen(screen::example::rolling(0), hints).cue ==
          "The disk is full: make room. Until then everything stays in memory.");
}

TEST_CASE_FIXTURE(English,
                  "session view: a disk that stays full is a mark, and what is told stands there") {
    SessionHints hints = on_bed;
    hints.trouble = store::StoreError::disk_full;
    hints.troubled_for = 1min;
    session::View now = screen::example::rolling(0);
    for (const auto phase : {guide::Phase::get_ready, guide::Phase::rest}) {
        now.place.phase = phase;
        const SessionView v = seen(now, hints);
        CHECK(v.mark == "Disk full");
        CHECK(v.cue.empty()); // else it hides how it is done
        REQUIRE((v.how || v.next));
        CHECK_FALSE((v.how ? *v.how : v.next->how).sentence.empty());
    }
    now.place.phase = guide::Phase::work;
    hints.cue = guide::Cue{{}, guide::CueKind::slower, 0};
    CHECK(seen(now, hints).cue == "Slower.");
    hints.roller = session::RollerKind::sim;
    CHECK(seen(now, hints).mark == "Simulated · Disk full");
    hints.trouble = store::StoreError::failed;
    CHECK(seen(now, hints).mark == "Simulated · Not saved yet");
}

TEST_CASE_FIXTURE(English, "session view: while the zero is taken, how it is done stands there") {
    session::View now = screen::example::rolling(0);
    now.place.phase = guide::Phase::get_ready;
    now.tared = false;
    SessionHints hints = on_bed;
    for (const bool refused : {false, true}) {
        if (refused) now.tare_error = measure::TareError::unsteady;
        hints.said.clear();
        SessionView v = seen(now, hints);
        CHECK(v.obstacle.starts_with(refused ? "The roller was not still" : "Stay off the roller"));
        CHECK(v.cue.empty());
        REQUIRE(v.how);
        hints.said = v.obstacle; // the voice says the same
        v = seen(now, hints);
        CHECK(v.cue.empty());
    }
}

TEST_CASE_FIXTURE(English,
                  "session view: the rule of when to stop hides nothing of how it is done") {
    session::View now = screen::example::rolling(0);
    now.place.phase = guide::Phase::get_ready;
    SessionHints hints = on_bed;
    hints.cue = guide::Cue{{}, guide::CueKind::stop_rule, 0};
    for (const bool spoken : {false, true}) {
        if (spoken) hints.said = "Stop at sharp pain, numbness or tingling.";
        const SessionView v = seen(now, hints);
        CHECK(v.obstacle == "Stop at sharp pain, numbness or tingling.");
        CHECK(v.cue.empty());
        REQUIRE(v.how);
        CHECK_FALSE(v.how->sentence.empty());
    }
}

TEST_CASE_FIXTURE(English, "roller view: a stale reading is a dash, of the cells too") {
    screen::RollerReadings readings = screen::example::set_up();
    for (const auto& cell : screen::view_of(readings).cells) CHECK(cell.known);
    readings.age_s = 1.4;
    const screen::RollerView v = screen::view_of(readings);
    CHECK(v.force == "–");
    for (const auto& cell : v.cells) {
        CHECK_FALSE(cell.known);
        CHECK(cell.value == "–");
    }
}

TEST_CASE_FIXTURE(English,
                  "session view: a lost roller keeps what was done and offers to go on without") {
    session::View now = screen::example::rolling(0);
    now.place.paused = guide::Pause::roller_lost;
    now.signal = session::Signal::lost;
    const SessionView v = seen(now);
    REQUIRE(v.notice);
    CHECK(v.notice->offers_unmeasured);
    CHECK(v.paused);
}

TEST_CASE_FIXTURE(English, "session view: a simulated session says so all the time") {
    CHECK(seen(screen::example::rolling(0), {session::RollerKind::sim, protocol::Build::bed, {}})
              .mark == "Simulated");
}

TEST_CASE_FIXTURE(English, "home view: the routine played last comes first, else the starter") {
    auto routines = screen::example::routines();
    routines.push_back(routines.back());
    routines.back().id = "starter";
    const auto history = screen::example::history();
    screen::HomeFacts facts;
    facts.routines = routines;
    CHECK(screen::view_of(facts).first.id == "starter");
    facts.sessions = history;
    CHECK(screen::view_of(facts).first.id == "legs");
    CHECK(screen::view_of(facts).others.size() == 2);
}

TEST_CASE_FIXTURE(English, "home view: no roller is never a dead end") {
    const auto routines = screen::example::routines();
    screen::HomeFacts facts;
    facts.routines = routines;
    CHECK(screen::view_of(facts).offers_without);
    facts.roller = screen::example::ready_roller();
    CHECK_FALSE(screen::view_of(facts).offers_without);
}

TEST_CASE_FIXTURE(English, "session view: an estimated pace does not look measured") {
    session::View now = screen::example::rolling(0);
    CHECK_FALSE(seen(now).pace->estimated);
    const auto measured = seen(now).pace->value;
    now.live.pace.source = measure::PaceSource::force;
    CHECK(seen(now).pace->estimated);
    CHECK(seen(now).pace->value == "≈ " + measured);
}

TEST_CASE_FIXTURE(English,
                  "summary view: figures say what the sentence does not; none is peak force") {
    const auto record = screen::example::evening();
    const auto v = screen::view_of(record, screen::example::routines());
    REQUIRE(v.figures.size() == 2);
    CHECK(v.figures[0].value == "3.2 s");
    CHECK(v.figures[1].label == "strokes");
    for (const auto& figure : v.figures) CHECK(v.sentence.find(figure.value) == std::string::npos);
    CHECK(v.steps.size() == 9);
    CHECK(v.steps[0].title == "Calf, left");
    CHECK(v.steps[0].in_pace == "94 %");
    CHECK(v.steps[0].in_band == "82 %");
    CHECK(v.steps[0].covered == "–"); // nobody told their height
    CHECK(
        screen::view_of(record, screen::example::routines(), units::Metres{1.7}).steps[0].covered ==
        "92 %");
    CHECK(v.steps[2].title == "Calf, left, set 2");
    CHECK(v.steps[8].strokes == "not measured");
}

TEST_CASE_FIXTURE(English, "summary view: below a minute the sentence says seconds") {
    session::Record record = screen::example::evening();
    record.steps.resize(1);
    const auto sentence_after = [&](units::Duration time) {
        record.steps[0].worked = time;
        return screen::view_of(record, screen::example::routines()).sentence;
    };
    CHECK(sentence_after(14s).starts_with("Done: 14 seconds"));
    CHECK(sentence_after(1s).starts_with("Done: 1 second"));
    CHECK(sentence_after(59700ms).starts_with("Done: 1 minute"));
    CHECK(sentence_after(100s).starts_with("Done: 2 minutes"));
}

TEST_CASE_FIXTURE(English,
                  "summary view: what was skipped, and where the pace could not be told, is said") {
    session::Record record = screen::example::evening();
    record.steps[0].skipped = record.steps[1].skipped = true;
    const auto sentence = [&] {
        return screen::view_of(record, screen::example::routines()).sentence;
    };
    CHECK(sentence().ends_with(" at the set pace. 2 steps were skipped."));
    for (auto& step : record.steps) step.control.pace_told_percent = 60.0;
    CHECK(sentence().find("Where the pace could be told, ") != std::string::npos);
}

TEST_CASE_FIXTURE(English, "session view: at the end it stands there how to get up") {
    auto now = screen::example::rolling(0);
    now.place.ended = guide::Ended::done;
    const auto v = screen::view_of(now, screen::example::legs(), {});
    REQUIRE(v.how);
    CHECK(v.how->sentence.find("get up slowly") != std::string::npos);
    now.place.ended = guide::Ended::stopped;
    CHECK_FALSE(screen::view_of(now, screen::example::legs(), {}).how);
}

TEST_CASE_FIXTURE(English, "summary view: an estimated pace does not look measured, either") {
    auto record = screen::example::evening();
    const auto as_measured = screen::view_of(record, screen::example::routines());
    for (const auto source : {measure::PaceSource::position, measure::PaceSource::rotation}) {
        record.steps[0].pace = {{{}, 3.0, 1.0, source}};
        CHECK(screen::view_of(record, screen::example::routines()).steps[0].pace ==
              as_measured.steps[0].pace);
    }
    record.steps[0].pace = {{{}, 3.0, 1.0, measure::PaceSource::force},
                            {{}, 3.0, 1.0, measure::PaceSource::force},
                            {{}, 3.0, 1.0, measure::PaceSource::position}, // the rest cannot tell
                            {{}, std::nullopt, 0.0, measure::PaceSource::position},
                            {{}, std::nullopt, 0.0, measure::PaceSource::position}};
    const auto v = screen::view_of(record, screen::example::routines());
    CHECK(v.steps[0].pace == "≈ " + as_measured.steps[0].pace);
    CHECK(v.steps[1].pace == as_measured.steps[1].pace);
    CHECK(v.figures[0].value == "≈ " + as_measured.figures[0].value);
}

TEST_CASE_FIXTURE(English, "summary view: force and pace over time, with bands and holes") {
    auto record = screen::example::evening();
    const auto traces = screen::traces_of(record);
    REQUIRE(traces.size() == 2);
    CHECK(traces[0].title == "Pressure, newtons");
    CHECK(traces[0].top_text == "200");
    CHECK(traces[0].bands.size() == 8); // of eight measured steps
    CHECK(traces[0].times == std::vector<std::string>{"0:10", "7:20", "14:30"});
    CHECK(traces[1].bands.size() == 6); // six of them were rolled
    CHECK(traces[0].marks.size() > traces[1].marks.size());
    CHECK(traces[1].marks.front().at_s == doctest::Approx(17.0)); // none before it could be told
    for (const auto& mark : traces[1].marks)
        CHECK(mark.in == (mark.value >= 2.3 && mark.value <= 4.5));
    for (auto& step : record.steps) {
        step.pace.clear();
        step.force.clear();
    }
    CHECK(screen::traces_of(record).empty());
}

TEST_CASE_FIXTURE(English, "summary view: what went wrong with the signal is said once, in words") {
    auto record = screen::example::evening();
    record.gaps.push_back({units::session_time(1), units::session_time(2), 90});
    record.faults.assign(40, {units::session_time(3), measure::FaultKind::saturated, 1});
    record.faults.push_back({units::session_time(0), measure::FaultKind::settling, 1}); // no news
    CHECK(screen::view_of(record, screen::example::routines()).remarks.size() == 2);
}

TEST_CASE_FIXTURE(English, "summary view: how much could be told, where it was not nearly all") {
    auto record = screen::example::evening();
    for (auto& step : record.steps) step.control.pace_told_percent = 88.0;
    const auto remarks = screen::view_of(record, screen::example::routines()).remarks;
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].headline == "Pace told for 88 % of the time");
}

TEST_CASE_FIXTURE(English, "summary view: a signal too poor to compare is called so") {
    auto record = screen::example::evening();
    record.quality.usable = false;
    const auto remarks = screen::view_of(record, screen::example::routines()).remarks;
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].headline == "Left out of comparisons");
    record.roller = session::RollerKind::none; // nothing was to be measured
    CHECK(screen::view_of(record, screen::example::routines()).remarks.size() == 1);
    CHECK(screen::view_of(record, screen::example::routines()).remarks[0].headline !=
          "Left out of comparisons");
}

TEST_CASE_FIXTURE(English, "summary view: then and now, step by step") {
    const auto record = screen::example::evening();
    const auto beside = screen::example::afterwards(record);
    const auto v = screen::view_of(record, screen::example::routines(), {}, beside);
    REQUIRE(v.compared.size() == 7); // eight were measured, one on another tool
    CHECK(v.compared[0].title == "Calf, left");
    CHECK(v.compared[0].when == "18 Nov 2026");
    CHECK(v.compared[0].pace == "2.9 → 3.1 s");
    CHECK(v.compared[0].force == "113 → 104 N");
    CHECK(v.compared[0].both == "73 → 78 %");
    CHECK(v.compared[0].words == "slower, steadier");
    CHECK(v.compared[1].words.empty()); // about the same
    CHECK(v.compared[4].both == "other bands");
    REQUIRE(v.not_compared.size() == 1);
    CHECK(v.not_compared[0].find("Not compared: the last time with another tool.") !=
          std::string::npos);
    CHECK(v.note == beside.note.text);
    CHECK(v.tags == "abends, nach dem Lauf");
}

TEST_CASE_FIXTURE(English, "summary view: what was noted around it, and by which rule") {
    const auto record = screen::example::evening();
    CHECK(screen::view_of(record, screen::example::routines()).around.empty());
    screen::Afterwards beside;
    beside.around = {"night before: 7 h", "the rule"};
    const auto v = screen::view_of(record, screen::example::routines(), {}, beside);
    CHECK(v.around == beside.around);
}

TEST_CASE_FIXTURE(English, "summary view: one reason for all is said once, and no reason twice") {
    auto record = screen::example::evening();
    record.roller = session::RollerKind::sim;
    record.counts = false;
    const auto seen = [&] {
        screen::Afterwards beside;
        beside.compared = session::compare(session::account_of(record), {});
        return screen::view_of(record, screen::example::routines(), {}, beside);
    };
    CHECK(seen().not_compared ==
          std::vector<std::string>{"Not compared: this session is simulated or replayed."});
    CHECK(seen().compared.empty());
    record.roller = session::RollerKind::none; // a remark says it
    for (auto& step : record.steps) step.measured = false;
    CHECK(seen().not_compared.empty());
    record = screen::example::evening();
    record.quality.usable = false; // the same
    CHECK(seen().not_compared.empty());
    record.quality.usable = true;
    CHECK(seen().not_compared == std::vector<std::string>{"Nothing to compare with yet."});
}

TEST_CASE_FIXTURE(English, "sessions view: a long note is shortened where the list shows it") {
    auto lines = screen::example::history();
    std::string umlauts;
    for (int i = 0; i < 101; ++i) umlauts += "ü";
    lines[0].note = {umlauts, {}};
    lines[2].note = {"", {"abends"}};
    const auto v = screen::view_of(lines, screen::example::routines(), {}, 60);
    CHECK(v.lines[0].note == umlauts.substr(0, 200) + " …");
    CHECK(v.lines[1].note.starts_with("[Lauf, abends] Nach dem Lauf;"));
    CHECK(v.lines[2].note == "[abends]");
    CHECK(v.lines[3].note.empty());
}

TEST_CASE_FIXTURE(English, "roller view: an old sample is no force") {
    auto readings = screen::example::set_up();
    CHECK(screen::view_of(readings).force == "36 N");
    readings.age_s = 1.4;
    const auto v = screen::view_of(readings);
    CHECK(v.force == "–");
    CHECK(v.age == "last sample 1.4 s ago");
    CHECK_FALSE(v.can_work);
}

TEST_CASE_FIXTURE(English, "roller view: a roller with a cell that says nothing is not ready") {
    using measure::Trouble;
    auto readings = screen::example::set_up();
    CHECK(screen::view_of(readings).status.headline == "Roller ready: Bed");
    readings.trouble[1] = Trouble::silent;
    auto v = screen::view_of(readings);
    CHECK(v.status.headline == "Cell front right: silent");
    CHECK(v.status.shape == screen::Shape::cross);
    CHECK(v.status.detail == wording::sentence(Trouble::silent));
    readings.trouble[3] = Trouble::frozen;
    v = screen::view_of(readings);
    CHECK(v.status.detail == wording::sentence(Trouble::silent) + " Cell rear right: stuck.");
    readings.facts.stage = screen::RollerFacts::Stage::looking; // it was unplugged
    CHECK(screen::view_of(readings).status.headline == "Looking for the roller …");
    readings = screen::example::set_up();
    readings.age_s = 0.6; // a stutter
    CHECK(screen::view_of(readings).status.shape == screen::Shape::tick);
    readings.age_s = 1.4;
    CHECK(screen::view_of(readings).status.headline == "The roller has fallen silent");
    screen::HomeFacts home;
    home.roller = readings.facts;
    home.amiss = screen::amiss(readings);
    CHECK(screen::view_of(home).roller.headline == "The roller has fallen silent");
    CHECK(screen::view_of(home).roller_ready); // it can be begun with all the same
    home.roller.stage = screen::RollerFacts::Stage::looking;
    CHECK(screen::view_of(home).roller.headline == "Looking for the roller …");
    readings = screen::example::set_up();
    readings.tested.emplace();
    readings.tested->worst = measure::Severity::hint;
    CHECK(screen::view_of(readings).status.shape == screen::Shape::tick);
    readings.tested->worst = measure::Severity::unusable;
    CHECK(screen::view_of(readings).status.headline == "The roller is not in order");
}

TEST_CASE_FIXTURE(English, "roller view: each fault of a cell has its own sentence") {
    auto readings = screen::example::set_up();
    using measure::Trouble;
    readings.tested.emplace();
    readings.tested->cells.resize(4);
    readings.tested->cells[0].rate_hz = 92.8;
    readings.tested->cells[1].troubles = {Trouble::silent};
    readings.tested->cells[2].troubles = {Trouble::frozen};
    readings.tested->cells[3].troubles = {Trouble::drifting, Trouble::saturated};
    auto v = screen::view_of(readings);
    REQUIRE(v.results.size() == 4);
    CHECK(v.results[0].shape == screen::Shape::tick);
    CHECK(v.results[1].shape == screen::Shape::cross);
    CHECK(v.results[3].detail ==
          wording::sentence(Trouble::drifting) + " " + wording::sentence(Trouble::saturated));
    CHECK(v.results[0].headline == "Cell front left: in order");
    CHECK(v.results[1].headline == "Cell front right: silent");
    CHECK(v.results[2].headline == "Cell rear left: stuck");
    CHECK(v.results[3].headline == "Cell rear right: at its end stop");
    readings.tested->verdicts = {{Trouble::not_pressed, std::nullopt}};
    v = screen::view_of(readings);
    REQUIRE(v.results.size() == 5);
    CHECK(v.results[0].headline == "Nobody pressed on the roller");
    CHECK(v.results[0].shape == screen::Shape::warning);
}

TEST_CASE_FIXTURE(English, "roller view: the self-test asks for one thing at a time") {
    using Part = measure::SelfTestRun::Part;
    auto readings = screen::example::set_up();
    readings.task = screen::RollerTask::self_test;
    readings.measuring = true;
    for (const auto part : {Part::begin, Part::quiet, Part::change, Part::pressed}) {
        readings.part = part;
        const bool press = part == Part::change || part == Part::pressed;
        const auto prompt = screen::view_of(readings).prompt;
        CHECK((prompt.find("lean on its middle") != std::string::npos) == press);
        CHECK((prompt.find("hands off") != std::string::npos) != press);
    }
}

TEST_CASE_FIXTURE(English, "roller view: standing calibration needs a bed and the body mass") {
    auto readings = screen::example::set_up();
    CHECK(screen::view_of(readings).can_stand);
    readings.body_mass.reset();
    CHECK_FALSE(screen::view_of(readings).can_stand);
    readings = screen::example::set_up();
    readings.roller.build = protocol::Build::cradle;
    CHECK_FALSE(screen::view_of(readings).can_stand);
}

TEST_CASE_FIXTURE(English, "session view: the set-up is that of the variant") {
    auto legs = screen::example::legs();
    session::View now = screen::example::rolling(0);
    now.place.phase = guide::Phase::get_ready;
    auto& exercise = legs.exercises[legs.steps[0].exercise];
    exercise.variants.push_back(
        {"lighter", {"Leichter", "Lighter"}, {"Im Stehen.", "Standing at the wall."}, 0.1});
    legs.steps[0].variant = 1;
    const auto how = [&] { return screen::view_of(now, legs, on_bed).how.value(); };
    now.place.left = now.place.lasts;
    CHECK(exercise.set_up.en.starts_with(how().sentence));
    exercise.variants[1].position = routine::Position::standing;
    CHECK(how().sentence == "Standing at the wall.");
}

TEST_CASE_FIXTURE(English,
                  "session view: what to heed is read before the work, not while rolling") {
    auto legs = screen::example::legs();
    session::View now = screen::example::rolling(0);
    auto& exercise = legs.exercises[legs.steps[0].exercise];
    exercise.path = {"Von hier bis dort.", "From here to there."};
    exercise.caution = {"Nicht ins Knie.", "Keep off the knee."};
    CHECK_FALSE(screen::view_of(now, legs, on_bed).how);
    now.place.phase = guide::Phase::get_ready;
    const auto ready = screen::view_of(now, legs, on_bed);
    REQUIRE(ready.how);
    // One sentence after the other, all of them, and from the beginning again.
    std::vector<std::string> read;
    now.place.lasts = 60s;
    for (auto left = now.place.lasts; left > 0s; left -= 500ms) {
        now.place.left = left;
        const auto how = screen::view_of(now, legs, on_bed).how.value();
        if (read.empty() || read.back() != how.sentence) read.push_back(how.sentence);
        CHECK(how.heed == (how.sentence == "Keep off the knee."));
    }
    REQUIRE(read.size() > 4);
    CHECK(std::count(read.begin(), read.end(), "From here to there.") >= 2);
    CHECK(std::count(read.begin(), read.end(), "Keep off the knee.") >= 2);
    // The one that is spoken stands there at once, and not twice.
    screen::SessionHints hints = on_bed;
    hints.said = hints.voice.said = "Keep off the knee.";
    CHECK(screen::view_of(now, legs, hints).how->sentence == hints.said);
    CHECK(screen::view_of(now, legs, hints).cue.empty());
    now.place.phase = guide::Phase::switch_sides;
    const auto between = screen::view_of(now, legs, hints);
    REQUIRE(between.next);
    CHECK(between.next->how == screen::How{"Keep off the knee.", true});
    // Between two lines of the voice it stays, and then goes on with what follows.
    hints.said.clear();
    hints.voice.silent = 900ms;
    CHECK(screen::view_of(now, legs, hints).next->how.heed);
    hints.voice.silent = 2s;
    const auto heeded = std::find(read.begin(), read.end(), "Keep off the knee.");
    CHECK(screen::view_of(now, legs, hints).next->how.sentence == *std::next(heeded));
    // Before the voice comes to it, it does not run ahead of it.
    hints.said = hints.voice.said = "Get ready.";
    hints.voice.silent = {};
    now.place.phase = guide::Phase::get_ready;
    now.place.left = now.place.lasts - 8s;
    CHECK(screen::view_of(now, legs, hints).how->sentence == read.front());
}

TEST_CASE_FIXTURE(English, "session view: what is new in the next step stands there first") {
    auto legs = screen::example::legs();
    session::View now = screen::example::rolling(0);
    auto& exercise = legs.exercises[legs.steps[0].exercise];
    exercise.path = {"Von hier bis dort.", "From here to there."};
    exercise.caution = {"Nicht ins Knie.", "Keep off the knee."};
    now.place.phase = guide::Phase::get_ready;
    now.place.left = now.place.lasts = 60s;
    now.place.step = 1;
    REQUIRE(legs.steps[0].exercise == legs.steps[1].exercise);
    auto other = exercise;
    other.set_up = exercise.set_up;
    other.caution = {"Heute langsam.", "Slowly today."};
    legs.steps[1].exercise = legs.exercises.size();
    legs.exercises.push_back(other);
    now.place.call.told = {0};
    CHECK(screen::view_of(now, legs, on_bed).how->sentence == "Slowly today.");
}

TEST_CASE("session view: what is being spoken stands on the screen, but not twice") {
    tests::speak(routine::Language::en);
    session::View now = screen::example::rolling(0);
    const routine::Routine& r = screen::example::legs();
    screen::SessionHints hints;
    now.place.phase = guide::Phase::get_ready;
    hints.said = "Get ready. Calf, left.";
    CHECK(screen::view_of(now, r, hints).cue == "Get ready. Calf, left.");
    const std::string how = r.exercises.at(r.steps.at(0).exercise).set_up.en;
    hints.said = how.substr(0, how.find(". ") + 1);
    CHECK(screen::view_of(now, r, hints).cue.empty()); // it stands there large
    now.place.phase = guide::Phase::work;
    CHECK(screen::view_of(now, r, hints).cue == hints.said);
}

TEST_CASE("delay view: the mark is on the line when the tone is to be heard") {
    tests::speak(routine::Language::en);
    const auto at = [](double phase) {
        return screen::delay_view_of(std::chrono::milliseconds{120}, phase, {});
    };
    CHECK(*at(0.0).mark == doctest::Approx(0.5));
    CHECK(at(0.0).on_line);
    CHECK(at(0.99).on_line);
    CHECK(*at(0.25).mark == doctest::Approx(0.75));
    CHECK_FALSE(at(0.25).on_line);
    CHECK(*at(0.75).mark == doctest::Approx(0.25));
    CHECK(at(0.5).delay == "120 ms");
    CHECK_FALSE(at(0.5).consequence.empty());
    CHECK_FALSE(screen::delay_view_of({}, {}, "x").can_less);
    CHECK_FALSE(screen::delay_view_of(std::chrono::milliseconds{500}, {}, "x").can_more);
}

namespace {

// Where the tool touches the bone, told by the turning mark on it.
double turning(const figure::Drawing& d) {
    for (const figure::Shape& s : d.shapes)
        if (s.role == figure::Role::turned) return s.ends[1].y - s.ends[0].y;
    return 0.0;
}

bool has_own_mark(const figure::Drawing& d) {
    return std::any_of(d.shapes.begin(), d.shapes.end(),
                       [](const figure::Shape& s) { return s.role == figure::Role::own; });
}

SessionHints drawn(SessionHints hints = on_bed) {
    hints.figure = screen::example::figure_of(0);
    return hints;
}

} // namespace

TEST_CASE_FIXTURE(English, "session view: the figure and the guide move as one") {
    session::View now = screen::example::rolling(0);
    const figure::Motion& motion = *screen::example::figure_of(0);
    for (const auto done : {0ms, 700ms, 1500ms, 3000ms, 4400ms}) {
        now.place.left = now.place.lasts - done;
        const SessionView v = seen(now, drawn());
        REQUIRE(v.figure.size() == 1);
        const auto there =
            motion.at(static_cast<double>(v.pace->guide.value()), routine::Side::left);
        CHECK(turning(v.figure[0]) == doctest::Approx(turning(there)));
    }
}

TEST_CASE_FIXTURE(English,
                  "session view: the own place is on the figure only where it is measured") {
    session::View now = screen::example::rolling(0);
    CHECK(has_own_mark(seen(now, drawn()).figure.at(0)));
    now.live.pace.source = measure::PaceSource::force;
    CHECK_FALSE(has_own_mark(seen(now, drawn()).figure.at(0)));
    now.live.pace.source = measure::PaceSource::position;
    now.own_place.reset();
    CHECK_FALSE(has_own_mark(seen(now, drawn()).figure.at(0)));
}

TEST_CASE_FIXTURE(English, "session view: the right side is the mirror image") {
    session::View left = screen::example::rolling(0), right = screen::example::rolling(1);
    const auto l = seen(left, drawn()).figure.at(0), r = seen(right, drawn()).figure.at(0);
    CHECK(l.extent.left == -r.extent.right);
    CHECK(l.extent.left != r.extent.left);
}

TEST_CASE_FIXTURE(English, "session view: reduced motion shows both ends, and nothing glides") {
    session::View now = screen::example::rolling(0);
    SessionHints hints = drawn();
    hints.looking.reduced_motion = true;
    std::set<float> places;
    const auto first = seen(now, hints).figure;
    REQUIRE(first.size() == 2);
    CHECK_FALSE(first[0] == first[1]);
    for (auto t = 0ms; t < 12s; t += 33ms) {
        now.place.left = now.place.lasts - t;
        const SessionView v = seen(now, hints);
        CHECK(v.figure == first);
        places.insert(v.pace->guide.value());
    }
    CHECK(places == std::set<float>{0.0f, 1.0f});
}

TEST_CASE_FIXTURE(English, "session view: a rest says the position of what is next, and shows it") {
    session::View now = screen::example::rolling(3);
    now.place.phase = guide::Phase::rest;
    const SessionView v = seen(now, drawn());
    CHECK(v.next->position == "sitting on the floor");
    CHECK(v.figure.size() == 1);
}

TEST_CASE("care view: before the questions are answered, a whole sentence says what holds") {
    tests::speak(routine::Language::de);
    CHECK(screen::view_of(care::History{}, {}, "DE", {}).screened ==
          "Noch nicht beantwortet; bis dahin rollst du nur leicht.");
    tests::speak(routine::Language::en);
    CHECK(screen::view_of(care::History{}, {}, "DE", {}).screened ==
          "Not answered yet; until then you roll lightly.");
}
