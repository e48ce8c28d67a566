// What is told before a work begins, what not again, and the time that is left for it.
#include "places.h"

#include "routine/library.h"
#include "routine/telling.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using routine::About, routine::Exercise, routine::Language, routine::Routine, routine::Side;
using routine::Step;

namespace {

Exercise exercise(const std::string& id) {
    Exercise e;
    e.id = id;
    e.name = {id + "-de", id};
    e.set_up = {"Setz dich. Leg " + id + " auf.", "Sit down. Rest " + id + " on it."};
    e.path = {"Von hier bis dort.", "From here to there."};
    e.caution = {"Nicht ins Knie. Bei Schmerz hör auf.", "Not the knee. With pain, stop."};
    routine::Variant normal, lighter;
    normal.id = "normal";
    lighter.id = "lighter";
    lighter.how = {"Becken am Boden. Ganz.", "Hips on the floor. All of it."};
    e.variants = {normal, lighter};
    return e;
}

Step step(std::size_t exercise, Side side, std::size_t variant = 0) {
    Step s;
    s.exercise = exercise;
    s.side = side;
    s.variant = variant;
    s.get_ready = s.rest = 5s;
    s.work = 30s;
    return s;
}

Routine calf_and_thigh() {
    Routine r;
    r.id = "both";
    r.exercises = {exercise("calf"), exercise("thigh")};
    r.exercises[1].path = {"Weiter oben.", "Further up."};
    return r;
}

std::string texts(const std::vector<routine::Told>& told) {
    std::string all;
    for (const auto& one : told) all += std::string{one.text} + "|";
    return all;
}
std::vector<routine::Told> sentences(const Routine& r, std::size_t step, Language language) {
    return routine::told(r, step, language, routine::as_planned(r, step).told);
}
std::string told(const Routine& r, std::size_t step) {
    return texts(sentences(r, step, Language::en));
}
units::Duration telling_time(const Routine& r, std::size_t step) {
    return routine::telling_time(r, step, routine::as_planned(r, step));
}

constexpr auto all_of_the_calf =
    "Sit down.|Rest calf on it.|From here to there.|Not the knee.|With pain, stop.|";

} // namespace

TEST_CASE("telling: how to lie, from where to where, what to heed; the other side is not told it") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(0, Side::right), step(0, Side::left)};
    CHECK(told(r, 0) == all_of_the_calf);
    CHECK(told(r, 1).empty());
    CHECK(told(r, 2).empty());
    CHECK(texts(routine::how(r, 2, Language::en)) == all_of_the_calf);
    CHECK(texts(sentences(r, 0, Language::de)).starts_with("Setz dich.|Leg calf auf.|"));
}

TEST_CASE("telling: of the next exercise what is new; of one that comes again how to lie") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(1, Side::left), step(0, Side::right)};
    CHECK(told(r, 1) == "Rest thigh on it.|Further up.|"); // what to heed is the same
    CHECK(told(r, 2) == "Rest calf on it.|");
}

TEST_CASE("telling: a variant's own words come last, in one piece: then the hips are lifted") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left, 1), step(0, Side::left), step(0, Side::right, 1)};
    const auto lighter = sentences(r, 0, Language::en);
    REQUIRE(lighter.size() == 6);
    CHECK(lighter[5].about == About::variant);
    CHECK(lighter[5].text == "Hips on the floor. All of it.");
    CHECK(told(r, 1).empty());
    CHECK(told(r, 2) == "Hips on the floor. All of it.|");
}

TEST_CASE("telling: for whom the exercise is nothing hears so before they lie down") {
    Routine r = calf_and_thigh();
    r.exercises[0].against.off_if = {routine::Condition::pregnancy};
    r.steps = {step(0, Side::left)};
    CHECK(told(r, 0) ==
          "Not the knee.|Sit down.|Rest calf on it.|From here to there.|With pain, stop.|");
}

TEST_CASE("telling: the usual variant has a part of its own, one on another tool only that") {
    Routine r = calf_and_thigh();
    auto& variants = r.exercises[0].variants;
    variants[0].how = {"Becken hoch.", "Hips up."};
    r.steps = {step(0, Side::left), step(0, Side::right), step(0, Side::left, 1)};
    CHECK(told(r, 0) == "Sit down.|Rest calf on it.|From here to there.|Not the knee.|"
                        "With pain, stop.|Hips up.|");
    CHECK(told(r, 1).empty());
    CHECK(told(r, 2) == "Hips on the floor. All of it.|");
    variants[1].tool = routine::Tool::ball;
    CHECK(
        texts(routine::how(r, 2, Language::en))
            .starts_with("Now with the ball.|Hips on the floor. All of it.|From here to there.|"));
}

