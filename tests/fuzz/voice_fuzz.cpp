// Any bytes as the recording of a plan's author: refused, or kept byte for byte and within its
// limits.
#include "sound/recording.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

void demand(bool law) {
    if (!law) std::abort();
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> bytes{data, size};
    const auto said = sound::came(bytes);
    if (!said) return 0;
    demand(std::equal(bytes.begin(), bytes.end(), said->wav->begin(), said->wav->end()));
    demand(said->lasts_s > 0.0 && said->lasts_s <= sound::longest_clip_s);
    const auto samples = sound::read_wav(bytes);
    demand(samples.has_value());
    for (const float one : *samples) demand(std::isfinite(one) && std::abs(one) <= 1.0f);
    return 0;
}
