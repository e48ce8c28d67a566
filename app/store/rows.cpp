#include "store/rows.h"
#include "session/profiles.h"
#include "store/encoding.h"
#include "store/packing.h"
#include "store/traces.h"
#include "store/trouble.h"

#include <algorithm>
#include <array>
#include <random>

namespace store {

using session::Completion, session::RollerKind;

namespace {

constexpr std::array roller_words{"port", "sim", "replay", "none"};
constexpr std::array completion_words{"done", "stopped", "unfinished"};
constexpr std::array side_words{"none", "left", "right", "both"};
constexpr std::array tool_words{"none", "roller", "ball"};

template <class E, std::size_t n>
E enumerator(const std::array<const char*, n>& words, const std::string& word) {
    const auto* const found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) throw Trouble{StoreError::damaged};
    return static_cast<E>(found - words.begin());
}

template <class T> T value_of(Decoded<T> decoded) {
    if (!decoded)
        throw Trouble{decoded.error() == DecodeError::newer ? StoreError::newer_schema
                                                            : StoreError::damaged};
    return *std::move(decoded);
}

Row row_of(SQLite::Statement& found) {
    return {found.getColumn(0).getInt64(), found.getColumn(1).getString(),
            completion(found.getColumn(2).getString()), found.getColumn(3).getInt64()};
}

units::SessionTime time_at(SQLite::Statement& row, int place) {
    return units::SessionTime{units::Duration{row.getColumn(place).getInt64()}};
}

std::vector<Bytes> bodies(SQLite::Database& db, const char* sql, const Row& row) {
    SQLite::Statement query{db, sql};
    query.bind(1, row.session);
    std::vector<Bytes> found;
    while (query.executeStep()) found.push_back(bytes_of(query.getColumn(0)));
    return found;
}

} // namespace

const char* word(RollerKind kind) { return roller_words.at(static_cast<std::size_t>(kind)); }
const char* word(Completion how) { return completion_words.at(static_cast<std::size_t>(how)); }
const char* word(routine::Side side) { return side_words.at(static_cast<std::size_t>(side)); }
const char* word(routine::Tool tool) { return tool_words.at(static_cast<std::size_t>(tool)); }
RollerKind roller_kind(const std::string& word) {
    return enumerator<RollerKind>(roller_words, word);
}
Completion completion(const std::string& word) {
    return enumerator<Completion>(completion_words, word);
}
routine::Side side(const std::string& word) { return enumerator<routine::Side>(side_words, word); }
routine::Tool tool(const std::string& word) { return enumerator<routine::Tool>(tool_words, word); }

units::WallTime wall_at(SQLite::Statement& row, int place) {
    return {std::chrono::sys_time<std::chrono::milliseconds>{
                std::chrono::milliseconds{row.getColumn(place).getInt64()}},
            std::chrono::minutes{row.getColumn(place + 1).getInt64()}};
}

void bind_time(SQLite::Statement& statement, int place, const units::WallTime& at) {
    statement.bind(place, static_cast<std::int64_t>(at.utc.time_since_epoch().count()));
    statement.bind(place + 1, static_cast<std::int64_t>(at.offset.count()));
}

Bytes bytes_of(const SQLite::Column& column) {
    const auto* const first = static_cast<const std::uint8_t*>(column.getBlob());
    const int size = column.getBytes();
    return first == nullptr ? Bytes{} : Bytes{first, first + size};
}

void bind_bytes(SQLite::Statement& statement, int place, const Bytes& bytes) {
    statement.bind(place, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}

Row find_row(SQLite::Database& db, const SessionId& id) {
    constexpr std::size_t shortest = 4;
    const char* const columns = "SELECT session, id, completion, edition FROM session ";
    if (id == "last") {
        SQLite::Statement last{db, std::string{columns} + "ORDER BY session DESC LIMIT 1"};
        if (!last.executeStep()) throw Trouble{StoreError::not_found};
        return row_of(last);
    }
    if (id.size() < shortest) throw Trouble{StoreError::not_found};
    SQLite::Statement like{db, std::string{columns} +
                                   "WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2"};
    like.bind(1, id);
    if (!like.executeStep()) throw Trouble{StoreError::not_found};
    const Row row = row_of(like);
    if (row.id != id && like.executeStep()) throw Trouble{StoreError::ambiguous};
    return row;
}

// A random UUID, RFC 4122 version 4.
std::string fresh_id() {
    std::random_device random;
    std::array<std::uint32_t, 4> bits{random(), random(), random(), random()};
    bits[1] = (bits[1] & 0xFFFF0FFFU) | 0x00004000U;
    bits[2] = (bits[2] & 0x3FFFFFFFU) | 0x80000000U;
    std::string id;
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) id += '-';
        const auto word = bits[static_cast<std::size_t>(digit / 8)];
        id += "0123456789abcdef"[(word >> (28 - 4 * (digit % 8))) & 0xFU];
    }
    return id;
}