TEST_CASE("telling: another tool than in the step before is told first, and none any more once") {
    Routine r = calf_and_thigh();
    r.exercises[1].against.off_if = {routine::Condition::pregnancy};
    r.exercises[1].caution = {"Nicht du.", "Not you."};
    auto& variants = r.exercises[1].variants;
    variants[1].how = {"Mit dem Ball.", "With the ball."};
    variants[1].tool = routine::Tool::ball;
    r.exercises.push_back(exercise("lying"));
    r.exercises[2].tool = routine::Tool::none;
    r.steps = {step(0, Side::left),    step(1, Side::left, 1), step(1, Side::right, 1),
               step(1, Side::left, 0), step(2, Side::none),    step(2, Side::none)};
    CHECK(told(r, 0) == all_of_the_calf); // it was named with what is needed
    CHECK(told(r, 1).starts_with("Now with the ball.|Not you.|With the ball.|"));
    CHECK(told(r, 2).empty());
    CHECK(told(r, 3).starts_with("Now with the roller.|"));
    CHECK(told(r, 4).starts_with("Put the roller aside.|Rest lying on it.|"));
    CHECK(told(r, 5).empty());
    r.steps[3] = step(1, Side::left, 1);
    CHECK(told(r, 4).starts_with("Put the ball aside.|"));
    CHECK(texts(sentences(r, 4, Language::de)).starts_with("Leg den Ball weg.|"));
}

TEST_CASE(
    "telling: of what is known how to lie and the first of what to heed; asked for all of it") {
    Routine r = calf_and_thigh();
    r.exercises[0].variants[0].how = {"Becken hoch.", "Hips up."};
    r.steps = {step(0, Side::left), step(0, Side::right), step(1, Side::left)};
    make_room(r);
    const auto in_full = telling_time(r, 0);
    take_as_known(r, std::vector<routine::Way>{{"calf", "normal"}, {"thigh", "lighter"}});
    CHECK(r.steps[0].get_ready == 5s); // as it was set
    make_room(r);
    CHECK(told(r, 0) == "Sit down.|Rest calf on it.|Not the knee.|Hips up.|");
    CHECK(told(r, 1).empty());
    // Known in another variant only; "with pain, stop" nobody has said yet.
    CHECK(told(r, 2) == "Rest thigh on it.|Further up.|With pain, stop.|");
    CHECK(texts(routine::how(r, 0, Language::en))
              .ends_with("From here to there.|Not the knee.|With pain, stop.|Hips up.|"));
    CHECK(r.steps[0].get_ready >= telling_time(r, 0) + 3s);
    CHECK(telling_time(r, 0) < in_full);
    const auto once = r.steps[0].get_ready;
    take_as_known(r, std::vector<routine::Way>{{"calf", "normal"}});
    CHECK(r.steps[0].get_ready == once);
}

TEST_CASE("telling: what a known exercise leaves out, the next one that needs it says") {
    Routine r = calf_and_thigh();
    r.exercises[1].path = r.exercises[0].path;
    r.steps = {step(0, Side::left), step(1, Side::left), step(0, Side::right),
               step(1, Side::right)};
    take_as_known(r, std::vector<routine::Way>{{"calf", "normal"}});
    CHECK(told(r, 0) == "Sit down.|Rest calf on it.|Not the knee.|");
    CHECK(told(r, 1) == "Rest thigh on it.|From here to there.|With pain, stop.|");
    CHECK(told(r, 2) == "Rest calf on it.|");
    CHECK(told(r, 3) == "Rest thigh on it.|");
}

TEST_CASE("telling: before all else why it is another routine today, and claims that are spoken") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(0, Side::right)};
    const auto without = telling_time(r, 0);
    r.claims = {{{"Nein.", "No."}, {}, {}, false}, {{"Ja.", "Yes."}, {}, {}, true}};
    r.opening = {{"today.1", {"Heute leicht.", "Light today."}}};
    const auto opening = routine::opening(r);
    REQUIRE(opening.size() == 2);
    CHECK(opening[0].en == "Light today.");
    CHECK(opening[1].en == "Yes.");
    CHECK(telling_time(r, 0) > without + 1s);
    CHECK(telling_time(r, 1) < 4s); // after all that, the side alone
}

