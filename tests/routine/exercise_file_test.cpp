#include "test_files.h"

#include "routine/body.h"

#include <set>

using files::calf, files::checked_exercise, files::lying, files::with;
using files::Words;

TEST_CASE("exercise: read as it is written") {
    const files::Folder folder;
    folder.write("calf.toml", calf);
    const auto library = routine::Library::read({folder.path()});
    REQUIRE(library.exercises().size() == 1);
    const auto& e = library.exercises().front();
    CHECK(e.id == "calf");
    CHECK(e.name.de == "Wade");
    CHECK(e.name.en == "Calf");
    CHECK(e.path.de == "Hin und zurück.");
    CHECK(e.activity == routine::Activity::roll);
    CHECK(e.tool == routine::Tool::roller);
    CHECK(e.sided);
    CHECK(e.bed);
    CHECK_FALSE(e.cradle);
    CHECK(e.single);
    CHECK(e.seconds_per_stroke == 6.0);
    CHECK(e.stroke_share_of_height == 0.14);
    REQUIRE(e.variants.size() == 2);
    CHECK(e.variants[1].share_of_body_weight == 0.2);
    CHECK(e.variants[1].how.in(routine::Language::en) == "Less.");
}

TEST_CASE("exercise: good ones have no errors") {
    CHECK(checked_exercise(calf) == Words{});
    CHECK(checked_exercise(lying) == Words{});
}

TEST_CASE("exercise: words outside their list, numbers outside their range") {
    CHECK(checked_exercise(with(calf, "\"roll\"", "\"run\"")) ==
          Words{"2:12 out_of_range activity (roll, hold, stretch, breathe, lie_quiet)"});
    CHECK(checked_exercise(with(calf, "\"roller\"", "\"knife\"")) ==
          Words{"3:8 out_of_range tool (none, roller, ball)"});
    CHECK(checked_exercise(with(calf, "\"single\"", "\"chair\"")) ==
          Words{"4:23 out_of_range measured_by (bed, cradle, single)"});
    CHECK(checked_exercise(with(calf, "seconds_per_stroke = 6", "seconds_per_stroke = 0.5")) ==
          Words{"5:22 out_of_range seconds_per_stroke (1.5 .. 20)"});
    CHECK(checked_exercise(with(calf, "0.34", "2.5")) ==
          Words{"19:24 out_of_range share_of_body_weight (0.01 .. 2)"});
}

TEST_CASE("exercise: what a build measures must load the roller, and by how much must be known") {
    CHECK(checked_exercise(with(lying, "sided = false", "measured_by = [\"bed\"]")) ==
          Words{"13:1 missing_key share_of_body_weight"});
    CHECK(checked_exercise(with(calf, "share_of_body_weight = 0.34\n", "")) ==
          Words{"17:1 missing_key share_of_body_weight"});
    CHECK(checked_exercise(with(calf, "\"roller\"", "\"none\"")) ==
          Words{"4:15 out_of_range measured_by ([])"});
}

TEST_CASE("exercise: pace belongs to rolling, a path to what lies on the roller") {
    CHECK(checked_exercise(with(lying, "sided = false", "seconds_per_stroke = 3"))
              .front()
              .find("4:1 unknown_key seconds_per_stroke") == 0);
    CHECK(checked_exercise(with(calf, "seconds_per_stroke = 6\n", "")) ==
          Words{"1:1 missing_key seconds_per_stroke"});
    CHECK(checked_exercise(
              with(calf, "path.de = \"Hin und zurück.\"\npath.en = \"There and back.\"\n", "")) ==
          Words{"1:1 missing_key path"});
    CHECK(checked_exercise(with(lying, "sided = false", "sided = false\npath.de = \"So.\"")) ==
          Words{"5:1 missing_language path.en"});
}

TEST_CASE("exercise: variants have ids of their own and both languages") {
    CHECK(checked_exercise(with(calf, "\"lighter\"", "\"normal\"")) ==
          Words{"24:1 duplicate_key normal"});
    CHECK(checked_exercise(with(calf, "how.en = \"Less.\"\n", "")) ==
          Words{"29:1 missing_language how.en"});
    CHECK(checked_exercise(with(calf, "id = \"lighter\"", "id = \"\"")) == Words{"25:6 empty id"});
    std::string many = calf;
    for (int i = 0; i < 8; ++i)
        many += "[[variant]]\nid = \"v" + std::to_string(i) +
                "\"\nshare_of_body_weight = 0.1\nname.de = \"N\"\nname.en = \"N\"\nhow.de = "
                "\"H\"\nhow.en = \"H\"\n";
    CHECK(checked_exercise(many) == Words{"17:1 out_of_range variant (1 .. 8)"});
}

namespace {

const std::string body_keys = R"(place = "table"
position = "chair"
targets = ["forearm", "upper_arm"]
instead_of = ["neck"]
usual_sets = 2
usual_work_s = 30
effort_up_to = "light"
off_if = ["pregnancy", "vein_disease"]
light_if = ["blood_thinners"]
)";

std::string with_body(const std::string& keys) {
    return with(calf, "name.de = \"Wade\"", keys + "name.de = \"Wade\"");
}

} // namespace

