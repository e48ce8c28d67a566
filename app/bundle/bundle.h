// One file from a practice to a client, back, or from desk to desk: sealed, and either opened whole
// or not at all. How it lies in the file: README.md here. Nothing here reads or writes files.
#pragma once
#include "bundle/keys.h"
#include "bundle/parts.h"

#include <tl/expected.hpp>

namespace bundle {

enum class Kind : std::uint8_t { // numbers of the format
    plan = 1,
    reply = 2,
    event = 3,   // what one desk of a practice tells the others
    practice = 4 // the keys of a practice, for a further desk
};
enum class Lock : std::uint8_t { passphrase = 1, key = 2 };

// What a key costs that is made of a passphrase (Argon2id, one lane). Half of libsodium's MODERATE:
// figures in tests/bench/README.md.
struct Work {
    std::uint32_t memory_kib = 128 * 1024;
    std::uint32_t passes = 3;
    bool operator==(const Work&) const = default;
};
constexpr Work usual_work{};
// A file that asks for more is refused before any of it is spent.
constexpr std::uint32_t most_memory_kib = 256 * 1024, most_passes = 4;
constexpr std::size_t longest_passphrase = 1024; // bytes

enum class Refusal : std::uint8_t {
    foreign,                     // no bundle
    newer,                       // of a later version of the format
    truncated,                   // its end is missing
    damaged,                     // not as it was sealed
    too_large,                   // more than most_content says it is in it
    too_costly,                  // see most_memory_kib, most_passes
    other_lock,                  // a key for a passphrase, or the other way round
    wrong_passphrase_or_damaged, // nobody can tell which
    other_key_or_damaged,        // the same: sealed to somebody else's key, or not as it was sealed
    no_memory
};
template <class T> using Result = tl::expected<T, Refusal>;

// What the beginning of a file tells to everybody. Nobody vouches for it before the file is opened.
struct Head {
    Kind kind{};
    Lock lock{};
    Work work;                   // of a passphrase
    std::uint64_t file_size = 0; // as it has to be
    bool operator==(const Head&) const = default;
};
constexpr std::size_t longest_head = 124;
constexpr std::size_t most_file_size = most_content + most_content / 100; // chunks carry tags
Result<Head> head(std::span<const std::uint8_t> beginning); // longest_head bytes, or the whole file

enum class SealError : std::uint8_t {
    unfit,      // see fits(): too many, too large, or a kind that is no word
    key,        // no public key at all: nobody could open it
    passphrase, // none, or longer than longest_passphrase
    work,       // out of range
    no_memory
};
tl::expected<Bytes, SealError> seal_with_passphrase(Kind, const Parts&, std::string_view passphrase,
                                                    Randomness, Work = usual_work);
tl::expected<Bytes, SealError> seal_to(const PublicKey&, Kind, const Parts&, Randomness);

struct Opened {
    Kind kind{};
    Parts parts;
    bool operator==(const Opened&) const = default;
};
Result<Opened> open_with_passphrase(std::span<const std::uint8_t> file,
                                    std::string_view passphrase);
Result<Opened> open_with(const KeyPair&, std::span<const std::uint8_t> file);

// To be read out on a telephone: 16 letters in groups of four, none that look or sound alike to
// many (73 bits).
std::string proposed_passphrase(Randomness);

} // namespace bundle
