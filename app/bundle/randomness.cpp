#include "bundle/randomness.h"

#include "bundle/sodium.h"

namespace bundle {

static_assert(randombytes_SEEDBYTES == crypto_kdf_KEYBYTES);

Randomness::Randomness() : seed_{crypto_kdf_KEYBYTES} {}

Randomness Randomness::fresh() {
    Randomness made;
    randombytes_buf(made.seed_.data(), made.seed_.bytes().size());
    return made;
}

Randomness Randomness::repeatable(std::uint64_t number) {
    Randomness made;
    for (std::size_t i = 0; i < 8; ++i)
        made.seed_.data()[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return made;
}

void Randomness::fill(std::span<std::uint8_t> bytes) {
    Secret once{randombytes_SEEDBYTES};
    crypto_kdf_derive_from_key(once.data(), once.bytes().size(), ++calls_, "rolltakt",
                               seed_.data());
    randombytes_buf_deterministic(bytes.data(), bytes.size(), once.data());
}

} // namespace bundle
