// What is said around the rolling: at the beginning, when a set is over, at the end.
#include "places.h"
#include "wording/around.h"
#include "wording/wording.h"

#include "routine/library.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace std::chrono_literals;
using routine::Language, routine::Position, routine::Tool;
using wording::Hands, wording::Spoken;

namespace {

void begin(Language language) { wording::begin(places::build("/share/locale"), language); }

std::string text_of(const Spoken& parts) {
    sound::Line line;
    line.parts = parts;
    return sound::text_of(line);
}

// One step of an exercise done like this.
routine::Routine one(Tool tool, Position position, routine::Place place = routine::Place::floor) {
    routine::Routine r;
    routine::Exercise e;
    e.tool = tool;
    e.position = position;
    e.place = place;
    e.variants.resize(1);
    r.exercises = {e};
    r.steps.resize(1);
    r.steps[0].work = 30s;
    return r;
}

const routine::Library& library() {
    static const auto read = routine::Library::read({places::source("/exercises")});
    return read;
}

} // namespace

TEST_CASE("around: the routine's name and its minutes, rounded up as in the list") {
    routine::Routine r = one(Tool::roller, Position::sitting);
    r.id = "first_week";
    r.title = {"Erste Woche", "First week"};
    r.steps[0].work = 8min + 1s;
    begin(Language::en);
    CHECK(text_of(wording::name_and_minutes(r)) == "First week, 9 minutes.");
    begin(Language::de);
    CHECK(text_of(wording::name_and_minutes(r)) == "Erste Woche, 9 Minuten.");
    CHECK(wording::name_and_minutes(r).front().id == "title.first_week.9");
    r.steps[0].work = 20s;
    CHECK(text_of(wording::name_and_minutes(r)) == "Erste Woche, 1 Minute.");
}

TEST_CASE("around: lighter says how, by the exercise's own variant where it is done alike") {
    begin(Language::en);
    routine::Exercise e = one(Tool::roller, Position::sitting).exercises[0];
    e.id = "calf";
    const auto said = [&](std::size_t v) { return text_of(wording::lighter(e, v)); };
    CHECK(said(0) == "Lighter. Carry more with your hands and feet.");
    e.variants.push_back({.id = "lighter", .name = {}, .how = {"Becken ab.", "Hips down."}});
    CHECK(said(0) == "Lighter. Hips down.");
    CHECK(said(1) == "Lighter. Carry more with your hands and feet.");
    e.variants[1].place = routine::Place::wall; // nobody gets up in the middle of a set
    e.variants[1].position = Position::standing;
    CHECK(said(0) == "Lighter. Carry more with your hands and feet.");
    CHECK(said(1) == "Lighter. Put less weight on it.");
}

TEST_CASE("around: a step ends where it was done: off the roller, off the ball, off the wall") {
    begin(Language::en);
    const auto over = [](const routine::Routine& r) { return text_of(wording::set_over(r, 0)); };
    CHECK(over(one(Tool::roller, Position::prone)) == "Come off the roller and lie comfortably.");
    CHECK(over(one(Tool::roller, Position::sitting)).ends_with("the roller and sit comfortably."));
    CHECK(over(one(Tool::ball, Position::sitting)).ends_with("the ball and sit comfortably."));
    CHECK(over(one(Tool::ball, Position::chair)).ends_with("your weight off the ball."));
    CHECK(over(one(Tool::ball, Position::standing, routine::Place::wall))
              .ends_with("one step away from the wall."));
    CHECK(over(one(Tool::none, Position::supine)).empty());
    CHECK(wording::set_over(one(Tool::roller, Position::prone), 1).empty());
}

TEST_CASE("around: who lay or sat on the floor gets up slowly, who stands does not") {
    begin(Language::en);
    const auto done = [](const routine::Routine& r) { return text_of(wording::all_done(r, 0)); };
    CHECK(done(one(Tool::none, Position::supine)) ==
          "Done. Stay lying for a moment. Then turn onto your side and get up slowly.");
    CHECK(done(one(Tool::roller, Position::sitting)) ==
          "Done. Stay sitting for a moment. Then get up slowly.");
    CHECK(done(one(Tool::none, Position::standing)) == "Done.");
    const auto r = one(Tool::none, Position::supine);
    CHECK(wording::cue(guide::CueKind::done, r, 0) == done(r));
}

