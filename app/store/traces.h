// The traces of a session for charts, kept beside its recording: a pyramid of each, and its samples
// in parts. Derived: made anew with the summary they belong to, gone as soon as the recording
// changes.
#pragma once
#include "store/history.h"
#include "store/rows.h"

namespace store {

const char* word(history::Quantity);

using Traces = std::array<std::vector<history::Sample>, history::quantities>;
// As a chart shows them; empty of a session that is none of the history, or not usable.
Traces traces_of(const Store::Raw&, const session::Record&);

// Of a session that has just been summarised.
void keep_traces(SQLite::Database&, const Row&, const Traces&);
void drop_traces(SQLite::Database&, const Row&);

History kept_history(SQLite::Database&);
// These throw Trouble: not_found where nothing is kept that holds, damaged.
history::Pyramid kept_pyramid(SQLite::Database&, const SessionId&, history::Quantity);
std::vector<history::Sample> kept_part(SQLite::Database&, const SessionId&, history::Quantity,
                                       std::size_t part);
void check_traces(SQLite::Database&); // every one that holds is read; damaged

} // namespace store
