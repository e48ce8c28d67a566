// A row of figures and short sentences: two lines in each place, in letters of the usual size.
#pragma once
#include "screen/column.h"

namespace screen {

enum class RowKind { head, figures };
void figures_row(Ui&, Column&, const std::vector<Cell>&, RowKind);

} // namespace screen
