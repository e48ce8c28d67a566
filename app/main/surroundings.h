// This computer, as the command line needs it: its clocks, its folders, its signals, its keyboard.
// The only place that asks the time.
#pragma once
#include "terminal/run.h"

namespace app {

// Takes over SIGINT and SIGTERM. `program` is argv[0], for the files beside it.
terminal::Surroundings surroundings(const std::filesystem::path& program);

} // namespace app
