// The keys of a practice (and of a client, for later plans): whoever has the public one can seal,
// and only who has the pair can open.
#pragma once
#include "bundle/id.h"

namespace bundle {

using PublicKey = Id<struct of_public_key, 32>; // of X25519

class KeyPair {
  public:
    static constexpr std::size_t secret_size = 32;

    static KeyPair fresh(Randomness);
    // Kept earlier; nothing unless it has secret_size bytes.
    static std::optional<KeyPair> of(std::span<const std::uint8_t> secret);

    const PublicKey& open() const { return open_; }
    const Secret& secret() const { return secret_; }

  private:
    explicit KeyPair(Secret);
    PublicKey open_;
    Secret secret_;
};

// What only holders of the pair can make of these bytes: a client, who knows the public key, can
// seal to the practice but not speak as one of its desks.
Digest vouched(const KeyPair&, std::span<const std::uint8_t>);
bool vouches(const KeyPair&, std::span<const std::uint8_t>, const Digest&);

} // namespace bundle
