// What is shown after a session: its note, and what it is compared with.
#include "store/expecting.h"

#include <fstream>
#include <iterator>

using material::Folder;
using session::Completion, session::Note, session::NotCompared, session::RollerKind;
using store::Store, store::StoreError;
namespace fs = std::filesystem;

namespace {

store::SessionId finished(Store& open, const session::Beginning& beginning,
                          std::size_t seconds = 12, Completion how = Completion::done) {
    const auto id = good(open.begin(beginning));
    material::Shape shape;
    shape.swing_counts = 3000;                      // gently, so that the signal reads as quiet
    auto blocks = material::blocks(seconds, shape); // half a second of getting on, then work
    const auto event = [](units::SessionTime at, session::EventKind kind) {
        session::Event made;
        made.at = at;
        made.kind = kind;
        return made;
    };
    for (auto& block : blocks) block.gaps.clear(), block.events.clear(), block.faulty = {};
    blocks.front().events = {event(units::session_time(0.5), session::EventKind::work_began)};
    blocks.back().events = {event(blocks.back().end, session::EventKind::work_ended),
                            event(blocks.back().end, session::EventKind::finished)};
    for (const auto& block : blocks) good(open.append(id, block).get());
    good(open.finish(id, how));
    return id;
}

// Of the only step.
NotCompared why(Store& open, const store::SessionId& id) {
    const auto all =
        session::compare(session::account_of(good(open.record(id))), good(open.before(id)));
    REQUIRE(all.size() == 1);
    return all.front().why;
}

const Note wade{"Wade war härter; „ging“.", {"abends", "nach dem Lauf"}};

} // namespace

TEST_CASE("notes: kept with the session, in the list, and changed later") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto first = finished(open, material::beginning(), 2);
    const auto second = finished(open, material::beginning(), 2);
    CHECK(good(open.note(first)) == Note{});
    good(open.keep(first, wade));
    CHECK(good(open.note(first)) == wade);
    CHECK(good(open.note(second)) == Note{});
    good(open.keep("last", {"kurz", {}}));
    const auto lines = good(open.sessions());
    CHECK(lines[0].note == Note{"kurz", {}});
    CHECK(lines[1].note == wade);
    good(open.keep(first, {}));
    CHECK(good(open.note(first)) == Note{});
    auto reader = good(Store::open_read_only(folder.file()));
    CHECK(error_of(reader.keep(first, wade)) == StoreError::read_only);
    CHECK(good(reader.note(second)).text == "kurz");
}

TEST_CASE("notes: a limit that is broken changes nothing") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = finished(open, material::beginning(), 2);
    good(open.keep(id, wade));
    for (const Note& odd : {Note{std::string(1001, 'x'), {}}, Note{"a\nb", {}}, Note{" a", {}},
                            Note{"", {"a,b"}}, Note{"", {"a", "a"}}, Note{"", {""}}})
        CHECK(error_of(open.keep(id, odd)) == StoreError::out_of_range);
    CHECK(good(open.note(id)) == wade);
    CHECK(error_of(open.keep("0000", wade)) == StoreError::not_found);
}

TEST_CASE("notes: packing and trimming leave them, deleting takes every byte") {
    const Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        const auto id = finished(open, material::beginning(), 6);
        good(open.keep(id, wade));
        good(open.pack(id));
        good(open.trim(id, units::session_time(1), units::session_time(4)));
        CHECK(good(open.note(id)) == wade);
        good(open.remove(id));
    }
    std::ifstream file{folder.file(), std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    CHECK(bytes.find("Wade war") == std::string::npos);
    CHECK(bytes.find("nach dem Lauf") == std::string::npos);
}

TEST_CASE("comparing: with the earlier finished ones, from summaries and without them alike") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto first = finished(open, material::beginning());
    const auto simulated = finished(open, material::beginning(RollerKind::sim));
    stored(open, material::blocks(3)); // unfinished
    const auto last = finished(open, material::beginning());
    finished(open, material::beginning()); // later
    const auto made = good(open.before(last));
    REQUIRE(made.size() == 2);
    CHECK(made[0].id == simulated);
    CHECK_FALSE(made[0].counts);
    CHECK(made[1].id == first);
    good(open.sessions()); // from now on there are summaries
    const auto kept = good(open.before(last));
    REQUIRE(kept.size() == 2);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        CHECK(kept[i].id == made[i].id);
        CHECK(kept[i].started == made[i].started);
        CHECK(kept[i].roller == made[i].roller);
        CHECK(kept[i].counts == made[i].counts);
        CHECK(kept[i].usable == made[i].usable);
        CHECK(kept[i].build == made[i].build);
        CHECK(kept[i].serial == made[i].serial);
        CHECK(kept[i].calibration.id == made[i].calibration.id);
        CHECK(kept[i].calibration.newtons_per_count == made[i].calibration.newtons_per_count);
        REQUIRE(kept[i].steps.size() == made[i].steps.size());
        REQUIRE_FALSE(kept[i].steps.empty());
        for (std::size_t k = 0; k < kept[i].steps.size(); ++k) {
            const auto& a = kept[i].steps[k];
            const auto& b = made[i].steps[k];
            CHECK(a.exercise == b.exercise);
            CHECK(a.variant == b.variant);
            CHECK(a.side == b.side);
            CHECK(a.tool == b.tool);
            CHECK(a.set == b.set);
            CHECK(a.measured == b.measured);
            CHECK(a.left_early == b.left_early);
            CHECK(a.pace_estimated == b.pace_estimated);
            CHECK(a.force_band.has_value() == b.force_band.has_value());
            CHECK(a.pace_band.has_value() == b.pace_band.has_value());
            CHECK(a.mean_force == b.mean_force);
            CHECK(a.seconds_per_stroke == b.seconds_per_stroke);
            CHECK(a.in_both_bands_percent == b.in_both_bands_percent);
            CHECK(a.pace_variation_percent == b.pace_variation_percent);
        }
    }
    CHECK(error_of(open.before("0000")) == StoreError::not_found);
}

TEST_CASE("comparing: what a session was stopped in was not done, by its summary neither") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto stopped = finished(open, material::beginning(), 12, Completion::stopped);
    const auto last = finished(open, material::beginning());
    CHECK(why(open, stopped) == NotCompared::left_early);
    CHECK(why(open, last) == NotCompared::first_time);
    good(open.sessions()); // from now on there are summaries
    CHECK(why(open, last) == NotCompared::first_time);
    const auto steps = good(open.steps(stopped));
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].left_early);
    CHECK_FALSE(steps[0].ended_off_roller);
}

TEST_CASE("comparing: a calibration applied afterwards is the one that counts") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto first = finished(open, material::beginning());
    const auto last = finished(open, material::beginning());
    CHECK(why(open, last) == NotCompared::no);
    auto other = material::beginning().calibration;
    for (double& slope : other.newtons_per_count) slope *= 1.02;
    good(open.recalibrate(first, other));
    CHECK(why(open, last) == NotCompared::other_calibration);
    good(open.undo_recalibration(first));
    CHECK(why(open, last) == NotCompared::no);
}
