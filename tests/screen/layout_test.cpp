// Every example of every screen, in both languages, at every size a person may choose: no text
// leaves its room, nothing overlaps, everything can be read.
#include "screens.h"

#include "screen/example_values.h"
#include "screen/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

using screen::Rect, screen::Seen, screen::Size, screen::Stage, screen::TextSeen;

namespace {

struct Look {
    routine::Language language;
    Size size;
    double scale;
};
const Look looks[] = {
    {routine::Language::en, {1280, 720}, 1.0},  {routine::Language::de, {1280, 720}, 1.0},
    {routine::Language::en, {1280, 720}, 2.0},  {routine::Language::de, {1280, 720}, 2.0},
    {routine::Language::de, {1920, 1080}, 1.0}, {routine::Language::de, {1920, 1080}, 2.0},
    {routine::Language::de, {1024, 768}, 0.75}, {routine::Language::de, {1280, 720}, 3.0}};

bool is_session(std::string_view name) { return name == "session" || name.starts_with("session-"); }

bool inside(Rect inner, Rect outer) {
    constexpr float slack = 1.5f; // letters are set on whole pixels
    return inner.x >= outer.x - slack && inner.right() <= outer.right() + slack &&
           inner.y >= outer.y - slack && inner.bottom() <= outer.bottom() + slack;
}

bool overlap(Rect a, Rect b) {
    constexpr float slack = 1.5f;
    return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() &&
           b.y + slack < a.bottom();
}

// Runs the check on each example screen in each look.
template <class Check> void on_every_screen(Check check) {
    for (const Look& look : looks) {
        tests::speak(look.language);
        Stage stage{look.size, look.scale};
        for (const std::string_view name : screen::example_screens()) {
            INFO(name, " ", look.size.width, "x", look.size.height, " scale ", look.scale,
                 look.language == routine::Language::de ? " de" : " en");
            for (int i = 0; i < 2; ++i) {
                REQUIRE(screen::draw_example(stage.begin(1.0 / 60.0), name));
                stage.end();
            }
            check(name, look, stage.seen());
        }
    }
    tests::speak(routine::Language::en);
}

Rect whole(const Look& look) {
    return {0, 0, static_cast<float>(look.size.width), static_cast<float>(look.size.height)};
}

} // namespace

TEST_CASE("layout: no text leaves its room") {
    on_every_screen([](std::string_view, const Look&, const Seen& seen) {
        REQUIRE_FALSE(seen.texts.empty());
        for (const TextSeen& text : seen.texts) {
            INFO(text.text);
            CHECK(inside(text.at, text.room));
        }
    });
}

TEST_CASE("layout: nothing lies outside the window; a session needs no scrolling") {
    on_every_screen([](std::string_view name, const Look& look, const Seen& seen) {
        const Rect window = whole(look);
        for (const TextSeen& text : seen.texts) {
            INFO(text.text);
            CHECK(text.at.x >= -0.5f);
            CHECK(text.at.right() <= window.w + 0.5f);
            if (is_session(name)) CHECK(inside(text.at, window));
        }
    });
}

TEST_CASE("layout: no text lies on another, no button on another") {
    on_every_screen([](std::string_view, const Look&, const Seen& seen) {
        for (std::size_t i = 0; i < seen.texts.size(); ++i)
            for (std::size_t j = i + 1; j < seen.texts.size(); ++j) {
                INFO(seen.texts[i].text, " / ", seen.texts[j].text);
                CHECK_FALSE(overlap(seen.texts[i].at, seen.texts[j].at));
            }
        for (std::size_t i = 0; i < seen.widgets.size(); ++i)
            for (std::size_t j = i + 1; j < seen.widgets.size(); ++j)
                CHECK_FALSE(overlap(seen.widgets[i].at, seen.widgets[j].at));
    });
}

TEST_CASE("layout: every text keeps its contrast, 7 during a session and 4.5 elsewhere") {
    on_every_screen([](std::string_view name, const Look&, const Seen& seen) {
        const double least = is_session(name) ? screen::theme::least_contrast_session
                                              : screen::theme::least_contrast;
        for (const TextSeen& text : seen.texts) {
            INFO(text.text);
            CHECK(screen::contrast(text.ink, text.ground) >= least);
        }
    });
}

TEST_CASE("layout: the ids of a screen are the same in both languages, and no id stands twice") {
    const auto ids = [](routine::Language language, std::string_view name) {
        tests::speak(language);
        Stage stage{{1280, 720}, 1.0};
        screen::draw_example(stage.begin(1.0 / 60.0), name);
        stage.end();
        std::vector<std::string> list;
        for (const auto& widget : stage.seen().widgets) list.push_back(widget.id);
        return list;
    };
    for (const std::string_view name : screen::example_screens()) {
        INFO(name);
        const auto german = ids(routine::Language::de, name);
        CHECK(german == ids(routine::Language::en, name));
        CHECK(std::set<std::string>(german.begin(), german.end()).size() == german.size());
    }
}

TEST_CASE("layout: the time left is read from the other side of the room") {
    // Capitals and digits are 0.65 of the size; 1/9 of the height of the window for the clock and
    // 1/24 for the words of a cue, at every scale.
    for (const double scale : {0.75, 1.0, 2.0}) {
        Stage stage{{1280, 720}, scale};
        screen::draw_example(stage.begin(1.0 / 60.0), "session-care");
        stage.end();
        const auto tallest = [&](std::string_view words) {
            float px = 0.0f;
            for (const TextSeen& text : stage.seen().texts)
                if (text.text == words) px = std::max(px, text.px);
            return px;
        };
        CHECK(tallest("0:28") * 0.65f >= 720.0f / 9.0f);
        CHECK(tallest("lighter") * 0.65f >= 720.0f / 24.0f);
    }
}