TEST_CASE("exercise: place, position, targets, usual sets and what speaks against it") {
    const files::Folder folder;
    folder.write(
        "calf.toml",
        with(with_body(body_keys), "id = \"lighter\"",
             "id = \"lighter\"\nplace = \"wall\"\nposition = \"standing\"\ntool = \"ball\""));
    const auto library = routine::Library::read({folder.path()});
    REQUIRE(files::words(library.errors()) == Words{});
    const auto& e = library.exercises().front();
    using routine::Condition, routine::Place, routine::Position, routine::Region;
    CHECK(place(e, 0) == Place::table);
    CHECK(place(e, 1) == Place::wall);
    CHECK(position(e, 0) == Position::chair);
    CHECK(tool(e, 0) == routine::Tool::roller);
    CHECK(tool(e, 1) == routine::Tool::ball);
    CHECK(position(e, 1) == Position::standing);
    CHECK(e.targets == std::vector{Region::forearm, Region::upper_arm});
    CHECK(e.instead_of == std::vector{Region::neck});
    CHECK(e.usual.sets == 2);
    CHECK(e.usual.work == std::chrono::seconds{30});
    CHECK(e.against.effort_up_to == routine::Effort::light);
    CHECK(e.against.off_if == std::vector{Condition::pregnancy, Condition::vein_disease});
    CHECK(e.against.light_if == std::vector{Condition::blood_thinners});
}

TEST_CASE("exercise: what is left out about the body has the value the format names") {
    const files::Folder folder;
    folder.write("calf.toml", calf);
    folder.write("lying.toml", lying);
    const auto library = routine::Library::read({folder.path()});
    REQUIRE(library.exercises().size() == 2);
    const auto& rolled = library.exercises().front();
    CHECK(rolled.place == routine::Place::floor);
    CHECK(rolled.position == routine::Position::sitting);
    CHECK(rolled.targets.empty());
    CHECK(rolled.usual.sets == 1);
    CHECK(rolled.usual.work == std::chrono::seconds{45});
    CHECK(rolled.against.effort_up_to == routine::Effort::strong);
    CHECK(library.exercises().back().position == routine::Position::supine);
    CHECK(library.exercises().back().usual.work == std::chrono::seconds{60});
}

TEST_CASE("exercise: nothing is ever rolled on the low back or the neck") {
    for (const auto* never : {"low_back", "neck"}) {
        const Words found =
            checked_exercise(with_body("targets = [\"" + std::string{never} + "\"]\n"));
        REQUIRE(found.size() == 1);
        CHECK(found.front().find("7:12 out_of_range targets (foot_sole, calf") == 0);
        CHECK(found.front().find(never) == std::string::npos);
    }
    CHECK(checked_exercise(with_body("instead_of = [\"calf\"]\n")) ==
          Words{"7:15 out_of_range instead_of (low_back, neck)"});
}

TEST_CASE("exercise: wrong words and numbers about the body, each at its place") {
    CHECK(checked_exercise(with_body("place = \"garden\"\nposition = \"flying\"\n")) ==
          Words{"7:9 out_of_range place (floor, wall, table)",
                "8:12 out_of_range position (sitting, supine, prone, side_lying, kneeling, "
                "standing, chair)"});
    CHECK(checked_exercise(with_body("usual_sets = 5\nusual_work_s = 121\n")) ==
          Words{"7:14 out_of_range usual_sets (1 .. 4)",
                "8:16 out_of_range usual_work_s (5 .. 120)"});
    CHECK(checked_exercise(with_body("off_if = [\"pregnancy\", \"pregnancy\"]\n")) ==
          Words{"7:24 duplicate_key off_if"});
    CHECK(checked_exercise(with_body("light_if = [\"monday\"]\n"))
              .front()
              .find("7:13 out_of_range light_if (osteoporosis, ") == 0);
}

TEST_CASE("exercise: at the wall nothing is measured") {
    CHECK(checked_exercise(with_body("place = \"wall\"\n")) ==
          Words{"4:15 out_of_range measured_by ([])"});
    CHECK(checked_exercise(with(with_body("place = \"wall\"\n"), "id = \"lighter\"",
                                "id = \"lighter\"\nplace = \"floor\"")) == Words{});
}

TEST_CASE("words: every enumerator has a word of its own") {
    const auto distinct = [](auto last) {
        std::set<std::string_view> words;
        for (int i = 0; i <= static_cast<int>(last); ++i)
            words.insert(word(static_cast<decltype(last)>(i)));
        return words.size() == static_cast<std::size_t>(last) + 1 && words.count("") == 0;
    };
    CHECK(distinct(routine::Place::table));
    CHECK(distinct(routine::Position::chair));
    CHECK(distinct(routine::Region::forearm));
    CHECK(distinct(routine::Condition::fall_risk));
    CHECK(distinct(routine::Evidence::advice));
    CHECK(word(routine::Region::side_of_back) == "side_of_back");
    CHECK(static_cast<int>(routine::Region::forearm) + 1 == routine::regions);
    CHECK(static_cast<int>(routine::Condition::fall_risk) + 1 == routine::conditions);
}
