// Two distributions that intervals are read from.
#pragma once

namespace insight {

// I_x(a, b), the regularised incomplete beta function: a, b > 0, x 0 .. 1. Continued
// fraction 26.5.8 of Abramowitz and Stegun, by Lentz' method; good to 1e-10.
double beta_share(double a, double b, double x);
double beta_quantile(double a, double b, double share); // share 0 .. 1

// Student's t; freedom at least 1, need not be whole.
double t_two_sided(double t, double freedom);    // the chance of |t| or more
double t_quantile(double share, double freedom); // share 0.5 .. 1 (without 1)

} // namespace insight
