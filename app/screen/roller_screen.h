// Setting up the roller. The live force comes first: whether it moves when pressed is the best
// test. Then self-test, zero and calibration, one at a time, each with a plain result.
#pragma once
#include "measure/calibration.h"
#include "measure/moment.h"
#include "measure/self_test_run.h"
#include "screen/status.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace screen {

enum class RollerTask { none, self_test, tare, calibrate_mass, calibrate_standing };

enum class RollerKeeps { no, under_way, refused, unanswered, saved }; // the calibration

struct RollerReadings { // what the set-up knows at this moment
    RollerFacts facts;
    measure::Roller roller;
    std::optional<double> force_n, rate_hz, age_s; // nothing = no sample yet
    std::array<std::optional<double>, protocol::most_cells> cell_n{};
    bool tared = false;
    measure::PerCell<measure::Trouble> trouble{}; // of each cell, now

    RollerTask task = RollerTask::none;
    float progress = 0.0f;           // 0..1 of the measuring that runs
    bool measuring = false;          // samples are being collected right now
    std::size_t spot = 0, spots = 0; // of a calibration: taken so far, wanted
    std::optional<units::Kilograms> load;
    measure::SelfTestRun::Part part{};             // of the self-test, while it runs
    std::optional<measure::SelfTestReport> tested; // its result
    std::optional<measure::TareError> tare_error;
    std::optional<measure::CalibrationError> calibration_error;
    std::optional<measure::CalibrationFit> fit; // to be accepted or not
    RollerKeeps keeps = RollerKeeps::no;
    std::string not_kept_here; // why this computer does not keep the calibration; empty = it does
    std::optional<units::Kilograms> body_mass;
};

struct RollerView {
    Status status;
    bool live = false, stale = false;
    std::string force, rate, age;
    struct Cell {
        std::string name, value;
        float share = 0.0f; // of its capacity, 0..1
        bool known = false;
        bool operator==(const Cell&) const = default;
    };
    std::vector<Cell> cells;
    bool can_work = false;  // samples arrive: the tasks can begin
    bool can_stand = false; // bed, and the body mass is known
    std::string hint;       // why not, or empty
    RollerTask task = RollerTask::none;
    std::string prompt;     // what to do now, or empty
    float progress = -1.0f; // 0..1, negative = nothing is running
    bool can_take_spot = false, can_accept = false, asks_mass = false;
    std::vector<Status> results;
    bool operator==(const RollerView&) const = default;
};

struct RollerTyping {
    std::string mass;
};

RollerView view_of(const RollerReadings&); // pure
// What is wrong with what the roller sends now, or was in the last test.
std::optional<Status> amiss(const RollerReadings&);
Wish draw(Ui&, const RollerView&, RollerTyping&);

std::string cell_name(const measure::Roller&, std::size_t cell); // "front left", or "cell 1"

} // namespace screen
