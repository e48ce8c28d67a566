#include "screen/input.h"

#include <array>
#include <utility>

namespace screen {

void InputQueue::push(Input input) {
    const bool moves = input.kind == Input::Kind::move;
    if (moves && !waiting_.empty() && waiting_.back().kind == Input::Kind::move)
        waiting_.pop_back();
    waiting_.push_back(std::move(input));
}

std::vector<Input> InputQueue::next_frame() {
    std::vector<Input> frame;
    std::array<bool, key_count> changed{};
    bool button = false, pressed = false;
    while (!waiting_.empty()) {
        const Input& next = waiting_.front();
        const bool is_key = next.kind == Input::Kind::key_down || next.kind == Input::Kind::key_up;
        const bool is_button =
            next.kind == Input::Kind::button_down || next.kind == Input::Kind::button_up;
        const auto key = static_cast<std::size_t>(next.key);
        const bool presses = next.kind == Input::Kind::key_down;
        if (is_key && changed.at(key)) break;
        if (presses && pressed) break; // a frame does not know which of two was first
        pressed = pressed || presses;
        if (button && (is_button || next.kind == Input::Kind::move)) break;
        if (is_key) changed.at(key) = true;
        if (is_button) button = true;
        frame.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return frame;
}

} // namespace screen
