// What the pages around a session read out, and the ids of the clips that may take its place.
#include "places.h"
#include "sound/voice.h"
#include "wording/read_out.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using wording::FirstStep;

namespace {

void begin(wording::Language language) { wording::begin(places::build("/share/locale"), language); }

} // namespace

TEST_CASE("read out: every line has an id of its own, a clip's name, the same in both languages") {
    std::map<std::string, std::string> before;
    for (const auto language : {wording::Language::de, wording::Language::en}) {
        begin(language);
        std::map<std::string, std::string> lines;
        for (const sound::Part& line : wording::all_read_out()) {
            CAPTURE(line.id);
            CHECK(sound::may_have_clip(line.id));
            CHECK(sound::clip_name(line.id) == line.id + ".wav"); // nothing to be replaced
            lines.emplace(line.id, line.text);
            CHECK(lines.at(line.id) == line.text); // "Enter goes on." comes again
        }
        CHECK(lines.count("ask.painkiller") == 1);
        CHECK(lines.count("welcome.sound.title") == 1);
        CHECK(lines.count("screening.fever") == 1);
        if (!before.empty())
            CHECK(std::equal(lines.begin(), lines.end(), before.begin(), before.end(),
                             [](const auto& a, const auto& b) { return a.first == b.first; }));
        before = lines;
    }
}

TEST_CASE("read out: what is composed of today's answers has no id") {
    begin(wording::Language::en);
    const care::Question question{care::Question::Kind::discomfort, {}};
    const care::Answer three{care::Answer::Kind::number, 3};
    CHECK(wording::read_out(question).id == "ask.discomfort");
    CHECK(wording::read_out(question, three).id.empty());
    CHECK(wording::read_out(question, {}, {"The disk is full."}).id.empty());
    const auto lines = wording::read_out(FirstStep::roller, {"The first session: Starter."});
    const auto first = std::find_if(lines.begin(), lines.end(), [](const sound::Part& line) {
        return line.text == "The first session: Starter.";
    });
    REQUIRE(first != lines.end());
    CHECK(first->id.empty());
}
