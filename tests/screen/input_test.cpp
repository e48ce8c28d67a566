// The queue between hands and screens: no tap is ever lost.
#include "screen/input.h"

#include <doctest/doctest.h>

using screen::Input, screen::InputQueue, screen::Key;

namespace {

Input down(Key key) { return {.kind = Input::Kind::key_down, .key = key}; }
Input up(Key key) { return {.kind = Input::Kind::key_up, .key = key}; }

} // namespace

TEST_CASE("input: a press and its release never share a frame") {
    InputQueue queue;
    queue.push(down(Key::space));
    queue.push(up(Key::space));
    CHECK(queue.next_frame().size() == 1);
    CHECK_FALSE(queue.empty());
    const auto second = queue.next_frame();
    REQUIRE(second.size() == 1);
    CHECK(second[0].kind == Input::Kind::key_up);
    CHECK(queue.empty());
}

TEST_CASE("input: ten taps of a pedal between two frames are ten presses") {
    InputQueue queue;
    for (int i = 0; i < 10; ++i) {
        queue.push(down(Key::page_down));
        queue.push(up(Key::page_down));
    }
    int presses = 0, frames = 0;
    while (!queue.empty()) {
        for (const Input& input : queue.next_frame())
            presses += input.kind == Input::Kind::key_down ? 1 : 0;
        ++frames;
    }
    CHECK(presses == 10);
    CHECK(frames == 20);
}

TEST_CASE("input: digits typed between two frames come in their order, a frame each") {
    InputQueue queue;
    for (const Key key : {Key::three, Key::two, Key::three}) {
        queue.push(down(key));
        queue.push(up(key));
    }
    std::vector<Key> pressed;
    while (!queue.empty()) {
        int presses = 0;
        for (const Input& input : queue.next_frame())
            if (input.kind == Input::Kind::key_down) {
                pressed.push_back(input.key);
                ++presses;
            }
        CHECK(presses <= 1);
    }
    CHECK(pressed == std::vector{Key::three, Key::two, Key::three});
}

TEST_CASE("input: a key may go up while another goes down") {
    InputQueue queue;
    queue.push(down(Key::left));
    queue.push(down(Key::right));
    queue.push(up(Key::left));
    REQUIRE(queue.next_frame().size() == 1);
    const auto second = queue.next_frame();
    REQUIRE(second.size() == 2);
    CHECK(second[0].key == Key::right);
}

TEST_CASE("input: a click is never moved away from where it was") {
    InputQueue queue;
    queue.push({.kind = Input::Kind::move, .x = 1.0f});
    queue.push({.kind = Input::Kind::move, .x = 2.0f}); // the same gesture: only its end counts
    queue.push({.kind = Input::Kind::button_down, .x = 2.0f});
    queue.push({.kind = Input::Kind::move, .x = 50.0f});
    queue.push({.kind = Input::Kind::button_up, .x = 50.0f});
    const auto first = queue.next_frame();
    REQUIRE(first.size() == 2);
    CHECK(first[0].x == 2.0f);
    CHECK(first[1].kind == Input::Kind::button_down);
    CHECK(queue.next_frame().size() == 2);
}
