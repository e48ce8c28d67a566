// Variants against each other.
#include "routine/variants.h"

#include <doctest/doctest.h>

TEST_CASE("variants: heavier is what takes more of the weight, whatever it is called") {
    routine::Exercise e;
    for (const auto& [id, share] :
         {std::pair{"normal", 0.32}, {"lighter", 0.2}, {"both_legs", 0.6}}) {
        routine::Variant v;
        v.id = id;
        v.share_of_body_weight = share;
        e.variants.push_back(v);
    }
    CHECK_FALSE(routine::heavier(e, 0));
    CHECK_FALSE(routine::heavier(e, 1));
    CHECK(routine::heavier(e, 2));
    CHECK(routine::lighter_of(e, 2, 0) == 0);
    CHECK(routine::lighter_of(e, 1, 2) == 1);
    CHECK(routine::lighter_of(e, 2, 2) == 2);
}
