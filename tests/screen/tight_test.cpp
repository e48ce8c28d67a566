// The map of the body, the list beside it, and the routine that comes of the marks.
#include "screens.h"

#include "screen/example_values.h"
#include "screen/home_screen.h"
#include "screen/tight_screen.h"
#include "wording/timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using routine::Region, routine::Side, routine::Tight;
using screen::Key, screen::MapSpot, screen::TightFacts, screen::TightView, screen::Wish;
using tests::Window;
using What = screen::Wish::What;

namespace {

struct English {
    English() { tests::speak(routine::Language::en); }
};

TightView seen(const std::vector<Tight>& marks, int minutes = 10, bool roller = true) {
    const auto made = screen::example::composed(marks, minutes);
    TightFacts facts{marks, minutes};
    if (!marks.empty()) facts.made = &made;
    facts.roller_ready = roller;
    return screen::view_of(facts);
}

// Marks change as they do in the program.
struct Hands {
    std::vector<Tight> marks;
    int minutes = 10;
    screen::MapCursor cursor;
    Window window{{1280, 720}, 1.0, [this](screen::Ui& ui) {
                      return screen::draw(ui, seen(marks, minutes), cursor);
                  }};

    void take(const Wish& wish) {
        if (const auto mark = screen::mark_with_id(wish.id)) screen::toggle(marks, *mark);
        if (wish.what == What::tight_minutes) minutes = static_cast<int>(wish.value);
        window.settle();
    }
};

bool overlap(const screen::Rect& a, const screen::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

} // namespace

TEST_CASE("body map: every region on both sides, none on another, inside the drawing") {
    const auto& spots = screen::map_spots();
    std::set<std::pair<Region, Side>> there;
    for (const MapSpot& spot : spots) {
        CAPTURE(word(spot.region));
        CHECK(there.emplace(spot.region, spot.side).second);
        CHECK(spot.at.x >= 0.0f);
        CHECK(spot.at.right() <= screen::map_width);
        CHECK(spot.at.bottom() <= screen::map_height);
        for (const MapSpot& other : spots)
            if (&other != &spot && other.front == spot.front)
                CHECK_FALSE(overlap(spot.at, other.at));
    }
    CHECK(there.size() == 2 * static_cast<std::size_t>(routine::regions));
}

TEST_CASE("body map: left is the person's left: right of the middle seen from the front") {
    for (const MapSpot& spot : screen::map_spots()) {
        CAPTURE(word(spot.region));
        const bool right_of_middle = spot.at.x >= screen::map_width / 2;
        CHECK(right_of_middle == (spot.front == (spot.side == Side::left)));
    }
}

TEST_CASE("marks: a side comes and goes by itself; two sides are one mark") {
    std::vector<Tight> marks;
    screen::toggle(marks, {Region::calf, Side::left});
    CHECK(marks == std::vector<Tight>{{Region::calf, Side::left}});
    screen::toggle(marks, {Region::calf, Side::right});
    CHECK(marks == std::vector<Tight>{{Region::calf, Side::both}});
    screen::toggle(marks, {Region::calf, Side::left});
    CHECK(marks == std::vector<Tight>{{Region::calf, Side::right}});
    screen::toggle(marks, {Region::calf, Side::right});
    CHECK(marks.empty());
    CHECK(screen::mark_with_id("calf:left") == Tight{Region::calf, Side::left});
    for (const char* id : {"calf", "calf:", "calf:both", "knee:left", ""})
        CHECK_FALSE(screen::mark_with_id(id));
}

TEST_CASE_FIXTURE(English, "tight view: without a mark it says what to do, and nothing can start") {
    const TightView v = seen({});
    CHECK_FALSE(v.ready());
    CHECK(v.trouble == "Mark at least one place that feels tight.");
    CHECK(v.back.size() + v.front.size() == static_cast<std::size_t>(routine::regions));
    std::set<Region> listed;
    for (const auto* places : {&v.back, &v.front})
        for (const auto& place : *places) {
            listed.insert(place.region);
            CHECK_FALSE((place.left || place.right));
        }
    CHECK(listed.size() == static_cast<std::size_t>(routine::regions));
}

TEST_CASE_FIXTURE(English, "tight view: the routine, its parts, and what is left out") {
    const TightView v = seen(
        {{Region::calf, Side::left}, {Region::chest}, {Region::low_back, Side::left}}, 10, false);
    CHECK(v.title == "Today: Calf, Chest, Low back");
    CHECK(v.facts.find("10 min, ") == 0);
    REQUIRE(v.parts.size() >= 2);
    CHECK(v.parts.back().title == "Lie quiet");
    CHECK(v.missing == "Not in it: Chest.");
    REQUIRE(v.claims.size() == 1);
    CHECK(v.claims[0].find("Nothing is rolled on the low back, because") == 0);
    CHECK(v.claims[0].find("(usual advice, not tried in studies)") != std::string::npos);
    CHECK(v.offers_without);
    const auto part = std::find_if(v.parts.begin(), v.parts.end(),
                                   [](const auto& p) { return p.title == "Calf"; });
    REQUIRE(part != v.parts.end());
    CHECK(part->facts.find("left, ") == 0);
    CHECK(part->facts.find(", medium") != std::string::npos);
}

TEST_CASE_FIXTURE(English, "tight view: what is wrong is said in a sentence") {
    const std::vector<Tight> marks{{Region::calf}};
    TightFacts facts{marks, 10};
    facts.why = routine::ComposeError::nothing_left;
    CHECK(screen::view_of(facts).trouble.find("Nothing is left to do there") == 0);
}

TEST_CASE_FIXTURE(English, "tight view: that a plan makes it shorter stands beside it") {
    const std::vector<Tight> marks{{Region::calf}};
    const auto made = screen::example::composed(marks, 10);
    TightFacts facts{marks, 20};
    facts.made = &made;
    facts.shorter = "For ten minutes.";
    const TightView view = screen::view_of(facts);
    screen::MapCursor cursor;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, view, cursor); }};
    window.settle();
    const auto& texts = window.stage.seen().texts;
    CHECK(std::any_of(texts.begin(), texts.end(),
                      [](const auto& one) { return one.text == "For ten minutes."; }));
}

