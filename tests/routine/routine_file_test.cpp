#include "test_files.h"

using namespace std::chrono_literals;
using files::checked, files::Folder, files::routine_head, files::with;
using files::Words;
using routine::Library, routine::Routine, routine::Side;

namespace {

Routine read(const std::string& parts) {
    const Folder folder;
    folder.write("calf.toml", files::calf);
    folder.write("lying.toml", files::lying);
    folder.write("mine.toml", routine_head + parts);
    const auto library = Library::read({folder.path()});
    INFO(parts);
    REQUIRE(files::words(library.errors()) == Words{});
    return library.routine("mine").value();
}

} // namespace

TEST_CASE("routine: a part unrolls set by set, each on both sides") {
    const Routine r = read("[[part]]\nexercise = \"calf\"\nsets = 2\nwork_s = 45\nrest_s = 25\n");
    REQUIRE(r.steps.size() == 4);
    const std::vector<Side> sides{Side::left, Side::right, Side::left, Side::right};
    const std::vector<units::Duration> ready{22s, 5s, 5s, 5s}, rest{10s, 25s, 10s, 0s};
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        const auto& step = r.steps[i];
        CHECK(step.side == sides[i]);
        CHECK(step.set == static_cast<int>(i) / 2 + 1);
        CHECK(step.sets == 2);
        CHECK(step.work == 45s);
        CHECK(step.get_ready == ready[i]); // the first: words, and the way from the screen
        CHECK(step.rest == rest[i]);
        CHECK(step.switch_sides == (i % 2 == 0));
    }
    CHECK(routine::duration(r) == 22s + 3 * 5s + 4 * 45s + 10s + 25s + 10s);
}

TEST_CASE("routine: what is left out has the value the format names") {
    const Routine r = read("[[part]]\nexercise = \"calf\"\nwork_s = 30\n");
    const auto& step = r.steps.front();
    CHECK(step.variant == 0);
    CHECK(step.effort == routine::Effort::light);
    CHECK(step.sets == 1);
    CHECK(step.seconds_per_stroke == 6.0);
    CHECK(step.pace_band->low == 4.5);
    CHECK(step.pace_band->high == 9.0);
}

TEST_CASE("routine: what is given is taken") {
    const Routine r = read(
        "[[part]]\nexercise = \"calf\"\nvariant = \"lighter\"\nsides = [\"right\"]\nsets = 3\n"
        "effort = \"strong\"\nwork_s = 60.5\nget_ready_s = 12\nrest_s = 40\nrest_after_s = 15\n"
        "seconds_per_stroke = 3\npace_band = [2.5, 4]\n[[part]]\nexercise = \"lying\"\nwork_s = "
        "90\n");
    REQUIRE(r.steps.size() == 4);
    const auto& step = r.steps[2];
    CHECK(r.exercises[step.exercise].variants[step.variant].id == "lighter");
    CHECK(step.side == Side::right);
    CHECK(step.effort == routine::Effort::strong);
    CHECK(step.work == 60500ms);
    CHECK(step.rest == 15s);
    CHECK_FALSE(step.switch_sides);
    CHECK(r.steps[1].rest == 40s);
    CHECK(step.pace_band->high == 4.0);
    CHECK(r.steps[3].side == Side::none);
    CHECK_FALSE(r.steps[3].pace_band);
}

TEST_CASE("routine: an exercise used twice is kept once") {
    const Routine r = read("[[part]]\nexercise = \"calf\"\nwork_s = 30\n[[part]]\nexercise = "
                           "\"lying\"\nwork_s = 30\n[[part]]\nexercise = \"calf\"\nwork_s = 30\n");
    CHECK(r.exercises.size() == 2);
    CHECK(r.steps.back().exercise == 0);
}

TEST_CASE("routine: the bands of force follow effort, variant and body mass") {
    const Routine r = read("[[part]]\nexercise = \"calf\"\nwork_s = 30\neffort = \"medium\"\n");
    const double expected = 0.34 * 80 * 9.80665;
    auto step = r.steps.front();
    const auto medium = routine::force_band(r.exercises[0], step, units::Kilograms{80});
    CHECK(medium.low == doctest::Approx(0.75 * expected));
    CHECK(medium.high == doctest::Approx(1.15 * expected));
    step.effort = routine::Effort::light;
    CHECK(routine::force_band(r.exercises[0], step, units::Kilograms{80}).low == 0.0);
    step.effort = routine::Effort::strong;
    step.variant = 1;
    CHECK(routine::force_band(r.exercises[0], step, units::Kilograms{80}).high ==
          doctest::Approx(1.5 * 0.2 * 80 * 9.80665));
}

TEST_CASE("routine: every mistake is found at its line and column, all of them at once") {
    const std::string mistyped =
        "11:1 unknown_key wrok_s (exercise, variant, sides, sets, effort, work_s, "
        "get_ready_s, rest_s, change_sides_s, rest_after_s, seconds_per_stroke, pace_band)";
    CHECK(checked(routine_head + R"([[part]]
exercise = "calf"
work_s = 300
sets = 2.5
effort = "hard"
wrok_s = 30
[[part]]
exercise = "caff"
work_s = 30
[[part]]
exercise = "lying"
)") == Words{"8:10 out_of_range work_s (5 .. 120)", "9:8 wrong_type sets (whole number)",
             "10:10 out_of_range effort (light, medium, strong)", mistyped,
             "13:12 unknown_exercise caff", "15:1 missing_key work_s"});
}

