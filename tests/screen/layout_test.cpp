// Every example of every screen, in both languages, at every size a person may choose: no text
// leaves its room, nothing overlaps, everything can be read.
#include "screens.h"

#include "screen/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
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
