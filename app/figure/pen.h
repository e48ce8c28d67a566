// From bones to shapes.
#pragma once
#include "figure/motion.h"

namespace figure {

Drawing drawn(const Motion&, double phase, std::optional<double> own, double height,
              const Box& extent);
Box extent_of(const Motion&, double height);
void mirror(Drawing&);

} // namespace figure