TEST_CASE("routine: a text without its twin in the other language") {
    const std::string part = "[[part]]\nexercise = \"calf\"\nwork_s = 30\n";
    CHECK(checked(with(routine_head, "title.en = \"Calves\"\n", "") + part) ==
          Words{"2:1 missing_language title.en"});
    CHECK(checked(with(routine_head, "\"Calves\"", "\" \"") + part) ==
          Words{"3:12 empty title.en"});
    CHECK(checked(with(routine_head, "\"Calves\"", "7") + part) ==
          Words{"3:12 wrong_type title.en (text)"});
    CHECK(checked(with(routine_head, "title.en", "title.fr") + part) ==
          Words{"2:1 missing_language title.en", "3:7 unknown_key fr (de, en)"});
    CHECK(checked(with(routine_head, "title.de = \"Waden\"\ntitle.en = \"Calves\"\n", "") + part) ==
          Words{"1:1 missing_key title"});
    CHECK(checked(with(routine_head, "\"Calves\"", "\"a\\u001bb\"") + part) ==
          Words{"3:12 control_character title.en"});
    for (const char* hidden : {"\\t", "\\u202E", "\\u2067", "\\u0085", "\xE2\x80\xAE"})
        CHECK(checked(with(routine_head, "\"Calves\"", "\"a" + std::string{hidden} + "b\"") +
                      part) == Words{"3:12 control_character title.en"});
    CHECK(checked(with(routine_head, "\"Calves\"", "\"a\\r\\n b\"") + part).empty());
}

TEST_CASE("routine: a text is no longer than it can be shown, and claims are no book") {
    const std::string part = "[[part]]\nexercise = \"calf\"\nwork_s = 30\n";
    const auto titled = [&](const std::string& title) {
        return checked(with(routine_head, "\"Calves\"", '"' + title + '"') + part);
    };
    std::string umlauts;
    for (int i = 0; i < 60; ++i) umlauts += "ä";
    CHECK(titled(umlauts).empty());
    CHECK(titled(umlauts + "x") == Words{"3:12 too_large title.en (60)"});
    std::string claims;
    for (int i = 0; i < 20; ++i)
        claims += "[[claim]]\ntext.de = \"x\"\ntext.en = \"" + std::string(400, 'y') +
                  "\"\nevidence = \"none\"\n";
    const auto errors = checked(routine_head + part + claims);
    CHECK(std::none_of(errors.begin(), errors.end(), [](const std::string& error) {
        return error.find("too_large") != std::string::npos;
    }));
    const auto too_many = checked(routine_head + part + claims + claims);
    REQUIRE(too_many.size() == 1);
    CHECK(too_many.front().ends_with("out_of_range claim (0 .. 20)"));
    const auto too_long =
        checked(routine_head + part + with(claims, std::string(400, 'y'), std::string(401, 'y')));
    CHECK(std::count_if(too_long.begin(), too_long.end(), [](const std::string& error) {
              return error.ends_with("too_large text.en (400)");
          }) == 1);
}

TEST_CASE("routine: variants, sides and pace are those of the exercise") {
    const auto part = [](const std::string& line) {
        return checked(routine_head + "[[part]]\nexercise = \"calf\"\nwork_s = 30\n" + line + "\n");
    };
    CHECK(part("variant = \"heavy\"") == Words{"9:11 unknown_variant variant (normal, lighter)"});
    CHECK(part("sides = [\"left\", \"left\"]") == Words{"9:18 duplicate_key sides"});
    CHECK(part("sides = [\"top\"]") == Words{"9:10 out_of_range sides (left, right, both)"});
    CHECK(part("sides = \"left\"") == Words{"9:9 wrong_type sides (list)"});
    CHECK(part("pace_band = [3]") == Words{"9:13 wrong_type pace_band (two numbers)"});
    CHECK(part("pace_band = [7, 5]") == Words{"9:17 out_of_range pace_band (7 .. 30)"});
    CHECK(part("pace_band = [7, 9]") == Words{"9:13 out_of_range pace_band (1 .. 6, 6 .. 30)"});
    CHECK(part("seconds_per_stroke = nan") ==
          Words{"9:22 out_of_range seconds_per_stroke (1.5 .. 20)"});
    CHECK(checked(routine_head + "[[part]]\nexercise = \"lying\"\nwork_s = 30\nsides = "
                                 "[\"left\"]\npace_band = [1, 2]\n") ==
          Words{"9:10 out_of_range sides (none)",
                "10:1 unknown_key pace_band (exercise, variant, sides, sets, effort, work_s, "
                "get_ready_s, rest_s, change_sides_s, rest_after_s)"});
}

