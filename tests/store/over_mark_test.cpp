// What a report needs of each step is kept beside the recording, which it does not read.
#include "store/expecting.h"
#include "store/plans.h"

#include <SQLiteCpp/SQLiteCpp.h>

using material::Folder;
using session::EventKind;
using store::Store;

namespace {

session::Event event(units::SessionTime at, EventKind kind) {
    session::Event made;
    made.at = at;
    made.kind = kind;
    return made;
}

// With a comfort mark, and once asked for less.
store::SessionId rolled(Store& open) {
    material::Shape shape;
    shape.swing_counts = 3000;
    auto blocks = material::blocks(12, shape);
    for (auto& block : blocks) block.gaps.clear(), block.events.clear(), block.faulty = {};
    auto lighter = event(units::session_time(4.5), EventKind::cue);
    lighter.cue = guide::CueKind::lighter;
    blocks.front().events = {event(units::session_time(0.5), EventKind::work_began)};
    blocks[4].events = {lighter};
    blocks.back().events = {event(blocks.back().end, EventKind::work_ended),
                            event(blocks.back().end, EventKind::finished)};
    const auto id = stored(open, blocks);
    good(open.finish(id, session::Completion::done));
    return id;
}

void same(const store::Measured& kept, const session::Record& record) {
    CHECK(kept.build == record.build);
    CHECK(kept.serial == record.roller_serial);
    CHECK(kept.calibration.id == record.calibration.id);
    REQUIRE(kept.steps.size() == record.steps.size());
    REQUIRE_FALSE(kept.steps.empty());
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        CHECK(kept.steps[i].set_seconds_per_stroke == record.steps[i].set_seconds_per_stroke);
        CHECK(kept.steps[i].asked_lighter == record.steps[i].asked_lighter);
        CHECK(kept.steps[i].over_mark == record.steps[i].over_mark);
    }
    CHECK(kept.steps[0].asked_lighter == 1);
    CHECK(kept.steps[0].set_seconds_per_stroke == 3.0);
    CHECK(kept.steps[0].over_mark);
}

} // namespace

TEST_CASE("measured: as in the record, and from what is kept alone") {
    const Folder folder;
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = rolled(open);
        same(good(open.measured(id)), good(open.record(id))); // made now
        same(good(open.measured(id)), good(open.record(id)));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "DELETE FROM block; DELETE FROM packed"); // its recording is not looked at
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.measured(id)).steps.size() == 1);
    CHECK(error_of(open.measured("nothing")) == store::StoreError::not_found);
}

TEST_CASE("migration: a file of version 11 is summarised anew and keeps its plans") {
    const Folder folder;
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = rolled(open);
        good(open.steps(id));
        store::KeptPlan plan;
        plan.id = "calves";
        plan.text = "# text";
        good(open.keep(plan));
        good(open.drop_plan("calves", {}));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "ALTER TABLE step_summary DROP COLUMN set_pace_s;"
        "ALTER TABLE step_summary DROP COLUMN asked_lighter;"
        "ALTER TABLE step_summary DROP COLUMN over_mark; ALTER TABLE plan DROP COLUMN dropped_ms;"
        "ALTER TABLE plan DROP COLUMN dropped_offset_min; DROP TABLE plan_recording;"
        "UPDATE summary SET method = 8; PRAGMA user_version = 11");
    auto open = good(Store::open(folder.file()));
    same(good(open.measured(id)), good(open.record(id)));
    const auto plans = good(open.plans());
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].dropped);
    CHECK_FALSE(plans[0].dropped_at); // nobody noted it then
    good(open.verify());
    CHECK(std::filesystem::exists(folder.file().string() + ".before-v12"));
}
