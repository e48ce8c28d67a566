// What charts of many sessions read: made with the summary, gone with what it was made from.
#include "store/traces.h"

#include "session/session.h"
#include "store/expecting.h"
#include "store/trace_bytes.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

using history::Pyramid, history::Quantity, history::Sample;
using material::Folder;
using session::Completion, session::RollerKind;
using store::Store, store::StoreError;

namespace {

session::Event event(units::SessionTime at, session::EventKind kind) {
    session::Event made;
    made.at = at;
    made.kind = kind;
    return made;
}

// Gently rolled, so that the signal reads as quiet: half a second of getting on, then work.
std::vector<session::Block> work(std::size_t seconds) {
    material::Shape shape;
    shape.swing_counts = 3000;
    auto blocks = material::blocks(seconds, shape);
    for (auto& block : blocks) block.gaps.clear(), block.events.clear(), block.faulty = {};
    blocks.front().events = {event(units::session_time(0.5), session::EventKind::work_began)};
    blocks.back().events = {event(blocks.back().end, session::EventKind::work_ended),
                            event(blocks.back().end, session::EventKind::finished)};
    return blocks;
}

store::SessionId rolled(Store& open, std::size_t seconds = 12, RollerKind roller = RollerKind::port,
                        Completion how = Completion::done) {
    const auto id = good(open.begin(material::beginning(roller)));
    for (const auto& block : work(seconds)) good(open.append(id, block).get());
    if (how != Completion::unfinished) good(open.finish(id, how));
    return id;
}

std::vector<Sample> all_samples(Store& open, const store::SessionId& id, Quantity quantity) {
    const auto pyramid = good(open.pyramid(id, quantity));
    std::vector<Sample> all;
    for (std::size_t part = 0; part < pyramid.parts(); ++part) {
        const auto some = good(open.samples(id, quantity, part));
        CHECK(some.size() == pyramid.part_size(part));
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

int rows(const material::fs::path& file) {
    SQLite::Database db{file.string(), SQLite::OPEN_READONLY};
    return db.execAndGet("SELECT (SELECT count(*) FROM trace) + (SELECT count(*) FROM trace_part)")
        .getInt();
}

} // namespace

TEST_CASE("history: every session tells what a chart begins with, once it was summarised") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto first = rolled(open), second = rolled(open, 11);
    CHECK(good(open.history()).sessions.empty());
    CHECK(good(open.history()).missing == std::vector{first, second});
    CHECK(error_of(open.pyramid(first, Quantity::force)) == StoreError::not_found);
    CHECK(error_of(open.samples(first, Quantity::force, 0)) == StoreError::not_found);
    good(open.sessions()); // the list summarises them
    const auto history = good(open.history());
    CHECK(history.missing.empty());
    REQUIRE(history.sessions.size() == 2);
    const auto& one = history.sessions[0];
    CHECK(one.account.id == first);
    CHECK(one.account.build == protocol::Build::bed);
    CHECK(one.account.calibration.id == 7);
    CHECK(one.duration == std::chrono::seconds{12});
    const auto& force = one.strips[0];
    CHECK(force.session == first);
    CHECK(force.counts);
    CHECK(force.usable);
    CHECK(force.started_ms == material::beginning().started.utc.time_since_epoch().count());
    const auto pyramid = good(open.pyramid(first, Quantity::force));
    CHECK(force.samples == pyramid.samples());
    CHECK(force.first_ms == pyramid.first_ms());
    CHECK(force.last_ms == pyramid.last_ms());
    CHECK(force.whole == pyramid.whole());
}

TEST_CASE("history: the trace is the force of the session") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = rolled(open);
    good(open.make_history(id));
    const auto raw = good(open.raw(id));
    const auto force = history::force_of(session::moments(raw.beginning, raw.blocks));
    REQUIRE(force.size() > history::samples_a_part); // more than a part
    CHECK(all_samples(open, id, Quantity::force) == force);
    CHECK(good(open.pyramid(id, Quantity::force)).base() == Pyramid{force}.base());
    CHECK(error_of(open.samples(id, Quantity::pace, 1)) == StoreError::not_found);
}

TEST_CASE("history: the pace is that of the steps, as far as it could be told") {
    session::Record record;
    record.counts = record.quality.usable = true;
    record.completion = Completion::done;
    record.steps.resize(2);
    const auto pace = [](double at, std::optional<double> seconds) {
        return measure::Pace{units::session_time(at), seconds, 1.0, measure::PaceSource::position};
    };
    record.steps[0].pace = {pace(1, 3.0), pace(2, {}), pace(3, 3.25)};
    record.steps[1].pace = {pace(40, 2.5)};
    CHECK(store::traces_of({}, record)[1] ==
          std::vector<Sample>{{1000, 300}, {3000, 325}, {40000, 250}});
    record.completion = Completion::unfinished;
    CHECK(store::traces_of({}, record)[1].empty());
}

