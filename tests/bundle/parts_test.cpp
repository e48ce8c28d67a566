#include "bundle/about.h"
#include "bundle/material.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>

using bundle::Bytes, bundle::Kind, bundle::Part, bundle::Parts;
using material::chance, material::pair;

namespace {

Parts any_parts() {
    Parts made;
    const int count = *rc::gen::inRange(0, 6);
    for (int n = 0; n < count; ++n) {
        const auto kind = *rc::gen::nonEmpty(rc::gen::container<std::string>(
            rc::gen::elementOf(std::string{"abcdefghijklmnopqrstuvwxyz0123456789-"})));
        const auto bytes = *rc::gen::arbitrary<std::vector<std::uint8_t>>();
        auto one = bundle::part(kind.substr(0, bundle::longest_kind), bytes);
        if (*rc::gen::inRange(0, 8) == 0) one.bytes.resize(*rc::gen::inRange(0, 150000), 7);
        made.push_back(std::move(one));
    }
    return made;
}

// The same in every run, unless RC_PARAMS says otherwise.
void holds(const char* law, const auto& property) {
    setenv("RC_PARAMS", "seed=20261127 max_success=300", 0);
    CHECK_MESSAGE(rc::check(law, property), law);
}

Bytes plain(const Parts& parts) {
    const auto bytes = bundle::encoded(parts);
    return {bytes.begin(), bytes.end()};
}

bundle::PlanAbout some_plan() {
    return {pair().open(), bundle::new_id<bundle::ClientId>(chance(1)),
            bundle::new_id<bundle::PlanId>(chance(2)), 3};
}
bundle::ReplyAbout some_reply() {
    return {some_plan().client,        some_plan().plan, 3, 12, *units::day("2026-11-02"),
            *units::day("2026-11-15"), pair(2).open()};
}

} // namespace

TEST_CASE("parts at random: come back as they were, from bytes and from both locks") {
    holds("there and back", [] {
        const Parts parts = any_parts();
        RC_ASSERT(bundle::decoded(plain(parts)) == parts);
        const auto n = *rc::gen::arbitrary<std::uint64_t>();
        const auto to_key = bundle::seal_to(pair().open(), Kind::reply, parts, chance(n));
        RC_ASSERT(bundle::open_with(pair(), *to_key)->parts == parts);
        const auto said = *rc::gen::nonEmpty(rc::gen::arbitrary<std::string>());
        const auto by_words =
            bundle::seal_with_passphrase(Kind::plan, parts, said, chance(n), material::cheap);
        RC_ASSERT(bundle::open_with_passphrase(*by_words, said)->parts == parts);
    });
}

TEST_CASE("parts at random: any bytes are parts in one way only, or none") {
    holds("one way", [] {
        auto bytes = plain(any_parts());
        for (int n = *rc::gen::inRange(1, 4); n > 0; --n)
            bytes[*rc::gen::inRange<std::size_t>(0, std::min<std::size_t>(bytes.size(), 300))] =
                *rc::gen::arbitrary<std::uint8_t>();
        const auto parts = bundle::decoded(bytes);
        if (parts) RC_ASSERT(plain(*parts) == bytes);
    });
}

TEST_CASE("parts: nothing hides behind the last of them") {
    auto bytes = plain({bundle::part("words", "slowly")});
    REQUIRE(bundle::decoded(bytes).has_value());
    bytes.back() = 1;
    CHECK_FALSE(bundle::decoded(bytes).has_value());
    bytes.back() = 0;
    bytes.push_back(0);
    CHECK_FALSE(bundle::decoded(bytes).has_value());
    CHECK_FALSE(bundle::decoded({}).has_value());
    CHECK_FALSE(bundle::decoded(std::vector<std::uint8_t>(2048, 0xff)).has_value());
}

TEST_CASE("parts: what is there twice is not the only one") {
    const Parts parts{bundle::part("a", "1"), bundle::part("b", "2"), bundle::part("a", "3")};
    CHECK(bundle::only(parts, "b") == &parts[1]);
    CHECK(bundle::only(parts, "a") == nullptr);
    CHECK(bundle::only(parts, "c") == nullptr);
    CHECK(bundle::text_of(parts[2]) == "3");
}