void insert_session(SQLite::Database& db, const SessionId& id,
                    const session::Beginning& beginning) {
    SQLite::Statement insert{
        db, "INSERT INTO session "
            "(id, started_ms, offset_min, routine, roller, practice, completion, beginning) "
            "VALUES (?, ?, ?, ?, ?, ?, 'unfinished', ?)"};
    insert.bind(1, id);
    insert.bind(2, static_cast<std::int64_t>(beginning.started.utc.time_since_epoch().count()));
    insert.bind(3, static_cast<std::int64_t>(beginning.started.offset.count()));
    insert.bind(4, beginning.routine.id);
    insert.bind(5, word(beginning.roller));
    insert.bind(6, beginning.practice ? 1 : 0);
    bind_bytes(insert, 7, encode(beginning));
    insert.exec();
}

void insert_block(SQLite::Database& db, const Row& row, const session::Block& block) {
    const Bytes body = encode(block);
    SQLite::Statement present{db, "SELECT body FROM block WHERE session = ? AND number = ?"};
    present.bind(1, row.session);
    present.bind(2, static_cast<std::int64_t>(block.number));
    if (present.executeStep()) {
        if (bytes_of(present.getColumn(0)) == body) return;
        throw Trouble{StoreError::out_of_range};
    }
    SQLite::Statement insert{db, "INSERT INTO block VALUES (?, ?, ?, ?, ?)"};
    insert.bind(1, row.session);
    insert.bind(2, static_cast<std::int64_t>(block.number));
    insert.bind(3, static_cast<std::int64_t>(block.start.time_since_epoch().count()));
    insert.bind(4, static_cast<std::int64_t>(block.end.time_since_epoch().count()));
    bind_bytes(insert, 5, body);
    insert.exec();
}

void keep_profiles(SQLite::Database& db, const Row& row, const session::Block& block) {
    const auto tells = [](const session::Event& e) {
        return e.kind == session::EventKind::one_peak || e.kind == session::EventKind::two_peaks;
    };
    if (std::none_of(block.events.begin(), block.events.end(), tells)) return;
    const auto bodies_of = bodies(db, "SELECT beginning FROM session WHERE session = ?", row);
    const auto beginning = value_of(decode_beginning(bodies_of.at(0)));
    if (!session::part_of_history(beginning.roller, beginning.practice)) return;
    std::vector<session::Profile> learned;
    for (const session::Event& event : block.events)
        session::learn(learned, beginning.routine, event);
    for (const session::Profile& profile : learned) {
        SQLite::Statement keep{db, "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)"};
        keep.bind(1, profile.exercise);
        keep.bind(2, profile.variant);
        keep.bind(3, word(profile.side));
        keep.bind(4, profile.peaks);
        keep.exec();
    }
}

std::vector<session::Profile> profiles(SQLite::Database& db) {
    SQLite::Statement rows{db, "SELECT exercise, variant, side, peaks FROM profile"};
    std::vector<session::Profile> found;
    while (rows.executeStep())
        found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                         side(rows.getColumn(2).getString()), rows.getColumn(3).getInt()});
    return found;
}

void raise_edition(SQLite::Database& db, const Row& row) {
    SQLite::Statement raise{db, "UPDATE session SET edition = edition + 1 WHERE session = ?"};
    raise.bind(1, row.session);
    raise.exec();
    drop_traces(db, row);
}

Blobs blobs_of(SQLite::Database& db, const Row& row) {
    Blobs blobs;
    blobs.completion = row.completion;
    auto beginning = bodies(db, "SELECT beginning FROM session WHERE session = ?", row);
    if (beginning.empty()) throw Trouble{StoreError::not_found};
    blobs.beginning = std::move(beginning.front());
    auto applied = bodies(
        db, "SELECT body FROM recalibration WHERE session = ? ORDER BY number DESC LIMIT 1", row);
    if (!applied.empty()) blobs.calibration = std::move(applied.front());
    SQLite::Statement live{
        db, "SELECT body, start_us, end_us FROM block WHERE session = ? ORDER BY number"};
    live.bind(1, row.session);
    while (live.executeStep()) {
        blobs.blocks.push_back(bytes_of(live.getColumn(0)));
        blobs.spans.push_back({time_at(live, 1), time_at(live, 2)});
    }
    blobs.marks = marks_of(db, row);
    blobs.parts = bodies(db, "SELECT body FROM packed WHERE session = ? ORDER BY part", row);
    return blobs;
}

session::Beginning beginning_of(const Blobs& blobs) {
    auto beginning = value_of(decode_beginning(blobs.beginning));
    if (blobs.calibration) beginning.calibration = value_of(decode_calibration(*blobs.calibration));
    for (const care::Mark& mark : blobs.marks) care::replace(beginning.person.marks, mark);
    return beginning;
}

Store::Raw raw_of(const Blobs& blobs) {
    Store::Raw raw{beginning_of(blobs), {}, blobs.completion, {}};
    if (!blobs.parts.empty()) {
        raw.blocks = value_of(unpacked(blobs.parts));
        return raw;
    }
    raw.blocks.reserve(blobs.blocks.size());
    for (const auto& body : blobs.blocks) raw.blocks.push_back(value_of(decode_block(body)));
    return raw;
}