TEST_CASE_FIXTURE(English, "tight hands: the drawn body is marked with the pointer, and unmarked") {
    Hands hands;
    CHECK_FALSE(hands.window.has("start"));
    const Wish first = hands.window.click("map:calf:left");
    CHECK(first.what == What::toggle_tight);
    CHECK(first.id == "calf:left");
    hands.take(first);
    CHECK(hands.window.has("start"));
    const Wish begin = hands.window.click("start");
    CHECK(begin.what == What::start);
    CHECK(begin.id == routine::composed_id);
    hands.take(hands.window.click("map:calf:left"));
    CHECK(hands.marks.empty());
    CHECK_FALSE(hands.window.has("start"));
}

TEST_CASE_FIXTURE(English, "tight hands: every spot of the drawing answers for itself") {
    Hands hands;
    for (const MapSpot& spot : screen::map_spots()) {
        const std::string id = screen::id_of(spot.region, spot.side);
        CAPTURE(id);
        const auto at = hands.window.place_of("map:" + id);
        if (at.bottom() > 720.0f) continue; // scrolled to in the program
        CHECK(hands.window.click("map:" + id).id == id);
    }
}

TEST_CASE_FIXTURE(English, "tight hands: every spot of the drawing is in sight without scrolling") {
    const auto v = seen({});
    for (const screen::Size size : {screen::Size{1280, 720}, screen::Size{1920, 1080}}) {
        screen::MapCursor cursor;
        const Window window{size, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, cursor); }};
        for (const screen::WidgetSeen& spot : window.stage.seen().spots) {
            INFO(spot.id);
            CHECK(spot.at.bottom() < static_cast<float>(size.height));
            CHECK(spot.at.h > 0.016f * static_cast<float>(size.height)); // to be hit
        }
    }
}

TEST_CASE_FIXTURE(English, "tight hands: by keyboard alone, from the list to the start") {
    Hands hands;
    for (int i = 0; i < 60 && hands.window.stage.focus() != "upper_back:right"; ++i)
        hands.window.tap(Key::tab);
    REQUIRE(hands.window.stage.focus() == "upper_back:right");
    hands.take(hands.window.tap(Key::enter));
    CHECK(hands.marks == std::vector<Tight>{{Region::upper_back, Side::right}});
    for (int i = 0; i < 60 && hands.window.stage.focus() != "minutes:5"; ++i)
        hands.window.tap(Key::back_tab);
    hands.take(hands.window.tap(Key::enter));
    CHECK(hands.minutes == 5);
    for (int i = 0; i < 5 && hands.window.stage.focus() != "start"; ++i) hands.window.tap(Key::tab);
    const Wish begin = hands.window.tap(Key::enter);
    CHECK(begin.what == What::start);
    CHECK(begin.id == routine::composed_id);
    CHECK(hands.window.tap(Key::escape).what == What::show_home);
}

TEST_CASE_FIXTURE(English, "tight hands: the drawing by keyboard: Left, Right and Enter") {
    Hands hands;
    REQUIRE(hands.window.stage.focus() == "map"); // nothing to start yet
    const auto caption = [&](const std::string& words) {
        const auto& texts = hands.window.stage.seen().texts;
        return std::any_of(texts.begin(), texts.end(), [&](auto& t) { return t.text == words; });
    };
    std::set<std::string> passed;
    for (std::size_t i = 0; i < screen::map_spots().size(); ++i) {
        hands.window.tap(Key::right);
        const MapSpot& spot = screen::map_spots().at(hands.cursor.spot);
        passed.insert(screen::id_of(spot.region, spot.side));
        CHECK(caption(wording::name(spot.region) + ", " + wording::name(spot.side)));
    }
    CHECK(passed.size() == screen::map_spots().size());
    hands.window.tap(Key::left);
    const MapSpot& spot = screen::map_spots().at(hands.cursor.spot);
    hands.take(hands.window.tap(Key::enter));
    CHECK(hands.marks == std::vector<Tight>{{spot.region, spot.side}});
}

TEST_CASE_FIXTURE(English, "tight hands: while it waits for the roller, Escape gives up waiting") {
    TightView v = seen({{Region::calf}}, 10, false);
    v.starting = true;
    screen::MapCursor cursor;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, cursor); }};
    CHECK_FALSE(window.has("start"));
    CHECK(window.tap(Key::escape).what == What::cancel_start);
    CHECK(window.click("simulated").what == What::start_simulated);
}

TEST_CASE_FIXTURE(English, "home: the body map is one press away; its sessions have a name") {
    const auto routines = screen::example::routines();
    screen::HomeFacts facts;
    facts.routines = routines;
    Window window{
        {1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, screen::view_of(facts)); }};
    CHECK(window.click("tight").what == What::show_tight);
    CHECK(wording::title(routines, routine::composed_id) == "For what felt tight");
}

TEST_CASE_FIXTURE(English, "home: statements about effects stand beside the routine, labelled") {
    auto routines = screen::example::routines();
    routines[0].claims = {{{"Kurz.", "Short."}, routine::Evidence::one_trial, "A 2019"}};
    screen::HomeFacts facts;
    facts.routines = routines;
    CHECK(screen::view_of(facts).claims == std::vector<std::string>{"Short. (one trial)"});
}
