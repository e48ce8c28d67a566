// What lists and charts need of a session, kept beside it. Derived: made anew whenever the
// session's edition or the method of the computation changed.
#pragma once
#include "history/series.h"
#include "store/rows.h"

namespace store {

constexpr int summary_method = 9; // raise when session::rebuild comes to other results

// id, started_ms, offset_min, routine, roller, practice, completion, duration_us, usable, note,
// tags; parameter 1 is summary_method. Without a valid summary duration_us is where the blocks end
// and usable NULL.
extern const char* const list_sql;

// Of a record made from this edition of the session; nothing is kept, and false told, when it is
// another by now.
bool keep_summary(SQLite::Database&, const session::Record&, std::int64_t edition);
std::optional<std::vector<StepSummary>> kept_steps(SQLite::Database&, const Row&);
std::vector<StepSummary> steps_of(const session::Record&);
std::optional<Measured> kept_measured(SQLite::Database&, const Row&);
Measured measured_of(const session::Record&);

// Of a row: session, id, started_ms, offset_min, roller, practice, usable, build, serial,
// calibration. Without its steps; where usable is NULL nothing but its id.
session::Account account_at(SQLite::Statement&);
// Those of kept_history (traces.h) with their steps.
std::vector<history::SessionDone> kept_done(SQLite::Database&);

// The finished ones begun before it, the latest first; what is named in `without_summary` has
// nothing but its id.
std::vector<session::Account> kept_before(SQLite::Database&, const Row&,
                                          std::vector<SessionId>& without_summary);

} // namespace store
