// Every example screen beside its picture in pictures/: in English and German, at the usual size,
// in a larger window and with large letters. "tests/run pictures" makes the pictures anew.
#include "driver.h"
#include "golden.h"
#include "screens.h"

#include "screen/display.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

using screen::Rect, screen::Size, screen::Stage;
using tests::Pixels, tests::Small;

namespace {

namespace fs = std::filesystem;

struct Look {
    Size size;
    double scale;
    int square; // of pixels that become one
};
const Look looks[] = {{{1280, 720}, 1.0, 4}, {{1920, 1080}, 1.0, 6}, {{1280, 720}, 1.75, 4}};
const routine::Language languages[] = {routine::Language::en, routine::Language::de};

const char* name_of(routine::Language language) {
    return language == routine::Language::de ? "de" : "en";
}

std::string name_of(const Look& look) {
    return std::to_string(look.size.width) + "x" + std::to_string(look.size.height) +
           (look.scale == 1.0 ? "" : "-large");
}

// One file per screen: a column per look, a row per language, a line between them.
constexpr Size tile{320, 180};
constexpr int between = 2;
constexpr Size sheet_size{3 * tile.width + 2 * between, 2 * tile.height + between};

struct Place {
    int x, y;
};
Place place_of(std::size_t look, std::size_t language) {
    return {static_cast<int>(look) * (tile.width + between),
            static_cast<int>(language) * (tile.height + between)};
}

Small tile_of(const Small& sheet, Place from) {
    Small made{tile, {}};
    for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x) made.level.push_back(sheet.at(from.x + x, from.y + y));
    return made;
}

void put(Small& sheet, const Small& one, Place to) {
    for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x) sheet.at(to.x + x, to.y + y) = one.at(x, y);
}

fs::path kept(std::string_view name) {
    return places::source("/tests/screen/pictures/") + std::string{name} + ".png";
}

bool renews() { return std::getenv("ROLLTAKT_RENEW_PICTURES") != nullptr; }

constexpr int settling_frames = 3; // as for --screenshot

// Shows the screen and gives its pixels.
Pixels drawn(Stage& stage, screen::Display& display, std::string_view name) {
    const ImDrawData* frame = nullptr;
    for (int i = 0; i < settling_frames; ++i) {
        REQUIRE(screen::draw_example(stage.begin(1.0 / 60.0), name));
        frame = &stage.end();
    }
    return {display.size(), display.pixels(*frame)};
}

// Calls see(look, language, name, pixels, what was seen) for every picture of these looks.
template <class See>
void on_every_picture(std::size_t first_looks, std::size_t first_languages, See see) {
    const tests::DriverMayLeak driver;
    for (std::size_t l = 0; l < first_looks; ++l) {
        const Look& look = looks[l];
        Stage stage{look.size, look.scale};
        auto display = screen::Display::open(look.size, screen::DisplayKind::picture);
        REQUIRE(display);
        display->attach(stage);
        for (std::size_t i = 0; i < first_languages; ++i) {
            tests::speak(languages[i]);
            for (const std::string_view name : screen::example_screens())
                see(l, i, name, drawn(stage, *display, name), stage.seen());
        }
    }
    tests::speak(routine::Language::en);
}

// What to look at: the new picture and, beside it, what is different.
std::string shown(std::string_view name, std::size_t look, std::size_t language,
                  const Pixels& pixels, const Small& before, const Small& now) {
    const fs::path folder = places::build("/pictures");
    fs::create_directories(folder);
    const std::string stem =
        std::string{name} + "-" + name_of(languages[language]) + "-" + name_of(looks[look]);
    const fs::path whole = folder / (stem + ".png"), beside = folder / (stem + "-difference.png");
    tests::write(whole, pixels);
    tests::write(beside, tests::side_by_side(before, now));
    return "look at " + whole.string() + " and " + beside.string() +
           "; if it is meant to look so: tests/run pictures";
}

