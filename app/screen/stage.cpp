#include "screen/stage.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

bool quarter(Turn turn) { return turn == Turn::left || turn == Turn::right; }

// From the turned picture to the window, both from the upper left corner.
ImVec2 turned(ImVec2 p, Turn turn, ImVec2 window) {
    switch (turn) {
    case Turn::none: return p;
    case Turn::left: return {p.y, window.y - p.x};
    case Turn::half: return {window.x - p.x, window.y - p.y};
    case Turn::right: return {window.x - p.y, p.x};
    }
    return p;
}

// And back: where the pointer is in the picture.
ImVec2 turned_back(ImVec2 p, Turn turn, ImVec2 window) {
    switch (turn) {
    case Turn::none: return p;
    case Turn::left: return {window.y - p.y, p.x};
    case Turn::half: return {window.x - p.x, window.y - p.y};
    case Turn::right: return {p.y, window.x - p.x};
    }
    return p;
}

void turn_all(ImDrawData& data, Turn turn, ImVec2 window) {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList& list = *data.CmdLists[i];
        for (ImDrawVert& v : list.VtxBuffer) v.pos = turned(v.pos, turn, window);
        for (ImDrawCmd& c : list.CmdBuffer) {
            const ImVec2 a = turned({c.ClipRect.x, c.ClipRect.y}, turn, window);
            const ImVec2 b = turned({c.ClipRect.z, c.ClipRect.w}, turn, window);
            c.ClipRect = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                          std::max(a.y, b.y)};
        }
    }
    data.DisplaySize = window;
}

} // namespace

float em_for(Size size, double scale) {
    const float by_window = std::min(static_cast<float>(size.width) / 1280.0f,
                                     static_cast<float>(size.height) / 720.0f);
    return std::round(20.0f * std::clamp(by_window, 0.7f, 3.0f) *
                      static_cast<float>(std::clamp(scale, 0.75, 3.0)));
}

Stage::Stage(Size size, double scale, Baking baking)
    : context_{ImGui::CreateContext()}, baking_{baking} {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false; // nothing moves by itself: idle draws no frame
    map_keys(io);
    resize(size, scale);
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

Size Stage::drawn() const { return quarter(turn_) ? Size{size_.height, size_.width} : size_; }

bool Stage::resize(Size size, double scale, Turn turn) {
    size = {std::max(size.width, 1), std::max(size.height, 1)};
    if (size == size_ && scale == scale_ && turn == turn_) return false;
    ImGui::SetCurrentContext(context_);
    // The same letters whichever way the picture is turned.
    const float em = em_for(size, scale);
    const bool same_letters = em == ui_.em_ && size.height == size_.height && scale_ > 0.0;
    size_ = size;
    scale_ = scale;
    turn_ = turn;
    const Size inner = drawn();
    ImGui::GetIO().DisplaySize = {static_cast<float>(inner.width),
                                  static_cast<float>(inner.height)};
    if (same_letters) return false;
    ui_.em_ = em;
    bake();
    return true;
}

void Stage::bake() { ui_.type_.bake(ui_.em_, static_cast<float>(size_.height) * 0.5f, baking_); }

bool Stage::complete_letters() {
    if (std::exchange(baking_, Baking::all) == Baking::all) return false;
    make_current();
    bake();
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
    const ImVec2 window{static_cast<float>(size_.width), static_cast<float>(size_.height)};
    for (const Input& input : queue_.next_frame()) {
        ui_.untouched_ = 0.0;
        const ImVec2 pointer = turned_back({input.x, input.y}, turn_, window);
        switch (input.kind) {
        case Input::Kind::key_down:
        case Input::Kind::key_up:
            io.KeysDown[static_cast<std::size_t>(input.key)] = input.kind == Input::Kind::key_down;
            ui_.key(input);
            break;
        case Input::Kind::move: io.MousePos = pointer; break;
        case Input::Kind::button_down:
        case Input::Kind::button_up:
            io.MousePos = pointer;
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
    const Size inner = drawn();
    ui_.begin_frame({0, 0, static_cast<float>(inner.width), static_cast<float>(inner.height)}, dt);
    return ui_;
}

const ImDrawData& Stage::end() {
    ui_.end_frame();
    ImGui::Render();
    ImDrawData& data = *ImGui::GetDrawData();
    if (turn_ != Turn::none)
        turn_all(data, turn_, {static_cast<float>(size_.width), static_cast<float>(size_.height)});
    return data;
}

} // namespace screen
