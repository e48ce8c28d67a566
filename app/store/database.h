// One connection to a file, set up the only way we use it.
#pragma once
#include "store/files.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

enum class Access { write, read };

// The file must exist (make_private). Nothing is read from it yet.
SQLite::Database connected(const fs::path& file, Access);

// Reading only, also when a writer died in a transaction: its journal is first played back, if
// nobody else holds the file.
SQLite::Database connected_for_reading(const fs::path& file);

enum class Depth { quick, full };           // quick: everything but that the indexes agree
void check_sound(SQLite::Database&, Depth); // throws Trouble{damaged}

} // namespace store