Rect whole_pixels(Rect r, Size within) {
    const float left = std::clamp(std::floor(r.x), 0.0f, static_cast<float>(within.width));
    const float top = std::clamp(std::floor(r.y), 0.0f, static_cast<float>(within.height));
    const float right = std::clamp(std::ceil(r.right()), left, static_cast<float>(within.width));
    const float bottom = std::clamp(std::ceil(r.bottom()), top, static_cast<float>(within.height));
    return {left, top, right - left, bottom - top};
}

template <class Each> void each_pixel(Rect r, Each each) {
    for (int y = static_cast<int>(r.y); y < static_cast<int>(r.bottom()); ++y)
        for (int x = static_cast<int>(r.x); x < static_cast<int>(r.right()); ++x) each(x, y);
}

// A part of the picture, on the borders of squares, and the rectangle in it.
struct Part {
    Pixels pixels;
    Rect at;
};
Part part(const Pixels& all, Rect r, int square) {
    const int margin = 4 * square;
    const int left = std::max(0, (static_cast<int>(r.x) - margin) / square * square);
    const int top = std::max(0, (static_cast<int>(r.y) - margin) / square * square);
    const int right = std::min(all.size.width, static_cast<int>(r.right()) + margin);
    const int bottom = std::min(all.size.height, static_cast<int>(r.bottom()) + margin);
    Part cut{{{right - left, bottom - top}, {}}, r};
    cut.at.x -= static_cast<float>(left);
    cut.at.y -= static_cast<float>(top);
    for (int y = top; y < bottom; ++y)
        cut.pixels.rgb.insert(cut.pixels.rgb.end(), all.at(left, y),
                              all.at(left, y) + 3 * (right - left));
    return cut;
}

void paint(Pixels& pixels, Rect r, screen::Colour colour) {
    const std::array own{colour.red, colour.green, colour.blue};
    each_pixel(whole_pixels(r, pixels.size),
               [&](int x, int y) { std::copy(own.begin(), own.end(), pixels.at(x, y)); });
}

// As if the cards had no ground.
Pixels without_cards(const Pixels& all) {
    Pixels changed = all;
    const std::array card{screen::theme::card.red, screen::theme::card.green,
                          screen::theme::card.blue};
    const std::array page{screen::theme::page.red, screen::theme::page.green,
                          screen::theme::page.blue};
    for (int y = 0; y < all.size.height; ++y)
        for (int x = 0; x < all.size.width; ++x)
            if (std::equal(card.begin(), card.end(), all.at(x, y)))
                std::copy(page.begin(), page.end(), changed.at(x, y));
    return changed;
}

// As if a rectangle stood so many pixels further right; where it was, there is what is beside it.
Pixels moved(const Pixels& all, Rect at, int by) {
    Pixels changed = all;
    const Rect r = whole_pixels(at, all.size);
    const int left = static_cast<int>(r.x);
    each_pixel(r, [&](int x, int y) {
        std::copy_n(all.at(x < left + by ? std::max(left - 1, 0) : x - by, y), 3, changed.at(x, y));
    });
    const int right = static_cast<int>(r.right());
    for (int y = static_cast<int>(r.y); y < static_cast<int>(r.bottom()); ++y)
        for (int x = right; x < std::min(right + by, all.size.width); ++x)
            std::copy_n(all.at(x - by, y), 3, changed.at(x, y));
    return changed;
}

// As another version of the libraries might set the letters: every edge a quarter of a pixel
// further, and softer.
Pixels set_otherwise(const Pixels& all) {
    Pixels changed = all;
    for (int y = 0; y < all.size.height; ++y)
        for (int x = 1; x + 1 < all.size.width; ++x)
            for (int c = 0; c < 3; ++c) {
                const int left = all.at(x - 1, y)[c], here = all.at(x, y)[c],
                          right = all.at(x + 1, y)[c];
                changed.at(x, y)[c] =
                    static_cast<std::uint8_t>((35 * left + 55 * here + 10 * right + 50) / 100);
            }
    return changed;
}

double apart(const Pixels& a, const Pixels& b, int square) {
    return tests::difference(tests::small(a, square), tests::small(b, square)).most;
}

} // namespace

