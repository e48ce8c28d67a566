#include "screen/figures_row.h"

namespace screen {

void figures_row(Ui& ui, Column& c, const std::vector<Cell>& cells, RowKind kind) {
    const float em = ui.em();
    const bool head = kind == RowKind::head;
    const Rect all = c.take(2.5f);
    float sum = 0.0f, x = all.x;
    for (const Cell& cell : cells) sum += cell.share;
    for (const Cell& cell : cells) {
        const float width = all.w * cell.share / sum;
        ui.fitted({x, all.y, width - 0.5f * em, all.h}, head ? cell.label : cell.value,
                  {.weight = cell.strong && !head ? Weight::bold : Weight::regular,
                   .px = head ? 0.85f * em : em,
                   .ink = head ? theme::quiet : theme::ink,
                   .valign = 0.5f},
                  2);
        x += width;
    }
}

} // namespace screen
