#include "screen/example_values.h"

#include "wording/wording.h"

#include <array>
#include <cmath>

namespace screen::example {
namespace {

using namespace std::chrono_literals;
using routine::Activity;
using routine::Side;
using units::duration_of;
using units::session_time;

routine::Exercise exercise(std::string id, routine::Text name, Activity activity,
                           routine::Text set_up, double share) {
    routine::Exercise e;
    e.id = std::move(id);
    e.name = std::move(name);
    e.set_up = std::move(set_up);
    e.path = {"Langsam, ohne Schmerz, ruhig weiteratmen.",
              "Slowly, without pain, breathing calmly."};
    e.caution = {
        "Nicht auf die Knochen und nicht in die Kniekehle. Kribbelt oder zieht es ins Bein, "
        "hör auf.",
        "Keep off the bones and the hollow of the knee. If it tingles or pulls down the "
        "leg, stop."};
    e.activity = activity;
    e.tool = activity == Activity::breathe ? routine::Tool::none : routine::Tool::roller;
    e.sided = activity != Activity::breathe;
    e.bed = e.cradle = e.single = e.sided;
    e.stroke_share_of_height = 0.18;
    e.seconds_per_stroke = 3.0;
    e.variants = {{"normal", {"Normal", "Normal"}, {"Ein Bein", "One leg"}, share}};
    return e;
}

routine::Step step(std::size_t exercise, Side side, int set, int sets) {
    routine::Step s;
    s.exercise = exercise;
    s.side = side;
    s.set = set;
    s.sets = sets;
    s.effort = routine::Effort::medium;
    s.get_ready = 10s;
    s.work = 45s;
    s.rest = 30s;
    s.seconds_per_stroke = 3.0;
    s.pace_band = routine::Band{2.5, 4.5};
    return s;
}

units::WallTime evening_of(int day, int hour, int minute) {
    using namespace std::chrono;
    const auto at =
        sys_days{year{2026} / November / day} + hours{hour - 1} + std::chrono::minutes{minute};
    return {at, 60min};
}

store::SessionLine line(std::string id, units::WallTime at, session::RollerKind roller,
                        double minutes, session::Completion completion) {
    store::SessionLine l;
    l.id = std::move(id);
    l.started = at;
    l.routine = "legs";
    l.roller = roller;
    l.duration = duration_of(minutes * 60.0);
    l.completion = completion;
    l.usable = l.counts = roller == session::RollerKind::port;
    return l;
}

store::SessionLine noted(store::SessionLine l) {
    l.note = {"Nach dem Lauf; links fester als rechts, danach gut geschlafen.", {"Lauf", "abends"}};
    return l;
}

protocol::Hello bed_hello() {
    protocol::Hello hello{};
    hello.build.build = protocol::Build::bed;
    return hello;
}

measure::Roller bed() {
    measure::Roller roller;
    roller.build = protocol::Build::bed;
    roller.cells = 4;
    const double x[] = {-0.21, 0.21, -0.21, 0.21}, y[] = {0.15, 0.15, -0.15, -0.15};
    for (std::size_t i = 0; i < 4; ++i) roller.cell.at(i) = {{x[i]}, {y[i]}, units::Newtons{490.0}};
    return roller;
}

} // namespace

// Long sitting, hands behind; the bone on the roller says which exercise it is.
routine::Figure sitting(routine::Bone on, double from, double to) {
    using routine::BodyPart, routine::Joint, routine::Surface;
    routine::Figure f;
    f.target = {on, from, to};
    f.rests = {{BodyPart::left_hand, Surface::floor, false},
               {BodyPart::right_hand, Surface::floor, false},
               {BodyPart::right_heel, Surface::floor, false},
               {BodyPart::right_toes, Surface::floor, false}};
    routine::Pose pose{};
    const auto bend = [&pose](Joint joint, double angle) {
        pose.at(static_cast<std::size_t>(joint)) = {angle, 0.0, 0.0};
    };
    bend(Joint::trunk, -46.0);
    bend(Joint::waist, 18.0);
    bend(Joint::neck, 16.0);
    for (const Joint j : {Joint::left_shoulder, Joint::right_shoulder}) bend(j, -52.0);
    for (const Joint j : {Joint::left_wrist, Joint::right_wrist}) bend(j, 70.0);
    bend(Joint::left_hip, 44.0);
    bend(Joint::left_knee, 6.0);
    bend(Joint::left_ankle, 8.0);
    bend(Joint::right_hip, 90.0);
    bend(Joint::right_knee, 90.0);
    f.poses = {pose};
    return f;
}

// On the back, a hand on the belly.
routine::Figure lying() {
    using routine::BodyPart, routine::Joint, routine::Surface;
    routine::Figure f;
    f.target = {routine::Bone::chest, 0.5, 1.0};
    for (const BodyPart part : {BodyPart::seat, BodyPart::back, BodyPart::head, BodyPart::left_heel,
                                BodyPart::left_toes, BodyPart::right_heel})
        f.rests.push_back({part, Surface::floor, false});
    routine::Pose pose{};
    const auto bend = [&pose](Joint joint, std::array<double, 3> angles) {
        pose.at(static_cast<std::size_t>(joint)) = angles;
    };
    bend(Joint::trunk, {-90.0, 0.0, 0.0});
    bend(Joint::left_shoulder, {-8.0, 20.0, 0.0});
    bend(Joint::right_shoulder, {5.0, 30.0, -70.0});
    bend(Joint::right_elbow, {85.0, 0.0, 0.0});
    for (const Joint j : {Joint::left_hip, Joint::right_hip}) bend(j, {50.0, 0.0, 0.0});
    for (const Joint j : {Joint::left_knee, Joint::right_knee}) bend(j, {95.0, 0.0, 0.0});
    f.poses = {pose};
    f.seconds = 5.0;
    return f;
}

const figure::Motion* figure_of(std::size_t step) {
    static const std::vector<figure::Motion> motions = [] {
        std::vector<figure::Motion> list;
        const routine::Routine r = legs();
        for (std::size_t i = 0; i < r.exercises.size(); ++i) {
            routine::Exercise e = r.exercises.at(i);
            e.figure = e.activity == Activity::breathe ? lying()
                       : i == 0 ? sitting(routine::Bone::left_shank, 0.82, 0.25)
                                : sitting(routine::Bone::left_thigh, 0.2, 0.7);
            list.emplace_back(e);
        }
        return list;
    }();
    const std::size_t exercise = legs().steps.at(step).exercise;
    return exercise < motions.size() ? &motions[exercise] : nullptr;
}

routine::Routine legs() {
    routine::Routine r;
    r.id = "legs";
    r.title = {"Beine am Abend", "Legs in the evening"};
    r.about = {"Waden und Oberschenkel, ruhig und langsam. Danach drei Minuten Atmen.",
               "Calves and thighs, calm and slow. Then three minutes of breathing."};
    r.exercises = {
        exercise("calf", {"Wade", "Calf"}, Activity::roll,
                 {"Setz dich auf den Boden, die Wade auf der Rolle, die Hände hinter dir.",
                  "Sit on the floor, the calf on the roller, hands behind you."},
                 0.16),
        exercise("hamstrings", {"Oberschenkelrückseite", "Back of the thigh"}, Activity::roll,
                 {"Setz dich mit der Mitte des Oberschenkels auf die Rolle, Hände hinter dir.",
                  "Sit with the middle of the thigh on the roller, hands behind you."},
                 0.24),
        exercise("hamstrings-hold", {"Beinrückseite halten", "Back of the thigh, holding"},
                 Activity::hold,
                 {"Setz dich mit der Mitte des Oberschenkels auf die Rolle, Hände hinter dir.",
                  "Sit with the middle of the thigh on the roller, hands behind you."},
                 0.3),
        exercise("breathing", {"Ruhig atmen", "Calm breathing"}, Activity::breathe,
                 {"Leg dich auf den Rücken, die Beine auf dem Sofa.",
                  "Lie on your back, legs on the sofa."},
                 0.0)};
    for (int set = 1; set <= 2; ++set) {
        r.steps.push_back(step(0, Side::left, set, 2));
        r.steps.back().switch_sides = true;
        r.steps.push_back(step(0, Side::right, set, 2));
    }
    r.steps.push_back(step(1, Side::left, 1, 1));
    r.steps.back().switch_sides = true;
    r.steps.push_back(step(1, Side::right, 1, 1));
    r.steps.push_back(step(2, Side::left, 1, 1));
    r.steps.push_back(step(2, Side::right, 1, 1));
    routine::Step breathe = step(3, Side::none, 1, 1);
    breathe.work = 180s;
    breathe.rest = 0s;
    breathe.seconds_per_stroke.reset();
    breathe.pace_band.reset();
    r.steps.push_back(breathe);
    return r;
}

routine::Composed composed(const std::vector<routine::Tight>& marks, int minutes) {
    using enum routine::Region;
    const auto rolled = [](const char* id, routine::Text name, routine::Position position,
                           std::vector<routine::Region> targets) {
        routine::Exercise e = exercise(id, std::move(name), Activity::roll, {"So.", "So."}, 0.3);
        e.position = position;
        e.targets = std::move(targets);
        e.instead_of = {low_back, neck};
        e.usual = {2, 45s};
        return e;
    };
    std::vector<routine::Exercise> all{
        rolled("calf", {"Wade", "Calf"}, routine::Position::sitting, {calf}),
        rolled("buttock", {"Gesäß", "Buttock"}, routine::Position::sitting, {buttock}),
        rolled("front_thigh", {"Oberschenkelvorderseite", "Front thigh"}, routine::Position::prone,
               {front_thigh}),
        rolled("upper_back", {"Oberer und mittlerer Rücken", "Upper and mid back"},
               routine::Position::supine, {upper_back, mid_back}),
        exercise("lie_quiet", {"Ruhig liegen", "Lie quiet"}, Activity::lie_quiet, {"So.", "So."},
                 0.0)};
    all[3].sided = all[4].sided = false;
    all[4].tool = routine::Tool::none;
    all[4].position = routine::Position::supine;
    auto made = routine::compose(all, marks, minutes).value_or(routine::Composed{});
    made.routine = wording::described(made, minutes);
    return made;
}

std::vector<routine::Routine> routines() {
    routine::Routine quick = legs();
    quick.id = "quick";
    quick.title = {"Kurz vor dem Schlafen", "Short, before sleep"};
    quick.steps.resize(2);
    quick.exercises.resize(1);
    return {legs(), quick};
}

session::View rolling(std::size_t step) {
    const routine::Routine r = legs();
    session::View now;
    now.place.step = step;
    now.place.phase = guide::Phase::work;
    now.place.lasts = r.steps.at(step).work;
    now.place.left = r.steps.at(step).work - 17800ms;
    now.place.left_of_routine = 11min + 20s;
    now.now = session_time(212.4);
    now.signal = session::Signal::fresh;
    now.tared = true;
    now.force_band = routine::Band{84.0, 129.0};
    now.live.contact = true;
    now.live.force = units::Newtons{107.0};
    now.live.strokes = 21;
    now.live.stroke_phase = 0.62;
    now.own_place = 0.62;
    now.live.pace = {session_time(212.4), 3.1, 0.9, measure::PaceSource::position};
    now.strokes_this_step = 5;
    now.quality.usable = true;
    return now;
}

session::Record evening() {
    const routine::Routine r = legs();
    session::Record record;
    record.id = "8f3a52c1";
    record.started = evening_of(20, 21, 30);
    record.routine = r.id;
    record.roller = session::RollerKind::port;
    record.build = protocol::Build::bed;
    record.completion = session::Completion::done;
    record.duration = 14min + 12s;
    record.quality.usable = record.counts = true;
    const double pace[] = {3.1, 3.0, 3.2, 3.1, 3.4, 3.3, 0.0, 0.0, 0.0};
    const double force[] = {104, 111, 99, 108, 148, 155, 178, 171, 0};
    double at = 10.0;
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
        const routine::Step& s = r.steps[i];
        session::StepRecord done;
        done.step = i;
        done.exercise = r.exercises.at(s.exercise).id;
        done.variant = "normal";
        done.side = s.side;
        done.set = s.set;
        done.start = session_time(at);
        done.end = done.start + s.work;
        done.worked = s.work;
        done.measured = force[i] > 0.0;
        if (done.measured) {
            done.mean_force = units::Newtons{force[i]};
            done.in_force_band_percent = 82.0 + static_cast<double>(i);
        }
        if (pace[i] > 0.0) {
            done.seconds_per_stroke = pace[i];
            done.in_pace_band_percent = 94.0 - static_cast<double>(i);
            done.control.pace_told_percent = 97.0;
            done.control.in_both_bands_percent = 78.0 - static_cast<double>(i);
            done.strokes.resize(static_cast<std::size_t>(45.0 / pace[i]));
            done.stroke_share_of_height = 0.14;
            done.reach = units::Metres{0.22};
            done.pace_band = measure::Range{2.3, 4.5};
        }
        if (done.measured) {
            done.force_band = measure::Range{84.0, 129.0};
            done.balance = measure::Balance{51.0 + static_cast<double>(i % 3),
                                            i == 3 ? std::optional{-4.0} : std::nullopt};
            for (int second = 1; second < 45; ++second) { // somebody gets on, and on with it
                const double wave = std::sin(0.9 * second) * 18.0;
                const double told = pace[i] * (1.0 + 0.12 * std::sin(0.35 * second));
                const bool can_tell = pace[i] > 0.0 && second > 6;
                done.pace.push_back({done.start + units::duration_of(second),
                                     can_tell ? std::optional{told} : std::nullopt, 0.9,
                                     measure::PaceSource::position});
                done.force.push_back(units::Newtons{force[i] + wave});
            }
        }
        record.steps.push_back(done);
        at += units::seconds(s.work + s.rest + s.get_ready);
    }
    return record;
}

