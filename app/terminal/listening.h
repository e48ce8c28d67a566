// Listens to a roller outside a session: what its cells said lately, what its board reported, and
// its answers to commands. Times are seconds of the board's own clock.
#pragma once
#include "device/link.h"
#include "measure/calibration.h"
#include "measure/findings.h"
#include "measure/recent.h"
#include "measure/sample_clock.h"
#include "terminal/meeting.h"
#include "terminal/timing.h"

#include <array>
#include <functional>
#include <map>
#include <utility>

namespace terminal {

struct CellHeard {
    std::uint64_t samples = 0;
    double first_s = 0.0, last_s = 0.0;
    std::uint32_t first_counter = 0, last_counter = 0;

    std::optional<double> rate_hz() const; // conversions, good and faulty ones
};

class Listening {
  public:
    Listening(Meeting::Met&, Timing&, const Surroundings&);

    // Listens once more; false when somebody asked to stop or the roller is gone for good.
    bool go_on();
    // Listens for so long, asking a simulated person to do this meanwhile. False as above.
    bool listen(double for_s, device::Asked);

    double now_s() const; // since listening began
    const CellHeard& cell(std::uint8_t cell) const { return cells_.at(cell); }
    const measure::Roller& roller() const { return roller_; }
    const measure::Recent& recent() const { return recent_; } // of every cell
    void forget();                                            // what was heard so far

    // Everything that is heard goes there, too, with its arrival.
    using Ear = std::function<void(const wire::Message&, units::HostTime)>;
    void pass_on_to(Ear ear) { ear_ = std::move(ear); }
    void ask(device::Asked what) { link_.ask(what, 0.0); } // of a simulated person

    // Conversions not passed on, by kind and cell; an event by which none was lost counts as one.
    using Faults = std::map<std::pair<measure::FaultKind, std::uint8_t>, std::uint64_t>;
    const Faults& faults() const { return faults_; }

    enum class End { none, stopped, gone }; // why go_on() or listen() came back false
    End end() const { return end_; }

    void put(std::optional<device::Weight> weight) { link_.put(weight); } // see device/link.h
    std::string name() const { return link_.name(); }

    // Writes the record with the samples stopped, as the board wants it. Nothing = no answer.
    std::optional<protocol::Result> write(const protocol::CalibrationRecord&);
    std::optional<protocol::Result> write(const protocol::BuildRecord&);
    // Nothing = no answer.
    std::optional<wire::Record> read(protocol::RecordKind);

  private:
    void hear(const wire::Message&);
    template <class Stored> std::optional<protocol::Result> write_stopped(const Stored&);
    std::optional<protocol::Result> answer(protocol::Type to);

    device::Link& link_;
    Timing& timing_;
    const Surroundings& around_;
    measure::Roller roller_;
    double ticks_per_second_;
    units::HostTime began_;
    wire::FrameReader reader_;
    wire::Commands commands_;
    measure::SampleClock clock_;
    std::array<CellHeard, protocol::most_cells> cells_{};
    measure::Recent recent_;
    Faults faults_;
    std::optional<protocol::Reply> reply_;
    std::optional<wire::Record> record_;
    Ear ear_;
    End end_ = End::none;
};

} // namespace terminal
