// Whole numbers to FLAC and back: one channel, lossless, predictor and Rice parameters chosen anew
// for each piece. libFLAC ends here. FLAC's sample rate says nothing here: times stand beside it.
#pragma once
#include "store/sealed.h"

#include <optional>
#include <span>
#include <vector>

namespace store {

// Nothing when a number does not fit into 24 bits, or there are too few numbers for it to pay.
std::optional<Bytes> flac(std::span<const std::int32_t>);

// `count` numbers; anything else in the bytes is damage.
tl::expected<std::vector<std::int32_t>, DecodeError> from_flac(std::span<const std::uint8_t>,
                                                               std::size_t count);

} // namespace store
