#include "store/cut.h"
#include "store/expecting.h"

#include <fstream>
#include <iterator>

using namespace std::chrono_literals;
using material::same;
using session::Block, session::Completion, session::Event, session::EventKind;
using store::Store, store::StoreError;
using units::SessionTime;

namespace {

// Work on step 0 from 2 s to 6 s, on step 1 from 7 s to 9 s, ten seconds in all.
std::vector<Block> two_steps() {
    auto blocks = material::blocks(10);
    for (auto& block : blocks) block.events.clear();
    const auto happen = [&blocks](std::size_t second, EventKind kind, std::size_t step) {
        blocks[second].events.push_back({blocks[second].start + 500ms, kind, step, {}, {}, {}});
    };
    happen(0, EventKind::started, 0);
    happen(2, EventKind::work_began, 0);
    happen(6, EventKind::work_ended, 0);
    happen(7, EventKind::work_began, 1);
    happen(9, EventKind::work_ended, 1);
    happen(9, EventKind::finished, 1);
    return blocks;
}

std::string story(const std::vector<Block>& blocks) {
    std::string words;
    for (const auto& block : blocks)
        for (const auto& event : block.events) {
            const auto at = std::to_string(event.at.time_since_epoch() / 100ms);
            switch (event.kind) {
            case EventKind::started: words += "started@" + at + " "; break;
            case EventKind::work_began:
                words += "began" + std::to_string(event.step) + "@" + at + " ";
                break;
            case EventKind::work_ended:
                words += "ended" + std::to_string(event.step) + "@" + at + " ";
                break;
            case EventKind::finished: words += "finished@" + at + " "; break;
            default: words += "? "; break;
            }
        }
    return words;
}

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("cut: work that was going on at an edge begins or ends there") {
    CHECK(story(store::cut(two_steps(), SessionTime{0s}, SessionTime{10s})) ==
          "started@5 began0@25 ended0@65 began1@75 ended1@95 finished@95 ");
    CHECK(story(store::cut(two_steps(), SessionTime{4s}, SessionTime{8s})) ==
          "started@40 began0@40 ended0@65 began1@75 ended1@80 finished@80 ");
    CHECK(story(store::cut(two_steps(), SessionTime{3200ms}, SessionTime{4700ms})) ==
          "started@32 began0@32 ended0@47 finished@47 ");
    CHECK(story(store::cut(two_steps(), SessionTime{6600ms}, SessionTime{7s})) ==
          "started@66 finished@70 ");
}

TEST_CASE("cut: samples stay by their own times, each exactly once") {
    const auto whole = two_steps();
    const auto left = store::cut(whole, SessionTime{0s}, SessionTime{4321ms});
    const auto right = store::cut(whole, SessionTime{4321ms}, SessionTime{20s});
    std::size_t all = 0, kept = 0;
    for (const auto& block : whole) all += block.samples.size() + block.angles.size();
    for (const auto* part : {&left, &right})
        for (const auto& block : *part) kept += block.samples.size() + block.angles.size();
    // The first cell's conversions lie 0.417 ms after their ticks say; all of them are in the
    // session.
    CHECK(kept == all);
    CHECK(left.back().end == SessionTime{4321ms});
    CHECK(right.front().start == SessionTime{4321ms});
    CHECK(right.front().number == 4);
    CHECK(right.front().samples.size() > 200);
    CHECK(right.front().samples.size() < 300);
}

TEST_CASE("cut: a gap is cut with its share of the lost samples") {
    auto blocks = two_steps();
    blocks[4].gaps = {{SessionTime{4s}, SessionTime{4800ms}, 80}};
    const auto kept = store::cut(blocks, SessionTime{4200ms}, SessionTime{4600ms});
    REQUIRE(kept.size() == 1);
    REQUIRE(kept[0].gaps.size() == 1);
    CHECK(kept[0].gaps[0].start == SessionTime{4200ms});
    CHECK(kept[0].gaps[0].samples_lost == 40);
}

TEST_CASE("cut: nonsense in clock and ticks is cut away, not trusted") {
    auto blocks = two_steps();
    blocks[3].clock.microseconds_per_tick = std::numeric_limits<double>::quiet_NaN();
    blocks[4].clock.microseconds_per_tick = 1e300;
    blocks[5].samples[0].ticks = 1ULL << 62;
    const auto kept = store::cut(blocks, SessionTime{0s}, SessionTime{10s});
    CHECK(kept[3].samples.empty());
    CHECK(kept[4].samples.size() <= 1);
    CHECK(kept[5].samples.size() == blocks[5].samples.size() - 1);
}

TEST_CASE("trim: live or packed, the rest is gone and the session reads on") {
    for (const bool packed : {false, true}) {
        const material::Folder folder;
        auto open = good(Store::open(folder.file()));
        const auto id = stored(open, two_steps());
        CHECK(error_of(open.trim(id, SessionTime{2s}, SessionTime{5s})) ==
              StoreError::not_finished);
        good(open.finish(id, Completion::done));
        if (packed) good(open.pack(id));
        CHECK(good(open.sessions())[0].duration == 10s);
        good(open.trim(id, SessionTime{2s}, SessionTime{5s}));
        CHECK(good(open.raw(id)).blocks.size() == 3);
        CHECK(good(open.sessions())[0].duration == 3s);
        good(open.pack(id));
        CHECK(same(good(open.raw(id)).blocks,
                   store::cut(two_steps(), SessionTime{2s}, SessionTime{5s})));
        CHECK(error_of(open.trim(id, SessionTime{8s}, SessionTime{9s})) ==
              StoreError::out_of_range);
        for (const auto to : {SessionTime{3s}, SessionTime{4s}}) // nothing would be left
            CHECK(error_of(open.trim(id, SessionTime{4s}, to)) == StoreError::out_of_range);
        good(open.verify());
    }
}

TEST_CASE("remove: nothing of a deleted session is left in the file") {
    const material::Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = stored(open, two_steps());
    good(open.finish(id, Completion::done));
    CHECK(contents_of(folder.file()).find("Kniekehle") != std::string::npos);
    CHECK(contents_of(folder.file()).find(id) != std::string::npos);
    good(open.remove(id));
    CHECK(contents_of(folder.file()).find("Kniekehle") == std::string::npos);
    CHECK(contents_of(folder.file()).find(id) == std::string::npos);
    CHECK(std::filesystem::file_size(folder.file().string() + "-journal") == 0);
}
