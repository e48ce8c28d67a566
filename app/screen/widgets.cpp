// Buttons, fields and pages of Ui.
#include "screen/ui.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

namespace screen {
namespace {

struct ButtonLook {
    Colour ground, hover, ink;
};

ButtonLook look_of(ButtonKind kind) {
    using namespace theme;
    switch (kind) {
    case ButtonKind::normal: return {raised, hover, ink};
    case ButtonKind::primary: return {sky, mixed(sky, ink, 0.35), dark_ink};
    case ButtonKind::chosen: return {mixed(page, sky, 0.3), mixed(page, sky, 0.4), ink};
    case ButtonKind::quiet: return {card, raised, ink};
    case ButtonKind::danger: return {vermillion, mixed(vermillion, ink, 0.35), dark_ink};
    }
    return {raised, hover, ink};
}

ImVec4 channels(Colour c) {
    return {static_cast<float>(c.red) / 255.0f, static_cast<float>(c.green) / 255.0f,
            static_cast<float>(c.blue) / 255.0f, 1.0f};
}

} // namespace

bool Ui::button(std::string_view id, Rect at, std::string_view label, ButtonKind kind, bool enabled,
                float px) {
    seen_.widgets.push_back({std::string{id}, at, enabled, kind});
    const bool has_focus = enabled && takes_focus(id, at);
    ImGui::SetCursorScreenPos({at.x, at.y});
    const bool clicked = ImGui::InvisibleButton(seen_.widgets.back().id.c_str(), {at.w, at.h});
    if (ImGui::IsItemActive() && enabled)
        held_buttons_[std::string{id}] += dt_;
    else if (const auto held = held_buttons_.find(id); held != held_buttons_.end())
        held_buttons_.erase(held);

    ButtonLook look = look_of(kind);
    if (!enabled) look = {theme::card, theme::card, theme::quiet};
    const float radius = 0.4f * em_;
    fill(at, enabled && ImGui::IsItemHovered() ? look.hover : look.ground, radius);
    if (!enabled || kind == ButtonKind::quiet) outline(at, theme::line, radius, 1.0f);
    if (enabled && kind == ButtonKind::chosen) outline(at, theme::sky, radius, 0.1f * em_);
    if (has_focus) outline(at.inset(-0.2f * em_), theme::ink, radius * 1.4f, 0.12f * em_);
    fitted(inside_button(at), label,
           {.weight = Weight::bold, .px = px, .ink = look.ink, .align = 0.5f, .valign = 0.5f});
    return enabled && (clicked || (has_focus && (pressed(Key::enter) || pressed(Key::go))));
}

Rect Ui::inside_button(Rect at) const {
    return at.inset(std::min(0.6f * em_, 0.25f * at.h), std::min(0.1f * em_, 0.04f * at.h));
}

bool Ui::drawing(std::string_view id, Rect at) {
    seen_.widgets.push_back({std::string{id}, at, true});
    const bool has_focus = takes_focus(id, at);
    if (has_focus) {
        outline(at, theme::ink, 0.4f * em_, 0.12f * em_);
        own_sideways();
    }
    return has_focus;
}

Ui::Touch Ui::touch(std::string_view id, Rect at) {
    seen_.spots.push_back({std::string{id}, at, true});
    ImGui::SetCursorScreenPos({at.x, at.y});
    if (ImGui::InvisibleButton(seen_.spots.back().id.c_str(), {at.w, at.h})) return Touch::clicked;
    return ImGui::IsItemHovered() ? Touch::hovered : Touch::none;
}

std::optional<int> Ui::reordered(const std::string& list, int place, Rect row) {
    const std::string id = list + ':' + std::to_string(place);
    const Rect sign{row.x, row.y + 0.1f * em_, 0.8f * em_, 1.2f * em_};
    seen_.spots.push_back({id, sign, true});
    const float dot = std::max(2.0f, 0.16f * em_);
    for (int i = 0; i < 6; ++i)
        fill({sign.x + 0.4f * em_ * static_cast<float>(i % 2),
              sign.y + 0.4f * em_ * static_cast<float>(i / 2), dot, dot},
             theme::quiet, 0.0f);
    ImGui::SetCursorScreenPos({row.x, row.y});
    ImGui::InvisibleButton(id.c_str(), {row.w, row.h});
    if (ImGui::BeginDragDropSource(ImGuiDragDropFlags_SourceNoPreviewTooltip)) {
        ImGui::SetDragDropPayload(list.c_str(), &place, sizeof place);
        ImGui::EndDragDropSource();
        outline(row.inset(-0.25f * em_), theme::sky, 0.4f * em_, 0.1f * em_);
    }
    const ImRect here{row.x, row.y, row.right(), row.bottom()};
    if (!ImGui::BeginDragDropTargetCustom(here, ImGui::GetID(id.c_str()))) return std::nullopt;
    std::optional<int> let_go;
    const auto* const over =
        ImGui::AcceptDragDropPayload(list.c_str(), ImGuiDragDropFlags_AcceptPeekOnly);
    if (over != nullptr) {
        const int from = *static_cast<const int*>(over->Data);
        const float y = from < place ? row.bottom() + 0.15f * em_ : row.y - 0.25f * em_;
        fill({row.x, y, row.w, 0.12f * em_}, theme::sky, 0.0f); // where it would go
        if (over->IsDelivery()) let_go = from;
    }
    ImGui::EndDragDropTarget();
    return let_go;
}

bool Ui::toggle(std::string_view id, Rect at, std::string_view label, bool on) {
    const bool asked = button(id, at, label, on ? ButtonKind::chosen : ButtonKind::normal);
    const float side = 0.95f * em_;
    const Rect box{at.x + 0.5f * em_, at.y + (at.h - side) / 2, side, side};
    outline(box, theme::quiet, 0.15f * em_, 0.08f * em_);
    if (on) shape(Shape::tick, box.inset(0.12f * em_), theme::sky);
    return asked;
}

bool Ui::field(std::string_view id, Rect at, std::string& buffer, std::string_view unit,
               bool hidden) {
    seen_.widgets.push_back({std::string{id}, at, true});
    const bool has_focus = takes_focus(id, at);
    const float radius = 0.4f * em_, unit_room = std::max(2.6f * em_, width_of(unit, {}) + em_);
    fill(at, theme::raised, radius);
    outline(at, has_focus ? theme::ink : theme::line, radius, has_focus ? 0.12f * em_ : 1.0f);

    const Face& letters = type_.at_most(Weight::regular, em_);
    ImGui::PushFont(letters.font);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, channels(theme::raised));
    ImGui::PushStyleColor(ImGuiCol_Text, channels(theme::ink));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, channels(theme::line));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{0, 0});
    ImGui::SetCursorScreenPos({at.x + 0.6f * em_, at.y + (at.h - letters.px) / 2});
    ImGui::SetNextItemWidth(at.w - 0.6f * em_ - unit_room);
    if (has_focus && (focus_moved_ || focus_arrived_)) ImGui::SetKeyboardFocusHere();
    const std::string name = "##" + std::string{id};
    ImGuiInputTextFlags flags =
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;
    if (hidden) flags |= ImGuiInputTextFlags_Password;
    bool ended = ImGui::InputText(name.c_str(), &buffer, flags);
    // It takes keys one frame after it became active; an Enter before that is not lost.
    const bool takes_keys = ImGui::IsItemActive() && !ImGui::IsItemActivated();
    ended |= has_focus && !takes_keys && pressed(Key::enter);
    if (ImGui::IsItemActivated()) focus_ = id;
    if (ended) had_focus_.clear(); // still there in the next frame: to be typed anew
    if (!has_focus && focus_moved_ && ImGui::IsItemActive()) ImGui::ClearActiveID();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
    ImGui::PopFont();
    fitted({at.right() - unit_room, at.y, unit_room - 0.4f * em_, at.h}, unit,
           {.ink = theme::quiet, .align = 1.0f, .valign = 0.5f});
    return ended;
}

