#include "bundle/sodium.h"

#include <cstdlib>

namespace bundle {

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    if (!started) std::abort();
}

} // namespace bundle
