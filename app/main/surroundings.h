// This computer, as the command line needs it: its clocks, its folders, its signals, its keyboard.
// The only place that asks the time.
#pragma once
#include "terminal/run.h"

namespace app {

// SIGINT and SIGTERM end the program as usual until somebody waits or asks whether to stop; from
// then on that is the answer. `program` is argv[0], for the files beside it.
terminal::Surroundings surroundings(const std::filesystem::path& program);

} // namespace app
