// What is said aloud, and the ids of the clips that may take its place.
#include "places.h"
#include "wording/around.h"
#include "wording/read_out.h"
#include "wording/wording.h"

#include "routine/library.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

using routine::Language;

namespace {

void begin(Language language) { wording::begin(places::build("/share/locale"), language); }

// A calf in two sets, at the floor and in a variant at the wall.
routine::Routine calves() {
    routine::Routine r;
    routine::Exercise e;
    e.id = "calf";
    e.name = {"Wade", "Calf"};
    e.set_up = {"Setz dich. Leg die Wade auf.", "Sit down. Rest your calf on it."};
    routine::Variant normal, lighter, wall;
    normal.id = "normal";
    lighter.id = "lighter";
    lighter.how = {"Becken am Boden.", "Hips on the floor."};
    wall.id = "wall";
    wall.how = {"Stell dich an die Wand.", "Stand at the wall."};
    wall.place = routine::Place::wall;
    e.variants = {normal, lighter, wall};
    r.exercises = {e};
    routine::Step step;
    step.side = routine::Side::left;
    step.sets = 2;
    routine::Step at_wall = step;
    at_wall.variant = 2;
    at_wall.set = 2;
    r.steps = {step, at_wall};
    return r;
}

std::string text_of(const std::vector<sound::Part>& parts) {
    std::string text;
    for (const auto& part : parts) text += part.text + '|';
    return text;
}
std::string ids_of(const std::vector<sound::Part>& parts) {
    std::string ids;
    for (const auto& part : parts) ids += part.id + '|';
    return ids;
}

} // namespace

TEST_CASE("spoken: step, side and set in parts whose ids are the same in both languages") {
    const auto r = calves();
    begin(Language::en);
    const auto english = wording::spoken(guide::CueKind::rest, r, 0);
    CHECK(text_of(english) ==
          "Rest.|Come off the roller and sit comfortably.|Next:|Calf, left.|Set 2 of 2.|");
    begin(Language::de);
    const auto german = wording::spoken(guide::CueKind::rest, r, 0);
    CHECK(
        text_of(german) ==
        "Pause.|Komm von der Rolle und setz dich bequem hin.|Danach:|Wade, links.|Satz 2 von 2.|");
    CHECK(ids_of(german) == "rest|set_over.roller.sitting|next|step.calf.left|set.2.of.2|");
    CHECK(ids_of(german) == ids_of(english));
}

TEST_CASE("spoken: get ready names the step after a change of sides, too") {
    auto r = calves();
    r.steps[0].switch_sides = true; // who was told what comes in that pause, the announcer knows
    begin(Language::en);
    CHECK(text_of(wording::spoken(guide::CueKind::get_ready, r, 1)) ==
          "Get ready.|Calf, left.|Set 2 of 2.|");
}

TEST_CASE("spoken: how to lie, sentence by sentence; a variant elsewhere has only its own") {
    begin(Language::en);
    const auto r = calves();
    const auto floor = wording::spoken_how(r, 0);
    REQUIRE(floor.size() == 2);
    CHECK(text_of(floor[0]) == "Sit down.|");
    CHECK(ids_of(floor[1]) == "set_up.calf.2|");
    const auto wall = wording::spoken_how(r, 1);
    REQUIRE(wall.size() == 1);
    CHECK(text_of(wall[0]) == "Stand at the wall.|");
    CHECK(ids_of(wall[0]) == "variant.calf.wall|");
    CHECK(wording::spoken_how(r, 2).empty());
}

TEST_CASE("spoken: a change of tool has an id of its own, whatever the exercise") {
    auto r = calves();
    r.exercises.push_back(r.exercises[0]);
    r.exercises[0].tool = routine::Tool::ball;
    r.exercises[1].tool = routine::Tool::none;
    r.steps[1] = r.steps[0];
    r.steps[1].exercise = 1;
    r.steps[0].variant = r.steps[1].variant = 0;
    begin(Language::en);
    CHECK(ids_of(wording::spoken_how(r, 1).front()) == "tool_away.ball|");
    CHECK(text_of(wording::spoken_how(r, 1).front()) == "Put the ball aside.|");
    r.exercises[1].tool = routine::Tool::roller;
    CHECK(ids_of(wording::spoken_how(r, 1).front()) == "tool.roller|");
}

TEST_CASE("spoken: every cue has words, but for the countdown; one id has one text") {
    for (const Language language : {Language::de, Language::en}) {
        begin(language);
        const auto r = calves();
        std::map<std::string, std::set<std::string>> texts;
        for (std::size_t kind = 0; kind < guide::cue_kinds; ++kind) {
            const auto cue = static_cast<guide::CueKind>(kind);
            const auto parts = wording::spoken(cue, r, 0);
            CAPTURE(kind);
            CHECK(parts.empty() == (cue == guide::CueKind::countdown));
            for (const auto& part : parts) {
                CHECK_FALSE(part.text.empty());
                CHECK(sound::clip_name(part.id) == part.id + ".wav");
                texts[part.id].insert(part.text);
            }
        }
        for (const auto& [id, said] : texts) {
            CAPTURE(id);
            CHECK(said.size() == 1);
        }
    }
}

namespace {

std::set<std::string> ids_of(const routine::Routine& r) {
    std::set<std::string> ids;
    const auto add = [&ids](const std::vector<sound::Part>& parts) {
        for (const auto& part : parts) ids.insert(part.id);
    };
    for (std::size_t step = 0; step < r.steps.size(); ++step) {
        for (std::size_t kind = 0; kind < guide::cue_kinds; ++kind)
            add(wording::spoken(static_cast<guide::CueKind>(kind), r, step));
        for (const auto& line : wording::spoken_how(r, step)) add(line);
    }
    for (const auto& line : wording::spoken_opening(r)) add(line);
    return ids;
}

} // namespace

TEST_CASE("spoken: whoever records clips finds every id in the list") {
    begin(Language::en);
    std::ifstream file{places::source("/app/sound/README.md")};
    const std::string list{std::istreambuf_iterator<char>{file}, {}};
    std::set<std::string> ids;
    const auto library = routine::Library::read({places::source("/exercises")});
    for (const auto& r : library.routines())
        for (const auto hands :
             {wording::Hands::roller, wording::Hands::keys, wording::Hands::letters})
            ids.merge(ids_of(wording::opened(r, {{}, true, hands, true})));
    CHECK(ids.count("quiet.1") + ids.count("quiet.2") > 0);
    for (const sound::Part& line : wording::all_read_out()) ids.insert(line.id);
    for (const auto& id : ids) { // "set.1.of.2" stands there as "set.N.of.M"
        const auto word = id.substr(0, id.find('.'));
        CAPTURE(id);
        CHECK(list.find("`" + word + (word == id ? "`" : ".")) != list.npos);
    }
}
