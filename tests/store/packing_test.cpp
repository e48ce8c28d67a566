#include "store/expecting.h"
#include "store/flac.h"
#include "store/packing.h"

#include <algorithm>

using material::same;
using session::Block, session::Completion;
using store::Store, store::StoreError;

namespace {

std::vector<Block> round_trip(const std::vector<Block>& blocks) {
    const auto parts = store::packed(blocks);
    REQUIRE(parts.has_value());
    auto back = store::unpacked(*parts);
    REQUIRE(back.has_value());
    return *std::move(back);
}

std::size_t bytes_of(const std::vector<store::Bytes>& parts) {
    std::size_t sum = 0;
    for (const auto& part : parts) sum += part.size();
    return sum;
}

} // namespace

TEST_CASE("packing: a recording comes back bit by bit") {
    const auto blocks = material::blocks(90);
    CHECK(same(round_trip(blocks), blocks));
}

TEST_CASE("packing: a restarted board, a silent minute and an empty session come back") {
    material::Recorder recorder;
    std::vector<Block> blocks;
    for (int second = 0; second < 40; ++second) {
        if (second == 11 || second == 12) recorder.restart_board();
        blocks.push_back(recorder.next());
        if (second == 20) blocks.back().samples.clear();
    }
    CHECK(same(round_trip(blocks), blocks));
    CHECK(round_trip({}).empty());
    CHECK(same(round_trip({Block{}}), {Block{}}));
}

TEST_CASE("packing: any numbers in any order come back") {
    std::mt19937_64 random{3};
    std::vector<Block> blocks(6);
    for (auto& block : blocks) {
        block.number = static_cast<std::uint32_t>(random());
        block.segment = static_cast<std::uint32_t>(random() % 2);
        for (int i = 0; i < 200; ++i)
            block.samples.push_back({static_cast<std::uint8_t>(random() % 3),
                                     static_cast<std::uint32_t>(random()), random(),
                                     static_cast<measure::Counts>(random())});
        for (int i = 0; i < 100; ++i)
            block.angles.push_back({static_cast<std::uint32_t>(random()), random(),
                                    static_cast<std::uint16_t>(random()),
                                    static_cast<protocol::Magnet>(random() % 5)});
    }
    CHECK(same(round_trip(blocks), blocks));
}

TEST_CASE("packing: samples that arrive held back or shuffled keep their order") {
    auto blocks = material::blocks(20);
    std::mt19937_64 random{5};
    for (auto& block : blocks)
        for (std::size_t i = 3; i < block.samples.size(); i += 40)
            std::shuffle(block.samples.begin() + static_cast<std::ptrdiff_t>(i - 3),
                         block.samples.begin() + static_cast<std::ptrdiff_t>(i), random);
    CHECK(same(round_trip(blocks), blocks));
}

TEST_CASE("packing: counts cost little more than the noise in them") {
    // log2(sigma sqrt(2 pi e)): 6.47 and 7.32 bits.
    struct Noise {
        double counts, bits; // deviation, entropy
    };
    for (const Noise noise : {Noise{21.5, 6.47}, {38.7, 7.32}}) {
        const auto blocks = material::blocks(120, {1, 4, noise.counts, 0.0, false});
        std::size_t samples = 0;
        for (const auto& block : blocks) samples += block.samples.size();
        store::PackedSize size;
        REQUIRE(store::packed(blocks, &size).has_value());
        const double bits =
            8.0 * static_cast<double>(size.samples.values) / static_cast<double>(samples);
        CAPTURE(noise.counts);
        CHECK(bits > noise.bits - 0.1); // or the measure is wrong
        CHECK(bits <= noise.bits + 0.4);
    }
}

TEST_CASE("packing: damage in any part is an error, never a wrong sample") {
    const auto blocks = material::blocks(4);
    const auto parts = *store::packed(blocks);
    std::mt19937_64 random{9};
    for (std::size_t part = 0; part < parts.size(); ++part) {
        auto missing = parts;
        missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(part));
        CHECK_FALSE(store::unpacked(missing).has_value());
        for (int round = 0; round < 50; ++round) {
            auto hit = parts;
            auto& byte = hit[part][random() % hit[part].size()];
            byte = static_cast<std::uint8_t>(byte ^ (1U << (random() % 8)));
            CHECK_FALSE(store::unpacked(hit).has_value());
        }
    }
}

TEST_CASE("packing: hostile bytes behind a right checksum are an error or a value, never more") {
    const auto blocks = material::blocks(6);
    const auto parts = *store::packed(blocks);
    std::mt19937_64 random{11};
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        auto hit = parts;
        const std::size_t part = random() % hit.size();
        store::Bytes content(hit[part].begin() + 2, hit[part].end() - 4);
        for (int hits = 0; hits < 2; ++hits)
            content[random() % std::min<std::size_t>(content.size(), 400)] =
                static_cast<std::uint8_t>(random());
        const auto kind = part == 0 ? store::BlobKind::frames : store::BlobKind::series;
        hit[part] = store::sealed(kind, 1, content);
        if (!store::unpacked(hit)) ++refused;
    }
    CHECK(refused > 50);
}

TEST_CASE("pack: a packed session reads as before, and takes less room") {
    const material::Folder folder;
    const auto blocks = material::blocks(60);
    auto open = good(Store::open(folder.file()));
    const auto empty = std::filesystem::file_size(folder.file());
    const auto id = stored(open, blocks);
    CHECK(error_of(open.pack(id)) == StoreError::not_finished);
    good(open.finish(id, Completion::done));
    const auto before = std::filesystem::file_size(folder.file());
    CHECK(open.pack_finished() == 1);
    CHECK(open.pack_finished() == 0);
    good(open.pack(id)); // once more says nothing new
    CHECK(same(good(open.raw(id)).blocks, blocks));
    CHECK(good(open.raw(id)).completion == Completion::done);
    CHECK(std::filesystem::file_size(folder.file()) < before / 2);
    const auto grown = std::filesystem::file_size(folder.file()) - empty;
    CHECK(grown < bytes_of(*store::packed(blocks)) + 10 * 4096); // beginning, summary, half pages
    good(open.verify());
}

TEST_CASE("flac: numbers beyond 24 bits and short series are left to others") {
    CHECK_FALSE(store::flac(std::vector<std::int32_t>(500, 1 << 23)).has_value());
    CHECK_FALSE(store::flac(std::vector<std::int32_t>(10, 1)).has_value());
    const std::vector<std::int32_t> ends(500, -(1 << 23));
    const auto coded = store::flac(ends);
    REQUIRE(coded.has_value());
    CHECK(store::from_flac(*coded, 500).value() == ends);
    CHECK_FALSE(store::from_flac(*coded, 499).has_value());
    CHECK_FALSE(store::from_flac(*coded, 501).has_value());
}

TEST_CASE("packing: of a damaged recording comes back what would of a whole one, any angle too") {
    auto blocks = material::blocks(4, {.angles = false});
    for (auto& block : blocks)
        for (std::uint16_t i = 0; i < 3; ++i) {
            const auto at = block.samples.at(100U + i).ticks;
            const auto angle = static_cast<std::uint16_t>(60000U + i);
            block.angles.push_back({block.number * 3 + i, at, angle, {}});
        }
    auto parts = store::packed(blocks).value();
    parts.at(1).back() ^= 1U; // a cell
    REQUIRE_FALSE(store::unpacked(parts));
    const auto found = store::salvaged(parts);
    REQUIRE(found);
    std::size_t angles = 0;
    for (const auto& block : found->blocks) angles += block.angles.size();
    CHECK(angles == 12);
}
