#include "bundle/keys.h"

#include "bundle/sodium.h"

#include <algorithm>

namespace bundle {

static_assert(crypto_box_SECRETKEYBYTES == KeyPair::secret_size);
static_assert(crypto_box_PUBLICKEYBYTES == sizeof(PublicKey));

KeyPair::KeyPair(Secret secret) : secret_{std::move(secret)} {
    crypto_scalarmult_base(open_.bytes.data(), secret_.data());
}

KeyPair KeyPair::fresh(Randomness randomness) {
    Secret secret{secret_size};
    randomness.fill(secret.bytes());
    return KeyPair{std::move(secret)};
}

std::optional<KeyPair> KeyPair::of(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != secret_size) return std::nullopt;
    Secret secret{secret_size};
    std::copy(bytes.begin(), bytes.end(), secret.data());
    return KeyPair{std::move(secret)};
}

Digest vouched(const KeyPair& pair, std::span<const std::uint8_t> bytes) {
    static_assert(KeyPair::secret_size == crypto_kdf_KEYBYTES);
    Secret key{crypto_generichash_KEYBYTES};
    crypto_kdf_derive_from_key(key.data(), key.bytes().size(), 1, "vouching", pair.secret().data());
    Digest made;
    crypto_generichash(made.bytes.data(), made.bytes.size(), bytes.data(), bytes.size(), key.data(),
                       key.bytes().size());
    return made;
}

bool vouches(const KeyPair& pair, std::span<const std::uint8_t> bytes, const Digest& told) {
    const Digest right = vouched(pair, bytes);
    return sodium_memcmp(right.bytes.data(), told.bytes.data(), right.bytes.size()) == 0;
}

} // namespace bundle
