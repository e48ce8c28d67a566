#include "bundle/bundle.h"
#include "bundle/material.h"
#include "bundle/stream.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using bundle::Bytes, bundle::Kind, bundle::Lock, bundle::Parts, bundle::Refusal, bundle::SealError;
using material::chance, material::cheap, material::pair, material::parts;

namespace {

constexpr const char* said = "blue chair at noon";

Bytes by_passphrase(const Parts& what = parts(100), bundle::Work work = cheap) {
    return bundle::seal_with_passphrase(Kind::plan, what, said, chance(5), work).value();
}
Bytes by_key(const Parts& what = parts(100), std::uint64_t n = 5) {
    return bundle::seal_to(pair().open(), Kind::reply, what, chance(n)).value();
}
Refusal refused(const bundle::Result<bundle::Opened>& opened) {
    REQUIRE_FALSE(opened.has_value());
    return opened.error();
}
Refusal refused(const Bytes& file) { return refused(bundle::open_with(pair(), file)); }
Bytes with(Bytes file, std::size_t at, std::uint8_t byte) {
    file.at(at) = byte;
    return file;
}
Bytes first(const Bytes& file, std::size_t n) {
    return {file.begin(), file.begin() + static_cast<std::ptrdiff_t>(n)};
}

} // namespace

TEST_CASE("bundle: what was sealed by a passphrase opens by it") {
    const auto opened = bundle::open_with_passphrase(by_passphrase(), said);
    REQUIRE(opened.has_value());
    CHECK(opened->kind == Kind::plan);
    CHECK(opened->parts == parts(100));
}

TEST_CASE("bundle: what was sealed to a key opens by its pair") {
    const auto opened = bundle::open_with(pair(), by_key());
    REQUIRE(opened.has_value());
    CHECK(opened->kind == Kind::reply);
    CHECK(opened->parts == parts(100));
}

TEST_CASE("bundle: a pair that was kept opens as before") {
    const auto kept = bundle::KeyPair::of(pair().secret().bytes());
    REQUIRE(kept.has_value());
    CHECK(kept->open() == pair().open());
    CHECK(bundle::open_with(*kept, by_key()).has_value());
    CHECK_FALSE(bundle::KeyPair::of(std::vector<std::uint8_t>(31)).has_value());
}

TEST_CASE("bundle: contents of all sizes round a chunk's border come back") {
    for (const std::size_t border : {2048UL, 65536UL, 131072UL, 1000000UL})
        for (std::size_t bytes = border - 45; bytes <= border; bytes += 3)
            CHECK(bundle::open_with(pair(), by_key(parts(bytes)))->parts == parts(bytes));
    CHECK(bundle::open_with(pair(), by_key({}))->parts.empty());
    CHECK(bundle::open_with(pair(), by_key({bundle::part("a", "")}))->parts.size() == 1);
}

TEST_CASE("bundle: the same chance makes the same file, another one another") {
    CHECK(by_key() == by_key());
    CHECK(by_passphrase() == by_passphrase());
    const auto one = by_key(), other = by_key(parts(100), 6);
    std::size_t same = 0;
    for (std::size_t i = 19; i < one.size(); ++i) same += one[i] == other[i] ? 1 : 0;
    CHECK(same < 40); // of 2000; 8 by chance
    std::set<Bytes> fresh;
    for (int n = 0; n < 4; ++n)
        fresh.insert(*bundle::seal_to(pair().open(), Kind::reply, {}, bundle::Randomness::fresh()));
    CHECK(fresh.size() == 4);
}

TEST_CASE("bundle: a wrong passphrase, or another's key, opens nothing") {
    const auto file = by_passphrase();
    for (const char* wrong : {"", "blue chair at noo", "Blue chair at noon", "blue chair at noon "})
        CHECK(refused(bundle::open_with_passphrase(file, wrong)) ==
              Refusal::wrong_passphrase_or_damaged);
    CHECK(refused(bundle::open_with(pair(2), by_key())) == Refusal::other_key_or_damaged);
}

TEST_CASE("bundle: the wrong kind of lock is told without trying") {
    CHECK(refused(bundle::open_with(pair(), by_passphrase())) == Refusal::other_lock);
    CHECK(refused(bundle::open_with_passphrase(by_key(), said)) == Refusal::other_lock);
}

TEST_CASE("bundle: its head tells everybody what it is, and nothing more") {
    const auto file = by_passphrase();
    const auto head = bundle::head(first(file, bundle::longest_head));
    REQUIRE(head.has_value());
    CHECK(*head == bundle::Head{Kind::plan, Lock::passphrase, cheap, file.size()});
    CHECK(bundle::head(by_key())->lock == Lock::key);
}

TEST_CASE("bundle: files of short contents are all of one size") {
    CHECK(by_key(parts(0)).size() == by_key(parts(1900)).size());
    CHECK(by_key(parts(0)).size() == 2048 + 17 + 123);
}

TEST_CASE("bundle: what is no bundle is foreign") {
    const std::string letter = "%PDF-1.7 and so on, and a little more of it than a head would take";
    CHECK(refused(Bytes{letter.begin(), letter.end()}) == Refusal::foreign);
    CHECK(refused(with(by_key(), 3, 'Z')) == Refusal::foreign);
    CHECK(refused(Bytes{'R'}) == Refusal::foreign);
}

TEST_CASE("bundle: a later version is newer, whatever follows") {
    CHECK(refused(with(by_key(), 8, 2)) == Refusal::newer);
    CHECK(refused(first(with(by_key(), 8, 2), 9)) == Refusal::newer);
    CHECK(refused(with(by_key(), 8, 0)) == Refusal::damaged);
}

