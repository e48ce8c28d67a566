// The strokes behind screen/shapes.h; only for files that draw with ImGui.
#pragma once
#include "screen/shapes.h"

#include <imgui.h>

namespace screen {

// Inside a square of 2 x `half` around `middle`; `hole` is the colour of what lies behind.
void draw_shape(ImDrawList&, Shape, ImVec2 middle, float half, ImU32 colour, ImU32 hole);

} // namespace screen
