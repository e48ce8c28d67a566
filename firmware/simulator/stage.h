// The whole play: a person with a script on a roller whose board is simulated, faults that strike,
// and the cable that is sometimes pulled. Seconds since the beginning; the truth is kept.
#pragma once
#include "chips/sample_roller.h"
#include "person/script.h"
#include "person/stand.h"
#include "simulator/avr_board.h"

#include <functional>
#include <optional>
#include <string>

namespace simulator {

struct Setting {
    std::string elf;
    protocol::Build build = protocol::Build::bed;
    chips::Rate rate = chips::Rate::fast;
    person::Character character = person::Character::calm;
    person::Body body;
    person::Script script;
    bool script_waits = false; // for started(); the person is away until then
    std::vector<chips::FaultWord> faults;
    chips::Change change = chips::Change::silent;
    std::uint64_t seed = 1;
    std::optional<chips::Memory> memory; // nothing = the sample roller's records
};

class Stage {
  public:
    explicit Stage(Setting);

    void run_until(double to_s);
    // The host started the roller for the first time. A script that waits begins at the next whole
    // script_grid_s, and the person with it: it does the same however long the host took.
    void started();
    static constexpr double script_grid_s = 10.0;
    double now_s() const { return now_s_; }
    AvrBoard* board() { return board_.get(); } // nullptr while the cable is pulled
    const AvrBoard* board() const { return board_.get(); }
    chips::Memory memory() const;

    struct Boot {
        double at_s = 0.0; // power-on; board ticks count from here, half a microsecond each
    };
    const std::vector<Boot>& boots() const { return boots_; }
    const std::vector<chips::PlannedFault>& struck() const { return struck_; }
    std::optional<double> started_s() const { return started_s_; }
    const person::Truth& truth() const { return person_.truth(); }
    // Mean force on the roller in each force_bin_s since the beginning.
    const std::vector<double>& forces() const { return forces_; }
    static constexpr double force_bin_s = 0.05;
    const Setting& setting() const { return setting_; }
    const chips::SampleRoller& roller() const { return roller_; }
    int resets() const { return resets_ + (board_ ? board_->resets() : 0); }

  private:
    void plug_in();
    void strike(const chips::PlannedFault&);
    void weigh();

    Setting setting_;
    chips::SampleRoller roller_;
    person::Stand stand_;
    person::Person person_;
    person::Prompter prompter_;
    chips::FaultPlan plan_;
    chips::Memory memory_;
    std::unique_ptr<AvrBoard> board_;
    std::vector<Boot> boots_;
    std::vector<chips::PlannedFault> struck_;
    std::vector<double> forces_;
    std::optional<double> started_s_;
    double now_s_ = 0.0, plugged_in_s_ = 0.0;
    int resets_ = 0;
};

// The stand that a build record describes.
person::Stand stand_of(const protocol::BuildRecord&);

} // namespace simulator