TEST_CASE("bundle: without its end it is truncated, however little is missing") {
    const auto file = by_key(parts(70000));
    for (std::size_t n = 0; n < 200; ++n) CHECK(refused(first(file, n)) == Refusal::truncated);
    CHECK(refused(first(file, file.size() - 1)) == Refusal::truncated);
    CHECK(refused(first(file, file.size() / 2)) == Refusal::truncated);
}

TEST_CASE("bundle: a truncated file costs no key") {
    auto file = by_passphrase(parts(10), bundle::Work{64, 1});
    file[19 + 2] = 4; // 256 MiB and 64 KiB: would be refused, so
    file[19] = 0;     // 256 MiB
    file.pop_back();
    CHECK(refused(bundle::open_with_passphrase(file, said)) == Refusal::truncated);
}

TEST_CASE("bundle: with something behind its end it is damaged") {
    auto file = by_key();
    file.push_back(0);
    CHECK(refused(file) == Refusal::damaged);
}

TEST_CASE("bundle: a size beyond the limit is refused before any memory is taken") {
    CHECK(refused(with(by_key(), 15, 1)) == Refusal::too_large);
    CHECK(refused(with(by_key(), 18, 0xff)) == Refusal::too_large);
    CHECK(refused(with(with(by_key(), 11, 0), 12, 0)) == Refusal::damaged); // a size of 0
}

TEST_CASE("bundle: a key that would cost too much is not made") {
    const auto file = by_passphrase();
    CHECK(refused(bundle::open_with_passphrase(with(file, 19 + 3, 0x7f), said)) ==
          Refusal::too_costly);
    CHECK(refused(bundle::open_with_passphrase(with(file, 19 + 4, 5), said)) ==
          Refusal::too_costly);
    CHECK(refused(bundle::open_with_passphrase(with(file, 19 + 4, 0), said)) == Refusal::damaged);
    CHECK(refused(bundle::open_with_passphrase(with(file, 19, 1), said)) == Refusal::damaged);
}

TEST_CASE("bundle: every single bit counts") {
    const auto file = by_key(parts(0));
    for (std::size_t at = 0; at < file.size(); ++at)
        for (std::uint8_t bit = 1; bit != 0 && at < 300; bit = static_cast<std::uint8_t>(bit << 1))
            CHECK_FALSE(bundle::open_with(pair(), with(file, at, file[at] ^ bit)).has_value());
}

TEST_CASE("bundle: damage further in is called damage, for the key was right") {
    auto file = by_passphrase(parts(200000));
    file[file.size() - 5] ^= 1;
    CHECK(refused(bundle::open_with_passphrase(file, said)) == Refusal::damaged);
}

TEST_CASE("bundle: the head is bound to the content") {
    bundle::Secret key{bundle::key_size};
    chance(3).fill(key.bytes());
    std::array<std::uint8_t, bundle::salt_size> salt{};
    auto made = chance(4);
    const auto file = bundle::seal_with_stream_key({Kind::plan, Lock::passphrase, cheap}, salt, key,
                                                   parts(10), made);
    REQUIRE(bundle::open_with_stream_key(file, key).has_value());
    for (std::size_t at = 0; at < 19 + 24 + 24; ++at) // kind, work, salt: the key is the same
        CHECK_FALSE(bundle::open_with_stream_key(with(file, at, file[at] ^ 1), key).has_value());
}

TEST_CASE("bundle: only what can be opened is sealed") {
    const auto error = [](const Parts& what, std::string_view passphrase, bundle::Work work) {
        return bundle::seal_with_passphrase(Kind::plan, what, passphrase, chance(1), work).error();
    };
    CHECK(error({bundle::part("Words", "")}, said, cheap) == SealError::unfit);
    CHECK(error({bundle::part("", "")}, said, cheap) == SealError::unfit);
    CHECK(error({bundle::part(std::string(33, 'a'), "")}, said, cheap) == SealError::unfit);
    CHECK(error(Parts(4097, bundle::part("a", "")), said, cheap) == SealError::unfit);
    CHECK(error({}, "", cheap) == SealError::passphrase);
    CHECK(error({}, std::string(1025, 'a'), cheap) == SealError::passphrase);
    CHECK(error({}, said, {7, 1}) == SealError::work);
    CHECK(error({}, said, {bundle::most_memory_kib + 1, 1}) == SealError::work);
    CHECK(error({}, said, {64, 5}) == SealError::work);
    CHECK(bundle::seal_to(bundle::PublicKey{}, Kind::reply, {}, chance(1)).error() ==
          SealError::key);
}

TEST_CASE("bundle: a proposed passphrase can be read out") {
    const auto one = bundle::proposed_passphrase(chance(1));
    CHECK(one.size() == 19);
    CHECK(one.find_first_not_of("abcdefhkmnprstuvwxyz2345-") == std::string::npos);
    CHECK(std::count(one.begin(), one.end(), '-') == 3);
    CHECK(one[4] == '-');
    CHECK(one != bundle::proposed_passphrase(chance(2)));
}

TEST_CASE("bundle: a passphrase that was wiped is not in its text any more") {
    std::string text = "a passphrase that is long enough to be somewhere else";
    const char* where = text.data();
    const auto room = text.capacity();
    bundle::wipe(text);
    CHECK(text.empty());
    if (text.data() == where)
        CHECK(std::all_of(where, where + room, [](char c) { return c == 0; }));
}
