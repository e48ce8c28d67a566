#include "store/columns.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

using Numbers = std::vector<std::int64_t>;

namespace {

constexpr std::int64_t low = -(std::int64_t{1} << 38), high = std::int64_t{1} << 38;

store::Bytes bytes_of(const Numbers& numbers) {
    store::ByteWriter out;
    store::put_column(out, numbers);
    return out.take();
}

Numbers again(const store::Bytes& bytes, std::size_t count) {
    store::ByteReader in{bytes};
    auto numbers = store::column(in, count, low, high);
    CHECK(in.at_end());
    return numbers;
}

} // namespace

TEST_CASE("columns: any numbers come back") {
    std::mt19937_64 random{3};
    for (const std::size_t count : {0U, 1U, 2U, 16U, 17U, 18U, 33U, 1000U}) {
        for (int width = 0; width < 39; ++width) {
            Numbers numbers(count);
            const auto most = std::uint64_t{1} << width;
            for (auto& n : numbers)
                n = static_cast<std::int64_t>(random() % most) -
                    static_cast<std::int64_t>(most / 2);
            CHECK(again(bytes_of(numbers), count) == numbers);
        }
    }
    const Numbers ends{low, high, low, 0, high, high};
    CHECK(again(bytes_of(ends), ends.size()) == ends);
}

TEST_CASE("columns: steady times cost little more than a bit each, a slope nothing") {
    Numbers times, slope;
    for (int i = 0; i < 1024; ++i) {
        times.push_back(static_cast<std::int64_t>(i * 10.776));
        slope.push_back(1000 - 22 * i);
    }
    CHECK(bytes_of(times).size() < 300);
    CHECK(bytes_of(slope).size() < 140);
}

TEST_CASE("columns: what is not a column of so many such numbers fails") {
    const Numbers numbers{1, 2, 300, -5, 7};
    const auto refused = [](const store::Bytes& bytes, std::size_t count, std::int64_t least,
                            std::int64_t most) {
        store::ByteReader in{bytes};
        return store::column(in, count, least, most).empty() && !in.ok();
    };
    const auto good = bytes_of(numbers);
    CHECK_FALSE(refused(good, 5, -5, 300));
    CHECK(refused(good, 5, -4, 300));
    CHECK(refused(good, 5, -5, 299));
    CHECK(refused(good, 500, low, high));
    CHECK(refused({}, 1, low, high));
    CHECK(refused({0, 42, 0}, 2, low, high)); // wider than a difference can be
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK(refused({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)}, 5, low,
                      high));
}

TEST_CASE("columns: any bytes are read or refused, nothing else") {
    std::mt19937_64 random{5};
    for (int n = 0; n < 3000; ++n) {
        store::Bytes bytes(random() % 60);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        store::ByteReader in{bytes};
        const std::size_t count = 1 + random() % 100;
        const auto numbers = store::column(in, count, low, high);
        CHECK(numbers.size() == (in.ok() ? count : 0));
    }
}
