#include "screen/chart.h"

#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

Colour colour_of(Look look) { return look == Look::first ? theme::sky : theme::orange; }
Shape shape_of(Look look) { return look == Look::first ? Shape::diamond : Shape::square; }

struct Plot {
    Rect at;
    float x(double share) const { return at.x + at.w * static_cast<float>(share); }
    float y(double share) const {
        return at.bottom() - at.h * static_cast<float>(std::clamp(share, 0.0, 1.0));
    }
};

void draw_points(Ui& ui, const Plot& plot, const Chart& chart) {
    const float em = ui.em(), dot = 0.55f * em;
    for (const Look look : {Look::first, Look::second}) {
        const Chart::Point* before = nullptr;
        for (const Chart::Point& p : chart.points) {
            if (p.look != look) continue;
            const float x = plot.x(p.x), y = plot.y(p.y);
            if (p.linked && before != nullptr)
                ui.line(plot.x(before->x), plot.y(before->y), x, y, 0.08f * em, colour_of(look));
            if (p.error > 0.0)
                ui.line(x, plot.y(p.y - p.error), x, plot.y(p.y + p.error), 0.06f * em,
                        theme::quiet);
            before = &p;
        }
    }
    for (const Chart::Point& p : chart.points)
        ui.shape(shape_of(p.look), {plot.x(p.x) - dot / 2, plot.y(p.y) - dot / 2, dot, dot},
                 colour_of(p.look));
}

void draw_ticks(Ui& ui, Rect row, const std::vector<std::string>& ticks) {
    if (ticks.empty()) return;
    const auto parts = static_cast<float>(ticks.size());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const auto place = static_cast<float>(i);
        ui.fitted({row.x + row.w * place / parts, row.y, 0.97f * row.w / parts, row.h}, ticks[i],
                  {.ink = theme::quiet,
                   .align = parts > 1.0f ? place / (parts - 1.0f) : 0.0f,
                   .valign = 0.5f});
    }
}

} // namespace

double round_up(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(std::max(value, 1e-6))));
    for (const double step : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0})
        if (step * power >= value) return step * power;
    return 10.0 * power;
}

std::string axis_number(double value) {
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return wording::number(value, whole ? 0 : value < 0.1 ? 2 : 1);
}

std::optional<std::size_t> draw(Ui& ui, Column& column, const Chart& chart, float high_em,
                                std::string_view id, std::size_t sections) {
    const float em = ui.em(), label = 3.2f * em;
    column.quiet(chart.title);
    column.gap(0.3f);
    const Rect all = column.take(high_em);
    const Plot plot{{all.x + label, all.y + 0.4f * em, all.w - label, all.h - 0.4f * em}};
    const Letters beside{.ink = theme::quiet, .align = 1.0f};
    ui.fitted({all.x, all.y, label - 0.5f * em, 1.3f * em}, chart.top, beside);
    ui.fitted({all.x, plot.at.bottom() - 1.0f * em, label - 0.5f * em, 1.3f * em}, chart.bottom,
              beside);
    for (const Chart::Box& band : chart.bands)
        ui.fill({plot.x(band.from), plot.y(band.high), plot.x(band.to) - plot.x(band.from),
                 plot.y(band.low) - plot.y(band.high)},
                theme::raised);
    std::optional<std::size_t> clicked;
    const float wide = plot.at.w / static_cast<float>(std::max<std::size_t>(sections, 1));
    for (std::size_t i = 0; i < sections; ++i) {
        const Rect part{plot.at.x + static_cast<float>(i) * wide, plot.at.y, wide, plot.at.h};
        const Ui::Touch touch = ui.touch(std::string{id} + ":" + std::to_string(i), part);
        if (touch == Ui::Touch::hovered) ui.outline(part, theme::line, 0.0f, 0.06f * em);
        if (touch == Ui::Touch::clicked) clicked = i;
    }
    for (const Chart::Layer& layer : chart.layers)
        ui.columns(plot.at, layer.columns, colour_of(layer.look), layer.look == Look::second);
    for (const double at : chart.breaks)
        for (float y = plot.at.y; y < plot.at.bottom(); y += 0.6f * em)
            ui.line(plot.x(at), y, plot.x(at), std::min(y + 0.3f * em, plot.at.bottom()),
                    0.08f * em, theme::ink);
    draw_points(ui, plot, chart);
    ui.fill({plot.at.x, plot.at.bottom(), plot.at.w, 0.06f * em}, theme::line);
    column.gap(0.2f);
    const Rect row = column.take(1.4f);
    draw_ticks(ui, {plot.at.x, row.y, plot.at.w, row.h}, chart.ticks);
    column.gap(0.6f);
    return clicked;
}

void legend(Ui& ui, Column& column, const std::vector<std::pair<Look, std::string_view>>& all) {
    const float em = ui.em();
    const float w = column.wide() ? column.width() / static_cast<float>(all.size()) : 0.0f;
    Rect row{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [look, text] = all[i];
        if (w <= 0.0f || i == 0) row = column.take(1.5f);
        const float x = row.x + static_cast<float>(i) * w;
        ui.shape(shape_of(look), {x, row.y + 0.35f * em, 0.8f * em, 0.8f * em}, colour_of(look));
        const float room = (w > 0.0f ? w : row.w) - 1.6f * em;
        ui.fitted({x + 1.4f * em, row.y, room, row.h}, text, {.ink = theme::quiet, .valign = 0.5f});
    }
}

} // namespace screen