TEST_CASE("history: a timeline over the file draws what a scan of the samples gives") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    for (int i = 0; i < 2; ++i) good(open.make_history(rolled(open)));
    std::vector<history::Strip> strips;
    for (const auto& one : good(open.history()).sessions) strips.push_back(one.strips[0]);
    history::Timeline line{strips,
                           {[&](const std::string& id) {
                                return std::make_shared<const Pyramid>(
                                    good(open.pyramid(id, Quantity::force)));
                            },
                            [&](const std::string& id, std::size_t part) {
                                return std::make_shared<const std::vector<Sample>>(
                                    good(open.samples(id, Quantity::force, part)));
                            }}};
    REQUIRE(strips.size() == 2);
    const history::Grid grid{strips[0].first() + 3001, strips[0].last() - 500, 301};
    history::Columns scanned(grid.count);
    for (const auto& strip : strips)
        for (const Sample& s : all_samples(open, strip.session, Quantity::force))
            if (const auto at = strip.started_ms + s.at_ms; at >= grid.from_ms && at < grid.to_ms)
                history::add(scanned[grid.column_at(at)], {s.value, s.value});
    CHECK(line.columns(grid).columns == scanned);
}

TEST_CASE("history: neither simulated nor unfinished nor unusable sessions") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    rolled(open, 12, RollerKind::sim);
    rolled(open, 12, RollerKind::replay);
    rolled(open, 12, RollerKind::none);
    rolled(open, 12, RollerKind::port, Completion::unfinished);
    const auto unusable = good(open.begin(material::beginning()));
    good(open.append(unusable, material::blocks(1).front()).get());
    good(open.finish(unusable, Completion::done));
    CHECK(good(open.history()).missing == std::vector{unusable}); // not known yet
    for (const auto& line : good(open.sessions())) good(open.steps(line.id));
    CHECK(good(open.history()).missing.empty());
    CHECK(good(open.history()).sessions.empty());
    CHECK(good(open.done()).empty());
    auto practice = material::beginning(RollerKind::sim);
    practice.practice = true;
    const auto id = good(open.begin(practice));
    for (const auto& block : work(12)) good(open.append(id, block).get());
    good(open.finish(id, Completion::stopped));
    good(open.make_history(id));
    CHECK(good(open.history()).sessions.size() == 1);
}

TEST_CASE("history: the steps of all its sessions, as lists tell them") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto first = rolled(open), second = rolled(open, 11);
    for (const auto& id : {first, second}) good(open.make_history(id));
    const auto done = good(open.done());
    REQUIRE(done.size() == 2);
    CHECK(done[0].account.id == first);
    CHECK(done[1].account.id == second);
    for (const auto& session : done) {
        const auto steps = good(open.steps(session.account.id));
        REQUIRE(session.steps.size() == steps.size());
        CHECK(session.steps[0].figures.mean_force == steps[0].mean_force);
        CHECK(session.steps[0].strokes == steps[0].strokes);
        CHECK(session.steps[0].in_force_band_percent == steps[0].in_force_band_percent);
    }
    CHECK(history::series(done).at(0).sessions() == 2);
}

TEST_CASE("history: what changes a recording takes its trace away until it is made anew") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = rolled(open);
    const auto made_anew = [&](auto change) {
        good(open.make_history(id));
        const auto before = good(open.pyramid(id, Quantity::force)).base();
        CHECK(rows(folder.file()) > 2);
        change();
        CHECK(rows(folder.file()) == 0); // its samples can no longer be read back
        CHECK(good(open.history()).missing == std::vector{id});
        CHECK(error_of(open.pyramid(id, Quantity::force)) == StoreError::not_found);
        good(open.steps(id));
        CHECK(good(open.history()).missing.empty());
        CHECK(good(open.pyramid(id, Quantity::force)).base() != before);
    };
    made_anew([&] { good(open.trim(id, units::session_time(1), units::session_time(11))); });
    measure::Calibration twice = material::beginning().calibration;
    for (double& slope : twice.newtons_per_count) slope *= 1.25;
    made_anew([&] { good(open.recalibrate(id, twice)); });
    made_anew([&] { good(open.undo_recalibration(id)); });
    good(open.remove(id));
    CHECK(rows(folder.file()) == 0);
}

