#include "places.h"
#include "test_files.h"

#include <set>

#include <sys/stat.h>

using files::calf, files::Folder, files::lying, files::routine_head, files::with;
using files::Words;
using routine::Activity, routine::Library;
using namespace std::chrono_literals;

namespace {

const std::string one_part = routine_head + "[[part]]\nexercise = \"calf\"\nwork_s = 30\n";

Library own() { return Library::read({places::source("/exercises")}); }

} // namespace

TEST_CASE("library: a broken file is left out and reported, the others stay usable") {
    const Folder folder;
    folder.write("calf.toml", calf);
    folder.write("deep/er/mine.toml", one_part);
    folder.write("broken.toml", "[Übung]");
    folder.write("notes.txt", "[Übung]");
    const auto library = Library::read({folder.path()});
    CHECK(library.exercises().size() == 1);
    CHECK(library.routines().size() == 1);
    CHECK(files::words(library.errors()) == Words{"1:2 needs_quotes Ü"});
    CHECK(library.errors().front().file == folder.path() / "broken.toml");
}

TEST_CASE("library: a later folder replaces an id; if its file is broken the earlier one stays") {
    const Folder first, second, third;
    first.write("calf.toml", calf);
    second.write("calf.toml", with(calf, "\"Wade\"", "\"Meine Wade\""));
    third.write("calf.toml", with(calf, "\"Wade\"", "7"));
    const auto library = Library::read({first.path(), second.path(), third.path()});
    REQUIRE(library.exercises().size() == 1);
    CHECK(library.exercises().front().name.de == "Meine Wade");
    CHECK(library.errors().size() == 1);
}

TEST_CASE("library: folders that are not there are empty") {
    const auto library = Library::read({"/nonexistent", ""});
    CHECK(library.exercises().empty());
    CHECK(library.errors().empty());
}

TEST_CASE("library: a routine by id or by path") {
    const Folder folder, elsewhere;
    folder.write("calf.toml", calf);
    folder.write("mine.toml", one_part);
    const auto library = Library::read({folder.path()});
    CHECK(library.routine("mine").value().steps.size() == 2);
    const auto path = elsewhere.write("Für Anna.toml", one_part);
    CHECK(library.routine(path.string()).value().id == "Für Anna");
    CHECK(files::words(library.routine("nobody").error()) == Words{"0:0 cannot_read"});
    CHECK(files::words(library.routine((folder.path() / "calf.toml").string()).error()) ==
          Words{"1:8 out_of_range kind (routine)"});
}

TEST_CASE("library: of a routine that was left out it is said why, not that there is none") {
    const Folder folder;
    folder.write("calf.toml", with(calf, "\"roll\"", "\"run\""));
    folder.write("mine.toml", one_part);
    folder.write("starter.toml", "[Übung]");
    const auto library = Library::read({folder.path()});
    const auto starter = library.routine("starter").error();
    CHECK(files::words(starter) == Words{"1:2 needs_quotes Ü"});
    CHECK(starter.front().file == folder.path() / "starter.toml");
    // Its own file is good, that of its exercise is not.
    CHECK(library.routine("mine").error().front().file == folder.path() / "calf.toml");
    CHECK(files::words(library.routine("calf").error()) == Words{"0:0 cannot_read"});
    folder.write("sub/starter.toml", with(one_part, "calf", "thigh"));
    CHECK(files::words(
              Library::read({folder.path(), folder.path() / "sub"}).routine("starter").error()) ==
          Words{"7:12 unknown_exercise thigh"});
}

TEST_CASE("library: exercises the library does not know are found beside the routine") {
    const Folder folder;
    const auto routine = folder.write(
        "mine.toml", routine_head + "[[part]]\nexercise = \"own_calf\"\nwork_s = 30\n[[part]]\n"
                                    "exercise = \"own_calf\"\nwork_s = 40\n");
    folder.write("own_calf.toml", calf);
    const auto library = Library::read({});
    CHECK(library.routine(routine.string()).value().exercises.front().id == "own_calf");
    folder.write("own_calf.toml", with(calf, "\"roll\"", "\"run\""));
    const auto errors = library.check(routine).errors;
    REQUIRE(errors.size() == 1);
    CHECK(errors.front().file == folder.path() / "own_calf.toml");
}

