#include "store/expecting.h"

#include <cmath>

using namespace std::chrono_literals;
using material::same;

TEST_CASE("encoding: a block comes back bit by bit") {
    material::Recorder recorder;
    for (int second = 0; second < 40; ++second) {
        const session::Block block = recorder.next();
        const auto back = store::decode_block(store::encode(block));
        REQUIRE(back.has_value());
        CHECK(same(*back, block));
    }
}

TEST_CASE("encoding: extreme values come back as they were") {
    session::Block block;
    block.number = ~0U;
    block.start = units::SessionTime::min();
    block.end = units::SessionTime::max();
    block.clock = {~0ULL, units::HostTime::min(), -0.0};
    block.samples = {{255, ~0U, ~0ULL, -0x7FFFFFFF - 1}, {255, 0, 0, 0x7FFFFFFF}, {0, 5, 1, -1}};
    block.angles = {{~0U, ~0ULL, 0xFFFF, protocol::Magnet::no_answer}, {0, 0, 0, {}}};
    block.state.where = guide::Finished{guide::Ended::stopped, {}};
    const auto back = store::decode_block(store::encode(block));
    REQUIRE(back.has_value());
    CHECK(same(*back, block));
    CHECK(back->end == units::SessionTime::max());
    CHECK(std::signbit(back->clock.microseconds_per_tick));
    CHECK(std::get<guide::Finished>(back->state.where).how == guide::Ended::stopped);
}

TEST_CASE("encoding: every cue there is can be kept") {
    for (std::size_t kind = 0; kind < guide::cue_kinds; ++kind) {
        CAPTURE(kind);
        session::Block block;
        block.end = units::SessionTime{1s};
        session::Event event{{}, session::EventKind::cue, 0, {}, {}, {}};
        event.cue = static_cast<guide::CueKind>(kind);
        block.events = {event};
        const auto back = store::decode_block(store::encode(block));
        REQUIRE(back.has_value());
        CHECK(back->events.at(0).cue == event.cue);
    }
}

TEST_CASE("encoding: what was fixed at the beginning comes back") {
    const session::Beginning begun = material::beginning();
    const auto blob = store::encode(begun);
    const auto back = store::decode_beginning(blob);
    REQUIRE(back.has_value());
    CHECK(store::encode(*back) == blob);
    CHECK(back->started == begun.started);
    CHECK(back->routine.exercises.at(0).name.de == "Wade");
    CHECK(back->routine.steps.at(1).side == routine::Side::right);
    CHECK(back->routine.steps.at(1).pace_band->high == 3.6);
    CHECK(back->hello->boot_id == 0xDEADBEEF);
    CHECK(back->calibration.newtons_per_count == begun.calibration.newtons_per_count);
    CHECK(back->reference_zero == begun.reference_zero);
    CHECK(back->person.marks == begun.person.marks);
    CHECK(back->person.ramps == begun.person.ramps);
    REQUIRE(back->profiles.size() == 1);
    CHECK(back->profiles[0].exercise == "calf");
    CHECK(back->profiles[0].side == routine::Side::left);
    CHECK(back->profiles[0].peaks == 2);
}

// Bytes at the end of the third and fourth layout: a place, a position and no targets per exercise,
// three times nothing per variant; no comfort marks and no ramps.
std::size_t body_size(const routine::Routine& routine) {
    std::size_t size = 2;
    for (const auto& exercise : routine.exercises) size += 3 + 3 * exercise.variants.size();
    return size;
}

session::Beginning without_marks() {
    auto begun = material::beginning();
    begun.person.marks.clear();
    begun.person.ramps.clear();
    return begun;
}