namespace {

// The height of the capitals of a text of the picture, pixels; 0 = not there.
float capitals_of(const Seen& seen, std::string_view words) {
    float px = 0.0f;
    for (const TextSeen& text : seen.texts)
        if (text.text == words) px = std::max(px, text.px);
    return px * 0.65f;
}

} // namespace

TEST_CASE("layout: letters are as large as the viewing distance asks for") {
    // 24 inches, 1920x1080: 0.277 mm a pixel. At 2.5 m capitals of 16 mm, the time left of 48 mm.
    const float millimetre = static_cast<float>(std::hypot(1920.0, 1080.0) / (24.0 * 25.4));
    tests::speak(routine::Language::en);
    Stage stage{{1920, 1080}, 1.0};
    for (const double distance : {1.5, 2.0, 2.5}) {
        screen::SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
        hints.looking = {1.0, distance, 24.0};
        hints.figure = screen::example::figure_of(0);
        session::View now = screen::example::rolling(0);
        screen::draw(stage.begin(1.0 / 60.0), screen::view_of(now, screen::example::legs(), hints));
        stage.end();
        const auto words = static_cast<float>(1000.0 * distance * 0.0064) * millimetre;
        INFO("distance ", distance);
        for (const char* text : {"Roll", "Calf – left", "3.1 s", "105 N"})
            CHECK(capitals_of(stage.seen(), text) >= words - 0.5f);
        CHECK(capitals_of(stage.seen(), "0:28") >= 3.0f * words - 0.5f);
    }
}

TEST_CASE("layout: a turned session keeps everything inside and apart, and figures off the words") {
    for (const auto turn : {screen::Turn::left, screen::Turn::half, screen::Turn::right}) {
        for (const auto language : {routine::Language::en, routine::Language::de}) {
            tests::speak(language);
            Stage stage{{1280, 720}, 1.0};
            stage.resize({1280, 720}, 1.0, turn);
            const bool tall = turn != screen::Turn::half;
            const Rect picture{0, 0, tall ? 720.0f : 1280.0f, tall ? 1280.0f : 720.0f};
            for (const std::string_view name : screen::example_screens()) {
                if (!is_session(name)) continue;
                INFO(name);
                for (int i = 0; i < 2; ++i) {
                    screen::draw_example(stage.begin(1.0 / 60.0), name);
                    stage.end();
                }
                const Seen& seen = stage.seen();
                for (std::size_t i = 0; i < seen.texts.size(); ++i) {
                    INFO(seen.texts[i].text);
                    CHECK(inside(seen.texts[i].at, picture));
                    CHECK(inside(seen.texts[i].at, seen.texts[i].room));
                    for (std::size_t j = i + 1; j < seen.texts.size(); ++j)
                        CHECK_FALSE(overlap(seen.texts[i].at, seen.texts[j].at));
                }
            }
        }
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("layout: figures lie inside the window and on no word") {
    on_every_screen([](std::string_view name, const Look& look, const Seen& seen) {
        for (const Rect& figure : seen.figures) {
            CHECK(inside(figure, whole(look)));
            CHECK(figure.w > 0.1f * static_cast<float>(look.size.width));
            for (const TextSeen& text : seen.texts) {
                INFO(text.text);
                CHECK_FALSE(overlap(figure, text.at));
            }
        }
        if (name == "session" || name == "session-rest" || name == "session-ready")
            CHECK(seen.figures.size() == 1);
        if (name == "session-reduced-motion") CHECK(seen.figures.size() == 2);
    });
}

TEST_CASE("layout: in a turned picture the pointer still finds the buttons") {
    tests::speak(routine::Language::en);
    for (const auto turn : {screen::Turn::left, screen::Turn::half, screen::Turn::right}) {
        Stage stage{{1280, 720}, 1.0};
        stage.resize({1280, 720}, 1.0, turn);
        const screen::SessionView view =
            screen::view_of(screen::example::rolling(0), screen::example::legs(),
                            {session::RollerKind::port, protocol::Build::bed, {}});
        screen::Wish wish;
        const auto frame = [&] {
            if (const auto made = screen::draw(stage.begin(1.0 / 60.0), view)) wish = made;
            stage.end();
        };
        frame();
        frame();
        Rect button;
        for (const auto& widget : stage.seen().widgets)
            if (widget.id == "next") button = widget.at;
        const float x = button.x + button.w / 2, y = button.y + button.h / 2;
        // From the picture to the window by hand: which edge its top lies on.
        const float wx = turn == screen::Turn::left   ? y
                         : turn == screen::Turn::half ? 1280.0f - x
                                                      : 1280.0f - y;
        const float wy = turn == screen::Turn::left   ? 720.0f - x
                         : turn == screen::Turn::half ? 720.0f - y
                                                      : x;
        for (const auto kind : {screen::Input::Kind::move, screen::Input::Kind::button_down,
                                screen::Input::Kind::button_up})
            stage.feed({.kind = kind, .x = wx, .y = wy});
        for (int i = 0; i < 5; ++i) frame();
        CHECK(wish.what == screen::Wish::What::skip);
    }
}
