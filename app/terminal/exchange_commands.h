// The sealed files among the commands "export" and "import", and the practice's own commands.
#pragma once
#include "terminal/commands.h"

namespace terminal {

void add_sealed_exports(CLI::App& exporting, Command& chosen); // plan, reply
void add_sealed_imports(CLI::App& importing, Command& chosen); // the same
void add_inbox_commands(CLI::App&, Command& chosen);           // inbox, client

} // namespace terminal
