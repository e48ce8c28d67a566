#include "screen/stage.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

void map_keys(ImGuiIO& io) {
    const auto map = [&io](ImGuiKey_ theirs, Key ours) {
        io.KeyMap[theirs] = static_cast<int>(ours);
    };
    map(ImGuiKey_LeftArrow, Key::left);
    map(ImGuiKey_RightArrow, Key::right);
    map(ImGuiKey_Home, Key::home);
    map(ImGuiKey_End, Key::end);
    map(ImGuiKey_Backspace, Key::backspace);
    map(ImGuiKey_Delete, Key::del);
    map(ImGuiKey_Enter, Key::enter);
    map(ImGuiKey_Escape, Key::escape);
}

} // namespace

float em_for(Size size, double scale) {
    const float by_window = std::min(static_cast<float>(size.width) / 1280.0f,
                                     static_cast<float>(size.height) / 720.0f);
    return std::round(20.0f * std::clamp(by_window, 0.7f, 3.0f) *
                      static_cast<float>(std::clamp(scale, 0.75, 3.0)));
}

Stage::Stage(Size size, double scale) : context_{ImGui::CreateContext()} {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false; // nothing moves by itself: idle draws no frame
    map_keys(io);
    resize(size, scale);
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

bool Stage::resize(Size size, double scale) {
    size = {std::max(size.width, 1), std::max(size.height, 1)};
    if (size == size_ && scale == scale_) return false;
    ImGui::SetCurrentContext(context_);
    const float em = em_for(size, scale);
    const bool same_letters = em == ui_.em_ && size.height == size_.height && scale_ > 0.0;
    size_ = size;
    scale_ = scale;
    ImGui::GetIO().DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    if (same_letters) return false;
    ui_.em_ = em;
    ui_.type_.bake(em, static_cast<float>(size.height) * 0.5f);
    return true;
}

void Stage::make_current() { ImGui::SetCurrentContext(context_); }

void Stage::feed(Input input) { queue_.push(std::move(input)); }

bool Stage::holding() const {
    const auto& keys = ui_.down_;
    return ui_.button_down_ || std::find(keys.begin(), keys.end(), true) != keys.end();
}

void Stage::hand_out_input() {
    ImGuiIO& io = ImGui::GetIO();
    for (const Input& input : queue_.next_frame()) {
        switch (input.kind) {
        case Input::Kind::key_down:
        case Input::Kind::key_up:
            io.KeysDown[static_cast<std::size_t>(input.key)] = input.kind == Input::Kind::key_down;
            ui_.key(input);
            break;
        case Input::Kind::move: io.MousePos = {input.x, input.y}; break;
        case Input::Kind::button_down:
        case Input::Kind::button_up:
            io.MousePos = {input.x, input.y};
            io.MouseDown[0] = ui_.button_down_ = input.kind == Input::Kind::button_down;
            break;
        case Input::Kind::wheel: io.MouseWheel += input.y; break;
        case Input::Kind::text: io.AddInputCharactersUTF8(input.text.c_str()); break;
        case Input::Kind::focus_lost:
            std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
            io.MouseDown[0] = ui_.button_down_ = false;
            ui_.down_ = {};
            break;
        }
    }
}

Ui& Stage::begin(double seconds_since_last) {
    ImGui::SetCurrentContext(context_);
    // ImGui asserts on 0; after a long wait one frame must not count as a long hold.
    const double dt = std::clamp(seconds_since_last, 0.001, 0.1);
    ImGui::GetIO().DeltaTime = static_cast<float>(dt);
    hand_out_input();
    ImGui::NewFrame();
    ui_.begin_frame({0, 0, static_cast<float>(size_.width), static_cast<float>(size_.height)}, dt);
    return ui_;
}

const ImDrawData& Stage::end() {
    ui_.end_frame();
    ImGui::Render();
    return *ImGui::GetDrawData();
}

} // namespace screen
