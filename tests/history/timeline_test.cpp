#include "history/timeline.h"

#include "history/traces.h"

#include <doctest/doctest.h>

#include <map>

using namespace history;
using traces::random_trace;

namespace {

constexpr std::int64_t day_ms = 24 * 3600 * 1000;

struct Sessions { // some years of them; what is asked for is counted
    struct One {
        std::vector<Sample> samples;
        Pyramid pyramid;
    };
    std::map<std::string, One> all;
    std::vector<Strip> strips;
    int pyramids = 0, parts = 0;

    void add(std::int64_t started_ms, std::vector<Sample> samples) {
        One one{samples, Pyramid{samples}};
        Strip strip{
            std::to_string(strips.size()), started_ms, true, true, samples.size(), 0, 0, {}};
        strip.first_ms = one.pyramid.first_ms();
        strip.last_ms = one.pyramid.last_ms();
        strip.whole = one.pyramid.whole().value_or(Extremes{});
        all[strip.session] = std::move(one);
        strips.push_back(strip);
    }
    Loader loader() {
        return {[this](const std::string& id) {
                    ++pyramids;
                    return std::make_shared<const Pyramid>(all.at(id).pyramid);
                },
                [this](const std::string& id, std::size_t part) {
                    ++parts;
                    return traces::part_of(all.at(id).samples, part);
                }};
    }
    Timeline timeline() { return {strips, loader()}; }
    Columns scanned(const Grid& grid) const {
        Columns columns(grid.count);
        for (const Strip& strip : strips)
            if (strip.counts && strip.usable)
                traces::scan(all.at(strip.session).samples, strip.started_ms, grid, columns);
        return columns;
    }
};

Sessions years(int sessions, std::size_t samples) {
    Sessions made;
    for (int i = 0; i < sessions; ++i)
        made.add(
            1'700'000'000'000 + i * (7 * day_ms / 3) + i * i * 1000,
            random_trace(samples + static_cast<std::size_t>(i) * 7, static_cast<std::uint64_t>(i)));
    return made;
}

} // namespace

TEST_CASE("timeline: at every zoom what a scan of all sessions gives") {
    Sessions some = years(120, 1500);
    Timeline line = some.timeline();
    const std::int64_t from = some.strips.front().first(), to = some.strips.back().last() + 1;
    std::mt19937_64 random{1};
    for (std::int64_t span = to - from; span > 200; span = span * 2 / 3)
        for (int n = 0; n < 6; ++n) {
            const Strip& near = some.strips[random() % some.strips.size()];
            const std::int64_t middle =
                near.first() + static_cast<std::int64_t>(random() % (near.last_ms + 1));
            const Grid grid{middle - span / 2, middle + span / 2, 1 + random() % 2000};
            CAPTURE(span);
            CAPTURE(grid.count);
            const Picture picture = line.columns(grid);
            CHECK(picture.columns == some.scanned(grid));
            CHECK(picture.unreadable.empty());
        }
}

TEST_CASE("timeline: sessions that overlap are both there") {
    Sessions some;
    some.add(1000, random_trace(3000, 1));
    some.add(9000, random_trace(300, 2)); // the clock was put back
    some.add(500, random_trace(2000, 3));
    Timeline line = some.timeline();
    const Grid grid{0, 60000, 777};
    CHECK(line.columns(grid).columns == some.scanned(grid));
}

TEST_CASE("timeline: what is whole in a column asks for nothing, and nothing is asked for twice") {
    Sessions some = years(120, 1500);
    Timeline line = some.timeline();
    const Grid all{some.strips.front().started_ms, some.strips.back().last() + 1, 10};
    line.columns({all.from_ms, all.to_ms, 1});
    CHECK(some.pyramids == 0);
    line.columns(all);
    CHECK(some.pyramids <= 9); // its borders
    const Strip& one = some.strips[60];
    const Grid near{one.first(), one.last(), 500};
    line.columns(near);
    const int pyramids = some.pyramids, parts = some.parts;
    CHECK(parts > 0);
    line.columns(near);
    CHECK(some.pyramids == pyramids);
    CHECK(some.parts == parts);
}

TEST_CASE("timeline: neither simulated nor unusable nor empty sessions") {
    Sessions some = years(4, 100);
    some.strips[1].counts = false;
    some.strips[2].usable = false;
    some.add(some.strips[3].started_ms + day_ms, {});
    Timeline line = some.timeline();
    CHECK(line.strips().size() == 2);
    const Grid grid{some.strips[0].started_ms, some.strips[4].started_ms, 300};
    CHECK(line.columns(grid).columns == some.scanned(grid));
    CHECK(line.within(grid.from_ms, grid.to_ms).size() == 2);
}

TEST_CASE("timeline: what cannot be read is named, the rest is there") {
    Sessions some = years(3, 3000);
    Loader loader = some.loader();
    loader.part = [part = loader.part](const std::string& id, std::size_t number) {
        return id == "1" ? Part{} : part(id, number);
    };
    Timeline line{some.strips, loader};
    const Strip& cut = some.strips[1];
    const Grid grid{cut.first(), some.strips[2].last() + 1, 1 << 17};
    CHECK(line.columns(grid).columns.empty()); // too many columns
    const Picture picture = line.columns({cut.first() + 5000, some.strips[2].last() + 1, 2});
    CHECK(picture.unreadable == std::vector<std::string>{"1"});
    CHECK(picture.columns[1] == some.strips[2].whole);
}

TEST_CASE("timeline: a pyramid of another edition of the session is not taken for its own") {
    Sessions some = years(1, 3000);
    some.strips[0].whole.high = static_cast<std::int16_t>(some.strips[0].whole.high + 1);
    Timeline line = some.timeline();
    const Strip& strip = some.strips[0];
    CHECK(line.columns({strip.first(), strip.last(), 10}).unreadable.size() == 1);
}

TEST_CASE("recent: what was not used for longest goes first") {
    Recent<int, int> recent{10};
    recent.keep(1, 10, 4);
    recent.keep(2, 20, 4);
    REQUIRE(recent.find(1));
    recent.keep(3, 30, 4);
    CHECK_FALSE(recent.find(2));
    CHECK(*recent.find(1) == 10);
    CHECK(recent.bytes() == 8);
    CHECK(recent.keep(4, 40, 100) == 40); // alone it may be larger
    CHECK(*recent.find(4) == 40);
    CHECK_FALSE(recent.find(3));
}
