// What can be done with a roller outside a session.
#pragma once
#include "terminal/desk.h"
#include "terminal/listening.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal {

struct BuildOptions { // what the maker says; what is left out is as in the reference build
    std::optional<std::string> build;
    std::optional<int> cells;
    std::vector<std::string> at; // "x,y" in mm, one per cell
    std::optional<double> radius_mm, capacity_kg;
    bool without_angle = false;
};

struct AcceptanceOptions {
    std::string file; // the page to be written; empty = none
    std::string maker;
    std::optional<double> proof_kg, user_kg;
};

struct RollerOptions {
    std::string roller = "auto"; // a SOURCE
    double speed = 1.0;
    std::optional<double> seconds; // check: of each part
    std::optional<double> mass_kg;
    std::optional<int> spots;
    bool standing = false, scale = false;
    BuildOptions build;
    AcceptanceOptions acceptance;
};

Outcome check_roller(Desk&, const RollerOptions&); // exit code 1 when something is wrong
Outcome monitor_roller(Desk&, const RollerOptions&);
Outcome tare_roller(Desk&, const RollerOptions&);
Outcome calibrate_roller(Desk&, const RollerOptions&);
Outcome describe_roller(Desk&, const RollerOptions&);
Outcome accept_roller(Desk&, const RollerOptions&); // the maker's acceptance page

std::string version_of(const protocol::Hello&); // of the firmware

Outcome kept_by_roller(std::optional<protocol::Result> answer); // to a record that was written

} // namespace terminal
