// Files of claims: what is good is read, what is not is named with its place.
#include "claims/library.h"

#include "places.h"
#include "routine/test_files.h"

#include <algorithm>
#include <random>

using claims::Claim, claims::Library, claims::Topic, claims::Verdict;
using files::Folder, files::with, files::words, files::Words;

namespace {

const std::string cramps = R"([[claim]]
id = "night_cramps"
topics = ["legs", "magnesium"]
verdict = "contradicted"
evidence = "trials"
says.de = "Stoppt Krämpfe."
says.en = "Stops cramps."
known.de = "Kaum ein Unterschied."
known.en = "Hardly a difference."
sources = ["Garrison et al. 2020"]
)";

Library read(const std::string& text) {
    const Folder folder;
    folder.write("legs.toml", text);
    return Library::read(folder.path());
}

Words wrong(const std::string& text) {
    const auto library = read(text);
    CHECK(library.claims().empty());
    return words(library.errors());
}

} // namespace

TEST_CASE("claims: a good file is read with all it says") {
    const auto library = read(cramps);
    REQUIRE(words(library.errors()) == Words{});
    REQUIRE(library.claims().size() == 1);
    const Claim* claim = library.find("night_cramps");
    REQUIRE(claim != nullptr);
    CHECK(claim->topics == std::vector{Topic::legs, Topic::magnesium});
    CHECK(claim->verdict == Verdict::contradicted);
    CHECK(claim->evidence == routine::Evidence::trials);
    CHECK(claim->says.de == "Stoppt Krämpfe.");
    CHECK(claim->known.en == "Hardly a difference.");
    CHECK(claim->sources == std::vector<std::string>{"Garrison et al. 2020"});
    CHECK(claims::is_about(*claim, Topic::magnesium));
    CHECK_FALSE(claims::is_about(*claim, Topic::sleep));
    CHECK(library.find("day_cramps") == nullptr);
}

TEST_CASE("claims: every word of a file is a word for programs, there and back") {
    for (int i = 0; i < claims::topics; ++i) {
        const auto topic = static_cast<Topic>(i);
        CHECK(claims::topic_named(claims::word(topic)) == topic);
    }
    for (int i = 0; i < claims::verdicts; ++i)
        CHECK_FALSE(claims::word(static_cast<Verdict>(i)).empty());
    CHECK_FALSE(claims::topic_named("Legs"));
}

TEST_CASE("claims: each mistake is named with line and column, and takes its file out") {
    CHECK(wrong(with(cramps, "id = \"night_cramps\"", "id = \"Night Cramps\"")) ==
          Words{"2:6 out_of_range id (a .. z, 0 .. 9, _)"});
    CHECK(wrong(with(cramps, "id = \"night_cramps\"\n", "")) == Words{"1:1 missing_key id"});
    CHECK(wrong(with(cramps, "topics = [\"legs\", \"magnesium\"]", "topics = []")) ==
          Words{"3:10 empty topics"});
    CHECK(wrong(with(cramps, "\"trials\"", "\"proven\"")) ==
          Words{"5:12 out_of_range evidence (trials, one_trial, mixed, no_trial, advice)"});
    CHECK(wrong(with(cramps, "says.de", "says.fr")) ==
          Words{"6:1 missing_language says.de", "6:6 unknown_key fr (de, en)"});
    CHECK(wrong(with(cramps, "Hardly a difference.", " ")) == Words{"9:12 empty known.en"});
    CHECK(wrong(with(cramps, "Garrison", "\\u001b[31m")) ==
          Words{"10:12 control_character sources"});
    CHECK(wrong(with(cramps, "[\"Garrison et al. 2020\"]", "\"Garrison\"")) ==
          Words{"10:11 wrong_type sources (list)", "10:11 empty sources"});
    CHECK(wrong(cramps + "doi = 1\n").front().starts_with("11:1 unknown_key doi"));
    CHECK(wrong("").front() == "1:1 missing_key claim");
    CHECK(wrong("claim = 3\n") == Words{"1:9 wrong_type claim (list)"});
    CHECK(wrong("claim = [3]\n").front() == "1:10 wrong_type claim (table)");
    CHECK(wrong("[[Krämpfe]]\n").front().find("needs_quotes") != std::string::npos);
}

TEST_CASE("claims: who has no source says so, and who says so has none") {
    const std::string none = with(cramps, "[\"Garrison et al. 2020\"]", "[]");
    CHECK(wrong(none) == Words{"10:11 empty sources"});
    CHECK(wrong(with(cramps, "\"contradicted\"", "\"no_source\"")) ==
          Words{"10:11 out_of_range sources ([])"});
    const auto library = read(with(none, "\"contradicted\"", "\"no_source\""));
    CHECK(words(library.errors()) == Words{});
    CHECK(library.claims().size() == 1);
}

TEST_CASE("claims: an id stands once, in one file and in all") {
    const Folder folder;
    folder.write("a.toml", cramps);
    folder.write("b.toml", with(cramps, "Stops cramps.", "Stops them."));
    const auto library = Library::read(folder.path());
    CHECK(words(library.errors()) == Words{"1:1 duplicate_key night_cramps"});
    REQUIRE(library.claims().size() == 1);
    CHECK(library.claims()[0].says.en == "Stops cramps.");
    CHECK(wrong(cramps + cramps) == Words{"11:1 duplicate_key night_cramps"});
}

TEST_CASE("claims: one broken file leaves the others") {
    const Folder folder;
    folder.write("a.toml", "claim = [");
    folder.write("b.toml", cramps);
    folder.write("c.toml", std::string(70000, '#'));
    folder.write("d.txt", "no claims here");
    const auto library = Library::read(folder.path());
    CHECK(library.claims().size() == 1);
    CHECK(library.errors().size() == 2);
    CHECK(Library::read(folder.path() / "nowhere").claims().empty());
}

TEST_CASE("claims: any cut, swap or flip of a good file is read or refused, never fatal") {
    const auto tried = [](const std::string& text) {
        routine::Errors errors{"x.toml"};
        const auto file = routine::parse(text, errors);
        const auto found = claims::claims_of(file, {}, errors);
        if (!errors.any())
            for (const Claim& claim : found) {
                CHECK_FALSE(claim.topics.empty());
                CHECK(claim.sources.empty() == (claim.verdict == Verdict::no_source));
            }
        for (const auto& error : errors.sorted()) CHECK((error.line > 0) == (error.column > 0));
    };
    for (std::size_t cut = 0; cut < cramps.size(); ++cut) tried(cramps.substr(0, cut));
    std::mt19937 random{11};
    const auto at = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
    static const std::string likely = "[]{}.=,\"'#\\\n -+_09aätrue";
    for (int i = 0; i < 3000; ++i) {
        std::string text = cramps;
        for (std::size_t changes = 1 + at(4); changes > 0; --changes) switch (at(3)) {
            case 0: text[at(text.size())] = static_cast<char>(random()); break;
            case 1: text.insert(at(text.size()), 1, likely[at(likely.size())]); break;
            default: text.erase(at(text.size()), 1 + at(8)); break;
            }
        tried(text);
    }
}
