#include "bundle/bundle.h"

#include "bundle/sodium.h"
#include "bundle/stream.h"

#include <array>
#include <new>

namespace bundle {
namespace {

using View = std::span<const std::uint8_t>;

// Nothing where there is not that much memory.
std::optional<Secret> derived(std::string_view passphrase, View salt, const Work& work) {
    Secret key{key_size};
    const int failed = crypto_pwhash(key.data(), key_size, passphrase.data(), passphrase.size(),
                                     salt.data(), work.passes, std::size_t{work.memory_kib} * 1024,
                                     crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) return std::nullopt;
    return key;
}

// What crypto_box_seal makes, with the chance handed in: its nonce is the hash of both public keys.
// Nothing for a key of small order, which is nobody's.
std::optional<std::array<std::uint8_t, sealed_key_size>>
sealed(const Secret& key, const PublicKey& to, Randomness& randomness) {
    Secret once{crypto_box_SECRETKEYBYTES};
    randomness.fill(once.bytes());
    std::array<std::uint8_t, sealed_key_size> out{};
    crypto_scalarmult_base(out.data(), once.data());
    std::array<std::uint8_t, crypto_box_NONCEBYTES> nonce{};
    crypto_generichash_state hash{};
    crypto_generichash_init(&hash, nullptr, 0, nonce.size());
    crypto_generichash_update(&hash, out.data(), crypto_box_PUBLICKEYBYTES);
    crypto_generichash_update(&hash, to.bytes.data(), to.bytes.size());
    crypto_generichash_final(&hash, nonce.data(), nonce.size());
    if (crypto_box_easy(out.data() + crypto_box_PUBLICKEYBYTES, key.data(), key_size, nonce.data(),
                        to.bytes.data(), once.data()) != 0)
        return std::nullopt;
    return out;
}

bool in_range(const Work& work) {
    return work.memory_kib >= crypto_pwhash_MEMLIMIT_MIN / 1024 &&
           work.memory_kib <= most_memory_kib && work.passes >= crypto_pwhash_OPSLIMIT_MIN &&
           work.passes <= most_passes;
}

bool usable(std::string_view passphrase) {
    return !passphrase.empty() && passphrase.size() <= longest_passphrase;
}

Result<Opened> open_unguarded(View file, std::string_view passphrase) {
    const auto found = whole_layout(file);
    if (!found) return tl::unexpected{found.error()};
    if (found->head.lock != Lock::passphrase) return tl::unexpected{Refusal::other_lock};
    if (!usable(passphrase)) return tl::unexpected{Refusal::wrong_passphrase_or_damaged};
    const auto key = derived(passphrase, found->salt, found->head.work);
    if (!key) return tl::unexpected{Refusal::no_memory};
    return open_with_stream_key(file, *key, Refusal::wrong_passphrase_or_damaged);
}

Result<Opened> open_unguarded(View file, const KeyPair& pair) {
    const auto found = whole_layout(file);
    if (!found) return tl::unexpected{found.error()};
    if (found->head.lock != Lock::key) return tl::unexpected{Refusal::other_lock};
    Secret key{key_size};
    if (crypto_box_seal_open(key.data(), found->sealed_key.data(), sealed_key_size,
                             pair.open().bytes.data(), pair.secret().data()) != 0)
        return tl::unexpected{Refusal::other_key_or_damaged};
    return open_with_stream_key(file, key);
}

template <class Key> Result<Opened> opened(View file, const Key& key) {
    try {
        return open_unguarded(file, key);
    } catch (const std::bad_alloc&) {
        return tl::unexpected{Refusal::no_memory};
    }
}

} // namespace

tl::expected<Bytes, SealError> seal_with_passphrase(Kind kind, const Parts& parts,
                                                    std::string_view passphrase,
                                                    Randomness randomness, Work work) try {
    if (!fits(parts)) return tl::unexpected{SealError::unfit};
    if (!usable(passphrase)) return tl::unexpected{SealError::passphrase};
    if (!in_range(work)) return tl::unexpected{SealError::work};
    std::array<std::uint8_t, salt_size> salt{};
    randomness.fill(salt);
    const auto key = derived(passphrase, salt, work);
    if (!key) return tl::unexpected{SealError::no_memory};
    return seal_with_stream_key({kind, Lock::passphrase, work}, salt, *key, parts, randomness);
} catch (const std::bad_alloc&) {
    return tl::unexpected{SealError::no_memory};
}

tl::expected<Bytes, SealError> seal_to(const PublicKey& to, Kind kind, const Parts& parts,
                                       Randomness randomness) try {
    if (!fits(parts)) return tl::unexpected{SealError::unfit};
    Secret key{key_size};
    randomness.fill(key.bytes());
    const auto locked = sealed(key, to, randomness);
    if (!locked) return tl::unexpected{SealError::key};
    return seal_with_stream_key({kind, Lock::key, {}}, *locked, key, parts, randomness);
} catch (const std::bad_alloc&) {
    return tl::unexpected{SealError::no_memory};
}

Result<Opened> open_with_passphrase(View file, std::string_view passphrase) {
    return opened(file, passphrase);
}

Result<Opened> open_with(const KeyPair& pair, View file) { return opened(file, pair); }

std::string proposed_passphrase(Randomness randomness) {
    constexpr std::string_view letters = "abcdefhkmnprstuvwxyz2345"; // 24; i, j, l, o, q, g are out
    std::string made;
    while (made.size() < 19) {
        std::array<std::uint8_t, 1> byte{};
        randomness.fill(byte);
        if (byte[0] >= letters.size() * 10) continue; // every letter equally often
        if (made.size() % 5 == 4) made += '-';
        made += letters[byte[0] % letters.size()];
    }
    return made;
}

} // namespace bundle