TEST_CASE("parts: sizes tell little and cost little") {
    CHECK(bundle::padded_size(1) == 2048);
    CHECK(bundle::padded_size(2049) == 2176);
    CHECK(bundle::padded_size(bundle::most_content) == bundle::most_content);
    for (std::size_t n = 2048; n < bundle::most_content; n += n / 7) {
        CHECK(bundle::padded_size(n) >= n);
        CHECK(bundle::padded_size(n) <= n + n * 12 / 100);
        CHECK(bundle::padded_size(bundle::padded_size(n)) == bundle::padded_size(n));
    }
}

TEST_CASE("digest: of the parts, not of the file they came in") {
    const auto once = material::parts(10), other = material::parts(10, 2);
    CHECK(bundle::digest(once) == bundle::digest(material::parts(10)));
    CHECK(bundle::digest(once) != bundle::digest(other));
    CHECK(bundle::digest({once[1], once[0]}) != bundle::digest(once));
}

TEST_CASE("id: as text and back, nothing else") {
    const auto client = bundle::new_id<bundle::ClientId>(chance(9));
    const auto text = bundle::text(client);
    CHECK(text.size() == 32);
    CHECK(bundle::id<bundle::ClientId>(text) == client);
    CHECK(bundle::same(client, *bundle::id<bundle::ClientId>(text)));
    CHECK_FALSE(bundle::same(client, bundle::new_id<bundle::ClientId>(chance(8))));
    for (const std::string& wrong :
         {text.substr(1), text + "0", "G" + text.substr(1), "A" + text.substr(1), std::string{}})
        CHECK_FALSE(bundle::id<bundle::ClientId>(wrong).has_value());
}

TEST_CASE("about: a plan says whose it is and where replies go") {
    const bundle::Opened plan{Kind::plan, {bundle::about_part(some_plan())}};
    CHECK(bundle::plan_about(plan) == some_plan());
    CHECK_FALSE(bundle::reply_about(plan).has_value());
    CHECK_FALSE(bundle::plan_about({Kind::reply, plan.parts}).has_value());
    CHECK_FALSE(bundle::plan_about({Kind::plan, {}}).has_value());
    CHECK_FALSE(bundle::plan_about({Kind::plan, {plan.parts[0], plan.parts[0]}}).has_value());
}

TEST_CASE("about: a reply says which plan, which days and where the next plan goes") {
    const bundle::Opened reply{Kind::reply, {bundle::about_part(some_reply())}};
    CHECK(bundle::reply_about(reply) == some_reply());
    const auto nothing = [](bundle::ReplyAbout about) {
        return !bundle::reply_about({Kind::reply, {bundle::about_part(about)}});
    };
    auto about = some_reply();
    about.until = about.from - std::chrono::days{1};
    CHECK(nothing(about));
    about = some_reply();
    about.until = *units::day("2199-12-31") + std::chrono::days{1};
    CHECK(nothing(about));
    about = some_reply();
    about.counter = 0;
    CHECK(nothing(about));
    about.counter = (std::uint64_t{1} << 48) - 1;
    CHECK_FALSE(nothing(about));
    for (const std::uint64_t counter : {std::uint64_t{1} << 48, UINT64_MAX}) {
        about.counter = counter;
        CHECK(nothing(about));
    }
    about = some_reply();
    about.version = 0;
    CHECK(nothing(about));
}

TEST_CASE("about at random: any bytes are one in one way only, or none") {
    holds("one way", [] {
        auto part = bundle::about_part(some_reply());
        for (int n = *rc::gen::inRange(1, 4); n > 0; --n)
            part.bytes[*rc::gen::inRange<std::size_t>(0, part.bytes.size())] =
                *rc::gen::arbitrary<std::uint8_t>();
        if (*rc::gen::inRange(0, 3) == 0) part.bytes.pop_back();
        const auto about = bundle::reply_about({Kind::reply, {part}});
        if (about) RC_ASSERT(bundle::about_part(*about) == part);
    });
}

TEST_CASE("practice: its keys reach a further desk by a passphrase") {
    const auto file = bundle::seal_with_passphrase(Kind::practice, {bundle::practice_part(pair())},
                                                   "said", chance(1), material::cheap);
    const auto opened = bundle::open_with_passphrase(*file, "said");
    const auto key = bundle::practice_key(*opened);
    REQUIRE(key.has_value());
    CHECK(key->open() == pair().open());
    CHECK_FALSE(bundle::practice_key({Kind::plan, opened->parts}).has_value());
    CHECK_FALSE(bundle::practice_key({Kind::practice, {bundle::part("practice-key", "short")}}));
}