TEST_CASE("history: packing leaves the trace as it was, and it comes out the same") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = rolled(open);
    good(open.make_history(id));
    const auto before = good(open.pyramid(id, Quantity::force)).base();
    good(open.pack(id));
    CHECK(good(open.pyramid(id, Quantity::force)).base() == before);
    good(open.make_history(id));
    CHECK(good(open.pyramid(id, Quantity::force)).base() == before);
}

TEST_CASE("history: a damaged trace is said to be, and made anew") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = rolled(open);
    good(open.make_history(id));
    {
        SQLite::Database db{folder.file().string(), SQLite::OPEN_READWRITE};
        db.exec("UPDATE trace_part SET body = x'0a0100'");
    }
    CHECK(error_of(open.verify()) == StoreError::damaged);
    CHECK(error_of(open.pyramid(id, Quantity::force)) == StoreError::damaged);
    CHECK(error_of(open.samples(id, Quantity::force, 0)) == StoreError::damaged);
    good(open.make_history(id));
    CHECK(good(open.pyramid(id, Quantity::force)).samples() > 1024);
    auto reader = good(Store::open_read_only(folder.file()));
    CHECK(good(reader.history()).sessions.size() == 1);
    CHECK(error_of(reader.make_history(id)) == StoreError::read_only);
}

TEST_CASE("history: bytes of a trace come back, and others are refused") {
    std::mt19937_64 random{9};
    for (const std::size_t size : {0U, 1U, 16U, 17U, 1000U, 1024U}) {
        std::vector<Sample> samples;
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < size; ++i) {
            at += 10 + static_cast<std::uint32_t>(random() % 3);
            samples.push_back({at, static_cast<std::int16_t>(random())});
        }
        const Pyramid pyramid{samples};
        const auto part = store::encode(std::span<const Sample>{samples});
        auto levels = store::encode(pyramid);
        CHECK(store::decode_part(part) == samples);
        REQUIRE(store::decode_pyramid(levels));
        CHECK(store::decode_pyramid(levels)->base() == pyramid.base());
        CHECK_FALSE(store::decode_part(levels));
        CHECK_FALSE(store::decode_pyramid(part));
    }
}

TEST_CASE("history: any content behind a right checksum is read or refused, nothing else") {
    std::mt19937_64 random{10};
    std::vector<Sample> samples(600);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = {static_cast<std::uint32_t>(i * 11), static_cast<std::int16_t>(i % 7)};
    const auto content = [](store::Bytes blob) {
        return store::Bytes{blob.begin() + 2, blob.end() - 4};
    };
    const auto part = content(store::encode(std::span<const Sample>{samples})),
               levels = content(store::encode(Pyramid{samples}));
    int read = 0;
    for (int n = 0; n < 4000; ++n) {
        const bool of_part = n % 2 == 0;
        store::Bytes bytes = of_part ? part : levels;
        for (auto hits = 1 + random() % 3; hits > 0; --hits)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        if (random() % 4 == 0) bytes.resize(random() % bytes.size());
        if (of_part) {
            const auto some =
                store::decode_part(store::sealed(store::BlobKind::trace_part, 1, bytes));
            if (some) CHECK(some->size() <= history::samples_a_part);
            read += some ? 1 : 0;
        } else {
            const auto one =
                store::decode_pyramid(store::sealed(store::BlobKind::pyramid, 1, bytes));
            if (one && !one->empty()) CHECK(one->whole()->low <= one->whole()->high);
            read += one ? 1 : 0;
        }
    }
    CHECK(read > 0); // some changes leave a trace that may be one
}

TEST_CASE("migration: a file of version 10 keeps its summaries, and its history is made anew") {
    const Folder folder;
    store::SessionId id;
    {
        auto open = good(Store::open(folder.file()));
        id = rolled(open);
        good(open.make_history(id));
    }
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "ALTER TABLE step_summary DROP COLUMN set_pace_s; "
        "ALTER TABLE step_summary DROP COLUMN asked_lighter; "
        "ALTER TABLE step_summary DROP COLUMN over_mark; "
        "DROP TABLE plan_recording; "
        "ALTER TABLE plan DROP COLUMN dropped_ms; ALTER TABLE plan DROP COLUMN dropped_offset_min; "
        "DROP TABLE trace_part; DROP TABLE trace; DROP INDEX session_charted; "
        "PRAGMA user_version = 10");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.sessions()).at(0).usable);
    CHECK(good(open.history()).missing == std::vector{id});
    good(open.make_history(id));
    CHECK(good(open.history()).sessions.size() == 1);
    good(open.verify());
    CHECK(std::filesystem::exists(folder.file().string() + ".before-v11"));
}
