// Below the making of keys: the layout of a bundle, and its content under a key that is there.
// For this room and for the campaigns that damage bundles by the million.
#pragma once
#include "bundle/bundle.h"

namespace bundle {

struct Layout { // of the head's bytes
    Head head;
    std::uint64_t content_size = 0;             // padded
    std::span<const std::uint8_t> all;          // the head itself: bound to the content
    std::span<const std::uint8_t> salt;         // of a passphrase
    std::span<const std::uint8_t> sealed_key;   // to a public key
    std::span<const std::uint8_t> stream_start; // what the stream begins with
};
Result<Layout> layout(std::span<const std::uint8_t> beginning);
Result<Layout>
whole_layout(std::span<const std::uint8_t> file); // and the file is as long as it says

constexpr std::size_t key_size = 32, salt_size = 16, sealed_key_size = 80, stream_start_size = 24;
constexpr std::size_t chunk_size = std::size_t{64} * 1024,
                      chunk_cost = 17; // bytes of content; added by its seal

// `locked` is the salt, or the sealed key. The parts fit.
Bytes seal_with_stream_key(const Head&, std::span<const std::uint8_t> locked, const Secret& key,
                           const Parts&, Randomness&);
// What it is called when already the first chunk does not hold is the caller's to say.
Result<Opened> open_with_stream_key(std::span<const std::uint8_t> file, const Secret& key,
                                    Refusal at_first_chunk = Refusal::damaged);

} // namespace bundle
