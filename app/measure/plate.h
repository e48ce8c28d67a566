// What four corners of a bed have to do with each other. Statics leaves one of them open: it is
// how the plate twists, and that is learned while all cells are sound.
#pragma once
#include "measure/calibration.h"
#include "measure/moment.h"

#include <array>
#include <cstddef>

namespace measure {

// With X and Y the forces right less left and front less rear, and F their sum:
//   front right + rear left - front left - rear right = k X Y / F + sum a_i F_i + c F / (F + 20 N)
// A stiff plate on equal feet carries alike across both diagonals: k = 0. One that bends until each
// corner has its share by the lever in both directions: k = 1. Slopes that are off, and feet that
// yield unlike, make a_i; a floor that is not even makes c. Believed at first: k = 0.5 +- 0.5,
// a_i = 0 +- 0.05, c = 0 +- 4 N (one standard deviation).
class Plate {
  public:
    explicit Plate(const Roller&);
    bool rules() const { return rules_; } // a bed with a cell near each of its corners

    // Newtons by which the corners miss the rule, and by how much they well may: one standard
    // deviation, 1.5 N and 1 % of the force of it for what no rule covers.
    double disagreement(const PerCell<double>& newtons) const;
    double tolerance(const PerCell<double>& newtons) const;
    // What the other three say this corner carries; 0 or more.
    double corner(PerCell<double> newtons, std::size_t which) const;
    // 1 if the disagreement rises with this cell's force, -1 if it falls.
    double side(std::size_t cell) const { return side_[cell]; }

    void learn(const PerCell<double>& newtons); // of sound moments about 0.2 s apart
    void forget_floor();                        // a new zero

  private:
    static constexpr std::size_t terms = 6;
    using Terms = std::array<double, terms>;
    Terms terms_of(const PerCell<double>&) const;

    bool rules_ = false;
    PerCell<double> right_{}, front_{}, side_{}; // +1 or -1
    Terms believed_{};
    std::array<Terms, terms> spread_{}; // covariance
};

} // namespace measure