namespace {

// Samples between two whole blocks of one segment, by the counters of each cell.
std::uint64_t lost_between(const session::Block& before, const session::Block& after) {
    if (before.segment != after.segment) return 0;
    std::array<std::optional<std::uint32_t>, protocol::most_cells> last, next;
    for (const auto& sample : before.samples)
        if (sample.cell < last.size()) last.at(sample.cell) = sample.counter;
    for (auto sample = after.samples.rbegin(); sample != after.samples.rend(); ++sample)
        if (sample->cell < next.size()) next.at(sample->cell) = sample->counter;
    std::uint64_t lost = 0;
    for (std::size_t cell = 0; cell < last.size(); ++cell)
        if (last.at(cell) && next.at(cell) && *next.at(cell) > *last.at(cell))
            lost += *next.at(cell) - *last.at(cell) - 1;
    return lost;
}

Store::Raw readable_live(const Blobs& blobs) {
    Store::Raw raw{beginning_of(blobs), {}, blobs.completion, {}};
    std::vector<std::size_t> before; // how many whole blocks stand before each gap
    for (std::size_t i = 0; i < blobs.blocks.size(); ++i) {
        if (auto block = decode_block(blobs.blocks[i])) {
            raw.blocks.push_back(*std::move(block));
        } else if (block.error() == DecodeError::newer) {
            throw Trouble{StoreError::newer_schema};
        } else if (!before.empty() && before.back() == raw.blocks.size()) {
            raw.damaged.back().end = blobs.spans[i].end; // one gap with the block before
        } else {
            raw.damaged.push_back(blobs.spans[i]);
            before.push_back(raw.blocks.size());
        }
    }
    if (raw.blocks.empty() && !raw.damaged.empty()) throw Trouble{StoreError::damaged};
    for (std::size_t gap = 0; gap < before.size(); ++gap)
        if (before[gap] > 0 && before[gap] < raw.blocks.size())
            raw.damaged[gap].samples_lost =
                lost_between(raw.blocks[before[gap] - 1], raw.blocks[before[gap]]);
    return raw;
}

} // namespace

Store::Raw readable(const Blobs& blobs) {
    if (blobs.parts.empty()) return readable_live(blobs);
    if (auto all = unpacked(blobs.parts))
        return {beginning_of(blobs), *std::move(all), blobs.completion, {}};
    auto [blocks, damaged] = value_of(salvaged(blobs.parts));
    Store::Raw raw{beginning_of(blobs), std::move(blocks), blobs.completion, {}};
    // A damaged series is missing from the first to the last second of its segment.
    for (const std::uint32_t segment : damaged) {
        const auto in = [segment](const auto& block) { return block.segment == segment; };
        const auto first = std::find_if(raw.blocks.begin(), raw.blocks.end(), in);
        const auto last = std::find_if(raw.blocks.rbegin(), raw.blocks.rend(), in);
        if (first != raw.blocks.end()) raw.damaged.push_back({first->start, last->end});
    }
    return raw;
}

namespace {

// Where it stood: by the last block that can be read; numbers go on after the last one there is.
void place(SQLite::Database& db, std::int64_t session, Unfinished& unfinished) {
    SQLite::Statement blocks{
        db, "SELECT number, body FROM block WHERE session = ? ORDER BY number DESC"};
    blocks.bind(1, session);
    while (blocks.executeStep()) {
        const auto number = static_cast<std::uint32_t>(blocks.getColumn(0).getInt64());
        unfinished.next_block = std::max(unfinished.next_block, number + 1);
        const auto block = decode_block(bytes_of(blocks.getColumn(1)));
        if (!block) continue;
        unfinished.bookmark = block->bookmark;
        unfinished.at = block->end;
        unfinished.next_segment = block->segment + 1;
        return;
    }
}

} // namespace

std::optional<Unfinished> newest_unfinished(SQLite::Database& db,
                                            const std::vector<SessionId>& but_not) {
    SQLite::Statement open{db, "SELECT session, id, beginning FROM session "
                               "WHERE completion = 'unfinished' ORDER BY session DESC"};
    while (open.executeStep()) {
        Unfinished unfinished;
        unfinished.id = open.getColumn(1).getString();
        if (std::count(but_not.begin(), but_not.end(), unfinished.id) > 0) continue;
        unfinished.beginning = value_of(decode_beginning(bytes_of(open.getColumn(2))));
        session::Beginning& begun = unfinished.beginning; // with what was learned since
        if (session::part_of_history(begun.roller, begun.practice)) begun.profiles = profiles(db);
        for (const care::Mark& mark : marks_of(db, {open.getColumn(0).getInt64(), {}, {}, 0}))
            care::replace(begun.person.marks, mark);
        unfinished.stopped = stopped_in(db, open.getColumn(0).getInt64());
        place(db, open.getColumn(0).getInt64(), unfinished);
        return unfinished;
    }
    return std::nullopt;
}

} // namespace store
