// The roller's board: simavr runs the real firmware, and the models of the chips hang on the pins
// that firmware/pins.h names. Seconds are those of the whole simulation, handed in.
//
// simavr is under the GPL-3. This folder is a program of its own and is never linked into the
// player.
#pragma once
#include "chips/as5600.h"
#include "chips/fault_plan.h"
#include "chips/hx711.h"
#include "chips/model_board.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace simulator {

struct AvrMake {
    std::string elf;
    std::uint8_t cells = 4;
    bool has_angle = false;
    chips::Rate rate = chips::Rate::fast;
    std::array<double, protocol::most_cells> oscillator{1.0, 1.0, 1.0, 1.0};
    chips::Change change = chips::Change::silent;
    std::uint64_t seed = 1;
    std::function<double(std::uint8_t cell, double seconds)> counts;
    chips::Rotation angle;
    chips::Memory memory{}; // the EEPROM
};

// What the processor did.
struct Habits {
    double longest_interrupt_s = 0.0;
    double longest_deaf_s = 0.0;  // interrupts off outside of one
    double longest_pulse_s = 0.0; // of the converters' clocks, high
    int power_cycles = 0;         // of a converter: its clock high beyond 60 us
    double asleep_s = 0.0;
};

class AvrBoard {
  public:
    // Powered on at `start_s`. Throws std::runtime_error when the firmware cannot be loaded.
    AvrBoard(AvrMake, double start_s);
    ~AvrBoard();
    AvrBoard(const AvrBoard&) = delete;
    AvrBoard& operator=(const AvrBoard&) = delete;

    void run_until(double to_s);
    void receive(std::span<const std::uint8_t>); // bytes from the host, at the line's speed
    std::vector<std::uint8_t> take_sent();       // bytes to the host
    void strike(const chips::PlannedFault&);
    void inject(std::uint8_t cell, const chips::Injection&);

    double now_s() const;
    double start_s() const { return start_s_; }
    chips::Memory memory() const;
    int resets() const;   // since power-on, by the watchdog
    bool running() const; // the processor has not crashed
    std::vector<chips::Conversion> take_conversions(std::uint8_t cell);
    Habits take_habits(); // since it was asked last

    struct Parts;

  private:
    double start_s_;
    std::unique_ptr<Parts> parts_;
};

} // namespace simulator
