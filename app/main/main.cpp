// Start-up: real clocks, private files, window or terminal.
#include "main/surroundings.h"
#include "main/window.h"

#include <clocale>
#include <iostream>
#include <sys/stat.h>

int main(int argc, char** argv) {
    ::umask(077); // whatever is written here is about somebody's health
    std::setlocale(LC_NUMERIC, "C");
    terminal::Surroundings around = app::surroundings(argc > 0 ? argv[0] : "rolltakt");
    around.window = [&around](const terminal::WindowStart& start) {
        return app::run_window(start, around);
    };
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return terminal::run(arguments, around, {std::cout, std::cerr});
}
