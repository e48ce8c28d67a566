#include "insight/distributions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using doctest::Approx;

TEST_CASE("distributions: quantiles of t as tables print them") {
    CHECK(insight::t_quantile(0.975, 1) == Approx(12.7062).epsilon(1e-5));
    CHECK(insight::t_quantile(0.975, 4) == Approx(2.77645).epsilon(1e-5));
    CHECK(insight::t_quantile(0.975, 30) == Approx(2.04227).epsilon(1e-5));
    CHECK(insight::t_quantile(0.95, 10) == Approx(1.81246).epsilon(1e-5));
    CHECK(insight::t_quantile(0.975, 1e6) == Approx(1.95996).epsilon(1e-4));
    CHECK(insight::t_quantile(0.5, 7) == Approx(0.0).epsilon(1e-6));
}

TEST_CASE("distributions: the chance of a quantile is its share") {
    for (const double freedom : {1.0, 2.5, 8.0, 60.0})
        for (const double share : {0.6, 0.9, 0.975, 0.999})
            CHECK(insight::t_two_sided(insight::t_quantile(share, freedom), freedom) ==
                  Approx(2.0 * (1.0 - share)).epsilon(1e-6));
    CHECK(insight::t_two_sided(0.0, 5.0) == Approx(1.0));
}

TEST_CASE("distributions: beta at closed forms, and symmetric") {
    for (const double x : {0.05, 0.3, 0.5, 0.8, 0.99}) {
        CHECK(insight::beta_share(1.0, 1.0, x) == Approx(x));
        CHECK(insight::beta_share(3.0, 1.0, x) == Approx(x * x * x));
        CHECK(insight::beta_share(1.0, 4.0, x) == Approx(1.0 - std::pow(1.0 - x, 4.0)));
        CHECK(insight::beta_share(2.5, 7.0, x) ==
              Approx(1.0 - insight::beta_share(7.0, 2.5, 1.0 - x)));
    }
    CHECK(insight::beta_share(2.0, 3.0, -0.1) == 0.0);
    CHECK(insight::beta_share(2.0, 3.0, 1.1) == 1.0);
    CHECK(insight::beta_share(12.0, 30.0, insight::beta_quantile(12.0, 30.0, 0.025)) ==
          Approx(0.025));
}
