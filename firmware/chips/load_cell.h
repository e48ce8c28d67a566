// A load cell as the converter sees it: newtons to counts. Real ones differ by percents, have a
// zero of their own, and some drift.
#pragma once

namespace chips {

struct LoadCell {
    double counts_per_newton = 1.0;
    double zero_counts = 0.0;
    double drift_newtons_per_s = 0.0; // from drift_from_s on, up to drift_most_n
    double drift_from_s = 0.0;
    double drift_most_n = 60.0;

    double counts(double newtons, double at_s) const {
        double drift_n = (at_s - drift_from_s) * drift_newtons_per_s;
        if (drift_n < 0.0) drift_n = 0.0;
        if (drift_n > drift_most_n) drift_n = drift_most_n;
        return zero_counts + counts_per_newton * (newtons + drift_n);
    }
};

} // namespace chips