TEST_CASE("routine: nobody rolls longer than two minutes, whatever a file says") {
    const auto work = [](const std::string& s, const std::string& exercise) {
        return checked(routine_head + "[[part]]\nexercise = \"" + exercise + "\"\nwork_s = " + s +
                       "\n");
    };
    CHECK(work("120", "calf").empty());
    CHECK(work("120.1", "calf").size() == 1);
    CHECK(work("4.9", "calf").size() == 1);
    CHECK(work("900", "lying").empty());
    CHECK(work("inf", "calf").size() == 1);
    CHECK(work("-30", "calf").size() == 1);
    CHECK(work("9223372036854775807", "calf").size() == 1);
}

TEST_CASE("routine: parts must be there, be tables, and not be too many") {
    CHECK(checked(routine_head) == Words{"1:1 missing_key part"});
    CHECK(checked(routine_head + "part = []") == Words{"6:8 empty part"});
    CHECK(checked(routine_head + "part = [1]") == Words{"6:9 wrong_type part (table)"});
    CHECK(checked(routine_head + "part = 1") == Words{"6:8 wrong_type part (list)"});
    std::string many = routine_head;
    for (int i = 0; i < 26; ++i) many += "[[part]]\nexercise = \"calf\"\nsets = 4\nwork_s = 30\n";
    CHECK(checked(many) == Words{"106:1 too_many_steps (200)"});
}

TEST_CASE("routine: a file must say what kind it is") {
    CHECK(checked("title = 1") == Words{"1:1 missing_key kind"});
    CHECK(checked("kind = \"recipe\"") == Words{"1:8 out_of_range kind (exercise, routine)"});
    CHECK(checked("kind = 1") == Words{"1:8 wrong_type kind (text)"});
    CHECK(checked("") == Words{"1:1 missing_key kind"});
}

TEST_CASE("routine: a statement about an effect says what it rests on") {
    const std::string part = "[[part]]\nexercise = \"calf\"\nwork_s = 30\n";
    const std::string claim = "[[claim]]\ntext.de = \"Kurz.\"\ntext.en = \"Short.\"\n";
    const Routine r =
        read(part + claim + "evidence = \"no_trial\"\nsource = \"A, B 2019;10:376\"\n" + claim +
             "evidence = \"trials\"\n");
    REQUIRE(r.claims.size() == 2);
    CHECK(r.claims[0].text.de == "Kurz.");
    CHECK(r.claims[0].evidence == routine::Evidence::no_trial);
    CHECK(r.claims[0].source == "A, B 2019;10:376");
    CHECK(r.claims[1].evidence == routine::Evidence::trials);
    CHECK(checked(routine_head + part + claim) == Words{"9:1 missing_key evidence"});
    CHECK(checked(routine_head + part + claim + "evidence = \"proven\"\n") ==
          Words{"12:12 out_of_range evidence (trials, one_trial, mixed, no_trial, advice)"});
    CHECK(checked(routine_head + part + "[[claim]]\nevidence = \"trials\"\n") ==
          Words{"9:1 missing_key text"});
}

TEST_CASE("routine: nobody may ask for more effort than the exercise allows") {
    const Folder folder;
    folder.write("calf.toml", with(files::calf, "name.de = \"Wade\"",
                                   "effort_up_to = \"medium\"\nname.de = \"Wade\""));
    const auto library = Library::read({folder.path()});
    REQUIRE(library.errors().empty());
    const auto asked = [&](const std::string& effort) {
        return files::words(library
                                .check(folder.write("mine.toml", routine_head +
                                                                     "[[part]]\nexercise = "
                                                                     "\"calf\"\nwork_s = 30\n"
                                                                     "effort = \"" +
                                                                     effort + "\"\n"))
                                .errors);
    };
    CHECK(asked("medium") == Words{});
    CHECK(asked("strong") == Words{"9:10 out_of_range effort (light, medium)"});
}

TEST_CASE("routine: changes of position are counted from step to step, sides are none") {
    Routine r = read("[[part]]\nexercise = \"calf\"\nsets = 2\nwork_s = 30\n[[part]]\nexercise = "
                     "\"lying\"\nwork_s = 30\n[[part]]\nexercise = \"calf\"\nwork_s = 30\n");
    CHECK(routine::position_changes(r) == 2); // sitting, supine, sitting
    r.exercises[0].variants[0].position = routine::Position::supine;
    CHECK(routine::position_changes(r) == 0);
    CHECK(routine::position_changes(Routine{}) == 0);
}

TEST_CASE("routine: a variant done elsewhere, otherwise or on another tool stands apart") {
    const Routine r = read("[[part]]\nexercise = \"calf\"\nwork_s = 30\n");
    routine::Exercise e = r.exercises[0];
    CHECK_FALSE(routine::stands_apart(e, 1));
    e.variants[1].position = routine::Position::standing;
    CHECK(routine::stands_apart(e, 1));
    e.variants[1].position.reset();
    e.variants[1].place = routine::Place::wall;
    CHECK(routine::stands_apart(e, 1));
    e.variants[1].place.reset();
    e.variants[1].tool = routine::Tool::ball;
    CHECK(routine::stands_apart(e, 1));
}
