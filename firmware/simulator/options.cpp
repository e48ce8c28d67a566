#include "simulator/options.h"

#include <CLI/CLI.hpp>

#include <map>
#include <vector>

namespace simulator {

namespace {

const std::map<std::string, protocol::Build> builds = {{"bed", protocol::Build::bed},
                                                       {"cradle", protocol::Build::cradle},
                                                       {"single", protocol::Build::single}};
const std::map<std::string, chips::Rate> rates = {{"10", chips::Rate::slow},
                                                  {"80", chips::Rate::fast}};
const std::map<std::string, person::Character> people = {
    {"calm", person::Character::calm},       {"study", person::Character::study},
    {"hurried", person::Character::hurried}, {"fidgety", person::Character::fidgety},
    {"holding", person::Character::holding}, {"still", person::Character::still}};
const std::map<std::string, chips::Change> changes = {{"silent", chips::Change::silent},
                                                      {"in-time", chips::Change::in_time},
                                                      {"mixed", chips::Change::mixed}};

std::string not_a_fault(const std::string& word) {
    return chips::fault_word(word) ? "" : "'" + word + "' is no fault";
}
std::string not_a_script(const std::string& text) {
    const auto read = person::script(text);
    return read ? "" : "'" + read.error().piece + "' cannot be understood in a script";
}

} // namespace

Parsed options(int argc, char** argv, const std::string& default_elf) {
    Options made;
    Setting& setting = made.setting;
    setting.elf = default_elf;
    std::string script = "away 8, roll";
    std::vector<std::string> faults;

    CLI::App app{"The roller's board, simulated: the real firmware, simulated chips, a simulated "
                 "person. Prints the "
                 "path of its serial line, then 'ready'."};
    app.add_option("--elf", setting.elf, "the firmware")->check(CLI::ExistingFile);
    app.add_option("--build", setting.build, "bed, cradle or single")
        ->transform(CLI::Transformer(builds));
    app.add_option("--rate", setting.rate, "10 or 80, as the converters' rate pin says")
        ->transform(CLI::Transformer(rates));
    app.add_option("--person", setting.character, "calm study hurried fidgety holding still")
        ->transform(CLI::Transformer(people));
    app.add_option("--mass-kg", setting.body.mass.value, "of the person")
        ->check(CLI::Range(20.0, 250.0));
    app.add_option("--share", setting.body.share_of_weight, "mean force / weight of the person")
        ->check(CLI::Range(0.02, 1.5));
    app.add_option("--stroke-m", setting.body.stroke.value, "length of a stroke")
        ->check(CLI::Range(0.04, 0.4));
    app.add_option("--seed", setting.seed, "the same seed does the same");
    app.add_option("--fault", faults, "words of the contract, with commas")
        ->delimiter(',')
        ->check(not_a_fault);
    app.add_option("--change", setting.change,
                   "what follows a change of input: silent, in-time or mixed")
        ->transform(CLI::Transformer(changes));
    app.add_option("--script", script,
                   "what the person does: \"away 8, roll 45 @6, hold 30, rest 10, repeat\"")
        ->check(not_a_script);
    app.add_flag("--script-waits", setting.script_waits,
                 "the script begins at the first whole 10 s after a host started the roller");
    app.add_option("--speed", made.speed, "times real time; 0 = as fast as it goes")
        ->check(CLI::Range(0.0, 1000.0));
    app.add_option("--seconds", made.seconds, "ends after so many of its seconds")
        ->check(CLI::PositiveNumber);
    app.add_option("--pty", made.pty_link,
                   "a symbolic link to the serial line, at the same place also after unplugging");
    app.add_option("--truth", made.truth_path,
                   "what really happened, as JSON, once a second and at the end");
    app.add_option("--memory", made.memory_path, "file of the EEPROM; kept, made if absent");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return {std::nullopt, app.exit(error) == 0 ? 0 : 2};
    }
    setting.script = *person::script(script);
    for (const auto& word : faults) setting.faults.push_back(*chips::fault_word(word));
    return {made, 0};
}

} // namespace simulator