TEST_CASE("library: an exercise's name is never a way to other folders") {
    const Folder folder;
    folder.write("calf.toml", calf);
    const auto routine = folder.write(
        "sub/mine.toml", routine_head + "[[part]]\nexercise = \"../calf\"\nwork_s = 30\n");
    CHECK(files::words(Library::read({}).check(routine).errors) ==
          Words{"7:12 unknown_exercise ../calf"});
}

TEST_CASE("library: what is no ordinary readable file is refused at once") {
    const Folder folder;
    const auto pipe = folder.path() / "pipe.toml";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const auto library = Library::read({folder.path()});
    CHECK(files::words(library.errors()) == Words{"0:0 cannot_read"});
    for (const auto* path : {"/dev/zero", "/", "", "/nonexistent/x.toml"})
        CHECK(files::words(library.check(path).errors) == Words{"0:0 cannot_read"});
}

TEST_CASE("error codes: each has its word for programs") {
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(routine::FileErrorCode::duplicate_key); ++i)
        CHECK(names.emplace(name_of(static_cast<routine::FileErrorCode>(i))).second);
}

TEST_CASE("shipped: every file is good") {
    const auto library = own();
    CHECK(files::words(library.errors()) == Words{});
    CHECK(library.exercises().size() >= 24);
    CHECK(library.routines().size() >= 10);
}

TEST_CASE("shipped: the starter is four to five minutes, light, one set, and ends quietly") {
    const auto starter = own().routine("starter").value();
    const auto duration = routine::duration(starter);
    CHECK(duration >= 4min);
    CHECK(duration <= 5min);
    for (const auto& step : starter.steps) {
        CHECK(step.effort == routine::Effort::light);
        CHECK(step.sets == 1);
        CHECK(step.work <= 30s);
        CHECK(step.seconds_per_stroke.value_or(6.0) >= 6.0);
    }
    CHECK(starter.exercises.back().activity == Activity::lie_quiet);
}

TEST_CASE(
    "shipped: every kind of step is there, and each measured exercise has a lighter variant") {
    std::set<Activity> activities;
    const auto library = own();
    for (const auto& e : library.exercises()) {
        CAPTURE(e.id);
        activities.insert(e.activity);
        CHECK(e.variants.front().id == "normal");
        const bool measured = e.bed || e.cradle || e.single;
        if (!measured) continue;
        REQUIRE(e.variants.size() >= 2);
        CHECK(e.variants[1].id == "lighter");
        CHECK(e.variants[1].share_of_body_weight < e.variants[0].share_of_body_weight);
    }
    CHECK(activities.size() == 5);
}

TEST_CASE("shipped: plain words, no promises, du") {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{places::source("/exercises")}) {
        if (entry.path().extension() != ".toml") continue;
        std::ifstream file{entry.path()};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        CAPTURE(entry.path().string());
        for (const auto* word : {"heal", "heilt", "herap", "rescri", "verschreib", "atient",
                                 "iagnos", "dhesion", "erkleb", "rigger", "linical", "klinisch",
                                 "edizin", "pain relief", "lindert", " Sie ", " Ihr", "release"}) {
            CAPTURE(word);
            CHECK(text.find(word) == std::string::npos);
        }
    }
}

TEST_CASE("shipped: the examples of the README are good files") {
    std::ifstream readme{places::source("/exercises/README.md")};
    const Folder folder;
    const auto library = own();
    std::string block;
    int blocks = 0;
    bool inside = false;
    for (std::string line; std::getline(readme, line);) {
        if (inside && line == "```" && block.starts_with("kind = \"plan\"")) inside = false;
        if (inside && line == "```") {
            const auto file = folder.write("example" + std::to_string(blocks++) + ".toml", block);
            CHECK(files::words(library.check(file).errors) == Words{});
            inside = false;
        }
        if (inside) block += line + "\n";
        if (line == "```toml") block.clear(), inside = true;
    }
    CHECK(blocks == 3);
}