Afterwards afterwards(const session::Record& record) {
    session::Account now = session::account_of(record), before = now;
    before.id = "1b77e0d4";
    before.started = evening_of(18, 22, 5);
    for (std::size_t i = 0; i < before.steps.size(); ++i) {
        session::StepFigures& step = before.steps[i];
        if (step.seconds_per_stroke) {
            step.pace_variation_percent = 18.0;
            now.steps[i].pace_variation_percent = i % 3 == 0 ? 11.0 : 17.0;
            *step.seconds_per_stroke *= i % 2 == 0 ? 0.93 : 1.01;
        }
        if (step.mean_force) step.mean_force->value += i % 2 == 0 ? 9.0 : -6.0;
        if (step.in_both_bands_percent) *step.in_both_bands_percent -= 5.0;
        if (i == 5) step.tool = routine::Tool::ball;
        if (i == 4) step.force_band = measure::Range{60.0, 100.0};
    }
    return {session::compare(now, std::vector{before}),
            {"Rechts war es heute fester als links.", {"abends", "nach dem Lauf"}},
            {}};
}

std::vector<store::SessionLine> history() {
    using session::Completion;
    using session::RollerKind;
    return {
        line("8f3a52c1", evening_of(20, 21, 30), RollerKind::port, 14.2, Completion::done),
        noted(line("1b77e0d4", evening_of(18, 22, 5), RollerKind::port, 13.8, Completion::done)),
        line("c09d4e11", evening_of(15, 20, 48), RollerKind::port, 6.1, Completion::stopped),
        line("55a0b3f8", evening_of(13, 21, 12), RollerKind::none, 14.0, Completion::done),
        line("e2c41907", evening_of(12, 19, 40), RollerKind::sim, 3.0, Completion::stopped)};
}

