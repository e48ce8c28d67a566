// roller list, check, monitor, tare, calibrate, describe: the command line's side; the work is in
// the other roller_*.cpp.
#include "terminal/roller_commands.h"
#include "terminal/checks.h"

#include "terminal/commands.h"
#include "terminal/document.h"
#include "wording/wording.h"

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

Outcome check_or_accept(Desk& desk, const RollerOptions& options) {
    return options.acceptance.file.empty() ? check_roller(desk, options)
                                           : accept_roller(desk, options);
}

void add_check_options(CLI::App& command, RollerOptions& options) {
    command
        .add_option("--seconds", options.seconds, tr("how long each of its two parts lasts; 10"))
        ->transform(between(2.0, 3600.0));
    AcceptanceOptions& page = options.acceptance;
    CLI::Option* file = command.add_option(
        "--acceptance", page.file,
        tr("the maker's acceptance page, filled in and written to this file (about 20 minutes)"));
    command
        .add_option("--mass-kg", options.mass_kg, tr("the known mass for its nine spots, 10 kg"))
        ->needs(file);
    command.add_option("--maker", page.maker, tr("who built it"))->needs(file);
    command
        .add_option("--proof-kg", page.proof_kg, tr("the proof load it has borne without damage"))
        ->transform(between(1.0, 500.0))
        ->needs(file);
    command.add_option("--user-kg", page.user_kg, tr("the maximum user mass on the plate"))
        ->transform(between(1.0, 400.0))
        ->needs(file);
}

void add_calibrate_options(CLI::App& command, RollerOptions& options) {
    command.add_option("--mass-kg", options.mass_kg, tr("the known mass, 5 to 200"));
    CLI::Option* standing = command.add_flag(
        "--standing", options.standing,
        tr("somebody stands on it; without --mass-kg with the body mass of rolltakt person"));
    command
        .add_flag("--scale", options.scale,
                  tr("it stands on a bathroom scale, whose readings are typed in"))
        ->excludes(standing)
        ->excludes("--mass-kg");
    command
        .add_option("--spots", options.spots, tr("at how many spots; bed 5, cradle 3, single 1"))
        ->transform(between(1, 16));
}

void add_describe_options(CLI::App& command, BuildOptions& options) {
    CLI::Option* build =
        command.add_option("--build", options.build, tr("tells the board: bed, cradle or single"))
            ->check(CLI::IsMember({"bed", "cradle", "single"}));
    const auto with_build = [build](CLI::Option* option) { return option->needs(build); };
    with_build(command.add_option("--cells", options.cells, tr("how many load cells")))
        ->transform(between(1, 4));
    with_build(command.add_option("--at", options.at,
                                  tr("where a cell is, mm from the middle to the right and to the "
                                     "front, as -150,210; once for each cell")))
        ->allow_extra_args(false);
    with_build(command.add_option("--radius-mm", options.radius_mm, tr("of the sleeve, 20 to 150")))
        ->transform(between(0.0, 6000.0));
    with_build(
        command.add_option("--capacity-kg", options.capacity_kg, tr("of each cell, 10 to 500")))
        ->transform(between(0.0, 6000.0));
    with_build(command.add_flag("--without-angle", options.without_angle, tr("no angle sensor")));
}

} // namespace

void add_roller_commands(CLI::App& app, Command& chosen) {
    CLI::App* roller = app.add_subcommand(
        "roller", tr("the roller: list, describe, check, monitor, tare, calibrate"));
    roller->require_subcommand(1);
    const auto options = std::make_shared<RollerOptions>();
    const auto add = [&](const char* name, const char* about,
                         Outcome (*command)(Desk&, const RollerOptions&)) {
        CLI::App* added = roller->add_subcommand(name, about);
        added->add_option("--roller", options->roller,
                          tr("a port, auto, sim[:key=value,...] or replay:FILE"));
        added->add_option("--speed", options->speed, tr("so many times faster"))
            ->transform(between(0.01, 100000.0));
        added->callback([options, command, &chosen] {
            chosen = [options, command](Desk& desk) { return command(desk, *options); };
        });
        return added;
    };
    roller->add_subcommand("list", tr("ports where a roller may be"))->callback([&chosen] {
        chosen = list;
    });
    add_check_options(
        *add("check", tr("self-test: what is wrong, in plain words"), check_or_accept), *options);
    add("monitor", tr("the force, live"), monitor_roller)
        ->add_option("--seconds", options->seconds, tr("how long; without it until stopped"))
        ->transform(between(1.0, 1e7));
    add("tare", tr("sets the zero, unloaded"), tare_roller);
    add_calibrate_options(*add("calibrate",
                               tr("sets the scale, from a known load at several spots"),
                               calibrate_roller),
                          *options);
    add_describe_options(*add("describe",
                              tr("what it is and where its cells are; --build tells a fresh board"),
                              describe_roller),
                         options->build);
}

} // namespace terminal
