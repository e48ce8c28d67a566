#include "history/pyramid.h"

#include "history/traces.h"

#include <doctest/doctest.h>

#include <set>

using namespace history;
using traces::random_trace, traces::part_of;

namespace {

Columns scanned(const std::vector<Sample>& samples, const Grid& grid) {
    Columns columns(grid.count);
    traces::scan(samples, 0, grid, columns);
    return columns;
}

struct Asked { // a pyramid over samples, and which parts a question of it wanted
    std::vector<Sample> samples;
    Pyramid pyramid{samples};
    std::set<std::size_t> parts = {};

    Columns columns(const Grid& grid) {
        Columns found(grid.count);
        const auto load = [this](std::size_t part) {
            parts.insert(part);
            return part_of(samples, part);
        };
        CHECK(pyramid.add(grid, load, found));
        return found;
    }
};

} // namespace

TEST_CASE("grid: every time lies between the borders of its column") {
    std::mt19937_64 random{1};
    for (int n = 0; n < 2000; ++n) {
        const auto from = static_cast<std::int64_t>(random() % 100000) - 50000;
        const Grid grid{from, from + 1 + static_cast<std::int64_t>(random() % 4000),
                        1 + random() % 2500};
        REQUIRE(grid.possible());
        CHECK(grid.border(0) == grid.from_ms);
        CHECK(grid.border(grid.count) == grid.to_ms);
        const auto span = static_cast<std::uint64_t>(grid.to_ms - grid.from_ms);
        const std::int64_t at = grid.from_ms + static_cast<std::int64_t>(random() % span);
        const std::size_t column = grid.column_at(at);
        CHECK(column < grid.count);
        CHECK(grid.border(column) <= at);
        CHECK(at < grid.border(column + 1));
    }
}

TEST_CASE("grid: what nobody can draw is not possible") {
    CHECK(Grid{0, 1, 1}.possible());
    CHECK_FALSE(Grid{1, 1, 10}.possible());
    CHECK_FALSE(Grid{2, 1, 10}.possible());
    CHECK_FALSE(Grid{0, 1, 0}.possible());
    CHECK_FALSE(Grid{0, 1, 100001}.possible());
    CHECK_FALSE(Grid{0, std::int64_t{1} << 60, 10}.possible());
    CHECK_FALSE(Grid{std::numeric_limits<std::int64_t>::min(), 0, 10}.possible());
}

TEST_CASE("trace: rounded to a step, held at the ends") {
    using units::session_time;
    CHECK(sample(Quantity::force, session_time(1.2349), 123.449) == Sample{1234, 1234});
    CHECK(sample(Quantity::force, session_time(-0.1), -0.26) == Sample{0, -3});
    CHECK(sample(Quantity::force, session_time(0), 1e9).value == 32767);
    CHECK(sample(Quantity::force, session_time(0), -1e9).value == -32767);
    CHECK(sample(Quantity::force, session_time(0), std::nan("")).value == 0);
    CHECK(sample(Quantity::force, session_time(5e6), 0).at_ms == 0xFFFFFFFF);
    CHECK(sample(Quantity::pace, session_time(2), 3.456) == Sample{2000, 346});
    const measure::Pace paces[] = {{session_time(1), 3.0, 1.0, {}}, {session_time(2), {}, 0.0, {}}};
    CHECK(pace_of(paces) == std::vector<Sample>{{1000, 300}});
}

TEST_CASE("pyramid: at every zoom what a scan of all samples gives") {
    for (const std::size_t size :
         {1U, 2U, 15U, 16U, 17U, 127U, 128U, 129U, 1023U, 1024U, 1025U, 16384U, 40001U}) {
        Asked asked{random_trace(size, size)};
        CHECK(asked.pyramid.samples() == size);
        const std::int64_t end = asked.samples.back().at_ms + 1;
        std::mt19937_64 random{size};
        for (int n = 0; n < 60; ++n) {
            const auto whole = static_cast<std::uint64_t>(end + 2000);
            const std::int64_t from = static_cast<std::int64_t>(random() % whole) - 1000;
            const auto most = std::uint64_t{1} << (random() % 24);
            const Grid grid{from, from + 1 + static_cast<std::int64_t>(random() % most),
                            1 + random() % 2000};
            CAPTURE(size);
            CAPTURE(grid.from_ms);
            CAPTURE(grid.to_ms);
            CAPTURE(grid.count);
            CHECK(asked.columns(grid) == scanned(asked.samples, grid));
        }
    }
}

TEST_CASE("pyramid: several samples at one time stay in one column") {
    const std::vector<Sample> at_once(100, Sample{500, 3});
    Asked asked{at_once};
    const Grid grid{0, 1000, 2};
    CHECK(asked.columns(grid) == scanned(at_once, grid));
    CHECK_FALSE(asked.columns(grid)[0]);
    CHECK(asked.columns(grid)[1] == Extremes{3, 3});
}

TEST_CASE("pyramid: only parts that a border cuts are asked for") {
    Asked asked{random_trace(100000, 7)};
    const std::int64_t end = asked.samples.back().at_ms + 1;
    asked.columns({0, end, 1});
    CHECK(asked.parts.empty()); // all of it is one column
    asked.columns({-end, 5 * end, 3});
    CHECK(asked.parts.empty());
    asked.columns({0, end, 8});
    CHECK(asked.parts.size() <= 7);
    asked.parts.clear();
    const std::int64_t middle = asked.samples[50000].at_ms;
    asked.columns({middle, middle + 100, 100});
    CHECK(asked.parts.size() <= 2);
}

TEST_CASE("pyramid: without its samples a column that they are needed for is not made up") {
    const auto samples = random_trace(5000, 3);
    const Pyramid pyramid{samples};
    const Grid grid{0, std::int64_t{samples.back().at_ms} + 1, 10};
    Columns columns(grid.count);
    CHECK_FALSE(pyramid.add(
        grid, [](std::size_t) { return Part{}; }, columns));
    const auto short_part = std::make_shared<const std::vector<Sample>>(3);
    CHECK_FALSE(pyramid.add(
        grid, [&](std::size_t) { return short_part; }, columns));
}

TEST_CASE("pyramid: what is kept of it makes it again") {
    for (const std::size_t size : {0U, 1U, 16U, 17U, 5000U}) {
        const Pyramid made{random_trace(size, 11)};
        const auto again = Pyramid::of(made.base());
        REQUIRE(again);
        CHECK(again->base() == made.base());
        CHECK(again->whole() == made.whole());
        CHECK(again->empty() == (size == 0));
    }
}

TEST_CASE("pyramid: what no samples can have made is refused") {
    const Pyramid::Base good = Pyramid{random_trace(100, 5)}.base();
    REQUIRE(Pyramid::of(good));
    const auto refused = [&](auto change) {
        Pyramid::Base base = good;
        change(base);
        return !Pyramid::of(std::move(base));
    };
    CHECK(refused([](auto& b) { b.samples = 96; }));
    CHECK(refused([](auto& b) { b.samples = std::numeric_limits<std::size_t>::max(); }));
    CHECK(refused([](auto& b) { b.bins.pop_back(); }));
    CHECK(refused([](auto& b) { b.starts_ms.pop_back(); }));
    CHECK(refused([](auto& b) { std::swap(b.starts_ms[0], b.starts_ms[6]); }));
    CHECK(refused([](auto& b) { b.last_ms = b.starts_ms[6] - 1; }));
    CHECK(refused([](auto& b) { b.bins[3] = {1, 0}; }));
    CHECK_FALSE(Pyramid::of({0, 1, {}, {}}));
}
