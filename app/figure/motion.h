// A person who moves through the stroke of an exercise on the tool, worked out once and then drawn
// at any phase. The tool stays where it is and turns, as in the cradle, and the person moves over
// it by the length of the stroke; what rests on the floor stays there.
#pragma once
#include "figure/drawing.h"
#include "figure/scene.h"
#include "units/quantity.h"

#include <optional>
#include <vector>

namespace figure {

class Motion {
  public:
    // The exercise must have a figure. Takes some hundredths of a second.
    explicit Motion(const routine::Exercise&, units::Metres height = units::Metres{1.70});

    // Phase 0..1: from one end of a stroke to the other, even in the way, so whoever asks turns
    // gently. Side right mirrors the picture. `own`: where the person is, on the same scale.
    Drawing at(double phase, routine::Side, std::optional<double> own = {}) const;

    bool moves() const;                  // the ends differ
    double seconds() const;              // from end to end where no pace is set; 0 = none
    Placing placing(double phase) const; // in shares of the height
    const std::optional<Tool>& tool() const { return tool_; }
    const routine::Figure& figure() const { return figure_; }
    Place place(double phase) const; // where on the target the tool is; needs a target

  private:
    void solve_all();
    Placing beginning() const;
    routine::Pose hint(double phase) const;

    routine::Figure figure_;
    bool breathes_;
    std::optional<Tool> tool_;
    double height_;
    std::vector<Placing> placings_; // at even phases from 0 to 1
    Box extent_;
};

} // namespace figure
