// The shapes of a stroke that runs across a bone, seen from the front or from behind.
#pragma once
#include "figure/motion.h"

namespace figure {

std::vector<Shape> region_across(const Body&, const Motion&);
Shape own_mark_across(const Body&, const Motion&, double own); // a wedge, as all others
Shape turned_across(const Body&, const Motion&, double phase); // the mark on the tool

} // namespace figure