TEST_CASE("telling: before the first step there is room for what the author recorded") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left)};
    r.opening = {{"plan.said", {"Langsam.", "Slowly."}}};
    const auto read = telling_time(r, 0);
    r.opening[0].recording = {std::make_shared<const std::vector<std::uint8_t>>(44), 30.0};
    const auto played = telling_time(r, 0);
    CHECK(played > 30s);
    CHECK(played < read + 30s); // in place of the words, not after them
    make_room(r);
    CHECK(r.steps[0].get_ready > played);
}

TEST_CASE("telling: get ready leaves room for its words and the countdown, pauses for theirs") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(0, Side::right), step(1, Side::left)};
    r.steps[0].switch_sides = true;
    r.steps[0].rest = 2s;
    r.steps[1].rest = 0s;
    r.steps[2].get_ready = 60s;
    make_room(r);
    CHECK(r.steps[0].get_ready >= telling_time(r, 0) + 3s);
    CHECK(r.steps[0].rest >= 4s);
    CHECK(r.steps[1].get_ready == 5s); // only told to get ready
    CHECK(r.steps[1].rest == 0s);      // no pause was asked for
    CHECK(r.steps[2].get_ready == 60s);
    const Routine once = r;
    make_room(r);
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
        CHECK(r.steps[i].get_ready == once.steps[i].get_ready);
        CHECK(r.steps[i].rest == once.steps[i].rest);
    }
}

TEST_CASE("telling: after hearing where to go there is time to get there") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(1, Side::left)};
    r.steps[0].rest = 60s; // all of it is told meanwhile
    const auto ready = [&] { return routine::getting_ready(r, 1, routine::as_planned(r, 1)); };
    CHECK(ready() == 5s); // it is done where the calf was
    r.exercises[1].position = routine::Position::prone;
    CHECK(ready() == 10s); // its line, and turning over
    r.exercises[1].tool = routine::Tool::ball;
    CHECK(ready() == 14s); // another tool is fetched
    r.exercises[1].tool = routine::Tool::none;
    r.exercises[1].place = routine::Place::wall;
    CHECK(ready() == 14s);
    r.steps[1].get_ready = 40s;
    CHECK(ready() == 40s);
    r.steps[1].get_ready = 5s;
    r.steps[0].rest = 0s; // where to go is told first
    CHECK(ready() > 16s);
}

TEST_CASE("telling: what a pause leaves time for, get ready does not wait for again") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(1, Side::left)};
    r.steps[0].rest = 30s;
    make_room(r);
    CHECK(r.steps[1].get_ready == 5s); // told while resting
    routine::Call call = routine::as_planned(r, 1);
    const auto rested = routine::telling_time(r, 1, call);
    call.rested = 8s; // somebody went on
    const auto cut = routine::telling_time(r, 1, call);
    CHECK(cut > rested + 500ms);
    call.rested = 0s;
    CHECK(routine::telling_time(r, 1, call) > cut + 1s);
}

TEST_CASE("telling: whoever was not told before is told all of it, and has the time for it") {
    Routine r = calf_and_thigh();
    r.steps = {step(0, Side::left), step(0, Side::right)};
    r.steps[0].rest = 0s;
    make_room(r);
    CHECK(r.steps[1].get_ready == 7s); // that the other is over, its name and the countdown
    CHECK(routine::getting_ready(r, 1, routine::as_planned(r, 1)) == 7s);
    CHECK(texts(routine::told(r, 1, Language::en, {})) == all_of_the_calf);
    CHECK(routine::getting_ready(r, 1, {}) >= routine::telling_time(r, 1, {}) + 3s);
    CHECK(routine::getting_ready(r, 1, {}) > 10s);
}

TEST_CASE("telling: an exercise without words needs no time") {
    Routine r;
    r.exercises.resize(1);
    r.exercises[0].variants.resize(1);
    r.steps = {step(0, Side::left)};
    CHECK(telling_time(r, 0) == 0s);
    CHECK(routine::telling_time(r, 7, {}) == 0s);
    make_room(r);
    CHECK(r.steps[0].get_ready == 5s);
}

TEST_CASE(
    "telling: every shipped routine leaves room for all it tells, and little more than that") {
    const auto library = routine::Library::read({places::source("/exercises")});
    for (const Routine& r : library.routines())
        for (std::size_t i = 0; i < r.steps.size(); ++i) {
            CAPTURE(r.id);
            CAPTURE(i);
            CHECK(r.steps[i].get_ready >= telling_time(r, i) + 3s);
            CHECK(r.steps[i].get_ready <= std::max<units::Duration>(30s, telling_time(r, i) + 4s));
            CHECK(r.steps[i].get_ready <= 45s);
        }
}