TEST_CASE("encoding: place, position and targets are kept") {
    auto begun = material::beginning();
    auto& exercise = begun.routine.exercises.at(0);
    exercise.place = routine::Place::table;
    exercise.position = routine::Position::chair;
    exercise.targets = {routine::Region::forearm, routine::Region::upper_arm};
    exercise.variants.at(0).place = routine::Place::wall;
    exercise.variants.at(0).position = routine::Position::standing;
    exercise.variants.at(0).tool = routine::Tool::ball;
    const auto back = store::decode_beginning(store::encode(begun));
    REQUIRE(back.has_value());
    const auto& kept = back->routine.exercises.at(0);
    CHECK(kept.place == exercise.place);
    CHECK(kept.position == exercise.position);
    CHECK(kept.targets == exercise.targets);
    CHECK(kept.variants.at(0).place == exercise.variants.at(0).place);
    CHECK(kept.variants.at(0).position == exercise.variants.at(0).position);
    CHECK(kept.variants.at(0).tool == exercise.variants.at(0).tool);
}

TEST_CASE("encoding: a beginning of the third layout had no comfort marks, the rest is the same") {
    const store::Bytes now = store::encode(without_marks());
    const auto before = store::sealed(store::BlobKind::beginning, 3,
                                      std::span{now}.subspan(2, now.size() - 2 - 4 - 2));
    const auto back = store::decode_beginning(before);
    REQUIRE(back.has_value());
    CHECK(back->person.marks.empty());
    CHECK(store::encode(*back) == now);
}

TEST_CASE("encoding: a beginning of the second layout had no places, the rest is the same") {
    const auto begun = without_marks();
    const store::Bytes now = store::encode(begun);
    const std::size_t body = body_size(begun.routine);
    REQUIRE(body > 0);
    const auto before = store::sealed(store::BlobKind::beginning, 2,
                                      std::span{now}.subspan(2, now.size() - 2 - 4 - body));
    const auto back = store::decode_beginning(before);
    REQUIRE(back.has_value());
    CHECK(back->profiles.size() == 1);
    CHECK(store::encode(*back) == now);
}

TEST_CASE("encoding: a beginning of the first layout had no profiles, the rest is the same") {
    auto begun = without_marks();
    begun.profiles.clear();
    const store::Bytes now = store::encode(begun);
    const std::size_t later = 1 + body_size(begun.routine);
    const auto before = store::sealed(store::BlobKind::beginning, 1,
                                      std::span{now}.subspan(2, now.size() - 2 - 4 - later));
    const auto back = store::decode_beginning(before);
    REQUIRE(back.has_value());
    CHECK(back->profiles.empty());
    CHECK(store::encode(*back) == now);
}

TEST_CASE("encoding: every truncation and every single flipped bit is recognised") {
    session::Block block = material::blocks(2).back();
    block.samples.resize(12);
    block.angles.resize(3);
    const store::Bytes whole = store::encode(block);
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(store::decode_block(std::span{whole}.first(length)).has_value());
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        store::Bytes flipped = whole;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
        CHECK_FALSE(store::decode_block(flipped).has_value());
    }
}

TEST_CASE("encoding: damage behind a right checksum is an error or a value, never more") {
    std::mt19937_64 random{7};
    const store::Bytes whole = store::encode(material::blocks(4).back());
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        store::Bytes content(whole.begin() + 2, whole.end() - 4);
        for (int hits = 0; hits < 3; ++hits)
            content[random() % content.size()] = static_cast<std::uint8_t>(random());
        if (round % 3 == 0) content.resize(random() % content.size());
        if (!store::decode_block(store::sealed(store::BlobKind::block, 1, content))) ++refused;
        store::ByteReader in{content};
        static_cast<void>(store::frames(in));
    }
    CHECK(refused > 1000);
}

TEST_CASE("encoding: another kind of blob, and a newer layout, are told apart from damage") {
    const auto blob = store::encode(material::beginning());
    CHECK(store::decode_block(blob).error() == store::DecodeError::damaged);
    const auto newer = store::sealed(store::BlobKind::block, 2, {});
    CHECK(store::decode_block(newer).error() == store::DecodeError::newer);
}

TEST_CASE("checksum: the check value of CRC-32") {
    const std::string digits = "123456789";
    const store::Bytes bytes{digits.begin(), digits.end()};
    CHECK(store::crc32(bytes) == 0xCBF43926);
}
