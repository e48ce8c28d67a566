// The maker's acceptance page of firmware/README.md, filled in: what was measured, and as Markdown.
#pragma once
#include "measure/acceptance.h"
#include "terminal/document.h"
#include "terminal/listening.h"
#include "terminal/loading.h"
#include "units/wall_time.h"

namespace terminal {

struct AcceptancePage {
    units::WallTime made{};
    std::string maker, firmware;
    protocol::Hello hello;
    struct Cell {
        double noise_n = 0.0;
        std::optional<double> rate_hz;
    };
    std::vector<Cell> cells;
    struct Spot {
        Place place{};
        measure::SpotReading reading;
    };
    std::vector<Spot> spots;
    measure::SpotsResult spots_result;
    struct Creep {
        double after_s = 0.0, newtons = 0.0;
    };
    std::vector<Creep> creep; // after 10 s, 1, 2, 5 and 10 min
    std::optional<measure::CreepResult> creep_result;
    measure::ReturnResult zero;
    std::optional<double> zero_moved_n; // most of a cell, since the calibration
    Listening::Faults faults;           // conversions kept back during the creep
    std::optional<double> proof_kg, user_kg;

    bool quiet() const; // noise and rate of every cell as they should be
    bool faultless() const;
    std::optional<bool> proof_passed() const; // nothing = not done
    bool passed() const;                      // all of it
};

std::string markdown(const AcceptancePage&); // in the person's language
Json document(const AcceptancePage&);

} // namespace terminal
