#include "routine/variants.h"

namespace routine {

std::size_t lighter_of(const Exercise& e, std::size_t first, std::size_t second) {
    const auto share = [&](std::size_t v) { return e.variants.at(v).share_of_body_weight; };
    return share(second) < share(first) ? second : first;
}

bool heavier(const Exercise& e, std::size_t variant) {
    return lighter_of(e, variant, 0) != variant;
}

} // namespace routine
