// What articles say, as data and by hand: topics, verdicts, one claim open at a time.
#include "screens.h"

#include "screen/claims_screen.h"
#include "screen/example_values.h"
#include "screen/help_screen.h"
#include "screen/home_screen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

using claims::Topic, claims::Verdict;
using screen::ClaimsAt, screen::ClaimsView, screen::Key, screen::Wish;
using tests::Window;
using What = screen::Wish::What;

namespace {

struct English {
    English() { tests::speak(routine::Language::en); }
};

ClaimsView seen(const ClaimsAt& at) { return screen::view_of(screen::example::articles(), at); }

std::vector<std::string> ids(const ClaimsView& v) {
    std::vector<std::string> list;
    for (const auto& line : v.lines) list.push_back(line.id);
    return list;
}

// What is wished for happens as in the program.
struct Hands {
    ClaimsAt at{Topic::legs, {}};
    Wish last;
    Window window{{1280, 720}, 1.0, [this](screen::Ui& ui) { return screen::draw(ui, seen(at)); }};

    void press(Key key) {
        last = window.tap(key);
        if (last.what == What::show_claims) at = {claims::topic_named(last.id), {}};
        if (last.what == What::open_claim) at.open = last.id;
        if (last.what == What::close_claim) at.open.clear();
        window.settle();
    }
};

} // namespace

TEST_CASE("claims: a topic shows its own first, then what else is about it") {
    const English english;
    const auto v = seen({Topic::sleep, {}});
    CHECK(ids(v) == std::vector<std::string>{"evening", "restless"});
    const auto on = std::count_if(v.topics.begin(), v.topics.end(),
                                  [](const ClaimsView::Topic& t) { return t.on; });
    CHECK(on == 1);
    CHECK(v.topics.size() == 5); // only those with something in them
}

TEST_CASE("claims: without a topic, or with one that is empty, the first there is") {
    const English english;
    for (const auto topic : {std::optional<Topic>{}, std::optional{Topic::pregnancy}}) {
        const auto v = seen({topic, {}});
        REQUIRE_FALSE(v.lines.empty());
        CHECK(v.topics.front().on);
        CHECK(v.topics.front().id == "amount");
    }
    CHECK(screen::view_of(claims::Library{}, {}).lines.empty());
}

TEST_CASE("claims: a verdict is told by a shape, a colour and a word of its own") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        const auto v = seen({Topic::legs, {}});
        REQUIRE(v.lines.size() == claims::verdicts);
        std::set<screen::Shape> shapes;
        std::set<std::string> words;
        for (const auto& line : v.lines) {
            shapes.insert(line.shape);
            words.insert(line.verdict);
            CHECK(line.shape != screen::Shape::none);
            CHECK(screen::contrast(line.colour, screen::theme::card) >=
                  screen::theme::least_contrast);
        }
        CHECK(shapes.size() == claims::verdicts);
        CHECK(words.size() == claims::verdicts);
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("claims: what is known is there only of the one that is open") {
    const English english;
    const auto v = seen({Topic::legs, "restless"});
    for (const auto& line : v.lines) {
        CHECK(line.open == (line.id == "restless"));
        CHECK(line.known.empty() == !line.open);
        CHECK(line.sources.empty() == !line.open);
    }
    CHECK(v.lines[1].says.starts_with("“Restless"));
    CHECK(v.lines[1].label == "Evidence: trials disagree.");
    tests::speak(routine::Language::de);
    CHECK(seen({Topic::legs, "restless"}).lines[1].says.starts_with("„Unruhige"));
}

TEST_CASE("claims: by keys alone: down, open, another one, close, back") {
    const English english;
    Hands hands;
    CHECK(hands.window.stage.focus() == "claim:cramps");
    hands.press(Key::enter);
    CHECK(hands.at.open == "cramps");
    CHECK(hands.window.stage.focus() == "claim:cramps");
    hands.press(Key::down);
    CHECK(hands.at.open == "cramps");
    hands.press(Key::enter);
    CHECK(hands.at.open == "restless"); // one at a time
    hands.press(Key::enter);
    CHECK(hands.at.open.empty());
    hands.press(Key::enter);
    hands.press(Key::escape);
    CHECK(hands.last.what == What::close_claim);
    CHECK(hands.at.open.empty());
    hands.press(Key::escape);
    CHECK(hands.last.what == What::close_claims);
}

TEST_CASE("claims: Left and Right go to the topic beside, round the ends") {
    const English english;
    Hands hands;
    const auto all = seen(hands.at).topics;
    const auto on = [&] {
        for (const auto& topic : seen(hands.at).topics)
            if (topic.on) return topic.id;
        return std::string{};
    };
    hands.press(Key::enter);
    for (std::size_t i = 0; i < all.size(); ++i) {
        hands.press(Key::right);
        CHECK(hands.at.open.empty()); // what was open is in another topic
    }
    CHECK(on() == "legs");
    hands.press(Key::left);
    CHECK(on() != "legs");
}

TEST_CASE("claims: a click on a topic and on a claim") {
    const English english;
    Hands hands;
    CHECK(hands.window.click("topic:sleep").id == "sleep");
    const Wish open = hands.window.click("claim:restless");
    CHECK(open.what == What::open_claim);
    CHECK(open.id == "restless");
    CHECK(hands.window.click("back").what == What::close_claims);
}

TEST_CASE("claims: a mistake in the files is told, and what is good is shown") {
    const English english;
    const auto folder =
        std::filesystem::temp_directory_path() / ("rolltakt-claims-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "x.toml"} << "claim = 3\n";
    const auto v = screen::view_of(claims::Library::read(folder), {});
    std::filesystem::remove_all(folder);
    CHECK(v.notice.find("x.toml, line 1, column 9") != std::string::npos);
    CHECK(v.lines.empty());
}

TEST_CASE("claims: home and the help of what is not a session lead to them") {
    const English english;
    Window home{{1280, 720}, 1.0, [](screen::Ui& ui) {
                    screen::HomeFacts facts;
                    const auto routines = screen::example::routines();
                    facts.routines = routines;
                    return screen::draw(ui, screen::view_of(facts));
                }};
    CHECK(home.click("claims").what == What::show_claims);
    using screen::HelpFor;
    for (const auto page : {HelpFor::home, HelpFor::summary, HelpFor::tight, HelpFor::care}) {
        Window help{{1280, 720}, 1.0, [page](screen::Ui& ui) {
                        return screen::draw(ui, screen::help_for(page, "0.1.0"));
                    }};
        CHECK(help.click("claims").what == What::show_claims);
    }
    for (const auto page : {HelpFor::session, HelpFor::question, HelpFor::claims})
        CHECK_FALSE(screen::help_for(page, "0.1.0").claims);
}
