// The load cell converter HX711 as seen from its pins, in continuous time (seconds, handed in; it
// owns no clock). Used by the simulated board, by tests of the firmware's logic and by the player's
// simulated roller. The same seed and the same calls give the same bits.
//
// From the datasheet (AVIA HX711): DOUT falls when a conversion is ready; each rising edge of
// PD_SCK shifts one bit out, most significant first; the 25th makes DOUT high; 25, 26 or 27 pulses
// select the next input; PD_SCK high for more than 60 us powers down, the falling edge then
// restarts with input A at gain 128; four conversions to settle; a high time below 0.2 us is not
// promised to be seen. Assumed where it is silent: more than 27 pulses act like 27; an unread
// result makes DOUT high for 25 us before the next one; power-down keeps DOUT high; see also
// Unfinished and Change.
//
// The wiring puts the cell on one input and ties the other to the supply, beyond full scale
// (firmware/README.md), so that a miscounted pulse shows.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <random>
#include <vector>

namespace chips {

enum class Rate { slow, fast };        // the RATE pin, low or high
enum class Channel { a128, b32, a64 }; // input and gain, selected by 25, 26, 27 pulses

// Conversions per second of the real part: 10,702 us and 85.6 ms were measured, not 1/80 and 1/10
// s.
constexpr double true_rate(Rate rate) { return rate == Rate::fast ? 92.8 : 11.7; }
// 90 and 50 nV rms at gain 128 and 5 V, in counts.
constexpr double datasheet_noise(Rate rate) { return rate == Rate::fast ? 38.7 : 21.5; }

constexpr std::int32_t highest_counts = 0x7FFFFF;
constexpr std::int32_t lowest_counts = -0x800000;
constexpr double full_scale = 8388608.0; // counts
constexpr double power_down_after_s = 60e-6;
constexpr double shortest_pulse_s = 0.2e-6;
constexpr int settling_conversions = 4;

// What follows a change of input or gain, and a restart. The datasheet only promises good data
// after four periods.
enum class Change {
    in_time, // the next conversion comes in time, wholly from the new input
    mixed,   // in time, but four conversions blend old and new (a digital filter's memory)
    silent,  // DOUT stays high for four periods, then the first one is good
};

// What the end of a conversion does to a read that has not reached its 25th pulse.
enum class Unfinished {
    starts_afresh, // the new result is loaded and begins at its first bit
    runs_on,       // the register changes under the reader, who goes on at the same bit
};

// The roller has its cells on B, read with 26 pulses (roller/converter.h says why); most published
// drivers read A with 25.
enum class CellOn { b, a };

// What the cell gives as a function of time, in counts of the input it is wired to (B: gain 32, A:
// gain 128), without noise. Asked for rising times only.
using Input = std::function<double(double seconds)>;

struct Hx711Settings {
    Rate rate = Rate::fast;
    double oscillator = 1.0; // this part's factor on the true rate, a few percent off 1
    CellOn cell_on = CellOn::b;
    std::optional<double> noise_counts; // rms, of the cell's input; nothing = the datasheet's for
                                        // A, also for B, where it gives none
    double tied_input = 2 * full_scale; // counts, of the other one
    Change change = Change::in_time;
    Unfinished unfinished = Unfinished::starts_afresh;
    double unread_pulse_s = 25e-6;
    std::uint64_t seed = 1;
};

// Faults that can be put on the chip's pins or its input.
enum class Injected : std::uint8_t {
    missing_pulse,   // the chip does not see one pulse of a read
    extra_pulse,     // it sees one too many
    stretched_clock, // one pulse looks longer than 60 us to it: it powers down and restarts
    stuck_low,
    stuck_high,
    floating,     // the data line, whatever the chip does
    disconnected, // the cell's wires open: thrown from rail to rail
    saturated,    // the cell beyond full scale
    self_restart, // a dip of its supply
};

struct Injection {
    Injected kind{};
    double at_s = 0.0;    // pulse faults strike in the first read begun from then on
    double lasts_s = 0.0; // of stuck, floating, disconnected, saturated
    int pulse = 0; // 1..27, counted as the reader sends them; extra_pulse: 0 = not with a read
                   // but at at_s itself
    int times = 1; // number of extra pulses, 1 or 2
};

// The truth about one conversion.
struct Conversion {
    std::uint64_t number = 0; // from 0, since the model was made
    double ready_s = 0.0;     // the moment DOUT fell for it
    Channel channel = Channel::a128;
    bool of_cell = false;    // at the gain meant for it, not half of it
    std::int32_t counts = 0; // what the register held
    bool settled = true;
    bool saturated = false;
    int pulses = 0;       // that the chip saw until the next conversion
    bool touched = false; // its transfer was disturbed: an injected fault, a pulse too short or too
                          // long, or the next result came while it was being read
    // Only such a conversion may ever be passed on as a sample.
    bool good() const { return of_cell && settled && !saturated && !touched; }
};

class Hx711 {
  public:
    // Powered on at `start_s`. Times of later calls never fall.
    Hx711(const Hx711Settings&, Input, double start_s = 0.0);

    void clock(bool high, double at_s); // the level of PD_SCK from now on
    bool data(double at_s);             // the level of DOUT
    // The earliest moment after `at_s` at which DOUT may change by itself: for event-driven
    // callers.
    double next_change(double at_s) const;

    void inject(const Injection&);
    double period_s() const { return period_s_; }
    bool powered_down(double at_s);

    // Conversions whose time is over (the next one is ready), oldest first; each is handed out
    // once.
    std::vector<Conversion> take_finished();
    const Conversion* latest() const {
        return conversions_.empty() ? nullptr : &conversions_.back();
    }

  private:
    void advance(double to_s);
    bool pass_spike(double to_s);
    void end_period();
    void restart(double at_s);
    void pulse();
    bool begins_read(double at_s) const;
    bool struck(Injected);
    bool on_cell() const;
    double scale() const;
    double input_at(double at_s);
    std::int32_t converted();
    bool own_level(double at_s) const;
    const Injection* line_fault(double at_s) const;
    void touch();

    Hx711Settings settings_;
    Input input_;
    double period_s_;
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    std::vector<Injection> injections_;

    double now_s_;
    double period_ends_s_ = 0.0;
    Channel channel_ = Channel::a128;
    std::array<double, settling_conversions> taps_{}; // input of the last periods, newest last
    int unsettled_ = 0;                               // conversions still to be marked as settling
    int muted_ = 0;                                   // periods still to pass without a result

    bool loaded_ = false; // the register holds a result
    int pulses_ = 25;     // seen since it was loaded; 25 and more = nothing to read
    bool clock_high_ = false;
    double clock_rose_s_ = 0.0;
    bool swallowed_ = false; // the present high level is a pulse that the chip does not see
    bool powered_down_ = false;

    int read_pulses_ = 0; // sent by the reader in the present read
    double read_began_s_ = 0.0, last_pulse_s_ = -1.0;
    std::uint64_t read_number_ = 0;

    std::deque<Conversion> conversions_;
    std::uint64_t next_number_ = 0;
};

} // namespace chips
