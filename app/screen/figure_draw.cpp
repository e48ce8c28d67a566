// The drawn person on the screen.
#include "screen/ui.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using figure::Drawing, figure::Point, figure::Role;
using Piece = figure::Shape;

constexpr double seam = 0.007;    // metres of dark around every part
constexpr double off_round = 0.3; // pixels between a round and its corners, at most

ImU32 packed(Colour c) { return IM_COL32(c.red, c.green, c.blue, 255); }

Colour colour_of(const Piece& s, Colour own) {
    switch (s.role) {
    case Role::ground: return theme::line;
    case Role::furniture: return theme::hover;
    case Role::body: return mixed(theme::body_far, theme::body_near, s.tone);
    case Role::tool: return theme::sky;
    case Role::turned: return theme::dark_ink;
    case Role::region: return theme::region;
    case Role::own: return own;
    }
    return theme::line;
}

struct Paper { // metres to pixels
    ImDrawList* list;
    ImVec2 origin;
    double scale;
    ImVec2 at(Point p) const {
        return {origin.x + static_cast<float>(p.x * scale),
                origin.y - static_cast<float>(p.y * scale)};
    }

    void limb(const Piece& s, double grown, ImU32 colour) const {
        const double dx = s.ends[1].x - s.ends[0].x, dy = s.ends[1].y - s.ends[0].y;
        const double a = s.radii[0] + grown, b = s.radii[1] + grown, way = std::hypot(dx, dy);
        if (way <= std::abs(a - b) + 1e-6) { // one circle hides the other
            const std::size_t larger = a >= b ? 0 : 1;
            list->AddCircleFilled(at(s.ends.at(larger)), static_cast<float>(std::max(a, b) * scale),
                                  colour, 48);
            return;
        }
        // Both arcs between the common tangents, as one convex outline; clockwise, for only then
        // ImGui's smooth edge lies outside.
        const double along = std::atan2(dy, dx), open = std::acos((a - b) / way);
        list->PathClear();
        arc(s.ends[0], a, along + 2.0 * pi - open, along + open);
        arc(s.ends[1], b, along + open, along - open);
        list->PathFillConvex(colour);
    }
    void arc(Point middle, double radius, double from, double to) const {
        const double pixels = std::max(radius * scale, 2.0 * off_round);
        const double step = 2.0 * std::acos(1.0 - off_round / pixels);
        const int corners = std::max(static_cast<int>(std::ceil(std::abs(to - from) / step)), 1);
        for (int i = 0; i <= corners; ++i) {
            const double t = from + (to - from) * i / corners;
            list->PathLineTo(
                at({middle.x + radius * std::cos(t), middle.y + radius * std::sin(t)}));
        }
    }
    void patch(const Piece& s, ImU32 colour) const {
        double area = 0.0; // positive: counter-clockwise in metres
        for (std::size_t i = 0; i < s.corners.size(); ++i) {
            const Point &p = s.corners[i], &q = s.corners[(i + 1) % s.corners.size()];
            area += p.x * q.y - q.x * p.y;
        }
        list->PathClear();
        if (area < 0.0)
            for (auto p = s.corners.begin(); p != s.corners.end(); ++p) list->PathLineTo(at(*p));
        else
            for (auto p = s.corners.rbegin(); p != s.corners.rend(); ++p) list->PathLineTo(at(*p));
        list->PathFillConvex(colour);
    }
    void shape(const Piece& s, double grown, ImU32 colour) const {
        if (s.kind == Piece::Kind::limb)
            limb(s, grown, colour);
        else
            patch(s, colour);
    }

    static constexpr double pi = 3.14159265358979;
};

} // namespace

void Ui::figure(Rect room, const Drawing& d, Colour own) {
    const double scale = std::min(static_cast<double>(room.w) / d.extent.width(),
                                  static_cast<double>(room.h) / d.extent.height());
    const double middle = 0.5 * (d.extent.left + d.extent.right);
    const Paper paper{ImGui::GetWindowDrawList(),
                      {room.x + room.w / 2 - static_cast<float>(middle * scale),
                       room.bottom() + static_cast<float>(d.extent.bottom * scale)},
                      scale};
    for (auto first = d.shapes.begin(); first != d.shapes.end();) {
        auto last = std::next(first);
        if (first->part != 0)
            last = std::find_if(first, d.shapes.end(),
                                [part = first->part](const Piece& s) { return s.part != part; });
        if (first->role == Role::body || first->role == Role::tool)
            std::for_each(first, last,
                          [&](const Piece& s) { paper.shape(s, seam, packed(theme::page)); });
        std::for_each(first, last,
                      [&](const Piece& s) { paper.shape(s, 0.0, packed(colour_of(s, own))); });
        first = last;
    }
    seen_.figures.push_back(room);
}

} // namespace screen