TEST_CASE("pictures: every screen looks as in its reference") {
    std::map<std::string_view, std::optional<Small>> references;
    std::map<std::string_view, Small> fresh;
    for (const std::string_view name : screen::example_screens()) {
        references[name] = tests::read(kept(name));
        fresh[name] = {
            sheet_size,
            std::vector<std::uint8_t>(
                static_cast<std::size_t>(sheet_size.width * sheet_size.height), tests::levels - 1)};
    }
    std::map<std::string_view, bool> to_renew;
    on_every_picture(
        std::size(looks), std::size(languages),
        [&](std::size_t look, std::size_t language, std::string_view name, const Pixels& pixels,
            const screen::Seen&) {
            const Small now = tests::small(pixels, looks[look].square);
            REQUIRE(now.size == tile);
            const Place place = place_of(look, language);
            put(fresh[name], now, place);
            const auto& reference = references[name];
            const bool there = reference && reference->size == sheet_size;
            const Small before = there ? tile_of(*reference, place)
                                       : Small{tile, std::vector<std::uint8_t>(now.level.size())};
            const auto difference = tests::difference(before, now);
            if (difference.most <= tests::tolerated) return;
            to_renew[name] = true;
            if (renews()) return;
            FAIL_CHECK(name, std::string{there ? ": " : " has no reference yet: "}, difference.most,
                       " levels at ", difference.x * looks[look].square, ",",
                       difference.y * looks[look].square, "; ",
                       shown(name, look, language, pixels, before, now));
        });
    if (!renews()) return;
    fs::create_directories(kept("x").parent_path());
    for (const auto& [name, renew] : to_renew) CHECK(tests::write(kept(name), fresh[name]));
}

TEST_CASE("pictures: there is none of a screen that is gone") {
    const auto& names = screen::example_screens();
    for (const auto& entry : fs::directory_iterator{kept("x").parent_path()}) {
        const fs::path file = entry.path();
        INFO(file.string());
        const bool known =
            std::find(names.begin(), names.end(), file.stem().string()) != names.end();
        if (!known && renews())
            fs::remove(file);
        else
            CHECK(known);
    }
}

TEST_CASE("pictures: a text or a card left out or a button moved is seen, softer letters are not") {
    on_every_picture(1, 1,
                     [&](std::size_t look, std::size_t, std::string_view name, const Pixels& pixels,
                         const screen::Seen& seen) {
                         const int square = looks[look].square;
                         INFO(name);
                         const auto in_sight = [&](Rect r) {
                             return r.y >= 0.0f &&
                                    r.bottom() <= static_cast<float>(pixels.size.height);
                         };
                         for (const screen::TextSeen& text : seen.texts) {
                             if (!in_sight(text.at)) continue;
                             INFO(text.text);
                             const Part before = part(pixels, text.at, square);
                             Pixels after = before.pixels;
                             paint(after, before.at, text.ground);
                             CHECK(apart(before.pixels, after, square) > tests::tolerated);
                         }
                         for (const screen::WidgetSeen& widget : seen.widgets) {
                             if (!in_sight(widget.at)) continue;
                             INFO(widget.id);
                             const Part before = part(pixels, widget.at, square);
                             CHECK(apart(before.pixels, moved(before.pixels, before.at, 8),
                                         square) > tests::tolerated);
                         }
                         if (name == "home")
                             CHECK(apart(pixels, without_cards(pixels), square) > tests::tolerated);
                         CHECK(apart(pixels, set_otherwise(pixels), square) <= tests::tolerated);
                     });
}

TEST_CASE("pictures: what is kept is read as it was written") {
    Small picture{{37, 5}, {}};
    for (int i = 0; i < 37 * 5; ++i)
        picture.level.push_back(static_cast<std::uint8_t>(i % tests::levels));
    const fs::path file = fs::path{places::build()} / "picture-kept.png";
    REQUIRE(tests::write(file, picture));
    const auto again = tests::read(file);
    REQUIRE(again);
    CHECK(again->size == picture.size);
    CHECK(again->level == picture.level);
    CHECK(tests::difference(*again, picture).most == 0.0);
    fs::remove(file);
    CHECK_FALSE(tests::read(file));
}
