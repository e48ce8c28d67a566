// A self-test under way: fed with what the board says, it knows which part is on, by the board's
// clock, and what was collected. The same bytes give the same report, whoever feeds them.
#pragma once
#include "measure/sample_clock.h"
#include "measure/self_test.h"
#include "wire/message.h"

#include <optional>

namespace measure {

class SelfTestRun {
  public:
    enum class Part {
        begin,   // 1.5 s: hands off, converters settle after the board's start; nothing counts
        quiet,   // to be left alone
        change,  // 4 s to get on to it; only faults count
        pressed, // to be leant on
        done,
    };
    static constexpr double begin_s = 1.5, change_s = 4.0;

    // `part_s`: seconds of the quiet and of the pressed part, each.
    SelfTestRun(const protocol::Hello&, const Roller&, const Calibration&,
                const std::optional<PerCell<double>>& reference_zero, double part_s = self_test_s);

    // A board that starts anew in between begins the test anew.
    void hear(const wire::Message&, units::HostTime arrived);
    // Ends a test in which nothing is measured for 5 s, or that takes three times as long as it
    // should, because the board starts again and again.
    void advance(units::HostTime now);

    Part part() const { return part_; }
    double progress() const; // 0..1 of all
    SelfTestReport report() const;

  private:
    struct Stamped {
        std::uint64_t ticks = 0;
        Counts counts = 0;
    };
    struct Collected { // of one cell in one part
        std::vector<Stamped> samples;
        std::array<FaultTally, protocol::fault_kinds> faults{};
        std::optional<std::uint32_t> first, last; // counters heard of
        std::uint64_t heard = 0;
        void note(std::uint32_t counter, std::uint32_t conversions);
    };
    std::optional<Part> part_at(std::uint32_t ticks, units::HostTime arrived);
    Collected* collected(Part, std::uint8_t cell);
    void begin_anew();
    CellPart cell_part(const Collected&, double microseconds_per_tick) const;
    double total_s() const { return begin_s + change_s + 2.0 * part_s_; }

    Roller roller_;
    Calibration calibration_;
    std::optional<PerCell<double>> reference_zero_;
    double part_s_, ticks_per_second_;
    std::uint32_t boot_id_;
    SampleClock clock_;
    Part part_ = Part::begin;
    std::optional<std::uint64_t> began_;           // ticks
    units::HostTime began_here_{};                 // when that was, by the least delay so far
    double newest_s_ = 0.0;                        // since then
    int ahead_ = 0;                                // stamps in a row that came too early
    std::optional<units::HostTime> heard_, first_; // last measured; first advance
    PerCell<Collected> quiet_, pressed_;
    std::optional<protocol::Magnet> magnet_;
};

} // namespace measure
