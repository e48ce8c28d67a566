#include "test_files.h"

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
