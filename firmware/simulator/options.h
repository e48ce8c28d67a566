// The command line of rolltakt-board.
#pragma once
#include "simulator/stage.h"

#include <optional>
#include <string>

namespace simulator {

struct Options {
    Setting setting;
    std::string pty_link;    // --pty: a symbolic link to the pseudo-terminal
    std::string truth_path;  // --truth
    std::string memory_path; // --memory: the EEPROM, kept
    double speed = 1.0;      // 0 = as fast as it goes
    std::optional<double> seconds;
};

// Nothing: the program is to end with this code (0 after --help). What is wrong was said on
// standard error.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};
Parsed options(int argc, char** argv, const std::string& default_elf);

} // namespace simulator
