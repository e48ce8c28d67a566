// The families of commands. Each adds its own to the command line and, when one of them is chosen,
// leaves what is to be done in `chosen`.
#pragma once
#include "terminal/desk.h"

#include <functional>

namespace CLI { // NOLINT(readability-identifier-naming)
class App;
}

namespace terminal {

using Command = std::function<Outcome(Desk&)>;

std::string routine_line(const routine::Routine&); // "starter  First session  5:10"

void add_play_commands(CLI::App&, Command& chosen);    // play, resume
void add_session_commands(CLI::App&, Command& chosen); // sessions, session
void add_routine_commands(CLI::App&, Command& chosen); // routine list, check, show, compose
void add_roller_commands(CLI::App&,
                         Command& chosen); // roller list, check, monitor, tare, calibrate
void add_analyse_command(CLI::App&, Command& chosen);
void add_store_commands(CLI::App&, Command& chosen); // verify, backup, restore
void add_person_command(CLI::App&, Command& chosen);
void add_sound_commands(CLI::App&, Command& chosen); // sound show, set, test, delay, lines
void add_care_command(CLI::App&, Command& chosen);
void add_log_command(CLI::App&, Command& chosen); // the diary
void add_import_command(CLI::App&, Command& chosen);
void add_export_command(CLI::App&, Command& chosen);
void add_report_command(CLI::App&, Command& chosen);
void add_plan_command(CLI::App&, Command& chosen);   // a physiotherapist's plans
void add_claims_command(CLI::App&, Command& chosen); // what articles say
void add_insight_command(CLI::App&, Command& chosen);

} // namespace terminal
