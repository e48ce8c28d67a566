// Sessions as rows: the SQL of sessions, blocks and their blobs. Everything here throws; whoever
// calls holds the connection and, where several rows belong together, a transaction.
#pragma once
#include "store/bytes.h"
#include "store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

const char* word(session::RollerKind);
const char* word(session::Completion);
const char* word(routine::Side);
const char* word(routine::Tool);
session::RollerKind roller_kind(const std::string& word); // these throw Trouble{damaged}
session::Completion completion(const std::string& word);
routine::Side side(const std::string& word);
routine::Tool tool(const std::string& word);

struct Row {
    std::int64_t session = 0;
    SessionId id;
    session::Completion completion{};
    std::int64_t edition = 0;
};
// By id, by a beginning of it that is unique (at least 4 characters), or "last": the one begun
// last.
Row find_row(SQLite::Database&, const SessionId&);

std::string fresh_id(); // a UUID
void insert_session(SQLite::Database&, const SessionId&, const session::Beginning&);
// The same block once more is no error; another one under its number is.
void insert_block(SQLite::Database&, const Row&, const session::Block&);
// What the block's events tell of this person's profiles, if the session is part of the history.
void keep_profiles(SQLite::Database&, const Row&, const session::Block&);
std::vector<session::Profile> profiles(SQLite::Database&);
// Whatever was derived is now out of date; what can be read back as samples is gone.
void raise_edition(SQLite::Database&, const Row&);

// The blobs of a session, taken in one read transaction and decoded without the connection.
struct Blobs {
    session::Completion completion{};
    Bytes beginning;
    std::optional<Bytes> calibration; // applied afterwards
    std::vector<Bytes> blocks;        // live
    std::vector<measure::Gap> spans;  // of each of these; no samples counted
    std::vector<Bytes> parts;         // packed
    std::vector<care::Mark> marks;    // found in it; they hold for all of it
};
Blobs blobs_of(SQLite::Database&, const Row&);
session::Beginning beginning_of(const Blobs&);
Store::Raw raw_of(const Blobs&);   // throws Trouble{damaged} if any of it is
Store::Raw readable(const Blobs&); // what is whole; throws only if nothing is

session::Note note_at(SQLite::Statement&, int place); // two columns

std::vector<care::Mark> marks_of(SQLite::Database&, const Row&); // found in this session
std::vector<care::Mark> marks(SQLite::Database&);                // that hold now
std::vector<std::string> stopped_in(SQLite::Database&, std::int64_t session);

std::optional<Unfinished> newest_unfinished(SQLite::Database&,
                                            const std::vector<SessionId>& but_not);

// In two columns: milliseconds since 1970 UTC, and minutes of offset.
units::WallTime wall_at(SQLite::Statement&, int place);
void bind_time(SQLite::Statement&, int place, const units::WallTime&);

Bytes bytes_of(const SQLite::Column&);
void bind_bytes(SQLite::Statement&, int place, const Bytes&);

} // namespace store