TEST_CASE("around: how to pause, go on and stop is told for the roller and without one") {
    begin(Language::en);
    const auto roller = wording::how_to_stop(Hands::roller);
    REQUIRE(roller.size() == 2);
    CHECK(text_of(roller[0]).find("Off the roller, time stands still.") != std::string::npos);
    CHECK(text_of(roller[1]).find("twice") != std::string::npos);
    for (const Hands hands : {Hands::keys, Hands::letters}) {
        const auto lines = wording::how_to_stop(hands);
        REQUIRE(lines.size() == 2);
        for (const Spoken& line : lines) CHECK(text_of(line).find("roller") == std::string::npos);
    }
}

TEST_CASE(
    "around: what is needed besides the roller is named first, what nobody has to fetch is not") {
    begin(Language::en);
    CHECK(wording::things_needed(one(Tool::roller, Position::sitting)).empty());
    routine::Routine r = one(Tool::ball, Position::chair);
    CHECK(text_of(wording::things_needed(r)) == "You need: ball, chair.");
    r.exercises.push_back(one(Tool::roller, Position::standing, routine::Place::wall).exercises[0]);
    r.steps.push_back(r.steps[0]);
    r.steps[1].exercise = 1;
    CHECK(text_of(wording::things_needed(r)) == "You need: roller, ball, chair, wall.");
    CHECK(wording::opened(r, {}).opening.at(1).id == "things.roller.ball.chair.wall");
    begin(Language::de);
    CHECK(text_of(wording::things_needed(r)) == "Du brauchst: Rolle, Ball, Stuhl, Wand.");
}

TEST_CASE("around: of what is quiet it is said how long it lasts") {
    begin(Language::en);
    routine::Routine r = one(Tool::none, Position::supine);
    r.exercises[0].activity = routine::Activity::breathe;
    r.steps[0].work = 180s;
    CHECK(text_of(wording::go(r, 0)) ==
          "Breathe slowly and calmly. It lasts about 3 minutes; you will hear when it is over.");
    r.steps[0].work = 40s;
    CHECK(text_of(wording::go(r, 0)) == "Breathe slowly and calmly.");
    r.exercises[0].activity = routine::Activity::roll;
    r.steps[0].work = 180s;
    CHECK(text_of(wording::go(r, 0)) == "Go: roll slowly.");
}

TEST_CASE("around: tones are explained where somebody rolls, the soft one where it sounds") {
    begin(Language::en);
    routine::Routine r = one(Tool::roller, Position::sitting);
    r.steps[0].seconds_per_stroke = 6.0;
    CHECK(wording::about_tones(r, false).size() == 1);
    CHECK(wording::about_tones(r, true).size() == 2);
    r.exercises[0].activity = routine::Activity::hold;
    CHECK(wording::about_tones(r, true).empty());
}

TEST_CASE("around: one id has one text, in both languages, and can be the name of a clip") {
    for (const Language language : {Language::de, Language::en}) {
        begin(language);
        std::map<std::string, std::set<std::string>> texts;
        const auto note = [&](const Spoken& parts) {
            for (const sound::Part& part : parts) {
                CHECK(sound::clip_name(part.id) == part.id + ".wav");
                CHECK_FALSE(part.text.empty());
                texts[part.id].insert(part.text);
            }
        };
        for (const Hands hands : {Hands::roller, Hands::keys, Hands::letters})
            for (const Spoken& line : wording::how_to_stop(hands)) note(line);
        for (const routine::Routine& r : library().routines()) {
            note(wording::name_and_minutes(r));
            note(wording::things_needed(r));
            for (const Spoken& line : wording::about_tones(r, true)) note(line);
            for (std::size_t i = 0; i < r.steps.size(); ++i) {
                note(wording::go(r, i));
                note(wording::set_over(r, i));
                note(wording::all_done(r, i));
            }
        }
        for (const auto& [id, said] : texts) {
            CAPTURE(id);
            CHECK(said.size() == 1);
        }
    }
}
