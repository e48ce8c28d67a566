// roller list, check, monitor, tare, calibrate: the command line's side; the work is in
// roller_check.cpp and roller_calibration.cpp.
#include "terminal/roller_commands.h"

#include "terminal/commands.h"
#include "terminal/document.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::tr;

namespace {

Json number_or_null(int id) { return id < 0 ? Json(nullptr) : Json(id); }

Outcome list(Desk& desk) {
    Json all = Json::array();
    for (const device::PortFound& port : device::ports()) {
        all.push_back({{"path", port.path},
                       {"description", port.description},
                       {"serial", port.serial},
                       {"usb_vendor", number_or_null(port.usb_vendor)},
                       {"usb_product", number_or_null(port.usb_product)},
                       {"likely", port.likely}});
        desk.say(port.path + "  " + port.description +
                 (port.likely ? std::string{"  "} + tr("likely a roller") : ""));
    }
    if (all.empty()) desk.say(tr("No port found. Is the roller's cable plugged in?"));
    desk.answer({{"rollers", std::move(all)}});
    return 0;
}

} // namespace

void add_roller_commands(CLI::App& app, Command& chosen) {
    CLI::App* roller =
        app.add_subcommand("roller", tr("the roller: list, check, monitor, tare, calibrate"));
    roller->require_subcommand(1);
    const auto options = std::make_shared<RollerOptions>();
    const auto add = [&](const char* name, const char* about,
                         Outcome (*command)(Desk&, const RollerOptions&)) {
        CLI::App* added = roller->add_subcommand(name, about);
        added->add_option("--roller", options->roller,
                          tr("a port, auto, sim[:key=value,...] or replay:FILE"));
        added->add_option("--speed", options->speed, tr("so many times faster"))
            ->check(CLI::Range(0.01, 100000.0));
        added->callback([options, command, &chosen] {
            chosen = [options, command](Desk& desk) { return command(desk, *options); };
        });
        return added;
    };
    roller->add_subcommand("list", tr("ports where a roller may be"))->callback([&chosen] {
        chosen = list;
    });
    add("check", tr("self-test: what is wrong, in plain words"), check_roller)
        ->add_option("--seconds", options->seconds, tr("how long"))
        ->check(CLI::Range(2.0, 3600.0));
    add("monitor", tr("the force, live"), monitor_roller)
        ->add_option("--seconds", options->seconds, tr("how long; without it until stopped"))
        ->check(CLI::Range(1.0, 1e7));
    add("tare", tr("sets the zero, unloaded"), tare_roller);
    CLI::App* calibrate =
        add("calibrate", tr("sets the scale, from a known mass"), calibrate_roller);
    calibrate->add_option("--mass-kg", options->mass_kg, tr("the known mass, 5 to 200"))
        ->required();
    calibrate->add_option("--spots", options->spots, tr("at how many spots it is put down"))
        ->check(CLI::Range(1, 16));
}

} // namespace terminal