Rect Ui::begin_page(std::string_view name) {
    const bool other = page_ != name;
    if (other) {
        new_page_ = !page_.empty();
        page_ = name;
        focus_.clear();
        first_.clear();
        ImGui::ClearActiveID();
    }
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen_.w, screen_.h});
    if (other) ImGui::SetNextWindowScroll({0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 0.6f * em_);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, channels(theme::page));
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, channels(theme::line));
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBackground); // the display clears to the page's colour
    ImGui::GetWindowDrawList()->ChannelsSplit(2);
    ImGui::GetWindowDrawList()->ChannelsSetCurrent(1);
    page_top_ = -ImGui::GetScrollY();
    return {0.0f, page_top_, screen_.w, screen_.h};
}

void Ui::end_page(float content_bottom, bool scrolls) {
    if (scrolls && pressed(Key::page_down))
        ImGui::SetScrollY(ImGui::GetScrollY() + 0.8f * screen_.h);
    if (scrolls && pressed(Key::page_up)) ImGui::SetScrollY(ImGui::GetScrollY() - 0.8f * screen_.h);
    ImGui::SetCursorScreenPos({0, std::max(content_bottom, page_top_ + 1.0f) - 1.0f});
    ImGui::Dummy({1, 1});
    ImGui::GetWindowDrawList()->ChannelsMerge();
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
}

} // namespace screen
