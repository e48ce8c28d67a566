// Setting up a roller, step by step and never waiting: fed with what the roller sends, it keeps the
// live readings and works on one task at a time.
#pragma once
#include "measure/recent.h"
#include "measure/sample_clock.h"
#include "measure/self_test_run.h"
#include "screen/roller_screen.h"
#include "terminal/meeting.h"
#include "wire/message.h"

#include <optional>
#include <vector>

namespace app {

class Workbench {
  public:
    explicit Workbench(const terminal::Meeting::Met&);

    // What came from the roller; `now` paces the tasks.
    void hear(const std::vector<device::Chunk>&, units::HostTime now);

    void self_test();
    void tare();
    void calibrate_mass();                     // asks for the mass first
    void calibrate_standing(units::Kilograms); // body mass
    void load_is(units::Kilograms);            // of calibrate_mass
    void take_spot();
    void accept(std::uint32_t unix_s); // writes the calibration to the roller
    void abort();

    device::Asked asked() const;  // of a simulated person: the self-test wants the roller pressed
    void put_load(device::Link&); // of a spot, on a simulated roller, which nobody else loads
    std::vector<std::vector<std::uint8_t>> to_send(); // commands for the roller, in order
    struct Accepted {
        measure::Calibration calibration;
        measure::PerCell<double> zero{};
    };
    std::optional<Accepted> accepted(); // once, when the roller confirmed it

    screen::RollerReadings readings(const screen::RollerFacts&,
                                    std::optional<units::Kilograms> body,
                                    units::HostTime now) const;

  private:
    enum class Collecting { nothing, zero, spot };

    void hear(const wire::Message&, units::HostTime arrived);
    void hear(protocol::Result); // of writing
    double seconds(std::uint32_t ticks);
    void begin(screen::RollerTask);
    void collect(Collecting, units::Duration);
    void finish_collecting();
    void take_zero();
    void finish_spot();

    protocol::Hello hello_;
    measure::Roller roller_;
    measure::Calibration calibration_;
    std::optional<measure::PerCell<double>> reference_;
    wire::FrameReader reader_;
    wire::Commands commands_;
    measure::SampleClock clock_;
    double ticks_per_second_;
    measure::Recent recent_;
    std::optional<units::HostTime> newest_;
    units::HostTime now_{};

    std::optional<measure::Tare> tare_;
    screen::RollerTask task_ = screen::RollerTask::none;
    Collecting collecting_ = Collecting::nothing;
    units::HostTime began_{};
    units::Duration lasts_{};
    std::optional<measure::SelfTestRun> test_; // under way
    std::optional<measure::SelfTestReport> tested_;
    std::optional<units::Kilograms> load_;
    std::vector<measure::Spot> spots_;
    std::optional<std::size_t> put_; // the spot whose load lies there
    std::optional<measure::TareError> tare_error_;
    std::optional<measure::CalibrationError> calibration_error_;
    std::optional<measure::CalibrationFit> fit_;
    screen::RollerKeeps keeps_ = screen::RollerKeeps::no;
    std::optional<Accepted> written_; // holds once the roller confirms it
    units::HostTime wrote_{};
    std::optional<Accepted> accepted_; // and nobody asked yet
    std::vector<std::vector<std::uint8_t>> to_send_;
};

} // namespace app
