// What hands and pedals do, as values. ImGui 1.86 sees the keys once per frame: a press and its
// release handed over together would be lost. The queue hands out at most one change per key,
// button and text in each frame, so that the shortest tap is seen, and at most one press of a key,
// so that digits come in the order in which they were typed.
#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace screen {

// clang-format off
enum class Key {
    none, space, enter, escape, tab, back_tab, left, right, up, down, page_up, page_down, home, end,
    backspace, del, b, d, f, l, n, p, r, s, t, v, w,
    f1, plus, minus,
    j, m, x, y, zero, one, two, three, four, five, six, seven, eight, nine,
    go, // of a controller: Enter, and in a session what Space does
    count
};
// clang-format on
constexpr Key digit(int n) { return static_cast<Key>(static_cast<int>(Key::zero) + n); }
constexpr std::size_t key_count = static_cast<std::size_t>(Key::count);

struct Input {
    enum class Kind { key_down, key_up, move, button_down, button_up, wheel, text, focus_lost };
    Kind kind{};
    Key key = Key::none;
    float x = 0.0f, y = 0.0f; // pointer in pixels; wheel: y in notches, up is positive
    std::string text = {};    // UTF-8
};

class InputQueue {
  public:
    void push(Input);
    bool empty() const { return waiting_.empty(); }
    std::vector<Input> next_frame(); // in order; the rest waits for the following frames

  private:
    std::deque<Input> waiting_;
};

} // namespace screen
