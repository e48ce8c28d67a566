// Copies of a file that can be relied on.
#pragma once
#include "store/database.h"

namespace store {

// A copy of everything, checked before it gets its name (0600, synced). Replaces an older copy
// there. `newest` is the schema the copy may have. Throws.
void write_verified_copy(SQLite::Database&, const fs::path& to, int newest);

// A file that cannot be used, with its journal, under a free name beside it. The lock is held.
// Throws.
fs::path move_aside(const fs::path& file);

} // namespace store
