// The sealed files among the commands "export" and "import", and the practice's own commands.
#pragma once
#include "terminal/commands.h"

namespace terminal {

namespace sealed {
struct Way;
}

void add_sealed_exports(CLI::App& exporting, Command& chosen); // plan, reply
void add_sealed_imports(CLI::App& importing, Command& chosen); // the same
void add_inbox_commands(CLI::App&, Command& chosen);           // inbox, client
void add_mailbox_command(CLI::App&, Command& chosen);
void add_client_review(CLI::App& client, Command& chosen); // show, seen, note
void add_answer(CLI::App& client, Command& chosen);
void add_way(CLI::App&, sealed::Way&); // FILE, --passphrase-file, --replace

} // namespace terminal
