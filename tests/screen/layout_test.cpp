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

// A bar of a gauge is to be seen, and covers neither words nor buttons.
void check_bars(const Seen& seen, Rect picture) {
    for (const Rect& bar : seen.bars) {
        CHECK(bar.w >= 3.0f);
        CHECK(bar.h >= 3.0f);
        CHECK(inside(bar, picture));
        for (const TextSeen& text : seen.texts) {
            INFO(text.text);
            CHECK_FALSE(overlap(bar, text.at));
        }
        for (const screen::WidgetSeen& widget : seen.widgets) {
            INFO(widget.id);
            CHECK_FALSE(overlap(bar, widget.at));
        }
    }
}

bool has_text(const Seen& seen, std::string_view words) {
    return std::any_of(seen.texts.begin(), seen.texts.end(),
                       [words](const TextSeen& text) { return text.text == words; });
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

TEST_CASE("layout: what is watched while a button is pressed stands on one screen with it") {
    for (const auto language : {routine::Language::en, routine::Language::de})
        for (const Size size : {Size{1280, 720}, Size{1920, 1080}, Size{1024, 768}})
            for (const double scale : {0.75, 1.0, 1.25, 1.5, 1.75, 2.0})
                for (const std::string_view name : {"delay", "delay-beat"}) {
                    tests::speak(language);
                    INFO(name, " ", size.width, "x", size.height, " scale ", scale,
                         language == routine::Language::de ? " de" : " en");
                    Stage stage{size, scale};
                    for (int i = 0; i < 2; ++i) {
                        screen::draw_example(stage.begin(1.0 / 60.0), name);
                        stage.end();
                    }
                    for (const screen::WidgetSeen& widget : stage.seen().widgets) {
                        INFO(widget.id);
                        CHECK(widget.at.bottom() <= static_cast<float>(size.height));
                    }
                }
    tests::speak(routine::Language::en);
}

TEST_CASE("layout: bars of gauges lie on no text and on no button") {
    on_every_screen([](std::string_view, const Look& look, const Seen& seen) {
        check_bars(seen, whole(look));
    });
}

TEST_CASE("layout: with buttons, and with whatever is said, pace and force stay on the screen") {
    const Size sizes[] = {{1280, 720}, {1920, 1080}, {1024, 768}, {1366, 768}, {800, 600}};
    for (const auto language : {routine::Language::en, routine::Language::de})
        for (const Size size : sizes)
            for (const double distance : {1.0, 2.5, 6.0})
                for (const bool hands : {false, true}) {
                    tests::speak(language);
                    INFO(size.width, "x", size.height, " ", distance, " m", hands ? " buttons" : "",
                         language == routine::Language::de ? " de" : " en");
                    Stage stage{size, 1.0};
                    screen::SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
                    hints.looking.distance_m = distance;
                    hints.figure = screen::example::figure_of(4);
                    for (const auto cue : {guide::CueKind::slower, guide::CueKind::lighter}) {
                        hints.cue = guide::Cue{{}, cue, 4};
                        auto view = screen::view_of(screen::example::rolling(4),
                                                    screen::example::legs(), hints);
                        view.hands = hands;
                        for (int i = 0; i < 2; ++i) {
                            screen::draw(stage.begin(1.0 / 60.0), view);
                            stage.end();
                        }
                        const Seen& seen = stage.seen();
                        CHECK(has_text(seen, view.force->value));
                        // What moves bears its name; where one row is left: the beat.
                        CHECK((has_text(seen, wording::tr("beat")) ||
                               has_text(seen, view.pace->word)));
                        check_bars(seen, {0, 0, static_cast<float>(size.width),
                                          static_cast<float>(size.height)});
                    }
                }
    tests::speak(routine::Language::en);
}

TEST_CASE("layout: the text of a button stands on one line, as large as at the usual scale") {
    on_every_screen([](std::string_view, const Look& look, const Seen& seen) {
        const float least = 0.8f * screen::em_for(look.size, std::min(look.scale, 1.0));
        for (const screen::WidgetSeen& widget : seen.widgets)
            for (const TextSeen& text : seen.texts) {
                const bool of_it = inside(text.at, widget.at) && inside(text.room, widget.at);
                if (!of_it || widget.at.h > 12.0f * screen::em_for(look.size, look.scale)) continue;
                INFO(widget.id, ": ", text.text);
                CHECK(text.at.h < 1.5f * text.px);
                CHECK(text.px >= least);
            }
    });
}

TEST_CASE("layout: one button at most looks like what Enter does, and it has the focus") {
    for (const std::string_view name : screen::example_screens()) {
        INFO(name);
        Stage stage{{1280, 720}, 1.0};
        for (int i = 0; i < 2; ++i) {
            screen::draw_example(stage.begin(1.0 / 60.0), name);
            stage.end();
        }
        int primary = 0;
        for (const screen::WidgetSeen& widget : stage.seen().widgets) {
            if (widget.kind != screen::ButtonKind::primary) continue;
            ++primary;
            // Enter ends the field, which is the same.
            const bool typing = stage.focus() == "load" || stage.focus() == "mass" ||
                                stage.focus() == "passphrase" || widget.id == "keep";
            CHECK((widget.id == stage.focus() || typing));
        }
        CHECK(primary <= 1);
    }
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
    // 1/4 of the height of the window for the clock and 1/12 for the words of a cue, at every
    // scale.
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
        CHECK(tallest("0:28") * screen::capitals_of_letters >= 720.0f / 4.2f);
        CHECK(tallest("lighter") * screen::capitals_of_letters >= 720.0f / 12.2f);
    }
}

