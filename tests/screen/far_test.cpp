// What is read from where somebody lies: measured in pixels, and outside a session, too.
#include "driver.h"
#include "golden.h"
#include "screens.h"

#include "screen/display.h"
#include "screen/looking.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

using screen::Looking, screen::Rect, screen::Size, screen::Stage, screen::TextSeen;

namespace {

constexpr Size size{1280, 720};

float asked() { // height of the capitals at the usual distance, pixels
    return static_cast<float>(screen::capitals(Looking{}) *
                              std::hypot(double{size.width}, double{size.height}));
}

// Capitals of the largest letters in which these words begin a text; 0 = not there.
float capitals_of(const Stage& stage, const std::string& words) {
    float px = 0.0f;
    for (const TextSeen& text : stage.seen().texts)
        if (text.text.starts_with(words)) px = std::max(px, text.px);
    return px * screen::capitals_of_letters;
}

// Largest difference of a byte. Letters of another sheet are sampled a little otherwise; what was
// stretched from smaller ones is not the same letter any more.
constexpr int sampled_otherwise = 8;
int largest_difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    REQUIRE(a.size() == b.size());
    int most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

void show(Stage& stage, std::string_view name) {
    for (int i = 0; i < 3; ++i) {
        REQUIRE(screen::draw_example(stage.begin(1.0 / 60.0), name));
        stage.end();
    }
}

} // namespace

TEST_CASE("far: capitals are as high in pixels as they are said to be") {
    const tests::DriverMayLeak driver;
    Stage stage{size, 1.0};
    auto display = screen::Display::open(size, screen::DisplayKind::picture);
    REQUIRE(display);
    display->attach(stage);
    for (const float px : {33.0f, 71.0f, 100.0f}) {
        const ImDrawData* frame = nullptr;
        float drawn_px = 0.0f;
        for (int i = 0; i < 3; ++i) {
            screen::Ui& ui = stage.begin(1.0 / 60.0);
            ui.begin_page("far");
            ui.text({100, 100, 400, 200}, "HIE", {.weight = screen::Weight::bold, .px = px});
            ui.end_page(0.0f);
            frame = &stage.end();
            drawn_px = stage.seen().texts.front().px;
        }
        const tests::Pixels pixels{display->size(), display->pixels(*frame)};
        int rows = 0;
        for (int y = 0; y < size.height; ++y) {
            bool lit = false;
            for (int x = 90; x < 600; ++x) lit |= pixels.at(x, y)[1] > 128;
            rows += lit ? 1 : 0;
        }
        INFO("letters of ", drawn_px, " px");
        CHECK(std::abs(static_cast<float>(rows) - screen::capitals_of_letters * drawn_px) <= 1.5f);
    }
}

TEST_CASE(
    "far: after a session one sentence, before one what is different, as large as asked for") {
    for (const auto language : {routine::Language::en, routine::Language::de})
        for (const double scale : {1.0, 1.75}) {
            tests::speak(language);
            const bool german = language == routine::Language::de;
            INFO((german ? "de " : "en "), scale);
            Stage stage{size, scale};
            show(stage, "summary");
            CHECK(capitals_of(stage, german ? "Fertig: 9 Minuten" : "Done: 9 minutes") >=
                  0.98f * asked());
            show(stage, "today");
            const float least = 0.7f * asked(); // sentences may be long
            for (const TextSeen& text : stage.seen().texts) {
                INFO(text.text);
                if (!text.text.starts_with(german ? "Zurück" : "Back"))
                    CHECK(text.px * screen::capitals_of_letters >= least);
            }
        }
    tests::speak(routine::Language::en);
}

TEST_CASE("far: the first steps show exactly the letters of a session, and it can be met") {
    CHECK(screen::capitals(Looking{}) <= screen::most_capitals);
    Stage stage{size, 1.0};
    show(stage, "welcome-distance");
    const float sample = capitals_of(stage, "slower"), clock = capitals_of(stage, "0:45");
    CHECK(sample >= 0.98f * asked());
    CHECK(clock >= 0.98f * 3.0f * asked());
    show(stage, "session-care");
    CHECK(capitals_of(stage, "slower") == doctest::Approx(sample));
    CHECK(capitals_of(stage, "0:28") == doctest::Approx(clock));
}

TEST_CASE("far: a window opens with the letters of its pages, and has the large ones soon after") {
    const tests::DriverMayLeak driver;
    Stage stage{size, 1.0, screen::Baking::of_pages};
    auto display = screen::Display::open(size, screen::DisplayKind::picture);
    REQUIRE(display);
    display->attach(stage);
    const auto painted = [&](std::string_view name) {
        const ImDrawData* frame = nullptr;
        for (int i = 0; i < 3; ++i) {
            REQUIRE(screen::draw_example(stage.begin(1.0 / 60.0), name));
            frame = &stage.end();
        }
        return display->pixels(*frame);
    };
    const auto home = painted("home"), language = painted("welcome-language"),
               session = painted("session");
    CHECK(stage.complete_letters());
    display->send_letters(stage);
    CHECK(largest_difference(home, painted("home")) <= sampled_otherwise);
    CHECK(largest_difference(language, painted("welcome-language")) <= sampled_otherwise);
    CHECK(largest_difference(session, painted("session")) >
          sampled_otherwise); // stretched until now
    CHECK_FALSE(stage.complete_letters());
}