store::Unfinished cut_short() {
    store::Unfinished u;
    u.id = "77d1f2aa";
    u.beginning.started = evening_of(20, 21, 30);
    u.beginning.routine = legs();
    u.bookmark = {3, guide::Phase::work, 23s};
    u.at = session_time(260.0);
    return u;
}

RollerFacts ready_roller() {
    RollerFacts facts;
    facts.stage = RollerFacts::Stage::ready;
    facts.hello = bed_hello();
    facts.calibration_id = 3;
    return facts;
}

RollerReadings set_up() {
    RollerReadings r;
    r.facts = ready_roller();
    r.roller = bed();
    r.force_n = 36.4;
    r.rate_hz = 92.8;
    r.age_s = 0.01;
    r.cell_n = {12.1, 9.8, 8.0, 6.5};
    r.tared = true;
    r.body_mass = units::Kilograms{71.5};
    return r;
}

claims::Library articles() {
    using claims::Claim, claims::Topic, claims::Verdict;
    using routine::Evidence;
    std::vector<Claim> all;
    const auto add = [&](const char* id, std::vector<Topic> topics, Verdict verdict,
                         std::optional<Evidence> evidence, routine::Text says) {
        Claim claim{id, std::move(topics), std::move(says), verdict, evidence, {}, {}};
        claim.known = {
            "Das ist in Studien kaum zu sehen: 0,18 Krämpfe weniger in der Woche, von 0,84 "
            "weniger bis 0,49 mehr. Auch mit Scheinmittel wurden sie seltener.",
            "That is hardly to be seen in trials: 0.18 cramps a week fewer, from 0.84 "
            "fewer to 0.49 more. With placebo they became rarer too."};
        if (verdict != Verdict::no_source)
            claim.sources = {"Garrison et al., Cochrane Database Syst Rev 2020, CD009402.pub3",
                             "Bundesinstitut für Risikobewertung (BfR), 034/2017"};
        all.push_back(std::move(claim));
    };
    add("cramps", {Topic::legs}, Verdict::contradicted, Evidence::trials,
        {"Magnesium löst Krämpfe in wenigen Stunden.", "Magnesium stops cramps within hours."});
    add("restless", {Topic::legs, Topic::sleep}, Verdict::unclear, Evidence::mixed,
        {"Unruhige Beine hängen eng mit Magnesiummangel zusammen, und eine Form ist die beste.",
         "Restless legs are closely linked to a lack of magnesium, and one form is the best."});
    add("ferritin", {Topic::legs}, Verdict::supported, std::nullopt,
        {"Bei unruhigen Beinen zählt der Eisenspeicher.",
         "With restless legs the store of iron counts."});
    add("amounts", {Topic::amount, Topic::legs}, Verdict::unsafe, std::nullopt,
        {"Bei Krämpfen braucht man viel mehr, als auf der Packung steht.",
         "With cramps one needs much more than the pack says."});
    add("evening", {Topic::sleep, Topic::legs}, Verdict::partly, Evidence::mixed,
        {"Am Abend genommen, verbessert es den Schlaf.",
         "Taken in the evening it improves sleep."});
    add("oil", {Topic::forms, Topic::legs}, Verdict::not_shown, Evidence::one_trial,
        {"Öl auf der Haut hilft schnell an Ort und Stelle.",
         "Oil on the skin helps quickly and on the spot."});
    add("together", {Topic::rolling, Topic::legs}, Verdict::no_source, std::nullopt,
        {"Rollen und Magnesium wirken nur zusammen.", "Rolling and magnesium work only together."});
    return claims::Library{std::move(all)};
}

} // namespace screen::example