namespace {

// The height of the capitals of a text of the picture, pixels; 0 = not there.
float capitals_of(const Seen& seen, std::string_view words) {
    float px = 0.0f;
    for (const TextSeen& text : seen.texts)
        if (text.text == words) px = std::max(px, text.px);
    return px * screen::capitals_of_letters;
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
        for (const char* text :
             {"Roll", "Calf – left", "3.1 s", "105 N", "Pace", "Pressure", "beat", "you"})
            CHECK(capitals_of(stage.seen(), text) >= words - 0.5f);
        CHECK(capitals_of(stage.seen(), "0:28") >= 3.0f * words - 0.5f);
    }
}

TEST_CASE(
    "layout: nothing in a session is smaller than the distance asks for, but long sentences") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        Stage stage{{1280, 720}, 1.0};
        const double asked =
            screen::capitals(screen::Looking{}) * std::hypot(1280.0, 720.0); // the default
        for (const std::string_view name : screen::example_screens()) {
            if (!is_session(name)) continue;
            for (int i = 0; i < 2; ++i) {
                screen::draw_example(stage.begin(1.0 / 60.0), name);
                stage.end();
            }
            INFO(name);
            for (const TextSeen& text : stage.seen().texts) {
                const bool of_a_button = std::any_of(
                    stage.seen().widgets.begin(), stage.seen().widgets.end(),
                    [&](const screen::WidgetSeen& widget) { return inside(text.at, widget.at); });
                const bool sentence = text.text.size() > 36;
                if (of_a_button || sentence) continue;
                INFO(text.text);
                CHECK(text.px * screen::capitals_of_letters >= 0.98 * asked);
            }
        }
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("layout: buttons of a session are read from afar, too, and stay where they are") {
    // Of 1920x1080; equal shares of the row left 36 pixels.
    const auto seen = [](bool paused) {
        Stage stage{{1920, 1080}, 1.0};
        auto view = screen::view_of(screen::example::rolling(0), screen::example::legs(),
                                    {session::RollerKind::port, protocol::Build::bed, {}});
        view.hands = true;
        view.paused = paused;
        screen::draw(stage.begin(1.0 / 60.0), view);
        stage.end();
        return stage.seen();
    };
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        const Seen running = seen(false), paused = seen(true);
        for (const char* label : {"Pause (Space)", "It hurts (X)", "Stop: hold Esc"})
            CHECK(capitals_of(running, wording::tr(label)) > screen::capitals_of_letters * 43.0f);
        REQUIRE(running.widgets.size() == paused.widgets.size());
        for (std::size_t i = 0; i < running.widgets.size(); ++i) {
            CHECK(running.widgets[i].at.x == paused.widgets[i].at.x);
            CHECK(running.widgets[i].at.w == paused.widgets[i].at.w);
        }
    }
    tests::speak(routine::Language::en);
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
                check_bars(seen, picture);
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

TEST_CASE("layout: what follows a turned session is as narrow, and nothing of it is cut") {
    for (const auto turn : {screen::Turn::left, screen::Turn::right})
        for (const auto language : {routine::Language::en, routine::Language::de}) {
            tests::speak(language);
            Stage stage{{1280, 720}, 1.0};
            stage.resize({1280, 720}, 1.0, turn);
            for (const char* name : {"ask-after", "ask-ended-by", "summary"}) {
                INFO(name);
                for (int i = 0; i < 2; ++i) {
                    REQUIRE(screen::draw_example(stage.begin(1.0 / 60.0), name));
                    stage.end();
                }
                REQUIRE_FALSE(stage.seen().texts.empty());
                for (const TextSeen& text : stage.seen().texts) {
                    INFO(text.text);
                    CHECK(inside(text.at, text.room));
                    CHECK(text.at.x >= -0.5f);
                    CHECK(text.at.right() <= 720.5f);
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
        stage.feed({.kind = screen::Input::Kind::move, .x = 5.0f, .y = 5.0f}); // shows the buttons
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
