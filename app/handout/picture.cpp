#include "handout/picture.h"

#include <algorithm>
#include <cmath>

namespace handout {
namespace {

using figure::Drawing, figure::Role, figure::Shape;
using paper::Document, paper::Place;

constexpr units::Metres height{1.70}; // of whoever is drawn
constexpr double seam = 0.25;         // millimetres of black around every part
constexpr double gap = 3.0;           // between two pictures

// --- where the person moves to

struct Middle { // of what is worked on, in metres
    figure::Point at;
    double radius = 0.0;
};
Middle middle_of(const figure::Motion& m, double phase) {
    const auto body = figure::body_of(m.placing(phase), m.figure().look);
    const auto at = figure::round_at(body, m.figure().target->bone, m.place(0.5).share);
    return {{at.x * height.value, at.y * height.value}, at.radius * height.value};
}

// Beside the body, where the tool is not.
std::optional<Picture::Way> way_of(const figure::Motion& m) {
    constexpr double least = 0.02, beside = 0.045; // metres
    if (!m.tool() || !m.figure().target) return std::nullopt;
    const Middle a = middle_of(m, 0.0), b = middle_of(m, 1.0);
    const double dx = b.at.x - a.at.x, dy = b.at.y - a.at.y, way = std::hypot(dx, dy);
    if (way < least) return std::nullopt;
    figure::Point out{-dy / way, dx / way};
    const double tool_x = m.tool()->x * height.value, tool_y = m.tool()->y * height.value;
    const double from_tool =
        (0.5 * (a.at.x + b.at.x) - tool_x) * out.x + (0.5 * (a.at.y + b.at.y) - tool_y) * out.y;
    // At a near wall the tool is seen before the body.
    const bool before = m.figure().tool_on == routine::Surface::wall_near;
    const double thick = before ? m.tool()->radius * height.value : std::max(a.radius, b.radius);
    const double by = (thick + beside) * (from_tool < 0.0 ? -1.0 : 1.0);
    const auto moved = [&](figure::Point p) {
        return figure::Point{p.x + out.x * by, p.y + out.y * by};
    };
    return Picture::Way{moved(a.at), moved(b.at)};
}

Picture::Way mirrored(Picture::Way way) {
    return {{-way.from.x, way.from.y}, {-way.to.x, way.to.y}};
}

// --- with a pen

double lightness(const Shape& s) {
    switch (s.role) {
    case Role::ground: return 0.55;
    case Role::furniture: return 0.8;
    case Role::body: return 0.8 + 0.15 * s.tone;
    case Role::tool: return 0.62;
    case Role::turned: return 0.0;
    case Role::region: return 0.2;
    case Role::own: return 0.0;
    }
    return 0.0;
}

class Pen {
  public:
    Pen(Document& document, Place place, const figure::Box& extent)
        : d_{document}, scale_{std::min(place.w / extent.width(), place.h / extent.height())},
          left_{place.x + 0.5 * place.w - 0.5 * (extent.left + extent.right) * scale_},
          floor_{place.y + place.h + extent.bottom * scale_} {}

    void draw(const Picture& picture) {
        const auto& shapes = picture.drawing.shapes;
        for (auto first = shapes.begin(); first != shapes.end();) {
            auto last = std::next(first);
            if (first->part != 0)
                last = std::find_if(first, shapes.end(), [part = first->part](const Shape& s) {
                    return s.part != part;
                });
            if (first->role == Role::body || first->role == Role::tool)
                std::for_each(first, last, [&](const Shape& s) { shape(s, seam, 0.0); });
            std::for_each(first, last, [&](const Shape& s) { shape(s, 0.0, lightness(s)); });
            first = last;
        }
        if (picture.way) arrow(at(picture.way->from), at(picture.way->to));
    }

  private:
    paper::Point at(figure::Point p) const { return {left_ + p.x * scale_, floor_ - p.y * scale_}; }

    void shape(const Shape& s, double grown, double light) {
        if (s.kind == Shape::Kind::limb) {
            d_.limb(at(s.ends[0]), s.radii[0] * scale_ + grown, at(s.ends[1]),
                    s.radii[1] * scale_ + grown, light);
            return;
        }
        std::vector<paper::Point> corners;
        for (const figure::Point p : s.corners) corners.push_back(at(p));
        d_.patch(corners, light);
    }

    // White around it, for it may lie over a limb.
    void arrow(paper::Point from, paper::Point to) {
        const double dx = to.x - from.x, dy = to.y - from.y, way = std::hypot(dx, dy);
        const double x = dx / way, y = dy / way;
        const auto drawn = [&](double half, double head, double wide, double light) {
            const auto along = [&](double on, double aside) {
                return paper::Point{from.x + x * on - y * aside, from.y + y * on + x * aside};
            };
            const double neck = std::max(way - head, 0.0), more = half - 0.3;
            d_.patch(
                {along(-more, half), along(neck, half), along(neck, -half), along(-more, -half)},
                light);
            d_.patch(
                {along(neck - more, wide), along(way + 2.0 * more, 0.0), along(neck - more, -wide)},
                light);
        };
        drawn(0.7, 2.2, 1.7, 1.0);
        drawn(0.3, 2.2, 1.1, 0.0);
    }

    Document& d_;
    double scale_, left_, floor_;
};

double scale_in(double w, double h, const figure::Box& extent) {
    return std::min(w / extent.width(), h / extent.height());
}

} // namespace

std::vector<Picture> pictures_of(const routine::Exercise& e, routine::Side side) {
    const figure::Motion m{e, height};
    const auto drawn_for =
        side == routine::Side::right ? routine::Side::right : routine::Side::left;
    auto way = way_of(m);
    if (way && drawn_for == routine::Side::right) way = mirrored(*way);
    std::vector<Picture> all{{m.at(0.0, drawn_for), way}};
    if (!m.moves() || e.activity == routine::Activity::breathe) return all;
    if (way) std::swap(way->from, way->to);
    all.push_back({m.at(1.0, drawn_for), way});
    return all;
}

void draw(Document& d, Place p, const std::vector<Picture>& pictures) {
    if (pictures.empty()) return;
    const auto n = static_cast<double>(pictures.size());
    const figure::Box& extent = pictures.front().drawing.extent;
    const double w = (p.w - (n - 1.0) * gap) / n, h = (p.h - (n - 1.0) * gap) / n;
    const bool beside = scale_in(w, p.h, extent) > scale_in(p.w, h, extent);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto k = static_cast<double>(i);
        const Place place = beside ? Place{p.x + k * (w + gap), p.y, w, p.h}
                                   : Place{p.x, p.y + k * (h + gap), p.w, h};
        Pen{d, place, extent}.draw(pictures[i]);
    }
}

} // namespace handout
