#include "screen/draw_shape.h"

#include <cmath>
#include <initializer_list>

namespace screen {
namespace {

constexpr float pi = 3.14159265f;

struct Pen {
    ImDrawList* list = nullptr;
    ImVec2 middle;
    float r = 0.0F; // half of the square it stands in
    ImU32 colour = 0;

    ImVec2 at(float x, float y) const { return {middle.x + x * r, middle.y + y * r}; }
    float stroke() const { return r * 0.28f; }
    void line(float x1, float y1, float x2, float y2) const {
        list->AddLine(at(x1, y1), at(x2, y2), colour, stroke());
        list->AddCircleFilled(at(x1, y1), stroke() * 0.5f, colour);
        list->AddCircleFilled(at(x2, y2), stroke() * 0.5f, colour);
    }
    void triangle(float x1, float y1, float x2, float y2, float x3, float y3) const {
        list->AddTriangleFilled(at(x1, y1), at(x2, y2), at(x3, y3), colour);
    }
    void box(float x1, float y1, float x2, float y2, float rounding = 0.1f) const {
        list->AddRectFilled(at(x1, y1), at(x2, y2), colour, rounding * r);
    }
    void dot(float x, float y, float radius) const {
        list->AddCircleFilled(at(x, y), radius * r, colour, 48);
    }
};

void both_ways(const Pen& p) {
    p.triangle(-1.0f, 0.0f, -0.35f, -0.62f, -0.35f, 0.62f);
    p.triangle(1.0f, 0.0f, 0.35f, 0.62f, 0.35f, -0.62f);
    p.box(-0.4f, -0.17f, 0.4f, 0.17f);
}

void wave(const Pen& p) {
    for (const float y : {-0.45f, 0.0f, 0.45f}) {
        for (int i = 0; i < 24; ++i) {
            const float x1 = -0.9f + 1.8f * static_cast<float>(i) / 24.0f, x2 = x1 + 1.8f / 24.0f;
            const auto wavy = [y](float x) { return y + 0.18f * std::sin(x * pi * 1.6f); };
            p.list->AddLine(p.at(x1, wavy(x1)), p.at(x2, wavy(x2)), p.colour, p.r * 0.2f);
        }
    }
}

void moon(const Pen& p) {
    // A crescent: outer arc and back along a shifted inner arc, as thin quads.
    constexpr int pieces = 32;
    const auto outer = [&p](float t) { return p.at(0.9f * std::cos(t), 0.9f * std::sin(t)); };
    const auto inner = [&p](float t) {
        return p.at(0.42f + 0.72f * std::cos(t), -0.22f + 0.78f * std::sin(t));
    };
    for (int i = 0; i < pieces; ++i) {
        const float from = 0.33f * pi, span = 1.25f * pi;
        const float a = from + span * static_cast<float>(i) / pieces - 0.05f * pi;
        const float b = from + span * static_cast<float>(i + 1) / pieces - 0.05f * pi;
        p.list->AddQuadFilled(outer(a), outer(b), inner(b), inner(a), p.colour);
    }
}

void exchange(const Pen& p) {
    p.line(-0.75f, -0.4f, 0.4f, -0.4f);
    p.triangle(0.3f, -0.85f, 0.3f, 0.05f, 0.95f, -0.4f);
    p.line(0.75f, 0.4f, -0.4f, 0.4f);
    p.triangle(-0.3f, 0.85f, -0.3f, -0.05f, -0.95f, 0.4f);
}

void gear(const Pen& p) {
    p.list->AddCircle(p.middle, 0.55f * p.r, p.colour, 32, 0.3f * p.r);
    for (int i = 0; i < 8; ++i) {
        const float a = static_cast<float>(i) * pi / 4.0f;
        p.list->AddLine(p.at(0.6f * std::cos(a), 0.6f * std::sin(a)),
                        p.at(0.95f * std::cos(a), 0.95f * std::sin(a)), p.colour, p.r * 0.3f);
    }
}

// A ring, its left half full.
void half_full(const Pen& p) {
    p.list->AddCircle(p.middle, 0.8f * p.r, p.colour, 64, 0.2f * p.r);
    p.list->PathArcTo(p.middle, 0.8f * p.r, 0.5f * pi, 1.5f * pi, 32);
    p.list->PathFillConvex(p.colour);
}

void warning(const Pen& p, ImU32 hole) {
    p.triangle(0.0f, -0.9f, -1.0f, 0.82f, 1.0f, 0.82f);
    const Pen dark{p.list, p.middle, p.r, hole};
    dark.box(-0.11f, -0.3f, 0.11f, 0.33f);
    dark.dot(0.0f, 0.57f, 0.13f);
}

} // namespace

void draw_shape(ImDrawList& list, Shape shape, ImVec2 middle, float half, ImU32 colour,
                ImU32 hole) {
    const Pen p{&list, middle, half, colour};
    switch (shape) {
    case Shape::none: break;
    case Shape::ring: list.AddCircle(middle, half * 0.76f, colour, 64, half * 0.3f); break;
    case Shape::both_ways: both_ways(p); break;
    case Shape::square: p.box(-0.72f, -0.72f, 0.72f, 0.72f, 0.16f); break;
    case Shape::wave: wave(p); break;
    case Shape::diamond:
        list.AddQuadFilled(p.at(0, -0.95f), p.at(0.95f, 0), p.at(0, 0.95f), p.at(-0.95f, 0),
                           colour);
        break;
    case Shape::moon: moon(p); break;
    case Shape::exchange: exchange(p); break;
    case Shape::bars:
        p.box(-0.62f, -0.8f, -0.2f, 0.8f, 0.12f);
        p.box(0.2f, -0.8f, 0.62f, 0.8f, 0.12f);
        break;
    case Shape::lift:
        p.triangle(0.0f, -0.95f, -0.7f, -0.15f, 0.7f, -0.15f);
        p.box(-0.22f, -0.2f, 0.22f, 0.35f);
        p.box(-0.85f, 0.6f, 0.85f, 0.9f);
        break;
    case Shape::cross:
        p.line(-0.65f, -0.65f, 0.65f, 0.65f);
        p.line(-0.65f, 0.65f, 0.65f, -0.65f);
        break;
    case Shape::tick:
        p.line(-0.75f, 0.05f, -0.2f, 0.6f);
        p.line(-0.2f, 0.6f, 0.8f, -0.55f);
        break;
    case Shape::warning: warning(p, hole); break;
    case Shape::dots:
        for (const float x : {-0.7f, 0.0f, 0.7f}) p.dot(x, 0.0f, 0.24f);
        break;
    case Shape::roller:
        p.box(-0.95f, -0.5f, 0.95f, 0.5f, 0.5f);
        list.AddCircle(p.at(0.5f, 0.0f), half * 0.26f, hole, 32, half * 0.12f);
        break;
    case Shape::gear: gear(p); break;
    case Shape::half: half_full(p); break;
    case Shape::dash: p.box(-0.9f, -0.2f, 0.9f, 0.2f); break;
    }
}

} // namespace screen
